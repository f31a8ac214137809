"""Lists in other encodings, delimiters and shapes; what cannot be read is refused with a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import app
from app.errors import UserError
from app.lists import ENCODINGS, ListError, Meaning, Sheet, interpret, read_list
from models.codes import Sex

NIGHT = date(2025, 9, 11)
NIGHT_BUS = (Path(app.__file__).parent / "data" / "night_bus.csv").read_bytes().decode("utf-8-sig")
LITHUANIAN = (
    "Nr;Pavardė;Vardas;Lytis;Gimimo data\n1;Žemuogytė;Eglė;M;1988\n2;Karpojėžys;Vytenis;V;1970-02-03\nIš viso: 2\n"
)
ENGLISH = "No,Surname,Given names,Sex,Date of birth\n1,ODELL,Sian,F,1990-06-14\n2,SMITH,John,M,1970\nTotal,2\n"


def people_of(text: str, encoding: str = "utf-8") -> tuple[Sheet, list[tuple[str, str, str]]]:
    sheet = read_list(text.encode(encoding))
    read = interpret(sheet, sheet.columns, NIGHT)
    return sheet, [(person.family, person.given, person.patronymic) for person in read]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_form_gives_the_same_rows(encoding: str) -> None:
    sheet = read_list(NIGHT_BUS.encode(encoding))
    assert sheet.encoding == encoding.removesuffix("-sig")
    assert sheet.rows == read_list(NIGHT_BUS.encode()).rows
    assert read_list(NIGHT_BUS.encode(encoding), sheet.encoding, sheet.delimiter) == sheet


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_cyrillic_code_pages_are_recognised_by_their_letters(encoding: str) -> None:
    text = NIGHT_BUS.encode(encoding, "ignore").decode(encoding)
    sheet = read_list(text.encode(encoding))
    assert sheet.encoding == encoding
    assert sheet.rows == read_list(text.encode()).rows


def test_the_baltic_code_page_is_recognised() -> None:
    sheet, names = people_of(LITHUANIAN, "cp1257")
    assert sheet.encoding == "cp1257"
    assert names == [("Žemuogytė", "Eglė", ""), ("Karpojėžys", "Vytenis", "")]


def test_in_a_lithuanian_column_m_is_a_woman_beside_v() -> None:
    sheet = read_list(LITHUANIAN.encode())
    assert [person.sex for person in interpret(sheet, sheet.columns, NIGHT)] == [Sex.FEMALE, Sex.MALE]
    english = read_list(ENGLISH.encode())
    assert [person.sex for person in interpret(english, english.columns, NIGHT)] == [Sex.FEMALE, Sex.MALE]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_recognised(delimiter: str) -> None:
    sheet = read_list(ENGLISH.replace(",", delimiter).encode())
    assert sheet.delimiter == delimiter
    assert (len(sheet.rows), sheet.declared_total) == (2, 2)


def test_a_quoted_line_break_stays_in_its_cell() -> None:
    sheet = read_list('Фамилия;Имя;Примечание\nЛуг;Анна;"две\nстроки"\nЯсень;Олег;\n'.encode())
    assert [row[2] for row in sheet.rows] == ["две\nстроки", ""]


def test_a_stray_quotation_mark_swallows_nobody() -> None:
    sheet = read_list('Фамилия;Имя;Примечание\nЛуг;Анна;"без конца\nЯсень;Олег;\nБор;Ян;\n'.encode())
    assert [row[0] for row in sheet.rows] == ["Луг", "Ясень", "Бор"]
    assert sheet.warnings


def test_rows_swallowed_between_two_quotation_marks_are_told() -> None:
    sheet = read_list('A;B;Фамилия;Имя\n1;2;"Луг;Анна\n2;3;Ясень;Олег\n3;4;Бор";Ян\n'.encode())
    assert sheet.warnings


def test_a_wider_row_keeps_its_cells() -> None:
    sheet = read_list("Фамилия;Имя\nЛуг;Анна;ещё;что-то\n".encode())
    assert sheet.rows == (("Луг", "Анна", "ещё", "что-то"),)
    assert sheet.columns[2:] == (Meaning.IGNORE, Meaning.IGNORE)


def test_a_header_repeated_on_the_next_page_is_nobody() -> None:
    sheet = read_list("Фамилия;Имя\nЛуг;Анна\nФамилия;Имя\nЯсень;Олег\n".encode())
    assert len(sheet.rows) == 2


def test_lines_after_the_total_close_the_list_but_a_late_person_counts() -> None:
    text = "№;Фамилия;Имя\n1;Луг;Анна\nВсего;1;\nНачальник смены;;\n2;Ясень;Олег\n"
    sheet = read_list(text.encode())
    assert [row[1] for row in sheet.rows] == ["Луг", "Ясень"]
    assert sheet.totals == ("Всего 1", "Начальник смены")


def test_a_person_whose_name_is_like_a_total_word_stays_a_person() -> None:
    assert len(read_list(b"Family,Given\nTotal,Anna\nBor,Jan\n").rows) == 2


def test_whole_names_are_split_and_the_habit_is_told() -> None:
    text = "№;ФИО\n1;Луг Анна Сергеевна\n2;Анна Сергеевна Луг\n3;BOR-LUH Jan\n4;Bor, Jan\n5;Луг Анна\n6;Ясень\n"
    sheet, names = people_of(text)
    assert names == [
        ("Луг", "Анна", "Сергеевна"),
        ("Луг", "Анна", "Сергеевна"),
        ("BOR-LUH", "Jan", ""),
        ("Bor", "Jan", ""),
        ("Луг", "Анна", ""),
        ("Ясень", "", ""),
    ]
    notes = [person.notes for person in interpret(sheet, sheet.columns, NIGHT)]
    assert [bool(said) for said in notes] == [False, False, False, False, True, True]


def test_a_patronymic_in_the_given_name_cell_finds_its_place() -> None:
    assert people_of("Фамилия;Имя\nЛуг;Анна Сергеевна\n")[1] == [("Луг", "Анна", "Сергеевна")]


def test_a_list_without_a_header_is_guessed_from_its_cells() -> None:
    sheet = read_list("1;Луг;Анна;ж;17.04.1983\n2;Ясень;Олег;м;1955\n".encode())
    assert sheet.header == ()
    assert sheet.columns == (Meaning.ORDER, Meaning.FAMILY, Meaning.GIVEN, Meaning.SEX, Meaning.BORN)


def test_hidden_signs_are_taken_out_and_told_and_the_original_stays() -> None:
    sheet = read_list("Фамилия;Имя\n\u202eЛуг\u0007;Анна\u200f\n".encode())
    person = interpret(sheet, sheet.columns, NIGHT)[0]
    assert (person.family, person.given) == ("Луг", "Анна")
    assert person.cells == ("\u202eЛуг\u0007", "Анна\u200f")
    assert person.notes == ("Invisible signs were taken out of a cell; the original is kept.",)


def test_what_is_not_understood_is_noted_without_its_words() -> None:
    sheet = read_list("Фамилия;Имя;Пол;Гражд.;Документы;Язык\nЛуг;Аннa;?;Нарния;свиток;эльфийский\n".encode())
    person = interpret(sheet, sheet.columns, NIGHT)[0]
    assert (person.sex, person.nationality, len(person.notes)) == (Sex.NOT_ASKED, "Нарния", 5)
    assert not any("Нарния" in note for note in person.notes)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n\n;;\n",
        b"PK\x03\x04 and so on",
        b"%PDF-1.7",
        b"\x89PNG\r\n",
        b"\xff\xd8\xff\xe0",
        b"\xd0\xcf\x11\xe0\xa1",
        b"a\0b\0\0\0c",
        bytes(range(1, 32)) * 9,
        b"x" * 10_000_001,
        b"a;b\n" + b"c;d\n" * 20_002,
        b";".join([b"a"] * 201),
        b"a;b\n" + b"c" * 10_001 + b";d",
    ],
)
def test_what_is_no_list_is_refused_with_what_is_safe_and_what_to_do(raw: bytes) -> None:
    with pytest.raises(ListError, match="Nothing was imported") as refusal:
        read_list(raw)
    assert refusal.value.sentence.count(".") >= 3


def test_wrong_choices_are_refused_by_field() -> None:
    with pytest.raises(ListError, match="encoding") as refusal:
        read_list(NIGHT_BUS.encode(), "utf-7")
    assert refusal.value.field == "encoding"
    with pytest.raises(ListError):
        read_list("Žąsis".encode("cp1257"), "utf-8")
    with pytest.raises(ListError):
        read_list(b"a;b", delimiter="x")
    sheet = read_list(ENGLISH.encode())
    with pytest.raises(ListError, match="name"):
        interpret(sheet, (Meaning.IGNORE,) * 5, NIGHT)
    with pytest.raises(ListError):
        interpret(sheet, (Meaning.FAMILY,), NIGHT)


PIECES = ["Фамилия", "Имя", ";", ",", '"', "\n", "Итого", "1", "\t", "\r", "\x00", "|"]
ANY_BYTES = (
    st.binary(max_size=300)
    | st.text(max_size=150).map(lambda text: text.encode("utf-16"))
    | st.lists(st.sampled_from(PIECES), max_size=60).map(lambda pieces: "".join(pieces).encode())
)


def read_or_refusal(raw: bytes, encoding: str | None, delimiter: str | None) -> Sheet | UserError:
    try:
        return read_list(raw, encoding, delimiter)
    except UserError as refusal:
        return refusal


@given(ANY_BYTES, st.sampled_from([None, *ENCODINGS]), st.sampled_from([None, ";", ",", "\t"]))
def test_any_bytes_are_a_sheet_or_a_sentence(raw: bytes, encoding: str | None, delimiter: str | None) -> None:
    sheet = read_or_refusal(raw, encoding, delimiter)
    if isinstance(sheet, UserError):
        assert sheet.sentence.count(".") >= 3
        return
    people = interpret(sheet, (Meaning.FULL_NAME, *sheet.columns[1:]), NIGHT)
    assert [person.cells for person in people] == list(sheet.rows)
