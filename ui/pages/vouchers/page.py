"""Vouchers and cash: handing out, and the till of a day; each role sees its own sections."""

from __future__ import annotations

from uuid import UUID

from app.access import Act
from app.scanning import Scan, ScanType
from ui.pages.section import SectionsPage
from ui.pages.vouchers.handing import Handing
from ui.pages.vouchers.till import Till
from ui.words import _


class VouchersPage(SectionsPage):
    """A scan of a card chooses who gets something."""

    TITLE = _("Vouchers and cash")
    SECTIONS = (
        ("handing", _("Hand out"), Act.GIVE_VOUCHER, Handing),
        ("till", _("The till"), Act.SEE_VOUCHERS, Till),
    )
    KEYS = (
        (_("Alt 1, 2"), _("hand out; the till of a day")),
        (_("Scan of a card"), _("choose who gets something")),
        ("T X F C M", _("ticket, taxi, food, clothes, cash")),
        ("Alt N", _("another person")),
        ("Ctrl Enter", _("hand it out")),
        ("Alt T", _("the list")),
        ("Alt P", _("print the receipt of the chosen line")),
        ("Alt G", _("the receipt of the chosen line is signed")),
        ("Alt B", _("take the chosen line back, with a word why")),
        (_("Alt Left, Right"), _("the till of the day before, of the day after")),
    )

    def open_for(self, person: UUID) -> None:
        """Something for this person."""
        handing = self.sections.get("handing")
        if isinstance(handing, Handing):
            self.show_section("handing")
            handing.choose(person)

    def on_scan(self, scan: Scan) -> bool:
        """A card or a number chooses who gets something."""
        handing = self.sections.get("handing")
        if scan.kind not in (ScanType.SHORT, ScanType.PROOF, ScanType.NUMBER) or not isinstance(handing, Handing):
            return False
        self.show_section("handing")
        scans, actor = self.context.waystation.scans, self.context.actor
        handing.read(lambda: scans.open_code(actor, scan.value), handing.take)
        return True
