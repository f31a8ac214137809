"""The table of acts: every public use case x every role is let in or refused exactly as it says, with no window."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

import pytest
import sqlalchemy as sa

from app.access import TABLE, Act, Actor, BadTable, may, read_table
from app.errors import Refused
from app.house import House
from app.rows import GroupRow
from app.waystation import KEYS, Waystation
from models.base import Derived, Stored, new_id
from models.codes import Role
from models.papers import Fact
from tests.app.conftest import Centre, as_role
from tests.app.every_use_case import UseCase, public_methods, use_cases

NOT_AN_ACT = {
    "people.load_tokens",
    "scans.resolve",
    "scans.remember",
    "health.last_signed",
    "health.newest",
    "twins.open",
}
SIGHTS = {act for act in Act if act.startswith("name_")} | {
    Act.SEE_NAME,
    Act.SEE_FACE,
    Act.SEE_SEX,
    Act.SEE_AGE,
    Act.SEE_BIRTH,
    Act.SEE_SAFETY_SIGN,
    Act.SEE_INSTRUCTIONS,
    Act.SEE_DIET,
    Act.SEE_EVACUATION,
}
WITHOUT_A_SESSION = {Act.SET_UP, Act.RECOVER}  # nobody is unlocked yet: first run, restore, lost words
# what a signature does beside, for whom it may; a medical appointment is moved by the act that plans one
WITHIN_AN_ACT = {Act.RELEASE_EXTRACT, Act.MOVE_MEDICAL}


class LetIn(BaseException):
    """Raised behind the door: the act was allowed, and nothing is to be done."""


@dataclass
class Door:
    """Listens at the one question of the house: which acts were asked; `shut` lets nobody further in."""

    asked: list[Act] = field(default_factory=list)

    def stop(self) -> None:
        raise LetIn


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    made, ask = Door(), House._ask

    def listening(house: House, actor: Actor, act: Act) -> None:
        made.asked.append(act)
        ask(house, actor, act)
        made.stop()

    monkeypatch.setattr(House, "_ask", listening)
    yield made
    monkeypatch.undo()


def knock(door: Door, waystation: Waystation, case: UseCase, actor: Actor) -> tuple[Act | None, str]:
    """The act that a use case asks, and whether it was let in, refused, or did something before it asked."""
    door.asked.clear()
    try:
        case.call(waystation, actor)
    except LetIn:
        answer = "let in"
    except Refused:
        answer = "refused"
    except Exception as trouble:
        answer = f"{type(trouble).__name__} before it asked"
    else:
        answer = "ran without asking"
    return (door.asked[0] if door.asked else None), answer


def test_every_act_has_a_row_and_every_row_a_role() -> None:
    assert set(TABLE) == set(Act)
    assert all(TABLE.values())


@pytest.mark.parametrize(
    "text",
    [
        "    INT MED\n  find  x",
        "    INT MED\n  find  x  y",
        "    INT MED\n  find  x  .\n  find  x  .",
        "    INT MED\n  fnid  x  .",
    ],
)
def test_a_table_that_cannot_be_read_stops_the_program(text: str) -> None:
    with pytest.raises(BadTable):
        read_table(text)


def test_every_public_method_takes_the_actor_first(manager: Waystation) -> None:
    cases = {str(case) for case in use_cases(manager)}
    assert len(cases) > 50
    assert {str(case) for case, _ in public_methods(manager)} - cases == NOT_AN_ACT


def test_every_use_case_asks_before_anything_else_and_every_act_has_a_use_case(manager: Waystation, door: Door) -> None:
    asked, wrong = set[Act](), dict[str, str]()
    for case in use_cases(manager):
        for role in (Role.MANAGER, Role.VOLUNTEER, Role.MEDIC):
            act, answer = knock(door, manager, case, as_role(manager, role))
            if act is None or answer != ("let in" if role in TABLE[act] else "refused"):
                wrong[str(case)] = answer
            asked |= {act} if act else set()
    assert wrong == {}
    assert sorted(map(str, set(Act) - asked)) == sorted(map(str, SIGHTS | WITHOUT_A_SESSION | WITHIN_AN_ACT))


@pytest.mark.parametrize("role", list(Role))
def test_each_use_case_is_open_or_refused_as_the_table_says(
    manager: Waystation, centre: Centre, door: Door, role: Role
) -> None:
    actor, refused = as_role(manager, role), list[str]()
    before = whole(manager, centre)
    for case in use_cases(manager):
        act, answer = knock(door, manager, case, actor)
        assert act is not None, (case, answer)
        assert answer == ("let in" if role in TABLE[act] else "refused"), (case, act)
        refused += [act.value] if answer == "refused" else []
    after = whole(manager, centre)
    assert refusals(manager) == refused
    assert after.journal - before.journal == len(refused)
    assert (after.derived, after.keys) == (before.derived, before.keys)


@dataclass(frozen=True)
class Whole:
    """How long the journal is, what is kept beside it, and the key file."""

    journal: int
    derived: dict[str, int]
    keys: str


def whole(waystation: Waystation, centre: Centre) -> Whole:
    with waystation.house.store.read() as session:
        count = {
            table.name: session.connection().execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in Stored.metadata.tables.values()
            if table.name == "journal" or _is_derived(table)
        }
    keys = hashlib.sha256((centre.folder / KEYS).read_bytes()).hexdigest()
    return Whole(count.pop("journal"), count, keys)


def _is_derived(table: sa.Table) -> bool:
    return table.name in {each.__tablename__ for each in Derived.__subclasses__()}


def refusals(waystation: Waystation) -> list[str]:
    with waystation.house.store.read() as session:
        facts = session.execute(sa.select(Fact).where(Fact.kind == "REFUSED")).scalars().all()
        return [fact.detail for fact in sorted(facts, key=lambda fact: fact.at)]


def test_a_refusal_says_nothing_of_whom_it_was_about(manager: Waystation) -> None:
    with pytest.raises(Refused) as caught:
        manager.people.open_person(as_role(manager, Role.STORE), new_id())
    assert not any(sign.isdigit() for sign in caught.value.sentence)


def test_rows_never_carry_a_table(manager: Waystation, group: UUID) -> None:
    rows: tuple[GroupRow, ...] = manager.arrivals.groups(as_role(manager, Role.STORE))
    assert rows
    assert not any(isinstance(row, Stored) for row in rows)
    assert may(manager.actor, Act.LIST_GROUPS)
