"""Who has no bed yet: a person or a family a line, what to look for in a bed, how long they have waited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.shelter.rows import WaitingRow
from ui.pages.beds.board import carried
from ui.pages.beds.brush import RIGHT, Brush
from ui.pages.beds.words import minutes_since, name_of, waiting_note, waiting_title
from ui.theme import tokens_of
from ui.words import _

Index = QModelIndex | QPersistentModelIndex
ROW, FACE, BAR, PARTY = 53, 38, 5, Qt.ItemDataRole.UserRole


class QueueModel(QAbstractListModel):
    """The parties that wait, in their order."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now, self.parties = now, tuple[WaitingRow, ...]()

    def show_parties(self, parties: tuple[WaitingRow, ...]) -> None:
        self.beginResetModel()
        self.parties = parties
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.parties)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        party = self.parties[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{waiting_title(party.people, self.now().date())}. {waiting_note(party.people)}"
        return party if role == PARTY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled


class PartyDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        party, view, model = index.data(PARTY), option.widget, index.model()
        if party is None or view is None or not isinstance(model, QueueModel):
            return
        painter.save()
        brush, rect = Brush(painter, tokens_of(view), option.font), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(brush.tokens.tint if chosen else brush.tokens.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(brush.tokens.line))
        if chosen:
            painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), QColor(brush.tokens.accent))
        self._face(brush, QRect(rect.left() + 14, rect.top() + 7, FACE, FACE), party)
        self._words(brush, rect, party, model.now())
        painter.restore()

    def _face(self, brush: Brush, rect: QRect, party: WaitingRow) -> None:
        many = len(party.people)
        if many == 1:
            brush.face(rect, party.people[0], name_of(party.people[0]))
            return
        brush.box(rect, "tint", "tint", round_=rect.width() // 2)
        brush.text(rect, str(many), 16, "accent", bold=True, align=Qt.AlignmentFlag.AlignCenter)

    def _words(self, brush: Brush, rect: QRect, party: WaitingRow, now: datetime) -> None:
        left, right = rect.left() + 14 + FACE + 11, rect.right() - 10
        waited = minutes_since(party.people[0].waiting_since, now)
        if any(row.guarded for row in party.people):
            right -= 30
            brush.icon(QPoint(rect.right() - 29, rect.top() + 16), "hand", "info", 20)
        wide = brush.width(waited, 14)
        brush.text(QRect(right - wide - 4, rect.top(), wide + 4, rect.height()), waited, 14, "ink2", align=RIGHT)
        inside = QRect(left, rect.top() + 5, right - wide - left - 12, 22)
        title = waiting_title(party.people, now.date())
        brush.text(inside, title, 16, "stop" if party.contested else "ink", bold=True)
        note = _("Another bed needed: two laptops gave one bed") if party.contested else waiting_note(party.people)
        brush.text(inside.translated(0, 22), note, 14, "ink2")


class QueueView(QListView):
    """`party_chosen` carries the party under the cursor or None; `entered` when Enter is pressed on it."""

    party_chosen = Signal(object)
    entered = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.parties = QueueModel(now, self)
        self.setModel(self.parties)
        self.setItemDelegate(PartyDelegate(self))
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("No bed yet"))

    def show_parties(self, parties: tuple[WaitingRow, ...], place: int) -> None:
        """The queue, with one of it chosen; nothing is told."""
        self._quiet = True
        self.parties.show_parties(parties)
        if parties:
            self.setCurrentIndex(self.parties.index(max(0, min(place, len(parties) - 1))))
        self._quiet = False

    @property
    def party(self) -> WaitingRow | None:
        place = self.currentIndex().row()
        return self.parties.parties[place] if 0 <= place < len(self.parties.parties) else None

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if not self._quiet:
            self.party_chosen.emit(self.party)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def startDrag(self, supported: Qt.DropAction) -> None:
        party = self.party
        if party is not None:
            drag = QDrag(self)
            drag.setMimeData(carried(party.people[0].id))
            drag.exec(Qt.DropAction.MoveAction)
