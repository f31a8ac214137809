"""The store's page: one section at a time, chosen by Alt and a digit; what is typed in the others stays."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access import Act, may
from ui.page import Page, PageContext
from ui.pages.store.counting import Counting
from ui.pages.store.figures import FiguresSection
from ui.pages.store.items import Items
from ui.pages.store.kits import Kits
from ui.pages.store.owed import Owed
from ui.pages.store.places import Places
from ui.pages.store.receipt import CameIn
from ui.pages.store.rules import Rules
from ui.pages.store.section import Section
from ui.pages.store.shelf import Shelf
from ui.widgets.buttons import Segmented
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.words import _

SECTIONS: tuple[tuple[str, str, Act, type[Section]], ...] = (
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


class StorePage(Page):
    """Only the sections that the role may open are there."""

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

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        offered = [each for each in SECTIONS if may(context.actor, each[2])]
        self.sections: dict[str, Section] = {key: kind(context) for key, _word, _act, kind in offered}
        options = [(key, word, str(place)) for place, (key, word, _act, _kind) in enumerate(offered, 1)]
        self.choice = Segmented(options, offered[0][0], name=_("Section"))
        self.stack = QStackedWidget()
        for section in self.sections.values():
            self.stack.addWidget(section)
        self._lay_out()
        self.choice.changed.connect(self.show_section)
        for place, (key, _word, _act, _kind) in enumerate(offered, 1):
            shortcut(self, f"Alt+{place}", lambda key=key: self.show_section(key))  # type: ignore[misc]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(_("Store"), "title"), 1)
        head.addWidget(self.choice)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def here(self) -> Section:
        """The section that is shown."""
        return self.sections[self.choice.value()]

    def show_section(self, key: str) -> None:
        """Change to a section, read it, and put the hand where its work begins."""
        self.choice.set_value(key)
        self.stack.setCurrentWidget(self.sections[key])
        self.reload()
        self.sections[key].setFocus()

    def reload(self) -> None:
        self.here().reload()
