"""Several desks on one server: what one wrote the other reads, and no rival edit is lost."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from uuid import UUID

import pytest
from sqlmodel import Session

from app.access import Act, Actor
from app.errors import StorageTrouble, UserError
from app.house import House
from app.store import Store
from app.vault import Vault
from app.waystation import utc_now
from models.base import new_id
from models.codes import Role
from models.migrations import whole
from models.place import StaffMember
from models.supplies import Kit
from tests.app.conftest import FLOOR, WORDS
from tests.app.postgres import Cluster
from tests.app.proof import prove
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


def test_two_acts_that_wait_for_each_other_are_both_done(desks: tuple[Store, Store]) -> None:
    """The server ends one of them; it is done again, and nobody hears of a server that does not answer."""
    rows = [add_guest(desks[0]).id for _ in range(2)]
    meet = Barrier(2, timeout=20)

    def older(order: Sequence[UUID], session: Session) -> None:
        for place, row_id in enumerate(order):
            found = session.get_one(Guest, row_id)
            found.age = (found.age or 0) + 1
            session.flush()
            if place == 0 and not meet.broken:
                with suppress(BrokenBarrierError):
                    meet.wait()
                meet.abort()

    with ThreadPoolExecutor() as pool:
        acts = zip(desks, (rows, rows[::-1]), strict=True)
        list(pool.map(lambda act: act[0].run(ACTOR, "edit", lambda session: older(act[1], session)), acts))
    with desks[0].read() as session:
        assert [session.get_one(Guest, row_id).age for row_id in rows] == [2, 2]


def _succeeds(store: Store, row_id: UUID, work: object) -> bool:
    try:
        store.run(ACTOR, "edit", lambda session: work(row_id, session))  # type: ignore[operator]
    except UserError:
        return False
    return True


@pytest.fixture
def two_houses(postgres: Cluster, tmp_path: Path) -> Iterator[tuple[House, House]]:
    """Two desks of the whole program's tables on one server."""
    url, vault = (
        postgres.fresh(whole()),
        Vault.create(tmp_path / "keys", new_id(), "Lead", (Role.MANAGER,), WORDS, FLOOR)[0],
    )
    houses = [House(Store.postgres(url, secrets.randbits(64)), vault, utc_now) for _ in range(2)]
    yield houses[0], houses[1]
    for house in houses:
        prove(house.store)
        house.store.close()
    postgres.give_back(url)


def test_who_was_overtaken_is_told_by_which_desk(two_houses: tuple[House, House]) -> None:
    here, there = two_houses
    mine, theirs = (Actor(new_id(), Role.MANAGER, desk, "Rasa") for desk in ("Lead", "Lead 2"))
    staff = [StaffMember(id=each.user, name="Rasa", desk=each.desk, role=Role.MANAGER) for each in (mine, theirs)]
    kit = Kit(id=new_id(), code="k", name="One")
    here.write(mine, Act.ADD_USER, lambda session: session.add_all([*staff, kit]))
    tries = []

    def rename(session: Session) -> None:
        session.get_one(Kit, kit.id).name = f"{len(tries)}"

    def beaten(session: Session) -> None:
        found = session.get_one(Kit, kit.id)
        tries.append(1)
        there.write(theirs, Act.ADD_USER, rename)
        found.name = "mine"

    with pytest.raises(UserError, match="Lead 2 changed this meanwhile") as told:
        here.write(mine, Act.ADD_USER, beaten)
    assert len(tries) == 2
    assert "Rasa" not in told.value.sentence
    with here.store.read() as session:
        assert session.get_one(Kit, kit.id).name == "2"


def test_a_server_that_does_not_answer_is_told() -> None:
    with pytest.raises(StorageTrouble, match="does not answer"):
        Store.postgres("postgresql+psycopg://nobody@127.0.0.1:1/none", 1, schema=small_schema())
