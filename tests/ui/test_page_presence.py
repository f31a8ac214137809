"""Presence in the real window: marks, leave, corrections, roll-call by keys and scans, gate, nights, rules, meals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.meals import MealTypeForm
from app.presence.forms import MarkForm
from app.scanning import recognise
from app.shelter.forms import StayForm
from models.base import new_id
from models.codes import PresenceState, Role, Sex
from tests.app.conftest import as_role
from tests.ui.test_page_beds import arrive, house_a
from tests.ui.whole_desk import WholeDesk, sit, user
from ui.pages.meals import MealsPage
from ui.pages.meals.serving import Serving
from ui.pages.presence import PresencePage
from ui.pages.presence.gate import GateSection
from ui.pages.presence.now import Now
from ui.pages.presence.roll_call import RollCall
from ui.pages.presence.rules import RulesSection
from ui.theme import Theme

__all__ = ["sit"]  # a fixture
Sit = Callable[..., WholeDesk]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FOUR = (("Verasen", "Pavel", Sex.MALE), ("Malvava", "Alena", Sex.FEMALE), ("Zhuravinka", "Yury", Sex.MALE),
        ("Kryzhovik", "Siarhei", Sex.MALE))  # fmt: skip


@pytest.fixture
def desk(sit: Sit) -> WholeDesk:
    """A house with four people, three of them in beds."""
    desk = sit(Role.MANAGER)
    house_a(desk.waystation)
    people = arrive(desk.waystation, *FOUR)
    waystation, lead = desk.waystation, desk.waystation.actor
    for person in people[:3]:
        offer = waystation.beds.proposals(lead, person)[0]
        assert waystation.beds.place(lead, StayForm(new_id(), person, offer.bed, reason="agreed")).done
    return desk


def section(desk: WholeDesk, key: str) -> QWidget:
    page = desk.open("presence", PresencePage)
    page.show_section(key)
    desk.settled()
    return page.sections[key]


def states(desk: WholeDesk) -> dict[UUID, PresenceState]:
    sheet = desk.waystation.presence.sheet(desk.waystation.actor)
    return {row.person.id: row.state for row in sheet.people}


def numbers(desk: WholeDesk) -> dict[UUID, str]:
    sheet = desk.waystation.presence.sheet(desk.waystation.actor)
    return {row.person.id: row.person.number for row in sheet.people}


def test_somebody_is_marked_put_right_and_sent_on_leave(desk: WholeDesk) -> None:
    now = section(desk, "now")
    assert isinstance(now, Now)
    assert len(now.model.rows()) == 4
    person = now.model.rows()[0].person.id
    now.card.choose(PresenceState.HOSPITAL)
    now.card.edits["nights"].setText("2")
    now.table.setFocus()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert states(desk)[person] is PresenceState.HOSPITAL
    rooms = desk.waystation.beds.board(desk.waystation.actor).buildings[0].rooms
    assert [bed.kept for room in rooms for bed in room.beds].count(True) == 1
    assert "Hospital: 1" in desk.texts()
    now.story.selectRow(0)
    now._put_right()
    assert now.card.save.words() == "Put right"
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "needs a reason" in now.fields["reason"]._said.text()
    now.card.edits["reason"].setText("was in room 1")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert states(desk)[person] is PresenceState.PRESENT
    now.card.choose(PresenceState.LEAVE)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Until when" in now.fields["until"]._said.text()
    now.card.edits["until"].setText("23:59")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert states(desk)[person] is PresenceState.LEAVE
    now.filter.set_value("away")
    now._filter()
    assert [row.person.id for row in now.model.rows()] == [person]
    now.card.edits["at"].setText("nonsense")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "no time" in now.fields["at"]._said.text()
    fits(desk, now)


def test_a_roll_call_by_room_by_letter_and_by_scan(desk: WholeDesk) -> None:
    call = section(desk, "roll_call")
    assert isinstance(call, RollCall)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert call._sheet is not None
    assert call.people_model.rowCount()
    call.rooms.setFocus()
    desk.press(Qt.Key.Key_A, ALT)
    call.rooms.selectRow(call.rooms_model.rowCount() - 1)
    alone = call.people_model.rows()[0].person.id
    call.scan.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert call.people.hasFocus()
    desk.press(Qt.Key.Key_PageUp)
    assert call.rooms.currentIndex().row() == call.rooms_model.rowCount() - 2
    desk.press(Qt.Key.Key_PageDown)
    desk.press(Qt.Key.Key_N)
    assert states(desk)[alone] is PresenceState.ABSENT_UNKNOWN
    scan = recognise(numbers(desk)[alone])
    assert scan is not None
    desk.shell.take_scan(scan)
    desk.settled()
    desk.settled()
    assert states(desk)[alone] is PresenceState.PRESENT
    assert call._sheet.unmarked
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Nobody looked for them" in call.banner.words.text()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert call._sheet is None
    row = call.past_model.rows()[0]
    assert (row.missing, row.closed_at is not None) == (0, True)
    assert row.found >= 2


def test_the_gate_writes_in_and_out_and_counts_heads(desk: WholeDesk) -> None:
    gate = section(desk, "gate")
    assert isinstance(gate, GateSection)
    person, number = next(iter(numbers(desk).items()))
    for word, state in (("Out", PresenceState.ABSENT_UNKNOWN), ("In", PresenceState.PRESENT)):
        desk.press(Qt.Key.Key_I if word == "In" else Qt.Key.Key_O, ALT)
        gate.scan.setText(number)
        gate.scan.setFocus()
        desk.press(Qt.Key.Key_Return)
        assert gate.answer.word.text() == word
        assert states(desk)[person] is state
    gate.scan.setText("99")
    desk.press(Qt.Key.Key_Return)
    assert gate.answer.word.text() == "Not written"
    gate.staff.setText("6")
    gate.visitors.setText("x")
    desk.press(Qt.Key.Key_S, ALT)
    assert "no number" in gate.fields["visitors"]._said.text()
    gate.visitors.setText("2")
    desk.press(Qt.Key.Key_S, ALT)
    assert desk.waystation.presence.sheet(desk.waystation.actor).visitors == 2


def test_a_role_is_told_only_what_it_can_do_itself(sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    assert (
        "By name: Alt 1." in section(desk, "gate").answer.second.text() + section(desk, "gate").answer.sentence.text()
    )
    user(desk.waystation, Role.GATE, "Gate")
    guard = section(sit(Role.GATE, "Gate"), "gate")
    assert "the shift lead finds them" in guard.answer.second.text() + guard.answer.sentence.text()
    page = sit(Role.STORE).open("meals", MealsPage)
    assert "The shift lead writes down" in page.sections["serving"].answer.second.text()


def test_rules_are_saved_and_nights_are_read(desk: WholeDesk) -> None:
    rules = section(desk, "rules")
    assert isinstance(rules, RulesSection)
    rules.edits["night_at"].setText("25:00")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "cannot be read" in rules.fields["night_at"]._said.text()
    rules.edits["night_at"].setText("2:30")
    rules.edits["fire_place"].setText("at the gate")
    desk.press(Qt.Key.Key_Return, CTRL)
    saved = desk.waystation.presence.rule(desk.waystation.actor)
    assert (saved.night_at, saved.fire_place) == (150, "at the gate")
    section(desk, "nights")
    desk.settled()
    assert "Night of" in desk.texts()


def fits(desk: WholeDesk, now: Now) -> None:
    """Nothing of the card at the side is cut, wherever somebody is, wide and narrow."""
    for width in (1366, 911):
        desk.shell.resize(width, 690)
        for place in range(now.card.state.count()):
            now.card.state.setCurrentIndex(place)
            desk.settled()
            inside = now.side.widget()
            assert inside.minimumSizeHint().width() <= now.side.viewport().width(), (width, place)


def test_a_meal_is_counted_by_scan_and_passed_with_a_reason(desk: WholeDesk) -> None:
    lead = desk.waystation.actor
    page = desk.open("meals", MealsPage)
    assert page.sections["serving"].answer.word.text() == "No meals yet"
    assert page.sections["serving"].scan.hasFocus()
    page.show_section("kinds")
    for button in (page.sections["kinds"].save, page.sections["kinds"].new, page.sections["kinds"].end):
        assert button.width() >= button.sizeHint().width()
    for name, text in (("name", "Supper"), ("starts", "0:00"), ("ends", "23:59")):
        page.sections["kinds"].edits[name].setText(text)
    desk.press(Qt.Key.Key_Return, CTRL)
    page.show_section("serving")
    desk.settled()
    serving = page.sections["serving"]
    assert isinstance(serving, Serving)
    number = next(iter(numbers(desk).values()))
    for word in ("Counted", "Ask first"):
        serving.scan.setText(number)
        serving.scan.setFocus()
        desk.press(Qt.Key.Key_Return)
        assert serving.answer.word.text() == word
    desk.press(Qt.Key.Key_G, ALT)
    assert "reason is needed" in serving.banner.words.text()
    serving.reason.setText("spilled")
    desk.press(Qt.Key.Key_G, ALT)
    assert desk.waystation.meals.sheet(lead).meals[0].served == 2
    desk.press(Qt.Key.Key_Z, ALT)
    assert desk.waystation.meals.sheet(lead).meals[0].served == 1


def test_the_pages_look_light_dark_and_small(
    desk: WholeDesk, theme: Theme, qapp: QApplication, grab: Callable[[QWidget, str], Path]
) -> None:
    waystation, lead = desk.waystation, desk.waystation.actor
    people = list(numbers(desk))
    waystation.presence.mark(lead, MarkForm(new_id(), people[0], PresenceState.HOSPITAL))
    waystation.presence.count_heads(as_role(waystation, Role.GATE), 6, 2)
    waystation.meals.save_type(lead, MealTypeForm(new_id(), "Supper", 0, 23 * 60))
    desk.shell.resize(1366, 768)
    for dark in (False, True):
        for key in ("now", "roll_call", "gate", "rules"):
            part = section(desk, key)
            if isinstance(part, RollCall) and not dark:
                desk.press(Qt.Key.Key_Return, CTRL)
            if isinstance(part, GateSection):
                part.take(numbers(desk)[people[1]])
                desk.settled()
            grab(desk.shell, f"presence-{key}-{'dark' if dark else 'light'}")
        page = desk.open("meals", MealsPage)
        page.sections["serving"].take(numbers(desk)[people[1]])
        desk.settled()
        grab(desk.shell, f"meals-{'dark' if dark else 'light'}")
        theme.switch(qapp)
    desk.shell.resize(911, 512)
    section(desk, "now")
    grab(desk.shell, "presence-911")
    assert desk.shell.width() < 1100
