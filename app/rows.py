"""What the use cases hand back: frozen rows. No table object ever leaves `app`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from app.forms import PaperInHand, PersonForm
from app.scan_meaning import ScanMeaning as ScanMeaning
from app.scan_meaning import SeenRow
from models.codes import (
    AbsenceReason,
    ActNow,
    Answer,
    Arrival,
    CardState,
    GroupKind,
    Instruction,
    PaperClass,
    PaperKind,
    PresenceState,
    ProposalKind,
    ProposalState,
    Role,
    SafetyFlag,
    Sex,
    Triage,
)
from models.values.partial_date import PartialDate


@dataclass(frozen=True, repr=False)
class UserRow:
    """A user. `until`: when a shift pass ends by itself; `ended_at`: since when they are shut out."""

    id: UUID
    name: str
    desk: str
    role: Role
    roles: tuple[Role, ...] = ()
    until: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, repr=False)
class NewUser:
    """A user just added; the passphrase is shown once and kept nowhere."""

    user: UserRow
    passphrase: str = field(repr=False)


class PaperCode(StrEnum):
    """The three recovery codes kept on paper: the records and their keys, the medical texts, the protection notes."""

    STATION = "station"
    MEDICAL = "medical"
    PROTECTION = "protection"


@dataclass(frozen=True)
class KeyStanding:
    """What is still owed to the keys: a second lead, each code typed back once. `due`: a day after the first run;
    `medical_due`: a medic left, and the next medic who unlocks makes a new medical key."""

    since: datetime
    due: datetime
    second_lead: bool
    confirmed: tuple[PaperCode, ...]
    medical_due: bool

    @property
    def owed(self) -> tuple[PaperCode, ...]:
        """The codes not yet typed back."""
        return tuple(code for code in PaperCode if code not in self.confirmed)

    @property
    def whole(self) -> bool:
        return self.second_lead and not self.owed


@dataclass(frozen=True, repr=False)
class GroupRow:
    id: UUID
    code: str
    label: str
    kind: GroupKind
    expected: int | None
    arrived_at: datetime
    exposed: bool


@dataclass(frozen=True)
class Counts:
    """Numbers of one group that must add up: counted = from_list + extras; listed = from_list + absent + open +
    doubled. People are counted once; `doubled`: further rows of the list that are somebody counted already."""

    expected: int
    listed: int
    counted: int
    from_list: int
    extras: int
    absent: int
    open: int
    registered: int
    checked: int
    carded: int
    supplied: int
    doubled: int = 0

    @property
    def adds_up(self) -> bool:
        return self.open == 0 and self.counted == self.from_list + self.extras


@dataclass(frozen=True, repr=False)
class NameText:
    """A name as shown: `latin` is the confirmed form or, with latin_confirmed False, only a suggestion (or empty)."""

    family: str
    given: str
    patronymic: str = ""
    as_written: str = ""
    script: str = ""
    language: str = ""
    latin_family: str = ""
    latin_given: str = ""
    latin_confirmed: bool = False

    @property
    def own(self) -> str:
        return " ".join(part for part in (self.family, self.given) if part) or self.as_written

    @property
    def latin(self) -> str:
        return " ".join(part for part in (self.latin_family, self.latin_given) if part)

    @property
    def short(self) -> str:
        """Family and given name as the desk reads them; empty when no name is known."""
        return self.own or self.latin

    @property
    def guarded(self) -> str:
        """Given name and the first letter of the family name, for screens others can see."""
        given, family = self.given or self.latin_given, self.family or self.latin_family
        return f"{given} {family[:1]}." if given and family else given or family or self.as_written


@dataclass(frozen=True, repr=False)
class PersonRow:
    """One person in a list: who, number, where in the flow. `same_as`: other records of the same human being;
    `rows_here`: how many rows of this list are that human being, `list_rows` of the list that came; `left`: they left
    the house for good."""

    id: UUID
    number: str
    name: NameText
    sex: Sex
    birth: PartialDate | None
    arrival: Arrival
    triage: Triage
    registered: bool
    carded: bool
    checked: bool
    supplied: bool
    on_list: bool
    list_position: int | None
    waiting_since: datetime | None
    acts_now: tuple[ActNow, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    guarded: bool = False
    absence: AbsenceReason | None = None
    photo: bytes | None = field(default=None, repr=False)
    same_as: tuple[UUID, ...] = ()
    rows_here: int = 1
    list_rows: int = 0
    left: bool = False

    def is_of(self, person: UUID | None) -> bool:
        """Whether the record is one of this human being."""
        return person == self.id or person in self.same_as


@dataclass(frozen=True)
class ImportRow:
    """What an import did: `new` people listed, `known` rows that were there already, `proposals` to confirm."""

    listed: int
    new: int
    known: int
    proposals: int
    doubts: int
    likely_twins: int
    changed: int = 0


@dataclass(frozen=True, repr=False)
class ProposalRow:
    id: UUID
    person: PersonRow
    kind: ProposalKind
    state: ProposalState
    absence: AbsenceReason | None = None
    words: str = field(default="", repr=False)


@dataclass(frozen=True)
class CountedRow:
    person: PersonRow
    order: int
    counted: int


@dataclass(frozen=True, repr=False)
class TwinRow:
    """Somebody who may be the same person, with the reasons in words. `likely` False: only possible."""

    person: PersonRow
    likely: bool
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class TwinPair:
    a: PersonRow
    b: PersonRow
    likely: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class RegistrationSheet:
    """The quick form as it should open: what the list and the door already know."""

    form: PersonForm
    person: PersonRow
    saved_before: bool
    active_card: str = ""


@dataclass(frozen=True)
class CardRow:
    id: UUID
    number: str
    serial: int
    state: CardState
    issued: date
    valid_until: date


@dataclass(frozen=True, repr=False)
class Opened:
    """Answer to a scan. A stopped card carries no person (LOOK 06c). `last_seen`: where a good card was shown before;
    `elsewhere`: at another desk within minutes; `offers`: people whose number is like a number that is not whole."""

    meaning: ScanMeaning
    sentence: str
    person: PersonRow | None = None
    number: str = ""
    last_seen: SeenRow | None = None
    elsewhere: SeenRow | None = None
    offers: tuple[PersonRow, ...] = ()


@dataclass(frozen=True, repr=False)
class StepRow:
    """One step of a person's way, for the timeline: when, what, who and desk. `kind` names the icon and the words of
    the own sheet, `about` and `day` what those words speak of: a code, a thing, a day until which something holds."""

    at: datetime
    kind: str
    title: str
    detail: str
    by: str
    about: str = ""
    day: date | None = None


@dataclass(frozen=True, repr=False)
class PersonPage:
    """Everything of one person. `sleeps`: the room and the bed; `presence`: None where it is not shown."""

    person: PersonRow
    names: tuple[NameText, ...]
    nationality: str
    languages: tuple[str, ...]
    interpreter: Answer
    papers: tuple[PaperInHand, ...]
    flags: tuple[SafetyFlag, ...]
    proposals: tuple[ProposalRow, ...]
    cards: tuple[CardRow, ...]
    steps: tuple[StepRow, ...]
    owed: tuple[str, ...]
    looked: tuple[StepRow, ...]
    group: GroupRow | None
    safety: tuple[str, ...] = ()
    said_child: bool = False
    sleeps: tuple[str, str] = ("", "")
    presence: PresenceState | None = None


class AttentionKind(StrEnum):
    DOCTOR_NOW = "DOCTOR_NOW"
    PROPOSALS = "PROPOSALS"
    TWINS = "TWINS"
    LOW_STOCK = "LOW_STOCK"
    NO_CONTACT = "NO_CONTACT"
    NO_FOOD = "NO_FOOD"
    UNCOUNTED = "UNCOUNTED"
    RECOVERY = "RECOVERY"
    BROKEN_GLASS = "BROKEN_GLASS"
    AGREEMENT = "AGREEMENT"
    FULL_NOTICE = "FULL_NOTICE"
    CHILD_ALONE = "CHILD_ALONE"
    TASKS = "TASKS"
    APPOINTMENTS = "APPOINTMENTS"
    AWAY = "AWAY"


@dataclass(frozen=True, repr=False)
class AttentionRow:
    kind: AttentionKind
    title: str
    detail: str
    person: UUID | None = None


@dataclass(frozen=True)
class Queue:
    """People waiting for one step, oldest first; `longest` minutes."""

    people: tuple[PersonRow, ...]
    longest: int | None


@dataclass(frozen=True)
class CallCounts:
    """How the first calls home stand, each person once."""

    made: int
    no_answer: int
    offered: int
    declined: int
    not_asked: int


@dataclass(frozen=True)
class Board:
    """The page Tonight for one group. `absent` is empty of names for those without the right; the count stays. `beds`:
    who has none yet, None where there are no rooms."""

    group: GroupRow
    counts: Counts
    register: Queue
    health: Queue
    cards: Queue
    supplies: Queue
    absent: tuple[PersonRow, ...]
    uncounted: tuple[PersonRow, ...]
    attention: tuple[AttentionRow, ...]
    last_saved: datetime | None
    last_act: str
    calls: CallCounts | None = None
    beds: Queue | None = None


@dataclass(frozen=True, repr=False)
class PrintRow:
    """One print: what, of which class, how many names, copies, for whom, by whom; how often it went to a printer, to a
    file (a file of a list is its own print). `detail`: a code."""

    number: int
    kind: PaperKind
    count: int
    at: datetime
    by: str
    head: str
    paper_class: PaperClass
    detail: str
    copies: int
    for_whom: str
    printed: int = 0
    saved: int = 0
