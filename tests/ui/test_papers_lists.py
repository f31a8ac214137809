"""Lists at the desk: chosen by keys, set up, kept under a name, read back from the paper; each role its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QWidget

from app.forms import CountForm, PersonForm
from app.rosters import TableFormat
from models.base import new_id
from models.codes import Role
from tests.app.conftest import as_role, open_bus
from tests.ui.whole_desk import WholeDesk
from ui.pages.papers import PapersPage
from ui.theme import Theme

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NAMES = (("Верасень", "Кірыл"), ("ŁĄKOWSKI-BÓR", "Zbigniew"), ("ŽEMUOGYTĖ", "Eglė"))
Grab = Callable[[QWidget, str], Path]


def with_people(desk: WholeDesk) -> PapersPage:
    """A bus of three with the papers page open and the keys on its list."""
    intake = as_role(desk.waystation, Role.INTAKE)
    group = open_bus(desk.waystation, intake)
    for family, given in NAMES:
        person = new_id()
        desk.waystation.arrivals.count_in(intake, CountForm(person, group, on_list=False))
        desk.waystation.registration.register(intake, PersonForm(person, group, family, given, name_language="be"))
    desk.shell.context.choose_group(next(each for each in desk.waystation.arrivals.groups(intake) if each.id == group))
    return opened(desk)


def opened(desk: WholeDesk) -> PapersPage:
    page = desk.open("papers", PapersPage)
    page.papers.setFocus()
    return page


def text_of(pdf: QPdfDocument) -> str:
    return "\n".join(pdf.getAllText(page).text() for page in range(pdf.pageCount()))


def by_keys(desk: WholeDesk, page: PapersPage) -> tuple[str, ...]:
    """The first column one down, the third left out; what stands on the paper then."""
    page.lists.more.ticks.list.setFocus()
    columns = page.lists.more.ticks.columns()
    desk.press(Qt.Key.Key_Down, ALT)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Space)
    chosen = page.lists.more.ticks.columns()
    assert set(columns) - set(chosen) == {columns[2]}
    assert chosen[0] == columns[1]
    return chosen


def as_numbers(desk: WholeDesk, page: PapersPage, path: Path) -> None:
    """The list as a file without names."""
    form = page._form()
    assert form is not None
    page.table_to(form, TableFormat.CSV, path)
    desk.settled()
    told = path.read_text("utf-8-sig")
    assert "ŽEMUOGYTĖ" not in told
    assert "123-00001" in told
    assert path.stat().st_mode & 0o077 == 0
    assert "Name list, CSV holds 3 · 1 copy · S1 Work paper · for night lead" in page.log.texts()[0]


def measured(desk: WholeDesk, page: PapersPage) -> None:
    """A printer with its offsets typed in, first one that is no number."""
    settings = page.making.printer
    settings.name.setText("Desk 2")
    settings.offsets["back_x"].setText("0,35")
    settings.offsets["back_y"].setText("far")
    desk.press(Qt.Key.Key_K, ALT)
    assert "no number of millimetres" in settings.offset_fields["back_y"]._said.text()
    settings.offsets["back_y"].setText("-0.2")
    desk.press(Qt.Key.Key_K, ALT)
    [row] = desk.waystation.card_acts.printers(desk.waystation.actor)
    assert (row.name, row.back_x, row.back_y) == ("Desk 2", 35, -20)
    assert settings.printer.count() == page.cards.printer.count() == 2


def test_a_list_is_made_by_two_keys_then_set_up_kept_and_read_back(
    sit: Callable[..., WholeDesk], grab: Grab, tmp_path: Path
) -> None:
    desk = sit(Role.MANAGER)
    page = with_people(desk)
    grab(desk.shell, "papers-before")
    page.papers.choose("NAMES")
    desk.press(Qt.Key.Key_Return)
    assert page.view.page_count() == 1
    assert "ŽEMUOGYTĖ" in text_of(page.view.document)
    grab(desk.shell, "papers-list")
    desk.press(Qt.Key.Key_M, ALT)
    grab(desk.shell, "papers-more")
    columns = page.lists.more.ticks.columns()
    chosen = by_keys(desk, page)
    page.lists.more.name.setText("Night shift")
    page.lists.whom.setText("night lead")
    page.lists.copies.setValue(2)
    desk.press(Qt.Key.Key_K, ALT)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert page.log.model.rows()[0].for_whom == "night lead"
    assert page.log.model.rows()[0].copies == 2
    row = page._layouts[0]
    assert (row.name, row.roster.columns) == ("Night shift", chosen)
    assert page.lists.more.layout_choice.findText("Night shift") == 1
    page.papers.choose("FIRE")
    page.papers.choose("NAMES")
    assert page.lists.more.ticks.columns() == columns
    page.lists.more.layout_choice.setCurrentIndex(1)
    page.lists.more.layout_choice.activated.emit(1)
    assert page.lists.more.ticks.columns() == chosen
    page.lists.numbers.setChecked(True)
    as_numbers(desk, page, tmp_path / "list.csv")
    desk.press(Qt.Key.Key_O, ALT)
    grab(desk.shell, "papers-log")
    page.lists.more.drop_button.click()
    desk.settled()
    assert page._layouts == ()


def test_a_medic_finds_the_clinic_lists_and_is_asked_for_whom(sit: Callable[..., WholeDesk]) -> None:
    desk = sit(Role.MEDIC)
    page = opened(desk)
    assert page.papers.keys() == ["FIRE", "MEDICAL_FOLLOW_UP", "MEDICINES", "STATISTICS"]
    page.papers.choose("MEDICAL_FOLLOW_UP")
    desk.press(Qt.Key.Key_Return)
    assert page.view.page_count() == 0
    assert page.lists.whom.hasFocus()
    assert page.print_button.isEnabled() is False
    assert not page.xlsx_button.isVisible()
    desk.qtbot.keyClicks(page.lists.whom, "the night nurse")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert page.view.page_count() == 1
    assert "S3 Medical · for the night nurse" in page.log.texts()[0]


def test_a_card_anew_a_sheet_again_and_a_printer_by_keys(
    sit: Callable[..., WholeDesk], grab: Grab, theme: Theme, qapp: QApplication
) -> None:
    desk = sit(Role.MANAGER)
    page = with_people(desk)
    desk.press(Qt.Key.Key_C, ALT)
    assert page.desk.job is not None
    assert page.desk.job.count == 3
    page.papers.choose("again")
    page.making.again.number.setValue(7)
    page.papers.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert "No card is on a print" in page.making.again.number_field._said.text()
    page.making.again.number.setValue(page.desk.job.number)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert (page.desk.job.count, page.desk.job.number) == (3, 2)
    page.papers.choose("anew")
    page.papers.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert page.making.anew.who.hasFocus()
    rows = desk.waystation.arrivals.list_of(desk.waystation.actor, desk.shell.context.group().id)
    desk.qtbot.keyClicks(page.making.anew.who, rows[0].number)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert (page.desk.job.count, page.desk.job.number) == (1, 3)
    grab(desk.shell, "papers-anew")
    page.papers.choose("printer")
    measured(desk, page)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert page.desk.job.title == "Test page"
    theme.switch(qapp)
    grab(desk.shell, "papers-printer-dark")
    page.make("FIRE")
    desk.settled()
    desk.shell.resize(911, 512)
    desk.settled()
    desk.qtbot.waitUntil(lambda: page.view.widget().width() <= page.view.viewport().width())
    assert page._left.widget().width() <= page._left.viewport().width()
    grab(desk.shell, "papers-lists-911x512")
