"""Stock levels: the ledger added up by hours, so that a balance is a short sum however long the ledger has become."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import case, delete, func, insert
from sqlmodel import Session, col, select

from app.chains import chunks
from models.base import Tracked
from models.codes import MovementKind
from models.derived import StockLevel
from models.place import Site
from models.supplies import StockMovement

KEPT_BACK = (MovementKind.RESERVE, MovementKind.UNRESERVE)
HOUR = timedelta(hours=1)
_KEPT = case((col(StockMovement.kind).in_(KEPT_BACK), 1), else_=0)
_PARTS = (StockMovement.item_id, StockMovement.size, StockMovement.location_id, StockMovement.lot)


def keep_levels(session: Session, changed: Sequence[Tracked]) -> None:
    """The deriver of the stock levels: the hours that were written to are added up anew, in the same transaction."""
    touched: defaultdict[datetime, set[UUID]] = defaultdict(set)
    for row in changed:
        if isinstance(row, StockMovement):
            touched[hour_of(row.at)].add(row.item_id)
    if touched:
        session.exec(select(Site.id).with_for_update()).all()  # on a server, one desk after the other
        for hour, items in touched.items():
            _add_up(session, hour, items)


keep_levels.watches = (StockMovement,)  # type: ignore[attr-defined]


def rebuild_levels(session: Session) -> None:
    """All levels anew, from the whole ledger."""
    session.connection().execute(delete(StockLevel))
    hours: defaultdict[datetime, set[UUID]] = defaultdict(set)
    for at, item in session.exec(select(StockMovement.at, StockMovement.item_id)).all():
        hours[hour_of(at)].add(item)
    for hour, items in hours.items():
        _add_up(session, hour, items)


def hour_of(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def _add_up(session: Session, hour: datetime, items: Iterable[UUID]) -> None:
    for some in chunks(items):
        gone = delete(StockLevel).where(col(StockLevel.item_id).in_(some), col(StockLevel.hour) == hour)
        session.connection().execute(gone)
        rows = [_level(hour, *row) for row in session.exec(_sums(hour, some)).all()]
        if rows:
            session.connection().execute(insert(StockLevel), rows)


def _sums(hour: datetime, items: Iterable[UUID]) -> Any:
    parts = (*_PARTS, StockMovement.expires, _KEPT)
    return (
        select(*parts, func.sum(StockMovement.quantity))  # type: ignore[call-overload]
        .where(col(StockMovement.item_id).in_(items), col(StockMovement.voided).is_(False))
        .where(col(StockMovement.at) >= hour, col(StockMovement.at) < hour + HOUR)
        .group_by(*parts)
    )


def _level(hour: datetime, item: UUID, size: str, place: UUID | None, lot: str, *rest: Any) -> dict[str, Any]:
    expires, kept, quantity = rest
    return {
        "hour": hour,
        "item_id": item,
        "size": size,
        "location_id": place,
        "lot": lot,
        "expires": expires,
        "kept": bool(kept),
        "quantity": int(quantity),
    }
