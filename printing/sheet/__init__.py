"""The sheet engine: fonts, fitting, codes and pages. The papers know no other door to reportlab and qrcode."""

from printing.sheet.codes import PROOF_VERSION, SHORT_VERSION, side_mm
from printing.sheet.fit import Fitted, fit, line_height, paragraphs, wrap
from printing.sheet.page import A4, A4_LANDSCAPE, A6_LANDSCAPE, Align, Sheet
from printing.sheet.text import Style, unprintable, width

__all__ = [
    "A4",
    "A4_LANDSCAPE",
    "A6_LANDSCAPE",
    "PROOF_VERSION",
    "SHORT_VERSION",
    "Align",
    "Fitted",
    "Sheet",
    "Style",
    "fit",
    "line_height",
    "paragraphs",
    "side_mm",
    "unprintable",
    "width",
    "wrap",
]
