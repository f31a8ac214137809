"""Where the appointments of a week stand: days side by side, only the hours that hold something, lanes in a day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect

from app.appointments.forms import AppointmentRow
from models.codes import AppointmentState

WORKING, USUAL, DAY = range(8, 18), 60, 24 * 60
HEAD, HOURS, GAP, LINE = 48, 50, 3, 24
LOW, TALL, SHORTEST, NARROWEST, BANDS = 56, 76, 0.44, 68, 3


@dataclass(frozen=True)
class Block:
    """A painted appointment, or (`more`) those that had no room. `day`: 0 is Monday; `fixed`: above the hours."""

    rect: QRect
    day: int
    rows: tuple[AppointmentRow, ...]
    more: bool = False
    fixed: bool = False

    @property
    def row(self) -> AppointmentRow:
        return self.rows[0]


@dataclass(frozen=True)
class Piece:
    """An appointment between two heights, in hours that are shown."""

    row: AppointmentRow
    top: float
    bottom: float

    def meets(self, other: Piece) -> bool:
        return self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Told:
    """Those of an hour that have no room."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float


@dataclass(frozen=True)
class WeekPlan:
    """`hours`: those shown, each `tall` pixels; `band`: how high what has no hour stands; `height`: of all hours."""

    first: date = date.min
    hours: tuple[int, ...] = tuple(WORKING)
    blocks: tuple[Block, ...] = ()
    days: tuple[QRect, ...] = ()
    band: int = 0
    tall: int = LOW
    mirrored: bool = False

    @property
    def top(self) -> int:
        """Where the hours begin."""
        return HEAD + self.band

    @property
    def height(self) -> int:
        return len(self.hours) * self.tall

    def of_day(self, day: int) -> list[Block]:
        """From the top to the bottom, those without an hour first."""
        found = [block for block in self.blocks if block.day == day]
        return sorted(found, key=lambda block: (not block.fixed, block.rect.top(), self._from_edge(block.rect)))

    def _from_edge(self, rect: QRect) -> int:
        return -rect.right() if self.mirrored else rect.left()

    def at(self, point: QPoint, scrolled: int) -> Block | None:
        """What is painted at a point of the view."""
        body = point + QPoint(0, scrolled)
        for block in self.blocks:
            if block.rect.contains(point if block.fixed else body) and (block.fixed or point.y() >= self.top):
                return block
        return None

    def day_at(self, x: int) -> int | None:
        return next((day for day, rect in enumerate(self.days) if rect.left() <= x <= rect.right()), None)

    def level(self, minute: int) -> int:
        """The height of a minute of the day among the hours shown."""
        return self.top + round(height_of(self.hours, minute) * self.tall)


def plan_of(first: date, rows: Sequence[AppointmentRow], width: int, room: int, mirrored: bool = False) -> WeekPlan:
    """A week that begins on `first`, on `width` pixels; `room`: how high the view is."""
    timed, without = [each for each in rows if not is_long(each)], [each for each in rows if is_long(each)]
    hours = _hours(timed)
    lines = max((len(_of(without, first, day)) for day in range(7)), default=0)
    band = min(lines, BANDS) * LINE + (GAP if lines else 0)
    tall = max(LOW, min(TALL, (room - HEAD - band) // len(hours)))
    plan = WeekPlan(first, hours, (), _days(width), band, tall, mirrored)
    blocks = [block for day in range(7) for block in _day(plan, day, timed, without)]
    return _mirrored(replace(plan, blocks=tuple(blocks)), width) if mirrored else replace(plan, blocks=tuple(blocks))


def empty_plan(first: date, width: int, mirrored: bool) -> WeekPlan:
    """The days alone, without hours beside them."""
    plan = WeekPlan(first, days=_days(width, 0), mirrored=mirrored)
    return _mirrored(plan, width) if mirrored else plan


def is_long(row: AppointmentRow) -> bool:
    """A day or longer, or midnight without an end, which is what a day without an hour looks like."""
    if row.ends_at is None:
        start = row.starts_at.astimezone()
        return (start.hour, start.minute) == (0, 0)
    return row.ends_at - row.starts_at >= timedelta(days=1)


def height_of(hours: Sequence[int], minute: int) -> float:
    """How many shown hours lie above a minute of the day."""
    hour, rest = divmod(minute, 60)
    above = bisect_left(hours, hour)
    return above + rest / 60 if above < len(hours) and hours[above] == hour else float(above)


def _span(row: AppointmentRow) -> tuple[int, int]:
    """From which minute of its day to which; what goes on after midnight ends there."""
    start = row.starts_at.astimezone()
    begins = start.hour * 60 + start.minute
    if row.ends_at is None:
        return begins, min(begins + USUAL, DAY)
    end = row.ends_at.astimezone()
    return begins, DAY if end.date() > start.date() else max(end.hour * 60 + end.minute, begins + 1)


def _hours(rows: Iterable[AppointmentRow]) -> tuple[int, ...]:
    held = set(WORKING)
    for row in rows:
        begins, ends = _span(row)
        held.update(range(begins // 60, (ends - 1) // 60 + 1))
    return tuple(sorted(held))


def _of(rows: Iterable[AppointmentRow], first: date, day: int) -> list[AppointmentRow]:
    """Those that begin on a day, or go on over it."""
    wanted = first + timedelta(days=day)
    return [row for row in rows if row.starts_at.astimezone().date() <= wanted <= _last_day(row)]


def _last_day(row: AppointmentRow) -> date:
    if not is_long(row) or row.ends_at is None:
        return row.starts_at.astimezone().date()
    return (row.ends_at - timedelta(seconds=1)).astimezone().date()


def _days(width: int, left: int = HOURS) -> tuple[QRect, ...]:
    edges = [left + (width - left) * day // 7 for day in range(8)]
    return tuple(QRect(start, 0, end - start, HEAD) for start, end in pairwise(edges))


def _day(
    plan: WeekPlan, day: int, timed: Iterable[AppointmentRow], without: Iterable[AppointmentRow]
) -> Iterable[Block]:
    yield from _above(plan, day, _of(without, plan.first, day))
    for cluster in _clusters([_piece(plan.hours, row) for row in _of(timed, plan.first, day)]):
        yield from _beside(plan, day, cluster)


def _above(plan: WeekPlan, day: int, rows: Sequence[AppointmentRow]) -> Iterable[Block]:
    """Lines without an hour; the last of them says how many more there are."""
    shown = rows if len(rows) <= BANDS else rows[: BANDS - 1]
    line = QRect(plan.days[day].left() + GAP, HEAD, plan.days[day].width() - 2 * GAP, LINE - GAP)
    for place, row in enumerate(shown):
        yield Block(line.translated(0, place * LINE), day, (row,), fixed=True)
    if len(shown) < len(rows):
        yield Block(line.translated(0, len(shown) * LINE), day, tuple(rows[len(shown) :]), more=True, fixed=True)


def _piece(hours: Sequence[int], row: AppointmentRow) -> Piece:
    begins, ends = _span(row)
    top = min(height_of(hours, begins), len(hours) - SHORTEST)
    return Piece(row, top, max(height_of(hours, ends), top + SHORTEST))


def _clusters(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Those that hang together by time."""
    found: list[list[Piece]] = []
    reach = -1.0
    for piece in sorted(pieces, key=lambda piece: (piece.top, -piece.bottom, piece.row.id)):
        if piece.top >= reach or not found:
            found.append([])
        found[-1].append(piece)
        reach = max(reach, piece.bottom)
    return found


def _beside(plan: WeekPlan, day: int, cluster: Sequence[Piece]) -> Iterable[Block]:
    """Side by side; what has no room is told by its number in the last lane."""
    lanes, room = _lanes(cluster), max(2, plan.days[day].width() // NARROWEST)
    many = min(len(lanes), room)
    shown = lanes if len(lanes) <= room else lanes[: room - 1]
    for lane, pieces in enumerate(shown):
        for piece in pieces:
            yield Block(_rect(plan, day, lane, many, piece.top, piece.bottom), day, (piece.row,))
    hidden = [piece for pieces in lanes[len(shown) :] for piece in pieces]
    low, high = min(piece.top for piece in cluster), max(piece.bottom for piece in cluster)
    for told in _by_hour(hidden, low, high):
        rows = tuple(piece.row for piece in told.pieces)
        yield Block(_rect(plan, day, many - 1, many, told.top, told.bottom), day, rows, more=True)


def _by_hour(hidden: Iterable[Piece], low: float, high: float) -> list[Told]:
    """What has no room, hour by hour between the ends of its cluster; too small a rest goes to the hour before."""
    found: list[Told] = []
    for piece in sorted(hidden, key=lambda piece: (piece.top, piece.row.id)):
        reached = found[-1].bottom if found else low
        top = max(reached, int(piece.top))
        bottom = min(high, max(int(piece.top) + 1, top + SHORTEST))
        if found and piece.top < reached:
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, piece))
        elif found and bottom - top < SHORTEST:
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, piece), bottom=bottom)
        else:
            found.append(Told((piece,), top, bottom))
    return found


def _lanes(cluster: Sequence[Piece]) -> list[list[Piece]]:
    """Each in the first lane that is free then; what is called off gives way."""
    lanes: list[list[Piece]] = []
    for piece in sorted(cluster, key=lambda each: each.row.state is AppointmentState.CANCELLED):
        lane = next((lane for lane in lanes if not any(piece.meets(other) for other in lane)), None)
        if lane is None:
            lanes.append([piece])
        else:
            lane.append(piece)
    return lanes


def _rect(plan: WeekPlan, day: int, lane: int, lanes: int, top: float, bottom: float) -> QRect:
    column = plan.days[day]
    left = column.left() + GAP + (column.width() - GAP) * lane // lanes
    right = column.left() + GAP + (column.width() - GAP) * (lane + 1) // lanes
    high, low = plan.top + round(top * plan.tall), plan.top + round(bottom * plan.tall)
    return QRect(left, high + 1, right - left - GAP, max(low - high - 2, 1))


def _mirrored(plan: WeekPlan, width: int) -> WeekPlan:
    """From right to left."""
    blocks = tuple(replace(block, rect=_turned(block.rect, width)) for block in plan.blocks)
    return replace(plan, blocks=blocks, days=tuple(_turned(rect, width) for rect in plan.days))


def _turned(rect: QRect, width: int) -> QRect:
    return QRect(width - rect.left() - rect.width(), rect.top(), rect.width(), rect.height())
