"""Half-typed forms in the register: put there at a pause and at a lock, and brought back from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from app.draft_bytes import from_bytes, to_bytes
from app.errors import UserError
from app.forms import DraftForm, PersonForm
from app.waystation import Waystation
from ui.page import PageContext
from ui.pages.intake.drafts import Draft

PAGE, REST, LARGE_PHOTO = "intake", 2000, 1_000_000


class Keeper(QObject):
    """Keeps the form in hand when the keys rest for two seconds. `in_hand` answers with it, or None."""

    def __init__(self, context: PageContext, in_hand: Callable[[], Draft | None], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._in_hand = context, in_hand
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.rested)

    def typed(self) -> None:
        self._rest.start()

    def rested(self) -> None:
        """A large photograph is written at the lock only, not at every pause."""
        self._rest.stop()
        draft = self._in_hand()
        if draft is None:
            return
        if not draft.touched:
            self.drop(draft)
            return
        photo = draft.typed.photo
        self.keep(draft, replace(draft.typed, photo=None) if photo and len(photo) > LARGE_PHOTO else draft.typed)

    def keep(self, draft: Draft, form: PersonForm | None = None) -> None:
        drafts, actor = self._context.waystation.drafts, self._context.actor
        kept = DraftForm(draft.typed.id, PAGE, to_bytes(form or draft.typed))
        draft.kept = True
        self._context.work.run(self, lambda: drafts.keep(actor, kept))

    def drop(self, draft: Draft) -> None:
        """The form was saved, or is again as it was opened."""
        self._rest.stop()
        if draft.kept:
            draft.kept = False
            drafts, actor = self._context.waystation.drafts, self._context.actor
            self._context.work.run(self, lambda: drafts.drop(actor, draft.typed.id))

    def bring(self, done: Callable[[tuple[Draft, ...]], None]) -> None:
        """What was half typed when the desk was locked or the laptop went out, oldest first."""
        waystation = self._context.waystation
        self._context.work.run(self, lambda: brought(waystation), done)

    def sifted(self, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """Without those that were saved just before the laptop went out."""
        for draft in drafts:
            if not draft.touched:
                self.drop(draft)
        return tuple(draft for draft in drafts if draft.touched)


def brought(waystation: Waystation) -> tuple[Draft, ...]:
    """A form of somebody known is opened as the register has them now, with what was typed over it."""
    found = []
    for row in waystation.drafts.mine(waystation.actor):
        typed = from_bytes(PersonForm, row.content) if row.page == PAGE else None
        if typed is not None:
            found.append(_opened(waystation, typed))
    return tuple(found)


def _opened(waystation: Waystation, typed: PersonForm) -> Draft:
    try:
        sheet = waystation.registration.open_sheet(waystation.actor, typed.id)
    except UserError:
        return Draft(PersonForm(typed.id, typed.group), typed, None, kept=True)
    return Draft(sheet.form, typed, sheet, kept=True)
