"""The papers of a person: everything that stands on each, its number hidden until it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.access import Act, may
from app.carried import DocumentForm, DocumentRow
from models.codes import Condition, Custody, DocumentType
from ui.labels import conditions, custody, languages
from ui.page import PageContext
from ui.pages.person.carried_words import beside, block, deed, holder_chip, paper_details, paper_title, paper_types
from ui.pages.person.protection_panel import ProtectionPanel
from ui.widgets.paint import Icon
from ui.words import _


class PaperPanel(ProtectionPanel):
    """Each paper a row; the form adds one or corrects it, and takes out what was written by mistake."""

    def __init__(self, context: PageContext) -> None:
        self.known: dict[UUID, DocumentRow] = {}
        self.told: set[UUID] = set()
        self._edits = may(context.actor, Act.EDIT_DOCUMENTS)
        super().__init__(context, _("Papers"), "", _("Write down a paper") if self._edits else "", _("Save the paper"))

    def build(self) -> None:
        fields = self.fields
        fields.choice("type", _("Paper"), list(paper_types(exact=True).items()))
        fields.choice("condition", _("Condition"), list(conditions().items()))
        fields.choice("custody", _("Who holds it"), list(custody().items()))
        fields.line("number", _("Number"))
        fields.line("country", _("Country"), _("as printed"))
        fields.line("pages", _("Pages"))
        fields.line("issued", _("Issued"), _("17.4.2019, 2019"))
        fields.line("expires", _("Valid until"))
        fields.choice("language", _("Language"), [("", _("Not asked")), *languages().items()])
        fields.words("name_as_written", _("Names as they stand on it"), height=62)
        fields.line("authority", _("Authority"))
        fields.line("reason", _("Written by mistake? Say why, and it is taken out"))
        beside(fields, "type", "condition", "custody")
        beside(fields, "number", "country", "pages")
        beside(fields, "issued", "expires", "language")
        for name in ("name_as_written", "authority", "reason"):
            fields.column.addWidget(fields.field(name))

    def read(self, person: UUID) -> Sequence[DocumentRow]:
        return self.context.waystation.documents.of(self.context.actor, person)

    def show_answer(self, answer: Any) -> None:
        self.known = {row.form.id: row for row in answer}
        self.show_rows([self._row(row) for row in answer], _("No papers are written down."))

    def put_away(self) -> None:
        """A number that was shown is hidden again."""
        self.told, self.known = set(), {}
        super().put_away()

    def _row(self, row: DocumentRow) -> QWidget:
        number = row.form.number if row.form.id in self.told else row.masked
        details = [paper_details(row)]
        if row.withdrawn:
            details = [_("Taken out: {reason}").format(reason=row.withdrawn)]
        return block(
            Icon("file-text", "ink2", 20),
            paper_title(row, number),
            details,
            None if row.withdrawn else holder_chip(row.form.custody),
            [] if row.withdrawn else self._deeds(row),
        )

    def _deeds(self, row: DocumentRow) -> list[QWidget]:
        made: list[QWidget] = []
        title = paper_title(row, "")
        if row.form.number and row.form.id not in self.told:
            made.append(deed(_("Show the number"), title, partial(self.tell, row.form.id)))
        if self._edits:
            made.append(deed(_("Correct"), title, partial(self.correct, row.form.id)))
        return made

    def tell(self, paper: UUID) -> None:
        """Show the whole number, until somebody leaves the page."""
        self.told.add(paper)
        self.show_answer(list(self.known.values()))

    def correct(self, paper: UUID) -> None:
        """Open the form with what is known of a paper."""
        form = self.known[paper].form
        values = {name: getattr(form, name) for name in self.fields.values() if name != "reason"}
        self.form_id = paper
        self._open(values | {"pages": str(form.pages or "")})

    def prepare(self) -> None:
        known = self.known.get(self.form_id)
        self.fields.field("reason").setVisible(known is not None)
        self.fields.field("custody").control.setEnabled(known is None or not known.moved)
        for name in ("number", "country", "issued", "expires", "name_as_written", "authority"):
            self.fields.field(name).setVisible(known is None or not known.veiled)

    def job(self, person: UUID) -> Callable[[], Any]:
        documents, actor, values = self.context.waystation.documents, self.context.actor, self.fields.values()
        reason, known = values.pop("reason"), self.known.get(self.form_id)
        if known is not None and reason.strip():
            return partial(documents.take_out, actor, self.form_id, reason)
        return partial(documents.save, actor, _form(self.form_id, person, values))


def _form(row: UUID, person: UUID, values: dict[str, Any]) -> DocumentForm:
    pages = "".join(values.pop("pages").split())
    codes = {
        "type": DocumentType(values.pop("type")),
        "condition": Condition(values.pop("condition")),
        "custody": Custody(values.pop("custody")),
    }
    count = None if not pages else int(pages) if pages.isascii() and pages.isdigit() and len(pages) < 6 else 0
    return DocumentForm(row, person, pages=count, **codes, **values)
