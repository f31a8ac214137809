"""How a week is drawn: the hours, the days, and in each block the time, the person, the place, what is needed."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.appointments.forms import AppointmentRow, DayCount
from app.appointments.reading import DRIVEN
from models.codes import AppointmentState
from ui.pages.beds.brush import Brush
from ui.pages.beds.words import name_of
from ui.pages.calendar.laying import GAP, HEAD, HOURS, Block, WeekPlan
from ui.pages.calendar.words import hour, kind_words, state_words, weekday
from ui.words import _

MARK, ROW, PAD, NARROW = 15, 17, 5, 96
GROUNDS = {
    AppointmentState.PLANNED: ("surface", "edge", "", "ink2"),
    AppointmentState.ATTENDED: ("okbg", "ok", "check", "ok"),
    AppointmentState.MISSED: ("stopbg", "stop", "x", "stop"),
    AppointmentState.CANCELLED: ("sunken", "edge", "minus", "ink3"),
}
LATE = ("attbg", "att", "clock", "att")


class WeekBrush:
    """One repaint of a week. `mirrored`: from right to left."""

    def __init__(self, painter: QPainter, brush: Brush, plan: WeekPlan) -> None:
        self._painter, self._brush, self._plan = painter, brush, plan
        side = Qt.AlignmentFlag.AlignRight if plan.mirrored else Qt.AlignmentFlag.AlignLeft
        self._align = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter

    # The ground

    def hours(self, width: int) -> None:
        """A line for each hour that is shown; a double one where hours were left out."""
        plan = self._plan
        for place, each in enumerate(plan.hours):
            y = plan.top + place * plan.tall
            skipped = place > 0 and plan.hours[place - 1] != each - 1
            self._line(0 if skipped else self._side(HOURS, width), y, width, "edge" if skipped else "line")
            words = QRect(self._side(0, width, HOURS - 6), y + 2, HOURS - 6, ROW)
            self._brush.text(words, f"{each:02}:00", 13, "ink2", align=Qt.AlignmentFlag.AlignCenter)

    def _side(self, x: int, width: int, wide: int = 0) -> int:
        """A place counted from the side on which reading begins."""
        if not self._plan.mirrored:
            return x
        return width - x - wide if wide else 0

    def _line(self, left: int, y: int, width: int, colour: str) -> None:
        self._painter.setPen(QPen(QColor(getattr(self._brush.tokens, colour)), 1))
        right = width - HOURS if self._plan.mirrored and left == 0 and colour == "line" else width
        self._painter.drawLine(left, y, right, y)

    def columns(self, today: int | None, bottom: int) -> None:
        """The edges between days; today on a ground of its own."""
        tokens = self._brush.tokens
        for day, rect in enumerate(self._plan.days):
            if day == today:
                self._painter.fillRect(rect.left(), 0, rect.width(), bottom, QColor(tokens.surface))
            self._painter.setPen(QPen(QColor(tokens.line), 1))
            edge = rect.right() if self._plan.mirrored else rect.left()
            self._painter.drawLine(edge, 0, edge, bottom)

    def now(self, day: int, at: datetime) -> None:
        """Where the day has come to, while its hour is shown."""
        if at.hour in self._plan.hours:
            y, rect = self._plan.level(at.hour * 60 + at.minute), self._plan.days[day]
            self._painter.fillRect(rect.left(), y - 1, rect.width(), 2, QColor(self._brush.tokens.accent))

    def nothing(self, width: int) -> None:
        """An empty week says so."""
        rect = QRect(0, self._plan.top + self._plan.tall, width, self._plan.tall)
        self._brush.text(rect, _("No appointment in this week"), 16, "ink2", align=Qt.AlignmentFlag.AlignCenter)

    def head(self, counts: tuple[DayCount, ...], today: int | None, chosen: int | None, focus: str) -> None:
        """The days with their numbers; they stay while the hours are scrolled."""
        for day, rect in enumerate(self._plan.days):
            inside = rect.adjusted(PAD + 1, 4, -PAD - 2, 0)
            title = weekday(self._plan.first + timedelta(days=day))
            colour = "accent" if day == today else "ink"
            self._words(QRect(inside.left(), 4, inside.width(), 20), title, 15, colour, bold=True)
            if day < len(counts):
                self._count(QRect(inside.left(), 24, inside.width(), 18), counts[day])
            if day == chosen:
                self._brush.outline(rect.adjusted(1, 1, -1, -2), focus)

    def _count(self, line: QRect, count: DayCount) -> None:
        """How many, and with their marks how many are driven and interpreted."""
        told = ((count.appointments, ""), (count.driven, "bus"), (count.interpreted, "languages"))
        for many, icon in told:
            if not many and icon:
                continue
            if icon:
                left = line.right() - MARK if self._plan.mirrored else line.left()
                self._brush.icon(QPoint(left, line.top() + 2), icon, "ink2", MARK)
                line = self._after(line, MARK + 3)
            words = str(many) if many else "–"
            self._words(line, words, 14, "ink2")
            line = self._after(line, self._brush.width(words, 14) + 10)

    def _after(self, line: QRect, used: int) -> QRect:
        return line.adjusted(0, 0, -used, 0) if self._plan.mirrored else line.adjusted(used, 0, 0, 0)

    # Blocks

    def block(self, block: Block) -> None:
        if block.more:
            self._more(block)
            return
        row, rect = block.row, block.rect
        ground, edge, icon, tone = LATE if row.late else GROUNDS[row.state]
        dashed = row.state is AppointmentState.CANCELLED
        self._brush.box(rect, ground, edge, 5, 1.4 if dashed else 1.0, dashed)
        ink = "ink3" if dashed else "ink"
        inside = rect.adjusted(PAD, 2, -PAD + 1, -1)
        lines = max(1, inside.height() // ROW)
        if lines == 1 and not (block.fixed or inside.width() < NARROW):
            self._first(inside, f"{hour(row.starts_at)} {name_of(row.person)}", row, icon, tone, ink)
            return
        alone = ", ".join(filter(None, (name_of(row.person), row.place))) if block.fixed else hour(row.starts_at)
        self._first(inside, alone, row, icon, tone, ink)
        for place, words in enumerate((name_of(row.person), *below(row))[: lines - 1], 1):
            line = QRect(inside.left(), inside.top() + place * ROW, inside.width(), ROW)
            self._words(line, words, 14 if place == 1 else 13, ink if place == 1 else "ink2")

    def _first(self, inside: QRect, words: str, row: AppointmentRow, icon: str, tone: str, ink: str) -> None:
        """The time with the marks at its end, as many as have room."""
        line = QRect(inside.left(), inside.top(), inside.width(), min(ROW, inside.height()))
        marks = marks_of(row, icon, tone)
        room = (line.width() - self._brush.width("00:00", 14, bold=True) - 4) // (MARK + 1)
        for name, colour in marks[: max(room, 0)]:
            left = line.left() if self._plan.mirrored else line.right() - MARK
            self._brush.icon(QPoint(left, line.top() + 1), name, colour, MARK)
            step = MARK + 1
            line = line.adjusted(step, 0, 0, 0) if self._plan.mirrored else line.adjusted(0, 0, -step, 0)
        self._words(line, words, 14, ink, bold=True)

    def _more(self, block: Block) -> None:
        rect, many = block.rect, len(block.rows)
        self._brush.box(rect, "tint", "accent", 5)
        words = _("+{n} more").format(n=many)
        inside = rect.adjusted(2, 0, -2, 0)
        if self._brush.width(words, 14, bold=True) > inside.width():
            words = f"+{many}"
        self._brush.text(inside, words, 14, "ink", bold=True, align=Qt.AlignmentFlag.AlignCenter)

    def _words(self, rect: QRect, words: str, px: int, colour: str, bold: bool = False) -> None:
        self._brush.text(rect, words, px, colour, bold, self._align)

    def ring(self, rect: QRect, colour: str) -> None:
        self._brush.outline(rect.adjusted(-GAP, -GAP + 1, GAP, GAP - 1), colour)

    def cover(self, width: int) -> None:
        """The ground of the head, over what was scrolled under it."""
        self._painter.fillRect(0, 0, width, self._plan.top, QColor(self._brush.tokens.bg))
        self._painter.setPen(QPen(QColor(self._brush.tokens.edge), 1))
        self._painter.drawLine(0, self._plan.top - 1, width, self._plan.top - 1)
        if self._plan.band:
            self._painter.drawLine(0, HEAD - 2, width, HEAD - 2)


def below(row: AppointmentRow) -> list[str]:
    """The lines under the name: what became of it, the place, what it is."""
    settled = row.late or row.state is not AppointmentState.PLANNED
    return [words for words in (state_words(row) if settled else "", row.place, kind_words(row)) if words]


def marks_of(row: AppointmentRow, icon: str, tone: str) -> list[tuple[str, str]]:
    """What became of it, whether it is driven, whether somebody interprets, whether a letter got it."""
    wanted = (
        (bool(icon), icon, tone),
        (row.transport in DRIVEN, "bus", "ink2"),
        (bool(row.interpreter), "languages", "ink2"),
        (row.from_letter, "mail", "ink2"),
    )
    return [(name, colour) for shown, name, colour in wanted if shown]
