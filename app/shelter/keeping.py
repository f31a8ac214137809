"""A bed kept for somebody who is away, and given back when they return."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.same_person import merges
from app.shelter.forms import HoldForm
from app.shelter.intervals import Slept, nights
from app.shelter.reading import as_slept, open_stays
from models.base import new_id
from models.codes import StayKind
from models.shelter import BedStay


def keep_bed(session: Session, form: HoldForm, at: datetime, by: UUID) -> bool:
    """The bed in which somebody lies is kept for them until a day; False where they lie in none."""
    stay = _lying(session).get(merges(session).shown(form.person))
    if stay is None or stay.bed is None:
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


def take_kept_bed(session: Session, person: UUID, at: datetime, by: UUID | None) -> bool:
    """Whoever returns lies in the bed that was kept; False where none was, or somebody else lies there by now."""
    own = set(merges(session).ids(person))
    mine = [stay for stay in open_stays(session) if stay.kind is StayKind.HOLD and stay.person_id in own]
    lying = _lying(session)
    taken = {stay.bed for stay in lying.values()}
    for hold in mine:
        hold.ends_at = at
    if not mine or mine[-1].bed_id in taken or own & set(lying):
        return False
    kept = mine[-1]
    session.add(
        BedStay(id=new_id(), person_id=person, room_id=kept.room_id, bed_id=kept.bed_id, starts_at=at, by_id=by)
    )
    return True


def end_stays(session: Session, person: UUID, at: datetime) -> bool:
    """End whatever the person's records hold open; whether there was anything."""
    own = set(merges(session).ids(person))
    ended = [stay for stay in open_stays(session) if stay.person_id in own]
    for stay in ended:
        stay.ends_at = at
    return bool(ended)


def resume_stays(session: Session, person: UUID, ended: datetime) -> None:
    """What was ended at this moment was never ended, but where somebody else has had the bed since."""
    mine = select(BedStay).where(col(BedStay.person_id).in_(merges(session).ids(person)), BedStay.ends_at == ended)
    for stay in session.exec(mine).all():
        since = select(BedStay.id).where(
            BedStay.bed_id == stay.bed_id, BedStay.starts_at >= ended, col(BedStay.voided).is_(False)
        )
        if stay.bed_id is None or session.exec(since).first() is None:
            stay.ends_at = None


def _lying(session: Session) -> dict[UUID, Slept]:
    joined = merges(session)
    return nights(as_slept(stay, joined) for stay in open_stays(session) if stay.kind is StayKind.STAY).now
