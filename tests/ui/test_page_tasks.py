"""The page of tasks: a task for somebody, taken and left by a key, only what is mine."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.tasks import TaskForm
from models.base import new_id
from models.codes import Role
from tests.ui.whole_desk import WholeDesk, sit
from ui.pages.tasks import TasksPage

__all__ = ["sit"]  # a fixture
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_a_task_is_written_for_somebody_taken_and_left(sit: Callable[..., WholeDesk]) -> None:
    desk = sit(Role.MANAGER)
    waystation, lead = desk.waystation, desk.waystation.actor
    waystation.tasks.write_task(lead, TaskForm(new_id(), "Ask for blankets", Role.STORE))
    page = desk.open("tasks", TasksPage)
    desk.settled()
    page.what.setText("Call the driver")
    page.owner.setCurrentIndex(next(n for n in range(page.owner.count()) if page.owner.itemText(n).startswith("Tomas")))
    page.what.setFocus()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert {row.what: row.owner for row in page.tasks} == {"Ask for blankets": "", "Call the driver": "Tomas, Store"}
    desk.press(Qt.Key.Key_T, ALT)
    assert [row.mine for row in page.tasks] == [True, False]
    desk.press(Qt.Key.Key_M, ALT)
    assert [row.what for row in page.tasks] == ["Ask for blankets"]
    desk.press(Qt.Key.Key_T, ALT)
    assert page.tasks == ()
    desk.press(Qt.Key.Key_M, ALT)
    assert len(page.tasks) == 2
