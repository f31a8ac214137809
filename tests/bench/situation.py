"""A situation report of ninety days of 2,000 people, counted and drawn, against the bare reading of its rows."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel, insert, select, text

from app import triggers
from app.figures import SpanForm
from app.shelter.forms import BuildingForm, RoomsForm
from app.waystation import Waystation, utc_now
from models.base import new_id
from models.codes import Answer, Arrival, DatePrecision, Instruction, PresenceSource, PresenceState, Sex, Triage
from models.person import Person, WorkInstruction
from models.presence import PresenceEvent
from models.shelter import Bed, BedStay
from tests.bench.measure import Figure, pair
from tests.bench.store import fresh, open_group

PEOPLE, EVENTS, DAYS, AT_ONCE, ROOMS_AT_ONCE = 2_000, 180_000, 90, 5_000, 400
RAW = (
    "SELECT person_id, at, state FROM presenceevent WHERE voided = 0",
    "SELECT person_id, bed_id, starts_at, ends_at FROM bedstay WHERE voided = 0",
    "SELECT id, sex, birth_text, counted_at, departed_at FROM person WHERE voided = 0",
    "SELECT person_id, code FROM workinstruction WHERE voided = 0",
)
Rows = list[tuple[type[SQLModel], list[dict[str, Any]]]]


def report_made(people: int = PEOPLE, events: int = EVENTS) -> Figure:
    """From the press of the key to the page."""
    with fresh() as (waystation, intake):
        fill(waystation, open_group(waystation, intake).id, people, events)
        last = waystation.house.today()
        form = SpanForm(last - timedelta(days=DAYS - 1), last)

        def report() -> None:
            job = waystation.figures.report(waystation.actor, form)
            assert job.draw(None).pages == 1

        def floor() -> None:
            with waystation.house.store.read() as session:
                assert sum(len(_raw(session, statement)) for statement in RAW) > events

        name = f"a report of {DAYS} days, {people:,} people, {events:,} events"
        return pair(name, report, "its rows read from the file", floor)


def _raw(session: Session, statement: str) -> list[Any]:
    return list(session.connection().execute(text(statement)).fetchall())


def fill(waystation: Waystation, group: UUID, people: int, events: int) -> None:
    """People with ninety days behind them, past the journal; only the beds are written there."""
    building = new_id()
    waystation.places.save_building(waystation.actor, BuildingForm(building, "House A", "At the gate"))
    for first in range(1, people // 6 + 2, ROOMS_AT_ONCE):
        last = min(first + ROOMS_AT_ONCE - 1, people // 6 + 1)
        waystation.places.build(waystation.actor, RoomsForm(building, first, last, bunks=3, area=400))
    with waystation.house.store.read() as session:
        beds = session.exec(select(Bed.room_id, Bed.id)).all()
    with waystation.house.store._writing.begin() as connection:
        triggers.remove(connection)
        for table, rows in _rows(group, list(beds), people, events):
            for start in range(0, len(rows), AT_ONCE):
                connection.execute(insert(table), rows[start : start + AT_ONCE])
        triggers.install(connection, SQLModel.metadata)


def _rows(group: UUID, beds: list[tuple[UUID, UUID]], people: int, events: int) -> Rows:
    """Everybody came in the ninety days, every third left again; each was marked ninety times and moved once."""
    dice, now = random.Random(5), utc_now()
    tables: dict[type[SQLModel], list[dict[str, Any]]] = {
        Person: [],
        WorkInstruction: [],
        BedStay: [],
        PresenceEvent: [],
    }
    for number in range(people):
        came = now - timedelta(days=dice.uniform(1, DAYS))
        left = came + (now - came) * dice.uniform(0.2, 0.9) if number % 3 == 0 else None
        person = _person(group, number, came, left)
        tables[Person].append(person)
        room, bed = beds[number]
        stay = BedStay(id=new_id(), person_id=person["id"], room_id=room, bed_id=bed, starts_at=came, ends_at=left)
        tables[BedStay].append(stay.model_dump())
        code = (Instruction.DIET_VEGETARIAN, Instruction.BED_LOW, Instruction.INTERPRETER)[number % 3]
        tables[WorkInstruction].append(WorkInstruction(id=new_id(), person_id=person["id"], code=code).model_dump())
        for place in range(events // people):
            at = came + ((left or now) - came) * dice.random()
            tables[PresenceEvent].append(_event(person["id"], place, at))
    dice.shuffle(tables[PresenceEvent])
    return list(tables.items())


def _person(group: UUID, number: int, came: datetime, left: datetime | None) -> dict[str, Any]:
    return Person(
        id=new_id(), group_id=group, on_list=False, arrival=Arrival.COUNTED, counted_at=came, departed_at=left,
        sex=(Sex.FEMALE, Sex.MALE)[number % 2], birth_precision=DatePrecision.YEAR, birth_text=str(1945 + number % 80),
        interpreter=Answer.NOT_ASKED, triage=Triage.NOT_YET, notice_given=Answer.NOT_ASKED,
    ).model_dump()  # fmt: skip


def _event(person: UUID, place: int, at: datetime) -> dict[str, Any]:
    state = PresenceState.PRESENT if place % 2 else PresenceState.ABSENT_UNKNOWN
    return PresenceEvent(id=new_id(), person_id=person, state=state, at=at, source=PresenceSource.GATE).model_dump()


FIGURES = (report_made,)
