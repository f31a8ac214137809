"""Words of papers, belongings and hand-overs, and the rows that show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.carried import WITH_PERSON, BelongingRow, DocumentRow, HandOverRow
from models.codes import Answer, BelongingKind, Custody, DocumentType, ZoneState
from models.values.paper_date import show_paper_date
from ui.labels import conditions, custody, documents
from ui.pages.person.protection_panel import Fields
from ui.person_words import clock
from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import Chip
from ui.widgets.whole import Whole
from ui.words import _


def belonging_kinds() -> dict[BelongingKind, str]:
    return {
        BelongingKind.BAG: _("Bag"),
        BelongingKind.MONEY: _("Money"),
        BelongingKind.PHONE: _("Phone"),
        BelongingKind.PAPERS: _("Papers"),
        BelongingKind.CLOTHES: _("Clothes"),
        BelongingKind.JEWELLERY: _("Jewellery"),
        BelongingKind.KEYS: _("Keys"),
        BelongingKind.PHOTOS_LETTERS: _("Photos and letters"),
        BelongingKind.CARDS: _("Bank and other cards"),
        BelongingKind.DEVICE: _("Device"),
        BelongingKind.MEDICINE: _("Medicine"),
        BelongingKind.RELIGIOUS: _("Religious things"),
        BelongingKind.FOOD: _("Food"),
        BelongingKind.OTHER: _("Another thing"),
        BelongingKind.NONE: _("Nothing at all"),
    }


def paper_types(exact: bool) -> dict[DocumentType, str]:
    """The types to choose from; a verdict by its name for who writes or reads it as one."""
    words = {kind: word for kind, word in documents().items() if kind is not DocumentType.NONE}
    return words | {DocumentType.VERDICT: _("Verdict")} if exact else words


def zone_states() -> dict[ZoneState, str]:
    """What the check digits of the machine zone said."""
    return {
        ZoneState.NOT_READ: "",
        ZoneState.CHECKS_OK: _("machine zone read, every check digit right"),
        ZoneState.PARTIAL: _("machine zone read in part"),
        ZoneState.FAILED: _("machine zone read, a check digit is wrong"),
    }


def paper_title(row: DocumentRow, number: str) -> str:
    """Type, country and number of a paper; of a court paper only that it is one."""
    kind = documents()[row.form.type] if row.veiled else paper_types(exact=True)[row.form.type]
    return ", ".join(part for part in (kind, row.form.country, number) if part)


def paper_details(row: DocumentRow) -> str:
    """Everything else that stands on it, as sentences."""
    form = row.form
    parts = (
        conditions()[form.condition],
        " / ".join(form.name_as_written.split("\n")),
        form.authority,
        _("issued {day}").format(day=show_paper_date(form.issued)) if form.issued else "",
        _("valid until {day}").format(day=show_paper_date(form.expires)) if form.expires else "",
        _("{count} pages").format(count=form.pages) if form.pages else "",
        zone_states()[row.zone_state],
        _("{count} pages kept as pictures").format(count=row.scans) if row.scans else "",
    )
    return _sentence(parts)


def thing_title(row: BelongingRow) -> str:
    """Kind, count, amount and what is written of it."""
    form = row.form
    count = f"{form.quantity} ×" if form.quantity > 1 else ""
    kind = " ".join(part for part in (count, belonging_kinds()[form.kind]) if part)
    return ", ".join(part for part in (kind, str(row.money) if row.money else "", form.description) if part)


def thing_details(row: BelongingRow) -> str:
    form = row.form
    counted = _("counted by {one} and {other}").format(one=form.counted_by, other=form.counted_by_second)
    parts = (
        _("seal {number}").format(number=form.seal_number) if form.seal_number else "",
        counted if row.money else "",
        form.location,
        _("may be compromised: do not connect it to anything here") if form.kind is BelongingKind.PHONE else "",
    )
    return _sentence(parts)


def line_what(row: HandOverRow) -> str:
    """What changed hands."""
    if row.type is not None:
        return documents()[row.type]
    kind = belonging_kinds()[row.kind] if row.kind else ""
    return ", ".join(part for part in (kind, row.description) if part)


def line_head(row: HandOverRow, today: date) -> str:
    return _("{at}  From {giver} to {taker}").format(at=clock(row.at, today), giver=row.from_whom, taker=row.to_whom)


def line_details(row: HandOverRow) -> str:
    signed = {
        (True, True): _("signed by both"),
        (True, False): _("signed by who gave"),
        (False, True): _("signed by who took"),
        (False, False): _("not signed"),
    }[(row.from_signed is Answer.YES, row.to_signed is Answer.YES)]
    receipt = _("receipt {number}").format(number=row.receipt) if row.receipt else ""
    parts = (custody()[row.custody], row.location, row.place, row.purpose, signed, receipt, row.by)
    return _sentence(parts)


def holder_chip(held: Custody) -> Chip:
    """Who holds it: calm where the person does."""
    calm = held in WITH_PERSON
    return Chip(custody()[held], "ok" if calm else "att", "done" if calm else "ask")


def _sentence(parts: Iterable[str]) -> str:
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def block(mark: QWidget, title: str, details: Sequence[str], end: QWidget | None, deeds: Sequence[QWidget]) -> QWidget:
    """A row: a shape, a title with lines under it, what it says at the end, and its buttons below."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(10)
    across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(Whole(title))
    for text in details:
        if text:
            words.addWidget(Whole(text, "hint"))
    if deeds:
        flow = FlowLayout(spacing=6)
        for deed in deeds:
            flow.addWidget(deed)
        words.addLayout(flow)
    words.addStretch(1)
    across.addLayout(words, 1)
    if end is not None:
        across.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
    return row


def deed(words: str, about: str, act: Callable[[], None]) -> KeyButton:
    """A quiet button of a row, in line with its words; its whole name says what it is about."""
    button = KeyButton(words, size="compact", kind="quiet")
    button.layout().setContentsMargins(0, 0, 10, 0)
    button.setAccessibleName(f"{words}: {about}" if about else words)
    button.clicked.connect(lambda _checked=False: act())
    return button


def beside(fields: Fields, *names: str) -> None:
    """Fields that stand side by side, in their order."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for name in names:
        fields.column.removeWidget(fields.field(name))
        row.addWidget(fields.field(name), 1)
    fields.column.addLayout(row)
