"""The open window: rail, top bar, one page at a time, status strip. It knows pages only by their protocol."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access import Act, Actor, may
from app.errors import UserError
from app.rows import GroupRow
from app.scanning import Scan
from app.waystation import Waystation
from ui.fire import FireList
from ui.frame.finder import Finder
from ui.frame.found import FoundPopup
from ui.frame.keys import KeysPanel
from ui.frame.rail import Destination, Rail
from ui.frame.roles import fit_to_role
from ui.frame.status import StatusStrip
from ui.frame.take_back import TakeBack
from ui.frame.toast import Toast
from ui.frame.topbar import TopBar
from ui.house_words import follow
from ui.page import Page, PageContext, TakesResults
from ui.widgets.panels import Banner
from ui.words import _
from ui.work import Work, sentence_of

ROOMY = 1200


class Shell(QWidget):
    """One unlocked session. `lock_asked` when the user locks; `role_asked` carries the role to take."""

    lock_asked = Signal()
    role_asked = Signal(object)

    def __init__(self, waystation: Waystation, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._waystation, self._work = waystation, work
        self._group: GroupRow | None = None
        self._pages: dict[str, Page] = {}
        self._destinations: dict[str, Destination] = {}
        self._trail: list[str] = []
        acts = (lambda: self._group, self.choose_group, self.go, self.tell)
        self.context = PageContext(waystation, work, *acts, fire_list=lambda: self.fire.press())
        work.changed.connect(self.reload)
        work.trouble.connect(self._trouble)
        work.bug.connect(self._trouble)

    @property
    def actor(self) -> Actor:
        return self._waystation.actor

    def furnish(self, destinations: Sequence[Destination]) -> None:
        """Build the frame around the pages that exist and that the role may open."""
        self._destinations = {destination.key: destination for destination in destinations}
        self._rail, self._top = Rail(destinations), TopBar(self.actor.name, self.actor.desk)
        self._stack, self.banner, self.strip = QStackedWidget(), Banner(), StatusStrip(self.actor.desk)
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (self._top, self.banner):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(self.strip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        self._found, self._toast, self._keys = FoundPopup(self), Toast(self), KeysPanel(self)
        self.fire = FireList(self.context, self)
        self._connect()
        fit_to_role(self.context, self._top, self, self.role_asked.emit)
        follow(self.context, self)
        self._load_groups(None)

    def _connect(self) -> None:
        self._rail.chosen.connect(lambda key: self.go(key, None))
        self._top.lock.connect(self.lock_asked)
        self._top.group_chosen.connect(self.choose_group)
        self._top.new_group.connect(lambda: self.go("new_group", None))
        self.banner.pressed.connect(self.banner.clear)
        self.finder = Finder(self, self._top, self._found, self._waystation, self._work)
        for destination in self._destinations.values():
            if destination.shortcut:
                self._key(destination.shortcut, lambda key=destination.key: self.go(key, None))
        self._key("F2", self._focus_find)
        self._key("Ctrl+L", self.lock_asked.emit)
        self._key("Ctrl+Z", TakeBack(self._waystation, self._work, self._toast, self._trouble).press)
        self._key("F1", self.show_keys)
        self._key("Ctrl+R", self.fire.press)

    def _focus_find(self) -> None:
        self._top.find.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self, act)

    # Pages

    def go(self, key: str, person: UUID | None) -> None:
        """Show another page; what was typed on the one before is kept by it."""
        if key not in self._destinations:
            return
        self._leave_current()
        page = self._pages.get(key)
        if page is None:
            made = self._destinations[key].make()
            assert isinstance(made, Page)
            page = self._pages[key] = made
            if isinstance(made, TakesResults):
                made.find_asked.connect(self._focus_find)
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._rail.show_current(key)
        if not self._trail or self._trail[-1] != key:
            self._trail.append(key)
        self._found.hide()
        self._keys.hide()
        if person is not None:
            page.open_for(person)
        else:
            page.reload()
        page.setFocus()

    def _leave_current(self) -> None:
        page = self.current_page()
        if page is not None:
            page.leave()

    def current_page(self) -> Page | None:
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def page(self, key: str) -> Page | None:
        """A page that was opened before."""
        return self._pages.get(key)

    def reload(self) -> None:
        page = self.current_page()
        if page is not None:
            page.reload()

    def show_keys(self) -> None:
        """F1: the keys of this page, or away with them."""
        page = self.current_page()
        self._keys.toggle(page.KEYS if page is not None else ())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no part of the page wanted: one step back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._keys.isVisible():
            self._keys.hide()
        else:
            self.back()

    def back(self) -> None:
        """One step back; never loses typing."""
        if len(self._trail) > 1:
            self._trail.pop()
            self.go(self._trail[-1], None)

    def close_pages(self) -> None:
        """Locked: names are removed with their widgets, not covered."""
        for page in self._pages.values():
            page.seal()
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    # The group in hand

    def _load_groups(self, wanted: UUID | None) -> None:
        def done(groups: tuple[GroupRow, ...]) -> None:
            current = next((group for group in groups if group.id == wanted), groups[0] if groups else None)
            changed = current != self._group
            self._group = current
            self._top.show_groups(groups, current, may_open=may(self.actor, Act.OPEN_GROUP))
            if changed:
                self.reload()

        if may(self.actor, Act.LIST_GROUPS):
            self._work.run(self, lambda: self._waystation.arrivals.groups(self.actor), done)

    def choose_group(self, group: GroupRow) -> None:
        self._group = group
        self._load_groups(group.id)
        self.reload()

    def has(self, key: str) -> bool:
        """Whether this role has such a page."""
        return key in self._destinations

    def take_scan(self, scan: object) -> None:
        """A scanner's burst."""
        assert isinstance(scan, Scan)
        self.finder.take_scan(scan)

    # Telling

    def tell(self, sentence: str, undo: Callable[[], None] | None) -> None:
        self.banner.clear()
        self._toast.tell(sentence, undo)

    def warn(self, sentence: str) -> None:
        """A sentence above the page that stays until it is closed."""
        self.banner.say(sentence, "att", _("Close"))

    def _trouble(self, trouble: Exception | None = None) -> None:
        tone = "att" if isinstance(trouble, UserError) else "stop"
        self.banner.say(sentence_of(trouble or RuntimeError()), tone, _("Close"))

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self._destinations:
            self._rail.narrow(self.width() < ROOMY)
            self._toast.place()
            self._keys.place()
