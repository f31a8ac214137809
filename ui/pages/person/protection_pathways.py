"""Pathways discussed, from the site's own list; the list itself is the shift lead's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.access import Act, may
from app.pathways import PathwayForm, PathwayRow, TalkForm, TalkRow
from ui.page import PageContext
from ui.pages.person.cards import line
from ui.pages.person.protection_sealed import SealedPanel
from ui.person_words import clock
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import StatusMark
from ui.words import _


class PathwayPanel(SealedPanel):
    """What was discussed, never advice: staff refer, a lawyer advises."""

    KEPT = _("The talk is sealed.")
    READS = Act.READ_PATHWAY_TALKS

    def __init__(self, context: PageContext) -> None:
        self._edits = may(context.actor, Act.EDIT_PATHWAYS)
        add = _("Add to the site's list") if self._edits else _("Note a talk")
        save = _("Add to the list") if self._edits else _("Seal the talk")
        super().__init__(context, _("Pathways discussed"), _("no advice; talks are sealed"), add, save)

    def build(self) -> None:
        if self._edits:
            self.fields.line("name", _("Name"), _("as your site calls it"))
            self.fields.line("refer_to", _("Refer to"), _("who advises"))
        else:
            self.pathway = self.fields.choice("pathway", _("Which"), (), _("the site's own list"))
            self.fields.line("note", _("What was asked"))

    def job(self, person: UUID) -> Callable[[], Any]:
        value, actor, pathways = self.fields.value, self.context.actor, self.context.waystation.pathways
        if self._edits:
            entry = PathwayForm(self.form_id, value("name"), value("refer_to"))
            return lambda: pathways.put(actor, entry)
        talk = TalkForm(self.form_id, person, value("pathway") or self.form_id, value("note"))
        return lambda: pathways.discuss(actor, talk)

    def read(self, person: UUID) -> tuple[PathwayRow, ...]:
        return self.context.waystation.pathways.listed(self.context.actor)

    def show_answer(self, answer: Sequence[PathwayRow]) -> None:
        """For the lead the list to change; for the others what may be discussed."""
        if self._edits:
            self.show_rows(map(self._entry, answer), _("The site's list is empty. What stands on it may be discussed."))
            return
        chosen = self.pathway.currentData()
        self.pathway.clear()
        for entry in answer:
            self.pathway.addItem(entry.name, entry.id)
        self.pathway.setCurrentIndex(max(self.pathway.findData(chosen), 0) if answer else -1)
        self.add_button.setVisible(bool(answer) and not self.is_open)
        if not self._is_unsealed:
            self.show_rows((), "" if answer else _("The site's list is empty. The shift lead writes it."))

    def _entry(self, entry: PathwayRow) -> QWidget:
        end = KeyButton(_("Take off"), size="compact")
        end.setAccessibleName(f"{_('Take off')}: {entry.name}")
        end.clicked.connect(partial(self.remove, entry.id))
        return line(StatusMark("note"), entry.name, entry.refer_to, end)

    def remove(self, entry: UUID) -> None:
        """Take an entry off the site's list."""
        actor, pathways = self.context.actor, self.context.waystation.pathways
        self.run(lambda: pathways.remove(actor, entry))

    def unseal(self, person: UUID) -> tuple[TalkRow, ...]:
        return self.context.waystation.pathways.talks(self.context.actor, person)

    def show_unsealed(self, answer: Sequence[TalkRow]) -> None:
        self.show_rows(map(_talk, answer), _("Nothing was discussed yet."))


def _talk(row: TalkRow) -> QWidget:
    parts = [clock(row.at, date.today()), row.by, row.note]
    if row.refer_to:
        parts.insert(2, _("referred to {name}").format(name=row.refer_to))
    return line(StatusMark("note"), row.pathway, ", ".join(part for part in parts if part))
