"""The one flow of writing, and what a session may not do."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Query
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, select

from app.errors import StorageTrouble, UserError
from app.journal import Forbidden
from app.store import Store
from models.base import Tracked, new_id
from models.codes import Sex
from tests.app.proof import prove
from tests.app.small import Bag, Guest, Host, Pet, Stray, Word, guest, small_schema

ACTOR = UUID("01a20000-0000-7000-8000-000000000001")


class Clock:
    """A wall clock that tests turn by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def index_words(session: Session, rows: Sequence[Tracked]) -> None:
    for row in rows:
        if isinstance(row, Guest):
            session.exec(sa.delete(Word).where(Word.guest_id == row.id))
            session.add_all([Word(guest_id=row.id, word=word) for word in row.name.split()])


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def small(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    made = Store.create(
        tmp_path / "small.db", secrets.token_bytes(32), clock=clock, derivers=(index_words,), schema=small_schema()
    )
    yield made
    prove(made)
    made.close()


@pytest.fixture
def saved(small: Store) -> Guest:
    with small.transaction(ACTOR, "register") as session:
        session.add(row := guest("Darafei"))
    return row


def test_everything_of_a_row_comes_back(small: Store) -> None:
    moment = datetime(2026, 11, 22, 22, 5, 1, 17, tzinfo=UTC).astimezone()
    row = guest("Alena", note="n", born=date(1987, 6, 5), seen=moment, sex=Sex.FEMALE, age=39, remark=b"\x00")
    with small.transaction(ACTOR, "register") as session:
        session.add(row)
    with small.read() as session:
        found = session.get_one(Guest, row.id)
        assert (found.born, found.seen, found.sex, found.remark) == (date(1987, 6, 5), moment, Sex.FEMALE, b"\x00")
        assert found.seen is not None
        assert found.seen.utcoffset() == timedelta(0)


def test_text_is_saved_in_normal_form_c(small: Store) -> None:
    with small.transaction(ACTOR, "register") as session:
        session.add(row := guest(unicodedata.normalize("NFD", "Zoë")))
    assert row.name == "Zoë"


def test_one_act_is_one_unit_with_an_entry_per_row(small: Store, saved: Guest) -> None:
    with small.transaction(ACTOR, "take_bag") as session:
        session.add_all([one := Bag(guest_id=saved.id), two := Bag(guest_id=saved.id)])
    (first,), (second,) = small.history(one.id), small.history(two.id)
    assert (first.unit, second.unit) == (2, 2)
    assert {first.source.seq, second.source.seq} == {2, 3}
    assert (first.act, first.actor, small.head().seq) == ("take_bag", ACTOR, 3)


def test_only_changed_fields_are_written(small: Store, saved: Guest) -> None:
    saved.name, saved.age = "Darafei", 40
    with small.transaction(ACTOR, "edit") as session:
        session.add(saved)
    assert [change.values for change in small.history(saved.id)][1:] == [{"age": 40}]


def test_an_act_that_changes_nothing_leaves_no_entry(small: Store, saved: Guest) -> None:
    before = small.head()
    with small.transaction(ACTOR, "look") as session:
        session.add(saved)
    assert small.head() == before


def test_two_flushes_and_a_merge_in_one_act(small: Store, saved: Guest) -> None:
    with small.transaction(ACTOR, "edit") as session:
        merged = session.merge(saved)
        merged.age = 1
        session.flush()
        merged.age = 2
    assert [change.values for change in small.history(saved.id)][1:] == [{"age": 1}, {"age": 2}]


def test_a_failed_act_leaves_nothing_and_the_next_one_follows(small: Store, saved: Guest) -> None:
    with pytest.raises(UserError), small.transaction(ACTOR, "register") as session:
        session.add(guest("x" * 41))
    with pytest.raises(UserError), small.transaction(ACTOR, "register") as session:  # noqa: PT012
        session.add(guest("Nobody"))
        session.flush()
        raise UserError("no")
    with small.transaction(ACTOR, "register") as session:
        session.add(guest("Maryia"))
    assert small.head().seq == 2


def test_a_reference_to_nobody_is_refused(small: Store) -> None:
    with pytest.raises(IntegrityError), small.transaction(ACTOR, "take_bag") as session:
        session.add(Bag(guest_id=new_id()))
    assert small.head().seq == 0
    with small.transaction(ACTOR, "register") as session:
        session.add(guest())


def test_error_texts_carry_no_values(small: Store, saved: Guest) -> None:
    with pytest.raises(UserError) as refused, small.transaction(ACTOR, "register") as session:
        session.add(guest("Karatkevich " * 9))
    twin = guest("Karatkevich")
    twin.id = saved.id
    with pytest.raises(DBAPIError) as caught, small.transaction(ACTOR, "register") as session:
        session.add(twin)
    assert "Karatkevich" not in str(refused.value) + str(caught.value)


def test_a_clock_put_back_never_reorders(small: Store, saved: Guest, clock: Clock) -> None:
    clock.now -= timedelta(days=12)
    saved.age = 5
    with small.transaction(ACTOR, "edit") as session:
        session.add(saved)
    first, second = small.history(saved.id)
    assert first.source.stamp < second.source.stamp
    assert second.at == first.at - 12 * 24 * 3600 * 1000


def test_derived_rows_follow_the_tracked_ones(small: Store, saved: Guest) -> None:
    saved.name = "Darafei Karatkevich"
    with small.transaction(ACTOR, "edit") as session:
        session.add(saved)
    with small.read() as session:
        assert sorted(session.exec(select(Word.word))) == ["Darafei", "Karatkevich"]


def test_a_row_changed_meanwhile_is_refused_then_tried_again(small: Store, saved: Guest) -> None:
    stale = Guest.model_validate(saved.model_dump())
    saved.age = 1
    with small.transaction(ACTOR, "edit") as session:
        session.add(saved)
    with pytest.raises(StaleDataError), small.transaction(ACTOR, "edit") as session:  # noqa: PT012
        sa.orm.make_transient_to_detached(stale)
        session.add(stale)
        stale.age = 2
    assert small.history(saved.id)[-1].values == {"age": 1}


def test_run_does_the_work_again_once_then_says_so(small: Store) -> None:
    tries: list[int] = []

    def beaten(session: Session) -> None:
        tries.append(1)
        raise StaleDataError

    def beaten_once(session: Session) -> str:
        if len(tries) < 3:
            beaten(session)
        return "done"

    with pytest.raises(UserError, match="changed this meanwhile"):
        small.run(ACTOR, "edit", beaten)
    assert len(tries) == 2
    assert small.run(ACTOR, "edit", beaten_once) == "done"


def test_the_head_in_short(small: Store, saved: Guest) -> None:
    head = small.head()
    assert (head.station, head.seq) == (small.station, 1)
    assert head.short == head.hash.hex()[:8]


def append_to_relationship(session: Session, _: Guest) -> None:
    host, pet = Host(served="s", changed="c"), Pet()
    session.add_all([host, pet])
    host.pets.append(pet)  # type: ignore[attr-defined]


Attempt = Callable[[Session, Guest], Any]
ATTEMPTS: dict[str, Attempt] = {
    "update": lambda s, g: s.exec(sa.update(Guest).values(age=1)),
    "delete": lambda s, g: s.exec(sa.delete(Guest)),
    "insert": lambda s, g: s.execute(sa.insert(Guest), [{"id": new_id()}]),
    "core table": lambda s, g: s.execute(sa.update(Guest.__table__).values(age=1)),  # type: ignore[attr-defined]
    "text": lambda s, g: s.execute(sa.text("UPDATE guest SET age = 1")),
    "query update": lambda s, g: Query(Guest, s).update({"age": 1}),
    "query delete": lambda s, g: Query(Guest, s).delete(),
    "bulk save": lambda s, g: s.bulk_save_objects([g]),
    "bulk insert": lambda s, g: s.bulk_insert_mappings(sa.inspect(Guest), [{"name": "x"}]),
    "bulk update": lambda s, g: s.bulk_update_mappings(sa.inspect(Guest), [{"id": g.id, "age": 1}]),
    "savepoint": lambda s, g: s.begin_nested(),
    "commit": lambda s, g: s.commit(),
    "delete object": lambda s, g: s.delete(s.merge(g)),
    "changed id": lambda s, g: setattr(s.merge(g), "id", new_id()),
    "changed heads": lambda s, g: setattr(s.merge(g), "heads", b"forged"),
    "untracked": lambda s, g: s.add(Stray()),
    "column default by server": lambda s, g: s.add(Host()),
    "relationship append": append_to_relationship,
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_ways_past_the_journal_are_refused(small: Store, saved: Guest, attempt: Attempt) -> None:
    with pytest.raises(Forbidden), small.transaction(ACTOR, "cheat") as session:
        attempt(session, saved)
    assert small.head().seq == 1


def test_onupdate_is_caught(small: Store) -> None:
    host = Host(served="s")
    with small.transaction(ACTOR, "register") as session:
        session.add(host)
    host.name = "new"
    with pytest.raises(Forbidden), small.transaction(ACTOR, "edit") as session:
        session.add(host)


def test_a_saved_row_changed_by_a_relationship_is_caught(small: Store) -> None:
    with small.transaction(ACTOR, "register") as session:
        session.add_all([host := Host(served="s", changed="c"), pet := Pet()])
    with pytest.raises(IntegrityError, match="not written by"), small.transaction(ACTOR, "cheat") as session:  # noqa: PT012
        session.add_all([host, pet])
        host.pets.append(pet)  # type: ignore[attr-defined]


def test_a_number_in_a_text_field_is_refused(small: Store) -> None:
    with pytest.raises(TypeError), small.transaction(ACTOR, "register") as session:
        session.add(guest(12))  # type: ignore[arg-type]


RAW = {
    "update": "UPDATE guest SET age = 1",
    "insert": "INSERT INTO bag (id, voided, heads, label) VALUES (x'01', 0, x'', 'raw')",
    "delete": "DELETE FROM guest",
    "journal update": "UPDATE journal SET act = 'other'",
    "journal body": "UPDATE journal SET body = x'00'",
    "journal delete": "DELETE FROM journal",
    "journal replace": "INSERT OR REPLACE INTO journal SELECT * FROM journal",
    "chain delete": "DELETE FROM chain",
    "chain back": "UPDATE chain SET seq = 0",
    "other station": "UPDATE here SET station = 5",
}


@pytest.mark.parametrize("statement", RAW.values(), ids=RAW.keys())
def test_triggers_refuse_other_writers(small: Store, saved: Guest, statement: str) -> None:
    with pytest.raises(DBAPIError, match="not written by the store"), small.transaction(ACTOR, "cheat") as session:
        session.connection().execute(sa.text(statement))


def test_a_reading_session_cannot_write(small: Store, saved: Guest) -> None:
    with pytest.raises(Forbidden), small.read() as session:  # noqa: PT012
        session.add(guest("x"))
        session.flush()
    with pytest.raises(Forbidden), small.read() as session:
        session.exec(sa.delete(Word))
    with pytest.raises(StorageTrouble), small.read() as session:
        session.connection().exec_driver_sql("UPDATE guest SET heads = x'01'")
    with small.transaction(ACTOR, "still_writes") as session:
        session.add(guest("y"))


def test_readers_and_the_writer_do_not_lock_each_other(small: Store, saved: Guest) -> None:
    with small.read() as reading, small.transaction(ACTOR, "register") as writing:
        writing.add(guest("Maryia"))
        writing.flush()
        assert len(reading.exec(select(Guest)).all()) == 1
    with small.read() as reading:
        assert len(reading.exec(select(Guest)).all()) == 2
