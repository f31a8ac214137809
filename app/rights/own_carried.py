"""Papers, belongings and hand-overs in the copy of an own record: in words, and no more than the desk may know."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from app.access import Actor
from app.carried import shown_type
from app.carried_words import words_of
from app.custody import thing_of
from app.documents import OPEN_TO_ALL, PLAIN, is_veiled
from app.errors import UserError
from app.rights.person_data import Told
from models.belongings import Belonging, HandOver, PaperScan
from models.person import IdentityDocument
from models.values.money import Money
from models.values.paper_date import show_paper_date

Fields = dict[str, Any]
LABELS = {
    "what": "What",
    "from_whom": "From",
    "to_whom": "To",
    "at": "When",
    "from_signed": "Signed by who gave it",
    "to_signed": "Signed by who took it",
    "custody": "Who holds it",
    "location": "Where it is kept",
    "taken": "Who took it away, as you said",
    "zone": "Machine zone",
    "zone_state": "How the machine zone read",
    "counted_by_second": "Counted by two, the second",
    "void_reason": "Why it does not stand",
    "receipt_number": "Receipt",
}
_INSIDE = ("custody_before", "location_before", "currency", "amount", "key", "digest")


def in_words(session: Session, actor: Actor, told: Told, fields: Fields) -> Fields:
    """The fields of one row as a person reads them; other tables are left as they are."""
    row = told.row
    if not isinstance(row, IdentityDocument | Belonging | HandOver | PaperScan):
        return fields
    fields = {name: value for name, value in fields.items() if name not in _INSIDE}
    if isinstance(row, IdentityDocument):
        return _paper(actor, row, fields)
    if isinstance(row, Belonging):
        money = {"money": str(Money(row.currency, row.amount))} if row.currency and row.amount is not None else {}
        return fields | money
    return {"what": _what(session, actor, row)} | fields


def _paper(actor: Actor, paper: IdentityDocument, fields: Fields) -> Fields:
    if is_veiled(actor, paper.type):
        hidden = {*PLAIN, "zone", "taken"} - set(OPEN_TO_ALL)
        fields = {name: value for name, value in fields.items() if name not in hidden}
    if isinstance(said := fields.get("taken"), dict):
        fields["taken"] = {name: part for name, part in said.items() if name != "document"}
    dates = {name: show_paper_date(fields[name]) for name in ("issued", "expires") if name in fields}
    return fields | dates | {"type": shown_type(actor, paper.type)}


def _what(session: Session, actor: Actor, row: HandOver | PaperScan) -> str:
    try:
        thing = session.get(IdentityDocument, row.document_id) if isinstance(row, PaperScan) else thing_of(session, row)
    except UserError:
        return ""
    return words_of(actor, thing) if thing else ""
