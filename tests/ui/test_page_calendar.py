"""The calendar in the real window: found, planned, beside another, kept by a card, called off; a medic's purpose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.scanning import recognise
from models.codes import AppointmentState, Role
from tests.ui.test_page_beds import THREE, arrive
from tests.ui.whole_desk import WholeDesk, sit
from ui.pages.calendar import CalendarPage
from ui.theme import Theme

__all__ = ["sit"]  # a fixture
Sit = Callable[..., WholeDesk]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(sit: Sit) -> WholeDesk:
    desk = sit(Role.MANAGER)
    arrive(desk.waystation, *THREE)
    return desk


def plan(desk: WholeDesk, name: str, at: str, place: str) -> CalendarPage:
    page = desk.open("calendar", CalendarPage)
    page.find.setFocus()
    page.find.setText(name)
    desk.press(Qt.Key.Key_Return)
    page.card.edits["starts_at"].setText(at)
    page.card.edits["place"].setText(place)
    desk.press(Qt.Key.Key_Return, CTRL)
    return page


def test_one_is_planned_kept_by_a_card_and_another_called_off(desk: WholeDesk) -> None:
    soon = desk.waystation.house.now().astimezone() + timedelta(hours=2)
    at = f"{soon:%d.%m. %H:%M}"
    page = plan(desk, "Verasen", at, "Office")
    page.to_day(soon.date())
    desk.settled()
    assert [row.place for row in page.model.rows()] == ["Office"]
    page = plan(desk, "Verasen", at, "Court")
    assert "At the same time" in page.banner.words.text()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert len(page.model.rows()) == 2
    number = page.model.rows()[0].person.number
    scan = recognise(number)
    assert scan is not None
    desk.shell.take_scan(scan)
    for _ in range(3):
        desk.settled()
    assert [row.state for row in page.model.rows()].count(AppointmentState.ATTENDED) == 1
    page.table.setFocus()
    desk.press(Qt.Key.Key_Z, CTRL)
    assert [row.state for row in page.model.rows()].count(AppointmentState.ATTENDED) == 0
    place = next(n for n, row in enumerate(page.model.rows()) if row.state is AppointmentState.PLANNED)
    page.table.selectRow(place)
    desk.settled()
    page.card.edits["note"].clear()
    desk.press(Qt.Key.Key_O, ALT)
    assert [row.state for row in page.model.rows()].count(AppointmentState.CANCELLED) == 0
    page.card.edits["note"].setText("bus was late")
    desk.press(Qt.Key.Key_O, ALT)
    assert [row.state for row in page.model.rows()].count(AppointmentState.CANCELLED) == 1
    desk.press(Qt.Key.Key_Right, ALT)
    assert page.day == soon.date() + timedelta(days=1)


def test_nonsense_is_said_beside_its_field_and_nobody_is_nobody(desk: WholeDesk) -> None:
    page = desk.open("calendar", CalendarPage)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Nobody is chosen" in page.banner.words.text()
    page = plan(desk, "Malvava", "nonsense", "")
    assert "no time" in page.card.fields["starts_at"]._said.text()
    page.find.setFocus()
    page.find.setText("zzzzz")
    desk.press(Qt.Key.Key_Return)
    assert "Nobody is found" in page.banner.words.text()
    assert "purpose" not in page.card.fields


def test_the_calendar_looks_light_and_dark(
    desk: WholeDesk, theme: Theme, qapp: QApplication, grab: Callable[[QWidget, str], Path]
) -> None:
    now = desk.waystation.house.now().astimezone()
    for name, hours in (("Verasen", 1), ("Malvava", 2), ("Zhuravinka", 3)):
        page = plan(desk, name, f"{now + timedelta(hours=hours):%d.%m. %H:%M}", "Vilnius, Gedimino 1")
    page.to_day((now + timedelta(hours=1)).date())
    desk.settled()
    page.table.selectRow(0)
    desk.settled()
    desk.shell.resize(1366, 768)
    for word in ("light", "dark"):
        grab(desk.shell, f"calendar-{word}")
        theme.switch(qapp)
    assert page.model.rows()
