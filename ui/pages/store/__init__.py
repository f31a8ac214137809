"""The storeroom: shelf and cards, counts by two, what is owed and lent, catalogue and rules, figures."""

from __future__ import annotations

from ui.pages.store.page import StorePage

__all__ = ["StorePage"]
