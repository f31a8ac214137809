"""One unlocked session: who is at the desk, and every use case that is hung on it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from app.access import Actor
from app.appointments import Appointments
from app.arrivals import Arrivals
from app.belongings import Belongings
from app.board import Tonight
from app.briefings import Briefings, BriefingTexts
from app.card_acts import CardActs
from app.cases import Cases
from app.clinic import Clinic
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
from app.figures import Figures
from app.fire_copy import FireCopies
from app.first_call import FirstCalls
from app.glass import Glass
from app.health import Health
from app.house import House, station_of
from app.importing import Lists
from app.keys import Keys
from app.letters import Letters, LetterWays, Templates
from app.letters.organisations import Organisations
from app.meals import Meals
from app.name_sets import NameSets
from app.notices import Notices
from app.onward.counting import TripCounts
from app.onward.departures import Departures
from app.onward.package import Packages
from app.onward.trips import Trips
from app.own_sheet import OwnSheets
from app.paper_scans import PaperScans
from app.papers import Papers
from app.pathways import Pathways
from app.people import People
from app.presence import Gate, Leaves, Presence, RollCalls
from app.proposals import Proposals
from app.read_log import ReadLog
from app.receipts import Receipts
from app.reference import CodeWords, Letterheads, NoticeVersions
from app.registration import Registration
from app.rights import Corrections, Erasures, Incidents, OwnRecords, Processing, Retention, Standings
from app.roles import Roles
from app.rosters import Rosters
from app.safety import Safety
from app.scans import Scans
from app.shelter import Beds, Places
from app.shift import Shift
from app.staff import Staff
from app.start_check import StartCheck
from app.supplies import Catalogue, Owing, StockSheets, Storeroom, Supplies
from app.taking_back import TakingBack
from app.tasks import Tasks
from app.threats import Threats
from app.trust import Trust
from app.twin_pairs import Twins
from app.two_persons import TwoPersons
from app.vouchers import Vouchers
from app.wishes import Wishes


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
    catalogue: Catalogue
    store: Storeroom
    owing: Owing
    stock_sheets: StockSheets
    papers: Papers
    card_acts: CardActs
    letters: Letters
    letter_ways: LetterWays
    templates: Templates
    organisations: Organisations
    clinic: Clinic
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
    beds: Beds
    places: Places
    trips: Trips
    departures: Departures
    trip_counts: TripCounts
    packages: Packages
    figures: Figures
    presence: Presence
    roll_calls: RollCalls
    leaves: Leaves
    gate: Gate
    meals: Meals
    appointments: Appointments
    shift: Shift
    fire_copies: FireCopies
    vouchers: Vouchers
    briefings: Briefings
    briefing_texts: BriefingTexts
    letterheads: Letterheads
    code_words: CodeWords
    notice_versions: NoticeVersions

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
