"""The page of rooms: a house with forty rooms by keys, a room put right, a bed closed, a room that is no more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models.codes import Role, RoomRule
from tests.ui.test_page_beds import house_a
from tests.ui.whole_desk import WholeDesk, sit
from ui.pages.places import PlacesPage
from ui.theme import Theme

__all__ = ["sit"]  # a fixture
Sit = Callable[..., WholeDesk]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER = Qt.Key.Key_Return


def rooms(desk: WholeDesk) -> list[tuple[str, int, int]]:
    buildings = desk.waystation.beds.board(desk.waystation.actor).buildings
    return [(room.name, room.floor, len(room.beds)) for building in buildings for room in building.rooms]


def test_a_house_and_its_rooms_are_made_by_keys(sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    page = desk.open("places", PlacesPage)
    page.name.setText("House A")
    page.name.setFocus()
    desk.press(ENTER)
    page.meet.setText("car park")
    desk.press(ENTER, CTRL)
    (building,) = desk.waystation.beds.board(desk.waystation.actor).buildings
    assert (building.name, building.assembly_point) == ("House A", "car park")
    page.many.edits["rooms"].setText("101-140")
    assert page.many.preview.text() == "40 rooms, 160 beds in all."
    page.many.edits["floor"].setText("1")
    desk.press(ENTER, CTRL)
    assert rooms(desk) == [(str(number), 1, 4) for number in range(101, 141)]
    page.many.edits["rooms"].setText("140-141")
    desk.press(ENTER, CTRL)
    assert "name is in this building" in page.many.fields["first"]._said.text()
    page.many.edits["rooms"].setText("many")
    desk.press(ENTER, CTRL)
    assert "no rooms" in page.many.fields["first"]._said.text()
    assert len(rooms(desk)) == 40
    page.many.edits["rooms"].clear()
    page.many.edits["rooms"].setFocus()
    desk.qtbot.keyClicks(page.many.edits["rooms"], "900")
    assert not page.many.fields["first"]._said.isVisible()
    page.many.rule.setCurrentIndex(list(RoomRule).index(RoomRule.HALL))
    assert page.many.preview.text() == "1 hall: takes everybody, without beds."
    page.room.edits["name"].setFocus()
    page.room.edits["name"].setText("101 a")
    desk.press(ENTER, CTRL)
    assert rooms(desk)[0][0] == "101 a"
    assert len(rooms(desk)) == 40


def test_a_room_is_put_right_a_bed_closed_and_a_room_is_no_more(sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    house_a(desk.waystation)
    page = desk.open("places", PlacesPage)
    page.table.selectRow(0)
    desk.settled()
    page.room.edits["kept_for"].setText("people who need help to walk")
    page.room.rule.setCurrentIndex(list(RoomRule).index(RoomRule.WOMEN))
    page.room.edits["area"].setText("abc")
    page.room.edits["area"].setFocus()
    desk.press(Qt.Key.Key_S, ALT)
    assert "no area" in page.room.fields["area"]._said.text()
    page.room.edits["area"].setText("14,5")
    desk.press(Qt.Key.Key_S, ALT)
    room = desk.waystation.beds.board(desk.waystation.actor).buildings[0].rooms[0]
    assert (room.rule, room.area, room.kept_for) == (RoomRule.WOMEN, 145, "people who need help to walk")
    page.room.edits["why"].setText("wet")
    desk.press(Qt.Key.Key_C, ALT)
    desk.press(Qt.Key.Key_W, ALT)
    bed = desk.waystation.beds.board(desk.waystation.actor).buildings[0].rooms[0].beds[0]
    assert (bed.closed_because, bed.accessible) == ("wet", True)
    desk.press(Qt.Key.Key_C, ALT)
    assert not desk.waystation.beds.board(desk.waystation.actor).buildings[0].rooms[0].beds[0].closed_because
    before = len(rooms(desk))
    desk.press(Qt.Key.Key_D, ALT)
    assert len(rooms(desk)) == before - 1


def test_the_page_of_rooms_looks_light_dark_and_small(
    sit: Sit, theme: Theme, qapp: QApplication, grab: Callable[[QWidget, str], Path]
) -> None:
    desk = sit(Role.MANAGER, height=768)
    house_a(desk.waystation)
    page = desk.open("places", PlacesPage)
    page.many.edits["rooms"].setText("101-120")
    for word in ("light", "dark"):
        grab(desk.shell, f"places-{word}")
        theme.switch(qapp)
    assert page.model.rows()
    assert page.room.width() <= page.room.parentWidget().parentWidget().width()
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, "places-150")
    assert desk.shell.width() == 911
