"""Assigning on the page of a person, reading and writing on the page of cases, in real windows."""

import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlmodel import select

from app.access import Actor
from app.cases import NoteForm, case_form
from app.night import SITE
from app.waystation import desks_of, unlock
from models.base import new_id
from models.codes import Role
from models.derived import Draft
from models.papers import Fact
from tests.app.conftest import WORDS, Centre
from tests.ui.whole_desk import WholeDesk, roles_of, somebody, user
from ui.pages.cases import CasesPage
from ui.pages.person import PersonPage
from ui.pages.person.team import TeamCard
from ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
CANARY = "His brother was asked about him at home"
LONG = "Told at night, in his own words. " * 30 + "THE END"
Sit = Callable[..., WholeDesk]


@pytest.fixture(scope="module")
def assigned(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID, UUID]:
    folder = tmp_path_factory.mktemp("assigned") / "data"
    shutil.copytree(made_once, folder)
    slot = next(desk.slot_id for desk in desks_of(folder) if desk.label == SITE.desk)
    lead = unlock(folder, slot, WORDS)
    social, person, other = user(lead, Role.CASE, "Social 1"), somebody(lead), somebody(lead, "Другая", "Ганна")
    lead.cases.assign(lead.actor, case_form(person, social))
    lead.close()
    return folder, person, other


@pytest.fixture
def case(centre: Centre, assigned: tuple[Path, UUID, UUID]) -> tuple[UUID, UUID]:
    """A person whose case Social 1 has, and somebody else's person."""
    shutil.rmtree(centre.folder)
    shutil.copytree(assigned[0], centre.folder)
    return assigned[1:]


def readings(desk: WholeDesk) -> int:
    with desk.waystation.house.store.read() as session:
        return len(session.exec(select(Fact).where(Fact.kind == "SEALED_READ")).all())


def write(desk: WholeDesk, page: CasesPage, text: str) -> None:
    page.note.setFocus()
    desk.qtbot.keyClicks(page.note, text)


def test_a_note_is_written_and_read_by_keyboard_alone(case: tuple[UUID, UUID], sit: Sit) -> None:
    desk = sit(Role.CASE, "Social 1")
    page = desk.open("cases", CasesPage)
    assert "VERASEN Kiryl" not in desk.texts()
    desk.press(Qt.Key.Key_Down)
    assert not page.writing.isVisible()
    desk.press(Qt.Key.Key_Return)
    assert "VERASEN Kiryl" in desk.texts()
    assert page.note.hasFocus()
    write(desk, page, CANARY)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert page.note.toPlainText() == ""
    assert CANARY in desk.texts()
    assert "Social 1, Social 1" in desk.texts()
    assert readings(desk) == 1


def test_notes_leave_the_screen_with_the_page_and_typing_is_kept(case: tuple[UUID, UUID], sit: Sit) -> None:
    desk = sit(Role.CASE, "Social 1")
    actor, person = desk.waystation.actor, case[0]
    desk.waystation.cases.write(actor, NoteForm(new_id(), person, CANARY))
    page = desk.open("cases", CasesPage, person)
    assert CANARY in desk.texts()
    write(desk, page, "half a word")
    desk.shell.go("tonight", None)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(CANARY in label.text() for label in page.findChildren(QLabel))
    assert page.note.toPlainText() == ""
    desk.open("cases", CasesPage)
    assert CANARY not in desk.texts()
    desk.open("cases", CasesPage, person)
    assert page.note.toPlainText() == "half a word"


def test_a_half_typed_note_outlives_the_lock_sealed(case: tuple[UUID, UUID], sit: Sit) -> None:
    desk = sit(Role.CASE, "Social 1")
    write(desk, desk.open("cases", CasesPage, case[0]), CANARY)
    desk = sit(Role.CASE, "Social 1")
    with desk.waystation.house.store.read() as session:
        draft = session.exec(select(Draft).where(Draft.page == "cases")).one()
    assert CANARY.encode() not in draft.content
    page = desk.open("cases", CasesPage)
    assert page.model.people
    desk.open("cases", CasesPage, case[0])
    assert page.note.toPlainText() == CANARY
    desk.press(Qt.Key.Key_Return, CTRL)
    assert [row.text for row in desk.waystation.cases.notes(desk.waystation.actor, case[0])] == [CANARY]
    with desk.waystation.house.store.read() as session:
        assert session.exec(select(Draft).where(Draft.page == "cases")).first() is None


def test_somebody_elses_case_stays_closed(case: tuple[UUID, UUID], sit: Sit) -> None:
    desk = sit(Role.CASE, "Social 1")
    page = desk.open("cases", CasesPage, case[1])
    assert "not assigned to you" in desk.texts()
    assert not page.writing.isVisible()


def test_an_empty_note_is_told_at_its_field(case: tuple[UUID, UUID], sit: Sit) -> None:
    desk = sit(Role.CASE, "Social 1")
    desk.open("cases", CasesPage, case[0])
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "The note is empty" in desk.texts()


def test_the_lead_assigns_and_ends_on_the_page_of_the_person(case: tuple[UUID, UUID], sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    page = desk.open("person", PersonPage, case[1])
    panel = next(panel for panel in page.panels if isinstance(panel, TeamCard))
    assert "Nobody works on this case." in desk.texts()
    panel.button.click()
    desk.settled()
    assert "Social 1, Social 1" in desk.texts()
    assert not panel.button.isVisible()
    social = next(row for row in desk.waystation.staff.users(desk.waystation.actor) if row.desk == "Social 1")
    actor = Actor(social.id, Role.CASE, social.desk, social.name)
    assert {row.person.id for row in desk.waystation.cases.mine(actor)} == set(case)
    next(button for button in panel.findChildren(type(panel.button)) if button.words() == "End").click()
    desk.settled()
    assert "Nobody works on this case." in desk.texts()
    assert panel.button.isVisible()


def test_cases_are_for_case_workers() -> None:
    assert roles_of("cases") == {Role.CASE, Role.LEGAL}


def test_a_long_note_is_shown_to_its_end(case: tuple[UUID, UUID], sit: Sit) -> None:
    desk = sit(Role.CASE, "Social 1", 911, 512)
    desk.waystation.cases.write(desk.waystation.actor, NoteForm(new_id(), case[0], LONG))
    page = desk.open("cases", CasesPage, case[0])
    note = next(label for label in page.findChildren(QLabel) if label.text() == LONG)
    desk.qtbot.waitUntil(lambda: note.height() >= note.heightForWidth(note.width()), timeout=5_000)


def test_what_it_looks_like(
    case: tuple[UUID, UUID], sit: Sit, theme: Theme, grab: Callable[[QWidget, str], Path]
) -> None:
    desk = sit(Role.CASE, "Social 1")
    for text in (LONG, CANARY):
        desk.waystation.cases.write(desk.waystation.actor, NoteForm(new_id(), case[0], text))
    desk.open("cases", CasesPage)
    grab(desk.shell, "cases-list")
    page = desk.open("cases", CasesPage, case[0])
    write(desk, page, "He asks that nobody calls his mother.")
    grab(desk.shell, "cases-light")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.switch(application)
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, "cases-911x512-dark")
    theme.switch(application)
    desk = sit(Role.MANAGER)
    person = desk.open("person", PersonPage, case[0])
    person.sheet.area.ensureWidgetVisible(person.panels[0])
    grab(desk.shell, "team-light")
