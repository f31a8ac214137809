"""Presence: who is in the house now and was on any night, roll-calls, the gate, leave (domain, 5.2)."""

from __future__ import annotations

from app.presence.gate import Gate
from app.presence.leaves import Leaves
from app.presence.present import Presence
from app.presence.roll_calls import RollCalls

__all__ = ["Gate", "Leaves", "Presence", "RollCalls"]
