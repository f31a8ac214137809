"""Who took a paper away or destroyed it, as the person says it: sealed when it is saved, opened by few."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.access import Act, may
from app.carried import DocumentRow, TakenForm
from ui.page import PageContext
from ui.pages.person.carried_words import block, deed, paper_title
from ui.pages.person.protection_panel import ProtectionPanel
from ui.widgets.marks import StatusMark
from ui.words import _


class TakenPanel(ProtectionPanel):
    """A statement for each paper that was taken or destroyed; who works on the case opens it here."""

    def __init__(self, context: PageContext) -> None:
        self.known: tuple[DocumentRow, ...] = ()
        self.opened_words: dict[UUID, TakenForm] = {}
        self._writes = may(context.actor, Act.EDIT_DOCUMENTS)
        note = _("sealed; read by the case worker alone")
        add = _("Write down who took a paper") if self._writes else ""
        super().__init__(context, _("Taken away or destroyed"), note, add, _("Seal and save"))

    def build(self) -> None:
        fields = self.fields
        self.paper = fields.choice("document", _("Which paper"), ())
        fields.line("who", _("Who took it"))
        fields.line("when", _("When"))
        fields.line("where", _("Where"))
        fields.words("words", _("What happened, in their words"), height=84)

    def read(self, person: UUID) -> Sequence[DocumentRow]:
        return self.context.waystation.documents.of(self.context.actor, person)

    def show_answer(self, answer: Any) -> None:
        self.known = tuple(row for row in answer if not row.withdrawn)
        chosen = self.paper.currentData()
        self.paper.clear()
        for row in self.known:
            self.paper.addItem(paper_title(row, row.masked), row.form.id)
        self.paper.setCurrentIndex(max(self.paper.findData(chosen), 0) if self.known else -1)
        self.add_button.setEnabled(bool(self.known))
        self.show_rows([self._row(row) for row in self.known if row.taken], _("Nothing was said of it."))

    def put_away(self) -> None:
        """What was opened leaves the screen."""
        self.known, self.opened_words = (), {}
        super().put_away()

    def _row(self, row: DocumentRow) -> QWidget:
        said = self.opened_words.get(row.form.id)
        if said is not None:
            details = [", ".join(part for part in (said.who, said.when, said.where) if part), said.words]
            return block(StatusMark("note"), paper_title(row, row.masked), details, None, ())
        deeds: list[QWidget] = []
        if may(self.context.actor, Act.READ_CASE_NOTES):
            deeds.append(deed(_("Open"), paper_title(row, ""), partial(self.open_statement, row.form.id)))
        return block(StatusMark("note"), paper_title(row, row.masked), [_("A statement stands, sealed.")], None, deeds)

    def open_statement(self, paper: UUID) -> None:
        """Read it; the reading is journaled."""
        documents, actor, person = self.context.waystation.documents, self.context.actor, self.person

        def show(said: TakenForm | None) -> None:
            if said is not None and self.person == person:
                self.opened_words[paper] = said
                self.show_answer(self.known)

        self.context.work.run(self, lambda: documents.taken(actor, paper), show, self.failed)

    def job(self, person: UUID) -> Callable[[], Any]:
        documents, actor, values = self.context.waystation.documents, self.context.actor, self.fields.values()
        return partial(documents.say_taken, actor, TakenForm(**values))
