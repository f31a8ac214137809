"""Closing a group: the numbers agree, or somebody says in words why they do not. Expected is not arrived."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor, may
from app.arrivals import group_row, people_of, reopen
from app.board import counts_of
from app.children import ADULT_BAND, CHILD_BANDS, CHILD_OF_NO_AGE, band_of
from app.errors import UserError
from app.house import House, staff_names
from app.merging import once
from app.person_rows import load, rows_of
from app.rows import Counts, GroupRow, PersonRow
from app.same_person import merges
from models.arrivals import ArrivalGroup
from models.codes import AbsenceReason, Arrival
from models.person import Person, PersonName
from models.values.partial_date import NOT_KNOWN

NO_GROUP = "This group is not on this laptop. Nothing was changed. Choose another group."
LONGEST = 500


class Gap(StrEnum):
    """A number that does not agree with another one."""

    OPEN = "OPEN"  # on the list, not counted in, and nobody has said why
    EXPECTED = "EXPECTED"  # the number told before, and the list or the count
    EXTRAS = "EXTRAS"  # counted in, on no list
    NAMELESS = "NAMELESS"  # counted in, no name asked yet
    UNEXPLAINED = "UNEXPLAINED"  # did not arrive, and the reason is not known


@dataclass(frozen=True)
class CloseForm:
    """`difference`: in words, why the numbers do not agree; `papers_received`: envelopes and lists that came along."""

    group: UUID
    difference: str = ""
    papers_received: str = ""


@dataclass(frozen=True, repr=False)
class AbsentRow:
    """Somebody of the list who did not arrive: why, who said so, and when it was said."""

    person: PersonRow
    reason: AbsenceReason | None
    said_by: str
    said_at: datetime | None


@dataclass(frozen=True, repr=False)
class ClosingSheet:
    """The count of one group as it stands. `gaps`: each number that does not agree, and by how many. `nameless`:
    counted in, and nobody has asked the name. `bands`: who is here by age, children when in doubt. `absent` is empty
    for who may not know the names; the counts stay."""

    group: GroupRow
    counts: Counts
    reasons: tuple[tuple[AbsenceReason, int], ...]
    nameless: int
    gaps: tuple[tuple[Gap, int], ...]
    absent: tuple[AbsentRow, ...]
    closed_at: datetime | None
    closed_by: str
    difference: str
    papers_received: str
    bands: tuple[tuple[str, int], ...] = ()

    @property
    def is_closed(self) -> bool:
        """Closed, and nobody of the list has become open again, here or on another laptop."""
        return self.closed_at is not None and self.counts.open == 0

    @property
    def adds_up(self) -> bool:
        """Everybody of the list is counted or explained, and as many as were expected; extras are seen beside it."""
        return not {Gap.OPEN, Gap.EXPECTED} & {gap for gap, _ in self.gaps}


class Closing:
    """The use cases of a count that ends."""

    def __init__(self, house: House) -> None:
        self._house = house

    def sheet(self, actor: Actor, group: UUID) -> ClosingSheet:
        """How the numbers of a group stand to each other now."""
        return self._house.read(actor, Act.SEE_BOARD, lambda session: self._sheet(session, actor, group))

    def at_door(self, actor: Actor, group: UUID) -> tuple[tuple[PersonRow, ...], ClosingSheet]:
        """The list of the group, each human being once, and how the numbers stand, read together."""

        def work(session: Session) -> tuple[tuple[PersonRow, ...], ClosingSheet]:
            people = people_of(session, group)
            rows = once(rows_of(session, actor, people))
            return rows, self._of(session, actor, group, people, rows)

        return self._house.read(actor, Act.COUNT_IN, work)

    def close_group(self, actor: Actor, form: CloseForm) -> ClosingSheet:
        """The count is over. UserError, with the number that does not agree, until that is settled or explained."""

        def work(session: Session) -> ClosingSheet:
            before, group = self._sheet(session, actor, form.group), session.get_one(ArrivalGroup, form.group)
            words = form.difference.strip()[:LONGEST]
            _refuse_gaps(before, bool(words))
            group.closed_at, group.closed_by = self._house.now(), actor.user
            group.difference = words
            group.papers_received = form.papers_received.strip()[:300] or group.papers_received
            session.flush()
            return self._sheet(session, actor, form.group)

        return self._house.write(actor, Act.CLOSE_GROUP, work)

    def open_again(self, actor: Actor, group: UUID) -> ClosingSheet:
        """Somebody may still come: the count goes on."""

        def work(session: Session) -> ClosingSheet:
            self._sheet(session, actor, group)
            reopen(session, self._house, group)
            session.flush()
            return self._sheet(session, actor, group)

        return self._house.write(actor, Act.CLOSE_GROUP, work)

    def _sheet(self, session: Session, actor: Actor, group_id: UUID) -> ClosingSheet:
        people = people_of(session, group_id)
        return self._of(session, actor, group_id, people, once(rows_of(session, actor, people)))

    def _of(
        self, session: Session, actor: Actor, group_id: UUID, people: Sequence[Person], rows: Sequence[PersonRow]
    ) -> ClosingSheet:
        """Counted by human beings: whoever has a second row that was counted in is not absent."""
        group = session.get(ArrivalGroup, group_id)
        if group is None:
            raise UserError(NO_GROUP)
        named, records = group_row(group), {person.id: person for person in people}
        absent = [records[row.id] for row in rows if row.arrival is Arrival.NOT_ARRIVED]
        counts, nameless = counts_of(named, rows), _nameless(session, people)
        reasons = Counter(each.absence or AbsenceReason.NOT_KNOWN for each in absent)
        closer = staff_names(session).get(group.closed_by) if group.closed_by else None
        return ClosingSheet(
            named,
            counts,
            tuple((reason, reasons[reason]) for reason in AbsenceReason if reasons[reason]),
            nameless,
            tuple(_gaps(named, counts, reasons[AbsenceReason.NOT_KNOWN], nameless)),
            _absent(actor, absent, rows),
            group.closed_at,
            f"{closer.name}, {closer.desk}" if closer else "",
            group.difference,
            group.papers_received,
            _bands(session, people, self._house.today()) if may(actor, Act.SEE_AGE) else (),
        )


def _absent(actor: Actor, people: Iterable[Person], rows: Sequence[PersonRow]) -> tuple[AbsentRow, ...]:
    if not may(actor, Act.NAME_ABSENT):
        return ()
    shown = {row.id: row for row in rows}
    return tuple(AbsentRow(shown[each.id], each.absence, each.absence_said_by, each.absence_said_at) for each in people)


def _bands(session: Session, people: Iterable[Person], today: date) -> tuple[tuple[str, int], ...]:
    """Who is here, each human being once, by band of age."""
    joined = merges(session)
    here = {joined.shown(each.id) for each in people if each.arrival is Arrival.COUNTED}
    records: dict[UUID, list[Person]] = {each: [] for each in here}
    for person in load(session, Person, Person.id, joined.all_of(here)):
        records[joined.shown(person.id)].append(person)
    found = Counter(band_of(rows, today) for rows in records.values())
    return tuple((band, found[band]) for band in _BANDS if found[band])


_BANDS = (*CHILD_BANDS, CHILD_OF_NO_AGE, ADULT_BAND, "60+", NOT_KNOWN)


def _nameless(session: Session, people: Iterable[Person]) -> int:
    """Counted from the tables, so that a role which is shown no names does not find everybody nameless."""
    here, joined = {each.id for each in people if each.arrival is Arrival.COUNTED}, merges(session)
    names = load(session, PersonName, PersonName.person_id, joined.all_of(here))
    named = {joined.shown(name.person_id) for name in names if name.family or name.given or name.as_written}
    return len({joined.shown(each) for each in here} - named)


def _gaps(group: GroupRow, counts: Counts, unexplained: int, nameless: int) -> Iterator[tuple[Gap, int]]:
    """In the order in which they are settled."""
    if counts.open:
        yield Gap.OPEN, counts.open
    arriving = counts.listed or counts.counted
    if group.expected is not None and group.expected != arriving:
        yield Gap.EXPECTED, arriving - group.expected
    if counts.listed and counts.extras:
        yield Gap.EXTRAS, counts.extras
    if nameless:
        yield Gap.NAMELESS, nameless
    if unexplained:
        yield Gap.UNEXPLAINED, unexplained


def _refuse_gaps(sheet: ClosingSheet, explained: bool) -> None:
    for gap, count in sheet.gaps:
        if gap is Gap.OPEN or not explained:
            raise UserError(sentence(sheet, gap, count), "open" if gap is Gap.OPEN else "difference")


def sentence(sheet: ClosingSheet, gap: Gap, count: int) -> str:
    """Which number does not agree, and what to do now. No name stands in it."""
    counts = sheet.counts
    told = {
        Gap.OPEN: f"{_people(count)} of the list {_verb(count)} neither counted in nor explained. The group stays "
        "open. Count them in, or say why they are not here.",
        Gap.EXPECTED: f"{sheet.group.expected} were expected, and "
        + (f"the list has {counts.listed} names." if counts.listed else f"{counts.counted} counted in.")
        + " The group stays open. Say in words why these numbers differ.",
        Gap.EXTRAS: f"{_people(count)} {'was' if count == 1 else 'were'} counted in who "
        f"{_verb(count)} not on the list. The group stays open. Say in words who they are.",
        Gap.NAMELESS: f"{_people(count)} counted in {'has' if count == 1 else 'have'} no name yet. The group stays "
        "open. Register them, or say in words why the name is not known.",
        Gap.UNEXPLAINED: f"{_people(count)} of the list did not arrive, and nobody knows why. The group stays open. "
        "Choose why, or say in words what was asked and of whom.",
    }
    return told[gap]


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _verb(count: int) -> str:
    return "is" if count == 1 else "are"
