"""One desk after the other, where two that look and then write at once would both take the same place or give twice.

A register in a file has one writer anyway. On a server these acts wait for each other; all others do not."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Session

from app.acts import Act

_HOUSE = (
    Act.PLACE_IN_BED,
    Act.EDIT_PLACES,
    Act.MARK_PRESENCE,
    Act.TAKE_ROLL_CALL,
    Act.SCAN_GATE,
    Act.GIVE_LEAVE,
    Act.EDIT_HOUSE_RULES,
    Act.COUNT_MEAL,
    Act.GIVE_VOUCHER,
    Act.TAKE_BACK_VOUCHER,
    Act.GIVE_BRIEFING,
    Act.PLAN_TRIP,
    Act.CHANGE_TRIP,
    Act.COUNT_TRIP,
    Act.PACK_TRIP,
    Act.TAKE_IN_TRIP,
    Act.RECORD_DEPARTURE,
)
_STORE = (
    Act.ISSUE,
    Act.OVERRIDE_RULE,
    Act.ISSUE_TO_GROUP,
    Act.UNDO_ISSUE,
    Act.RETURN_ITEM,
    Act.MOVE_STOCK,
    Act.WRITE_OFF,
    Act.COUNT_STOCK,
    Act.DISPENSE,
)
_CARDS = (
    Act.BIND_CARD,
    Act.PRINT_CARDS,
    Act.CANCEL_CARD,
)
TURNS = {
    **dict.fromkeys(_HOUSE, 5_700_001),
    **dict.fromkeys(_STORE, 5_700_002),
    **dict.fromkeys(_CARDS, 5_700_003),
}
"""By which number all desks of a server know the turn of an act."""


def wait_for_turn(session: Session, act: Act) -> None:
    """Until no other desk is within such an act; asked before anything is read, and held until the act is over."""
    if act in TURNS and session.get_bind().dialect.name == "postgresql":
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(TURNS[act])))
