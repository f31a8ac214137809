"""By which reasons a role may give what a rule refuses (domain, 4.4 and 13: the store asks, the lead approves)."""

from __future__ import annotations

from app.access import Act, Actor, may
from models.codes import MovementReason, Role

_AT_THE_DESK = (
    MovementReason.LOST,
    MovementReason.SOILED,
    MovementReason.WRONG_SIZE,
    MovementReason.DAMAGED,
    MovementReason.STOLEN,
    MovementReason.COLD,
    MovementReason.NEWBORN,
)
_APPROVED = (*_AT_THE_DESK, MovementReason.EXTRA_APPROVED, MovementReason.OTHER)
_BY_ROLE = {
    Role.STORE: _AT_THE_DESK,
    Role.MANAGER: _APPROVED,
    Role.CASE: _APPROVED,
    Role.MEDIC: (MovementReason.MEDICAL,),
}


def reasons_for(actor: Actor) -> tuple[MovementReason, ...]:
    """The reasons this role may give, the usual ones first; none where it may pass no rule."""
    return _BY_ROLE.get(actor.role, ()) if may(actor, Act.OVERRIDE_RULE) else ()
