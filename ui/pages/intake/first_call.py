"""The first call home at the intake desk: Alt H says offered, and after that made, for the person in hand."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from app.access import Act, may
from app.errors import UserError
from app.first_call import CallForm
from app.ids import new_id
from ui.page import Page
from ui.pages.intake.drafts import Draft
from ui.pages.person.protection_words import call_states
from ui.widgets.fields import shortcut
from ui.words import _

NOT_YET = _("This form is not saved yet, so no call was noted. Save it, then press Alt H.")


class FirstCallKey(QObject):
    """One key; the toast takes it back. `in_hand` answers with the form at work, or None; `failed` tells a refusal."""

    def __init__(self, page: Page, in_hand: Callable[[], Draft | None], failed: Callable[[Exception], None]) -> None:
        super().__init__(page)
        self._context, self._in_hand, self._failed = page.context, in_hand, failed
        if may(page.context.actor, Act.FIRST_CALL):
            shortcut(page, "Alt+H", self.step)

    def step(self) -> None:
        """What comes next for the person in hand; somebody new is saved first."""
        draft = self._in_hand()
        if draft is None:
            return
        if draft.sheet is None:
            self._failed(UserError(NOT_YET))
            return
        person = draft.typed.id
        self._context.work.run(self, lambda: self._record(person), self._said, self._failed, writes=True)

    def _record(self, person: UUID) -> CallForm:
        actor, calls = self._context.actor, self._context.waystation.first_calls
        form = CallForm(new_id(), person, calls.sheet(actor, person).following)
        calls.record(actor, form)
        return form

    def _said(self, form: CallForm) -> None:
        words = _("First call home: {state}.").format(state=call_states()[form.state].lower())
        self._context.tell(words, lambda: self._take_back(form.id))

    def _take_back(self, call: UUID) -> None:
        actor, calls = self._context.actor, self._context.waystation.first_calls
        self._context.work.run(self, lambda: calls.take_back(actor, call), None, self._failed, writes=True)
