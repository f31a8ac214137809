"""Every page that does not stand in the rail, with a line on what it is for."""

from __future__ import annotations

from functools import partial
from string import ascii_uppercase, digits

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.destinations import Place, outside_rail
from ui.page import Page, PageContext
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.widgets.panels import wrapped
from ui.words import _

BUTTON = 190
SIGNS = f"{digits[1:]}{ascii_uppercase}"


class MorePage(Page):
    """One line for each page; Alt and its digit or letter opens it."""

    KEYS = ((_("Alt and a digit or letter"), _("open this page")),)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.buttons: dict[str, KeyButton] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 12)
        whole.setSpacing(12)
        whole.addWidget(label(_("More"), "title"))
        area, inside = QScrollArea(), QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        for number, place in enumerate(outside_rail(context.actor), 1):
            self._line(grid, number, place)
        grid.setRowStretch(grid.rowCount(), 1)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole.addWidget(area, 1)
        first = next(iter(self.buttons.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def _line(self, grid: QGridLayout, number: int, place: Place) -> None:
        key = f"Alt {SIGNS[number - 1]}" if number <= len(SIGNS) else place.shortcut.replace("+", " ")
        button = KeyButton(place.word, key, icon=place.icon)
        go = partial(self.context.go, place.key, None)
        button.clicked.connect(lambda _checked=False: go())
        if number <= len(SIGNS):
            shortcut(self, f"Alt+{SIGNS[number - 1]}", go)
        button.setMinimumWidth(BUTTON)
        self.buttons[place.key] = button
        grid.addWidget(button, number, 0)
        grid.addWidget(wrapped(purposes().get(place.key, ""), "second"), number, 1)


def purposes() -> dict[str, str]:
    """What each page is for, in one line."""
    return {
        "presence": _("Who is in the house, the gate, leave, past nights, rules of the house."),
        "roll_call": _("Room after room by one key each, or by scan."),
        "calendar": _("Appointments of the day and the week, who drives, who interprets."),
        "places": _("Houses, rooms and beds: made, changed, closed."),
        "shift": _("What the next shift must know, in numbers, with two lines to sign."),
        "meals": _("Who ate, by scan; when each meal is served."),
        "figures": _("Beds and people by day, ages, stays, needs as counts; the situation report."),
        "read_log": _("Who looked at what, and what was printed or refused."),
        "staff": _("Users, shift passes, suspending and shutting out."),
        "enquiry": _("Somebody asks for a name: take a message, say nothing."),
        "cases": _("Notes of the people you work for."),
        "glass": _("Health notes that were opened in an emergency."),
        "agreements": _("Acts that need a second person: asked and agreed."),
        "copies": _("Copies of the register, and the stick they go to."),
        "words": _("Change your own passphrase."),
        "owed": _("Recovery codes that wait to be typed back."),
        "rights": _("A person's own record: copy, correct, restrict, erase."),
        "trust": _("Whose cards are believed; hand on the key of this station."),
        "scan": _("Scan a card with the camera or from a picture; what a card is."),
        "lists": _("Open a list of arrivals, or a corrected one."),
        "new_group": _("A bus is coming: open an arrival group."),
        "remarks": _("What the remarks of a list propose, to confirm."),
        "doubles": _("Records that may be one person: same, relatives, or two."),
        "conflicts": _("Two laptops wrote different things: settle them."),
        "organisations": _("Who letters go to: names, addresses, days of validity."),
        "reference": _("Letterheads, notices, what codes are called, texts of briefings, with days of validity."),
        "briefings": _("Rules, rights, health: who was told what, by list or by scan; sheets to sign."),
        "vouchers": _("Tickets, vouchers, cash: receipts, what came back, the till of a day."),
        "store": _("Shelf and ledger, counts, what is owed, catalogue, kits, rules, figures."),
        "measure": _("Vital signs by an assistant, sent to the clinic."),
        "clinic": _("What is to be done, the round, records, what is handed out, papers of the clinic."),
        "templates": _("What letters say in each language, version by version."),
        "tasks": _("What has to be done, by whom and by when."),
        "pathways": _("The site's own list of pathways to talk about."),
        **_of_vehicles(),
    }


def _of_vehicles() -> dict[str, str]:
    return {
        "trips": _("A vehicle: who goes with it, counted out and counted in."),
        "package": _("A vehicle from another centre: its package and the code of its manifest."),
        "departure": _("Somebody leaves for good, a family, or a whole trip."),
    }
