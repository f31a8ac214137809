"""The emergency extract: what a medic releases at sign-off for the night when no medic is there, sealed to
`emergency`. A section that was not asked again keeps what was known before."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.check_forms import Allergy, CheckForm, Medicine
from app.content import from_content, to_content
from app.errors import Refused, UserError
from app.house import House
from app.same_person import joined_ids
from app.sealing import Binding
from models.base import new_id
from models.codes import Compartment, Instruction, ListState
from models.trust import EmergencyExtract


@dataclass(frozen=True, repr=False)
class Extract:
    """Allergies and medicines, each with the moment it was asked (None: never), and the instructions that stand."""

    released_at: datetime
    allergies_state: ListState = ListState.NOT_ASKED
    allergies: tuple[Allergy, ...] = field(default=(), repr=False)
    allergies_at: datetime | None = None
    medicines_state: ListState = ListState.NOT_ASKED
    medicines: tuple[Medicine, ...] = field(default=(), repr=False)
    medicines_at: datetime | None = None
    instructions: tuple[Instruction, ...] = ()


def release(session: Session, house: House, actor: Actor, form: CheckForm, standing: tuple[Instruction, ...]) -> None:
    """Seal the extract of a signed check in the transaction under way; what it carries on from is voided.
    One that does not open here stays as it is: signing is never blocked, and nothing known is dropped."""
    if not may(actor, Act.RELEASE_EXTRACT):
        return
    before = opened(house, live_extracts(session, form.person))
    own = [text for row, text in before if row.person_id == form.person]
    extract = merged((_of_check(form, standing, house.now()), *own))
    try:
        fresh = _sealed(house, form, extract)
    except UserError:
        return  # a key file of an earlier version, until a manager unlocks it
    for row, _ in before:
        row.voided = row.voided or row.person_id == form.person  # another record's stays with it
    session.add(fresh)


def _sealed(house: House, form: CheckForm, extract: Extract) -> EmergencyExtract:
    row = new_id()
    content = house.vault.seal(Compartment.EMERGENCY, to_content(extract), _place(row))
    return EmergencyExtract(
        id=row, person_id=form.person, check_id=form.id, content=content, released_at=extract.released_at
    )


def live_extracts(session: Session, person: UUID) -> list[EmergencyExtract]:
    """What stands released for a person, on any record of theirs: one, or one from each laptop; newest first."""
    statement = select(EmergencyExtract).where(
        col(EmergencyExtract.person_id).in_(joined_ids(session, person)), col(EmergencyExtract.voided).is_(False)
    )
    return list(session.exec(statement.order_by(col(EmergencyExtract.released_at).desc())).all())


def opened(house: House, rows: Sequence[EmergencyExtract]) -> list[tuple[EmergencyExtract, Extract]]:
    """Those of the rows that open here, with their text: the key is held, and nobody moved or damaged them."""
    found = []
    for row in rows:
        with suppress(Refused):
            plain = house.vault.open(Compartment.EMERGENCY, row.content, _place(row.id))
            found.append((row, from_content(Extract, plain)))
    return found


def merged(extracts: Sequence[Extract]) -> Extract:
    """One out of several, the newest first: each section as it was last asked; the instructions of the newest."""
    newest = extracts[0]
    allergies = _last(extracts, [each.allergies_at for each in extracts])
    medicines = _last(extracts, [each.medicines_at for each in extracts])
    return Extract(
        newest.released_at,
        allergies.allergies_state,
        allergies.allergies,
        allergies.allergies_at,
        medicines.medicines_state,
        medicines.medicines,
        medicines.medicines_at,
        newest.instructions,
    )


def _last(extracts: Sequence[Extract], asked: Sequence[datetime | None]) -> Extract:
    answered = [(at, -place) for place, at in enumerate(asked) if at is not None]
    return extracts[-max(answered)[1]] if answered else extracts[0]


def _of_check(form: CheckForm, standing: tuple[Instruction, ...], now: datetime) -> Extract:
    allergies = _state(form.allergies_state, form.allergies)
    medicines = _state(form.medicines_state, form.medicines)
    return Extract(
        now,
        allergies,
        form.allergies,
        None if allergies is ListState.NOT_ASKED else now,
        medicines,
        form.medicines,
        None if medicines is ListState.NOT_ASKED else now,
        standing,
    )


def _state(state: ListState, entries: Sequence[object]) -> ListState:
    """A list without entries says nothing, and must not take the place of what was known."""
    empty = ListState.NOT_ASKED if state is ListState.LIST else state
    return ListState.LIST if entries else empty


def _place(row: UUID) -> Binding:
    return Binding("emergencyextract", row, "content")
