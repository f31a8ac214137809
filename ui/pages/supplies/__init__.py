"""Supplies: the scan station, the stock beside it, and what came in."""

from ui.pages.supplies.page import SuppliesPage

__all__ = ["SuppliesPage"]
