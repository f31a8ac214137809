"""Erasure: gone from the tables, the journal and the pages of every replica, now and when late entries arrive."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session, select

from app.blanks import empty
from app.errors import UserError
from app.store import Store
from models.base import new_id
from models.codes import Sex
from tests.app.pages import copies
from tests.app.proof import prove
from tests.app.replicas import World, template
from tests.app.small import SMALL, Guest, Word
from tests.app.small_store import ACTOR, Place
from tests.app.test_exchange import born, edit, heads, rows, send

TOKEN = "Zhyzhyn-Zhar-Ptushka"


@pytest.fixture
def one(place: Place) -> Store:
    return place.new()


@pytest.fixture
def two(place: Place) -> Store:
    return place.new()


@pytest.fixture
def row_id(one: Store, two: Store) -> UUID:
    """A guest whom both know."""
    made = born(one, TOKEN, note=TOKEN, age=5, born=date(1987, 6, 5), sex=Sex.FEMALE)
    send(one, two)
    return made


def test_what_is_left_is_the_empty_value(one: Store, row_id: UUID) -> None:
    one.erase(ACTOR, "erase", row_id, ["name", "note", "age", "born", "sex"])
    (left,) = rows(one)
    assert (left["name"], left["note"], left["age"], left["born"], left["sex"]) == ("", None, None, None, Sex.NOT_ASKED)
    assert one.history(row_id)[0].values == {"voided": False}
    with one.read() as session:
        assert session.exec(select(Word)).all() == []


def test_a_row_at_hand_shows_it_at_once(one: Store, row_id: UUID) -> None:
    def work(session: Session) -> Guest:
        row = session.get_one(Guest, row_id)
        row.age = 6
        one.erase_in(session, row_id, ["name"])
        assert (row.name, row.age) == ("", 6)
        row.note = "goes on"
        return row

    one.run(ACTOR, "erase", work)
    assert (rows(one)[0]["name"], rows(one)[0]["note"], rows(one)[0]["age"]) == ("", "goes on", 6)


def test_it_travels_and_both_journals_stay_whole(one: Store, two: Store, row_id: UUID) -> None:
    edit(one, row_id, name=f"{TOKEN} two")
    one.erase(ACTOR, "erase", row_id, ["name"])
    assert send(one, two).blanked == 1
    assert rows(one) == rows(two)
    assert one.entries_after({}).entries == two.entries_after({}).entries
    prove(two)


def test_a_late_rival_edit_does_not_bring_it_back(one: Store, two: Store, row_id: UUID) -> None:
    edit(two, row_id, name=f"{TOKEN} late")
    one.erase(ACTOR, "erase", row_id, ["name"])
    assert send(two, one).conflicts == 0
    send(one, two)
    assert rows(one) == rows(two)
    assert rows(one)[0]["name"] == ""
    names = [found.values.get("name") for found in two.entries_after({}).entries if "name" in found.replaced]
    assert sorted(names, key=str) == ["", None, None]


def test_a_later_write_shows_again_and_stays(one: Store, two: Store, row_id: UUID) -> None:
    edit(two, row_id, name="a rival of the erasure")
    one.erase(ACTOR, "erase", row_id, ["name"])
    edit(one, row_id, name="written since")
    send(one, two)
    send(two, one)
    assert rows(one) == rows(two)
    assert rows(one)[0]["name"] == "written since"
    assert heads(one, row_id, "name") == {one.station, two.station}
    edit(two, row_id, name="and again")
    send(two, one)
    assert heads(one, row_id, "name") == {two.station}


def test_two_erasures_and_a_write_after_each_leave_nothing(one: Store, two: Store, row_id: UUID) -> None:
    """Each write is a rival of the other's erasure: neither may be shown."""
    for store in (one, two):
        store.erase(ACTOR, "erase", row_id, ["name", "note"])
        edit(store, row_id, name="legal here", note="legal here")
    send(one, two)
    send(two, one)
    assert rows(one) == rows(two)
    assert (rows(one)[0]["name"], rows(one)[0]["note"]) == ("", None)


def test_an_undo_cannot_reach_behind_an_erasure(one: Store, row_id: UUID) -> None:
    edit(one, row_id, name="other")
    unit = one.head().seq
    one.erase(ACTOR, "erase", row_id, ["name"])
    for taken_back in (unit, unit + 1):
        with pytest.raises(UserError):
            one.undo(ACTOR, "undo", one.station, taken_back)
    assert rows(one)[0]["name"] == ""


@pytest.mark.parametrize("field", ["id", "heads"])
def test_what_names_a_row_is_not_erased(one: Store, row_id: UUID, field: str) -> None:
    before = one.head()
    with pytest.raises(ValueError, match="not erased"):
        one.erase(ACTOR, "erase", row_id, [field])
    with pytest.raises(ValueError, match="no such row"):
        one.erase(ACTOR, "erase", new_id(), ["name"])
    assert one.head() == before


def test_empty_values_of_columns_that_must_hold_something() -> None:
    guest, alike = SMALL.tables["guest"], SMALL.tables["alike"]
    assert (empty(guest.c.name), empty(guest.c.note), empty(guest.c.voided)) == ("", None, False)
    assert empty(guest.c.sex) == Sex.NOT_ASKED.value
    with pytest.raises(ValueError, match="cannot be emptied"):
        empty(alike.c.a_id)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path, random.Random(1))
    made.found(2, *template(tmp_path / "empty.db"))
    yield made
    for replica in made.replicas:
        prove(replica.store)
    made.close()


def test_no_page_and_no_frame_keeps_it_on_any_replica(world: World) -> None:
    """Found by hand in the decrypted files before, and nowhere after; also when the edit comes after the erasure."""
    one, two = world.replicas
    row_id = born(one.store, TOKEN, note=TOKEN)
    for number in range(30):
        edit(one.store, row_id, name=f"{TOKEN} {number}")
    send(one.store, two.store)
    edit(two.store, row_id, name=f"{TOKEN} late", note=f"{TOKEN} late")
    assert all(copies(each.path, each.key, TOKEN) > 20 for each in world.replicas)
    one.store.erase(ACTOR, "erase", row_id, ["name", "note"])
    assert copies(one.path, one.key, TOKEN) == 0
    late = two.store.entries_after(one.store.vector())
    assert any(TOKEN.encode() in found.body for found in late.entries)
    one.store.apply(*late)
    send(one.store, two.store)
    assert [copies(each.path, each.key, TOKEN) for each in world.replicas] == [0, 0]
    assert one.rows() == two.rows()
