"""An assistant measures, the clinic reads: saved once, sealed, the next who waits, and what it calls for at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models.codes import Role
from tests.ui.whole_desk import WholeDesk, somebody, user
from ui.pages.measure import MeasurePage
from ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier


def at_the_assistant(sit: Callable[..., WholeDesk]) -> tuple[WholeDesk, MeasurePage]:
    lead = sit(Role.MANAGER)
    user(lead.waystation, Role.AID, "First aid")
    somebody(lead.waystation)
    desk = sit(Role.AID, "First aid")
    desk.shell._load_groups(None)
    desk.settled()
    page = desk.open("measure", MeasurePage)
    desk.settled()
    return desk, page


def write(desk: WholeDesk, page: MeasurePage, key: str, text: str) -> None:
    page.measures.rows[key].edit.setFocus()
    page.measures.rows[key].edit.setText(text)


def test_what_is_measured_goes_to_the_clinic_and_calls_it(sit: Callable[..., WholeDesk]) -> None:
    desk, page = at_the_assistant(sit)
    person = page._person
    assert person is not None
    write(desk, page, "pulse", "999")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert page._person == person
    write(desk, page, "pulse", "140")
    write(desk, page, "saturation", "88")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert page.alarm.isVisible()
    assert page.measures.rows["pulse"].edit.text() == ""
    medic = sit(Role.MEDIC).waystation
    trend = medic.health.open_check(medic.actor, person).trend
    assert [(point.vitals.pulse, point.vitals.saturation) for point in trend] == [(140, 88)]


def test_what_the_page_of_the_assistant_looks_like(
    sit: Callable[..., WholeDesk], grab: Callable[[QWidget, str], Path], theme: Theme, qapp: QApplication
) -> None:
    desk, page = at_the_assistant(sit)
    write(desk, page, "pulse", "140")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert grab(desk.shell, "measure").exists()
    theme.switch(qapp)
    assert grab(desk.shell, "measure-dark").exists()
