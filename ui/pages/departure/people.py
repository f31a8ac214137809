"""Those who are about to leave, and what is still open for the one under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app.access import Act, may
from app.onward.departure_rows import GoingRow
from ui.page import PageContext
from ui.pages.departure.words import going_lines, open_lines
from ui.pages.person.cards import line
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import StatusMark
from ui.words import _

LEAST, LINE = 104, 50
MOST_SHOWN = 5


class GoingList(QListView):
    """`changed`: another one is under the cursor; `dropped`: Delete, they do not leave after all."""

    changed = Signal()
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: RowsModel[GoingRow] = RowsModel(
            [Column(_("Who leaves"), lambda row: "; ".join(going_lines(row)[1:]))]
        )
        self._delegate = TwoLines(going_lines)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setProperty("framed", True)
        self.setAccessibleName(_("Who leaves"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda *_indexes: self.changed.emit())

    def current(self) -> GoingRow | None:
        index = self.currentIndex()
        return self.rows.row(index) if index.isValid() and index.row() < self.rows.rowCount() else None

    def show_people(self, people: Sequence[GoingRow], on: UUID | None) -> None:
        self.rows.show_rows(people)
        place = next((n for n, row in enumerate(people) if row.person.id == on), 0)
        self.setFixedHeight(max(LEAST, min(len(people), MOST_SHOWN) * LINE + 4))
        if people:
            self.setCurrentIndex(self.rows.index(place, 0))
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if row is not None and event.key() == Qt.Key.Key_Delete:
            self.dropped.emit(row)
        else:
            super().keyPressEvent(event)


class PeoplePart(QWidget):
    """The list, and beneath it what is open for the one under the cursor."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._actor = context.actor
        self.list, self.told = GoingList(), QVBoxLayout()
        self.family = KeyButton(_("Their family too"), "Alt F", icon="users", size="compact")
        self.back = KeyButton(_("Everything handed back, both signed"), "Alt B", icon="hand", size="compact")
        self.summary = KeyButton(_("Print their summary"), "Alt P", icon="printer", size="compact")
        column, deeds = QVBoxLayout(self), QWidget()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        flow = FlowLayout(deeds, 8)
        for part in (self.family, self.back, self.summary):
            flow.addWidget(part)
        column.addWidget(self.list)
        column.addLayout(self.told)
        column.addWidget(deeds)
        column.addStretch(1)

    def show_told(self) -> None:
        """What hangs on the one under the cursor, and the acts that settle it."""
        row = self.list.current()
        while (item := self.told.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        for shape, sentence in open_lines(row, date.today()) if row else ():
            self.told.addWidget(line(StatusMark(shape), sentence))
        listed = {each.person.id for each in self.list.rows.rows()}
        self.family.setVisible(row is not None and not set(row.kin) <= listed)
        self.back.setVisible(row is not None and bool(row.kept) and may(self._actor, Act.HAND_OVER))
        self.summary.setVisible(row is not None and may(self._actor, Act.COPY_FOR_SUBJECT))
