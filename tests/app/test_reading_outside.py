"""Lists, machine zones and names by somebody who read the standards and not the program: expectations made by hand."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from app.latin import latin_form
from app.lists.reading import read_list
from app.mrz.reading import read_zone
from app.reading_commands import listed

TODAY = date(2026, 11, 23)


def told(text: str | bytes, encoding: str = "utf-8") -> dict[str, Any]:
    raw = text if isinstance(text, bytes) else text.encode(encoding)
    return listed(read_list(raw), TODAY)


def questions(person: dict[str, Any]) -> list[str]:
    return [ask["kind"] for ask in person["ask"]]


BELARUSIAN = "Прозвішча;Імя;Імя па бацьку;Дата нараджэння;Пол\nШчарбакоў;Яўген;Міхайлавіч;17.04.1983;м\n"
RUSSIAN = "Фамилия\tИмя\tОтчество\tДата рождения\tПол\nЩербаков\tЮрий\tФёдорович\t17.04.1983\tМ\n"
UKRAINIAN = "Прізвище|Ім'я|По батькові|Дата народження|Стать\nҐудзь|Йосип|Їжакевич|17.4.1983|чол.\n"
LITHUANIAN = "Pavardė;Vardas;Gimimo data;Lytis\nŽukauskienė;Živilė;1983-04-17;M\nŠimkūnas;Ąžuolas;1979-10-30;V\n"
POLISH = "Nazwisko;Imię;Data urodzenia;Płeć\nŁukasiewicz;Żaneta;17.04.1983;K\nWiśniewski;Świętosław;30.10.1979;M\n"
ENCODED = [
    (BELARUSIAN, ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "iso8859-5"), "Шчарбакоў", "M"),
    (RUSSIAN, ("utf-8", "cp1251", "koi8-r", "iso8859-5"), "Щербаков", "M"),
    (UKRAINIAN, ("utf-8", "cp1251", "koi8-u"), "Ґудзь", "M"),
    (LITHUANIAN, ("utf-8", "cp1257", "iso8859-13", "iso8859-4"), "Žukauskienė", "F"),
    (POLISH, ("utf-8", "cp1250", "iso8859-2"), "Łukasiewicz", "F"),
]


@pytest.mark.parametrize(
    ("text", "encoding", "family", "sex"),
    [(text, encoding, family, sex) for text, encodings, family, sex in ENCODED for encoding in encodings],
)
def test_a_list_in_its_own_encoding(text: str, encoding: str, family: str, sex: str) -> None:
    person = told(text, encoding)["people"][0]
    assert (person["family"], person["sex"], person["dob"], person["ask"]) == (family, sex, "1983-04-17", [])


@pytest.mark.parametrize(
    ("cell", "read", "asked"),
    [
        ("17.04.1983", "1983-04-17", []),
        ("1983-04-17T00:00:00", "1983-04-17", []),
        ("19830417", "1983-04-17", []),
        ("17.4.83", "1983-04-17", []),
        ("3.2.27", "1927-02-03", []),
        ("4.1983", "1983-04", []),
        ("17 красавіка 1983 г.", "1983-04-17", []),
        ("17 kwietnia 1983 r.", "1983-04-17", []),
        ("1985 m. rugsėjo 11 d.", "1985-09-11", []),
        ("30423", "1983-04-17", []),
        ("25569", "1970", ["PLACEHOLDER"]),
        ("01.01.1983", "1983", ["PLACEHOLDER"]),
        ("??.??.1975", "1975", []),
        ("?.4.1975", "1975-04", []),
        ("31.02.1983", None, ["IMPOSSIBLE"]),
        ("17.04.2030", None, ["FUTURE"]),
        ("04/05/1983", "1983", ["DAY_MONTH_ORDER"]),
        ("۱۳۷۱/۰۵/۱۲", None, ["OTHER_CALENDAR"]),
    ],
)
def test_a_birth_in_a_list(cell: str, read: str | None, asked: list[str]) -> None:
    person = told(f"Surname;First name;Date of birth\nKoval;Ivan;{cell}\n")["people"][0]
    assert (person["dob"], questions(person)) == (read, asked)


@pytest.mark.parametrize(
    ("cell", "papers", "asked"),
    [
        ("нет паспорта, справка об освобождении", ["REL U UNKNOWN"], ["NOT_UNDERSTOOD"]),
        ("no passport", [], ["NOT_UNDERSTOOD"]),
        ("пашпарт, няма даведкі", ["PPT U UNKNOWN"], ["NOT_UNDERSTOOD"]),
        ("паспорт порван, изъят", ["PPT TORN CONFISCATED_BEFORE"], []),
        ("нет", ["NONE U UNKNOWN"], []),
    ],
)
def test_papers_in_a_list(cell: str, papers: list[str], asked: list[str]) -> None:
    person = told(f"Фамилия;Имя;Документы\nКоваль;Иван;{cell}\n".encode())["people"][0]
    assert [" ".join(paper.values()) for paper in person["documents"]] == papers
    assert questions(person) == asked


@pytest.mark.parametrize(
    ("rows", "languages"),
    [
        ("Аўсеенка;Ігар\nБойка;Ганна\n", ["be", "be"]),
        ("Їжакевич;Єва\nБойко;Ганна\n", ["uk", "uk"]),
        ("Щукин;Илья\nБойко;Ганна\n", ["ru", "ru"]),
        ("Аўсеенка;Ігар\nЩукин;Илья\nБойка;Ганна\n", ["be", "ru", "ru"]),
    ],
)
def test_a_name_without_letters_of_its_own(rows: str, languages: list[str]) -> None:
    assert [person["language"] for person in told("Фамилия;Имя\n" + rows)["people"]] == languages


def test_a_dash_is_no_name() -> None:
    first, second = told("Фамилия;Имя\n-;Иван\nБойко;—\n".encode())["people"]
    assert (first["family"], first["given"]) == ("", "Иван")
    assert (second["family"], second["given"], second["original"]) == ("Бойко", "", ("Бойко", "—"))


def test_a_workbook_with_titles_and_dates() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Список"], [], ["Фамилия", "Имя", "Дата рождения"], ["Коваль", "Иван", date(1983, 4, 17)]):
        sheet.append(row)
    sheet.append(["Жук", "Ян", date(1980, 1, 1)])
    sheet.merge_cells("A1:C1")
    book.save(raw := io.BytesIO())
    people = told(raw.getvalue())["people"]
    assert [(person["dob"], questions(person)) for person in people] == [("1983-04-17", []), ("1980", ["PLACEHOLDER"])]


VISA = "V<LTUKAVALENKA<<MIKALAI<<<<<<<<<<<<<"


@pytest.mark.parametrize(
    ("number", "taken", "wrong"),
    [
        ("V123456781", "V12345678", []),
        ("V123456782", "V12345678", ["document_number"]),
        ("V1234S6781", "V12345678", []),
    ],
)
def test_a_visa_number_is_only_mended_by_more_than_chance(number: str, taken: str, wrong: list[str]) -> None:
    zone = read_zone([VISA, f"{number}BLR8304173M2710017<<<<<<<<"], TODAY)
    assert zone is not None
    assert (zone.document_number, list(zone.failing)) == (taken, wrong)


@pytest.mark.parametrize(
    ("language", "name", "latin"),
    [
        ("be", "Ёўжык", "Iouzhyk"),
        ("be", "Е\u0308ўжык", "Iouzhyk"),
        ("be", "Юр\u00b4ева", "Iureva"),
        ("be", "ШЧАРБАКОЎ", "SHCHARBAKOU"),
        ("ru", "Подъячев", "Podieiachev"),
        ("ru", "И\u0306осиф", "Iosif"),
        ("uk", "І\u0308жакевич", "Yizhakevych"),
        ("uk", "Нечуй-Яворська", "Nechui-Yavorska"),
        ("uk", "Знам\u02bcянський", "Znamianskyi"),
        ("be", "علي", None),
    ],
)
def test_names_of_three_languages(language: str, name: str, latin: str | None) -> None:
    assert latin_form(name, language) == latin


@pytest.mark.parametrize("damaged", [RUSSIAN.encode()[:-2], RUSSIAN.encode().replace("Ю".encode(), b"\xff", 1)])
def test_a_torn_file_keeps_its_sound_letters_and_says_so(damaged: bytes) -> None:
    read = told(damaged)
    assert (read["encoding"], read["people"][0]["family"], len(read["warnings"])) == ("utf-8", "Щербаков", 1)


def test_a_whole_file_is_not_called_damaged() -> None:
    assert told(RUSSIAN)["warnings"] in ((), [])
