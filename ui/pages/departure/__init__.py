"""Leaving for good: what is still open, what is handed back, one act for a family or a trip."""

from ui.pages.departure.page import DeparturePage

__all__ = ["DeparturePage"]
