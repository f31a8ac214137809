"""Two stations change one field without knowing of each other: both values are kept until a person settles it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import select

from app import versions
from app.errors import UserError
from app.store import Store
from app.versions import Conflict
from tests.app.small import Guest, guest
from tests.app.small_store import ACTOR, Place

Pair = tuple[Store, Store]


def exchange(one: Store, other: Store) -> None:
    """Each takes in what it lacks of the other."""
    for taker, giver in ((one, other), (other, one)):
        shared = giver.entries_after(taker.vector())
        taker.apply(shared.entries, shared.heads)


def edit(store: Store, row: Guest, **values: Any) -> None:
    with store.transaction(ACTOR, "edit") as session:
        found = session.get_one(Guest, row.id)
        for name, value in values.items():
            setattr(found, name, value)


def values_of(conflict: Conflict) -> set[Any]:
    return {version.value for version in conflict.versions}


@pytest.fixture
def pair(place: Place) -> Pair:
    """Two registers that both know one person."""
    return place.new(), place.new()


@pytest.fixture
def row(pair: Pair) -> Guest:
    with pair[0].transaction(ACTOR, "register") as session:
        session.add(row := guest("Darafei", age=20))
    exchange(*pair)
    return row


def test_one_station_alone_has_no_conflicts(small: Store, saved: Guest) -> None:
    edit(small, saved, age=1)
    assert small.conflicts() == []


def test_both_values_are_kept_and_both_sides_say_the_same(pair: Pair, row: Guest) -> None:
    edit(pair[0], row, age=30, note="one")
    edit(pair[1], row, age=40)
    exchange(*pair)
    (here,), (there,) = pair[0].conflicts(), pair[1].conflicts()
    assert here == there
    assert (here.tab, here.row_id, here.field, values_of(here)) == ("guest", row.id, "age", {30, 40})
    assert {version.source.station for version in here.versions} == {pair[0].station, pair[1].station}
    assert {version.actor for version in here.versions} == {ACTOR}
    with pair[0].read() as session:
        assert session.get_one(Guest, row.id).age == here.versions[0].value


@pytest.mark.parametrize("chosen", [30, 40, 55, None])
def test_settled_on_one_side_it_is_settled_on_both(pair: Pair, row: Guest, chosen: int | None) -> None:
    edit(pair[0], row, age=30)
    edit(pair[1], row, age=40)
    exchange(*pair)
    pair[0].settle(ACTOR, "settle_conflict", row.id, "age", chosen)
    exchange(*pair)
    for store in pair:
        assert store.conflicts() == []
        assert store.history(row.id)[-1].values == {"age": chosen}
        with store.read() as session:
            assert session.get_one(Guest, row.id).age == chosen


def test_settled_differently_on_both_sides_it_is_open_again(pair: Pair, row: Guest) -> None:
    edit(pair[0], row, age=30)
    edit(pair[1], row, age=40)
    exchange(*pair)
    pair[0].settle(ACTOR, "settle_conflict", row.id, "age", 30)
    pair[1].settle(ACTOR, "settle_conflict", row.id, "age", 40)
    exchange(*pair)
    assert [values_of(conflict) for conflict in pair[0].conflicts()] == [{30, 40}]


def test_who_says_the_same_does_not_disagree(pair: Pair, row: Guest) -> None:
    edit(pair[0], row, age=30)
    edit(pair[1], row, age=30)
    exchange(*pair)
    assert pair[0].conflicts() == pair[1].conflicts() == []


def test_nothing_to_settle_is_said(pair: Pair, row: Guest) -> None:
    edit(pair[0], row, age=30)
    with pytest.raises(UserError, match="Only one version"):
        pair[0].settle(ACTOR, "settle_conflict", row.id, "age", 31)


def test_three_stations_three_versions(place: Place, pair: Pair, row: Guest) -> None:
    third = place.new()
    exchange(pair[0], third)
    for age, store in enumerate((*pair, third), start=30):
        edit(store, row, age=age)
    for store in (pair[1], third, pair[1]):
        exchange(pair[0], store)
    (found,) = pair[1].conflicts()
    assert values_of(found) == {30, 31, 32}
    pair[1].settle(ACTOR, "settle_conflict", row.id, "age", 31)
    exchange(pair[1], third)
    assert third.conflicts() == []


def test_a_version_that_was_erased_is_no_choice(pair: Pair, row: Guest) -> None:
    edit(pair[0], row, note="secret")
    edit(pair[1], row, note="other")
    exchange(*pair)
    pair[0].erase(ACTOR, "erase", row.id, ["note"])
    exchange(*pair)
    assert pair[0].conflicts() == pair[1].conflicts() == []


def test_undo_is_refused_where_versions_disagree_and_takes_back_a_settling(pair: Pair, row: Guest) -> None:
    edit(pair[0], row, age=30)
    unit = pair[0].history(row.id)[-1].unit
    edit(pair[1], row, age=40)
    exchange(*pair)
    with pytest.raises(UserError, match=r"guest\.age"):
        pair[0].undo(ACTOR, "undo", pair[0].station, unit)
    shown = pair[0].conflicts()[0].versions[0].value
    pair[0].settle(ACTOR, "settle_conflict", row.id, "age", 55)
    pair[0].undo(ACTOR, "undo", pair[0].station, pair[0].history(row.id)[-1].unit)
    with pair[0].read() as session:
        assert session.get_one(Guest, row.id).age == shown


def test_conflicts_of_many_rows_are_read_in_chunks(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "CHUNK", 10)
    with pair[0].transaction(ACTOR, "import") as session:
        session.add_all([guest(f"Guest {n}") for n in range(25)])
    exchange(*pair)
    for age, store in enumerate(pair):
        with store.transaction(ACTOR, "edit") as session:
            for row in session.exec(select(Guest)):
                row.age = age
    exchange(*pair)
    assert len(pair[0].conflicts()) == 25
