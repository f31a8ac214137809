"""What a person was told at briefings: rules, rights, health; one more is kept in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.access import Act, may
from app.briefings.forms import BriefingForm, BriefingTextForm, ToldRow, ToldSheet
from app.reference import CodeList
from models.codes import Answer, BriefingKind
from ui.house_words import offered
from ui.labels import languages
from ui.page import PageContext
from ui.pages.briefings.words import how, kinds, presence, text_words, what
from ui.pages.person.cards import line
from ui.pages.person.protection_panel import ProtectionPanel
from ui.person_words import clock
from ui.widgets.buttons import three_answers
from ui.widgets.marks import StatusMark
from ui.words import _

SHAPES = {Answer.YES: "done", Answer.NO: "ask"}


class BriefingPanel(ProtectionPanel):
    """What was told, and what the person was asked to and did not come to."""

    KEPT = _("The briefing is kept.")

    def __init__(self, context: PageContext) -> None:
        self._texts: tuple[BriefingTextForm, ...] = ()
        gives = may(context.actor, Act.GIVE_BRIEFING)
        add = _("Told something") if gives else ""
        super().__init__(context, _("Briefings"), _("a group is told on the page Briefings"), add, _("They were told"))

    def build(self) -> None:
        self.what = self.fields.choice("what", _("What"), (), _("texts valid today first"))
        spoken = sorted(languages().items(), key=lambda each: each[1])
        self.fields.choice("language", _("Language"), spoken, _("where there is no text"))
        self.fields.line("interpreter", _("Interpreter"), beside=True)
        self.fields.add("understood", _("Understood"), three_answers(_("Understood")))

    def read(self, person: UUID) -> tuple[ToldSheet, tuple[BriefingTextForm, ...]]:
        briefings, actor = self.context.waystation.briefings, self.context.actor
        return briefings.told(actor, person), briefings.offered(actor)

    def show_answer(self, answer: Any) -> None:
        sheet, texts = answer
        self._offer(texts)
        self.show_rows(map(_row, sheet.rows), _("Nothing yet."))

    def _offer(self, texts: Sequence[BriefingTextForm]) -> None:
        if self.what.count() and tuple(texts) == self._texts:
            return
        self._texts = tuple(texts)
        self.what.clear()
        for text in texts:
            self.what.addItem(text_words(text), text.id)
        for kind, words in offered(CodeList.BRIEFING, kinds()).items():
            self.what.addItem(_("{what}, by word of mouth").format(what=words), kind)

    def job(self, person: UUID) -> Callable[[], Any]:
        value, actor, briefings = self.fields.value, self.context.actor, self.context.waystation.briefings
        chosen = value("what")
        text = next((each for each in self._texts if each.id == chosen), None)
        form = BriefingForm(
            self.form_id,
            text.kind if text else BriefingKind(chosen),
            text.language if text else value("language"),
            text.id if text else None,
            (person,),
            interpreter=value("interpreter"),
            understood=Answer(value("understood")),
        )
        return lambda: briefings.hold(actor, form)


def _row(row: ToldRow) -> QWidget:
    about = ", ".join((clock(row.at, date.today()), how(row), presence(row)))
    return line(StatusMark(SHAPES.get(row.attended, "not_asked")), what(row), about)
