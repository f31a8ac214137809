"""Find and scan, from anywhere: typed words show people, a scan goes to the page in view or opens what it means."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from app.access import Act, Actor, may
from app.numbers_typed import like_number
from app.rows import Opened, PersonRow, ScanMeaning
from app.scanning import Scan, ScanType
from app.waystation import Waystation
from ui.frame.found import FoundPopup
from ui.frame.topbar import TopBar
from ui.page import Page, TakesResults
from ui.work import Work

PAGE_OF = {ScanType.LETTER: "letters", ScanType.TRIP: "trips", ScanType.PACKAGE: "package"}


class Frame(Protocol):
    """What the finder needs of the window around the pages."""

    @property
    def actor(self) -> Actor: ...
    def go(self, key: str, person: UUID | None) -> None: ...
    def has(self, key: str) -> bool: ...
    def current_page(self) -> Page | None: ...
    def page(self, key: str) -> Page | None: ...
    def warn(self, sentence: str) -> None: ...


class Finder(QObject):
    """The field above the pages, what it found, and every code that was scanned."""

    def __init__(self, frame: Frame, top: TopBar, found: FoundPopup, waystation: Waystation, work: Work) -> None:
        super().__init__(top)
        self._frame, self._field, self._found = frame, top.find, found
        self._waystation, self._work = waystation, work
        self._field.asked.connect(self.find)
        self._field.moved.connect(found.move_by)
        self._field.chosen.connect(self._enter)
        self._field.left.connect(self._leave)
        found.opened.connect(self._open)

    def find(self, text: str) -> None:
        """People whose names, numbers or birth dates are like what was typed; from two letters on."""
        actor = self._frame.actor
        if len(text.strip()) < 2 or not may(actor, Act.FIND):
            self._found.hide()
            return

        def done(rows: tuple[PersonRow, ...]) -> None:
            if self._field.text() == text:
                self._found.show_found(rows, self._field)

        self._work.run(self, lambda: self._waystation.people.find(actor, text), done)

    def take_scan(self, scan: Scan) -> None:
        """A scanner's burst: letters and manifests to their pages, else the visible page, else the person opens."""
        page, key = self._frame.current_page(), PAGE_OF.get(scan.kind, "")
        is_at_a_manifest = page is not None and page is self._frame.page("package")
        if self._frame.has(key) and not (scan.kind is ScanType.TRIP and is_at_a_manifest):
            self._frame.go(key, None)
            page = self._frame.current_page()
        if (page is None or not page.on_scan(scan)) and may(self._frame.actor, Act.SCAN_CARD):
            self._look_up(scan.value)

    def _enter(self, text: str) -> None:
        chosen = self._found.current()
        if chosen is not None:
            self._open(chosen)
        elif like_number(text) is not None and may(self._frame.actor, Act.SCAN_CARD):
            self._field.clear()
            self._look_up(text)
        elif text.strip():
            self.find(text)

    def _open(self, person: object) -> None:
        assert isinstance(person, UUID)
        self._field.clear()
        self._found.hide()
        self._frame.go("person", person)

    def _leave(self) -> None:
        self._found.hide()
        page = self._frame.current_page()
        if page is not None:
            page.setFocus()

    def _look_up(self, text: str) -> None:
        actor = self._frame.actor
        self._work.run(self, lambda: self._waystation.scans.open_code(actor, text), self._opened)

    def _opened(self, opened: Opened) -> None:
        """A good card opens its record; every other result stands on the scan screen."""
        good = opened.meaning is ScanMeaning.PERSON and opened.elsewhere is None
        if good and opened.person is not None and self._frame.has("person"):
            self._frame.go("person", opened.person.id)
            return
        self._frame.go("scan", None)
        page = self._frame.page("scan")
        if isinstance(page, TakesResults):
            page.show_opened(opened)
        elif opened.sentence:
            self._frame.warn(opened.sentence)
