"""The health desk: the queue, one check at a time, signed with one key. Only medics open it."""

from __future__ import annotations

from ui.pages.health.page import HealthPage

__all__ = ["HealthPage"]
