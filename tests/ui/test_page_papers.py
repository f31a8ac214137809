"""Papers and letters through the window: made, seen, saved; nothing of them on the disk before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.forms import CheckForm, GroupForm, PersonForm, Vitals
from app.ids import new_id
from app.papers import CardLayout
from app.rows import PersonRow
from app.waystation import Waystation, utc_now
from models.codes import GroupKind, Role
from tests.app.conftest import Centre, as_role
from ui.frame.rail import Destination
from ui.pages.letters import LettersPage
from ui.pages.papers import PapersPage
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Work

Show = Callable[[QWidget], QWidget]
Grab = Callable[[QWidget, str], Path]
NAMES = (("Верасень", "Кірыл"), ("ŁĄKOWSKI-BÓR", "Zbigniew"), ("زنبق‌پور", "مهرداد"), ("ŽEMUOGYTĖ", "Eglė"))


def fill(waystation: Waystation) -> list[PersonRow]:
    intake = as_role(waystation, Role.INTAKE)
    group = GroupForm(new_id(), "Bus 2", GroupKind.BUS, len(NAMES), utc_now())
    waystation.arrivals.open_group(intake, group)
    return [
        waystation.registration.register(intake, PersonForm(new_id(), group.id, family, given, name_language="be"))
        for family, given in NAMES
    ]


def open_shell(waystation: Waystation, work: Work, shown: Show, settled: Callable[[], None], letters: bool) -> Shell:
    shell = Shell(waystation, work)
    kind: type[PapersPage] | type[LettersPage] = LettersPage if letters else PapersPage
    shell.furnish([Destination("page", "Papers", "printer", "", lambda: kind(shell.context))])
    shell.resize(1366, 768)
    shown(shell)
    settled()
    shell.go("page", None)
    settled()
    return shell


@pytest.fixture
def intake(centre: Centre) -> Iterator[Waystation]:
    waystation = centre.unlock(Role.INTAKE)
    yield waystation
    waystation.close()


@pytest.fixture
def papers(
    intake: Waystation, work: Work, theme: Theme, shown: Show, settled: Callable[[], None]
) -> tuple[Shell, PapersPage]:
    fill(intake)
    shell = open_shell(intake, work, shown, settled, letters=False)
    page = shell.current_page()
    assert isinstance(page, PapersPage)
    return shell, page


def test_waiting_cards_are_made_seen_and_saved(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None], grab: Grab, tmp_path: Path, qtbot: QtBot
) -> None:
    shell, page = papers
    assert "4 people wait" in page.choices.waiting.text()
    qtbot.mouseClick(page.choices.print_cards, Qt.MouseButton.LeftButton)
    settled()
    assert page.view.page_count() == 2
    assert page.choices.waiting.text() == "Nobody is waiting for a card."
    assert "Cards, 4" in page.log._lines[0].text()
    grab(shell, "papers-light")
    page.save_to(tmp_path / "cards.pdf")
    assert (tmp_path / "cards.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "cards.pdf").stat().st_mode & 0o077 == 0


def test_lists_and_blank_cards_by_their_keys(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None], qtbot: QtBot
) -> None:
    _, page = papers
    for key, pages in ((Qt.Key.Key_R, 1), (Qt.Key.Key_L, 1), (Qt.Key.Key_B, 12)):
        qtbot.keyClick(QApplication.focusWidget() or page, key, Qt.KeyboardModifier.AltModifier)
        settled()
        assert page.view.page_count() == pages


def test_a_place_that_takes_no_file_is_a_sentence(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None], tmp_path: Path
) -> None:
    _, page = papers
    page.make_roster()
    settled()
    page.save_to(tmp_path / "no such folder" / "x.pdf")
    assert "Choose another folder" in page.banner.words.text()


def test_small_and_dark(
    papers: tuple[Shell, PapersPage], theme: Theme, qapp: QApplication, settled: Callable[[], None], grab: Grab
) -> None:
    shell, page = papers
    page.make_cards(CardLayout.A6)
    settled()
    theme.switch(qapp)
    grab(shell, "papers-dark")
    shell.resize(911, 512)
    grab(shell, "papers-911x512")
    assert page.bar.geometry().bottom() <= page.height()


@pytest.fixture
def letters(
    centre: Centre, work: Work, theme: Theme, shown: Show, settled: Callable[[], None]
) -> Iterator[tuple[Shell, LettersPage, PersonRow]]:
    medic = centre.unlock(Role.MEDIC)
    person = fill(medic)[0]
    check = CheckForm(new_id(), person.id, vitals=Vitals(18, 97, True, 104, 62, 112, 358), note="Old cough.")
    medic.health.sign_check(medic.actor, check)
    shell = open_shell(medic, work, shown, settled, letters=True)
    page = shell.current_page()
    assert isinstance(page, LettersPage)
    yield shell, page, person
    medic.close()


def test_a_letter_is_pulled_together_signed_and_then_a_new_one_begins(
    letters: tuple[Shell, LettersPage, PersonRow], settled: Callable[[], None], qtbot: QtBot, grab: Grab
) -> None:
    shell, page, person = letters
    page.open_for(person.id)
    settled()
    assert page.fields.background.toPlainText() == ""
    assert "allergies: not asked" in page.fields._told.text()
    page.fields._pull_background.click()
    page.fields._pull_assessment.click()
    assert page.fields.background.toPlainText() == "Old cough."
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert page.fields.to_name.hasFocus()
    qtbot.keyClicks(page.fields.to_name, "Hospital")
    qtbot.keyClicks(page.fields.request, "Please assess tonight.")
    qtbot.keyClicks(page.fields.basis, "Agreed aloud.")
    qtbot.keyClick(page.fields.basis, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert page.view.page_count() == 1
    grab(shell, "letters-light")
    qtbot.keyClick(page.fields.basis, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    rows = page.context.waystation.letters.letters(page.context.actor, person.id)
    assert [row.signed_at is not None for row in rows] == [True]
    assert page.fields.to_name.text() == ""


def test_a_half_typed_letter_is_kept_when_the_page_is_left(
    letters: tuple[Shell, LettersPage, PersonRow], settled: Callable[[], None], qtbot: QtBot
) -> None:
    _, page, person = letters
    page.open_for(person.id)
    settled()
    qtbot.keyClicks(page.fields.to_name, "Hospital")
    page.leave()
    settled()
    page.open_for(person.id)
    settled()
    assert page.fields.to_name.text() == "Hospital"


def test_nobody_chosen_says_what_to_do(letters: tuple[Shell, LettersPage, PersonRow]) -> None:
    _, page, _ = letters
    assert page._empty.isVisible()
    assert not page.sign.isEnabled()
