"""A process of its own that sweeps the door by hand and says each number once it stands on the screen.

Run as `python -m tests.journeys.sweep FOLDER DESK`; the passphrase comes on standard input. It is killed at work."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from tests.journeys.hands import ENTER, Hands
from ui.pages.door import DoorPage


def main(folder: str, desk: str) -> None:
    hands = Hands(QApplication([]), Path(folder))
    hands.unlock(desk, sys.stdin.readline().strip())
    page = hands.page("door", DoorPage)
    assert isinstance(page, DoorPage)
    page.setFocus()
    while page.model.rowCount():
        hands.press(ENTER)
        hands.settle()
        print(page.given.number.text(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
