"""A burst under any layout is taken out of the field that has the focus; hands on keys are left alone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.scanning import Scan, ScanType
from app.token import ShortCode
from models.codes import Answer
from models.values.number import PersonNumber
from ui.scanner import ScannerFilter
from ui.widgets.buttons import TickButton, three_answers
from ui.widgets.fields import SuggestedField

LITHUANIAN = str.maketrans("1234567890", "ąčęėįšųū„“")
DIGITS = ShortCode(12345678901234567890, 987654321).digits


class Clock:
    """Milliseconds as the test wants them: a scanner types every 5, a hand every 200."""

    def __init__(self) -> None:
        self.now, self.step = 0, 5

    def __call__(self, event: QKeyEvent) -> int:
        self.now += self.step
        return self.now


class Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.line, self.text, self.answers = QLineEdit(), QPlainTextEdit(), three_answers("Interpreter")
        self.tick = TickButton("Doctor now")
        for part in (self.line, self.text, self.answers, self.tick):
            column.addWidget(part)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def scans(qapp: QApplication, clock: Clock) -> Iterator[list[Scan]]:
    found: list[Scan] = []
    scanner = ScannerFilter(qapp, clock)
    scanner.scanned.connect(found.append)
    yield found
    qapp.removeEventFilter(scanner)
    scanner.deleteLater()


@pytest.fixture
def desk(shown: Callable[[QWidget], QWidget]) -> Desk:
    made = shown(Desk())
    assert isinstance(made, Desk)
    return made


def burst(text: str, enter: bool = True) -> None:
    """What a keyboard-wedge scanner sends: the signs of the layout, then Enter."""
    for sign in text:
        press(0, sign)
    if enter:
        press(Qt.Key.Key_Return, "\r")


def press(key: int, sign: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign))


@pytest.mark.parametrize("typed", [DIGITS, DIGITS.translate(LITHUANIAN)], ids=["digits", "lithuanian"])
def test_a_burst_is_taken_out_of_the_field(qtbot: QtBot, desk: Desk, scans: list[Scan], typed: str) -> None:
    desk.line.setText("Верасень")
    desk.line.setFocus()
    desk.line.setCursorPosition(4)
    burst(typed)
    assert scans == [Scan(ScanType.SHORT, DIGITS)]
    assert desk.line.text() == "Верасень"
    assert desk.line.cursorPosition() == 4


def test_a_burst_in_a_note_leaves_the_note(qtbot: QtBot, desk: Desk, scans: list[Scan]) -> None:
    desk.text.setPlainText("two\nlines")
    desk.text.setFocus()
    burst(DIGITS)
    assert len(scans) == 1
    assert desk.text.toPlainText() == "two\nlines"


def test_a_burst_without_enter_is_taken_too(qtbot: QtBot, desk: Desk, scans: list[Scan]) -> None:
    desk.line.setFocus()
    burst(DIGITS, enter=False)
    qtbot.waitUntil(lambda: len(scans) == 1)
    assert desk.line.text() == ""


def test_a_burst_never_answers_a_question_or_ticks_a_box(qtbot: QtBot, desk: Desk, scans: list[Scan]) -> None:
    desk.answers.set_value(Answer.YES)
    for part in (desk.answers, desk.tick):
        part.setFocus()
        burst(DIGITS)
    assert len(scans) == 2
    assert desk.answers.value() is Answer.YES
    assert not desk.tick.isChecked()


def test_a_key_by_hand_still_answers(qtbot: QtBot, desk: Desk, scans: list[Scan], clock: Clock) -> None:
    clock.step = 200
    desk.answers.setFocus()
    press(Qt.Key.Key_N, "n")
    qtbot.waitUntil(lambda: desk.answers.value() is Answer.NO)
    assert scans == []


def test_typing_by_hand_is_no_scan(qtbot: QtBot, desk: Desk, scans: list[Scan], clock: Clock) -> None:
    clock.step = 200
    number = str(PersonNumber(123, 52))
    desk.line.setFocus()
    qtbot.keyClicks(desk.line, number)
    qtbot.waitUntil(lambda: desk.line.text() == number)
    assert scans == []


def test_a_fast_word_stays_in_the_field(qtbot: QtBot, desk: Desk, scans: list[Scan]) -> None:
    desk.line.setFocus()
    burst("Падбярозавік-Верабейчык 12")
    assert desk.line.text() == "Падбярозавік-Верабейчык 12"
    assert scans == []


def test_a_persons_number_is_a_scan_as_well(qtbot: QtBot, desk: Desk, scans: list[Scan]) -> None:
    desk.line.setFocus()
    burst(PersonNumber(123, 52).digits)
    assert [scan.kind for scan in scans] == [ScanType.NUMBER]
    assert desk.line.text() == ""


def test_a_burst_confirms_no_suggestion_and_is_not_typing(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget], scans: list[Scan]
) -> None:
    latin, typed = SuggestedField(), []
    shown(latin)
    latin.suggest("VERASEN")
    latin.textEdited.connect(typed.append)
    latin.setFocus()
    burst(DIGITS)
    assert len(scans) == 1
    assert latin.text() == "VERASEN"
    assert not latin.is_confirmed
    assert typed == []


def test_after_a_burst_selection_and_undo_are_as_before(
    qtbot: QtBot, desk: Desk, scans: list[Scan], clock: Clock
) -> None:
    desk.line.setFocus()
    for sign in "Ve":
        press(0, sign)
    desk.line.setSelection(0, 1)
    burst(DIGITS)
    assert desk.line.selectedText() == "V"
    assert desk.line.isUndoAvailable()
    assert len(scans) == 1


def test_the_enter_of_a_scanner_presses_nothing(qtbot: QtBot, desk: Desk, scans: list[Scan]) -> None:
    pressed: list[bool] = []
    QShortcut(QKeySequence("Return"), desk, lambda: pressed.append(True))
    desk.line.setFocus()
    for sign in DIGITS:
        qtbot.keyClick(desk.line, sign)
    qtbot.keyClick(desk.line, Qt.Key.Key_Return)
    assert len(scans) == 1
    assert pressed == []
    qtbot.keyClick(desk.line, Qt.Key.Key_Return)
    assert pressed == [True]


@pytest.mark.parametrize(("late", "reached"), [(60, []), (400, [True])])
def test_an_enter_that_comes_a_little_late_still_belongs_to_the_code(
    qtbot: QtBot, desk: Desk, scans: list[Scan], clock: Clock, late: int, reached: list[bool]
) -> None:
    entered: list[bool] = []
    desk.line.returnPressed.connect(lambda: entered.append(True))
    desk.line.setFocus()
    burst(DIGITS, enter=False)
    qtbot.waitUntil(lambda: len(scans) == 1)
    clock.step = late
    press(Qt.Key.Key_Return, "\r")
    assert entered == reached


def test_what_is_held_is_delivered_before_a_shortcut_acts(qtbot: QtBot, desk: Desk, scans: list[Scan]) -> None:
    seen: list[str] = []
    QShortcut(QKeySequence("Ctrl+Return"), desk, lambda: seen.append(desk.line.text()))
    desk.line.setFocus()
    qtbot.keyClicks(desk.line, "11.1955")
    qtbot.keyClick(desk.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert seen == ["11.1955"]


def test_a_click_finds_the_field_complete(qtbot: QtBot, desk: Desk, scans: list[Scan]) -> None:
    desk.line.setFocus()
    qtbot.keyClicks(desk.line, "1955")
    qtbot.mouseClick(desk.tick, Qt.MouseButton.LeftButton)
    assert desk.line.text() == "1955"
    assert desk.tick.isChecked()


def test_enter_after_a_number_by_hand_goes_on(qtbot: QtBot, desk: Desk, scans: list[Scan]) -> None:
    entered: list[str] = []
    desk.line.returnPressed.connect(lambda: entered.append(desk.line.text()))
    desk.line.setFocus()
    burst("1955")
    assert entered == ["1955"]
