"""Lists made with Python's own codecs from texts written by hand: the text is exact, whatever it was saved as."""

from __future__ import annotations

import pytest

from app.lists import DELIMITERS, ENCODINGS, ListError, read_list
from app.lists.encodings import decode

TEXTS = {
    "ru": "Фамилия;Имя;Отчество\nСидоренко;Пётр;Ильич\nЩербакова;Юлия;Эдуардовна\nОбъедков;Фёдор;Львович\n",
    "ru capitals": "ФАМИЛИЯ;ИМЯ\nСИДОРЕНКО;ПЕТР\nЩЕРБАКОВА;ЮЛИЯ\nХАБИБУЛЛИНА;ЭЛЬВИРА\n",
    "be": "Прозвішча;Імя\nАўчыннікаў;Мікалай\nЛяшчынка;Яўген\nЮр'ева;Соф'я\n",
    "uk": "Прізвище;Ім'я\nЩербак;Юлія\nЇжакевич;Єва\nЗгурський;Ґедзь\n",
    "lt": "Pavardė;Vardas\nŽemuogytė;Eglė\nKarpojėžys;Šarūnas\nČiurlys;Jūratė\n",
    "lt without a heading": "1;Žaliukas;Jonas\n2;Šilaitė;Rūta\n",
    "pl": "Nazwisko;Imię\nWąsik;Łukasz\nŚliwa;Małgorzata\nŹrebak;Józef\nŻuraw;Grażyna\n",
    "lv": "Uzvārds;Vārds\nBērziņš;Jānis\nKļaviņa;Ģirts\n",
    "de": "Nachname;Vorname\nMüller;Jürgen\nGroß;Käthe\n",
    "fr": "Nom;Prénom\nLefèvre;Françoise\nGarçon;Noël\n",
    "be and lt": "Прозвішча;Vardas\nВерасень;Kiril\nЛясная;Hanna\n",
}


def fitting() -> list[tuple[str, str]]:
    pairs = []
    for language, text in TEXTS.items():
        for encoding in ENCODINGS:
            try:
                text.encode(encoding)
            except UnicodeEncodeError:
                continue
            pairs.append((language, encoding))
    return pairs


def test_the_set_is_a_wide_one() -> None:
    assert len(fitting()) >= 60


@pytest.mark.parametrize(("language", "encoding"), fitting())
def test_every_letter_comes_back(language: str, encoding: str) -> None:
    assert decode(TEXTS[language].encode(encoding))[0] == TEXTS[language]


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("language", ["ru", "lt", "pl"])
def test_every_delimiter_cuts_the_same_rows(language: str, delimiter: str) -> None:
    raw = TEXTS[language].replace(";", delimiter).encode()
    sheet = read_list(raw)
    assert sheet.delimiter == delimiter
    assert (sheet.header, sheet.rows) == (
        read_list(TEXTS[language].encode()).header,
        read_list(TEXTS[language].encode()).rows,
    )


def test_a_first_line_of_excel_names_the_delimiter() -> None:
    sheet = read_list("sep=;\nФамилия;Имя\nЛуг, старший;Анна\n".encode())
    assert (sheet.delimiter, sheet.rows) == (";", (("Луг, старший", "Анна"),))


def test_quotation_marks_protect_delimiters_breaks_and_themselves() -> None:
    sheet = read_list('Фамилия,Имя,Примечание\n"Луг, ст.",Анна,"сказала ""да""\nи ушла"\n'.encode())
    assert sheet.rows == (("Луг, ст.", "Анна", 'сказала "да"\nи ушла'),)


def test_another_encoding_may_be_chosen_and_one_that_does_not_fit_is_told() -> None:
    raw = TEXTS["ru"].encode("cp1251")
    assert read_list(raw, "iso8859-5").rows != read_list(raw).rows
    with pytest.raises(ListError, match="another one"):
        read_list(raw, "utf-8")
    with pytest.raises(ListError, match="not offered"):
        read_list(raw, "idna")
