"""The rules of the house hold on the program, and each is seen to fail on a planted break."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture import rules
from tests.architecture.conftest import plant

LONG_FUNCTION = "def long():\n" + "    x = 1\n" * rules.LINES_OF_A_FUNCTION

BREAKS = [
    (rules.commits_outside_the_store, "app/desk.py", "def save(session):\n    session.commit()"),
    (rules.commits_outside_the_store, "models/tables.py", "end = connection.commit"),
    (rules.commits_outside_the_store, "app/desk.py", "connection.execute('COMMIT')"),
    (rules.sessions_outside_the_store, "app/desk.py", "from sqlmodel import Session\nsession = Session(engine)"),
    (rules.sessions_outside_the_store, "models/tables.py", "import sqlalchemy.orm as o\nmake = o.sessionmaker()"),
    (rules.threads_outside_work, "app/desk.py", "import threading"),
    (rules.threads_outside_work, "app/store.py", "from concurrent.futures import ThreadPoolExecutor"),
    (rules.threads_outside_work, "ui/shell.py", "from PySide6.QtCore import QThreadPool"),
    (rules.threads_outside_work, "ui/shell.py", "from PySide6 import QtCore\nthread = QtCore.QThread()"),
    (rules.empty_names, "app/helpers.py", ""),
    (rules.empty_names, "ui/common/__init__.py", ""),
    (rules.empty_names, "printing/font_utils.py", ""),
    (rules.long_files, "app/desk.py", "x = 1\n" * rules.LINES_OF_A_FILE),
    (rules.long_files, "ui/shell.py", "x = 1\n" * rules.LINES_OF_THE_SHELL),
    (rules.long_functions, "app/desk.py", LONG_FUNCTION),
    (rules.folders_outside_the_contracts, "app/lists/reader.py", "import ui"),
    (rules.circles_of_modules, "models/values/number.py", "from . import re"),
    (rules.circles_of_modules, "app/store.py", "def late():\n    from app.desk import card"),
]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_program_keeps(rule: rules.Rule) -> None:
    assert rule(rules.ROOT) == []


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_a_sound_house_keeps(rule: rules.Rule, house: Path) -> None:
    assert rule(house) == []


@pytest.mark.parametrize(("rule", "file", "text"), BREAKS)
def test_a_planted_break_is_found(rule: rules.Rule, file: str, text: str, house: Path) -> None:
    plant(house, file, text)
    assert rule(house)


def test_every_rule_has_a_planted_break() -> None:
    assert {rule for rule, _, _ in BREAKS} == set(rules.RULES)
