"""The one place where everything is built and connected: first run, unlock, and the open session."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import platformdirs
from sqlmodel import Session

from app.access import Act, Actor
from app.arrivals import Arrivals
from app.board import Tonight
from app.cases import Cases
from app.catalogue import seed_catalogue
from app.children import child_watcher
from app.conflicts import Conflicts
from app.copies import Copies
from app.countersigning import Countersigning
from app.drafts import Drafts
from app.errors import StorageTrouble, UserError
from app.exchange import Exchange
from app.exporting import Exporting
from app.folding import TokenIndex
from app.forms import SetUpForm
from app.glass import Glass
from app.guards import Deriver
from app.health import Health
from app.house import PRACTICE, House, is_practice
from app.importing import Lists
from app.keychange import record, unlocked
from app.keyring import RecoveryCodes
from app.keys import Keys, require_current, tend
from app.lockfile import LockFile
from app.names import name_indexer
from app.notice_task import notice_watcher
from app.panic import destroy_keys, require_keys, were_destroyed
from app.passphrase import new_passphrase
from app.people import People
from app.proposals import Proposals
from app.read_log import ReadLog
from app.recovery import codes_needed, recover_desk
from app.registration import Registration
from app.roles import Roles
from app.rows import NewUser, PaperCode
from app.scans import Scans
from app.sealing import KdfCost
from app.session import Waystation
from app.staff import Staff
from app.start_check import FaultKind, StartCheck, before_unlock
from app.store import Store
from app.supplies import Supplies
from app.supplies.levels import keep_levels
from app.swap import finish
from app.taking_back import TakingBack
from app.trouble import told
from app.twin_pairs import Twins
from app.two_persons import TwoPersons
from app.use_cases import carried, letters, protection, rights, shelter, together
from app.vault import Desk, Vault, desks
from models.base import new_id
from models.codes import KeyAct, Role
from models.derived import LocalSetting
from models.place import Site, StaffMember, Station

__all__ = [
    "DATABASE",
    "KEYS",
    "PRACTICE_SITE",
    "UNFINISHED",
    "FirstRun",
    "Waystation",
    "codes_for",
    "data_folder",
    "desks_of",
    "fault_here",
    "first_run",
    "is_set_up",
    "panic",
    "recover",
    "unlock",
    "utc_now",
]

DATABASE, KEYS = "waystation.db", "waystation.keys"
UNFINISHED = KEYS + ".unfinished"
PRACTICE_SITE = "PRACTICE: nothing here is real"


@dataclass(frozen=True, repr=False)
class FirstRun:
    """What first run hands over once: the open session, the manager's passphrase, the recovery codes on paper."""

    waystation: Waystation
    passphrase: str = field(repr=False)
    recovery: RecoveryCodes = field(repr=False)


def data_folder() -> Path:
    """Where the file of this user lies, unless WAYSTATION_DATA names another folder."""
    chosen = os.environ.get("WAYSTATION_DATA")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("waystation", appauthor=False))


def is_set_up(folder: Path) -> bool:
    """Whether there is a register here; a copy whose bringing back was interrupted is put in place first."""
    finish(folder, folder / DATABASE)
    return ((folder / KEYS).exists() or were_destroyed(folder, KEYS)) and (folder / DATABASE).exists()


def fault_here(folder: Path) -> FaultKind | None:
    """What can be seen to be wrong in this folder with no key."""
    return before_unlock(folder / DATABASE, folder / KEYS, folder / UNFINISHED)


def desks_of(folder: Path) -> tuple[Desk, ...]:
    """The desk names of the unlock page; needs no key. StorageTrouble: the keys were destroyed on purpose."""
    require_keys(folder, KEYS)
    return desks(folder / KEYS)


def utc_now() -> datetime:
    return datetime.now(UTC)


def first_run(
    folder: Path,
    form: SetUpForm,
    clock: Callable[[], datetime] = utc_now,
    passphrase: str = "",
    cost: KdfCost | None = None,
    practice: bool = False,
) -> FirstRun:
    """Make the key file and the encrypted file with its first user, a manager, and the starter catalogue.
    The key file gets its name last: a first run that was interrupted is begun anew."""
    _check(form)
    with told():
        _make_room(folder)
    words, manager = passphrase or new_passphrase(), new_id()
    vault, recovery = Vault.create(folder / UNFINISHED, manager, form.desk, (Role.MANAGER,), words, cost)
    tokens = TokenIndex()
    store = Store.create(folder / DATABASE, vault.database_key, clock=clock, derivers=_derivers(clock, tokens))
    house = House(store, vault, clock, tokens)
    actor = Actor(manager, Role.MANAGER, form.desk.strip(), form.manager_name.strip())
    try:
        house.write(actor, Act.SET_UP, lambda session: _furnish(session, house, form, manager, practice))
        vault.settle(folder / KEYS)
    except BaseException:
        store.close()
        raise
    return FirstRun(_connect(house, actor, folder), words, recovery)


def _make_room(folder: Path) -> None:
    """The folder, without what an interrupted first run left; its passphrase was never shown to anybody."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if (folder / UNFINISHED).exists() and not (folder / KEYS).exists():
        LockFile(folder / DATABASE).release()  # a first run under way in another window keeps it
        for left in folder.glob(DATABASE + "*"):
            left.unlink()
        (folder / UNFINISHED).unlink()
    if (folder / KEYS).exists() or (folder / DATABASE).exists():
        raise StorageTrouble("There is a Waystation file in this folder already. It is untouched. Unlock it instead.")


def _check(form: SetUpForm) -> None:
    for name, text in (("site_name", form.site_name), ("manager_name", form.manager_name), ("desk", form.desk)):
        if not text.strip():
            raise UserError("Something is still empty. Nothing was made. Fill in the marked field.", name)
    if not 1 <= form.station <= 999:
        raise UserError("The station number has three digits, 001 to 999. Nothing was made. Correct it.", "station")


def _furnish(session: Session, house: House, form: SetUpForm, manager: UUID, practice: bool) -> None:
    if practice:
        session.add(LocalSetting(name=PRACTICE, value=PRACTICE_SITE))
    site = Site(
        id=new_id(), name=form.site_name.strip(), address=form.site_address.strip(), phone=form.phone, language="lt"
    )
    session.add(site)
    session.add(StaffMember(id=manager, name=form.manager_name.strip(), desk=form.desk.strip(), role=Role.MANAGER))
    session.flush()
    session.add(
        Station(
            id=new_id(),
            site_id=site.id,
            chain=f"{house.store.station:020d}",
            number=form.station,
            card_key_id=str(house.vault.card_key_id),
            card_key=house.vault.card_public_key,
        )
    )
    seed_catalogue(session)
    record(session, house.now(), house.vault.opened.written, KeyAct.MADE, manager)


def unlock(folder: Path, slot: UUID, passphrase: str, clock: Callable[[], datetime] = utc_now) -> Waystation:
    """Open the file with a desk's passphrase. UserError: wrong; StorageTrouble: damaged, newer, open elsewhere."""
    tokens = TokenIndex()
    require_keys(folder, KEYS)
    vault, store = unlocked(folder / KEYS, slot, passphrase, _opening(folder, clock, tokens))
    house = House(store, vault, clock, tokens)
    with store.read() as session:
        member = session.get(StaffMember, vault.user_id)
    try:
        saved = store.last_saved()
        require_current(
            member, max(house.now(), saved.at) if saved else house.now()
        )  # a clock put back prolongs nothing
    except UserError:
        store.close()
        vault.lock()
        raise
    name = member.name if member else ""
    actor = Actor(vault.user_id, vault.roles[0], vault.desk.label, name)
    waystation = _connect(house, actor, folder, member.until if member else None)
    tend(waystation.keys, waystation.actor)
    waystation.people.load_tokens()
    return waystation


def recover(
    folder: Path,
    slot: UUID,
    codes: Sequence[str],
    clock: Callable[[], datetime] = utc_now,
    passphrase: str = "",
    cost: KdfCost | None = None,
) -> NewUser:
    """New words for a desk by the recovery codes on paper (`recovery.codes_needed` says which); then unlock with them.
    UserError: a code is missing, wrong, or of other records."""
    require_keys(folder, KEYS)
    return recover_desk(folder / KEYS, slot, codes, _opening(folder, clock, TokenIndex()), clock, passphrase, cost)


def codes_for(folder: Path, slot: UUID) -> tuple[PaperCode, ...]:
    """Which papers are needed to give this desk new words; needs no key."""
    return codes_needed(folder / KEYS, slot)


def panic(folder: Path, session: Waystation | None = None) -> None:
    """Destroy every key on this laptop within two seconds, whatever the register or a print is doing; the session open
    here loses its keys too. StorageTrouble: a key could not be destroyed."""
    try:
        destroy_keys(folder, KEYS)
    finally:
        if session is not None:
            session.house.vault.lock()


def _derivers(clock: Callable[[], datetime], tokens: TokenIndex) -> tuple[Deriver, ...]:
    return name_indexer(tokens), keep_levels, child_watcher(clock), notice_watcher(clock)


def _opening(folder: Path, clock: Callable[[], datetime], tokens: TokenIndex) -> Callable[[bytes], Store]:
    return lambda key: Store.open(folder / DATABASE, key, clock=clock, derivers=_derivers(clock, tokens))


def _is_practice(house: House) -> bool:
    with house.store.read() as session:
        return is_practice(session)


def _connect(house: House, actor: Actor, folder: Path, until: datetime | None = None) -> Waystation:
    twins = Twins(house)
    scans, health, people = Scans(house), Health(house), People(house)
    return Waystation(
        actor=actor,
        house=house,
        practice=_is_practice(house),
        until=until,
        staff=Staff(house),
        keys=Keys(house),
        arrivals=Arrivals(house),
        lists=Lists(house),
        proposals=Proposals(house),
        registration=Registration(house),
        **carried(house),
        **together(house),
        **shelter(house, scans),
        taking_back=TakingBack(house),
        twins=twins,
        people=people,
        tonight=Tonight(house, twins),
        health=health,
        supplies=Supplies(house, scans),
        **letters(house, health),
        scans=scans,
        conflicts=Conflicts(house),
        **rights(house),
        **protection(house, people),
        drafts=Drafts(house),
        copies=Copies(house, folder, folder / KEYS),
        start_check=StartCheck(house),
        two_persons=TwoPersons(house),
        glass=Glass(house),
        cases=Cases(house),
        exporting=Exporting(house),
        roles=Roles(house),
        read_log=ReadLog(house),
        countersigning=Countersigning(house),
        exchange=Exchange(house),
    )
