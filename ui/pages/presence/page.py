"""Presence: who is here, roll-call, the gate, past nights, the rules; each role sees its own sections."""

from __future__ import annotations

from uuid import UUID

from app.access import Act
from app.scanning import Scan
from ui.pages.presence.gate import GateSection
from ui.pages.presence.nights import NightsSection
from ui.pages.presence.now import Now
from ui.pages.presence.roll_call import RollCall
from ui.pages.presence.rules import RulesSection
from ui.pages.section import SectionsPage
from ui.words import _


class PresencePage(SectionsPage):
    TITLE = _("Presence")
    SECTIONS = (
        ("now", _("Here now"), Act.SEE_PRESENCE, Now),
        ("roll_call", _("Roll-call"), Act.TAKE_ROLL_CALL, RollCall),
        ("gate", _("Gate"), Act.SCAN_GATE, GateSection),
        ("nights", _("Nights"), Act.SEE_PRESENCE, NightsSection),
        ("rules", _("Rules"), Act.SEE_PRESENCE, RulesSection),
    )
    KEYS = (
        (_("Alt and a digit"), _("here now, roll-call, gate, nights, rules")),
        ("Ctrl Enter", _("save; start or close the roll-call")),
        ("Alt C", _("put the chosen mark right")),
        ("Alt A", _("roll-call: all of this room are here")),
        ("H N L K", _("roll-call: here, not found, on leave, hospital")),
        (_("Page up, down"), _("roll-call: another room")),
        ("Ctrl P", _("roll-call: print the sheet, it scans back")),
        ("Alt I, O, E", _("gate: in, out, either")),
        ("Alt S", _("gate: save the count of staff and visitors")),
    )

    def open_for(self, person: UUID) -> None:
        """This person, in the list of who is here."""
        now = self.sections.get("now")
        if isinstance(now, Now):
            self.show_section("now")
            now.open_for(person)

    def on_scan(self, scan: Scan) -> bool:
        """At the gate and in a roll-call a scan is an act; elsewhere it opens the person."""
        here = self.here()
        return isinstance(here, GateSection | RollCall) and here.take(scan.value)


class RollCallPage(PresencePage):
    """The same page, opened at the roll-call."""

    def reload(self) -> None:
        if not self._at_roll_call:
            self._at_roll_call = True
            self.show_section("roll_call")
        else:
            super().reload()

    _at_roll_call = False
