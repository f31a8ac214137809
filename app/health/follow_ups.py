"""What is to be done after a check: sealed, with an owner and a time. Others are told of an appointment, never what
it is for; that marks are to be photographed stays in the clinic altogether."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.arrivals import people_of
from app.check_forms import CheckForm, FollowUpForm
from app.check_rows import AppointmentRow, FollowUpRow
from app.errors import Refused, UserError
from app.health.sealed import seal, unseal
from app.house import House, staff_names
from app.ids import new_id
from app.merging import whole_rows
from app.person_rows import load
from app.registration import known_person
from app.rows import PersonRow
from app.same_person import joined_ids, merges
from models.codes import Answer, FollowUpKind, Outcome
from models.health import FollowUp, InjuryPhoto
from models.place import StaffMember

FIRST_ASKED, LATEST = timedelta(hours=24), timedelta(hours=72)
LONGEST = 2_000

GONE = "This follow-up is not on this laptop any more. Nothing was changed. Open the page again."
DONE = "This follow-up is done already. Nothing was changed. Write a new one."
ANOTHER = "This follow-up belongs to another person. Nothing was saved. Open the page again."
EMPTY = "The follow-up says nothing. Nothing was saved. Write what is to be done."
TOO_LONG = "The follow-up is longer than 2,000 characters. Nothing was saved. Write less."
NO_OWNER = "Whoever this is given to does not work here. Nothing was saved. Choose somebody else, or nobody."
NOT_OPENED = "This could not be opened here."


class FollowUps:
    """The use cases of follow-ups; only medics read them."""

    def __init__(self, house: House) -> None:
        self._house = house

    def follow_ups(self, actor: Actor, group: UUID | None = None, open_only: bool = True) -> tuple[FollowUpRow, ...]:
        """Of a group, or of everybody: the earliest due first, those without a time last. The reading is journaled."""

        def work(session: Session) -> tuple[FollowUpRow, ...]:
            people = None if group is None else [person.id for person in people_of(session, group)]
            found = _kept(session, people, open_only)
            if found:
                self._house.note(session, "SEALED_READ", detail="check", count=len(found))
            return rows_of_follow_ups(session, self._house, actor, found)

        return self._house.write(actor, Act.READ_CHECK, work)

    def appointments(self, actor: Actor, group: UUID | None = None) -> tuple[AppointmentRow, ...]:
        """Who is expected at the clinic and when, for those who bring them there; the earliest first."""

        def work(session: Session) -> tuple[AppointmentRow, ...]:
            people = None if group is None else [person.id for person in people_of(session, group)]
            due = [(row.person_id, row.due_at) for row in _kept(session, people, open_only=True) if row.due_at]
            shown = _shown(session, actor, [person for person, _ in due])
            rows = [AppointmentRow(shown[person], at) for person, at in due if person in shown]
            return tuple(sorted(rows, key=lambda row: (row.at, row.person.number)))

        return self._house.read(actor, Act.SEE_QUEUE_COLOURS, work)

    def save_follow_up(self, actor: Actor, form: FollowUpForm) -> FollowUpRow:
        """A new one, or one not done yet as it is to be now."""
        self._house.require(actor, Act.SAVE_CHECK)
        check_follow_up(form)

        def work(session: Session) -> FollowUpRow:
            known_person(session, form.person)
            row = self._place(session, form)
            session.flush()
            return rows_of_follow_ups(session, self._house, actor, [row])[0]

        return self._house.write(actor, Act.SAVE_CHECK, work)

    def settle_follow_up(self, actor: Actor, follow_up: UUID) -> FollowUpRow:
        """It is done, by whom and when; once done it stays done."""

        def work(session: Session) -> FollowUpRow:
            row = session.get(FollowUp, follow_up)
            if row is None or row.voided:
                raise UserError(GONE)
            if row.done_at is None:
                row.done_at, row.done_by = self._house.now(), actor.user
                session.flush()
            return rows_of_follow_ups(session, self._house, actor, [row])[0]

        return self._house.write(actor, Act.SAVE_CHECK, work)

    def _place(self, session: Session, form: FollowUpForm) -> FollowUp:
        if form.owner is not None and session.get(StaffMember, form.owner) is None:
            raise UserError(NO_OWNER, "owner")
        row = session.get(FollowUp, form.id)
        if row is None:
            row = raised(self._house, form)
            session.add(row)
        elif row.person_id != form.person:
            raise UserError(ANOTHER)
        elif row.done_at is not None:
            raise UserError(DONE)
        else:
            row.content, row.due_at = seal(self._house, form, "followup", form.id), _appointed(form)
        return row


def check_follow_up(form: FollowUpForm) -> None:
    """Refuse one that says nothing, or too much."""
    if form.kind in (FollowUpKind.OTHER, FollowUpKind.REFER) and not form.what.strip():
        raise UserError(EMPTY, "what")
    if len(form.what) > LONGEST:
        raise UserError(TOO_LONG, "what")


def raised(house: House, form: FollowUpForm) -> FollowUp:
    """The row of a new follow-up; its time stands open only where others may know that there is an appointment."""
    content = seal(house, form, "followup", form.id)
    return FollowUp(id=form.id, person_id=form.person, check_id=form.check, content=content, due_at=_appointed(form))


def _appointed(form: FollowUpForm) -> datetime | None:
    return None if form.kind is FollowUpKind.PHOTOGRAPH_MARKS else form.due_at


def raise_follow_ups(session: Session, house: House, form: CheckForm) -> None:
    """What a signed check asks for: its own follow-ups, its words as one where it names none, and the photograph of
    fresh marks that have none yet."""
    wanted = [replace(each, person=form.person, check=form.id) for each in form.follow_ups]
    if form.outcome is Outcome.FOLLOW_UP and form.follow_up.strip() and not wanted:
        wanted.append(FollowUpForm(new_id(), form.person, what=form.follow_up.strip()[:LONGEST], check=form.id))
    wanted += _photographs(session, house, form)
    for each in wanted:
        if session.get(FollowUp, each.id) is None:
            session.add(raised(house, each))


def _photographs(session: Session, house: House, form: CheckForm) -> Iterable[FollowUpForm]:
    """Asked for in 24 hours, due in 72; one at a time for a person."""
    marks = [injury for injury in form.injuries if injury.fresh is Answer.YES]
    seen = {photo.id for photo in load(session, InjuryPhoto, InjuryPhoto.check_id, [form.id])}
    if all(seen & set(mark.photos) for mark in marks) or _waits(session, house, form.person):
        return
    due = house.now() + FIRST_ASKED
    yield FollowUpForm(new_id(), form.person, FollowUpKind.PHOTOGRAPH_MARKS, due_at=due, check=form.id)


def _waits(session: Session, house: House, person: UUID) -> bool:
    """One that does not open here counts for nothing: better two than none, and signing is never blocked."""
    for row in _kept(session, joined_ids(session, person), open_only=True):
        with suppress(Refused):
            if _is_photograph(_form(house, row)):
                return True
    return False


def _readable(house: House, row: FollowUp) -> FollowUpForm:
    """One that does not open here stands in the list all the same, and says so."""
    try:
        return _form(house, row)
    except Refused:
        return FollowUpForm(row.id, row.person_id, FollowUpKind.OTHER, NOT_OPENED, row.due_at, check=row.check_id)


def _form(house: House, row: FollowUp) -> FollowUpForm:
    return unseal(house, FollowUpForm, row.content, "followup", row.id)


def _kept(session: Session, people: Iterable[UUID] | None, open_only: bool) -> list[FollowUp]:
    if people is None:
        statement = select(FollowUp).where(col(FollowUp.voided).is_(False))
        if open_only:
            statement = statement.where(col(FollowUp.done_at).is_(None))
        return list(session.exec(statement).all())
    found = load(session, FollowUp, FollowUp.person_id, merges(session).all_of(people))
    return [row for row in found if row.done_at is None or not open_only]


def open_follow_ups(session: Session, house: House, actor: Actor, people: Iterable[UUID]) -> tuple[FollowUpRow, ...]:
    """Those of these people that are not done."""
    return rows_of_follow_ups(session, house, actor, _kept(session, people, open_only=True))


def rows_of_follow_ups(
    session: Session, house: House, actor: Actor, found: Sequence[FollowUp]
) -> tuple[FollowUpRow, ...]:
    """With their words, the earliest due first."""
    shown, staff = _shown(session, actor, [row.person_id for row in found]), staff_names(session)
    now = house.now()
    rows = [
        _row(row, _readable(house, row), shown[row.person_id], staff, now) for row in found if row.person_id in shown
    ]
    return tuple(sorted(rows, key=_order))


def _order(row: FollowUpRow) -> tuple[bool, bool, float]:
    return row.done_at is not None, row.due_at is None, row.due_at.timestamp() if row.due_at else 0.0


def _shown(session: Session, actor: Actor, people: Sequence[UUID]) -> dict[UUID, PersonRow]:
    rows = whole_rows(session, actor, people)
    return {person: row for row in rows for person in (row.id, *row.same_as)}


def _row(
    row: FollowUp, form: FollowUpForm, person: PersonRow, staff: Mapping[UUID, StaffMember], now: datetime
) -> FollowUpRow:
    latest = form.due_at + LATEST - FIRST_ASKED if _is_photograph(form) and form.due_at else None
    return FollowUpRow(
        form,
        person,
        form.due_at,
        latest,
        _name(staff, form.owner),
        row.done_at,
        _name(staff, row.done_by),
        row.done_at is None and form.due_at is not None and form.due_at < now,
    )


def _name(staff: Mapping[UUID, StaffMember], member: UUID | None) -> str:
    return staff[member].name if member is not None and member in staff else ""


def _is_photograph(form: FollowUpForm) -> bool:
    return form.kind is FollowUpKind.PHOTOGRAPH_MARKS
