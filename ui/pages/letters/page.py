"""The letters of one person: draft with its live page, sign, print. Only medics come here."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from app.forms import LetterForm
from app.letters import LetterFacts
from app.papers import PaperJob, Printed
from app.rows import LetterRow, PersonRow
from ui.page import Page, PageContext
from ui.pages.letters.form import LetterFields
from ui.pages.papers import output
from ui.pages.papers.log import warning_words
from ui.person_words import headline
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.marks import Chip, label
from ui.widgets.panels import Banner, EmptyLine, SaveBar
from ui.widgets.pdf_view import PdfView
from ui.words import _
from ui.work import Lane, sentence_of

LEFT, ROOMY, SETTLED = 460, 1000, 700


class LettersPage(Page):
    """One referral letter at a time; signed letters of the person stand below as buttons."""

    KEYS = (
        ("Ctrl S", _("keep the draft")),
        ("Ctrl Enter", _("sign; nothing can be changed afterwards")),
        ("Ctrl P", _("print what is shown")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._person: UUID | None = None
        self._shown: UUID | None = None
        self.fields, self.view, self.banner, self.bar = LetterFields(), PdfView(), Banner(), SaveBar()
        self.name, self.number = label("", "title"), label("", "second")
        self.sign = KeyButton(_("Sign the letter"), "Ctrl Enter", "primary", "file-pen")
        self.keep = KeyButton(_("Keep the draft"), "Ctrl S", icon="save")
        self.print_button = KeyButton(_("Print"), "Ctrl P", icon="printer")
        self.save_button = KeyButton(_("Save as PDF"), icon="save")
        self._empty = EmptyLine(_("No person is chosen. Scan a card, or find a person, then choose Write a letter."))
        self._later = QTimer(self, singleShot=True, interval=SETTLED)
        self._lay_out()
        self._connect()
        self._show_form(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(18, 12, 18, 12)
        inner.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        for part in (self.name, self.number):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(Chip(_("Only Health can read this"), "info", icon="shield"))
        inner.addLayout(head)
        inner.addWidget(self.banner)
        inner.addWidget(self._empty)
        inner.addWidget(self._columns(), 1)
        inner.addStretch(0)
        column.addLayout(inner, 1)
        for button in (self.sign, self.keep, self.print_button, self.save_button):
            self.bar.add(button)
        column.addWidget(self.bar)

    def _columns(self) -> QWidget:
        self._both = QWidget()
        row = QHBoxLayout(self._both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        self._left = QScrollArea()
        self._left.setWidgetResizable(True)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self.fields)
        self._signed = QVBoxLayout()
        column.addLayout(self._signed)
        column.addStretch(1)
        self._left.setWidget(holder)
        self._left.setFixedWidth(LEFT)
        row.addWidget(self._left)
        row.addLayout(self._preview(), 1)
        return self._both

    def _preview(self) -> QVBoxLayout:
        """The real page, and above it whether it is a draft or signed."""
        self.state, self._what = Chip(_("Draft"), "att", "ask"), label(_("This is what will print"), "strong")
        self.state.hide()
        head = QHBoxLayout()
        head.addWidget(self._what, 1)
        head.addWidget(self.state)
        column = QVBoxLayout()
        column.addLayout(head)
        column.addWidget(self.view, 1)
        return column

    def _connect(self) -> None:
        self.sign.clicked.connect(self.sign_letter)
        self.keep.clicked.connect(lambda: self.keep_draft(told=True))
        self.print_button.clicked.connect(self.print_letter)
        self.save_button.clicked.connect(self.save_letter)
        shortcut(self, "Ctrl+Return", self.sign.click_if_able)
        shortcut(self, "Ctrl+S", self.keep.click_if_able)
        shortcut(self, "Ctrl+P", self.print_button.click_if_able)
        self.fields.changed.connect(self._later.start)
        self._later.timeout.connect(lambda: self.keep_draft(told=False))
        self.banner.pressed.connect(self.banner.clear)

    def _show_form(self, shown: bool) -> None:
        self._both.setVisible(shown)
        self._empty.setVisible(not shown)
        for button in (self.sign, self.keep):
            button.setEnabled(shown)
        self._show_state(None)

    def _show_state(self, letter: LetterRow | None) -> None:
        """Which letter is in view: nothing yet, the draft, or a signed one."""
        for button in (self.print_button, self.save_button):
            button.setEnabled(self._shown is not None)
        self.state.setVisible(self._shown is not None)
        if letter is not None:
            self.state.say(_("Signed: {reference}").format(reference=letter.reference), "ok", "done")
            self._what.setText(_("This letter is never changed"))
        else:
            self.state.say(_("Draft"), "att", "ask")
            self._what.setText(_("This is what will print"))

    # Opening

    def open_for(self, person: UUID) -> None:
        """The unsigned letter of this person, or a new one."""
        self.leave()
        self._shown = self._shown if person == self._person else None
        self._person = person
        letters, people, actor = self.context.waystation.letters, self.context.waystation.people, self.context.actor

        def read() -> tuple[PersonRow, LetterForm, LetterFacts, tuple[LetterRow, ...]]:
            form, facts = letters.open_letter(actor, person)
            return people.open_person(actor, person).person, form, facts, letters.letters(actor, person)

        self.context.work.run(self, read, self._opened, self._failed)

    def _opened(self, read: tuple[PersonRow, LetterForm, LetterFacts, tuple[LetterRow, ...]]) -> None:
        person, form, facts, letters = read
        self.name.setText(headline(person))
        self.number.setText(person.number)
        self.fields.show_letter(form, facts)
        self._show_signed(letters)
        self._show_form(True)
        if self._shown is None:
            self.view.show_pdf(b"")
        self._show_state(next((letter for letter in letters if letter.id == self._shown and letter.signed_at), None))
        if self._shown is None and any(letter.id == form.id for letter in letters):
            self._see(form.id)
        self.fields.to_name.setFocus()

    def _show_signed(self, letters: tuple[LetterRow, ...]) -> None:
        while (item := self._signed.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        for letter in letters:
            if letter.signed_at is not None:
                words = _("Signed: {reference}, to {to}").format(reference=letter.reference, to=letter.to_name)
                button = KeyButton(words, icon="mail", size="compact")
                button.clicked.connect(lambda _checked=False, letter=letter: self._see(letter.id, letter))
                self._signed.addWidget(button)

    def leave(self) -> None:
        """What was typed is kept as a draft before the page is left."""
        if self._later.isActive():
            self.keep_draft(told=False)

    # Keeping, signing, printing

    def keep_draft(self, *, told: bool) -> None:
        self._later.stop()
        if self._person is None:
            return
        form, letters, actor = self.fields.form(), self.context.waystation.letters, self.context.actor

        def kept(_answer: None) -> None:
            if told:
                self.context.tell(_("The draft is kept."), None)
            self._see(form.id)

        self.context.work.run(self, lambda: letters.save_letter(actor, form), kept, self._failed)

    def sign_letter(self) -> None:
        """Sign what is shown; a missing field is named beside it and the draft stays."""
        self._later.stop()
        form, letters, actor = self.fields.form(), self.context.waystation.letters, self.context.actor

        def keep_and_sign() -> LetterRow:
            letters.save_letter(actor, form)
            return letters.sign_letter(actor, form)

        def signed(row: LetterRow) -> None:
            self.fields.say(None, "")
            self.context.tell(_("Letter {reference} is signed.").format(reference=row.reference), None)
            self._see(row.id, row)
            self._again()

        self.context.work.run(self, keep_and_sign, signed, self._failed, writes=True)

    def _again(self) -> None:
        """A fresh letter in the fields; the signed one stays in view."""
        if self._person is not None:
            self.open_for(self._person)

    def _see(self, letter: UUID, row: LetterRow | None = None) -> None:
        """Draw the letter and show its page as it would print; `row` of a signed one."""
        self._shown = letter
        self._show_state(row)
        letters, actor = self.context.waystation.letters, self.context.actor
        self.context.work.run(self, lambda: letters.preview(actor, letter), self._draw, self._failed)

    def _draw(self, job: PaperJob, then: Callable[[PaperJob], None] | None = None) -> None:
        def shown(printed: Printed) -> None:
            self._show(printed)
            if then is not None:
                then(job)

        self.context.work.run(self, lambda: job.draw(None), shown, self._failed, lane=Lane.DRAWING)

    def _show(self, printed: Printed) -> None:
        self.view.show_pdf(printed.pdf)
        if printed.warnings:
            self.banner.say(warning_words(printed.warnings), "att", _("Close"))

    def print_letter(self) -> None:
        """Take a print number, draw the numbered paper, then ask for the printer."""
        self._numbered(self._to_printer)

    def save_letter(self) -> None:
        """The same for a file."""
        self._numbered(self._to_file)

    def _numbered(self, then: Callable[[PaperJob], None]) -> None:
        """What was typed a moment ago is kept first, and then it is what prints."""
        if self._later.isActive():
            self.keep_draft(told=False)
            self._shown = self.fields.form().id
        letter, letters, actor = self._shown, self.context.waystation.letters, self.context.actor
        if letter is not None:
            self.context.work.run(
                self, lambda: letters.paper(actor, letter), lambda job: self._draw(job, then), self._failed
            )

    def _to_printer(self, job: PaperJob) -> None:
        try:
            printer = output.ask_printer(self, job, self.view.document.pagePointSize(0))
        except UserError as trouble:
            self._failed(trouble)
        else:
            if printer is not None:
                self._send_to(printer)

    def _send_to(self, printer: QPrinter) -> None:
        pdf = self.view.pdf
        self.context.work.run_reporting(
            self, lambda report: output.print_pages(pdf, printer, report), self._printed, self._failed,
            lane=Lane.DRAWING,
        )  # fmt: skip

    def _printed(self, _none: None) -> None:
        self.context.tell(_("The letter went to the printer."), None)

    def _to_file(self, job: PaperJob) -> None:
        path = output.ask_where(self, job)
        if path is None:
            return
        try:
            output.save(self.view.pdf, path)
        except UserError as trouble:
            self._failed(trouble)
        else:
            self.context.tell(_("The letter is saved."), None)

    def _failed(self, trouble: Exception) -> None:
        sentence = sentence_of(trouble)
        if not (isinstance(trouble, UserError) and self.fields.say(trouble.field, sentence)):
            self.banner.say(sentence, "att", _("Close"))

    def minimumSizeHint(self) -> QSize:
        return QSize(780, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= ROOMY
        self._left.setFixedWidth(LEFT if roomy else max(self.width() // 2, 320))
        self.keep.say(_("Keep the draft") if roomy else _("Keep"))
        self.save_button.say(_("Save as PDF") if roomy else _("PDF"))
