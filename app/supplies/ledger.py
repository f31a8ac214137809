"""The ledger: movements are added, never changed; what is left is their sum (domain, 4.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.supplies.levels import KEPT_BACK
from models.base import new_id
from models.codes import MovementKind
from models.derived import StockLevel
from models.supplies import StockMovement, SupplyItem

MANY = 20_000
"""Lines of one card beyond which nobody looks for the one that was reversed."""
_OPPOSITE = dict(zip(KEPT_BACK, reversed(KEPT_BACK), strict=True))


@dataclass(frozen=True)
class Lot:
    """What is left of one lot; without a lot: everything that nobody wrote a lot for. `quantity` in 1/scale."""

    lot: str
    expires: date | None
    quantity: int


def balances(session: Session, items: Iterable[UUID] | None = None) -> dict[UUID, int]:
    """What is left of each item, in every place together; of some items, or of all."""
    return _sums(session, items, kept=False)


def kept_back(session: Session, items: Iterable[UUID] | None = None) -> dict[UUID, int]:
    """How much of each item is kept back for somebody."""
    found = _sums(session, items, kept=True)
    return {item: -quantity for item, quantity in found.items() if quantity}


def _sums(session: Session, items: Iterable[UUID] | None, kept: bool) -> dict[UUID, int]:
    statement = select(StockLevel.item_id, func.sum(StockLevel.quantity)).where(col(StockLevel.kept).is_(kept))
    if items is not None:
        statement = statement.where(col(StockLevel.item_id).in_(list(items)))
    rows = session.exec(statement.group_by(col(StockLevel.item_id))).all()
    return {item: int(total) for item, total in rows}


def whole(session: Session, item: UUID, size: str | None = None) -> int:
    """What is left of an item, of one size or of all, in every place together."""
    statement = select(func.sum(StockLevel.quantity)).where(StockLevel.item_id == item, col(StockLevel.kept).is_(False))
    if size is not None:
        statement = statement.where(StockLevel.size == size)
    return int(session.exec(statement).one() or 0)


def left(session: Session, item: UUID, size: str = "", place: UUID | None = None) -> int:
    """What is left of one size of an item in one place (None: the main store)."""
    return sum(lot.quantity for lot in lots(session, item, size, place, empty=True))


def main_store(session: Session, items: Iterable[UUID]) -> dict[tuple[UUID, str], int]:
    """What is left in the main store of these items, by item and size."""
    statement = (
        select(StockLevel.item_id, StockLevel.size, func.sum(StockLevel.quantity))
        .where(col(StockLevel.item_id).in_(list(items)), col(StockLevel.location_id).is_(None))
        .where(col(StockLevel.kept).is_(False))
        .group_by(col(StockLevel.item_id), col(StockLevel.size))
    )
    return {(item, size): int(total) for item, size, total in session.exec(statement).all()}


def lots(
    session: Session, item: UUID, size: str = "", place: UUID | None = None, empty: bool = False
) -> tuple[Lot, ...]:
    """The lots of one size in one place, what expires first first; `empty`: also those that are used up or short."""
    statement = (
        select(StockLevel.lot, func.max(StockLevel.expires), func.sum(StockLevel.quantity))
        .where(StockLevel.item_id == item, StockLevel.size == size, StockLevel.location_id == place)
        .where(col(StockLevel.kept).is_(False))
        .group_by(col(StockLevel.lot))
    )
    found = [Lot(lot, as_day(expires), int(total)) for lot, expires, total in session.exec(statement).all()]
    ordered = sorted(found, key=lambda lot: (lot.expires is None, lot.expires or date.max, lot.lot))
    return tuple(lot for lot in ordered if empty or lot.quantity > 0)


def as_day(value: date | str | None) -> date | None:
    """A day out of an aggregate, which SQLite gives back as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def as_moment(value: datetime | str) -> datetime:
    """A moment out of an aggregate: in UTC, whatever the engine gave back."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def first_expired(
    session: Session, item: SupplyItem, size: str, quantity: int, place: UUID | None, today: date
) -> list[Lot]:
    """From which lots a quantity is taken: what expires first goes first, what is expired already only when nothing
    else is left; what no lot holds is taken from none, below 0."""
    if not item.tracks_lots:
        return [Lot("", None, quantity)]
    taken, wanted = [], quantity
    there = sorted(lots(session, item.id, size, place), key=lambda lot: lot.expires is not None and lot.expires < today)
    for lot in there:
        part = min(lot.quantity, wanted)
        taken.append(Lot(lot.lot, lot.expires, part))
        wanted -= part
        if not wanted:
            return taken
    return [*taken, Lot("", None, wanted)]


def movement(kind: MovementKind, item: UUID, quantity: int, at: datetime, **about: Any) -> StockMovement:
    """One line of the ledger; `about`: size, lot, place, person and the like."""
    return StockMovement(
        id=about.pop("id", None) or new_id(), kind=kind, item_id=item, quantity=quantity, at=at, **about
    )


def reversal(of: StockMovement, at: datetime, by: UUID | None = None) -> StockMovement:
    """The line that takes another one back, in the same size, lot and place."""
    same = ("size", "lot", "expires", "location_id", "person_id", "group_id", "issue_id", "count_id", "pair_id")
    return movement(
        _OPPOSITE.get(of.kind, MovementKind.REVERSAL),
        of.item_id,
        -of.quantity,
        at,
        reversed_of=of.id,
        by_id=by,
        **{name: getattr(of, name) for name in same},
    )


def reversed_ids(session: Session, movements: Sequence[StockMovement]) -> set[UUID]:
    """Which of these were taken back."""
    ids = [each.id for each in movements]
    found = session.exec(select(StockMovement.reversed_of).where(col(StockMovement.reversed_of).in_(ids))).all()
    return {each for each in found if each is not None}
