"""What is really loaded, whatever the imports look like on paper."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.rules import ROOT, sources

LOAD = "import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]]; print(*sys.modules)"
DATABASE = {"sqlmodel", "sqlalchemy", "alembic", "sqlcipher3", "psycopg"}
QT = {"PySide6", "shiboken6"}


def modules_of(*floors: str) -> list[str]:
    names = (name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name, _ in sources(ROOT, *floors))
    return [name for name in names if not name.endswith("__main__") and ".migrations" not in name]


def loaded_by(modules: list[str]) -> set[str]:
    command = [sys.executable, "-c", LOAD, *modules]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    return set(answer.stdout.split())


def test_a_paper_is_drawn_without_a_database() -> None:
    assert loaded_by(modules_of("printing")) & (DATABASE | QT) == set()


def test_codes_and_values_load_no_table() -> None:
    plain = [name for name in modules_of("models") if name.startswith(("models.codes", "models.values"))]
    assert loaded_by(plain) & DATABASE == set()


@pytest.mark.parametrize("floor", ["models", "app"])
def test_below_the_window_no_qt_is_loaded(floor: str) -> None:
    assert loaded_by(modules_of(floor)) & QT == set()
