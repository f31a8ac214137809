"""The fire list from anywhere: Ctrl R, then Enter in the print dialog; and by itself when the desk is locked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.access import Act, may
from app.errors import StorageTrouble, UserError
from app.fire_copy import FireCopy, last_copy
from app.papers import Way
from app.waystation import Waystation
from ui.page import PageContext
from ui.pages.papers import output
from ui.pages.papers.straight import A4, PaperOutput
from ui.words import _


class FireList(QObject):
    """`press` is Ctrl R of every page. `panel`: the window with the banner on which trouble is said."""

    def __init__(self, context: PageContext, panel: QWidget) -> None:
        super().__init__(panel)
        self._context = context
        self.output = PaperOutput(context, panel, A4)
        self.output.made.connect(self._hung)

    def press(self) -> None:
        waystation, actor = self._context.waystation, self._context.actor
        if may(actor, Act.PRINT_FIRE_LIST):
            self.output.make(lambda: waystation.rosters.fire_list(actor))

    def _hung(self) -> None:
        waystation, actor = self._context.waystation, self._context.actor
        self._context.work.run(self, lambda: waystation.fire_copies.hung(actor), self._said, lambda _trouble: None)

    def _said(self, copy: FireCopy) -> None:
        self._context.tell(_("Fire list made. Hang it {where}.").format(where=copy.where), None)


def print_at_lock(waystation: Waystation) -> str:
    """In the lane, before the keys are dropped: a fresh fire list where the house wants one; a word when it failed."""
    actor = waystation.actor
    if waystation.practice or not may(actor, Act.PRINT_FIRE_LIST):
        return ""
    try:
        if not waystation.fire_copies.at_lock(actor):
            return ""
        if not QPrinterInfo.availablePrinterNames():
            return _("No fire list was printed: this laptop knows no printer. The last one still hangs.")
        job = waystation.rosters.fire_list(actor)
        printed = job.draw(None)
        waystation.papers.give_out(actor, job.number, Way.PRINTER, 1)
        output.print_pages(printed.pdf, output.printer_for(job, A4), lambda _page, _pages: None)
        waystation.fire_copies.hung(actor)
    except (UserError, StorageTrouble, OSError):
        return _("No fire list was printed: the printer did not answer. The last one still hangs.")
    return ""


def hung_words(folder: Path | None) -> str:
    """Where the last one hangs, for the sealed page; empty where none was printed yet."""
    copy = last_copy(folder) if folder is not None else None
    if copy is None:
        return ""
    at = copy.at.astimezone()
    return _("Last fire list: {when}, hangs {where}.").format(when=f"{at:%d.%m. %H:%M}", where=copy.where)
