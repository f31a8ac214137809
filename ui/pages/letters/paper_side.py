"""The middle of the letter page: the paper as it prints, its way to a printer or a file, and what was told to whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import UserError
from app.letters.forms import DisclosureSheet
from app.papers import PaperJob, Printed, Way
from ui.page import PageContext
from ui.pages.letters.told import Told
from ui.pages.papers import output
from ui.pages.papers.giving import give_out
from ui.pages.papers.words import warning_words
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import Chip, label
from ui.widgets.panels import ProgressStrip, wrapped
from ui.widgets.pdf_view import PdfView
from ui.words import _, ngettext
from ui.work import Lane


class PaperSide(QWidget):
    """`failed` takes what goes wrong, `warn` a sentence on the paper itself."""

    def __init__(
        self,
        context: PageContext,
        failed: Callable[[Exception], None],
        warn: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._failed, self._warn = context, failed, warn
        self.letter: UUID | None = None
        self.view, self.told, self.nothing = PdfView(), Told(), wrapped("", "second")
        self.title, self.pages, self.state = label("", "strong"), label("", "hint"), Chip(_("Draft"), "att", "ask")
        self.told_button = KeyButton(_("Told to whom"), "Alt T", icon="eye", size="compact")
        self.sealed = Chip("", "info", icon="shield")
        self.strip = ProgressStrip()
        self.stack = QStackedWidget()
        for part in (self.view, self.told, self._nothing_yet()):
            self.stack.addWidget(part)
        self._lay_out()
        self.clear("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        for part in (self.title, self.pages):
            head.addWidget(part)
        head.addStretch(1)
        for part in (self.sealed, self.state):
            head.addWidget(part)
        column.addLayout(head)
        column.addWidget(self.strip)
        column.addWidget(self.stack, 1)

    def _nothing_yet(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.addWidget(self.nothing)
        column.addStretch(1)
        return holder

    # The paper

    def clear(self, words: str) -> None:
        """No paper: say why in a sentence."""
        self.letter = None
        self.view.show_pdf(b"")
        self.pages.setText("")
        self.nothing.setText(words)
        self.title.setText(_("This is what will print"))
        self.state.hide()
        self.stack.setCurrentIndex(2)

    def see(self, letter: UUID, state: str, tone: str) -> None:
        """Draw a letter as it would print; no print number is spent."""
        self.letter = letter
        self.state.say(state, tone, "ask" if tone == "att" else "done")
        self.state.show()
        letters, actor = self._context.waystation.letters, self._context.actor
        self._context.work.run(
            self, lambda: letters.preview(actor, letter), lambda job: self._draw(job, letter), self._failed
        )

    def _draw(self, job: PaperJob, letter: UUID | None, then: Callable[[PaperJob], None] | None = None) -> None:
        def drawn(printed: Printed) -> None:
            self.strip.end()
            if letter == self.letter:
                self._show(printed)
                if then is not None:
                    then(job)

        self._context.work.run(self, lambda: job.draw(None), drawn, self._stopped, lane=Lane.DRAWING)

    def _show(self, printed: Printed) -> None:
        self.view.show_pdf(printed.pdf)
        count = self.view.page_count()
        self.pages.setText(ngettext("{n} page", "{n} pages", count).format(n=count) if count > 1 else "")
        self.show_paper()
        if printed.warnings:
            self._warn(warning_words(printed.warnings))

    def _stopped(self, trouble: Exception) -> None:
        self.strip.end()
        self._failed(trouble)

    # What was told

    @property
    def tells(self) -> bool:
        """Whether the list of what was told is in front."""
        return self.stack.currentWidget() is self.told

    def show_told(self, sheet: DisclosureSheet) -> None:
        self.told.show_sheet(sheet, self._context.waystation.house.today())
        self.title.setText(_("Told to whom"))
        self.pages.setText("")
        self.stack.setCurrentWidget(self.told)
        self.told_button.say(_("The paper"))
        self.told.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_paper(self) -> None:
        self.title.setText(_("This is what will print"))
        self.told_button.say(_("Told to whom"))
        self.stack.setCurrentIndex(0 if self.view.pdf else 2)

    # To a printer, to a file

    def print_copies(self, copies: int) -> None:
        """Take a print number, draw the numbered paper, then ask for the printer."""
        self._numbered(copies, self._to_printer)

    def save_copy(self) -> None:
        """The same for a file."""
        self._numbered(1, self._to_file)

    def show_job(self, job: PaperJob) -> None:
        """A paper that was numbered already: show it and ask for the printer."""
        self._draw(job, self.letter, self._to_printer)

    def _numbered(self, copies: int, then: Callable[[PaperJob], None]) -> None:
        letter = self.letter
        if letter is None:
            return
        letters, actor = self._context.waystation.letters, self._context.actor
        self._context.work.run(
            self,
            lambda: letters.paper(actor, letter, copies),
            lambda job: self._draw(job, letter, then),
            self._failed,
        )

    def _to_printer(self, job: PaperJob) -> None:
        try:
            printer = output.ask_printer(self, job, self.view.document.pagePointSize(0))
        except UserError as trouble:
            self._failed(trouble)
        else:
            if printer is not None:
                copies = max(printer.copyCount(), 1)
                give_out(self._context, self, job, Way.PRINTER, lambda: self._send_to(printer), self._failed, copies)

    def _send_to(self, printer: QPrinter) -> None:
        pdf = self.view.pdf
        sending = self._context.work.run_reporting(
            self, lambda report: output.print_pages(pdf, printer, report), self._printed, self._stopped,
            progress=self._progress, lane=Lane.DRAWING,
        )  # fmt: skip
        self.strip.begin(_("Printing"), sending.cancel)

    def _progress(self, done: int, total: int) -> None:
        self.strip.step(done, total, _("{n} of {all} pages").format(n=done, all=total))

    def _printed(self, _none: None) -> None:
        self.strip.end()
        self._context.tell(_("The letter went to the printer."), None)

    def _to_file(self, job: PaperJob) -> None:
        path = output.ask_where(self, job)
        if path is not None:
            give_out(self._context, self, job, Way.FILE, lambda: self._save(path), self._failed)

    def _save(self, path: Path) -> None:
        try:
            output.save(self.view.pdf, path)
        except UserError as trouble:
            self._failed(trouble)
        else:
            self._context.tell(_("The letter is saved."), None)
