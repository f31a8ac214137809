"""The store's page: one section at a time, chosen by Alt and a digit; what is typed in the others stays."""

from __future__ import annotations

from app.access import Act
from ui.pages.section import SectionsPage
from ui.pages.store.counting import Counting
from ui.pages.store.figures import FiguresSection
from ui.pages.store.items import Items
from ui.pages.store.kits import Kits
from ui.pages.store.owed import Owed
from ui.pages.store.places import Places
from ui.pages.store.receipt import CameIn
from ui.pages.store.rules import Rules
from ui.pages.store.shelf import Shelf
from ui.words import _


class StorePage(SectionsPage):
    """Shelf, what came in, counts, debts, the catalogue, rules, places, figures."""

    TITLE = _("Store")
    SECTIONS = (
        ("shelf", _("Shelf"), Act.READ_LEDGER, Shelf),
        ("came_in", _("Came in"), Act.RECEIVE_STOCK, CameIn),
        ("count", _("Count"), Act.COUNT_STOCK, Counting),
        ("owed", _("Owed, lent"), Act.READ_LEDGER, Owed),
        ("items", _("Items"), Act.READ_LEDGER, Items),
        ("kits", _("Kits"), Act.READ_LEDGER, Kits),
        ("rules", _("Rules"), Act.READ_LEDGER, Rules),
        ("places", _("Places"), Act.READ_LEDGER, Places),
        ("figures", _("Figures"), Act.READ_LEDGER, FiguresSection),
    )

    KEYS = (
        (_("Alt 1 to Alt 9"), _("shelf, came in, count, owed, items, kits, rules, places, figures")),
        ("Ctrl Enter", _("save what is typed, close the count")),
        ("Ctrl S", _("came in: save the receipt")),
        ("Alt N", _("a new item, kit, rule or place")),
        ("Alt R", _("on the shelf: put a line of the card right")),
        ("Ctrl P", _("print the card or the sheet of the count")),
        ("Alt A", _("owed: all that is on the shelf is given")),
        ("Alt B", _("lent: it came back")),
    )
