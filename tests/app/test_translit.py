"""The Latin form of Cyrillic names by ICAO Doc 9303-3; invented names only."""

from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.translit import icao, language_of, mixed_script_warning, print_case, script_of

VECTORS = {
    "be": "Святлана SVIATLANA Сяргей SIARHEI Ігар IHAR Алена ALENA Мікалай MIKALAI Мікола MIKOLA Ганна HANNA "
    "Яўген IAUHEN Ёўжык IOUZHYK Аўчыннікаў AUCHYNNIKAU Юр’ева IUREVA Соф'я SOFIA Гайдукевіч HAIDUKEVICH "
    "Бабрыковіч BABRYKOVICH Аляксандр ALIAKSANDR Міховіч MIKHOVICH Марыя MARYIA Палто PALTO "
    "Цімашчук TSIMASHCHUK Дунін-Марцінкевіч DUNIN-MARTSINKEVICH Вінцэнт VINTSENT",
    "ru": "Светлана SVETLANA Николай NIKOLAI Щербаков SHCHERBAKOV Юрий IURII Фёдорович FEDOROVICH Ганна GANNA "
    "Подъячев PODIEIACHEV Наталья NATALIA Хабибуллина KHABIBULLINA Эльвира ELVIRA Юлия IULIIA Щеглова SHCHEGLOVA",
    "uk": "Григорій HRYHORII Щербак SHCHERBAK Юлія YULIIA Яремчук YAREMCHUK Їжакевич YIZHAKEVYCH Єва YEVA "
    "Йосип YOSYP Ґудзь GUDZ Наталія NATALIIA Мар’яна MARIANA Соломія SOLOMIIA Юр'єва YURIEVA Згурський ZHURSKYI "
    "Дунін-Яремчук DUNIN-YAREMCHUK",
}
ALPHABETS = {
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}


@pytest.mark.parametrize(
    ("language", "written", "latin"),
    [
        (language, *pair)
        for language, words in VECTORS.items()
        for pair in zip(words.split()[::2], words.split()[1::2], strict=True)
    ],
)
def test_the_vectors_of_the_domain(language: str, written: str, latin: str) -> None:
    assert icao(written, language) == latin


@given(st.sampled_from(sorted(ALPHABETS)), st.data())
def test_no_letter_vanishes_and_nothing_stays_cyrillic(language: str, data: st.DataObject) -> None:
    word = data.draw(st.text(ALPHABETS[language] + ALPHABETS[language].upper() + "'’- ", max_size=30))
    latin = icao(word, language)
    assert latin is not None
    assert set(latin) <= set(string.ascii_uppercase + "- ")
    pieces = [icao(sign, language) for sign in word if sign not in "ьЬ'’"]
    assert all(pieces)


@pytest.mark.parametrize("written", ["زنبق‌پور", "Παππάς", "შევარდნაძე", "Қайрат", "李"])
def test_other_scripts_are_never_invented(written: str) -> None:
    assert icao(written, "ru") is None


def test_a_stressed_vowel_and_latin_letters_pass() -> None:
    assert icao("Ива́н", "ru") == "IVAN"
    assert icao("Ѐвгения", "ru") == "EVGENIIA"
    assert icao("Eglė", "lt") == "EGLĖ"


@pytest.mark.parametrize(
    ("capitals", "mixed"),
    [
        ("SHCHARBAKOU", "Shcharbakou"),
        ("DUNIN-MARTSINKEVICH", "Dunin-Martsinkevich"),
        ("IURII FEDOROVICH", "Iurii Fedorovich"),
        ("HEATHERWICK-O’DELL", "Heatherwick-O’Dell"),
        ("NE’EMAN", "Ne’eman"),
        ("ŁĄKOWSKI-BÓR", "Łąkowski-Bór"),
    ],
)
def test_mixed_case(capitals: str, mixed: str) -> None:
    assert print_case(capitals) == mixed


@pytest.mark.parametrize(
    ("text", "script"),
    [("Ёлкин-Луг", "Cyrl"), ("ĶIRŠKALNS", "Latn"), ("زنبق‌پور", "Arab"), ("כהן", "Hebr"), ("12 - ?", "")],
)
def test_scripts(text: str, script: str) -> None:
    assert script_of(text) == script


def test_a_latin_letter_in_a_cyrillic_word_is_noticed() -> None:
    assert mixed_script_warning("Крыжoвик")
    assert mixed_script_warning("Крыжовик Siarhei-Сергей") is None


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Хмяліца", "be"),
        ("Мядзведка-Гай Яўген", "be"),
        ("Ґудзик Їжак", "uk"),
        ("Калиновая-Бук Соломія", "uk"),
        ("Ромашковый", "ru"),
        ("ŽEMUOGYTĖ", "lt"),
        ("ŁĄKOWSKI", "pl"),
        ("Ģirts", "lv"),
        ("TSIARNOUNIK", ""),
    ],
)
def test_the_language_is_named_only_where_letters_are_sure(name: str, language: str) -> None:
    assert language_of(name) == language


@given(st.text(max_size=40), st.sampled_from(["be", "ru", "uk", "", "xx"]))
def test_any_text_passes(text: str, language: str) -> None:
    latin = icao(text, language)
    assert latin is None or not any("CYRILLIC" in unicodedata.name(sign, "") for sign in latin)
    print_case(text)
    script_of(text)
    mixed_script_warning(text)
    language_of(text)
