"""The page of one person, in a real window over a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.forms import CountForm, GroupForm, PaperInHand
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
    Role,
    Triage,
)
from tests.app.conftest import Centre, as_role
from ui.frame.rail import Destination
from ui.labels import safety_chip, safety_text
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

    def write(self, text: str) -> None:
        """Key by key, in any alphabet, to whatever has the focus."""
        for sign in text:
            QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(QEvent.Type.KeyPress, 0, NONE, sign))

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
    desk.open(desk.rows[0])
    grab(desk.shell, "person-light")
    theme.switch(qapp)
    grab(desk.shell, "person-dark")
    theme.switch(qapp)
    desk.shell.resize(911, 512)
    grab(desk.shell, "person-911x512")
    desk.page.sheet.area.verticalScrollBar().setValue(10_000)
    grab(desk.shell, "person-911x512-foot")


def test_the_head_says_who_this_is_and_marks_what_is_only_suggested(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    desk.open(desk.row("Крыжовик"))
    texts = desk.texts()
    assert "[KRYZHOVIK Sergei]" in texts
    assert "Suggested" in texts
    assert "Крыжовик Сергей Петрович, Russian" in texts
    assert desk.page.person is not None
    assert desk.page.person.person.number in texts
    assert "Belarusian, Russian" in texts
    assert "In the centre" in texts
    desk.open(desk.row("TSIARNOUNIK"))
    assert "TSIARNOUNIK Pavel" in desk.texts()
    assert "Suggested" not in desk.texts()


def test_safety_is_an_instruction_and_never_a_reason(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    desk.open(desk.rows[0])
    chip = next(part for part in desk.page.findChildren(QWidget) if part.accessibleName() == safety_chip())
    assert chip.toolTip() == chip.accessibleDescription() == safety_text()
    assert "NO_COO" not in desk.texts()
    assert "HIDE" not in desk.texts()


def test_somebody_not_counted_is_said_to_be_so(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    desk.open(desk.rows[20])
    assert "Not counted yet" in desk.texts()
    assert "In the centre" not in desk.texts()
    assert "Nothing has happened yet" in desk.texts()


def test_the_next_act_is_filled_and_goes_to_its_page_for_this_person(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    desk.open(desk.rows[0])
    filled = [b for b in desk.page.findChildren(QAbstractButton) if b.property("kind") == "primary" and b.isVisible()]
    assert filled == [desk.page.sheet.buttons["papers"]]
    assert QApplication.focusWidget() is filled[0]
    desk.press(Qt.Key.Key_P, CTRL)
    assert desk.elsewhere("papers") == [desk.rows[0].id]
    desk.open(desk.rows[1])
    assert desk.page.sheet.buttons["intake"].property("kind") == "primary"
    desk.press(Qt.Key.Key_R, ALT)
    assert desk.elsewhere("intake") == [desk.rows[1].id]


def test_f4_gives_to_this_person_and_f6_is_left_to_who_may(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    desk.open(desk.rows[0])
    desk.press(Qt.Key.Key_F4)
    assert desk.elsewhere("supplies") == [desk.rows[0].id]
    assert "health" not in desk.page.sheet.buttons


def test_a_medic_has_the_check_and_the_letter(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk(Role.MEDIC)
    desk.open(desk.rows[0])
    assert set(desk.page.sheet.buttons) == {"health", "letters"}
    desk.press(Qt.Key.Key_F6)
    assert desk.elsewhere("health") == [desk.rows[0].id]
    desk.open(desk.rows[0])
    desk.press(Qt.Key.Key_E, CTRL)
    assert desk.elsewhere("letters") == [desk.rows[0].id]


def test_next_steps_lead_there(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    desk.open(desk.rows[0])
    buttons = {button.accessibleName(): button for button in desk.page.sheet.todo.findChildren(QAbstractButton)}
    confirm = next(button for name, button in buttons.items() if name.startswith("Confirm"))
    confirm.click()
    desk.settled()
    assert desk.shell.page("remarks") is desk.shell.current_page()
    assert desk.elsewhere("remarks") == []


def test_papers_and_looks_stand_in_words(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    desk.open(desk.rows[0])
    texts = desk.texts()
    for words in ("A4 certificate", "Copied, given back", "With the border guard", "Torn", "Looked at the record"):
        assert words in texts


def test_a_look_is_journaled_once_for_opening_and_once_after_a_write(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    desk.open(desk.rows[0])
    before = desk.looks()
    desk.shell.reload()
    desk.shell.go("supplies", None)
    desk.page.context.work.run(desk.shell, lambda: None, writes=True)
    desk.settled()
    desk.page.context.work.run(desk.shell, lambda: None, writes=True)
    desk.settled()
    assert desk.looks() == before + 1  # the look this count itself made
    desk.shell.go("person", None)
    desk.settled()
    assert desk.looks() == before + 3


def test_the_list_opens_with_letters_and_enter(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    desk.write("Шипшинка")
    desk.press(Qt.Key.Key_Return)
    assert "SHIPSHINKA" in desk.texts()
    desk.press(Qt.Key.Key_Escape)
    assert "Scan a card, or type a name or number." in desk.texts()
    assert desk.page.person is None


def test_five_thousand_people_are_shown_at_once(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    people = [replace(desk.rows[0], id=new_id()) for _number in range(5_000)]
    group = desk.page.context.group()
    assert group is not None
    started = perf_counter()
    desk.page.list.show_group(group.label, people)
    QApplication.processEvents()
    desk.page.list.grab()
    assert perf_counter() - started < 1.0


@pytest.mark.parametrize(("width", "height"), [(1366, 690), (911, 512)])
def test_nothing_scrolls_sideways(at_desk: Callable[..., Desk], width: int, height: int) -> None:
    desk = at_desk(Role.INTAKE, width, height)
    desk.open(desk.rows[0])
    area = desk.page.sheet.area
    inside = area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= area.viewport().width()
    assert area.height() > 120
    for button in desk.page.sheet.buttons.values():
        assert button.mapTo(desk.page, button.rect().bottomRight()).x() < desk.page.width()


def test_every_control_has_a_name_and_the_title_has_none(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    desk.open(desk.rows[0])
    for control in desk.page.findChildren(QAbstractButton):
        assert control.accessibleName() or not control.isVisible() or control.objectName().startswith("qt_")
    assert desk.shell.windowTitle() == ""
