"""Real windows, offscreen; every test ends with its windows gone and its lanes stopped."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.app.conftest import Centre, centre, made_once  # noqa: F401
from tests.ui.health_desk import at_desk, medic  # noqa: F401
from tests.ui.whole_desk import sit  # noqa: F401
from ui.theme import Theme
from ui.work import Work

ARTEFACTS = Path(os.environ.get("WAYSTATION_ARTEFACTS", "artefacts"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that only draw pictures, to be laid beside those of LOOK, have a command of their own."""
    for item in items:
        if "tests/ui/" in item.nodeid and any(word in item.name for word in ("looks", "pictures", "light_dark")):
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None]:
    """Windows of a test are really gone after it: each one left would be dressed and asked again by all that follow."""
    yield
    if QApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme()
    made.apply(qapp)
    yield made
    if made.dark:
        made.switch(qapp)


@pytest.fixture
def work(qtbot: QtBot) -> Iterator[Work]:
    made = Work()
    yield made
    made.stop()


@pytest.fixture
def settled(qtbot: QtBot, work: Work) -> Callable[[], None]:
    """Wait until every job has answered."""

    def wait() -> None:
        qtbot.waitUntil(lambda: work.is_idle, timeout=20_000)
        QApplication.processEvents()

    return wait


@pytest.fixture
def grab() -> Callable[[QWidget, str], Path]:
    """Keep a picture of a window among the artefacts."""

    def take(window: QWidget, name: str) -> Path:
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        path = ARTEFACTS / f"{name}.png"
        QApplication.processEvents()
        assert window.grab().save(str(path))
        return path

    return take


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Show a window as the active one, so that focus and keys work as at a desk."""

    def show(window: QWidget) -> QWidget:
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return show
