"""Leave over night: agreed to, with where the person can be reached; the bed is kept; who is not back is told."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.errors import UserError
from app.house import House, staff_names
from app.merging import whole_rows
from app.presence.forms import LeaveForm
from app.presence.reading import house_rule, stories
from app.presence.rows import LeaveRow
from app.presence.timeline import in_house
from app.presence.writing import is_away, record, standing_leaves
from app.registration import known_person
from app.same_person import merges
from app.shelter import keep_bed
from app.shelter.forms import HoldForm
from app.standing import require_usable
from models.base import new_id
from models.codes import PresenceSource, PresenceState
from models.presence import Leave

NOT_HERE = "This person is not counted in, or has left. Nothing was saved."
ORDER = "A leave ends after it begins, and after now. Nothing was saved. Correct the times."
TOO_LONG = "This leave is longer than the house rule. Nothing was saved. Shorten it, or write why."
ANOTHER = "This person has a leave at that time already. Nothing was saved. End that one first."
GONE = "This leave is not on this laptop any more, or is over. Nothing was changed. Open the page again."


class Leaves:
    """The use cases of leave over night."""

    def __init__(self, house: House) -> None:
        self._house = house

    def give(self, actor: Actor, form: LeaveForm) -> None:
        """A leave that somebody agreed to. One that is still to come begins at the gate, or by hand: until then the
        person is here and stands on the fire list."""
        self._house.require(actor, Act.GIVE_LEAVE)
        if form.until <= max(form.starts_at, self._house.now()):
            raise UserError(ORDER, "until")

        def work(session: Session) -> None:
            if session.get(Leave, form.id) is not None:
                return
            self._check(session, form)
            session.add(
                Leave(
                    id=form.id,
                    person_id=form.person,
                    starts_at=form.starts_at,
                    until=form.until,
                    contact=form.contact.strip(),
                    destination=form.destination,
                    approved_by=actor.user,
                )
            )
            now = self._house.now()
            if form.starts_at <= now:
                go_on_leave(
                    session,
                    form.person,
                    form.starts_at,
                    form.until if form.keep_bed else None,
                    now,
                    actor.user,
                    form.reason,
                )

        self._house.write(actor, Act.GIVE_LEAVE, work)

    def _shown(self, session: Session, form: LeaveForm) -> UUID:
        return merges(session).shown(form.person)

    def _check(self, session: Session, form: LeaveForm) -> None:
        known_person(session, form.person)
        require_usable(session, form.person)
        story = stories(session, self._house.now(), [form.person]).get(self._shown(session, form))
        if story is None or not in_house(story[-1].state):
            raise UserError(NOT_HERE)
        most = house_rule(session).leave_nights
        if _nights(form.starts_at, form.until) > most and not form.reason.strip():
            raise UserError(TOO_LONG, "reason")
        own = merges(session).ids(form.person)
        for other in (each for each in standing_leaves(session, self._house.now()) if each.person_id in own):
            if other.starts_at < form.until and form.starts_at < other.until:
                raise UserError(ANOTHER)

    def open(self, actor: Actor) -> tuple[LeaveRow, ...]:
        """Leaves under way and to come, who is late first."""

        def work(session: Session) -> tuple[LeaveRow, ...]:
            now, staff = self._house.now(), staff_names(session)
            found = standing_leaves(session, now)
            rows = {row.id: row for row in whole_rows(session, actor, [each.person_id for each in found])}
            shown = merges(session).shown
            leaves = [
                LeaveRow(
                    each.id,
                    rows[shown(each.person_id)],
                    each.starts_at,
                    each.until,
                    each.contact,
                    staff[each.approved_by].name if each.approved_by in staff else "",
                    each.until <= now,
                )
                for each in found
                if shown(each.person_id) in rows
            ]
            return tuple(sorted(leaves, key=lambda row: (not row.late, row.until)))

        return self._house.read(actor, Act.SEE_PRESENCE, work)

    def end(self, actor: Actor, leave: UUID) -> None:
        """The person is back, or the leave is not taken: they are here from now on."""

        def work(session: Session) -> None:
            row = session.get(Leave, leave)
            if row is None or row.voided or row.returned_at is not None:
                raise UserError(GONE)
            now = self._house.now()
            if row.starts_at > now:
                row.voided = True
            else:
                record(session, row.person_id, PresenceState.PRESENT, now, PresenceSource.LEAVE, actor.user)
                row.returned_at = now

        self._house.write(actor, Act.GIVE_LEAVE, work)


def go_on_leave(
    session: Session,
    person: UUID,
    since: datetime,
    keep_until: datetime | None,
    now: datetime,
    by: UUID,
    reason: str = "",
    event: UUID | None = None,
) -> None:
    """Somebody is away on leave; their bed is kept until the day they come back."""
    record(session, person, PresenceState.LEAVE, since, PresenceSource.LEAVE, by, reason=reason, event=event, now=now)
    if keep_until is not None and is_away(session, person, now):
        keep_bed(session, HoldForm(new_id(), person, keep_until.astimezone().date()), now, by)


def _nights(starts_at: datetime, until: datetime) -> int:
    return (until.astimezone().date() - starts_at.astimezone().date()).days
