"""A forgotten passphrase: the codes on paper give a desk new words. Choose the desk, type the code, read the new words.

The code for the records opens the register and signs the key file. A medic's desk needs the medical code as well: the
lead's paper alone must not open medical texts, and the medics' paper alone must not open the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from app import keyfile
from app.access import Act
from app.errors import UserError
from app.keychange import Opening, first_open, known_to, record
from app.keyfile import Written
from app.keyparts import ADMIN, DATABASE, Slot
from app.keyring import HOLDERS, MEDICAL, Keys, lacking, named, recovered
from app.keys import require_current
from app.passphrase import new_passphrase
from app.revision import Revision, database_key, recovered_desk
from app.rows import NewUser, PaperCode
from app.sealing import KdfCost
from app.slots import Newcomer
from app.staff import user_row
from app.store import Store
from models.codes import KeyAct
from models.place import StaffMember

NO_DESK = "This desk is not on this laptop any more. Nothing was changed. Choose the desk again."
NEEDS_STATION = (
    "The recovery code for the records is needed: only it opens them. Nothing was changed. "
    "Type the code from the paper headed Records."
)
NEEDS_MEDICAL = (
    "A medic's desk needs the medical recovery code as well. Nothing was changed. "
    "Type the code from the paper headed Medical too."
)


def codes_needed(path: Path, slot_id: UUID) -> tuple[PaperCode, ...]:
    """Which papers are needed to give this desk new words; asks for no secret."""
    medic = bool(HOLDERS[MEDICAL] & frozenset(_slot(keyfile.written(path), slot_id).roles))
    return (PaperCode.STATION, PaperCode.MEDICAL) if medic else (PaperCode.STATION,)


def recover_desk(
    path: Path,
    slot_id: UUID,
    codes: Sequence[str],
    open_store: Opening,
    clock: Callable[[], datetime],
    passphrase: str = "",
    cost: KdfCost | None = None,
) -> NewUser:
    """New words for a desk; the old ones no longer open it. UserError: a code is missing, wrong or of other records."""
    for base in _bases(path):
        _require_enough(base, _slot(base, slot_id), codes)
    store, base = _open(path, codes, open_store)
    try:
        slot, keys = _slot(base, slot_id), _keys(base, codes)
        words = passphrase or new_passphrase()
        person = Newcomer.checked(slot.user_id, slot.desk, slot.roles, words, cost)
        revision = recovered_desk(base.file, keys, person)
        return _rewritten(store, path, person, revision, clock())
    finally:
        store.close()


def _bases(path: Path) -> list[Written]:
    """The key file, and the next one where a crash left it ready."""
    later = keyfile.staged(path)
    return [keyfile.written(path), *([later] if later else [])]


def _slot(base: Written, slot_id: UUID) -> Slot:
    slot = base.file.slot(slot_id)
    if slot is None:
        raise UserError(NO_DESK, field="desk")
    return slot


def _keys(base: Written, codes: Sequence[str]) -> Keys:
    return {name: key for code in codes for name, key in recovered(base.file, code).items()}


def _require_enough(base: Written, slot: Slot, codes: Sequence[str]) -> None:
    keys = _keys(base, codes)
    if not named(keys, DATABASE) or not named(keys, ADMIN):
        raise UserError(NEEDS_STATION, field="recovery_code")
    if MEDICAL in lacking(base.file, keys, slot.roles):
        raise UserError(NEEDS_MEDICAL, field="medical_code")


def _open(path: Path, codes: Sequence[str], open_store: Opening) -> tuple[Store, Written]:
    """The register, and the key file to build on: the one the journal knows."""
    bases = _bases(path)
    keys = [database_key(base.file, _keys(base, codes)) for base in bases]
    store = first_open(keys, open_store)
    if len(bases) > 1 and known_to(store) == bases[1].digest:
        store.rekey(keys[1])
        keyfile.finish(path)
        return store, bases[1]
    return store, bases[0]


def _rewritten(store: Store, path: Path, person: Newcomer, revision: Revision, now: datetime) -> NewUser:
    def work(session: Session) -> NewUser:
        member = session.get(StaffMember, person.user_id)
        require_current(member, now)
        if member is None:
            raise UserError(NO_DESK, field="desk")
        keyfile.stage(path, revision.written.raw)
        record(session, now, revision.written, KeyAct.RECOVERED, person.user_id)
        return NewUser(user_row(member), person.passphrase)

    done = store.run(person.user_id, Act.RECOVER.value, work)
    keyfile.finish(path)
    return done
