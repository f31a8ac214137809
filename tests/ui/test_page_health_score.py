"""Measures, the score line, and what a yes asks to do now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.check_forms import Vitals
from models.codes import (
    Answer,
    Consciousness,
    DatePrecision,
    Screening,
    Sex,
)
from models.values.partial_date import PartialDate
from tests.ui.health_desk import ALT, CTRL, ENTER, Desk
from ui.pages.health.score import Patient, score_line

TODAY = date(2026, 11, 22)


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
