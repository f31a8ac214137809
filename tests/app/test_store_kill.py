"""A machine that stops in the middle: every act that was answered is there afterwards, whole and provable."""

from __future__ import annotations

import os
import secrets
import signal
from pathlib import Path
from uuid import UUID

import pytest

from app.store import Store
from tests.app.proof import prove
from tests.app.small import Guest, guest, small_schema

ACTOR = UUID("01a20000-0000-7000-8000-000000000001")
KILLS = 20


@pytest.mark.parametrize("after", range(KILLS))
def test_killed_while_writing(tmp_path: Path, after: int) -> None:
    path, key = tmp_path / "small.db", secrets.token_bytes(32)
    Store.create(path, key, schema=small_schema()).close()
    answered = _write_until_killed(path, key, after)
    store = Store.open(path, key, schema=small_schema())
    prove(store)
    with store.read() as session:
        found = [session.get(Guest, row_id) for row_id in answered]
    assert None not in found
    with store.transaction(ACTOR, "register") as session:
        session.add(guest())
    prove(store)
    store.close()


def _write_until_killed(path: Path, key: bytes, after: int) -> list[UUID]:
    """The child answers each saved act with its id; it is killed some acts later, at no particular point."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _write_for_ever(path, key, writing)
    os.close(writing)
    answered = [UUID(bytes=os.read(reading, 16)) for _ in range(after + 1)]
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while late := os.read(reading, 16):
        answered.append(UUID(bytes=late))
    os.close(reading)
    return answered


def _write_for_ever(path: Path, key: bytes, writing: int) -> None:
    try:
        store = Store.open(path, key, schema=small_schema())
        while True:
            with store.transaction(ACTOR, "register") as session:
                session.add_all([row := guest(), *(guest("other") for _ in range(5))])
            os.write(writing, row.id.bytes)
    finally:
        os._exit(1)
