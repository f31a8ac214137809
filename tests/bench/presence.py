"""A month of presence counted: the nights of 2,000 people who went in and out three times a day."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel, insert, text

from app import triggers
from app.presence.reading import nights
from app.waystation import utc_now
from models.base import new_id
from models.codes import Answer, Arrival, DatePrecision, PresenceSource, PresenceState, Sex, Triage
from models.person import Person
from models.presence import PresenceEvent
from tests.bench.measure import Figure, pair
from tests.bench.store import fresh, open_group

PEOPLE, EVENTS, DAYS, AT_ONCE = 2_000, 180_000, 30, 5_000
RAW = "SELECT person_id, at, state FROM presenceevent WHERE voided = 0"


def month_counted(people: int = PEOPLE, events: int = EVENTS) -> Figure:
    """The night count of a month against the bare reading of its events."""
    with fresh() as (waystation, intake):
        group, now = open_group(waystation, intake).id, utc_now()
        with waystation.house.store._writing.begin() as connection:
            triggers.remove(connection)
            for table, rows in _rows(group, people, events):
                for start in range(0, len(rows), AT_ONCE):
                    connection.execute(insert(table), rows[start : start + AT_ONCE])
            triggers.install(connection, SQLModel.metadata)
        first, last = (now - timedelta(days=DAYS)).date(), now.date()

        def count() -> None:
            with waystation.house.store.read() as session:
                found = nights(session, waystation.house, first, last)
            assert found[-1].in_all == people

        def floor() -> None:
            with waystation.house.store.read() as session:
                assert len(_raw(session)) == events

        name = f"a month of {people:,} people, {events:,} events"
        return pair(name, count, "their events read from the file", floor)


def _raw(session: Session) -> list[Any]:
    return list(session.connection().execute(text(RAW)).fetchall())


def _rows(group: UUID, people: int, events: int) -> list[tuple[type[SQLModel], list[dict[str, Any]]]]:
    dice, now = random.Random(7), utc_now()
    came = now - timedelta(days=DAYS + 2)
    persons = [_person(group, came) for _ in range(people)]
    minutes = DAYS * 24 * 60
    told = []
    for person in persons:
        times = sorted(dice.randrange(1, minutes) for _ in range(events // people))
        for place, minute in enumerate(times):
            state = PresenceState.PRESENT if place % 2 else PresenceState.ABSENT_UNKNOWN
            told.append(_event(person["id"], state, came + timedelta(days=1, minutes=minute)))
    dice.shuffle(told)
    return [(Person, persons), (PresenceEvent, told)]


def _person(group: UUID, came: Any) -> dict[str, Any]:
    return Person(
        id=new_id(), group_id=group, on_list=False, arrival=Arrival.COUNTED, counted_at=came, sex=Sex.NOT_ASKED,
        birth_precision=DatePrecision.UNKNOWN,
        interpreter=Answer.NOT_ASKED, triage=Triage.NOT_YET, notice_given=Answer.NOT_ASKED,
    ).model_dump()  # fmt: skip


def _event(person: UUID, state: PresenceState, at: Any) -> dict[str, Any]:
    source = PresenceSource.GATE
    return PresenceEvent(id=new_id(), person_id=person, state=state, at=at, source=source).model_dump()


FIGURES = (month_counted,)
