"""The key file and the register change together: the next key file is laid ready, the journal takes note of it in one
transaction with everything else, and only then it takes its place. What a crash cut short is put right at unlock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session

from app import keyfile
from app.access import Act, Actor
from app.errors import StorageTrouble, UserError
from app.house import House
from app.keyfile import Written
from app.keyring import WRONG
from app.revision import Revision
from app.store import Store
from app.trouble import DAMAGED
from app.vault import Vault
from models.base import new_id
from models.codes import KeyAct
from models.derived import LocalSetting
from models.trust import KeyChange

T = TypeVar("T")
SETTING = "keys.file"

OLDER = (
    "The key file is not the one this register was last used with: an older or a foreign one was put in its place. "
    "The records were not touched and stay closed. Put back the key file that lies beside it (its name ends in .bak) "
    "or restore the last backup; the recovery code for the records opens them in any case."
)


def change(
    house: House,
    actor: Actor,
    act: Act,
    what: KeyAct,
    work: Callable[[Session], tuple[T, Revision | None]],
    staff: UUID | None = None,
) -> T:
    """Run a writing use case that also makes the next key file: both count, or neither."""
    complete(house)

    def whole(session: Session) -> T:
        result, revision = work(session)
        if revision is not None:
            house.vault.stage(revision)
            record(session, house.now(), revision.written, what, staff)
        return result

    result = house.write(actor, act, whole)
    complete(house)
    return result


def complete(house: House) -> None:
    """Put the key file laid ready in place if the journal knows it, the database's own key first; else forget it."""
    pending = house.vault.pending
    if pending is None:
        return
    with house.store.read() as session:
        known = recorded(session)
    if known != pending.written.digest:
        house.vault.forget()
        return
    if pending.database_key != house.vault.database_key:
        house.store.rekey(pending.database_key)
    house.vault.adopt()


def record(session: Session, at: datetime, written: Written, what: KeyAct, staff: UUID | None = None) -> None:
    """Note a writing of the key file in the journal, and which one this laptop has."""
    version, digest = written.file.version, written.digest
    session.add(KeyChange(id=new_id(), version=version, digest=digest, what=what, at=at, staff_id=staff))
    setting = session.get(LocalSetting, SETTING)
    if setting is None:
        session.add(LocalSetting(name=SETTING, value=digest.hex()))
    else:
        setting.value = digest.hex()


def recorded(session: Session) -> bytes | None:
    """The digest of the key file this laptop was last used with."""
    setting = session.get(LocalSetting, SETTING)
    return bytes.fromhex(setting.value) if setting else None


Opening = Callable[[bytes], Store]


def unlocked(path: Path, slot: UUID, passphrase: str, open_store: Opening) -> tuple[Vault, Store]:
    """Open key file and register, which must know each other; a change of keys that a crash cut short is finished, or
    dropped when it never came to count. UserError: wrong words; StorageTrouble: an older key file was put back."""
    if keyfile.staged(path) is not None:
        return _after_crash(path, slot, passphrase, open_store)
    vault = Vault.unlock(path, slot, passphrase)
    store = open_store(vault.database_key)
    return _acquainted(vault, store)


def _acquainted(vault: Vault, store: Store) -> tuple[Vault, Store]:
    if known_to(store) not in (None, vault.digest):
        store.close()
        vault.lock()
        raise StorageTrouble(OLDER)
    return vault, store


def known_to(store: Store) -> bytes | None:
    with store.read() as session:
        return recorded(session)


def _after_crash(path: Path, slot: UUID, passphrase: str, open_store: Opening) -> tuple[Vault, Store]:
    next_path, next_file = keyfile.staged_path(path), keyfile.written(keyfile.staged_path(path))
    now, later = (_tried(place, slot, passphrase) for place in (path, next_path))
    store = first_open([vault.database_key for vault in (now, later) if vault], open_store)
    try:
        if known_to(store) != next_file.digest:
            keyfile.drop_staged(path)
            return _acquainted(_entitled(now), store)
        entitled = _entitled(later)
        if now is not None and now.database_key != entitled.database_key:
            store.rekey(entitled.database_key)
        keyfile.finish(path)
        entitled.moved(path)
        return entitled, store
    except BaseException:
        store.close()
        raise


def _tried(path: Path, slot: UUID, passphrase: str) -> Vault | None:
    try:
        return Vault.unlock(path, slot, passphrase)
    except UserError:
        return None


def _entitled(vault: Vault | None) -> Vault:
    if vault is None:
        raise UserError(WRONG, field="passphrase")
    return vault


def first_open(keys: list[bytes], open_store: Opening) -> Store:
    """The register under whichever of these keys is its own."""
    for key in dict.fromkeys(keys):
        try:
            return open_store(key)
        except StorageTrouble as trouble:
            if trouble.sentence != DAMAGED:
                raise
    raise UserError(WRONG, field="passphrase")
