"""Entries of an older program, read by a later one: replayed they equal the tables that its step migrated."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session, select

from app.alarms import NewerProgram
from app.store import Store
from app.upcasting import Reader
from models.migrations import FieldChange, Schema
from tests.app.proof import prove
from tests.app.small import SMALL, small_schema
from tests.app.small_later import GuestLater, later_schema
from tests.app.small_store import ACTOR
from tests.app.test_exchange import born, edit, send

KEY = secrets.token_bytes(32)


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[list[Store]]:
    made = [Store.create(tmp_path / f"{number}.db", KEY, schema=small_schema()) for number in range(2)]
    yield made
    for store in made:
        prove(store)
        store.close()


def brought_up(stores: list[Store], number: int, folder: Path) -> Store:
    """The same file, opened by the later program."""
    stores[number].close()
    stores[number] = Store.open(folder / f"{number}.db", KEY, schema=later_schema())
    return stores[number]


def guests(store: Store) -> dict[UUID, tuple[str, str, str | None, int]]:
    with store.read() as session:
        return {row.id: (row.given, row.family, row.comment, row.height) for row in session.exec(select(GuestLater))}


def test_replayed_old_entries_equal_the_migrated_tables(stores: list[Store], tmp_path: Path) -> None:
    one, two = stores
    first, second, third = (born(one, f"Alena {number}", note="n", age=number) for number in range(3))
    send(one, two)
    edit(one, first, name="Olena 0", note=None)
    edit(two, first, name="Helena 0")
    edit(one, second, age=9)
    one.erase(ACTOR, "erase", third, ["name", "note", "age"])
    send(two, one)
    later = brought_up(stores, 0, tmp_path)
    prove(later)
    assert guests(later) == {
        first: ("Helena", "0", None, 0),
        second: ("Alena", "1", "n", 0),
        third: ("", "", None, 0),
    }
    assert later.history(second)[0].values["family"] == "1"


def test_parcels_of_the_older_program_are_taken_and_the_other_way_refused(stores: list[Store], tmp_path: Path) -> None:
    one, two = stores
    row_id = born(one, "Alena Karatkevich", note="n", age=5)
    send(one, two)
    later = brought_up(stores, 0, tmp_path)

    def rename(session: Session) -> None:
        session.get_one(GuestLater, row_id).family = "Verasen"

    later.run(ACTOR, "edit", rename)
    edit(two, row_id, name="Olena Verasen", age=6)
    other = born(two, "Maryia Ptushka")
    assert send(two, later).conflicts == 1
    assert guests(later) == {row_id: ("Olena", "Verasen", "n", 0), other: ("Maryia", "Ptushka", None, 0)}
    before = two.vector()
    with pytest.raises(NewerProgram):
        send(later, two)
    assert two.vector() == before


def test_an_old_erasure_covers_what_was_split_since(stores: list[Store], tmp_path: Path) -> None:
    one, two = stores
    row_id = born(one, "Alena Karatkevich")
    send(one, two)
    later = brought_up(stores, 0, tmp_path)

    def rename(session: Session) -> None:
        session.get_one(GuestLater, row_id).family = "Verasen"

    later.run(ACTOR, "edit", rename)
    two.erase(ACTOR, "erase", row_id, ["name"])
    assert send(two, later).blanked == 2
    assert guests(later) == {row_id: ("", "", None, 0)}
    assert not any(b"Verasen" in found.body or b"Alena" in found.body for found in later.entries_after({}).entries)


def test_a_field_that_changed_twice_is_read_through_both(stores: list[Store]) -> None:
    born(stores[0], "Alena", age=5)
    (old,) = stores[0].entries_after({}).entries
    changes = (
        FieldChange(2, "guest", "age", ("years",), lambda age: (age,)),
        FieldChange(3, "guest", "years", ("months",), lambda years: (years * 12,)),
        FieldChange(3, "bag", "name", (), lambda name: ()),
    )
    parts = Reader(Schema(SMALL, ("a", "b", "c"), changes)).read(old).parts
    assert parts["months"].value == 60
    assert parts["months"].written_as == "age"
    assert parts["name"].value == "Alena"
    assert "age" not in parts
    assert "years" not in parts
