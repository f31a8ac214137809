"""Which pages a role has: a page is left out where the role may do none of its acts, never shown and disabled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from app.access import Act, Actor, may
from ui.frame.rail import Destination
from ui.page import Page, PageContext
from ui.words import _

RAIL_HOLDS = 8


TO_PRINT = (Act.PRINT_CARDS, Act.PRINT_LISTS, Act.PRINT_FIRE_LIST, Act.PRINT_STATISTICS)
IN_THE_HOUSE = (Act.SEE_PRESENCE, Act.SCAN_GATE)
OF_BRIEFINGS = (Act.SEE_BRIEFINGS,)
OF_RIGHTS = (Act.COPY_FOR_SUBJECT, Act.REVIEW_RETENTION, Act.LOG_INCIDENT)


@dataclass(frozen=True)
class Place:
    """A page before it is made: any one of `acts` opens it; its module is loaded when it is first shown. `seldom`: in
    the rail only where there is room."""

    key: str
    word: str
    icon: str
    shortcut: str
    module: str
    name: str
    acts: tuple[Act, ...]
    in_rail: bool = True
    seldom: bool = False

    def is_for(self, actor: Actor) -> bool:
        return any(may(actor, act) for act in self.acts)

    def make(self, context: PageContext) -> Page:
        page: Callable[[PageContext], Page] = getattr(import_module(f"ui.pages.{self.module}"), self.name)
        return page(context)


MORE = Place("more", _("More"), "ellipsis", "", "more", "MorePage", ())


def places() -> tuple[Place, ...]:
    """Every page of the program, in the order of the rail."""
    return (
        Place("tonight", _("Tonight"), "moon", "", "tonight", "TonightPage", (Act.SEE_BOARD,)),
        Place("door", _("Door"), "bus", "", "door", "DoorPage", (Act.COUNT_IN,)),
        Place("intake", _("Intake"), "user-plus", "F5", "intake", "IntakePage", (Act.REGISTER,)),
        Place("person", _("People"), "users", "", "person", "PersonPage", (Act.OPEN_PERSON,)),
        Place("health", _("Health"), "heart-pulse", "F6", "health", "HealthPage", (Act.SAVE_CHECK,)),
        Place("clinic", _("Clinic"), "droplet", "", "clinic", "ClinicPage", (Act.READ_CHECK, Act.DISPENSE)),
        Place("measure", _("Measure"), "heart-pulse", "", "measure", "MeasurePage", (Act.RECORD_VITALS,), seldom=True),
        Place("supplies", _("Supplies"), "package", "F4", "supplies", "SuppliesPage", (Act.ISSUE,)),
        Place("store", _("Store"), "list", "Shift+F5", "store", "StorePage", (Act.READ_LEDGER,), seldom=True),
        *_of_the_house(),
        Place("letters", _("Letters"), "mail", "", "letters", "LettersPage", (Act.SEE_LETTERS,)),
        Place("papers", _("Papers"), "printer", "F7", "papers", "PapersPage", TO_PRINT),
        Place("read_log", _("Read log"), "history", "", "read_log", "ReadLogPage", (Act.READ_LOG,), seldom=True),
        Place("tasks", _("Tasks"), "list", "", "tasks", "TasksPage", (Act.SEE_TASKS,)),
        Place("staff", _("Staff"), "key-round", "Ctrl+G", "staff", "StaffPage", (Act.ADD_USER,), seldom=True),
        Place("enquiry", _("Enquiry"), "phone", "", "enquiry", "EnquiryPage", (Act.TAKE_ENQUIRY,), seldom=True),
        Place("cases", _("Cases"), "shield", "", "cases", "CasesPage", (Act.READ_CASE_NOTES,)),
        Place("glass", _("Opened"), "eye", "", "glass", "GlassPage", (Act.SEE_BROKEN_GLASS,), seldom=True),
        Place("agreements", _("Asked"), "scale", "", "agreements", "AgreementsPage", (Act.ASK_SECOND,), seldom=True),
        Place("copies", _("Copies"), "save", "", "copies", "CopiesPage", (Act.BACK_UP,), seldom=True),
        Place(
            "words", _("Words"), "key-round", "Ctrl+Shift+W", "own_words", "OwnWordsPage", (Act.CHANGE_WORDS,), False
        ),
        Place("owed", _("Keys"), "key-round", "", "owed", "OwedPage", (Act.GIVE_SHIFT,), in_rail=False),
        *_of_the_way_onward(),
        *_handed_out(),
        Place("rights", _("Rights"), "shield", "", "rights", "RightsPage", OF_RIGHTS, seldom=True),
        *_of_letters(),
        *_of_numbers(),
        *_unlisted(),
    )


def _of_the_house() -> tuple[Place, ...]:
    """Beds, who is here, what is arranged, what is eaten."""
    return (
        Place("beds", _("Beds"), "bed", "F3", "beds", "BedsPage", (Act.SEE_BEDS,)),
        Place("presence", _("Presence"), "users", "Shift+F3", "presence", "PresencePage", IN_THE_HOUSE, seldom=True),
        Place(
            *("calendar", _("Calendar"), "clock", "Shift+F6", "calendar", "CalendarPage"),
            (Act.SEE_APPOINTMENTS,),
            seldom=True,
        ),
        Place(
            "shift", _("Hand-over"), "file-text", "Shift+F8", "shift", "ShiftPage", (Act.HAND_OVER_SHIFT,), seldom=True
        ),
        Place("meals", _("Meals"), "utensils", "", "meals", "MealsPage", (Act.COUNT_MEAL,), seldom=True),
    )


def _of_the_way_onward() -> tuple[Place, ...]:
    """How people leave: with a vehicle, and for good."""
    return (
        Place("trips", _("Trips"), "bus", "", "trips", "TripsPage", (Act.SEE_TRIPS,), seldom=True),
        Place(
            *("departure", _("Departure"), "door-open", "", "departure", "DeparturePage"),
            (Act.RECORD_DEPARTURE,),
            seldom=True,
        ),
    )


def _handed_out() -> tuple[Place, ...]:
    """Vouchers, briefings, and the words of the house in them."""
    return (
        Place("vouchers", _("Vouchers"), "package", "", "vouchers", "VouchersPage", (Act.SEE_VOUCHERS,), seldom=True),
        Place("briefings", _("Briefings"), "languages", "", "briefings", "BriefingsPage", OF_BRIEFINGS, seldom=True),
        Place(
            *("reference", _("House words"), "pencil", "", "reference", "ReferencePage"),
            (Act.SEE_REFERENCE,),
            in_rail=False,
        ),
    )


def _of_letters() -> tuple[Place, ...]:
    """What letters are made of: seldom changed."""
    return (
        Place(
            *("organisations", _("Organisations"), "users", "", "organisations", "OrganisationsPage"),
            (Act.EDIT_ORGANISATIONS,),
            seldom=True,
        ),
        Place(
            *("templates", _("Letter words"), "file-text", "", "templates", "TemplatesPage"),
            (Act.EDIT_TEMPLATES,),
            seldom=True,
        ),
    )


def _of_numbers() -> tuple[Place, ...]:
    """Numbers without names."""
    return (
        Place(
            *("figures", _("Figures"), "chart-column", "Shift+F7", "figures", "FiguresPage"),
            (Act.PRINT_STATISTICS,),
            seldom=True,
        ),
    )


def _unlisted() -> tuple[Place, ...]:
    """Pages that another page leads to."""
    return (
        Place(
            "roll_call", _("Roll-call"), "list", "", "presence", "RollCallPage", (Act.TAKE_ROLL_CALL,), in_rail=False
        ),
        Place("package", _("From elsewhere"), "bus", "", "trips", "ArrivingPage", (Act.TAKE_IN_TRIP,), in_rail=False),
        Place("places", _("Rooms"), "house", "", "places", "PlacesPage", (Act.EDIT_PLACES,), in_rail=False),
        Place("scan", _("Scan"), "scan-line", "Shift+F4", "scan", "ScanPage", (Act.SCAN_CARD,), in_rail=False),
        Place("trust", _("Station keys"), "key-round", "", "scan", "TrustPage", (Act.SEE_TRUST,), in_rail=False),
        Place("lists", _("Lists"), "list", "", "lists", "ListPage", (Act.IMPORT_LIST,), in_rail=False),
        Place("new_group", _("New group"), "bus", "", "lists", "GroupPage", (Act.OPEN_GROUP,), in_rail=False),
        Place("remarks", _("Remarks"), "list", "", "lists", "RemarksPage", (Act.DECIDE_PROPOSALS,), in_rail=False),
        Place("doubles", _("Doubles"), "users", "", "lists", "DoublesPage", (Act.COMPARE_TWINS,), in_rail=False),
        Place(
            "conflicts", _("Versions"), "scale", "", "conflicts", "ConflictsPage", (Act.SEE_CONFLICTS,), in_rail=False
        ),
    )


def destinations(context: PageContext) -> tuple[Destination, ...]:
    """What the window offers to the role at the desk."""
    offered = [*offered_to(context.actor), MORE]
    outside = {place.key for place in outside_rail(context.actor)}
    return tuple(
        Destination(place.key, place.word, place.icon, place.shortcut, _maker(place, context), place.key not in outside)
        for place in offered
    )


def offered_to(actor: Actor) -> list[Place]:
    """The pages that a role may open."""
    return [place for place in places() if place.is_for(actor) and _exists(place)]


def outside_rail(actor: Actor) -> tuple[Place, ...]:
    """What of these stands on the page More: what never stands in the rail, and the seldom ones where it is full."""
    offered = offered_to(actor)
    full = sum(place.in_rail for place in offered) > RAIL_HOLDS
    return tuple(place for place in offered if not place.in_rail or (full and place.seldom))


def _exists(place: Place) -> bool:
    spec = find_spec(f"ui.pages.{place.module}")
    return spec is not None and spec.origin is not None


def _maker(place: Place, context: PageContext) -> Callable[[], Page]:
    return lambda: place.make(context)
