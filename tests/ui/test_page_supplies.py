"""The scan station, with scans and keys and a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.check_forms import CheckForm
from app.family_rows import FamilyForm, MemberForm
from app.forms import CountForm, PersonForm
from app.ids import new_id
from app.scanning import recognise
from app.supply_forms import ReceiptForm
from app.waystation import Waystation
from models.codes import Instruction, Relation, Role
from tests.app.conftest import Centre, as_role, open_bus
from tests.app.test_supplies_acts import stocked
from ui.frame.rail import Destination
from ui.pages.supplies import SuppliesPage
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Work

Settled = Callable[[], None]
Key = Qt.Key
Grab = Callable[[QWidget, str], Path]


class Desk:
    """A shell with the station open, and the words of a test about it."""

    def __init__(self, shell: Shell, qtbot: QtBot, settled: Settled) -> None:
        self.shell, self._qtbot, self.settled = shell, qtbot, settled

    @property
    def page(self) -> SuppliesPage:
        page = self.shell.current_page()
        assert isinstance(page, SuppliesPage)
        return page

    @property
    def word(self) -> str:
        return self.page.result.word.text()

    def scan(self, number: str) -> None:
        scan = recognise(number)
        assert scan is not None
        assert self.page.on_scan(scan)
        self.settled()

    def type_number(self, number: str) -> None:
        self.page.number.setFocus()
        self._qtbot.keyClicks(self.page.number, number)
        self.press(Key.Key_Return)

    def press(self, key: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(QApplication.focusWidget() or self.page, key, held)
        self.settled()

    def alt(self, key: Key) -> None:
        self.press(key, Qt.KeyboardModifier.AltModifier)

    def ctrl(self, key: Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def balance(self, item: str) -> int:
        waystation = self.page.context.waystation
        return waystation.supplies.balance(as_role(waystation, Role.STORE), item)


@pytest.fixture
def store(centre: Centre) -> Iterator[Waystation]:
    waystation = centre.unlock(Role.STORE)
    stocked(waystation)
    yield waystation
    waystation.close()


@pytest.fixture
def bus(store: Waystation) -> UUID:
    return open_bus(store, as_role(store, Role.INTAKE))


def somebody(waystation: Waystation, group: UUID, name: tuple[str, str] = ("Шыпшынка", "Ганна")) -> tuple[UUID, str]:
    intake = as_role(waystation, Role.INTAKE)
    row = waystation.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False)).person
    form = PersonForm(row.id, group, *name, latin_family="Shypshynka", latin_given="Hanna", latin_confirmed=True)
    waystation.registration.register(intake, form)
    return row.id, row.number


@pytest.fixture
def at_station(
    work: Work, qtbot: QtBot, theme: Theme, shown: Callable[[QWidget], QWidget], settled: Settled
) -> Callable[..., Desk]:
    def open_it(waystation: Waystation, width: int = 1366, height: int = 768) -> Desk:
        shell = Shell(waystation, work)
        shell.furnish([Destination("supplies", "Supplies", "package", "F4", lambda: SuppliesPage(shell.context))])
        shell.resize(width, height)
        settled()
        shell.go("supplies", None)
        shown(shell)
        settled()
        return Desk(shell, qtbot, settled)

    return open_it


def test_a_scan_gives_and_ctrl_z_takes_back(at_station: Callable[..., Desk], store: Waystation, bus: UUID) -> None:
    _, number = somebody(store, bus)
    desk = at_station(store)
    assert desk.word == "Ready"
    desk.scan(number)
    assert desk.word == "Given"
    assert desk.page.result.name.text() == "SHYPSHYNKA Hanna"
    assert desk.balance("BLANKET") == 9
    desk.ctrl(Key.Key_Z)
    assert desk.word == "Undone"
    assert desk.balance("BLANKET") == 10


def test_a_second_kit_is_asked_about_and_given_anyway(
    at_station: Callable[..., Desk], store: Waystation, bus: UUID
) -> None:
    _, number = somebody(store, bus)
    desk = at_station(store)
    desk.type_number(number)
    desk.type_number(number)
    assert desk.word == "Ask first"
    assert desk.balance("BLANKET") == 9
    desk.press(Key.Key_Escape)
    assert desk.word == "Ready"
    desk.type_number(number)
    desk.alt(Key.Key_G)
    assert desk.word == "Given"
    assert (desk.balance("KIT-HYG"), desk.balance("BLANKET")) == (8, 9)
    assert any("Blanket: had it before" in each.text() for each in desk.page.result.findChildren(QLabel))


def test_what_is_left_out_goes_back_to_the_stock(at_station: Callable[..., Desk], store: Waystation, bus: UUID) -> None:
    _, number = somebody(store, bus)
    desk = at_station(store)
    desk.scan(number)
    desk.alt(Key.Key_L)
    tick = next(tick for tick in desk.page.result.ticks if tick.value == "BLANKET")
    tick.click()
    desk.alt(Key.Key_W)
    assert desk.word == "Given"
    assert (desk.balance("BLANKET"), desk.balance("SIM")) == (10, 9)


def test_food_is_never_given_before_the_clinician(
    at_station: Callable[..., Desk], centre: Centre, store: Waystation, bus: UUID
) -> None:
    person, number = somebody(store, bus)
    store.close()
    medic = centre.unlock(Role.MEDIC)
    medic.health.sign_check(
        medic.actor, CheckForm(new_id(), person, instructions=(Instruction.NO_FOOD_BEFORE_CLINICIAN,))
    )
    medic.close()
    again = centre.unlock(Role.STORE)
    desk = at_station(again)
    desk.alt(Key.Key_3)
    desk.page.choice.item.setCurrentIndex(desk.page.choice.item.findData("SNACK"))
    desk.scan(number)
    assert desk.word == "Ask first"
    assert not desk.page.result.anyway_button.isVisible()
    assert desk.page.result.no_button.isVisible()
    desk.alt(Key.Key_1)
    desk.scan(number)
    assert "clinician first" in desk.page.result.sentence.text()
    assert desk.balance("SNACK") == 10
    again.close()


def test_a_stop_shows_nobody(at_station: Callable[..., Desk], store: Waystation, bus: UUID) -> None:
    _, number = somebody(store, bus)
    desk = at_station(store)
    desk.scan(number)
    desk.type_number("12345")
    result = desk.page.result
    assert desk.word == "Stop"
    assert not result.photo.isVisible()
    assert (result.name.text(), result.second.text()) == ("", "")
    assert result.sentence.text()


def test_who_was_chosen_elsewhere_gets_nothing_before_enter(
    at_station: Callable[..., Desk], store: Waystation, bus: UUID
) -> None:
    person, _ = somebody(store, bus)
    desk = at_station(store)
    desk.page.open_for(person)
    desk.settled()
    assert desk.word == "Chosen"
    assert desk.balance("BLANKET") == 10
    desk.press(Key.Key_Return)
    assert desk.word == "Given"


def test_a_group_gets_its_kit_and_one_undo_takes_it_back(
    at_station: Callable[..., Desk], store: Waystation, bus: UUID
) -> None:
    numbers = [somebody(store, bus)[1] for _ in range(3)]
    desk = at_station(store)
    desk.scan(numbers[0])
    desk.alt(Key.Key_E)
    panel, card = desk.page.everybody.panel, desk.page.everybody.card
    assert [row.takes for row in panel.model.rows()] == [False, True, True]
    panel.table.selectRow(2)
    desk.press(Key.Key_Space)
    assert "1 person" in panel.give.words()
    desk.press(Key.Key_Space)
    desk.ctrl(Key.Key_Return)
    assert "given to 2 people" in card.said.text()
    assert card.skipped.model().rowCount() == 1
    assert desk.balance("BLANKET") == 7
    desk.ctrl(Key.Key_Z)
    assert desk.balance("BLANKET") == 9


def test_a_rule_is_named_and_passed_with_a_reason(
    at_station: Callable[..., Desk], store: Waystation, bus: UUID
) -> None:
    _, number = somebody(store, bus)
    desk = at_station(store)
    desk.alt(Key.Key_4)
    desk.page.choice.item.setCurrentIndex(desk.page.choice.item.findData("BLANKET"))
    desk.scan(number)
    desk.scan(number)
    assert desk.word == "Ask first"
    assert "One blanket a person" in desk.page.result.sentence.text()
    assert not desk.page.result.anyway_button.isVisible()
    desk.alt(Key.Key_L)
    assert (desk.word, desk.balance("BLANKET")) == ("Given", 8)


def test_what_the_household_may_still_get_stands_beside_and_is_given_by_a_key(
    at_station: Callable[..., Desk], store: Waystation, bus: UUID
) -> None:
    first, number = somebody(store, bus)
    second, _ = somebody(store, bus, ("Шыпшынка", "Марыя"))
    members = (MemberForm(first, Relation.FOCAL), MemberForm(second, Relation.SIBLING))
    store.families.make_family(as_role(store, Role.INTAKE), FamilyForm(new_id(), members))
    desk = at_station(store)
    desk.scan(number)
    assert desk.page.family.title.text() == "Family of 2"
    desk.alt(Key.Key_F)
    assert (desk.word, desk.balance("BLANKET")) == ("Given", 8)
    assert not desk.page.family.too.isVisible()


def test_a_loan_comes_back_and_another_collects(at_station: Callable[..., Desk], store: Waystation, bus: UUID) -> None:
    _, number = somebody(store, bus)
    _, other = somebody(store, bus)
    desk = at_station(store)
    desk.alt(Key.Key_4)
    desk.page.choice.item.setCurrentIndex(desk.page.choice.item.findData("CANE"))
    assert desk.page.choice.days.isVisible()
    desk.scan(number)
    desk.alt(Key.Key_G)
    assert desk.balance("CANE") == -1
    assert "none left" in desk.page.result.sentence.text()
    desk.alt(Key.Key_B)
    assert desk.balance("CANE") == 0
    desk.alt(Key.Key_1)
    desk.alt(Key.Key_Y)
    desk.scan(other)
    desk.scan(number)
    assert (desk.word, desk.balance("BLANKET")) == ("Ask first", 10)
    desk.page.collector.witness.setText("Ona")
    desk.scan(number)
    assert (desk.word, desk.balance("BLANKET")) == ("Given", 9)
    assert not desk.page.collector.wants_collector()


def test_thirty_bursts_without_waiting_are_all_given_in_their_order(
    at_station: Callable[..., Desk], store: Waystation, bus: UUID
) -> None:
    keeper = as_role(store, Role.STORE)
    store.supplies.receive(keeper, [ReceiptForm(new_id(), "BLANKET", 30)])
    people = [somebody(store, bus) for _each in range(30)]
    desk = at_station(store)
    for _person, number in people:
        scan = recognise(number)
        assert scan is not None
        assert desk.page.on_scan(scan)
    desk.settled()
    assert desk.balance("BLANKET") == 10
    assert desk.page.result.second.text().endswith(people[-1][1])
    assert desk.page.last.note.text() == "30 of 30 done"


def test_a_signed_list_is_entered_afterwards(at_station: Callable[..., Desk], store: Waystation, bus: UUID) -> None:
    for _each in range(3):
        somebody(store, bus)
    desk = at_station(store)
    desk.alt(Key.Key_P)
    desk.press(Key.Key_Space)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_S)
    assert [row.takes for row in desk.page.everybody.panel.model.rows()] == [False, True, True]
    desk.ctrl(Key.Key_Return)
    assert desk.balance("BLANKET") == 8
    desk.ctrl(Key.Key_Z)
    assert desk.balance("BLANKET") == 10


def test_intake_gives_but_has_no_store(at_station: Callable[..., Desk], centre: Centre) -> None:
    waystation = centre.unlock(Role.INTAKE)
    desk = at_station(waystation)
    assert not desk.page.everybody.card.isVisible()
    assert not desk.page.stock_left.open.isVisible()
    assert desk.page.number.isVisible()
    waystation.close()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1366, 690), (911, 512)])
def test_the_station_looks_as_drawn(
    at_station: Callable[..., Desk],
    store: Waystation,
    bus: UUID,
    grab: Grab,
    theme: Theme,
    qapp: QApplication,
    width: int,
    height: int,
) -> None:
    _, number = somebody(store, bus)
    desk = at_station(store, width, height)
    size = f"{width}x{height}"
    for name, number_typed in (("given", number), ("ask", number), ("stop", "12345")):
        desk.type_number(number_typed)
        grab(desk.shell, f"supplies-{name}-{size}")
        _assert_fits(desk)
    desk.alt(Key.Key_D)
    grab(desk.shell, f"supplies-side-{size}")
    desk.page.show_station()
    desk.alt(Key.Key_E)
    grab(desk.shell, f"supplies-everybody-{size}")
    _assert_fits(desk)
    desk.press(Key.Key_Escape)
    desk.alt(Key.Key_4)
    desk.page.choice.item.setCurrentIndex(desk.page.choice.item.findData("BLANKET"))
    desk.type_number(number)
    grab(desk.shell, f"supplies-rule-{size}")
    _assert_fits(desk)
    desk.alt(Key.Key_1)
    theme.switch(qapp)
    desk.type_number(number)
    desk.alt(Key.Key_G)
    grab(desk.shell, f"supplies-dark-{size}")


def _assert_fits(desk: Desk) -> None:
    """Nothing is pushed out of the window, nothing scrolls sideways."""
    assert desk.shell.width() in (1366, 911)
    assert desk.shell.height() in (768, 690, 512)
    for area in desk.page.findChildren(QScrollArea):
        if area.isVisible() and area.widget() is not None:
            assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    for button in desk.page.result._buttons():
        if button.isVisible():
            corner = button.mapTo(desk.page, button.rect().bottomRight())
            assert corner.x() < desk.page.width()
            assert corner.y() < desk.page.height()
