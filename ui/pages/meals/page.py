"""Meals: the counter, and when each meal is served."""

from __future__ import annotations

from app.access import Act
from app.scanning import Scan
from ui.pages.meals.kinds import Kinds
from ui.pages.meals.serving import Serving
from ui.pages.section import SectionsPage
from ui.words import _


class MealsPage(SectionsPage):
    TITLE = _("Meals")
    SECTIONS = (
        ("serving", _("Counter"), Act.COUNT_MEAL, Serving),
        ("kinds", _("Meals"), Act.EDIT_MEALS, Kinds),
    )
    KEYS = (
        (_("Scan"), _("count the meal")),
        ("Alt M", _("choose another meal")),
        ("Alt G", _("give all the same, with a reason")),
        ("Alt Z", _("take the last one back")),
        ("Alt N", _("another meal")),
        ("Ctrl Enter", _("save the meal")),
    )

    def on_scan(self, scan: Scan) -> bool:
        """At the counter a scan counts the meal."""
        here = self.here()
        return isinstance(here, Serving) and here.take(scan.value)
