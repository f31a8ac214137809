"""What stands beside the station, read in one job after the last of the scans."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    if group is None:
        return beside
    supplied, counted = supplies.progress(actor, group.id)
    return replace(beside, supplied=supplied, counted=counted)
