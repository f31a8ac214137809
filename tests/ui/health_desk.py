"""A health desk for the tests: a night with eight people counted in, and hands at its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.check_rows import CheckSheet
from app.forms import CountForm, Decision, GroupForm
from app.ids import new_id
from app.importing import list_form
from app.night import demo_list
from app.rows import GroupRow, PersonRow
from app.waystation import Waystation, utc_now
from models.codes import (
    GroupKind,
    ProposalState,
    Role,
    Triage,
)
from tests.app.conftest import Centre, as_role, check_whole
from ui.frame.rail import Destination
from ui.pages.health import HealthPage
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Work

CTRL, ALT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


@dataclass
class Desk:
    shell: Shell
    page: HealthPage
    rows: tuple[PersonRow, ...]
    settled: Callable[[], None]
    qtbot: QtBot

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            self.qtbot.keyClick(focus, key, held)

    def write(self, text: str) -> None:
        """Key by key, in any alphabet, to whatever has the focus."""
        for sign in text:
            QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(QEvent.Type.KeyPress, 0, NONE, sign))

    def enter(self, *texts: str) -> None:
        """Each text followed by Enter, an empty one is left as it is."""
        for text in texts:
            self.write(text)
            self.press(ENTER)

    def here(self) -> UUID:
        person = self.page._here()
        assert person is not None
        return person

    def open(self, person: UUID) -> None:
        self.page.open_for(person)
        self.settled()

    def sheet(self, person: UUID) -> CheckSheet:
        return self.page.context.waystation.health.open_check(self.page.context.actor, person)

    def score(self) -> str:
        return self.page.frame.score.words()

    def texts(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def type_measure(self, key: str, text: str) -> None:
        edit = self.page.frame.form.measures.rows[key].edit
        edit.setFocus()
        edit.clear()
        self.write(text)


def night(waystation: Waystation, confirm: bool = True) -> tuple[GroupRow, tuple[PersonRow, ...]]:
    """A bus with its list: remarks confirmed, eight people counted in."""
    desk = as_role(waystation, Role.INTAKE)
    form = GroupForm(new_id(), "Bus 2", GroupKind.BUS, 52, utc_now())
    group = waystation.arrivals.open_group(desk, form)
    waystation.lists.import_list(desk, list_form(form.id, demo_list()))
    if confirm:
        waiting = waystation.proposals.waiting(desk, form.id)
        waystation.proposals.decide(desk, tuple(Decision(row.id, ProposalState.CONFIRMED) for row in waiting))
    colours = (Triage.YELLOW, Triage.GREEN, Triage.RED, Triage.NOT_YET)
    for place, row in enumerate(waystation.arrivals.list_of(desk, form.id)[:8]):
        waystation.arrivals.count_in(desk, CountForm(row.id, form.id, True, colours[place % 4]))
    return group, waystation.arrivals.list_of(desk, form.id)


@pytest.fixture
def medic(centre: Centre) -> Iterator[Waystation]:
    waystation = centre.unlock(Role.MEDIC)
    yield waystation
    check_whole(waystation)
    waystation.close()


@pytest.fixture
def at_desk(
    medic: Waystation,
    work: Work,
    qtbot: QtBot,
    theme: Theme,
    shown: Callable[[QWidget], QWidget],
    settled: Callable[[], None],
) -> Callable[..., Desk]:
    def sit(width: int = 1366, height: int = 768) -> Desk:
        _, rows = night(medic)
        shell = Shell(medic, work)
        shell.furnish([Destination("health", "Health", "heart-pulse", "F6", lambda: HealthPage(shell.context))])
        shell.resize(width, height)
        settled()
        shell.go("health", None)
        shown(shell)
        settled()
        page = shell.current_page()
        assert isinstance(page, HealthPage)
        return Desk(shell, page, rows, settled, qtbot)

    return sit


def fill(desk: Desk) -> None:
    """A whole check with the keyboard, from the first field to the last."""
    desk.press(Qt.Key.Key_Y, ENTER)
    desk.press(Qt.Key.Key_2, ENTER)
    desk.enter("18", "97")
    desk.press(Qt.Key.Key_A, ENTER)
    desk.enter("104/62", "112", "35,8")
    desk.press(Qt.Key.Key_A, ENTER)
    desk.enter("", "61,5", "178", "3")
