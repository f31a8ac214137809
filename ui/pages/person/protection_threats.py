"""Threats told and relatives at risk: written here, read only by those assigned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access import Act
from app.threats import ThreatForm, ThreatRow
from ui.page import PageContext
from ui.pages.person.protection_sealed import SealedPanel
from ui.person_words import clock
from ui.widgets.marks import label
from ui.widgets.whole import Whole
from ui.words import _


class ThreatPanel(SealedPanel):
    """In the person's own words; whoever writes it down cannot read it again without the case."""

    KEPT, SEALS_BEGUN = _("What was told is sealed."), True
    READS = Act.READ_THREATS

    def __init__(self, context: PageContext) -> None:
        super().__init__(
            context,
            _("Threats told, relatives at risk"),
            _("sealed; read by those assigned"),
            _("Write what was told"),
            _("Seal what was told"),
        )

    def build(self) -> None:
        self.fields.words("words", _("In their own words"), _("who reads it: those assigned to this person"))
        self.fields.line("by_whom", _("Who threatens"))
        self.fields.line("about_whom", _("Who is at risk"), beside=True)
        self.fields.line("evidence", _("Evidence, and who keeps it"))

    def unseal(self, person: UUID) -> tuple[ThreatRow, ...]:
        return self.context.waystation.threats.told(self.context.actor, person)

    def show_unsealed(self, answer: Sequence[ThreatRow]) -> None:
        self.show_rows(map(_row, answer), _("Nothing was told yet."))

    def job(self, person: UUID) -> Callable[[], Any]:
        value, actor, threats = self.fields.value, self.context.actor, self.context.waystation.threats
        form = ThreatForm(
            self.form_id, person, value("words"), value("by_whom"), value("about_whom"), value("evidence")
        )
        return lambda: threats.tell(actor, form)


def _row(row: ThreatRow) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(2)
    told = _("{time}, told to {name}").format(time=clock(row.told_at, date.today()), name=row.told_to)
    column.addWidget(label(told, "strong"))
    column.addWidget(Whole(row.words))
    for words, text in (
        (_("Who threatens: {text}"), row.by_whom),
        (_("Who is at risk: {text}"), row.about_whom),
        (_("Evidence: {text}"), row.evidence),
    ):
        if text:
            column.addWidget(Whole(words.format(text=text), "hint"))
    return holder
