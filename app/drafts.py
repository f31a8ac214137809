"""Half-typed forms, kept on this laptop alone: encrypted with the register, in no journal, and gone after a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

import cbor2
from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import Refused
from app.forms import DraftForm
from app.house import House
from app.vault import Binding
from models.codes import Compartment
from models.derived import Draft

KEPT_FOR = timedelta(days=7)


@dataclass(frozen=True, repr=False)
class DraftRow:
    """A half-typed form brought back: the id of what it will save, its page, its fields as the page kept them."""

    id: UUID
    page: str
    content: bytes
    saved_at: datetime


class Drafts:
    """What was typed and not saved yet, each user's own."""

    def __init__(self, house: House) -> None:
        self._house = house

    def keep(self, actor: Actor, form: DraftForm) -> None:
        """Keep a half-typed form in place of what was kept of it before; sealed when it names a compartment."""
        self._house.write(actor, Act.SAVE_DRAFT, lambda session: self._keep(session, actor, form))

    def _keep(self, session: Session, actor: Actor, form: DraftForm) -> None:
        session.merge(
            Draft(
                id=_row_id(actor, form.id),
                user_id=actor.user,
                page=form.page,
                saved_at=self._house.now(),
                content=self._closed(form),
            )
        )

    def mine(self, actor: Actor) -> tuple[DraftRow, ...]:
        """The user's own drafts, oldest first; those sealed to another role stay closed. Older than a week: dropped."""
        drafts = self._house.read(actor, Act.SAVE_DRAFT, lambda session: self._of(session, actor))
        oldest = self._house.now() - KEPT_FOR
        for draft in drafts:
            if draft.saved_at < oldest:
                self._forget(actor, draft.id)
        rows = [self._row(draft) for draft in drafts if draft.saved_at >= oldest]
        return tuple(row for row in rows if row is not None)

    def drop(self, actor: Actor, form: UUID) -> None:
        """The form with this id was saved or given up; a draft that is not there is no error."""
        self._forget(actor, _row_id(actor, form))

    def _forget(self, actor: Actor, row: UUID) -> None:
        self._house.write(actor, Act.SAVE_DRAFT, lambda session: self._drop(session, row))

    def _of(self, session: Session, actor: Actor) -> list[Draft]:
        query = select(Draft).where(Draft.user_id == actor.user).order_by(col(Draft.saved_at), col(Draft.id))
        return list(session.exec(query).all())

    def _drop(self, session: Session, row: UUID) -> None:
        draft = session.get(Draft, row)
        if draft is not None:
            session.delete(draft)

    def _closed(self, form: DraftForm) -> bytes:
        """CBOR [id of the form, compartment or none, content]."""
        if form.sealed is None:
            return cbor2.dumps([form.id.bytes, None, form.content])
        sealed = self._house.vault.seal(form.sealed, form.content, _place(form.id))
        return cbor2.dumps([form.id.bytes, form.sealed.value, sealed])

    def _row(self, draft: Draft) -> DraftRow | None:
        raw, compartment, content = cbor2.loads(draft.content)
        form = UUID(bytes=raw)
        if compartment is not None:
            try:
                content = self._house.vault.open(Compartment(compartment), content, _place(form))
            except Refused:
                return None
        return DraftRow(form, draft.page, content, draft.saved_at)


def forget_drafts(session: Session, about: UUID) -> None:
    """Drop every user's open drafts that name this id, as the form or inside it; sealed ones cannot be looked into."""
    for draft in session.exec(select(Draft)).all():
        if about.bytes in draft.content:
            session.delete(draft)


def _row_id(actor: Actor, form: UUID) -> UUID:
    """Two users may have the same person's form half typed; neither overwrites the other's."""
    return uuid5(actor.user, form.hex)


def _place(form: UUID) -> Binding:
    return Binding("draft", form, "content")
