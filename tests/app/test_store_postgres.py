"""Several desks on one server: what one wrote the other reads, and no rival edit is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlmodel import Session

from app.errors import StorageTrouble, UserError
from app.store import Store
from tests.app.small import Bag, Guest, guest, small_schema
from tests.app.small_store import ACTOR, Place


@pytest.fixture
def desks(server: Place) -> tuple[Store, Store]:
    one = server.new()
    return one, server.desk_beside(one)


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


RIVAL_EDITS = 1000


def test_a_thousand_rival_edits_lose_no_update(desks: tuple[Store, Store]) -> None:
    rows = [add_guest(desks[0]).id for _ in range(8)]

    def add_one(row_id: UUID, session: Session) -> None:
        found = session.get_one(Guest, row_id)
        found.age = (found.age or 0) + 1

    def work(store: Store) -> int:
        edits = (rows[n % len(rows)] for n in range(RIVAL_EDITS // len(desks)))
        return sum(_succeeds(store, row_id, add_one) for row_id in edits)

    with ThreadPoolExecutor() as pool:
        done = sum(pool.map(work, desks))
    with desks[0].read() as session:
        assert sum(session.get_one(Guest, row_id).age or 0 for row_id in rows) == done
    assert done > RIVAL_EDITS * 0.5


def _succeeds(store: Store, row_id: UUID, work: object) -> bool:
    try:
        store.run(ACTOR, "edit", lambda session: work(row_id, session))  # type: ignore[operator]
    except UserError:
        return False
    return True


def test_a_server_that_does_not_answer_is_told() -> None:
    with pytest.raises(StorageTrouble, match="does not answer"):
        Store.postgres("postgresql+psycopg://nobody@127.0.0.1:1/none", 1, schema=small_schema())
