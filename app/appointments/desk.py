"""The desk of appointments: planned, moved, called off, kept or missed; a clash is asked about, never forbidden."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, or_, select

from app.access import Act, Actor, may
from app.appointments.forms import AppointmentForm, AppointmentRow, Attended, DayCount, Planned, Week
from app.appointments.moving import require_attendance, require_same_stand, stand_of, tell_clinic
from app.appointments.reading import DRIVEN, Purpose, between, rows_by_letter, rows_of
from app.errors import UserError
from app.health.sealed import seal
from app.house import House
from app.letter_times import agreed, id_of, made_of
from app.presence.reading import states_at
from app.registration import known_person
from app.same_person import merges
from app.scan_meaning import ScanMeaning
from app.scans import Scans
from app.standing import require_usable
from app.texts import require_signs
from models.appointments import Appointment
from models.codes import AppointmentKind, AppointmentState, ScanKind

USUAL, NEAR, LONGEST, MOMENT = timedelta(hours=1), timedelta(hours=12), timedelta(days=62), timedelta(microseconds=1)
NOT_HERE = "This person is not counted in, or has left. Nothing was saved."
ENDS_FIRST = "The end lies before the beginning. Nothing was saved. Correct the times."
PICKED_LATE = "The pick-up lies after the beginning. Nothing was saved. Correct the times."
ANOTHER = "This appointment belongs to another person. Nothing was saved. Open the page again."
NOT_CLINIC = "Only the clinic writes what a medical appointment is for. Nothing was saved. Leave it empty."
NOT_MEDICAL = "Only a medical appointment has a sealed purpose. Nothing was saved. Choose Health, or leave it empty."
GONE = "This appointment is not on this laptop any more. Nothing was changed. Open the page again."
NO_REASON = "Why it is called off is missing. Nothing was changed. Write it in a word."
NONE_NEAR = "No appointment within twelve hours. Nothing was written."
TOO_MANY = "At most two months at once. Choose fewer days."


class Appointments:
    """The use cases of appointments."""

    def __init__(self, house: House, scans: Scans) -> None:
        self._house, self._scans = house, scans

    def days(self, actor: Actor, first: date, last: date) -> tuple[AppointmentRow, ...]:
        """Everything between two days, by time. The clinic reads what medical ones are for; that is journaled."""
        self._house.require(actor, Act.SEE_APPOINTMENTS)
        if last - first > LONGEST:
            raise UserError(TOO_MANY, "first")
        return self._seen(actor, lambda session: between(session, self._house, actor, first, last, opened=True))

    def _seen(self, actor: Actor, work: Callable[[Session], tuple[AppointmentRow, ...]]) -> tuple[AppointmentRow, ...]:
        """Whoever opens what is sealed writes into the journal; everybody else only reads."""
        door = self._house.write if may(actor, Act.READ_CHECK) else self._house.read
        return door(actor, Act.SEE_APPOINTMENTS, work)

    def week(self, actor: Actor, first: date) -> Week:
        """Seven days at once, with the sight of `days`; nothing sealed is opened for them."""
        last = first + timedelta(days=6)
        rows = self._house.read(
            actor, Act.SEE_APPOINTMENTS, lambda session: between(session, self._house, actor, first, last)
        )
        return Week(first, tuple(_count(first + timedelta(days=each), rows) for each in range(7)), rows)

    def of_person(self, actor: Actor, person: UUID) -> tuple[AppointmentRow, ...]:
        """Everything of one person, the newest first, those of letters once they were arranged; opened as in `days`."""

        def work(session: Session) -> tuple[AppointmentRow, ...]:
            own = merges(session).ids(known_person(session, person).id)
            statement = select(Appointment).where(
                col(Appointment.person_id).in_(own), col(Appointment.voided).is_(False)
            )
            found = session.exec(statement.order_by(col(Appointment.starts_at).desc())).all()
            return rows_of(session, self._house, actor, found, opened=True)

        return self._seen(actor, work)

    def plan(self, actor: Actor, form: AppointmentForm) -> Planned:
        """A new appointment, or one moved or put right; moved to a time to come it is planned again. Another one of the
        same time is asked about. UserError: a medical one is moved by the clinic, or by the shift lead, of which the
        clinic is told."""
        self._house.require(actor, Act.WRITE_APPOINTMENT)
        self._check(actor, form)

        def work(session: Session) -> Planned:
            known_person(session, form.person)
            require_usable(session, form.person)
            joined = merges(session)
            if joined.shown(form.person) not in states_at(session, self._house.now()):
                raise UserError(NOT_HERE)
            row = session.get(Appointment, form.id) or made_of(session, form.id, actor.user)
            if row is not None and row.person_id not in joined.ids(form.person):
                raise UserError(ANOTHER)
            if row is not None:
                require_same_stand(actor, row, form)
            beside = (
                *rows_of(session, self._house, actor, self._beside(session, form)),
                *_letters(session, actor, form),
            )
            if beside and not form.anyway:
                return Planned(False, beside)
            self._write(session, actor, form, row)
            return Planned(True)

        return self._house.write(actor, Act.WRITE_APPOINTMENT, work)

    def _check(self, actor: Actor, form: AppointmentForm) -> None:
        for name in ("place", "escort", "note", "purpose"):
            require_signs(getattr(form, name), name)
        if form.purpose.strip() and not may(actor, Act.READ_CHECK):
            raise UserError(NOT_CLINIC, "purpose")
        if form.purpose.strip() and form.kind is not AppointmentKind.HEALTH:
            raise UserError(NOT_MEDICAL, "purpose")
        if form.ends_at is not None and form.ends_at <= form.starts_at:
            raise UserError(ENDS_FIRST, "ends_at")
        if form.pick_up_at is not None and form.pick_up_at > form.starts_at:
            raise UserError(PICKED_LATE, "pick_up_at")

    def _beside(self, session: Session, form: AppointmentForm) -> list[Appointment]:
        """Planned ones of this person that hold at the same time."""
        ends = form.ends_at or form.starts_at + USUAL
        own = merges(session).ids(form.person)
        statement = select(Appointment).where(
            col(Appointment.person_id).in_(own),
            Appointment.id != form.id,
            Appointment.state == AppointmentState.PLANNED,
            col(Appointment.starts_at) < ends,
            or_(
                col(Appointment.ends_at) > form.starts_at,
                col(Appointment.ends_at).is_(None) & (col(Appointment.starts_at) > form.starts_at - USUAL),
            ),
            col(Appointment.voided).is_(False),
        )
        return list(session.exec(statement.order_by(col(Appointment.starts_at))).all())

    def _write(self, session: Session, actor: Actor, form: AppointmentForm, row: Appointment | None) -> None:
        before = stand_of(row) if row is not None else None
        if row is None:
            row = Appointment(
                id=form.id, person_id=form.person, kind=form.kind, starts_at=form.starts_at, by_id=actor.user
            )
            session.add(row)
        if form.starts_at > max(row.starts_at, self._house.now()) and row.state is not AppointmentState.PLANNED:
            self._settle(row, actor, AppointmentState.PLANNED)
        for name in ("starts_at", "ends_at", "transport", "pick_up_at", "interpreter"):
            setattr(row, name, getattr(form, name))
        for name in ("place", "escort", "note"):
            setattr(row, name, getattr(form, name).strip())
        if row.letter_id is None and (may(actor, Act.READ_CHECK) or row.kind is not AppointmentKind.HEALTH):
            row.kind = form.kind
        if form.purpose.strip():
            row.content = seal(self._house, Purpose(form.purpose.strip()), "appointment", row.id)
        if before is not None:
            tell_clinic(session, self._house, actor, row, before)

    def settle(self, actor: Actor, appointment: UUID, state: AppointmentState, note: str = "") -> None:
        """Kept, missed, called off with a word why, or planned again. A medical one: as in `plan`."""
        self._house.require(actor, Act.WRITE_APPOINTMENT)
        require_signs(note, "note")
        if state is AppointmentState.CANCELLED and not note.strip():
            raise UserError(NO_REASON, "note")

        def work(session: Session) -> None:
            row = session.get(Appointment, appointment) or made_of(session, appointment, actor.user)
            if row is None or row.voided:
                raise UserError(GONE)
            require_usable(session, row.person_id)
            require_attendance(actor, row, state)
            before = stand_of(row)
            self._settle(row, actor, state)
            row.note = note.strip() or row.note
            tell_clinic(session, self._house, actor, row, before)

        self._house.write(actor, Act.WRITE_APPOINTMENT, work)

    def _settle(self, row: Appointment, actor: Actor, state: AppointmentState) -> None:
        row.state, row.state_at, row.state_by = state, self._house.now(), actor.user

    def attend(self, actor: Actor, code: str) -> Attended:
        """A card is shown at an appointment: the nearest one that is planned is kept."""

        def work(session: Session) -> Attended:
            opened, card = self._scans.resolve(session, actor, code)
            row = Attended(opened.meaning, opened.sentence, opened.person)
            if opened.person is not None and opened.meaning is ScanMeaning.PERSON:
                near = self._nearest(session, actor, opened.person.id)
                if near is None:
                    row = Attended(opened.meaning, NONE_NEAR, opened.person)
                else:
                    require_usable(session, near.person_id)
                    self._settle(near, actor, AppointmentState.ATTENDED)
                    session.flush()
                    kept = rows_of(session, self._house, actor, [near])
                    row = Attended(opened.meaning, "", opened.person, kept[0] if kept else None)
            result = "ATTENDED" if row.appointment else row.meaning.value
            self._scans.remember(session, actor, ScanKind.OPEN, result, card, opened.person)
            return row

        return self._house.write(actor, Act.WRITE_APPOINTMENT, work)

    def _nearest(self, session: Session, actor: Actor, person: UUID) -> Appointment | None:
        """Those of letters too, which become rows by it."""
        now, own = self._house.now(), merges(session).ids(person)
        for step, _ in agreed(session, now - NEAR, now + NEAR):
            if step.person_id in own:
                made_of(session, id_of(step.letter_id), actor.user)
        session.flush()
        statement = select(Appointment).where(
            col(Appointment.person_id).in_(own),
            Appointment.state == AppointmentState.PLANNED,
            col(Appointment.starts_at) > now - NEAR,
            col(Appointment.starts_at) < now + NEAR,
            col(Appointment.voided).is_(False),
        )
        return min(session.exec(statement).all(), key=lambda row: (abs(row.starts_at - now), row.id), default=None)


def _letters(session: Session, actor: Actor, form: AppointmentForm) -> tuple[AppointmentRow, ...]:
    """What letters got for this person at the same time, but the one that is being arranged."""
    person, ends = merges(session).shown(form.person), form.ends_at or form.starts_at + USUAL
    near = rows_by_letter(session, actor, form.starts_at - USUAL + MOMENT, ends)
    return tuple(row for row in near if row.person.id == person and row.id != form.id)


def _count(day: date, rows: tuple[AppointmentRow, ...]) -> DayCount:
    of_day = [
        row for row in rows if row.starts_at.astimezone().date() == day and row.state is not AppointmentState.CANCELLED
    ]
    driven = sum(row.transport in DRIVEN for row in of_day)
    return DayCount(day, len(of_day), driven, sum(bool(row.interpreter) for row in of_day))
