"""The gate: a card shown on the way in or out. A scan never asks back; what it came to is said in one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.house import House
from app.letter_times import agreed
from app.presence.forms import GateForm, Way
from app.presence.leaves import go_on_leave
from app.presence.reading import stories
from app.presence.rows import PassedRow
from app.presence.timeline import Known, in_house
from app.presence.writing import open_leaves, record
from app.rows import Opened, PersonRow
from app.same_person import merges
from app.scan_meaning import ScanMeaning
from app.scans import Scans
from models.appointments import Appointment
from models.codes import AppointmentKind, AppointmentState, PresenceSource, PresenceState, ScanKind
from models.presence import Leave, PresenceEvent

SOON, LATELY, TWICE = timedelta(hours=6), timedelta(hours=2), timedelta(seconds=10)
NOT_HERE = "This person is not counted in, or has left. Nothing was written. Call the shift lead."
ALREADY_IN = "Here already. Nothing was written."
ALREADY_OUT = "Out already. Nothing was written."


class Gate:
    """The use cases of the gate."""

    def __init__(self, house: House, scans: Scans) -> None:
        self._house, self._scans = house, scans

    def passed(self, actor: Actor, form: GateForm) -> PassedRow:
        """In or out by the card. Out with a leave agreed to is leave, out near an appointment is the appointment,
        anything else is: away, nobody knows where, until the person is back."""

        def work(session: Session) -> PassedRow:
            opened, card = self._scans.resolve(session, actor, form.code)
            row = self._pass(session, actor, form, opened)
            result = row.state.value if row.state else row.meaning.value
            self._scans.remember(session, actor, ScanKind.GATE, result, card, opened.person)
            return _as_seen(actor, row)

        return self._house.write(actor, Act.SCAN_GATE, work)

    def _pass(self, session: Session, actor: Actor, form: GateForm, opened: Opened) -> PassedRow:
        if opened.person is None or opened.meaning is not ScanMeaning.PERSON:
            return PassedRow(opened.meaning, opened.sentence)
        person, now = opened.person, self._house.now()
        written = session.get(PresenceEvent, form.id)
        if written is not None:
            return PassedRow(opened.meaning, "", person, written.state)
        story = stories(session, now, [person.id]).get(merges(session).shown(person.id))
        if story is None or not in_house(story[-1].state):
            return PassedRow(opened.meaning, NOT_HERE, person)
        inside = story[-1].state is PresenceState.PRESENT
        if form.way is (Way.IN if inside else Way.OUT) or (
            form.way is Way.EITHER and _just_passed(session, story[-1], now)
        ):
            return PassedRow(opened.meaning, ALREADY_IN if inside else ALREADY_OUT, person)
        state = (
            self._go_out(session, actor, form, person, now) if inside else self._come_in(session, actor, form, person)
        )
        return PassedRow(opened.meaning, "", person, state)

    def _come_in(self, session: Session, actor: Actor, form: GateForm, person: PersonRow) -> PresenceState:
        here, gate = PresenceState.PRESENT, PresenceSource.GATE
        record(session, person.id, here, self._house.now(), gate, actor.user, event=form.id)
        return here

    def _go_out(
        self, session: Session, actor: Actor, form: GateForm, person: PersonRow, now: datetime
    ) -> PresenceState:
        own = merges(session).ids(person.id)
        leave = _leave(session, own, now)
        if leave is not None:
            go_on_leave(session, person.id, now, leave.until, now, actor.user, event=form.id)
            return PresenceState.LEAVE
        state = _appointed(session, own, now) or PresenceState.ABSENT_UNKNOWN
        record(session, person.id, state, now, PresenceSource.GATE, actor.user, event=form.id)
        return state


def _as_seen(actor: Actor, row: PassedRow) -> PassedRow:
    """Whether it is a court is not for the guard: there is an appointment."""
    if row.state is not PresenceState.COURT or may(actor, Act.SEE_PRESENCE):
        return row
    return replace(row, state=PresenceState.APPOINTMENT)


def _just_passed(session: Session, last: Known, now: datetime) -> bool:
    """A scanner that reads twice, or two of them, would let somebody out and in again."""
    event = session.get(PresenceEvent, last.rank[1]) if timedelta() <= now - last.at < TWICE else None
    return event is not None and event.source is PresenceSource.GATE


def _leave(session: Session, own: tuple[UUID, ...], now: datetime) -> Leave | None:
    """A leave that holds, or begins today."""
    tonight = now + SOON
    return next((each for each in open_leaves(session, own) if each.starts_at <= tonight and now < each.until), None)


def _appointed(session: Session, own: tuple[UUID, ...], now: datetime) -> PresenceState | None:
    """An appointment that is near, also one that a letter got: what a guard sees is that there is one."""
    statement = select(Appointment).where(
        col(Appointment.person_id).in_(own),
        Appointment.state == AppointmentState.PLANNED,
        col(Appointment.starts_at) > now - LATELY,
        col(Appointment.starts_at) < now + SOON,
        col(Appointment.voided).is_(False),
    )
    near = session.exec(statement.order_by(col(Appointment.starts_at))).first()
    if near is None:
        by_letter = agreed(session, now - LATELY, now + SOON)
        return PresenceState.APPOINTMENT if any(step.person_id in own for step, _at in by_letter) else None
    return PresenceState.COURT if near.kind is AppointmentKind.COURT else PresenceState.APPOINTMENT
