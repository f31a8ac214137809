"""What every page gets and what the window may ask of it. Pages are built with a context and know no window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.scanning import Scan

if TYPE_CHECKING:
    from app.access import Actor
    from app.rows import GroupRow, Opened
    from app.waystation import Waystation
    from ui.work import Work


@dataclass(frozen=True)
class PageContext:
    """The open session and the few things a page may ask of the window.

    `group` is the group in hand (None before the first); `go(key, person)` opens another page;
    `tell(sentence, undo)` shows a toast, with Undo when a callable is given; `choose_group` changes the group in hand;
    `bring_back` locks the desk and opens the page that brings back a copy; `fire_list` prints it, as
    Ctrl R does everywhere.
    """

    waystation: Waystation
    work: Work
    group: Callable[[], GroupRow | None]
    choose_group: Callable[[GroupRow], None]
    go: Callable[[str, UUID | None], None]
    tell: Callable[[str, Callable[[], None] | None], None]
    bring_back: Callable[[], None] = lambda: None
    fire_list: Callable[[], None] = lambda: None

    @property
    def actor(self) -> Actor:
        return self.waystation.actor


class Page(QWidget):
    """One page of the window. `KEYS` are shown by F1: (key, what it does)."""

    KEYS: tuple[tuple[str, str], ...] = ()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def reload(self) -> None:
        """Read again what the page shows: when it becomes visible and after every successful write."""

    def open_for(self, person: UUID) -> None:
        """Show this person, on pages that are about one."""

    def on_scan(self, scan: Scan) -> bool:
        """Take a scan for this page; False lets the window open the person instead."""
        return False

    def seal(self) -> None:
        """The desk is about to be locked: half-typed work goes where it is safe, if this page has a place for it."""
        self.leave()

    def leave(self) -> None:
        """The page is about to be hidden or the desk locked: nothing typed may be lost."""


class TakesResults(Page):
    """The page on which the result of a scan from anywhere is shown. `find_asked`: the search field is wanted."""

    find_asked = Signal()

    def show_opened(self, opened: Opened) -> None:
        """Show what a code turned out to be."""
