"""The hand-over in the real window: numbers, a paper with who takes over; what is missing is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from models.codes import Role
from tests.ui.test_page_beds import THREE, arrive, house_a
from tests.ui.whole_desk import WholeDesk, sit
from ui.pages.shift import ShiftPage
from ui.theme import Theme

__all__ = ["sit"]  # a fixture
Sit = Callable[..., WholeDesk]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_hand_over_is_printed_with_who_takes_over(
    sit: Sit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "shift.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    desk = sit(Role.MANAGER)
    arrive(desk.waystation, *THREE)
    page = desk.open("shift", ShiftPage)
    assert "Here without a bed" in desk.texts()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "takes over is missing" in page.fields["taker"]._said.text()
    page.taker.setText("Ona, night")
    page.taker.setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert page.words.hasFocus()
    desk.press(Qt.Key.Key_Return, CTRL)
    for _ in range(4):
        desk.settled()
    assert path.read_bytes().startswith(b"%PDF")


def test_the_hand_over_looks_light_and_dark(
    sit: Sit, theme: Theme, qapp: QApplication, grab: Callable[[QWidget, str], Path]
) -> None:
    desk = sit(Role.MANAGER, height=768)
    house_a(desk.waystation)
    arrive(desk.waystation, *THREE)
    page = desk.open("shift", ShiftPage)
    for word in ("light", "dark"):
        grab(desk.shell, f"shift-{word}")
        theme.switch(qapp)
    assert page.grids["house"].count()
