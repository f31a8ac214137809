"""Medical checks. All that is said is sealed to `medical`; colour and work instructions are what leaves the clinic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.arrivals import people_of
from app.cautious import last_check
from app.check_forms import AddendumForm, CheckForm
from app.check_rows import CheckRow, CheckSheet
from app.content import from_content, to_content
from app.errors import UserError
from app.extract import release
from app.house import House, staff_names
from app.merging import interpreter_of, languages_of, once, whole_row
from app.person_rows import load, rows_of, urgent
from app.proposals import proposal_rows
from app.registration import known_person
from app.rows import PersonRow, ProposalRow
from app.same_person import joined_ids, merges
from app.sealing import Binding
from app.vitals import check_vitals
from models.arrivals import Proposal
from models.base import new_id
from models.codes import ActNow, Arrival, Compartment, Instruction, ProposalState, Triage
from models.health import CheckAddendum, MedicalCheck
from models.person import Person, UrgentMark, WorkInstruction

_ORDER = {Triage.RED: 0, Triage.YELLOW: 1, Triage.NOT_YET: 2, Triage.GREEN: 3}


class Health:
    """The use cases of the health desk; only medics hold the key that opens what they read."""

    def __init__(self, house: House) -> None:
        self._house = house

    def queue(self, actor: Actor, group: UUID) -> tuple[PersonRow, ...]:
        """Who waits, registered or not: red and "doctor now" first, then by colour, then the longest wait."""

        def work(session: Session) -> tuple[PersonRow, ...]:
            rows = once(rows_of(session, actor, people_of(session, group)))
            return in_health_order(row for row in rows if row.arrival is Arrival.COUNTED and not row.checked)

        return self._house.read(actor, Act.SEE_QUEUE_COLOURS, work)

    def open_check(self, actor: Actor, person_id: UUID) -> CheckSheet:
        """The health page: the draft to go on with or a fresh form, and earlier checks. The reading is journaled."""

        def work(session: Session) -> CheckSheet:
            records = [known_person(session, each) for each in joined_ids(session, person_id)]
            person = records[0]
            row = whole_row(session, actor, person.id, with_photo=True)
            checks = self._checks(session, person.id)
            if checks:
                self._house.note(session, "SEALED_READ", person.id, "check", len(checks))
            draft = next((check.form for check in checks if check.signed_at is None), None)
            return CheckSheet(
                row,
                languages_of(records),
                interpreter_of(records),
                with_standing(draft or CheckForm(new_id(), person.id, triage=row.triage), row.instructions),
                tuple(check for check in checks if check.signed_at is not None),
                self._hints(session, actor, [record.id for record in records]),
            )

        return self._house.write(actor, Act.READ_CHECK, work)

    def _hints(self, session: Session, actor: Actor, people: Sequence[UUID]) -> tuple[ProposalRow, ...]:
        rows = load(session, Proposal, Proposal.person_id, people)
        return proposal_rows(session, actor, [row for row in rows if row.state is not ProposalState.DISMISSED])

    def save_check(self, actor: Actor, form: CheckForm) -> PersonRow:
        """Keep a check unsigned; it can be opened and changed until it is signed."""
        check_vitals(form.vitals)

        def work(session: Session) -> PersonRow:
            person = known_person(session, form.person)
            self._write(session, actor, form)
            self._colour(session, actor, person, form)
            session.flush()
            return whole_row(session, actor, person.id)

        return self._house.write(actor, Act.SAVE_CHECK, work)

    def sign_check(self, actor: Actor, form: CheckForm) -> PersonRow:
        """Sign: from now on only addenda. Its instructions replace those it was opened with, and the emergency extract
        is released. Never blocked."""
        check_vitals(form.vitals)

        def work(session: Session) -> PersonRow:
            person = known_person(session, form.person)
            check = self._write(session, actor, form)
            check.signed_at, check.signed_by = self._house.now(), actor.user
            self._colour(session, actor, person, form)
            _replace_instructions(session, form)
            _doctor_came(session, person.id)
            session.flush()
            row = whole_row(session, actor, person.id)
            release(session, self._house, actor, form, row.instructions)
            return row

        return self._house.write(actor, Act.SIGN_CHECK, work)

    def add_addendum(self, actor: Actor, form: AddendumForm) -> None:
        """A later word on a signed check."""
        if not form.text.strip():
            raise UserError("The addendum is empty. Nothing was saved. Write what is to be added.", "addendum")

        def work(session: Session) -> None:
            check = session.get(MedicalCheck, form.check)
            if check is None or check.signed_at is None:
                raise UserError("This check is not signed yet. Nothing was saved. Change the check itself.")
            if session.get(CheckAddendum, form.id) is None:
                content = self._seal(to_content(form), "checkaddendum", form.id)
                session.add(
                    CheckAddendum(
                        id=form.id, check_id=form.check, content=content, at=self._house.now(), by_id=actor.user
                    )
                )

        self._house.write(actor, Act.ADD_ADDENDUM, work)

    def _write(self, session: Session, actor: Actor, form: CheckForm) -> MedicalCheck:
        content = self._seal(to_content(form), "medicalcheck", form.id)
        check = session.get(MedicalCheck, form.id)
        if check is None:
            check = MedicalCheck(
                id=form.id,
                person_id=form.person,
                started_at=self._house.now(),
                clinician_id=actor.user,
                content=content,
            )
            session.add(check)
        elif check.signed_at is not None:
            raise UserError("This check is signed and is never changed. Nothing was saved. Add an addendum instead.")
        elif check.person_id != form.person:
            raise UserError("This check belongs to another person. Nothing was saved. Open the health page again.")
        else:
            check.content = content
        return check

    def _colour(self, session: Session, actor: Actor, person: Person, form: CheckForm) -> None:
        shown = whole_row(session, actor, person.id).triage
        if form.triage is not Triage.NOT_YET and form.triage is not shown:
            person.triage, person.triage_at = form.triage, self._house.now()

    def _seal(self, plain: bytes, table: str, row: UUID) -> bytes:
        return self._house.vault.seal(Compartment.MEDICAL, plain, Binding(table, row, "content"))

    def _open(self, sealed: bytes, table: str, row: UUID) -> bytes:
        return self._house.vault.open(Compartment.MEDICAL, sealed, Binding(table, row, "content"))

    def _checks(self, session: Session, person: UUID) -> list[CheckRow]:
        """Those of every record of the person, newest first."""
        statement = select(MedicalCheck).where(
            col(MedicalCheck.person_id).in_(joined_ids(session, person)), col(MedicalCheck.voided).is_(False)
        )
        staff = staff_names(session)
        rows = []
        for check in session.exec(statement.order_by(col(MedicalCheck.started_at).desc())).all():
            form = from_content(CheckForm, self._open(check.content, "medicalcheck", check.id))
            signer = staff.get(check.signed_by) if check.signed_by else None
            rows.append(
                CheckRow(
                    form,
                    check.started_at,
                    check.signed_at,
                    signer.name if signer else "",
                    self._addenda(session, check),
                )
            )
        return rows

    def _addenda(self, session: Session, check: MedicalCheck) -> tuple[AddendumForm, ...]:
        statement = select(CheckAddendum).where(CheckAddendum.check_id == check.id).order_by(col(CheckAddendum.at))
        return tuple(
            from_content(AddendumForm, self._open(row.content, "checkaddendum", row.id))
            for row in session.exec(statement).all()
        )

    def newest(self, session: Session, person: UUID) -> CheckForm | None:
        """The newest check, signed or not, for an ambulance that waits at the door."""
        return next((check.form for check in self._checks(session, person)), None)

    def last_signed(self, session: Session, person: UUID) -> CheckForm | None:
        """The newest signed check, for the letter; only where the medical key is held."""
        return last_check(self._checks(session, person), merges(session).since(person))


def in_health_order(rows: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
    """Red and "doctor now" first, then by colour, then who waits longest."""

    def place(row: PersonRow) -> tuple[bool, int, float, str]:
        since = row.waiting_since.timestamp() if row.waiting_since else 0.0
        return (not urgent(row), _ORDER[row.triage], since, row.number)

    return tuple(sorted(rows, key=place))


def with_standing(form: CheckForm, standing: tuple[Instruction, ...]) -> CheckForm:
    """The form with what stands now: an instruction set since it was written is ticked in it."""
    since = set(standing) - set(form.standing)
    return replace(form, instructions=tuple(sorted({*form.instructions, *since})), standing=standing)


def _replace_instructions(session: Session, form: CheckForm) -> None:
    """What its writer saw and did not keep is lifted; what was set meanwhile stays, because nobody decided on it."""
    kept, seen = set(form.instructions), set(form.standing)
    standing = load(session, WorkInstruction, WorkInstruction.person_id, joined_ids(session, form.person))
    for row in standing:
        row.voided = row.code in seen and row.code not in kept
    for code in kept - {row.code for row in standing if row.person_id == form.person}:
        session.add(WorkInstruction(id=new_id(), person_id=form.person, check_id=form.id, code=code))


def _doctor_came(session: Session, person: UUID) -> None:
    for row in load(session, UrgentMark, UrgentMark.person_id, joined_ids(session, person)):
        row.voided = row.code is ActNow.DOCTOR_NOW
