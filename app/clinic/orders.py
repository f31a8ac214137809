"""Orders and the round: what the clinic gives at which times, and what became of each dose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.arrivals import people_of
from app.check_forms import DoseForm, Medicine, OrderForm
from app.clinic.doses import Given, given_of, state_of
from app.clinic_rows import DoseRow, OrderRow
from app.errors import Refused, UserError
from app.gone import gone
from app.health.sealed import seal, unseal
from app.house import House, staff_names
from app.merging import whole_rows
from app.person_rows import load
from app.registration import known_person
from app.rows import PersonRow
from app.same_person import joined_ids, merges
from app.texts import require_signs
from models.codes import DoseState
from models.health import DoseGiven, MedicineOrder
from models.person import Person

MOST_TIMES, LONGEST, LATE = 12, 500, timedelta(hours=1)

NO_MEDICINE = "The medicine has no name. Nothing was saved. Write it as it stands on the box."
NO_TIME = "A time of day is written as 08:00. Nothing was saved. Correct it."
NO_TIMES = "Write at least one time of day, at most twelve, each once. Nothing was saved."
BACKWARDS = "The last day is before the first one. Nothing was saved. Correct it."
TOO_LONG = "This is longer than 500 characters. Nothing was saved. Write less."
WRITTEN = "An order is not changed once it is written. Nothing was saved. End it and write a new one."
GONE = "This order is not on this laptop any more. Nothing was changed. Open the page again."
NOT_DUE = "This dose is not one of the order. Nothing was written. Open the round again."
GIVEN_BEFORE = (
    "It is written already that this dose was given. Nothing was written. Do not give it again; look who gave it."
)
NOT_OPENED = Medicine("This could not be opened here.")


class Orders:
    """The use cases of orders and of the round; only medics read and write them."""

    _house: House

    def orders(self, actor: Actor, person: UUID) -> tuple[OrderRow, ...]:
        """Of every record of the person: those that run first, then the newest. The reading is journaled."""

        def work(session: Session) -> tuple[OrderRow, ...]:
            known_person(session, person)
            found = orders_of(session, self._house, [person])
            if found:
                self._house.note(session, "SEALED_READ", person, "check", len(found))
            return tuple(sorted(found, key=lambda row: (row.running, row.form.starts_on), reverse=True))

        return self._house.write(actor, Act.READ_CHECK, work)

    def order(self, actor: Actor, form: OrderForm) -> OrderRow:
        """From now on the clinic gives this; the same order written twice is one."""
        self._house.require(actor, Act.SAVE_CHECK)
        form = _checked(form)

        def work(session: Session) -> OrderRow:
            known_person(session, form.person)
            row = session.get(MedicineOrder, form.id)
            if row is None:
                row = self._new(form)
                session.add(row)
            elif row.person_id != form.person or self._form(row) != form:
                raise UserError(WRITTEN)
            return _row(row, form, self._house.today())

        return self._house.write(actor, Act.SAVE_CHECK, work)

    def _new(self, form: OrderForm) -> MedicineOrder:
        content = seal(self._house, form, "medicineorder", form.id)
        return MedicineOrder(
            id=form.id,
            person_id=form.person,
            check_id=form.check,
            content=content,
            starts_on=form.starts_on,
            ends_on=form.ends_on,
        )

    def _form(self, row: MedicineOrder) -> OrderForm:
        return unseal(self._house, OrderForm, row.content, "medicineorder", row.id)

    def end_order(self, actor: Actor, order: UUID) -> None:
        """No more of it from now on; what was given stays written."""

        def work(session: Session) -> None:
            row = _kept(session, order)
            if row.ended_at is None:
                row.ended_at = self._house.now()

        self._house.write(actor, Act.SAVE_CHECK, work)

    def round(self, actor: Actor, day: date, group: UUID | None = None) -> tuple[DoseRow, ...]:
        """Every dose of a day, of a group or of everybody here, by time, then by number; the reading is journaled."""

        def work(session: Session) -> tuple[DoseRow, ...]:
            people = None if group is None else people_of(session, group)
            rows = doses_of(session, self._house, actor, day, people)
            if rows:
                self._house.note(session, "SEALED_READ", detail="list", count=len(rows))
            return rows

        return self._house.write(actor, Act.READ_CHECK, work)

    def record_dose(self, actor: Actor, form: DoseForm) -> None:
        """What became of one dose. Refused or not here may still be given later; what was given is not given again."""
        self._house.require(actor, Act.SAVE_CHECK)
        _check_length(form.note, "note")

        def work(session: Session) -> None:
            order = _kept(session, form.order)
            if session.get(DoseGiven, form.id) is not None:
                return
            if form.due_at not in due_times(self._form(order), order, form.due_at.astimezone().date()):
                raise UserError(NOT_DUE)
            before = given_of(session, self._house, [order.id])
            if any(each.form.due_at == form.due_at and each.form.state is DoseState.GIVEN for each in before):
                raise UserError(GIVEN_BEFORE)
            session.add(self._dose(actor, order, form))

        self._house.write(actor, Act.SAVE_CHECK, work)

    def _dose(self, actor: Actor, order: MedicineOrder, form: DoseForm) -> DoseGiven:
        return DoseGiven(
            id=form.id,
            person_id=order.person_id,
            order_id=order.id,
            due_at=form.due_at,
            content=seal(self._house, form, "dosegiven", form.id),
            at=self._house.now(),
            by_id=actor.user,
        )


def _checked(form: OrderForm) -> OrderForm:
    """The order with its times in order; UserError for what nobody can mean."""
    if not (form.medicine.as_written.strip() or form.medicine.name.strip()):
        raise UserError(NO_MEDICINE, "as_written")
    for field in ("as_written", "name", "dose", "strength", "form", "times", "last_taken"):
        _check_length(getattr(form.medicine, field), field)
    if not 1 <= len(form.times) <= MOST_TIMES or len(set(form.times)) != len(form.times):
        raise UserError(NO_TIMES, "times")
    if form.ends_on is not None and form.ends_on < form.starts_on:
        raise UserError(BACKWARDS, "ends_on")
    return replace(form, times=tuple(sorted(f"{_time(each):%H:%M}" for each in form.times)))


def _check_length(text: str, field: str) -> None:
    require_signs(text, field)
    if len(text) > LONGEST:
        raise UserError(TOO_LONG, field)


def _time(text: str) -> time:
    try:
        return datetime.strptime(text, "%H:%M").time()
    except ValueError:
        raise UserError(NO_TIME, "times") from None


def _kept(session: Session, order: UUID) -> MedicineOrder:
    row = session.get(MedicineOrder, order)
    if row is None or row.voided:
        raise UserError(GONE)
    return row


def due_times(form: OrderForm, row: MedicineOrder, day: date) -> tuple[datetime, ...]:
    """The moments of one day at which the order is due; none on a day when it does not run."""
    if day < row.starts_on or (row.ends_on is not None and day > row.ends_on):
        return ()
    times = (datetime.combine(day, _time(each)).astimezone() for each in form.times)
    return tuple(at for at in times if row.ended_at is None or at <= row.ended_at)


def orders_of(session: Session, house: House, people: Iterable[UUID]) -> list[OrderRow]:
    """Every order of these people, in all of their records."""
    wanted = {each for person in people for each in joined_ids(session, person)}
    rows = load(session, MedicineOrder, MedicineOrder.person_id, wanted)
    return [_row(row, _opened(house, row), house.today()) for row in rows]


def _opened(house: House, row: MedicineOrder) -> OrderForm | None:
    try:
        return unseal(house, OrderForm, row.content, "medicineorder", row.id)
    except Refused:
        return None


def _row(row: MedicineOrder, form: OrderForm | None, today: date) -> OrderRow:
    running = row.ended_at is None and (row.ends_on is None or row.ends_on >= today)
    shown = form or OrderForm(row.id, row.person_id, NOT_OPENED, (), row.starts_on, row.ends_on, row.check_id)
    return OrderRow(shown, row.ended_at, running, form is not None)


def doses_of(
    session: Session, house: House, actor: Actor, day: date, people: Sequence[Person] | None = None
) -> tuple[DoseRow, ...]:
    """The doses of a day; of some people, or of everybody who is here."""
    rows = _running(session, day, people)
    shown = _shown(session, actor, [row.person_id for row in rows])
    written = given_of(session, house, [row.id for row in rows])
    named, now, found = _named(session), house.now(), list[DoseRow]()
    for row in rows:
        form = _opened(house, row)
        if row.person_id in shown and form is not None:
            mine = [each for each in written if each.form.order == row.id]
            found += [_dose_row(form, shown[row.person_id], at, mine, named, now) for at in due_times(form, row, day)]
    return tuple(sorted(found, key=lambda each: (each.due_at, each.person.number, str(each.order))))


def _named(session: Session) -> dict[UUID, str]:
    return {member: person.name for member, person in staff_names(session).items()}


def _running(session: Session, day: date, people: Sequence[Person] | None) -> list[MedicineOrder]:
    statement = select(MedicineOrder).where(
        col(MedicineOrder.voided).is_(False),
        MedicineOrder.starts_on <= day,
        col(MedicineOrder.ends_on).is_(None) | (col(MedicineOrder.ends_on) >= day),
    )
    rows = list(session.exec(statement).all())
    if people is not None:
        wanted = set(merges(session).all_of(person.id for person in people))
        rows = [row for row in rows if row.person_id in wanted]
    left, shown = gone(session), merges(session).shown
    return [row for row in rows if shown(row.person_id) not in left]


def _shown(session: Session, actor: Actor, people: Sequence[UUID]) -> dict[UUID, PersonRow]:
    rows = whole_rows(session, actor, list(dict.fromkeys(people)))
    return {each: row for row in rows for each in (row.id, *row.same_as)}


def _dose_row(
    form: OrderForm, person: PersonRow, at: datetime, written: Sequence[Given], named: Mapping[UUID, str], now: datetime
) -> DoseRow:
    mine = [each for each in written if each.form.due_at == at]
    counts = state_of(mine)
    dose = DoseRow(form.id, person, form.medicine, at, late=counts is None and at + LATE < now)
    if counts is None:
        return dose
    given = sum(each.form.state is DoseState.GIVEN for each in mine)
    by = named.get(counts.by, "")
    return replace(dose, state=counts.form.state, note=counts.form.note, at=counts.at, by=by, given=given)
