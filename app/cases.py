"""Cases (S4): prison papers, threats, relatives at risk. Sealed to `protection`, and shown only to those assigned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import TABLE, Act, Actor, may
from app.content import from_content, to_content
from app.errors import Refused, UserError
from app.house import House, staff_names
from app.merging import whole_row
from app.registration import known_person
from app.rows import PersonRow
from app.same_person import joined_ids
from app.sealing import Binding
from models.base import new_id
from models.codes import Compartment, Role
from models.place import StaffMember
from models.trust import CaseAssignment, ProtectionNote

LONGEST_NOTE = 20_000

NOT_YOUR_CASE = (
    "This person's case is not assigned to you, so its notes stay closed. Nothing was changed. "
    "Ask the shift lead to assign it."
)
EMPTY = "The note is empty. Nothing was saved. Write what was said."
TOO_LONG = "The note is longer than 20,000 characters. Nothing was saved. Divide it into two."
ANOTHER = "This note belongs to another record. Nothing was saved. Open the page again."
NO_CASE_WORKER = (
    "Only a case worker or a legal counsellor who works here can take a case. Nothing was saved. Choose somebody else."
)
OVER = "This assignment has ended already. Nothing was changed. Open the page again."


@dataclass(frozen=True)
class CaseForm:
    """Somebody is to work on a person's case."""

    id: UUID
    person: UUID
    staff: UUID


@dataclass(frozen=True, repr=False)
class NoteForm:
    """A note of a case as it was told."""

    id: UUID
    person: UUID
    text: str = field(repr=False)


@dataclass(frozen=True, repr=False)
class CaseRow:
    """An assignment that holds: who works on whose case since when."""

    id: UUID
    person: PersonRow
    staff: str
    since: datetime


@dataclass(frozen=True, repr=False)
class WorkerRow:
    """A user who can be given a case."""

    id: UUID
    name: str
    desk: str


@dataclass(frozen=True, repr=False)
class CaseTeam:
    """Who works on a person's case, and who else could."""

    assigned: tuple[CaseRow, ...]
    others: tuple[WorkerRow, ...]


@dataclass(frozen=True, repr=False)
class NoteRow:
    id: UUID
    text: str = field(repr=False)
    at: datetime
    by: str


class Cases:
    """The use cases of case work: assigning, and the notes of one's own people."""

    def __init__(self, house: House) -> None:
        self._house = house

    def assign(self, actor: Actor, form: CaseForm) -> CaseRow:
        """Give a case to a case worker or a legal counsellor; who has it already keeps it."""

        def work(session: Session) -> CaseRow:
            known_person(session, form.person)
            if form.staff not in {member.id for member in _workers(session)}:
                raise UserError(NO_CASE_WORKER, "staff")
            case = next((case for case in _team(session, form.person) if case.staff_id == form.staff), None)
            case = case or session.get(CaseAssignment, form.id)
            if case is None:
                case = CaseAssignment(
                    id=form.id, person_id=form.person, staff_id=form.staff, since=self._house.now(), ended_at=None
                )
                session.add(case)
                session.flush()
            if case.ended_at is not None:
                raise UserError(OVER)
            return _case_row(session, actor, case)

        return self._house.write(actor, Act.ASSIGN_CASE, work)

    def end(self, actor: Actor, case_id: UUID) -> None:
        """Somebody works on a case no longer; from now on its notes are closed to them."""

        def work(session: Session) -> None:
            case = session.get(CaseAssignment, case_id)
            if case is None or case.voided or case.ended_at is not None:
                raise UserError(OVER)
            case.ended_at = self._house.now()

        self._house.write(actor, Act.ASSIGN_CASE, work)

    def team(self, actor: Actor, person_id: UUID) -> CaseTeam:
        """Who works on a person's case, and who else can be given it."""

        def work(session: Session) -> CaseTeam:
            cases = _team(session, person_id)
            busy = {case.staff_id for case in cases}
            others = [WorkerRow(each.id, each.name, each.desk) for each in _workers(session) if each.id not in busy]
            return CaseTeam(tuple(_case_row(session, actor, case) for case in cases), tuple(others))

        return self._house.read(actor, Act.ASSIGN_CASE, work)

    def mine(self, actor: Actor) -> tuple[CaseRow, ...]:
        """The people assigned to the actor, the newest case first."""

        def work(session: Session) -> tuple[CaseRow, ...]:
            cases = _live(session, CaseAssignment.staff_id, [actor.user])
            return tuple(_case_row(session, actor, case) for case in cases)

        return self._house.read(actor, Act.READ_CASE_NOTES, work)

    def write(self, actor: Actor, form: NoteForm) -> None:
        """Keep a note of one's own case; saving twice saves once. Refused when the case is not assigned."""
        if not form.text.strip():
            raise UserError(EMPTY, "text")
        if len(form.text) > LONGEST_NOTE:
            raise UserError(TOO_LONG, "text")
        self._house.write(actor, Act.WRITE_CASE_NOTE, lambda session: self._write(session, actor, form))

    def notes(self, actor: Actor, person_id: UUID) -> tuple[NoteRow, ...]:
        """The notes of one's own case, newest first. The reading is journaled; Refused when it is not assigned."""

        def work(session: Session) -> tuple[NoteRow, ...]:
            require_assigned(session, actor, person_id)
            statement = select(ProtectionNote).where(
                col(ProtectionNote.person_id).in_(joined_ids(session, person_id)),
                col(ProtectionNote.voided).is_(False),
            )
            notes = session.exec(statement.order_by(col(ProtectionNote.at).desc())).all()
            if notes:
                self._house.note(session, "SEALED_READ", person_id, "case", len(notes))
            return self._rows(session, notes)

        return self._house.write(actor, Act.READ_CASE_NOTES, work)

    def _write(self, session: Session, actor: Actor, form: NoteForm) -> None:
        require_assigned(session, actor, form.person)
        note = session.get(ProtectionNote, form.id)
        if note is not None:
            if (note.person_id, note.by_id) != (form.person, actor.user):
                raise UserError(ANOTHER)
            return
        content = self._house.vault.seal(Compartment.PROTECTION, to_content(form), _place(form.id))
        session.add(
            ProtectionNote(id=form.id, person_id=form.person, at=self._house.now(), by_id=actor.user, content=content)
        )

    def _rows(self, session: Session, notes: Sequence[ProtectionNote]) -> tuple[NoteRow, ...]:
        staff, vault = staff_names(session), self._house.vault
        found = []
        for note in notes:
            form = from_content(NoteForm, vault.open(Compartment.PROTECTION, note.content, _place(note.id)))
            found.append(NoteRow(note.id, form.text, note.at, _named(staff.get(note.by_id))))
        return tuple(found)


def require_assigned(session: Session, actor: Actor, person_id: UUID) -> None:
    """Refused, which is journaled, unless the actor works on this person's case."""
    person = known_person(session, person_id)
    if not works_on(session, actor, person.id):
        raise Refused(NOT_YOUR_CASE, person.id)


def case_form(person: UUID, staff: UUID) -> CaseForm:
    """A new assignment, as a panel opens it."""
    return CaseForm(new_id(), person, staff)


def works_on(session: Session, actor: Actor, person_id: UUID) -> bool:
    """Whether the actor reads case notes and this person's case is assigned to them."""
    mine = any(case.staff_id == actor.user for case in _team(session, person_id))
    return mine and may(actor, Act.READ_CASE_NOTES)


def _live(session: Session, column: object, wanted: Iterable[UUID]) -> list[CaseAssignment]:
    statement = select(CaseAssignment).where(
        col(column).in_(wanted),
        col(CaseAssignment.voided).is_(False),
        col(CaseAssignment.ended_at).is_(None),
    )
    return list(session.exec(statement.order_by(col(CaseAssignment.since).desc())).all())


def _team(session: Session, person: UUID) -> list[CaseAssignment]:
    return _live(session, CaseAssignment.person_id, joined_ids(session, person))


def _workers(session: Session) -> list[StaffMember]:
    """Users whose roles read case notes and whose time here is not over."""
    able = TABLE[Act.READ_CASE_NOTES]
    members = session.exec(select(StaffMember).where(col(StaffMember.voided).is_(False))).all()
    return [each for each in members if each.ended_at is None and able & _roles(each)]


def _roles(member: StaffMember) -> frozenset[Role]:
    return frozenset({member.role, *map(Role, member.further_roles.split())})


def _case_row(session: Session, actor: Actor, case: CaseAssignment) -> CaseRow:
    person = whole_row(session, actor, case.person_id)
    return CaseRow(case.id, person, _named(session.get(StaffMember, case.staff_id)), case.since)


def _named(member: StaffMember | None) -> str:
    return f"{member.name}, {member.desk}" if member else ""


def _place(row: UUID) -> Binding:
    return Binding("protectionnote", row, "content")
