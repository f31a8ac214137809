"""Contrast of every pair of tokens in use, by the WCAG 2 formula: 4.5 for text, 3 for edges and shapes."""

import pytest

from ui.theme import DARK, LIGHT, Tokens
from ui.theme.theme import build_qss

TEXT = [
    ("ink", "surface"), ("ink", "bg"), ("ink2", "surface"), ("ink2", "bg"), ("ink3", "surface"), ("ink3", "sunken"),
    ("accent", "surface"), ("accent", "tint"), ("onaccent", "accent"), ("onaccent", "accenthi"), ("ink", "tint"),
    ("ink", "mark"), ("ok", "okbg"), ("att", "attbg"), ("stop", "stopbg"), ("info", "infobg"), ("wait", "waitbg"),
    ("railink", "rail"), ("info", "mark"), ("surface", "ink2"),
]  # fmt: skip
EDGES = [
    ("edge", "surface"),
    ("edge", "bg"),
    ("edge", "sunken"),
    ("focus", "surface"),
    ("focus", "bg"),
    ("edge", "mark"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_can_be_read(tokens: Tokens) -> None:
    for ink, ground in TEXT:
        assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5, (ink, ground)
    for edge, ground in EDGES:
        assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3, (edge, ground)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_no_token_is_left_unfilled(tokens: Tokens) -> None:
    assert "@" not in build_qss(tokens, 1.0)


def test_sizes_grow_with_the_scale() -> None:
    assert "font-size: 24px" in build_qss(LIGHT, 1.5)
