"""What a medic types (domain, 11.15-11.17). All of it is sealed to `medical` except triage colour and instructions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from models.codes import (
    AllergySeverity,
    Answer,
    BodyRegion,
    BodySide,
    BodyView,
    Consciousness,
    DoseState,
    FollowUpKind,
    InjuryKind,
    Instruction,
    IstanbulTerm,
    ListState,
    Method,
    NotMeasured,
    OfferState,
    Outcome,
    Pregnancy,
    Qualification,
    Screening,
    Substance,
    TestOffer,
    Triage,
    VaccineSource,
)


@dataclass(frozen=True, repr=False)
class Vitals:
    """Measures in SI-style units as stored: temperature in tenths of a degree Celsius, glucose in tenths of mmol/L,
    weight in tenths of a kilogram, oxygen in tenths of L/min; None: not measured. `on_air` None: not asked."""

    respiration: int | None = None
    saturation: int | None = None
    on_air: bool | None = None
    systolic: int | None = None
    diastolic: int | None = None
    pulse: int | None = None
    temperature: int | None = None
    consciousness: Consciousness | None = None
    glucose: int | None = None
    weight: int | None = None
    height: int | None = None
    pain: int | None = None
    muac: int | None = None
    oxygen_flow: int | None = None
    peak_flow: int | None = None
    haemoglobin: int | None = None


@dataclass(frozen=True, repr=False)
class MeasureNote:
    """How or when one measure was taken, or why it was not."""

    key: str
    method: Method | None = None
    not_measured: NotMeasured | None = None
    at: datetime | None = None


@dataclass(frozen=True, repr=False)
class Allergy:
    substance: str
    reaction: str = ""
    severity: AllergySeverity = AllergySeverity.NOT_KNOWN


@dataclass(frozen=True, repr=False)
class Medicine:
    """A medicine as written on the box, with what is known of it. `name`: the international name (INN)."""

    as_written: str
    name: str = ""
    dose: str = ""
    last_taken: str = ""
    days_left: int | None = None
    strength: str = ""
    form: str = ""
    times: str = ""
    time_critical: bool = False


@dataclass(frozen=True, repr=False)
class Condition:
    text: str
    icd10: str = ""


@dataclass(frozen=True, repr=False)
class Injury:
    """A mark on the body. `x`, `y`: thousandths of the drawing of `view`; `cause` in the person's own words."""

    id: UUID
    view: BodyView
    x: int
    y: int
    region: BodyRegion
    side: BodySide = BodySide.MIDDLE
    kind: InjuryKind = InjuryKind.OTHER
    size_mm: int | None = None
    colour: str = ""
    age_stated: str = ""
    cause: str = ""
    fresh: Answer = Answer.NOT_ASKED
    pain: Answer = Answer.NOT_ASKED
    photos: tuple[UUID, ...] = ()
    term: IstanbulTerm = IstanbulTerm.NOT_ASSESSED


@dataclass(frozen=True, repr=False)
class FilledQuestionnaire:
    """Answers to a questionnaire of a data file, in its order; None: not answered."""

    definition: str
    version: int
    language: str
    answers: tuple[int | None, ...]


@dataclass(frozen=True, repr=False)
class FollowUpForm:
    id: UUID
    person: UUID
    kind: FollowUpKind = FollowUpKind.SEE_AGAIN
    what: str = ""
    due_at: datetime | None = None
    owner: UUID | None = None
    check: UUID | None = None


@dataclass(frozen=True, repr=False)
class CheckForm:
    """One medical check.

    `standing`: the instructions its writer saw; signing lifts only these, never one set meanwhile by somebody else.
    `shown`: the questions that were in sight; `asked_together`: those answered with "the rest no". `for_protection`:
    the medic wants what was said of ill-treatment kept for protection as well."""

    id: UUID
    person: UUID
    consent: Answer = Answer.NOT_ASKED
    triage: Triage = Triage.NOT_YET
    complaint: str = ""
    vitals: Vitals = field(default_factory=Vitals, repr=False)
    measured_at: datetime | None = None
    screening: tuple[tuple[Screening, Answer], ...] = field(default=(), repr=False)
    allergies_state: ListState = ListState.NOT_ASKED
    allergies: tuple[Allergy, ...] = field(default=(), repr=False)
    medicines_state: ListState = ListState.NOT_ASKED
    medicines: tuple[Medicine, ...] = field(default=(), repr=False)
    note: str = field(default="", repr=False)
    outcome: Outcome | None = None
    follow_up: str = field(default="", repr=False)
    instructions: tuple[Instruction, ...] = ()
    standing: tuple[Instruction, ...] = ()
    qualification: Qualification = Qualification.NOT_SAID
    interpreter_name: str = ""
    criteria: tuple[str, ...] = ()
    measures: tuple[MeasureNote, ...] = ()
    shown: tuple[Screening, ...] = ()
    asked_together: tuple[Screening, ...] = ()
    conditions_state: ListState = ListState.NOT_ASKED
    conditions: tuple[Condition, ...] = ()
    pregnancy: Pregnancy = Pregnancy.NOT_ASKED
    pregnancy_weeks: int | None = None
    withdrawal: tuple[tuple[Substance, str], ...] = ()
    offers: tuple[tuple[TestOffer, OfferState], ...] = ()
    injuries: tuple[Injury, ...] = ()
    statement: str = ""
    for_protection: bool = False
    questionnaires: tuple[FilledQuestionnaire, ...] = ()
    follow_ups: tuple[FollowUpForm, ...] = ()
    senior_asked: Answer = Answer.NOT_ASKED


@dataclass(frozen=True, repr=False)
class AddendumForm:
    id: UUID
    check: UUID
    text: str = field(repr=False)


@dataclass(frozen=True, repr=False)
class VitalsForm:
    """Vital signs by an assistant, outside a check."""

    id: UUID
    person: UUID
    vitals: Vitals
    measures: tuple[MeasureNote, ...] = ()
    measured_at: datetime | None = None


@dataclass(frozen=True, repr=False)
class InjuryPhotoForm:
    """A photograph of a mark; `consent`: the INJURY_PHOTO consent it was taken under."""

    id: UUID
    person: UUID
    check: UUID | None
    injury: UUID
    picture: bytes
    consent: UUID | None = None


@dataclass(frozen=True, repr=False)
class ImmunizationForm:
    """One vaccination; `on`: a partial ISO date (2019, 2019-05, 2019-05-17) or empty."""

    id: UUID
    person: UUID
    vaccine: str
    dose: int | None = None
    on: str = ""
    country: str = ""
    source: VaccineSource = VaccineSource.STATED
    lot: str = ""
    site: str = ""


@dataclass(frozen=True, repr=False)
class OrderForm:
    """A medicine for the round. `times`: local HH:MM of each day."""

    id: UUID
    person: UUID
    medicine: Medicine
    times: tuple[str, ...]
    starts_on: date
    ends_on: date | None = None
    check: UUID | None = None


@dataclass(frozen=True, repr=False)
class DoseForm:
    id: UUID
    order: UUID
    due_at: datetime
    state: DoseState
    note: str = ""


@dataclass(frozen=True, repr=False)
class DispenseForm:
    """Medicine out of the clinic's stock; `instructions` in the person's `language`."""

    id: UUID
    person: UUID
    item: str
    quantity: int
    instructions: str
    language: str = "en"
    lot: str = ""
    check: UUID | None = None
