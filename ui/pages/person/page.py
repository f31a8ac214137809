"""The page of one person. Opening it is journaled as a look, so it is read when opened and after writes, no oftener."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app import rows
from app.access import Act, may
from app.rows import GroupRow, PersonRow
from ui.page import Page, PageContext
from ui.pages.person.call import CallCard
from ui.pages.person.group_list import GroupList
from ui.pages.person.panels import panels_for
from ui.pages.person.photo import PagePhoto
from ui.pages.person.sheet import PersonSheet
from ui.widgets.fields import shortcut
from ui.widgets.panels import Banner
from ui.words import _
from ui.work import sentence_of

HERE = {Qt.Key.Key_F4: "supplies", Qt.Key.Key_F6: "health"}


class PersonPage(Page):
    """Who this is, what was done and what is owed; or the list of the group while nobody is open."""

    KEYS = (
        ("F2", _("find another person")),
        ("F4", _("give supplies to this person")),
        ("F6", _("health check of this person")),
        ("Ctrl E", _("write a letter")),
        ("Alt R", _("register or correct")),
        ("Ctrl P", _("print the card")),
        ("F8", _("photo: camera or file; Space takes, Enter keeps")),
        ("Alt 1-6", _("overview and the other sides of this person")),
        ("Alt H", _("first call home: offered, then made")),
        ("Esc", _("close a form, then back to the list of the group")),
        ("Enter", _("on the list: open the chosen person")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.person: rows.PersonPage | None = None
        self._wanted: UUID | None = None
        self._reading = self._written = False
        self._photo: PagePhoto | None = None
        self.sheet, self.list, self.banner = PersonSheet(context), GroupList(), Banner()
        self.panels = panels_for(context)
        for panel in self.panels:
            self.sheet.add_panel(panel)
        self._stack = QStackedWidget()
        for part in (self.list, self.sheet):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)
        self._connect()

    def _connect(self) -> None:
        self.sheet.asked.connect(self._ask)
        self.list.opened.connect(self.open_for)
        self.context.work.changed.connect(self._something_written)
        for keys, page in (("Ctrl+E", "letters"), ("Alt+R", "intake"), ("Ctrl+P", "papers")):
            if page in self.sheet.buttons:
                shortcut(self, keys, partial(self._ask, page, True))
        for panel in self.panels:
            if isinstance(panel, CallCard):
                shortcut(self, "Alt+H", panel.step)
        shortcut(self, "Esc", self._back)
        if may(self.context.actor, Act.SET_PHOTO):
            self._photo = PagePhoto(self, self.sheet.header, self._shown, self._failed)

    # What is shown

    def open_for(self, person: UUID) -> None:
        """Read one person; the look is journaled."""
        self._wanted = person
        if self._photo is not None:
            self._photo.put_away()
        self._read()

    def reload(self) -> None:
        """Read again only what may have changed: after a write, or the list while nobody is open."""
        if self._wanted is None:
            self._read_list()
        elif self._written:
            self._read()

    def _back(self) -> None:
        """A form that is open is closed first."""
        if not self.sheet.tabs.step_back():
            self.show_list()

    def show_list(self) -> None:
        """Nobody is open: the list of the group."""
        self._wanted = self.person = None
        self.leave()
        self._stack.setCurrentWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.setFocus()
        self._read_list()

    def _something_written(self) -> None:
        self._written = True
        if self.isVisible() and self._wanted is not None:
            self._read()

    def _read(self) -> None:
        person = self._wanted
        if person is None or (self._reading and self.person is not None and self.person.person.is_of(person)):
            return
        self._reading, self._written = True, False
        actor, people = self.context.actor, self.context.waystation.people
        self.context.work.run(self, lambda: people.open_person(actor, person), self._show, self._failed)

    def _show(self, page: rows.PersonPage) -> None:
        self._reading = False
        if not page.person.is_of(self._wanted):
            return
        self._wanted = page.person.id
        fresh = self.person is None or self.person.person.id != page.person.id
        self.person = page
        self.banner.clear()
        self.sheet.show_page(page, date.today())
        for panel in self.panels:
            panel.show_page(page)
        self._stack.setCurrentWidget(self.sheet)
        self.setFocusProxy(self.sheet.next_act)
        if fresh:
            self.sheet.area.verticalScrollBar().setValue(0)
            self.setFocus()

    def leave(self) -> None:
        """What was opened in an emergency does not stay on a page that nobody looks at."""
        for panel in self.panels:
            panel.put_away()
        self.sheet.tabs.put_away()
        if self._photo is not None:
            self._photo.put_away()

    def _shown(self) -> PersonRow | None:
        return self.person.person if self.person is not None and self._wanted is not None else None

    def seal(self) -> None:
        """The desk is locked: what was told and begun goes where it is safe."""
        self.sheet.tabs.seal()
        self.leave()

    def _failed(self, trouble: Exception) -> None:
        self._reading = False
        self.banner.say(sentence_of(trouble), "stop")

    def _read_list(self) -> None:
        group = self.context.group()
        if group is None:
            self.list.show_group("", ())
            return
        actor, waystation = self.context.actor, self.context.waystation
        arrivals, families = waystation.arrivals, waystation.families
        self.context.work.run(
            self,
            lambda: (group, arrivals.list_of(actor, group.id), families.codes(actor, group.id)),
            self._show_list_of,
        )

    def _show_list_of(self, read: tuple[GroupRow, tuple[PersonRow, ...], dict[UUID, str]]) -> None:
        group, people, families = read
        self.list.show_group(group.label, people, families)

    # Keys

    def _ask(self, page: str, about: bool) -> None:
        if self.person is not None:
            self.context.go(page, self.person.person.id if about else None)

    def event(self, event: QEvent) -> bool:
        """F4 and F6 are for this person here, before the window takes them to the next one in the queue."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_for_here(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_for_here(event):
            self._ask(HERE[Qt.Key(event.key())], True)
        else:
            super().keyPressEvent(event)

    def _is_for_here(self, event: QKeyEvent) -> bool:
        page = HERE.get(Qt.Key(event.key())) if not event.modifiers() else None
        return self.person is not None and page is not None and page in self.sheet.buttons
