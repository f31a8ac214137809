"""The receipt of a voucher: two halves with the same facts, signed by two, by three where cash was counted out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from models.codes import VoucherKind
from printing.data import Foot, VoucherData
from printing.phrases import languages_of
from printing.voucher import PAPER, render_voucher
from tests.printing import night
from tests.printing.papers import HANNA
from tests.printing.reading import dense, keep_picture, text, text_in

FOOT = Foot(57, datetime(2025, 11, 14, 1, 3), "Lina Žemaitė", "7Q3K-9XWM", desk="Intake 1")
CASH = VoucherData(
    **vars(HANNA),
    language="be",
    site=night.SITE,
    number="123-00052-03",
    at=datetime(2025, 11, 14, 0, 58),
    receipt=41,
    kind=VoucherKind.CASH,
    money="20.50 EUR",
    purpose="a SIM card",
    given_by="Lina Žemaitė",
    witness="Piotr Wrona",
)


def test_both_halves_say_the_same_each_in_its_language() -> None:
    paper = render_voucher(CASH, FOOT, invariant=True)
    assert (paper.warnings, paper.pages) == ((), 1)
    upper, lower = (text_in(paper, 1, 0, top, 210, 147) for top in (0.0, 149.5))
    for half in (upper, lower):
        for words in ("41", "123-00052-03", "Шыпшынка", "20.50 EUR", "a SIM card", "Lina Žemaitė", "Piotr Wrona"):
            assert dense(words) in dense(half)
    assert "Распіска 41" in upper
    assert dense("Наяўныя грошы") in dense(upper)
    assert dense("Signature of the second person") in dense(lower)
    assert dense("free") not in dense(lower)


def test_a_ticket_is_signed_by_two_and_names_no_second_person() -> None:
    ticket = replace(CASH, language="en", kind=VoucherKind.BUS_TICKET, money="", ticket="LT 0017", witness="")
    read = text(render_voucher(ticket, FOOT, invariant=True))
    assert read.count("LT 0017") == 2
    assert "second" not in read.lower()


@pytest.mark.parametrize("language", languages_of(PAPER))
def test_every_language_fits_and_is_printable(language: str) -> None:
    for kind in VoucherKind:
        drawn = render_voucher(replace(CASH, language=language, kind=kind), FOOT, invariant=True)
        assert drawn.warnings == ()


def test_a_picture_of_the_receipt_is_kept_to_look_at() -> None:
    assert keep_picture(render_voucher(CASH, FOOT), "voucher").exists()
