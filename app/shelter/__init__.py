"""The house: rooms, beds, who sleeps where."""

from __future__ import annotations

from app.shelter.beds import Beds
from app.shelter.keeping import end_stays, keep_bed, resume_stays, take_kept_bed
from app.shelter.places import Places
from app.shelter.waiting import bed_of, has_rooms, without_bed

__all__ = [
    "Beds",
    "Places",
    "bed_of",
    "end_stays",
    "has_rooms",
    "keep_bed",
    "resume_stays",
    "take_kept_bed",
    "without_bed",
]
