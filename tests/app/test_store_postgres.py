"""The same store on PostgreSQL. Run with WAYSTATION_TEST_POSTGRES naming an empty database that may be filled."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from app.errors import StorageTrouble, UserError
from app.store import Store
from tests.app.proof import prove
from tests.app.small import Bag, Guest, guest, small_schema

ACTOR = UUID("01a20000-0000-7000-8000-000000000001")
URL = os.environ.get("WAYSTATION_TEST_POSTGRES", "")
pytestmark = pytest.mark.skipif(not URL, reason="names no PostgreSQL database")


@pytest.fixture
def desks() -> Iterator[tuple[Store, Store]]:
    one, two = (Store.postgres(URL, secrets.randbits(64), schema=small_schema()) for _ in range(2))
    yield one, two
    prove(one)
    one.close()
    two.close()


def add_guest(store: Store) -> Guest:
    row = guest("Darafei", born=date(1987, 6, 5), seen=datetime.now(UTC), remark=b"x", age=0)
    with store.transaction(ACTOR, "register") as session:
        session.add_all([Bag(guest_id=row.id), row])
    return row


def test_another_desk_reads_what_one_wrote(desks: tuple[Store, Store]) -> None:
    row = add_guest(desks[0])
    with desks[1].read() as session:
        assert session.get_one(Guest, row.id).model_dump() == row.model_dump()
    assert desks[1].history(row.id)[0].values["born"] == date(1987, 6, 5)


RAW = [
    "UPDATE guest SET age = 1",
    "DELETE FROM guest",
    "TRUNCATE guest CASCADE",
    "UPDATE journal SET act = 'other'",
    "UPDATE journal SET body = ''",
    "DELETE FROM journal",
    "TRUNCATE journal",
    "INSERT INTO journal SELECT * FROM journal",
    "DELETE FROM chain",
    "UPDATE chain SET seq = -1",
]


@pytest.mark.parametrize("statement", RAW)
def test_triggers_refuse_other_writers(desks: tuple[Store, Store], statement: str) -> None:
    add_guest(desks[0])
    with pytest.raises(DBAPIError, match="not written by the store"), desks[0].transaction(ACTOR, "cheat") as session:
        session.connection().execute(sa.text(statement))


def test_rival_desks_lose_no_update(desks: tuple[Store, Store]) -> None:
    row = add_guest(desks[0])

    def add_one(session: Session) -> None:
        found = session.get_one(Guest, row.id)
        found.age = (found.age or 0) + 1

    def work(store: Store) -> int:
        return sum(_succeeds(store, add_one) for _ in range(50))

    with ThreadPoolExecutor() as pool:
        done = sum(pool.map(work, desks))
    with desks[0].read() as session:
        assert session.get_one(Guest, row.id).age == done > 0


def _succeeds(store: Store, work: object) -> bool:
    try:
        store.run(ACTOR, "edit", work)  # type: ignore[arg-type]
    except UserError:
        return False
    return True


def test_a_server_that_does_not_answer_is_told() -> None:
    with pytest.raises(StorageTrouble, match="does not answer"):
        Store.postgres("postgresql+psycopg://nobody@127.0.0.1:1/none", 1, schema=small_schema())
