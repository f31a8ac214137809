"""What an examination of the journal found: every chain recomputed, and whether a printed anchor is met."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import sqlalchemy as sa

from app.anchors import AnchorCode
from app.chain_signing import Signatures, check
from app.journal import CHAIN, JOURNAL, first_broken
from models.migrations import Schema


class AnchorFound(StrEnum):
    """What became of an anchor in this journal."""

    NOT_GIVEN = "not given"
    MET = "met"
    MISSING = "missing"  # no chain reaches so far: the tail was cut, or this is an older copy
    DIFFERS = "differs"  # another entry stands there: the journal was rewritten from there or from before


@dataclass(frozen=True)
class Verdict:
    """`broken`: station and sequence of the first entry that is altered, missing or cut off. `signatures`: what the
    stations signed of their own chains, checked."""

    broken: tuple[int, int] | None
    stations: int
    entries: int
    anchor: AnchorFound
    signatures: Signatures = field(default_factory=Signatures)

    @property
    def is_whole(self) -> bool:
        """Nothing speaks against the journal; without an anchor that does not include a cut or rewritten tail."""
        return (
            self.broken is None and not self.signatures.bad and self.anchor in (AnchorFound.NOT_GIVEN, AnchorFound.MET)
        )


def examine(connection: sa.Connection, schema: Schema, anchor: AnchorCode | None = None) -> Verdict:
    """Recompute every chain, check what is signed of it, and look for the anchor."""
    stations = connection.execute(sa.select(sa.func.count()).select_from(CHAIN)).scalar_one()
    entries = connection.execute(sa.select(sa.func.count()).select_from(JOURNAL)).scalar_one()
    signatures = check(connection, schema)
    return Verdict(first_broken(connection), stations, entries, _look_for(connection, anchor), signatures)


def _look_for(connection: sa.Connection, anchor: AnchorCode | None) -> AnchorFound:
    if anchor is None:
        return AnchorFound.NOT_GIVEN
    hashes = connection.execute(sa.select(JOURNAL.c.hash).where(JOURNAL.c.seq == anchor.seq)).scalars().all()
    if not hashes:
        return AnchorFound.MISSING
    return AnchorFound.MET if any(anchor.fits(digest) for digest in hashes) else AnchorFound.DIFFERS
