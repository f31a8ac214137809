import gc
import logging
import threading
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from app.errors import StorageTrouble, UserError
from ui.work import Cancelled, Lane, Report, Work, sentence_of

NAME = "Верасень"


class Held:
    """Something a job holds on to."""

    timer: QTimer
    itself: object


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


def test_nothing_of_a_job_is_left_to_the_collector(qtbot: QtBot, work: Work, settled: Callable[[], None]) -> None:
    held = Held()
    there = weakref.ref(held)

    def fail(held: Held = held) -> None:
        raise UserError("Nothing was saved.")

    work.run(work, fail, None, lambda _trouble: None)
    del fail, held
    settled()
    qtbot.waitUntil(lambda: there() is None)


def test_a_lane_never_collects_parts_of_the_window(qtbot: QtBot, work: Work, settled: Callable[[], None]) -> None:
    for _ in range(50):
        ring = Held()
        ring.timer, ring.itself = QTimer(interval=60_000), ring
        ring.timer.start()
    del ring
    work.run(work, lambda: [[] for _ in range(100_000)])
    settled()
    assert not gc.isenabled()
    gc.collect()


def test_a_write_is_told_even_when_the_page_fails_on_its_answer(
    qtbot: QtBot, work: Work, settled: Callable[[], None]
) -> None:
    told: list[bool] = []
    work.changed.connect(lambda: told.append(True))

    def fail(_answer: object) -> None:
        raise ValueError(NAME)

    with capture_exceptions() as bugs:
        work.run(work, lambda: 1, fail, writes=True)
        settled()
    assert told == [True]
    assert [kind for kind, *_ in bugs] == [ValueError]


def test_a_bug_outside_a_job_is_told_the_same_way(qtbot: QtBot, work: Work, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(work.bug):
        work.catch(ValueError, ValueError(NAME), None)
    assert "ValueError" in caplog.text
    assert NAME not in caplog.text
