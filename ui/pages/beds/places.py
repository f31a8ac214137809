"""Where everything stands on the board: plates of rooms in columns, in each its beds, or the guests of a hall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPoint, QRect

from app.rows import PersonRow
from app.shelter.rows import BedRow, RoomRow
from models.codes import RoomRule

LEAST, GAP, PAD, HEAD, TILE, STEP, NOTE = 270, 11, 11, 40, 38, 44, 42


@dataclass(frozen=True)
class Cell:
    """One place that can be chosen: a bed, a guest of a hall, or the hall itself (neither)."""

    room: RoomRow
    rect: QRect
    bed: BedRow | None = None
    guest: PersonRow | None = None

    @property
    def key(self) -> tuple[UUID, UUID | None]:
        """What stays the same when the board is read again."""
        own = self.bed.id if self.bed else self.guest.id if self.guest else None
        return self.room.id, own

    @property
    def lying(self) -> PersonRow | None:
        """Who is there now."""
        if self.bed is not None:
            return self.bed.people[0] if self.bed.people else None
        return self.guest

    @property
    def takes_people(self) -> bool:
        """Whether somebody can be put here: a hall always, a bed while it is open."""
        return self.guest is None and (self.bed is None or not self.bed.closed_because)


@dataclass(frozen=True)
class Plate:
    """A room as it is drawn."""

    room: RoomRow
    rect: QRect
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Plan:
    """Every plate of a floor, and how high they are together."""

    plates: tuple[Plate, ...] = ()
    height: int = 0

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for plate in self.plates for cell in plate.cells)

    def at(self, point: QPoint) -> Cell | None:
        """The cell under a point."""
        plate = next((each for each in self.plates if each.rect.contains(point)), None)
        return next((cell for cell in plate.cells if cell.rect.contains(point)), None) if plate else None

    def find(self, key: tuple[UUID, UUID | None] | None) -> Cell | None:
        return next((cell for cell in self.cells if cell.key == key), None)

    def beside(self, cell: Cell, right: int, down: int) -> Cell | None:
        """The nearest cell in a direction: straight ahead before aslant."""
        here = cell.rect.center()
        found = []
        for other in self.cells:
            ahead = other.rect.center() - here
            along = ahead.x() * right + ahead.y() * down
            aside = abs(ahead.x() * down) + abs(ahead.y() * right)
            if along > 5 and (aside < along * 2 or (down and aside < cell.rect.width() / 2)):
                found.append((along + 3 * aside, other))
        return min(found, key=lambda each: each[0], default=(0, None))[1]


def plan_of(rooms: Sequence[RoomRow], width: int) -> Plan:
    """Rooms in as many columns as have room; all plates of a line are of one height."""
    columns = max(1, (width + GAP) // (LEAST + GAP))
    wide = (width - GAP * (columns - 1)) // columns
    plates, top = list[Plate](), 0
    for start in range(0, len(rooms), columns):
        line = rooms[start : start + columns]
        height = max(_height(room) for room in line)
        for place, room in enumerate(line):
            rect = QRect(place * (wide + GAP), top, wide, height)
            plates.append(Plate(room, rect, _cells(room, rect)))
        top += height + GAP
    return Plan(tuple(plates), max(top - GAP, 0))


def _height(room: RoomRow) -> int:
    lines = len(room.guests) + 1 if room.rule is RoomRule.HALL else len(room.beds)
    return HEAD + max(lines, 1) * STEP + PAD // 2 + (NOTE if room.kept_for else 0)


def _cells(room: RoomRow, plate: QRect) -> tuple[Cell, ...]:
    def rect(line: int) -> QRect:
        return QRect(plate.left() + PAD, plate.top() + HEAD + line * STEP, plate.width() - 2 * PAD, TILE)

    if room.rule is RoomRule.HALL:
        guests = (Cell(room, rect(line), guest=guest) for line, guest in enumerate(room.guests, start=1))
        return (Cell(room, rect(0)), *guests)
    return tuple(Cell(room, rect(line), bed) for line, bed in enumerate(room.beds))
