"""Settling what two laptops wrote differently, through the use cases: who sees what, and who may choose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from app.access import Actor
from app.conflict_rows import SettleForm
from app.content import plain_content
from app.errors import Refused, UserError
from app.sealing import Binding
from app.waystation import Waystation, utc_now
from models.base import new_id
from models.codes import Compartment, DatePrecision, Role, Sex
from models.health import MedicalCheck
from models.papers import Fact
from models.person import Person
from tests.app.conftest import Centre, as_role
from tests.app.two_laptops import Laptops

Change = dict[str, Any]


@pytest.fixture
def laptops(manager: Waystation, tmp_path: Path) -> Iterator[Laptops]:
    made = Laptops(manager, tmp_path)
    yield made
    made.close()


@pytest.fixture
def intake(manager: Waystation) -> Actor:
    return as_role(manager, Role.INTAKE)


@pytest.fixture
def person(manager: Waystation, group: UUID, laptops: Laptops) -> UUID:
    return laptops.person(group)


def test_nothing_waits_on_one_laptop(manager: Waystation, group: UUID, intake: Actor) -> None:
    assert manager.conflicts.count(intake) == 0
    assert manager.conflicts.open(intake) == ()


def test_both_versions_say_who_when_and_where(
    manager: Waystation, laptops: Laptops, person: UUID, intake: Actor
) -> None:
    laptops.differ(Person, person, {"nationality": "Belarus"}, {"nationality": "Poland"})
    (row,) = manager.conflicts.open(intake)
    assert (row.about, row.person, row.sealed, row.may_settle, row.may_type) == (
        "Person: nationality",
        person,
        False,
        True,
        True,
    )
    assert {version.said for version in row.versions} == {"Belarus", "Poland"}
    assert {version.laptop for version in row.versions} == {"station 123", "another laptop"}
    assert {version.by for version in row.versions} == {manager.actor.name}
    assert manager.conflicts.count(intake) == 1


@pytest.mark.parametrize("which", [0, 1])
def test_one_version_is_used_from_then_on_and_both_stay_in_history(
    manager: Waystation, laptops: Laptops, person: UUID, intake: Actor, which: int
) -> None:
    laptops.differ(Person, person, {"sex": Sex.FEMALE}, {"sex": Sex.MALE})
    (row,) = manager.conflicts.open(intake)
    chosen = row.versions[which]
    manager.conflicts.settle(intake, SettleForm(person, "sex", chosen.key))
    laptops.exchange()
    assert laptops.both(Person, person, "sex") == [chosen.said] * 2
    assert manager.conflicts.count(intake) == 0
    written = [change.values["sex"] for change in manager.house.store.history(person) if "sex" in change.values]
    assert {Sex.FEMALE, Sex.MALE} <= set(written)
    assert manager.house.store.history(person)[-1].act == "settle_conflict"


def test_something_else_may_be_typed(manager: Waystation, laptops: Laptops, person: UUID, intake: Actor) -> None:
    laptops.differ(Person, person, {"nationality": "Belarus"}, {"nationality": "Poland"})
    manager.conflicts.settle(intake, SettleForm(person, "nationality", typed=" Lithuania "))
    laptops.exchange()
    assert laptops.both(Person, person, "nationality") == ["Lithuania"] * 2


def test_what_cannot_stand_there_is_refused(manager: Waystation, laptops: Laptops, person: UUID, intake: Actor) -> None:
    laptops.differ(Person, person, {"list_position": 4}, {"list_position": 5})
    with pytest.raises(UserError) as refused:
        manager.conflicts.settle(intake, SettleForm(person, "list_position", typed="four"))
    assert refused.value.field == "typed"
    assert manager.conflicts.count(intake) == 1


def test_settled_meanwhile_is_said(manager: Waystation, laptops: Laptops, person: UUID, intake: Actor) -> None:
    laptops.differ(Person, person, {"nationality": "Belarus"}, {"nationality": "Poland"})
    form = SettleForm(person, "nationality", manager.conflicts.open(intake)[0].versions[0].key)
    manager.conflicts.settle(intake, form)
    with pytest.raises(UserError, match="Only one version"):
        manager.conflicts.settle(intake, form)


def test_half_a_birth_date_is_not_chosen(manager: Waystation, laptops: Laptops, person: UUID, intake: Actor) -> None:
    whole = {"birth_precision": DatePrecision.DAY, "birth_text": "1987-06-05"}
    laptops.differ(Person, person, whole, {"birth_precision": DatePrecision.YEAR, "birth_text": "1986"})
    rows = {row.field: row for row in manager.conflicts.open(intake)}
    day = {v.said: v.key for v in rows["birth_text"].versions}["1987-06-05"]
    year = {v.said: v.key for v in rows["birth_precision"].versions}[DatePrecision.YEAR]
    assert manager.people.open_person(intake, person)
    shown = rows["birth_precision"].versions[0].said
    wrong = (
        SettleForm(person, "birth_text", day)
        if shown is DatePrecision.YEAR
        else SettleForm(person, "birth_precision", year)
    )
    with pytest.raises(UserError, match="does not fit"):
        manager.conflicts.settle(intake, wrong)
    assert manager.conflicts.count(intake) == 2


def seal(waystation: Waystation, row: UUID, words: str) -> bytes:
    binding = Binding("medicalcheck", row, "content")
    return waystation.house.vault.seal(
        Compartment.MEDICAL, plain_content({"complaint": words, "same": "in both"}), binding
    )


@pytest.fixture
def check(manager: Waystation, laptops: Laptops, person: UUID) -> UUID:
    row = MedicalCheck(
        id=new_id(), person_id=person, started_at=utc_now(), clinician_id=manager.actor.user, content=b""
    )
    row.content = seal(manager, row.id, "nothing yet")
    laptops.add(row)
    laptops.exchange()
    one, other = ({"content": seal(manager, row.id, words)} for words in ("Cough", "Fever"))
    laptops.differ(MedicalCheck, row.id, one, other)
    return row.id


def test_a_sealed_field_stays_closed_without_its_key(manager: Waystation, check: UUID) -> None:
    (row,) = manager.conflicts.open(manager.actor)
    assert (row.sealed, row.may_settle, [version.said for version in row.versions]) == (True, False, [None, None])
    with pytest.raises(Refused, match="sealed to another desk"):
        manager.conflicts.settle(manager.actor, SettleForm(check, "content", row.versions[1].key))
    assert manager.conflicts.count(manager.actor) == 1


def test_a_holder_of_the_key_reads_and_settles_it(manager: Waystation, centre: Centre, check: UUID) -> None:
    manager.house.store.close()
    medic = centre.unlock(Role.MEDIC)
    (row,) = medic.conflicts.open(medic.actor)
    assert {version.said for version in row.versions} == {"complaint: Cough", "complaint: Fever"}
    for role in (Role.MANAGER, Role.INTAKE, Role.CASE):  # the same key in another role opens nothing
        (shut,) = medic.conflicts.open(as_role(medic, role))
        assert (shut.sealed, [version.said for version in shut.versions]) == (True, [None, None])
    with medic.house.store.read() as session:
        assert session.exec(select(Fact.kind).where(Fact.detail == "versions")).all() == ["SEALED_READ"]
    with pytest.raises(UserError, match="choosing one"):
        medic.conflicts.settle(medic.actor, SettleForm(check, "content", typed="both"))
    medic.conflicts.settle(medic.actor, SettleForm(check, "content", row.versions[1].key))
    assert medic.conflicts.count(medic.actor) == 0
    assert medic.house.store.rebuild_equals_live() == []
    medic.close()


def test_a_role_sees_only_what_its_desk_may_see(
    manager: Waystation, laptops: Laptops, person: UUID, intake: Actor
) -> None:
    laptops.differ(Person, person, {"nationality": "Belarus"}, {"nationality": "Poland"})
    store = as_role(manager, Role.STORE)
    assert (manager.conflicts.count(store), manager.conflicts.open(store)) == (0, ())
    key = manager.conflicts.open(intake)[0].versions[0].key
    with pytest.raises(Refused):
        manager.conflicts.settle(store, SettleForm(person, "nationality", key))
    with pytest.raises(UserError, match="Only one version"):
        manager.conflicts.settle(as_role(manager, Role.MEDIC), SettleForm(person, "nationality", key))
