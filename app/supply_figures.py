"""The figures of the store: what is asked and what comes back. Quantities in 1/scale of the unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.supply_rows import StockRow


@dataclass(frozen=True)
class FiguresForm:
    """From the first to the last day, both included; `group`: only what was given to its people."""

    since: date
    until: date
    group: UUID | None = None


@dataclass(frozen=True)
class ItemFigure:
    """What was given of an item, taken back taken off, and to how many people; None: too few to be told, or given by
    the clinic, where it is nobody's business."""

    code: str
    name: str
    unit: str
    scale: int
    quantity: int | None
    people: int | None


@dataclass(frozen=True)
class DayFigure:
    """How many givings there were on a day, to how many people; None: too few to be told."""

    day: date
    givings: int | None
    people: int | None


@dataclass(frozen=True)
class BandFigure:
    """What people of an age band and sex were given of an item. An empty band or sex: all of them together."""

    code: str
    name: str
    scale: int
    band: str
    sex: str
    quantity: int | None
    people: int | None


@dataclass(frozen=True)
class ConsumptionFigure:
    """How much of an item goes out a day over the days asked for, and for how many days the stock lasts at that pace
    (None: nothing goes out)."""

    code: str
    name: str
    unit: str
    scale: int
    a_day: float
    days_left: int | None


@dataclass(frozen=True)
class FiguresSheet:
    """The figures. `suppressed`: small numbers of people are left out, since the role may not see who they are.
    Stock and consumption are those of the whole house, whatever group was asked for."""

    form: FiguresForm
    by_item: tuple[ItemFigure, ...]
    by_day: tuple[DayFigure, ...]
    by_band_and_sex: tuple[BandFigure, ...]
    on_hand: tuple[StockRow, ...]
    consumption: tuple[ConsumptionFigure, ...]
    suppressed: bool
