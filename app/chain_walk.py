"""The chains recomputed in small pieces, from where they were found whole before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from app.chains import Mark
from app.entry import NO_HASH
from app.journal import CHAIN, JOURNAL, as_entry

PIECE = 2000
START = Mark(0, NO_HASH)


class BrokenChain(Exception):
    """An entry is altered, missing or cut off: its station and sequence."""

    def __init__(self, station: int, seq: int) -> None:
        super().__init__(station, seq)
        self.station, self.seq = station, seq


def walk(connection: sa.Connection, since: Mapping[int, Mark], piece: int = PIECE) -> Iterator[dict[int, Mark]]:
    """After each piece how far every chain is found whole, from the marks on; raises BrokenChain."""
    reached = dict(since)
    for station, last, digest in connection.execute(sa.select(CHAIN.c.station, CHAIN.c.seq, CHAIN.c.hash)).all():
        mark = _start(connection, station, since.get(station, START))
        reached[station] = mark
        while mark.seq < last:
            mark = _follow(connection, station, mark, piece)
            reached[station] = mark
            yield dict(reached)
        if mark != (last, digest):
            raise BrokenChain(station, last + 1)
    _no_strays(connection)
    yield reached


def _start(connection: sa.Connection, station: int, mark: Mark) -> Mark:
    """What was found whole before must still stand there."""
    if mark.seq == 0:
        return START
    at = sa.select(JOURNAL.c.hash).where(JOURNAL.c.station == station, JOURNAL.c.seq == mark.seq)
    if connection.execute(at).scalar_one_or_none() != mark.hash:
        raise BrokenChain(station, mark.seq)
    return mark


def _follow(connection: sa.Connection, station: int, mark: Mark, piece: int) -> Mark:
    after = sa.select(JOURNAL).where(JOURNAL.c.station == station, JOURNAL.c.seq > mark.seq)
    before = mark
    for found in map(as_entry, connection.execute(after.order_by(JOURNAL.c.seq).limit(piece)).all()):
        if found.header.seq != mark.seq + 1 or not found.follows(mark.hash):
            raise BrokenChain(station, mark.seq + 1)
        mark = Mark(found.header.seq, found.hash)
    if mark == before:
        raise BrokenChain(station, mark.seq + 1)  # the tail is cut off
    return mark


def _no_strays(connection: sa.Connection) -> None:
    known = sa.select(CHAIN.c.station)
    stray = connection.execute(
        sa.select(JOURNAL.c.station, JOURNAL.c.seq).where(JOURNAL.c.station.not_in(known))
    ).first()
    if stray is not None:
        raise BrokenChain(*stray)
