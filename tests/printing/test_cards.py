"""Cards: the names on them, the places of things, and what must not be on them."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from printing.card_faces import BODY_Y, NAME_W, NAME_X, PHOTO_H
from printing.card_pictures import PICTURES
from printing.card_sheets import ID1, SHEETS
from printing.cards import render_cards
from printing.data import BlankCard, CardData, CardLayout, Foot, Named, Printed
from printing.names import big_name, second_name
from printing.phrases import languages_of, phrases
from tests.printing import night
from tests.printing.reading import dense, picture, strokes, text, text_in

ARTEFACTS = Path(__file__).parents[2] / "artefacts"
WIDTH, HEIGHT = ID1
ID1_SHEET = SHEETS[CardLayout.ID1_ON_A4]
SHEET_STROKES = "b39f17349e2d6068"
A6_STROKES = "8c44c7095e8992c7"


def sheet_of(*cards: CardData | BlankCard, foot: Foot = night.FOOT) -> Printed:
    return render_cards(cards, CardLayout.ID1_ON_A4, foot, invariant=True)


def name_on(paper: Printed, index: int) -> str:
    """All that stands in the place of the name on the card with this index."""
    page, place = divmod(index, ID1_SHEET.many)
    left, top = ID1_SHEET.place(place, back=False)
    return text_in(paper, page * 2 + 1, left + NAME_X, top + BODY_Y - 0.6, NAME_W, PHOTO_H - 6.2)


def letters(text: str) -> str:
    """A text without white space and brackets: beside a line from the right, pdftotext puts brackets elsewhere."""
    return dense(text).replace("[", "").replace("]", "")


def photo(side: int, noise: bool) -> bytes:
    picture = Image.effect_noise((side, side), 90).convert("RGB") if noise else Image.new("RGB", (side, side), "grey")
    stream = BytesIO()
    picture.save(stream, "JPEG", quality=95)
    return stream.getvalue()


def blank() -> BlankCard:
    return BlankCard(
        number=night.number(61),
        serial=1,
        short_code=night.digits("blank", 43),
        proof=night.digits("blank proof", 207),
        issued=date(2025, 11, 14),
        valid_until=date(2025, 12, 14),
        site=night.SITE,
    )


def test_every_name_of_the_night_reads_back_as_recorded(night_sheet: Printed) -> None:
    for index, card in enumerate(night.cards()):
        recorded = dense("".join((*big_name(card), *second_name(card))))
        assert letters(name_on(night_sheet, index)) == letters(recorded), card.number
        assert name_on(night_sheet, index).count("[") == recorded.count("[")


def test_every_name_of_the_night_stands_on_its_a6_card(night_a6: Printed) -> None:
    pages = text(night_a6).split("\f")
    for card, page in zip(night.cards(), pages, strict=False):
        for part in (*big_name(card), *second_name(card)):
            assert dense(part) in dense(page), card.number


@pytest.mark.parametrize(
    "name",
    [
        Named(latin_family="O<Brien", latin_given="<b>x</b> & &lt;", latin_confirmed=True),
        Named(own_family="زنبق‌پور", own_given="مهرداد"),
        Named(own_family="علی‌رضایی", own_given="محمد علی"),
        Named(own_family="לוי", own_given="שרה"),
        Named(own_family="M̂ārt̃a ą́ė̃r̃", own_given="Шы́пшынка Га́нна", latin_family="X̣aw", latin_given="W̌"),
        Named(own_family="مُحَمَّد", own_given="דָּוִד"),
        Named(own_family="გიორგაძე", own_given="Նարեկ"),
        Named(latin_family="Straße", latin_given="Ǧírts", latin_confirmed=True, own_family="Їжак", own_given="Ґ’"),
        Named(latin_family="A" * 70, latin_given="b" * 40, own_family="Ж" * 40, own_given="Ы" * 20),
    ],
)
def test_a_difficult_name_reads_back_as_recorded(name: Named) -> None:
    paper = sheet_of(night.card(name))
    assert dense(name_on(paper, 0)) == dense("".join((*big_name(name), *second_name(name))))


def test_capitals_never_spell_a_name_anew() -> None:
    assert big_name(Named(latin_family="Straßer", latin_given="Jürgen", latin_confirmed=True)) == ("STRAßER", "Jürgen")


def test_an_unconfirmed_latin_form_stands_in_brackets() -> None:
    assert big_name(Named(latin_family="Verasen", latin_given="Kiryl")) == ("[VERASEN]", "[Kiryl]")


def test_without_a_latin_form_the_own_spelling_stands_large_and_once() -> None:
    name = Named(own_family="زنبق‌پور", own_given="مهرداد")
    assert (big_name(name), second_name(name)) == (("زنبق‌پور", "مهرداد"), ("", ""))


def test_a_name_that_is_only_latin_has_no_second_line() -> None:
    name = Named(latin_family="Žemuogytė", latin_given="Eglė", own_family="ŽEMUOGYTĖ", own_given="Eglė")
    assert second_name(name) == ("", "")


def test_ten_cards_make_a_front_and_a_back(night_sheet: Printed, night_a6: Printed) -> None:
    assert sheet_of(*night.cards()[:10]).pages == 2
    assert (night_sheet.pages, night_a6.pages) == (12, 52)
    assert len(PdfReader(BytesIO(night_sheet.pdf)).pages) == 12


def test_paper_has_the_size_it_says(night_sheet: Printed, night_a6: Printed) -> None:
    for paper, (wide, high) in ((night_sheet, (210, 297)), (night_a6, (148, 105))):
        box = PdfReader(BytesIO(paper.pdf)).pages[0].mediabox
        assert (float(box.width), float(box.height)) == pytest.approx((wide * 72 / 25.4, high * 72 / 25.4), abs=0.01)


def test_backs_lie_behind_their_fronts_when_the_sheet_is_turned_over_its_long_edge() -> None:
    for index in range(ID1_SHEET.many):
        front, back = ID1_SHEET.place(index, back=False), ID1_SHEET.place(index, back=True)
        assert back[1] == front[1]
        assert back[0] + WIDTH == pytest.approx(210 - front[0])
    assert ID1_SHEET.top * 2 + 5 * HEIGHT == pytest.approx(297)


def test_front_and_back_carry_the_same_number_after_turning(night_sheet: Printed) -> None:
    for index in range(0, 52, 7):
        page, place = divmod(index, ID1_SHEET.many)
        left, top = ID1_SHEET.place(place, back=True)
        assert night.number(index + 1) in text_in(night_sheet, page * 2 + 2, left, top, WIDTH, HEIGHT)


def test_the_cautious_card_names_no_place_and_no_language() -> None:
    paper = sheet_of(night.card(night.names()[0], cautious=True))
    read = text(paper)
    assert all(word not in read for word in ("Užutėkis", "Pasienio", "беларуская", "Kalba", "return to"))
    assert night.SITE.phone in read
    assert "If found, please call this number." in read


def test_the_open_card_says_where_it_belongs() -> None:
    read = text(sheet_of(night.card(night.names()[0], cautious=False)))
    assert all(words in read for words in ("Užutėkis", "Pasienio g. 3", "беларуская, русский", "return to"))


def test_a_card_has_no_place_for_what_must_not_be_on_it() -> None:
    """Nationality, birth date, sex, room, flag, diagnosis: a card has these fields and no others."""
    name = {"latin_family", "latin_given", "latin_confirmed", "own_family", "own_given"}
    both = {"number", "serial", "short_code", "proof", "issued", "valid_until", "site", "holder_language", "cautious"}
    assert {field.name for field in fields(CardData)} == name | both | {"languages", "photo"}
    assert {field.name for field in fields(BlankCard)} == both


@pytest.mark.parametrize("layout", list(CardLayout))
@pytest.mark.parametrize("cautious", [False, True])
def test_nothing_stands_on_a_card_but_its_own_data_and_the_words_of_the_catalogue(
    layout: CardLayout, cautious: bool
) -> None:
    card = night.card(Named(latin_family="Oro", latin_given="Ena", own_family="Оро"), cautious=cautious)
    words = [phrases("card", language).table for language in ("lt", "en", "be")]
    said = [text for table in words for part in ("said", "stamp") for text in table[part].values()]
    known = [*big_name(card), *second_name(card), card.number, *card.languages, *vars(card.site).values(), *said]
    known += [
        "112",
        "Print 18",
        "2025-11-14",
        "14 Nov 2025 00:47",
        "14 Dec 2025",
        "Nr. 1",
        "Journal 0003F2-9A41C07E55-M",
    ]
    known += ["1 card, Page 1 of 2, Page 2 of 2, by Rasa, Desk 3. Copy 1 of 1. Draft translation."]
    known += ["Print at 100 %, do not scale. Cut along the marks. Destroy after 14 Nov 2025 08:00."]
    allowed = {token.strip(".,:;()") for text in known for token in text.split()}
    drawn = text(render_cards([card], layout, night.FOOT))
    assert {token.strip(".,:;()") for token in drawn.split()} <= allowed


def test_the_cautious_card_has_no_word_in_the_language_of_its_holder() -> None:
    drawn = text(sheet_of(night.card(night.names()[0], cautious=True, holder_language="fa")))
    assert "Temporary intake card" in drawn
    assert not any("\u0600" <= sign <= "\u06ff" for sign in drawn)


def test_the_language_of_the_site_comes_first_and_once() -> None:
    site = replace(night.SITE, language="pl")
    drawn = text(sheet_of(night.card(night.names()[0], site=site, holder_language="uk")))
    assert drawn.index("Tymczasowa karta") < drawn.index("Temporary intake card") < drawn.index("Тимчасова картка")
    assert "Posiłek 1" in drawn
    english = text(
        sheet_of(night.card(night.names()[0], site=replace(night.SITE, language="en"), holder_language="en"))
    )
    assert english.count("Temporary intake card") == 1


def test_the_sheet_says_that_words_are_drafts_and_the_card_does_not() -> None:
    english = replace(night.SITE, language="en")
    confirmed = sheet_of(night.card(night.names()[0], site=english, holder_language="en"))
    assert "Draft translation" not in text(confirmed)
    assert "Draft translation" in text(sheet_of(night.card(night.names()[0])))
    assert "Draft" not in text(render_cards([night.card(night.names()[0])], CardLayout.ID1_SINGLE, night.FOOT))


def test_every_language_of_the_card_has_the_same_words() -> None:
    tables = {language: phrases("card", language) for language in languages_of("card")}
    assert set(tables) == {"be", "de", "en", "fa", "fr", "lt", "lv", "pl", "ru", "uk"}
    assert [language for language, words in tables.items() if not words.draft] == ["en"]
    for words in tables.values():
        for part in ("said", "stamp"):
            assert words.table[part].keys() == tables["en"].table[part].keys()
    assert tables["en"].table["stamp"].keys() == PICTURES.keys()


@pytest.mark.parametrize("layout", list(CardLayout))
def test_pictures_of_the_cards_are_kept(layout: CardLayout) -> None:
    paper = render_cards([night.card(night.names()[0], photo=photo(300, noise=True)), blank()], layout, night.FOOT)
    assert paper.warnings == ()
    ARTEFACTS.mkdir(exist_ok=True)
    for page in range(1, paper.pages + 1):
        shown = picture(paper, page, 100 if layout is CardLayout.ID1_ON_A4 else 150)
        shown.save(ARTEFACTS / f"card-{layout.lower().replace('_', '-')}-{page}.png")


def test_the_foot_tells_numbers_and_times_and_no_names(night_sheet: Printed) -> None:
    feet = text_in(night_sheet, 1, 0, 288, 210, 9) + text_in(night_sheet, 1, 0, 0, 210, 8)
    told = ("Print 18", "14 Nov 2025 00:47", "0003F2-9A41C07E55-M.", "Copy 1 of 1", "Page 1 of 12")
    for words in (*told, "10 cards 123-00001-59"):
        assert words in feet
    assert not any(card.latin_family in feet for card in night.cards())


def test_metadata_holds_no_name_and_says_the_language(night_sheet: Printed) -> None:
    reader = PdfReader(BytesIO(night_sheet.pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "Cards"
    assert reader.trailer["/Root"]["/Lang"] == "lt"
    assert not any(card.latin_family in str(reader.metadata) for card in night.cards())


def test_a_blank_card_has_number_and_codes_and_lines_to_write_on() -> None:
    paper = sheet_of(blank())
    assert night.number(61) in text(paper)
    assert name_on(paper, 0).strip() == ""
    assert paper.warnings == ()


def test_a_card_without_a_name_or_photo_is_printed() -> None:
    assert sheet_of(night.card(Named())).warnings == ()


def test_a_large_photo_is_made_small() -> None:
    large = photo(700, noise=True)
    assert len(large) > 300_000
    assert len(sheet_of(night.card(night.names()[0], photo=large)).pdf) < 200_000


def test_a_photo_loses_the_notes_of_the_camera() -> None:
    picture, stream = Image.new("RGB", (90, 120), "grey"), BytesIO()
    notes = Image.Exif()
    notes[0x010F] = "Pocketcam at home"
    picture.save(stream, "JPEG", exif=notes)
    assert b"Pocketcam" in stream.getvalue()
    assert b"Pocketcam" not in sheet_of(night.card(night.names()[0], photo=stream.getvalue())).pdf


@pytest.mark.parametrize("broken", [b"no picture", photo(80, noise=False)[:400]])
def test_a_broken_photo_is_reported_and_the_card_printed(broken: bytes) -> None:
    paper = sheet_of(night.card(night.names()[0], photo=broken))
    assert any("photo cannot be read" in warning for warning in paper.warnings)


def test_a_character_without_a_picture_is_reported_with_the_number_and_no_name() -> None:
    paper = sheet_of(night.card(Named(latin_family="Shypshynka", latin_given="😀")))
    assert paper.warnings == ("123-00052-03: no font has the character U+1F600 (GRINNING FACE).",)


def test_a_name_that_cannot_be_whole_is_reported() -> None:
    paper = sheet_of(night.card(Named(latin_family="W" * 2000)))
    assert paper.warnings == ("123-00052-03: the name is too long to be printed whole.",)


def test_progress_counts_and_may_cancel() -> None:
    steps: list[tuple[int, int]] = []
    render_cards(night.cards()[:12], CardLayout.ID1_ON_A4, night.FOOT, lambda *step: steps.append(step))
    assert steps == [(10, 12), (12, 12)]

    def cancel(done: int, total: int) -> None:
        raise InterruptedError(f"{done} of {total}")

    with pytest.raises(InterruptedError, match="1 of 2"):
        render_cards(night.cards()[:2], CardLayout.A6, night.FOOT, cancel)


def test_no_card_is_refused() -> None:
    with pytest.raises(ValueError, match="no card"):
        sheet_of()


def test_the_same_cards_give_the_same_bytes(night_sheet: Printed) -> None:
    assert render_cards(night.cards(), CardLayout.ID1_ON_A4, night.FOOT, invariant=True).pdf == night_sheet.pdf


def test_nothing_moved_on_the_cards(night_sheet: Printed, night_a6: Printed) -> None:
    """Look at the new pages before these digests are changed."""
    assert (strokes(night_sheet), strokes(night_a6)) == (SHEET_STROKES, A6_STROKES)
