"""One line for the ledger: what happened, to what, how much, where, and why. One form for all of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.errors import UserError
from app.ids import new_id
from app.supplies.quantities import read_quantity
from app.supply_forms import ReceiptForm, ReserveForm, TransferForm, WriteOffForm
from app.supply_rows import PlaceRow, StockCardRow
from models.codes import MovementReason
from ui.pages.store.words import reasons
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.panels import Card
from ui.words import _

NO_DAY = _("This is no day, such as 17.11.2027. Nothing was saved. Type it again, or leave it empty.")
WHY = (
    MovementReason.DAMAGED,
    MovementReason.EXPIRED,
    MovementReason.LOST,
    MovementReason.STOLEN,
    MovementReason.SOILED,
    MovementReason.DATA_ERROR,
    MovementReason.OTHER,
)
Booking = ReceiptForm | WriteOffForm | TransferForm | ReserveForm


class Kind(StrEnum):
    """What can be written into the ledger by hand."""

    RECEIVE = "RECEIVE"
    WRITE_OFF = "WRITE_OFF"
    CARRY = "CARRY"
    KEEP = "KEEP"
    FREE = "FREE"


SHOWN = {
    Kind.RECEIVE: ("quantity", "size", "lot", "expires", "location", "document_no", "donor"),
    Kind.WRITE_OFF: ("quantity", "size", "lot", "location", "reason", "note"),
    Kind.CARRY: ("quantity", "size", "lot", "location", "to_place", "document_no"),
    Kind.KEEP: ("quantity", "size", "note"),
    Kind.FREE: ("quantity", "size", "note"),
}
FREE_TEXT = ("quantity", "lot", "expires", "document_no", "donor", "note")


class BookingCard(Card):
    """Only the fields of the chosen kind are shown; what the item has not (sizes, lots) is left out. `asked`: save."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Write into the ledger"), parent=parent)
        self._card: StockCardRow | None = None
        self.id = new_id()
        words = (_("Came in"), _("Write off"), _("Carry"), _("Keep back"), _("Give free"))
        self.kind = Segmented(
            [(k, word, "") for k, word in zip(Kind, words, strict=True)], Kind.RECEIVE, name=_("What")
        )
        self.edits = {name: QLineEdit() for name in FREE_TEXT}
        self.size, self.place, self.to_place = choice_box([]), choice_box([]), choice_box([])
        self.reason = choice_box([(code, reasons()[code]) for code in WHY])
        self.fields = self._fields()
        self.save = KeyButton(_("Save the line"), "Ctrl Enter", "primary")
        self._lay_out()
        self.kind.changed.connect(lambda _kind: self._show_fields())
        self.save.clicked.connect(self.asked)

    def _fields(self) -> dict[str, LabeledField]:
        edits = self.edits
        return {
            "quantity": LabeledField(_("Quantity"), edits["quantity"]),
            "size": LabeledField(_("Size"), self.size),
            "lot": LabeledField(_("Lot"), edits["lot"]),
            "expires": LabeledField(_("Best before"), edits["expires"], "17.11.2027"),
            "location": LabeledField(_("Place"), self.place),
            "to_place": LabeledField(_("To"), self.to_place),
            "reason": LabeledField(_("Why"), self.reason),
            "document_no": LabeledField(_("Waybill"), edits["document_no"]),
            "donor": LabeledField(_("Donor"), edits["donor"]),
            "note": LabeledField(_("Remark"), edits["note"]),
        }

    def _lay_out(self) -> None:
        self.body.addWidget(self.kind)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.save)
        controls = [field.control for field in self.fields.values()]
        EnterChain(controls, self.save.click_if_able, parent=self)
        self._show_fields()

    def _show_fields(self) -> None:
        """In the order of the kind, three in a row."""
        for field in self.fields.values():
            self._grid.removeWidget(field)
            field.hide()
            field.clear()
        for place, name in enumerate(self._shown()):
            self._grid.addWidget(self.fields[name], place // 3, place % 3)
            self.fields[name].show()

    def _shown(self) -> list[str]:
        item = self._card.item if self._card else None
        without = {"size"} if item is None or not item.sizes else set[str]()
        if item is None or not item.tracks_lots:
            without |= {"lot", "expires"}
        if self.place.count() < 2:
            without |= {"location", "to_place"}
        return [name for name in SHOWN[self.kind.value()] if name not in without]

    def show_card(self, card: StockCardRow, places: Sequence[PlaceRow]) -> None:
        """The form is for this item; what is half typed for another one is begun anew."""
        if self._card is None or self._card.item.code != card.item.code:
            self.begin()
        self._card = card
        for box in (self.place, self.to_place):
            chosen = box.currentData()
            box.clear()
            box.addItem(_("Main store"), None)
            for row in places:
                box.addItem(row.name, row.id)
            box.setCurrentIndex(max(box.findData(chosen), 0))
        self.size.clear()
        for size in ("", *card.item.sizes):
            self.size.addItem(size or _("No size"), size)
        self._show_fields()

    def begin(self) -> None:
        """An empty line with a new id."""
        self.id = new_id()
        for edit in self.edits.values():
            edit.clear()

    def form(self) -> Booking:
        """As typed; UserError names the field that cannot be read."""
        assert self._card is not None
        item, edits = self._card.item, {name: edit.text().strip() for name, edit in self.edits.items()}
        quantity = read_quantity(edits["quantity"], item.scale)
        size, lot, place = self.size.currentData() or "", edits["lot"], self.place.currentData()
        match self.kind.value():
            case Kind.RECEIVE:
                expires = _day(edits["expires"])
                return ReceiptForm(
                    self.id, item.code, quantity, edits["document_no"], edits["donor"], size, lot, expires, place
                )
            case Kind.WRITE_OFF:
                reason = MovementReason(self.reason.currentData())
                return WriteOffForm(self.id, item.code, quantity, reason, size, lot, place, edits["note"])
            case Kind.CARRY:
                to = self.to_place.currentData()
                return TransferForm(self.id, item.code, quantity, place, to, size, lot, edits["document_no"])
        release = self.kind.value() is Kind.FREE
        return ReserveForm(self.id, item.code, quantity, size, release=release, note=edits["note"])


def _day(text: str) -> date | None:
    if not text:
        return None
    for shape in ("%d.%m.%Y", "%Y-%m-%d", "%m.%Y"):
        try:
            return datetime.strptime(text, shape).date()
        except ValueError:
            continue
    raise UserError(NO_DAY, "expires")
