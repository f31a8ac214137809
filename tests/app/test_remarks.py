"""What remarks propose, and above all what they must not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import app
from app.lists import read_list
from app.remarks import absence_reason, double_of, interpreter_language, propose
from models.codes import AbsenceReason, ProposalKind

NIGHT_BUS = (Path(app.__file__).parent / "data" / "night_bus.csv").read_bytes()


@pytest.mark.parametrize(
    ("remark", "kinds"),
    [
        ("инсулин!", "DOCTOR_NOW DAILY_MEDICINE"),
        ("не ел 6 дней", "DOCTOR_NOW NO_FOOD_BEFORE_CLINICIAN"),
        ("кашель > 2 нед.", "MASK"),
        ("просит не сообщать в консульство", "NO_CONSULATE"),
        ("отказался выходить на границе — не прибыл", "NOT_ARRIVED"),
        ("нужен переводчик", "INTERPRETER"),
        ("говорит только по-белорусски", "INTERPRETER"),
        ("беременна?", "PREGNANCY_ASK"),
        ("аллергия на пенициллин", "ALLERGY_ASK"),
        ("хромает, нужна трость", "MOBILITY"),
        ("без очков", "GLASSES"),
        ("глухой на одно ухо", "HEARING"),
        ("летняя обувь", "WARM_CLOTHES"),
        ("повторно? см. № 1", "POSSIBLE_DOUBLE"),
        ("имя не назвал", ""),
        ("", ""),
    ],
)
def test_the_remarks_of_the_night_bus(remark: str, kinds: str) -> None:
    assert " ".join(propose(remark)) == kinds


def test_no_remark_of_the_night_bus_is_left_unjudged() -> None:
    remarks = {row[9] for row in read_list(NIGHT_BUS).rows} - {""}
    assert {remark for remark in remarks if not propose(remark)} == {"имя не назвал"}


@pytest.mark.parametrize(
    ("remark", "kinds"),
    [
        ("остался без инсулина", "DOCTOR_NOW DAILY_MEDICINE"),
        ("нет инсулина с утра", "DOCTOR_NOW DAILY_MEDICINE"),
        ("аллергии нет, нужен инсулин", "DOCTOR_NOW DAILY_MEDICINE"),
        ("не колет инсулин третий день", "DOCTOR_NOW DAILY_MEDICINE"),
        ("туберкулёз не лечен", "MASK"),
        ("возможно беременна не знает", "PREGNANCY_ASK"),
        ("аллергия не помнит на что", "ALLERGY_ASK"),
        ("голодовка две недели", "DOCTOR_NOW NO_FOOD_BEFORE_CLINICIAN"),
        ("не ела неделю", "DOCTOR_NOW NO_FOOD_BEFORE_CLINICIAN"),
        ("has not eaten for 6 days", "DOCTOR_NOW NO_FOOD_BEFORE_CLINICIAN"),
        ("nevalgė 6 dienas", "DOCTOR_NOW NO_FOOD_BEFORE_CLINICIAN"),
        ("кашель", "MASK"),
        ("кашляет месяц", "MASK"),
        ("кашель 3 недели не лечился", "MASK"),
        ("cough, 3 weeks", "MASK"),
        ("консульство не уведомлять", "NO_CONSULATE"),
        ("do not tell the consulate", "NO_CONSULATE"),
        ("reikia vertėjo", "INTERPRETER"),
        ("needs an interpreter", "INTERPRETER"),
        ("потрібен перекладач", "INTERPRETER"),
        ("nėščia?", "PREGNANCY_ASK"),
        ("алергія на горіхи", "ALLERGY_ASK"),
        ("wheelchair", "MOBILITY"),
        ("kurčias", "HEARING"),
        ("без куртки", "WARM_CLOTHES"),
        ("neatvyko", "NOT_ARRIVED"),
        ("refused to leave the bus", "NOT_ARRIVED"),
        ("принимает таблетки от давления", "DAILY_MEDICINE"),
    ],
)
def test_other_words_for_the_same(remark: str, kinds: str) -> None:
    assert " ".join(propose(remark)) == kinds


@pytest.mark.parametrize(
    "remark",
    [
        "инсулин не нужен",
        "лекарства не требуются",
        "лекарств не принимает",
        "туберкулёз исключён",
        "no known allergies",
        "alergijų nėra",
        "insulin not needed",
        "не ел 2 дня",
        "ел вчера",
        "не голодает 6 дней",
        "кашля нет",
        "без кашля",
        "кашель 3 дня",
        "no cough",
        "просит сообщить в консульство",
        "не возражает против консульства",
        "прибыл, не отказался выходить",
        "переводчик не нужен",
        "не беременна",
        "беременность исключена",
        "аллергии нет",
        "no allergies",
        "не хромает",
        "трость не нужна",
        "с детской коляской",
        "очки есть",
        "очки не нужны",
        "не глухой",
        "летом работал в поле",
        "не дубль",
        "двое детей дома",
    ],
)
def test_a_denial_proposes_nothing(remark: str) -> None:
    assert propose(remark) == ()


@pytest.mark.parametrize(
    ("remark", "reason"),
    [
        ("отказался выходить на границе — не прибыл", AbsenceReason.REFUSED_TO_LEAVE),
        ("не прибыл, увезли в больницу", AbsenceReason.HOSPITAL),
        ("не прибыл: задержан", AbsenceReason.KEPT_BACK),
        ("не сел в автобус", AbsenceReason.NOT_ON_BUS),
        ("не прибыла", AbsenceReason.NOT_KNOWN),
        ("в больнице работал санитаром", None),
    ],
)
def test_the_reason_of_an_absence(remark: str, reason: AbsenceReason | None) -> None:
    assert absence_reason(remark) == reason


def test_the_language_of_the_interpreter_and_the_other_row() -> None:
    assert interpreter_language("говорит только по-белорусски") == "be"
    assert interpreter_language("нужен переводчик") == ""
    assert double_of("повторно? см. № 1") == 1
    assert double_of("комната № 1") is None


@given(st.text(max_size=200))
def test_any_text_is_judged_without_a_crash(text: str) -> None:
    assert all(isinstance(kind, ProposalKind) for kind in propose(text))
    absence_reason(text)
    interpreter_language(text)
    double_of(text)
