"""What is typed and shown of briefings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from app.rows import PersonRow
from app.scan_meaning import ScanMeaning
from app.validity import Validity
from models.codes import Answer, BriefingKind


@dataclass(frozen=True)
class BriefingTextForm:
    """What people are told, in one language. `draft`: nobody who speaks it has confirmed it."""

    id: UUID
    kind: BriefingKind
    language: str
    title: str
    content: str
    draft: bool = True
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class BriefingTextRow:
    """A text as it stands today. `in_use`: valid, and none of its kind and language began later; `used`: it was told to
    somebody, its words do not change any more."""

    form: BriefingTextForm
    validity: Validity
    in_use: bool
    used: bool


@dataclass(frozen=True, repr=False)
class BriefingForm:
    """A briefing is held now. `text` None: none is read out. With a text its kind and language count. `people`: who is
    told at once, each as `understood`; `group`: whose list is kept."""

    id: UUID
    kind: BriefingKind
    language: str
    text: UUID | None = None
    people: tuple[UUID, ...] = ()
    group: UUID | None = None
    place: str = ""
    given_by: str = field(default="", repr=False)
    interpreter: str = field(default="", repr=False)
    understood: Answer = Answer.NOT_ASKED


@dataclass(frozen=True)
class AttendForm:
    """Somebody was there or not, and understood, as far as staff can tell."""

    id: UUID
    briefing: UUID
    person: UUID
    attended: Answer = Answer.YES
    understood: Answer = Answer.NOT_ASKED


@dataclass(frozen=True)
class AttendScanForm:
    """A card shown at a briefing, or a number typed."""

    id: UUID
    briefing: UUID
    code: str


@dataclass(frozen=True, repr=False)
class BriefingRow:
    """A briefing that was held. `present`: how many were there; `listed`: how many are on its list."""

    id: UUID
    kind: BriefingKind
    language: str
    title: str
    draft: bool
    at: datetime
    place: str
    given_by: str
    interpreter: str
    group: str
    present: int
    listed: int


@dataclass(frozen=True, repr=False)
class AttendLine:
    """Somebody on the list of a briefing; NOT_ASKED: nobody has said yet whether they were there."""

    person: PersonRow
    attended: Answer
    understood: Answer
    at: datetime | None


@dataclass(frozen=True, repr=False)
class BriefingSheet:
    """One briefing with its list and the words that were read out."""

    briefing: BriefingRow
    content: str
    lines: tuple[AttendLine, ...]


@dataclass(frozen=True, repr=False)
class AttendedRow:
    """What a scan at a briefing came to. `line` None: nothing was written, `sentence` says why."""

    meaning: ScanMeaning
    sentence: str
    line: AttendLine | None = None
    present: int = 0


@dataclass(frozen=True, repr=False)
class ToldRow:
    """What somebody was told, when, in which language, by whom, with whose help."""

    briefing: UUID
    at: datetime
    kind: BriefingKind
    language: str
    title: str
    given_by: str
    interpreter: str
    attended: Answer
    understood: Answer


@dataclass(frozen=True, repr=False)
class ToldSheet:
    """What somebody was told, and what they were asked to and did not come to, the newest first."""

    person: PersonRow
    rows: tuple[ToldRow, ...]
