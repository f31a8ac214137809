"""The read log at the desk of the shift lead: keyboard only, one person's lines, papers to countersign, 5,000 lines."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.forms import CountForm, PersonForm
from app.read_rows import LogKind, ReadRow
from app.rosters import RosterForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Role, RosterKind
from tests.app.conftest import Centre, check_whole, open_bus
from ui.destinations import destinations
from ui.pages.read_log import ReadLogPage
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Work

MANY = 5_000


@pytest.fixture
def lead(centre: Centre) -> Iterator[Waystation]:
    waystation = centre.unlock(Role.MANAGER)
    yield waystation
    check_whole(waystation)
    waystation.close()


def a_night(centre: Centre) -> UUID:
    """Intake's own hands: one person counted in, registered, looked at; the roster twice."""
    waystation = centre.unlock(Role.INTAKE)
    intake = waystation.actor
    group = open_bus(waystation, intake)
    person = waystation.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False)).person.id
    waystation.registration.register(intake, PersonForm(person, group, family="Verasen", given="Kiryl"))
    waystation.people.open_person(intake, person)
    for _copy in range(2):
        waystation.rosters.paper(intake, RosterForm(RosterKind.NAMES, group))
    waystation.close()
    return person


@dataclass
class Desk:
    page: ReadLogPage
    settled: Callable[[], None]
    qtbot: QtBot

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key, held)
        self.settled()

    def what(self) -> list[str]:
        return [row.what for row in self.page.model.rows()]


def at_desk(
    waystation: Waystation, work: Work, shown: Callable[[QWidget], QWidget], settled: Callable[[], None], qtbot: QtBot
) -> Desk:
    shell = Shell(waystation, work)
    shell.furnish(destinations(shell.context))
    shell.resize(1366, 768)
    shown(shell)
    shell.go("read_log", None)
    settled()
    page = shell.page("read_log")
    assert isinstance(page, ReadLogPage)
    page.setFocus()
    return Desk(page, settled, qtbot)


def test_a_night_is_read_and_a_paper_countersigned_by_keys(
    theme: Theme, centre: Centre, work: Work, shown: Callable[[QWidget], QWidget], settled: Callable[[], None],
    qtbot: QtBot, qapp: QApplication, grab: Callable[[QWidget, str], object],
) -> None:  # fmt: skip
    person = a_night(centre)
    lead = centre.unlock(Role.MANAGER)
    desk = at_desk(lead, work, shown, settled, qtbot)
    assert desk.what()[:3] == [
        "printed the roster with 1 name, unusual",
        "printed the roster with 1 name",
        "opened the record",
    ]
    grab(desk.page.window(), "read_log_light")
    theme.switch(qapp)
    grab(desk.page.window(), "read_log_dark")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.page._person == person
    assert desk.what()[-1].startswith("counted somebody in")
    desk.press(Qt.Key.Key_Escape)
    assert desk.page._person is None
    desk.press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert all(words.startswith("printed") for words in desk.what())
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not desk.page.papers.isVisible()
    assert desk.what()[0] == "countersigned print 2"
    lead.close()


def test_a_fresh_house_has_a_sentence_and_no_table(
    theme: Theme, lead: Waystation, work: Work, shown: Callable[[QWidget], QWidget], settled: Callable[[], None],
    qtbot: QtBot, grab: Callable[[QWidget, str], object],
) -> None:  # fmt: skip
    desk = at_desk(lead, work, shown, settled, qtbot)
    desk.press(Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert desk.page.empty.isVisible()
    assert not desk.page.table.isVisible()
    assert not desk.page.papers.isVisible()
    grab(desk.page.window(), "read_log_empty")


def test_five_thousand_lines_are_shown_at_once(
    theme: Theme, lead: Waystation, work: Work, shown: Callable[[QWidget], QWidget], settled: Callable[[], None],
    qtbot: QtBot,
) -> None:  # fmt: skip
    desk = at_desk(lead, work, shown, settled, qtbot)
    at = datetime(2026, 11, 22, 3, tzinfo=UTC)
    row = ReadRow(at, new_id(), "Ona", "Intake 1", LogKind.READ, "opened the record", Role.INTAKE, new_id(), "123")
    began = time.perf_counter()
    desk.page._show([replace(row, at=at - timedelta(minutes=line)) for line in range(MANY)])
    QApplication.processEvents()
    assert time.perf_counter() - began < 1
    desk.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert desk.page.table.currentIndex().row() == MANY - 1
