"""Handing out from the clinic's shelf: what, how much, from which lot, and how to take it in the person's words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.access import Act, may
from app.check_forms import DispenseForm
from app.clinic_rows import ClinicItemRow, DispensedRow
from app.errors import UserError
from app.ids import new_id
from app.supplies.quantities import read_quantity
from ui.page import PageContext
from ui.pages.clinic.lists import RowsList
from ui.pages.clinic.of_person import OfPerson
from ui.pages.clinic.words import dispensed_lines, item_words, lot_words
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box, shortcut
from ui.widgets.panels import Card
from ui.words import _

LANGUAGES = ("be", "ru", "uk", "lt", "pl", "en", "fa", "ar", "ka", "hy", "tr")
LIST_HIGH = 160


class HandOut(OfPerson):
    """Assistants hand out as well; what was handed out before is read by medics only."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._id = new_id()
        self._items: dict[str, ClinicItemRow] = {}
        self.item, self.lot = choice_box([], _("What")), choice_box([], _("Lot"))
        self.quantity, self.instructions = QLineEdit("1"), QLineEdit()
        self.language = choice_box([(code, code) for code in LANGUAGES], _("Language of the words"))
        self.given = RowsList[DispensedRow](_("Handed out before"), _("Nothing yet."), dispensed_lines)
        self.save = KeyButton(_("Hand it out"), "Ctrl Enter", "primary")
        self.undo = KeyButton(_("The chosen was not handed out"), "Alt U", shortcut="Alt+U")
        self._lay_out()
        self.item.currentIndexChanged.connect(self._offer_lots)
        self.save.clicked.connect(self._hand_out)
        self.undo.clicked.connect(self._take_back)
        self.setFocusProxy(self.item)
        shortcut(self, "Ctrl+Return", self.save.click)

    def _lay_out(self) -> None:
        self.instructions.setMaxLength(2000)
        card = Card(_("Hand out"), _("what expires first goes first"))
        for key, words, control, hint in (
            ("item", _("What"), self.item, ""),
            ("lot", _("Lot"), self.lot, ""),
            ("quantity", _("How many"), self.quantity, ""),
            ("instructions", _("How to take it"), self.instructions, _("in the person's language")),
            ("language", _("Language of the words"), self.language, ""),
        ):
            self.fields[key] = LabeledField(words, control, hint)
            card.body.addWidget(self.fields[key])
        card.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        EnterChain((self.item, self.lot, self.quantity, self.instructions, self.language, self.save), parent=self)
        before = Card(_("Handed out before"))
        self.given.setFixedHeight(LIST_HIGH)
        before.body.addWidget(self.given)
        before.body.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        self.cards.addWidget(card)
        self.cards.addWidget(before)
        before.setVisible(may(self.context.actor, Act.READ_CHECK))
        self.cards.addStretch(1)

    # What is shown

    def reload(self) -> None:
        clinic, actor, person = self.context.waystation.clinic, self.context.actor, self.person
        self.read(lambda: clinic.shelf(actor), self._show_shelf)
        if person is not None and may(actor, Act.READ_CHECK):
            self.read(lambda: clinic.dispensed(actor, person.id), self._show_given)

    def _show_shelf(self, rows: tuple[ClinicItemRow, ...]) -> None:
        chosen = self.item.currentData()
        self._items = {row.code: row for row in rows}
        self.item.blockSignals(True)
        self.item.clear()
        for row in rows:
            self.item.addItem(item_words(row), row.code)
        self.item.setCurrentIndex(max(self.item.findData(chosen), 0))
        self.item.blockSignals(False)
        self._offer_lots()

    def _offer_lots(self) -> None:
        row, chosen = self._items.get(self.item.currentData() or ""), self.lot.currentData()
        self.lot.clear()
        self.lot.addItem(_("what expires first"), "")
        for lot in row.lots if row else ():
            if lot.lot and not lot.expired:
                self.lot.addItem(lot_words(lot.lot, lot.expires, lot.quantity, row.scale if row else 1), lot.lot)
        self.lot.setCurrentIndex(max(self.lot.findData(chosen), 0))
        self.fields["lot"].setVisible(bool(row and row.tracks_lots))

    def _show_given(self, rows: tuple[DispensedRow, ...]) -> None:
        self.given.show_rows(rows)
        self.undo.setEnabled(bool(rows))

    def begin_anew(self) -> None:
        self._id = new_id()
        self.quantity.setText("1")
        self.instructions.clear()
        self.given.show_rows(())

    # The acts

    def _hand_out(self) -> None:
        person, row = self.person, self._items.get(self.item.currentData() or "")
        if person is None or row is None:
            return
        try:
            quantity = read_quantity(self.quantity.text(), row.scale)
        except UserError as trouble:
            self.failed(trouble)
            return
        form = DispenseForm(
            self._id,
            person.id,
            row.code,
            quantity,
            self.instructions.text().strip(),
            self.language.currentData(),
            self.lot.currentData() or "",
        )
        clinic, actor = self.context.waystation.clinic, self.context.actor
        self.write(lambda: clinic.dispense(actor, form), self._handed)

    def _handed(self, row: DispensedRow) -> None:
        self.begin_anew()
        self.item.setFocus()
        if row.short:
            self.banner.say(_("Handed out. The shelf holds less than nothing of it now: count it."), "att", _("Close"))
        lots = ", ".join(lot_words(lot, expires, quantity, row.scale) for lot, quantity, expires in row.taken if lot)
        words = _("Handed out from lot {lots}.").format(lots=lots) if lots else _("Handed out.")
        self.context.tell(words, lambda: self._undo(row.form))

    def _take_back(self) -> None:
        row = self.given.chosen()
        if row is not None:
            self._undo(row.form)

    def _undo(self, form: DispenseForm) -> None:
        clinic, actor = self.context.waystation.clinic, self.context.actor
        self.write(
            lambda: clinic.undo_dispensing(actor, form.id),
            lambda _none: self.context.tell(_("It is back on the shelf."), None),
        )
