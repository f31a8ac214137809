"""What the medical summary is drawn from: codes that become words of its language, and texts as they were written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from models.codes import (
    AllergySeverity,
    FollowUpKind,
    Instruction,
    ListState,
    Outcome,
    Pregnancy,
    Sex,
    VaccineSource,
)
from printing.data import Named, SiteData


@dataclass(frozen=True, repr=False)
class CarriedAllergy:
    substance: str
    reaction: str = ""
    severity: AllergySeverity = AllergySeverity.NOT_KNOWN


@dataclass(frozen=True, repr=False)
class CarriedMedicine:
    """`what`: as on the box, with the international name; `times`: when the clinic gives it; `gap`: not taken for
    days, so that its restart is decided by whoever prescribes."""

    what: str
    dose: str = ""
    last_taken: str = ""
    days_left: int | None = None
    times: str = ""
    time_critical: bool = False
    gap: bool = False


@dataclass(frozen=True, repr=False)
class CarriedShot:
    """`on`: as far as it is known, in figures."""

    vaccine: str
    dose: int | None = None
    on: str = ""
    country: str = ""
    source: VaccineSource = VaccineSource.STATED
    lot: str = ""


@dataclass(frozen=True, repr=False)
class CarriedFollowUp:
    kind: FollowUpKind
    what: str = ""
    due: datetime | None = None


@dataclass(frozen=True, repr=False)
class SummaryData(Named):
    """`language`: of the second page. `measures`: sets of vital signs, each with its time and pairs of key and value
    with its unit; the keys `air` and `on_oxygen` stand alone. `born`: as far as it is known, in figures."""

    number: str = ""
    language: str = "en"
    site: SiteData = field(default_factory=lambda: SiteData("", "", ""))
    at: datetime | None = None
    born: str = ""
    sex: Sex = Sex.NOT_ASKED
    languages: tuple[str, ...] = ()
    interpreter: bool = False
    checked_at: datetime | None = None
    checked_by: str = ""
    allergies_state: ListState = ListState.NOT_ASKED
    allergies: tuple[CarriedAllergy, ...] = ()
    medicines_state: ListState = ListState.NOT_ASKED
    medicines: tuple[CarriedMedicine, ...] = ()
    conditions_state: ListState = ListState.NOT_ASKED
    conditions: tuple[str, ...] = ()
    pregnancy: Pregnancy = Pregnancy.NOT_ASKED
    weeks: int | None = None
    measures: tuple[tuple[datetime, tuple[tuple[str, str], ...]], ...] = ()
    outcome: Outcome | None = None
    instructions: tuple[Instruction, ...] = ()
    follow_ups: tuple[CarriedFollowUp, ...] = ()
    shots: tuple[CarriedShot, ...] = ()
