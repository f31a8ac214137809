"""Machine zones: the specimens of Doc 9303, zones made by an independent generator, and what goes wrong with them."""

from __future__ import annotations

import json
import time
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.mrz import Zone, read_zone, zone_in
from app.mrz.digits import check_digit
from app.zone_commands import answer_zones
from tests.app.zones import FIGURES, Made, checked, zones

TODAY = date(2026, 11, 22)
ANNA = "UTOERIKSSON<<ANNA<MARIA"
TD3 = (f"P<{ANNA}<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
TD2 = (f"I<{ANNA}<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
TD1 = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
LONG = ("I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<")
MRV_A = (f"V<{ANNA}<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<")
MRV_B = (f"V<{ANNA}<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<")
OLD_TD3 = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C<3UTO6908061F9406236ZE184226B<<<<<14")
SPECIMENS = {"TD3": TD3, "TD2": TD2, "TD1": TD1, "MRV-A": MRV_A, "MRV-B": MRV_B}
HOLMES = checked("8304<<"), checked("<<<<<<")


def read(*lines: str) -> Zone:
    zone = read_zone(lines, TODAY)
    assert zone is not None
    return zone


@pytest.mark.parametrize(("text", "digit"), [("520727", "3"), ("AB2134<<<", "5"), ("D23145890734", "9")])
def test_the_worked_examples_of_check_digits(text: str, digit: str) -> None:
    assert check_digit(text) == digit


@pytest.mark.parametrize(
    ("format_", "lines", "number", "birth", "expiry", "optional"),
    [
        ("TD3", TD3, "L898902C3", "1974-08-12", "2012-04-15", "ZE184226B"),
        ("TD3", OLD_TD3, "L898902C", "1969-08-06", "1994-06-23", "ZE184226B"),
        ("TD2", TD2, "D23145890", "1974-08-12", "2012-04-15", ""),
        ("TD1", TD1, "D23145890", "1974-08-12", "2012-04-15", ""),
        ("MRV-A", MRV_A, "L8988901C", "1940-09-07", "1996-12-10", "6ZE184226B"),
        ("MRV-B", MRV_B, "L8988901C", "1940-09-07", "1996-12-10", ""),
    ],
)
def test_the_official_specimens(
    format_: str, lines: tuple[str, ...], number: str, birth: str, expiry: str, optional: str
) -> None:
    zone = read(*lines)
    assert (zone.format, zone.checks_ok, zone.failing) == (format_, True, ())
    assert (zone.surname, zone.given, zone.sex) == ("ERIKSSON", "ANNA MARIA", "F")
    assert (zone.document_number, zone.birth_date, zone.expiry_date) == (number, birth, expiry)
    assert (zone.optional_data, zone.birth_precision, zone.issuer) == (optional, "day", "UTO")
    assert not zone.corrected
    assert not zone.name_truncated


def test_a_long_document_number() -> None:
    zone = read(*LONG)
    assert (zone.document_number, zone.surname, zone.given) == ("D23145890734", "STEVENSON", "PETER JOHN")
    assert zone.checks_ok
    assert read(LONG[0].replace("7349", "7346"), *LONG[1:]).failing == ("document_number", "composite")


@pytest.mark.parametrize("lines", SPECIMENS.values(), ids=SPECIMENS)
@pytest.mark.parametrize(
    "bent",
    [
        lambda lines: ["".join(lines)],
        lambda lines: ["\r\n".join(lines)],
        lambda lines: [line.lower() for line in lines],
        lambda lines: [" ".join(line) for line in lines],
        lambda lines: [line.replace("<", "?") for line in lines],
        lambda lines: [line.replace("<", "‹") for line in lines],
        lambda lines: [line.replace("<", "〈") for line in lines],
        lambda lines: [line.replace("<<", "«") for line in lines],
        lambda lines: [line.replace("<", "«") for line in lines],
        lambda lines: [line.replace("<", "＜") for line in lines],
        lambda lines: [line.rstrip("<") for line in lines],
        lambda lines: ["".join(lines).rstrip("<")],
        lambda lines: [line + "<<" for line in lines],
        lambda lines: [line.translate(str.maketrans("ABCEHIKMOPTXY", "АВСЕНІКМОРТХҮ")) for line in lines],
        lambda lines: [line.translate(str.maketrans("1234567890", "ąčęėįšųū„“")) for line in lines],
        lambda lines: [line.translate(_RUSSIAN_KEYS) for line in lines],
        lambda lines: ["Passport, page 2", "", *lines, "", "seen at the desk"],
    ],
)
def test_one_zone_however_it_is_typed_pasted_or_scanned(lines: tuple[str, ...], bent: object) -> None:
    assert callable(bent)
    whole, zone = read(*lines), read(*bent(lines))
    assert (zone.lines, zone.format, zone.checks_ok) == (whole.lines, whole.format, True)


_RUSSIAN_KEYS = str.maketrans("QWERTYUIOPASDFGHJKLZXCVBNM<", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬБ")


def test_a_german_keyboard_is_noticed_where_a_digit_speaks() -> None:
    zone = read(*(line.translate(str.maketrans("YZ<", "ZY;")) for line in TD3))
    assert (zone.lines, zone.checks_ok) == (TD3, True)


@settings(max_examples=150, deadline=None)
@given(zones())
def test_zones_made_by_other_means_read_whole(made: Made) -> None:
    for lines in (made.lines, ["".join(made.lines)], [line.lower() for line in made.lines]):
        zone = read(*lines)
        assert (zone.format, zone.failing, zone.lines) == (made.format, (), made.lines)
        assert (zone.document_number, zone.sex, zone.nationality) == (made.number, made.sex, made.nation)
        assert (zone.surname, zone.given) == (" ".join(made.surname), " ".join(made.given))
        assert zone.birth_date[2:].replace("-", "") == made.birth
        assert zone.expiry_date[2:].replace("-", "") == made.expiry
        assert zone.optional_data == made.optional
        assert zone.birth_date <= TODAY.isoformat() < f"{int(zone.birth_date[:4]) + 100}{zone.birth_date[4:]}"
        assert not zone.corrected


@settings(max_examples=100, deadline=None)
@given(zones(("TD3", "TD2", "TD1")), st.sampled_from(["birth_date", "expiry_date"]), st.integers(0, 5), st.data())
def test_one_wrong_digit_in_a_date_is_named(made: Made, field: str, place: int, data: st.DataObject) -> None:
    start = {"birth_date": (13, 0), "expiry_date": (21, 8)}[field][made.format == "TD1"] + place
    line = made.lines[1]
    other = data.draw(st.sampled_from([sign for sign in FIGURES if sign != line[start]]))
    zone = read(made.lines[0], line[:start] + other + line[start + 1 :], *made.lines[2:])
    assert field in zone.failing
    assert "composite" in zone.failing
    assert not zone.checks_ok


@pytest.mark.parametrize(
    ("line", "failing"),
    [
        ("L898902C37UTO7408122F1204159ZE184226B<<<<<10", ("document_number", "composite")),
        ("L898902C36UTO7408123F1204159ZE184226B<<<<<10", ("birth_date", "composite")),
        ("L898902C36UTO7408122F1204158ZE184226B<<<<<10", ("expiry_date", "composite")),
        ("L898902C36UTO7408122F1204159ZE184227B<<<<<10", ("personal_number", "composite")),
        ("L898902C36UTO7408122F1204159ZE184226B<<<<<11", ("composite",)),
    ],
)
def test_the_failing_field_is_named(line: str, failing: tuple[str, ...]) -> None:
    zone = read(TD3[0], line)
    assert zone.failing == failing
    assert (zone.format, zone.checks_ok) == ("TD3", False)


def test_a_date_that_is_none_fails_though_its_digits_hold() -> None:
    zone = read(MRV_B[0], MRV_B[1].replace("4009078", checked("401332")))
    assert zone.failing == ("birth_date",)
    assert (zone.birth_date, zone.birth_precision) == ("", "unknown")


@pytest.mark.parametrize("format_", SPECIMENS)
def test_what_no_digit_covers_is_said(format_: str) -> None:
    zone = read(*SPECIMENS[format_])
    assert {"names", "sex", "nationality", "issuer", "document_type"} <= set(zone.uncovered)
    assert ("optional_data" in zone.uncovered) == (format_ == "MRV-A")


def test_letters_become_digits_where_only_digits_stand() -> None:
    zone = read(TD3[0].replace("O", "0"), "L898902C36UTO74O8I22F12O4I59ZE184226B<<<<<IO")
    assert zone.checks_ok
    assert (zone.birth_date, zone.surname, zone.issuer) == ("1974-08-12", "ERIKSSON", "UTO")
    assert {each.field for each in zone.corrected} == {
        "issuer",
        "names",
        "birth_date",
        "expiry_date",
        "personal_number_check",
        "composite_check",
    }


@pytest.mark.parametrize(
    ("number", "misread", "taken"),
    [
        ("L898902C3", "L8989O2C3", "L898902C3"),  # one way only makes both digits right
        ("MP3456789", "MP34S6789", "MP3456789"),
        ("VX7777777", "UX7777777", "VX7777777"),
        ("D77777777", "077777777", "D77777777"),
        ("L898902C3", "LB98902C3", "LB98902C3"),  # two ways: LB9B902C3 would do as well
        ("AB7000000", "AB7OOOOOO", "AB7OOOOOO"),  # more than one sign
    ],
)
def test_a_number_is_mended_only_where_one_way_is_right(number: str, misread: str, taken: str) -> None:
    line = checked(number) + "UTO" + "7408122F1204159" + "<" * 14 + "0"
    line += checked(line[:10] + line[13:20] + line[21:43])[-1]
    zone = read(TD3[0], misread + line[9:])
    assert zone.document_number == taken
    assert zone.checks_ok == (taken == number)
    assert [(each.read, each.taken) for each in zone.corrected] == ([(misread, taken)] if zone.checks_ok else [])


@pytest.mark.parametrize(
    ("birth", "iso", "precision"),
    [
        ("740812", "1974-08-12", "day"),
        ("261122", "2026-11-22", "day"),
        ("261123", "1926-11-23", "day"),
        ("83<<<<", "1983", "year"),
        ("26<<<<", "2026", "year"),
        ("27<<<<", "1927", "year"),
        ("8304<<", "1983-04", "month"),
        ("830400", "1983-04", "month"),
        ("<<<<<<", "", "unknown"),
        ("000229", "2000-02-29", "day"),
    ],
)
def test_years_of_two_digits_and_unknown_parts(birth: str, iso: str, precision: str) -> None:
    zone = read(MRV_B[0], MRV_B[1].replace("4009078", checked(birth)))
    assert (zone.birth_date, zone.birth_precision) == (iso, precision)
    assert zone.checks_ok


@pytest.mark.parametrize(
    ("expiry", "iso"),
    [("961210", "1996-12-10"), ("361231", "2036-12-31"), ("<<<<<<", ""), ("400101", "2040-01-01"), ("30<<<<", "2030")],
)
def test_expiry_years(expiry: str, iso: str) -> None:
    zone = read(MRV_B[0], MRV_B[1].replace("9612109", checked(expiry)))
    assert (zone.expiry_date, zone.checks_ok) == (iso, True)


@pytest.mark.parametrize(
    ("last", "ok"), [("<<<<<<<<<<<<<<0", True), ("<<<<<<<<<<<<<<<", True), ("Z<<<<<<<<<<<<<<", False)]
)
def test_an_empty_personal_number_may_have_no_digit(last: str, ok: bool) -> None:
    line = TD3[1][:28] + last
    line += checked(line[:10] + line[13:20] + line[21:43])[-1]
    assert read(TD3[0], line).checks_ok == ok


@pytest.mark.parametrize(
    ("names", "surname", "given", "truncated"),
    [
        ("ARKFREITH", "ARKFREITH", "", False),
        ("VAN<DER<MUELLEN<<MARIANNE<LOUISE", "VAN DER MUELLEN", "MARIANNE LOUISE", False),
        ("NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", "NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG K", True),
        ("BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI", "BENNELONG WOOLOOMOOLOO WARRANDYTE W", "DI", True),
    ],
)
def test_names_of_one_part_and_cut_names(names: str, surname: str, given: str, truncated: bool) -> None:
    zone = read(f"P<UTO{names}".ljust(44, "<"), TD3[1])
    assert (zone.surname, zone.given, zone.name_truncated) == (surname, given, truncated)


def test_nations_and_sexes_outside_the_usual() -> None:
    german = TD3[1].replace("UTO", "D<<").replace("2F1", "2<1")
    zone = read(TD3[0].replace("UTO", "D<<"), german)
    assert (zone.nationality, zone.issuer, zone.sex, zone.checks_ok) == ("DEU", "DEU", "X", True)
    for stateless in ("XXA", "XXB", "XXC", "XXX"):
        assert read(TD3[0], TD3[1].replace("UTO", stateless)).nationality == stateless


@pytest.mark.parametrize("lost", [1, 3, 5])
def test_fillers_lost_inside_the_second_line_come_back(lost: int) -> None:
    zone = read(TD3[0], TD3[1].replace("<" * lost, "", 1))
    assert (zone.lines, zone.checks_ok, zone.restored_lines) == (TD3, True, (2,))


def test_a_torn_zone_gives_what_is_left() -> None:
    below = read(TD3[1])
    assert (below.format, below.document_number, below.birth_date) == ("TD3", "L898902C3", "1974-08-12")
    assert (below.surname, below.missing_lines, below.checks_ok) == ("", (1,), True)
    above = read(TD3[0])
    assert (above.surname, above.given, above.checks_ok, above.missing_lines) == ("ERIKSSON", "ANNA MARIA", False, (2,))
    assert set(above.failing) == {"document_number", "birth_date", "expiry_date", "personal_number", "composite"}
    middle = read(*TD1[1:])
    assert (middle.birth_date, middle.document_number, middle.failing) == (
        "1974-08-12",
        "",
        ("document_number", "composite"),
    )


@pytest.mark.parametrize("text", ["", "hello world", "1" * 88, "<" * 88, "P" * 90, "A" * 72, "Верасень", "17.4.1983"])
def test_what_is_no_zone_is_none(text: str) -> None:
    assert zone_in(text, TODAY) is None


HOSTILE = st.text(st.sampled_from("P<UTO0123456789<<ЙІ«;Ą \n?\u202e\ud800꙯ﷺ") | st.characters(), max_size=120)


@settings(max_examples=120, deadline=None)
@given(st.lists(HOSTILE, max_size=5))
def test_no_text_is_too_strange(lines: list[str]) -> None:
    before = time.monotonic()
    read_zone(lines, TODAY)
    assert time.monotonic() - before < 2


@pytest.mark.parametrize(
    "lines",
    [
        ["A<" * 50_000],
        ["P<UTO" + "A<" * 20] * 60,
        ["ﷺ" * 5000] * 60,
        ["«Й;Ąі " * 60] * 60,
        ["7408122F<1204159UTO<1"] * 999,
    ],
)
def test_much_text_takes_little_time(lines: list[str]) -> None:
    before = time.monotonic()
    read_zone(lines, TODAY)
    assert time.monotonic() - before < 2


def ask(*questions: bytes) -> list[dict[str, object]]:
    answers = BytesIO()
    assert answer_zones(TODAY, BytesIO(b"\n".join(questions)), answers) == 0
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def test_the_command_answers_each_line_in_order() -> None:
    good, other = json.dumps({"lines": TD3}).encode(), json.dumps({"text": "\n".join(TD1)}).encode()
    answers = ask(good, b"{", b"", other, b"[" * 100_000, b'{"lines": [1]}', b"\xff", b'{"lines": ["nothing"]}', b"NaN")
    assert [each["format"] for each in answers] == ["TD3", None, None, "TD1", None, None, None, None, None]
    assert [bool(each["error"]) for each in answers] == [False, True, True, False, True, True, True, True, True]
    fields = answers[0]["fields"]
    assert isinstance(fields, dict)
    assert fields["personal_number"] == "ZE184226B"
    assert (fields["family"], fields["given"], fields["sex"]) == ("ERIKSSON", "ANNA MARIA", "F")
    assert (fields["birth_date"], fields["birth_precision"]) == ("1974-08-12", "day")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=60).filter(lambda raw: b"\n" not in raw), min_size=1, max_size=6))
def test_any_bytes_get_an_answer_a_line(questions: list[bytes]) -> None:
    assert len(ask(*questions, b"{}")) == len(questions) + 1


def test_a_zone_is_not_printed_with_its_values() -> None:
    assert "ERIKSSON" not in repr(read(*TD3))
    assert "L898902C3" not in repr(read(*TD3).corrected)
