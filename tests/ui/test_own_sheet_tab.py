"""The own sheet at the person's page: seen first, in their language, printed or saved with a number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from models.codes import PaperKind, Role
from tests.ui.whole_desk import WholeDesk, sit, somebody
from ui.pages.person import PersonPage
from ui.pages.person.sheet_tab import SheetTab
from ui.theme import Theme

__all__ = ["sit"]  # fixture
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def tab_of(desk: WholeDesk) -> SheetTab:
    page = desk.open("person", PersonPage, somebody(desk.waystation))
    page.sheet.tabs.choose("sheet")
    desk.settled()
    desk.settled()
    tab = page.sheet.tabs.made["sheet"]
    assert isinstance(tab, SheetTab)
    return tab


def test_the_sheet_is_seen_before_it_is_printed(
    sit: Callable[..., WholeDesk], grab: Callable[[QWidget, str], Path], theme: Theme, qapp: QApplication
) -> None:
    desk = sit(Role.MANAGER)
    tab = tab_of(desk)
    assert tab.view.page_count() == 1
    grab(desk.shell, "own-sheet-light")
    theme.switch(qapp)
    grab(desk.shell, "own-sheet-dark")
    theme.switch(qapp)
    assert desk.waystation.papers.print_log(desk.waystation.actor) == ()
    tab.language.setCurrentIndex(tab.language.findData("uk"))
    tab.language.activated.emit(tab.language.currentIndex())
    desk.settled()
    desk.settled()
    assert tab.view.page_count() == 1
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, "own-sheet-911x512")


def test_saving_takes_a_number_and_names_nobody(
    sit: Callable[..., WholeDesk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit(Role.MANAGER)
    tab = tab_of(desk)
    offered: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / "sheet.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(choose))
    tab.save_button.setFocus()
    desk.press(Qt.Key.Key_S, CONTROL)
    desk.settled()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert offered == ["waystation-own-sheet-0001.pdf"]
    [row] = desk.waystation.papers.print_log(desk.waystation.actor)
    assert row.kind is PaperKind.OWN_SHEET


def test_leaving_puts_the_sheet_away(sit: Callable[..., WholeDesk]) -> None:
    desk = sit(Role.MANAGER)
    tab = tab_of(desk)
    desk.shell.go("tonight", None)
    desk.settled()
    assert tab.view.page_count() == 0
