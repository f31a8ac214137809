"""What somebody carried besides papers (domain, 2.7, 11.8): kind, count, seal, where it is; money counted by two."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.carried import BelongingForm, BelongingRow, BelongingSheet, Unreturned, trimmed
from app.custody import held_by, live_things, moved, records_of, same_words
from app.documents import document_rows
from app.errors import UserError
from app.house import House
from app.registration import known_person
from app.standing import require_usable
from models.base import new_id
from models.belongings import Belonging, HandOver
from models.codes import BelongingKind, Custody
from models.values.money import Money, totals

MOST = 9_999
NO_COUNT = "The count is between 1 and 9,999. Nothing was saved. Correct the number."
NO_AMOUNT = (
    "The amount was not understood. Nothing was saved. Write figures and a currency of three letters, as 120.50 EUR."
)
NO_MONEY = "Money needs an amount and a currency. Nothing was saved. Count it, and write both."
COUNT_BY_TWO = (
    "Money is counted by two people, each with a name of their own. Nothing was saved. Write the name of the other one."
)
AS_COUNTED = (
    "This money was handed over as it was counted. Nothing was saved. Take the line out with a reason and count anew."
)
GONE = "This thing is not in the record any more. Nothing was changed. Open the page again."
NO_REASON = "A thing is taken out only with a reason. Nothing was changed. Say in a word why."


class Belongings:
    """The use cases of belongings."""

    def __init__(self, house: House) -> None:
        self._house = house

    def of(self, actor: Actor, person_id: UUID) -> BelongingSheet:
        """What a person carried, and the money that others hold for them; things taken out stand at the end."""

        def work(session: Session) -> BelongingSheet:
            rows = belonging_rows(session, records_of(session, person_id))
            held = totals(row.money for row in rows if row.money is not None and row.is_out)
            return BelongingSheet(rows, held)

        return self._house.read(actor, Act.SEE_BELONGINGS, work)

    def unreturned(self, actor: Actor, person_id: UUID) -> Unreturned:
        """What must still be given back before the person leaves, or be said why not."""

        def work(session: Session) -> Unreturned:
            return unreturned_of(session, actor, person_id)

        return self._house.read(actor, Act.SEE_BELONGINGS, work)

    def save(self, actor: Actor, form: BelongingForm) -> None:
        """Write a thing down or correct it; where it lies is left to the hand-overs where there are any."""
        self._house.require(actor, Act.EDIT_BELONGINGS)
        form = trimmed(form)
        money = _counted(form)

        def work(session: Session) -> None:
            thing = session.get(Belonging, form.id)
            owner = known_person(session, thing.person_id if thing else form.person)
            require_usable(session, owner.id)
            if thing is None:
                thing = Belonging(
                    id=form.id, person_id=owner.id, kind=form.kind, quantity=form.quantity, custody=form.custody
                )
                session.add(thing)
            _fill(session, thing, form, money)

        self._house.write(actor, Act.EDIT_BELONGINGS, work)

    def take_out(self, actor: Actor, belonging_id: UUID, reason: str) -> None:
        """The thing was written down by mistake: it stays visible with the reason."""
        self._house.require(actor, Act.EDIT_BELONGINGS)
        if not reason.strip():
            raise UserError(NO_REASON, "reason")

        def work(session: Session) -> None:
            thing = session.get(Belonging, belonging_id)
            if thing is None or thing.voided:
                raise UserError(GONE)
            require_usable(session, known_person(session, thing.person_id).id)
            thing.voided, thing.void_reason = True, reason.strip()

        self._house.write(actor, Act.EDIT_BELONGINGS, work)


def belonging_form(person: UUID, kind: BelongingKind = BelongingKind.BAG) -> BelongingForm:
    """A new thing, as the page opens it."""
    return BelongingForm(new_id(), person, kind)


def unreturned_of(session: Session, actor: Actor, person_id: UUID) -> Unreturned:
    """What somebody does not have back, on whichever record it stands."""
    records = records_of(session, person_id)
    papers = tuple(row for row in document_rows(session, actor, records) if row.is_out)
    return Unreturned(papers, tuple(row for row in belonging_rows(session, records) if row.is_out))


def belonging_rows(session: Session, records: Sequence[UUID]) -> tuple[BelongingRow, ...]:
    """The things of these records, oldest first, those taken out at the end."""
    out = select(Belonging).where(col(Belonging.person_id).in_(records), col(Belonging.void_reason) != "")
    things = [*live_things(session, Belonging, records), *session.exec(out).all()]
    handed = moved(session, things)
    rows = [_row(thing, handed.get(thing.id)) for thing in things]
    return tuple(sorted(rows, key=lambda row: (bool(row.withdrawn), row.form.id)))


def _row(thing: Belonging, line: HandOver | None) -> BelongingRow:
    custody, location, returned_at = held_by(thing, line)
    money = Money(thing.currency, thing.amount) if thing.currency and thing.amount is not None else None
    form = BelongingForm(
        thing.id,
        thing.person_id,
        thing.kind,
        thing.description,
        thing.quantity,
        custody,
        location,
        thing.seal_number,
        thing.currency,
        money.figures if money else "",
        thing.counted_by,
        thing.counted_by_second,
    )
    return BelongingRow(form, money, line is not None, returned_at, thing.void_reason)


def _counted(form: BelongingForm) -> Money | None:
    """The money of the form. UserError where it is not counted by two people with two names."""
    none = form.kind is BelongingKind.NONE
    if not (0 if none else 1) <= form.quantity <= MOST:
        raise UserError(NO_COUNT, "quantity")
    if not (form.amount or form.currency) and form.kind is not BelongingKind.MONEY:
        return None
    if not form.amount or not form.currency:
        raise UserError(NO_MONEY, "amount" if form.currency else "currency")
    try:
        money = Money.parse(form.amount, form.currency)
    except ValueError:
        raise UserError(NO_AMOUNT, "amount") from None
    if not form.counted_by:
        raise UserError(COUNT_BY_TWO, "counted_by")
    if not form.counted_by_second or same_words(form.counted_by, form.counted_by_second):
        raise UserError(COUNT_BY_TWO, "counted_by_second")
    return money


def _fill(session: Session, thing: Belonging, form: BelongingForm, money: Money | None) -> None:
    if thing.voided:
        raise UserError(GONE)
    handed = bool(thing.heads) and bool(moved(session, [thing]))
    sum_of = (money.currency, money.minor) if money else ("", None)
    if handed and sum_of != (thing.currency, thing.amount):
        raise UserError(AS_COUNTED, "amount")
    thing.kind, thing.description, thing.quantity = form.kind, form.description, form.quantity
    thing.seal_number = form.seal_number
    (thing.currency, thing.amount) = sum_of
    thing.counted_by, thing.counted_by_second = (form.counted_by, form.counted_by_second) if money else ("", "")
    if not handed:
        thing.custody = form.custody
        thing.location = "" if form.custody is Custody.PERSON else form.location
