"""The panels of a person's page that ask for a right of their own."""

from __future__ import annotations

from app.access import Act, may
from ui.page import PageContext
from ui.pages.person.call import CallCard
from ui.pages.person.emergency import EmergencyCard
from ui.pages.person.instructions import InstructionsCard
from ui.pages.person.records import RecordsCard
from ui.pages.person.team import TeamCard

Panel = EmergencyCard | TeamCard | CallCard | InstructionsCard | RecordsCard


def panels_for(context: PageContext) -> tuple[Panel, ...]:
    """What this role gets, the lowest first."""
    offered: tuple[tuple[Act, type[Panel]], ...] = (
        (Act.COMPARE_TWINS, RecordsCard),
        (Act.ASSIGN_CASE, TeamCard),
        (Act.BREAK_GLASS, EmergencyCard),
        (Act.FIRST_CALL, CallCard),
        (Act.OPEN_PERSON, InstructionsCard),
    )
    return tuple(panel(context) for act, panel in offered if may(context.actor, act))
