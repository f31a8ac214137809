"""Briefings: telling people, and the lists of who was there; each role sees its own sections."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.access import Act
from app.scanning import Scan, ScanType
from ui.page import PageContext
from ui.pages.briefings.lists import Lists
from ui.pages.briefings.telling import Telling
from ui.pages.section import SectionsPage
from ui.words import _


class BriefingsPage(SectionsPage):
    """A scan adds who is told, or marks on the open list who came."""

    TITLE = _("Briefings")
    SECTIONS = (
        ("telling", _("Tell"), Act.GIVE_BRIEFING, Telling),
        ("lists", _("Who was there"), Act.SEE_BRIEFINGS, Lists),
    )
    KEYS = (
        (_("Alt 1, 2"), _("tell; who was there")),
        (_("Scan of a card"), _("one more is told; on the list: is there")),
        ("Alt G", _("tell the whole group in hand")),
        ("Alt N", _("begin anew, with nobody chosen")),
        ("Ctrl Enter", _("they were told")),
        ("H N U X", _("on the list: there, not there, understood, did not understand")),
        (_("Backspace"), _("on the list: take the mark back")),
        ("Alt A", _("all others were there")),
        ("Alt T", _("to the list")),
        ("Alt P", _("print the sheet to sign")),
        ("Alt S", _("the sheet for the chosen person alone")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        telling = self.sections.get("telling")
        if isinstance(telling, Telling):
            telling.held.connect(self.open_list)

    def open_list(self, briefing: UUID) -> None:
        """The list of a briefing, to mark who is there."""
        self.show_section("lists")
        lists = self.sections["lists"]
        assert isinstance(lists, Lists)
        lists.open(briefing)

    def open_for(self, person: UUID) -> None:
        """This person is told something."""
        telling = self.sections.get("telling")
        if isinstance(telling, Telling):
            self.show_section("telling")
            telling.add(person)

    def on_scan(self, scan: Scan) -> bool:
        if scan.kind not in (ScanType.SHORT, ScanType.PROOF, ScanType.NUMBER):
            return False
        here = self.here()
        if isinstance(here, Lists):
            return here.scan(scan.value)
        assert isinstance(here, Telling)
        scans, actor = self.context.waystation.scans, self.context.actor
        here.read(lambda: scans.open_code(actor, scan.value), here.take)
        return True
