"""The page of figures in the real window: days by keys, the numbers of the tables, paper and file by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QScrollArea, QWidget

from app.figures import FiguresSheet, SpanForm
from app.waystation import Waystation
from models.codes import PaperKind, Role
from tests.app.conftest import Centre
from tests.app.figures_house import Past
from tests.ui.whole_desk import WholeDesk, roles_of, sit
from ui.pages.figures import FiguresPage
from ui.pages.figures.plots import rounded_up
from ui.theme import Theme

__all__ = ["sit"]  # a fixture
Sit = Callable[..., WholeDesk]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def filled(centre: Centre, many: int = 40) -> None:
    lead = centre.unlock(Role.MANAGER)
    Past(lead, many=many)
    lead.close()


def expected(waystation: Waystation, days: int) -> SpanForm:
    today = waystation.house.today()
    return SpanForm(today - timedelta(days=days - 1), today)


def test_days_by_keys_show_the_numbers_of_the_house(centre: Centre, sit: Sit) -> None:
    filled(centre)
    desk = sit(Role.MANAGER)
    page = desk.open("figures", FiguresPage)
    for key, days in ((Qt.Key.Key_1, 2), (Qt.Key.Key_3, 30), (Qt.Key.Key_2, 7)):
        desk.press(key, ALT)
        found = desk.waystation.figures.sheet(desk.waystation.actor, expected(desk.waystation, days))
        assert page.sheet is not None
        assert replace(page.sheet, as_of=found.as_of) == found
        assert page.body.days.rowCount() == days
    sheet = page.sheet
    assert sheet is not None
    tiles = [int(tile.number.text()) for tile in page.body.tiles.tiles]
    last = sheet.last
    assert tiles == [last.in_all, last.present, last.beds_taken, last.hall, sheet.arrivals, sheet.departures]
    assert page.body.nights.accessibleDescription().count(";") == 6
    desk.press(Qt.Key.Key_PageDown)
    area = page.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().value() > 0
    _own_days(page, desk)


def _own_days(page: FiguresPage, desk: WholeDesk) -> None:
    """Typed days; what cannot be read, or is too long, stands beside its field and changes nothing."""
    before = page.sheet
    desk.press(Qt.Key.Key_4, ALT)
    page.range.first.setText("yesterday")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert "no day" in desk.texts()
    page.range.first.setText("01.01.2001")
    desk.press(Qt.Key.Key_Return)
    assert "at most a year" in desk.texts()
    assert page.sheet == before
    day = desk.waystation.house.today() - timedelta(days=2)
    for edit in (page.range.first, page.range.last):
        edit.setText(f"{day:%d.%m.%Y}")
    page.range.last.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert page.sheet is not None
    assert [row.day for row in page.sheet.days] == [day]
    assert "for today only" in desk.texts()


def test_the_report_and_the_file_go_out_by_keys(
    centre: Centre, sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(centre)
    desk = sit(Role.MANAGER)
    page = desk.open("figures", FiguresPage)
    where = {"pdf": tmp_path / "a.pdf", "xlsx": tmp_path / "a.xlsx", "csv": tmp_path / "a.csv"}
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _parent, _title, name, _kinds: (str(where[name.rsplit(".", 1)[1]]), "")
    )
    page.range.setFocus()
    for key, held in ((Qt.Key.Key_P, CTRL), (Qt.Key.Key_X, ALT), (Qt.Key.Key_V, ALT)):
        desk.press(key, held)
    assert where["pdf"].read_bytes().startswith(b"%PDF")
    assert page.sheet is not None
    book = openpyxl.load_workbook(where["xlsx"])
    assert book["days"].cell(8, 2).value == page.sheet.last.present
    assert where["csv"].read_text("utf-8-sig").startswith('"table","row"')
    log = desk.waystation.papers.print_log(desk.waystation.actor)
    assert [row.kind for row in log] == [PaperKind.SITUATION] * 3


def test_only_roles_with_numbers_have_the_page() -> None:
    assert roles_of("figures") == {
        Role.INTAKE, Role.MEDIC, Role.MANAGER, Role.CASE, Role.LEGAL, Role.PROTECTION_OFFICER
    }  # fmt: skip


def test_an_axis_ends_above_its_values() -> None:
    assert [rounded_up(value) for value in (0, 4, 5, 9, 11, 21, 99, 101, 640)] == [4, 4, 6, 10, 20, 40, 100, 200, 800]


def test_what_it_looks_like(centre: Centre, sit: Sit, theme: Theme, grab: Callable[[QWidget, str], Path]) -> None:
    """An empty house, then 120 people: light, dark and small; nothing needs sideways scrolling."""
    desk = sit(Role.MANAGER)
    page = desk.open("figures", FiguresPage)
    grab(desk.shell, "figures-empty")
    Past(desk.waystation, many=120, rooms=20)
    desk.press(Qt.Key.Key_2, ALT)
    _grab_both(desk, page, grab, "figures-light")
    assert page.sheet is not None
    page._show(_larger(page.sheet, 80))
    _grab_both(desk, page, grab, "figures-5000")
    desk.press(Qt.Key.Key_3, ALT)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.switch(application)
    _grab_both(desk, page, grab, "figures-dark")
    desk.shell.resize(911, 512)
    _grab_both(desk, page, grab, "figures-911x512-dark")


def _larger(sheet: FiguresSheet, times: int) -> FiguresSheet:
    """The same house with so many times the people."""
    places = ("beds_open", "beds_taken", "hall", "kept", "unplaced")
    grown = ("present", "away", "arrivals", "departures", *places)
    days = (replace(row, **{name: getattr(row, name) * times for name in grown}) for row in sheet.days)
    people = (replace(cell, people=cell.people and cell.people * times) for cell in sheet.people)
    return replace(sheet, days=tuple(days), people=tuple(people))


def _grab_both(desk: WholeDesk, page: FiguresPage, grab: Callable[[QWidget, str], Path], name: str) -> None:
    """The upper end of the page and the lower one."""
    area = page.findChild(QScrollArea)
    assert area is not None
    for end, value in (("", 0), ("-below", area.verticalScrollBar().maximum())):
        desk.settled()
        area.verticalScrollBar().setValue(value)
        desk.settled()
        assert area.horizontalScrollBar().maximum() == 0
        grab(desk.shell, f"{name}{end}")
