"""One paper straight out: drawn away from the database, then to the printer, or to a file where there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.papers import PaperJob, Printed, Way
from ui.page import PageContext
from ui.pages.papers import output
from ui.pages.papers.giving import give_out
from ui.widgets.panels import Banner
from ui.words import _
from ui.work import Lane, sentence_of

A4, A4_LYING = QSizeF(595.28, 841.89), QSizeF(841.89, 595.28)  # points


class PaperOutput(QObject):
    """Makes a paper for a panel, and says on its banner what stood in the way. `page`: its size in points; `made` when
    it went to the printer or was saved."""

    made = Signal()

    def __init__(self, context: PageContext, panel: QWidget, page: QSizeF = A4) -> None:
        super().__init__(panel)
        self._context, self._panel, self._page = context, panel, page
        self.banner: Banner = panel.banner  # type: ignore[attr-defined]

    def make(self, job: Callable[[], PaperJob]) -> None:
        """Take a print number in the database's lane, then draw."""
        self._context.work.run(self, job, self.send, self._failed, writes=True)

    def send(self, job: PaperJob) -> None:
        """Draw a paper that has its number already, and let it go."""
        self._context.work.run(
            self, lambda: job.draw(None), lambda printed: self._send(job, printed), self._failed, lane=Lane.DRAWING
        )

    def _send(self, job: PaperJob, printed: Printed) -> None:
        if printed.warnings:
            self.banner.say(" ".join(printed.warnings), "att")
        try:
            if QPrinterInfo.availablePrinterNames():
                self._to_printer(job, printed)
            else:
                self._to_file(job, printed)
        except UserError as trouble:
            self._failed(trouble)

    def _to_file(self, job: PaperJob, printed: Printed) -> None:
        path = output.ask_where(self._panel, job)
        if path is not None:
            give_out(self._context, self, job, Way.FILE, lambda: self._save(printed, path), self._failed)

    def _save(self, printed: Printed, path: Path) -> None:
        try:
            output.save(printed.pdf, path)
        except UserError as trouble:
            self._failed(trouble)
        else:
            self._context.tell(_("The paper is saved. The file is not encrypted: print it and delete it."), None)
            self.made.emit()

    def _to_printer(self, job: PaperJob, printed: Printed) -> None:
        printer = output.ask_printer(self._panel, job, self._page)
        if printer is not None:
            copies = max(printer.copyCount(), 1)
            give_out(self._context, self, job, Way.PRINTER, lambda: self._print(printed, printer), self._failed, copies)

    def _print(self, printed: Printed, printer: QPrinter) -> None:
        self._context.work.run_reporting(
            self,
            lambda report: output.print_pages(printed.pdf, printer, report),
            self._printed,
            self._failed,
            lane=Lane.DRAWING,
        )

    def _printed(self, _none: None) -> None:
        self._context.tell(_("The paper went to the printer."), None)
        self.made.emit()

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "att" if isinstance(trouble, UserError) else "stop")
