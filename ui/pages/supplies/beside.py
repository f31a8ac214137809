"""What stands beside the station, read in one job after the last of the scans."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.access import Act, may
from app.supply_rows import KitRow, ScanRow, StockRow
from ui.page import PageContext


@dataclass(frozen=True)
class Beside:
    """What is left, the kits, the last scans; of the group in hand how many are counted in and have their kit."""

    stock: tuple[StockRow, ...]
    kits: tuple[KitRow, ...]
    scans: tuple[ScanRow, ...]
    supplied: int = 0
    counted: int = 0


def read_beside(context: PageContext) -> Beside:
    """In the database's lane."""
    actor, waystation, group = context.actor, context.waystation, context.group()
    supplies = waystation.supplies
    beside = Beside(supplies.stock(actor), supplies.kits(actor), supplies.last_scans(actor))
    if group is None or not may(actor, Act.SEE_BOARD):
        return beside
    counts = waystation.tonight.board(actor, group.id).counts
    return replace(beside, supplied=counts.supplied, counted=counts.counted)
