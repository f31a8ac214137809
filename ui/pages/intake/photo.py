"""The photo of the person in hand at the intake desk: the booth over the page, and what becomes of its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from app.rows import PersonRow, RegistrationSheet
from ui.page import Page
from ui.pages.intake.drafts import Draft
from ui.pages.intake.form import QuickForm
from ui.photo.booth import PhotoBooth
from ui.photo.giving_back import give_back
from ui.widgets.fields import shortcut
from ui.words import _


class FormPhoto(QObject):
    """F8. A photo that is kept waits in the form for the saving; to decline takes a saved one away at once.

    `in_hand` answers with the form at work, or None; `failed` tells a refusal."""

    def __init__(
        self, page: Page, form: QuickForm, in_hand: Callable[[], Draft | None], failed: Callable[[Exception], None]
    ) -> None:
        super().__init__(page)
        self._context, self._form, self._in_hand, self._fallen = page.context, form, in_hand, failed
        self.booth = PhotoBooth(page, page.context.work)
        shortcut(page, "F8", self.open)
        form.choose_photo.clicked.connect(self.open)
        form.photo.picked.connect(self.open)
        self.booth.kept.connect(form.take_photo)
        self.booth.declined.connect(self._declined)

    def open(self, raw: bytes | bool = False) -> None:
        """The camera, or the picture that was let fall; only for a form in hand."""
        if self._form.isEnabled() and self.booth.isHidden():
            typed = self._form.read()
            name = " ".join(part for part in (typed.family, typed.given) if part)
            self.booth.open_booth(raw if isinstance(raw, bytes) else None, name)

    def put_away(self) -> None:
        """Another person is in hand: nothing of the one before stays."""
        self.booth.close_booth()

    def _declined(self) -> None:
        self._form.take_photo(None)
        draft = self._in_hand()
        sheet = draft.sheet if draft is not None else None
        if draft is not None and sheet is not None and sheet.person.photo is not None:
            actor, desk, person = self._context.actor, self._context.waystation.registration, sheet.person.id
            self._context.work.run(
                self,
                lambda: desk.remove_photo(actor, person),
                lambda row: self._removed(draft, sheet, row),
                self._fallen,
                writes=True,
            )

    def _removed(self, draft: Draft, sheet: RegistrationSheet, row: PersonRow) -> None:
        self._show(draft, replace(sheet, person=row))
        self._context.tell(_("The photo is removed."), partial(self._give_back, draft, sheet))

    def _give_back(self, draft: Draft, sheet: RegistrationSheet) -> None:
        waystation = self._context.waystation
        self._context.work.run(
            self, lambda: give_back(waystation), lambda _none: self._show(draft, sheet), self._fallen, writes=True
        )

    def _show(self, draft: Draft, sheet: RegistrationSheet) -> None:
        draft.sheet = sheet
        if self._in_hand() is draft:
            self._form.show_saved_photo(sheet.person.photo)
