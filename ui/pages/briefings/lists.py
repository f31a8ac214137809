"""Briefings that were held, and who was there: by keys on the list, or by scan."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QTableView, QVBoxLayout, QWidget

from app.access import Act, may
from app.briefings.forms import (
    AttendedRow,
    AttendForm,
    AttendLine,
    AttendScanForm,
    BriefingRow,
    BriefingSheet,
)
from app.ids import new_id
from models.codes import Answer
from ui.letters import letter
from ui.page import PageContext
from ui.pages.briefings.words import counted, how, presence, what, when
from ui.pages.papers.straight import PaperOutput
from ui.pages.section import Section, table_of
from ui.person_words import headline
from ui.tables import Column, RowsModel
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import label
from ui.widgets.panels import wrapped
from ui.words import _

ROOMY, MOST, LOW = 1000, 16_777_215, 96  # pixels; the second is what Qt calls no limit
MARKS = {
    Qt.Key.Key_H: (Answer.YES, None),
    Qt.Key.Key_N: (Answer.NO, Answer.NOT_ASKED),
    Qt.Key.Key_U: (Answer.YES, Answer.YES),
    Qt.Key.Key_X: (Answer.YES, Answer.NO),
    Qt.Key.Key_Backspace: (Answer.NOT_ASKED, Answer.NOT_ASKED),
}


class MarkTable(QTableView):
    """A table whose letters mark the chosen line."""

    def __init__(self, section: Lists) -> None:
        super().__init__()
        self._lists = section

    def keyPressEvent(self, event: QKeyEvent) -> None:
        marked = MARKS.get(letter(event))
        if marked and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._lists.mark(*marked)
        else:
            super().keyPressEvent(event)


class Lists(Section):
    """The briefings at the start, the list of the chosen one beside them."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted: UUID | None = None
        self.sheet: BriefingSheet | None = None
        heads: list[Column[BriefingRow]] = [
            Column(_("When"), when),
            Column(_("What"), what),
            Column(_("There"), counted, True),
        ]
        self.held: RowsModel[BriefingRow] = RowsModel(heads)
        self.list = table_of(self.held, _("Briefings"), 1)
        lines: list[Column[AttendLine]] = [
            Column(_("Who"), lambda line: headline(line.person)),
            Column(_("Number"), lambda line: line.person.number),
            Column(_("How it was"), presence),
        ]
        self.model: RowsModel[AttendLine] = RowsModel(lines)
        self.table = table_of(self.model, _("Who was there"), 0, MarkTable(self))
        self.title, self.facts = label("", "section"), wrapped("", "second")
        self.rest = KeyButton(_("All others were there"), "Alt A", shortcut="Alt+A")
        self.paper = KeyButton(_("Sheet to sign"), "Alt P", icon="printer", shortcut="Alt+P")
        self.alone = KeyButton(_("For this person alone"), "Alt S", shortcut="Alt+S")
        self.output = PaperOutput(context, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._row, side, below = QBoxLayout(QBoxLayout.Direction.LeftToRight), QVBoxLayout(), QWidget()
        self._row.setSpacing(14)
        self._row.addWidget(self.list, 2)
        buttons = FlowLayout(below, 8)
        for part in (self.title, self.facts):
            side.addWidget(part)
        side.addWidget(self.table, 1)
        for button in (self.rest, self.paper, self.alone):
            buttons.addWidget(button)
        side.addWidget(below)
        self._row.addLayout(side, 3)
        self.column.addLayout(self._row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The briefings above the list where there is no room beside it."""
        super().resizeEvent(event)
        roomy = self.width() >= ROOMY
        side_by_side, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(side_by_side if roomy else above)
        self.list.setMaximumHeight(MOST if roomy else LOW)

    def _connect(self) -> None:
        self.list.selectionModel().currentRowChanged.connect(lambda index, _before: self._choose(index.row()))
        self.list.activated.connect(lambda _index: self.table.setFocus())
        self.rest.clicked.connect(lambda _checked=False: self.mark_rest())
        self.paper.clicked.connect(lambda _checked=False: self.print_sheet())
        self.alone.clicked.connect(lambda _checked=False: self.print_sheet(alone=True))
        shortcut(self, "Alt+T", self.table.setFocus)
        self.setFocusProxy(self.list)
        self._show_parts()

    def open(self, briefing: UUID) -> None:
        """This briefing, the hand on its list."""
        self._wanted = briefing
        self.reload()
        self.table.setFocus()

    def reload(self) -> None:
        briefings, actor, wanted = self.context.waystation.briefings, self.context.actor, self._wanted
        self.read(lambda: briefings.held(actor), self._show_held)
        if wanted is not None:
            self.read(lambda: briefings.sheet(actor, wanted), self._show)

    def _show_held(self, rows: Sequence[BriefingRow]) -> None:
        if rows == self.held.rows():
            return
        place = next((n for n, row in enumerate(rows) if row.id == self._wanted), 0)
        self.held.show_rows(rows)
        if rows:
            self.list.selectRow(place)

    def _choose(self, place: int) -> None:
        if 0 <= place < self.held.rowCount() and self.held.row(place).id != self._wanted:
            self._wanted = self.held.row(place).id
            self.reload()

    def _show(self, sheet: BriefingSheet) -> None:
        if sheet.briefing.id != self._wanted:
            return
        at = self.table.currentIndex().row()
        self.sheet = sheet
        self.model.show_rows(sheet.lines)
        if sheet.lines:
            self.table.selectRow(min(max(at, 0), len(sheet.lines) - 1))
        self._show_parts()

    def _show_parts(self) -> None:
        sheet = self.sheet
        gives = may(self.context.actor, Act.GIVE_BRIEFING)
        waiting = sheet is not None and any(line.attended is Answer.NOT_ASKED for line in sheet.lines)
        self.title.setText(what(sheet.briefing) if sheet else _("No briefing yet. Alt 1 begins one."))
        facts = (how(sheet.briefing), sheet.briefing.group, sheet.briefing.place) if sheet else ()
        self.facts.setText(", ".join(part for part in facts if part))
        self.rest.setVisible(gives and waiting)
        for button in (self.paper, self.alone):
            button.setVisible(gives and sheet is not None)

    # Marks

    def mark(self, attended: Answer, understood: Answer | None) -> None:
        """The chosen person was there or not; `understood` None leaves what was said of it."""
        place = self.table.currentIndex().row()
        if self.sheet is None or place < 0 or not may(self.context.actor, Act.GIVE_BRIEFING):
            return
        line = self.model.row(place)
        form = AttendForm(new_id(), self.sheet.briefing.id, line.person.id, attended, understood or line.understood)
        briefings, actor = self.context.waystation.briefings, self.context.actor
        self.write(lambda: briefings.mark(actor, form), lambda sheet: self._marked(sheet, place))

    def _marked(self, sheet: BriefingSheet, place: int) -> None:
        self._show(sheet)
        self.table.selectRow(min(place + 1, self.model.rowCount() - 1))

    def mark_rest(self) -> None:
        """Everybody without a mark was there."""
        if self.sheet is not None:
            briefing, briefings, actor = self.sheet.briefing.id, self.context.waystation.briefings, self.context.actor
            self.write(
                lambda: briefings.mark_rest(actor, briefing, Answer.YES, Answer.NOT_ASKED), lambda _many: self.reload()
            )

    def scan(self, code: str) -> bool:
        """A card at the door of the briefing; False where none is open."""
        if self.sheet is None or not may(self.context.actor, Act.GIVE_BRIEFING):
            return False
        form = AttendScanForm(new_id(), self.sheet.briefing.id, code)
        briefings, actor = self.context.waystation.briefings, self.context.actor
        self.write(lambda: briefings.scan(actor, form), self._scanned)
        return True

    def _scanned(self, row: AttendedRow) -> None:
        if row.line is None:
            self.banner.say(row.sentence, "att", _("Close"))
            return
        said = _("{who} is there. {count} so far.").format(who=headline(row.line.person), count=row.present)
        self.banner.say(said, "ok")
        self.reload()

    def print_sheet(self, alone: bool = False) -> None:
        """The sheet to sign for everybody on the list, or for the chosen person."""
        if self.sheet is None:
            return
        place, briefing = self.table.currentIndex().row(), self.sheet.briefing.id
        person = self.model.row(place).person.id if alone and place >= 0 else None
        briefings, actor = self.context.waystation.briefings, self.context.actor
        self.output.make(lambda: briefings.paper(actor, briefing, person))
