"""What somebody carried: the forms that write papers, belongings and hand-overs, and the rows that show them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from app.access import Act, Actor, may
from models.codes import Answer, BelongingKind, Condition, Custody, DocumentType, ZoneState
from models.values.money import Money

# Of a verdict, a ruling, a pardon, a record of detention others than case workers learn only that it is a court paper.
COURT_PAPERS = frozenset(
    {DocumentType.VERDICT, DocumentType.COURT_RULING, DocumentType.PARDON, DocumentType.DETENTION_RECORD}
)
WITH_PERSON = frozenset({Custody.PERSON, Custody.COPIED_RETURNED})
HOLDERS = (
    *(Custody.PERSON, Custody.COPIED_RETURNED, Custody.CENTRE_SAFE, Custody.BORDER_GUARD, Custody.MIGRATION_DEPARTMENT),
    *(Custody.RECEPTION_AGENCY, Custody.COURT, Custody.LAWYER, Custody.HOSPITAL),
)
SHOWN_DIGITS = 3
Form = TypeVar("Form", "DocumentForm", "TakenForm", "BelongingForm", "HandOverForm")
STEPS = frozenset({"kept", "handed"})  # of the timeline, for who may see belongings


@dataclass(frozen=True, repr=False)
class DocumentForm:
    """A paper as it lies on the desk. `issued`, `expires`: partial ISO dates; `name_as_written` line by line."""

    id: UUID
    person: UUID
    type: DocumentType
    condition: Condition = Condition.UNKNOWN
    custody: Custody = Custody.PERSON
    country: str = ""
    authority: str = ""
    number: str = ""
    issued: str = ""
    expires: str = ""
    name_as_written: str = ""
    pages: int | None = None
    language: str = ""


@dataclass(frozen=True, repr=False)
class TakenForm:
    """Who took or destroyed a paper, when, where, as the person says it (S4)."""

    document: UUID
    who: str = ""
    when: str = ""
    where: str = ""
    words: str = ""


@dataclass(frozen=True, repr=False)
class DocumentRow:
    """A paper as this role sees it. `veiled`: it is a court paper, and nothing more is told here.
    `taken`: a sealed statement stands; `moved`: hand-overs say who holds it; `scans`: how many pages are kept."""

    form: DocumentForm
    zone_state: ZoneState
    veiled: bool
    taken: bool
    moved: bool
    scans: int
    returned_at: datetime | None = None
    withdrawn: str = ""

    @property
    def is_out(self) -> bool:
        """Whether it was given out of the person's hands here and is not back."""
        given = self.moved or self.form.custody is Custody.CENTRE_SAFE
        return given and self.form.custody not in WITH_PERSON and not self.withdrawn

    @property
    def masked(self) -> str:
        """The number with all but its last three signs hidden."""
        return masked(self.form.number)


@dataclass(frozen=True, repr=False)
class BelongingForm:
    """A thing as it is taken in. `amount` as typed ("120.50"); money is counted by two people."""

    id: UUID
    person: UUID
    kind: BelongingKind
    description: str = ""
    quantity: int = 1
    custody: Custody = Custody.PERSON
    location: str = ""
    seal_number: str = ""
    currency: str = ""
    amount: str = ""
    counted_by: str = ""
    counted_by_second: str = ""


@dataclass(frozen=True, repr=False)
class BelongingRow:
    """A thing, the money of it, and whether hand-overs say where it is."""

    form: BelongingForm
    money: Money | None
    moved: bool
    returned_at: datetime | None = None
    withdrawn: str = ""

    @property
    def is_out(self) -> bool:
        """Whether somebody else holds it."""
        away = self.form.custody not in WITH_PERSON and not self.withdrawn
        return away and self.form.kind is not BelongingKind.NONE


@dataclass(frozen=True, repr=False)
class BelongingSheet:
    """What somebody carried; `held`: the money that others hold for them, one sum a currency."""

    rows: tuple[BelongingRow, ...]
    held: tuple[Money, ...]


@dataclass(frozen=True, repr=False)
class Unreturned:
    """What the person does not have back: things, and papers that were given out of their hands here."""

    documents: tuple[DocumentRow, ...]
    belongings: tuple[BelongingRow, ...]

    def __bool__(self) -> bool:
        return bool(self.documents or self.belongings)


@dataclass(frozen=True)
class Piece:
    """One line of a hand-over: its id, and the paper or the thing that changes hands."""

    id: UUID
    document: UUID | None = None
    belonging: UUID | None = None


@dataclass(frozen=True, repr=False)
class HandOverForm:
    """From one hand to another, one or many pieces at once: both names, when, where, why, who signed, and who holds
    them since."""

    person: UUID
    pieces: tuple[Piece, ...]
    at: datetime
    from_whom: str
    to_whom: str
    custody: Custody
    location: str = ""
    place: str = ""
    purpose: str = ""
    from_signed: Answer = Answer.NOT_ASKED
    to_signed: Answer = Answer.NOT_ASKED


@dataclass(frozen=True, repr=False)
class LineForm:
    """A wrong line and why it is wrong; `right` says it right, None that nothing was handed over."""

    line: UUID
    reason: str
    right: HandOverForm | None = None


@dataclass(frozen=True, repr=False)
class HandOverRow:
    """One dated line of the chain. `reason`: why it does not stand; `newest`: it says who holds the thing today."""

    id: UUID
    document: UUID | None
    belonging: UUID | None
    type: DocumentType | None
    kind: BelongingKind | None
    description: str = field(repr=False)
    at: datetime
    from_whom: str
    to_whom: str
    custody: Custody
    location: str
    place: str
    purpose: str
    from_signed: Answer
    to_signed: Answer
    by: str
    newest: bool
    receipt: int | None = None
    voided: bool = False
    reason: str = ""
    replaces: UUID | None = None


@dataclass(frozen=True, repr=False)
class ScanRow:
    """A page of a paper that is kept as a picture."""

    id: UUID
    document: UUID
    page: int
    at: datetime
    by: str


def shown_type(actor: Actor, kind: DocumentType) -> DocumentType:
    """The type as this role may know it: of verdicts and the like others learn only that they are court papers."""
    return kind if may(actor, Act.READ_CASE_NOTES) else common_type(kind)


def common_type(kind: DocumentType) -> DocumentType:
    """The type as everybody may know it."""
    return DocumentType.VERDICT if kind in COURT_PAPERS else kind


def masked(number: str) -> str:
    """All but the last three signs hidden; a short number is hidden whole."""
    last = number[-SHOWN_DIGITS:] if len(number) > SHOWN_DIGITS else ""
    return "•" * (len(number) - len(last)) + last


def trimmed(form: Form) -> Form:
    """The same form with the white space around every text taken off."""
    values = {each.name: getattr(form, each.name) for each in dataclasses.fields(form)}
    texts: dict[str, Any] = {name: value.strip() for name, value in values.items() if type(value) is str}
    return dataclasses.replace(form, **texts)
