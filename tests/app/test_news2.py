from dataclasses import replace

import pytest

from app.check_forms import Vitals
from app.news2 import INPUTS, news2
from models.codes import Consciousness

WELL = Vitals(16, 98, True, 120, 80, 70, 370, Consciousness.ALERT)


def test_a_well_person_scores_nothing() -> None:
    assert news2(WELL).total == 0
    assert news2(WELL).alarm == ""


@pytest.mark.parametrize(
    ("field", "bands"),
    [
        ("respiration", {8: 3, 9: 1, 11: 1, 12: 0, 20: 0, 21: 2, 24: 2, 25: 3}),
        ("saturation", {91: 3, 92: 2, 93: 2, 94: 1, 95: 1, 96: 0, 100: 0}),
        ("systolic", {90: 3, 91: 2, 100: 2, 101: 1, 110: 1, 111: 0, 219: 0, 220: 3}),
        ("pulse", {40: 3, 41: 1, 50: 1, 51: 0, 90: 0, 91: 1, 110: 1, 111: 2, 130: 2, 131: 3}),
        ("temperature", {350: 3, 351: 1, 360: 1, 361: 0, 380: 0, 381: 1, 390: 1, 391: 2}),
        ("on_air", {True: 0, False: 2}),
    ],
)
def test_the_bands_of_the_chart(field: str, bands: dict[int, int]) -> None:
    for value, points in bands.items():
        assert news2(replace(WELL, **{field: value})).points[field] == points, (field, value)


def test_anything_but_alert_is_three() -> None:
    for state in Consciousness:
        expected = 0 if state is Consciousness.ALERT else 3
        assert news2(replace(WELL, consciousness=state)).total == expected


@pytest.mark.parametrize("missing", INPUTS)
def test_no_total_before_all_seven_are_in(missing: str) -> None:
    score = news2(replace(WELL, **{missing: None}))
    assert score.total is None
    assert score.missing == (missing,)


def test_a_single_three_alarms_before_the_set_is_complete() -> None:
    assert news2(Vitals(saturation=90)).alarm == "urgent"


def test_a_running_sum_of_five_alarms_and_seven_is_an_emergency() -> None:
    assert news2(Vitals(respiration=21, saturation=93, pulse=100)).alarm == "urgent"
    assert news2(Vitals(respiration=25, saturation=93, pulse=120)).alarm == "emergency"
    assert news2(Vitals(respiration=21, saturation=94)).alarm == ""
