"""Real encrypted replicas of the small tables, and a world in which they write, exchange, fail and lie about the time.

The world keeps its own account, by cause and effect alone, of what must be where in the end: one edit supersedes
another exactly when its author's replica knew it; an erasure covers exactly the edits whose authors did not know it.
"""

from __future__ import annotations

import random
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlmodel import Session, select

from app.alarms import Alarm, EarlierMissing
from app.entry import Entry, Kind, unpack_heads
from app.errors import UserError
from app.journal import JOURNAL, as_entry
from app.parcel import Parcel, pack, unpack
from app.same_person import components
from app.store import Store
from tests.app.proof import prove
from tests.app.small import SMALL, Alike, Guest, Word, guest, small_schema
from tests.app.small_store import ACTOR, index_words

Key = tuple[int, int]
KEYS, MAILBOX = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
TRACKED = [table for table in SMALL.sorted_tables if table.info.get("tracked")]


class Skewed:
    """A wall clock that is wrong by as much as its laptop's owner left it."""

    def __init__(self, world: World) -> None:
        self.world, self.skew = world, timedelta()

    def __call__(self) -> datetime:
        return self.world.now + self.skew


@dataclass
class Replica:
    """One laptop: its file, its clock, and the vectors it last heard from others."""

    path: Path
    key: bytes
    clock: Skewed
    store: Store
    heard: dict[int, dict[int, int]] = field(default_factory=dict)

    def restart(self) -> None:
        self.store.close()
        self.store = reopen(self.path, self.key, self.clock)

    def copy(self, to: Path) -> Path:
        """The file as it lies on the disk; the laptop is off for that moment."""
        self.store.close()
        shutil.copy2(self.path, to)
        self.store = reopen(self.path, self.key, self.clock)
        return to

    def journal(self) -> list[Entry]:
        with self.store.read() as session:
            order = sa.select(JOURNAL).order_by(JOURNAL.c.station, JOURNAL.c.seq)
            return [as_entry(row) for row in session.connection().execute(order)]

    def rows(self) -> dict[tuple[str, UUID], dict[str, Any]]:
        with self.store.read() as session:
            return {
                (table.name, row.id): dict(row._mapping)
                for table in TRACKED
                for row in session.connection().execute(sa.select(table))
            }


def reopen(path: Path, key: bytes, clock: Skewed) -> Store:
    return _quick(Store.open(path, key, clock=clock, derivers=(index_words,), schema=small_schema()))


_ENGINES: list[sa.Engine] = []


def _quick(store: Store) -> Store:
    """SQLAlchemy translates each statement once for each engine; here all engines speak the same SQL."""
    _ENGINES.append(store._engine)
    for engine in (store._engine, store._writing):
        engine.dialect, engine._compiled_cache = _ENGINES[0].dialect, _ENGINES[0]._compiled_cache
    del _ENGINES[1:]
    return store


@dataclass(frozen=True)
class Edit:
    """One field of one entry, and what its author's replica knew."""

    entry: Entry
    value: object
    knew: dict[int, int]

    @property
    def key(self) -> Key:
        return self.entry.header.source[:2]

    def after(self, other: Edit) -> bool:
        return self.knew.get(other.key[0], 0) >= other.key[1]


@dataclass
class World:
    """All replicas and what was ever done at any of them."""

    folder: Path
    chance: random.Random
    now: datetime = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
    replicas: list[Replica] = field(default_factory=list)
    edits: dict[tuple[UUID, str], dict[Key, Edit]] = field(default_factory=dict)
    under_way: list[tuple[int, bytes]] = field(default_factory=list)
    told: int = 0

    def found(self, count: int, template: Path, key: bytes) -> None:
        for number in range(count):
            path, clock = self.folder / f"{number}.db", Skewed(self)
            shutil.copy2(template, path)
            self.replicas.append(Replica(path, key, clock, _settled(path, key, clock, self.chance.getrandbits(64))))

    def any(self) -> Replica:
        return self.chance.choice(self.replicas)

    def token(self) -> str:
        self.told += 1
        return f"told{self.told:05d}"

    def act(self, at: Replica, work: Callable[[Session], object]) -> None:
        """One act at one replica, and the account of it."""
        before = at.store.vector()
        at.store.run(ACTOR, "act", work)
        self.account(at, before)

    def account(self, at: Replica, before: dict[int, int]) -> None:
        own = at.store.station
        for found in at.store.entries_after(before).entries:
            knew = before | {own: found.header.seq - 1}
            for name in found.replaced:
                edits = self.edits.setdefault((found.header.row_id, name), {})
                edits[found.header.source[:2]] = Edit(found, found.values[name], knew)

    def step(self) -> None:
        self.now += timedelta(seconds=self.chance.randrange(3600))
        self.chance.choice(ACTS)(self)

    def settle(self) -> None:
        """Everybody hears everything: twice round the ring."""
        ring = self.replicas * 2
        for giver, taker in pairwise(ring):
            taker.store.apply(*giver.store.entries_after(taker.store.vector()))

    def close(self) -> None:
        for replica in self.replicas:
            replica.store.close()


def _settled(path: Path, key: bytes, clock: Skewed, station: int) -> Store:
    return _quick(Store._on_file(path, key, clock, (index_words,), small_schema(), station))


def template(path: Path) -> tuple[Path, bytes]:
    """A migrated file that has no station yet; making one anew for each replica would take longer than its history."""
    from app.setup import bring_up
    from app.sqlcipher import engine

    key = secrets.token_bytes(32)
    path.touch()
    made = engine(path, key)
    bring_up(made, small_schema())
    made.dispose()
    return path, key


def _guests(at: Replica) -> list[UUID]:
    with at.store.read() as session:
        return sorted(session.exec(select(Guest.id)).all())


def write(world: World) -> None:
    name, note = world.token(), world.token()
    world.act(world.any(), lambda session: session.add(guest(name, note=note)))


def edit(world: World) -> None:
    at, changes = world.any(), {world.chance.choice(["name", "note"]): world.token()}
    if world.chance.random() < 0.3:
        changes["age"] = world.chance.randrange(9)  # type: ignore[assignment]
    change(world, at, changes)


def change(world: World, at: Replica, changes: dict[str, Any]) -> None:
    known = _guests(at)
    if not known:
        return
    who = world.chance.choice(known[-2:])

    def work(session: Session) -> None:
        row = session.get_one(Guest, who)
        for name, value in changes.items():
            setattr(row, name, value)

    world.act(at, work)


def void(world: World) -> None:
    change(world, world.any(), {"voided": world.chance.random() < 0.7})


def merge(world: World) -> None:
    at = world.any()
    known = _guests(at)
    if len(known) > 1:
        one, other = world.chance.sample(known, 2)
        world.act(at, lambda session: session.add(Alike(a_id=one, b_id=other)))


def undo(world: World) -> None:
    at = world.any()
    before, unit = at.store.vector(), world.chance.randrange(1, at.store.head().seq + 2)
    try:
        at.store.undo(ACTOR, "undo", at.store.station, unit)
    except UserError:
        assert at.store.vector() == before
    world.account(at, before)


def erase(world: World) -> None:
    at = world.any()
    known = _guests(at)
    if known:
        before, fields = at.store.vector(), world.chance.choice([["note"], ["name"], ["name", "note", "age"]])
        at.store.erase(ACTOR, "erase", world.chance.choice(known[-2:]), fields)
        world.account(at, before)


def send(world: World) -> None:
    """A parcel after what the receiver was last heard to have, or after what it would have if none were ever lost."""
    giver, taker = world.chance.sample(world.replicas, 2)
    since = giver.heard.get(taker.store.station, {})
    share = giver.store.entries_after(since)
    parcel = pack(Parcel(giver.store.station, share), KEYS.sign, [MAILBOX.public_key().public_bytes_raw()])
    world.under_way.append((taker.store.station, parcel))
    if world.chance.random() < 0.2:
        giver.heard[taker.store.station] = {station: mark.seq for station, mark in share.heads.items()}
    else:
        giver.heard[taker.store.station] = taker.store.vector()


def deliver(world: World) -> None:
    """Any parcel under way, in any order; sometimes it comes again later."""
    if not world.under_way:
        return
    station, parcel = world.chance.choice(world.under_way)
    if world.chance.random() < 0.7:
        world.under_way.remove((station, parcel))
    taker = next(replica for replica in world.replicas if replica.store.station == station)
    before = taker.store.vector()
    try:
        taker.store.apply(*unpack(parcel, MAILBOX, lambda _: KEYS.public_key().public_bytes_raw()).share)
    except EarlierMissing:
        assert taker.store.vector() == before


def lose(world: World) -> None:
    if world.under_way and world.chance.random() < 0.5:
        world.under_way.pop(world.chance.randrange(len(world.under_way)))


def restart(world: World) -> None:
    at = world.any()
    at.clock.skew = timedelta(minutes=world.chance.randrange(-24 * 60, 120))
    at.restart()


ACTS = [*[write] * 2, *[edit] * 10, void, merge, *[undo] * 2, *[erase] * 3, *[send] * 4, *[deliver] * 4, lose, restart]


def must_alarm(world: World, one: Store, other: Store) -> None:
    """At their first contact, one of the two at the latest says so, and neither is changed by it."""
    alarms = 0
    for giver, taker in ((one, other), (other, one)):
        before = taker.vector()
        try:
            taker.apply(*giver.entries_after(taker.vector()))
        except Alarm:
            alarms += 1
            assert taker.vector() == before
    assert alarms


def put_back(world: World) -> None:
    """A laptop gets an old copy of itself back, works on it perhaps, and meets one that knows better."""
    at, other = world.chance.sample(world.replicas, 2)
    old = at.copy(world.folder / "old.db")
    change_or_write(world, at)
    other.store.apply(*at.store.entries_after(other.store.vector()))
    store = reopen(old, at.key, at.clock)
    for _ in range(world.chance.randrange(3)):
        store.run(ACTOR, "act", lambda session: session.add(guest("after the old copy")))
    must_alarm(world, store, other.store)
    store.close()


def clone(world: World) -> None:
    """A copied laptop and its original both go on; somebody meets both."""
    at, third = world.chance.sample(world.replicas, 2)
    twin = reopen(at.copy(world.folder / "twin.db"), at.key, at.clock)
    for _ in range(world.chance.randrange(1, 3)):
        twin.run(ACTOR, "act", lambda session: session.add(guest("of the clone")))
    for _ in range(world.chance.randrange(1, 3)):
        change_or_write(world, at)
    meets = at
    if world.chance.random() < 0.5:
        third.store.apply(*at.store.entries_after(third.store.vector()))
        meets = third
    must_alarm(world, twin, meets.store)
    twin.close()


def change_or_write(world: World, at: Replica) -> None:
    name = world.token()
    world.act(at, lambda session: session.add(guest(name)))


def check(world: World) -> None:
    """What must hold once everybody has everything."""
    first, *others = world.replicas
    journal, rows = first.journal(), first.rows()
    for replica in others:
        assert replica.journal() == journal
        assert replica.rows() == rows
        assert _alike(replica) == _alike(first)
    for replica in world.replicas:
        prove(replica.store)
        _check_words(replica)
    _check_account(world, journal, rows)


def _check_words(at: Replica) -> None:
    """What the derivers make of rows follows entries from elsewhere and erasures too."""
    with at.store.read() as session:
        words = session.exec(select(Word.guest_id, Word.word)).all()
        named = session.exec(select(Guest.id, Guest.name)).all()
    assert set(words) == {(row_id, word) for row_id, name in named for word in name.split()}


def _alike(at: Replica) -> dict[UUID, UUID]:
    with at.store.read() as session:
        return components(session.exec(select(Alike.a_id, Alike.b_id).where(sa.not_(Alike.voided))).all())


def _check_account(world: World, journal: list[Entry], rows: dict[tuple[str, UUID], dict[str, Any]]) -> None:
    by_key = {found.header.source[:2]: found for found in journal}
    account = {edit.key for edits in world.edits.values() for edit in edits.values()}
    assert by_key.keys() == account
    by_row = {row_id: row for (_, row_id), row in rows.items()}
    for (row_id, name), edits in world.edits.items():
        heads = unpack_heads(by_row[row_id]["heads"])[name]
        assert {source[:2] for source in heads} == {edit.key for edit in _latest(edits)}
        covered = set(_covered(edits))
        for edit in edits.values():
            readable = by_key[edit.key].values
            assert (name in readable) == (edit.key not in covered)
            assert name not in readable or readable[name] == edit.value
        shown = [source for source in heads if source[:2] not in covered]
        assert heads[: len(shown)] == tuple(shown)
        if shown and isinstance(by_row[row_id][name], str | int):
            assert by_row[row_id][name] == edits[shown[0][:2]].value


def _latest(edits: dict[Key, Edit]) -> Iterator[Edit]:
    return (
        edit for edit in edits.values() if not any(later.after(edit) for later in edits.values() if later is not edit)
    )


def _covered(edits: dict[Key, Edit]) -> Iterator[Key]:
    erasures = [edit for edit in edits.values() if edit.entry.header.kind == Kind.ERASE]
    for edit in edits.values():
        if edit not in erasures and any(not edit.after(erasure) for erasure in erasures):
            yield edit.key
