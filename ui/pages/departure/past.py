"""Who has left lately, and taking a departure back with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView

from app.onward.departure_forms import UndoForm
from app.onward.departure_rows import DepartureRow
from ui.pages.departure.words import past_lines
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import LabeledField
from ui.widgets.panels import Card, wrapped
from ui.words import _


class PastCard(Card):
    """`undo_asked` carries an UndoForm."""

    undo_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Left lately"))
        self.list = QListView()
        self.rows: RowsModel[DepartureRow] = RowsModel([Column(_("Left lately"), self._spoken)])
        self._delegate = TwoLines(lambda row: past_lines(row, date.today()))
        self.empty = wrapped(_("Nobody has left yet."), "second")
        self.why = QLineEdit()
        self.why.setMaxLength(200)
        ways = ((False, _("They never left"), "N"), (True, _("They came back"), "C"))
        self.way = Segmented(ways, False, (), _("How it is"))
        self.undo = KeyButton(_("Take it back"), "Alt Z", icon="undo-2", size="compact")
        self.why_field = LabeledField(_("Why it is taken back"), self.why)
        self._lay_out()

    def _lay_out(self) -> None:
        self.list.setModel(self.rows)
        self.list.setItemDelegate(self._delegate)
        self.list.setProperty("framed", True)
        self.list.setAccessibleName(_("Left lately"))
        self.list.setMinimumHeight(104)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        deeds = QHBoxLayout()
        deeds.addWidget(self.way)
        deeds.addWidget(self.undo)
        deeds.addStretch(1)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.why_field)
        self.body.addLayout(deeds)
        self.undo.clicked.connect(self._ask)

    def show_rows(self, rows: Sequence[DepartureRow]) -> None:
        self.rows.show_rows(rows)
        if rows:
            self.list.setCurrentIndex(self.rows.index(0, 0))
        self.empty.setVisible(not rows)
        for part in (self.list, self.why_field, self.way, self.undo):
            part.setVisible(bool(rows))

    def say(self, sentence: str) -> None:
        self.why_field.set_error(sentence)
        self.why.setFocus()

    def done(self) -> None:
        self.why.clear()
        self.why_field.clear()

    def _ask(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            form = UndoForm(self.rows.row(index).id, self.why.text(), bool(self.way.value()))
            self.undo_asked.emit(form)

    def _spoken(self, row: DepartureRow) -> str:
        return "; ".join(past_lines(row, date.today())[1:])
