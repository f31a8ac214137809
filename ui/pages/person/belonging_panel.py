"""What a person carried: kind, count, seal, where it is; money counted by two."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.access import Act, may
from app.carried import BelongingForm, BelongingRow, BelongingSheet, Unreturned
from models.codes import BelongingKind, Custody
from models.values.money import CURRENCIES
from ui.labels import custody
from ui.page import PageContext
from ui.pages.person.carried_words import (
    belonging_kinds,
    beside,
    block,
    deed,
    holder_chip,
    paper_title,
    thing_details,
    thing_title,
)
from ui.pages.person.protection_panel import ProtectionPanel
from ui.widgets.marks import StatusMark
from ui.widgets.paint import Icon
from ui.words import _

PLACES = (Custody.PERSON, Custody.CENTRE_SAFE, Custody.BORDER_GUARD, Custody.HOSPITAL, Custody.CONFISCATED_BEFORE)
ICONS = {BelongingKind.PHONE: "phone", BelongingKind.PAPERS: "file-text"}
MONEY = ("amount", "currency", "counted_by", "counted_by_second")


class BelongingPanel(ProtectionPanel):
    """Each thing a row, the money that is held one sum a currency, and what was not given back."""

    def __init__(self, context: PageContext) -> None:
        self.known: dict[UUID, BelongingRow] = {}
        self._edits = may(context.actor, Act.EDIT_BELONGINGS)
        add = _("Write down a thing") if self._edits else ""
        super().__init__(context, _("Belongings"), "", add, _("Save the thing"))

    def build(self) -> None:
        fields = self.fields
        kind = fields.choice("kind", _("Thing"), list(belonging_kinds().items()))
        fields.line("quantity", _("Count"))
        fields.line("seal_number", _("Seal or bag number"))
        fields.line("description", _("What it looks like"), _("not what it is for"))
        fields.choice("custody", _("Who holds it"), [(code, custody()[code]) for code in PLACES])
        fields.line("location", _("Where it is kept"), _("locker 5"))
        fields.line("amount", _("Amount"), "120.50")
        fields.choice("currency", _("Currency"), [(code, code) for code in CURRENCIES])
        fields.line("counted_by", _("Counted by"))
        fields.line("counted_by_second", _("And by"), _("two people, two names"))
        fields.line("reason", _("Written by mistake? Say why, and it is taken out"))
        beside(fields, "kind", "quantity", "seal_number")
        fields.column.addWidget(fields.field("description"))
        for names in (("custody", "location"), ("amount", "currency"), ("counted_by", "counted_by_second")):
            beside(fields, *names)
        fields.column.addWidget(fields.field("reason"))
        kind.currentIndexChanged.connect(lambda _place: self.prepare())

    def read(self, person: UUID) -> tuple[BelongingSheet, Unreturned]:
        belongings, actor = self.context.waystation.belongings, self.context.actor
        return belongings.of(actor, person), belongings.unreturned(actor, person)

    def show_answer(self, answer: Any) -> None:
        sheet, out = answer
        self.known = {row.form.id: row for row in sheet.rows}
        rows = [self._row(row) for row in sheet.rows]
        if sheet.held:
            sums = ", ".join(map(str, sheet.held))
            rows.append(
                block(StatusMark("note"), _("Money held for this person: {sums}").format(sums=sums), (), None, ())
            )
        if out:
            rows.append(_not_returned(out))
        self.show_rows(rows, _("No belongings are written down."))

    def put_away(self) -> None:
        self.known = {}
        super().put_away()

    def _row(self, row: BelongingRow) -> QWidget:
        icon = Icon(ICONS.get(row.form.kind, "package"), "ink2", 20)
        if row.withdrawn:
            return block(icon, thing_title(row), [_("Taken out: {reason}").format(reason=row.withdrawn)], None, ())
        chip = None if row.form.kind is BelongingKind.NONE else holder_chip(row.form.custody)
        return block(icon, thing_title(row), [thing_details(row)], chip, [self._correct(row)] if self._edits else ())

    def _correct(self, row: BelongingRow) -> QWidget:
        return deed(_("Correct"), thing_title(row), partial(self.correct, row.form.id))

    def correct(self, thing: UUID) -> None:
        """Open the form with what is known of a thing."""
        form = self.known[thing].form
        values = {name: getattr(form, name) for name in self.fields.values() if name != "reason"}
        self.form_id = thing
        self._open(values | {"quantity": str(form.quantity)})

    def open_form(self) -> None:
        super().open_form()
        self.fields.field("counted_by").control.setText(self.context.actor.name)  # type: ignore[attr-defined]

    def prepare(self) -> None:
        known = self.known.get(self.form_id)
        is_money = self.fields.value("kind") == BelongingKind.MONEY
        for name in MONEY:
            self.fields.field(name).setVisible(is_money)
        self.fields.field("reason").setVisible(known is not None)
        for name in ("custody", "location"):
            self.fields.field(name).control.setEnabled(known is None or not known.moved)

    def job(self, person: UUID) -> Callable[[], Any]:
        belongings, actor, values = self.context.waystation.belongings, self.context.actor, self.fields.values()
        reason = values.pop("reason")
        if self.form_id in self.known and reason.strip():
            return partial(belongings.take_out, actor, self.form_id, reason)
        return partial(belongings.save, actor, _form(self.form_id, person, values))


def _form(row: UUID, person: UUID, values: dict[str, Any]) -> BelongingForm:
    kind, count = BelongingKind(values.pop("kind")), "".join(values.pop("quantity").split())
    number = 1 if not count else int(count) if count.isascii() and count.isdigit() and len(count) < 6 else 0
    if kind is not BelongingKind.MONEY:
        values |= dict.fromkeys(MONEY, "")
    nothing = kind is BelongingKind.NONE
    return BelongingForm(
        row, person, kind, custody=Custody(values.pop("custody")), quantity=0 if nothing else number, **values
    )


def _not_returned(out: Unreturned) -> QWidget:
    things = (*(paper_title(row, "") for row in out.documents), *(thing_title(row) for row in out.belongings))
    return block(StatusMark("ask"), _("Not given back yet"), ["; ".join(things)], None, ())
