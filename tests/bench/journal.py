"""The journal at 120,000 entries, and what it costs an act: each against a floor measured in the same run."""

from __future__ import annotations

import resource
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlmodel import Session, col, select

from app import sqlcipher, triggers
from app.parcel import Parcel, pack, unpack
from app.store import Store
from tests.app.postgres import Cluster, programs
from tests.app.small import SMALL, Bag, Guest, guest, small_schema
from tests.app.small_store import ACTOR, index_words
from tests.bench.measure import Figure, Unmeasured, milliseconds, pair

GUESTS, BAGS, ACTS, ON_TOP, IMPORTED = 10_000, 100_000, 100, 52, 10_000
SIGNS, MAILBOX = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()


@dataclass
class Bench:
    """A full replica, an empty one beside it, and what was measured on the way."""

    folder: tempfile.TemporaryDirectory[str]
    full: Store
    other: Store
    parcel: bytes = b""
    received: float = 0


def _store(folder: str, name: str) -> Store:
    key = secrets.token_bytes(32)
    return Store.create(Path(folder) / name, key, derivers=(index_words,), schema=small_schema())


@cache
def bench() -> Bench:
    """10,000 guests, 100,000 bags and 10,000 edits in 300 acts: 120,000 entries."""
    folder = tempfile.TemporaryDirectory()
    made = Bench(folder, _store(folder.name, "full.db"), _store(folder.name, "other.db"))
    ids = [row.id for act in range(ACTS) for row in _add(made.full, list(_guests(GUESTS // ACTS, act)))]
    for act in range(ACTS):
        some = ids[act :: len(ids) * ACTS // BAGS]
        _add(made.full, [Bag(guest_id=who, label="bag " * 15) for who in some][: BAGS // ACTS])
    for act in range(ACTS):
        made.full.run(ACTOR, "edit", lambda session, some=ids[act::ACTS]: _edit(session, some))  # type: ignore[misc]
    return made


def _guests(count: int, act: int) -> Iterator[Guest]:
    return (guest(f"Surname{number} Given{act}", note="note " * 20, age=number % 90) for number in range(count))


def _add(store: Store, rows: list[Any]) -> list[Any]:
    store.run(ACTOR, "add", lambda session: session.add_all(rows))
    return rows


def _edit(session: Session, some: list[UUID]) -> None:
    for row in session.exec(select(Guest).where(col(Guest.id).in_(some))):
        row.note = "another note"


def _peak() -> int:
    """The most memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def verified() -> Figure:
    made = bench()
    journal = SMALL.tables["journal"]

    def floor() -> None:
        with made.full.read() as session:
            for row in session.connection().execute(sa.select(journal)):
                sha256(row.body).digest()

    entries = sum(made.full.vector().values())
    return pair(f"{entries:,} entries verified", made.full.verify, "reading them, one hash each", floor, runs=1)


def _beside_a_check(work: Callable[[], object]) -> tuple[float, float]:
    """How long the work took, and a check of the chain just before and just after it."""
    made = bench()
    before, taken, after = (milliseconds(each) for each in (made.full.verify, work, made.full.verify))
    return taken, (before + after) / 2


def rebuilt() -> Figure:
    made = bench()
    taken, floor = _beside_a_check(lambda: _require(made.full.rebuild_equals_live() == []))
    return Figure("tables rebuilt from them and compared", "verifying them", taken, floor, 1, f"{_peak()} MB")


def packed() -> Figure:
    made = bench()
    share = made.full.entries_after({})

    def pack_all() -> None:
        parcel = Parcel(made.full.station, made.full.entries_after({}))
        made.parcel = pack(parcel, SIGNS.sign, [MAILBOX.public_key().public_bytes_raw()])

    taken, floor = _beside_a_check(pack_all)
    note = f"{len(made.parcel) / 1e6:.1f} MB, {len(share.entries):,} entries"
    return Figure("a parcel of them read, packed, sealed", "verifying them", taken, floor, 1, note)


def received() -> Figure:
    made, before = bench(), _peak()
    made.received, floor = _beside_a_check(lambda: _receive(made))
    note = f"peak {before} -> {_peak()} MB; goal 12"
    return Figure("that parcel received by an empty laptop", "verifying them", made.received, floor, 1, note)


def received_again() -> Figure:
    made = bench()
    taken = milliseconds(lambda: _receive(made))
    return Figure("the same parcel again", "the first time", taken, made.received, 1, "goal 0.25")


def on_top() -> Figure:
    made, taken = bench(), list[float]()
    for batch in range(5):
        rows = list(_guests(ON_TOP, ACTS + batch))
        _add(made.full, [*rows, *(Bag(guest_id=row.id) for row in rows)])
        share = made.full.entries_after(made.other.vector())
        taken.append(milliseconds(lambda share=share: made.other.apply(*share)))  # type: ignore[misc]
    floor = milliseconds(lambda: _add(made.other, list(_guests(ON_TOP, 0))))
    note = f"{len(share.entries)} entries; goal 50 ms"
    return Figure("52 people and 52 facts received on top", "adding 52 people", median(taken), floor, 5, note)


def _receive(made: Bench) -> None:
    made.other.apply(*unpack(made.parcel, MAILBOX, lambda _: SIGNS.public_key().public_bytes_raw()).share)


def _require(yes: bool) -> None:
    if not yes:
        raise AssertionError("the figure is of a wrong result")


@cache
def _unjournaled() -> sa.Engine:
    """The same tables and engine without journal and guards."""
    path = Path(bench_folder().name) / "plain.db"
    engine = sqlcipher.engine(path, secrets.token_bytes(32)).execution_options(**{sqlcipher.WRITES: True})
    SMALL.create_all(engine)
    return engine


@cache
def bench_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def _plain(count: int, act: int, engine: sa.Engine | None = None) -> None:
    with Session(engine or _unjournaled(), expire_on_commit=False) as session:
        session.add_all(list(_guests(count, act)))
        session.commit()


@cache
def _journaled() -> Store:
    key = secrets.token_bytes(32)
    return Store.create(Path(bench_folder().name) / "journaled.db", key, schema=small_schema())


def import_like() -> Figure:
    def ours() -> None:
        _add(_journaled(), list(_guests(IMPORTED, 0)))

    return pair(
        f"{IMPORTED:,} rows in one act", ours, "without journal", lambda: _plain(IMPORTED, 0), runs=3, note="goal 2.2"
    )


def one_commit() -> Figure:
    def ours() -> None:
        _add(_journaled(), list(_guests(1, 0)))

    return pair("one row committed", ours, "without journal", lambda: _plain(1, 0), runs=60, note="goal 2.2")


@contextmanager
def _server() -> Iterator[tuple[Store, sa.Engine]]:
    """A store on an own PostgreSQL that really waits for the disk, and the same tables without guards beside it."""
    where = programs()
    if where is None:
        raise Unmeasured("no PostgreSQL was found on this machine; install Debian's package `postgresql`")
    cluster = Cluster(where, {"listen_addresses": "''"})
    schema = small_schema()
    plain = sa.create_engine(cluster.fresh(schema))
    with plain.begin() as connection:
        triggers.remove(connection)
    store = Store.postgres(cluster.fresh(schema), secrets.randbits(62), schema=schema)
    try:
        yield store, plain
    finally:
        store.close()
        plain.dispose()
        cluster.stop()


def one_commit_on_a_server() -> Figure:
    with _server() as (store, plain):

        def ours() -> None:
            _add(store, list(_guests(1, 0)))

        name = "one row committed, PostgreSQL"
        return pair(name, ours, "without journal", lambda: _plain(1, 0, plain), runs=60, note="goal 3")


def import_like_on_a_server() -> Figure:
    with _server() as (store, plain):

        def ours() -> None:
            _add(store, list(_guests(IMPORTED, 0)))

        name = f"{IMPORTED:,} rows in one act, PostgreSQL"
        return pair(name, ours, "without journal", lambda: _plain(IMPORTED, 0, plain), runs=3)


FIGURES = (
    one_commit,
    one_commit_on_a_server,
    import_like,
    import_like_on_a_server,
    verified,
    rebuilt,
    packed,
    received,
    received_again,
    on_top,
)
