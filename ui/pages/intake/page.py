"""The intake desk: one person in hand, saved with one key, the next at once. Nothing typed is lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.forms import PersonForm, TwinForm
from app.ids import new_id
from app.rows import GroupRow, Opened, PersonRow, RegistrationSheet, ScanMeaning, TwinRow
from app.scanning import Scan, ScanType
from app.zone_form import sought
from models.codes import Answer
from ui.page import Page, PageContext
from ui.pages.intake.drafts import Draft, Drafts
from ui.pages.intake.family_key import FamilyKey
from ui.pages.intake.first_call import FirstCallKey
from ui.pages.intake.frame import IntakeFrame
from ui.pages.intake.kept import Keeper
from ui.pages.intake.keys import KEYS
from ui.pages.intake.photo import FormPhoto
from ui.pages.intake.zone import not_taken_yet
from ui.widgets.fields import shortcut
from ui.widgets.undo_key import UndoKey
from ui.words import _
from ui.work import sentence_of

PAUSE = 250


class IntakePage(Page):
    """Register the people of the group in hand."""

    KEYS = KEYS

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.drafts = Drafts()
        self._draft: Draft | None = None
        self._blank = self._told_after = ""
        self._binding = self._saving = self._searching = self._search_again = False
        self._saved: list[Draft] = []
        self._answers: dict[UUID, list[TwinForm]] = {}
        self.frame = IntakeFrame(self._here)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._keeper, self._brought_back = Keeper(context, self._in_hand, self), False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._search)
        self._connect()
        self._set_keys()
        self.setFocusProxy(self.frame.form.acts)

    def _connect(self) -> None:
        frame = self.frame
        frame.roster.chosen.connect(self.open_for)
        frame.form.changed.connect(self._typed)
        frame.form.done.connect(frame.bar.bind.setFocus)
        frame.form.photo_refused.connect(lambda sentence: frame.banner.say(sentence, "stop"))
        self.photo = FormPhoto(self, frame.form, self._in_hand, self._failed)
        self.call = FirstCallKey(self, self._in_hand, self._failed)
        self.family = FamilyKey(self, self._in_hand, self._saved, frame.banner, self._failed)
        frame.doubles.decided.connect(self._decided)
        frame.bar.bind.clicked.connect(self.ask_card)
        frame.bar.next.clicked.connect(self._go_on)
        frame.bar.print.clicked.connect(lambda: self.save(self._print))

    def _set_keys(self) -> None:
        frame = self.frame
        for keys, act in (
            ("Ctrl+B", self.ask_card),
            ("Ctrl+Return", self._go_on),
            ("Ctrl+Enter", self._go_on),
            ("Ctrl+S", lambda: self.save(self._stay)),
            ("Ctrl+P", lambda: self.save(self._print)),
            ("Ctrl+N", self.open_fresh),
            ("Ctrl+Down", lambda: self._step(1)),
            ("Ctrl+Up", lambda: self._step(-1)),
            ("Alt+A", frame.form.names.confirm_latin),
            ("Alt+B", lambda: frame.form.names.read_as("be")),
            ("Alt+R", lambda: frame.form.names.read_as("ru")),
            ("Alt+U", lambda: frame.form.names.read_as("uk")),
            ("Alt+1", lambda: frame.doubles.answer(Answer.YES)),
            ("Alt+2", lambda: frame.doubles.answer(Answer.NO)),
            ("Alt+D", lambda: frame.unfold(frame.doubles)),
            ("Alt+L", lambda: frame.unfold(frame.roster)),
            ("Alt+M", frame.form.zone.open),
            ("Esc", lambda: frame.form.zone.leave() or self._leave_binding()),
        ):
            shortcut(self, keys, act)
        UndoKey(self, self.undo)

    # Who is in hand

    def _here(self) -> UUID | None:
        return self._draft.typed.id if self._draft else None

    def reload(self) -> None:
        group = self.context.group()
        if group is None:
            self.frame.banner.say(_("There is no group yet. Open one on the page Lists."), "info")
            return
        if not self._brought_back:
            self._brought_back = True
            self._keeper.bring(self._bring_back)
        actor, arrivals = self.context.actor, self.context.waystation.arrivals
        self.context.work.run(self, lambda: (group, arrivals.list_of(actor, group.id)), self._show_list)

    def _show_list(self, read: tuple[GroupRow, tuple[PersonRow, ...]]) -> None:
        group, rows = read
        self.frame.roster.show_people(group.label, rows)
        if self._draft is not None and self._draft.typed.group == group.id:
            return
        following = self.frame.roster.neighbour(1)
        if following is not None:
            self.open_for(following)
        else:
            self.open_fresh()

    def _bring_back(self, drafts: tuple[Draft, ...]) -> None:
        """What was half typed comes back, the newest one under the hands; a form in hand meanwhile stays."""
        group, drafts = self.context.group(), self._keeper.sifted(drafts)
        for draft in drafts:
            self.drafts.keep(draft)
        if self._draft is None and drafts and group is not None and drafts[-1].typed.group == group.id:
            self._told_after = _("This form was half typed. Go on where you stopped; it is not saved yet.")
            self._show(drafts[-1])

    def open_for(self, person: UUID) -> None:
        """Open somebody's form: as it was left half typed, or with what is known."""
        self._keep()
        draft = self.drafts.of(person)
        if draft is not None:
            self._show(draft)
            return
        actor, desk = self.context.actor, self.context.waystation.registration
        self.context.work.run(self, lambda: desk.open_sheet(actor, person), self._opened, self._failed)

    def _opened(self, sheet: RegistrationSheet) -> None:
        self._keep()
        self._show(Draft(sheet.form, sheet.form, sheet))

    def open_fresh(self) -> None:
        """A form for somebody on no list; it carries its new id from now on."""
        group = self.context.group()
        if group is not None:
            self._keep()
            form = PersonForm(new_id(), group.id)
            self._show(Draft(form, form))

    def _show(self, draft: Draft) -> None:
        sheet, form = draft.sheet, self.frame.form
        fresh = draft.opened is draft.typed
        settled = None if not fresh else sheet is not None and sheet.saved_before
        form.put(draft.typed, sheet.person.photo if sheet else None, settled)
        if fresh:
            draft.opened = draft.typed = form.read()
        self._draft, self._blank, self._binding = draft, "", False
        self.photo.put_away()
        self.frame.banner.say(self._told_after, "info")
        self._told_after = ""
        self.frame.bar.await_card(False)
        self.frame.standing.say(self._standing())
        self.frame.roster.mark_here()
        self.frame.doubles.show_twins(())
        self._pause.start()
        form.setEnabled(True)
        form.begin()
        self.frame.area.verticalScrollBar().setValue(0)

    def _standing(self) -> str:
        sheet = self._draft.sheet if self._draft else None
        if sheet is None:
            return _("Minimum: a name, as heard")
        if sheet.active_card:
            return _("Card {number}").format(number=sheet.active_card)
        number = sheet.person.number
        return _("Number {number}").format(number=number) if number else _("Minimum: a name, as heard")

    def _step(self, step: int) -> None:
        following = self.frame.roster.neighbour(step)
        if following is not None:
            self.open_for(following)

    def _keep(self) -> None:
        """Keep what was typed for the person in hand."""
        if self._draft is not None and not self._saving:
            self._draft.typed = self.frame.form.read()
            self.drafts.keep(self._draft)

    def _in_hand(self) -> Draft | None:
        self._keep()
        return None if self._saving else self._draft

    def leave(self) -> None:
        self._keep()

    def seal(self) -> None:
        self._keep()
        for draft in self.drafts.all():
            self._keeper.keep(draft)

    # While typing

    def _typed(self) -> None:
        self.frame.banner.clear()
        self.frame.say_kept()
        self._pause.start()
        self._keeper.typed()

    def _search(self) -> None:
        """Look for doubles of what is typed; one search at a time, the last one wins."""
        if self._draft is None or self._searching:
            self._search_again = self._searching
            return
        form = sought(self.frame.form.read())
        if not (form.family or form.given):
            self._show_twins(form.id, ())
            return
        actor, twins = self.context.actor, self.context.waystation.twins
        self._searching, self._search_again = True, False
        self.context.work.run(
            self, lambda: twins.similar(actor, form), lambda found: self._found(form.id, found), self._not_found
        )

    def _found(self, person: UUID, found: tuple[TwinRow, ...]) -> None:
        self._searching = False
        if self._search_again:
            self._search()  # more was typed meanwhile: the older answer is not shown
        else:
            self._show_twins(person, found)

    def _not_found(self, trouble: Exception) -> None:
        self._searching = False
        self._failed(trouble)

    def _show_twins(self, person: UUID, found: tuple[TwinRow, ...]) -> None:
        if person == self._here():
            told = {answer.b for answer in self._answers.get(person, ())}
            shown = [twin for twin in found if twin.person.id not in told]
            self.frame.doubles.show_twins(shown)
            self.frame.say_similar(len(shown))

    def _decided(self, other: UUID, same: Answer) -> None:
        """Two records were compared. For somebody not saved yet the answer waits for the saving."""
        person = self._here()
        if person is None:
            return
        answer = TwinForm(new_id(), person, other, same)
        if self._draft is not None and self._draft.sheet is None:
            self._answers.setdefault(person, []).append(answer)
        else:
            self._tell_twins([answer])
        self._search()

    def _tell_twins(self, answers: list[TwinForm]) -> None:
        actor, twins = self.context.actor, self.context.waystation.twins
        for answer in answers:
            self.context.work.run(
                self, lambda answer=answer: twins.decide(actor, answer), lambda _none: self._search(), self._failed
            )

    # Saving

    def _go_on(self) -> None:
        """Take over a machine zone that was read; else save and open the next."""
        if not self.frame.form.take_zone():
            self.save(self._next)

    def save(self, then: Callable[[PersonRow], None]) -> None:
        """Save the form in hand, with the blank card that was scanned for it."""
        if self._draft is None or self._saving:
            return
        if self.frame.form.zone.waits:
            self.frame.banner.say(not_taken_yet(), "att")
            return
        draft = self._draft
        draft.typed = self.frame.form.read()
        form = replace(draft.typed, card=self._blank)
        self._saving = True
        self.frame.area.setFocus()
        self.frame.form.setEnabled(False)
        actor, desk = self.context.actor, self.context.waystation.registration
        self.context.work.run(
            self,
            lambda: desk.register(actor, form),
            lambda row: self._done(draft, row, then),
            self._refused,
            writes=True,
        )

    def _done(self, draft: Draft, row: PersonRow, then: Callable[[PersonRow], None]) -> None:
        self._saving = False
        self._saved.append(draft)
        self.drafts.drop(row.id)
        self._keeper.drop(draft)
        self.family.saved(row.id)
        self._tell_twins(self._answers.pop(row.id, []))
        then(row)

    def _stay(self, row: PersonRow) -> None:
        self._draft = None
        self.open_for(row.id)
        self.frame.say_kept(row.number)

    def _next(self, row: PersonRow) -> None:
        self.frame.say_kept(row.number)
        following = self.frame.roster.neighbour(1)
        self._draft = None
        if following is not None and following != row.id:
            self.open_for(following)
        else:
            self.open_fresh()

    def _print(self, row: PersonRow) -> None:
        self._stay(row)
        self.context.go("papers", row.id)

    def _refused(self, trouble: Exception) -> None:
        """Nothing is lost: the form stands as it was, with the sentence beside the field it is about."""
        self._saving = False
        self.frame.form.setEnabled(True)
        self._failed(trouble)

    def _failed(self, trouble: Exception) -> None:
        field, sentence = getattr(trouble, "field", None), sentence_of(trouble)
        self.frame.form.setEnabled(self._draft is not None)
        if field == "photo":
            self.frame.form.forget_photo()
        self._blank = "" if field == "card" else self._blank
        if isinstance(trouble, UserError) and self.frame.form.complain(field, sentence):
            return
        self.frame.banner.say(sentence, "stop")

    def undo(self) -> None:
        """Take back what was saved last: the form as it was before is saved again, and opened."""
        if not self._saved:
            self.frame.banner.say(_("There is nothing to undo here."), "info")
            return
        draft = self._saved.pop()
        if draft.sheet is None:
            self._keep()
            self._draft = None
            self.open_for(draft.typed.id)
            self._told_after = _("This person is new here and stays registered. Correct the form and save it again.")
            return
        actor, desk, former = self.context.actor, self.context.waystation.registration, draft.sheet.form
        self._keep()
        self.context.work.run(self, lambda: desk.register(actor, former), self._undone, self._failed, writes=True)

    def _undone(self, row: PersonRow) -> None:
        self._draft = None
        self.open_for(row.id)
        self._told_after = _("The form is again as it was before it was saved.")

    # Cards

    def ask_card(self) -> None:
        """Wait for the scan of a blank card; one scanned before is bound at once."""
        if self._blank:
            self.save(self._next)
            return
        self._binding = True
        card = self._draft.sheet.active_card if self._draft and self._draft.sheet else ""
        self.frame.bar.await_card(True)
        words = _("Scan the blank card now. The form is saved and the card belongs to this person.")
        if card:
            words = _("This person has the card {number}. The blank card you scan now replaces it.").format(number=card)
        self.frame.banner.say(words, "info")

    def _leave_binding(self) -> None:
        self._binding, self._blank = False, ""
        self.frame.bar.await_card(False)
        self.frame.banner.clear()

    def on_scan(self, scan: Scan) -> bool:
        if scan.kind not in (ScanType.SHORT, ScanType.PROOF) or self._draft is None:
            return False
        actor, scans = self.context.actor, self.context.waystation.scans
        self.context.work.run(self, lambda: scans.open_code(actor, scan.value), self._scanned, self._failed)
        return True

    def _scanned(self, opened: Opened) -> None:
        if opened.meaning is ScanMeaning.BLANK_CARD:
            self._blank = opened.number
            if self._binding:
                self.save(self._next)
            else:
                words = _("The blank card {number} is bound when you save. Esc lets it go.")
                self.frame.banner.say(words.format(number=opened.number), "ok")
        elif opened.person is not None:
            self.context.go("person", opened.person.id)
        else:
            self.frame.banner.say(opened.sentence, "att")
