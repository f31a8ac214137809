"""The keystroke-level model (Card, Moran, Newell 1980; values of LOOK, section 5), counted as keys are really sent."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

KEY_SECONDS, THINK_SECONDS = 0.28, 1.35
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Typist:
    """Hands on the keys: no mouse. A held modifier counts as a key of its own; `think` before each thing to decide:
    each field that is filled, each command. What a reader types costs nobody a key."""

    qtbot: QtBot
    keys: int = 0
    thoughts: int = 0
    sent: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return self.keys * KEY_SECONDS + self.thoughts * THINK_SECONDS

    def think(self) -> None:
        self.thoughts += 1

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            self.qtbot.keyClick(self._hands(), key, held)
            self.keys += 1 + (held is not NONE)
            self.sent.append(f"{'' if held is NONE else held.name + ' '}{key.name}")

    def write(self, text: str) -> None:
        """Key by key, in any alphabet, to whatever has the focus."""
        for sign in text:
            self._type(sign)
            self.keys += 1
        self.sent.append(f"{len(text)} letters")

    def _type(self, sign: str) -> None:
        QApplication.sendEvent(self._hands(), QKeyEvent(QEvent.Type.KeyPress, 0, NONE, sign))

    @staticmethod
    def _hands() -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def line(self, what: str) -> str:
        return f"{what}: {self.keys} keys, {self.thoughts} thoughts, {self.seconds:.1f} s by the keystroke model"
