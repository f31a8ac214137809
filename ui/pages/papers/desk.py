"""From a paper asked for to the paper in hand: prepared in the database lane, drawn in the drawing lane, printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import UserError
from app.papers import PaperJob, Printed, Way
from ui.page import PageContext
from ui.pages.papers import output
from ui.pages.papers.giving import give_out
from ui.pages.papers.log import PrintLog
from ui.pages.papers.words import kind_word, warning_words
from ui.widgets.buttons import KeyButton
from ui.widgets.panels import Banner, ProgressStrip, SaveBar, wrapped
from ui.widgets.pdf_view import PdfView
from ui.words import _, ngettext
from ui.work import Cancelled, Lane, sentence_of


class PaperDesk(QWidget):
    """The right side of the page and the bar under it. `ready`: a paper is shown (or none any more)."""

    ready = Signal(bool)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.job: PaperJob | None = None
        self._prepared: PaperJob | None = None
        self._refused: Callable[[UserError], bool] | None = None
        self._busy = False
        self.view, self.log = PdfView(), PrintLog()
        self.banner, self.progress, self.bar = Banner(), ProgressStrip(), SaveBar()
        self.print_button = KeyButton(_("Print"), "Ctrl P", icon="printer")
        self.save_button = KeyButton(_("Save as PDF"), "Ctrl S", icon="save")
        self._empty = wrapped(_("Choose a paper. Its real page is shown here before it prints."), "second")
        self._lay_out()
        self.print_button.clicked.connect(self.print_paper)
        self.save_button.clicked.connect(self.save_paper)
        self.banner.pressed.connect(self._pressed)
        self._allow(False)

    def _lay_out(self) -> None:
        self._stack, before = QStackedWidget(), QWidget()
        told = QVBoxLayout(before)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(self._empty)
        told.addWidget(self.log, 1)
        told.addStretch(0)
        for part in (before, self.view):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.banner, self.progress):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self.bar.add(self.print_button)
        self.bar.add(self.save_button)

    def turn_over(self) -> None:
        """The papers made before in place of the page shown, and back."""
        shown = self._stack.currentWidget() is self.view
        self._stack.setCurrentIndex(0 if shown or self.job is None else 1)

    def say(self, sentence: str, tone: str = "att") -> None:
        self.banner.say(sentence, tone, _("Close"))

    # Making

    def prepare(self, ask: Callable[[], PaperJob], refused: Callable[[UserError], bool] | None = None) -> None:
        """One paper at a time: a key pressed twice makes no second one. `refused` may say it beside a field."""
        if not self._busy:
            self._busy, self._refused, self._prepared = True, refused, None
            self.banner.clear()
            self._context.work.run(self, ask, self._draw, self._failed, writes=True)

    def _draw(self, job: PaperJob) -> None:
        def step(done: int, total: int) -> None:
            self.progress.step(done, total, _("{done} of {total} drawn").format(done=done, total=total))

        self._busy, self._prepared = True, job
        drawing = self._context.work.run_reporting(
            self, job.draw, lambda printed: self._show(job, printed), self._failed, progress=step, lane=Lane.DRAWING
        )
        self.progress.begin(_("Drawing…"), drawing.cancel)

    def _show(self, job: PaperJob, printed: Printed) -> None:
        self._end()
        self.job, self._prepared = job, None
        self._stack.setCurrentWidget(self.view)
        self.view.show_pdf(printed.pdf)
        if printed.warnings:
            self.say(warning_words(printed.warnings))
        pages = self.view.page_count()
        words = ngettext(
            "{what} no. {number}, {n} page. Print at 100 %.", "{what} no. {number}, {n} pages. Print at 100 %.", pages
        )
        self.bar.say(words.format(what=job.title or kind_word(job.kind), number=job.number, n=pages), "wait")
        self._allow(True)
        self.print_button.setFocus()

    def _end(self) -> None:
        self._busy = False
        self.progress.end()

    def _allow(self, ready: bool) -> None:
        """The next act is filled: first to make a paper, then to print it."""
        self.print_button.setEnabled(ready)
        self.save_button.setEnabled(ready)
        self.print_button.become("primary" if ready else "plain")
        self.ready.emit(ready)

    def _failed(self, trouble: Exception) -> None:
        self._end()
        if isinstance(trouble, UserError) and self._refused is not None and self._refused(trouble):
            return
        self.tell_failure(trouble)

    def tell_failure(self, trouble: Exception) -> None:
        """A sentence that stays until it is solved."""
        if isinstance(trouble, Cancelled):
            self.banner.say(self._stopped_words(), "info", self._again_words())
        else:
            self.banner.say(sentence_of(trouble), "att", self._again_words())

    def _stopped_words(self) -> str:
        """What became of a paper that somebody stopped: before it was drawn, or on its way to the printer."""
        if self._prepared is not None:
            return _("Stopped. Nothing was printed. What was prepared is kept.")
        return _("Stopped. Pages that the printer has already may still come out. The paper is kept: print it again.")

    def _again_words(self) -> str:
        """A prepared paper that was not drawn can be drawn again; its cards are not waiting any more."""
        return _("Draw it again") if self._prepared is not None else _("Close")

    def _pressed(self) -> None:
        again = self._prepared
        self.banner.clear()
        if again is not None and not self._busy:
            self._draw(again)

    # Where it goes

    def save_paper(self) -> None:
        path = output.ask_where(self, self.job) if self.job else None
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the shown paper to a file somebody chose."""
        pdf, context = self.view.pdf, self._context
        give_out(context, self, self.job, Way.FILE, lambda: self.write(pdf, path), self._failed)

    def write(self, content: bytes, path: Path) -> None:
        """Any file for this user alone, or a sentence."""
        try:
            output.save(content, path)
        except UserError as trouble:
            self.say(trouble.sentence)
        else:
            self._context.tell(_("The paper is saved."), None)

    def print_paper(self) -> None:
        """Ask for the printer; the pages go to it from the drawing lane."""
        if self.job is None or self._busy:
            return
        try:
            printer = output.ask_printer(self, self.job, self.view.document.pagePointSize(0))
        except UserError as trouble:
            self.say(trouble.sentence)
        else:
            if printer is not None:
                self.send_to(printer)

    def send_to(self, printer: QPrinter) -> None:
        """The shown pages to this printer: noted in the journal first, so that nothing prints without its line."""
        self._busy, self._refused = True, None
        copies = max(printer.copyCount(), 1)
        give_out(self._context, self, self.job, Way.PRINTER, lambda: self._send(printer), self._failed, copies)

    def _send(self, printer: QPrinter) -> None:
        """Stop this takes effect before the next page."""
        pdf = self.view.pdf

        def step(done: int, total: int) -> None:
            self.progress.step(done, total, _("{done} of {total} sent").format(done=done, total=total))

        printing = self._context.work.run_reporting(
            self, lambda report: output.print_pages(pdf, printer, report), self._printed, self._failed,
            progress=step, lane=Lane.DRAWING,
        )  # fmt: skip
        self.progress.begin(_("Sending to the printer…"), printing.cancel)

    def _printed(self, _none: None) -> None:
        self._end()
        self._context.tell(_("The paper went to the printer."), None)
