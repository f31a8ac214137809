"""Ctrl Z in the real window: the last act is offered, and taken back only at the second press."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from models.codes import Role
from tests.app.conftest import Centre
from tests.ui.whole_desk import WholeDesk, somebody
from ui.pages.tonight import TonightPage

Sit = Callable[..., WholeDesk]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_last_registration_is_taken_back_at_the_second_press(centre: Centre, sit: Sit) -> None:
    lead = centre.unlock(Role.MANAGER)
    somebody(lead)
    lead.close()
    desk = sit(Role.MANAGER)
    desk.open("tonight", TonightPage).setFocus()
    desk.press(Qt.Key.Key_Z, CTRL)
    assert "Take this back? registered the person" in desk.texts()
    assert desk.waystation.people.find(desk.waystation.actor, "Верасень")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert "Taken back" in desk.texts()
    assert desk.waystation.people.find(desk.waystation.actor, "Верасень") == ()
    desk.press(Qt.Key.Key_Z, CTRL)
    assert "nothing of yours to take back" in desk.texts()
