"""The page of one person, in a real window over a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.forms import CheckForm, CountForm, GroupForm, PaperInHand
from app.ids import new_id
from app.importing import list_form
from app.night import demo_list
from app.rows import GroupRow, PersonRow
from app.waystation import Waystation, utc_now
from models.codes import (
    ActNow,
    Answer,
    Condition,
    Custody,
    DocumentType,
    GroupKind,
    Instruction,
    Role,
    Triage,
)
from tests.app.conftest import Centre, as_role
from ui.frame.rail import Destination
from ui.page import Page, PageContext
from ui.pages.person import PersonPage
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Work

CTRL, ALT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


class Elsewhere(Page):
    """Stands for another page and remembers who it was opened for."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.opened: list[object] = []

    def open_for(self, person: object) -> None:  # type: ignore[override]
        self.opened.append(person)


@dataclass
class Desk:
    shell: Shell
    page: PersonPage
    rows: tuple[PersonRow, ...]
    settled: Callable[[], None]
    qtbot: QtBot

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key, held)
        self.settled()

    def texts(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def row(self, words: str) -> PersonRow:
        return next(row for row in self.rows if words in row.name.own)

    def open(self, row: PersonRow) -> None:
        self.shell.go("person", row.id)
        self.settled()

    def elsewhere(self, key: str) -> list[object]:
        page = self.shell.page(key)
        assert isinstance(page, Elsewhere)
        return page.opened

    def looks(self) -> int:
        assert self.page.person is not None
        person = self.page.person.person.id
        lead = as_role(self.page.context.waystation, Role.INTAKE)
        return len(self.page.context.waystation.people.open_person(lead, person).looked)


def night(waystation: Waystation) -> tuple[GroupRow, tuple[PersonRow, ...]]:
    """A bus with its list; half of it counted in, some registered, one with papers."""
    desk = as_role(waystation, Role.INTAKE)
    form = GroupForm(new_id(), "Bus 2", GroupKind.BUS, 52, utc_now())
    group = waystation.arrivals.open_group(desk, form)
    waystation.lists.import_list(desk, list_form(form.id, demo_list()))
    rows = waystation.arrivals.list_of(desk, form.id)
    for row in rows[:6]:
        waystation.arrivals.count_in(desk, CountForm(row.id, form.id, True, Triage.YELLOW))
    sheet = waystation.registration.open_sheet(desk, rows[0].id).form
    papers = (
        PaperInHand(DocumentType.A4_CERTIFICATE, Condition.WORN, Custody.COPIED_RETURNED),
        PaperInHand(DocumentType.PASSPORT, Condition.TORN, Custody.BORDER_GUARD),
    )
    acts = (ActNow.COLD_OR_WET,)
    told = replace(sheet, papers=papers, languages=("be", "ru"), notice_given=Answer.YES, acts_now=acts)
    waystation.registration.register(desk, told)
    return group, waystation.arrivals.list_of(desk, form.id)


@pytest.fixture
def at_desk(
    centre: Centre,
    work: Work,
    qtbot: QtBot,
    theme: Theme,
    shown: Callable[[QWidget], QWidget],
    settled: Callable[[], None],
) -> Iterator[Callable[..., Desk]]:
    opened: list[Waystation] = []

    def sit(role: Role = Role.INTAKE, width: int = 1366, height: int = 768) -> Desk:
        waystation = centre.unlock(role)
        opened.append(waystation)
        _, rows = night(waystation)
        shell = Shell(waystation, work)
        others = ("supplies", "health", "letters", "intake", "papers", "remarks", "door")
        keys = {"supplies": "F4", "health": "F6"}
        shell.furnish(
            [
                *(
                    Destination(key, key.title(), "list", keys.get(key, ""), lambda: Elsewhere(shell.context))
                    for key in others
                ),
                Destination("person", "People", "users", "", lambda: PersonPage(shell.context), in_rail=False),
            ]
        )
        shell.resize(width, height)
        settled()
        shell.go("person", None)
        shown(shell)
        settled()
        page = shell.current_page()
        assert isinstance(page, PersonPage)
        return Desk(shell, page, rows, settled, qtbot)

    yield sit
    for waystation in opened:
        waystation.close()


def test_what_it_looks_like(
    at_desk: Callable[..., Desk], theme: Theme, qapp: QApplication, grab: Callable[[QWidget, str], Path]
) -> None:
    desk = at_desk()
    grab(desk.shell, "person-list")
    person = desk.rows[0]
    check = CheckForm(
        new_id(),
        person.id,
        Answer.YES,
        instructions=(Instruction.BED_LOW, Instruction.SMALL_MEALS, Instruction.NO_FOOD_BEFORE_CLINICIAN),
    )
    medic = as_role(desk.page.context.waystation, Role.MEDIC)
    assert medic
    desk.open(person)
    grab(desk.shell, "person-light")
    theme.switch(qapp)
    grab(desk.shell, "person-dark")
    theme.switch(qapp)
    desk.shell.resize(911, 512)
    grab(desk.shell, "person-911x512")
    desk.page.sheet.area.verticalScrollBar().setValue(10_000)
    grab(desk.shell, "person-911x512-foot")
    assert check.person == person.id
