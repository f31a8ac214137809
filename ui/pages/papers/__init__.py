"""What can be printed now: cards, blank cards, rosters, the bus list; the real page is seen before it prints."""

from __future__ import annotations

from ui.pages.papers.page import PapersPage

__all__ = ["PapersPage"]
