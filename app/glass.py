"""Break-glass: the lead on duty opens what the medics released, with a reason, journaled before a word is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.cautious import both_extracts
from app.errors import Refused, UserError
from app.extract import Extract, live_extracts, opened
from app.house import House, staff_names
from app.merging import whole_row
from app.registration import known_person
from app.rows import PersonRow
from app.same_person import merges
from app.two_persons import require_reason
from models.base import new_id
from models.codes import Compartment
from models.health import MedicalCheck
from models.place import StaffMember
from models.trust import EmergencyExtract, GlassBreak

NOTHING = "Health has released nothing about this person yet. Nothing was opened. Call the medic on duty, or 112."
NO_KEY = "The key to what Health released is not on this desk, so it stays closed. Call the medic on duty, or 112."
DAMAGED = (
    "What Health released cannot be opened on this laptop. The health records are untouched. "
    "Call the medic on duty, or 112."
)
OWN = "You opened this yourself, so a medic has to see it. Nothing was changed. Leave it to the Health desk."
NOT_A_MEDIC = "Only a medic marks this as seen. Nothing was changed. Ask the Health desk."
GONE = "This entry is not on this laptop. Nothing was changed. Open the page again."


@dataclass(frozen=True, repr=False)
class ExtractSheet:
    """What the medics released about a person; `unread` parts did not open and are missing here."""

    person: PersonRow
    extract: Extract = field(repr=False)
    released_by: str = ""
    unread: int = 0


@dataclass(frozen=True, repr=False)
class GlassRow:
    """One opening: who, when, why, and which medic has seen that; `mine`: the reader opened it."""

    id: UUID
    person: PersonRow
    at: datetime
    by: str
    reason: str
    seen_at: datetime | None
    seen_by: str
    mine: bool


class Glass:
    """Opening in an emergency, and what the medics see of it."""

    def __init__(self, house: House) -> None:
        self._house = house

    def open(self, actor: Actor, person_id: UUID, reason: str) -> ExtractSheet:
        """Open what the medics released. The opening is saved in a transaction of its own before anything is read.
        UserError: no reason, or nothing released; Refused: no key."""
        require_reason(reason)
        self._house.write(actor, Act.BREAK_GLASS, lambda session: self._break(session, actor, person_id, reason))
        return self._house.read(actor, Act.BREAK_GLASS, lambda session: self._sheet(session, actor, person_id))

    def broken(self, actor: Actor) -> tuple[GlassRow, ...]:
        """Every opening, those no medic has seen first, then the newest."""

        def work(session: Session) -> tuple[GlassRow, ...]:
            statement = select(GlassBreak).where(col(GlassBreak.voided).is_(False))
            rows = session.exec(statement.order_by(col(GlassBreak.at).desc())).all()
            return tuple(_row(session, actor, row) for row in sorted(rows, key=lambda row: row.seen_at is not None))

        return self._house.read(actor, Act.SEE_BROKEN_GLASS, work)

    def seen(self, actor: Actor, glass_id: UUID) -> GlassRow:
        """A medic has seen an opening; the first to do so stands. Never the one who opened."""

        def work(session: Session) -> GlassRow:
            row = session.get(GlassBreak, glass_id)
            if row is None or row.voided:
                raise UserError(GONE)
            if row.by_id == actor.user:
                raise Refused(OWN, row.person_id)
            if not _medic(actor):
                raise Refused(NOT_A_MEDIC, row.person_id)
            if row.seen_at is None:
                row.seen_at, row.seen_by = self._house.now(), actor.user
                session.flush()
            return _row(session, actor, row)

        return self._house.write(actor, Act.SEE_BROKEN_GLASS, work)

    def _break(self, session: Session, actor: Actor, person_id: UUID, reason: str) -> None:
        person = known_person(session, person_id)
        if not self._house.vault.holds(Compartment.EMERGENCY):
            raise Refused(NO_KEY, person.id)
        if not live_extracts(session, person.id):
            raise UserError(NOTHING)
        now = self._house.now()
        session.add(GlassBreak(id=new_id(), person_id=person.id, at=now, by_id=actor.user, reason=reason.strip()))
        self._house.note(session, "GLASS_BROKEN", person.id, "extract")

    def _sheet(self, session: Session, actor: Actor, person_id: UUID) -> ExtractSheet:
        rows = live_extracts(session, person_id)
        found = opened(self._house, rows)
        if not found:
            raise UserError(DAMAGED)
        person = whole_row(session, actor, known_person(session, person_id).id, with_photo=True)
        text = both_extracts([(row.person_id, extract) for row, extract in found], merges(session).since(person_id))
        return ExtractSheet(person, text, _signer(session, found[0][0]), len(rows) - len(found))


def unseen(session: Session, actor: Actor) -> int:
    """How many openings by others no medic has seen yet."""
    statement = select(GlassBreak.id).where(
        col(GlassBreak.voided).is_(False), col(GlassBreak.seen_at).is_(None), GlassBreak.by_id != actor.user
    )
    return len(session.exec(statement).all())


def _medic(actor: Actor) -> bool:
    return may(actor, Act.RELEASE_EXTRACT)


def _signer(session: Session, extract: EmergencyExtract) -> str:
    check = session.get(MedicalCheck, extract.check_id) if extract.check_id else None
    return _named(staff_names(session), check.signed_by if check else None)


def _row(session: Session, actor: Actor, row: GlassBreak) -> GlassRow:
    staff = staff_names(session)
    person = whole_row(session, actor, row.person_id)
    by, seen_by = _named(staff, row.by_id), _named(staff, row.seen_by)
    return GlassRow(row.id, person, row.at, by, row.reason, row.seen_at, seen_by, row.by_id == actor.user)


def _named(staff: dict[UUID, StaffMember], user: UUID | None) -> str:
    member = staff.get(user) if user else None
    return f"{member.name}, {member.desk}" if member else ""
