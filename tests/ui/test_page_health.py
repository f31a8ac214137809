"""The health desk: whole checks with the keys of a keyboard, over real sealed files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from app.check_forms import Allergy, CheckForm, Medicine, Vitals
from app.scanning import Scan, ScanType
from models.codes import (
    AllergySeverity,
    Answer,
    Consciousness,
    Instruction,
    ListState,
    Outcome,
    Role,
    Screening,
    Triage,
)
from tests.app.conftest import Centre
from tests.ui.health_desk import ALT, CTRL, ENTER, SHIFT, SPACE, Desk, fill
from ui.destinations import destinations
from ui.pages.health import HealthPage
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Work


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
    desk.settled()
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
    desk.enter("пенициллин", "сыпь")
    desk.press(Qt.Key.Key_Down, ENTER)
    desk.press(Qt.Key.Key_L)
    desk.press(ENTER)
    desk.enter("Левотироксин 75 мкг", "levothyroxine", "1 in the morning", "3 days ago", "0", "75 mcg", "08:00")
    desk.press(Qt.Key.Key_Down, ENTER)
    desk.press(Qt.Key.Key_N, ENTER)
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
    assert_all_is_kept(desk.sheet(person).earlier[0].form)


def assert_all_is_kept(form: CheckForm) -> None:
    assert (form.consent, form.triage) == (Answer.YES, Triage.YELLOW)
    expected = Vitals(18, 97, True, 104, 62, 112, 358, Consciousness.ALERT, None, 615, 178, 3)
    assert form.vitals == expected
    assert form.measured_at is not None
    screened = dict(form.screening)
    assert screened[Screening.COUGH_2_WEEKS] is Answer.YES
    assert screened[Screening.WEIGHT_LOSS] is Answer.NOT_ASKED
    assert screened[Screening.SELF_HARM] is Answer.NO
    assert form.allergies == (Allergy("пенициллин", "сыпь", AllergySeverity.MILD),)
    box = Medicine("Левотироксин 75 мкг", "levothyroxine", "1 in the morning", "3 days ago", 0, "75 mcg", times="08:00")
    assert form.medicines == (replace(box, time_critical=True),)
    assert form.conditions_state is ListState.NONE_KNOWN
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
    assert (form.consent, form.outcome) == (Answer.NOT_ASKED, Outcome.NO_FURTHER_CHECK)
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


def test_a_number_that_cannot_be_read_takes_no_medicine_away_when_the_desk_locks(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    person, block = desk.here(), desk.page.frame.form.medicines
    block.put(
        ListState.LIST, [{"as_written": "Insulin", "days_left": "0"}, {"as_written": "Aspirin", "days_left": "x"}]
    )
    desk.page.seal()
    desk.settled()
    kept = desk.sheet(person).form.medicines
    assert [(each.as_written, each.days_left) for each in kept] == [("Insulin", 0), ("Aspirin", None)]


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
    assert replace(typed.form, shown=()) == replace(typed.opened, shown=())


TODAY = date(2025, 11, 14)
