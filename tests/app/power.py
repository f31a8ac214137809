"""Power cuts, after the method of SQLite's own test6.c: a file layer records what is written and what is synced, and at
a cut everything after the last sync of a file is kept, lost or torn by sectors of 512 bytes, as chance will have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import apsw
import sqlalchemy as sa
from sqlalchemy import event

SECTOR = 512
DURABLE = ("db", "wal", "journal")  # the shared memory of the log is gone with the power

Statement = tuple[str, Any, bool]
Unit = list[Statement]


@dataclass
class Capture:
    """The statements that an act of the program really sent, unit by unit."""

    units: list[Unit] = field(default_factory=list)
    _running: Unit = field(default_factory=list)

    @contextmanager
    def of(self, engine: sa.Engine) -> Iterator[None]:
        event.listen(engine, "before_cursor_execute", self._sent)
        event.listen(engine, "commit", self._committed)
        try:
            yield
        finally:
            event.remove(engine, "before_cursor_execute", self._sent)
            event.remove(engine, "commit", self._committed)

    def _sent(self, _connection: Any, _cursor: Any, sql: str, parameters: Any, _context: Any, many: bool) -> None:
        if not sql.startswith(("SELECT", "BEGIN")):
            self._running.append((sql, parameters, many))

    def _committed(self, _connection: Any) -> None:
        self.units.append(self._running)
        self._running = []


@dataclass(frozen=True)
class Step:
    """One thing done to a file: write, truncate, delete or sync; `acknowledge` is the program's answer to its user."""

    what: str
    file: str = ""
    at: int = 0
    data: bytes = b""


class _RecordedFile(apsw.VFSFile):
    def __init__(self, steps: list[Step], name: Any, flags: list[int]) -> None:
        super().__init__("unix", name, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self._steps, self._file = steps, kind_of(path)

    def xWrite(self, data: Any, offset: int) -> None:
        self._steps.append(Step("write", self._file, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self._steps.append(Step("truncate", self._file, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._steps.append(Step("sync", self._file))


class _Recorder(apsw.VFS):
    """Lies under the encryption, so that it sees the bytes of the disk."""

    NAME = "recorder"

    def __init__(self) -> None:
        super().__init__(self.NAME, "unix")
        self.steps: list[Step] = []

    def xOpen(self, name: Any, flags: list[int]) -> _RecordedFile:
        return _RecordedFile(self.steps, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self.steps.append(Step("delete", kind_of(filename)))
        super().xDelete(filename, syncdir)


@cache
def _recorder() -> _Recorder:
    """One for the whole process: the layer above keeps its address for ever."""
    return _Recorder()


def kind_of(path: str) -> str:
    return next((kind for kind in ("wal", "journal", "shm") if path.endswith(f"-{kind}")), "db")


def record(path: Path, key: bytes, pragmas: dict[str, str], units: Sequence[Unit]) -> list[Step]:
    """Send the units to the file through another engine of the same format and say what happened to the disk."""
    recorder = _recorder()
    recorder.steps = steps = []
    connection = apsw.Connection(str(path), vfs=f"multipleciphers-{recorder.NAME}")
    for name, value in {"cipher": "'sqlcipher'", "legacy": "4", "key": f"\"x'{key.hex()}'\"", **pragmas}.items():
        connection.execute(f"PRAGMA {name} = {value}")
    for unit in units:
        connection.execute("BEGIN IMMEDIATE")
        for sql, parameters, many in unit:
            (connection.executemany if many else connection.execute)(sql, parameters)
        connection.execute("COMMIT")
        steps.append(Step("acknowledge"))
    connection.close()
    return steps


@dataclass
class Disk:
    """The durable bytes of each file, and what was done since its last sync."""

    files: dict[str, bytearray]
    pending: dict[str, list[Step]] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        if step.what == "sync":
            for each in self.pending.pop(step.file, []):
                self._apply(each, lambda: True)
        elif step.what != "acknowledge" and step.file in DURABLE:
            self.pending.setdefault(step.file, []).append(step)

    def cut(self, chance: Random) -> dict[str, bytes]:
        """What is found after the power is back."""
        survivor = Disk({name: bytearray(content) for name, content in self.files.items()})
        for steps in self.pending.values():
            mood = chance.choice(("lost", "torn", "mixed", "kept"))
            for step in steps:
                survivor._apply(step, _sectors(mood, chance))
        return {name: bytes(content) for name, content in survivor.files.items()}

    def _apply(self, step: Step, survives: Callable[[], bool]) -> None:
        if step.what == "delete":
            if survives():
                self.files.pop(step.file, None)
            return
        content = self.files.setdefault(step.file, bytearray())
        if step.what == "truncate":
            if survives():
                del content[step.at :]
            return
        for begin, end in _pieces(step.at, len(step.data)):
            if survives():
                content.extend(bytes(max(0, end - len(content))))
                content[begin:end] = step.data[begin - step.at : end - step.at]


def _pieces(at: int, length: int) -> Iterator[tuple[int, int]]:
    """A write, cut where the sectors of the disk end."""
    begin, last = at, at + length
    while begin < last:
        end = min(last, (begin // SECTOR + 1) * SECTOR)
        yield begin, end
        begin = end


def _sectors(mood: str, chance: Random) -> Callable[[], bool]:
    """Whether the next sector reached the disk: all or none of a write, or each by itself."""
    if mood == "mixed":
        mood = chance.choice(("lost", "torn", "kept"))
    return {"lost": lambda: False, "kept": lambda: True, "torn": lambda: chance.random() < 0.5}[mood]


@dataclass(frozen=True)
class Cut:
    """After how many steps the power went, how many acts were answered by then, and what the disk held."""

    after: int
    answered: int
    found: dict[str, bytes]


def cuts(base: bytes, steps: Sequence[Step], points: Sequence[int], chance: Random) -> Iterator[Cut]:
    """Let the power go at each of these points of one and the same night."""
    disk, answered, wanted = Disk({"db": bytearray(base)}), 0, sorted(points)
    for number, step in enumerate(steps, 1):
        disk.take(step)
        answered += step.what == "acknowledge"
        while wanted and wanted[0] == number:
            wanted.pop(0)
            yield Cut(number, answered, disk.cut(chance))
