"""The letters of one person: a draft in its fields, or a signed letter with its page, its life and its next step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.letters.forms import KindOffer, LetterRow, StepOfLetter
from app.letters.sheet import LetterSheet
from models.codes import LetterKind, LetterState
from ui.page import PageContext
from ui.pages.letters.desk import LetterDesk
from ui.pages.letters.life import life_of
from ui.pages.letters.moves import BadMoment
from ui.pages.letters.opening import Read, Wanted, read_person
from ui.pages.letters.paper_side import PaperSide
from ui.pages.letters.words import kind_words, readers, states, telling
from ui.person_words import headline
from ui.words import _
from ui.work import sentence_of

SETTLED = 700
NO_PAGE_YET = _("The page appears here with the first fact that you tick, or the first word.")
NO_MOMENT = _("A meeting has a day and an hour, such as 17.11 10:30. Nothing was saved. Type both.")


class PersonLetters(QWidget):
    """`shown` once the letters of the person that was asked for stand here."""

    shown = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.person: UUID | None = None
        self.row: LetterRow | None = None
        self._kinds: tuple[KindOffer, ...] = ()
        self._language, self._asked = "en", 0
        self.paper = PaperSide(context, self.failed, self._warn)
        self.desk = LetterDesk(self.paper)
        self._later = QTimer(self, singleShot=True, interval=SETTLED)
        self._later.timeout.connect(lambda: self.keep_draft(told=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.desk)
        self.setFocusProxy(self.desk)

    @property
    def writes(self) -> bool:
        """Whether a draft is in hand."""
        return self.person is not None and self.row is None and self.desk.left.currentIndex() == 0

    # Opening

    def open_person(self, person: UUID) -> None:
        """The newest draft of the person, or an empty letter."""
        self.leave()
        if person != self.person:
            self.desk.fields.sheet = None
        self.person, self.row = person, None
        self._read(Wanted(person, self._language, draft=self._draft_in_hand()), self._opened)

    def open_letter(self, row: LetterRow, answer: bool) -> None:
        """One letter of the list, or by its code."""
        self.leave()
        self.person = row.person.id
        self._read(Wanted(row.person.id, self._language), lambda read: self._opened(read, row.id, answer))

    def read_again(self) -> None:
        """After something was written: the same letter, with a new consent, a new state."""
        if self.person is not None and not self._later.isActive():
            wanted = Wanted(self.person, self._language, draft=self._draft_in_hand(), look=False)
            if wanted.draft is not None:
                wanted = replace(wanted, kind=self.desk.fields.form().kind)
            self._read(wanted, self._same)

    def put_away(self) -> None:
        """Nobody is open; what was typed is kept."""
        self.leave()
        self.person = self.row = self.desk.fields.sheet = None
        self._asked += 1

    def _read(self, wanted: Wanted, then: Callable[[Read], None]) -> None:
        """Only what was asked for last is shown."""
        self._asked += 1
        asked, waystation, actor = self._asked, self.context.waystation, self.context.actor

        def done(read: Read) -> None:
            if asked == self._asked:
                self._show_kinds(read.kinds)
                then(read)

        self.context.work.run(self, lambda: read_person(waystation, actor, wanted), done, self._not_read)

    def _not_read(self, trouble: Exception) -> None:
        """Nothing of whoever stood here before stays beside a sentence about somebody else."""
        self.desk.fields.sheet = None
        self._show_nothing()
        self.desk.show_letters((), self.today())
        for part in (self.desk.title, self.desk.name, self.desk.number, self.desk.about):
            part.setText("")
        self.failed(trouble)

    def _draft_in_hand(self) -> UUID | None:
        sheet = self.desk.fields.sheet
        return sheet.form.id if sheet is not None and self.row is None and self.person == sheet.form.person else None

    def _show_kinds(self, offers: tuple[KindOffer, ...]) -> None:
        if offers != self._kinds:
            self._kinds = offers
            self.desk.fields.show_kinds(offers)

    def _opened(self, read: Read, letter: UUID | None = None, answer: bool = False) -> None:
        desk = self.desk
        desk.trouble.clear()
        if read.person is not None:
            desk.name.setText(headline(read.person))
            desk.number.setText(read.person.number)
        desk.show_letters(read.rows, self.today())
        self.shown.emit()
        row = next((each for each in read.rows if each.id == letter), None)
        if row is None and read.sheet is None and read.rows:
            row = read.rows[0]
        if row is not None and row.state is LetterState.DRAFT and row.kind is not None:
            self._edit(row)
        elif row is not None:
            self.show_row(row, answer)
        elif read.sheet is not None:
            self.show_sheet(read.sheet, any(each.id == read.sheet.form.id for each in read.rows))
        else:
            self._show_nothing()

    def _same(self, read: Read) -> None:
        self.desk.show_letters(read.rows, self.today())
        if self.row is not None:
            row = next((each for each in read.rows if self.row is not None and each.id == self.row.id), self.row)
            self.desk.letters.choose(row)
            if row != self.row:
                self.show_row(row, False)
        elif read.sheet is not None and self.writes and not self._later.isActive():
            self.desk.fields.refresh(read.sheet)
            self._show_permission()

    def _edit(self, row: LetterRow) -> None:
        letters, actor = self.context.waystation.letters, self.context.actor
        self.context.work.run(
            self, lambda: letters.open_draft(actor, row.id), lambda sheet: self.show_sheet(sheet, True), self.failed
        )

    def show_sheet(self, sheet: LetterSheet, kept: bool) -> None:
        """A draft in its fields; its page beside it as soon as something of it is kept."""
        self.row, desk = None, self.desk
        desk.fields.show_sheet(sheet)
        desk.title.setText(kind_words(sheet.form.kind))
        desk.left.setCurrentIndex(0)
        desk.show_life(life_of(None, (), self.today()))
        if kept:
            self.paper.see(sheet.form.id, states()[LetterState.DRAFT], "att")
        else:
            self.paper.clear(NO_PAGE_YET)
        self._show_acts(sheet.form.kind)
        self._show_permission()
        if not kept:
            desk.letters.choose_none()
        desk.fields.kind.setFocus()

    def show_row(self, row: LetterRow, answer: bool) -> None:
        """A signed letter: what it is, its page, its life, the next step."""
        self.row, desk = row, self.desk
        desk.show_signed(row, self.today())
        desk.step.show_letter(row, answer)
        desk.say_notes("" if row.kind is not None else _("This letter is sealed to another role: dates only."))
        self._show_acts(row.kind)
        desk.permission.clear()
        desk.telling.hide()
        if row.kind is not None:
            self.paper.see(row.id, states()[row.state], "ok")
        else:
            self.paper.clear(_("The page of this letter is sealed to another role."))
        desk.letters.choose(row)
        self._read_life(row)
        (desk.step.state if row.next_states else desk.letters).setFocus()

    def _read_life(self, row: LetterRow) -> None:
        ways, actor = self.context.waystation.letter_ways, self.context.actor

        def done(steps: tuple[StepOfLetter, ...]) -> None:
            if self.row is not None and self.row.id == row.id:
                self.desk.show_life(life_of(row, steps, self.today()))
                notes = [f"{states()[step.state]}: {step.note}" for step in steps if step.note]
                if notes:
                    self.desk.say_notes("\n".join(notes))

        self.context.work.run(self, lambda: ways.steps(actor, row.id), done, self.failed)

    def _show_nothing(self) -> None:
        """A person without letters, at a desk that writes none."""
        self.row = None
        self.desk.title.setText(_("Letters"))
        self.desk.about.setText(_("Nobody has written a letter for this person yet."))
        self.desk.say_notes("")
        self.desk.step.show_letter(None)
        self.desk.left.setCurrentIndex(1)
        self.desk.show_life(())
        self.desk.permission.clear()
        self.desk.telling.hide()
        self.paper.clear("")
        self._show_acts(None)

    def _show_acts(self, kind: LetterKind | None) -> None:
        """Only what this role may do with what is in hand; one of it is filled."""
        desk, draft = self.desk, self.row is None and self.desk.left.currentIndex() == 0
        offer = next((each for each in self._kinds if each.kind is kind), None)
        signed = self.row is not None and kind is not None
        gone = self.row is not None and self.row.state is LetterState.SUPERSEDED
        desk.show_acts(
            draft=draft,
            signed=signed,
            version=signed and offer is not None and not gone,
            another=bool(self._kinds),
            ambulance=may(self.context.actor, Act.SIGN_LETTER),
        )
        self.paper.sealed.setVisible(offer is not None)
        if offer is not None:
            self.paper.sealed.say(readers(offer.compartment))
        fresh = self.row is not None and self.row.state is LetterState.SIGNED
        desk.print_button.become("primary" if fresh and signed else "plain")
        desk.step.button.become("plain" if fresh else "primary")

    def _show_permission(self) -> None:
        fields = self.desk.fields
        sentence, tone = fields.ground.permission(self.today())
        self.desk.permission.say(sentence, tone)
        self.desk.telling.setText(telling(fields.facts.told(), fields.recipient.name.text()))
        self.desk.telling.show()

    # Writing

    def edited(self) -> None:
        self.desk.trouble.clear()
        self._show_permission()
        self._later.start()

    def choose_kind(self, kind: LetterKind | None) -> None:
        """Another kind of letter: its own draft, or an empty one; what was typed in this one is kept."""
        if self.person is None or kind is None:
            return
        self.leave()
        self.row = None
        self._read(Wanted(self.person, self._language, kind, look=False), self._opened)

    def write_another(self) -> None:
        """Another letter of the kind that stands in the box."""
        if self._kinds:
            self.choose_kind(self.desk.fields.chosen_kind())

    def choose_language(self, language: str) -> None:
        """The same letter in another language: its words and facts are read anew."""
        self._later.stop()
        self._language = language
        typed = self.desk.fields.form()
        letters, actor = self.context.waystation.letters, self.context.actor

        def write() -> LetterSheet:
            version = letters.version(actor, typed.kind, language)
            letters.save_letter(actor, replace(typed, language=language, template=version))
            return letters.open_draft(actor, typed.id)

        def written(sheet: LetterSheet) -> None:
            self.desk.fields.show_sheet(sheet)
            self.paper.see(sheet.form.id, states()[LetterState.DRAFT], "att")
            self._show_permission()
            self.desk.fields.language.setFocus()

        self.context.work.run(self, write, written, self.failed)

    def keep_now(self) -> None:
        """Before something is printed: what was typed a moment ago is kept, and a new draft is begun."""
        if self._later.isActive() or (self.writes and self.paper.letter is None):
            self.keep_draft(told=False)
            self.paper.letter = self._draft_in_hand()

    def leave(self) -> None:
        """What was typed is kept as a draft before the page is left."""
        if self._later.isActive():
            self.keep_draft(told=False)

    def keep_draft(self, *, told: bool) -> None:
        self._later.stop()
        if not self.writes:
            return
        form, letters, actor = self.desk.fields.form(), self.context.waystation.letters, self.context.actor

        def kept(_answer: None) -> None:
            if told:
                self.context.tell(_("The draft is kept."), None)
            self._see_draft(form.id)

        self.context.work.run(self, lambda: letters.save_letter(actor, form), kept, self.failed)

    def _see_draft(self, letter: UUID) -> None:
        if self._draft_in_hand() == letter and not self.paper.tells:
            self.paper.see(letter, states()[LetterState.DRAFT], "att")

    def sign_letter(self) -> None:
        """Sign what is shown; what is missing is named beside its field and the draft stays."""
        self._later.stop()
        form, letters, actor = self.desk.fields.form(), self.context.waystation.letters, self.context.actor

        def keep_and_sign() -> LetterRow:
            letters.save_letter(actor, form)
            return letters.sign_letter(actor, form)

        self.desk.sign.setEnabled(False)

        def signed(row: LetterRow) -> None:
            self.desk.sign.setEnabled(True)
            self.context.tell(_("Letter {reference} is signed.").format(reference=row.reference), None)
            self.show_row(row, False)

        def refused(trouble: Exception) -> None:
            self.desk.sign.setEnabled(True)
            self.failed(trouble)
            self._see_draft(form.id)

        self.context.work.run(self, keep_and_sign, signed, refused, writes=True)

    def write_version(self) -> None:
        """A correction of the signed letter in view."""
        row, letters, actor = self.row, self.context.waystation.letters, self.context.actor
        if row is None:
            return

        def write() -> LetterSheet:
            return letters.open_draft(actor, letters.new_version(actor, row.id).id)

        def written(sheet: LetterSheet) -> None:
            self.show_sheet(sheet, True)

        self.context.work.run(self, write, written, self.failed, writes=True)

    def write_step(self) -> None:
        """The next step of the letter in view."""
        ways, actor = self.context.waystation.letter_ways, self.context.actor
        try:
            form = self.desk.step.form(self.context.waystation.house.now())
        except BadMoment:
            self.desk.step.say("appointment_at", NO_MOMENT)
            return
        self.desk.step.setEnabled(False)

        def moved(row: LetterRow) -> None:
            self.desk.step.setEnabled(True)
            self.context.tell(_("Written down: {state}.").format(state=states()[row.state]), None)
            self.show_row(row, False)

        def refused(trouble: Exception) -> None:
            self.desk.step.setEnabled(True)
            self.failed(trouble)

        self.context.work.run(self, lambda: ways.move(actor, form), moved, refused, writes=True)

    def go_on(self) -> None:
        """Ctrl Enter: sign the draft in hand, or write the next step of a signed letter down."""
        if self.writes:
            self.desk.sign.click_if_able()
        elif self.row is not None and self.row.next_states:
            self.write_step()

    def today(self) -> date:
        return self.context.waystation.house.today()

    # What went wrong

    def _warn(self, sentence: str) -> None:
        self.desk.trouble.say(sentence, "att", _("Close"))

    def failed(self, trouble: Exception) -> None:
        self.shown.emit()
        field, sentence = trouble.field if isinstance(trouble, UserError) else None, sentence_of(trouble)
        place = self.desk.fields if self.writes else self.desk.step
        if not place.say(field, sentence):
            self._warn(sentence)
