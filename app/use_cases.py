"""The use cases of one unlocked session by area, built on its house; `waystation` hangs them on the session."""

from __future__ import annotations

from typing import Any

from app.appointments import Appointments
from app.belongings import Belongings
from app.briefings import Briefings, BriefingTexts
from app.card_acts import CardActs
from app.clinic import Clinic
from app.clinic.orders import doses_of
from app.closing import Closing
from app.consents import Consents
from app.contacts import Contacts
from app.custody import HandOvers
from app.details import Details
from app.documents import Documents
from app.enquiries import Enquiries
from app.families import Families
from app.figures import Figures
from app.fire_copy import FireCopies
from app.first_call import FirstCalls
from app.health import Health
from app.house import House
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
from app.receipts import Receipts
from app.reference import CodeWords, Letterheads, NoticeVersions
from app.rights import Corrections, Erasures, Incidents, OwnRecords, Processing, Retention, Standings
from app.rosters import Rosters
from app.safety import Safety
from app.scans import Scans
from app.shelter import Beds, Places
from app.shift import Shift
from app.supplies import Catalogue, Owing, StockSheets, Storeroom
from app.tasks import Tasks
from app.threats import Threats
from app.trust import Trust
from app.vouchers import Vouchers
from app.wishes import Wishes


def rights(house: House) -> dict[str, Any]:
    """The use cases of data protection."""
    return {
        "standings": Standings(house),
        "own_records": OwnRecords(house),
        "own_sheets": OwnSheets(house),
        "corrections": Corrections(house),
        "erasures": Erasures(house),
        "retention": Retention(house),
        "incidents": Incidents(house),
        "processing": Processing(house),
    }


def carried(house: House) -> dict[str, Any]:
    """The use cases of papers and belongings."""
    return {
        "documents": Documents(house),
        "belongings": Belongings(house),
        "hand_overs": HandOvers(house),
        "receipts": Receipts(house),
        "paper_scans": PaperScans(house),
    }


def protection(house: House, people: People) -> dict[str, Any]:
    """The use cases of protection."""
    return {
        "notices": Notices(house),
        "consents": Consents(house),
        "safety": Safety(house),
        "threats": Threats(house),
        "contacts": Contacts(house),
        "wishes": Wishes(house),
        "pathways": Pathways(house),
        "first_calls": FirstCalls(house),
        "enquiries": Enquiries(house, people),
    }


def together(house: House) -> dict[str, Any]:
    """The use cases of groups, families, tasks and what is asked of a person later."""
    return {
        "card_acts": CardActs(house),
        "papers": Papers(house),
        "tasks": Tasks(house),
        "families": Families(house),
        "closing": Closing(house),
        "details": Details(house),
        "name_sets": NameSets(house),
        "rosters": Rosters(house, Health(house), doses_of),
        "trust": Trust(house),
        "catalogue": Catalogue(house),
        "store": Storeroom(house),
        "owing": Owing(house),
        "stock_sheets": StockSheets(house, Storeroom(house)),
    }


def shelter(house: House, scans: Scans) -> dict[str, Any]:
    """The use cases of the house: beds, who is here, meals."""
    return {
        "beds": Beds(house),
        "places": Places(house),
        "trips": Trips(house),
        "departures": Departures(house),
        "trip_counts": TripCounts(house, scans),
        "packages": Packages(house),
        "figures": Figures(house),
        "presence": Presence(house),
        "roll_calls": RollCalls(house, scans),
        "leaves": Leaves(house),
        "gate": Gate(house, scans),
        "meals": Meals(house, scans),
        "appointments": Appointments(house, scans),
        "shift": Shift(house),
        "fire_copies": FireCopies(house),
        "vouchers": Vouchers(house),
        "briefings": Briefings(house, scans),
        "briefing_texts": BriefingTexts(house),
        "letterheads": Letterheads(house),
        "code_words": CodeWords(house),
        "notice_versions": NoticeVersions(house),
    }


def letters(house: House, health: Health) -> dict[str, Any]:
    """The use cases of letters, and of what leaves the clinic."""
    return {
        "letters": Letters(house, health),
        "letter_ways": LetterWays(house),
        "templates": Templates(house),
        "organisations": Organisations(house),
        "clinic": Clinic(house, health),
    }
