"""Correcting a record (GDPR, article 16): the new value stands in front, every older one stays with who and when."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.carried_sight import shown_value
from app.house import House, staff_names
from app.registration import check_name, fill_person, known_person
from app.rights.forms import CorrectionForm, CorrectionRow, require_reason
from app.same_person import joined_ids
from app.standing import require_usable
from models.codes import DataSource, NameKind, SubjectRight
from models.person import IdentityDocument, PersonName
from models.rights import SubjectRequest

SHOWN = {
    "person": (
        "birth_as_written",
        "birth_text",
        "sex",
        "nationality",
        "languages",
        "interpreter",
        "arrival",
        "absence",
    ),
    "personname": ("as_written",),
    "identitydocument": ("type", "condition", "custody"),
}


class Corrections:
    """What a record said, and what it shall say."""

    def __init__(self, house: House) -> None:
        self._house = house

    def correct(self, actor: Actor, form: CorrectionForm) -> None:
        """The record as the person or a paper says it is; the request and its reason are kept with it."""
        check_name(form.record)
        reason = require_reason(form.reason)

        def work(session: Session) -> None:
            person = known_person(session, form.record.id)
            require_usable(session, person.id)
            if session.get(SubjectRequest, form.id) is None:
                fill_person(session, self._house, person, form.record, NameKind.DOCUMENT, DataSource.DOCUMENT)
                now = self._house.now()
                done = SubjectRequest(
                    id=form.id, person_id=person.id, right=SubjectRight.RECTIFY, received_at=now, due_at=now
                )
                done.answered_at, done.outcome = now, reason
                session.add(done)

        self._house.write(actor, Act.CORRECT, work)

    def history(self, actor: Actor, person: UUID) -> tuple[CorrectionRow, ...]:
        """Every value that the shown fields of a record ever had, the newest first; erased ones are missing."""

        def work(session: Session) -> tuple[CorrectionRow, ...]:
            known_person(session, person)
            records = joined_ids(session, person)
            ids = list(records)
            for kind in (PersonName, IdentityDocument):
                ids += session.exec(select(kind.id).where(col(kind.person_id).in_(records))).all()
            staff = staff_names(session)
            self._house.note(session, "LOOKED", person, "history")
            return tuple(
                CorrectionRow(
                    name,
                    _text(shown_value(actor, name, change.values[name])),
                    _moment(change.at),
                    _who(staff, change.actor),
                    change.act,
                )
                for row in ids
                for change in self._house.store.history(row)
                for name in SHOWN[change.tab]
                if name in change.values
            )

        rows = self._house.write(actor, Act.CORRECT, work)
        return tuple(sorted(rows, key=lambda row: row.at, reverse=True))


def _text(value: object) -> str:
    return value.value if isinstance(value, StrEnum) else str(value or "")


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000, UTC)


def _who(staff: object, actor: UUID) -> str:
    member = staff.get(actor) if isinstance(staff, dict) else None
    return f"{member.name}, {member.desk}" if member else ""
