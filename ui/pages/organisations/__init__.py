"""Who letters go to: a list, and a form beside it."""

from __future__ import annotations

from ui.pages.organisations.page import OrganisationsPage

__all__ = ["OrganisationsPage"]
