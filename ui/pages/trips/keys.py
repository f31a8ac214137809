"""The keys of the page Trips, as F1 shows them."""

from __future__ import annotations

from ui.words import _

TRIP_KEYS = (
    ("Alt N", _("a new trip")),
    ("Space", _("on the manifest: count the person, or take the tick back")),
    (_("Scan of a card"), _("count the person; in the field: put them on the manifest")),
    (_("Scan of a manifest"), _("open its trip")),
    (_("Enter"), _("on the manifest: seat, luggage, where they get off")),
    ("Delete", _("on the manifest: take the person off")),
    ("Alt G", _("put the whole group in hand on it")),
    ("Alt A", _("count all")),
    ("Alt S", _("save seat, luggage and where somebody gets off")),
    ("Alt P", _("print the manifest")),
    ("Alt C", _("change the trip")),
    ("Alt X", _("cancel the trip, or say that it has not left after all, with a word why")),
    ("Alt D", _("write the departures of everybody on it")),
    ("Alt O", _("write the parcel that travels with people who leave for good")),
    ("Alt K", _("package for the next centre: show it, then save it")),
    ("Alt V", _("a vehicle from another centre")),
    ("Ctrl Enter", _("the filled button: save, leave, arrived")),
    ("Esc", _("back from the form to the manifest")),
)
