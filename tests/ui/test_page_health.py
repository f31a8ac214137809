"""The health desk: whole checks with the keys of a keyboard, over real sealed files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.forms import CheckForm, CountForm, Decision, GroupForm, Medicine, Vitals
from app.ids import new_id
from app.importing import list_form
from app.night import demo_list
from app.rows import CheckSheet, GroupRow, PersonRow
from app.scanning import Scan, ScanType
from app.waystation import Waystation, utc_now
from models.codes import (
    Answer,
    Consciousness,
    DatePrecision,
    GroupKind,
    Instruction,
    ListState,
    Outcome,
    ProposalState,
    Role,
    Screening,
    Sex,
    Triage,
)
from models.values.partial_date import PartialDate
from tests.app.conftest import Centre, as_role, check_whole
from ui.destinations import destinations
from ui.frame.rail import Destination
from ui.pages.health import HealthPage
from ui.pages.health.score import Patient, score_line
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Work

CTRL, ALT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


@dataclass
class Desk:
    shell: Shell
    page: HealthPage
    rows: tuple[PersonRow, ...]
    settled: Callable[[], None]
    qtbot: QtBot

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            self.qtbot.keyClick(focus, key, held)

    def write(self, text: str) -> None:
        """Key by key, in any alphabet, to whatever has the focus."""
        for sign in text:
            QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(QEvent.Type.KeyPress, 0, NONE, sign))

    def enter(self, *texts: str) -> None:
        """Each text followed by Enter, an empty one is left as it is."""
        for text in texts:
            self.write(text)
            self.press(ENTER)

    def here(self) -> UUID:
        person = self.page._here()
        assert person is not None
        return person

    def open(self, person: UUID) -> None:
        self.page.open_for(person)
        self.settled()

    def sheet(self, person: UUID) -> CheckSheet:
        return self.page.context.waystation.health.open_check(self.page.context.actor, person)

    def score(self) -> str:
        return self.page.frame.score.words()

    def texts(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def type_measure(self, key: str, text: str) -> None:
        edit = self.page.frame.form.measures.rows[key].edit
        edit.setFocus()
        edit.clear()
        self.write(text)


def night(waystation: Waystation, confirm: bool = True) -> tuple[GroupRow, tuple[PersonRow, ...]]:
    """A bus with its list: remarks confirmed, eight people counted in."""
    desk = as_role(waystation, Role.INTAKE)
    form = GroupForm(new_id(), "Bus 2", GroupKind.BUS, 52, utc_now())
    group = waystation.arrivals.open_group(desk, form)
    waystation.lists.import_list(desk, list_form(form.id, demo_list()))
    if confirm:
        waiting = waystation.proposals.waiting(desk, form.id)
        waystation.proposals.decide(desk, tuple(Decision(row.id, ProposalState.CONFIRMED) for row in waiting))
    colours = (Triage.YELLOW, Triage.GREEN, Triage.RED, Triage.NOT_YET)
    for place, row in enumerate(waystation.arrivals.list_of(desk, form.id)[:8]):
        waystation.arrivals.count_in(desk, CountForm(row.id, form.id, True, colours[place % 4]))
    return group, waystation.arrivals.list_of(desk, form.id)


@pytest.fixture
def medic(centre: Centre) -> Iterator[Waystation]:
    waystation = centre.unlock(Role.MEDIC)
    yield waystation
    check_whole(waystation)
    waystation.close()


@pytest.fixture
def at_desk(
    medic: Waystation,
    work: Work,
    qtbot: QtBot,
    theme: Theme,
    shown: Callable[[QWidget], QWidget],
    settled: Callable[[], None],
) -> Callable[..., Desk]:
    def sit(width: int = 1366, height: int = 768) -> Desk:
        _, rows = night(medic)
        shell = Shell(medic, work)
        shell.furnish([Destination("health", "Health", "heart-pulse", "F6", lambda: HealthPage(shell.context))])
        shell.resize(width, height)
        settled()
        shell.go("health", None)
        shown(shell)
        settled()
        page = shell.current_page()
        assert isinstance(page, HealthPage)
        return Desk(shell, page, rows, settled, qtbot)

    return sit


def fill(desk: Desk) -> None:
    """A whole check with the keyboard, from the first field to the last."""
    desk.press(Qt.Key.Key_Y, ENTER)
    desk.press(Qt.Key.Key_2, ENTER)
    desk.enter("18", "97")
    desk.press(Qt.Key.Key_A, ENTER)
    desk.enter("104/62", "112", "35,8")
    desk.press(Qt.Key.Key_A, ENTER)
    desk.enter("", "61,5", "178", "3")


def test_what_it_looks_like(
    at_desk: Callable[..., Desk], theme: Theme, qapp: QApplication, grab: Callable[[QWidget, str], Path]
) -> None:
    desk = at_desk()
    grab(desk.shell, "health-fresh")
    fill(desk)
    desk.press(Qt.Key.Key_Y, ENTER, Qt.Key.Key_N, ENTER)
    desk.page.frame.form.medicines.put(
        ListState.LIST, [{"as_written": "Левотироксин 75 мкг", "name": "levothyroxine", "days_left": "0"}]
    )
    desk.page.frame.area.verticalScrollBar().setValue(0)
    grab(desk.shell, "health-light")
    theme.switch(qapp)
    grab(desk.shell, "health-dark")
    theme.switch(qapp)
    desk.page.frame.area.verticalScrollBar().setValue(100_000)
    grab(desk.shell, "health-foot")
    desk.shell.resize(911, 512)
    grab(desk.shell, "health-911x512")
    desk.page.frame.area.verticalScrollBar().setValue(0)
    grab(desk.shell, "health-911x512-top")
    desk.shell.resize(1366, 690)
    desk.type_measure("respiration", "27")
    desk.type_measure("pulse", "999")
    desk.press(ENTER)
    desk.page.frame.form.ask.questions[Screening.SELF_HARM].setFocus()
    desk.press(Qt.Key.Key_Y)
    desk.press(Qt.Key.Key_G, held=ALT)
    desk.page.frame.area.verticalScrollBar().setValue(0)
    grab(desk.shell, "health-alarm")


def test_what_an_earlier_check_looks_like(at_desk: Callable[..., Desk], grab: Callable[[QWidget, str], Path]) -> None:
    desk = at_desk()
    person = desk.here()
    fill(desk)
    desk.press(Qt.Key.Key_N, held=ALT)
    desk.press(ENTER, held=CTRL)
    desk.settled()
    desk.open(person)
    desk.press(Qt.Key.Key_E, held=ALT)
    QApplication.processEvents()
    desk.page.frame.area.verticalScrollBar().setValue(100_000)
    grab(desk.shell, "health-earlier")


def test_a_whole_check_is_typed_signed_and_opened_again(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    person = desk.here()
    fill(desk)
    desk.press(Qt.Key.Key_Y, ENTER, Qt.Key.Key_N, ENTER, SPACE, ENTER)
    for _question in range(3):
        desk.press(Qt.Key.Key_N, ENTER)
    desk.press(Qt.Key.Key_N, ENTER)  # pregnant is not asked of a man: this is self-harm
    desk.press(Qt.Key.Key_L)
    desk.press(ENTER)
    desk.enter("пенициллин, сыпь")
    desk.press(Qt.Key.Key_L)
    desk.press(ENTER)
    desk.enter("Левотироксин 75 мкг", "levothyroxine", "1 in the morning", "3 days ago", "0")
    desk.enter("кашляе з верасня", "хрыпы справа")
    desk.press(SPACE, ENTER)
    desk.enter("")
    desk.press(ENTER)
    desk.press(SPACE, ENTER)
    assert QApplication.focusWidget() is desk.page.frame.bar.sign
    assert "Gap: prescriber decides how to restart" in desk.texts()
    desk.press(ENTER, held=CTRL)
    desk.settled()
    assert desk.here() != person
    form = desk.sheet(person).earlier[0].form
    assert (form.consent, form.triage) == (Answer.YES, Triage.YELLOW)
    expected = Vitals(18, 97, True, 104, 62, 112, 358, Consciousness.ALERT, None, 615, 178, 3)
    assert form.vitals == expected
    assert form.measured_at is not None
    screened = dict(form.screening)
    assert screened[Screening.COUGH_2_WEEKS] is Answer.YES
    assert screened[Screening.WEIGHT_LOSS] is Answer.NOT_ASKED
    assert screened[Screening.SELF_HARM] is Answer.NO
    assert form.allergies == ("пенициллин, сыпь",)
    assert form.medicines == (Medicine("Левотироксин 75 мкг", "levothyroxine", "1 in the morning", "3 days ago", 0),)
    assert (form.complaint, form.note) == ("кашляе з верасня", "хрыпы справа")
    assert form.outcome is Outcome.NO_FURTHER_CHECK
    assert Instruction.SMALL_MEALS in form.instructions


def test_no_further_check_is_a_whole_outcome_in_three_keys(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    person = desk.here()
    desk.press(Qt.Key.Key_N, held=ALT)
    desk.press(ENTER, held=CTRL)
    desk.settled()
    form = desk.sheet(person).earlier[0].form
    assert (form.consent, form.outcome) == (Answer.YES, Outcome.NO_FURTHER_CHECK)
    assert form.vitals == Vitals()
    assert desk.here() != person
    assert any("no further check" in does for _key, does in HealthPage.KEYS)


def test_signing_is_never_blocked_and_the_bar_names_what_is_open(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    person = desk.here()
    words = desk.page.frame.bar.word.text()
    assert "agreement" in words
    assert "result" in words
    assert "You may sign all the same" in words
    desk.press(ENTER, held=CTRL)
    desk.settled()
    assert desk.sheet(person).earlier[0].form.consent is Answer.NOT_ASKED
    assert desk.page.frame.bar.word.text().startswith("The check before is signed.")
    desk.press(Qt.Key.Key_Y)
    assert desk.page.frame.bar.word.text().startswith("Not asked yet: result")


def test_the_last_one_signed_leaves_an_empty_queue(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    for _person in range(8):
        desk.press(ENTER, held=CTRL)
        desk.settled()
    assert "Nobody is waiting for a health check." in desk.texts()
    assert desk.page._typed is None


def test_the_keys_of_the_page_work_in_the_note_too(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    person = desk.here()
    desk.page.frame.form.note.setFocus()
    desk.write("слова")
    desk.press(Qt.Key.Key_Down, held=CTRL)
    desk.settled()
    assert desk.here() != person
    desk.open(person)
    assert desk.page.frame.form.note.toPlainText() == "слова"
    desk.page.frame.form.note.setFocus()
    desk.press(ENTER, held=CTRL)
    desk.settled()
    assert desk.sheet(person).earlier[0].form.note == "слова"


def test_the_score_line_says_what_is_missing_and_alarms_before_it_is_complete(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    assert desk.score().startswith("NEWS2: nothing entered yet.")
    form = desk.page.frame.form
    for key, text in (
        ("respiration", "18"),
        ("saturation", "97"),
        ("pressure", "104/62"),
        ("pulse", "112"),
        ("temperature", "35.8"),
    ):
        desk.type_measure(key, text)
    form.measures.awake.set_value(Consciousness.ALERT)
    form.measures.awake.changed.emit(Consciousness.ALERT)
    assert "NEWS2: not complete, at least 4." in desk.score()
    assert "6 of 7 entered; extra oxygen is missing." in desk.score()
    assert "Ask a senior to look." in desk.score()
    form.measures.air.setFocus()
    desk.press(Qt.Key.Key_A)
    assert desk.score().startswith("NEWS2: 4.")
    desk.press(Qt.Key.Key_O)
    assert desk.score().startswith("NEWS2: 6, urgent: clinician now.")
    desk.type_measure("respiration", "24")
    assert desk.score().startswith("NEWS2: 8, emergency")
    desk.type_measure("pressure", "")
    assert "emergency" in desk.score()
    assert "not complete" in desk.score()


def test_a_single_three_alarms_at_once(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    desk.type_measure("respiration", "26")
    assert desk.score().startswith("NEWS2: not complete, at least 3, urgent: clinician now.")


def test_the_score_is_not_shown_in_pregnancy(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    woman = next(row for row in desk.rows if row.sex is Sex.FEMALE and row.number)
    desk.open(woman.id)
    desk.type_measure("respiration", "18")
    assert "pregnancy was not asked" in desk.score()
    desk.page.frame.form.ask.questions[Screening.PREGNANT].setFocus()
    desk.press(Qt.Key.Key_Y)
    assert desk.score() == "NEWS2 is not shown: it is not for pregnancy."


def test_a_hard_limit_is_said_under_its_field_and_nothing_is_lost(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    person = desk.here()
    desk.type_measure("pulse", "999")
    desk.press(ENTER)
    row = desk.page.frame.form.measures.rows["pulse"]
    assert row.edit.property("state") == "error"
    assert "between 20 and 250" in desk.texts()
    desk.press(ENTER, held=CTRL)
    desk.settled()
    assert desk.here() == person
    assert QApplication.focusWidget() is row.edit
    assert not desk.sheet(person).earlier
    desk.type_measure("pressure", "62/104")
    desk.press(ENTER)
    assert "The lower blood pressure is not below the upper one." in desk.texts()


def test_a_soft_limit_is_a_word_and_units_are_read(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    desk.type_measure("temperature", "96.4 F")
    measures = desk.page.frame.form.measures
    assert measures.known().temperature == 358
    assert measures.rows["temperature"].edit.property("state") == "att"
    assert "Low" in desk.texts()


def test_the_rest_is_no_only_after_all_was_seen_and_never_for_two(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk(911, 512)
    ask = desk.page.frame.form.ask
    woman = next(row for row in desk.rows if row.sex is Sex.FEMALE and row.number)
    desk.open(woman.id)
    desk.qtbot.waitUntil(lambda: not desk.page.frame._looking.isActive())
    assert not ask.rest.isEnabled()
    desk.press(Qt.Key.Key_R, held=ALT)
    assert ask.answer(Screening.FEVER) is Answer.NOT_ASKED
    bar = desk.page.frame.area.verticalScrollBar()
    for place in range(0, bar.maximum(), 60):
        bar.setValue(place)
        desk.qtbot.waitUntil(lambda: not desk.page.frame._looking.isActive())
    assert ask.rest.isEnabled()
    desk.press(Qt.Key.Key_R, held=ALT)
    assert ask.answer(Screening.FEVER) is Answer.NO
    assert ask.answer(Screening.PREGNANT) is Answer.NOT_ASKED
    assert ask.answer(Screening.SELF_HARM) is Answer.NOT_ASKED


def test_a_yes_that_must_not_wait_says_what_to_do(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    questions = desk.page.frame.form.ask.questions
    questions[Screening.SELF_HARM].setFocus()
    desk.press(Qt.Key.Key_Y)
    assert "Do not leave the person alone. Tell the clinician and the shift lead now." in desk.texts()
    questions[Screening.HARDLY_ATE_5_DAYS].setFocus()
    desk.press(Qt.Key.Key_Y)
    assert "No food before the clinician. Thiamine and the feeding plan" in desk.texts()
    desk.press(Qt.Key.Key_N)
    assert "Thiamine" not in desk.texts()


def test_signing_without_the_hold_lifts_it(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    held = next(row for row in desk.rows if Instruction.NO_FOOD_BEFORE_CLINICIAN in row.instructions and row.number)
    desk.open(held.id)
    tick = desk.page.frame.form.seen.ticks[Instruction.NO_FOOD_BEFORE_CLINICIAN]
    assert tick.isChecked()
    tick.setFocus()
    desk.press(SPACE)
    assert "Signing without it lifts the hold." in desk.texts()
    desk.press(ENTER, held=CTRL)
    desk.settled()
    assert Instruction.NO_FOOD_BEFORE_CLINICIAN not in desk.sheet(held.id).person.instructions


def test_typing_survives_leaving_and_comes_back(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    person = desk.here()
    desk.type_measure("pulse", "88")
    desk.type_measure("temperature", "99999")
    desk.press(Qt.Key.Key_Down, held=CTRL)
    desk.settled()
    assert desk.here() != person
    assert desk.page.frame.form.measures.rows["pulse"].edit.text() == ""
    desk.press(Qt.Key.Key_Up, held=CTRL)
    desk.settled()
    assert desk.here() == person
    rows = desk.page.frame.form.measures.rows
    assert rows["pulse"].edit.text() == "88"
    assert rows["temperature"].edit.text() == "99999"
    assert not desk.sheet(person).form.vitals.pulse


def test_save_now_sign_later(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    person = desk.here()
    desk.type_measure("pulse", "88")
    desk.press(Qt.Key.Key_S, held=CTRL)
    desk.settled()
    sheet = desk.sheet(person)
    assert sheet.form.vitals.pulse == 88
    assert not sheet.earlier
    assert desk.here() == person
    desk.press(ENTER, held=CTRL)
    desk.settled()
    assert desk.sheet(person).earlier[0].form.id == sheet.form.id


def test_an_addendum_is_added_to_a_signed_check(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    person = desk.here()
    desk.press(Qt.Key.Key_N, held=ALT)
    desk.press(ENTER, held=CTRL)
    desk.settled()
    desk.open(person)
    desk.press(Qt.Key.Key_E, held=ALT)
    earlier = desk.page.frame.form.earlier
    add = next(b for b in earlier.findChildren(QAbstractButton) if b.accessibleName() == "Add an addendum")
    add.click()
    add.click()
    desk.settled()
    assert "The addendum is empty." in desk.texts()
    desk.write("later word")
    desk.press(Qt.Key.Key_Down, held=CTRL)
    desk.settled()
    desk.open(person)
    add = next(b for b in earlier.findChildren(QAbstractButton) if b.accessibleName() == "Save the addendum")
    add.click()
    add.click()
    desk.settled()
    assert [addendum.text for addendum in desk.sheet(person).earlier[0].addenda] == ["later word"]
    assert "Added later: later word" in desk.texts()


def test_a_scan_opens_the_check_of_that_person(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    other = next(row for row in desk.rows if row.number and row.id != desk.here())
    assert desk.page.on_scan(Scan(ScanType.NUMBER, other.number.replace("-", "")))
    desk.settled()
    assert desk.here() == other.id


def test_the_queue_stands_in_the_order_of_the_clinic(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    model = desk.page.frame.waiting.model
    group = desk.page.context.group()
    assert group is not None
    queue = desk.page.context.waystation.health.queue(desk.page.context.actor, group.id)
    assert [row.id for row in model.people] == [row.id for row in queue]
    assert desk.here() == queue[0].id
    words = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "min" in words
    assert queue[0].number in words


def test_intake_cannot_open_health(centre: Centre, work: Work) -> None:
    intake = centre.unlock(Role.INTAKE)
    shell = Shell(intake, work)
    assert "health" not in {destination.key for destination in destinations(shell.context)}
    shell.deleteLater()
    intake.close()


@pytest.mark.parametrize(("width", "height"), [(1366, 690), (911, 512)])
def test_the_bar_and_the_score_are_pinned_and_nothing_scrolls_sideways(
    at_desk: Callable[..., Desk], width: int, height: int
) -> None:
    desk = at_desk(width, height)
    frame = desk.page.frame
    assert frame.form.minimumSizeHint().width() <= frame.area.viewport().width()
    for part in (frame.bar.save, frame.bar.sign, frame.score):
        corner = part.mapTo(desk.shell, part.rect().bottomRight())
        assert part.isVisible()
        assert corner.x() < desk.shell.width()
        assert corner.y() < desk.shell.height()
    assert frame.area.height() > 180


def test_every_control_has_a_name(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for control in desk.page.findChildren(kind):
            if control.isVisible():
                assert control.accessibleName() or control.objectName().startswith("qt_"), control


def test_shift_enter_goes_back(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    desk.press(ENTER, ENTER, ENTER)
    assert QApplication.focusWidget() is desk.page.frame.form.measures.rows["saturation"].edit
    desk.press(ENTER, held=SHIFT)
    assert QApplication.focusWidget() is desk.page.frame.form.measures.rows["respiration"].edit


def test_an_unsigned_form_reads_back_as_it_was_opened(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    typed = desk.page._typed
    assert typed is not None
    desk.page.leave()
    assert not typed.touched
    assert desk.page._kept == {}
    assert isinstance(typed.form, CheckForm)
    assert replace(typed.form) == typed.opened


TODAY = date(2025, 11, 14)


def born(age: int) -> PartialDate:
    return PartialDate(DatePrecision.DAY, TODAY.year - age, 3, 5)


def test_the_score_is_not_for_children_and_says_where_an_age_is_not_sure() -> None:
    vitals = Vitals(respiration=26, pulse=140)
    child = score_line(vitals, Patient(born(15), Sex.MALE, Answer.NOT_ASKED), TODAY)
    assert child.head == "NEWS2 is not shown: it is not for people under 16."
    assert child.rest == "Ask a senior to look."
    small = score_line(vitals, Patient(born(3), Sex.MALE, Answer.NOT_ASKED), TODAY)
    assert small.rest == ""
    unsure = PartialDate(DatePrecision.ESTIMATE, age=16, stated_on=TODAY)
    assert "the age is not sure" in score_line(vitals, Patient(unsure, Sex.MALE, Answer.NOT_ASKED), TODAY).rest
    unasked = score_line(vitals, Patient(None, Sex.FEMALE, Answer.NOT_ASKED), TODAY)
    assert "age and pregnancy are not sure" in unasked.rest
    grown = score_line(vitals, Patient(born(40), Sex.MALE, Answer.NOT_ASKED), TODAY)
    assert "Careful" not in grown.rest


def test_seven_points_are_an_emergency() -> None:
    vitals = Vitals(25, 91, True, 120, 80, 80, 370, Consciousness.ALERT)
    line = score_line(vitals, Patient(born(40), Sex.MALE, Answer.NO), TODAY)
    assert line.head == "NEWS2: 6, urgent: clinician now."
    line = score_line(replace(vitals, on_air=False), Patient(born(40), Sex.MALE, Answer.NO), TODAY)
    assert (line.tone, line.head) == ("stop", "NEWS2: 8, emergency: clinician at once.")
