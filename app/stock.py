"""The ledger read: balances of items and kits, and the movements of one item."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.issuing import balances, kit_lines
from app.supply_rows import LedgerRow, StockRow
from models.supplies import Kit, StockMovement, SupplyItem


def stock_rows(session: Session) -> tuple[StockRow, ...]:
    """Kits first, then items by name."""
    left = balances(session)
    items = session.exec(select(SupplyItem).where(col(SupplyItem.voided).is_(False))).all()
    rows = [
        StockRow(item.code, item.name, item.unit, left.get(item.id, 0), item.reorder_level)
        for item in sorted(items, key=lambda item: item.name)
    ]
    kits = session.exec(select(Kit).where(col(Kit.voided).is_(False))).all()
    return tuple([_kit_row(session, kit, left) for kit in kits] + rows)


def _kit_row(session: Session, kit: Kit, left: dict[UUID, int]) -> StockRow:
    lines = kit_lines(session, kit.code)
    complete = min((left.get(line.item.id, 0) // line.quantity for line in lines), default=0)
    return StockRow(kit.code, kit.name, "set", max(complete, 0), 10, is_kit=True)


def ledger_rows(session: Session, item: SupplyItem, since: datetime | None) -> tuple[LedgerRow, ...]:
    movements = session.exec(
        select(StockMovement)
        .where(StockMovement.item_id == item.id)
        .order_by(col(StockMovement.at), col(StockMovement.id))
    ).all()
    balance, rows = 0, []
    for movement in movements:
        balance += movement.quantity
        if since is None or movement.at >= since:
            note = movement.document_no or movement.donor
            rows.append(LedgerRow(movement.at, movement.kind, item.name, movement.quantity, balance, note, ""))
    return tuple(rows)
