"""The life of a letter as a painted line: what happened and when, and what may come after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from app.letters.forms import LetterRow, StepOfLetter
from models.codes import LetterState
from ui.pages.letters.words import deliveries, due_words, reasons, states
from ui.person_words import clock
from ui.theme import tokens_of
from ui.widgets.paint import icon_pixmap
from ui.words import _

DISC, HIGH, GAP = 24, 46, 12
S = LetterState
_AFTER = {
    S.DRAFT: (S.SIGNED, S.SENT, S.RECEIVED, S.APPOINTMENT, S.CLOSED),
    S.SIGNED: (S.SENT, S.RECEIVED, S.APPOINTMENT, S.CLOSED),
    S.SENT: (S.RECEIVED, S.APPOINTMENT, S.CLOSED),
    S.RECEIVED: (S.RECEIVED, S.APPOINTMENT, S.CLOSED),
    S.ACCEPTED: (S.APPOINTMENT, S.CLOSED),
    S.WAITLISTED: (S.APPOINTMENT, S.CLOSED),
    S.APPOINTMENT: (S.CLOSED,),
    S.ATTENDED: (S.CLOSED,),
    S.MISSED: (S.CLOSED,),
    S.DECLINED: (S.CLOSED,),
}


@dataclass(frozen=True)
class LifePoint:
    """A point of the line; `done` once it has happened."""

    title: str
    second: str
    done: bool
    shape: str = "check"


def life_of(row: LetterRow | None, steps: Sequence[StepOfLetter], today: date) -> tuple[LifePoint, ...]:
    """The steps that were taken, then those that usually follow."""
    state = row.state if row is not None else S.DRAFT
    past = [_past(step, today) for step in steps] or [LifePoint(states()[S.DRAFT], "", True)]
    due = due_words(row, today) if row is not None else ""
    ahead = [LifePoint(_ahead()[each], due if each is S.RECEIVED else "", False) for each in _AFTER.get(state, ())]
    return (*past, *ahead)


def _ahead() -> dict[LetterState, str]:
    return {
        S.SIGNED: _("Signed, then fixed"),
        S.SENT: _("Sent"),
        S.RECEIVED: _("Answered"),
        S.APPOINTMENT: _("Meeting set"),
        S.CLOSED: _("Closed"),
    }


def _past(step: StepOfLetter, today: date) -> LifePoint:
    how = deliveries()[step.delivery] if step.delivery else reasons()[step.reason] if step.reason else ""
    meeting = _("for {when}").format(when=clock(step.appointment_at, today)) if step.appointment_at else ""
    told = ", ".join(part for part in (clock(step.at, today), meeting, how, step.by) if part)
    stopped = step.state in (S.DECLINED, S.CANCELLED, S.REVOKED, S.MISSED, S.SUPERSEDED)
    return LifePoint(states()[step.state], told, True, "x" if stopped else "check")


class LifeLine(QWidget):
    """Discs on a line, the oldest at the top: filled with a sign when done, empty when it is still ahead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: tuple[LifePoint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_life(self, points: tuple[LifePoint, ...]) -> None:
        self.points = points
        said = (f"{point.title} {point.second}".strip() for point in points if point.done)
        self.setAccessibleName(_("Life of this letter"))
        self.setAccessibleDescription("; ".join(said))
        self.setToolTip("\n".join(f"{point.title} {point.second}".strip() for point in points))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def texts(self) -> str:
        return "\n".join(f"{point.title} {point.second}".strip() for point in self.points)

    def sizeHint(self) -> QSize:
        return QSize(220, max(len(self.points) * HIGH - (HIGH - DISC - 12), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, point in enumerate(self.points):
            self._paint(painter, place, point)
        painter.end()

    def _paint(self, painter: QPainter, place: int, point: LifePoint) -> None:
        tokens, top = tokens_of(self), place * HIGH
        disc = self._place(QRect(1, top + 1, DISC - 2, DISC - 2))
        if place + 1 < len(self.points):
            painter.setPen(QPen(QColor(tokens.edge), 2))
            painter.drawLine(disc.center().x(), top + DISC + 2, disc.center().x(), top + HIGH - 2)
        painter.setPen(QPen(QColor(tokens.accent if point.done else tokens.edge), 2))
        painter.setBrush(QColor(tokens.accent if point.done else tokens.surface))
        painter.drawEllipse(disc)
        if point.done:
            sign = icon_pixmap(point.shape, tokens.onaccent, 14, self.devicePixelRatioF())
            painter.drawPixmap(disc.x() + (disc.width() - 14) // 2, disc.y() + (disc.height() - 14) // 2, sign)
        self._say(painter, top, point)

    def _say(self, painter: QPainter, top: int, point: LifePoint) -> None:
        tokens, font = tokens_of(self), QFont(self.font())
        left = DISC + GAP
        lines = ((point.title, 16, point.done, tokens.ink, 0, 24), (point.second, 14, False, tokens.ink2, 22, 20))
        for text, pixels, bold, colour, down, high in lines:
            font.setPixelSize(pixels)
            font.setBold(bold)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            rect = self._place(QRect(left, top + down, self.width() - left, high))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | self._start(), shown)

    def _start(self) -> Qt.AlignmentFlag:
        left = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        return Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight

    def _place(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
