"""What the papers are made from: plain frozen data, so that a paper is drawn and tested without a database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from models.codes import BelongingKind, BriefingKind, Custody, DocumentType, VoucherKind

Progress = Callable[[int, int], None]
"""Called with (done, total) after each drawn paper; may raise to cancel."""

HouseWords = Mapping[str, Mapping[str, str]]
"""What the house calls codes, by language and code; what is not in it keeps the program's word."""


class CardLayout(StrEnum):
    """Which sheet the cards are printed on."""

    ID1_ON_A4 = "ID1_ON_A4"
    ID1_SINGLE = "ID1_SINGLE"
    A6 = "A6"
    LABEL_62 = "LABEL_62"
    LABEL_100X50 = "LABEL_100X50"


@dataclass(frozen=True)
class Printed:
    """A paper as PDF bytes, and what a person must read before it is printed (empty when all is well)."""

    pdf: bytes = field(repr=False)
    warnings: tuple[str, ...] = field(default=(), repr=False)
    pages: int = 0


@dataclass(frozen=True)
class Foot:
    """What stands at the foot of every page. `journal_head` is the anchor code of the journal; a `print_number` of 0
    says that this is a preview."""

    print_number: int
    at: datetime
    by: str
    journal_head: str
    copy: int = 1
    copies: int = 1
    desk: str = ""
    destroy_after: datetime | None = None


@dataclass(frozen=True)
class PrinterData:
    """What was measured of a printer: dots per inch (0: not known), and in mm how far to move fronts and backs to the
    right and down so that they come out in their place."""

    dpi: int = 0
    front: tuple[float, float] = (0.0, 0.0)
    back: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class SiteData:
    """Who prints: the place, a telephone that is answered day and night, the language that comes first on a card;
    `line`: what stands beneath on letters and reports."""

    name: str
    address: str
    phone: str
    language: str = "lt"
    line: str = ""


@dataclass(frozen=True, kw_only=True)
class Named:
    """A person's name as recorded: the Latin form, whether the person confirmed it, and the own spelling."""

    latin_family: str = field(default="", repr=False)
    latin_given: str = field(default="", repr=False)
    latin_confirmed: bool = False
    own_family: str = field(default="", repr=False)
    own_given: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class CardData(Named):
    """One person's card. `holder_language` (ISO 639-1) chooses the third line; `languages` are endonyms."""

    number: str
    serial: int
    languages: tuple[str, ...] = ()
    holder_language: str = "en"
    photo: bytes | None = field(default=None, repr=False)
    short_code: str = field(repr=False)
    proof: str = field(repr=False)
    issued: date
    valid_until: date
    cautious: bool = True
    site: SiteData


@dataclass(frozen=True, kw_only=True)
class BlankCard:
    """A card printed ahead: number and both codes, ruled lines for the name, no person yet."""

    number: str
    serial: int
    short_code: str = field(repr=False)
    proof: str = field(repr=False)
    issued: date
    valid_until: date
    site: SiteData
    holder_language: str = "be"
    cautious: bool = True


@dataclass(frozen=True)
class OwnStep:
    """A step of the way: when (local time), which (a key of the catalogue), what it was about, until which day."""

    at: datetime
    kind: str
    about: str = field(default="", repr=False)
    day: date | None = None


@dataclass(frozen=True)
class KeptThing:
    """A belonging that others keep: who, where, and under which seal."""

    kind: BelongingKind
    custody: Custody
    description: str = field(default="", repr=False)
    location: str = ""
    seal: str = ""


@dataclass(frozen=True, kw_only=True)
class OwnSheetData(Named):
    """The sheet that a person carries away: steps oldest first, papers by who holds them, things kept, what is owed.

    `place` is left out unless the person wants the address on paper; `code` is the proof of the card, if any."""

    number: str
    language: str
    place: SiteData | None
    phone: str
    code: str = field(default="", repr=False)
    steps: tuple[OwnStep, ...] = field(default=(), repr=False)
    papers: tuple[tuple[DocumentType, Custody], ...] = field(default=(), repr=False)
    in_hand: tuple[BelongingKind, ...] = field(default=(), repr=False)
    kept: tuple[KeptThing, ...] = field(default=(), repr=False)
    owed: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, kw_only=True)
class ReceiptItem:
    """A piece of a receipt: what it is, what is written of it, how many, under which seal, how much money."""

    what: DocumentType | BelongingKind
    description: str = field(default="", repr=False)
    count: int = 1
    seal: str = ""
    money: str = field(default="", repr=False)
    counted_by: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, kw_only=True)
class ReceiptData(Named):
    """A receipt in two halves: one for the person in `language`, one for the site in English. `at` is local time."""

    language: str
    site: SiteData
    number: str
    at: datetime
    from_whom: str = field(repr=False)
    to_whom: str = field(repr=False)
    place: str = ""
    kept_in: str = ""
    purpose: str = ""
    items: tuple[ReceiptItem, ...] = field(repr=False)
    called: HouseWords = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class VoucherData(Named):
    """A receipt for money or money's worth, in two halves: one for the person in `language`, one for the till in
    English. `at` is local time; `receipt`: its number, kept when it is printed again; `ticket`: of what was given."""

    language: str
    site: SiteData
    number: str
    at: datetime
    receipt: int
    kind: VoucherKind
    money: str = ""
    ticket: str = ""
    purpose: str = field(default="", repr=False)
    given_by: str = field(default="", repr=False)
    witness: str = field(default="", repr=False)
    called: HouseWords = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class BriefingSigner(Named):
    """Somebody who signs that they were told."""

    number: str


@dataclass(frozen=True, kw_only=True)
class BriefingData:
    """What is told and who signs for it, in one language. `draft`: its words wait for a native speaker; `at` is local
    time."""

    language: str
    site: SiteData
    kind: BriefingKind
    title: str
    content: str
    draft: bool
    at: datetime
    place: str = ""
    given_by: str = field(default="", repr=False)
    interpreter: str = field(default="", repr=False)
    signers: tuple[BriefingSigner, ...] = field(default=(), repr=False)
    called: HouseWords = field(default_factory=dict)


@dataclass(frozen=True)
class ReportSection:
    """A heading, lines of label and value, and a note under them."""

    heading: str
    lines: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    note: str = field(default="", repr=False)


@dataclass(frozen=True)
class ReportData:
    """A plain report. `confidential` stands at the foot of every page."""

    title: str
    language: str
    site: SiteData
    intro: str
    confidential: str
    sections: tuple[ReportSection, ...] = field(repr=False)


@dataclass(frozen=True)
class SecondCode:
    """A code beside the first one at the head of a list, and the line beneath that says what it does."""

    digits: str
    words: str
