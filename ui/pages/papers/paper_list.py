"""The papers that a role may print, one under the other, in groups; nothing stands here that would be refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.tables import ROW, Column, Index, RowsModel
from ui.theme import tokens_of
from ui.words import _

ROW_HEIGHT, HEAD_HEIGHT = 38, 30


@dataclass(frozen=True)
class Paper:
    """One line of the list: `key` tells the settings, `group` the heading, `note` stands at the end, `first`: the
    heading stands above it."""

    key: str
    title: str
    group: str
    note: str = ""
    first: bool = False


def grouped(papers: Sequence[Paper]) -> list[Paper]:
    """The same papers, the first of each group marked."""
    before = [""] + [paper.group for paper in papers]
    return [
        Paper(paper.key, paper.title, paper.group, paper.note, paper.group != last)
        for paper, last in zip(papers, before, strict=False)
    ]


class PaperList(QListView):
    """Up, Down and the first letters choose; Enter asks for the paper."""

    chosen = Signal(object)
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: RowsModel[Paper] = RowsModel([Column("", lambda paper: paper.title)])
        self._lines = _Lines()
        self.setModel(self._model)
        self.setItemDelegate(self._lines)
        self.setProperty("framed", True)
        self.setAccessibleName(_("Papers to print"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _index: self.asked.emit())

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Show these; the one that was chosen stays so."""
        here = self.paper()
        self._model.show_rows(grouped(papers))
        self.choose(here.key if here else papers[0].key if papers else "")

    def paper(self) -> Paper | None:
        index = self.currentIndex()
        return self._model.row(index) if index.isValid() else None

    def keys(self) -> list[str]:
        return [paper.key for paper in self._model.rows()]

    def choose(self, key: str) -> bool:
        """Choose as the user does; False where the role has no such paper."""
        if key not in self.keys():
            return False
        self.setCurrentIndex(self._model.index(self.keys().index(key), 0))
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(QModelIndex(current), QModelIndex(previous))
        if current.isValid():
            self.chosen.emit(self._model.row(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.asked.emit()
        else:
            super().keyPressEvent(event)


class _Lines(QStyledItemDelegate):
    """A heading above the first of a group, then the title with its note at the end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        paper: Paper | None = index.data(ROW)
        return QSize(100, ROW_HEIGHT + (HEAD_HEIGHT if paper and paper.first else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        paper: Paper | None = index.data(ROW)
        if paper is None:
            return
        painter.save()
        tokens, whole = tokens_of(option.widget), option.rect
        line = QRect(whole.left(), whole.bottom() - ROW_HEIGHT + 1, whole.width(), ROW_HEIGHT)
        if paper.first:
            head = QRect(whole.left() + 12, whole.top(), whole.width() - 20, HEAD_HEIGHT)
            _say(painter, option, head, paper.group, 14, True, tokens.ink3)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(line, QColor(tokens.tint if chosen else tokens.surface))
        if chosen:
            start = option.direction is Qt.LayoutDirection.LeftToRight
            painter.fillRect(
                QRect(line.left() if start else line.right() - 4, line.top(), 5, ROW_HEIGHT), QColor(tokens.accent)
            )
        words = line.adjusted(14, 0, -10, 0)
        note = _say(painter, option, words, paper.note, 13, False, tokens.ink3, end=True)
        room = (
            words.adjusted(0, 0, -note, 0)
            if option.direction is Qt.LayoutDirection.LeftToRight
            else words.adjusted(note, 0, 0, 0)
        )
        _say(painter, option, room, paper.title, 16, chosen, tokens.ink)
        painter.fillRect(QRect(line.left(), line.bottom(), line.width(), 1), QColor(tokens.line))
        painter.restore()


def _say(
    painter: QPainter,
    option: QStyleOptionViewItem,
    room: QRect,
    text: str,
    pixels: int,
    bold: bool,
    colour: str,
    end: bool = False,
) -> int:
    """Write one line of words; how wide it is with a gap."""
    font = QFont(option.font)
    font.setPixelSize(pixels)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
    place = QStyle.visualAlignment(option.direction, side) | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, int(place), shown)
    return painter.fontMetrics().horizontalAdvance(shown) + 10 if text else 0
