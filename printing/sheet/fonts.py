"""The vendored fonts, and which of them has a character."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FAMILIES = ("NotoSans", "NotoSansArabic", "NotoSansHebrew", "NotoSansGeorgian", "NotoSansArmenian")
# One weight each: signs that medics type, such as ≤, arrows, ticks.
SIGNS = ("NotoSansMath-Regular", "NotoSansSymbols-Regular", "NotoSansSymbols2-Regular")
BMP_END = 0xFFFF  # beyond it reportlab writes a map back to characters that no reader understands
MISSING = "\ufffd"  # drawn where no font has the character; the report names what stood there


@cache
def font_names(bold: bool) -> tuple[str, ...]:
    """Names of the fonts of the scripts in one weight, the first choice first; they are loaded at the first call."""
    return tuple(_register(f"{family}-{'Bold' if bold else 'Regular'}") for family in FAMILIES)


@cache
def sign_fonts() -> tuple[str, ...]:
    """Names of the fonts of signs; loaded when a character is met that no script has."""
    return tuple(_register(name) for name in SIGNS)


def _register(name: str) -> str:
    data = (files("printing") / "fonts" / f"{name}.ttf").read_bytes()
    pdfmetrics.registerFont(TTFont(name, BytesIO(data)))
    return name


@cache
def font_for(sign: str, bold: bool) -> str | None:
    """Name of the first font that has a picture of this character; None when no font has."""
    scripts = next((name for name in font_names(bold) if has(name, sign)), None)
    return scripts or next((name for name in sign_fonts() if has(name, sign)), None)


@cache
def has(font: str, sign: str) -> bool:
    """Whether a registered font has a picture of this character that can be read back."""
    return ord(sign) <= BMP_END and ord(sign) in pdfmetrics.getFont(font).face.charToGlyph


def signs_of(font: str) -> tuple[str, ...]:
    """Every character that a registered font has a picture of."""
    return tuple(sign for sign in map(chr, pdfmetrics.getFont(font).face.charToGlyph) if has(font, sign))
