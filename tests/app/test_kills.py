"""The program killed in the middle of each flow of a night: what was answered is there, and nothing is half done."""

from __future__ import annotations

import os
import select
import shutil
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session, col
from sqlmodel import select as choose

from app.access import Actor
from app.card_forms import CardPrintForm
from app.check_forms import Allergy, CheckForm
from app.folding import TokenIndex
from app.forms import CountForm, PersonForm, TwinForm
from app.house import House
from app.importing import list_form
from app.store import Store
from app.supply_forms import GroupIssueForm, IssueForm, ReceiptForm
from app.vault import Vault
from app.waystation import DATABASE, KEYS, Waystation, _connect, _derivers, desks_of, unlock, utc_now
from models.arrivals import ListFile, ListRow
from models.codes import ActNow, Answer, CardState, Instruction, ListState, MovementKind, Role, Triage
from models.health import MedicalCheck
from models.papers import Card, PrintLog
from models.person import Person, PersonName, SamePerson, UrgentMark, WorkInstruction
from models.supplies import Issue, Owed, StockMovement
from models.trust import EmergencyExtract
from printing.data import CardLayout
from tests.app.conftest import WORDS, as_role, check_whole, open_bus

KILLS, PEOPLE = int(os.environ.get("WAYSTATION_KILLS", "10")), 30
STOCK = {"WATER05": 2000, "SNACK": 1000, "BLANKET": 1000, "KIT-HYG": 1000, "SIM": 1000}  # leaflets are owed
LINES = 6
LIST = "№;Фамилия;Имя\n" + "".join(f"{n};Верасень{n};Кірыл\n" for n in range(1, 53))
Flow = Callable[["Night", int], None]
Check = Callable[["Night", Session, int], None]


def form_id(number: int) -> UUID:
    """The id a form carries from the moment it opens: the same when it is typed again."""
    return UUID(int=0x01A2_0000_0000_7000_8000_0000_0000_0000 + number)


PRESENT = tuple(form_id(500_000 + number) for number in range(PEOPLE))


@dataclass
class Night:
    """An open register with people counted in, as child and parent both see it."""

    waystation: Waystation
    group: UUID
    people: tuple[UUID, ...]

    def actor(self, role: Role) -> Actor:
        return as_role(self.waystation, role)


@dataclass(frozen=True)
class Prepared:
    folder: Path
    vault: Vault
    group: UUID

    def open(self, folder: Path) -> Night:
        tokens = TokenIndex()
        store = Store.open(folder / DATABASE, self.vault.database_key, derivers=_derivers(utc_now, tokens))
        house = House(store, self.vault, utc_now, tokens)
        self.vault.moved(folder / KEYS)
        waystation = _connect(house, Actor(self.vault.user_id, Role.MANAGER, "Desk 1"), folder)
        return Night(waystation, self.group, PRESENT)


@pytest.fixture(scope="module")
def prepared(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    folder = tmp_path_factory.mktemp("kills") / "data"
    shutil.copytree(made_once, folder)
    slot = next(desk.slot_id for desk in desks_of(folder))
    waystation = unlock(folder, slot, WORDS)
    intake, store = as_role(waystation, Role.INTAKE), as_role(waystation, Role.STORE)
    group = open_bus(waystation, intake)
    for person in PRESENT:
        waystation.arrivals.count_in(intake, CountForm(person, group, on_list=False, doctor_now=True))
    receipts = [ReceiptForm(form_id(600_000 + n), item, STOCK[item]) for n, item in enumerate(STOCK)]
    waystation.supplies.receive(store, receipts)
    waystation.house.store.close()
    yield Prepared(folder, waystation.house.vault, group)
    waystation.close()


def register(night: Night, number: int) -> None:
    form = PersonForm(form_id(number), night.group, f"Верасень{number}", "Кірыл", acts_now=(ActNow.COLD_OR_WET,))
    night.waystation.registration.register(night.actor(Role.INTAKE), form)


def registered(night: Night, session: Session, answered: int) -> None:
    found = {p.id: p for p in session.exec(choose(Person)).all() if p.id not in night.people}
    assert {form_id(number) for number in range(answered)} <= set(found)
    assert all(person.registered_at and person.counted_at and person.running_number for person in found.values())
    names, marks = session.exec(choose(PersonName)).all(), session.exec(choose(UrgentMark)).all()
    for rows in (names, marks):
        assert sorted(row.person_id for row in rows if row.person_id in found) == sorted(found)


def issue_kit(night: Night, number: int) -> None:
    form = IssueForm(form_id(number), night.people[number % PEOPLE], kit="KIT-ARR", anyway=True)
    night.waystation.supplies.issue(night.actor(Role.STORE), form)


def issued(night: Night, session: Session, answered: int) -> None:
    issues = [issue.id for issue in session.exec(choose(Issue)).all()]
    assert {form_id(number) for number in range(answered)} <= set(issues)
    lines = Counter(row.issue_id for row in session.exec(choose(StockMovement)).all() if row.issue_id)
    lines.update(row.issue_id for row in session.exec(choose(Owed)).all())
    assert lines == dict.fromkeys(issues, LINES)
    left = night.waystation.supplies.balance(night.actor(Role.STORE), "WATER05")
    assert left == STOCK["WATER05"] - 2 * len(issues)


def issue_and_undo(night: Night, number: int) -> None:
    batch = form_id(number - number % 2)
    if number % 2:
        night.waystation.supplies.undo_issue(night.actor(Role.STORE), batch)
    else:
        night.waystation.supplies.issue_to_group(night.actor(Role.STORE), GroupIssueForm(batch, night.group, "KIT-ARR"))


def issued_whole(night: Night, session: Session, answered: int) -> None:
    batches: dict[UUID | None, list[Issue]] = {}
    for issue in session.exec(choose(Issue)).all():
        batches.setdefault(issue.batch_id, []).append(issue)
    assert {form_id(number - number % 2) for number in range(answered)} <= set(batches)
    assert {len(issues) for issues in batches.values()} <= {PEOPLE}
    for issues in batches.values():
        assert len({issue.undone_at is None for issue in issues}) == 1
    undone = {issue.id for issues in batches.values() for issue in issues if issue.undone_at}
    moved = session.exec(choose(StockMovement).where(col(StockMovement.issue_id).is_not(None))).all()
    reversed_issues = Counter(row.issue_id for row in moved if row.kind is MovementKind.REVERSAL)
    assert reversed_issues == dict.fromkeys(undone, LINES - 1)
    given = Counter(row.issue_id for row in moved if row.kind is MovementKind.ISSUE)
    assert given == {issue.id: LINES - 1 for issues in batches.values() for issue in issues}


def import_list(night: Night, number: int) -> None:
    """Each time for another bus: a second list of the same one would be a corrected list of the same people."""
    actor = night.actor(Role.INTAKE)
    raw = LIST.replace("Кірыл", f"Кірыл{number}").encode()
    form = list_form(open_bus(night.waystation, actor), raw)
    night.waystation.lists.import_list(actor, form)


def imported(night: Night, session: Session, answered: int) -> None:
    files = session.exec(choose(ListFile)).all()
    assert len(files) in (answered, answered + 1)
    rows = Counter(row.list_id for row in session.exec(choose(ListRow)).all())
    assert rows == {file.id: 52 for file in files}
    listed = {person.id for person in session.exec(choose(Person).where(Person.on_list)).all()}
    names = [name.person_id for name in session.exec(choose(PersonName)).all()]
    assert sorted(names) == sorted(listed)
    assert len(listed) == 52 * len(files)


def print_cards(night: Night, number: int) -> None:
    people = [night.people[number % PEOPLE]]
    night.waystation.card_acts.print_cards(
        night.actor(Role.INTAKE), CardPrintForm(night.group, tuple(people), CardLayout.A6)
    ).draw(None)


def printed(night: Night, session: Session, answered: int) -> None:
    cards, prints = session.exec(choose(Card)).all(), session.exec(choose(PrintLog)).all()
    assert len(prints) in (answered, answered + 1)
    assert sorted(row.print_number for row in prints) == list(range(1, len(prints) + 1))
    assert {card.person_id for card in cards} == set(night.people[: len(prints)])
    assert all((card.state, card.serial) == (CardState.ISSUED, 1) for card in cards)
    assert len({card.token for card in cards}) == len(cards) == min(len(prints), PEOPLE)


def sign_check(night: Night, number: int) -> None:
    """One act over two compartments and the open part: check (medical), extract (emergency), colour, instruction."""
    form = CheckForm(
        form_id(number),
        night.people[number % PEOPLE],
        triage=Triage.YELLOW,
        allergies_state=ListState.LIST,
        allergies=(Allergy("penicillin"),),
        instructions=(Instruction.BED_LOW,),
    )
    night.waystation.health.sign_check(night.actor(Role.MEDIC), form)


def signed(night: Night, session: Session, answered: int) -> None:
    checks = session.exec(choose(MedicalCheck)).all()
    assert {form_id(number) for number in range(answered)} <= {check.id for check in checks}
    seen = {check.person_id for check in checks}
    low = [row.person_id for row in session.exec(choose(WorkInstruction)).all() if not row.voided]
    waiting = {row.person_id for row in session.exec(choose(UrgentMark)).all() if not row.voided}
    yellow = {p.id for p in session.exec(choose(Person)).all() if p.triage is Triage.YELLOW}
    assert all(check.signed_at and check.content for check in checks)
    extracts = session.exec(choose(EmergencyExtract)).all()
    assert sorted(extract.check_id for extract in extracts if extract.check_id) == sorted(c.id for c in checks)
    assert sorted(low) == sorted(seen)
    assert (waiting, yellow) == (set(night.people) - seen, seen)


def merge(night: Night, number: int) -> None:
    """The same two records are told one, and told two, by turns: each telling is one row."""
    one, other = night.people[number % PEOPLE], night.people[(number + 1) % PEOPLE]
    same = Answer.YES if number % 2 else Answer.NO
    night.waystation.twins.decide(night.actor(Role.INTAKE), TwinForm(form_id(number), one, other, same))


def merged(night: Night, session: Session, answered: int) -> None:
    told = [row.id for row in session.exec(choose(SamePerson)).all()]
    assert len(told) in (answered, answered + 1)
    assert sorted(told) == [form_id(number) for number in range(len(told))]
    assert sorted(p.id for p in session.exec(choose(Person)).all()) == sorted(night.people)


@dataclass(frozen=True)
class Kind:
    """A flow, what must hold after it, whether the same form may be typed again, and about how long one act lasts."""

    flow: Flow
    check: Check
    again: bool
    seconds: float


FLOWS = {
    "register": Kind(register, registered, True, 0.03),
    "issue kit": Kind(issue_kit, issued, True, 0.03),
    "issue to group": Kind(issue_and_undo, issued_whole, True, 0.3),
    "import": Kind(import_list, imported, True, 0.5),
    "print cards": Kind(print_cards, printed, False, 0.04),
    "merge": Kind(merge, merged, True, 0.02),
    "sign a check": Kind(sign_check, signed, False, 0.03),
}


@pytest.mark.parametrize("after", range(KILLS))
@pytest.mark.parametrize("name", list(FLOWS))
def test_killed_in_the_middle(prepared: Prepared, tmp_path: Path, name: str, after: int) -> None:
    kind = FLOWS[name]
    folder = tmp_path / "data"
    shutil.copytree(prepared.folder, folder)
    answered = _run_until_killed(prepared, folder, kind, after)
    night = prepared.open(folder)
    _holds(night, kind, answered)
    if kind.again:
        kind.flow(night, answered)  # the operator never saw the last answer and types the same form again
        _holds(night, kind, answered + 1)
    check_whole(night.waystation)
    night.waystation.house.store.close()


def _holds(night: Night, kind: Kind, answered: int) -> None:
    with night.waystation.house.store.read() as session:
        kind.check(night, session, answered)
        numbers = session.exec(choose(Person.running_number).where(col(Person.running_number).is_not(None))).all()
    assert len(numbers) == len(set(numbers))


def _run_until_killed(prepared: Prepared, folder: Path, kind: Kind, after: int) -> int:
    """How many acts the child answered before it was killed, some way into the one after."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _run_for_ever(prepared, folder, kind.flow, writing)
    os.close(writing)
    answered = sum(len(os.read(reading, 1)) for _ in range(1 + after % 2))
    select.select([reading], [], [], after / KILLS * kind.seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while late := os.read(reading, 64):
        answered += len(late)
    os.close(reading)
    return answered


def _run_for_ever(prepared: Prepared, folder: Path, flow: Flow, writing: int) -> None:
    try:
        night = prepared.open(folder)
        for number in range(1_000_000):
            flow(night, number)
            os.write(writing, b"+")
    finally:
        os._exit(1)
