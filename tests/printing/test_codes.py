"""Codes: read back from pages as printers draw them, in size and in place."""

from __future__ import annotations

import pytest

from printing.card_sheets import SHEETS
from printing.cards import render_cards
from printing.data import CardLayout, Printed
from printing.letters.paper import render_letter
from printing.sheet import PROOF_VERSION, SHORT_VERSION, side_mm
from printing.sheet.codes import bars
from tests.printing import night
from tests.printing.letters import letter_paper
from tests.printing.reading import codes

PRINTERS = (203, 300)
ID1_SHEET = SHEETS[CardLayout.ID1_ON_A4]


@pytest.mark.parametrize("dpi", PRINTERS)
def test_every_code_of_a_sheet_is_read_and_lies_on_its_card(night_sheet: Printed, dpi: int) -> None:
    cards = night.cards()[:10]
    fronts, backs = codes(night_sheet, 1, dpi), codes(night_sheet, 2, dpi)
    assert set(fronts) == {card.short_code for card in cards}
    assert set(backs) == {card.proof for card in cards}
    for index, card in enumerate(cards):
        assert inside(fronts[card.short_code], ID1_SHEET.place(index, back=False))
        assert inside(backs[card.proof], ID1_SHEET.place(index, back=True))


def inside(middle: tuple[float, float], corner: tuple[float, float]) -> bool:
    return 0 < middle[0] - corner[0] < 85.6 and 0 < middle[1] - corner[1] < 53.98


@pytest.mark.parametrize("page", [11, 12])
def test_codes_of_the_last_sheet_are_read(night_sheet: Printed, page: int) -> None:
    last = night.cards()[50:]
    assert set(codes(night_sheet, page, 203)) == {card.short_code if page == 11 else card.proof for card in last}


@pytest.mark.parametrize("dpi", PRINTERS)
def test_the_a6_card_carries_the_proof_alone(dpi: int) -> None:
    card = night.cards()[0]
    assert set(codes(render_cards([card], CardLayout.A6, night.FOOT), 1, dpi)) == {card.proof}


@pytest.mark.parametrize("dpi", PRINTERS)
def test_letter_and_slip_carry_their_own_codes(dpi: int) -> None:
    letter = letter_paper()
    found = codes(render_letter(letter, night.FOOT), 1, dpi)
    assert set(found) == {letter.code, letter.slip_code}
    assert found[letter.code][1] < 60
    assert found[letter.slip_code][1] > 297 - 72


def test_sizes_are_those_of_the_design() -> None:
    assert (side_mm(SHORT_VERSION), side_mm(PROOF_VERSION)) == (16.5, 26.5)


def test_as_many_digits_as_promised_fit_and_not_one_more() -> None:
    assert bars("9" * 48, SHORT_VERSION)
    assert bars("9" * 207, PROOF_VERSION)
    with pytest.raises(ValueError, match="too many digits"):
        bars("9" * 49, SHORT_VERSION)
    with pytest.raises(ValueError, match="too many digits"):
        bars("9" * 208, PROOF_VERSION)


@pytest.mark.parametrize("wrong", ["", "12a", "١٢٣", " 12", "12\n"])
def test_a_code_holds_digits_only(wrong: str) -> None:
    with pytest.raises(ValueError, match="digits only"):
        bars(wrong, SHORT_VERSION)
