"""Wishes for a destination: the newest counts, all are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from app.access import Act, may
from app.wishes import WishForm, WishRow
from ui.page import PageContext
from ui.pages.person.cards import line
from ui.pages.person.protection_panel import ProtectionPanel
from ui.person_words import clock
from ui.widgets.marks import Chip, StatusMark
from ui.words import _


class WishPanel(ProtectionPanel):
    """Plans change on the way: a wish is a dated sentence, no decision."""

    KEPT = _("The wish is kept.")

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, _("Wishes to go to"), _("may change on any day"), _("New wish"), _("Save the wish"))
        if not may(context.actor, Act.RECORD_WISH):
            self.add_button.say("")
            self.add_button.hide()

    def build(self) -> None:
        self.fields.line("place", _("Where"), _("as the person says it"))
        self.fields.line("note", _("Note"), beside=True)

    def read(self, person: UUID) -> tuple[WishRow, ...]:
        return self.context.waystation.wishes.history(self.context.actor, person)

    def show_answer(self, answer: Sequence[WishRow]) -> None:
        today = date.today()
        self.show_rows(
            [
                line(
                    StatusMark("note"),
                    wish.place,
                    ", ".join(part for part in (clock(wish.at, today), wish.note) if part),
                    None if place else Chip(_("Newest"), "info"),
                )
                for place, wish in enumerate(answer)
            ],
            _("Nobody has asked yet."),
        )

    def job(self, person: UUID) -> Callable[[], Any]:
        actor, wishes = self.context.actor, self.context.waystation.wishes
        form = WishForm(self.form_id, person, self.fields.value("place"), self.fields.value("note"))
        return lambda: wishes.say(actor, form)
