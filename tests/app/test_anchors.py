"""The anchor on paper: what was written is read back, and a mistyped one is never taken for another."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.anchors import HASH_BYTES, AnchorCode, read
from app.errors import UserError

CODES = st.builds(AnchorCode, st.integers(1, 2**28 - 1), st.binary(min_size=HASH_BYTES, max_size=HASH_BYTES))
HEX = "0123456789ABCDEF"


@given(CODES)
def test_what_was_written_is_read(code: AnchorCode) -> None:
    text = str(code)
    assert read(text) == code
    assert read(text.lower().replace("-", " ").replace("0", "o")) == code
    assert len(text) <= 20


def test_it_looks_as_on_our_papers() -> None:
    assert str(AnchorCode(1010, bytes.fromhex("9A41C07E55"))).startswith("0003F2-9A41C07E55-")


@given(CODES, st.data())
def test_one_wrong_sign_is_found(code: AnchorCode, data: st.DataObject) -> None:
    text = str(code)
    at = data.draw(st.sampled_from([n for n, sign in enumerate(text) if sign != "-"]))
    wrong = data.draw(st.sampled_from([sign for sign in HEX if sign != text[at]]))
    with pytest.raises(UserError, match="not an anchor"):
        read(text[:at] + wrong + text[at + 1 :])


@given(CODES, st.data())
def test_swapped_neighbours_are_found(code: AnchorCode, data: st.DataObject) -> None:
    text = str(code).replace("-", "")
    swaps = [n for n in range(len(text) - 2) if text[n] != text[n + 1]]
    at = data.draw(st.sampled_from(swaps))
    with pytest.raises(UserError):
        read(text[:at] + text[at + 1] + text[at] + text[at + 2 :])


@pytest.mark.parametrize(
    "text", ["", "-", "0003F2", "0003F2-9A41C07E55", "0003F2-9A41C07E5-M", "ZZ03F2-9A41C07E55-M", "М" * 17]
)
def test_what_is_no_anchor_is_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        read(text)
    assert refused.value.field == "anchor"


@given(st.text(max_size=30))
def test_no_text_makes_it_fail(text: str) -> None:
    with contextlib.suppress(UserError):
        assert read(str(read(text))) == read(text)
