"""Every public use case stands in the table of acts, and every role is let in or refused exactly as it says."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

import app
from app.access import TABLE, Act, Actor, may
from app.errors import Refused
from app.house import House
from app.rows import GroupRow
from app.waystation import Waystation
from models.base import new_id
from models.codes import Role
from tests.app.conftest import as_role

SERVICES = [
    name for name in Waystation.__dataclass_fields__ if name not in ("actor", "house")
]  # fmt: skip
NOT_AN_ACT = {("people", "load_tokens"), ("scans", "resolve"), ("health", "last_signed")}


def test_every_act_has_a_row_and_every_row_a_role() -> None:
    assert set(TABLE) == set(Act)
    assert all(TABLE.values())


def use_cases(waystation: Waystation) -> Iterator[tuple[str, str]]:
    for service in SERVICES:
        for name, _ in inspect.getmembers(getattr(waystation, service), inspect.ismethod):
            if not name.startswith("_") and (service, name) not in NOT_AN_ACT:
                yield service, name


def acts_of(waystation: Waystation, service: str, name: str) -> list[str]:
    """The acts that a use case names, read from its source."""
    source = inspect.getsource(getattr(type(getattr(waystation, service)), name))
    tree = ast.parse("class _:\n" + source)
    return [
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Act"
    ]


def test_every_public_use_case_takes_the_actor_first_and_names_one_act(manager: Waystation) -> None:
    found = list(use_cases(manager))
    assert len(found) > 35
    for service, name in found:
        method = getattr(getattr(manager, service), name)
        assert next(iter(inspect.signature(method).parameters)) == "actor", (service, name)
        assert len(set(acts_of(manager, service, name))) == 1, (service, name)


def test_every_act_of_the_table_is_somebodys_use_case(manager: Waystation) -> None:
    named = {act for service, name in use_cases(manager) for act in acts_of(manager, service, name)}
    elsewhere = "".join(path.read_text("utf-8") for path in Path(app.__path__[0]).glob("*.py"))
    for act in Act:
        assert act.name in named or f"Act.{act.name}" in elsewhere.replace("access", ""), act


@pytest.mark.parametrize("role", list(Role))
def test_each_act_is_open_or_refused_as_the_table_says(manager: Waystation, role: Role) -> None:
    house: House = manager.house
    actor = as_role(manager, role)
    for act in Act:
        if may(actor, act):
            assert house.read(actor, act, lambda session: "in") == "in"
        else:
            with pytest.raises(Refused):
                house.read(actor, act, lambda session: "in")


def test_a_refusal_says_nothing_of_whom_it_was_about(manager: Waystation) -> None:
    with pytest.raises(Refused) as caught:
        manager.people.open_person(as_role(manager, Role.STORE), new_id())
    assert not any(sign.isdigit() for sign in caught.value.sentence)


def test_rows_never_carry_a_table(manager: Waystation, group: UUID) -> None:
    from models.base import Stored

    rows: tuple[GroupRow, ...] = manager.arrivals.groups(as_role(manager, Role.STORE))
    assert rows
    assert not any(isinstance(row, Stored) for row in rows)
    assert isinstance(manager.actor, Actor)
