"""The bed board in the real window: rules that ask, moves, swaps, families, drag and drop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlmodel import select

from app.family_rows import FamilyForm, MemberForm
from app.forms import CountForm, GroupForm, PersonForm
from app.proposals import instruct
from app.shelter.forms import BuildingForm, RoomForm, RoomsForm
from app.waystation import Waystation, utc_now
from models.base import new_id
from models.codes import Answer, DatePrecision, GroupKind, Instruction, Relation, Role, RoomRule, Sex
from models.shelter import BedStay
from models.values.partial_date import PartialDate
from tests.app.conftest import as_role
from tests.ui.whole_desk import NONE, WholeDesk, sit
from ui.pages.beds import BedsPage
from ui.pages.beds.board import carried
from ui.pages.person import PersonPage
from ui.pages.places import PlacesPage
from ui.theme import Theme
from ui.widgets.buttons import KeyButton

__all__ = ["sit"]  # a fixture
Sit = Callable[..., WholeDesk]
Grab = Callable[[QWidget, str], Path]
ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


def house_a(waystation: Waystation, first: int = 1, last: int = 6) -> UUID:
    """Rooms of two bunks on the ground, a floor above, and a hall."""
    house, lead = new_id(), waystation.actor
    waystation.places.save_building(lead, BuildingForm(house, "House A", "car park, lamp post 2"))
    waystation.places.build(lead, RoomsForm(house, first, last, bunks=2, area=200))
    waystation.places.build(lead, RoomsForm(house, 101, 103, floor=1, bunks=2, area=200))
    waystation.places.build(lead, RoomsForm(house, 900, 900, rule=RoomRule.HALL))
    return house


def arrive(waystation: Waystation, *people: tuple[str, str, Sex]) -> list[UUID]:
    intake, group = as_role(waystation, Role.INTAKE), new_id()
    form = GroupForm(group, "Bus 2", GroupKind.BUS, 52, utc_now(), "Medininkai", "Border guard", "", exposed=True)
    waystation.arrivals.open_group(intake, form)
    found = []
    for family, given, sex in people:
        found.append(new_id())
        waystation.arrivals.count_in(intake, CountForm(found[-1], group, on_list=False))
        waystation.registration.register(intake, PersonForm(found[-1], group, family, given, sex=sex))
    return found


def told(waystation: Waystation, person: UUID, *codes: Instruction) -> None:
    with waystation.house.store.transaction(waystation.actor.user, "plant") as session:
        for code in codes:
            instruct(session, person, code)


THREE = (("Verasen", "Pavel", Sex.MALE), ("Malvava", "Alena", Sex.FEMALE), ("Zhuravinka", "Yury", Sex.MALE))


@pytest.fixture
def desk(sit: Sit) -> WholeDesk:
    desk = sit(Role.MANAGER)
    house_a(desk.waystation)
    return desk


def beds(desk: WholeDesk) -> BedsPage:
    page = desk.open("beds", BedsPage)
    page.board.setFocus()
    return page


def lying(waystation: Waystation) -> dict[UUID, str]:
    found = {}
    for building in waystation.beds.board(waystation.actor).buildings:
        for room in building.rooms:
            found.update({row.id: f"{room.name} {bed.name}" for bed in room.beds for row in bed.people})
            found.update({row.id: room.name for row in room.guests})
    return found


def test_the_suggestion_is_under_the_cursor_and_ctrl_z_takes_the_placing_back(desk: WholeDesk) -> None:
    people = arrive(desk.waystation, *THREE)
    told(desk.waystation, people[0], Instruction.BED_LOW)
    page = beds(desk)
    assert page.side.title.text() == "No bed yet: 3"
    assert page.board.cell is not None
    assert page.band.button.words() == "Place"
    desk.press(ENTER)
    assert lying(desk.waystation)[people[0]].endswith("low")
    assert page.side.title.text() == "No bed yet: 2"
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert lying(desk.waystation) == {}
    assert page.side.title.text() == "No bed yet: 3"


def test_keys_typed_ahead_place_nobody_twice(desk: WholeDesk) -> None:
    arrive(desk.waystation, *THREE)
    page = beds(desk)
    for _ in range(4):
        desk.qtbot.keyClick(page.board, ENTER)
    desk.settled()
    with desk.waystation.house.store.read() as session:
        assert len(session.exec(select(BedStay)).all()) == 1
    assert page.side.title.text() == "No bed yet: 2"
    desk.press(ENTER)
    assert len(lying(desk.waystation)) == 2


def test_a_child_shares_the_bed_of_its_family(desk: WholeDesk) -> None:
    waystation, intake = desk.waystation, as_role(desk.waystation, Role.INTAKE)
    (mother,) = arrive(waystation, THREE[1])
    page = beds(desk)
    desk.press(ENTER)
    place = lying(waystation)[mother]
    (child,) = arrive(waystation, ("Malvava", "Maryia", Sex.FEMALE))
    born = PartialDate(DatePrecision.YEAR, utc_now().year - 1)
    group = waystation.arrivals.groups(intake)[0].id
    waystation.registration.register(intake, PersonForm(child, group, "Malvava", "Maryia", sex=Sex.FEMALE, birth=born))
    members = (MemberForm(mother, Relation.FOCAL), MemberForm(child, Relation.CHILD))
    waystation.families.make_family(intake, FamilyForm(new_id(), members, Answer.YES))
    page.read(child)
    desk.settled()
    at = next((room.id, bed.id) for room in page.found.sheet.buildings[0].rooms for bed in room.beds if bed.people)
    page.board.choose_place(*at)
    desk.press(ENTER, Qt.KeyboardModifier.ShiftModifier)
    assert lying(waystation) == {mother: place, child: place}


def test_a_soft_rule_is_asked_about_and_answered_a_hard_one_is_named(desk: WholeDesk) -> None:
    people = arrive(desk.waystation, *THREE)
    told(desk.waystation, people[0], Instruction.BED_LOW)
    rooms = desk.waystation.beds.board(desk.waystation.actor).buildings[0].rooms
    women = next(room for room in rooms if room.name == "2")
    house = desk.waystation.beds.board(desk.waystation.actor).buildings[0].id
    desk.waystation.places.save_room(desk.waystation.actor, RoomForm(women.id, house, "2", rule=RoomRule.WOMEN))
    page = beds(desk)
    first = next(room for room in page.found.sheet.buildings[0].rooms if room.name == "1")
    assert page.board.choose_place(first.id, first.beds[1].id)
    desk.press(ENTER)
    assert page.band.words.text() == "A lower bed is needed."
    assert lying(desk.waystation) == {}
    desk.press(ENTER)
    assert lying(desk.waystation) == {people[0]: "1 1 up"}
    page.read(people[2])
    desk.settled()
    assert page.board.choose_place(women.id, women.beds[0].id)
    desk.press(ENTER)
    assert "This room is for others" in page.banner.words.text()
    assert people[2] not in lying(desk.waystation)


def a_question_stays(desk: WholeDesk, page: BedsPage) -> None:
    """What is being answered outlives a reading of the board (a fire list, another's act); Esc leaves it."""
    desk.press(Qt.Key.Key_H)
    page.band.field.setText("2")
    desk.shell.reload()
    desk.settled()
    assert (page.band.field.text(), page.band.field.hasFocus(), page.band.button.words()) == ("2", True, "Keep")
    desk.press(Qt.Key.Key_Escape)
    assert page.board.hasFocus()
    assert not page.band.field.isVisible()


def test_somebody_is_moved_swapped_kept_for_and_taken_out_of_bed(desk: WholeDesk) -> None:
    a, _b, c = arrive(desk.waystation, *THREE)
    page = beds(desk)
    for _ in range(3):
        desk.press(ENTER)
    before = lying(desk.waystation)
    at = {
        row.id: (room.id, bed.id)
        for room in page.found.sheet.buildings[0].rooms
        for bed in room.beds
        for row in bed.people
    }
    page.board.choose_place(*at[a])
    desk.press(Qt.Key.Key_M)
    assert page.found.hand.moved
    assert page.band.title.text().startswith("Where does")
    assert page.board.cell.key == at[a]
    assert at[a] not in [(offer.room, offer.bed) for offer in page.found.offers]
    page.board.choose_place(*at[c])
    assert page.band.button.words() == "Swap"
    desk.press(ENTER)
    after = lying(desk.waystation)
    assert (after[a], after[c]) == (before[c], before[a])
    page.board.choose_place(*at[a])
    desk.press(Qt.Key.Key_C)
    assert "Somebody lies here" in page.banner.words.text()
    a_question_stays(desk, page)
    desk.press(Qt.Key.Key_H)
    desk.press(ENTER)
    assert c not in lying(desk.waystation)
    kept = next(bed for room in page.found.sheet.buildings[0].rooms for bed in room.beds if bed.kept)
    assert kept.id == at[a][1]
    page.board.choose_place(*at[a])
    desk.press(Qt.Key.Key_Delete)
    assert not any(bed.kept for room in page.found.sheet.buildings[0].rooms for bed in room.beds)
    page.board.choose_place(*at[c])
    QApplication.sendEvent(page.board, QKeyEvent(QEvent.Type.KeyPress, ord("Щ"), NONE, "щ"))  # O under йцукен
    desk.settled()
    assert isinstance(desk.shell.current_page(), PersonPage)


def test_a_family_is_placed_by_one_key(desk: WholeDesk) -> None:
    people = arrive(desk.waystation, *THREE)
    members = (MemberForm(people[1], Relation.FOCAL), MemberForm(people[2], Relation.CHILD))
    desk.waystation.families.make_family(
        as_role(desk.waystation, Role.INTAKE), FamilyForm(new_id(), members, Answer.YES)
    )
    page = beds(desk)
    page.read(people[1])
    desk.settled()
    desk.press(ENTER)
    found = lying(desk.waystation)
    assert set(found) == set(people[1:])
    assert len({place.split()[0] for place in found.values()}) == 1


def test_a_person_is_let_fall_on_a_bed(desk: WholeDesk) -> None:
    people = arrive(desk.waystation, *THREE)
    page = beds(desk)
    cell = page.board.plan.cells[5]
    spot = QPointF(cell.rect.center() - QPoint(0, page.board.verticalScrollBar().value()))
    move, buttons = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    data, none = carried(people[2]), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page.board.viewport(), QDragEnterEvent(spot, move, data, buttons, none))
    QApplication.sendEvent(page.board.viewport(), QDropEvent(spot, move, data, buttons, none))
    desk.settled()
    desk.settled()
    assert lying(desk.waystation) == {people[2]: f"{cell.room.name} {cell.bed.name}"}


def test_a_house_without_rooms_shows_the_way_to_make_some(sit: Sit, grab: Grab) -> None:
    desk = sit(Role.MANAGER)
    page = beds(desk)
    assert page.empty.isVisible()
    assert not page.board.isVisible()
    grab(desk.shell, "beds-none")
    desk.press(ENTER)
    assert isinstance(desk.shell.current_page(), PlacesPage)
    reader = sit(Role.MEDIC)
    assert not beds(reader).build.isVisible()


def test_the_board_looks_light_dark_and_small(sit: Sit, theme: Theme, qapp: QApplication, grab: Grab) -> None:
    desk = sit(Role.MANAGER, height=768)
    waystation = desk.waystation
    house_a(waystation)
    names = [(f"Верасень{n}", f"Кірыл{n}", Sex.MALE if n % 3 else Sex.FEMALE) for n in range(14)]
    people = arrive(waystation, *names)
    told(waystation, people[0], Instruction.BED_LOW)
    told(waystation, people[6], Instruction.BED_LOW, Instruction.NO_STAIRS)
    page = beds(desk)
    for _ in range(6):
        desk.press(ENTER)
    grab(desk.shell, "beds-light")
    theme.switch(qapp)
    grab(desk.shell, "beds-dark")
    theme.switch(qapp)
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, "beds-150")
    assert desk.shell.width() == 911
    assert page.side.buttons[0].words().startswith("Room ")
    assert page.board.plan.cells


def longer(page: QWidget) -> None:
    """Every word of the page by two fifths longer."""
    for each in page.findChildren(QLabel):
        each.setText(each.text() + "eisam"[: 1 + 2 * len(each.text()) // 5] if each.text() else "")
    for button in page.findChildren(KeyButton):
        button.say(button.words() + "eisamasis"[: 2 * len(button.words()) // 5])


def test_a_full_house_long_words_and_tonight_have_their_pictures(sit: Sit, grab: Grab) -> None:
    desk = sit(Role.MANAGER, height=768)
    waystation, lead = desk.waystation, desk.waystation.actor
    house = house_a(waystation)
    waystation.places.build(lead, RoomsForm(house, 201, 325, bunks=2))
    arrive(waystation, *[(f"Verasen{n}", f"Kiryl{n}", Sex.MALE) for n in range(30)])
    page = beds(desk)
    for _ in range(24):
        desk.press(ENTER)
    grab(desk.shell, "beds-500")
    desk.shell.resize(1366, 690)
    longer(page)
    desk.settled()
    grab(desk.shell, "beds-longer")
    assert desk.shell.width() == 1366
    desk.shell._load_groups(None)
    desk.shell.go("tonight", None)
    desk.settled()
    grab(desk.shell, "tonight-beds")
