"""A whole night of signals and calls does not use up the references to True, False and None."""

import subprocess
import sys

import pytest

from tests.architecture.rules import ROOT

NIGHT = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel
if "kept" in sys.argv:
    import ui.theme
application = QApplication([])
class Teller(QObject):
    told = Signal()
teller, label = Teller(), QLabel()
for _ in range(100_000):
    teller.told.emit()
    label.setText("")
print("through")
"""


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", NIGHT, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_a_long_night_is_lived_through() -> None:
    night = run("kept")
    assert night.returncode == 0, night.stderr
    assert "through" in night.stdout


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="these objects live for ever from 3.12 on")
def test_without_the_remedy_python_aborts() -> None:
    """When this fails, PySide6 was mended: take the remedy away."""
    assert "deallocating" in run().stderr
