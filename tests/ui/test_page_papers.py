"""Papers and letters through the window: made, seen, saved; nothing of them on the disk before."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
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
from ui.pages.papers import PapersPage, output
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Lane, Work

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


def test_a_file_that_was_there_is_closed_to_others(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None], tmp_path: Path
) -> None:
    _, page = papers
    path = tmp_path / "old.pdf"
    path.write_bytes(b"")
    path.chmod(0o644)
    page.make_roster()
    settled()
    page.save_to(path)
    assert path.stat().st_mode & 0o077 == 0


def test_who_is_of_another_group_gets_no_card_and_nobody_else_does(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None]
) -> None:
    _, page = papers
    page.open_for(new_id())
    settled()
    assert "not in the group" in page.banner.words.text()
    assert "4 people wait" in page.choices.waiting.text()


def test_one_card_is_made_again_for_the_person_in_hand(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None]
) -> None:
    shell, page = papers
    rows = page.context.waystation.arrivals.list_of(page.context.actor, shell.context.group().id)
    page.open_for(rows[0].id)
    settled()
    assert rows[0].number in page.choices.waiting.text()
    first = page.view.page_count()
    page.make_cards(CardLayout.A6)
    settled()
    assert (first, page.view.page_count() > 0) == (2, True)
    page.leave()
    page.reload()
    settled()
    assert "3 people wait" in page.choices.waiting.text()


def test_a_stopped_drawing_is_drawn_again(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None], qtbot: QtBot
) -> None:
    _, page = papers
    gate = threading.Event()
    page.context.work.run(page, gate.wait, lane=Lane.DRAWING)
    page.make_cards(CardLayout.A6)
    qtbot.waitUntil(page.progress.isVisible)
    page.progress.cancel.click()
    gate.set()
    settled()
    assert "Nothing was printed" in page.banner.words.text()
    assert page.choices.waiting.text() == "Nobody is waiting for a card."
    page.banner._button.click()
    settled()
    assert page.view.page_count() > 0
    assert not page.banner.isVisible()


@pytest.mark.parametrize("layout", list(CardLayout))
def test_pages_print_at_full_size_from_the_corner_of_the_paper(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None], tmp_path: Path, layout: CardLayout
) -> None:
    _, page = papers
    page.make_cards(layout)
    settled()
    assert page._job is not None
    printer = output.printer_for(page._job, page.view.document.pagePointSize(0))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(200)
    page.send_to(printer)
    settled()
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == page.view.page_count()
    for number in range(printed.pageCount()):
        assert _ink(printed, number) == pytest.approx(_ink(page.view.document, number), abs=3)
    assert "Waystation cards 0001" in QPdfDocument.metaData(printed, QPdfDocument.MetaDataField.Title)
    printed.close()


def _ink(document: QPdfDocument, page: int) -> tuple[float, ...]:
    """Where the ink of a page begins and ends, in points, with the size of the page."""
    points = document.pagePointSize(page)
    drawn = QImage(points.toSize(), QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    with QPainter(drawn) as painter:
        painter.drawImage(0, 0, document.render(page, points.toSize()))
    grey = drawn.convertToFormat(QImage.Format.Format_Grayscale8)
    dark = [
        (x, y) for y in range(grey.height()) for x in range(grey.width()) if grey.pixelColor(x, y).lightness() < 160
    ]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return points.width(), points.height(), min(xs), max(xs), min(ys), max(ys)


@pytest.mark.qt_log_ignore(".*")
def test_a_printer_that_does_not_answer_is_a_sentence(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None], tmp_path: Path
) -> None:
    _, page = papers
    page.make_roster()
    settled()
    assert page._job is not None
    printer = output.printer_for(page._job, page.view.document.pagePointSize(0))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "x.pdf"))
    page.send_to(printer)
    settled()
    assert "printer does not answer" in page.banner.words.text()
    assert page.print_button.isEnabled()


def test_no_printer_at_all_is_a_sentence(papers: tuple[Shell, PapersPage], settled: Callable[[], None]) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this machine has a printer")
    _, page = papers
    page.make_roster()
    settled()
    page.print_button.click()
    assert "knows no printer" in page.banner.words.text()


def test_names_of_files_and_jobs_carry_no_person(papers: tuple[Shell, PapersPage], settled: Callable[[], None]) -> None:
    _, page = papers
    page.make_cards(CardLayout.ID1_ON_A4)
    settled()
    assert page._job is not None
    assert output.file_name(page._job) == "waystation-cards-0001.pdf"
    assert output.job_title(page._job) == "Waystation cards 0001"
    assert page.window().windowTitle() == ""


def test_small_and_dark(
    papers: tuple[Shell, PapersPage],
    theme: Theme,
    qapp: QApplication,
    settled: Callable[[], None],
    grab: Grab,
    qtbot: QtBot,
) -> None:
    shell, page = papers
    page.make_cards(CardLayout.A6)
    settled()
    theme.switch(qapp)
    grab(shell, "papers-dark")
    QApplication.processEvents()
    shell.resize(911, 512)
    grab(shell, "papers-911x512")
    _assert_fits(qtbot, shell, page)


def _assert_fits(qtbot: QtBot, shell: Shell, page: PapersPage | LettersPage) -> None:
    """The window became as small as it was asked to, and nothing in it is pushed out sideways."""
    assert (shell.width(), shell.height()) == (911, 512)
    assert page.bar.geometry().bottom() <= page.height()
    for button in page.bar.findChildren(QPushButton):
        assert button.mapTo(page, button.rect().bottomRight()).x() < page.width()
        assert button.width() >= button.minimumSizeHint().width()
    for area in (page._left, page.view):  # the layout of the pages follows the new width with the next events
        qtbot.waitUntil(lambda area=area: area.widget().width() <= area.viewport().width())


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
    assert "Signed: " in page.state.label.text()
    grab(shell, "letters-signed")


def test_signing_too_early_keeps_what_was_typed(
    letters: tuple[Shell, LettersPage, PersonRow], settled: Callable[[], None], qtbot: QtBot
) -> None:
    _, page, person = letters
    page.open_for(person.id)
    settled()
    qtbot.keyClicks(page.fields.request, "Assess tonight.")
    qtbot.keyClick(page.fields.request, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    page.leave()
    page.open_for(person.id)
    settled()
    assert page.fields.request.toPlainText() == "Assess tonight."


def test_small_and_dark_letters(
    letters: tuple[Shell, LettersPage, PersonRow],
    settled: Callable[[], None],
    theme: Theme,
    qapp: QApplication,
    qtbot: QtBot,
    grab: Grab,
) -> None:
    shell, page, person = letters
    assert not page.print_button.isEnabled()
    page.open_for(person.id)
    settled()
    page.fields.situation.setPlainText("Nebeprisikiškiakopūsteliaujantiesiems " * 6)
    page.keep_draft(told=False)
    settled()
    assert page.print_button.isEnabled()
    theme.switch(qapp)
    grab(shell, "letters-dark")
    shell.resize(911, 512)
    grab(shell, "letters-911x512")
    _assert_fits(qtbot, shell, page)


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
