"""The page of meals."""

from __future__ import annotations

from ui.pages.meals.page import MealsPage

__all__ = ["MealsPage"]
