"""One issue at the supplies desk among 20,000 people and 200,000 movements: from the scanned number to the answer."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import cycle
from statistics import median, quantiles
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel, insert, select

from app import triggers
from app.access import Actor
from app.catalogue import ARRIVAL_KIT
from app.forms import CountForm
from app.supplies.levels import rebuild_levels
from app.supply_forms import IssueForm
from app.supply_rows import IssueKind
from app.waystation import Waystation, utc_now
from models.base import new_id
from models.codes import Answer, Arrival, DatePrecision, MovementKind, Role, Sex, Triage
from models.person import Person
from models.supplies import Issue, StockMovement, SupplyItem
from tests.bench.measure import Figure, milliseconds
from tests.bench.store import fresh, open_group, raw_commit

PEOPLE, MOVEMENTS, SCANS, AT_ONCE, DAYS = 20_000, 200_000, 200, 5_000, 60
Rows = list[dict[str, Any]]


def issue_of_a_kit(people: int = PEOPLE, movements: int = MOVEMENTS, scans: int = SCANS) -> Figure:
    """The arrival kit: six movements, with rules, owed items and the person's row to show."""
    return issued(people, movements, scans, "the arrival kit", kit=ARRIVAL_KIT)


def issue_of_an_item(people: int = PEOPLE, movements: int = MOVEMENTS, scans: int = SCANS) -> Figure:
    """One piece of soap, on which there is a rule."""
    return issued(people, movements, scans, "one item", item="SOAP250")


def issued(people: int, movements: int, scans: int, what: str, **form: str) -> Figure:
    with stocked(people, movements, scans) as (waystation, store, numbers), raw_commit(rows=6) as floor:
        waiting = cycle(numbers)

        def scan() -> None:
            answer = waystation.supplies.issue(store, IssueForm(new_id(), next(waiting), anyway=True, **form))
            assert answer.kind is IssueKind.GIVEN, answer.sentence

        taken = _in_turn(scan, floor, scans)
    ours, theirs = zip(*taken, strict=True)
    late = quantiles(ours, n=20)[-1]
    name = f"{what} issued among {people:,} people, {movements:,} movements"
    note = f"95th percentile {late:.1f} ms"
    return Figure(name, "one raw SQLCipher commit of 6 rows", median(ours), median(theirs), scans, note)


def _in_turn(ours: Callable[[], None], floor: Callable[[], None], runs: int) -> list[tuple[float, float]]:
    floor()
    return [(milliseconds(ours), milliseconds(floor)) for _ in range(runs)]


@contextmanager
def stocked(people: int, movements: int, scans: int) -> Iterator[tuple[Waystation, Actor, list[str]]]:
    """A house after two months, filled past the journal; `scans` people have just been counted in, with numbers."""
    with fresh() as (waystation, intake):
        group = open_group(waystation, intake).id
        with waystation.house.store.read() as session:
            items = _items(session)
        with waystation.house.store._writing.begin() as connection:
            triggers.remove(connection)
            for table, rows in _rows(group, items, people, movements):
                for start in range(0, len(rows), AT_ONCE):
                    connection.execute(insert(table), rows[start : start + AT_ONCE])
            triggers.install(connection, SQLModel.metadata)
        waystation.house.store.run(waystation.actor.user, "import", rebuild_levels)
        forms = [CountForm(new_id(), group, on_list=False) for _ in range(scans)]
        numbers = [waystation.arrivals.count_in(intake, form).person.number for form in forms]
        yield waystation, Actor(waystation.actor.user, Role.STORE, "Store"), numbers


def _items(session: Session) -> list[UUID]:
    codes = ("WATER05", "SNACK", "BLANKET", "KIT-HYG", "SIM", "LEAFLET", "SOAP250", "SOCKS", "TOWEL", "COMB")
    rows = {item.code: item.id for item in session.exec(select(SupplyItem)).all()}
    return [rows[code] for code in codes]


def _rows(group: UUID, items: list[UUID], people: int, movements: int) -> list[tuple[type[SQLModel], Rows]]:
    """Everybody got something, ten times; each item came in often enough."""
    dice, now = random.Random(11), utc_now()
    persons = [_person(group) for _ in range(people)]
    issues, moved = [], [_movement(MovementKind.RECEIPT, item, movements, now - timedelta(days=DAYS)) for item in items]
    while len(moved) < movements:
        person = persons[len(issues) % people]["id"]
        at = now - timedelta(minutes=dice.randrange(24 * 60, DAYS * 24 * 60))
        issue = Issue(id=new_id(), person_id=person, what="SOCKS", at=at).model_dump()
        issues.append(issue)
        moved += [
            _movement(MovementKind.ISSUE, item, -1, at, person_id=person, issue_id=issue["id"])
            for item in dice.sample(items, 5)
        ]
    return [(Person, persons), (Issue, issues), (StockMovement, moved)]


def _person(group: UUID) -> dict[str, Any]:
    return Person(
        id=new_id(), group_id=group, on_list=False, arrival=Arrival.COUNTED, sex=Sex.NOT_ASKED,
        birth_precision=DatePrecision.UNKNOWN,
        interpreter=Answer.NOT_ASKED, triage=Triage.NOT_YET, notice_given=Answer.NOT_ASKED,
    ).model_dump()  # fmt: skip


def _movement(kind: MovementKind, item: UUID, quantity: int, at: datetime, **about: UUID) -> dict[str, Any]:
    return StockMovement(id=new_id(), kind=kind, item_id=item, quantity=quantity, at=at, **about).model_dump()


FIGURES = (issue_of_a_kit, issue_of_an_item)
