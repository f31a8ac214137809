"""The tabs of a person's page: each a file of its own, loaded when it is first shown, left out without its act."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.access import Act, Actor, may
from app.rows import PersonPage
from ui.page import PageContext
from ui.widgets.buttons import Segmented
from ui.widgets.fields import shortcut
from ui.words import _

OVERVIEW = "overview"


class PersonTab(QWidget):
    """One side of a person: it reads what it shows itself, when it is shown and after each write."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def show_person(self, page: PersonPage) -> None:
        """Show this person."""

    def put_away(self) -> None:
        """Nobody looks any more: forget what was opened."""

    def seal(self) -> None:
        """The desk is about to be locked: what was begun goes where it is safe."""

    def close_open(self) -> bool:
        """Esc: close the form that is open; False when none is."""
        return False


@dataclass(frozen=True)
class TabPlace:
    """A tab before it is made; any one of `acts` shows it."""

    key: str
    word: str
    module: str
    name: str
    acts: tuple[Act, ...]

    def is_for(self, actor: Actor) -> bool:
        return any(may(actor, act) for act in self.acts) and find_spec(f"ui.pages.person.{self.module}") is not None

    def make(self, context: PageContext) -> PersonTab:
        made: PersonTab = getattr(import_module(f"ui.pages.person.{self.module}"), self.name)(context)
        return made


def tab_places() -> tuple[TabPlace, ...]:
    """Every tab, in the order of the row."""
    return (
        TabPlace("details", _("Details"), "details_tab", "DetailsTab", (Act.READ_REGISTRATION,)),
        TabPlace("names", _("Names"), "names_tab", "NamesTab", (Act.READ_REGISTRATION,)),
        TabPlace("family", _("Family"), "family_tab", "FamilyTab", (Act.READ_REGISTRATION,)),
        TabPlace(
            "papers", _("Papers, belongings"), "papers_tab", "PapersTab", (Act.READ_DOCUMENTS, Act.SEE_BELONGINGS)
        ),
        TabPlace("sheet", _("Own sheet"), "sheet_tab", "SheetTab", (Act.COPY_FOR_SUBJECT,)),
        TabPlace(
            "protection", _("Protection"), "protection_tab", "ProtectionTab", (Act.READ_REGISTRATION, Act.TELL_THREAT)
        ),
    )


class Tabs(QWidget):
    """The row of tabs and what is under it. The overview is made by the page; Alt 1 to Alt 9 choose."""

    changed = Signal(str)

    def __init__(self, context: PageContext, overview: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._page: PersonPage | None = None
        self._places = {place.key: place for place in tab_places() if place.is_for(context.actor)}
        self.made: dict[str, PersonTab] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(overview)
        self._areas: dict[str, QWidget] = {OVERVIEW: overview}
        words = ((OVERVIEW, _("Overview"), ""), *((key, place.word, "") for key, place in self._places.items()))
        self.row = Segmented(words, OVERVIEW, name=_("What is shown"))
        self.row.changed.connect(lambda key: self.choose(str(key)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        line = QVBoxLayout(head)
        line.setContentsMargins(18, 10, 18, 0)
        line.addWidget(self.row, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(head)
        if not self._places:
            head.hide()
        column.addWidget(self._stack, 1)
        for number, key in enumerate(self._areas | self._places, 1):
            shortcut(self, f"Alt+{number}", lambda key=key: self.choose(key))  # type: ignore[misc]

    @property
    def shown(self) -> str:
        """The key of the tab in view."""
        return str(self.row.value())

    def choose(self, key: str) -> None:
        """Show a tab; it is made the first time."""
        if key not in self._areas and key not in self._places:
            return
        left = self.made.get(self.shown)
        if key != OVERVIEW and key not in self.made:
            self._make(key)
        if left is not None and left is not self.made.get(key):
            left.put_away()
        self.row.set_value(key)
        self._stack.setCurrentWidget(self._areas[key])
        self._show()
        self.changed.emit(key)

    def _make(self, key: str) -> None:
        tab = self.made[key] = self._places[key].make(self._context)
        area = self._areas[key] = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(tab)
        self._stack.addWidget(area)

    def show_page(self, page: PersonPage) -> None:
        """Another person begins at the overview; the same one stays where the eyes are."""
        other = self._page is None or self._page.person.id != page.person.id
        self._page = page
        if other:
            self.choose(OVERVIEW)
        else:
            self._show()

    def seal(self) -> None:
        """The desk is about to be locked."""
        for tab in self.made.values():
            tab.seal()

    def step_back(self) -> bool:
        """Let the tab in view close what is open in it; False when nothing is."""
        tab = self.made.get(self.shown)
        return tab is not None and tab.close_open()

    def _show(self) -> None:
        tab = self.made.get(self.shown)
        if tab is not None and self._page is not None:
            tab.show_person(self._page)

    def put_away(self) -> None:
        """Nobody looks any more: every tab forgets, and the overview comes next."""
        self.row.set_value(OVERVIEW)
        self._stack.setCurrentWidget(self._areas[OVERVIEW])
        for tab in self.made.values():
            tab.put_away()
