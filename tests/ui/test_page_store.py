"""The store's page by keyboard: shelf and card, a count by two, what is owed and lent, kits, rules, figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.supply_forms import IssueForm, PlaceForm, ReceiptForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Role
from tests.app.conftest import as_role
from tests.ui.whole_desk import WholeDesk, somebody
from ui.pages.store import StorePage
from ui.pages.store.booking import Kind
from ui.pages.store.counting import COUNTED

Sit = Callable[..., WholeDesk]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def stocked(waystation: Waystation) -> None:
    store = as_role(waystation, Role.STORE)
    codes = (("BLANKET", 40), ("TOWEL", 3), ("CANE", 2), ("SNACK", 30), ("WATER05", 60), ("SOAP250", 20))
    waystation.supplies.receive(store, [ReceiptForm(new_id(), code, many, "W-12", "Caritas") for code, many in codes])


def page_at(desk: WholeDesk, key: str = "shelf") -> StorePage:
    page = desk.open("store", StorePage)
    page.show_section(key)
    desk.settled()
    return page


def choose(page: StorePage, desk: WholeDesk, name: str) -> None:
    shelf = page.sections["shelf"]
    shelf.find.setText(name)  # type: ignore[attr-defined]
    desk.settled()


@pytest.fixture
def desk(sit: Sit) -> WholeDesk:
    made = sit(Role.STORE)
    stocked(made.waystation)
    return made


def test_what_came_in_is_written_off_carried_and_put_right(desk: WholeDesk) -> None:
    store = as_role(desk.waystation, Role.STORE)
    desk.waystation.catalogue.save_place(store, PlaceForm(new_id(), "Cellar"))
    page = page_at(desk)
    choose(page, desk, "towel")
    shelf = page.sections["shelf"]
    booking = shelf.booking  # type: ignore[attr-defined]
    for kind, quantity, left in ((Kind.RECEIVE, "10", 13), (Kind.WRITE_OFF, "2", 11), (Kind.CARRY, "4", 11)):
        booking.kind.choose(list(Kind).index(kind))
        booking.edits["quantity"].setText(quantity)
        booking.to_place.setCurrentIndex(1)
        booking.edits["quantity"].setFocus()
        desk.press(Qt.Key.Key_Return, CTRL)
        assert desk.waystation.supplies.balance(store, "TOWEL") == left, kind
    shelf.lines.selectRow(2)  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_R, ALT)
    assert desk.waystation.supplies.balance(store, "TOWEL") == 13
    booking.edits["quantity"].setText("1.5")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "whole" in desk.texts()


def test_a_count_by_two_shows_its_differences_before_it_is_closed(desk: WholeDesk) -> None:
    store = as_role(desk.waystation, Role.STORE)
    page = page_at(desk, "count")
    count = page.here()
    model = count.model  # type: ignore[attr-defined]
    place = next(n for n, line in enumerate(model.rows()) if line.item == "BLANKET")
    assert model.setData(model.index(place, COUNTED), "38")
    assert not model.setData(model.index(place, COUNTED), "many")
    assert "1 differs." in desk.texts()
    count.first.setText("Ona")  # type: ignore[attr-defined]
    count.first.setFocus()  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "two people" in desk.texts()
    count.second.setText("Tomas")  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.waystation.supplies.balance(store, "BLANKET") == 38


def test_what_is_owed_and_lent_is_settled(desk: WholeDesk) -> None:
    waystation, store = desk.waystation, as_role(desk.waystation, Role.STORE)
    person = somebody(waystation)
    waystation.supplies.issue(store, IssueForm(new_id(), person, kit="KIT-ARR"))
    back = waystation.house.today() - timedelta(days=1)
    waystation.supplies.issue(store, IssueForm(new_id(), person, item="CANE", due_back=back))
    missing = {row.item for row in waystation.owing.owed(store)}
    assert missing
    waystation.supplies.receive(store, [ReceiptForm(new_id(), code, 5) for code in sorted(missing)])
    page = page_at(desk, "owed")
    page.here().setFocus()
    desk.press(Qt.Key.Key_A, ALT)
    assert waystation.owing.owed(store) == ()
    page.here().loans.setCurrentIndex(page.here().loan_model.index(0, 0))  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_B, ALT)
    assert waystation.owing.loans(store) == ()
    assert waystation.supplies.balance(store, "CANE") == 2


def test_items_kits_rules_and_places_are_edited(desk: WholeDesk) -> None:
    waystation, store = desk.waystation, as_role(desk.waystation, Role.STORE)
    page = page_at(desk, "items")
    items = page.here()
    desk.press(Qt.Key.Key_N, ALT)
    items.code.setText("UMBRELLA")  # type: ignore[attr-defined]
    items.plain.setText("Umbrella")  # type: ignore[attr-defined]
    items.names.edits["lt"].setText("Skėtis")  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_Return, CTRL)
    made = next(row for row in waystation.catalogue.items(store) if row.code == "UMBRELLA")
    assert ("lt", "Skėtis") in made.names
    page.show_section("kits")
    desk.settled()
    kits = page.here()
    kits.rows[1].quantity.setText("2")  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_Return, CTRL)
    assert max(kit.version for kit in waystation.catalogue.kits(store)) == 2
    page.show_section("rules")
    desk.settled()
    rules = page.here()
    desk.press(Qt.Key.Key_N, ALT)
    rules.plain.setText("One umbrella")  # type: ignore[attr-defined]
    rules.what.setCurrentIndex(rules.what.findData("UMBRELLA"))  # type: ignore[attr-defined]
    rules.numbers["quantity"].setText("1")  # type: ignore[attr-defined]
    rules.numbers["every_days"].setText("90")  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_Return, CTRL)
    assert any(rule.name == "One umbrella" and rule.every_days == 90 for rule in waystation.catalogue.rules(store))
    page.show_section("places")
    desk.settled()
    desk.press(Qt.Key.Key_N, ALT)
    page.here().plain.setText("Cellar")  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_Return, CTRL)
    assert [row.name for row in waystation.catalogue.places(store)] == ["Cellar"]


def test_the_lead_reads_and_does_not_book(sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    stocked(desk.waystation)
    page = page_at(desk)
    assert "count" not in page.sections
    assert "Save the line" not in desk.buttons()


@pytest.mark.parametrize("dark", [False, True])
def test_what_the_sections_look_like(
    sit: Sit, grab: Callable[[QWidget, str], Path], dark: bool, theme: object, qapp: object
) -> None:
    if dark:
        theme.switch(qapp)  # type: ignore[attr-defined]
    desk = sit(Role.STORE)
    stocked(desk.waystation)
    store = as_role(desk.waystation, Role.STORE)
    for _each in range(4):
        person = somebody(desk.waystation)
        desk.waystation.supplies.issue(store, IssueForm(new_id(), person, kit="KIT-ARR"))
        desk.waystation.supplies.issue(
            store, IssueForm(new_id(), person, item="CANE", anyway=True, due_back=desk.waystation.house.today())
        )
    page = page_at(desk)
    choose(page, desk, "blan")
    for key in page.sections:
        page.show_section(key)
        desk.settled()
        assert grab(desk.shell, f"store-{key}-{'dark' if dark else 'light'}").exists()
    desk.shell.resize(911, 512)
    page.show_section("shelf")
    desk.settled()
    assert grab(desk.shell, f"store-shelf-911x512{'-dark' if dark else ''}").exists()
