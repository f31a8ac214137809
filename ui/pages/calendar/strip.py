"""The days of a week beside each other, above the appointments of one: each with its numbers, as on the grid."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.appointments.forms import Week
from ui.pages.beds.brush import Brush
from ui.pages.calendar.laying import HEAD, WeekPlan, empty_plan
from ui.pages.calendar.week_paint import WeekBrush
from ui.pages.calendar.words import count_words, weekday
from ui.theme import tokens_of


class DayStrip(QWidget):
    """`chosen`: a day was clicked; with the keys one goes by Alt and an arrow."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEAD)
        self.week, self.day, self.today = Week(date.min, (), ()), date.min, date.min

    def show_week(self, week: Week, day: date, today: date) -> None:
        """A week, one day of it in hand."""
        self.week, self.day, self.today = week, day, today
        told = "; ".join(f"{weekday(count.day)} {count_words(count)}" for count in week.days)
        self.setAccessibleName(told)
        self.update()

    def _plan(self) -> WeekPlan:
        return empty_plan(self.week.first, self.width(), self.layoutDirection() is Qt.LayoutDirection.RightToLeft)

    def _of_week(self, day: date) -> int | None:
        past = (day - self.week.first).days
        return past if 0 <= past < 7 else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._plan().day_at(event.position().toPoint().x())
        if day is not None and self.week.days:
            self.chosen.emit(self.week.first + timedelta(days=day))

    def sizeHint(self) -> QSize:
        return QSize(700, HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, plan = QPainter(self), self._plan()
        brush = Brush(painter, tokens_of(self), self.font())
        week, chosen = WeekBrush(painter, brush, plan), self._of_week(self.day)
        for day, rect in enumerate(plan.days):
            inside = rect.adjusted(1, 0, -2, -1)
            brush.box(inside, "tint" if day == chosen else "surface", "accent" if day == chosen else "line")
            if day == chosen:
                painter.fillRect(inside.adjusted(8, HEAD - 4, -8, -1), QColor(brush.tokens.accent))
        if self.week.days:
            week.head(self.week.days, self._of_week(self.today), None, "focus")
        painter.end()
