"""Handing out: whom, what, how much; what the same person got before stands beneath."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.ids import new_id
from app.reference import CodeList
from app.rows import Opened
from app.voucher_forms import GottenSheet, VoucherForm, VoucherRow
from models.codes import VoucherKind
from models.values.money import CURRENCIES
from ui.house_words import offered
from ui.page import PageContext
from ui.pages.section import Section
from ui.pages.trips.boarding import Boarding
from ui.pages.vouchers.handed import Handed, scrolled_column
from ui.pages.vouchers.words import KEYS, kinds, who
from ui.person_words import headline
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import EnterChain, LabeledField, choice_box, shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Card
from ui.words import _


class Handing(Section):
    """`choose` sets the person; Ctrl Enter hands out."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._person: UUID | None = None
        self._form_id, self._ready = new_id(), False
        self.who = Boarding(context, _("For whom"))
        self.name = label(_("Nobody is chosen."), "section")
        given = offered(CodeList.VOUCHER, kinds())
        self.kind = Segmented([(kind, word, KEYS[kind]) for kind, word in given.items()], next(iter(given)))
        self.kind.setAccessibleName(_("What is handed out"))
        self.edits = {name: QLineEdit() for name in ("number", "amount", "purpose", "witness")}
        self.currency: QComboBox = choice_box([(each, each) for each in CURRENCIES], _("Currency"))
        self.save = KeyButton(_("Hand it out"), "Ctrl Enter", "primary")
        self.fields = self._labelled()
        self.handed = Handed(self, named=False)
        self._lay_out()
        self._connect()
        self._show_fields()

    def _labelled(self) -> dict[str, LabeledField]:
        return {
            "number": LabeledField(_("Number on it"), self.edits["number"]),
            "amount": LabeledField(_("Amount"), self.edits["amount"], _("20 or 20.50")),
            "currency": LabeledField(_("Currency"), self.currency),
            "purpose": LabeledField(_("For what"), self.edits["purpose"], _("may be empty")),
            "witness": LabeledField(_("Second person who counts"), self.edits["witness"]),
        }

    def _lay_out(self) -> None:
        for part in (self.who.family, self.who.group):
            part.hide()
        card, grid = Card(), QGridLayout()
        card.body.addWidget(self.who)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.kind)
        row.addWidget(self.name, 1)
        card.body.addLayout(row)
        grid.setHorizontalSpacing(12)
        for place, (name, wide) in enumerate((("number", 2), ("amount", 2), ("currency", 1), ("purpose", 3))):
            grid.addWidget(self.fields[name], 0, place)
            grid.setColumnStretch(place, wide)
        grid.addWidget(self.fields["witness"], 0, 4)
        grid.setColumnStretch(4, 3)
        card.body.addLayout(grid)
        card.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(scrolled_column(card, self.handed), 1)

    def _connect(self) -> None:
        self.who.chosen.connect(lambda people, _family: self.choose(people[0]))
        self.who.failed.connect(self.failed)
        self.kind.changed.connect(lambda _kind: self._begin())
        for edit in self.edits.values():
            edit.textEdited.connect(lambda _text: self._begin())
        self.save.clicked.connect(lambda _checked=False: self.hand_out())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self.save.click_if_able)
        shortcut(self, "Alt+N", self._next_person)
        EnterChain([self.kind, *self.edits.values()], self.save.setFocus, parent=self)
        self.setFocusProxy(self.who.find)

    def _begin(self) -> None:
        """Something was chosen or typed: a second press after a hand-out is no second hand-out."""
        self._ready = True
        self._show_fields()

    def _show_fields(self) -> None:
        """Cash has a second person and no number; all else the other way round."""
        cash = self.kind.value() is VoucherKind.CASH
        self.fields["number"].setVisible(not cash)
        self.fields["witness"].setVisible(cash)
        self.save.setEnabled(self._person is not None and self._ready)

    def choose(self, person: UUID) -> None:
        """This person gets something; half-typed amounts of another are not carried over."""
        if person != self._person:
            self._empty()
        self._person, self._ready = person, True
        self.reload()
        self.kind.setFocus()

    def take(self, opened: Opened) -> None:
        """A card was shown."""
        if opened.person is not None:
            self.banner.clear()
            self.choose(opened.person.id)
        else:
            self.banner.say(opened.sentence, "att", _("Close"))

    def reload(self) -> None:
        person, actor, vouchers = self._person, self.context.actor, self.context.waystation.vouchers
        if person is not None:
            self.read(lambda: vouchers.of(actor, person), self._show)

    def _show(self, sheet: GottenSheet) -> None:
        self.name.setText(f"{headline(sheet.person)}, {sheet.person.number}")
        self.handed.show_rows(sheet.rows)
        self._show_fields()

    def _next_person(self) -> None:
        self.who.find.setFocus()
        self.who.find.selectAll()

    def _empty(self) -> None:
        self._form_id = new_id()
        for edit in self.edits.values():
            edit.clear()

    def hand_out(self) -> None:
        """Keep what is typed as handed over now."""
        if self._person is None:
            return
        cash = self.kind.value() is VoucherKind.CASH
        said = {name: edit.text() for name, edit in self.edits.items()}
        said |= {"number": ""} if cash else {"witness": ""}
        form = VoucherForm(
            self._form_id, self._person, self.kind.value(), currency=str(self.currency.currentData()), **said
        )
        vouchers, actor = self.context.waystation.vouchers, self.context.actor
        self.write(lambda: vouchers.give(actor, form), self._given)

    def _given(self, row: VoucherRow) -> None:
        self._empty()
        self._ready = False
        self._show_fields()
        self.context.tell(_("Handed out to {who}. Alt P prints the receipt.").format(who=who(row)), None)
        self.handed.table.setFocus()
