"""The care desks through their real windows: from a scan to its answer, and the keys that a check or an issue costs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any
from uuid import UUID

from app.access import Actor
from app.forms import CountForm
from app.scanning import recognise
from app.waystation import Waystation
from models.base import new_id
from models.codes import Role
from tests.bench.measure import Figure, milliseconds
from tests.bench.store import fresh, open_group, raw_commit
from tests.bench.supplies import MOVEMENTS, PEOPLE, stocked

SCANS, MINUTE = 30, 60_000


@dataclass(frozen=True)
class Keys:
    """What an act costs in keys, beside the least that it could: the signs of what is told."""

    name: str
    keys: int
    least: int
    seconds: float

    def line(self) -> str:
        words = f"{self.name:<44} {self.keys:9d} keys  floor {self.least:9d} keys (what is told)"
        return f"{words}   ratio {self.keys / max(self.least, 1):6.2f}   {self.seconds:.1f} s by the keystroke model"


class Window:
    """A shell with one role's page over a register, and its event loop."""

    def __init__(self, waystation: Waystation, key: str) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtWidgets import QApplication

        from ui.destinations import destinations
        from ui.shell import Shell
        from ui.theme import Theme
        from ui.work import Work

        self.app: Any = QApplication.instance() or QApplication([])
        Theme().apply(self.app)
        self.work = Work()
        self.shell = Shell(waystation, self.work)
        self.shell.furnish(destinations(self.shell.context))
        self.shell.resize(1366, 768)
        self.shell.show()
        self.shell.activateWindow()
        self.settle()
        self.shell.go(key, None)
        self.settle()

    @property
    def page(self) -> Any:
        return self.shell.current_page()

    def until(self, done: Callable[[], bool]) -> None:
        while not done():
            self.app.processEvents()

    def settle(self) -> None:
        self.app.processEvents()
        self.until(lambda: self.work.is_idle)
        self.app.processEvents()

    def close(self) -> None:
        self.shell.close_pages()
        self.settle()
        self.work.stop()
        self.shell.hide()
        self.shell.deleteLater()
        self.app.processEvents()


@contextmanager
def window_of(waystation: Waystation, role: Role, key: str) -> Iterator[Window]:
    """The same user in another role, at a page."""
    actor = Actor(waystation.actor.user, role, waystation.actor.desk, waystation.actor.name)
    object.__setattr__(waystation, "actor", actor)
    window = Window(waystation, key)
    try:
        yield window
    finally:
        window.close()


def scans_at_the_station(people: int = PEOPLE, movements: int = MOVEMENTS, scans: int = SCANS) -> Figure:
    """Thirty scans one after another, each when the answer of the one before stands in the window."""
    with (
        stocked(people, movements, scans) as (waystation, _store, numbers),
        raw_commit(rows=6) as floor,
        window_of(waystation, Role.STORE, "supplies") as window,
    ):
        page, taken, floors = window.page, [], []

        def scan(number: str) -> None:
            read = recognise(number)
            assert read is not None
            page.on_scan(read)
            window.until(lambda: page.result.second.text().endswith(number) and not page._waiting)

        for number in numbers:
            taken.append(milliseconds(lambda number=number: scan(number)))
            floors.append(milliseconds(floor))
            window.settle()
    late = quantiles(taken, n=20)[-1]
    share = 100 * sum(taken) / MINUTE
    note = f"95th percentile {late:.1f} ms; {scans} scans are {share:.1f} % of a minute"
    name = f"scan to answer in the window, {people:,} people"
    return Figure(name, "one raw SQLCipher commit of 6 rows", median(taken), median(floors), scans, note)


@contextmanager
def desk(role: Role, key: str) -> Iterator[tuple[Window, UUID, str, Any]]:
    """A page with one person waiting, and hands that are counted."""
    from PySide6.QtTest import QTest

    from tests.ui.keystrokes import Typist

    with fresh() as (waystation, intake):
        group = open_group(waystation, intake).id
        row = waystation.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False)).person
        with window_of(waystation, role, key) as window:
            window.shell._load_groups(None)
            window.settle()
            window.page.reload()
            window.settle()
            yield window, row.id, row.number, Typist(QTest)  # type: ignore[arg-type]


def keys_of_an_issue() -> Keys:
    """The arrival kit to a number that is typed because there is no card; a scan costs no key at all."""
    with desk(Role.STORE, "supplies") as (window, _person, number, hands):
        from PySide6.QtCore import Qt

        digits = number.replace("-", "")
        window.page.number.setFocus()
        hands.think()
        hands.write(digits)
        hands.press(Qt.Key.Key_Return)
        window.settle()
        assert window.page.result.word.text() == "Given"
        return Keys("arrival kit to a typed number", hands.keys, len(digits), hands.seconds)


def keys_of_a_quick_check() -> Keys:
    """Seen by the clinician, no further check needed."""
    with desk(Role.MEDIC, "health") as (window, person, _number, hands):
        from PySide6.QtCore import Qt

        window.page.open_for(person)
        window.settle()
        for key, held in (
            (Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier),
            (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        ):
            hands.think()
            hands.press(key, held=held)
        window.settle()
        return Keys("check: no further check needed", hands.keys, 2, hands.seconds)


def keys_of_a_usual_check() -> Keys:
    """Agreement, colour, seven vital signs, the first questions, nothing known, a result."""
    from PySide6.QtCore import Qt

    told = ("18", "97", "104/62", "112", "35,8")
    enter = Qt.Key.Key_Return
    with desk(Role.MEDIC, "health") as (window, person, _number, hands):
        window.page.open_for(person)
        window.settle()
        plan: tuple[object, ...] = (
            *(Qt.Key.Key_Y, Qt.Key.Key_2, told[0], told[1], Qt.Key.Key_A, told[2], told[3], told[4], Qt.Key.Key_A),
            *("", "", "", ""),
            *[Qt.Key.Key_N] * 8,
        )
        for step in plan:
            hands.think()
            if isinstance(step, str):
                hands.write(step)
            else:
                hands.press(step)
            hands.press(enter)
        for _list in range(3):
            hands.think()
            hands.press(Qt.Key.Key_N, enter)
        hands.think()
        hands.press(Qt.Key.Key_N, held=Qt.KeyboardModifier.AltModifier)
        hands.press(enter, held=Qt.KeyboardModifier.ControlModifier)
        window.settle()
        least = sum(map(len, told)) + 4 + 8 + 3 + 2
        return Keys("check: vital signs, questions, result", hands.keys, least, hands.seconds)


FIGURES = (scans_at_the_station, keys_of_an_issue, keys_of_a_quick_check, keys_of_a_usual_check)
