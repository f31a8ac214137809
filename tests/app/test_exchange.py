"""What one replica takes from another, by hand, on both engines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from app.alarms import Cloned, EarlierMissing, NewerProgram, RolledBack, Unsound
from app.applying import Report
from app.chains import Mark
from app.entry import Entry, Header, Kind, unpack_heads, write
from app.store import Store
from models.base import new_id
from models.codes import Sex
from tests.app.small import Bag, Guest, Word, guest
from tests.app.small_store import ACTOR, Clock, Place


def send(giver: Store, taker: Store) -> Report:
    return taker.apply(*giver.entries_after(taker.vector()))


def edit(store: Store, row_id: UUID, **values: Any) -> None:
    def work(session: Session) -> None:
        row = session.get_one(Guest, row_id)
        for name, value in values.items():
            setattr(row, name, value)

    store.run(ACTOR, "edit", work)


def born(store: Store, name: str = "Darafei", **values: Any) -> UUID:
    row = guest(name, **values)
    store.run(ACTOR, "register", lambda session: session.add(row))
    return row.id


def rows(store: Store) -> list[dict[str, Any]]:
    with store.read() as session:
        return [row.model_dump() for row in session.exec(select(Guest).order_by(sa.text("id"))).all()]


def heads(store: Store, row_id: UUID, name: str) -> set[int]:
    with store.read() as session:
        return {source.station for source in unpack_heads(session.get_one(Guest, row_id).heads)[name]}


@pytest.fixture
def one(place: Place) -> Store:
    return place.new()


@pytest.fixture
def two(place: Place) -> Store:
    return place.new()


def test_rows_of_several_tables_arrive_whole(one: Store, two: Store) -> None:
    row_id = born(one, "Alena Karatkevich", note="n", sex=Sex.FEMALE, age=39, remark=b"\x00")
    one.run(ACTOR, "take_bag", lambda session: session.add(Bag(guest_id=row_id, label="red")))
    assert send(one, two) == Report(entries=2, rows=2)
    assert rows(two) == rows(one)
    assert [change.values for change in two.history(row_id)] == [change.values for change in one.history(row_id)]
    with two.read() as session:
        assert session.exec(select(Bag.label)).all() == ["red"]
        assert sorted(session.exec(select(Word.word)).all()) == ["Alena", "Karatkevich"]


def test_the_same_again_changes_nothing(one: Store, two: Store) -> None:
    born(one)
    share = one.entries_after({})
    two.apply(*share)
    assert two.apply(*share) == Report()
    assert two.apply([], one.entries_after(one.vector()).heads) == Report()


def test_both_versions_of_a_rival_edit_are_kept_and_the_later_is_shown(one: Store, two: Store, clock: Clock) -> None:
    row_id = born(one)
    send(one, two)
    edit(one, row_id, age=1, note="of one")
    clock.now += timedelta(seconds=1)
    edit(two, row_id, age=2)
    assert send(one, two).conflicts == 1
    assert send(two, one).conflicts == 1
    assert rows(one) == rows(two)
    assert (rows(one)[0]["age"], rows(one)[0]["note"]) == (2, "of one")
    assert heads(one, row_id, "age") == {one.station, two.station}
    assert heads(one, row_id, "note") == {one.station}
    edit(two, row_id, age=3)
    send(two, one)
    assert heads(one, row_id, "age") == {two.station}


def test_a_third_laptop_hears_both_from_either(one: Store, two: Store, place: Place) -> None:
    row_id, third = born(one), place.new()
    send(one, two)
    edit(two, row_id, age=2)
    send(two, third)
    assert rows(third) == rows(two)
    assert third.vector() == two.vector() | {third.station: 0}


def test_a_sender_who_knows_less_raises_no_alarm(one: Store, two: Store) -> None:
    born(one)
    send(one, two)
    share = two.entries_after({station: seq + 7 for station, seq in two.vector().items()})
    assert share.entries == []
    born(one)
    assert one.apply(*share) == Report()


def test_a_gap_refuses_the_whole(one: Store, two: Store) -> None:
    born(one)
    first = one.head().seq
    born(one)
    with pytest.raises(EarlierMissing):
        two.apply(*one.entries_after({one.station: first}))
    with pytest.raises(EarlierMissing):
        two.apply(one.entries_after({}).entries[:1], one.entries_after({}).heads)
    assert two.vector() == {two.station: 0}
    assert rows(two) == []


def test_a_clone_is_found_at_first_contact(one: Store, two: Store, place: Place) -> None:
    """Two stores that say they are the same station; each has written something else."""
    born(one)
    twin = place.new()
    shared = one.entries_after({})
    other = _as_station(one.station, shared.entries, place)
    two.apply(*shared)
    with pytest.raises(Cloned):
        two.apply(other, {one.station: Mark(1, other[0].hash)})
    longer = _as_station(one.station, [*shared.entries, *shared.entries], place)
    with pytest.raises(Cloned):
        two.apply(longer[1:], {one.station: Mark(2, longer[1].hash)})
    assert rows(two) == rows(one)
    assert twin.vector() == {twin.station: 0}


def _as_station(station: int, like: list[Entry], place: Place) -> list[Entry]:
    """A chain of the same station with another content."""
    previous, made = bytes(32), list[Entry]()
    for number, found in enumerate(like, start=1):
        header = replace(found.header, seq=number, unit=number, stamp=found.header.stamp + number, row_id=new_id())
        made.append(write(header, previous, found.values | {"name": "of the clone"}, {}, bytes(16)))
        previous = made[-1].hash
    return made


def test_a_file_older_than_itself_is_told(one: Store, two: Store) -> None:
    born(one)
    send(one, two)
    theirs = two.entries_after({})
    ahead = theirs.heads | {one.station: Mark(5, bytes(32))}
    with pytest.raises(RolledBack) as told:
        one.apply([], ahead)
    assert told.value.station == one.station


def test_a_later_version_of_the_program_is_refused_whole(one: Store, two: Store) -> None:
    born(one)
    entries, marks, *_ = one.entries_after({})
    later = replace(entries[0].header, v=entries[0].header.v + 1)
    newer = write(later, bytes(32), entries[0].values, {}, bytes(16))
    with pytest.raises(NewerProgram):
        two.apply([newer], {one.station: Mark(1, newer.hash)})
    assert two.apply(entries, marks).entries == 1


def _header(header: Header, **changes: Any) -> Header:
    return replace(header, **changes)


UNSOUND: dict[str, Callable[[Entry], Entry]] = {
    "altered": lambda found: replace(found, header=_header(found.header, actor=new_id())),
    "no such table": lambda found: write(_header(found.header, tab="nobody"), bytes(32), found.values, {}, bytes(16)),
    "the journal itself": lambda found: write(_header(found.header, tab="chain"), bytes(32), {"seq": 1}, {}, bytes(16)),
    "no such field": lambda found: write(found.header, bytes(32), found.values | {"x": 1}, {}, bytes(16)),
    "no such code": lambda found: write(found.header, bytes(32), found.values | {"sex": "?"}, {}, bytes(16)),
    "another type": lambda found: write(found.header, bytes(32), found.values | {"age": "old"}, {}, bytes(16)),
    "the heads": lambda found: write(found.header, bytes(32), found.values | {"heads": b"x"}, {}, bytes(16)),
    "blank without an erasure": lambda found: replace(found, body=found.without({"name"})),
    "no body": lambda found: replace(found, body=b""),
}


@pytest.mark.parametrize("spoil", UNSOUND.values(), ids=UNSOUND.keys())
def test_what_contradicts_itself_is_refused_whole(one: Store, two: Store, spoil: Callable[[Entry], Entry]) -> None:
    born(one)
    spoilt = spoil(one.entries_after({}).entries[0])
    with pytest.raises(Unsound):
        two.apply([spoilt], {one.station: Mark(1, spoilt.hash)})
    assert two.vector() == {two.station: 0}
    assert rows(two) == []


def test_heads_that_do_not_fit_the_entries_are_refused(one: Store, two: Store) -> None:
    born(one)
    entries, *_ = one.entries_after({})
    for marks in ({}, {one.station: Mark(1, bytes(32))}):
        with pytest.raises(Unsound):
            two.apply(entries, marks)


def test_an_entry_kind_that_nobody_knows_is_refused(one: Store, two: Store) -> None:
    born(one)
    found = one.entries_after({}).entries[0]
    odd = write(replace(found.header, kind=max(Kind) + 1), bytes(32), found.values, {}, bytes(16))
    with pytest.raises(Unsound):
        two.apply([odd], {one.station: Mark(1, odd.hash)})


def test_the_order_of_arrival_does_not_matter(one: Store, two: Store) -> None:
    for number in range(5):
        born(one, f"guest {number}")
    entries, marks, *_ = one.entries_after({})
    two.apply(entries[::-1], marks)
    assert rows(two) == rows(one)


def test_a_laptop_and_a_server_hold_the_same(server: Place, tmp_path: Path, clock: Clock) -> None:
    """Two desks of one server and a laptop; then the journal of each gives the tables of the other."""
    laptops = Place(tmp_path, None, clock)
    laptop, desk = laptops.new(), server.new()
    beside = server.desk_beside(desk)
    row_id = born(laptop, "Alena Karatkevich", note="n", sex=Sex.FEMALE)
    send(laptop, desk)
    edit(desk, row_id, age=1)
    edit(beside, row_id, note="of the other desk")
    edit(laptop, row_id, age=2)
    assert send(beside, laptop).entries == 2
    send(laptop, desk)
    assert rows(laptop) == rows(desk) == rows(beside)
    assert heads(desk, row_id, "age") == {laptop.station, desk.station}
    beside.erase(ACTOR, "erase", row_id, ["name"])
    send(beside, laptop)
    assert rows(laptop) == rows(desk)
    assert laptop.entries_after({}).entries == desk.entries_after({}).entries
    laptops.prove_and_close()
