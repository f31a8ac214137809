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


@dataclass(frozen=True)
class Place:
    """A page before it is made: any one of `acts` opens it; its module is loaded when it is first shown."""

    key: str
    word: str
    icon: str
    shortcut: str
    module: str
    name: str
    acts: tuple[Act, ...]
    in_rail: bool = True

    def is_for(self, actor: Actor) -> bool:
        return any(may(actor, act) for act in self.acts)

    def make(self, context: PageContext) -> Page:
        page: Callable[[PageContext], Page] = getattr(import_module(f"ui.pages.{self.module}"), self.name)
        return page(context)


def places() -> tuple[Place, ...]:
    """Every page of the program, in the order of the rail."""
    return (
        Place("tonight", _("Tonight"), "moon", "", "tonight", "TonightPage", (Act.SEE_BOARD,)),
        Place("door", _("Door"), "bus", "", "door", "DoorPage", (Act.COUNT_IN,)),
        Place("intake", _("Intake"), "user-plus", "F5", "intake", "IntakePage", (Act.REGISTER,)),
        Place("person", _("People"), "users", "", "person", "PersonPage", (Act.OPEN_PERSON,)),
        Place("health", _("Health"), "heart-pulse", "F6", "health", "HealthPage", (Act.SAVE_CHECK,)),
        Place("supplies", _("Supplies"), "package", "F4", "supplies", "SuppliesPage", (Act.ISSUE, Act.SEE_STOCK)),
        Place("letters", _("Letters"), "mail", "", "letters", "LettersPage", (Act.WRITE_LETTER,)),
        Place("papers", _("Papers"), "printer", "F7", "papers", "PapersPage", (Act.PRINT_CARDS, Act.PRINT_LISTS)),
        Place("read_log", _("Read log"), "history", "", "read_log", "ReadLogPage", (Act.READ_LOG,)),
        Place("tasks", _("Tasks"), "list", "", "tasks", "TasksPage", (Act.SEE_TASKS,)),
        Place("staff", _("Staff"), "key-round", "Ctrl+G", "staff", "StaffPage", (Act.ADD_USER,)),
        Place("enquiry", _("Enquiries"), "phone", "", "enquiry", "EnquiryPage", (Act.TAKE_ENQUIRY,)),
        Place("cases", _("Cases"), "shield", "", "cases", "CasesPage", (Act.READ_CASE_NOTES,)),
        Place("glass", _("Opened"), "eye", "", "glass", "GlassPage", (Act.SEE_BROKEN_GLASS,)),
        Place("agreements", _("Asked"), "scale", "", "agreements", "AgreementsPage", (Act.ASK_SECOND,)),
        Place("copies", _("Copies"), "save", "", "copies", "CopiesPage", (Act.BACK_UP,)),
        Place(
            "words", _("Words"), "key-round", "Ctrl+Shift+W", "own_words", "OwnWordsPage", (Act.CHANGE_WORDS,), False
        ),
        Place("owed", _("Keys"), "key-round", "", "owed", "OwedPage", (Act.GIVE_SHIFT,), in_rail=False),
        Place(
            "rights",
            _("Rights"),
            "shield",
            "",
            "rights",
            "RightsPage",
            (Act.COPY_FOR_SUBJECT, Act.REVIEW_RETENTION, Act.LOG_INCIDENT),
        ),
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
    return tuple(
        Destination(place.key, place.word, place.icon, place.shortcut, _maker(place, context), place.in_rail)
        for place in places()
        if place.is_for(context.actor) and _exists(place)
    )


def _exists(place: Place) -> bool:
    spec = find_spec(f"ui.pages.{place.module}")
    return spec is not None and spec.origin is not None


def _maker(place: Place, context: PageContext) -> Callable[[], Page]:
    return lambda: place.make(context)
