"""The hand-over between two shifts."""

from __future__ import annotations

from ui.pages.shift.page import ShiftPage

__all__ = ["ShiftPage"]
