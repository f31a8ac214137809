"""A burst under any layout is taken out of the field that has the focus; hands on keys are left alone."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.scanning import Scan, ScanType
from app.token import ShortCode
from models.codes import Answer
from models.values.number import PersonNumber
from ui.scanner import ScannerFilter
from ui.widgets.buttons import TickButton, three_answers

LITHUANIAN = str.maketrans("1234567890", "ąčęėįšųū„“")
DIGITS = ShortCode(12345678901234567890, 987654321).digits


class Clock:
    """Seconds as the test wants them: a scanner types every 5 ms, a hand every 200."""

    def __init__(self) -> None:
        self.now, self.step = 0.0, 0.005

    def __call__(self) -> float:
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
    clock.step = 0.2
    desk.answers.setFocus()
    press(Qt.Key.Key_N, "n")
    qtbot.waitUntil(lambda: desk.answers.value() is Answer.NO)
    assert scans == []


def test_typing_by_hand_is_no_scan(qtbot: QtBot, desk: Desk, scans: list[Scan], clock: Clock) -> None:
    clock.step = 0.2
    number = str(PersonNumber(123, 52))
    desk.line.setFocus()
    for sign in number:
        qtbot.keyClicks(desk.line, sign)
    assert desk.line.text() == number
    assert scans == []


def test_a_fast_word_stays_in_the_field(qtbot: QtBot, desk: Desk, scans: list[Scan]) -> None:
    desk.line.setFocus()
    burst("Падбярозавік-Верабейчык")
    assert desk.line.text() == "Падбярозавік-Верабейчык"
    assert scans == []


def test_a_persons_number_is_a_scan_as_well(qtbot: QtBot, desk: Desk, scans: list[Scan]) -> None:
    desk.line.setFocus()
    burst(PersonNumber(123, 52).digits)
    assert [scan.kind for scan in scans] == [ScanType.NUMBER]
    assert desk.line.text() == ""
