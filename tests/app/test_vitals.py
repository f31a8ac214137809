import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.check_forms import MeasureNote, Vitals
from app.errors import UserError
from app.vitals import (
    BY_KEY,
    MEASURES,
    check_measures,
    check_vitals,
    muac_is_for,
    needs_senior_review,
    read_pressure,
)
from models.codes import Consciousness, Method, NotMeasured


@pytest.mark.parametrize(
    ("key", "text", "stored"),
    [
        ("temperature", "35,8", 358),
        ("temperature", "35.8 °C", 358),
        ("temperature", "98.6 F", 370),
        ("glucose", "104 mg/dL", 58),
        ("glucose", "5,8", 58),
        ("pulse", " 88 ", 88),
        ("pulse", "", None),
        ("weight", "61.5", 615),
    ],
)
def test_what_is_typed_is_stored_in_one_unit(key: str, text: str, stored: int | None) -> None:
    assert BY_KEY[key].read(text) == stored


@pytest.mark.parametrize(
    ("key", "text"), [("pulse", "12"), ("temperature", "24.9"), ("saturation", "101"), ("pulse", "x")]
)
def test_beyond_the_hard_limit_is_a_sentence_naming_the_field(key: str, text: str) -> None:
    with pytest.raises(UserError) as caught:
        BY_KEY[key].read(text)
    assert caught.value.field == key
    assert text not in caught.value.sentence


def test_soft_limits_are_a_word_and_never_stop() -> None:
    assert BY_KEY["pulse"].doubt(112) == "High"
    assert BY_KEY["temperature"].doubt(358) == "Low"
    assert BY_KEY["pulse"].doubt(70) == ""


def test_blood_pressure_is_a_pair_and_the_lower_is_lower() -> None:
    assert read_pressure("104/62") == (104, 62)
    assert read_pressure("104") == (104, None)
    with pytest.raises(UserError):
        read_pressure("62/104")


def test_nobody_can_send_measures_beyond_the_limits() -> None:
    with pytest.raises(UserError):
        check_vitals(Vitals(pulse=400))
    check_vitals(Vitals(pulse=112, temperature=358, systolic=104, diastolic=62))


def test_high_risk_signs_ask_for_a_senior() -> None:
    assert needs_senior_review(Vitals(pulse=131))
    assert needs_senior_review(Vitals(consciousness=Consciousness.VOICE))
    assert not needs_senior_review(Vitals(pulse=80, respiration=16, temperature=370, saturation=97))


@given(st.sampled_from(MEASURES), st.text(max_size=20))
def test_any_text_is_read_or_refused_with_a_sentence(measure: object, text: str) -> None:
    try:
        stored = measure.read(text)  # type: ignore[attr-defined]
    except UserError:
        return
    assert stored is None or measure.hard[0] <= stored <= measure.hard[1]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("key", "text", "stored"),
    [
        ("temperature", "95.0 F", 350),  # 35.0
        ("temperature", "96.8°F", 360),
        ("temperature", "100.4 f", 380),
        ("temperature", "102.2F", 390),
        ("temperature", "32 F", "hard"),
        ("temperature", "25", 250),
        ("temperature", "45.0", 450),
        ("temperature", "45.1", "hard"),
        ("glucose", "72 mg/dl", 40),
        ("glucose", "126 mg/dL", 70),
        ("glucose", "198 mg", 110),
        ("glucose", "9 mg/dl", 5),
        ("glucose", "901 mg/dl", "hard"),
        ("oxygen_flow", "2,5 L/min", 25),
        ("oxygen_flow", "15", 150),
        ("oxygen_flow", "15.1", "hard"),
        ("peak_flow", "420", 420),
        ("peak_flow", "901", "hard"),
        ("haemoglobin", "12.5 g/dL", 125),
        ("haemoglobin", "125 g/L", 125),
        ("haemoglobin", "12.5", "hard"),
        ("muac", "114", 114),
        ("muac", "12.4 cm", 124),
        ("muac", "59", "hard"),
        ("height", "1,78 m", 178),
        ("height", "178cm", 178),
        ("weight", "0.5 kg", 5),
        ("weight", "350", 3500),
        ("weight", "350.1", "hard"),
        ("respiration", "4", 4),
        ("respiration", "3", "hard"),
        ("saturation", "39", "hard"),
        ("pain", "11", "hard"),
    ],
)
def test_conversions_and_hard_limits_at_their_edges(key: str, text: str, stored: int | str) -> None:
    if stored == "hard":
        with pytest.raises(UserError):
            BY_KEY[key].read(text)
    else:
        assert BY_KEY[key].read(text) == stored


@pytest.mark.parametrize(
    ("key", "plain", "doubtful"),
    [
        ("respiration", (9, 24), (8, 25)),
        ("saturation", (94, 100), (93, 93)),
        ("systolic", (100, 180), (99, 181)),
        ("diastolic", (20, 110), (111, 111)),
        ("pulse", (50, 110), (49, 111)),
        ("temperature", (360, 380), (359, 381)),
        ("glucose", (40, 110), (39, 111)),
        ("weight", (400, 1500), (399, 1501)),
        ("height", (130, 210), (129, 211)),
        ("pain", (0, 6), (7, 7)),
        ("muac", (125, 300), (124, 124)),
        ("oxygen_flow", (0, 0), (1, 1)),
    ],
)
def test_soft_limits_at_their_edges(key: str, plain: tuple[int, int], doubtful: tuple[int, int]) -> None:
    measure = BY_KEY[key]
    assert not any(measure.doubt(value) for value in plain)
    assert all(measure.doubt(value) for value in doubtful)
    assert bool(measure.doubt(doubtful[0], adult=False)) is not measure.adults_only


def test_a_note_fits_its_measure_and_oxygen_is_not_room_air() -> None:
    check_measures(Vitals(temperature=370), (MeasureNote("temperature", Method.EAR),))
    check_measures(Vitals(), (MeasureNote("pulse", not_measured=NotMeasured.REFUSED), MeasureNote("consciousness")))
    for wrong in (
        MeasureNote("temperature", Method.WRIST),
        MeasureNote("on_air", Method.EAR),
        MeasureNote("temperature", not_measured=NotMeasured.LATER),
        MeasureNote("soul"),
    ):
        with pytest.raises(UserError):
            check_measures(Vitals(temperature=370), (wrong,))
    check_vitals(Vitals(on_air=False, oxygen_flow=20))
    with pytest.raises(UserError):
        check_vitals(Vitals(on_air=True, oxygen_flow=20))


@pytest.mark.parametrize(
    ("age", "asked"), [((0, 0), True), ((4, 4), True), ((4, 6), True), ((5, 5), False), (None, False)]
)
def test_the_upper_arm_is_measured_under_five(age: tuple[int, int] | None, asked: bool) -> None:
    assert muac_is_for(age) is asked
