"""The bed board: who sleeps where, who has no bed yet, what is suggested."""

from __future__ import annotations

from ui.pages.beds.page import BedsPage

__all__ = ["BedsPage"]
