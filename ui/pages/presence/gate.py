"""The gate: a card is shown, the way is written; one large answer. Staff and visitors are counted beside."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.access import Act, may
from app.ids import new_id
from app.presence.forms import GateForm, Way
from app.presence.rows import PassedRow
from models.codes import PresenceState
from ui.page import PageContext
from ui.pages.presence.words import states
from ui.pages.section import Section, scrolled
from ui.person_words import headline
from ui.tones import Tones
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import EnterChain, LabeledField, shortcut
from ui.widgets.panels import Card
from ui.widgets.people import ResultPanel
from ui.words import _

LOWEST = 190


class GateSection(Section):
    """`take` writes what a scan means; the field takes typed numbers."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._tones = Tones(self)
        self.scan, self.answer = QLineEdit(), ResultPanel()
        words = ((Way.EITHER, _("In or out"), ""), (Way.IN, _("In"), ""), (Way.OUT, _("Out"), ""))
        self.way = Segmented(words, Way.EITHER, name=_("Which way"))
        self.staff, self.visitors = QLineEdit(), QLineEdit()
        self.fields = {
            "staff": LabeledField(_("Staff in the house"), self.staff),
            "visitors": LabeledField(_("Visitors in the house"), self.visitors),
        }
        self.heads = KeyButton(_("Save the count"), "Alt S", shortcut="Alt+S")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        self.scan.setPlaceholderText(_("Scan a card, or type a number"))
        self.scan.setAccessibleName(_("Scan"))
        top.addWidget(self.scan, 1)
        top.addWidget(self.way)
        self.column.addLayout(top)
        body, low = QWidget(), QVBoxLayout()
        body.setLayout(low)
        low.setContentsMargins(0, 0, 6, 0)
        low.addWidget(self.answer, 1)
        self.answer.setMinimumHeight(LOWEST)
        card = Card(_("Staff and visitors"), _("they stand on the fire list, by number"))
        row = QHBoxLayout()
        for field in self.fields.values():
            row.addWidget(field)
        row.addWidget(self.heads)
        card.body.addLayout(row)
        low.addWidget(card)
        self.column.addWidget(scrolled(body), 1)
        words = _("Show a card to the scanner, or type the number and press Enter.")
        self.answer.show_result("wait", _("Ready"), second=f"{words} {self._without_number()}")

    def _without_number(self) -> str:
        """How somebody passes who has neither card nor number at hand."""
        finds = may(self.context.actor, Act.SEE_PRESENCE)
        return _("By name: Alt 1.") if finds else _("By name: the shift lead finds them.")

    def _connect(self) -> None:
        self.scan.returnPressed.connect(lambda: self.take(self.scan.text()))
        self.heads.clicked.connect(self._save_heads)
        shortcut(self, "Alt+I", lambda: self.way.set_value(Way.IN))
        shortcut(self, "Alt+O", lambda: self.way.set_value(Way.OUT))
        shortcut(self, "Alt+E", lambda: self.way.set_value(Way.EITHER))
        EnterChain([self.staff, self.visitors], self.heads.click_if_able, parent=self)
        self.setFocusProxy(self.scan)

    def take(self, code: str) -> bool:
        """A card or a number passes."""
        if not code.strip():
            return False
        self.scan.clear()
        gate, actor = self.context.waystation.gate, self.context.actor
        form = GateForm(new_id(), code, Way(self.way.value()))
        self.write(lambda: gate.passed(actor, form), self._show)
        return True

    def _show(self, row: PassedRow) -> None:
        person = row.person
        who = (headline(person), person.number) if person else ("", "")
        photo = person.photo if person else None
        if row.state is None:
            other = _("Alt I writes in, Alt O writes out.") if person else self._without_number()
            self.answer.show_result("att", _("Not written"), *who, f"{row.sentence} {other}", photo=photo)
        elif row.state is PresenceState.PRESENT:
            self.answer.show_result("ok", _("In"), *who, _("Is in the house now."), photo=photo)
        else:
            self.answer.show_result("wait", _("Out"), *who, states()[row.state], photo=photo)
        self._tones.play("ok" if row.state else "att")
        self.scan.setFocus()

    def _save_heads(self) -> None:
        presence, actor = self.context.waystation.presence, self.context.actor
        typed = [edit.text().strip() or "0" for edit in (self.staff, self.visitors)]
        for name, text in zip(self.fields, typed, strict=True):
            self.fields[name].clear()
            if not text.isdigit():
                self.fields[name].set_error(_("This is no number. Nothing was saved."))
                return
        staff, visitors = (int(text) for text in typed)
        self.write(
            lambda: presence.count_heads(actor, staff, visitors),
            lambda _none: self.context.tell(_("Saved. The next fire list says so."), None),
        )
