"""Bringing back a copy: what there is, what would be lost, and the change itself. Works on a laptop with nothing."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from app import keyfile, sqlcipher
from app.access import TABLE, Act, Actor
from app.copies import MEDIUM_FOLDER, OWN_FOLDER, forget_settings, proven_chains
from app.copy_folder import ENDING, CopyFound, copies_in, seen
from app.errors import Refused, StorageTrouble, UserError
from app.house import House, site_of
from app.journal import JOURNAL
from app.lockfile import LockFile
from app.start_check import forget_checks
from app.store import Store
from app.swap import Swap
from app.trouble import LOCKED, NEWER, told
from app.vault import Desk, Vault, desks
from app.waystation import DATABASE, KEYS, Waystation, unlock, utc_now
from models.base import new_id
from models.codes import Role
from models.place import Station

RESTORED = "RESTORED"
DAMAGED_COPY = (
    "This copy is damaged and was not opened. Nothing on this laptop was changed. Choose the next older copy."
)
NOT_YOURS = (
    "Only the shift lead or the technician brings back a copy. Nothing was changed. Choose their desk and let them "
    "type their passphrase."
)
BAD_NUMBER = "The station number has three digits, 001 to 999. Nothing was changed. Correct it."
USED_NUMBER = (
    "This station number stands on papers already, and two people could get one number. Nothing was changed. "
    "Take another number."
)


class Present(StrEnum):
    """What the laptop has now, beside the copy."""

    NOTHING = "NOTHING"
    UNREADABLE = "UNREADABLE"
    OTHER = "OTHER"
    SAME = "SAME"


@dataclass(frozen=True)
class LossSheet:
    """What bringing back the copy would lose: acts in the register here and not in the copy, and until when.
    Numbers only. `suggested`: a station number that neither the copy nor the register here has used."""

    made_at: datetime
    last_entry_at: datetime | None
    present: Present
    later_acts: int = 0
    later_until: datetime | None = None
    counted_since: int = 0
    registered_since: int = 0
    keys_changed: bool = False
    suggested: int = 0


def found(places: Iterable[Path]) -> tuple[CopyFound, ...]:
    """The copies in these folders (or in the copy folders within), newest first. Every byte is compared down to the
    first whole copy of each register; what is damaged is marked. Asks for no key."""
    whole: set[tuple[bytes, int]] = set()
    answer = []
    for copy in sorted(_all_in(places), key=lambda copy: copy.order, reverse=True):
        if not copy.damaged and (copy.database, copy.chain) not in whole:
            copy = looked_at(copy)
            if not copy.damaged:
                whole.add((copy.database, copy.chain))
        answer.append(copy)
    return tuple(answer)


def looked_at(copy: CopyFound) -> CopyFound:
    """The copy with every byte compared with its seal, and its key file read."""
    again = seen(copy.path, look_inside=True)
    try:
        keyfile.read(again.keys)
    except StorageTrouble:
        return replace(again, damaged=True)
    return again


def newest_whole(copies: Iterable[CopyFound]) -> CopyFound | None:
    """The copy to offer first."""
    return next((copy for copy in copies if not copy.damaged), None)


def desks_in(copy: CopyFound) -> tuple[Desk, ...]:
    """The desks of a copy whose role may bring it back; needs no key."""
    allowed = {slot.slot_id for slot in keyfile.read(copy.keys).slots if _brings_back(slot.roles)}
    return tuple(desk for desk in desks(copy.keys) if desk.slot_id in allowed)


def preview(folder: Path, copy: CopyFound, slot: UUID, passphrase: str) -> LossSheet:
    """Open the copy, check every page and chain, and say what would be lost here. StorageTrouble: damaged."""
    vault = _opened(copy, slot, passphrase)
    try:
        return _compared(folder, copy, vault, slot, passphrase)
    finally:
        vault.lock()


def restore(
    folder: Path,
    copy: CopyFound,
    slot: UUID,
    passphrase: str,
    number: int,
    clock: Callable[[], datetime] = utc_now,
) -> Waystation:
    """Put the copy in place under a new chain and station number; what was here is kept in a folder beside it."""
    vault = _opened(copy, slot, passphrase)
    try:
        with told():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = LockFile(folder / DATABASE)
            try:
                _bring(folder, copy, vault, number, clock)
            finally:
                lock.release()
    finally:
        vault.lock()
    return unlock(folder, slot, passphrase, clock)


def _all_in(places: Iterable[Path]) -> set[CopyFound]:
    return {
        copy
        for place in places
        for folder in (place, place / OWN_FOLDER, place / MEDIUM_FOLDER)
        for copy in ((seen(folder),) if folder.suffix == ENDING else copies_in(folder))
    }


def _brings_back(roles: Iterable[Role]) -> bool:
    return not TABLE[Act.RESTORE].isdisjoint(roles)


def _opened(copy: CopyFound, slot: UUID, passphrase: str) -> Vault:
    """The keys of a copy that is whole to the last byte, page and chain."""
    if looked_at(copy).damaged:
        raise StorageTrouble(DAMAGED_COPY)
    vault = Vault.unlock(copy.keys, slot, passphrase)
    try:
        if not _brings_back(vault.roles):
            raise Refused(NOT_YOURS)
        proven_chains(copy.register, vault.database_key)
    except StorageTrouble as trouble:
        raise StorageTrouble(NEWER if trouble.sentence == NEWER else DAMAGED_COPY) from trouble
    return vault


# What would be lost


def _compared(folder: Path, copy: CopyFound, vault: Vault, slot: UUID, passphrase: str) -> LossSheet:
    with told():
        engine = sqlcipher.still_engine(copy.register, vault.database_key)
        try:
            with engine.connect() as connection:
                known, last = _known(connection), _last_entry_at(connection)
                numbers = set(connection.execute(_NUMBERS).scalars())
        finally:
            engine.dispose()
    sheet = LossSheet(copy.made_at, last, Present.NOTHING)
    if (folder / DATABASE).exists() or (folder / KEYS).exists():
        sheet, here = _with_present(sheet, folder, vault, (slot, passphrase), known)
        numbers |= here
    return replace(sheet, suggested=_free(numbers))


def _with_present(
    sheet: LossSheet, folder: Path, vault: Vault, words: tuple[UUID, str], known: dict[int, int]
) -> tuple[LossSheet, set[int]]:
    """The register here, opened with its own key file: by the same desk and passphrase, or not at all."""
    try:
        here = Vault.unlock(folder / KEYS, *words)
        store = Store.open(folder / DATABASE, here.database_key)
    except (StorageTrouble, UserError) as trouble:
        if isinstance(trouble, StorageTrouble) and trouble.sentence == LOCKED:
            raise
        return replace(sheet, present=Present.UNREADABLE), set()
    try:
        if here.database_id != vault.database_id:
            return replace(sheet, present=Present.OTHER), set()
        with store.read() as session:
            changed = here.version != vault.version
            same = _later(replace(sheet, present=Present.SAME, keys_changed=changed), session.connection(), known)
            return same, set(session.exec(select(Station.number)).all())
    except StorageTrouble:
        return replace(sheet, present=Present.UNREADABLE), set()
    finally:
        store.close()
        here.lock()


_NUMBERS = sa.select(Station.__table__.c.number)  # type: ignore[attr-defined]


def _known(connection: sa.Connection) -> dict[int, int]:
    """Per station the last sequence that the copy has."""
    rows = sa.select(JOURNAL.c.station, sa.func.max(JOURNAL.c.seq).label("last")).group_by(JOURNAL.c.station)
    return {row.station: row.last for row in connection.execute(rows)}


def _last_entry_at(connection: sa.Connection) -> datetime | None:
    return _moment(connection.execute(sa.select(sa.func.max(JOURNAL.c.at))).scalar_one())


def _later(sheet: LossSheet, connection: sa.Connection, known: dict[int, int]) -> LossSheet:
    """How much the register here has that the copy has not."""
    units: set[tuple[int, int]] = set()
    people: dict[str, set[UUID]] = {Act.COUNT_IN.value: set(), Act.REGISTER.value: set()}
    until = 0
    columns = (JOURNAL.c[name] for name in ("station", "seq", "unit", "at", "act", "tab", "row_id"))
    for station, seq, unit, at, act, tab, row in connection.execute(sa.select(*columns)):
        if seq > known.get(station, 0):
            units.add((station, unit))
            until = max(until, at)
            if tab == "person" and act in people:
                people[act].add(row)
    counted, registered = (len(people[act.value]) for act in (Act.COUNT_IN, Act.REGISTER))
    later = replace(sheet, later_acts=len(units), counted_since=counted, registered_since=registered)
    return replace(later, later_until=_moment(until or None))


def _moment(at: int | None) -> datetime | None:
    return None if at is None else datetime.fromtimestamp(at / 1000, UTC)


def _free(numbers: set[int]) -> int:
    """By chance: the same copy brought back twice must not lead to the same number."""
    return secrets.choice([number for number in range(1, 1000) if number not in numbers])


# The change


def _bring(folder: Path, copy: CopyFound, vault: Vault, number: int, clock: Callable[[], datetime]) -> None:
    with Swap(folder) as swap:
        database = swap.waiting / DATABASE
        shutil.copyfile(copy.register, database)
        shutil.copyfile(copy.keys, swap.waiting / KEYS)
        proven_chains(database, vault.database_key)
        Store.begin_anew(database, vault.database_key)
        _begin_station(database, vault, number, clock)
        for beside in swap.waiting.glob(DATABASE + "?*"):
            beside.unlink()
        swap.decide(clock())


def _begin_station(database: Path, vault: Vault, number: int, clock: Callable[[], datetime]) -> None:
    """In the copy itself, before it is put in place: it is another station now, and says so."""
    store = Store.open(database, vault.database_key, clock=clock)
    house = House(store, vault, clock)
    role = next(role for role in vault.roles if role in TABLE[Act.RESTORE])
    actor = Actor(vault.user_id, role, vault.desk.label)

    def work(session: Session) -> None:
        _require_unused(session, number)
        session.add(
            Station(
                id=new_id(),
                site_id=site_of(session).id,
                chain=f"{store.station:020d}",
                number=number,
                card_key_id=str(vault.card_key_id),
                card_key=vault.card_public_key,
            )
        )
        forget_settings(session)
        forget_checks(session)
        house.note(session, RESTORED, detail=f"{number:03d}")

    try:
        house.write(actor, Act.RESTORE, work)
    finally:
        store.close()


def _require_unused(session: Session, number: int) -> None:
    if not 1 <= number <= 999:
        raise UserError(BAD_NUMBER, field="number")
    if number in session.exec(select(Station.number)).all():
        raise UserError(USED_NUMBER, field="number")
