"""The pages of copies, of bringing one back and of faults, by keyboard; the strip; what runs by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.copies import MEDIUM_FOLDER, OWN_FOLDER, CopyState, MediumState
from app.copy_folder import REGISTER, CopyFound, copies_in
from app.passphrase import Limiter
from app.restoring import DAMAGED_COPY, LossSheet, Present
from app.rows import GroupRow
from app.start_check import FaultKind
from app.waystation import DATABASE, Waystation
from models.codes import Role
from tests.app.conftest import WORDS, Centre, as_role, check_whole, open_bus
from ui.frame.status import StatusStrip
from ui.page import PageContext
from ui.pages.copies import CopiesPage
from ui.pages.fault import FaultPage, fault_words, steps_of
from ui.pages.restore import RestorePage, loss_words
from ui.theme import Theme
from ui.upkeep import Upkeep
from ui.work import Work

Shown = Callable[[QWidget], QWidget]
Grab = Callable[[QWidget, str], Path]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def lead(centre: Centre, work: Work, settled: Callable[[], None]) -> Iterator[Waystation]:
    waystation = centre.unlock(Role.MANAGER)
    yield waystation
    settled()
    check_whole(waystation)
    waystation.close()


def context(waystation: Waystation, work: Work, left: list[str]) -> PageContext:
    def group() -> GroupRow | None:
        return None

    def choose(_group: GroupRow) -> None:
        return None

    def go(key: str, _person: UUID | None) -> None:
        left.append(key)

    def tell(sentence: str, _undo: object) -> None:
        left.append(sentence)

    return PageContext(waystation, work, group, choose, go, tell, lambda: left.append("bring back"))


@pytest.fixture
def page(lead: Waystation, work: Work, theme: Theme, shown: Shown, settled: Callable[[], None]) -> CopiesPage:
    made = CopiesPage(context(lead, work, []))
    work.changed.connect(made.reload)
    made.resize(1180, 640)
    shown(made)
    made.reload()
    settled()
    return made


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_a_copy_by_key_is_made_checked_and_listed(
    page: CopiesPage, centre: Centre, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    assert "none yet" in texts(page)
    assert "no second medium is chosen" in texts(page)
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    settled()
    assert "whole" in page.banner.words.text()
    assert "just now" in texts(page)
    assert len(copies_in(centre.folder / OWN_FOLDER)) == 1


def test_a_second_medium_is_chosen_by_typing_and_gets_a_copy_at_once(
    page: CopiesPage, lead: Waystation, tmp_path: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    stick = tmp_path / "stick"
    page.path.setText(str(stick))
    qtbot.keyClick(page.path, Qt.Key.Key_Return)
    settled()
    assert "Nothing was changed" in texts(page.field)
    stick.mkdir()
    qtbot.keyClick(page.path, Qt.Key.Key_Return)
    settled()
    assert len(copies_in(stick / MEDIUM_FOLDER)) == 1
    assert "safe to remove" in page.banner.words.text()
    assert "same disk" in texts(page)
    stick.rename(tmp_path / "pulled")
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    settled()
    assert "not here" in page.banner.words.text()
    assert lead.copies.make(lead.actor).medium is MediumState.GONE


def test_the_whole_file_is_checked_by_key(
    page: CopiesPage, centre: Centre, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_K, ALT)
    settled()
    assert "as it was written" in page.banner.words.text()


def test_going_to_bring_back_a_copy_is_journaled(
    lead: Waystation, work: Work, theme: Theme, shown: Shown, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    left: list[str] = []
    page = CopiesPage(context(lead, work, left))
    shown(page)
    before = lead.house.store.head().seq
    qtbot.keyClick(page, Qt.Key.Key_B, ALT)
    settled()
    assert left == ["bring back"]
    assert lead.house.store.head().seq == before + 1


def test_nothing_is_offered_that_would_be_refused(
    lead: Waystation, work: Work, theme: Theme, shown: Shown, settled: Callable[[], None]
) -> None:
    technician = replace(lead, actor=as_role(lead, Role.TECHNICIAN))
    page = CopiesPage(context(technician, work, []))
    shown(page)
    page.reload()
    settled()
    assert all(button.isVisible() for button in (page.make, page.check, page.restore))


# The strip


@pytest.mark.parametrize(
    ("minutes", "tone", "words"),
    [(3, "ok", "3 minutes ago"), (30, "att", "30 minutes ago"), (300, "stop", "5 hours ago"), (None, "stop", "none")],
)
def test_the_strip_always_tells_the_age(theme: Theme, shown: Shown, minutes: int | None, tone: str, words: str) -> None:
    strip = StatusStrip("Desk 1")
    shown(strip)
    made = None if minutes is None else NOON - timedelta(minutes=minutes)
    strip.show_copies(CopyState(NOON, made, None, False))
    assert words in strip._copy.text()
    assert strip._copy.property("tone") == tone
    strip.resize(700, 36)
    QApplication.processEvents()
    assert strip._copy.isVisible()


def test_an_old_second_medium_colours_the_strip(theme: Theme, shown: Shown) -> None:
    strip = StatusStrip("Desk 1")
    shown(strip)
    strip.show_copies(CopyState(NOON, NOON, NOON - timedelta(days=3), True))
    assert strip._copy.property("tone") == "stop"
    assert "3 days ago" in strip._copy.text()


# By itself


def test_copies_are_kept_while_the_desk_saves(
    lead: Waystation, work: Work, centre: Centre, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    states: list[CopyState] = []
    owner = QObject()
    upkeep = Upkeep(lead, work, owner)
    upkeep.copies.connect(states.append)
    upkeep.tick()
    upkeep.tick()
    work.run(owner, lambda: open_bus(lead, as_role(lead, Role.INTAKE)), writes=True)
    settled()
    assert len(copies_in(centre.folder / OWN_FOLDER)) == 1
    assert states[0].own is None
    assert states[-1].own is not None
    work.run(owner, upkeep.end())
    settled()
    assert len(copies_in(centre.folder / OWN_FOLDER)) in (1, 2)
    owner.deleteLater()


def test_a_fault_found_behind_the_desk_is_told(centre: Centre, work: Work, settled: Callable[[], None]) -> None:
    waystation = centre.unlock(Role.STORE)
    waystation.house.clock = lambda: NOON - timedelta(days=900)
    owner, faults = QObject(), list[FaultKind]()
    upkeep = Upkeep(waystation, work, owner)
    upkeep.fault.connect(faults.append)
    settled()
    assert faults == [FaultKind.CLOCK]
    work.run(owner, upkeep.end())
    settled()
    waystation.close()
    owner.deleteLater()


# Bringing back


@pytest.fixture
def stick(centre: Centre, tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    waystation = centre.unlock(Role.MANAGER)
    waystation.copies.choose_medium(waystation.actor, str(place))
    open_bus(waystation, as_role(waystation, Role.INTAKE))
    for _ in range(2):
        waystation.copies.make(waystation.actor)
    waystation.close()
    return place


@pytest.fixture
def restore_page(
    stick: Path, work: Work, theme: Theme, shown: Shown, tmp_path: Path, settled: Callable[[], None]
) -> RestorePage:
    made = RestorePage(work, tmp_path / "second", lambda: None, Limiter(), lambda: (stick,))
    made.resize(1366, 768)
    shown(made)
    settled()
    return made


def test_a_copy_is_brought_back_by_keys_alone(
    restore_page: RestorePage, qtbot: QtBot, settled: Callable[[], None], tmp_path: Path
) -> None:
    opened: list[Waystation] = []
    restore_page.opened.connect(opened.append)
    qtbot.keyClicks(restore_page.words, WORDS)
    qtbot.keyClick(restore_page.words, Qt.Key.Key_Return)
    settled()
    assert "nothing is lost here" in restore_page.loss.text()
    assert len(restore_page.number.text()) == 3
    qtbot.keyClick(restore_page.number, Qt.Key.Key_Return)
    settled()
    (waystation,) = opened
    assert (tmp_path / "second" / DATABASE).exists()
    check_whole(waystation)
    waystation.close()


def test_wrong_words_and_a_used_number_are_said_beside_the_field(
    restore_page: RestorePage, centre: Centre, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    qtbot.keyClicks(restore_page.words, "not these words at all")
    qtbot.keyClick(restore_page.words, Qt.Key.Key_Return)
    settled()
    assert "does not open" in restore_page.banner.words.text()
    assert restore_page.words.text() == ""
    qtbot.keyClicks(restore_page.words, WORDS)
    qtbot.keyClick(restore_page.words, Qt.Key.Key_Return)
    settled()
    waystation = centre.unlock(Role.MANAGER)
    restore_page.number.setText(f"{waystation.station_number():03d}")
    waystation.close()
    qtbot.keyClick(restore_page.number, Qt.Key.Key_Return)
    settled()
    assert "Take another number" in texts(restore_page)


def test_a_damaged_copy_is_marked_and_the_next_older_one_is_offered(
    restore_page: RestorePage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    newest = restore_page.chosen()
    assert isinstance(newest, CopyFound)
    raw = bytearray((newest.path / REGISTER).read_bytes())
    raw[5000] ^= 1
    (newest.path / REGISTER).write_bytes(raw)
    qtbot.keyClicks(restore_page.words, WORDS)
    qtbot.keyClick(restore_page.words, Qt.Key.Key_Return)
    settled()
    assert restore_page.banner.words.text() == DAMAGED_COPY
    offered = restore_page.chosen()
    assert offered is not None
    assert offered.path != newest.path
    qtbot.keyClick(restore_page.words, Qt.Key.Key_Return)
    settled()
    assert restore_page.losing.isVisible()


def test_no_copy_anywhere_is_said(
    work: Work, theme: Theme, shown: Shown, tmp_path: Path, settled: Callable[[], None]
) -> None:
    page = RestorePage(work, tmp_path / "nothing", lambda: None, Limiter(), tuple)
    shown(page)
    settled()
    assert "No copy is here" in page.banner.words.text()


@pytest.mark.parametrize("present", list(Present))
def test_what_would_be_lost_is_said_in_numbers(present: Present) -> None:
    words = " ".join(loss_words(LossSheet(NOON, NOON, present, 12, NOON, 7, 5, True, 777)))
    assert "22 Nov 2026" in words
    assert ("12 later acts" in words) is (present is Present.SAME)
    assert ("Registered since: 5" in words) is (present is Present.SAME)


# Faults


@pytest.mark.parametrize("kind", list(FaultKind))
def test_every_fault_says_what_happened_what_is_safe_and_what_to_do(
    kind: FaultKind, theme: Theme, shown: Shown, qtbot: QtBot
) -> None:
    page = FaultPage(kind, lambda: None)
    shown(page)
    assert all(words in texts(page) for words in fault_words(kind))
    assert len(page.buttons) == len(steps_of(kind)) >= 2
    if "CALL" in page.buttons:
        qtbot.keyClick(page, Qt.Key.Key_H, ALT)
        assert page.call.isVisible()
    if "RESTORE" in page.buttons:
        with qtbot.waitSignal(page.restore_asked):
            qtbot.keyClick(page, Qt.Key.Key_B, ALT)


# Pictures


@pytest.fixture
def both(theme: Theme, qapp: QApplication, grab: Grab) -> Callable[[QWidget, str], None]:
    """A picture in day colours and one in night colours."""

    def take(window: QWidget, name: str) -> None:
        for colours in ("light", "dark"):
            grab(window, f"{name}-{colours}")
            theme.switch(qapp)

    return take


def test_picture_of_the_copies(
    page: CopiesPage, both: Callable[[QWidget, str], None], settled: Callable[[], None], tmp_path: Path
) -> None:
    page.make.click()
    settled()
    page.path.setText(str(tmp_path))
    page.use.click()
    settled()
    both(page, "copies")


def test_picture_of_bringing_back(
    restore_page: RestorePage, both: Callable[[QWidget, str], None], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    both(restore_page, "restore-choose")
    qtbot.keyClicks(restore_page.words, WORDS)
    restore_page.look.click()
    settled()
    both(restore_page, "restore-loss")


def test_picture_of_a_fault(theme: Theme, shown: Shown, both: Callable[[QWidget, str], None]) -> None:
    page = FaultPage(FaultKind.DAMAGED, lambda: None)
    page.resize(1366, 768)
    shown(page)
    page.call.show()
    both(page, "fault")
