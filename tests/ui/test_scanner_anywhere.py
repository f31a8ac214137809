"""Bursts sent to the window as the system sends them: under every layout, whatever has the focus, and hands left alone.

What each layout types was read with libxkbcommon 1.x from xkb-data: the top row as it is, under Caps Lock, and the
digit block with its lock on and off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.scanning import Scan, ScanType
from app.token import ShortCode, make_proof
from models.values.number import PersonNumber
from ui.scanner import ScannerFilter

NONE, KEYPAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
SHORT = ShortCode(12345678901234567890, 987654321).digits
PROOF = make_proof(123, 2**63, date(2026, 1, 2), date(2026, 2, 1), 77, lambda message: bytes(range(64))).digits
NUMBER = PersonNumber(123, 52).digits
CODES = {ScanType.SHORT: SHORT, ScanType.PROOF: PROOF, ScanType.NUMBER: NUMBER}
ROWS = {
    "us": ("1234567890", "1234567890"),
    "lt": ("ąčęėįšųū„“", "ĄČĘĖĮŠŲŪ„“"),
    "lt, windows": ("ąčęėįšųū90", "ĄČĘĖĮŠŲŪ90"),
    "lt, us": ("1234567890", "1234567890"),
    "lt, std": ("!-/;:,.=()", "!-/;:,.=()"),
    "ru": ("1234567890", "1234567890"),
    "by": ("1234567890", "1234567890"),
    "by, latin": ("1234567890", "1234567890"),
    "ua": ("1234567890", "1234567890"),
    "fr": ("&é\"'(-è_çà", "&É\"'(-È_ÇÀ"),
    "fr, shift lock": ("&é\"'(-è_çà", "1234567890"),
    "be": ("&é\"'(§è!çà", "&É\"'(§È!ÇÀ"),
    "de": ("1234567890", "1234567890"),
    "pl": ("1234567890", "1234567890"),
}
OFF = dict(zip("0123456789", (
    Qt.Key.Key_Insert, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Left,
    Qt.Key.Key_Clear, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_PageUp,
), strict=True))  # fmt: skip


class Clock:
    def __init__(self) -> None:
        self.now, self.step = 0, 4

    def __call__(self, event: QKeyEvent) -> int:
        if event.type() == QEvent.Type.KeyPress:
            self.now += self.step
        return self.now


class Everything(QWidget):
    """One of each part that can have the focus."""

    def __init__(self) -> None:
        super().__init__()
        column, self.pressed = QVBoxLayout(self), 0
        self.line, self.text, self.spin = QLineEdit("Верасень"), QPlainTextEdit("two\nlines"), QSpinBox()
        self.choice, self.typed = QComboBox(), QComboBox(editable=True)
        self.table, self.button, self.pdf = QTableWidget(12, 3), QPushButton("Save"), QPdfView(None)
        for combo in (self.choice, self.typed):
            combo.addItems(["", "1 first", "2 second", "9 ninth", "ąžuolas"])
        self.table.setCurrentCell(4, 1)
        self.button.clicked.connect(self._count)
        self.button.setDefault(True)
        self.parts = {
            "line": self.line, "text": self.text, "spin": self.spin, "choice": self.choice, "typed": self.typed,
            "table": self.table, "button": self.button, "pdf": self.pdf,
        }  # fmt: skip
        for part in self.parts.values():
            column.addWidget(part)

    def _count(self) -> None:
        self.pressed += 1

    def state(self) -> tuple[object, ...]:
        row, column = self.table.currentRow(), self.table.currentColumn()
        item = self.table.item(row, column)
        return (
            self.line.text(), self.text.toPlainText(), self.spin.value(), self.choice.currentIndex(),
            self.typed.currentIndex(), self.typed.currentText(), row, column, item and item.text(), self.pressed,
            self.pdf.verticalScrollBar().value(),
        )  # fmt: skip


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
def desk(shown: Callable[[QWidget], QWidget]) -> Everything:
    made = shown(Everything())
    assert isinstance(made, Everything)
    return made


def send(sign: str, key: int = 0, held: Qt.KeyboardModifier = NONE, repeated: bool = False) -> None:
    """To the window itself, so that Qt chooses who gets it: a shortcut, an open list, the focus, or the window."""
    window = QGuiApplication.focusWindow()
    assert window is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key or (ord(sign) if sign.isascii() else 0), held, sign, repeated)
        QCoreApplication.sendEvent(window, event)


def burst(text: str, enter: bool = True) -> None:
    for sign in text:
        send(sign)
    if enter:
        send("\r", Qt.Key.Key_Return)


@pytest.mark.parametrize("layout", sorted(ROWS))
def test_every_code_is_read_under_every_layout_with_and_without_enter(
    qtbot: QtBot, desk: Everything, scans: list[Scan], clock: Clock, layout: str
) -> None:
    desk.line.setFocus()
    before, expected = desk.state(), []
    for row in ROWS[layout]:
        for kind, digits in CODES.items():
            for enter in (True, False):
                expected.append(Scan(kind, digits))
                clock.now += 1000
                burst(digits.translate(str.maketrans("1234567890", row)), enter)
                qtbot.waitUntil(lambda: len(scans) == len(expected))
    assert scans == expected
    assert desk.state() == before


def test_the_digit_block_is_read_with_its_lock_on_and_off(
    qtbot: QtBot, desk: Everything, scans: list[Scan], clock: Clock
) -> None:
    for part in (desk.line, desk.table, desk.spin, desk.choice, desk.pdf):
        part.setFocus()
        before = desk.state()
        for on in (True, False):
            clock.now += 1000
            for digit in SHORT:
                send(digit, ord(digit), KEYPAD) if on else send("", OFF[digit], KEYPAD)
            send("\r", Qt.Key.Key_Enter, KEYPAD)
        assert desk.state() == before
    assert scans == [Scan(ScanType.SHORT, SHORT)] * 10


@pytest.mark.parametrize("enter", [True, False])
@pytest.mark.parametrize("row", ["us", "lt", "fr", "lt, std"])
def test_nothing_is_typed_or_pressed_whatever_has_the_focus(
    qtbot: QtBot, desk: Everything, scans: list[Scan], clock: Clock, row: str, enter: bool
) -> None:
    typed = SHORT.translate(str.maketrans("1234567890", ROWS[row][0]))
    for number, part in enumerate(desk.parts.values(), 1):
        part.setFocus()
        before = desk.state()
        clock.now += 1000
        burst(typed, enter)
        qtbot.waitUntil(lambda number=number: len(scans) == number)
        assert desk.state() == before
    focus = QApplication.focusWidget()
    assert focus is not None
    focus.clearFocus()
    assert QApplication.focusWidget() is None
    clock.now += 1000
    burst(typed, enter)
    qtbot.waitUntil(lambda: len(scans) == len(desk.parts) + 1)
    assert desk.state() == before


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("row", ["us", "lt"])
def test_an_open_list_or_menu_or_dialog_takes_nothing_of_it(
    qtbot: QtBot, desk: Everything, scans: list[Scan], clock: Clock, row: str
) -> None:
    typed, before = SHORT.translate(str.maketrans("1234567890", ROWS[row][0])), desk.state()
    desk.choice.setFocus()
    desk.choice.showPopup()
    burst(typed)
    assert len(scans) == 1, "list"
    desk.choice.hidePopup()
    menu, chosen = QMenu(desk), []
    menu.addAction("&1 first", lambda: chosen.append(1))
    menu.popup(desk.mapToGlobal(desk.rect().center()))
    clock.now += 1000
    burst(typed)
    assert len(scans) == 2, "menu"
    menu.hide()
    dialog = QDialog(desk)
    QVBoxLayout(dialog).addWidget(field := QLineEdit(dialog))
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    clock.now += 1000
    burst(typed)
    assert dialog.isVisible()
    assert (field.text(), chosen) == ("", [])
    dialog.close()
    assert len(scans) == 3
    assert desk.state() == before


def test_hands_are_left_alone(qtbot: QtBot, desk: Everything, scans: list[Scan], clock: Clock) -> None:
    desk.line.clear()
    desk.line.setFocus()
    for sign in "9" * 12:
        clock.step = 25
        send(sign, repeated=sign == "9" and bool(desk.line.text()))
        qtbot.waitUntil(lambda: bool(desk.line.text()))
    assert desk.line.text() == "9" * 12  # a key held down is seen as it goes
    desk.line.clear()
    clock.step = 45
    burst(NUMBER, enter=False)
    qtbot.waitUntil(lambda: desk.line.text() == NUMBER)  # a quick hand
    desk.line.clear()
    clock.step = 20
    burst("Ąčęėšys 1955, (čia) Ėglė", enter=False)
    qtbot.waitUntil(lambda: desk.line.text() == "Ąčęėšys 1955, (čia) Ėglė")
    desk.line.clear()
    QGuiApplication.clipboard().setText(SHORT, QClipboard.Mode.Clipboard)
    send("v", Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.line.paste()
    assert desk.line.text().startswith(SHORT)
    QGuiApplication.clipboard().clear()
    desk.table.setFocus()
    clock.step = 200
    send("", Qt.Key.Key_Down, KEYPAD)
    qtbot.waitUntil(lambda: desk.table.currentRow() == 5)  # the digit block still moves
    assert scans == []
