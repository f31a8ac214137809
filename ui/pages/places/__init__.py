"""The page on which the house is built: buildings, rooms, beds."""

from __future__ import annotations

from ui.pages.places.page import PlacesPage

__all__ = ["PlacesPage"]
