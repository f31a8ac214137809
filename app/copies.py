"""Copies of the register: made while it is in use, opened and checked after writing, here and on a second medium."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app import keyfile, sqlcipher
from app.access import Act, Actor
from app.anchors import Head
from app.chain_walk import BrokenChain, walk
from app.chains import Mark
from app.copy_folder import CopyFound, HalfCopy, copies_in, remove, sweep
from app.errors import StorageTrouble, UserError
from app.house import House
from app.journal import CHAIN
from app.rotation import kept
from app.trouble import told
from models.derived import LocalSetting
from models.journal import Journal

T = TypeVar("T")
OWN_FOLDER, MEDIUM_FOLDER = "copies", "waystation-copies"
EVERY, LATE, TOO_LATE = timedelta(minutes=10), timedelta(minutes=20), timedelta(hours=2)
MEDIUM, LAST = "copies.medium", "copies.last_{place}"
COPY_MADE, MEDIUM_CHOSEN, RESTORE_BEGUN = "COPY_MADE", "MEDIUM_CHOSEN", "RESTORE_BEGUN"
LONGEST_PATH = 1000

NOT_WHOLE = (
    "The copy just made is not whole when read back, so it was thrown away. The register is open and unchanged, and "
    "older copies are untouched. Make another copy; if it fails again, choose another disk and call for help."
)
OTHER_KEYS = (
    "The key file on the disk is not the one that is open, so no copy was made. What was saved is safe. "
    "Lock and unlock this desk, then make a copy again."
)
MEDIUM_GONE = (
    "The second medium is not here. The copy on this laptop is made. Put the stick in, then make a copy again."
)
MEDIUM_FAILED = (
    "The copy could not be written to the second medium: it is full, read-only or was pulled out. The copy on this "
    "laptop is made. Free some space or take another stick, then make a copy again."
)
SAFE_TO_REMOVE = "The copy is on the second medium and was read back. It is safe to remove."
NO_FOLDER = "This folder is not there or cannot be written. Nothing was changed. Choose a folder on the second medium."
OWN_DISK_FOLDER = (
    "This folder belongs to the register itself. Nothing was changed. Choose a folder on a stick or another disk."
)


class MediumState(StrEnum):
    NOT_SET = "NOT_SET"
    WRITTEN = "WRITTEN"
    GONE = "GONE"
    FAILED = "FAILED"


class CopyAge(StrEnum):
    """How old the last good copy is: up to 20 minutes, up to two hours, older or none."""

    GOOD = "GOOD"
    LATE = "LATE"
    TOO_LATE = "TOO_LATE"


@dataclass(frozen=True)
class CopyRow:
    """A copy that was verified after writing, and what became of it on the second medium (`sentence`)."""

    name: str
    made_at: datetime
    size: int
    medium: MediumState = MediumState.NOT_SET
    sentence: str = ""


@dataclass(frozen=True)
class CopyState:
    """For the status strip: when the last good copy was made here and on the second medium."""

    now: datetime
    own: datetime | None
    medium: datetime | None
    medium_set: bool

    @property
    def age(self) -> CopyAge:
        return age_of(self.own, self.now)

    @property
    def medium_age(self) -> CopyAge:
        return age_of(self.medium, self.now)


@dataclass(frozen=True)
class CopiesSheet:
    """For the page: state, copies newest first, where the second medium is, whether it is here and another disk."""

    state: CopyState
    own: tuple[CopyRow, ...]
    medium: tuple[CopyRow, ...]
    medium_path: str
    medium_here: bool
    same_disk: bool


def age_of(made: datetime | None, now: datetime) -> CopyAge:
    """A copy from the future tells of a changed clock and counts as old."""
    if made is None or not timedelta(minutes=-1) <= now - made <= TOO_LATE:
        return CopyAge.TOO_LATE
    return CopyAge.LATE if now - made > LATE else CopyAge.GOOD


class Copies:
    """Copies of one register. `folder` is where the register lies, `key_file` and `own` are in it."""

    def __init__(self, house: House, folder: Path, key_file: Path) -> None:
        self._house, self._folder, self._key_file = house, folder, key_file
        self._own = folder / OWN_FOLDER

    def make(self, actor: Actor) -> CopyRow:
        """A copy now, verified; StorageTrouble when it did not succeed here."""
        self._house.write(actor, Act.BACK_UP, lambda session: self._house.note(session, COPY_MADE))
        return _last_of(self._steps(actor, Act.BACK_UP))

    def keep(self, actor: Actor) -> CopyRow | None:
        """The copy that the program makes by itself: None when none is due yet."""
        return _last_of(self._steps(actor, Act.KEEP_COPY)) if self.due(actor) else None

    def keep_in_steps(self, actor: Actor) -> Iterator[CopyRow | None]:
        """The same in steps of a tenth of a second, so that the desk can save between them; the last one is the
        copy. Closing it half-way leaves no copy and nothing behind."""
        if self.due(actor):
            yield from self._steps(actor, Act.KEEP_COPY)

    def keep_at_lock(self, actor: Actor) -> CopyRow | None:
        """The copy at lock: None when nothing was written since the last good one."""
        newest = self._house.read(actor, Act.KEEP_COPY, lambda session: self._newest(session))
        head = self._house.store.head().hash
        return None if newest is not None and newest.head == head.hex() else _last_of(self._steps(actor, Act.KEEP_COPY))

    def due(self, actor: Actor) -> bool:
        """Whether ten minutes have gone since the last good copy."""
        state = self.state(actor)
        return state.own is None or not timedelta() <= state.now - state.own < EVERY

    def state(self, actor: Actor) -> CopyState:
        """The age of the last good copy, here and on the second medium."""

        def work(session: Session) -> CopyState:
            own, medium = self._newest(session), _last(session, "medium")
            made = own.made_at if own else None
            return CopyState(self._house.now(), made, medium.made_at if medium else None, bool(_medium(session)))

        return self._house.read(actor, Act.KEEP_COPY, work)

    def sheet(self, actor: Actor) -> CopiesSheet:
        """Everything that the page shows."""
        state = self.state(actor)
        path = self._house.read(actor, Act.BACK_UP, _medium)
        place = Path(path) if path else None
        return CopiesSheet(
            state,
            tuple(map(_row, self._mine(self._own))),
            tuple(map(_row, self._mine(place / MEDIUM_FOLDER))) if place else (),
            path,
            place is not None and place.is_dir(),
            place is not None and _on_one_disk(place, self._folder),
        )

    def choose_medium(self, actor: Actor, path: str) -> None:
        """Where the second copy goes from now on; an empty path: nowhere."""
        self._house.require(actor, Act.BACK_UP)
        if path:
            self._require_fit(path)

        def work(session: Session) -> None:
            session.merge(LocalSetting(name=MEDIUM, value=path))
            _forget(session, "medium")
            self._house.note(session, MEDIUM_CHOSEN, detail="SET" if path else "NONE")

        self._house.write(actor, Act.BACK_UP, work)

    def begin_restore(self, actor: Actor) -> None:
        """Write into the register here that somebody goes to bring back a copy; the desk is locked next."""
        self._house.write(actor, Act.RESTORE, lambda session: self._house.note(session, RESTORE_BEGUN))

    def _require_fit(self, path: str) -> None:
        place = Path(path)
        if len(path) > LONGEST_PATH or not place.is_absolute() or not place.is_dir():
            raise UserError(NO_FOLDER, field="path")
        if place.resolve().is_relative_to(self._folder.resolve()):
            raise UserError(OWN_DISK_FOLDER, field="path")

    # Making

    def _steps(self, actor: Actor, act: Act) -> Iterator[CopyRow | None]:
        with told():
            sweep(self._own, self._house.now()) if self._own.exists() else None
            with HalfCopy(self._own) as half:
                self._house.store.sign_head(self._house.vault.sign_card)
                made_at, head = self._house.now(), self._fill(half)
                yield None
                clock = yield from self._proven(half.register, head)
                copy = half.finish(made_at, self._house.vault.database_id, head.station, clock)
        self._remember(actor, act, "own", copy, head)
        yield None
        state, sentence = self._second(actor, act, copy, head)
        self._thin_out(self._own)
        yield CopyRow(copy.path.stem, copy.made_at, copy.size, state, sentence)

    def _fill(self, half: HalfCopy) -> Head:
        """Both files of one moment; answers with the head that the copy must have at least."""
        vault, head = self._house.vault, self._house.store.head()
        self._house.store.copy_to(half.register, vault.database_key)
        half.keys.write_bytes(self._keys())
        return head

    def _proven(self, register: Path, head: Head) -> Generator[None, None, int]:
        """Open the copy, check its pages and chains and that it ends where the register stood; answers its clock."""
        with opened_still(register, self._house.vault.database_key) as connection:
            sqlcipher.check_pages(connection)
            yield None
            reached: dict[int, Mark] = {}
            try:
                for marks in walk(connection, {}):
                    reached = marks
                    yield None
            except BrokenChain:
                raise StorageTrouble(NOT_WHOLE) from None
            seq, digest = reached[head.station]
            if seq < head.seq or not self._is_ours(head.station, seq, digest):
                raise StorageTrouble(NOT_WHOLE)
            return int(connection.execute(sa.select(sa.func.max(CHAIN.c.stamp))).scalar_one())

    def _keys(self) -> bytes:
        """The key file as it lies on the disk, which must be the one that is open."""
        raw, vault = self._key_file.read_bytes(), self._house.vault
        found = keyfile.decode(raw)
        if (found.database_id, found.version) != (vault.database_id, vault.version):
            raise StorageTrouble(OTHER_KEYS)
        return raw

    def _is_ours(self, station: int, seq: int, digest: bytes) -> bool:
        with self._house.store.read() as session:
            return (
                session.exec(select(Journal.hash).where(Journal.station == station, Journal.seq == seq)).one() == digest
            )

    def _second(self, actor: Actor, act: Act, copy: CopyFound, head: Head) -> tuple[MediumState, str]:
        """The same copy on the second medium, when one is set. Its trouble is a sentence: the own copy is made."""
        path = self._house.read(actor, act, _medium)
        if not path:
            return MediumState.NOT_SET, ""
        if not Path(path).is_dir():
            return MediumState.GONE, MEDIUM_GONE
        place = Path(path) / MEDIUM_FOLDER
        try:
            with HalfCopy(place) as half:
                there = half.fill_from(copy)
            sweep(place, self._house.now())
        except OSError:
            return MediumState.FAILED, MEDIUM_FAILED
        self._remember(actor, act, "medium", there, head)
        self._thin_out(place)
        return MediumState.WRITTEN, SAFE_TO_REMOVE

    def _thin_out(self, place: Path) -> None:
        """Only after a new copy was verified, and only copies of this very register and chain."""
        mine = self._mine(place)
        staying = {copy.path for copy in kept(mine, lambda copy: copy.made_at)}
        for copy in mine:
            if copy.path not in staying:
                remove(copy)

    def _mine(self, place: Path) -> tuple[CopyFound, ...]:
        mine = (self._house.vault.database_id, self._house.store.station)
        return tuple(copy for copy in copies_in(place) if (copy.database, copy.chain) == mine)

    # Remembering

    def _remember(self, actor: Actor, act: Act, place: str, copy: CopyFound, head: Head) -> None:
        value = f"{copy.made_at.isoformat()} {copy.path.name} {head.hash.hex()}"
        setting = LocalSetting(name=LAST.format(place=place), value=value)
        self._house.write(actor, act, lambda session: session.merge(setting) and None)

    def _newest(self, session: Session) -> _Last | None:
        """The last good copy here, if it is still there."""
        last = _last(session, "own")
        return last if last is not None and (self._own / last.name).is_dir() else None


@dataclass(frozen=True)
class _Last:
    made_at: datetime
    name: str
    head: str


@contextmanager
def opened_still(register: Path, key: bytes) -> Iterator[sa.Connection]:
    """A register that nobody writes to, such as a copy, read-only."""
    engine = sqlcipher.still_engine(register, key)
    try:
        with told(), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def proven_chains(register: Path, key: bytes) -> dict[int, Mark]:
    """Open a copy and check every page and every chain: how far each station goes. StorageTrouble when anything is
    not as it was written."""
    with opened_still(register, key) as connection:
        sqlcipher.check_pages(connection)
        try:
            return _last_of(walk(connection, {}))
        except BrokenChain:
            raise StorageTrouble(NOT_WHOLE) from None


def _last_of(steps: Iterator[T | None]) -> T:
    """Take every step; the last one is the answer."""
    answer = None
    for step in steps:
        answer = step
    assert answer is not None
    return answer


def own_key_files(folder: Path) -> tuple[Path, ...]:
    """The key files inside the copies on this laptop; whoever destroys the keys destroys these too."""
    return tuple((folder / OWN_FOLDER).glob("*/keys"))


def forget_settings(session: Session) -> None:
    """A restored register knows nothing of the copies and media of the laptop it came from."""
    for setting in session.exec(select(LocalSetting).where(col(LocalSetting.name).startswith("copies."))).all():
        session.delete(setting)


def _medium(session: Session) -> str:
    found = session.get(LocalSetting, MEDIUM)
    return found.value if found else ""


def _last(session: Session, place: str) -> _Last | None:
    found = session.get(LocalSetting, LAST.format(place=place))
    if found is None:
        return None
    made, name, head = found.value.split(" ")
    return _Last(datetime.fromisoformat(made).astimezone(UTC), name, head)


def _forget(session: Session, place: str) -> None:
    found = session.get(LocalSetting, LAST.format(place=place))
    if found is not None:
        session.delete(found)


def _row(copy: CopyFound) -> CopyRow:
    return CopyRow(copy.path.stem, copy.made_at, copy.size)


def _on_one_disk(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
