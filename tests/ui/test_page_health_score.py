"""Measures, the score line, and what a yes asks to do now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.check_forms import CheckForm, Vitals
from app.ids import new_id
from models.codes import (
    Answer,
    Consciousness,
    Instruction,
    NotMeasured,
    Screening,
    Sex,
    Substance,
)
from tests.ui.health_desk import ALT, CTRL, ENTER, Desk
from ui.pages.health.score import ScoreLine, score_line


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


def line(vitals: Vitals, age: tuple[int, int] | None, sex: Sex = Sex.MALE) -> ScoreLine:
    return score_line(CheckForm(new_id(), new_id(), vitals=vitals), age, sex)


def test_the_score_is_not_for_children_and_says_where_an_age_is_not_sure() -> None:
    vitals = Vitals(respiration=26, pulse=140)
    child = line(vitals, (15, 15))
    assert child.head == "NEWS2 is not shown: it is not for people under 16."
    assert child.rest == "Ask a senior to look."
    assert line(vitals, (3, 3)).rest == ""
    assert "the age is not sure" in line(vitals, (14, 18)).rest
    assert "age and pregnancy are not sure" in line(vitals, None, Sex.FEMALE).rest
    assert "Careful" not in line(vitals, (40, 40)).rest


def test_seven_points_are_an_emergency() -> None:
    vitals = Vitals(25, 91, True, 120, 80, 80, 370, Consciousness.ALERT)
    assert line(vitals, (40, 40)).head == "NEWS2: 6, urgent: clinician now."
    found = line(replace(vitals, on_air=False), (40, 40))
    assert (found.tone, found.head) == ("stop", "NEWS2: 8, emergency: clinician at once.")


def test_an_alert_says_what_to_do_and_its_key_sets_what_others_see(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    form = desk.page.frame.form
    form.ask.questions[Screening.HARDLY_ATE_5_DAYS].setFocus()
    assert not form.alarm.isVisible()
    desk.press(Qt.Key.Key_Y)
    assert form.alarm.isVisible()
    assert not form.seen.ticks[Instruction.NO_FOOD_BEFORE_CLINICIAN].isChecked()
    desk.press(Qt.Key.Key_I, held=ALT)
    assert form.seen.ticks[Instruction.NO_FOOD_BEFORE_CLINICIAN].isChecked()
    desk.press(Qt.Key.Key_N)
    assert not form.alarm.isVisible()


def test_what_cannot_wait_is_pinned_and_a_senior_is_noted(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    form, person = desk.page.frame.form, desk.here()
    form.ask.questions[Screening.SELF_HARM].setFocus()
    desk.press(Qt.Key.Key_Y)
    assert "Now: Thoughts of self-harm." in desk.score()
    desk.press(Qt.Key.Key_S, held=ALT)
    assert form.read().senior_asked is Answer.NOT_ASKED
    desk.type_measure("pulse", "140")
    desk.press(Qt.Key.Key_S, held=ALT)
    desk.press(Qt.Key.Key_S, held=CTRL)
    desk.settled()
    assert desk.sheet(person).form.senior_asked is Answer.YES


def test_what_is_folded_is_opened_by_its_key_and_told_while_closed(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    form = desk.page.frame.form
    desk.press(Qt.Key.Key_W, held=ALT)
    assert QApplication.focusWidget() is form.more.withdrawal.ticks[Substance.ALCOHOL]
    last = form.more.withdrawal.last[Substance.ALCOHOL]
    last.setFocus()
    desk.write("2 days ago")
    desk.press(Qt.Key.Key_W, held=ALT)
    assert form.more.folds["withdrawal"].told.text() == "1 noted"
    assert QApplication.focusWidget() is form.more.folds["withdrawal"].button
    desk.press(Qt.Key.Key_Q, held=ALT)
    form.ask.questions[Screening.INSULIN].setFocus()
    desk.press(Qt.Key.Key_X)
    desk.press(Qt.Key.Key_U, held=ALT)
    desk.write("Chest X-ray")
    owner = form.result.things.rows[0].owner
    assert [owner.itemText(place) for place in range(owner.count())] == ["by anybody of Health", "Lina"]
    owner.setCurrentIndex(1)
    desk.press(Qt.Key.Key_M, held=ALT)
    form.measures.how.reasons["pulse"].setCurrentIndex(1)
    read = form.read()
    assert read.withdrawal == ((Substance.ALCOHOL, "2 days ago"),)
    assert dict(read.screening)[Screening.INSULIN] is Answer.DECLINED
    lina = desk.page.context.actor.user
    assert [(each.what, each.owner) for each in read.follow_ups] == [("Chest X-ray", lina)]
    assert [(each.key, each.not_measured) for each in read.measures] == [("pulse", NotMeasured.REFUSED)]


def test_every_alert_and_every_part_fit_beside_the_queue_and_in_a_small_window(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    form, area = desk.page.frame.form, desk.page.frame.area
    for fold in (*form.more.folds.values(), form.ask.more, form.measures.rare):
        fold.unfold(True)
    for question in form.ask.questions.values():
        question.answer.choose(0)
    desk.press(Qt.Key.Key_A, held=ALT)
    desk.press(Qt.Key.Key_U, held=ALT)
    for size in ((1366, 768), (911, 512)):
        desk.shell.resize(*size)
        desk.settled()
        assert form.width() <= area.viewport().width()


def test_earlier_measures_are_drawn_beside_those_of_now(at_desk: Callable[..., Desk]) -> None:
    desk = at_desk()
    person = desk.here()
    desk.type_measure("pulse", "112")
    desk.press(ENTER, held=CTRL)
    desk.settled()
    desk.open(person)
    trend = desk.page.frame.form.trend
    assert not trend.isVisible()
    desk.type_measure("pulse", "88")
    assert trend.isVisible()
    assert trend.lines.accessibleDescription() == "Pulse from 112 to 88 /min"
    desk.press(ENTER, held=CTRL)
    desk.settled()
    desk.open(person)
    assert trend.lines.accessibleDescription() == "Pulse from 112 to 88 /min, not measured now"
