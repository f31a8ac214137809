"""Bombs refused: the slowest of all, against a child process that does nothing; and the most memory a child took."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from app.decoding import ROOT, decoded
from app.strangers.refusal import NotRead
from tests.app import strange_files as strange
from tests.bench.measure import Figure, milliseconds, pair

PEAK = """
import sys
from app.strangers.child import answer, limit
limit()
answer(sys.argv[1], sys.stdin.buffer.read())
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def bombs_refused() -> Figure:
    bombs = [("portrait", raw) for raw in strange.picture_bombs().values()]
    bombs += [("workbook", raw) for raw in strange.workbook_bombs().values()]
    slowest = max(bombs, key=lambda bomb: milliseconds(_refusing(*bomb)))
    peak = max(_peak(*bomb) for bomb in bombs)

    def nothing() -> None:
        subprocess.run([sys.executable, "-s", "-c", "pass"], cwd=ROOT, check=True)

    note = f"slowest of {len(bombs)} bombs; most memory {peak / 1024:.0f} MB"
    return pair("a bomb refused", _refusing(*slowest), "an empty child process", nothing, note=note)


def _refusing(kind: str, raw: bytes) -> Callable[[], None]:
    def work() -> None:
        try:
            decoded(kind, raw)
        except NotRead:
            return
        raise AssertionError("a bomb was read")

    return work


def _peak(kind: str, raw: bytes) -> int:
    """Kilobytes at the highest point of the child's life."""
    command = [sys.executable, "-s", "-c", PEAK, kind]
    done = subprocess.run(command, cwd=ROOT, input=raw, capture_output=True, check=False)
    return int(done.stdout or 0)
