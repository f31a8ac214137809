"""The bus door, with the keys of a keyboard and real encrypted files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.forms import GroupForm
from app.ids import new_id
from app.importing import list_form
from app.night import demo_list
from app.rows import Counts, PersonRow
from app.scanning import recognise
from app.waystation import Waystation, utc_now
from models.codes import AbsenceReason, ActNow, Arrival, GroupKind, Role, Triage
from tests.app.conftest import Centre
from tests.app.test_door import blank_code
from ui.frame.rail import Destination
from ui.pages.door import DoorPage
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Work

Settled = Callable[[], None]


@pytest.fixture
def intake(centre: Centre) -> Iterator[Waystation]:
    waystation = centre.unlock(Role.INTAKE)
    yield waystation
    waystation.close()


def open_bus(waystation: Waystation, raw: bytes | None, kind: GroupKind = GroupKind.BUS) -> None:
    form = GroupForm(new_id(), "Bus 2", kind, 52 if raw else None, utc_now())
    waystation.arrivals.open_group(waystation.actor, form)
    if raw:
        waystation.lists.import_list(waystation.actor, list_form(form.id, raw))


class Desk:
    """A shell with the door open, and the words of a test about it."""

    def __init__(self, shell: Shell, page: DoorPage, qtbot: QtBot, settled: Settled) -> None:
        self.shell, self.page, self._qtbot, self.settled = shell, page, qtbot, settled

    def press(self, *keys: Qt.Key, with_ctrl: bool = False) -> None:
        held = Qt.KeyboardModifier.ControlModifier if with_ctrl else Qt.KeyboardModifier.NoModifier
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            self._qtbot.keyClick(focus, key, held)

    def write(self, text: str) -> None:
        """Key by key, in any alphabet, to whatever has the focus."""
        for sign in text:
            key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(QApplication.focusWidget(), key)

    def rows(self) -> tuple[PersonRow, ...]:
        group = self.page.context.group()
        assert group is not None
        return self.page.context.waystation.arrivals.list_of(self.page.context.actor, group.id)

    def counts(self) -> Counts:
        group = self.page.context.group()
        assert group is not None
        return self.page.context.waystation.tonight.board(self.page.context.actor, group.id).counts


@pytest.fixture
def at_door(
    intake: Waystation,
    work: Work,
    qtbot: QtBot,
    theme: Theme,
    shown: Callable[[QWidget], QWidget],
    settled: Settled,
) -> Callable[..., Desk]:
    def open_it(raw: bytes | None = None, width: int = 1366, height: int = 768) -> Desk:
        if not intake.arrivals.groups(intake.actor):
            open_bus(intake, raw)
        shell = Shell(intake, work)
        shell.furnish([Destination("door", "Door", "door-open", "", lambda: DoorPage(shell.context))])
        shell.resize(width, height)
        settled()
        shell.go("door", None)
        shown(shell)
        settled()
        page = shell.current_page()
        assert isinstance(page, DoorPage)
        return Desk(shell, page, qtbot, settled)

    return open_it


def test_the_door_looks_as_drawn(
    at_door: Callable[..., Desk], grab: Callable[[QWidget, str], Path], theme: Theme, qapp: QApplication
) -> None:
    desk = at_door(demo_list())
    for key in (Qt.Key.Key_G, Qt.Key.Key_Return, Qt.Key.Key_Y, Qt.Key.Key_Return, Qt.Key.Key_R, Qt.Key.Key_Return):
        desk.press(key)
    desk.press(Qt.Key.Key_Return, Qt.Key.Key_Y)
    desk.settled()
    grab(desk.shell, "door-light")
    desk.press(Qt.Key.Key_A)
    grab(desk.shell, "door-absence")
    theme.switch(qapp)
    grab(desk.shell, "door-dark")
    theme.switch(qapp)
    desk.press(Qt.Key.Key_Escape)
    desk.shell.resize(911, 512)
    grab(desk.shell, "door-911x512")


def test_the_whole_bus_is_counted_with_two_keys_a_person(at_door: Callable[..., Desk]) -> None:
    desk = at_door(demo_list())
    colours = (Qt.Key.Key_G, Qt.Key.Key_Y, Qt.Key.Key_R, Qt.Key.Key_Space)
    for place in range(50):
        desk.press(colours[place % 4], Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_A, Qt.Key.Key_2, Qt.Key.Key_Return)
    desk.write("driver")
    desk.press(Qt.Key.Key_Return)
    desk.settled()
    desk.press(Qt.Key.Key_D, Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_N, with_ctrl=True)
    desk.press(Qt.Key.Key_Y, Qt.Key.Key_Return)
    desk.settled()
    counts = desk.counts()
    assert (counts.counted, counts.from_list, counts.extras, counts.absent, counts.open) == (52, 51, 1, 1, 0)
    assert counts.adds_up
    rows = desk.rows()
    assert [row.triage for row in rows[:4]] == [Triage.GREEN, Triage.YELLOW, Triage.RED, Triage.NOT_YET]
    assert len({row.number for row in rows if row.number}) == 52
    assert rows[50].absence is AbsenceReason.REFUSED_TO_LEAVE
    assert ActNow.DOCTOR_NOW in rows[51].acts_now
    assert desk.page.counters.sentence().startswith("52 counted = 51 from the list + 1 who was not on the list.")


def test_everything_at_the_door_is_undone_with_a_key(at_door: Callable[..., Desk]) -> None:
    desk = at_door(demo_list())
    desk.press(Qt.Key.Key_R, Qt.Key.Key_Return, Qt.Key.Key_A, Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_N, with_ctrl=True)
    desk.press(Qt.Key.Key_Return)
    desk.settled()
    assert (desk.counts().counted, desk.counts().absent) == (2, 1)
    for _act in range(3):
        desk.press(Qt.Key.Key_Z, with_ctrl=True)
        desk.settled()
    assert (desk.counts().counted, desk.counts().absent, desk.counts().open) == (0, 0, 52)
    desk.press(Qt.Key.Key_Z, with_ctrl=True)
    desk.settled()
    assert desk.page.banner.isVisible()


def test_a_name_typed_in_another_script_finds_the_person(at_door: Callable[..., Desk]) -> None:
    desk = at_door(demo_list())
    desk.press(Qt.Key.Key_F, with_ctrl=True)
    desk.write("verasen kir")
    assert [desk.page.model.person_at(0).name.own] == ["Верасень Кірыл"]  # type: ignore[union-attr]
    desk.press(Qt.Key.Key_Return, Qt.Key.Key_G, Qt.Key.Key_Return)
    desk.settled()
    counted = [row for row in desk.rows() if row.arrival is Arrival.COUNTED]
    assert [(row.name.own, row.triage) for row in counted] == [("Верасень Кірыл", Triage.GREEN)]
    assert desk.page.find.hasFocus()
    assert desk.page.find.text() == ""


def test_a_group_on_foot_without_a_list_is_counted(at_door: Callable[..., Desk]) -> None:
    desk = at_door(None)
    for _person in range(3):
        desk.press(Qt.Key.Key_Y, Qt.Key.Key_Return)
    desk.settled()
    counts = desk.counts()
    assert (counts.counted, counts.extras, counts.listed) == (3, 3, 0)


def test_the_keys_work_under_a_russian_layout(at_door: Callable[..., Desk]) -> None:
    desk = at_door(demo_list())
    desk.write("кв")
    desk.press(Qt.Key.Key_Return)
    desk.settled()
    first = desk.rows()[0]
    assert (first.triage, first.acts_now) == (Triage.RED, (ActNow.DOCTOR_NOW,))


def test_a_blank_card_counts_in_with_its_number_and_only_once(at_door: Callable[..., Desk]) -> None:
    desk = at_door(demo_list())
    waystation = desk.page.context.waystation
    waystation.card_acts.blank_cards(waystation.actor, 1)
    scan = recognise(blank_code(waystation))
    assert scan is not None
    desk.press(Qt.Key.Key_Y)
    assert desk.page.on_scan(scan)
    desk.settled()
    first = desk.rows()[0]
    assert (first.carded, first.triage, first.arrival) == (True, Triage.YELLOW, Arrival.COUNTED)
    assert desk.page.given.number.text() == first.number


def test_a_taken_number_stays_in_the_banner_and_nothing_is_lost(at_door: Callable[..., Desk]) -> None:
    desk = at_door(demo_list())
    desk.press(Qt.Key.Key_Return)
    desk.settled()
    taken = desk.rows()[0].number
    second = desk.page.people.person()
    desk.press(Qt.Key.Key_R)
    desk.page.count_card.number.setFocus()
    desk.write(taken)
    desk.press(Qt.Key.Key_Return)
    desk.settled()
    assert desk.page.banner.isVisible()
    assert desk.page.people.person() == second
    choice = desk.page.count_card.choice()
    assert (choice.triage, choice.card) == (Triage.RED, taken)
    assert desk.counts().counted == 1


@pytest.mark.slow
def test_five_thousand_people_are_one_view(at_door: Callable[..., Desk]) -> None:
    parts = ("ба", "ру", "ми", "ло", "жук", "зин", "кат", "пель", "соф", "нор")
    families = ("".join(parts[int(digit)] for digit in f"{n:04}").title() for n in range(1, 5001))
    raw = ("№;Фамилия;Имя\n" + "".join(f"{n};{family};Ян\n" for n, family in enumerate(families, 1))).encode()
    desk = at_door(raw)
    assert desk.page.model.rowCount() == 5000
    assert len(desk.page.people.findChildren(QWidget)) < 20
    desk.press(Qt.Key.Key_F, with_ctrl=True)
    desk.write("4321")
    assert desk.page.model.rowCount() == 1


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1366, 690), (911, 512)])
def test_the_door_fits_its_window(at_door: Callable[..., Desk], width: int, height: int) -> None:
    desk = at_door(demo_list(), width, height)
    desk.press(Qt.Key.Key_Return)
    desk.settled()
    page = desk.page
    for button in (page.count_card.go, page.count_card.away, page.extra):
        corner = button.mapTo(page, button.rect().bottomRight())
        assert corner.x() < page.width()
        assert corner.y() < page.height()
        assert button.width() >= button.minimumSizeHint().width()
