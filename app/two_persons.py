"""Acts of two persons: one asks with a reason, another user agrees, within a day, once. Never for room, fire or
roll-call lists: a lone night lead prints those."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.errors import Refused, UserError
from app.house import House, staff_names
from models.base import new_id
from models.codes import Agreement, TwoPerson
from models.place import StaffMember
from models.trust import TwoPersonAct

VALID = timedelta(hours=24)
LEAST_REASON = 10

NO_REASON = "A reason of at least ten characters is needed. Nothing was saved. Write it in a few words."
NOT_AGREED = "No second person has agreed to this. Nothing was done. Ask for it on the page Agreements."
OVER = "This was asked more than a day ago. Nothing was done. Ask for it again."
NOT_OPEN = "This was answered already. The answer stands. If it is needed again, ask again."
ANOTHER = "This was asked under a number that is taken. Nothing was saved. Open the page again and ask anew."
SAME_PERSON = "You asked for this yourself, so somebody else has to agree. Nothing was changed. Ask another lead."


@dataclass(frozen=True, repr=False)
class TwoPersonForm:
    """What is asked for. `subject`: an id or a code, never a name; `reason`: at least ten characters."""

    id: UUID
    kind: TwoPerson
    subject: str
    reason: str = field(repr=False)


@dataclass(frozen=True, repr=False)
class TwoPersonRow:
    """One act asked for. `about`: the user or code it concerns, in words; `mine`: the reader asked for it."""

    id: UUID
    kind: TwoPerson
    subject: str
    about: str
    reason: str
    asked_at: datetime
    asked_by: str
    until: datetime
    state: Agreement
    decided_by: str
    mine: bool


class TwoPersons:
    """Asking, agreeing, refusing. The act itself calls `require` in its own transaction."""

    def __init__(self, house: House) -> None:
        self._house = house

    def ask(self, actor: Actor, form: TwoPersonForm) -> TwoPersonRow:
        """Ask for an act; asking twice with one id asks once."""
        require_reason(form.reason)

        def work(session: Session) -> TwoPersonRow:
            act = session.get(TwoPersonAct, form.id)
            if act is None:
                act = TwoPersonAct(
                    id=form.id,
                    kind=form.kind,
                    subject=form.subject,
                    reason=form.reason.strip(),
                    asked_at=self._house.now(),
                    asked_by=actor.user,
                    state=Agreement.ASKED,
                )
                session.add(act)
                session.flush()
            if (act.kind, act.subject, act.asked_by) != (form.kind, form.subject, actor.user):
                raise UserError(ANOTHER)
            return _row(session, actor, act)

        return self._house.write(actor, Act.ASK_SECOND, work)

    def waiting(self, actor: Actor) -> tuple[TwoPersonRow, ...]:
        """Of the last day: what the actor asked for, and what others ask of the actor; newest first."""

        def work(session: Session) -> tuple[TwoPersonRow, ...]:
            statement = select(TwoPersonAct).where(col(TwoPersonAct.voided).is_(False))
            acts = session.exec(statement.order_by(col(TwoPersonAct.asked_at).desc())).all()
            now = self._house.now()
            return tuple(_row(session, actor, act) for act in acts if _valid(act, now) and _concerns(act, actor))

        return self._house.read(actor, Act.ASK_SECOND, work)

    def agree(self, actor: Actor, act_id: UUID) -> TwoPersonRow:
        """The second person agrees: another user than the one who asked."""
        return self._house.write(
            actor, Act.AGREE_SECOND, lambda session: self._decide(session, actor, act_id, Agreement.AGREED)
        )

    def refuse(self, actor: Actor, act_id: UUID) -> TwoPersonRow:
        """The second person does not agree; a lead who asked takes it back the same way."""
        return self._house.write(
            actor, Act.AGREE_SECOND, lambda session: self._decide(session, actor, act_id, Agreement.REFUSED)
        )

    def _decide(self, session: Session, actor: Actor, act_id: UUID, state: Agreement) -> TwoPersonRow:
        act = session.get(TwoPersonAct, act_id)
        if act is None or act.voided or act.state is not Agreement.ASKED:
            raise UserError(NOT_OPEN)
        if not _valid(act, self._house.now()):
            raise UserError(OVER)
        if state is Agreement.AGREED and act.asked_by == actor.user:
            raise Refused(SAME_PERSON)
        act.state, act.decided_at, act.decided_by = state, self._house.now(), actor.user
        session.flush()
        return _row(session, actor, act)


def require(
    session: Session, kind: TwoPerson, subject: str, agreed_id: UUID | None, actor: Actor, now: datetime
) -> TwoPersonAct:
    """Spend an agreement in the transaction of the act itself, so that it is used once or the act is not done.
    UserError: none, for something else, asked by another user, or over."""
    act = session.get(TwoPersonAct, agreed_id) if agreed_id else None
    if act is None or act.voided or (act.kind, act.subject, act.asked_by) != (kind, subject, actor.user):
        raise UserError(NOT_AGREED)
    if act.state is not Agreement.AGREED or act.decided_by in (None, act.asked_by):
        raise UserError(NOT_AGREED)
    if not _valid(act, now):
        raise UserError(OVER)
    act.state = Agreement.USED
    return act


def open_requests(session: Session, actor: Actor, now: datetime) -> int:
    """How many acts of others wait for a second person now."""
    statement = select(TwoPersonAct).where(
        col(TwoPersonAct.voided).is_(False),
        TwoPersonAct.state == Agreement.ASKED,
        TwoPersonAct.asked_by != actor.user,
    )
    return sum(_valid(act, now) for act in session.exec(statement).all())


def require_reason(reason: str) -> None:
    """UserError naming the field when a reason is shorter than ten characters."""
    if len(" ".join(reason.split())) < LEAST_REASON:
        raise UserError(NO_REASON, "reason")


def export_form(reason: str) -> TwoPersonForm:
    """The request for a bulk export, as the page opens it."""
    return TwoPersonForm(new_id(), TwoPerson.EXPORT_BULK, "people", reason)


def _valid(act: TwoPersonAct, now: datetime) -> bool:
    """Within a day of the asking; also when a clock was put back since, so that it cannot live on."""
    return abs(now - act.asked_at) <= VALID


def _concerns(act: TwoPersonAct, actor: Actor) -> bool:
    asked_of = act.state is Agreement.ASKED and may(actor, Act.AGREE_SECOND)
    return act.asked_by == actor.user or asked_of or act.decided_by == actor.user


def _row(session: Session, actor: Actor, act: TwoPersonAct) -> TwoPersonRow:
    staff = staff_names(session)
    return TwoPersonRow(
        act.id,
        act.kind,
        act.subject,
        _about(act, staff),
        act.reason,
        act.asked_at,
        _name(staff, act.asked_by),
        act.asked_at + VALID,
        act.state,
        _name(staff, act.decided_by),
        act.asked_by == actor.user,
    )


def _about(act: TwoPersonAct, staff: dict[UUID, StaffMember]) -> str:
    if act.kind is not TwoPerson.REVOKE_USER:
        return ""
    return next((_name(staff, user) for user in staff if str(user) == act.subject), "")


def _name(staff: dict[UUID, StaffMember], user: UUID | None) -> str:
    member = staff.get(user) if user else None
    return f"{member.name}, {member.desk}" if member else ""
