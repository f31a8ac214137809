"""A centre that sends a vehicle to another centre of the program, with a package and a printed manifest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlmodel import select

from app.access import Actor
from app.card_forms import CardPrintForm
from app.family_rows import FamilyForm, MemberForm
from app.forms import CountForm, PersonForm, SetUpForm
from app.onward.forms import BookForm, TripForm
from app.onward.package_rows import MadePackage
from app.proposals import instruct
from app.rosters.forms import RosterForm
from app.rows import PersonRow
from app.safety import FlagForm
from app.scanning import ScanType, recognise
from app.token import ShortCode
from app.waystation import Waystation, desks_of, first_run, unlock, utc_now
from models.base import new_id
from models.codes import Answer, Instruction, Relation, Role, RosterKind, SafetyFlag, Sex
from models.papers import Card
from models.place import Station
from models.values.birth_reading import read_birth
from printing.data import Printed
from tests.app.conftest import FLOOR, WORDS, as_role, open_bus
from tests.printing.reading import codes

OTHER_SITE = SetUpForm("Šiauliai, Namai prie ežero", "Ežero g. 1", "+370 600 00001", 7, "Rasa Rytė", "Lead")
NAMES = (
    ("Верасень", "Кірыл", "be"), ("Журавінка", "Марыя", "be"), ("Азярко", "Дарафей", "be"),
    ("Шыпшына", "Ганна", "be"),
    ("Ўсходніч", "Зьміцер", "be"), ("Щербак", "Ґалина", "uk"), ("Їжакевич", "Остап", "uk"), ("Ёлкин", "Пётр", "ru"),
    ("Żurawina", "Łucja", "pl"), ("Świerszcz", "Jędrzej", "pl"), ("Žąsinaitė", "Ūla", "lt"),
    ("Šermukšnis", "Ąžuolas", "lt"),
    ("მერცხალი", "ნინო", "ka"), ("Ծիծեռնակ", "Արամ", "hy"), ("پرستو", "مریم", "fa"), ("زنبق\u200cزاده", "آرش", "fa"),
    ("סנונית", "נועה", "he"), ("O’Lapė-Nguyễn", "Đỗ Quyên", "vi"), ("燕", "小雨", "zh"), ("Üçgül", "İpek", "tr"),
)  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """What goes on the road: the file, both codes as a decoder reads them off the paper, who is in it, their cards."""

    trip: UUID
    made: MadePackage
    first: str
    second: str
    people: tuple[PersonRow, ...]
    cards: tuple[str, ...]


def other_centre(folder: Path) -> Path:
    """A centre with a register, keys and a database of its own."""
    first_run(folder, OTHER_SITE, passphrase=WORDS, cost=FLOOR).waystation.close()
    return folder


def at(folder: Path, label: str = "Lead") -> Waystation:
    """Unlock the desk of the lead."""
    slot = next(desk.slot_id for desk in desks_of(folder) if desk.label == label)
    return unlock(folder, slot, WORDS)


def registered(waystation: Waystation, group: UUID, place: int) -> UUID:
    person, intake = new_id(), as_role(waystation, Role.INTAKE)
    family, given, language = NAMES[place]
    waystation.arrivals.count_in(intake, CountForm(person, group, on_list=False))
    born = read_birth(("17.04.1983", "1955", "04.1990", "około 40", "12")[place % 5], utc_now().date()).value
    form = PersonForm(
        person, group, family, given, name_language=language, sex=(Sex.FEMALE, Sex.MALE)[place % 2], birth=born
    )
    waystation.registration.register(intake, form)
    return person


def bus_of_twenty(waystation: Waystation) -> tuple[UUID, list[UUID]]:
    """Twenty people: a family of three, two kept apart, diets and beds, cards printed."""
    group = open_bus(waystation, as_role(waystation, Role.INTAKE), len(NAMES))
    people = [registered(waystation, group, place) for place in range(len(NAMES))]
    members = zip(people[:3], (Relation.FOCAL, Relation.SPOUSE, Relation.CHILD), strict=True)
    family = FamilyForm(new_id(), tuple(MemberForm(*each) for each in members), Answer.YES)
    waystation.families.make_family(as_role(waystation, Role.INTAKE), family)
    with waystation.house.store.transaction(waystation.actor.user, "sign_check") as session:
        for code in (Instruction.DIET_NUT_FREE, Instruction.BED_LOW, Instruction.OBSERVE, Instruction.MASK):
            instruct(session, people[4], code)
    waystation.card_acts.print_cards(waystation.actor, CardPrintForm(group, tuple(people)))
    return group, people


def apart(waystation: Waystation, one: UUID, other: UUID) -> None:
    flag = FlagForm(new_id(), one, SafetyFlag.KEEP_APART, reason="canaryreason", other=other)
    waystation.safety.raise_flag(waystation.actor, flag)


def planned(waystation: Waystation, group: UUID, for_good: bool = True) -> UUID:
    leaves = utc_now() + timedelta(hours=1)
    form = TripForm(new_id(), "Šiauliai", leaves, 40, for_good=for_good, vehicle="LAZ 042", escort="Ona Petraitė")
    trip = waystation.trips.plan(waystation.actor, form).row.form.id
    waystation.trips.book(waystation.actor, BookForm(trip, group=group))
    return trip


def manifest_codes(waystation: Waystation, trip: UUID, language: str = "en") -> dict[ScanType, str]:
    """The codes at the head of the printed manifest, as a decoder reads them."""
    form = RosterForm(RosterKind.MANIFEST, trip=trip, language=language)
    printed: Printed = waystation.rosters.paper(waystation.actor, form).draw(None)
    scans = [recognise(digits) for digits in codes(printed, 1, 300)]
    heads = [scan for scan in scans if scan is not None and scan.kind in (ScanType.TRIP, ScanType.PACKAGE)]
    return {scan.kind: scan.value for scan in heads}


def intake_of(waystation: Waystation) -> Actor:
    return as_role(waystation, Role.INTAKE)


def cards_of(waystation: Waystation, people: list[UUID]) -> tuple[str, ...]:
    """What the front of each card says."""
    with waystation.house.store.read() as session:
        (station,) = session.exec(select(Station).where(Station.chain != "")).all()
        tokens = {card.person_id: card.token for card in session.exec(select(Card)).all()}
        return tuple(ShortCode(int(station.chain), int(tokens[person])).digits for person in people)
