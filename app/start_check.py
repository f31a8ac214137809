"""Is the file as it should be? Before unlocking, with no key; and after it, in the background, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app import keychange, keyfile, keyparts, panic, trouble
from app.access import Act, Actor
from app.chain_walk import BrokenChain, walk
from app.chains import Mark
from app.errors import StorageTrouble
from app.house import House
from app.journal import CHAIN, JOURNAL
from models.derived import LocalSetting

PLAIN_HEADER = b"SQLite format 3\0"
CHECKED = "checked."
FILE_CHECKED = "FILE_CHECKED"
CLOCK_MAY_DIFFER = timedelta(minutes=1)


class FaultKind(StrEnum):
    """What may be wrong with the file, its keys or the laptop. Each has a page that says what to do."""

    PLAIN_FILE = "PLAIN_FILE"
    DAMAGED = "DAMAGED"
    BROKEN_CHAIN = "BROKEN_CHAIN"
    ALTERED = "ALTERED"
    KEYS_DAMAGED = "KEYS_DAMAGED"
    KEYS_MISSING = "KEYS_MISSING"
    KEYS_OLDER = "KEYS_OLDER"
    KEYS_DESTROYED = "KEYS_DESTROYED"
    REGISTER_MISSING = "REGISTER_MISSING"
    NEWER_PROGRAM = "NEWER_PROGRAM"
    READ_ONLY = "READ_ONLY"
    CLOCK = "CLOCK"

    @property
    def is_grave(self) -> bool:
        """Whether nobody should go on writing."""
        return self is not FaultKind.CLOCK


_BY_SENTENCE: Mapping[str, FaultKind] = {
    trouble.DAMAGED: FaultKind.DAMAGED,
    trouble.TAMPERED: FaultKind.ALTERED,
    trouble.NEWER: FaultKind.NEWER_PROGRAM,
    trouble.READ_ONLY: FaultKind.READ_ONLY,
    trouble.MISSING: FaultKind.REGISTER_MISSING,
    keyparts.DAMAGED: FaultKind.KEYS_DAMAGED,
    keyfile.MISSING: FaultKind.KEYS_MISSING,
    keyfile.NEWER: FaultKind.NEWER_PROGRAM,
    keychange.OLDER: FaultKind.KEYS_OLDER,
    panic.DESTROYED: FaultKind.KEYS_DESTROYED,
}


def fault_of(failure: Exception) -> FaultKind | None:
    """The fault behind a refusal to open; None when it is something else, such as a wrong passphrase."""
    return _BY_SENTENCE.get(failure.sentence) if isinstance(failure, StorageTrouble) else None


def before_unlock(database: Path, keys: Path, unfinished: Path) -> FaultKind | None:
    """What can be seen with no key: half of a register, a plain file, damaged keys, a read-only folder."""
    if not database.exists() and not keys.exists():
        return None
    if panic.were_destroyed(keys.parent, keys.name):
        return FaultKind.KEYS_DESTROYED
    if not keys.exists():
        return None if unfinished.exists() else FaultKind.KEYS_MISSING
    if not database.exists():
        return FaultKind.REGISTER_MISSING
    try:
        keyfile.read(keys)
        with trouble.told(), database.open("r+b") as file:
            return FaultKind.PLAIN_FILE if file.read(len(PLAIN_HEADER)) == PLAIN_HEADER else None
    except StorageTrouble as failure:
        return fault_of(failure)


class StartCheck:
    """The check of an open register."""

    def __init__(self, house: House) -> None:
        self._house = house

    def watch(self, actor: Actor) -> Iterator[FaultKind | None]:
        """Every page, the clock, then the chains from where they were last found whole: one piece at a time, so that
        the desk can save between them. Answers with each fault, None for a piece without one."""
        self._house.read(actor, Act.WATCH_FILE, lambda session: None)
        yield (fault := self._pages())
        if fault is None:
            if self._clock_is_behind(actor):
                yield FaultKind.CLOCK
            yield from self._chains(actor, self._house.read(actor, Act.WATCH_FILE, _marks))

    def check(self, actor: Actor) -> FaultKind | None:
        """Every page and every entry from the first one on; the first fault found."""
        self._house.read(actor, Act.CHECK_FILE, lambda session: None)
        fault = self._pages() or next((fault for fault in self._chains(actor, {}) if fault is not None), None)
        if fault is None:
            self._house.write(actor, Act.CHECK_FILE, lambda session: self._house.note(session, FILE_CHECKED))
        return fault

    def _pages(self) -> FaultKind | None:
        try:
            self._house.store.check_pages()
        except StorageTrouble as failure:
            return fault_of(failure)
        return None

    def _chains(self, actor: Actor, marks: dict[int, Mark]) -> Iterator[FaultKind | None]:
        """Each piece reads by itself, so that nothing holds the file between two of them."""
        while True:
            try:
                with self._house.store.read() as session:
                    reached = next(walk(session.connection(), marks))
            except BrokenChain:
                yield FaultKind.BROKEN_CHAIN
                return
            except StorageTrouble as failure:
                yield fault_of(failure)
                return
            if reached == marks:
                break
            marks = reached
            yield None
        self._house.write(actor, Act.WATCH_FILE, lambda session: _remember(session, marks))

    def _clock_is_behind(self, actor: Actor) -> bool:
        last = self._house.read(actor, Act.WATCH_FILE, self._last_entry_at)
        return last is not None and self._house.now() < last - CLOCK_MAY_DIFFER

    def _last_entry_at(self, session: Session) -> datetime | None:
        """When the own chain was last written."""
        station = self._house.store.station
        last = sa.select(CHAIN.c.seq).where(CHAIN.c.station == station).scalar_subquery()
        at = sa.select(JOURNAL.c.at).where(JOURNAL.c.station == station, JOURNAL.c.seq == last)
        found = session.connection().execute(at).scalar_one_or_none()
        return None if found is None else datetime.fromtimestamp(found / 1000, UTC)


def forget_checks(session: Session) -> None:
    """A register that was brought back is checked from its first entry on."""
    for setting in _settings(session):
        session.delete(setting)


def _settings(session: Session) -> list[LocalSetting]:
    found = select(LocalSetting).where(col(LocalSetting.name).startswith(CHECKED))
    return list(session.exec(found).all())


def _marks(session: Session) -> dict[int, Mark]:
    marks = {}
    for setting in _settings(session):
        seq, digest = setting.value.split(" ")
        marks[int(setting.name.removeprefix(CHECKED))] = Mark(int(seq), bytes.fromhex(digest))
    return marks


def _remember(session: Session, marks: Mapping[int, Mark]) -> None:
    for station, mark in marks.items():
        session.merge(LocalSetting(name=f"{CHECKED}{station}", value=f"{mark.seq} {mark.hash.hex()}"))
