"""The receipt: two halves with the same lines, in two languages, signed by both; every name as it is recorded."""

from __future__ import annotations

from datetime import datetime

import pytest

from models.codes import BelongingKind, DocumentType
from printing.data import Foot, Named, ReceiptData, ReceiptItem
from printing.phrases import languages_of, phrases
from printing.receipt import render_receipt
from printing.receipt_words import PAPER, name_of
from tests.printing import night
from tests.printing.papers import HANNA
from tests.printing.reading import dense, keep_picture, picture, text, text_in

FOOT = Foot(57, datetime(2025, 11, 14, 1, 3), "Lina Žemaitė", "7Q3K-9XWM", desk="Intake 1")
ITEMS = (
    ReceiptItem(what=DocumentType.PASSPORT, description="BY, ••••••567"),
    ReceiptItem(what=BelongingKind.MONEY, money="120.50 EUR", counted_by=("Lina Žemaitė", "Piotr Wrona"), seal="S-104"),
    ReceiptItem(what=BelongingKind.BAG, description="black, two straps", count=2),
)


def receipt(language: str = "be", name: Named = HANNA, **changes: object) -> ReceiptData:
    values: dict[str, object] = {
        **vars(name),
        "language": language,
        "site": night.SITE,
        "number": "123-00052-03",
        "at": datetime(2025, 11, 14, 0, 58),
        "from_whom": "Ганна Шыпшынка",
        "to_whom": "Lina Žemaitė",
        "place": "intake desk",
        "kept_in": "locker 5",
        "purpose": "safe keeping",
        "items": ITEMS,
    }
    return ReceiptData(**{**values, **changes})  # type: ignore[arg-type]


def test_both_halves_say_the_same_each_in_its_language() -> None:
    paper = render_receipt(receipt(), FOOT, invariant=True)
    assert (paper.warnings, paper.pages) == ((), 1)
    upper, lower = (text_in(paper, 1, 0, top, 210, 147) for top in (0.0, 149.5))
    for half in (upper, lower):
        for words in ("57", "123-00052-03", "Шыпшынка", "Lina Žemaitė", "120.50 EUR", "S-104", "Piotr Wrona"):
            assert dense(words) in dense(half)
        for words in ("locker 5", "intake desk", "black, two straps", "••••••567", "7Q3K-9XWM"):
            assert dense(words) in dense(half)
    assert "Распіска 57" in upper
    assert dense("Пашпарт") in dense(upper)
    assert "Receipt 57" in lower
    assert dense("Passport") in dense(lower)
    assert "14.11.2025, 00:58" in upper
    assert "14 Nov 2025, 00:58" in lower


def test_many_lines_go_over_pages_and_none_is_lost() -> None:
    items = tuple(ReceiptItem(what=BelongingKind.OTHER, description=f"thing {n:02}", count=n) for n in range(1, 41))
    paper = render_receipt(receipt(items=items), FOOT, invariant=True)
    assert paper.pages > 4
    read = text(paper)
    assert all(read.count(f"thing {n:02}") == 2 for n in range(1, 41))


@pytest.mark.parametrize(
    ("family", "given"), [("رضایی", "مریم"), ("Šimkutė", "Živilė"), ("ქართველი", "ნინო"), ("O<Brien", "&amp;")]
)
def test_names_of_every_script_stand_as_recorded(family: str, given: str) -> None:
    name = Named(own_family=family, own_given=given)
    paper = render_receipt(receipt("en", name, from_whom=f"{given} {family}", to_whom="عمر"), FOOT, invariant=True)
    assert paper.warnings == ()
    read = dense(text(paper))
    for part in (family, given, "عمر"):
        assert dense(part) in read


def test_every_language_has_a_word_for_every_thing_and_none_for_health_or_courts() -> None:
    for language in languages_of(PAPER):
        words = phrases(PAPER, language)
        for kind in BelongingKind:
            assert name_of(kind, words)
        closed = (DocumentType.MEDICAL_EXTRACT, DocumentType.PRESCRIPTION, DocumentType.VACCINATION_CARD)
        for paper in (*closed, DocumentType.VERDICT, DocumentType.PARDON, DocumentType.DETENTION_RECORD):
            assert name_of(paper, words) == words.word("papers", DocumentType.ENVELOPE.value)
        assert name_of(BelongingKind.MEDICINE, words) == words.word("things", BelongingKind.OTHER.value)


def test_a_language_without_texts_falls_back_to_english() -> None:
    assert text(render_receipt(receipt("xx"), FOOT, invariant=True)).count("Receipt 57") == 2


@pytest.mark.parametrize("language", languages_of(PAPER))
def test_every_language_fits_and_is_printable(language: str) -> None:
    every = tuple(ReceiptItem(what=kind) for kind in (*DocumentType, *BelongingKind))
    assert render_receipt(receipt(language, items=every), FOOT, invariant=True).warnings == ()


def test_the_line_to_cut_along_stands_in_the_middle() -> None:
    page = picture(render_receipt(receipt(), FOOT, invariant=True), 1, 100)
    middle = round(148.5 / 25.4 * 100)
    dark = sum(page.getpixel((x, y)) < 128 for y in range(middle - 2, middle + 3) for x in range(page.width))  # type: ignore[operator]
    assert dark > page.width / 3


def test_a_picture_of_the_receipt_is_kept_to_look_at() -> None:
    assert keep_picture(render_receipt(receipt(), FOOT), "receipt").exists()
