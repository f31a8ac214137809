"""Case, first letters, apostrophes and losses of the ICAO form; every expected word was written by hand."""

from __future__ import annotations

import sys
import unicodedata
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.latin import latin_form, latin_suggestion, zone_name
from app.translit import APOSTROPHES, LANGUAGES, icao
from app.zone_commands import write_latin

CYRILLIC = [chr(point) for point in range(sys.maxunicode) if "CYRILLIC" in unicodedata.name(chr(point), "")]
LETTERS = [sign for sign in CYRILLIC if unicodedata.category(sign)[0] in "LM"]
MAY_VANISH = set("Ьь")


@pytest.mark.parametrize(
    ("language", "written", "latin"),
    [
        ("uk", "Щербак", "Shcherbak"),
        ("uk", "ЩЕРБАК", "SHCHERBAK"),
        ("uk", "щербак", "shcherbak"),
        ("uk", "Юрій Я.", "Yurii Ya."),
        ("uk", "ЮРІЙ Я.", "YURII YA."),
        ("uk", "Яна-Єва Їжак", "Yana-Yeva Yizhak"),
        ("uk", "’Яна", "Yana"),
        ("uk", "Мар'яна", "Mariana"),
        ("uk", "Зя́ма", "Ziama"),
        ("ru", "Ющенко", "Iushchenko"),
        ("ru", "ЮЩЕНКО Щ", "IUSHCHENKO SHCH"),
        ("ru", "Подъячев", "Podieiachev"),
        ("ru", "ПОДЪЯЧЕВ", "PODIEIACHEV"),
        ("ru", "МакГрегор", "MakGregor"),
        ("be", "Ёўжык", "Iouzhyk"),
        ("be", "Дзядзька-Хмяліца", "Dziadzka-Khmialitsa"),
        ("be", "Łukasz Žemaitė", "Łukasz Žemaitė"),
        ("bg", "Щерев", "Shterev"),
        ("mk", "Ќосев", "Kjosev"),
    ],
)
def test_the_case_of_the_name_is_kept(language: str, written: str, latin: str) -> None:
    assert latin_form(written, language) == latin
    assert latin_form(unicodedata.normalize("NFD", written), language) == latin


def test_a_suggestion_in_capitals_is_shown_in_mixed_case() -> None:
    assert latin_suggestion("ДУНІН-МАРЦІНКЕВІЧ", "be") == "Dunin-Martsinkevich"
    assert latin_suggestion("Žemaitė", "lt") == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("frame", ["{}", "а{}", "{}а", "А{}-{}а", " {} "])
def test_no_cyrillic_letter_vanishes_or_stays(language: str, frame: str) -> None:
    around = frame.replace("{}", "")
    for letter in LETTERS:
        latin = icao(frame.replace("{}", letter), language)
        if latin is not None:
            assert not any("CYRILLIC" in unicodedata.name(sign, "") for sign in latin)
            lost = latin == icao(around, language)
            assert not lost or letter in MAY_VANISH, unicodedata.name(letter)


@given(st.text(LETTERS + list("'’- "), max_size=12), st.sampled_from(LANGUAGES))
def test_words_of_any_cyrillic_letters(word: str, language: str) -> None:
    latin, form = icao(word, language), latin_form(word, language)
    assert (latin is None) == (form is None)
    if latin is not None and form is not None:
        assert form.upper() == latin
        kept = [sign for sign in unicodedata.normalize("NFC", word) if sign not in MAY_VANISH and sign.isalpha()]
        assert sum(sign.isalpha() for sign in latin) >= len(kept)


@pytest.mark.parametrize("apostrophe", sorted(APOSTROPHES))
def test_every_apostrophe_is_dropped(apostrophe: str) -> None:
    assert icao(f"Юр{apostrophe}ева", "be") == "IUREVA"
    assert icao(f"Юр{apostrophe}єва", "uk") == "YURIEVA"


@pytest.mark.parametrize("written", ["ნინო", "سارا", "李", "דוד", "Нино ნ", "Ұлан", "Αννα", "҂аз"])
def test_what_the_table_does_not_know_is_left_to_a_person(written: str) -> None:
    assert icao(written, "ru") is None
    assert latin_form(written, "ru") is None


@pytest.mark.parametrize(
    ("family", "given", "language", "zone"),
    [
        ("Дунін-Марцінкевіч", "Вінцэнт", "be", "DUNIN<MARTSINKEVICH<<VINTSENT"),
        ("Юр’ева", "Соф'я", "be", "IUREVA<<SOFIA"),
        ("Żółkiewska", "Łucja", "pl", "ZOLKIEWSKA<<LUCJA"),
        ("Ąžuolaitė", "Ūla", "lt", "AZUOLAITE<<ULA"),
        ("Müller", "Jörg", "de", "MUELLER<<JOERG"),
        ("", "Мірай", "be", "MIRAI"),
        ("O’Dell, Jr.", "", "", "ODELL<JR"),
    ],
)
def test_the_name_field_of_a_zone(family: str, given: str, language: str, zone: str) -> None:
    assert zone_name(family, given, language) == zone


def test_no_zone_is_invented() -> None:
    assert zone_name("ნინო", "", "ru") is None


def test_the_command_answers_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    names = "\ufeffСвятлана\r\n\r\nЩЕРБАК\nნინო\n".encode() + b"\xff\xfe\n" + "Яўген".encode()
    answers = BytesIO()
    assert write_latin("be", BytesIO(names), answers) == 0
    assert answers.getvalue().decode() == "Sviatlana\n\nSHCHERBAK\n\n\nIauhen\n"
    told = capsys.readouterr().err
    assert "line 4:" in told
    assert "line 5:" in told
    assert "ნინო" not in told
