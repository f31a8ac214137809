"""The one place where everything is built and connected: first run, unlock, and the open session."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import platformdirs
from sqlmodel import Session

from app.access import Act, Actor
from app.arrivals import Arrivals
from app.belongings import Belongings
from app.board import Tonight
from app.card_acts import CardActs
from app.cases import Cases
from app.catalogue import seed_catalogue
from app.children import child_watcher
from app.closing import Closing
from app.conflicts import Conflicts
from app.consents import Consents
from app.contacts import Contacts
from app.copies import Copies
from app.countersigning import Countersigning
from app.custody import HandOvers
from app.details import Details
from app.documents import Documents
from app.drafts import Drafts
from app.enquiries import Enquiries
from app.errors import StorageTrouble, UserError
from app.exchange import Exchange
from app.exporting import Exporting
from app.families import Families
from app.first_call import FirstCalls
from app.folding import TokenIndex
from app.forms import SetUpForm
from app.glass import Glass
from app.guards import Deriver
from app.health import Health
from app.house import House, station_of
from app.importing import Lists
from app.keychange import record, unlocked
from app.keyring import RecoveryCodes
from app.keys import Keys, require_current, tend
from app.letters import Letters, LetterWays, Templates
from app.letters.organisations import Organisations
from app.lockfile import LockFile
from app.name_sets import NameSets
from app.names import name_indexer
from app.notice_task import notice_watcher
from app.notices import Notices
from app.own_sheet import OwnSheets
from app.panic import destroy_keys, require_keys, were_destroyed
from app.paper_scans import PaperScans
from app.papers import Papers
from app.passphrase import new_passphrase
from app.pathways import Pathways
from app.people import People
from app.proposals import Proposals
from app.read_log import ReadLog
from app.receipts import Receipts
from app.recovery import codes_needed, recover_desk
from app.registration import Registration
from app.rights import Corrections, Erasures, Incidents, OwnRecords, Processing, Retention, Standings
from app.roles import Roles
from app.rosters import Rosters
from app.rows import NewUser, PaperCode
from app.safety import Safety
from app.scans import Scans
from app.sealing import KdfCost
from app.staff import Staff
from app.start_check import FaultKind, StartCheck, before_unlock
from app.store import Store
from app.supplies import Supplies
from app.swap import finish
from app.taking_back import TakingBack
from app.tasks import Tasks
from app.threats import Threats
from app.trouble import told
from app.trust import Trust
from app.twin_pairs import Twins
from app.two_persons import TwoPersons
from app.use_cases import carried, letters, protection, rights, together
from app.vault import Desk, Vault, desks
from app.wishes import Wishes
from models.base import new_id
from models.codes import KeyAct, Role
from models.derived import LocalSetting
from models.place import Site, StaffMember, Station

DATABASE, KEYS = "waystation.db", "waystation.keys"
UNFINISHED = KEYS + ".unfinished"
PRACTICE, PRACTICE_SITE = "practice", "PRACTICE: nothing here is real"


@dataclass(frozen=True, repr=False)
class Waystation:
    """One unlocked session: the actor and every use case. `close` drops the connection and the keys. `practice`: these
    are invented people in a throw-away register, and every window and paper says so. `until`: the end of a pass."""

    actor: Actor
    house: House
    practice: bool
    until: datetime | None
    staff: Staff
    keys: Keys
    arrivals: Arrivals
    lists: Lists
    proposals: Proposals
    registration: Registration
    documents: Documents
    belongings: Belongings
    hand_overs: HandOvers
    receipts: Receipts
    paper_scans: PaperScans
    twins: Twins
    people: People
    tonight: Tonight
    health: Health
    supplies: Supplies
    papers: Papers
    card_acts: CardActs
    letters: Letters
    letter_ways: LetterWays
    templates: Templates
    organisations: Organisations
    scans: Scans
    conflicts: Conflicts
    standings: Standings
    own_records: OwnRecords
    own_sheets: OwnSheets
    corrections: Corrections
    erasures: Erasures
    retention: Retention
    incidents: Incidents
    processing: Processing
    taking_back: TakingBack
    copies: Copies
    start_check: StartCheck
    drafts: Drafts
    two_persons: TwoPersons
    glass: Glass
    cases: Cases
    exporting: Exporting
    roles: Roles
    read_log: ReadLog
    countersigning: Countersigning
    exchange: Exchange
    notices: Notices
    consents: Consents
    safety: Safety
    threats: Threats
    contacts: Contacts
    wishes: Wishes
    pathways: Pathways
    first_calls: FirstCalls
    enquiries: Enquiries
    tasks: Tasks
    families: Families
    closing: Closing
    details: Details
    name_sets: NameSets
    rosters: Rosters
    trust: Trust

    def recognise(self, passphrase: str) -> None:
        """The user of a covered desk is back; UserError for other words."""
        self.house.vault.recognise(passphrase)

    def close(self) -> None:
        """Lock: the chain signed if that can be, connection closed, keys dropped."""
        with suppress(UserError, StorageTrouble):
            self.house.store.sign_head(self.house.vault.opened.card.sign)
        self.house.store.close()
        self.house.vault.lock()

    def station_number(self) -> int:
        """The three printed digits of this station."""
        with self.house.store.read() as session:
            return station_of(session, self.house.store).number


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
    return name_indexer(tokens), child_watcher(clock), notice_watcher(clock)


def _opening(folder: Path, clock: Callable[[], datetime], tokens: TokenIndex) -> Callable[[bytes], Store]:
    return lambda key: Store.open(folder / DATABASE, key, clock=clock, derivers=_derivers(clock, tokens))


def _is_practice(house: House) -> bool:
    with house.store.read() as session:
        return session.get(LocalSetting, PRACTICE) is not None


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
