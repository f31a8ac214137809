"""The machine in trouble: each kind is met for real, told as a sentence, and loses nothing that was saved."""

from __future__ import annotations

import os
import resource
import secrets
import signal
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from app import trouble
from app.errors import StorageTrouble
from app.sqlcipher import connect
from app.store import Store
from models.migrations import VERSION_TABLE
from tests.app.proof import prove
from tests.app.small import Guest, guest, small_schema

ACTOR = UUID("01a20000-0000-7000-8000-000000000001")
NOBODY = 65534


@dataclass
class Register:
    path: Path
    key: bytes

    def open(self) -> Store:
        return Store.open(self.path, self.key, schema=small_schema())

    def bytes(self) -> bytes:
        return self.path.read_bytes()


@pytest.fixture
def register(tmp_path: Path) -> Register:
    made = Register(tmp_path / "small.db", secrets.token_bytes(32))
    store = Store.create(made.path, made.key, schema=small_schema())
    write(store, 60)
    store.close()
    return made


def write(store: Store, many: int = 1) -> None:
    with store.transaction(ACTOR, "register") as session:
        session.add_all([guest("Darafei", note="n" * 300) for _ in range(many)])


def count(store: Store) -> int:
    with store.read() as session:
        return int(session.exec(sa.select(sa.func.count()).select_from(Guest)).scalar_one())


def in_child(work: Callable[[], None]) -> int:
    """Run the work in a forked child and say how it ended: zero when it returned."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_every_connection_is_set_and_read_back(register: Register) -> None:
    connection = connect(register.path, register.key)
    found = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema")
    }
    connection.close()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
    }


def test_files_are_for_the_owner_alone(register: Register) -> None:
    before = os.umask(0o022)
    try:
        store = register.open()
        write(store)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in register.path.parent.iterdir()}
        store.close()
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(["small.db", "small.db-wal", "small.db-shm", "small.db.lock"], 0o600)


def test_nothing_readable_in_the_file(register: Register) -> None:
    assert b"Darafei" not in register.bytes()
    assert not register.bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize("key", [b"", b"short", bytes(31), bytes(33)])
def test_a_key_is_32_bytes(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(ValueError, match="32 raw bytes"):
        Store.create(tmp_path / "x.db", key)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key(register: Register) -> None:
    before = register.bytes()
    with pytest.raises(StorageTrouble, match="damaged or the key"):
        Store.open(register.path, secrets.token_bytes(32), schema=small_schema())
    assert register.bytes() == before
    register.open().close()


@pytest.mark.parametrize("page", range(0, 12))
def test_one_flipped_bit_is_told(register: Register, page: int) -> None:
    damaged = bytearray(register.bytes())
    damaged[page * 4096 + 100] ^= 1
    register.path.write_bytes(damaged)
    with pytest.raises(StorageTrouble) as caught:  # noqa: PT012
        store = register.open()
        try:
            store.verify()
        finally:
            store.close()
    assert caught.value.sentence == trouble.DAMAGED


def test_a_second_copy_of_the_program(register: Register) -> None:
    first = register.open()
    with pytest.raises(StorageTrouble, match="already open in another copy"):
        register.open()
    assert in_child(lambda: register.open().close()) == 1
    first.close()
    register.open().close()


def test_another_program_holding_the_file(register: Register) -> None:
    store = register.open()
    other = connect(register.path, register.key)
    other.execute("BEGIN IMMEDIATE")
    with store.read() as session:
        session.connection().exec_driver_sql("PRAGMA busy_timeout = 1")
    with pytest.raises(StorageTrouble, match="Another program is holding"):
        write(store)
    other.close()
    write(store)
    prove(store)
    store.close()


def test_a_full_disk(register: Register) -> None:
    store = register.open()
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (register.path.stat().st_size, limits[1]))
    try:
        with pytest.raises(StorageTrouble, match="disk is full") as caught:
            write(store, 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert "Darafei" not in str(caught.value)
    assert count(store) == 60
    write(store, 1000)
    assert count(store) == 1060
    prove(store)
    store.close()


def test_a_full_disk_by_page_count(register: Register) -> None:
    """SQLite's own SQLITE_FULL, apart from the system's answer above."""
    store = register.open()
    with pytest.raises(StorageTrouble, match="disk is full"), store.transaction(ACTOR, "r") as session:  # noqa: PT012
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1").all()
        session.add_all([guest("Darafei", note="n" * 300) for _ in range(1000)])
    store.close()


@pytest.fixture
def as_nobody(tmp_path: Path) -> Iterator[Callable[[Callable[[], None]], int]]:
    """Root may write anywhere, so the work is done by an account that may not."""
    folders = [folder for folder in [tmp_path, *tmp_path.parents] if folder.owner() != "root" or folder.name != "tmp"]
    before = {folder: stat.S_IMODE(folder.stat().st_mode) for folder in folders if os.access(folder, os.W_OK)}
    for folder, mode in before.items():
        folder.chmod(mode | 0o555)

    def run(work: Callable[[], None]) -> int:
        def lowered() -> None:
            if os.geteuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            work()

        return in_child(lowered)

    yield run
    for folder, mode in before.items():
        folder.chmod(mode)


def told_read_only(work: Callable[[], object]) -> None:
    try:
        work()
    except StorageTrouble as told:
        if told.sentence == trouble.READ_ONLY:
            return
    raise AssertionError


def test_a_read_only_folder(register: Register, as_nobody: Callable[[Callable[[], None]], int]) -> None:
    before = register.bytes()
    register.path.chmod(0o666)
    register.path.with_name("small.db.lock").chmod(0o666)
    register.path.parent.chmod(0o555)
    ended = as_nobody(lambda: told_read_only(register.open))
    register.path.parent.chmod(0o755)
    assert (ended, register.bytes()) == (0, before)
    register.open().close()


def test_a_read_only_file(register: Register, as_nobody: Callable[[Callable[[], None]], int]) -> None:
    before = register.bytes()
    register.path.chmod(0o444)
    register.path.parent.chmod(0o777)
    ended = as_nobody(lambda: told_read_only(register.open))
    register.path.parent.chmod(0o755)
    assert (ended, register.bytes()) == (0, before)


def test_a_newer_file_is_refused_untouched(register: Register) -> None:
    connection = connect(register.path, register.key)
    connection.execute(f"UPDATE {VERSION_TABLE} SET version = 99")
    connection.close()
    before = register.bytes()
    with pytest.raises(StorageTrouble, match="newer version"):
        register.open()
    assert register.bytes() == before


def test_a_missing_and_an_existing_file(register: Register) -> None:
    with pytest.raises(StorageTrouble, match="no register at this place"):
        Store.open(register.path.with_name("other.db"), register.key)
    before = register.bytes()
    with pytest.raises(StorageTrouble, match="already a register"):
        Store.create(register.path, register.key)
    assert register.bytes() == before


@pytest.mark.parametrize(
    "tampering", ["DROP TRIGGER guard_guest_update", "CREATE TRIGGER x AFTER INSERT ON bag BEGIN SELECT 1; END"]
)
def test_guards_are_asserted_at_each_open(register: Register, tampering: str) -> None:
    connection = connect(register.path, register.key)
    connection.execute(tampering)
    connection.close()
    with pytest.raises(StorageTrouble, match="altered by something other"):
        register.open()


def test_sentences_say_what_is_safe() -> None:
    sentences = [value for name, value in vars(trouble).items() if name.isupper() and isinstance(value, str)]
    assert len(sentences) >= 10
    assert all(text.count(". ") >= 1 and text.endswith(".") for text in sentences)


def test_other_errors_pass_as_they_are() -> None:
    with pytest.raises(sqlcipher.IntegrityError), trouble.told():
        raise sqlcipher.IntegrityError("bug")
    with pytest.raises(ZeroDivisionError), trouble.told():
        raise ZeroDivisionError
