"""Start to the first window, a whole process each, against a process that shows a bare QMainWindow."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.measure import Figure, pair

OURS = """
import os
from PySide6.QtWidgets import QApplication
from ui.compose import Window
from ui.theme import Theme
app = QApplication([])
theme = Theme()
theme.apply(app)
window = Window(app, theme)
window.start()
app.processEvents()
assert window.isVisible()
os._exit(0)
"""
ROOT = Path(__file__).resolve().parents[2]
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
import os
os._exit(0)
"""


def _run(arguments: list[str], data: str) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "WAYSTATION_DATA": data, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, *arguments], env=environment, cwd=ROOT, check=True, capture_output=True)


def first_window() -> Figure:
    with tempfile.TemporaryDirectory() as data:
        return pair(
            "start to the first window (whole process)",
            lambda: _run(["-c", OURS], data),
            "a bare QMainWindow",
            lambda: _run(["-c", BARE], data),
            runs=5,
        )
