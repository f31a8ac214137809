"""The one flow of writing, and what a session may not do."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, select

from app.errors import StorageTrouble, UserError
from app.journal import Forbidden
from app.store import Store
from app.verdict import AnchorFound
from models.base import new_id
from models.codes import Sex
from tests.app.small import Bag, Guest, Word, guest
from tests.app.small_store import ACTOR, Clock


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


def test_the_head_is_the_last_entry_of_the_own_chain(small: Store, saved: Guest) -> None:
    head = small.head()
    assert (head.station, head.seq) == (small.station, 1)
    assert small.verify(head.code).anchor is AnchorFound.MET


def test_a_reading_session_cannot_write(small: Store, saved: Guest) -> None:
    with pytest.raises(Forbidden), small.read() as session:  # noqa: PT012
        session.add(guest("x"))
        session.flush()
    with pytest.raises(Forbidden), small.read() as session:
        session.exec(sa.delete(Word))
    with pytest.raises((StorageTrouble, DBAPIError), match="read-only"), small.read() as session:
        session.connection().exec_driver_sql("UPDATE chain SET seq = seq + 1")
    with small.transaction(ACTOR, "still_writes") as session:
        session.add(guest("y"))


def test_readers_and_the_writer_do_not_lock_each_other(small: Store, saved: Guest) -> None:
    with small.read() as reading, small.transaction(ACTOR, "register") as writing:
        writing.add(guest("Maryia"))
        writing.flush()
        assert len(reading.exec(select(Guest)).all()) == 1
    with small.read() as reading:
        assert len(reading.exec(select(Guest)).all()) == 2
