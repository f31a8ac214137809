"""Stores over the small tables on either engine, and the proof of each of them when its test is over."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from app.store import Store
from models.base import Tracked
from tests.app.postgres import Cluster
from tests.app.proof import prove
from tests.app.small import Guest, Word, guest, small_schema

ACTOR = UUID("01a20000-0000-7000-8000-000000000001")
ENGINES = ("sqlcipher", "postgres")


class Clock:
    """A wall clock that tests turn by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def index_words(session: Session, rows: Sequence[Tracked]) -> None:
    guests = [row for row in rows if isinstance(row, Guest)]
    words = [{"guest_id": row.id, "word": word} for row in guests for word in row.name.split()]
    if guests:
        session.exec(sa.delete(Word).where(sa.column("guest_id", Word.guest_id.type).in_([row.id for row in guests])))  # type: ignore[attr-defined]
    if words:
        session.connection().execute(sa.insert(Word), words)


index_words.watches = (Guest,)  # type: ignore[attr-defined]


class Place:
    """Where the stores of one test lie: encrypted files in a folder, or databases of a server."""

    def __init__(self, folder: Path, cluster: Cluster | None, clock: Clock) -> None:
        self.clock, self.forsaken = clock, False
        self._folder, self._cluster = folder, cluster
        self._stores: list[Store] = []
        self._urls: dict[Store, str] = {}

    @property
    def is_server(self) -> bool:
        return self._cluster is not None

    def new(self) -> Store:
        """A register of its own."""
        return self._on_server(self._cluster.fresh(small_schema())) if self._cluster else self._in_file()

    def desk_beside(self, store: Store) -> Store:
        """Another desk of the same register; only a server has several."""
        return self._on_server(self._urls[store])

    def prove_and_close(self) -> None:
        """`forsaken`: the test broke a store on purpose, and says itself what that shows."""
        for store in self._stores:
            if not self.forsaken:
                prove(store)
            store.close()
        for url in set(self._urls.values()) if self._cluster else ():
            self._cluster.give_back(url)

    def _in_file(self) -> Store:
        path, key = self._folder / f"small-{len(self._stores)}.db", secrets.token_bytes(32)
        made = Store.create(path, key, clock=self.clock, derivers=(index_words,), schema=small_schema())
        self._stores.append(made)
        return made

    def _on_server(self, url: str) -> Store:
        chain = secrets.randbits(64)
        made = Store.postgres(url, chain, clock=self.clock, derivers=(index_words,), schema=small_schema())
        self._stores.append(made)
        self._urls[made] = url
        return made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Place]:
    cluster = request.getfixturevalue("postgres") if request.param == "postgres" else None
    made = Place(tmp_path, cluster, clock)
    yield made
    made.prove_and_close()


@pytest.fixture
def server(postgres: Cluster, tmp_path: Path, clock: Clock) -> Iterator[Place]:
    made = Place(tmp_path, postgres, clock)
    yield made
    made.prove_and_close()


@pytest.fixture
def small(place: Place) -> Store:
    return place.new()


@pytest.fixture
def saved(small: Store) -> Guest:
    with small.transaction(ACTOR, "register") as session:
        session.add(row := guest("Darafei"))
    return row
