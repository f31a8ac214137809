"""Briefings: telling people, and who was there."""

from ui.pages.briefings.page import BriefingsPage

__all__ = ["BriefingsPage"]
