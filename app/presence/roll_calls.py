"""Roll-call: a dated act, by room or by scan. Everybody is marked once; who is not marked was not looked for."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.house import House
from app.merging import whole_rows
from app.presence.forms import RollCallForm, RollMarkForm, RollScanForm
from app.presence.reading import states_at, stories
from app.presence.rows import PassedRow, RollCallRow, RollCallSheet, RollLine, RollRoom
from app.presence.where import Place, building_names, places_at
from app.presence.writing import raise_overdue, record
from app.same_person import merges
from app.scan_meaning import ScanMeaning
from app.scans import Scans
from models.base import new_id
from models.codes import PresenceSource, PresenceState, ScanKind
from models.presence import PresenceEvent, RollCall
from models.shelter import Building

MARKS = (PresenceState.PRESENT, PresenceState.ABSENT_UNKNOWN, PresenceState.LEAVE, PresenceState.HOSPITAL)
GONE = "This roll-call is not on this laptop. Nothing was changed. Open the page again."
CLOSED = "This roll-call is closed. Nothing was changed. Start another one, or put a mark right by hand."
NO_BUILDING = "This building is not on this laptop any more. Nothing was started. Open the page again."
NOT_HERE = "This person is not in this roll-call: not counted in, gone, or of another building. Nothing was written."
NOT_A_MARK = "A roll-call says: here, not found, on leave, in hospital. Nothing was changed."
ALREADY = "Marked already."
NO_BED = ""


class RollCalls:
    """The use cases of roll-calls."""

    def __init__(self, house: House, scans: Scans) -> None:
        self._house, self._scans = house, scans

    def start(self, actor: Actor, form: RollCallForm) -> RollCallSheet:
        """Begin a roll-call; the same form twice begins one."""

        def work(session: Session) -> RollCallSheet:
            call = session.get(RollCall, form.id)
            if call is None:
                if form.building is not None and session.get(Building, form.building) is None:
                    raise UserError(NO_BUILDING)
                call = RollCall(id=form.id, building_id=form.building, started_at=self._house.now(), by_id=actor.user)
                session.add(call)
                session.flush()
            return self._sheet(session, actor, call)

        return self._house.write(actor, Act.TAKE_ROLL_CALL, work)

    def sheet(self, actor: Actor, roll_call: UUID) -> RollCallSheet:
        """A roll-call as it stands: rooms in their order, those without a bed last."""
        return self._house.read(
            actor, Act.SEE_PRESENCE, lambda session: self._sheet(session, actor, _known(session, roll_call))
        )

    def past(self, actor: Actor, many: int = 20) -> tuple[RollCallRow, ...]:
        """Roll-calls under way and of the past, the newest first, as numbers."""

        def work(session: Session) -> tuple[RollCallRow, ...]:
            statement = (
                select(RollCall).where(col(RollCall.voided).is_(False)).order_by(col(RollCall.started_at).desc())
            )
            return tuple(_row(session, call) for call in session.exec(statement.limit(many)).all())

        return self._house.read(actor, Act.SEE_PRESENCE, work)

    def mark(self, actor: Actor, form: RollMarkForm) -> None:
        """Somebody as they were found; a second mark in one roll-call takes the place of the first."""
        self._house.require(actor, Act.TAKE_ROLL_CALL)
        if form.state not in MARKS:
            raise UserError(NOT_A_MARK)

        def work(session: Session) -> None:
            call = _open(session, form.roll_call)
            if not self._is_in(session, call, form.person):
                raise UserError(NOT_HERE)
            self._mark(session, actor, call, form)

        self._house.write(actor, Act.TAKE_ROLL_CALL, work)

    def mark_room(self, actor: Actor, roll_call: UUID, room: UUID | None) -> int:
        """Everybody of a room who is expected and not yet marked is here; how many that were. None: without a bed."""

        def work(session: Session) -> int:
            call = _open(session, roll_call)
            waiting = self._waiting(session, call, room)
            for person in waiting:
                self._mark(session, actor, call, RollMarkForm(new_id(), call.id, person))
            return len(waiting)

        return self._house.write(actor, Act.TAKE_ROLL_CALL, work)

    def scan(self, actor: Actor, form: RollScanForm) -> PassedRow:
        """A card, or the code of a line on the printed roll-call: that person is here."""

        def work(session: Session) -> PassedRow:
            call = _open(session, form.roll_call)
            opened, card = self._scans.resolve(session, actor, form.code)
            row = PassedRow(opened.meaning, opened.sentence)
            if opened.person is not None and opened.meaning is ScanMeaning.PERSON:
                person, here = opened.person, PresenceState.PRESENT
                room = places_at(session, self._house.now()).get(merges(session).shown(person.id))
                if not self._is_in(session, call, person.id):
                    row = PassedRow(opened.meaning, NOT_HERE, person)
                else:
                    new = self._mark(session, actor, call, RollMarkForm(form.id, call.id, person.id))
                    row = PassedRow(opened.meaning, "" if new else ALREADY, person, here, room.room if room else NO_BED)
            result = row.state.value if row.state else row.meaning.value
            self._scans.remember(session, actor, ScanKind.ROLL_CALL, result, card, opened.person)
            return row

        return self._house.write(actor, Act.TAKE_ROLL_CALL, work)

    def close(self, actor: Actor, roll_call: UUID, not_found: tuple[UUID, ...] = ()) -> RollCallSheet:
        """The roll-call is over. `not_found`: who was looked for and not found, named one by one; all others that are
        not marked stay as they were. Who is away for too long becomes a task."""

        def work(session: Session) -> RollCallSheet:
            call = _open(session, roll_call)
            for person in self._still_in(session, call, not_found):
                form = RollMarkForm(new_id(), call.id, person, PresenceState.ABSENT_UNKNOWN)
                self._mark(session, actor, call, form)
            call.closed_at = self._house.now()
            session.flush()
            raise_overdue(session, self._house.now())
            return self._sheet(session, actor, call)

        return self._house.write(actor, Act.TAKE_ROLL_CALL, work)

    def _waiting(self, session: Session, call: RollCall, room: UUID | None) -> list[UUID]:
        """Who is expected in a room and not yet marked."""
        now, shown = self._house.now(), merges(session).shown
        places, found = places_at(session, now), {shown(each.person_id) for each in _marks(session, call.id)}
        due = [who for who, state in _expected(session, call, now).items() if state is PresenceState.PRESENT]
        there = {who: places.get(who) for who in due if who not in found}
        return [
            who
            for who, place in there.items()
            if (place.room_id if place else None) == room
            and (call.building_id is None or _of_building(place, call.building_id))
        ]

    def _still_in(self, session: Session, call: RollCall, people: tuple[UUID, ...]) -> list[UUID]:
        """Of those who were not found, who has not left the house or the building since the page was opened."""
        now, shown = self._house.now(), merges(session).shown
        here, places = states_at(session, now), places_at(session, now)
        inside = call.building_id is None
        return [
            each
            for each in dict.fromkeys(people)
            if shown(each) in here and (inside or _of_building(places.get(shown(each)), call.building_id))
        ]

    def _mark(self, session: Session, actor: Actor, call: RollCall, form: RollMarkForm) -> bool:
        """Whether the mark is new; an earlier other one of this roll-call is voided. Who was marked alike before, and
        went or was missed elsewhere since, is marked again."""
        if session.get(PresenceEvent, form.id) is not None:
            return False
        own, now = merges(session).ids(form.person), self._house.now()
        earlier = [each for each in _marks(session, call.id) if each.person_id in own]
        story = stories(session, now, [form.person]).get(own[0])
        stands = story is not None and story[-1].state is form.state
        if stands and any(each.state is form.state for each in earlier):
            return False
        for each in earlier:
            each.voided = each.state is not form.state
        source = PresenceSource.ROLL_CALL
        record(session, form.person, form.state, now, source, actor.user, roll_call=call.id, event=form.id)
        return True

    def _is_in(self, session: Session, call: RollCall, person: UUID) -> bool:
        shown, now = merges(session).shown(person), self._house.now()
        if shown not in states_at(session, now):
            return False
        return call.building_id is None or _of_building(places_at(session, now).get(shown), call.building_id)

    def _sheet(self, session: Session, actor: Actor, call: RollCall) -> RollCallSheet:
        """Who is expected is asked as of the beginning, so that a mark does not change the question."""
        asked_at = call.closed_at or self._house.now()
        found = {merges(session).shown(each.person_id): each.state for each in _marks(session, call.id)}
        places, expected = places_at(session, asked_at), _expected(session, call, asked_at)
        rows = whole_rows(session, actor, expected)
        rooms: dict[UUID | None, list[RollLine]] = defaultdict(list)
        order: dict[UUID | None, tuple[str, tuple[object, ...]]] = {}
        for row in sorted(rows, key=lambda row: row.name.own.casefold()):
            place = places.get(row.id)
            if call.building_id is not None and not _of_building(place, call.building_id):
                continue
            room = place.room_id if place else None
            order.setdefault(room, (place.room if place else NO_BED, place.order[:5] if place else ()))
            line = RollLine(row, place.bed if place else "", expected[row.id], found.get(row.id))
            rooms[room].append(line)
        ids = sorted(rooms, key=lambda each: (each is None, order[each][1]))
        listed = tuple(RollRoom(each, order[each][0], tuple(sorted(rooms[each], key=_by_bed))) for each in ids)
        return RollCallSheet(call.id, call.started_at, call.closed_at, _title(session, call), listed)


def _by_bed(line: RollLine) -> tuple[bool, str]:
    return (not line.bed, line.bed)


def _expected(session: Session, call: RollCall, asked_at: datetime) -> dict[UUID, PresenceState]:
    """As each was when the roll-call began; who came since, as they are now."""
    now, began = states_at(session, asked_at), states_at(session, call.started_at)
    return {person: began.get(person, state) for person, state in now.items()}


def _of_building(place: Place | None, building: UUID | None) -> bool:
    return place is not None and place.building_id == building


def _marks(session: Session, call: UUID) -> list[PresenceEvent]:
    statement = select(PresenceEvent).where(PresenceEvent.roll_call_id == call, col(PresenceEvent.voided).is_(False))
    return list(session.exec(statement.order_by(col(PresenceEvent.at), col(PresenceEvent.id))).all())


def _known(session: Session, roll_call: UUID) -> RollCall:
    call = session.get(RollCall, roll_call)
    if call is None or call.voided:
        raise UserError(GONE)
    return call


def _open(session: Session, roll_call: UUID) -> RollCall:
    call = _known(session, roll_call)
    if call.closed_at is not None:
        raise UserError(CLOSED)
    return call


def _title(session: Session, call: RollCall) -> str:
    return building_names(session).get(call.building_id, "") if call.building_id else ""


def _row(session: Session, call: RollCall) -> RollCallRow:
    last = {merges(session).shown(each.person_id): each.state for each in _marks(session, call.id)}
    told = Counter(last.values())
    here, missing = told[PresenceState.PRESENT], told[PresenceState.ABSENT_UNKNOWN]
    return RollCallRow(call.id, call.started_at, call.closed_at, _title(session, call), here, missing)
