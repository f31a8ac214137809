"""The round: the doses of today by time. One key says what became of the chosen one, and the next stands chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.check_forms import DoseForm
from app.clinic_rows import DoseRow
from app.ids import new_id
from models.codes import DoseState
from ui.page import PageContext
from ui.pages.clinic.lists import RowsList
from ui.pages.clinic.words import dose_lines, states
from ui.pages.section import Section
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField
from ui.widgets.panels import Card
from ui.words import _, ngettext

KEYS = ((DoseState.GIVEN, "G"), (DoseState.REFUSED, "R"), (DoseState.NOT_HERE, "N"), (DoseState.HELD, "H"))


class Round(Section):
    """Today, everybody who is here."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = RowsList[DoseRow](_("Doses of today"), _("No dose is ordered for today."), dose_lines)
        self.card = Card(_("Round"))
        self.note = QLineEdit()
        self.note.setMaxLength(500)
        self.fields["note"] = LabeledField(_("A word to it"), self.note, _("why refused or held back"))
        self.buttons: dict[DoseState, KeyButton] = {}
        self.card.body.addWidget(self.list, 1)
        self.card.body.addWidget(self.fields["note"])
        self.card.body.addLayout(self._row())
        self.column.addWidget(self.card, 1)
        self.setFocusProxy(self.list)

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for state, key in KEYS:
            kind = "primary" if state is DoseState.GIVEN else "plain"
            button = KeyButton(states()[state], f"Alt {key}", kind, shortcut=f"Alt+{key}")
            button.clicked.connect(partial(self._record, state))
            self.buttons[state] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    def reload(self) -> None:
        clinic, actor, house = self.context.waystation.clinic, self.context.actor, self.context.waystation.house
        self.read(lambda: clinic.round(actor, house.today()), self._show)

    def _show(self, rows: tuple[DoseRow, ...]) -> None:
        self.list.show_rows(rows, lambda row: row.state is None)
        open_ = sum(row.state is None for row in rows)
        words = ngettext("{n} dose of today is open", "{n} doses of today are open", open_).format(n=open_)
        self.list.view.setAccessibleName(words)
        for button in self.buttons.values():
            button.setEnabled(bool(rows))

    def _record(self, state: DoseState, _checked: bool = False) -> None:
        row, clinic, actor = self.list.chosen(), self.context.waystation.clinic, self.context.actor
        if row is None:
            return
        form = DoseForm(new_id(), row.order, row.due_at, state, self.note.text().strip())
        self.write(lambda: clinic.record_dose(actor, form), lambda _none: self._recorded(state))

    def _recorded(self, state: DoseState) -> None:
        self.note.clear()
        self.list.setFocus()
        self.context.tell(states()[state] + ".", None)
