"""The family of the person saved before, at the intake desk: Ctrl K says that the one in hand belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject

from app.errors import UserError
from app.families import JoinForm
from app.family_rows import FamilySheet
from app.ids import new_id
from app.rows import PersonRow
from models.codes import Relation
from ui.kin_words import relations
from ui.page import Page
from ui.pages.intake.drafts import Draft
from ui.widgets.fields import shortcut
from ui.widgets.panels import Banner
from ui.words import _

NOBODY = _("Nobody was saved before this person, so no family is known. Nothing was changed. Save the first one.")
IN_TURN = (
    *(Relation.UNKNOWN, Relation.CHILD, Relation.SPOUSE, Relation.PARENT, Relation.SIBLING),
    *(Relation.GRANDPARENT, Relation.OTHER_RELATIVE),
)


class FamilyKey(QObject):
    """Each press says the next relation to the focal point, and after the last one none; saving the form writes it."""

    def __init__(
        self,
        page: Page,
        in_hand: Callable[[], Draft | None],
        before: Sequence[Draft],
        banner: Banner,
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(page)
        self._context, self._in_hand, self._before = page.context, in_hand, before
        self._banner, self._failed = banner, failed
        self._joins: dict[UUID, JoinForm] = {}
        self._focal: PersonRow | None = None
        shortcut(page, "Ctrl+K", self.step)

    def step(self) -> None:
        """The next relation of the person in hand to the focal point of that family."""
        draft = self._in_hand()
        if draft is None:
            return
        person, waiting = draft.typed.id, self._joins.get(draft.typed.id)
        if waiting is not None:
            self._go_round(waiting)
            return
        before = next((each.typed.id for each in reversed(self._before) if each.typed.id != person), None)
        if before is None:
            self._failed(UserError(NOBODY))
            return
        actor, families = self._context.actor, self._context.waystation.families
        self._context.work.run(
            self, lambda: families.sheet(actor, before), lambda sheet: self._begin(person, sheet), self._failed
        )

    def _begin(self, person: UUID, sheet: FamilySheet) -> None:
        self._focal = sheet.family.members[0].person if sheet.family else sheet.person
        self._say(JoinForm(new_id(), person, self._focal.id, IN_TURN[0]))

    def _go_round(self, waiting: JoinForm) -> None:
        place = IN_TURN.index(waiting.relation) + 1
        if place < len(IN_TURN):
            self._say(replace(waiting, relation=IN_TURN[place]))
        else:
            del self._joins[waiting.person]
            self._banner.say(_("No family is written down with this form."), "info")

    def _say(self, form: JoinForm) -> None:
        self._joins[form.person] = form
        name = (self._focal.name.guarded or self._focal.number) if self._focal else ""
        relation = relations()[form.relation].lower()
        words = _("Saved into the family of {name}, as: {relation}. Ctrl K: another relation.")
        self._banner.say(words.format(name=name, relation=relation), "info")

    def saved(self, person: UUID) -> None:
        """The form is saved: now the family is."""
        form = self._joins.pop(person, None)
        if form is not None:
            actor, families = self._context.actor, self._context.waystation.families
            self._context.work.run(self, lambda: families.join(actor, form), None, self._failed, writes=True)
