"""Which beds were open at a past moment: what is written of a bed is kept with every change, so it can be read back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from uuid import UUID

from sqlmodel import Session, select

from app.entry import Source, unpack_heads
from app.store import Store
from models.shelter import Bed

SAID = ("closed_because", "voided")
Opened = list[tuple[datetime, bool]]
_ALWAYS = datetime.min.replace(tzinfo=UTC)


def open_beds(session: Session, store: Store, moments: Sequence[datetime]) -> list[set[UUID]]:
    """The beds that stood open at each moment, in their order: set up by then, and not closed or taken away."""
    found = [set[UUID]() for _ in moments]
    for bed in session.exec(select(Bed)).all():
        steps = _steps(store, bed)
        starts = (*(bisect_left(moments, since) for since, _ in steps), len(moments))
        for (first, end), (_, is_open) in zip(pairwise(starts), steps, strict=True):
            for place in range(first, end) if is_open else ():
                found[place].add(bed.id)
    return found


def _steps(store: Store, bed: Bed) -> Opened:
    """From when on the bed was open or not. A bed that was never changed needs no look into the journal."""
    sources = unpack_heads(bed.heads)
    if not sources:
        return [(_ALWAYS, _is_open(bed.closed_because, bed.voided))]
    if len({sources.get(name) for name in ("room_id", *SAID)}) > 1:
        return _history(store, bed.id)
    return [(_written(sources["room_id"][0]), _is_open(bed.closed_because, bed.voided))]


def _history(store: Store, bed: UUID) -> Opened:
    steps, closed, voided = Opened(), "", False
    for change in store.history(bed):
        closed, voided = change.values.get("closed_because", closed), change.values.get("voided", voided)
        steps.append((_written(change.source), _is_open(closed, voided)))
    return steps


def _written(source: Source) -> datetime:
    """By the clock of the journal, which only goes on."""
    return datetime.fromtimestamp((source.stamp >> 16) / 1000, UTC)


def _is_open(closed_because: str, voided: bool) -> bool:
    return not (closed_because or voided)
