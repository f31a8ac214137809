"""A small sound house, to plant a break in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.architecture.rules import ROOT

SOUND_HOUSE = {
    "models/__init__.py": "",
    "models/codes.py": "from enum import StrEnum\n",
    "models/values/__init__.py": "from models.values.number import re\n",
    "models/values/number.py": "import re\n",
    "models/tables.py": "from sqlmodel import SQLModel\nfrom models import codes\n",
    "printing/__init__.py": "",
    "printing/sheet.py": "import reportlab.pdfgen\nimport qrcode\nfrom models import codes\n",
    "printing/card.py": "from models.values.number import re\nfrom printing import sheet\n",
    "app/__init__.py": "",
    "app/store.py": "import sqlalchemy.orm as o\nfrom models import tables\no.Session().commit()\n",
    "app/desk.py": "from printing import card\nfrom app import store\nfrom models import codes, tables\n",
    "ui/__init__.py": "",
    "ui/work.py": "import threading\nfrom PySide6.QtCore import QThread\n",
    "ui/shell.py": "from PySide6.QtWidgets import QMainWindow\nfrom app import desk\nfrom ui import work\n"
    "from models import codes\nfrom models.values import number\n",
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name, text in SOUND_HOUSE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(house: Path, name: str, text: str) -> None:
    """Adds text to a file of the house, or makes the file."""
    path = house / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write(text + "\n")
