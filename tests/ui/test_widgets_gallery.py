"""Every ready part in one window, by day and by night, kept as pictures."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.codes import Answer
from tests.ui.conftest import ARTEFACTS
from tests.ui.test_theme import contrast
from ui.theme import Theme
from ui.widgets.buttons import KeyButton, Segmented, TickButton, three_answers
from ui.widgets.fields import EnterChain, LabeledField, LanguageField, PartialDateField, SuggestedField
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import SHAPES, Chip, StatusMark
from ui.widgets.panels import Banner, Card, CountTile, QueueRow
from ui.widgets.people import Avatar, ResultPanel, Timeline


def gallery() -> QWidget:
    window = QWidget(objectName="page")
    window.resize(1366, 768)
    column = QVBoxLayout(window)
    column.addLayout(marks())
    column.addLayout(buttons())
    banner = Banner()
    banner.say("The printer does not answer. Hanna is saved. Turn the printer on.", "att", "Make a PDF")
    column.addWidget(banner)
    column.addLayout(fields())
    column.addLayout(tiles())
    card = Card("Waiting now", "oldest first")
    row = QueueRow("Register", KeyButton("Next", "F5"))
    row.show_queue(13, "longest 41 min", [Chip("Pavel T."), Chip("Alena L.")])
    card.body.addWidget(row)
    column.addWidget(card)
    column.addLayout(people())
    return window


def marks() -> QHBoxLayout:
    row = QHBoxLayout()
    for shape in SHAPES:
        row.addWidget(StatusMark(shape))
    for tone, shape in (("ok", "done"), ("att", "ask"), ("stop", "stop"), ("info", "hand"), ("wait", "waiting")):
        row.addWidget(Chip(f"Word {tone}", tone, shape))
    row.addStretch(1)
    return row


def buttons() -> FlowLayout:
    flow = FlowLayout()
    for kind in ("primary", "plain", "quiet"):
        flow.addWidget(KeyButton("Save and next", "Ctrl Enter", kind, "save"))
    for word in ("Doctor now", "Cold or wet", "Daily medicine"):
        tick = TickButton(word, word)
        tick.setChecked(word == "Daily medicine")
        flow.addWidget(tick)
    flow.addWidget(three_answers("Interpreter", Answer.NO))
    flow.addWidget(Segmented([("F", "F", "F"), ("M", "M", "M"), ("U", "Not asked", "SPACE")], "M", ("U",)))
    return flow


def tiles() -> QHBoxLayout:
    row = QHBoxLayout()
    for title, number in (("Expected", 52), ("Counted", 51), ("Registered", 38)):
        tile = CountTile(title)
        tile.show_count(number, f"{52 - number} to go", 52)
        row.addWidget(tile)
    return row


def people() -> QHBoxLayout:
    row = QHBoxLayout()
    result = ResultPanel()
    result.show_result("ok", "Given", "SHYPSHYNKA Hanna", "123-00052-03", "", [("check", "Water 0.5 L, 2")])
    steps = Timeline()
    steps.show_steps([("00:44", "bed", "Bed: House A", "Lower bunk.", "R.V."), ("00:31", "package", "Kit", "", "T.K.")])
    avatar = Avatar(36)
    avatar.show_person(None, "Rasa V.")
    for part in (result, steps, avatar):
        row.addWidget(part)
    return row


def fields() -> QHBoxLayout:
    row = QHBoxLayout()
    plain, date, latin = QLineEdit("Верасень"), PartialDateField(lambda _: ("Nov 1955, about 70", "")), SuggestedField()
    date.setText("11.1955")
    latin.suggest("VERASEN")
    speaks = LanguageField([("be", "Belarusian"), ("ru", "Russian"), ("lt", "Lithuanian")])
    speaks.set_value(["be", "ru"])
    wrong = LabeledField("Family name", plain, "as written or heard")
    wrong.set_error("The name is too long. Nothing was saved. Shorten it.")
    for field in (wrong, LabeledField("Born", date), LabeledField("In Latin letters", latin)):
        row.addWidget(field)
    row.addWidget(LabeledField("Speaks", speaks))
    return row


def results() -> QWidget:
    window = QWidget(objectName="page")
    column = QVBoxLayout(window)
    for tone, word, name in (
        ("ok", "Given", "SHYPSHYNKA Hanna"),
        ("att", "Ask first", "VERASEN Kiryl"),
        ("stop", "Stop", ""),
    ):
        panel = ResultPanel()
        panel.show_result(tone, word, name, "123-00052-03", "Arrival kit, size M", [("check", "Water 0.5 L, 2")])
        column.addWidget(panel)
    window.resize(911, 760)
    return window


@pytest.mark.parametrize("night", [False, True])
def test_the_gallery_by_day_and_by_night(
    qtbot: QtBot, theme: Theme, qapp: QApplication, grab: Callable[[QWidget, str], Path], night: bool
) -> None:
    if night:
        theme.switch(qapp)
    window = gallery()
    qtbot.addWidget(window)
    window.show()
    picture = grab(window, f"gallery-{'dark' if night else 'light'}")
    assert picture.stat().st_size > 20_000


def test_the_gallery_at_150_percent_and_from_right_to_left(
    qtbot: QtBot, theme: Theme, qapp: QApplication, grab: Callable[[QWidget, str], Path]
) -> None:
    window = gallery()
    qtbot.addWidget(window)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.show()
    grab(window, "gallery-right-to-left")
    window.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QApplication.processEvents()
    picture = QPixmap(window.size() * 1.5)
    picture.setDevicePixelRatio(1.5)
    window.render(picture)
    assert picture.save(str(ARTEFACTS / "gallery-150.png"))


@pytest.mark.parametrize("night", [False, True])
def test_the_three_results(
    qtbot: QtBot, theme: Theme, qapp: QApplication, grab: Callable[[QWidget, str], Path], night: bool
) -> None:
    if night:
        theme.switch(qapp)
    window = results()
    qtbot.addWidget(window)
    window.show()
    for panel in window.findChildren(ResultPanel):
        assert panel.photo.isVisible() is bool(panel.name.text())
        assert panel.rect().contains(panel.photo.geometry())
    grab(window, f"results-{'dark' if night else 'light'}")


@pytest.mark.parametrize("kind", ["plain", "primary", "quiet", "tile"])
@pytest.mark.parametrize("checked", [False, True])
@pytest.mark.parametrize("enabled", [False, True])
def test_the_words_of_a_button_can_be_read_in_every_state(
    qtbot: QtBot, theme: Theme, qapp: QApplication, kind: str, checked: bool, enabled: bool
) -> None:
    for _palette in ("light", "dark"):
        page = QWidget(objectName="page")
        qtbot.addWidget(page)
        button = KeyButton("WWWWWW", kind=kind)
        QVBoxLayout(page).addWidget(button)
        button.setCheckable(kind == "tile")
        button.setChecked(checked)
        button.setEnabled(enabled)
        page.show()
        picture = page.grab(button.geometry()).toImage()
        middle, edge = picture.height() // 2, 8
        ground = picture.pixelColor(edge, middle)
        inks = [
            picture.pixelColor(x, y) for x in range(14, picture.width() - 14) for y in range(middle - 4, middle + 4)
        ]
        assert max(contrast(ink.name(), ground.name()) for ink in inks) >= 4.5
        theme.switch(qapp)


def test_three_answers_by_their_keys(qtbot: QtBot, theme: Theme, shown: Callable[[QWidget], QWidget]) -> None:
    answers = three_answers("Interpreter")
    shown(answers)
    answers.setFocus()
    for key, value in ((Qt.Key.Key_Y, Answer.YES), (Qt.Key.Key_N, Answer.NO), (Qt.Key.Key_Space, Answer.NOT_ASKED)):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert answers.value() is value


def test_typing_confirms_a_suggestion_and_enter_passes_over_it(
    qtbot: QtBot, theme: Theme, shown: Callable[[QWidget], QWidget]
) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    first, latin, last = QLineEdit(), SuggestedField(), QLineEdit()
    for field in (first, latin, last):
        column.addWidget(field)
    EnterChain([first, last], parent=window)
    shown(window)
    latin.suggest("VERASEN")
    assert not latin.is_confirmed
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert last.hasFocus()
    qtbot.keyClicks(latin, "A")
    assert latin.is_confirmed
    latin.suggest("SOMETHING ELSE")
    assert latin.text() == "VERASENA"
