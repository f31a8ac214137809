"""Trips: who goes where with which vehicle, counted out and counted in."""

from ui.pages.trips.arriving import ArrivingPage
from ui.pages.trips.page import TripsPage

__all__ = ["ArrivingPage", "TripsPage"]
