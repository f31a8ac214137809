"""Papers and letters through the window: made, seen, saved; nothing of them on the disk before."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QBitmap, QImage, QPainter, QRegion
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.card_acts import CardLayout
from app.forms import GroupForm, PersonForm
from app.ids import new_id
from app.rows import PersonRow
from app.waystation import Waystation, utc_now
from models.codes import GroupKind, Role
from tests.app.conftest import Centre, as_role
from ui.frame.rail import Destination
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


def open_shell(waystation: Waystation, work: Work, shown: Show, settled: Callable[[], None]) -> Shell:
    shell = Shell(waystation, work)
    shell.furnish([Destination("page", "Papers", "printer", "", lambda: PapersPage(shell.context))])
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
    shell = open_shell(intake, work, shown, settled)
    page = shell.current_page()
    assert isinstance(page, PapersPage)
    return shell, page


def _cards(page: PapersPage, layout: CardLayout) -> None:
    choice = page.cards.layout_choice
    choice.setCurrentIndex(choice.findData(layout.value))
    page.make("cards")


def test_waiting_cards_are_made_seen_and_saved(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None], grab: Grab, tmp_path: Path, qtbot: QtBot
) -> None:
    shell, page = papers
    assert "4 people wait" in page.cards.waiting.text()
    qtbot.mouseClick(page.cards.make_button, Qt.MouseButton.LeftButton)
    settled()
    assert page.view.page_count() == 2
    assert page.cards.waiting.text() == "Nobody is waiting for a card."
    assert "Cards, Ten on A4 holds 4 · 1 copy · S1 Work paper" in page.log.texts()[0]
    grab(shell, "papers-light")
    page.save_to(tmp_path / "cards.pdf")
    settled()
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
    page.make("NAMES")
    settled()
    page.save_to(tmp_path / "no such folder" / "x.pdf")
    settled()
    assert "Choose another folder" in page.banner.words.text()


def test_a_file_that_was_there_is_closed_to_others(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None], tmp_path: Path
) -> None:
    _, page = papers
    path = tmp_path / "old.pdf"
    path.write_bytes(b"")
    path.chmod(0o644)
    page.make("NAMES")
    settled()
    page.save_to(path)
    settled()
    assert path.stat().st_mode & 0o077 == 0


def test_who_is_of_another_group_gets_no_card_and_nobody_else_does(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None]
) -> None:
    _, page = papers
    page.open_for(new_id())
    settled()
    assert "not in the group" in page.banner.words.text()
    assert "4 people wait" in page.cards.waiting.text()


def test_one_card_is_made_again_for_the_person_in_hand(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None]
) -> None:
    shell, page = papers
    rows = page.context.waystation.arrivals.list_of(page.context.actor, shell.context.group().id)
    page.open_for(rows[0].id)
    settled()
    assert rows[0].number in page.cards.waiting.text()
    first = page.view.page_count()
    _cards(page, CardLayout.A6)
    settled()
    assert (first, page.view.page_count() > 0) == (2, True)
    page.leave()
    page.reload()
    settled()
    assert "3 people wait" in page.cards.waiting.text()


def test_a_stopped_drawing_is_drawn_again(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None], qtbot: QtBot
) -> None:
    _, page = papers
    gate = threading.Event()
    page.context.work.run(page, gate.wait, lane=Lane.DRAWING)
    _cards(page, CardLayout.A6)
    qtbot.waitUntil(page.progress.isVisible)
    page.progress.cancel.click()
    gate.set()
    settled()
    assert "Nothing was printed" in page.banner.words.text()
    assert page.cards.waiting.text() == "Nobody is waiting for a card."
    page.banner._button.click()
    settled()
    assert page.view.page_count() > 0
    assert not page.banner.isVisible()


@pytest.mark.parametrize("layout", [CardLayout.ID1_ON_A4, CardLayout.LABEL_62])
def test_pages_print_at_full_size_from_the_corner_of_the_paper(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None], tmp_path: Path, layout: CardLayout
) -> None:
    _, page = papers
    _cards(page, layout)
    settled()
    assert page.desk.job is not None
    printer = output.printer_for(page.desk.job, page.view.document.pagePointSize(0))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(200)
    page.send_to(printer)
    settled()
    assert "printed 1" in page.log.texts()[0]
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
    dark = drawn.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    inked = QRegion(QBitmap.fromImage(dark)).boundingRect()
    assert inked.width() > 20
    return points.width(), points.height(), inked.left(), inked.right(), inked.top(), inked.bottom()


@pytest.mark.qt_log_ignore(".*")
def test_a_printer_that_does_not_answer_is_a_sentence(
    papers: tuple[Shell, PapersPage], settled: Callable[[], None], tmp_path: Path
) -> None:
    _, page = papers
    page.make("NAMES")
    settled()
    assert page.desk.job is not None
    printer = output.printer_for(page.desk.job, page.view.document.pagePointSize(0))
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
    page.make("NAMES")
    settled()
    page.print_button.click()
    assert "knows no printer" in page.banner.words.text()


def test_names_of_files_and_jobs_carry_no_person(papers: tuple[Shell, PapersPage], settled: Callable[[], None]) -> None:
    _, page = papers
    _cards(page, CardLayout.ID1_ON_A4)
    settled()
    assert page.desk.job is not None
    assert output.file_name(page.desk.job) == "waystation-cards-0001.pdf"
    assert output.job_title(page.desk.job) == "Waystation cards 0001"
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
    _cards(page, CardLayout.A6)
    settled()
    theme.switch(qapp)
    grab(shell, "papers-dark")
    QApplication.processEvents()
    shell.resize(911, 512)
    grab(shell, "papers-911x512")
    _assert_fits(qtbot, shell, page)


def _assert_fits(qtbot: QtBot, shell: Shell, page: PapersPage) -> None:
    """The window became as small as it was asked to, and nothing in it is pushed out sideways."""
    assert (shell.width(), shell.height()) == (911, 512)
    assert page.bar.geometry().bottom() <= page.height()
    for button in page.bar.findChildren(QPushButton):
        assert button.mapTo(page, button.rect().bottomRight()).x() < page.width()
        assert button.width() >= button.minimumSizeHint().width()
    for area in (page._left, page.view):  # the layout of the pages follows the new width with the next events
        qtbot.waitUntil(lambda area=area: area.widget().width() <= area.viewport().width())
