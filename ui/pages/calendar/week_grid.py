"""The week on one painted view: a cursor moves over days and blocks and says in words what is under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.appointments.forms import Week
from ui.pages.beds.brush import Brush
from ui.pages.calendar.laying import GAP, Block, WeekPlan, plan_of
from ui.pages.calendar.week_paint import WeekBrush
from ui.pages.calendar.words import count_words, said, weekday
from ui.theme import tokens_of
from ui.words import _

PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True)
class Cursor:
    """A day, and on it an appointment or (`block` None) the day itself; `more` is known by its first appointment."""

    day: int = 0
    block: tuple[UUID, bool] | None = None


class WeekGrid(QAbstractScrollArea):
    """`opened`: a day is wanted, and on it an appointment or None; `turned`: weeks forward or back, 0 for this one."""

    opened = Signal(object, object)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAutoFillBackground(False)
        self.week = Week(date.min, (), ())
        self.now: datetime = datetime.min
        self.plan, self.cursor_at = WeekPlan(), Cursor()

    # What stands on it

    def show_week(self, week: Week, now: datetime) -> None:
        """A week; the cursor stays on its appointment while that is there, else on its day."""
        other = week.first != self.week.first
        self.week, self.now = week, now.astimezone()
        self._lay_out()
        if other:
            self.verticalScrollBar().setValue(self._early())
        self.choose(self.cursor_at)

    def begin(self, day: date, appointment: UUID | None) -> None:
        """Where the cursor stands when the week of this day is shown next."""
        self.cursor_at = Cursor(day.weekday(), (appointment, False) if appointment else None)

    def day(self) -> date:
        """The day under the cursor."""
        return self.week.first + timedelta(days=self.cursor_at.day)

    def _lay_out(self) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        view = self.viewport()
        self.plan = plan_of(self.week.first, self.week.rows, view.width(), view.height(), mirrored)
        bar, shown = self.verticalScrollBar(), max(view.height() - self.plan.top, 1)
        bar.setRange(0, max(0, self.plan.height + GAP - shown))
        bar.setPageStep(shown)
        bar.setSingleStep(self.plan.tall)
        view.update()

    def _early(self) -> int:
        """Where the first block with an hour stands; the working day, where there is none."""
        tops = [block.rect.top() for block in self.plan.blocks if not block.fixed]
        return min(tops) - self.plan.top - GAP if tops else 0

    def _today(self) -> int | None:
        past = (self.now.date() - self.week.first).days
        return past if 0 <= past < 7 else None

    # The cursor

    def block_at_cursor(self) -> Block | None:
        wanted, day = self.cursor_at.block, self.cursor_at.day
        return next((block for block in self.plan.of_day(day) if (block.row.id, block.more) == wanted), None)

    def choose(self, cursor: Cursor) -> None:
        """Put the cursor somewhere, bring it in sight, say what is there."""
        self.cursor_at = cursor
        block = self.block_at_cursor()
        if block is None:
            self.cursor_at = Cursor(cursor.day)
        elif not block.fixed:
            self._bring(block.rect)
        self.setAccessibleName(self.under_cursor())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.viewport().update()

    def under_cursor(self) -> str:
        """In words: the day with its numbers, or the appointment."""
        block, day = self.block_at_cursor(), self.cursor_at.day
        title = weekday(self.week.first + timedelta(days=day)) if self.week.days else ""
        if block is None:
            count = self.week.days[day] if self.week.days else None
            words = count_words(count) if count and count.appointments else _("no appointment")
            return f"{title}, {words}"
        if block.more:
            return f"{title}, {_('+{n} more').format(n=len(block.rows))}"
        return f"{title}, {said(block.row)}"

    def _bring(self, rect: QRect) -> None:
        bar, shown = self.verticalScrollBar(), self.viewport().height() - self.plan.top
        top = rect.top() - self.plan.top - GAP
        bottom = rect.bottom() - self.plan.top + GAP
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + shown:
            bar.setValue(min(bottom - shown, top))

    def _step(self, down: int) -> None:
        blocks, here = self.plan.of_day(self.cursor_at.day), self.block_at_cursor()
        place = blocks.index(here) if here in blocks else -1
        place = max(-1, min(place + down, len(blocks) - 1))
        self.choose(cursor_of(self.cursor_at.day, blocks[place] if place >= 0 else None))

    def _aside(self, on: int) -> None:
        """The day beside, there the block that is nearest in height; at the edge nothing moves."""
        day, here = self.cursor_at.day + on, self.block_at_cursor()
        if not 0 <= day < 7:
            return
        blocks = self.plan.of_day(day) if here is not None else []
        level = here.rect.top() if here else 0
        self.choose(cursor_of(day, min(blocks, key=lambda block: abs(block.rect.top() - level), default=None)))

    def _open(self) -> None:
        block, day = self.block_at_cursor(), self.day()
        if block is not None and not block.more:
            self.opened.emit(block.row.starts_at.astimezone().date(), block.row.id)
        else:
            self.opened.emit(day, block.row.id if block else None)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return
        key = Qt.Key(event.key())
        event.setAccepted(key in PAGES | STEPS | SIDES or key in (Qt.Key.Key_Home, Qt.Key.Key_Return, Qt.Key.Key_Enter))
        if key in PAGES:
            self.turned.emit(PAGES[key])
        elif key in STEPS:
            self._step(STEPS[key])
        elif key in SIDES:
            self._aside(-SIDES[key] if self.plan.mirrored else SIDES[key])
        elif key is Qt.Key.Key_Home:
            self.turned.emit(0)
        elif event.isAccepted():
            self._open()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses; on a day, or on what had no room, it opens the day."""
        block, day = self._under(event)
        if day is None and block is None:
            return
        self.choose(cursor_of(block.day if block else day or 0, block))
        if block.more if block else event.position().y() < self.plan.top:
            self._open()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._under(event)[0] is not None:
            self._open()

    def _under(self, event: QMouseEvent) -> tuple[Block | None, int | None]:
        point: QPoint = event.position().toPoint()
        return self.plan.at(point, self.verticalScrollBar().value()), self.plan.day_at(point.x())

    # Drawing

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(900, 500)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, scrolled, plan = QPainter(self.viewport()), self.verticalScrollBar().value(), self.plan
        brush, width = Brush(painter, tokens_of(self), self.font()), self.viewport().width()
        painter.fillRect(event.rect(), QColor(brush.tokens.bg))
        week, today = WeekBrush(painter, brush, plan), self._today()
        painter.translate(0, -scrolled)
        week.columns(today, plan.top + plan.height)
        week.hours(width)
        seen = event.rect().translated(0, scrolled)
        self._blocks(week, [block for block in plan.blocks if not block.fixed and block.rect.intersects(seen)])
        if today is not None:
            week.now(today, self.now)
        if self.week.days and not self.week.rows:
            week.nothing(width)
        painter.translate(0, scrolled)
        week.cover(width)
        self._blocks(week, [block for block in plan.blocks if block.fixed])
        chosen = self.cursor_at.day if self.block_at_cursor() is None and self.week.days else None
        week.head(self.week.days, today, chosen, self._ring())
        painter.end()

    def _blocks(self, week: WeekBrush, blocks: list[Block]) -> None:
        here = self.block_at_cursor()
        for block in blocks:
            week.block(block)
        if here in blocks and here is not None:
            week.ring(here.rect, self._ring())

    def _ring(self) -> str:
        return "focus" if self.hasFocus() else "edge"


def cursor_of(day: int, block: Block | None) -> Cursor:
    """The cursor on a block, or on the day itself."""
    return Cursor(day, (block.row.id, block.more) if block else None)
