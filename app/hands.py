"""Whose hand wrote a row, and when: read from the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act
from models.journal import Journal
from models.place import StaffMember

Staff = Mapping[UUID, StaffMember]


@dataclass(frozen=True)
class Written:
    """Who wrote a row, under which act, when."""

    actor: UUID
    act: str
    at: datetime


class Hands:
    """Whose hand wrote each of a set of rows."""

    def __init__(self, session: Session, staff: Staff, ids: Iterable[UUID]) -> None:
        self._staff = staff
        self._entries: dict[UUID, list[Written]] = {}
        statement = (
            select(Journal.row_id, Journal.actor, Journal.act, Journal.at)
            .where(col(Journal.row_id).in_(list(ids)))
            .order_by(col(Journal.stamp))
        )
        for row, actor, act, at in session.exec(statement).all():
            written = Written(actor, act, datetime.fromtimestamp(at / 1000, UTC))
            self._entries.setdefault(row, []).append(written)

    def by(self, row: UUID, *acts: Act) -> str:
        """Name and desk of who first wrote the row, or first did one of these acts on it."""
        found = next((e for e in self._entries.get(row, []) if not acts or e.act in acts), None)
        member = self._staff.get(found.actor) if found else None
        return f"{member.name}, {member.desk}" if member else ""

    def user(self, row: UUID) -> UUID | None:
        """Who first wrote the row."""
        entries = self._entries.get(row)
        return entries[0].actor if entries else None

    def first(self, row: UUID) -> datetime | None:
        entries = self._entries.get(row)
        return entries[0].at if entries else None
