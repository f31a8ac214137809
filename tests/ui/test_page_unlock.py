"""The unlock page by keys: wrong words, the pause after five tries, trouble told whole, nothing personal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.passphrase import Limiter
from app.waystation import Waystation, desks_of, unlock
from models.codes import Role
from tests.app.conftest import WORDS, Centre
from ui.pages.unlock import UnlockPage
from ui.theme import Theme
from ui.work import Work

Shown = Callable[[QWidget], QWidget]
ALT = Qt.KeyboardModifier.AltModifier


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def page(centre: Centre, work: Work, theme: Theme, shown: Shown, clock: Clock, qapp: QApplication) -> UnlockPage:
    def night() -> None:
        theme.switch(qapp)

    def open_desk(slot: object, words: str) -> Waystation:
        return unlock(centre.folder, slot, words)  # type: ignore[arg-type]

    made = UnlockPage(work, desks_of(centre.folder), open_desk, night, Limiter(), "", clock)
    made.resize(1366, 768)
    shown(made)
    return made


def try_words(page: UnlockPage, qtbot: QtBot, settled: Callable[[], None], words: str) -> None:
    qtbot.keyClicks(page.field, words)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    settled()


def test_a_desk_is_chosen_by_key_and_opens(
    page: UnlockPage, centre: Centre, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    opened: list[Waystation] = []
    page.opened.connect(opened.append)
    slots = [desk.slot_id for desk in page._desks]
    place = slots.index(centre.slots[Role.MEDIC])
    qtbot.keyClick(page.field, Qt.Key(Qt.Key.Key_1 + place), ALT)
    assert page.tiles[place].isChecked()
    assert page.field.hasFocus()
    try_words(page, qtbot, settled, WORDS)
    assert opened[0].actor.role is Role.MEDIC
    assert page.field.text() == ""
    opened[0].close()


def test_wrong_words_are_one_sentence_and_five_make_a_pause(
    page: UnlockPage, clock: Clock, qtbot: QtBot, settled: Callable[[], None], grab: Callable[[QWidget, str], Path]
) -> None:
    for _try in range(4):
        try_words(page, qtbot, settled, "four wrong words here")
        assert "does not open this desk" in page.banner.words.text()
        assert page.field.isEnabled()
    try_words(page, qtbot, settled, "four wrong words here")
    assert "Wait 30 seconds" in page.banner.words.text()
    assert not page.field.isEnabled()
    grab(page, "unlock-pause")
    clock.now = 31.0
    qtbot.waitUntil(page.field.isEnabled, timeout=5000)
    assert not page.banner.isVisible()


def test_spaces_are_masked_and_shown_only_on_demand(page: UnlockPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.field, "two words")
    assert page.field.displayText() == page.field.displayText()[0] * 9
    qtbot.keyClick(page.field, Qt.Key.Key_S, ALT)
    assert page.field.displayText() == "two words"
    qtbot.keyClick(page.field, Qt.Key.Key_S, ALT)
    assert page.field.echoMode() is QLineEdit.EchoMode.Password


def test_letters_of_another_alphabet_are_told(page: UnlockPage) -> None:
    page.field.insert("лошадь")
    assert page.letters.isVisible()
    page.field.clear()
    assert not page.letters.isVisible()


def test_trouble_is_told_whole(page: UnlockPage, centre: Centre, qtbot: QtBot, settled: Callable[[], None]) -> None:
    held = centre.unlock(Role.MANAGER)
    try_words(page, qtbot, settled, WORDS)
    assert "already open in another copy" in page.banner.words.text()
    held.close()
    (centre.folder / "waystation.db").write_bytes(b"not a register" * 400)
    try_words(page, qtbot, settled, WORDS)
    assert "cannot be read" in page.banner.words.text()


def test_nothing_personal_is_on_it(
    page: UnlockPage,
    theme: Theme,
    qapp: QApplication,
    grab: Callable[[QWidget, str], Path],
) -> None:
    texts = " ".join(label.text() for label in page.findChildren(QLabel))
    assert not any(name in texts for name in ("Ona", "Lina", "Tomas", "Rasa"))
    grab(page, "unlock-light")
    theme.switch(qapp)
    grab(page, "unlock-dark")
    page.resize(911, 512)
    grab(page, "unlock-150")
    assert page.area.horizontalScrollBar().maximum() == 0
