"""The panels of a person's page that ask for a right of their own."""

from __future__ import annotations

from app.access import Act, may
from ui.page import PageContext
from ui.pages.person.emergency import EmergencyCard
from ui.pages.person.team import TeamCard


def panels_for(context: PageContext) -> tuple[EmergencyCard | TeamCard, ...]:
    """What this role gets, the lowest first."""
    offered = ((Act.ASSIGN_CASE, TeamCard), (Act.BREAK_GLASS, EmergencyCard))
    return tuple(panel(context) for act, panel in offered if may(context.actor, act))
