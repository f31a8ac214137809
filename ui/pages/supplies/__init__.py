"""Supplies: the scan station, the stock and the household beside it, a kit for a whole group."""

from ui.pages.supplies.page import SuppliesPage

__all__ = ["SuppliesPage"]
