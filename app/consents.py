"""Consents: one purpose, one recipient, dated, withdrawable (domain.md, 2.9). Never consent for registration."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.house import House
from app.registration import known_person
from app.same_person import merges
from app.standing import require_usable
from models.codes import ConsentMethod, ConsentPurpose, ConsentState
from models.protection import Consent

WITNESS = "Spoken before a witness, but no witness is named. Nothing was saved. Type the name of the witness."
OVER = "The last day lies before today. Nothing was saved. Type a later day, or leave it empty."
ANOTHER = "This answer belongs to another record. Nothing was saved. Open the page again."


@dataclass(frozen=True, repr=False)
class ConsentForm:
    """What somebody answered, for one purpose and one recipient. `until`: the last day on which it holds."""

    id: UUID
    person: UUID
    purpose: ConsentPurpose
    state: ConsentState
    method: ConsentMethod
    recipient: str = field(default="", repr=False)
    scope: str = field(default="", repr=False)
    witness: str = field(default="", repr=False)
    until: date | None = None


@dataclass(frozen=True, repr=False)
class ConsentRow:
    """One answer of the history. `in_force`: by this answer the consent holds today."""

    id: UUID
    purpose: ConsentPurpose
    recipient: str
    scope: str
    state: ConsentState
    method: ConsentMethod
    witness: str
    at: datetime
    until: date | None
    in_force: bool


class Consents:
    """The use cases of asking, refusing and withdrawing."""

    def __init__(self, house: House) -> None:
        self._house = house

    def record(self, actor: Actor, form: ConsentForm) -> tuple[ConsentRow, ...]:
        """Keep an answer beside the earlier ones; the same form twice keeps it once. A refusal or a withdrawal without
        a recipient counts for every recipient of that purpose."""
        self._house.require(actor, Act.RECORD_CONSENT)
        _check(form, self._house.today())

        def work(session: Session) -> tuple[ConsentRow, ...]:
            known_person(session, form.person)
            if form.state is ConsentState.GIVEN:
                require_usable(session, form.person)
            kept = session.get(Consent, form.id)
            if kept is None:
                session.add(_consent(form, self._house.now()))
                session.flush()
            elif kept.person_id != form.person:
                raise UserError(ANOTHER)
            return self._rows(session, form.person)

        return self._house.write(actor, Act.RECORD_CONSENT, work)

    def history(self, actor: Actor, person: UUID) -> tuple[ConsentRow, ...]:
        """Every answer, the newest first."""
        return self._house.read(actor, Act.READ_REGISTRATION, lambda session: self._rows(session, person))

    def _rows(self, session: Session, person: UUID) -> tuple[ConsentRow, ...]:
        answers, today = _answers(session, person), self._house.today()
        return tuple(_row(answer, answers, today) for answer in sorted(answers, key=_order, reverse=True))


def holds(session: Session, person: UUID, purpose: ConsentPurpose, recipient: str = "", on: date | None = None) -> bool:
    """Whether the newest answer for this purpose and recipient is yes, and its last day is not over (today unless
    another day is given). Yes to one recipient says nothing of another; no without a recipient says no to all."""
    newest = _newest(_answers(session, person), purpose, recipient)
    return newest is not None and _is_yes(newest, on or datetime.now().astimezone().date())


def turned_down(session: Session, person: UUID, purpose: ConsentPurpose) -> bool:
    """Whether the newest answer is no, withdrawn or over. Not asked, or not able to answer, is not a no."""
    newest = _newest(_answers(session, person), purpose, "")
    if newest is None or newest.state is ConsentState.NOT_ABLE:
        return False
    return not _is_yes(newest, datetime.now().astimezone().date())


def _answers(session: Session, person: UUID) -> list[Consent]:
    joined = merges(session).ids(person)
    statement = select(Consent).where(col(Consent.person_id).in_(joined), col(Consent.voided).is_(False))
    return list(session.exec(statement).all())


def _newest(answers: Iterable[Consent], purpose: ConsentPurpose, recipient: str) -> Consent | None:
    bearing = [each for each in answers if each.purpose is purpose and _bears_on(each, recipient)]
    return max(bearing, key=_order, default=None)


def _bears_on(answer: Consent, recipient: str) -> bool:
    if _fold(answer.recipient) == _fold(recipient):
        return True
    return not answer.recipient.strip() and answer.state is not ConsentState.GIVEN


def _order(answer: Consent) -> tuple[datetime, UUID]:
    return answer.at, answer.id


def _is_yes(answer: Consent, on: date) -> bool:
    return answer.state is ConsentState.GIVEN and (answer.until is None or on <= answer.until)


def _fold(recipient: str) -> str:
    return " ".join(recipient.split()).casefold()


def _check(form: ConsentForm, today: date) -> None:
    if form.method is ConsentMethod.ORAL_WITNESS and not form.witness.strip():
        raise UserError(WITNESS, "witness")
    if form.until is not None and form.until < today:
        raise UserError(OVER, "until")


def _consent(form: ConsentForm, now: datetime) -> Consent:
    return Consent(
        id=form.id,
        person_id=form.person,
        purpose=form.purpose,
        recipient=" ".join(form.recipient.split()),
        scope=form.scope.strip(),
        state=form.state,
        method=form.method,
        witness=form.witness.strip(),
        at=now,
        until=form.until if form.state is ConsentState.GIVEN else None,
        withdrawn_at=now if form.state is ConsentState.WITHDRAWN else None,
    )


def _row(answer: Consent, answers: list[Consent], today: date) -> ConsentRow:
    newest = _newest(answers, answer.purpose, answer.recipient)
    return ConsentRow(
        answer.id,
        answer.purpose,
        answer.recipient,
        answer.scope,
        answer.state,
        answer.method,
        answer.witness,
        answer.at,
        answer.until,
        newest is answer and _is_yes(answer, today),
    )
