"""`python -m app.strangers.child KIND`: one file in, one answer out (CBOR), under limits that hold to the end."""

from __future__ import annotations

import sys
from collections.abc import Callable

import cbor2

from app.strangers.header import claims_too_much, is_other_kind
from app.strangers.refusal import NotRead, Why

MOST_MEMORY, MOST_SECONDS = 210 * 1024 * 1024, 2


def limit(seconds: int = MOST_SECONDS) -> None:
    """Memory, processor seconds, no file written, no core; where the platform has such limits."""
    if sys.platform != "win32":
        import resource

        for what, most in (
            (resource.RLIMIT_AS, MOST_MEMORY),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))


def reader(kind: str, raw: bytes) -> Callable[[bytes], object]:
    """What reads a kind of file; its library is loaded here and nowhere else, and only for a sound claim of size."""
    if kind in ("portrait", "upright", "page"):
        if claims_too_much(raw):
            raise NotRead(Why.TOO_LARGE)
        if is_other_kind(raw):
            raise NotRead(Why.OTHER_KIND)
        from app.strangers import picture

        made: Callable[[bytes], object] = getattr(picture, kind)
        return made
    if kind == "workbook":
        from app.strangers.workbook import rows

        return rows
    if kind == "table":
        from app.strangers.table import rows as table_rows

        return table_rows
    raise ValueError("no such kind of file")


def answer(kind: str, raw: bytes) -> list[object]:
    """[true, what was read] or [false, why not]."""
    try:
        return [True, reader(kind, raw)(raw)]
    except NotRead as refusal:
        return [False, refusal.why.value]
    except (MemoryError, RecursionError):
        return [False, Why.TOO_LARGE.value]
    except Exception:  # the parsers of these libraries raise whatever comes up; here it ends
        return [False, Why.UNREADABLE.value]


def main() -> None:
    limit()
    sys.stdout.buffer.write(cbor2.dumps(answer(sys.argv[1], sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
