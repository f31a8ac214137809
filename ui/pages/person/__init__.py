"""One person: who, what was done, what is owed, who has looked."""

from __future__ import annotations

from ui.pages.person.page import PersonPage

__all__ = ["PersonPage"]
