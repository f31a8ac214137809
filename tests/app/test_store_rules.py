"""The supplies desk and its rules on a real register: who is refused by what, who passes it, what is owed and lent."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from app.access import Actor
from app.consents import ConsentForm
from app.details import DetailsForm
from app.errors import Refused, UserError
from app.family_rows import FamilyForm, MemberForm
from app.forms import PersonForm
from app.night import SITE
from app.supply_forms import (
    GroupIssueForm,
    IssueForm,
    ItemForm,
    KitForm,
    KitLineForm,
    ReceiptForm,
    ReturnForm,
    RuleForm,
    SignedLine,
    SignedListForm,
)
from app.supply_rows import IssueKind, IssueRow
from app.waystation import Waystation, desks_of, unlock
from models.base import new_id
from models.codes import (
    ConsentMethod,
    ConsentPurpose,
    ConsentState,
    Handed,
    Instruction,
    MovementReason,
    Relation,
    Role,
    RulePer,
    Sex,
    SizeFrom,
)
from models.person import WorkInstruction
from models.supplies import Issue, StockMovement
from tests.app.conftest import WORDS, as_role, check_whole, open_bus


@dataclass
class Desk:
    waystation: Waystation
    group: UUID
    store: Actor

    def role(self, role: Role) -> Actor:
        return as_role(self.waystation, role)

    def somebody(self, **about: Any) -> UUID:
        form = PersonForm(new_id(), self.group, "Ivanova", "Olga", **about)
        return self.waystation.registration.register(self.role(Role.INTAKE), form).id

    def receive(self, item: str, quantity: int = 20, **about: Any) -> None:
        self.waystation.supplies.receive(self.store, [ReceiptForm(new_id(), item, quantity, **about)])

    def give(self, person: UUID, actor: Actor | None = None, **about: Any) -> IssueRow:
        return self.waystation.supplies.issue(actor or self.store, IssueForm(new_id(), person, **about))

    def item(self, code: str, **about: Any) -> str:
        self.waystation.catalogue.save_item(self.store, ItemForm(new_id(), code, code.title(), "piece", **about))
        self.receive(code) if not about.get("tracks_lots") and not about.get("sizes") else None
        return code

    def rule(self, what: str, **about: Any) -> None:
        form = RuleForm(new_id(), f"Rule on {what}", what, **{"quantity": 1} | about)
        self.waystation.catalogue.save_rule(self.store, form)

    def instruct(self, person: UUID, code: Instruction) -> None:
        with self.waystation.house.store.transaction(self.store.user, "sign_check") as session:
            session.add(WorkInstruction(id=new_id(), person_id=person, code=code))


@pytest.fixture(scope="module")
def desk(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("rules") / "data"
    shutil.copytree(made_once, folder)
    slot = next(each.slot_id for each in desks_of(folder) if each.label == SITE.desk)
    waystation = unlock(folder, slot, WORDS)
    yield Desk(waystation, open_bus(waystation, as_role(waystation, Role.INTAKE)), as_role(waystation, Role.STORE))
    check_whole(waystation)
    waystation.close()


def test_the_rule_that_refuses_is_named_with_the_next_day(desk: Desk) -> None:
    desk.receive("SOAP250")
    person = desk.somebody()
    assert desk.give(person, item="SOAP250").kind is IssueKind.GIVEN
    again = desk.give(person, item="SOAP250", anyway=True)
    due = desk.waystation.house.today() + timedelta(days=30)
    assert (again.kind, again.rule, again.next_on) == (IssueKind.ASK, "Soap every 30 days", due)
    assert "Soap every 30 days" in again.sentence
    sheet = desk.waystation.supplies.entitled(desk.store, person)
    row = next(row for row in sheet.people[0][1] if row.code == "SOAP250")
    assert (row.left, row.next_on) == (0, due)


def test_a_rule_is_passed_with_a_reason_by_who_may(desk: Desk) -> None:
    desk.receive("BLANKET")
    person, may = desk.somebody(), desk.waystation.supplies.issue_out_of_turn
    desk.give(person, item="BLANKET")
    for role in (Role.INTAKE, Role.VOLUNTEER, Role.AID, Role.GATE):
        with pytest.raises(Refused):
            may(desk.role(role), IssueForm(new_id(), person, item="BLANKET", override=MovementReason.COLD))
    not_theirs = [(Role.MEDIC, MovementReason.LOST), (Role.STORE, MovementReason.EXTRA_APPROVED)]
    for role, reason in not_theirs:
        with pytest.raises(UserError):
            may(desk.role(role), IssueForm(new_id(), person, item="BLANKET", override=reason))
    for role, reason in ((Role.MANAGER, MovementReason.OTHER), (Role.MEDIC, MovementReason.MEDICAL)):
        done = may(desk.role(role), IssueForm(new_id(), person, item="BLANKET", override=reason))
        assert done.kind is IssueKind.GIVEN
        with desk.waystation.house.store.read() as session:
            issue = session.get_one(Issue, done.issue)
        assert (issue.override_reason, issue.override_by) == (reason, desk.store.user)
        assert issue.rule_id is not None
    assert desk.give(person, item="BLANKET", override=MovementReason.COLD).kind is IssueKind.ASK


def test_water_and_medicine_are_refused_by_no_rule(desk: Desk) -> None:
    desk.receive("WATER05")
    desk.rule("WATER05", every_days=1)
    person = desk.somebody()
    for _ in range(3):
        assert desk.give(person, item="WATER05").kind is IssueKind.GIVEN
    with pytest.raises(UserError):
        desk.give(person, item="PARACET")  # the clinic's, never the desk's


def test_a_household_shares_what_is_its_own(desk: Desk) -> None:
    desk.item("BUCKET")
    desk.rule("BUCKET", per=RulePer.HOUSEHOLD, quantity=2)
    one, other, stranger = desk.somebody(), desk.somebody(), desk.somebody()
    desk.waystation.families.make_family(
        desk.role(Role.INTAKE), FamilyForm(new_id(), (MemberForm(one, Relation.FOCAL), MemberForm(other)))
    )
    assert desk.give(one, item="BUCKET").kind is IssueKind.GIVEN
    assert desk.give(other, item="BUCKET").kind is IssueKind.GIVEN
    assert desk.give(other, item="BUCKET").rule == "Rule on BUCKET"
    assert desk.give(stranger, item="BUCKET").kind is IssueKind.GIVEN
    sheet = desk.waystation.supplies.entitled(desk.store, other)
    assert [row.id for row, _ in sheet.people] == [other, one]
    assert [(row.code, row.left) for row in sheet.household if row.code == "BUCKET"] == [("BUCKET", 0)]


def test_a_rule_asks_for_sex_and_instruction_and_ends(desk: Desk) -> None:
    desk.item("CLOTH")
    desk.rule("CLOTH", sex=Sex.FEMALE, quantity=5)
    assert desk.give(desk.somebody(sex=Sex.MALE), item="CLOTH").rule == "Rule on CLOTH"
    assert desk.give(desk.somebody(sex=Sex.FEMALE), item="CLOTH").kind is IssueKind.GIVEN
    rule = next(rule for rule in desk.waystation.catalogue.rules(desk.store) if rule.what == "CLOTH")
    desk.waystation.catalogue.end_rule(desk.store, rule.id)
    assert desk.give(desk.somebody(sex=Sex.MALE), item="CLOTH").kind is IssueKind.GIVEN


def test_a_kit_keeps_the_version_it_was_given_by(desk: Desk) -> None:
    first, second = desk.item("CUP"), desk.item("BOWL")
    catalogue, person = desk.waystation.catalogue, desk.somebody()
    catalogue.save_kit(desk.store, KitForm(new_id(), "KIT-EAT", "Eating", (KitLineForm(first, 2),)))
    old = desk.give(person, kit="KIT-EAT")
    changed = KitForm(new_id(), "KIT-EAT", "Eating", (KitLineForm(first, 1), KitLineForm(second, 1, optional=True)))
    catalogue.save_kit(desk.store, changed)
    new = desk.give(desk.somebody(), kit="KIT-EAT")
    assert {line.item: line.quantity for line in new.lines} == {"CUP": 1, "BOWL": 1}
    with desk.waystation.house.store.read() as session:
        kits = [session.get_one(Issue, done.issue).kit_id for done in (old, new)]
    assert kits[1] == changed.id != kits[0]
    assert next(kit.version for kit in catalogue.kits(desk.store) if kit.code == "KIT-EAT") == 2
    with pytest.raises(UserError):
        catalogue.save_kit(desk.store, KitForm(new_id(), "KIT-NO", "", ()))


def test_the_size_comes_from_the_person(desk: Desk) -> None:
    sized = desk.item("COATS", sizes=("S", "M", "L"))
    desk.receive(sized, 2, size="M")
    line = KitLineForm(sized, 1, size_from=SizeFrom.CLOTHES)
    desk.waystation.catalogue.save_kit(desk.store, KitForm(new_id(), "KIT-WARM", "Warm", (line,)))
    person = desk.somebody()
    desk.waystation.details.edit_details(desk.role(Role.INTAKE), DetailsForm(person, clothing_size="M"))
    done = desk.give(person, kit="KIT-WARM")
    assert [(each.size, each.state) for each in done.lines] == [("M", "given")]
    other = desk.give(desk.somebody(), kit="KIT-WARM", sizes=((sized, "L"),))
    assert [(each.size, each.state) for each in other.lines] == [("L", "owed")]
    with pytest.raises(UserError):
        desk.give(desk.somebody(), kit="KIT-WARM", sizes=((sized, "XXL"),))


def test_what_expires_first_goes_first(desk: Desk) -> None:
    lots = desk.item("JAM", tracks_lots=True)
    today = desk.waystation.house.today()
    for lot, days, quantity in (("LATE", 90, 5), ("SOON", 9, 2), ("GONE", -1, 4), ("NEXT", 30, 2)):
        desk.receive(lots, quantity, lot=lot, expires=today + timedelta(days=days))
    done = desk.give(desk.somebody(), item=lots, quantity=5)
    with desk.waystation.house.store.read() as session:
        rows = session.exec(select(StockMovement).where(StockMovement.issue_id == done.issue)).all()
    assert {row.lot: -row.quantity for row in rows} == {"SOON": 2, "NEXT": 2, "LATE": 1}
    assert done.issue is not None
    desk.waystation.supplies.undo_issue(desk.store, done.issue)
    card = desk.waystation.store.card(desk.store, lots)
    assert [(lot.lot, lot.quantity) for lot in card.lots] == [
        ("GONE", 4), ("SOON", 2), ("NEXT", 2), ("LATE", 5)
    ]  # fmt: skip


def test_somebody_comes_for_another(desk: Desk) -> None:
    person, friend = desk.somebody(), desk.somebody()
    desk.receive("TOWEL")
    refused = desk.give(person, item="TOWEL", collector=friend)
    assert (refused.kind, refused.can_pass) == (IssueKind.ASK, False)
    assert desk.give(person, item="TOWEL", collector=friend, witness="Petras").kind is IssueKind.GIVEN
    consent = ConsentForm(
        new_id(), person, ConsentPurpose.COLLECT, ConsentState.GIVEN, ConsentMethod.ORAL, recipient="a friend"
    )
    desk.waystation.consents.record(desk.role(Role.CASE), consent)
    assert desk.give(person, item="TOWEL", collector=friend).kind is IssueKind.GIVEN


def test_what_is_lent_is_waited_for(desk: Desk) -> None:
    desk.receive("CANE", 3)
    person, yesterday = desk.somebody(), desk.waystation.house.today() - timedelta(days=1)
    done = desk.give(person, item="CANE", due_back=yesterday)
    assert done.issue is not None
    loan = next(row for row in desk.waystation.owing.loans(desk.store) if row.issue == done.issue)
    assert (loan.person.id, loan.overdue) == (person, True)
    before = desk.waystation.supplies.balance(desk.store, "CANE")
    desk.waystation.owing.take_back(desk.store, ReturnForm(new_id(), done.issue))
    assert desk.waystation.supplies.balance(desk.store, "CANE") == before + 1
    assert done.issue not in {row.issue for row in desk.waystation.owing.loans(desk.store)}


def test_the_group_gets_its_kit_but_nobody_food_that_must_be_looked_at(desk: Desk) -> None:
    house, group = desk.waystation, open_bus(desk.waystation, desk.role(Role.INTAKE))
    own = Desk(house, group, desk.store)
    for code in ("WATER05", "SNACK", "BLANKET", "KIT-HYG", "SIM", "LEAFLET"):
        desk.receive(code)
    hungry, allergic, left, _ = (own.somebody() for _ in range(4))
    own.instruct(hungry, Instruction.NO_FOOD_BEFORE_CLINICIAN)
    own.instruct(allergic, Instruction.DIET_NUT_FREE)
    done = house.supplies.issue_to_group(desk.store, GroupIssueForm(new_id(), group, "KIT-ARR", (left,)))
    assert (done.given, dict(done.owed)) == (3, {"Snack": 2})
    owed = {row.person.id: row for row in house.owing.owed(desk.store, group)}
    assert {person: (row.item, row.held) for person, row in owed.items()} == {
        hungry: ("SNACK", True), allergic: ("SNACK", True)
    }  # fmt: skip
    assert house.owing.settle_owed(desk.store, [owed[hungry].id, owed[allergic].id]) == 1
    assert [row.person.id for row in house.owing.owed(desk.store, group)] == [hungry]


def test_a_list_signed_on_paper_is_entered_afterwards(desk: Desk) -> None:
    house, group = desk.waystation, open_bus(desk.waystation, desk.role(Role.INTAKE))
    own = Desk(house, group, desk.store)
    one, two, three = (own.somebody() for _ in range(3))
    lines = (
        SignedLine(one, taken=True),
        SignedLine(two, taken=True, handed=Handed.NONE, left_out=("PEN",)),
        SignedLine(three, taken=False),
    )
    form = SignedListForm(new_id(), group, "KIT-DOC", lines, "list 7")
    before = house.supplies.balance(desk.store, "PEN")
    assert [house.owing.enter_signed_list(desk.store, form).given for _ in range(2)] == [2, 2]
    assert house.supplies.balance(desk.store, "PEN") == before - 1
    assert house.supplies.undo_issue(desk.store, form.id) == 2
    witness = SignedListForm(new_id(), group, "KIT-DOC", (SignedLine(one, True, Handed.WITNESSED),))
    with pytest.raises(UserError):
        house.owing.enter_signed_list(desk.store, witness)
