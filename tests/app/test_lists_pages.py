"""Tables in HTML: saved as .xls, copied from a page or a mail, torn or strange."""

from __future__ import annotations

import pytest

from app.lists import ListError, Meaning, read_list, read_pasted

EXCEL = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1251"><style>td{mso-number-format:"\\@"}</style>
<title>Список</title></head><body><table border=0><tr><td colspan=3>Автобус 2</td></tr>
<tr><th>№</th><th>Фамилия</th><th>Имя</th></tr>
<tr><td>1</td><td>О&#39;Брайен</td><td>Анна<br>Мария</td></tr>
<tr><td>2</td><td>Луг &amp; Бор</td><td>&nbsp;Ян </td></tr></table></body></html>"""


def test_a_page_saved_as_an_old_workbook_is_a_list() -> None:
    sheet = read_list(EXCEL.encode("cp1251"))
    assert (sheet.encoding, sheet.delimiter, sheet.titles) == ("cp1251", "", ("Автобус 2",))
    assert sheet.columns == (Meaning.ORDER, Meaning.FAMILY, Meaning.GIVEN)
    assert sheet.rows == (("1", "О'Брайен", "Анна\nМария"), ("2", "Луг & Бор", "Ян"))


def test_a_page_that_lies_about_its_encoding_is_read_all_the_same() -> None:
    assert read_list(EXCEL.encode()).rows == read_list(EXCEL.encode("cp1251")).rows


def test_a_cell_over_several_rows_stands_in_the_first() -> None:
    page = (
        "<table><tr><td>Фамилия</td><td>Имя</td></tr><tr><td rowspan=2>Луг</td><td>Анна</td></tr>"
        "<tr><td>Ян</td></tr></table>"
    )
    assert read_list(page.encode()).rows == (("Луг", "Анна"), ("", "Ян"))


def test_the_largest_of_several_tables_is_the_list_and_scripts_are_not_read() -> None:
    page = (
        "<body><table><tr><td>menu</td></tr></table><script>document.write('<table>')</script>"
        "<table><tr><td>Surname</td><td>Given names</td></tr><tr><td>ODELL</td><td>Sian<img src='file:///etc/hostname'>"
        "</td></tr><tr><td>BOR</td><td>Jan</td></tr></table></body>"
    )
    assert read_list(page.encode()).rows == (("ODELL", "Sian"), ("BOR", "Jan"))


def test_a_page_that_was_cut_off_keeps_what_was_read() -> None:
    page = "<table><tr><td>Surname</td><td>Given names</td></tr><tr><td>ODELL</td><td>Si"
    assert read_list(page.encode()).rows == (("ODELL", "Si"),)


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>no table here, <t>",
        "<table></table>",
        "<table>" + "<tr>" * 30_000 + "</table>",
        "<table><tr>" + "<td colspan=50>x</td>" * 10 + "</tr></table>",
        "<html><table>" + "a" * 4_100_000,
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(page: str) -> None:
    with pytest.raises(ListError, match="Nothing was imported"):
        read_list(page.encode())


def test_tables_in_tables_do_not_run_away() -> None:
    page = "<table><tr><td>" * 3_000 + "Surname</td><td>Given names</td></tr><tr><td>ODELL</td><td>Sian</td></tr>"
    assert "ODELL" in {cell for row in read_list(page.encode()).rows for cell in row}


def test_the_clipboard_gives_its_table_or_its_lines() -> None:
    table = (
        "<meta charset='utf-8'><table><tr><td>Pavardė</td><td>Vardas</td></tr>"
        "<tr><td>Šilaitė</td><td>Rūta</td></tr></table>"
    )
    for raw in (read_pasted("ignored", table), read_pasted("Pavardė\tVardas\nŠilaitė\tRūta\n")):
        assert read_list(raw).rows == (("Šilaitė", "Rūta"),)
