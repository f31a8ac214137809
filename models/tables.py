"""Every table of the program; importing this module makes the metadata whole."""

from models import arrivals, derived, health, papers, person, place, rights, supplies, trust

__all__ = ["arrivals", "derived", "health", "papers", "person", "place", "rights", "supplies", "trust"]
