"""An examination of a register for somebody who did not write it: of a copy, so that the file itself stays as it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import sqlalchemy as sa

from app import copy_folder
from app.anchors import AnchorCode, Head
from app.errors import UserError
from app.keychange import unlocked
from app.lockfile import LockFile
from app.store import Store
from app.trouble import told
from app.vault import Desk, desks
from app.verdict import AnchorFound, Verdict
from models.place import Station

NAMES = (("waystation.db", "waystation.keys"), (copy_folder.REGISTER, copy_folder.KEY_FILE))
NOT_HERE = (
    "There is no register with its key file at this place. Nothing was changed. "
    "Name the folder of a register, the folder of a copy, or the file itself with its key file beside it."
)
PROVES = """\
What this shows: every entry of the journal follows from the one before it, none is missing between the first and the
last, and the tables say what the journal says. With the anchor of a paper it also shows that no entry of that laptop
up to the anchor was changed, put in, taken out or put in another order since the paper was printed."""
PROVES_NOT = """\
What this does not show: that what was typed was true; that the user named by an entry sat at the keyboard (the desk
knows a passphrase, not a face); that a photograph is the one that was taken; and anything about entries after the
newest anchor you hold: whoever has the key of the register can cut them off or write them anew. The chain of another
laptop needs an anchor printed by that laptop."""


@dataclass(frozen=True)
class Examined:
    """What was found. `tables`: where tables and journal differ (table, row, fields; no values), None when the tables
    could not be read at all. `stations`: the printed number of each known chain."""

    verdict: Verdict
    head: Head
    tables: tuple[str, ...] | None
    stations: dict[int, int]

    @property
    def is_whole(self) -> bool:
        return self.verdict.is_whole and self.tables == ()


def parts(place: Path) -> tuple[Path, Path]:
    """The register and its key file: in a folder, in a copy, or the file with the key file beside it."""
    folder = place if place.is_dir() else place.parent
    for register, keys in NAMES:
        if (folder / keys).exists() and (place.is_file() or (folder / register).exists()):
            return (place if place.is_file() else folder / register), folder / keys
    raise UserError(NOT_HERE)


def desks_at(place: Path) -> tuple[Desk, ...]:
    """Whose passphrase opens the register; needs no key."""
    return desks(parts(place)[1])


def examine_file(place: Path, slot: UUID, passphrase: str, anchor: AnchorCode | None = None) -> Examined:
    """Check pages, chains, tables and the anchor. UserError: wrong passphrase; StorageTrouble: damaged or altered."""
    with _copied(*parts(place)) as (register, keys):
        vault, store = unlocked(keys, slot, passphrase, lambda key: Store.open(register, key))
        try:
            return _examine(store, anchor)
        finally:
            store.close()
            vault.lock()


def _examine(store: Store, anchor: AnchorCode | None) -> Examined:
    verdict = store.verify(anchor)
    return Examined(verdict, store.head(), _tables(store), _stations(store))


def _tables(store: Store) -> tuple[str, ...] | None:
    try:
        return tuple(store.rebuild_equals_live())
    except (LookupError, TypeError, ValueError):  # a row that no program wrote
        return None


def _stations(store: Store) -> dict[int, int]:
    with store.read() as session:
        rows = session.connection().execute(sa.select(Station.chain, Station.number))  # type: ignore[call-overload]
        return {int(chain): number for chain, number in rows}


@contextmanager
def _copied(register: Path, keys: Path) -> Iterator[tuple[Path, Path]]:
    """Register and key file with what lies beside them (the log, a change of keys under way), in a folder of their own
    that goes away. What is open elsewhere would be copied while it changes: refused."""
    with TemporaryDirectory(prefix="waystation-") as name, told():
        held = LockFile(register) if register.with_name(register.name + ".lock").exists() else None
        try:
            for each in (register, keys):
                for beside in each.parent.glob(each.name + "*"):
                    if not beside.name.endswith((".lock", "-shm")) and ".before-" not in beside.name:
                        shutil.copy(beside, name)
        finally:
            if held is not None:
                held.release()
        yield Path(name) / register.name, Path(name) / keys.name


def report(found: Examined, anchor: AnchorCode | None) -> list[str]:
    """The findings as sentences, in the order in which they were looked at."""
    return [
        "A copy was examined; the file itself was not touched.",
        "The seals of all pages fit, and so does the signature of the key file.",
        _chains(found),
        _compared(found.tables),
        _met(found.verdict.anchor, anchor),
        f"The journal of this laptop ends at {found.head.code}.",
        _signed(found.verdict, found.stations),
    ]


def _chains(found: Examined) -> str:
    broken, verdict = found.verdict.broken, found.verdict
    if broken is None:
        return (
            f"The journal is whole: {verdict.entries} entries in {verdict.stations} chains, one chain for each laptop."
        )
    station = found.stations.get(broken[0])
    where = f"of station {station:03d}" if station is not None else "of an unknown station"
    return (
        f"THE JOURNAL IS NOT WHOLE: entry {broken[1]} {where} is altered, missing or cut off. "
        "Keep this file as it is, and open the newest copy that is whole."
    )


def _signed(verdict: Verdict, stations: Mapping[int, int]) -> str:
    checked, bad, none = verdict.signatures
    counts = f"signatures of chains: {checked} checked and right, {len(bad)} wrong, {none} chains without one."
    if not bad:
        return f"S{counts[1:]}"
    names = (f"{stations[chain]:03d}" if chain in stations else "unknown" for chain in bad)
    return f"A SIGNATURE DOES NOT FIT (station {', '.join(names)}); {counts} Keep this file as it is."


def _compared(tables: tuple[str, ...] | None) -> str:
    if tables == ():
        return "The tables say what the journal says."
    if tables is None:
        return "THE TABLES CANNOT BE READ: somebody wrote into them past the journal. Keep this file as it is."
    return (
        f"THE TABLES DIFFER FROM THE JOURNAL in {len(tables)} rows: {'; '.join(tables[:20])}. Keep this file as it is."
    )


def _met(found: AnchorFound, anchor: AnchorCode | None) -> str:
    return {
        AnchorFound.NOT_GIVEN: "No anchor was given, so a journal cut off or written anew at its end would not show.",
        AnchorFound.MET: f"The anchor {anchor} is met: up to there nothing was changed since that paper was printed.",
        AnchorFound.MISSING: f"THE ANCHOR {anchor} IS NOT IN THIS FILE: its end was cut off, or this is an older copy.",
        AnchorFound.DIFFERS: f"THE ANCHOR {anchor} DOES NOT FIT: the journal was written anew before it, "
        "or the paper is from another register.",
    }[found]
