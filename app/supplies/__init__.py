"""The store: what is there, what is given to whom, by which rules, and what became of it (domain, section 4)."""

from __future__ import annotations

from app.supplies.desk import Supplies
from app.supplies.editing import Catalogue
from app.supplies.owing import Owing
from app.supplies.sheets import StockSheets
from app.supplies.storeroom import Storeroom

__all__ = ["Catalogue", "Owing", "StockSheets", "Storeroom", "Supplies"]
