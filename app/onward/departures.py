"""Departures: who leaves for good, a family or a whole trip in one act; taken back only with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.belongings import unreturned_of
from app.card_rule import good_card
from app.consents import holds
from app.errors import UserError
from app.house import House, staff_names
from app.merging import whole_rows
from app.onward.departing import depart, is_unwritten
from app.onward.departure_forms import DepartForm, UndoForm
from app.onward.departure_rows import DepartureRow, DepartureSheet, GoingRow, OpenAppointment, OpenTask
from app.onward.handing_on import appointments_of, open_tasks_of
from app.onward.reading import Guests, aboard, guests_here, seats_of, trip_of
from app.onward.returning import of_this_leaving, take_back
from app.rows import PersonRow
from app.same_person import merges
from app.shelter.reading import open_stays
from models.codes import AppointmentKind, ConsentPurpose, Role
from models.onward import Departure, Trip
from models.person import Person

MOST_SHOWN = 200
NOBODY = "Nobody was chosen. Nothing was saved. Choose who leaves."
NO_REASON = "A departure is taken back only with a reason. Nothing was changed. Say it in a word."
GONE = "This departure is not on this laptop any more, or was taken back. Nothing was changed. Open the page again."


class Departures:
    """The use cases of leaving for good."""

    def __init__(self, house: House) -> None:
        self._house = house

    def sheet(self, actor: Actor, subjects: Sequence[UUID], families: bool = False) -> DepartureSheet:
        """What is to be done before these people leave. A trip among the ids stands for everybody who was counted out
        on it; `families`: with everybody of their families who is here."""

        def work(session: Session) -> DepartureSheet:
            trip = next((found for found in (session.get(Trip, each) for each in subjects) if found is not None), None)
            wanted = [each for each in subjects if trip is None or each != trip.id]
            wanted += _on_trip(session, trip.id) if trip else []
            sheet = self._sheet(session, actor, wanted)
            if families:
                kin = [each for row in sheet.going for each in row.kin]
                sheet = self._sheet(session, actor, list(dict.fromkeys([*wanted, *kin])))
            return replace(sheet, trip=trip.id if trip else None, place=trip.place if trip else "")

        return self._house.read(actor, Act.RECORD_DEPARTURE, work)

    def depart(self, actor: Actor, form: DepartForm) -> tuple[DepartureRow, ...]:
        """They leave, all or none: beds are free, cards stop working, open things are handed on, and the times of
        retention run. UserError: not here, a contact without consent, something still kept and no word on it."""
        self._house.require(actor, Act.RECORD_DEPARTURE)
        if not form.people:
            raise UserError(NOBODY)

        def work(session: Session) -> tuple[DepartureRow, ...]:
            left = depart(session, self._house, actor, form)
            session.flush()
            return _rows(session, actor, left)

        return self._house.write(actor, Act.RECORD_DEPARTURE, work)

    def undo(self, actor: Actor, form: UndoForm) -> DepartureRow:
        """Take a departure back: they came back, or never left. The line stays, with the reason."""
        self._house.require(actor, Act.RECORD_DEPARTURE)
        if not form.reason.strip():
            raise UserError(NO_REASON, "reason")

        def work(session: Session) -> DepartureRow:
            departure = session.get(Departure, form.departure)
            if departure is None or departure.voided:
                raise UserError(GONE)
            standing = of_this_leaving(session, departure)
            take_back(session, actor, standing, form.came_back, self._house.now())
            for each in standing:
                each.voided, each.void_reason = True, form.reason.strip()[:200]
            session.flush()
            return _rows(session, actor, [departure])[0]

        return self._house.write(actor, Act.RECORD_DEPARTURE, work)

    def of(self, actor: Actor, person: UUID) -> tuple[DepartureRow, ...]:
        """Every departure of somebody, the newest first, those taken back too."""

        def work(session: Session) -> tuple[DepartureRow, ...]:
            statement = select(Departure).where(col(Departure.person_id).in_(merges(session).ids(person)))
            return _rows(session, actor, session.exec(statement).all())

        return self._house.read(actor, Act.RECORD_DEPARTURE, work)

    def latest(self, actor: Actor) -> tuple[DepartureRow, ...]:
        """The last two hundred that stand, the newest first."""

        def work(session: Session) -> tuple[DepartureRow, ...]:
            standing = select(Departure).where(col(Departure.voided).is_(False))
            rows = session.exec(standing.order_by(col(Departure.at).desc()).limit(MOST_SHOWN)).all()
            return _rows(session, actor, rows)

        return self._house.read(actor, Act.RECORD_DEPARTURE, work)

    def _sheet(self, session: Session, actor: Actor, wanted: Sequence[UUID]) -> DepartureSheet:
        here = guests_here(session, self._house.today())
        rows = whole_rows(session, actor, wanted)
        in_bed = {merges(session).shown(stay.person_id) for stay in open_stays(session)}
        leaving = [row for row in rows if row.id in here or is_unwritten(session, row.id)]
        going = tuple(self._going(session, actor, row, in_bed, _kin(here, row.id)) for row in leaving)
        owners = tuple(
            (member.id, f"{member.name}, {member.desk}")
            for member in sorted(staff_names(session).values(), key=lambda member: member.desk)
            if member.ended_at is None and not member.voided
        )
        return DepartureSheet(going, tuple(row for row in rows if row not in leaving), owners)

    def _going(
        self, session: Session, actor: Actor, row: PersonRow, in_bed: set[UUID], kin: tuple[UUID, ...]
    ) -> GoingRow:
        ids, now = merges(session).ids(row.id), self._house.now()
        tasks = [task for task in open_tasks_of(session, ids) if actor.role in (task.role, Role.MANAGER)]
        return GoingRow(
            row,
            unreturned_of(session, actor, row.id),
            tuple(OpenTask(task.kind, task.what, task.due_at) for task in tasks),
            tuple(
                OpenAppointment(each.starts_at, each.place, each.kind is AppointmentKind.HEALTH)
                for each in appointments_of(session, ids, now)
            ),
            good_card(session, session.get_one(Person, row.id)) is not None,
            row.id in in_bed,
            holds(session, row.id, ConsentPurpose.FOLLOW_UP, on=self._house.today()),
            kin,
        )


def _kin(here: Guests, person: UUID) -> tuple[UUID, ...]:
    family = here[person].kin if person in here else None
    others = (each for each in here.values() if family is not None and each.kin == family)
    return tuple(each.id for each in others if each.id != person)


def _on_trip(session: Session, trip: UUID) -> list[UUID]:
    lines = aboard(seats_of(session, trip_of(session, trip).id))
    return [seat.person_id for seat in lines if seat.out_at is not None]


def _rows(session: Session, actor: Actor, departures: Sequence[Departure]) -> tuple[DepartureRow, ...]:
    joined, staff = merges(session), staff_names(session)
    people = {row.id: row for row in whole_rows(session, actor, [each.person_id for each in departures])}
    rows = []
    for each in departures:
        person, member = people.get(joined.shown(each.person_id)), staff.get(each.by_id) if each.by_id else None
        if person is not None:
            rows.append(_row(each, person, f"{member.name}, {member.desk}" if member else ""))
    return tuple(sorted(rows, key=lambda row: (row.at, row.id), reverse=True))


def _row(departure: Departure, person: PersonRow, by: str) -> DepartureRow:
    return DepartureRow(
        departure.id,
        person,
        departure.at,
        departure.reason,
        departure.destination,
        departure.place,
        departure.contact,
        departure.items_returned,
        departure.papers_returned,
        departure.card_returned,
        departure.summary_given,
        departure.handed_to,
        departure.note,
        by,
        departure.voided,
        departure.void_reason,
    )
