"""Machine readable zones of travel documents (ICAO Doc 9303, parts 3 to 7), read from typed, pasted or scanned text."""

from __future__ import annotations

from app.mrz.beginning import zone_begins
from app.mrz.reading import read_zone, zone_in
from app.mrz.zone import Correction, Zone

__all__ = ["Correction", "Zone", "read_zone", "zone_begins", "zone_in"]
