"""A bed kept for somebody who is away, and given back when they return."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.same_person import merges
from app.shelter.forms import HoldForm
from app.shelter.reading import lying_now
from models.base import new_id
from models.codes import StayKind
from models.shelter import BedStay


def keep_bed(session: Session, form: HoldForm, at: datetime, by: UUID) -> bool:
    """The bed in which somebody lies is kept for them until a day; False where they lie in none."""
    stay = lying_now(session).get(merges(session).shown(form.person))
    if stay is None:
        return _keep_on(session, form)
    if stay.bed is None:
        return False
    end_stays(session, form.person, at)
    kept = BedStay(
        id=form.id,
        kind=StayKind.HOLD,
        person_id=form.person,
        room_id=stay.room,
        bed_id=stay.bed,
        starts_at=at,
        until=form.until,
        by_id=by,
    )
    session.add(kept)
    return True


def _keep_on(session: Session, form: HoldForm) -> bool:
    """A bed that is kept already is kept until the later day, unless it was given to somebody else."""
    held = _held(session, form.person)
    if not held or held[-1].bed_id in {stay.bed for stay in lying_now(session).values()}:
        return False
    held[-1].until = max(held[-1].until or form.until, form.until)
    return True


def take_kept_bed(session: Session, person: UUID, at: datetime, by: UUID | None) -> bool:
    """Whoever returns lies in the bed that was kept; False where none was, or somebody else has lain there since."""
    held = _held(session, person)
    for hold in held:
        hold.ends_at = max(at, hold.starts_at)
    if not held:
        return False
    kept, lying = held[-1], lying_now(session)
    since, taken = max(at, kept.starts_at), {stay.bed for stay in lying.values()}
    if merges(session).shown(person) in lying or kept.bed_id in taken or _given_since(session, kept.bed_id, since):
        return False
    session.add(
        BedStay(id=new_id(), person_id=person, room_id=kept.room_id, bed_id=kept.bed_id, starts_at=since, by_id=by)
    )
    return True


def _held(session: Session, person: UUID) -> list[BedStay]:
    """The beds that are kept for somebody, the newest last."""
    return [stay for stay in _open_of(session, person) if stay.kind is StayKind.HOLD]


def _open_of(session: Session, person: UUID) -> list[BedStay]:
    """What the person's records hold open, the newest last."""
    statement = select(BedStay).where(
        col(BedStay.person_id).in_(merges(session).ids(person)),
        col(BedStay.ends_at).is_(None),
        col(BedStay.voided).is_(False),
    )
    return list(session.exec(statement.order_by(col(BedStay.starts_at), col(BedStay.id))).all())


def _given_since(session: Session, bed: UUID | None, since: datetime) -> bool:
    statement = select(BedStay.id).where(
        BedStay.bed_id == bed, BedStay.starts_at >= since, BedStay.kind == StayKind.STAY, col(BedStay.voided).is_(False)
    )
    return session.exec(statement).first() is not None


def end_stays(session: Session, person: UUID, at: datetime) -> bool:
    """End whatever the person's records hold open; whether there was anything."""
    ended = _open_of(session, person)
    for stay in ended:
        stay.ends_at = at
    return bool(ended)


def resume_stays(session: Session, person: UUID, ended: datetime) -> None:
    """What was ended at this moment was never ended, but where somebody else has had the bed since."""
    mine = select(BedStay).where(col(BedStay.person_id).in_(merges(session).ids(person)), BedStay.ends_at == ended)
    for stay in session.exec(mine).all():
        if stay.bed_id is None or not _given_since(session, stay.bed_id, ended):
            stay.ends_at = None
