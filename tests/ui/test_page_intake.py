"""The intake desk, with the keys of a keyboard and real encrypted files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.forms import CountForm, GroupForm, PersonForm
from app.ids import new_id
from app.importing import list_form
from app.night import demo_list
from app.rows import PersonRow
from app.scanning import recognise
from app.waystation import Waystation, utc_now
from models.codes import ActNow, Answer, Condition, DatePrecision, DocumentType, GroupKind, Role, Sex, Triage
from models.values.partial_date import PartialDate
from tests.app.conftest import Centre
from tests.app.test_door import blank_code
from ui.frame.rail import Destination
from ui.pages.intake import IntakePage
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Work

CTRL, ALT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down


class Desk:
    """A shell with the intake page open, and the words of a test about it."""

    def __init__(self, shell: Shell, qtbot: QtBot, settled: Callable[[], None]) -> None:
        self.shell, self._qtbot, self.settled = shell, qtbot, settled
        page = shell.current_page()
        assert isinstance(page, IntakePage)
        self.page, self.form = page, page.frame.form
        group = page.context.group()
        assert group is not None
        self.group = group.id

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            self._qtbot.keyClick(focus, key, held)

    def write(self, text: str) -> None:
        """Key by key, in any alphabet, to whatever has the focus."""
        for sign in text:
            key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(QApplication.focusWidget(), key)

    def row(self, words: str) -> PersonRow:
        """Whose name holds these words."""
        return next(row for row in self.rows() if words in row.name.own)

    def rows(self) -> tuple[PersonRow, ...]:
        return self.page.context.waystation.arrivals.list_of(self.page.context.actor, self.group)

    def saved(self, person: PersonRow) -> PersonForm:
        return self.page.context.waystation.registration.open_sheet(self.page.context.actor, person.id).form

    def open(self, words: str) -> None:
        self.page.open_for(self.row(words).id)
        self.settled()


@pytest.fixture
def intake(centre: Centre) -> Iterator[Waystation]:
    waystation = centre.unlock(Role.INTAKE)
    yield waystation
    waystation.close()


def open_bus(waystation: Waystation, raw: bytes | None) -> None:
    form = GroupForm(new_id(), "Bus 2", GroupKind.BUS, None, utc_now())
    waystation.arrivals.open_group(waystation.actor, form)
    if raw is None:
        return
    waystation.lists.import_list(waystation.actor, list_form(form.id, raw))
    for place, row in enumerate(waystation.arrivals.list_of(waystation.actor, form.id)[:40]):
        triage = Triage.RED if place == 5 else Triage.GREEN
        waystation.arrivals.count_in(waystation.actor, CountForm(row.id, form.id, True, triage))


@pytest.fixture
def at_desk(
    intake: Waystation,
    work: Work,
    qtbot: QtBot,
    theme: Theme,
    shown: Callable[[QWidget], QWidget],
    settled: Callable[[], None],
) -> Callable[..., Desk]:
    def open_it(raw: bytes | None = None, width: int = 1366, height: int = 768) -> Desk:
        if not intake.arrivals.groups(intake.actor):
            open_bus(intake, raw)
        shell = Shell(intake, work)
        shell.furnish([Destination("intake", "Intake", "user-plus", "F5", lambda: IntakePage(shell.context))])
        shell.resize(width, height)
        settled()
        shell.go("intake", None)
        shown(shell)
        settled()
        return Desk(shell, qtbot, settled)

    return open_it


def test_the_desk_looks_as_drawn(
    at_desk: Callable[..., Desk],
    qtbot: QtBot,
    grab: Callable[[QWidget, str], Path],
    theme: Theme,
    qapp: QApplication,
) -> None:
    desk = at_desk(demo_list())
    desk.press(ENTER, held=CTRL)
    desk.settled()
    desk.press(Qt.Key.Key_B, held=CTRL)
    grab(desk.shell, "intake-listed")
    desk.open("KRYZHOVIK Siarhei")
    desk.press(SPACE, ENTER)
    qtbot.waitUntil(lambda: desk.page.frame.doubles.count() > 0, timeout=10_000)
    desk.settled()
    grab(desk.shell, "intake-light")
    theme.switch(qapp)
    grab(desk.shell, "intake-dark")
    theme.switch(qapp)
    desk.shell.resize(911, 512)
    grab(desk.shell, "intake-911x512")


def test_a_handful_of_the_night_bus_is_registered_with_the_keyboard(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk(demo_list())
    for _person in range(5):
        desk.press(ENTER, held=CTRL)
        desk.settled()
    rows = desk.rows()
    assert [row.registered for row in rows[:6]] == [True] * 5 + [False]
    assert desk.page._here() == rows[5].id
    assert all(not row.name.latin_confirmed for row in rows[:4])


@pytest.mark.qt_log_ignore("This plugin does not support")  # the list of languages opens without a screen
def test_somebody_on_no_list_goes_through_the_fast_path(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk(None)
    desk.press(Qt.Key.Key_N, held=CTRL)
    person = desk.page._here()
    desk.press(SPACE)
    desk.write("Верасень")
    desk.press(ENTER)
    desk.write("Кірыл")
    desk.press(ENTER, ENTER)
    desk.press(Qt.Key.Key_M, ENTER)
    desk.write("11.1955")
    desk.press(ENTER)
    desk.write("be")
    desk.press(ENTER)
    desk.press(Qt.Key.Key_Y, ENTER)
    desk.press(DOWN, ENTER)
    desk.press(Qt.Key.Key_S, held=CTRL)
    desk.settled()
    (row,) = desk.rows()
    saved = desk.saved(row)
    assert row.id == person
    assert (saved.family, saved.given, saved.sex, saved.languages) == ("Верасень", "Кірыл", Sex.MALE, ("be",))
    assert (saved.interpreter, saved.acts_now) == (Answer.YES, (ActNow.DOCTOR_NOW,))
    assert saved.birth is not None
    assert saved.birth.stored()[1] == "1955-11"
    assert saved.papers[0].type is DocumentType.PASSPORT
    assert not saved.latin_confirmed


def test_shift_enter_goes_back_and_space_is_not_asked(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk(demo_list())
    desk.press(ENTER, ENTER, ENTER, ENTER)
    desk.press(Qt.Key.Key_F)
    assert desk.form.read().sex is Sex.FEMALE
    desk.press(SPACE)
    assert desk.form.read().sex is Sex.NOT_ASKED
    desk.press(ENTER, held=SHIFT)
    assert QApplication.focusWidget() is desk.form.names.patronymic


def test_saving_twice_makes_one_person(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk(None)
    desk.write("Лясная")
    desk.press(Qt.Key.Key_S, held=CTRL)
    desk.press(Qt.Key.Key_S, held=CTRL)
    desk.settled()
    desk.press(Qt.Key.Key_S, held=CTRL)
    desk.settled()
    assert [row.name.family for row in desk.rows()] == ["Лясная"]


def test_half_typed_forms_come_back(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk(demo_list())
    first = desk.page._here()
    desk.form.names.patronymic.setFocus()
    desk.form.names.patronymic.selectAll()
    desk.write("Паўлавіч")
    desk.press(DOWN, held=CTRL)
    desk.settled()
    assert desk.page._here() != first
    desk.press(Qt.Key.Key_Up, held=CTRL)
    desk.settled()
    assert desk.page._here() == first
    assert desk.form.names.patronymic.text() == "Паўлавіч"
    assert not desk.saved(desk.rows()[0]).patronymic.startswith("Паў")


@pytest.mark.parametrize("goes", ["locked", "killed at a pause"])
def test_half_typed_forms_come_back_after_the_desk_was_closed(
    at_desk: Callable[..., Desk], intake: Waystation, goes: str
) -> None:
    desk = at_desk()
    desk.page.open_fresh()
    desk.form.names.family.setFocus()
    desk.write("Верасень")
    (desk.page.seal if goes == "locked" else desk.page._keeper.rested)()
    desk.settled()
    again = at_desk()
    assert again.form.names.family.text() == "Верасень"
    assert again.page._here() == desk.page._here()
    assert "half typed" in again.page.frame.banner.words.text()
    again.press(Qt.Key.Key_S, held=CTRL)
    again.settled()
    assert [row.name.own for row in again.rows()] == ["Верасень"]
    assert intake.drafts.mine(intake.actor) == ()
    assert at_desk().form.names.family.text() == ""


def test_what_was_cleared_again_is_not_brought_back(at_desk: Callable[..., Desk], intake: Waystation) -> None:
    desk = at_desk()
    desk.page.open_fresh()
    desk.form.names.family.setFocus()
    desk.write("Вер")
    desk.page._keeper.rested()
    desk.settled()
    assert len(intake.drafts.mine(intake.actor)) == 1
    desk.form.names.family.clear()
    desk.page._keeper.rested()
    desk.settled()
    assert intake.drafts.mine(intake.actor) == ()


def test_a_first_of_january_is_asked_and_never_made_up(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk(demo_list())
    desk.open("Крыжовик Сергей")
    assert desk.form.born.choices[0].isVisible()
    unanswered = desk.form.read().birth
    assert unanswered is not None
    assert unanswered.stored()[1] == "1983"
    desk.press(Qt.Key.Key_3, held=ALT)
    answered = desk.form.read().birth
    assert answered is not None
    assert answered.stored()[1] == "1983-01-01"
    desk.press(ENTER, held=CTRL)
    desk.settled()
    assert desk.saved(desk.row("Крыжовик Сергей")).birth == answered


def test_another_calendar_stays_as_written(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk(demo_list())
    desk.open("مهرداد")
    form = desk.form.read()
    assert (form.birth, form.birth_as_written) == (None, "1371")
    assert desk.form.born.edit.property("state") == "att"
    desk.form.born.choices[0].click()
    assert desk.form.read().birth == PartialDate(DatePrecision.YEAR, 1992)


@pytest.mark.parametrize(("written", "answers"), [("1371/05/12", 1), ("04.17.1983", 1), ("04/05/1983", 2)])
def test_a_date_with_one_answer_or_two_is_asked(at_desk: Callable[..., Desk], written: str, answers: int) -> None:
    desk = at_desk(None)
    desk.form.born.edit.setFocus()
    desk.write(written)
    shown = [button for button in desk.form.born.choices if button.isVisible()]
    assert len(shown) == answers
    shown[-1].click()
    born = desk.form.read().birth
    assert born is not None
    assert born.precision is DatePrecision.DAY


def test_the_latin_form_is_a_suggestion_until_it_is_confirmed(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk(demo_list())
    desk.open("Верасень Кірыл")
    names = desk.form.names
    assert (names.latin_family.text(), names.latin_given.text()) == ("Verasen", "Kiryl")
    desk.press(Qt.Key.Key_R, held=ALT)
    assert names.latin_family.text() == "Verasen"
    desk.press(Qt.Key.Key_A, held=ALT)
    form = desk.form.read()
    assert (form.latin_family, form.latin_confirmed, form.name_language) == ("Verasen", True, "ru")
    desk.press(Qt.Key.Key_S, held=CTRL)
    desk.settled()
    assert desk.row("Верасень Кірыл").name.latin_confirmed


def test_two_alphabets_in_a_word_are_noticed_and_hidden_signs_refused(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk(None)
    desk.form.names.family.setText("Вeрасень")
    assert desk.form.names.family.property("state") == "att"
    desk.form.names.family.setText("Верасень\u202e")
    assert desk.form.names.family.property("state") == "error"
    desk.press(Qt.Key.Key_S, held=CTRL)
    desk.settled()
    assert desk.rows() == ()
    assert QApplication.focusWidget() is desk.form.names.family
    assert desk.form.names.family.text().startswith("Верасень")


def test_a_blank_card_is_scanned_and_belongs_to_the_person(at_desk: Callable[..., Desk], intake: Waystation) -> None:
    desk = at_desk(demo_list())
    intake.card_acts.blank_cards(intake.actor, 1)
    scan = recognise(blank_code(intake))
    assert scan is not None
    person = desk.rows()[0]
    desk.press(Qt.Key.Key_B, held=CTRL)
    assert desk.page.on_scan(scan)
    desk.settled()
    bound = desk.rows()[0]
    assert bound.carded
    assert bound.registered
    assert bound.number != person.number
    assert desk.page._here() != person.id
    desk.press(Qt.Key.Key_B, held=CTRL)
    desk.page.on_scan(scan)
    desk.settled()
    assert sum(row.carded for row in desk.rows()) == 1


def test_undo_brings_back_what_was_there_before(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk(demo_list())
    first = desk.rows()[0]
    before = desk.saved(first)
    desk.press(SPACE)
    desk.press(ENTER, held=CTRL)
    desk.settled()
    assert desk.saved(first).acts_now == (ActNow.DOCTOR_NOW,)
    desk.press(Qt.Key.Key_Z, held=CTRL)
    desk.settled()
    assert desk.saved(first).acts_now == before.acts_now
    assert desk.page._here() == first.id


def test_doubles_are_found_while_typing_and_told_apart_with_a_key(at_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = at_desk(demo_list())
    desk.open("KRYZHOVIK Siarhei")
    qtbot.waitUntil(lambda: desk.page.frame.doubles.count() > 0, timeout=10_000)
    desk.press(Qt.Key.Key_2, held=ALT)
    desk.settled()
    qtbot.waitUntil(lambda: desk.page.frame.doubles.count() == 0, timeout=10_000)


def test_papers_none_is_an_answer_and_empty_is_not(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk(None)
    line = desk.form.papers.lines[0]
    assert desk.form.read().papers == ()
    line.type.setCurrentIndex(line.type.findData(DocumentType.NONE))
    assert [paper.type for paper in desk.form.read().papers] == [DocumentType.NONE]
    line.type.setCurrentIndex(line.type.findData(DocumentType.PASSPORT))
    line.condition.setCurrentIndex(line.condition.findData(Condition.TORN))
    desk.form.papers.add.click()
    assert [paper.condition for paper in desk.form.read().papers] == [Condition.TORN]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1366, 690), (911, 512)])
def test_nothing_scrolls_sideways_and_the_bar_is_in_the_window(
    at_desk: Callable[..., Desk], width: int, height: int
) -> None:
    desk = at_desk(demo_list(), width, height)
    desk.form.names.family.setText("Nepriklausomybė-Nebeprisikiškiakopūsteliaudavusi")
    QApplication.processEvents()
    frame = desk.page.frame
    assert desk.form.width() <= frame.area.viewport().width()
    for button in (frame.bar.bind, frame.bar.next, frame.bar.print):
        corner = button.mapTo(frame, button.rect().bottomRight())
        assert corner.x() < frame.width()
        assert corner.y() < frame.height()
        assert button.width() >= button.minimumSizeHint().width()


def test_every_control_has_a_name(at_desk: Callable[..., Desk]) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    desk = at_desk(demo_list())
    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for control in desk.page.findChildren(kind):
            if control.isVisible():
                assert control.accessibleName() or control.objectName().startswith("qt_"), control
