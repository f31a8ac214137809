"""Revoking a user of a register of 10,000 people: every page written again under another key."""

from __future__ import annotations

import secrets

from app.waystation import Waystation
from tests.bench.copies import fill
from tests.bench.measure import Figure, pair
from tests.bench.store import fresh


def rekeyed(people: int = 10_000) -> Figure:
    """The new database key, which is most of a revocation; to compare: the register read once from end to end."""
    with fresh() as (waystation, _):
        fill(waystation, people)
        return pair(
            f"a new key for a register of {people:,} people",
            lambda: waystation.house.store.rekey(secrets.token_bytes(32)),
            "every page read and checked",
            lambda: _read(waystation),
            runs=5,
        )


def _read(waystation: Waystation) -> None:
    waystation.house.store.verify()
