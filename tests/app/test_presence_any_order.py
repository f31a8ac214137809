"""Any order of acts: at most one person a bed and one bed a person at every instant, and nights that the journal, read
by itself, counts alike."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.errors import UserError
from app.journal import JOURNAL
from app.presence.forms import CorrectionForm, GateForm, LeaveForm, MarkForm, RollCallForm
from app.presence.reading import NightRow, slept
from app.presence.timeline import night_of
from app.shelter.forms import StayForm, SwapForm
from app.shelter.intervals import Slept, nights
from app.waystation import Waystation
from models.base import new_id
from models.codes import PresenceState
from tests.app.conftest import check_whole
from tests.app.leaving import leaves
from tests.app.test_presence import Wall, number, people, room, wall

__all__ = ["people", "room", "wall"]  # fixtures
STEPS = int(os.environ.get("WAYSTATION_PRESENCE_STEPS", "60"))
SEEDS = range(int(os.environ.get("WAYSTATION_PRESENCE_SEEDS", "1")))
AWAY = (PresenceState.ABSENT_UNKNOWN, PresenceState.HOSPITAL, PresenceState.COURT)


@dataclass
class House:
    """A house in which anything happens in any order; what a rule refuses did not happen."""

    waystation: Waystation
    people: list[UUID]
    wall: Wall
    dice: Random
    numbers: list[str] = field(default_factory=list)

    def step(self) -> None:
        act = self.dice.choice((self.place, self.place, self.swap, self.out_of_bed, self.mark, self.gate, self.gate,
                                self.leave, self.back, self.correct, self.roll_call, self.depart))  # fmt: skip
        with contextlib.suppress(UserError):
            act()
        self.wall.on(minutes=self.dice.randrange(1, 300))

    @property
    def who(self) -> UUID:
        return self.dice.choice(self.people)

    def place(self) -> None:
        beds = [bed for row in self.waystation.beds.board(self.waystation.actor).buildings[0].rooms for bed in row.beds]
        form = StayForm(new_id(), self.who, self.dice.choice(beds).id, reason="agreed")
        self.waystation.beds.place(self.waystation.actor, form)

    def swap(self) -> None:
        a, b = self.dice.sample(self.people, 2)
        self.waystation.beds.swap(self.waystation.actor, SwapForm(new_id(), new_id(), a, b, "agreed"))

    def out_of_bed(self) -> None:
        self.waystation.beds.leave(self.waystation.actor, self.who)

    def mark(self) -> None:
        state = self.dice.choice((*AWAY, PresenceState.PRESENT))
        earlier = self.wall.at - timedelta(minutes=self.dice.choice((0, 0, 90, 900)))
        keep = (self.wall.at + timedelta(days=2)).date() if self.dice.random() < 0.5 else None
        form = MarkForm(new_id(), self.who, state, earlier, keep_until=keep)
        self.waystation.presence.mark(self.waystation.actor, form)

    def gate(self) -> None:
        self.waystation.gate.passed(self.waystation.actor, GateForm(new_id(), self.dice.choice(self.numbers)))

    def leave(self) -> None:
        days = self.dice.randrange(1, 4)
        form = LeaveForm(new_id(), self.who, self.wall.at, self.wall.at + timedelta(days=days))
        self.waystation.leaves.give(self.waystation.actor, form)

    def back(self) -> None:
        for row in self.waystation.leaves.open(self.waystation.actor)[:1]:
            self.waystation.leaves.end(self.waystation.actor, row.id)

    def correct(self) -> None:
        story = [row for row in self.waystation.presence.story(self.waystation.actor, self.who) if row.id]
        if story:
            wrong = self.dice.choice(story)
            assert wrong.id is not None
            at = wrong.at - timedelta(minutes=self.dice.randrange(0, 200))
            form = CorrectionForm(new_id(), wrong.id, self.dice.choice((*AWAY, PresenceState.PRESENT)), at, "seen")
            self.waystation.presence.correct(self.waystation.actor, form)

    def roll_call(self) -> None:
        call, lead = new_id(), self.waystation.actor
        sheet = self.waystation.roll_calls.start(lead, RollCallForm(call))
        for row in sheet.rooms:
            self.waystation.roll_calls.mark_room(lead, call, row.id)
        self.waystation.roll_calls.close(lead, call)

    def depart(self) -> None:
        if self.dice.random() < 0.1:
            leaves(self.waystation, self.waystation.actor, self.who)


@pytest.mark.parametrize("seed", SEEDS)
def test_beds_and_nights_whatever_the_order(
    manager: Waystation, people: list[UUID], room: UUID, wall: Wall, seed: int
) -> None:
    numbers = [number(manager, person) for person in people]
    house, began = House(manager, people, wall, Random(seed), numbers), wall.at
    for _ in range(STEPS):
        house.step()
        lying = [each.id for row in beds(manager) for each in row]
        assert max(Counter(lying).values(), default=0) <= 1
        assert all(len(row) <= 1 for row in beds(manager))
    _never_two_in_a_bed(manager, wall.at)
    first, last = began.astimezone().date(), wall.at.astimezone().date()
    assert list(_plain(manager.presence.nights(manager.actor, first, last))) == _from_journal(manager, first, wall.at)
    check_whole(manager)


def beds(manager: Waystation) -> list[list[object]]:
    board = manager.beds.board(manager.actor)
    return [list(bed.people) for row in board.buildings[0].rooms for bed in row.beds]


def _never_two_in_a_bed(manager: Waystation, until: datetime) -> None:
    """At every instant at which anything began, and just before it."""
    with manager.house.store.read() as session:
        stays = slept(session, until)
    counted = nights(stays).counted
    for moment in {stay.starts_at for stay in stays} | {stay.ends_at for stay in stays if stay.ends_at}:
        for instant in (moment, moment - timedelta(microseconds=1)):
            there: list[Slept] = [stay for stay in counted if stay.at(instant)]
            assert len({stay.bed for stay in there}) == len({stay.person for stay in there}) == len(there)


def _plain(rows: tuple[NightRow, ...]) -> Iterator[tuple[date, dict[str, int]]]:
    for row in rows:
        counts = {"PRESENT": row.present, "LEAVE": row.leave, "HOSPITAL": row.hospital}
        counts |= {"ABSENT_UNKNOWN": row.absent, "COURT": row.elsewhere}
        yield row.day, {state: count for state, count in counts.items() if count}


def _from_journal(manager: Waystation, first: date, now: datetime) -> list[tuple[date, dict[str, int]]]:
    """The same from what the journal says of every row, put together by hand."""
    told: dict[UUID, list[tuple[datetime, int, UUID, str]]] = {}
    for row_id, row in _rows(manager, "presenceevent").items():
        if not row.get("voided"):
            told.setdefault(row["person_id"], []).append((row["at"], 1, row_id, str(row["state"])))  # type: ignore
    for person, row in _rows(manager, "person").items():
        if row.get("counted_at"):
            told.setdefault(person, []).append((row["counted_at"], 0, person, "PRESENT"))  # type: ignore
        if row.get("departed_at"):
            told.setdefault(person, []).append((row["departed_at"], 2, person, "DEPARTED"))  # type: ignore
    found, day = [], first
    while night_of(day, 0) <= now:
        counts = Counter(_last(story, night_of(day, 0)) for story in told.values())
        found.append((day, {state: count for state, count in counts.items() if state not in ("", "DEPARTED")}))
        day += timedelta(days=1)
    return found


def _last(story: list[tuple[datetime, int, UUID, str]], moment: datetime) -> str:
    before = [each for each in story if each[0] <= moment]
    gone = any(state == "DEPARTED" for *_, state in before)
    return "DEPARTED" if gone else max(before, default=(moment, 0, UUID(int=0), ""))[3]


def _rows(manager: Waystation, table: str) -> dict[UUID, dict[str, object]]:
    with manager.house.store.read() as session:
        ids = session.connection().execute(sa.select(JOURNAL.c.row_id).where(JOURNAL.c.tab == table).distinct())
        wanted = [row for (row,) in ids]
    rows: dict[UUID, dict[str, object]] = {}
    for row_id in wanted:
        for change in manager.house.store.history(row_id):
            rows.setdefault(row_id, {}).update(change.values)
    return rows
