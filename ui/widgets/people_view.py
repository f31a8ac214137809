"""The view of a list of people: one painted row each, the chosen one with tint and a bar at the reading start."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.rows import PersonRow
from ui.theme import Tokens, tokens_of
from ui.widgets.paint import icon_pixmap
from ui.widgets.people_model import LINE, Line, PeopleModel

ROW, BAR, ICON, PAD = 50, 5, 20, 12
Index = QModelIndex | QPersistentModelIndex


class PersonDelegate(QStyledItemDelegate):
    """Shape, name, second line; mirrored where the window reads from the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, view = index.data(LINE), option.widget
        if line is None or view is None:
            return
        tokens = tokens_of(view)
        painter.save()
        self._ground(painter, option, tokens)
        self._shape(painter, option, line, tokens)
        self._words(painter, option, line, tokens)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(tokens.tint if chosen else tokens.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.line))
        if chosen:
            bar = QRect(rect.left(), rect.top(), BAR, rect.height())
            painter.fillRect(QStyle.visualRect(option.direction, rect, bar), QColor(tokens.accent))

    def _shape(self, painter: QPainter, option: QStyleOptionViewItem, line: Line, tokens: Tokens) -> None:
        rect = option.rect
        place = QRect(rect.left() + PAD, rect.top() + (ROW - ICON) // 2, ICON, ICON)
        place = QStyle.visualRect(option.direction, rect, place)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place.topLeft(), icon_pixmap(line.icon, getattr(tokens, line.tone), ICON, ratio))

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, line: Line, tokens: Tokens) -> None:
        rect, start = option.rect, PAD + ICON + PAD + 4
        width = rect.width() - start - PAD
        for text, size, bold, colour, top, height in (
            (line.title, 16, True, tokens.ink, 4, 24),
            (line.detail, 14, False, tokens.ink2, 26, 20),
        ):
            font = QFont(option.font)
            font.setPixelSize(size)
            font.setBold(bold)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            place = QStyle.visualRect(
                option.direction, rect, QRect(rect.left() + start, rect.top() + top, width, height)
            )
            elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
            painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), elided)


class PeopleView(QListView):
    """A list of people. `chosen` tells who is chosen now (or None); `pressed_key` offers a key before the list uses
    it: whoever handles the event accepts it."""

    chosen = Signal(object)
    pressed_key = Signal(object)

    def __init__(self, model: PeopleModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._wanted, self._quiet = model, None, False
        self.setModel(model)
        self.setItemDelegate(PersonDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setViewportMargins(2, 2, 2, 2)  # room for the ring of the focus
        self._wanted: UUID | None = None
        model.modelAboutToBeReset.connect(self._hush)
        model.modelReset.connect(self._choose_again)

    def person(self) -> PersonRow | None:
        """Who is chosen."""
        return self._model.person_at(self.currentIndex().row())

    def choose(self, person: UUID | None) -> bool:
        """Choose somebody without telling; False when they are not among the rows shown."""
        self._wanted = person
        self._quiet = True
        self._choose_again()
        return person is not None and self._model.row_of(person) >= 0

    def choose_row(self, row: int) -> None:
        """Choose as the user does."""
        row = max(0, min(row, self._model.rowCount() - 1))
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(row))

    def step(self, by: int) -> None:
        """The next or the previous one; from nobody, the first."""
        row = self.currentIndex().row()
        self.choose_row(row + by if row >= 0 else 0)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        person = self._model.person_at(current.row())
        if self._quiet:
            return
        self._wanted = person.id if person else None
        self.chosen.emit(person)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.pressed_key.emit(event)
        if event.isAccepted():
            return
        if event.text().strip() or event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # a scanner types here too: letters and digits are never a search
        super().keyPressEvent(event)

    def _hush(self) -> None:
        self._quiet = True

    def _choose_again(self) -> None:
        """After the rows changed, the same person is chosen wherever they stand now."""
        row = self._model.row_of(self._wanted)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._quiet = False
