"""The page of presence."""

from __future__ import annotations

from ui.pages.presence.page import PresencePage, RollCallPage

__all__ = ["PresencePage", "RollCallPage"]
