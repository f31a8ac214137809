"""The house: rooms, beds, who sleeps where."""

from __future__ import annotations

from app.shelter.beds import Beds
from app.shelter.places import Places

__all__ = ["Beds", "Places"]
