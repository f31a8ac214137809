"""Every import contract of pyproject.toml holds a sound house, and fails on each break planted in it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.conftest import plant
from tests.architecture.rules import ROOT

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

BREAKS = [
    ("down", "app/desk.py", "import ui.shell"),
    ("down", "printing/card.py", "def late():\n    from app import desk"),
    ("down", "models/codes.py", "from printing import sheet"),
    ("window", "ui/shell.py", "from models import tables"),
    ("window", "ui/pages/__init__.py", "from models.tables import SQLModel"),
    ("window", "ui/shell.py", "from printing import card"),
    ("papers", "printing/card.py", "from models import tables"),
    ("papers", "printing/card.py", "from models.tables import SQLModel"),
    ("plain", "models/codes.py", "from sqlalchemy.types import Enum"),
    ("plain", "models/values/number.py", "from models import tables"),
    ("database", "ui/shell.py", "from sqlmodel import select"),
    ("database", "ui/work.py", "import sqlalchemy.exc"),
    ("database", "printing/sheet.py", "import sqlcipher3"),
    ("database", "printing/sheet.py", "import alembic.command"),
    ("qt", "app/desk.py", "from PySide6.QtGui import QImage"),
    ("qt", "models/tables.py", "import shiboken6"),
    ("qt", "printing/sheet.py", "from PySide6 import QtPdf"),
    ("renderers", "app/desk.py", "from reportlab.lib.units import mm"),
    ("renderers", "ui/shell.py", "import qrcode"),
    ("circles", "ui/work.py", "from ui import shell"),
    ("circles", "app/store.py", "def late():\n    import app.desk"),
    ("circles", "printing/sheet.py", "from printing.card import re"),
    ("circles", "models/codes.py", "import models.tables"),
]


def contracts() -> dict[str, str]:
    """Each contract's short name and the sentence that the report shows."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract["name"] for contract in table}


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT, "--no-cache"]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)


def test_a_sound_house_keeps_every_contract(house: Path) -> None:
    report = lint(house)
    assert report.returncode == 0, report.stdout
    for name in contracts().values():
        assert f"{name} KEPT" in report.stdout


@pytest.mark.parametrize(("contract", "file", "line"), BREAKS)
def test_a_planted_break_is_named(house: Path, contract: str, file: str, line: str) -> None:
    plant(house, file, line)
    report = lint(house)
    assert report.returncode == 1, report.stdout
    assert f"{contracts()[contract]} BROKEN" in report.stdout


def test_every_contract_has_a_planted_break() -> None:
    assert {contract for contract, _, _ in BREAKS} == set(contracts())
