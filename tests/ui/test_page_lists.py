"""From a file to a list with its remarks decided, by keys; and 5,000 people in the preview."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.forms import GroupForm
from app.ids import new_id
from app.lists import Meaning
from app.night import demo_list
from app.waystation import Waystation, utc_now
from models.codes import GroupKind, Role
from tests.app.conftest import Centre
from ui.destinations import destinations
from ui.pages.lists import DoublesPage, GroupPage, ListPage, RemarksPage
from ui.pages.lists.readings import Place
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Work

Settled = Callable[[], None]
Shown = Callable[[QWidget], QWidget]
Grab = Callable[[QWidget, str], Path]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def intake(centre: Centre) -> Iterator[Waystation]:
    waystation = centre.unlock(Role.INTAKE)
    yield waystation
    waystation.close()


@pytest.fixture
def shell(qtbot: QtBot, intake: Waystation, work: Work, theme: Theme, shown: Shown, settled: Settled) -> Shell:
    made = Shell(intake, work)
    made.furnish(destinations(made.context))
    made.resize(1366, 768)
    shown(made)
    settled()
    return made


@pytest.fixture
def night_list(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_bytes(demo_list())
    return path


def open_bus(waystation: Waystation, shell: Shell, settled: Settled) -> None:
    form = GroupForm(new_id(), "Bus 2", GroupKind.BUS, 52, utc_now())
    waystation.arrivals.open_group(waystation.actor, form)
    shell._load_groups(None)
    settled()


def list_page(shell: Shell, settled: Settled, path: Path) -> ListPage:
    shell.go("lists", None)
    page = shell.current_page()
    assert isinstance(page, ListPage)
    page.open_path(path)
    settled()
    settled()
    return page


def test_a_group_is_made_by_keys(shell: Shell, intake: Waystation, settled: Settled, qtbot: QtBot, grab: Grab) -> None:
    shell.go("new_group", None)
    page = shell.current_page()
    assert isinstance(page, GroupPage)
    qtbot.keyClick(page.name, Qt.Key.Key_Return, CONTROL)
    settled()
    grab(shell, "group-error")
    qtbot.keyClicks(page.name, "Bus 7")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert page.kind.hasFocus()
    qtbot.keyClick(page.kind, Qt.Key.Key_Return)
    qtbot.keyClicks(page.expected, "52")
    grab(shell, "group-light")
    qtbot.keyClick(page.expected, Qt.Key.Key_Return, CONTROL)
    settled()
    group = shell.context.group()
    assert group is not None
    assert (group.label, group.expected, group.exposed) == ("Bus 7", 52, True)
    assert isinstance(shell.current_page(), ListPage)


def test_a_list_is_previewed_imported_and_its_remarks_decided(
    shell: Shell,
    intake: Waystation,
    settled: Settled,
    qtbot: QtBot,
    grab: Grab,
    night_list: Path,
    theme: Theme,
    qapp: QApplication,
) -> None:
    open_bus(intake, shell, settled)
    page = list_page(shell, settled, night_list)
    assert page.model.rowCount() == 52
    grab(shell, "lists-preview-light")
    theme.switch(qapp)
    grab(shell, "lists-preview-dark")
    shell.resize(911, 512)
    settled()
    grab(shell, "lists-preview-150")
    assert shell.width() == 911
    assert page.table.horizontalScrollBar().maximum() == 0
    shell.resize(1366, 768)
    theme.switch(qapp)
    qtbot.keyClick(page.table, Qt.Key.Key_Return, CONTROL)
    settled()
    assert page.result.text() == "52 people listed, 43 remarks to confirm, 6 birth dates to ask, 1 likely double."
    grab(shell, "lists-done")
    qtbot.mouseClick(page.go_on, Qt.MouseButton.LeftButton)
    settled()
    decide_all(shell, intake, settled, qtbot, grab)


def decide_all(shell: Shell, intake: Waystation, settled: Settled, qtbot: QtBot, grab: Grab) -> None:
    page = shell.current_page()
    assert isinstance(page, RemarksPage)
    assert page.model.rowCount() == 43
    for key in (Qt.Key.Key_Y, Qt.Key.Key_Y, Qt.Key.Key_N):
        qtbot.keyClick(page.view, key)
    assert page.view.currentIndex().row() == 3
    grab(shell, "remarks-light")
    shell.resize(911, 512)
    settled()
    grab(shell, "remarks-150")
    qtbot.keyClick(page.view, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(page.view, Qt.Key.Key_Return, CONTROL)
    settled()
    group = shell.context.group()
    assert group is not None
    assert intake.proposals.waiting(intake.actor, group.id) == ()
    assert page.nobody.isVisible()


def test_doubles_are_told_apart(
    shell: Shell, intake: Waystation, settled: Settled, qtbot: QtBot, grab: Grab, night_list: Path
) -> None:
    open_bus(intake, shell, settled)
    page = list_page(shell, settled, night_list)
    qtbot.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
    settled()
    shell.go("doubles", None)
    settled()
    doubles = shell.current_page()
    assert isinstance(doubles, DoublesPage)
    before = len(doubles.pairs)
    assert before >= 1
    qtbot.mouseClick(doubles.pair.answers[1], Qt.MouseButton.LeftButton)
    settled()
    assert len(doubles.pairs) == before - 1


def test_what_is_no_list_is_said_in_the_banner(
    shell: Shell, intake: Waystation, settled: Settled, tmp_path: Path
) -> None:
    open_bus(intake, shell, settled)
    path = tmp_path / "list.csv"
    path.write_bytes(b"%PDF-1.7 not a list")
    page = list_page(shell, settled, path)
    assert page.banner.isVisible()
    assert "PDF" in page.banner.words.text()
    assert not page.preview.isVisible()


def test_without_a_name_column_nothing_is_imported(
    shell: Shell, intake: Waystation, settled: Settled, night_list: Path, qtbot: QtBot
) -> None:
    open_bus(intake, shell, settled)
    page = list_page(shell, settled, night_list)
    for choice, meaning in zip(page.columns.choices, page.columns.meanings(), strict=True):
        if meaning in (Meaning.FAMILY, Meaning.GIVEN, Meaning.FULL_NAME):
            choice.setFocus()
            qtbot.keyClick(choice, Qt.Key.Key_End)
            settled()
    assert "No column is marked as a name." in page.banner.words.text()


def test_five_thousand_people_are_shown(
    shell: Shell, intake: Waystation, settled: Settled, tmp_path: Path, grab: Grab
) -> None:
    open_bus(intake, shell, settled)
    rows = [f"{n};Ковалёва-Нижегородцева {n};Александра-Мария;01.01.19{n % 90 + 10:02d}" for n in range(1, 5001)]
    path = tmp_path / "long.csv"
    path.write_text("\n".join(["№;Фамилия;Имя;Дата рождения", *rows]), encoding="utf-8")
    page = list_page(shell, settled, path)
    assert page.model.rowCount() == 5000
    page.table.scrollToBottom()
    assert page.model.cell(4999, Place.BORN).doubt
    grab(shell, "lists-preview-5000")


CORRECTED = "Фамилия;Имя;Пол;Дата рождения\nБабрыковіч;Аляксандр;м;17.04.1983\nПалто;Алена;ж;{born}\n{last}"


def test_a_corrected_list_shows_what_differs_and_space_leaves_a_row(
    shell: Shell, intake: Waystation, settled: Settled, qtbot: QtBot, grab: Grab, tmp_path: Path
) -> None:
    open_bus(intake, shell, settled)
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text(CORRECTED.format(born="1990", last="Міховіч;Марыя;ж;03.11.1955\n"), encoding="utf-8")
    second.write_text(CORRECTED.format(born="1991", last="Гайдукевіч;Вінцэнт;м;1971\n"), encoding="utf-8")
    page = list_page(shell, settled, first)
    qtbot.keyClick(page.table, Qt.Key.Key_Return, CONTROL)
    settled()
    page = list_page(shell, settled, second)
    told = [(row.first, row.row) for row in page.differences.model.rows()]
    assert told == [("Row 2, Палто Алена. Born: 1990 → 1991", 2), ("Міховіч Марыя", None)]
    assert page.differences.isVisible()
    grab(shell, "lists-differences-light")
    page.differences.list.setFocus()
    page.differences.list.setCurrentIndex(page.differences.model.index(0, 0))
    qtbot.keyClick(page.differences.list, Qt.Key.Key_Space)
    assert page.differences.left == {2}
    qtbot.keyClick(page.differences.list, Qt.Key.Key_Return, CONTROL)
    settled()
    assert page.result.text().startswith("1 new, 0 different, 2 as before, ")
    group = shell.context.group()
    assert group is not None
    rows = {row.name.family: row for row in intake.arrivals.list_of(intake.actor, group.id)}
    assert len(rows) == 4
    born = rows["Палто"].birth
    assert born is not None
    assert born.year == 1990


def test_a_copied_table_is_a_list(shell: Shell, intake: Waystation, settled: Settled, qtbot: QtBot) -> None:
    open_bus(intake, shell, settled)
    shell.go("lists", None)
    page = shell.current_page()
    assert isinstance(page, ListPage)
    settled()
    QApplication.clipboard().setText("Pavardė\tVardas\nŠilaitė\tRūta\nŽaliukas\tJonas\n")
    qtbot.keyClick(page, Qt.Key.Key_V, CONTROL)
    settled()
    settled()
    assert page.sheet is not None
    assert page.sheet.rows == (("Šilaitė", "Rūta"), ("Žaliukas", "Jonas"))
    qtbot.keyClick(page.table, Qt.Key.Key_Return, CONTROL)
    settled()
    assert page.result.text().startswith("2 people listed")


def test_an_order_that_the_data_cannot_tell_is_asked_once(
    shell: Shell, intake: Waystation, settled: Settled, qtbot: QtBot, grab: Grab, tmp_path: Path
) -> None:
    open_bus(intake, shell, settled)
    path = tmp_path / "list.csv"
    path.write_text("Surname,Given names,Date of birth\nODELL,Sian,04/05/1983\nBOR,Jan,06/07/1990\n", encoding="utf-8")
    page = list_page(shell, settled, path)
    [choice] = page.questions.choices
    born = [page.model.cell(row, Place.BORN).read for row in range(2)]
    assert [words[:4] for words in born] == ["1983", "1990"]
    grab(shell, "lists-question-light")
    choice.setFocus()
    choice.choose(1)
    settled()
    settled()
    assert [page.model.cell(row, Place.BORN).read for row in range(2)] == ["5 Apr 1983", "7 Jun 1990"]
    qtbot.keyClick(page.table, Qt.Key.Key_Return, CONTROL)
    settled()
    group = shell.context.group()
    assert group is not None
    rows = intake.arrivals.list_of(intake.actor, group.id)
    assert [row.birth.stored()[1] if row.birth else "" for row in rows] == ["1983-04-05", "1990-06-07"]
