"""The kit for a whole group: who gets it, ticked off before it is given; and the signed paper, entered after."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from app.rows import PersonRow
from app.supply_forms import SignedLine
from models.codes import Handed
from ui.letters import letter
from ui.pages.supplies.choice import thumb_high
from ui.pages.supplies.words import headline
from ui.tables import Column, RowsModel
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField
from ui.widgets.marks import label
from ui.words import _, ngettext


@dataclass(frozen=True)
class Take:
    """A person of the group: gets it or not, why not, and whether the paper bears a signature."""

    person: PersonRow
    takes: bool
    why_not: str = ""
    signed: bool = True


class TakeTable(QTableView):
    """Space ticks a row, S its signature; Enter goes to the next row."""

    toggled = Signal(int)
    signed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and place >= 0:
            self.toggled.emit(place)
        elif letter(event) == Qt.Key.Key_S and place >= 0 and not event.modifiers():
            self.signed.emit(place)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.selectRow(min(place + 1, self.model().rowCount() - 1))
        else:
            super().keyPressEvent(event)


class GroupPanel(QWidget):
    """In the place of the result. `given`: ids left out by hand; `entered`: lines of the signed paper; `left`: back."""

    given = Signal(tuple)
    entered = Signal(tuple)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = False
        self.title, self.hint = label("", "title"), label("", "hint")
        self.model = RowsModel(self._columns())
        self.table = TakeTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("People of the group"))
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.witness = QLineEdit()
        self.witness_field = LabeledField(_("Who saw what was taken without a signature"), self.witness)
        self.give = thumb_high(KeyButton("", "Ctrl Enter", "primary", shortcut="Ctrl+Return", size="touch"))
        self.back = thumb_high(KeyButton(_("Back, give nothing"), "Esc", shortcut="Esc", size="touch"))
        self._lay_out()
        self.table.toggled.connect(self._toggle)
        self.table.signed.connect(self._sign)
        self.table.clicked.connect(lambda index: self._toggle(index.row()))
        self.give.clicked.connect(self._give)
        self.back.clicked.connect(self.left)
        self.setFocusProxy(self.table)

    def _columns(self) -> tuple[Column[Take], ...]:
        return (
            Column(_("Gets it"), self._tick),
            Column(_("Number"), lambda row: row.person.number),
            Column(_("Name"), lambda row: headline(row.person)),
            Column(_("Why not"), lambda row: row.why_not),
        )

    def _tick(self, row: Take) -> str:
        if not row.takes:
            return _("no")
        if not self._paper:
            return _("yes")
        return _("yes, signed") if row.signed else _("yes, not signed")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.title, self.hint):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.witness_field)
        foot = QHBoxLayout()
        foot.addWidget(self.give)
        foot.addWidget(self.back)
        foot.addStretch(1)
        column.addLayout(foot)

    def show_people(self, rows: list[Take], what: str, paper: bool) -> None:
        """`paper`: a list that was signed by hand is entered, and what stands on it happened."""
        self._paper = paper
        self.title.setText(
            _("{what}: the signed list").format(what=what) if paper else _("{what}: everybody here").format(what=what)
        )
        self.hint.setText(
            _("Space: took it or not. S: signed or not. What stands here happened; nothing is held back.")
            if paper
            else _("Space leaves somebody out. Who must be asked about first gets nothing now.")
        )
        self.witness_field.setVisible(paper)
        self.model.show_rows(rows)
        self.table.selectRow(0)
        self._say()
        self.table.setFocus()

    def _toggle(self, place: int) -> None:
        row = self.model.row(place)
        if row.why_not and not self._paper:
            return
        self._replace(place, replace(row, takes=not row.takes))

    def _sign(self, place: int) -> None:
        if self._paper:
            row = self.model.row(place)
            self._replace(place, replace(row, signed=not row.signed))

    def _replace(self, place: int, row: Take) -> None:
        rows = self.model.rows()
        rows[place] = row
        self.model.show_rows(rows)
        self.table.selectRow(place)
        self._say()

    def _say(self) -> None:
        count = sum(row.takes for row in self.model.rows())
        words = (
            ngettext("Enter {n} person", "Enter {n} people", count)
            if self._paper
            else ngettext("Give to {n} person", "Give to {n} people", count)
        )
        self.give.say(words.format(n=count), "Ctrl Enter")
        self.give.setEnabled(count > 0)

    def _give(self) -> None:
        rows = self.model.rows()
        if not self._paper:
            self.given.emit(tuple(row.person.id for row in rows if not row.takes and not row.why_not))
            return
        seen = self.witness.text().strip()
        self.entered.emit(tuple(_line(row, seen) for row in rows))

    def complain(self, sentence: str) -> None:
        self.witness_field.set_error(sentence)


def _line(row: Take, seen: str) -> SignedLine:
    if not row.takes:
        return SignedLine(row.person.id, False)
    if row.signed:
        return SignedLine(row.person.id, True, Handed.SIGNED)
    return SignedLine(row.person.id, True, Handed.WITNESSED if seen else Handed.NONE, (), seen)
