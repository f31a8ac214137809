"""Taking back a unit: what it replaced stands again, what was born in it is voided, and a later change refuses it."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from app.errors import UserError
from app.store import Store
from tests.app.small import Bag, Guest, guest
from tests.app.small_store import ACTOR, Clock


def edit(store: Store, row: Guest, **values: Any) -> int:
    """The unit of the edit."""
    with store.transaction(ACTOR, "edit") as session:
        found = session.get_one(Guest, row.id)
        for name, value in values.items():
            setattr(found, name, value)
    return store.history(row.id)[-1].unit


def now(store: Store, row: Guest) -> Guest:
    with store.read() as session:
        return session.get_one(Guest, row.id)


def undo(store: Store, unit: int) -> None:
    store.undo(ACTOR, "undo", store.station, unit)


def test_every_kind_of_value_comes_back(small: Store, saved: Guest, clock: Clock) -> None:
    edit(small, saved, note="n", born=date(1987, 6, 5), seen=clock.now, age=39, remark=b"\x00")
    before = now(small, saved).model_dump(exclude={"heads"})
    unit = edit(small, saved, name="Other", note=None, born=None, seen=None, age=0, remark=None)
    undo(small, unit)
    assert now(small, saved).model_dump(exclude={"heads"}) == before


def test_what_was_empty_is_empty_again(small: Store, saved: Guest) -> None:
    undo(small, edit(small, saved, age=39))
    assert now(small, saved).age is None


def test_a_field_changed_twice_in_the_unit(small: Store, saved: Guest) -> None:
    edit(small, saved, age=1)
    with small.transaction(ACTOR, "edit") as session:
        found = session.get_one(Guest, saved.id)
        found.age = 2
        session.flush()
        found.age = 3
    undo(small, small.history(saved.id)[-1].unit)
    assert now(small, saved).age == 1


def test_born_rows_are_voided_and_stay_readable(small: Store) -> None:
    with small.transaction(ACTOR, "register") as session:
        session.add_all([row := guest("Alena"), bag := Bag(guest_id=row.id, label="blue")])
    undo(small, 1)
    with small.read() as session:
        assert session.get_one(Guest, row.id).voided
        assert (session.get_one(Bag, bag.id).voided, session.get_one(Bag, bag.id).label) == (True, "blue")
    assert small.history(row.id)[-1].values == {"voided": True}


def test_taking_back_the_taking_back(small: Store, saved: Guest) -> None:
    edit(small, saved, age=1)
    unit = edit(small, saved, age=2)
    undo(small, unit)
    undo(small, small.history(saved.id)[-1].unit)
    assert now(small, saved).age == 2
    undo(small, small.history(saved.id)[-1].unit)
    assert now(small, saved).age == 1


def test_a_later_change_of_the_same_field_refuses_and_is_named(small: Store, saved: Guest) -> None:
    unit = edit(small, saved, age=1, note="kept")
    edit(small, saved, age=77)
    before = small.head()
    with pytest.raises(UserError, match=r"guest\.age\. So") as refused:
        undo(small, unit)
    assert "77" not in refused.value.sentence
    assert (small.head(), now(small, saved).note) == (before, "kept")


def test_a_later_change_of_another_field_does_not_hinder(small: Store, saved: Guest) -> None:
    unit = edit(small, saved, age=1)
    edit(small, saved, note="later")
    undo(small, unit)
    assert (now(small, saved).age, now(small, saved).note) == (None, "later")


def test_a_born_row_that_was_written_to_since_is_not_voided(small: Store, saved: Guest) -> None:
    edit(small, saved, note="later")
    with pytest.raises(UserError, match=r"guest\.note"):
        undo(small, 1)
    assert not now(small, saved).voided


def test_twice_is_refused_and_so_is_what_never_was(small: Store, saved: Guest) -> None:
    unit = edit(small, saved, age=1)
    undo(small, unit)
    with pytest.raises(UserError, match=r"guest\.age"):
        undo(small, unit)
    with pytest.raises(UserError, match="nothing to take back"):
        undo(small, 999)
    with pytest.raises(UserError, match="nothing to take back"):
        small.undo(ACTOR, "undo", small.station ^ 1, unit)


def test_500_changes_at_once(small: Store) -> None:
    with small.transaction(ACTOR, "import") as session:
        session.add_all([guest(f"Guest {n}", age=n) for n in range(500)])
    with small.transaction(ACTOR, "edit") as session:
        for row in session.exec(select(Guest)):
            row.name, row.age = "Nobody", None
    begun = time.process_time()
    undo(small, small.head().seq - 499)
    assert time.process_time() - begun < 5
    with small.read() as session:
        assert sorted((row.age, row.name) for row in session.exec(select(Guest))) == [
            (n, f"Guest {n}") for n in range(500)
        ]
