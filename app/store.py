"""The store: one database, one door for writing. Only here is anything committed."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from app import applying, chain_signing, erasing, journal, rebuild, sqlcipher, triggers, undoing, verdict, versions
from app.anchors import AnchorCode, Head
from app.applying import Report
from app.chains import Mark, Photograph, Share
from app.clock import WallClock, millis, tick, wall
from app.entry import NO_HASH, Entry
from app.errors import Overtaken
from app.guards import Deriver, ReadingSession, WritingSession
from app.journal import CHAIN, HERE, JOURNAL, Change, Unit
from app.lockfile import LockFile
from app.setup import bring_up
from app.trouble import told, was_beaten
from app.verdict import Verdict
from app.versions import Conflict
from models.migrations import Schema, whole

T = TypeVar("T")
NOBODY = UUID(int=0)
_MINE = CHAIN.c.station == sa.bindparam("own", type_=CHAIN.c.station.type)
_OWN = sa.select(CHAIN.c.seq, CHAIN.c.hash).where(_MINE).with_for_update()
_HIGHEST = sa.select(sa.func.max(CHAIN.c.stamp))


class LastSaved(NamedTuple):
    """When something was saved here last by the clock on the wall, and by which act."""

    at: datetime
    act: str


class Store:
    """Tables with the journal under them. Made by `create`, `open` or `postgres`."""

    def __init__(
        self,
        engine: sa.Engine,
        schema: Schema,
        station: int,
        *,
        clock: WallClock,
        derivers: Sequence[Deriver],
        lock: LockFile | None = None,
    ) -> None:
        self.station = station
        self._engine, self._schema, self._clock = engine, schema, clock
        self._derivers, self._lock = tuple(derivers), lock
        self._writing = engine.execution_options(**{sqlcipher.WRITES: True})

    @classmethod
    def create(
        cls,
        path: Path,
        key: bytes,
        chain: int | None = None,
        clock: WallClock = wall,
        derivers: Sequence[Deriver] = (),
        schema: Schema | None = None,
    ) -> Store:
        """A new encrypted register at a place where there is none; its chain id is random unless given."""
        with told():
            _private(path.parent)
            path.touch(mode=0o600, exist_ok=False)
            try:
                return cls._on_file(path, key, clock, derivers, schema or whole(), chain or secrets.randbits(64))
            except BaseException:
                _remove(path)
                raise

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytes,
        clock: WallClock = wall,
        derivers: Sequence[Deriver] = (),
        schema: Schema | None = None,
    ) -> Store:
        """An existing register. Trouble of any kind is told as a sentence and leaves the file as it was."""
        with told():
            with path.open("r+b"):
                _private(path.parent)
            return cls._on_file(path, key, clock, derivers, schema or whole())

    @classmethod
    def begin_anew(cls, path: Path, key: bytes, schema: Schema | None = None) -> int:
        """Give a register that was brought back a new chain, since its old one may have gone on elsewhere."""
        schema, chain = schema or whole(), secrets.randbits(64)
        with told():
            lock, engine = LockFile(path), sqlcipher.engine(path, key)
            try:
                bring_up(engine, schema, path)
                with engine.execution_options(**{sqlcipher.WRITES: True}).begin() as connection:
                    triggers.remove(connection)
                    connection.execute(HERE.update().values(station=chain))
                    connection.execute(CHAIN.insert().values(station=chain, seq=0, hash=NO_HASH, stamp=0))
                    triggers.install(connection, schema.metadata)
            finally:
                engine.dispose()
                lock.release()
        return chain

    @classmethod
    def postgres(
        cls,
        url: str,
        chain: int,
        clock: WallClock = wall,
        derivers: Sequence[Deriver] = (),
        schema: Schema | None = None,
    ) -> Store:
        """The same tables on a server shared by several desks; each desk writes its own chain."""
        schema = schema or whole()
        engine = sa.create_engine(url, hide_parameters=True)
        with told():
            bring_up(engine, schema)
            _begin_chain(engine, chain)
        return cls(engine, schema, chain, clock=clock, derivers=derivers)

    @classmethod
    def _on_file(
        cls,
        path: Path,
        key: bytes,
        clock: WallClock,
        derivers: Sequence[Deriver],
        schema: Schema,
        chain: int | None = None,
    ) -> Store:
        lock, engine = LockFile(path), sqlcipher.engine(path, key)
        try:
            bring_up(engine, schema, path)
            station = _settle_here(engine, chain)
        except BaseException:
            engine.dispose()
            lock.release()
            raise
        return cls(engine, schema, station, clock=clock, derivers=derivers, lock=lock)

    @contextmanager
    def transaction(self, actor: UUID, act: str) -> Iterator[Session]:
        """One act of one actor: everything done to the session's rows is saved and journaled together, or nothing."""
        with self._session(actor, act) as session:
            yield session

    @contextmanager
    def _session(self, actor: UUID, act: str) -> Iterator[WritingSession]:
        with told(), self._writing.connect() as connection:
            unit = self._open_unit(connection, actor, act)
            with WritingSession(connection, unit, self._derivers) as session:
                yield session
                session.flush()
                session.flush()  # what the derivers added
            _commit(connection)
        if session.info.get(erasing.WIPE):
            self._wipe_log()

    def run(self, actor: UUID, act: str, work: Callable[[Session], T]) -> T:
        """Do the work in a transaction; when another desk was faster, once more from the start. Where two acts waited
        for each other and the server ended this one, that is no turn of it."""
        left = 2
        while left:
            try:
                with self.transaction(actor, act) as session:
                    return work(session)
            except StaleDataError:
                left -= 1
            except OperationalError as error:
                if not was_beaten(error):
                    raise
        raise Overtaken(self._last_elsewhere())

    def undo(self, actor: UUID, act: str, station: int, unit: int) -> None:
        """Take back one unit as a new act; UserError names the fields that were written again since."""
        self.run(actor, act, lambda session: self.undo_in(session, station, unit))

    def undo_in(self, session: Session, station: int, unit: int) -> None:
        """The same within an act under way."""
        undoing.undo(session, self._schema, station, unit)

    def conflicts(self) -> list[Conflict]:
        """Fields that two stations changed without knowing of each other, with every version."""
        with told(), self._snapshot() as connection:
            return versions.conflicts(connection, self._schema)

    def settle(self, actor: UUID, act: str, row_id: UUID, field: str, value: Any) -> None:
        """Write one value over all versions of a field; UserError when only one is left."""
        self.run(actor, act, lambda session: self.settle_in(session, row_id, field, value))

    def settle_in(self, session: Session, row_id: UUID, field: str, value: Any) -> None:
        """The same within an act under way."""
        versions.settle(session, self._schema, row_id, field, value)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session over one moment of the database that cannot write."""
        with told(), self._snapshot() as connection, ReadingSession(connection, autoflush=False) as session:
            yield session

    def head(self) -> Head:
        """The last entry of the own chain."""
        with told(), self._snapshot() as connection:
            row = connection.execute(sa.select(CHAIN).where(CHAIN.c.station == self.station)).one()
            return Head(row.station, row.seq, row.hash)

    def last_saved(self, besides: Collection[str] = ()) -> LastSaved | None:
        """The newest entry of the own chain, the acts `besides` left out; None when nothing was saved yet."""
        own = sa.select(JOURNAL.c.at, JOURNAL.c.act).where(JOURNAL.c.station == self.station)
        own = own.where(JOURNAL.c.act.not_in(besides)).order_by(JOURNAL.c.seq.desc()).limit(1)
        with told(), self._snapshot() as connection:
            found = connection.execute(own).first()
        return LastSaved(datetime.fromtimestamp(found.at / 1000, UTC), found.act) if found else None

    def verify(self, anchor: AnchorCode | None = None) -> Verdict:
        """Check the seal of every page, recompute every chain and look for the anchor of a paper."""
        self.check_pages()
        with told(), self._snapshot() as connection:
            return verdict.examine(connection, self._schema, anchor)

    def check_pages(self) -> None:
        """StorageTrouble when the seal of a page does not fit."""
        with told():
            sqlcipher.check_file(self._engine)

    def rebuild_equals_live(self) -> list[str]:
        """Rebuild the tables from the journal: where they differ from the live ones (no values), empty if nowhere."""
        with told(), self._snapshot() as connection:
            return rebuild.differences(connection, self._schema)

    def history(self, row_id: UUID) -> list[Change]:
        """Everything ever written to a row, oldest first."""
        with told(), self._snapshot() as connection:
            return journal.history(connection, self._schema, row_id)

    def copy_to(self, path: Path, key: bytes) -> None:
        """Write one moment of the register as a new encrypted file, while it is in use."""
        with told():
            raw = self._engine.raw_connection()
            try:
                assert raw.driver_connection is not None
                sqlcipher.copy_pages(raw.driver_connection, path, key)
            finally:
                raw.close()

    def vector(self) -> dict[int, int]:
        """How far every known station is known here: its chain id and its last sequence."""
        with told(), self._snapshot() as connection:
            return {row.station: row.seq for row in connection.execute(sa.select(CHAIN))}

    def entries_after(self, vector: Mapping[int, int]) -> Share:
        """What a replica with this vector lacks, and the heads of all chains known here, of one moment."""
        with told(), self._snapshot() as connection:
            found = applying.share(connection, self._schema, vector)
            return found._replace(signatures=chain_signing.held(connection))

    def sign_head(self, sign: chain_signing.Sign) -> None:
        """Let the own chain carry its station's signature (Ed25519) of where it stands now; nothing is journaled."""
        with told(), self._writing.connect() as connection:
            chain_signing.sign_own(connection, self.station, sign)
            _commit(connection)

    def apply(
        self,
        entries: Sequence[Entry],
        heads: Mapping[int, Mark],
        photographs: Sequence[Photograph] = (),
        signatures: Mapping[int, bytes] = MappingProxyType({}),
    ) -> Report:
        """Take in what another replica shares, all or nothing. Raises an alarm or a refusal of `app/alarms.py`."""
        with self._session(NOBODY, "apply") as session:
            report = applying.apply(session, self._schema, Share(list(entries), dict(heads), photographs))
            chain_signing.take(session.connection(), self._schema, signatures)
            session.info[erasing.WIPE] = report.blanked > 0
        return report

    def erase(self, actor: UUID, act: str, row_id: UUID, fields: Collection[str]) -> None:
        """Erase fields of a row for good: journal, table and log; see `app/erasing.py` for what stays shown."""
        with self.transaction(actor, act) as session:
            self.erase_in(session, row_id, fields)

    def erase_in(self, session: Session, row_id: UUID, fields: Collection[str]) -> None:
        """The same within an act under way; the write-ahead log is wiped when that is committed."""
        assert isinstance(session, WritingSession)
        erasing.erase(session, self._schema, row_id, fields)

    def rekey(self, key: bytes) -> None:
        """Another key for the whole file (32 raw bytes); copies made before keep the key they had. A register on a
        server has no key of its own."""
        if self._engine.dialect.name == "sqlite":
            with told():
                self._engine = sqlcipher.rekey(self._engine, key)
                self._writing = self._engine.execution_options(**{sqlcipher.WRITES: True})

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def _last_elsewhere(self) -> UUID | None:
        """Who wrote the newest entry of all other chains."""
        with self._snapshot() as connection:
            newest = sa.select(JOURNAL.c.actor).where(JOURNAL.c.station != self.station)
            return connection.execute(newest.order_by(JOURNAL.c.stamp.desc()).limit(1)).scalar_one_or_none()

    def _open_unit(self, connection: sa.Connection, actor: UUID, act: str) -> Unit:
        """Under the write lock: where the own chain stands and the highest clock of all chains."""
        seq, digest = connection.execute(_OWN, {"own": self.station}).one()
        highest = connection.execute(_HIGHEST).scalar_one()
        at = millis(self._clock())
        return Unit(self.station, actor, act, at, self._schema.version, seq, digest, tick(at, highest))

    def _wipe_log(self) -> None:
        """Erased values are in the write-ahead log until it is folded in and cut off. A reader can delay that until the
        register is closed."""
        if self._engine.dialect.name == "sqlite":
            raw = self._engine.raw_connection()
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            raw.close()

    @contextmanager
    def _snapshot(self) -> Iterator[sa.Connection]:
        with self._engine.connect() as connection:
            _reads_only(connection, True)
            try:
                yield connection
            finally:
                connection.rollback()
                _reads_only(connection, False)


def _commit(connection: sa.Connection) -> None:
    """A commit that fails (full disk, a reference to nobody) leaves SQLite inside the transaction: drop the line."""
    try:
        connection.commit()
    except BaseException:
        connection.invalidate()
        raise


def _reads_only(connection: sa.Connection, yes: bool) -> None:
    """The database itself refuses to write: for the connection on SQLite, for the transaction on PostgreSQL."""
    if connection.dialect.name == "sqlite":
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.cursor().execute(f"PRAGMA query_only = {'ON' if yes else 'OFF'}")
    elif yes:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _begin_chain(engine: sa.Engine, station: int) -> None:
    with engine.begin() as connection:
        if connection.execute(sa.select(CHAIN.c.seq).where(CHAIN.c.station == station)).first() is None:
            connection.execute(CHAIN.insert().values(station=station, seq=0, hash=NO_HASH, stamp=0))


def _settle_here(engine: sa.Engine, chain: int | None) -> int:
    """The chain of this file; written once, when the file is made."""
    if chain is not None:
        _begin_chain(engine, chain)
        with engine.begin() as connection:
            connection.execute(HERE.insert().values(only=1, station=chain))
    with engine.connect() as connection:
        station = connection.execute(sa.select(HERE.c.station)).scalar_one_or_none()
    if station is None:
        raise sqlcipher.DamagedPages  # an empty file where the register was
    return int(station)


def _private(folder: Path) -> None:
    """Files are made beside the register (log, lock): without a writable folder there is no register."""
    probe = folder / ".waystation-probe"
    probe.touch(mode=0o600)
    probe.unlink()


def _remove(path: Path) -> None:
    for each in path.parent.glob(path.name + "*"):
        each.unlink()
