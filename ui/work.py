"""The only place with threads: two lanes, one for the database and one for drawing papers.

A job is a callable run in a lane; its answer comes back to the main thread by a queued signal. An answer for an owner
that is gone is dropped. A write that succeeds is told by `changed`, so that the visible page reads again."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from types import TracebackType
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot
from shiboken6 import isValid

from app.discreet import tell_bug
from app.errors import StorageTrouble, UserError

T = TypeVar("T")
Report = Callable[[int, int], None]


class Lane(Enum):
    DATABASE = "database"
    DRAWING = "drawing"


class Cancelled(Exception):
    """Raised inside a job at a safe point after `Job.cancel`."""


@dataclass(eq=False)
class Job(Generic[T]):
    """One piece of work under way. `cancel` takes effect at the next report of progress."""

    owner: QObject
    run: Callable[[Report], T]
    done: Callable[[T], None] | None
    failed: Callable[[Exception], None] | None
    progress: Report | None
    writes: bool
    cancelled: bool = False
    answer: Any = field(default=None, repr=False)
    trouble: Exception | None = field(default=None, repr=False)

    def cancel(self) -> None:
        self.cancelled = True

    def forget(self) -> None:
        """Let go of everything that belongs to the main thread, so that none of it dies in a lane."""
        self.run, self.done, self.failed, self.progress = _nothing, None, None, None
        self.answer = self.trouble = None


def _nothing(_report: Report) -> Any:
    return None


class _Runner(QObject):
    """Lives in a lane's thread and runs one job at a time."""

    finished = Signal(object)
    reported = Signal(object, int, int)

    @Slot(object)
    def take(self, job: Job[Any]) -> None:
        def report(done: int, total: int) -> None:
            if job.cancelled:
                raise Cancelled
            self.reported.emit(job, done, total)

        try:
            if job.cancelled:
                raise Cancelled
            job.answer = job.run(report)
        except Exception as trouble:
            job.trouble = trouble
        self.finished.emit(job)


class _Lane(QObject):
    give = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.thread_ = QThread()
        self.runner = _Runner()
        self.runner.moveToThread(self.thread_)
        self.give.connect(self.runner.take)
        self.thread_.start()

    def stop(self) -> None:
        self.thread_.quit()
        self.thread_.wait()


class _Collector(QObject):
    """Python's garbage is collected on the main thread only: a window part that dies in a lane is a crash."""

    OFTEN, SELDOM, MANY = 1000, 30, 700

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rounds = 0
        self._timer = QTimer(self, interval=self.OFTEN)
        self._timer.timeout.connect(self._collect)
        self._timer.start()
        gc.disable()

    def _collect(self) -> None:
        self._rounds += 1
        if self._rounds % self.SELDOM == 0:
            gc.collect()
        elif gc.get_count()[0] > self.MANY:
            gc.collect(1)

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()


class Work(QObject):
    """Hands jobs to the lanes in order and their answers to whoever asked."""

    changed = Signal()
    idle = Signal()
    busy = Signal()
    trouble = Signal(object)
    bug = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {lane: _Lane(self) for lane in Lane}
        for lane in self._lanes.values():
            lane.runner.finished.connect(self._answer)
            lane.runner.reported.connect(self._progress)
        self._under_way = 0
        self._collector = _Collector(self)

    @property
    def is_idle(self) -> bool:
        return self._under_way == 0

    def run(
        self,
        owner: QObject,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        lane: Lane = Lane.DATABASE,
        writes: bool = False,
    ) -> Job[T]:
        """Run a job in a lane; `writes` tells every page to read again when it has succeeded."""
        return self._start(Job(owner, lambda _: job(), done, failed, None, writes), lane)

    def run_reporting(
        self,
        owner: QObject,
        job: Callable[[Report], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        progress: Report | None = None,
        lane: Lane = Lane.DATABASE,
        writes: bool = False,
    ) -> Job[T]:
        """The same for a long job, which gets a callable (done, total) and may be cancelled where it calls it."""
        return self._start(Job(owner, job, done, failed, progress, writes), lane)

    def _start(self, job: Job[T], lane: Lane) -> Job[T]:
        self._under_way += 1
        self.busy.emit()
        self._lanes[lane].give.emit(job)
        return job

    @Slot(object, int, int)
    def _progress(self, job: Job[Any], done: int, total: int) -> None:
        if job.progress is not None and isValid(job.owner) and not job.cancelled:
            job.progress(done, total)

    @Slot(object)
    def _answer(self, job: Job[Any]) -> None:
        self._under_way -= 1
        wrote = job.writes and job.trouble is None
        try:
            if job.trouble is not None:
                self._failed(job, job.trouble)
            elif isValid(job.owner) and job.done is not None:
                job.done(job.answer)
        finally:
            job.forget()
            if wrote:
                self.changed.emit()
            if self._under_way == 0:
                self.idle.emit()

    def _failed(self, job: Job[Any], trouble: Exception) -> None:
        if not isinstance(trouble, UserError | StorageTrouble | Cancelled):
            tell_bug(trouble)
        if job.failed is not None and isValid(job.owner):
            job.failed(trouble)
        elif isinstance(trouble, StorageTrouble | UserError):
            self.trouble.emit(trouble)
        elif not isinstance(trouble, Cancelled):
            self.bug.emit()

    def catch(self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        """To be set as sys.excepthook: what fails outside a job is a bug and is told the same way."""
        tell_bug(bug.with_traceback(trace))
        self.bug.emit()

    def stop(self) -> None:
        """Let every lane finish what it has and end its thread."""
        for lane in self._lanes.values():
            lane.stop()
        self._collector.stop()


def sentence_of(trouble: Exception) -> str:
    """What to say of a failure of any of the three kinds."""
    if isinstance(trouble, UserError | StorageTrouble):
        return trouble.sentence
    return "Something went wrong inside the program. Nothing was saved. Try again, or go on with another person."
