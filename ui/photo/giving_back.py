"""Undo of a photo: the last act of this user, when it was a photo's, is taken back whole."""

from __future__ import annotations

from app.access import Act
from app.errors import UserError
from app.taking_back import NOTHING
from app.waystation import Waystation


def give_back(waystation: Waystation) -> None:
    """The photo as it was before. UserError when something else was done since, or it is too long ago."""
    actor, taking = waystation.actor, waystation.taking_back
    last = taking.last(actor)
    if last is None or last.act is not Act.SET_PHOTO:
        raise UserError(NOTHING)
    taking.take_back(actor, last.unit)
