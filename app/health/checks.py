"""Medical checks. All that is said is sealed to `medical`; colour and work instructions are what leaves the clinic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.arrivals import people_of
from app.cautious import last_check
from app.check_forms import AddendumForm, CheckForm
from app.check_rows import CheckRow, CheckSheet
from app.errors import UserError
from app.extract import release
from app.health.bedside import age_of, trend_of
from app.health.follow_ups import open_follow_ups, raise_follow_ups
from app.health.holding import decided, hold_food, keep_instructions, with_standing
from app.health.photos import photos_of
from app.health.questionnaires import offered
from app.health.saying import check_form, require_terms, tell_protection
from app.health.sealed import seal, unseal
from app.house import House, staff_names
from app.merging import interpreter_of, languages_of, once, whole_row
from app.person_rows import load, rows_of, urgent
from app.proposals import proposal_rows
from app.registration import known_person
from app.rows import PersonRow, ProposalRow
from app.same_person import joined_ids, merges
from app.staff import roles_of
from models.arrivals import Proposal
from models.base import new_id
from models.codes import ActNow, Arrival, ProposalState, Role, Triage
from models.health import CheckAddendum, MedicalCheck
from models.person import Person, UrgentMark

_ORDER = {Triage.RED: 0, Triage.YELLOW: 1, Triage.NOT_YET: 2, Triage.GREEN: 3}


class Checks:
    """The use cases of the check; only medics hold the key that opens what they read."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._terms: set[tuple[UUID, UUID]] = set()

    def queue(self, actor: Actor, group: UUID) -> tuple[PersonRow, ...]:
        """Who waits, registered or not: red and "doctor now" first, then by colour, then the longest wait. Whoever is
        marked "doctor now" after a check, by an eye or by dangerous vital signs, waits again."""

        def work(session: Session) -> tuple[PersonRow, ...]:
            rows = once(rows_of(session, actor, people_of(session, group)))
            return in_health_order(row for row in rows if waits(row))

        return self._house.read(actor, Act.SEE_QUEUE_COLOURS, work)

    def open_check(self, actor: Actor, person_id: UUID) -> CheckSheet:
        """The health page: the draft to go on with or a fresh form, and what was before. The reading is journaled."""

        def work(session: Session) -> CheckSheet:
            records = [known_person(session, each) for each in joined_ids(session, person_id)]
            checks = self._checks(session, records[0].id)
            if checks:
                self._house.note(session, "SEALED_READ", records[0].id, "check", len(checks))
            return self._sheet(session, actor, records, checks)

        return self._house.write(actor, Act.READ_CHECK, work)

    def _sheet(
        self, session: Session, actor: Actor, records: Sequence[Person], checks: Sequence[CheckRow]
    ) -> CheckSheet:
        people, house = [record.id for record in records], self._house
        row = whole_row(session, actor, people[0], with_photo=True)
        draft = next((check.form for check in checks if check.signed_at is None), None)
        arrived = min((record.counted_at for record in records if record.counted_at), default=None)
        return CheckSheet(
            row,
            languages_of(records),
            interpreter_of(records),
            with_standing(draft or CheckForm(new_id(), people[0], triage=row.triage), row.instructions),
            tuple(check for check in checks if check.signed_at is not None),
            self._hints(session, actor, people),
            trend_of(session, house, people, checks),
            photos_of(session, house, people),
            open_follow_ups(session, house, actor, people),
            age_of(records, house),
            tuple(tool.id for tool in offered(arrived, house.now())),
            _clinic(session),
        )

    def _hints(self, session: Session, actor: Actor, people: Sequence[UUID]) -> tuple[ProposalRow, ...]:
        rows = load(session, Proposal, Proposal.person_id, people)
        return proposal_rows(session, actor, [row for row in rows if row.state is not ProposalState.DISMISSED])

    def open_terms(self, actor: Actor, person_id: UUID, check: UUID) -> None:
        """A clinician trained in them opens the terms of the Istanbul Protocol for one check; it is journaled."""

        def work(session: Session) -> None:
            known_person(session, person_id)
            self._house.note(session, "SEALED_READ", person_id, "check")

        self._house.write(actor, Act.SIGN_CHECK, work)
        self._terms.add((actor.user, check))

    def save_check(self, actor: Actor, form: CheckForm) -> PersonRow:
        """Keep a check unsigned; it can be opened and changed until it is signed. Whoever hardly ate is held back from
        food at once."""
        self._house.require(actor, Act.SAVE_CHECK)
        check_form(form)

        def work(session: Session) -> PersonRow:
            person = known_person(session, form.person)
            self._write(session, actor, form)
            self._colour(session, actor, person, form)
            hold_food(session, form)
            session.flush()
            return whole_row(session, actor, person.id)

        return self._house.write(actor, Act.SAVE_CHECK, work)

    def sign_check(self, actor: Actor, form: CheckForm) -> PersonRow:
        """Sign: from now on only addenda. Its instructions replace those it was opened with, its follow-ups are raised,
        and the emergency extract is released. Never blocked by what was not asked."""
        self._house.require(actor, Act.SIGN_CHECK)
        check_form(form)
        form = decided(form)

        def work(session: Session) -> PersonRow:
            person = known_person(session, form.person)
            check = self._write(session, actor, form)
            check.signed_at, check.signed_by = self._house.now(), actor.user
            self._colour(session, actor, person, form)
            keep_instructions(session, form)
            _doctor_came(session, person.id)
            raise_follow_ups(session, self._house, form)
            tell_protection(session, self._house, actor, form)
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
                content = seal(self._house, form, "checkaddendum", form.id)
                session.add(
                    CheckAddendum(
                        id=form.id, check_id=form.check, content=content, at=self._house.now(), by_id=actor.user
                    )
                )

        self._house.write(actor, Act.ADD_ADDENDUM, work)

    def _write(self, session: Session, actor: Actor, form: CheckForm) -> MedicalCheck:
        check = session.get(MedicalCheck, form.id)
        if check is not None and check.signed_at is not None:
            raise UserError("This check is signed and is never changed. Nothing was saved. Add an addendum instead.")
        if check is not None and check.person_id != form.person:
            raise UserError("This check belongs to another person. Nothing was saved. Open the health page again.")
        before = self._form(check) if check is not None else None
        require_terms(form, before, (actor.user, form.id) in self._terms)
        content = seal(self._house, form, "medicalcheck", form.id)
        if check is None:
            check = MedicalCheck(
                id=form.id,
                person_id=form.person,
                started_at=self._house.now(),
                clinician_id=actor.user,
                content=content,
            )
            session.add(check)
        check.content = content
        return check

    def _colour(self, session: Session, actor: Actor, person: Person, form: CheckForm) -> None:
        shown = whole_row(session, actor, person.id).triage
        if form.triage is not Triage.NOT_YET and form.triage is not shown:
            person.triage, person.triage_at = form.triage, self._house.now()

    def _form(self, check: MedicalCheck) -> CheckForm:
        return unseal(self._house, CheckForm, check.content, "medicalcheck", check.id)

    def _checks(self, session: Session, person: UUID) -> list[CheckRow]:
        """Those of every record of the person, newest first."""
        statement = select(MedicalCheck).where(
            col(MedicalCheck.person_id).in_(joined_ids(session, person)), col(MedicalCheck.voided).is_(False)
        )
        staff = staff_names(session)
        rows = []
        for check in session.exec(statement.order_by(col(MedicalCheck.started_at).desc())).all():
            signer = staff.get(check.signed_by) if check.signed_by else None
            rows.append(
                CheckRow(
                    self._form(check),
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
            unseal(self._house, AddendumForm, row.content, "checkaddendum", row.id)
            for row in session.exec(statement).all()
        )

    def newest(self, session: Session, person: UUID) -> CheckForm | None:
        """The newest check, signed or not, for an ambulance that waits at the door."""
        return next((check.form for check in self._checks(session, person)), None)

    def last_signed(self, session: Session, person: UUID) -> CheckForm | None:
        """The newest signed check, for the letter; only where the medical key is held."""
        return last_check(self._checks(session, person), merges(session).since(person))


def _clinic(session: Session) -> tuple[tuple[UUID, str], ...]:
    """Those who sign checks and are in service."""
    serving = (member for member in staff_names(session).values() if member.ended_at is None)
    named = ((member.name, member.id) for member in serving if Role.MEDIC in roles_of(member))
    return tuple((member, name) for name, member in sorted(named))


def waits(row: PersonRow) -> bool:
    """In the house and not checked, or marked "doctor now" since."""
    return row.arrival is Arrival.COUNTED and not row.left and (not row.checked or ActNow.DOCTOR_NOW in row.acts_now)


def in_health_order(rows: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
    """Red and "doctor now" first, then by colour, then who waits longest."""

    def place(row: PersonRow) -> tuple[bool, int, float, str]:
        since = row.waiting_since.timestamp() if row.waiting_since else 0.0
        return (not urgent(row), _ORDER[row.triage], since, row.number)

    return tuple(sorted(rows, key=place))


def _doctor_came(session: Session, person: UUID) -> None:
    for row in load(session, UrgentMark, UrgentMark.person_id, joined_ids(session, person)):
        row.voided = row.code is ActNow.DOCTOR_NOW
