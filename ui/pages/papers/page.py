"""The page of papers: choose, see the real page, save or print. Preparing asks the database, drawing does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.papers import CardLayout, PaperJob, Printed
from app.rosters import RosterForm
from app.rows import Board, GroupRow, PersonRow
from models.codes import RosterKind
from ui.page import Page, PageContext
from ui.pages.papers import output
from ui.pages.papers.choices import Choices
from ui.pages.papers.log import PrintLog, kind_word, warning_words
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner, ProgressStrip, SaveBar, wrapped
from ui.widgets.pdf_view import PdfView
from ui.words import _, ngettext
from ui.work import Cancelled, Lane, sentence_of

LEFT, NARROW_LEFT, NARROW = 400, 340, 1000


class PapersPage(Page):
    """Cards waiting, blank cards ahead, the roster, the bus list."""

    KEYS = (
        ("Alt C", _("make the cards that wait")),
        ("Alt B", _("blank cards ahead")),
        ("Alt R", _("roster by name")),
        ("Alt L", _("bus list for the hand-over")),
        ("Ctrl P", _("print what is shown")),
        ("Ctrl S", _("save what is shown as a PDF")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._chosen: PersonRow | None = None
        self._job: PaperJob | None = None
        self._prepared: PaperJob | None = None
        self._busy = False
        self.choices, self.view, self.log = Choices(context.actor), PdfView(), PrintLog()
        self.banner, self.progress, self.bar = Banner(), ProgressStrip(), SaveBar()
        self.print_button = KeyButton(_("Print"), "Ctrl P", icon="printer")
        self.save_button = KeyButton(_("Save as PDF"), "Ctrl S", icon="save")
        self._empty = wrapped(_("Choose a paper. Its real page is shown here before it prints."), "second")
        self._lay_out()
        self._connect()
        self._show_nothing()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(18, 12, 18, 12)
        inner.setSpacing(10)
        inner.addWidget(label(_("Papers"), "title"))
        inner.addWidget(self.banner)
        inner.addWidget(self.progress)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self._left_column())
        right = QVBoxLayout()
        right.addWidget(self._empty)
        right.addWidget(self.view, 1)
        columns.addLayout(right, 1)
        inner.addLayout(columns, 1)
        column.addLayout(inner, 1)
        self.bar.add(self.print_button)
        self.bar.add(self.save_button)
        column.addWidget(self.bar)

    def _left_column(self) -> QScrollArea:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(self.choices)
        if may(self.context.actor, Act.SEE_PRINT_LOG):
            column.addWidget(self.log)
        column.addStretch(1)
        self._inside = holder
        self._left = QScrollArea()
        self._left.setWidgetResizable(True)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setWidget(holder)
        self._left.setFixedWidth(LEFT)
        return self._left

    def _connect(self) -> None:
        self.choices.cards.connect(self.make_cards)
        self.choices.blank.connect(self.make_blank)
        self.choices.roster.connect(self.make_roster)
        self.choices.bus_list.connect(self.make_bus_list)
        self.print_button.clicked.connect(self.print_paper)
        self.save_button.clicked.connect(self.save_paper)
        shortcut(self, "Ctrl+P", self.print_button.click_if_able)
        shortcut(self, "Ctrl+S", self.save_button.click_if_able)
        self.banner.pressed.connect(self._pressed)

    # What waits

    def reload(self) -> None:
        group, actor, waystation = self.context.group(), self.context.actor, self.context.waystation
        if may(actor, Act.SEE_PRINT_LOG):
            self.context.work.run(self, lambda: waystation.papers.print_log(actor), self.log.show_prints)
        if group is None:
            self.choices.show_waiting(0, "")
            return
        self.context.work.run(self, lambda: waystation.tonight.board(actor, group.id), self._show_board)

    def _show_board(self, board: Board) -> None:
        self.choices.show_waiting(len(board.cards.people), self._chosen.number if self._chosen else "")

    def open_for(self, person: UUID) -> None:
        """Come with one person in hand: their card is made at once, the active one again."""
        actor, waystation = self.context.actor, self.context.waystation
        if not may(actor, Act.PRINT_CARDS):
            self.reload()
            return

        def chosen(rows: tuple[PersonRow, ...]) -> None:
            self._chosen = next((row for row in rows if row.is_of(person)), None)
            if self._chosen is None:
                self.banner.say(
                    _("This person is not in the group in hand. Nothing was made. Choose the group."), "att"
                )
            else:
                self.make_cards(self.choices.layout_choice.value())
            self.reload()

        group = self.context.group()
        if group is not None:
            self.context.work.run(self, lambda: waystation.arrivals.list_of(actor, group.id), chosen)

    def leave(self) -> None:
        self._chosen = None

    # Making papers

    def make_cards(self, layout: CardLayout) -> None:
        people = [self._chosen.id] if self._chosen else []
        papers, actor = self.context.waystation.papers, self.context.actor
        self._make(lambda group: papers.cards(actor, group.id, layout, people))

    def make_blank(self, count: int) -> None:
        papers, actor = self.context.waystation.papers, self.context.actor
        self._prepare(lambda: papers.blank_cards(actor, count))

    def make_roster(self) -> None:
        rosters, actor = self.context.waystation.rosters, self.context.actor
        self._make(lambda group: rosters.paper(actor, RosterForm(RosterKind.NAMES, group.id)))

    def make_bus_list(self) -> None:
        rosters, actor = self.context.waystation.rosters, self.context.actor
        self._make(lambda group: rosters.paper(actor, RosterForm(RosterKind.HAND_OVER, group.id)))

    def _make(self, prepare: Callable[[GroupRow], PaperJob]) -> None:
        group = self.context.group()
        if group is None:
            self.banner.say(_("There is no group yet. Nothing was printed. Open a group first."), "att")
            return
        self._prepare(lambda: prepare(group))

    def _prepare(self, prepare: Callable[[], PaperJob]) -> None:
        """One paper at a time: a key pressed twice makes no second one."""
        if not self._busy:
            self._busy = True
            self.banner.clear()
            self.context.work.run(self, prepare, self._draw, self._failed, writes=True)

    def _draw(self, job: PaperJob) -> None:
        def step(done: int, total: int) -> None:
            self.progress.step(done, total, _("{done} of {total} drawn").format(done=done, total=total))

        self._busy, self._prepared = True, job
        drawing = self.context.work.run_reporting(
            self, job.draw, lambda printed: self._show(job, printed), self._failed, progress=step, lane=Lane.DRAWING
        )
        self.progress.begin(_("Drawing…"), drawing.cancel)

    def _show(self, job: PaperJob, printed: Printed) -> None:
        self._end()
        self._job, self._prepared = job, None
        self.view.show()
        self._empty.hide()
        self.view.show_pdf(printed.pdf)
        if printed.warnings:
            self.banner.say(warning_words(printed.warnings), "att", _("Close"))
        pages = self.view.page_count()
        words = ngettext(
            "{what} no. {number}, {n} page. Print at 100 %.", "{what} no. {number}, {n} pages. Print at 100 %.", pages
        )
        self.bar.say(words.format(what=kind_word(job.kind), number=job.number, n=pages), "wait")
        self._allow(True)
        self.print_button.setFocus()

    def _end(self) -> None:
        self._busy = False
        self.progress.end()

    def _show_nothing(self) -> None:
        self.view.hide()
        self._empty.show()
        self._allow(False)

    def _allow(self, ready: bool) -> None:
        """The next act is filled: first to make a paper, then to print it."""
        self.print_button.setEnabled(ready)
        self.save_button.setEnabled(ready)
        self.print_button.become("primary" if ready else "plain")
        self.choices.stand_back(ready)

    def _failed(self, trouble: Exception) -> None:
        self._end()
        if isinstance(trouble, Cancelled):
            self.banner.say(_("Stopped. Nothing was printed. What was prepared is kept."), "info", self._again_words())
        else:
            self.banner.say(sentence_of(trouble), "att", self._again_words())

    def _again_words(self) -> str:
        """A prepared paper that was not drawn can be drawn again; its cards are not waiting any more."""
        return _("Draw it again") if self._prepared is not None else _("Close")

    def _pressed(self) -> None:
        again = self._prepared
        self.banner.clear()
        if again is not None and not self._busy:
            self._draw(again)

    # Where they go

    def save_paper(self) -> None:
        path = output.ask_where(self, self._job) if self._job else None
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the shown paper to a file somebody chose."""
        try:
            output.save(self.view.pdf, path)
        except UserError as trouble:
            self.banner.say(trouble.sentence, "att", _("Close"))
        else:
            self.context.tell(_("The paper is saved."), None)

    def print_paper(self) -> None:
        """Ask for the printer; the pages go to it from the drawing lane."""
        if self._job is None or self._busy:
            return
        try:
            printer = output.ask_printer(self, self._job, self.view.document.pagePointSize(0))
        except UserError as trouble:
            self.banner.say(trouble.sentence, "att", _("Close"))
        else:
            if printer is not None:
                self.send_to(printer)

    def send_to(self, printer: QPrinter) -> None:
        """The shown pages to this printer; Stop this takes effect before the next page."""
        pdf = self.view.pdf
        self._busy = True

        def step(done: int, total: int) -> None:
            self.progress.step(done, total, _("{done} of {total} sent").format(done=done, total=total))

        printing = self.context.work.run_reporting(
            self, lambda report: output.print_pages(pdf, printer, report), self._printed, self._failed,
            progress=step, lane=Lane.DRAWING,
        )  # fmt: skip
        self.progress.begin(_("Sending to the printer…"), printing.cancel)

    def _printed(self, _none: None) -> None:
        self._end()
        self.context.tell(_("The paper went to the printer."), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self._inside.minimumSizeHint().width() + self._left.verticalScrollBar().sizeHint().width()
        self._left.setFixedWidth(LEFT if self.width() >= NARROW else max(inside, NARROW_LEFT))
