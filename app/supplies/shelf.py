"""What stands on the shelf: balances of items and kits, and the stock card of one item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, and_, col, or_, select

from app.house import staff_names
from app.supplies import ledger
from app.supplies.kits import items, kits, lines_of, names_of, sizes_of
from app.supplies.levels import KEPT_BACK
from app.supply_rows import ItemRow, LedgerRow, LotRow, StockCardRow, StockRow
from models.codes import MovementKind
from models.derived import StockLevel
from models.supplies import Kit, StockLocation, StockMovement, SupplyItem

KIT_LEVEL, PACE_DAYS, SHOWN_DAYS, MOST_LINES = 10, 14, 28, 1_000


def stock_rows(session: Session) -> tuple[StockRow, ...]:
    """Kits first, then items by name."""
    left, kept = ledger.balances(session), ledger.kept_back(session)
    rows = [
        StockRow(
            item.code,
            item.name,
            item.unit,
            left.get(item.id, 0),
            item.reorder_level,
            scale=item.scale,
            sizes=sizes_of(item),
            kept_back=kept.get(item.id, 0),
            is_lent=item.is_lent,
        )
        for item in items(session)
    ]
    return tuple([_kit_row(session, kit, left) for kit in kits(session)] + rows)


def _kit_row(session: Session, kit: Kit, left: dict[UUID, int]) -> StockRow:
    lines = lines_of(session, kit)
    complete = min((left.get(line.item.id, 0) // line.quantity for line in lines if not line.optional), default=0)
    parts = tuple(line.item.code for line in lines)
    return StockRow(kit.code, kit.name, "set", max(complete, 0), KIT_LEVEL, is_kit=True, parts=parts)


def item_row(session: Session, item: SupplyItem) -> ItemRow:
    """An item as it is edited."""
    return ItemRow(
        item.id,
        item.code,
        item.name,
        item.category,
        item.unit,
        item.scale,
        sizes_of(item),
        item.reorder_level,
        item.is_food,
        item.tracks_lots,
        item.clinic_only,
        item.never_refused,
        item.is_lent,
        tuple(sorted(names_of(session, [item.code]).get(item.code, {}).items())),
    )


def ledger_rows(
    session: Session, item: SupplyItem, since: datetime | None, size: str | None = None, newest: int | None = None
) -> tuple[LedgerRow, ...]:
    """Movements of an item (of one size, or of all), oldest first, each with the balance after it; `newest`: no more
    than so many, the last ones."""
    statement = select(StockMovement).where(StockMovement.item_id == item.id, col(StockMovement.voided).is_(False))
    if size is not None:
        statement = statement.where(StockMovement.size == size)
    if since is not None:
        statement = statement.where(col(StockMovement.at) >= since)
    ordered = statement.order_by(col(StockMovement.at).desc(), col(StockMovement.id).desc()).limit(newest)
    movements = session.exec(ordered).all()
    staff, places = staff_names(session), place_names(session)
    undone = ledger.reversed_ids(session, movements) if len(movements) < ledger.MANY else set()
    balance, rows = ledger.whole(session, item.id, size), []
    for each in movements:
        by = staff[each.by_id].name if each.by_id in staff else ""
        rows.append(_line(each, item, balance, by, places.get(each.location_id, ""), each.id in undone))
        balance -= 0 if each.kind in KEPT_BACK else each.quantity
    return tuple(reversed(rows))


def _line(each: StockMovement, item: SupplyItem, balance: int, by: str, place: str, undone: bool) -> LedgerRow:
    note = each.note or each.document_no or each.donor
    return LedgerRow(
        each.at,
        each.kind,
        item.name,
        each.quantity,
        balance,
        note,
        by,
        each.id,
        each.size,
        each.lot,
        place,
        undone,
        each.reason,
    )


def place_names(session: Session) -> dict[UUID | None, str]:
    rows = session.exec(select(StockLocation).where(col(StockLocation.voided).is_(False))).all()
    return {row.id: row.name for row in rows}


def stock_card(
    session: Session, item: SupplyItem, now: datetime, since: datetime | None = None, size: str | None = None
) -> StockCardRow:
    """The card of an item: its newest lines, its lots, and how long it lasts at the pace of the last fortnight."""
    lines = ledger_rows(session, item, since, size, MOST_LINES if since is None else None)
    left = ledger.balances(session, [item.id]).get(item.id, 0)
    a_day = _pace(session, item, now)
    return StockCardRow(
        item_row(session, item),
        left,
        ledger.kept_back(session, [item.id]).get(item.id, 0),
        lines,
        lot_rows(session, item, now.astimezone().date()),
        a_day,
        int(max(left, 0) / a_day) if a_day > 0 else None,
        _by_day(session, item, now.astimezone().date()),
    )


def lot_rows(session: Session, item: SupplyItem, today: date) -> tuple[LotRow, ...]:
    """What is left by size, place and lot, what expires first first; below zero stands too."""
    statement = (
        select(  # type: ignore[call-overload]
            StockLevel.size,
            StockLevel.location_id,
            StockLevel.lot,
            func.max(StockLevel.expires),
            func.sum(StockLevel.quantity),
        )
        .where(StockLevel.item_id == item.id, col(StockLevel.kept).is_(False))
        .group_by(col(StockLevel.size), col(StockLevel.location_id), col(StockLevel.lot))
    )
    places, rows = place_names(session), []
    for size, place, lot, expires, quantity in session.exec(statement).all():
        day = ledger.as_day(expires)
        if quantity:
            over = day is not None and day < today
            rows.append(LotRow(lot, day, size, places.get(place, ""), int(quantity), over))
    return tuple(sorted(rows, key=lambda row: (row.expires is None, row.expires or date.max, row.size, row.lot)))


def _pace(session: Session, item: SupplyItem, now: datetime) -> float:
    """What is given out a day, over the last fortnight, what was taken back taken off."""
    start = now - timedelta(days=PACE_DAYS)
    given_back = and_(col(StockMovement.kind) == MovementKind.REVERSAL, col(StockMovement.issue_id).is_not(None))
    used = or_(col(StockMovement.kind).in_((MovementKind.ISSUE, MovementKind.RETURN)), given_back)
    statement = select(func.sum(StockMovement.quantity)).where(
        StockMovement.item_id == item.id, col(StockMovement.at) >= start, col(StockMovement.voided).is_(False), used
    )
    given = -int(session.exec(statement).one() or 0)
    first = session.exec(select(func.min(StockMovement.at)).where(StockMovement.item_id == item.id)).first()
    days = min(PACE_DAYS, max((now - ledger.as_moment(first)).days, 1)) if first is not None else PACE_DAYS
    return max(given, 0) / days


def _by_day(session: Session, item: SupplyItem, today: date) -> tuple[tuple[date, int], ...]:
    """The balance at the end of each of the last days, today last."""
    rows = session.exec(
        select(StockLevel.hour, func.sum(StockLevel.quantity))
        .where(StockLevel.item_id == item.id, col(StockLevel.kept).is_(False))
        .group_by(col(StockLevel.hour))
    ).all()
    changed: defaultdict[date, int] = defaultdict(int)
    for hour, quantity in rows:
        changed[hour.astimezone().date()] += int(quantity)
    days = [today - timedelta(days=back) for back in range(SHOWN_DAYS - 1, -1, -1)]
    balance = sum(quantity for day, quantity in changed.items() if day < days[0])
    return _running(days, changed, balance)


def _running(days: Sequence[date], changed: dict[date, int], balance: int) -> tuple[tuple[date, int], ...]:
    found = []
    for day in days:
        balance += changed.get(day, 0)
        found.append((day, balance))
    return tuple(found)
