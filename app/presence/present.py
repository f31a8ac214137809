"""Presence: who is in the house, marked by hand, put right later with a reason, read for any past night."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.house import House, staff_names
from app.merging import whole_rows
from app.presence.forms import CorrectionForm, HouseRuleForm, MarkForm
from app.presence.reading import NightRow, house_rule, nights, states_at, stories
from app.presence.rows import EventRow, HouseRuleRow, NightPerson, NightSheet, PresenceSheet, PresentRow
from app.presence.timeline import Known, first_of_last, in_house, night_of, states
from app.presence.where import Place, places_at
from app.presence.writing import follow, is_away, open_leaves, overdue, record
from app.registration import known_person
from app.rows import PersonRow
from app.same_person import merges
from app.shelter import keep_bed
from app.shelter.forms import HoldForm
from app.texts import require_signs
from models.base import new_id
from models.codes import PresenceSource, PresenceState
from models.person import Person
from models.presence import HeadCount, PresenceEvent

BY_HAND = frozenset(PresenceState) - {PresenceState.DEPARTED, PresenceState.TRANSFERRED}
NOT_HERE = "This person is not counted in, or has left. Nothing was changed. Count them in first."
FUTURE = "This moment has not come yet. Nothing was changed. Choose one that is past."
BEFORE = "This is before the person came. Nothing was changed. Choose a later moment."
NOT_BY_HAND = "Leaving for good is a departure. Nothing was changed. Use the page Departure."
NO_EVENT = "This mark is not on this laptop any more, or was corrected already. Open the page again."
NO_REASON = "A correction needs a reason. Nothing was changed. Write how you know."
COUNTS = "Staff and visitors are counted from 0 to 500. Nothing was saved. Correct the number."
RULE_WRONG = "Times are from 0:00 to 23:59, absence 1 to 720 hours, leave 1 to 90 nights. Nothing was saved."
TOO_LONG = "At most 400 nights at once. Choose a shorter time."
LONGEST_NIGHTS = 400


class Presence:
    """The use cases of who is in the house."""

    def __init__(self, house: House) -> None:
        self._house = house

    def sheet(self, actor: Actor, with_photos: bool = False) -> PresenceSheet:
        """Everybody the house reckons with, by room and name, with how many are in each state."""

        def work(session: Session) -> PresenceSheet:
            now = self._house.now()
            standing, places, late = states_at(session, now), places_at(session, now), overdue(session, now)
            away = {person for person, state in standing.items() if state is not PresenceState.PRESENT}
            told = stories(session, now, away)
            leaves = {merges(session).shown(each.person_id): each.until for each in open_leaves(session)}
            rows = {row.id: row for row in whole_rows(session, actor, standing, with_photos)}
            people = [
                _present(
                    row, standing[person], told.get(person), places.get(person), leaves.get(person), person in late
                )
                for person, row in rows.items()
            ]
            people.sort(key=lambda each: (_order(places.get(each.person.id)), each.person.name.own.casefold()))
            heads = _heads(session)
            return PresenceSheet(
                tuple(people),
                Counter(each.state for each in people),
                heads.staff if heads else 0,
                heads.visitors if heads else 0,
                heads.at if heads else None,
            )

        return self._house.read(actor, Act.SEE_PRESENCE, work)

    def mark(self, actor: Actor, form: MarkForm) -> None:
        """Somebody is in a state now, or has been since a moment that is past."""
        self._house.require(actor, Act.MARK_PRESENCE)
        if form.state not in BY_HAND:
            raise UserError(NOT_BY_HAND)

        def work(session: Session) -> None:
            if session.get(PresenceEvent, form.id) is not None:
                return
            at = self._moment(session, form.person, form.at)
            record(
                session,
                form.person,
                form.state,
                at,
                PresenceSource.MANUAL,
                actor.user,
                reason=form.reason,
                event=form.id,
                now=self._house.now(),
            )
            now = self._house.now()
            if form.keep_until is not None and is_away(session, form.person, now):
                keep_bed(session, HoldForm(new_id(), form.person, form.keep_until), now, actor.user)

        self._house.write(actor, Act.MARK_PRESENCE, work)

    def _moment(self, session: Session, person: UUID, at: datetime | None) -> datetime:
        """When it was, as far as that can be: not to come, not before the person came. Also of whom the record is
        restricted: the house must know whom it houses."""
        known_person(session, person)
        now = self._house.now()
        when = at or now
        if when > now:
            raise UserError(FUTURE, "at")
        story = stories(session, now, [person]).get(merges(session).shown(person))
        if story is None:
            raise UserError(NOT_HERE)
        if when < story[0].at:
            raise UserError(BEFORE, "at")
        if not in_house(states(story, [when])[0]):
            raise UserError(NOT_HERE)
        return when

    def story(self, actor: Actor, person: UUID) -> tuple[EventRow, ...]:
        """Everything that was written of where somebody was, what was corrected too, the newest first."""

        def work(session: Session) -> tuple[EventRow, ...]:
            own = merges(session).ids(known_person(session, person).id)
            events = session.exec(select(PresenceEvent).where(col(PresenceEvent.person_id).in_(own))).all()
            staff = staff_names(session)
            rows = [
                EventRow(
                    event.id, event.at, event.state, event.source, event.reason,
                    staff[event.by_id].name if event.by_id in staff else "", event.voided,
                )
                for event in events
            ]  # fmt: skip
            for record_ in session.exec(select(Person).where(col(Person.id).in_(own))).all():
                rows += _kept_with(record_)
            return tuple(sorted(rows, key=lambda row: (row.at, row.id is not None), reverse=True))

        return self._house.read(actor, Act.SEE_PRESENCE, work)

    def correct(self, actor: Actor, form: CorrectionForm) -> None:
        """An earlier mark was wrong: it stays readable, another takes its place. Past nights are counted by it."""
        self._house.require(actor, Act.MARK_PRESENCE)
        if not form.reason.strip():
            raise UserError(NO_REASON, "reason")
        if form.state not in BY_HAND:
            raise UserError(NOT_BY_HAND)

        def work(session: Session) -> None:
            if session.get(PresenceEvent, form.id) is not None:
                return
            wrong = session.get(PresenceEvent, form.event)
            if wrong is None or wrong.voided:
                raise UserError(NO_EVENT)
            at = self._moment(session, wrong.person_id, form.at)
            wrong.voided = True
            session.add(
                PresenceEvent(
                    id=form.id,
                    person_id=wrong.person_id,
                    state=form.state,
                    at=at,
                    source=PresenceSource.CORRECTION,
                    roll_call_id=wrong.roll_call_id,
                    replaces_id=wrong.id,
                    reason=form.reason.strip(),
                    by_id=actor.user,
                )
            )
            follow(session, wrong.person_id, self._house.now(), actor.user, wrong.state)

        self._house.write(actor, Act.MARK_PRESENCE, work)

    def night(self, actor: Actor, day: date) -> NightSheet:
        """Who was here, and who was away and how, on the night that began on the evening of a day."""

        def work(session: Session) -> NightSheet:
            moment = night_of(day, house_rule(session).night_at)
            if moment > self._house.now():
                raise UserError(FUTURE, "day")
            standing, places = states_at(session, moment), places_at(session, moment)
            rows = {row.id: row for row in whole_rows(session, actor, standing)}
            people = [
                NightPerson(rows[person], state, places[person].room if person in places else "")
                for person, state in standing.items()
                if person in rows
            ]
            people.sort(key=lambda each: (_order(places.get(each.person.id)), each.person.name.own.casefold()))
            return NightSheet(day, moment, tuple(people))

        return self._house.read(actor, Act.SEE_PRESENCE, work)

    def nights(self, actor: Actor, first: date, last: date) -> tuple[NightRow, ...]:
        """The nights of a time as numbers, those to come left out."""
        self._house.require(actor, Act.SEE_PRESENCE)
        if (last - first).days >= LONGEST_NIGHTS:
            raise UserError(TOO_LONG, "first")
        return self._house.read(actor, Act.SEE_PRESENCE, lambda session: nights(session, self._house, first, last))

    def count_heads(self, actor: Actor, staff: int, visitors: int) -> None:
        """How many of the staff and how many visitors are in the house: the fire list says so."""
        self._house.require(actor, Act.SCAN_GATE)
        if not (0 <= staff <= 500 and 0 <= visitors <= 500):
            raise UserError(COUNTS, "visitors")
        now = self._house.now()
        row = HeadCount(id=new_id(), at=now, staff=staff, visitors=visitors, by_id=actor.user)
        self._house.write(actor, Act.SCAN_GATE, lambda session: session.add(row))

    def rule(self, actor: Actor) -> HouseRuleRow:
        """What the house counts by."""

        def work(session: Session) -> HouseRuleRow:
            rule = house_rule(session)
            times = rule.night_at, rule.quiet_from, rule.quiet_until
            numbers = rule.absent_hours, rule.leave_nights
            return HouseRuleRow(*times, *numbers, rule.words, rule.fire_place, rule.fire_at_lock)

        return self._house.read(actor, Act.SEE_PRESENCE, work)

    def save_rule(self, actor: Actor, form: HouseRuleForm) -> None:
        """Other rules from now on; past nights are counted by them too."""
        self._house.require(actor, Act.EDIT_HOUSE_RULES)
        require_signs(form.words, "words")
        require_signs(form.fire_place, "fire_place")
        times = [each for each in (form.night_at, form.quiet_from, form.quiet_until) if each is not None]
        right = all(0 <= each < 24 * 60 for each in times) and 1 <= form.absent_hours <= 720
        if not right or not 1 <= form.leave_nights <= 90:
            raise UserError(RULE_WRONG, "night_at")

        def work(session: Session) -> None:
            rule = house_rule(session)
            session.add(rule)
            for name in ("night_at", "quiet_from", "quiet_until", "absent_hours", "leave_nights", "fire_at_lock"):
                setattr(rule, name, getattr(form, name))
            rule.words, rule.fire_place = form.words.strip(), form.fire_place.strip()

        self._house.write(actor, Act.EDIT_HOUSE_RULES, work)


def _present(
    row: PersonRow,
    state: PresenceState,
    story: list[Known] | None,
    place: Place | None,
    until: datetime | None,
    late: bool,
) -> PresentRow:
    return PresentRow(
        row,
        state,
        first_of_last(story) if story else None,
        place.room if place else "",
        place.bed if place else "",
        until if state is PresenceState.LEAVE else None,
        late,
    )


def _order(place: Place | None) -> tuple[bool, tuple[object, ...]]:
    """Who has no bed comes last."""
    return (place is None, place.order if place else ())


def _heads(session: Session) -> HeadCount | None:
    statement = select(HeadCount).where(col(HeadCount.voided).is_(False)).order_by(col(HeadCount.at).desc())
    return session.exec(statement.limit(1)).first()


def _kept_with(record: Person) -> list[EventRow]:
    """Arrival and departure are kept with the person."""
    rows = []
    if record.counted_at is not None:
        rows.append(EventRow(None, record.counted_at, PresenceState.PRESENT, PresenceSource.ARRIVAL, "", ""))
    if record.departed_at is not None:
        rows.append(EventRow(None, record.departed_at, PresenceState.DEPARTED, PresenceSource.DEPARTURE, "", ""))
    return rows
