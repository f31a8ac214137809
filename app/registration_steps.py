"""The steps that registration adds to a person's way: notices, consents, calls, families, things, wishes, departure.

Only what was done, never the content of anything sealed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session

from app.carried import common_type
from app.carried_words import paper_words, thing_words
from app.hands import Hands, Staff
from app.person_rows import load
from app.rows import StepRow
from models.base import Tracked
from models.belongings import Belonging, HandOver
from models.codes import CallState, ConsentState, NoticeKind
from models.family import FamilyMember
from models.person import IdentityDocument, Person
from models.protection import Consent, DestinationWish, FirstCall, NoticeGiven

Row = TypeVar("Row", bound=Tracked)
_CALLS = {
    CallState.OFFERED: "Offered.",
    CallState.MADE: "Made.",
    CallState.NO_ANSWER: "Nobody answered.",
    CallState.DECLINED: "Not wished.",
}
_CONSENTS = {
    ConsentState.GIVEN: ("consent", "Consent given"),
    ConsentState.REFUSED: ("refused", "Consent refused"),
    ConsentState.WITHDRAWN: ("withdrawn", "Consent taken back"),
    ConsentState.NOT_ABLE: ("refused", "Not able to consent"),
}


def registration_steps(session: Session, records: Sequence[Person], staff: Staff) -> Iterator[StepRow]:
    """Steps of the records of one person, in no order."""
    rows = _Rows(session, [person.id for person in records], staff)
    yield from _notices(rows)
    yield from _consents(rows)
    yield from _things(rows)
    yield from _calls_and_wishes(rows)
    yield from _families(rows)
    for person in records:
        if person.departed_at is not None:
            yield StepRow(person.departed_at, "left", "Left the centre", "", "")


class _Rows:
    """The live rows of these people in a table, each with who wrote it and when."""

    def __init__(self, session: Session, people: Sequence[UUID], staff: Staff) -> None:
        self._session, self._people, self._staff = session, people, staff

    def of(self, table: type[Row]) -> Iterable[tuple[Row, Hands]]:
        found = load(self._session, table, table.person_id, self._people)  # type: ignore[attr-defined]
        hands = Hands(self._session, self._staff, [row.id for row in found]) if found else None
        return ((row, hands) for row in found if hands is not None)


def _notices(rows: _Rows) -> Iterator[StepRow]:
    for notice, hands in rows.of(NoticeGiven):
        title = "Full privacy notice given" if notice.kind is NoticeKind.FULL else "Short privacy notice given"
        detail = f"Version {notice.version}, in {notice.language}."
        yield StepRow(notice.at, "notice", title, detail, hands.by(notice.id))


def _consents(rows: _Rows) -> Iterator[StepRow]:
    for consent, hands in rows.of(Consent):
        kind, title = _CONSENTS[consent.state]
        purpose = consent.purpose.name.replace("_", " ").capitalize()
        detail = f"{purpose}, {consent.recipient}." if consent.recipient else f"{purpose}."
        at = consent.withdrawn_at or consent.at
        yield StepRow(at, kind, title, detail, hands.by(consent.id), consent.purpose.value)


def _things(rows: _Rows) -> Iterator[StepRow]:
    names: dict[UUID, str] = {}
    words = {paper.id: paper_words(common_type(paper.type)) for paper, _hands in rows.of(IdentityDocument)}
    for thing, hands in rows.of(Belonging):
        names[thing.id] = thing.kind.value
        words[thing.id] = thing_words(thing.kind, thing.description)
        if (at := hands.first(thing.id)) is not None:
            yield StepRow(at, "kept", "Belongings noted", thing.description, hands.by(thing.id), thing.kind.value)
    for line, hands in rows.of(HandOver):
        what = words.get(line.document_id or line.belonging_id or line.id, "something")
        receipt = f" Receipt {line.receipt_number}." if line.receipt_number else ""
        detail = f"{what[:1].upper()}{what[1:]}. From {line.from_whom} to {line.to_whom}.{receipt}"
        about = names.get(line.belonging_id, "PAPERS") if line.belonging_id else "PAPERS"
        yield StepRow(line.at, "handed", "Handed over", detail, hands.by(line.id), about)


def _calls_and_wishes(rows: _Rows) -> Iterator[StepRow]:
    for call, hands in rows.of(FirstCall):
        yield StepRow(call.at, "call", "First call home", _CALLS[call.state], hands.by(call.id), call.state.value)
    for wish, hands in rows.of(DestinationWish):
        yield StepRow(wish.at, "wish", "Wish where to go", wish.place, hands.by(wish.id))


def _families(rows: _Rows) -> Iterator[StepRow]:
    for member, hands in rows.of(FamilyMember):
        if (at := hands.first(member.id)) is not None:
            yield StepRow(at, "family", "Family noted", "", hands.by(member.id))
