"""One record as the comparison shows it: names in each script, birth, papers, photo, group, arrival."""

from __future__ import annotations

from sqlmodel import Session

from app.access import Act, Actor, may
from app.papers_in_hand import as_shown, in_hand
from app.person_rows import all_names, load, row_of
from app.registration import papers_of
from app.twin_rows import RecordSheet
from models.arrivals import ArrivalGroup
from models.person import Person, PersonName


def record_sheet(session: Session, actor: Actor, person: Person) -> RecordSheet:
    """The record with what the role in use may see of it."""
    row, reads = row_of(session, actor, person, with_photo=True), may(actor, Act.READ_REGISTRATION)
    group = session.get(ArrivalGroup, person.group_id)
    names = load(session, PersonName, PersonName.person_id, [person.id])
    return RecordSheet(
        row,
        tuple(name for name in all_names(names) if name.short) if row.name.short else (),
        tuple(as_shown(actor, in_hand(papers_of(session, person.id)))) if reads else (),
        person.nationality if reads else "",
        group.label if group else "",
        person.counted_at,
    )
