"""What the desk costs in keys: a limit of the design (20 s, 8 s with a machine zone), counted from keys really sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from models.codes import Role, Sex
from tests.app.conftest import open_bus
from tests.ui.keystrokes import Typist
from tests.ui.test_page_intake_zone import BELARUSIAN, scan
from tests.ui.whole_desk import WholeDesk, sit
from ui.pages.intake import IntakePage

__all__ = ["sit"]  # fixture
CONTROL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return
MINIMUM, WITH_ZONE = 20.0, 8.0


def desk_of(sit: Callable[..., WholeDesk]) -> WholeDesk:
    """The intake desk over an open group that came without a list."""
    desk = sit(Role.INTAKE)
    open_bus(desk.waystation, desk.waystation.actor, None)
    desk.shell._load_groups(None)
    desk.settled()
    desk.open("intake", IntakePage)
    return desk


@pytest.mark.qt_log_ignore("This plugin does not support")  # the list of languages opens without a screen
def test_somebody_on_no_list_costs_at_most_twenty_seconds(
    sit: Callable[..., WholeDesk], capsys: pytest.CaptureFixture[str]
) -> None:
    desk = desk_of(sit)
    hands = Typist(desk.qtbot)
    hands.think()
    hands.press(Qt.Key.Key_N, held=CONTROL)
    hands.press(ENTER)  # nothing to act on now
    for text, further in (("Верасень", 0), ("Кірыла", 1)):
        hands.think()
        hands.write(text)
        hands.press(*[ENTER] * (1 + further))
    hands.think()
    hands.press(Qt.Key.Key_M, ENTER)
    for text in ("11.1955", "be"):
        hands.think()
        hands.write(text)
        hands.press(ENTER)
    hands.think()
    hands.press(ENTER, held=CONTROL)
    desk.settled()
    group = desk.waystation.arrivals.groups(desk.waystation.actor)[0]
    [row] = desk.waystation.arrivals.list_of(desk.waystation.actor, group.id)
    assert (row.name.family, row.name.given, row.sex, row.registered) == ("Верасень", "Кірыла", Sex.MALE, True)
    assert row.birth is not None
    assert row.birth.stored()[1] == "1955-11"
    with capsys.disabled():
        print(hands.line("minimum registration"), end=" ")
    assert hands.seconds <= MINIMUM


def test_somebody_with_a_machine_zone_costs_at_most_eight_seconds(
    sit: Callable[..., WholeDesk], capsys: pytest.CaptureFixture[str]
) -> None:
    desk = desk_of(sit)
    hands = Typist(desk.qtbot)
    hands.think()
    hands.press(Qt.Key.Key_N, held=CONTROL)
    scan("\r".join(BELARUSIAN))  # a reader types by itself
    hands.think()
    hands.press(ENTER, held=CONTROL)
    hands.think()
    hands.press(ENTER, held=CONTROL)
    desk.settled()
    group = desk.waystation.arrivals.groups(desk.waystation.actor)[0]
    [row] = desk.waystation.arrivals.list_of(desk.waystation.actor, group.id)
    assert (row.name.latin_family, row.name.latin_given, row.sex) == ("Verasen", "Kiryl", Sex.MALE)
    assert row.registered
    assert row.birth is not None
    assert row.birth.stored()[1] == "1955-11-11"
    with capsys.disabled():
        print(hands.line("registration with a machine zone"), end=" ")
    assert hands.seconds <= WITH_ZONE
