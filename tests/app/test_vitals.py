import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.check_forms import Vitals
from app.errors import UserError
from app.vitals import BY_KEY, MEASURES, check_vitals, needs_senior_review, read_pressure
from models.codes import Consciousness


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
