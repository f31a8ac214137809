"""What the windows hand to the use cases: frozen forms. Each carries the id of what it will save from the moment
it opens, so that saving twice after a crash makes one row (design, section 6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from app.lists.asks import ColumnAnswer
from models.codes import (
    AbsenceReason,
    ActNow,
    Answer,
    Compartment,
    Condition,
    Custody,
    DocumentType,
    GroupKind,
    ProposalState,
    Role,
    Sex,
    Triage,
    ZoneState,
)
from models.values.partial_date import PartialDate


@dataclass(frozen=True, repr=False)
class SetUpForm:
    """First run. `station` is the three printed digits (1-999)."""

    site_name: str
    site_address: str
    phone: str
    station: int
    manager_name: str
    desk: str


@dataclass(frozen=True, repr=False)
class UserForm:
    """A new user. `roles`: all of them, completed so that `role`, the one they start in, comes first."""

    id: UUID
    name: str
    desk: str
    role: Role
    recovery_code: str | None = field(default=None, repr=False)
    roles: tuple[Role, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "roles", tuple(dict.fromkeys((self.role, *self.roles))))


@dataclass(frozen=True, repr=False)
class ShiftPassForm:
    """A volunteer's pass for one shift. `role`: VOL, STO or INT; `until`: at most 16 hours from now."""

    id: UUID
    name: str
    desk: str
    role: Role
    until: datetime


@dataclass(frozen=True, repr=False)
class GroupForm:
    """A new arrival group. `exposed`: a politically exposed group gets the cautious card and the default flags."""

    id: UUID
    label: str
    kind: GroupKind
    expected: int | None
    arrived_at: datetime
    crossing_point: str = ""
    handed_over_by: str = ""
    vehicle: str = ""
    exposed: bool = True


@dataclass(frozen=True, repr=False)
class ListForm:
    """A list as the person confirmed it in the preview: the raw bytes and the meaning of each column. `leave`: rows
    of a corrected list whose differences are not taken; `answers`: what was said of whole columns."""

    id: UUID
    group: UUID
    raw: bytes = field(repr=False)
    encoding: str
    delimiter: str
    columns: tuple[str, ...]
    leave: frozenset[int] = frozenset()
    answers: tuple[ColumnAnswer, ...] = ()


@dataclass(frozen=True)
class Decision:
    proposal: UUID
    state: ProposalState


@dataclass(frozen=True)
class CountForm:
    """The sweep at the bus door. `person` is somebody on the list, or a new id for an extra.

    `card`: the digits scanned from a blank printed card, or the number written on a hand; empty: the next number.
    """

    person: UUID
    group: UUID
    on_list: bool
    triage: Triage = Triage.NOT_YET
    doctor_now: bool = False
    card: str = ""


@dataclass(frozen=True, repr=False)
class AbsenceForm:
    person: UUID
    reason: AbsenceReason
    said_by: str = ""


@dataclass(frozen=True)
class PaperInHand:
    """A document in the person's hands: type, condition, where it is now; `id` where the record has it already."""

    type: DocumentType
    condition: Condition = Condition.UNKNOWN
    custody: Custody = Custody.PERSON
    id: UUID | None = field(default=None, compare=False)


@dataclass(frozen=True, repr=False)
class ZoneInHand:
    """The machine zone of one paper in hand, as somebody took it over. `expires`: a partial ISO date."""

    type: DocumentType
    number: str = ""
    country: str = ""
    expires: str = ""
    name: str = ""
    text: str = ""
    state: ZoneState = ZoneState.NOT_READ


@dataclass(frozen=True, repr=False)
class PersonForm:
    """The quick form of the border. Everything may be empty or not asked; `card` binds a scanned blank card."""

    id: UUID
    group: UUID
    family: str = ""
    given: str = ""
    patronymic: str = ""
    name_language: str = ""
    latin_family: str = ""
    latin_given: str = ""
    latin_confirmed: bool = False
    sex: Sex = Sex.NOT_ASKED
    birth: PartialDate | None = None
    birth_as_written: str = ""
    nationality: str = ""
    languages: tuple[str, ...] = ()
    interpreter: Answer = Answer.NOT_ASKED
    papers: tuple[PaperInHand, ...] = ()
    acts_now: tuple[ActNow, ...] = ()
    notice_given: Answer = Answer.NOT_ASKED
    photo: bytes | None = field(default=None, repr=False)
    card: str = ""
    latin_from_document: bool = False
    zone: ZoneInHand | None = None


@dataclass(frozen=True)
class OwnSheetForm:
    """The sheet a person takes away. `language` empty: one of their own; `with_place` only if they want the address of
    the centre on paper."""

    person: UUID
    language: str = ""
    with_place: bool = False


@dataclass(frozen=True)
class TwinForm:
    """Two records that a person compared: the same human being (YES) or not (NO). `keep`: the record that then speaks
    for both; None chooses the one that is registered, then the older."""

    id: UUID
    a: UUID
    b: UUID
    same: Answer
    keep: UUID | None = None


@dataclass(frozen=True, repr=False)
class DraftForm:
    """A half-typed form: the id of what it will save, its page, its fields as bytes; `sealed` closes it to others."""

    id: UUID
    page: str
    content: bytes
    sealed: Compartment | None = None
