"""The calendar."""

from __future__ import annotations

from ui.pages.calendar.page import CalendarPage

__all__ = ["CalendarPage"]
