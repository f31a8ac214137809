"""Every table of the program; importing this module makes the metadata whole."""

from models import (
    arrivals,
    belongings,
    derived,
    family,
    health,
    letters,
    papers,
    person,
    place,
    protection,
    rights,
    shelter,
    supplies,
    tasks,
    trust,
)

__all__ = [
    "arrivals",
    "belongings",
    "derived",
    "family",
    "health",
    "letters",
    "papers",
    "person",
    "place",
    "protection",
    "rights",
    "shelter",
    "supplies",
    "tasks",
    "trust",
]
