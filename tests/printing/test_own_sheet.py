"""The sheet a person takes away: every word of it reads back, in each language, and nothing is invented."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest

import printing
from models.codes import BelongingKind, CallState, ConsentPurpose, Custody, DocumentType
from printing.data import Foot, KeptThing, OwnSheetData, OwnStep, SiteData
from printing.own_sheet import render_own_sheet
from printing.own_sheet_words import LANGUAGES, words
from tests.printing import night
from tests.printing.papers import HANNA
from tests.printing.reading import keep_picture, text

FOOT = Foot(7, datetime(2025, 11, 14, 0, 47), "", "0003F2-9A41C07E55-M")
PLACE = SiteData("Priėmimo centras „Užutėkis“", "Pasienio g. 3, Miškinė", "+370 5 000 0000")


def sheet(language: str = "be", **changes: object) -> OwnSheetData:
    values: dict[str, object] = {
        **vars(HANNA),
        "number": "123-00052-03",
        "language": language,
        "place": None,
        "phone": PLACE.phone,
        "code": night.digits("own", 207),
        "steps": (
            OwnStep(datetime(2025, 11, 13, 23, 41), "arrived"),
            OwnStep(datetime(2025, 11, 14, 0, 12), "card", day=date(2025, 12, 14)),
            OwnStep(datetime(2025, 11, 14, 0, 24), "health"),
            OwnStep(datetime(2025, 11, 14, 0, 31), "call", "MADE"),
        ),
        "papers": (
            (DocumentType.A4_CERTIFICATE, Custody.PERSON),
            (DocumentType.PASSPORT, Custody.CONFISCATED_BEFORE),
            (DocumentType.NONE, Custody.UNKNOWN),
        ),
        "in_hand": (BelongingKind.PHONE,),
        "kept": (KeptThing(BelongingKind.BAG, Custody.CENTRE_SAFE, "", "шафка 17", "0412"),),
        "owed": ("Ручнік, 1",),
    }
    return OwnSheetData(**{**values, **changes})  # type: ignore[arg-type]


def read(data: OwnSheetData) -> str:
    return " ".join(text(render_own_sheet(data, FOOT, invariant=True), "-layout").split())


def test_a_belarusian_sheet_reads_as_drawn() -> None:
    found = read(sheet())
    for words_there in (
        "Ваш асабісты ліст",
        "Your own sheet. Jūsų asmeninis lapas.",
        "Ганна Шыпшынка",
        "SHYPSHYNKA Hanna",
        "123-00052-03",
        "13 ліс, 23:41 Вы прыехалі",
        "Картка, дзейнічае да 14 сне 2025",
        "Званок дадому: зроблены",
        "У вас даведка А4, тэлефон",
        "сумка, пломба 0412, шафка 17",
        "пашпарт: забралі раней",
        "Чарнавы пераклад",
        "0003F2-9A41C07E55-M",
    ):
        assert words_there in found, words_there


def test_the_address_is_left_out_unless_the_person_wants_it() -> None:
    assert "Užutėkis" not in read(sheet())
    assert "Užutėkis“, Pasienio g. 3, Miškinė" in read(sheet(place=PLACE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_word(language: str) -> None:
    said = words(language)
    for kind in set(DocumentType) - {DocumentType.NONE}:
        assert said.paper(kind)
    for thing in BelongingKind:
        assert said.belonging(thing)
    for code in (*CallState, *ConsentPurpose):
        assert str(code) not in said.step("call", code.value)
    assert read(sheet(language)).count("112") == 1
    assert said.draft == (language != "en")


def test_the_catalogues_have_the_same_keys() -> None:
    found = {
        path.name: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in (Path(printing.__file__).parent / "catalogue").glob("own_sheet.*.toml")
    }
    shapes = {
        name: {(table, key) for table, part in whole.items() if isinstance(part, dict) for key in part}
        for name, whole in found.items()
    }
    assert len(found) == len(LANGUAGES)
    assert len({frozenset(shape) for shape in shapes.values()}) == 1


def test_a_long_way_goes_on_to_a_second_page() -> None:
    steps = tuple(OwnStep(datetime(2025, 11, 14, 0, minute), "supplies", f"Blanket {minute}") for minute in range(59))
    printed = render_own_sheet(sheet(steps=steps), FOOT)
    found = text(printed)
    assert printed.pages >= 2
    assert all(f"Blanket {minute}" in found for minute in range(59))
    assert printed.warnings == ()


def test_nothing_known_is_still_a_sheet() -> None:
    bare = OwnSheetData(number="123-00052-03", language="xx", place=None, phone="")
    assert "Your own sheet" in read(bare)


def test_a_picture_of_the_sheet_is_kept_to_look_at() -> None:
    assert keep_picture(render_own_sheet(sheet(place=PLACE), FOOT), "own-sheet").exists()
