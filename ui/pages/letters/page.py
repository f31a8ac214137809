"""The letters of one person: draft with its live page, sign, print. Only medics come here."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from app.forms import LetterForm
from app.letters import LetterFacts
from app.papers import PaperJob, Printed
from app.rows import LetterRow, PersonRow
from ui.page import Page, PageContext
from ui.pages.letters.form import LetterFields
from ui.pages.papers import output
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.marks import Chip, label
from ui.widgets.panels import Banner, EmptyLine, SaveBar
from ui.widgets.pdf_view import PdfView
from ui.words import _
from ui.work import Lane, sentence_of

LEFT, SETTLED = 460, 700


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
        row.addWidget(self.view, 1)
        return self._both

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
        for button in (self.sign, self.keep, self.print_button, self.save_button):
            button.setEnabled(shown)

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
        self.name.setText(person.name.latin or person.name.own)
        self.number.setText(person.number)
        self.fields.show_letter(form, facts)
        self._show_signed(letters)
        self._show_form(True)
        if self._shown is None:
            self.view.show_pdf(b"")
        self.fields.to_name.setFocus()

    def _show_signed(self, letters: tuple[LetterRow, ...]) -> None:
        while (item := self._signed.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        for letter in letters:
            if letter.signed_at is not None:
                words = _("Signed: {reference}, to {to}").format(reference=letter.reference, to=letter.to_name)
                button = KeyButton(words, icon="mail", size="compact")
                button.clicked.connect(lambda _checked=False, letter=letter: self._see(letter.id))
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

        def signed(row: LetterRow) -> None:
            self.fields.say(None, "")
            self.context.tell(_("Letter {reference} is signed.").format(reference=row.reference), None)
            self._see(row.id)
            self._again()

        self.context.work.run(self, lambda: letters.sign_letter(actor, form), signed, self._failed, writes=True)

    def _again(self) -> None:
        """A fresh letter in the fields; the signed one stays in view."""
        if self._person is not None:
            self.open_for(self._person)

    def _see(self, letter: UUID) -> None:
        """Draw the letter and show its page as it would print."""
        self._shown = letter
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
            self.banner.say(" ".join(printed.warnings[:4]), "att", _("Close"))

    def print_letter(self) -> None:
        """Take a print number, draw the numbered paper, then ask for the printer."""
        self._numbered(self._to_printer)

    def save_letter(self) -> None:
        """The same for a file."""
        self._numbered(self._to_file)

    def _numbered(self, then: Callable[[PaperJob], None]) -> None:
        letter, letters, actor = self._shown, self.context.waystation.letters, self.context.actor
        if letter is not None:
            self.context.work.run(
                self, lambda: letters.paper(actor, letter), lambda job: self._draw(job, then), self._failed
            )

    def _to_printer(self, job: PaperJob) -> None:
        printer = output.ask_printer(self, job)
        if printer is not None:
            self._try(lambda: output.print_pages(self.view.document, printer), _("The letter went to the printer."))

    def _to_file(self, job: PaperJob) -> None:
        path = output.ask_where(self, job)
        if path is not None:
            self._try(lambda: output.save(self.view.pdf, path), _("The letter is saved."))

    def _try(self, act: Callable[[], None], told: str) -> None:
        try:
            act()
        except UserError as trouble:
            self._failed(trouble)
        else:
            self.context.tell(told, None)

    def _failed(self, trouble: Exception) -> None:
        sentence = sentence_of(trouble)
        if not (isinstance(trouble, UserError) and self.fields.say(trouble.field, sentence)):
            self.banner.say(sentence, "att", _("Close"))

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._left.setFixedWidth(LEFT if self.width() >= 1000 else max(self.width() * 11 // 20, 320))
