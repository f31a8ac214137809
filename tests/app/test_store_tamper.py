"""Somebody with the key and another tool rewrites the journal of a real file: what is found, with a printed anchor and
without one, and what is not found."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from app import entry, sqlcipher, triggers
from app.anchors import AnchorCode
from app.entry import Entry, Header
from app.errors import StorageTrouble
from app.journal import CHAIN, JOURNAL, as_entry, as_row
from app.rebuild import differences
from app.store import Store
from app.verdict import AnchorFound, examine
from tests.app.small import Bag, Guest, guest, small_schema
from tests.app.small_store import ACTOR

SCHEMA = small_schema()
TRIALS, FEWER = 300, 60
ACTS = 6
AFTER = 2  # acts after the paper was printed


@dataclass(frozen=True)
class Thief:
    """An open file without its guards, its journal, and the anchor that somebody carries on paper."""

    connection: sa.Connection
    journal: list[Entry]
    anchor: AnchorCode

    def put(self, forged: list[Entry]) -> None:
        """The journal becomes this, and so does the record of where it ends."""
        self.connection.execute(JOURNAL.delete())
        self.connection.execute(JOURNAL.insert(), [as_row(each) for each in forged])
        self.connection.execute(CHAIN.update().values(seq=forged[-1].header.seq, hash=forged[-1].hash))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, AnchorCode]:
    path, key = tmp_path_factory.mktemp("tamper") / "small.db", secrets.token_bytes(32)
    store = Store.create(path, key, schema=small_schema())
    for act in range(ACTS):
        with store.transaction(ACTOR, "register") as session:
            session.add_all([row := guest(f"Guest {act}", age=act), Bag(guest_id=row.id, label="blue")])
        if act == ACTS - AFTER - 1:
            anchor = store.head().code
    store.close()
    return path, key, anchor


@pytest.fixture
def thief(written: tuple[Path, bytes, AnchorCode]) -> Iterator[Thief]:
    path, key, anchor = written
    engine = sqlcipher.engine(path, key)
    with engine.connect() as connection:
        triggers.remove(connection)
        found = connection.execute(sa.select(JOURNAL).order_by(JOURNAL.c.seq))
        yield Thief(connection, [as_entry(row) for row in found], anchor)
        connection.rollback()
    engine.dispose()


def one_bit(data: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(data)
    flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def again(of: Entry, seq: int, previous: bytes, **header: object) -> Entry:
    """The entry at another place of the chain, with a hash that fits there."""
    moved = replace(of.header, seq=seq, **header)  # type: ignore[arg-type]
    return entry.write(moved, previous, of.values, of.replaced, secrets.token_bytes(16))


def rechained(journal: list[Entry], at: int) -> list[Entry]:
    """From this place on every hash is made anew."""
    whole = journal[:at]
    for each in journal[at:]:
        previous = whole[-1].hash if whole else entry.NO_HASH
        whole.append(again(each, len(whole) + 1, previous))
    return whole


HEADER: list[Callable[[Header], Header]] = [
    lambda h: replace(h, stamp=h.stamp + 1),
    lambda h: replace(h, at=h.at - 60_000),
    lambda h: replace(h, actor=uuid4()),
    lambda h: replace(h, act="void"),
    lambda h: replace(h, unit=h.unit + 1),
    lambda h: replace(h, tab="word"),
    lambda h: replace(h, row_id=uuid4()),
    lambda h: replace(h, v=h.v + 1),
    lambda h: replace(h, kind=1 - h.kind),
]

Forgery = tuple[list[Entry], int]  # the journal, and the first place that is not as it was
Kind = Callable[[list[Entry], random.Random], Forgery]


def edit(journal: list[Entry], chance: random.Random) -> Forgery:
    at = chance.randrange(len(journal))
    whole, part = journal[at], chance.choice(["header", "replaces", "body", "hash"])
    if part == "header":
        forged = replace(whole, header=chance.choice(HEADER)(whole.header))
    else:
        forged = replace(whole, **{part: one_bit(getattr(whole, part), chance)})
    return [*journal[:at], forged, *journal[at + 1 :]], at


def delete(journal: list[Entry], chance: random.Random) -> Forgery:
    at = chance.randrange(len(journal) - 1)
    return journal[:at] + journal[at + 1 :], at


def insert(journal: list[Entry], chance: random.Random) -> Forgery:
    """One entry that fits, and all later ones moved by a place but not made anew."""
    at = chance.randrange(len(journal))
    slipped = again(chance.choice(journal), at + 1, journal[at - 1].hash if at else entry.NO_HASH, row_id=uuid4())
    later = [replace(each, header=replace(each.header, seq=each.header.seq + 1)) for each in journal[at:]]
    return [*journal[:at], slipped, *later], at


def swap(journal: list[Entry], chance: random.Random) -> Forgery:
    one, other = sorted(chance.sample(range(len(journal)), 2))
    swapped = list(journal)
    swapped[one] = replace(journal[other], header=replace(journal[other].header, seq=one + 1))
    swapped[other] = replace(journal[one], header=replace(journal[one].header, seq=other + 1))
    return swapped, one


def cut(journal: list[Entry], chance: random.Random) -> Forgery:
    at = chance.randrange(1, len(journal))
    return journal[:at], at


def rewrite(journal: list[Entry], chance: random.Random) -> Forgery:
    """Another person did it, at another time; every hash from there on is made anew."""
    at = chance.randrange(len(journal))
    header = replace(journal[at].header, actor=uuid4(), at=journal[at].header.at - 60_000)
    return rechained([*journal[:at], replace(journal[at], header=header), *journal[at + 1 :]], at), at


def trials(thief: Thief, kind: Kind, many: int, begin: int = 0, until: int = 1000) -> Iterator[None]:
    """So many forgeries whose first change lies from `begin` to before `until`; each is in the file for its turn, and
    the record of where the chain ends is made to fit."""
    tries = (kind(thief.journal, random.Random(seed)) for seed in count())
    for forged in islice((forged for forged, at in tries if begin <= at < until), many):
        with thief.connection.begin_nested() as trial:
            thief.put(forged)
            yield
            trial.rollback()


@pytest.mark.parametrize("kind", [edit, delete, insert, swap])
def test_alone_the_journal_shows_what_does_not_continue_it(thief: Thief, kind: Kind) -> None:
    found = [examine(thief.connection, SCHEMA).broken for _ in trials(thief, kind, FEWER)]
    assert sum(broken is not None for broken in found) == FEWER


@pytest.mark.parametrize("kind", [edit, delete, insert, swap, cut, rewrite])
def test_with_an_anchor_nothing_before_it_can_be_changed(thief: Thief, kind: Kind) -> None:
    before = [
        examine(thief.connection, SCHEMA, thief.anchor) for _ in trials(thief, kind, TRIALS, until=thief.anchor.seq)
    ]
    assert len(before) == TRIALS
    assert not any(verdict.is_whole for verdict in before)
    wanted = {cut: AnchorFound.MISSING, rewrite: AnchorFound.DIFFERS}.get(kind)
    assert wanted is None or {verdict.anchor for verdict in before} == {wanted}


@pytest.mark.parametrize("kind", [cut, rewrite])
def test_what_came_after_the_last_anchor_can_be_cut_or_rewritten_unseen(thief: Thief, kind: Kind) -> None:
    """This is no wish but the truth about hash chains: print papers often, and carry them away."""
    assert all(examine(thief.connection, SCHEMA).is_whole for _ in trials(thief, kind, FEWER))
    after = trials(thief, kind, FEWER, begin=thief.anchor.seq)
    assert all(examine(thief.connection, SCHEMA, thief.anchor).is_whole for _ in after)


def test_a_rewritten_author_does_not_show_in_the_tables_either(thief: Thief) -> None:
    thief.put(rewrite(thief.journal, random.Random(7))[0])
    assert differences(thief.connection, small_schema()) == []


NONSENSE = [
    "actor = x'00'",
    "act = x'ff'",
    "row_id = 'text'",
    "stamp = 'text'",
    "body = 7",
    "replaces = ''",
    "hash = 'text'",
]


@pytest.mark.parametrize("statement", NONSENSE)
def test_a_column_with_what_no_program_writes_is_found(thief: Thief, statement: str) -> None:
    thief.connection.exec_driver_sql(f"UPDATE journal SET {statement} WHERE seq = 4")
    broken = examine(thief.connection, SCHEMA).broken
    assert broken is not None
    assert broken[1] == 4


def test_300_flipped_bits_of_the_file_are_found(written: tuple[Path, bytes, AnchorCode], tmp_path: Path) -> None:
    path, key, _ = written
    whole, chance, copy = path.read_bytes(), random.Random(300), tmp_path / "small.db"
    missed = []
    for _ in range(TRIALS):
        flipped = bytearray(whole)
        at, bit = chance.randrange(len(whole)), chance.randrange(8)
        flipped[at] ^= 1 << bit
        copy.write_bytes(flipped)
        try:
            store = Store.open(copy, key, schema=small_schema())
        except StorageTrouble:
            continue
        try:
            store.verify()
            missed.append((at, bit))
        except StorageTrouble:
            pass
        finally:
            store.close()
    assert missed == []
    copy.write_bytes(whole)
    untouched = Store.open(copy, key, schema=small_schema())
    assert untouched.verify().is_whole
    with untouched.read() as session:
        assert session.connection().execute(sa.select(sa.func.count()).select_from(Guest)).scalar_one() == ACTS
    untouched.close()
