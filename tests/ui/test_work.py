import logging
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.errors import StorageTrouble, UserError
from ui.work import Cancelled, Lane, Report, Work, sentence_of

NAME = "Верасень"


def test_an_answer_comes_back_on_the_main_thread(qtbot: QtBot, work: Work, settled: Callable[[], None]) -> None:
    owner, seen = QObject(), []
    work.run(owner, threading.get_ident, lambda thread: seen.append((thread, threading.get_ident())))
    settled()
    assert seen[0][0] != seen[0][1] == threading.get_ident()


def test_jobs_of_a_lane_run_one_after_the_other(qtbot: QtBot, work: Work, settled: Callable[[], None]) -> None:
    owner, order = QObject(), []
    for number in range(20):
        work.run(owner, lambda number=number: number, order.append)  # type: ignore[misc]
    settled()
    assert order == list(range(20))


def test_an_answer_for_an_owner_that_is_gone_is_dropped(qtbot: QtBot, work: Work, settled: Callable[[], None]) -> None:
    owner, seen, gate = QObject(), [], threading.Event()
    work.run(owner, gate.wait, seen.append)
    owner.deleteLater()
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    gate.set()
    settled()
    assert seen == []


def test_a_write_tells_the_pages_and_a_failure_does_not(qtbot: QtBot, work: Work, settled: Callable[[], None]) -> None:
    owner, told, failed = QObject(), [], []
    work.changed.connect(lambda: told.append(True))
    work.run(owner, lambda: 1, writes=True)
    settled()

    def refuse() -> None:
        raise UserError("Nothing was saved.")

    work.run(owner, refuse, None, failed.append, writes=True)
    settled()
    assert len(told) == 1
    assert isinstance(failed[0], UserError)


def test_progress_is_told_and_cancel_takes_effect_at_the_next_step(
    qtbot: QtBot, work: Work, settled: Callable[[], None]
) -> None:
    owner, steps, failed = QObject(), [], []
    reached, go_on = threading.Event(), threading.Event()

    def long(report: Report) -> str:
        report(1, 3)
        reached.set()
        go_on.wait(5)
        report(2, 3)
        return "done"

    job = work.run_reporting(
        owner, long, None, failed.append, progress=lambda done, total: steps.append((done, total)), lane=Lane.DRAWING
    )
    qtbot.waitUntil(lambda: steps == [(1, 3)])
    job.cancel()
    go_on.set()
    settled()
    assert steps == [(1, 3)]
    assert isinstance(failed[0], Cancelled)


def test_a_bug_is_logged_without_its_words(
    qtbot: QtBot, work: Work, settled: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    bugs: list[bool] = []
    work.bug.connect(lambda: bugs.append(True))

    def fail() -> None:
        raise ValueError(NAME)

    with caplog.at_level(logging.ERROR):
        work.run(QObject(work), fail)
        settled()
    assert bugs == [True]
    assert "ValueError" in caplog.text
    assert NAME not in caplog.text
    assert "Traceback" not in caplog.text


def test_each_kind_of_failure_has_its_sentence() -> None:
    assert sentence_of(StorageTrouble("The disk is full.")) == "The disk is full."
    assert NAME not in sentence_of(ValueError(NAME))
