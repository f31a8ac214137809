"""The enquiry desk in real windows: one screen for every name, and messages that only a case worker opens."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.cases import case_form
from app.contacts import ContactForm
from app.enquiries import WE_DO_NOT_SAY, EnquiryForm
from app.night import SITE
from app.waystation import desks_of, unlock
from models.base import new_id
from models.codes import Answer, EnquiryState, Relation, Role, TaskKind
from tests.app.conftest import WORDS, Centre, as_role
from tests.ui.whole_desk import WholeDesk, roles_of, somebody, user
from ui.pages.enquiry import EnquiryPage
from ui.theme import Theme

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
HERE, NOT_HERE = "Верасень Кірыл", "Нiхто Такiнеё"
CANARY = "Tell him that the dog is well"
Sit = Callable[..., WholeDesk]


@pytest.fixture(scope="module")
def furnished(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    folder = tmp_path_factory.mktemp("enquiry") / "data"
    shutil.copytree(made_once, folder)
    slot = next(desk.slot_id for desk in desks_of(folder) if desk.label == SITE.desk)
    lead = unlock(folder, slot, WORDS)
    social, person = user(lead, Role.CASE, "Social 1"), somebody(lead)
    user(lead, Role.GATE, "Gate 1")
    lead.cases.assign(lead.actor, case_form(person, social))
    contact = ContactForm(new_id(), person, Relation.PARENT, "Ганна Верасень", "+375 29 123 45 67", "BY")
    lead.contacts.write(as_role(lead, Role.INTAKE), contact)
    lead.close()
    return folder, person


@pytest.fixture
def person(centre: Centre, furnished: tuple[Path, UUID]) -> UUID:
    shutil.rmtree(centre.folder)
    shutil.copytree(furnished[0], centre.folder)
    return furnished[1]


def ask(desk: WholeDesk, name: str) -> tuple[str, list[str]]:
    """Take a message by keyboard; the whole screen before and after, and its buttons."""
    desk.open("enquiry", EnquiryPage)
    for words in (name, "Ганна", "mother", "+375 29 123 45 67", "Belarusian"):
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit)
        focus.insert(words)
        desk.press(Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPlainTextEdit)
    focus.insertPlainText(CANARY)
    desk.press(Qt.Key.Key_Return, CTRL)
    return _timeless(desk.texts()), desk.buttons()


def _timeless(texts: str) -> str:
    return "\n".join(line for line in texts.splitlines() if ":" not in line)


@pytest.mark.parametrize("desk_name", ["Gate 1", ""])
def test_the_screen_and_the_keys_are_the_same_for_every_name(person: UUID, sit: Sit, desk_name: str) -> None:
    desk = sit(Role.GATE if desk_name else Role.INTAKE, desk_name)
    seen = [ask(desk, name) for name in (HERE, NOT_HERE, HERE)]
    assert seen[0] == seen[1] == seen[2]
    assert WE_DO_NOT_SAY in desk.texts()
    assert CANARY not in seen[0][0]
    assert "Messages" not in desk.texts()
    assert not any(name in desk.texts() for name in ("Верасень", "Такiнеё"))


def test_no_name_is_told_at_its_field(person: UUID, sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    page = desk.open("enquiry", EnquiryPage)
    page.take.save()
    desk.settled()
    assert "No name is asked for" in desk.texts()
    assert page.take.fields.field("asked_for").control.hasFocus()


def test_what_was_begun_leaves_the_screen_and_comes_back(person: UUID, sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    page = desk.open("enquiry", EnquiryPage)
    page.take.fields.put({"asked_for": HERE, "message": CANARY})
    desk.shell.go("tonight", None)
    desk.settled()
    assert page.take.fields.value("message") == ""
    desk.open("enquiry", EnquiryPage)
    assert page.take.fields.value("message") == CANARY


def test_a_message_begun_at_the_lock_is_kept_sealed(person: UUID, sit: Sit) -> None:
    desk = sit(Role.GATE, "Gate 1")
    page = desk.open("enquiry", EnquiryPage)
    page.take.fields.put({"message": CANARY})
    page.seal()
    desk.settled()
    desk = sit(Role.CASE, "Social 1")
    rows = desk.waystation.enquiries.waiting(desk.waystation.actor)
    assert [(row.asked_for, row.message) for row in rows] == [("?", CANARY)]


def press(page: QWidget, words: str) -> None:
    next(each for each in page.findChildren(QPushButton) if each.accessibleName().startswith(words)).click()


def test_a_case_worker_opens_and_is_refused_until_the_person_chose(person: UUID, sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    ask(desk, "Verasen")
    desk = sit(Role.CASE, "Social 1")
    page, actor = desk.open("enquiry", EnquiryPage), desk.waystation.actor
    assert CANARY not in desk.texts()
    desk.press(Qt.Key.Key_O, ALT)
    assert CANARY in desk.texts()
    press(page, "Look for people")
    desk.settled()
    press(page, "Contacts: [VERASEN")
    desk.settled()
    assert "has not chosen to be reached" in desk.texts()
    press(page, "Pass the message")
    desk.settled()
    assert "has not chosen to be reached by that caller" in desk.texts()
    assert page.messages is not None
    page.messages.banner.pressed.emit()
    desk.settled()
    tasks = desk.waystation.tasks.tasks_of(actor, person)
    assert [(row.kind, row.what) for row in tasks] == [(TaskKind.MESSAGE_WAITS, "")]
    from app.contacts import ReachForm

    contact = desk.waystation.contacts.read(actor, person)[0]
    desk.waystation.contacts.choose_reachable(actor, ReachForm(contact.id, Answer.YES))
    for words in ("Look for people", "Contacts: [VERASEN", "Pass the message"):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        press(page, words)
        desk.settled()
    rows = desk.waystation.enquiries.waiting(actor)
    assert [(row.state, row.person and row.person.id) for row in rows] == [(EnquiryState.PASSED, person)]
    assert "Passed to" in desk.texts()
    desk.shell.go("tonight", None)
    desk.settled()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(CANARY in label.text() for label in page.findChildren(QLabel))


def test_find_and_the_first_page_know_nothing_of_enquiries(person: UUID, sit: Sit) -> None:
    desk = sit(Role.CASE, "Social 1")
    form = EnquiryForm(new_id(), "Канарейка", "Канарейка", message="Канарейка")
    desk.waystation.enquiries.take(desk.waystation.actor, form)
    assert desk.waystation.people.find(desk.waystation.actor, "Канарейка") == ()
    desk.shell.go("tonight", None)
    desk.settled()
    assert "Канарейка" not in desk.texts()
    assert "message" not in desk.texts().lower()
    assert desk.shell.windowTitle() in ("", "Waystation")


def test_who_has_the_page() -> None:
    assert roles_of("enquiry") == {Role.INTAKE, Role.MANAGER, Role.CASE, Role.GATE}


def test_what_it_looks_like(person: UUID, sit: Sit, theme: Theme, grab: Callable[[QWidget, str], Path]) -> None:
    desk = sit(Role.GATE, "Gate 1")
    ask(desk, HERE)
    grab(desk.shell, "enquiry-gate")
    desk = sit(Role.CASE, "Social 1")
    page = desk.open("enquiry", EnquiryPage)
    desk.press(Qt.Key.Key_O, ALT)
    grab(desk.shell, "enquiry-messages")
    press(page, "Look for people")
    desk.settled()
    press(page, "Contacts: [VERASEN")
    desk.settled()
    press(page, "Pass the message")
    desk.settled()
    grab(desk.shell, "enquiry-contacts")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.switch(application)
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, "enquiry-911x512-dark")
    theme.switch(application)
