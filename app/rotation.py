"""Which copies stay: the newest ones, then one an hour, then one a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

T = TypeVar("T")
NEWEST, HOURS, DAYS = 6, 24, 14


def kept(copies: Sequence[T], made_at: Callable[[T], datetime]) -> tuple[T, ...]:
    """Of copies in order, newest first, those that stay: the last 6, the newest of 24 hours and of 14 days."""
    hours = _newest_of(copies, lambda copy: made_at(copy).strftime("%Y%m%d%H"), HOURS)
    days = _newest_of(copies, lambda copy: made_at(copy).strftime("%Y%m%d"), DAYS)
    wanted = {id(copy) for copy in (*copies[:NEWEST], *hours, *days)}
    return tuple(copy for copy in copies if id(copy) in wanted)


def _newest_of(copies: Sequence[T], span: Callable[[T], str], most: int) -> tuple[T, ...]:
    newest: dict[str, T] = {}
    for copy in copies:
        newest.setdefault(span(copy), copy)
    return tuple(newest.values())[:most]
