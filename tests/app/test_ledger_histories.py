"""Any order of receipts, issues, returns, reversals, counts and carrying: the balance is the sum, a reversal restores,
a kit is given whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func
from sqlmodel import Session, col, select

from app.access import Actor
from app.errors import UserError
from app.forms import CountForm
from app.night import SITE
from app.supplies.levels import KEPT_BACK, rebuild_levels
from app.supply_forms import (
    CountLineForm,
    IssueForm,
    PlaceForm,
    ReceiptForm,
    ReserveForm,
    ReturnForm,
    StockCountForm,
    TransferForm,
    WriteOffForm,
)
from app.supply_rows import IssueKind
from app.waystation import Waystation, desks_of, unlock
from models.base import new_id
from models.codes import MovementReason, ReturnState, Role
from models.derived import StockLevel
from models.supplies import Issue, StockMovement, SupplyItem
from tests.app.conftest import WORDS, as_role, check_whole, open_bus

HISTORIES = int(os.environ.get("WAYSTATION_LEDGER_EXAMPLES", "4"))
PARTS = {"FOLDER": 1, "PEN": 1, "NOTEBOOK": 1}
ITEMS = (*PARTS, "ORS", "SHOES")
SIZED = {"SHOES": "42"}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ("receive", "kit", "kit", "item", "undo", "back", "carry", "off", "count", "keep", "free", "right")
        ),
        st.integers(0, 4),
        st.integers(1, 9),
        st.booleans(),
    ),
    min_size=8,
    max_size=16,
)


@dataclass
class Account:
    """What should be so, kept beside the register: what is left by item and place, what is kept back."""

    left: Counter[tuple[str, UUID | None]] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)

    def of(self, item: str) -> int:
        return sum(quantity for (code, _), quantity in self.left.items() if code == item)


@dataclass
class Desk:
    """A store with two places and two people, and its account."""

    waystation: Waystation
    store: Actor
    people: list[UUID]
    shelf: UUID
    account: Account = field(default_factory=Account)
    given: list[tuple[UUID, list[tuple[str, int]]]] = field(default_factory=list)
    moved: list[UUID] = field(default_factory=list)

    def receive(self, item: str, quantity: int, flag: bool) -> None:
        place, form = self.shelf if flag else None, new_id()
        lot = f"L{quantity}" if item == "ORS" else ""
        self.waystation.supplies.receive(
            self.store, [ReceiptForm(form, item, quantity, size=SIZED.get(item, ""), lot=lot, location=place)]
        )
        self.account.left[item, place] += quantity
        self.moved.append(form)

    def kit(self, item: str, quantity: int, flag: bool) -> None:
        """What the stock card knows of is given, the rest is owed; each line stands in the answer."""
        short = [part for part, count in PARTS.items() if self.account.left[part, None] < count]
        form = IssueForm(new_id(), self.people[flag], kit="KIT-DOC", anyway=True)
        answer = self.waystation.supplies.issue(self.store, form)
        states = {line.item: line.state for line in answer.lines}
        assert states == {part: "owed" if part in short else "given" for part in PARTS}
        self.hand_out(form.id, [(part, count) for part, count in PARTS.items() if part not in short])

    def item(self, item: str, quantity: int, flag: bool) -> None:
        """Below nothing too: it was handed over."""
        if item == "ORS":
            return
        form = IssueForm(
            new_id(), self.people[flag], item=item, quantity=quantity, anyway=True, sizes=((item, SIZED.get(item, "")),)
        )
        assert self.waystation.supplies.issue(self.store, form).kind is IssueKind.GIVEN
        self.hand_out(form.id, [(item, quantity)])

    def hand_out(self, issue: UUID, lines: list[tuple[str, int]]) -> None:
        for item, quantity in lines:
            self.account.left[item, None] -= quantity
        self.given.append((issue, lines))

    def undo(self, item: str, quantity: int, flag: bool) -> None:
        if self.given:
            issue, lines = self.given.pop(quantity % len(self.given))
            assert self.waystation.supplies.undo_issue(self.store, issue) == 1
            assert self.waystation.supplies.undo_issue(self.store, issue) == 0
            for code, count in lines:
                self.account.left[code, None] += count

    def back(self, item: str, quantity: int, flag: bool) -> None:
        """One thing of it, or all; what was brought back comes back once and is not undone a second time."""
        held = [(issue, lines) for issue, lines in self.given if lines]
        if not held:
            return
        issue, lines = held[quantity % len(held)]
        back = lines if flag else lines[:1]
        items = () if flag else (back[0][0],)
        state = ReturnState.DISCARD if quantity > 6 else ReturnState.REUSABLE
        self.waystation.owing.take_back(self.store, ReturnForm(new_id(), issue, state, items))
        with pytest.raises(UserError):
            self.waystation.owing.take_back(self.store, ReturnForm(new_id(), issue, state, items))
        self.given.remove((issue, lines))
        if len(back) < len(lines):
            self.given.append((issue, lines[1:]))
        for code, count in back:
            self.account.left[code, None] += 0 if state is ReturnState.DISCARD else count

    def carry(self, item: str, quantity: int, flag: bool) -> None:
        if item == "ORS":
            return
        there, back = (None, self.shelf) if flag else (self.shelf, None)
        form = TransferForm(new_id(), item, quantity, there, back, size=SIZED.get(item, ""))
        self.waystation.store.transfer(self.store, form)
        self.account.left[item, there] -= quantity
        self.account.left[item, back] += quantity
        self.moved.append(form.id)

    def off(self, item: str, quantity: int, flag: bool) -> None:
        place, lot = self.shelf if flag else None, "X" if item == "ORS" else ""
        size = SIZED.get(item, "")
        form = WriteOffForm(new_id(), item, quantity, MovementReason.DAMAGED, size=size, lot=lot, location=place)
        self.waystation.store.write_off(self.store, form)
        self.account.left[item, place] -= quantity
        self.moved.append(form.id)

    def count(self, item: str, quantity: int, flag: bool) -> None:
        """What two people counted is what is left."""
        if item == "ORS":
            return
        place = self.shelf if flag else None
        line = CountLineForm(item, quantity, size=SIZED.get(item, ""))
        form = StockCountForm(new_id(), "Olga", "Petras", (line,), place)
        for _ in range(2):
            self.waystation.store.close_count(self.store, form)
        self.account.left[item, place] = quantity

    def keep(self, item: str, quantity: int, flag: bool) -> None:
        form = ReserveForm(new_id(), item, quantity, person=self.people[flag])
        self.waystation.store.reserve(self.store, form)
        self.account.kept[item] += quantity

    def free(self, item: str, quantity: int, flag: bool) -> None:
        form = ReserveForm(new_id(), item, quantity, release=True)
        if self.account.kept[item] < quantity:
            with pytest.raises(UserError):
                self.waystation.store.reserve(self.store, form)
        else:
            self.waystation.store.reserve(self.store, form)
            self.account.kept[item] -= quantity

    def right(self, item: str, quantity: int, flag: bool) -> None:
        """A line put right leaves everything as if it had never been; a second time is refused."""
        if not self.moved:
            return
        line = self.moved.pop(quantity % len(self.moved))
        for code, place, change in self.effect(line):
            self.account.left[code, place] -= change
        self.waystation.store.reverse(self.store, line)
        with pytest.raises(UserError):
            self.waystation.store.reverse(self.store, line)

    def effect(self, line: UUID) -> list[tuple[str, UUID | None, int]]:
        with self.waystation.house.store.read() as session:
            first = session.get_one(StockMovement, line)
            pair = StockMovement.pair_id == first.pair_id if first.pair_id else StockMovement.id == line
            rows = session.exec(select(StockMovement).where(pair)).all()
            return [(session.get_one(SupplyItem, row.item_id).code, row.location_id, row.quantity) for row in rows]

    def agrees(self) -> None:
        """The account, the stock page, the short sums and the whole ledger say the same."""
        shown = {row.code: row for row in self.waystation.supplies.stock(self.store)}
        for item in ITEMS:
            left, kept = self.account.of(item), self.account.kept[item]
            assert (shown[item].balance, shown[item].kept_back) == (left, kept), item
            assert shown[item].short == (left < 0)
        with self.waystation.house.store.read() as session:
            assert levels(session) == ledger(session)
            whole = session.exec(select(StockMovement.issue_id).where(col(StockMovement.issue_id).is_not(None))).all()
            assert set(whole) <= set(session.exec(select(Issue.id)).all())


def levels(session: Session) -> dict[tuple[object, ...], int]:
    parts = (StockLevel.item_id, StockLevel.size, StockLevel.location_id, StockLevel.lot, StockLevel.kept)
    rows = session.execute(select(*parts, func.sum(StockLevel.quantity)).group_by(*parts)).all()  # type: ignore[call-overload]
    return {tuple(row[:-1]): int(row[-1]) for row in rows if row[-1]}


def ledger(session: Session) -> dict[tuple[object, ...], int]:
    found: Counter[tuple[object, ...]] = Counter()
    for row in session.exec(select(StockMovement)).all():
        found[row.item_id, row.size, row.location_id, row.lot, row.kind in KEPT_BACK] += row.quantity
    return {place: quantity for place, quantity in found.items() if quantity}


@pytest.fixture(scope="module")
def desk(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("store") / "data"
    shutil.copytree(made_once, folder)
    slot = next(each.slot_id for each in desks_of(folder) if each.label == SITE.desk)
    waystation = unlock(folder, slot, WORDS)
    intake, store, shelf = as_role(waystation, Role.INTAKE), as_role(waystation, Role.STORE), new_id()
    group = open_bus(waystation, intake)
    forms = [CountForm(new_id(), group, on_list=False) for _ in range(2)]
    people = [waystation.arrivals.count_in(intake, form).person.id for form in forms]
    waystation.catalogue.save_place(store, PlaceForm(shelf, "Cold store"))
    yield Desk(waystation, store, people, shelf)
    check_whole(waystation)
    waystation.close()


@given(STEPS)
@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_order_of_acts_adds_up(desk: Desk, steps: list[tuple[str, int, int, bool]]) -> None:
    for act, item, quantity, flag in steps:
        getattr(desk, act)(ITEMS[item], quantity, flag)
    desk.agrees()


def test_levels_made_anew_are_the_same(desk: Desk) -> None:
    with desk.waystation.house.store.read() as session:
        before = levels(session)
    desk.waystation.house.store.run(desk.store.user, "check", rebuild_levels)
    with desk.waystation.house.store.read() as session:
        assert levels(session) == before == ledger(session)
