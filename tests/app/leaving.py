"""Somebody leaves for good, as other tests need it."""

from __future__ import annotations

from uuid import UUID

from app.access import Actor
from app.onward.departure_forms import DepartForm, GoingForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import DepartureReason


def leaves(waystation: Waystation, actor: Actor, *people: UUID) -> None:
    """They go to a place of their own; what is kept of theirs is fetched later."""
    going = tuple(GoingForm(new_id(), person) for person in people)
    waystation.departures.depart(actor, DepartForm(going, DepartureReason.OWN_HOUSING, note="fetched later"))
