"""The health page: the queue in its order, one check in hand, signed with one key. Nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.check_forms import AddendumForm, CheckForm, InjuryPhotoForm
from app.check_rows import CheckSheet, InjuryPhotoRow
from app.errors import UserError
from app.ids import new_id
from app.rows import Opened, PersonRow
from app.scanning import Scan
from ui.page import Page, PageContext
from ui.pages.health.form import Typed
from ui.pages.health.frame import HealthFrame
from ui.widgets.fields import shortcut
from ui.words import _
from ui.work import sentence_of

FOLDS = {"marks": "B", "pregnancy": "P", "withdrawal": "W", "offers": "T", "tools": "J", "who": "H"}


class HealthPage(Page):
    """Check the people who wait. What is typed and not signed stays in memory while the desk is unlocked."""

    KEYS = (
        (_("Ctrl Enter"), _("sign, and on to the next who waits")),
        ("Ctrl S", _("save and sign later")),
        (_("Alt N, Ctrl Enter"), _("seen, no further check needed: result and signature")),
        (_("Enter, Shift Enter"), _("next field, field before")),
        ("1, 2, 3", _("in the urgency: red, yellow, green")),
        (_("Y, N, Space"), _("in a question: yes, no, not asked")),
        ("A, O", _("room air, extra oxygen")),
        ("Alt R", _("the rest: no; never for pregnancy and self-harm")),
        ("Alt G", _("signs to look for")),
        ("Alt E", _("earlier checks")),
        ("Alt Q", _("all questions")),
        ("Alt I", _("set what the alerts propose")),
        ("Alt S", _("a senior was asked, where an alert says so")),
        ("Alt U", _("one more thing to do after the check")),
        ("Alt M", _("more measures, how they were taken and why not")),
        ("Alt B, Alt A", _("body map, add a mark")),
        (_("Alt P, W, T, J, H"), _("pregnancy, withdrawal, tests offered, mood and worry, who checked")),
        (_("Ctrl Down, Ctrl Up"), _("next, previous who waits")),
        ("Alt L", _("the queue, where it is folded")),
        (_("Scan of a card"), _("the check of that person")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._kept: dict[UUID, Typed] = {}
        self._typed: Typed | None = None
        self._wanted: UUID | None = None
        self._saving, self._told = False, ""
        self.frame = HealthFrame(lambda person: person in self._kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()
        self._set_keys()
        self.setFocusProxy(self.frame.head.consent)

    def _connect(self) -> None:
        frame = self.frame
        frame.waiting.chosen.connect(self.open_for)
        frame.form.changed.connect(self._typing)
        frame.form.done.connect(frame.bar.sign.setFocus)
        frame.form.earlier.added.connect(self._add)
        frame.form.more.marks.photo.connect(self._photograph)
        frame.form.more.marks.terms.connect(self._open_terms)
        frame.form.more.marks.gallery.asked.connect(self._view)
        frame.form.more.marks.gallery.dropped.connect(self._drop_photo)
        frame.bar.save.clicked.connect(self.save)
        frame.bar.sign.clicked.connect(self.sign)

    def _set_keys(self) -> None:
        frame = self.frame
        for keys, act in (
            ("Ctrl+Return", self.sign),
            ("Ctrl+Enter", self.sign),
            ("Ctrl+S", self.save),
            ("Ctrl+Down", lambda: self._step(1)),
            ("Ctrl+Up", lambda: self._step(-1)),
            ("Alt+N", self._no_further_check),
            ("Alt+R", frame.form.ask.rest.click),
            ("Alt+G", frame.form.urgency.fold.click),
            ("Alt+E", frame.form.earlier.fold.click),
            ("Alt+L", frame.show_list.click),
            ("Alt+Q", frame.form.ask.more.toggle),
            ("Alt+M", frame.form.measures.rare.toggle),
            ("Alt+I", frame.form.alarm.set.click_if_able),
            ("Alt+S", frame.form.alarm.senior_toggled),
            ("Alt+U", frame.form.result.things.add_asked),
            ("Alt+A", frame.form.more.marks.add.click_if_able),
            *((f"Alt+{key}", frame.form.more.folds[name].toggle) for name, key in FOLDS.items()),
        ):
            shortcut(self, keys, act)

    # Who waits, who is in hand

    def _here(self) -> UUID | None:
        return self._typed.sheet.person.id if self._typed else None

    def reload(self) -> None:
        group = self.context.group()
        if group is None:
            self.frame.show_check(False, _("There is no group yet."))
            return
        actor, health = self.context.actor, self.context.waystation.health
        self.context.work.run(self, lambda: health.queue(actor, group.id), self._show_queue, self._failed)

    def _show_queue(self, rows: tuple[PersonRow, ...]) -> None:
        self.frame.waiting.show_people(rows)
        self.frame.waiting.mark_here(self._here())
        if self._typed is None and self._wanted is None:
            following = self.frame.waiting.following(None)
            if following is not None:
                self.open_for(following)
            else:
                words = _("Nobody is waiting for a health check. Scan a card to open one.")
                self.frame.show_check(False, f"{self._told} {words}".strip())

    def open_for(self, person: UUID) -> None:
        """Open somebody's check: as it was left half typed, else as it is in the register."""
        self._keep()
        self._wanted = person
        kept = self._kept.get(person)
        if kept is not None:
            self._show(kept)
            return
        actor, health = self.context.actor, self.context.waystation.health
        self.context.work.run(self, lambda: health.open_check(actor, person), self._opened, self._not_opened)

    def _opened(self, sheet: CheckSheet) -> None:
        if sheet.person.is_of(self._wanted):
            self._wanted = sheet.person.id
            self._keep()
            self._show(Typed(sheet, sheet.form, sheet.form))

    def _not_opened(self, trouble: Exception) -> None:
        self._wanted = self._here()
        self._failed(trouble)

    def _show(self, typed: Typed) -> None:
        frame, fresh = self.frame, typed.form is typed.opened
        self._typed, self._wanted = typed, typed.sheet.person.id
        frame.head.show_sheet(typed.sheet, date.today())
        frame.form.put(typed)
        if fresh:
            frame.form.keep()
            typed.opened = typed.form
        frame.banner.clear()
        frame.show_check(True)
        frame.area.verticalScrollBar().setValue(0)
        frame.waiting.mark_here(self._wanted)
        self._show_state()
        frame.look()
        frame.head.consent.setFocus()

    def _step(self, step: int) -> None:
        following = self.frame.waiting.following(self._here(), step)
        if following is not None:
            self.open_for(following)

    def _keep(self) -> None:
        """Keep what was typed for the person in hand."""
        if self._typed is None:
            return
        self.frame.form.keep()
        person = self._typed.sheet.person.id
        if self._typed.touched:
            self._kept[person] = self._typed
        else:
            self._kept.pop(person, None)

    def leave(self) -> None:
        self._keep()

    def seal(self) -> None:
        """Half-typed checks become drafts in the register; a text that is no measure cannot be kept there."""
        self._keep()
        actor, health = self.context.actor, self.context.waystation.health
        for typed in self._kept.values():
            self.context.work.run(self, lambda form=typed.form: health.save_check(actor, form))
        self._kept.clear()

    # While typing

    def _typing(self) -> None:
        self._told = ""
        self._show_state()

    def _show_state(self) -> None:
        """The score, and in the bar what is open: no toast, it would cover the score."""
        if self._typed is not None:
            self.frame.score.show_line(self.frame.form.score())
            self.frame.bar.say_missing(self.frame.form.missing(), self._told)

    def _no_further_check(self) -> None:
        if self._typed is not None:
            self.frame.form.no_further_check()

    # Saving and signing

    def _form(self) -> CheckForm | None:
        """The check as it stands, or None when a sentence was put beside what cannot be read."""
        if self._typed is None or self._saving:
            return None
        self.frame.form.keep()
        try:
            return self.frame.form.read()
        except UserError as trouble:
            self._failed(trouble)
            return None

    def save(self) -> None:
        """Keep the check in the register, unsigned."""
        form, typed = self._form(), self._typed
        if form is None or typed is None:
            return
        self._saving = True
        actor, health = self.context.actor, self.context.waystation.health
        self.context.work.run(
            self,
            lambda: health.save_check(actor, form),
            lambda _row: self._saved(typed, form),
            self._refused,
            writes=True,
        )

    def _saved(self, typed: Typed, form: CheckForm) -> None:
        self._saving = False
        typed.opened = form
        if not typed.touched:  # what was typed since stays
            self._kept.pop(form.person, None)
        self._told = _("Saved, not signed.")
        self._show_state()

    def sign(self) -> None:
        """Sign the check and go on; an empty field never blocks it."""
        form = self._form()
        if form is None:
            return
        self._saving = True
        self.frame.area.setEnabled(False)
        following = self.frame.waiting.following(form.person)
        actor, health = self.context.actor, self.context.waystation.health
        self.context.work.run(
            self,
            lambda: health.sign_check(actor, form),
            lambda _row: self._signed(form.person, following),
            self._refused,
            writes=True,
        )

    def _signed(self, person: UUID, following: UUID | None) -> None:
        self._saving, self._typed, self._wanted = False, None, None
        self.frame.area.setEnabled(True)
        self._kept.pop(person, None)
        self._told = _("The check before is signed.")
        if following is not None and following != person:
            self.open_for(following)

    def _add(self, form: AddendumForm) -> None:
        actor, health, person = self.context.actor, self.context.waystation.health, self._here()
        self.context.work.run(
            self,
            lambda: health.add_addendum(actor, form),
            lambda _none: self._added(person),
            lambda trouble: self.frame.form.earlier.complain(form.check, sentence_of(trouble)),
            writes=True,
        )

    # Marks

    def _photograph(self, injury: UUID) -> None:
        """A picture of a mark from a file; the desk refuses it without the person's consent."""
        name, _kind = QFileDialog.getOpenFileName(self, _("Photograph of the mark"), "", "*.jpg *.jpeg *.png")
        person, actor, health = self._here(), self.context.actor, self.context.waystation.health
        if not name or person is None:
            return

        def keep() -> InjuryPhotoRow:
            form = InjuryPhotoForm(new_id(), person, None, injury, Path(name).read_bytes())
            return health.add_injury_photo(actor, form)

        self.context.work.run(self, keep, lambda row: self._photographed(person, row), self._failed, writes=True)

    def _photographed(self, person: UUID, photo: InjuryPhotoRow) -> None:
        """Told only where the hands are still at the same person."""
        if self._typed is not None and person == self._here():
            self._typed.sheet = replace(self._typed.sheet, photos=(*self._typed.sheet.photos, photo))
            self.frame.form.more.marks.photographed(photo)

    def _view(self, photo: UUID) -> None:
        actor, health = self.context.actor, self.context.waystation.health
        shown = self.frame.form.more.marks.gallery.show_picture
        self.context.work.run(
            self, lambda: health.injury_photo(actor, photo), lambda content: shown(photo, content), self._failed
        )

    def _drop_photo(self, photo: UUID) -> None:
        actor, health = self.context.actor, self.context.waystation.health
        self.context.work.run(
            self,
            lambda: health.drop_injury_photo(actor, photo),
            lambda _none: self._dropped(photo),
            self._failed,
            writes=True,
        )

    def _dropped(self, photo: UUID) -> None:
        if self._typed is not None:
            left = tuple(each for each in self._typed.sheet.photos if each.id != photo)
            self._typed.sheet = replace(self._typed.sheet, photos=left)
        self.frame.form.more.marks.dropped(photo)

    def _open_terms(self) -> None:
        """For whoever is trained in them; the journal keeps that they were opened."""
        typed, actor, health = self._typed, self.context.actor, self.context.waystation.health
        if typed is not None:
            person, check = typed.sheet.person.id, typed.opened.id
            opened = self.frame.form.more.marks.show_terms
            self.context.work.run(
                self, lambda: health.open_terms(actor, person, check), lambda _none: opened(), self._failed, writes=True
            )

    def _added(self, person: UUID | None) -> None:
        """Read the signed checks again; the check in hand stays as it is typed."""
        if person is None:
            return
        actor, health = self.context.actor, self.context.waystation.health
        self.context.work.run(self, lambda: health.open_check(actor, person), self._read_again, self._failed)

    def _read_again(self, sheet: CheckSheet) -> None:
        if self._typed is not None and sheet.person.is_of(self._here()):
            self._typed.sheet, self._typed.addenda = sheet, {}
            self.frame.form.earlier.show_checks(sheet.earlier, date.today())
            self.frame.form.earlier.unfold(True)

    def _refused(self, trouble: Exception) -> None:
        """Nothing is lost: the check stands as it was typed."""
        self._saving = False
        self.frame.area.setEnabled(True)
        self._failed(trouble)

    def _failed(self, trouble: Exception) -> None:
        sentence = sentence_of(trouble)
        if isinstance(trouble, UserError) and self.frame.form.complain(trouble.field, sentence):
            return
        self.frame.banner.say(sentence, "stop")

    # Cards

    def on_scan(self, scan: Scan) -> bool:
        actor, scans = self.context.actor, self.context.waystation.scans
        self.context.work.run(self, lambda: scans.open_code(actor, scan.value), self._scanned, self._failed)
        return True

    def _scanned(self, opened: Opened) -> None:
        if opened.person is not None:
            self.open_for(opened.person.id)
        else:
            self.frame.banner.say(opened.sentence, "att")
