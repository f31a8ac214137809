"""The sheet engine: fonts, fitting, codes and pages. The papers know no other door to reportlab and qrcode."""

from printing.sheet.codes import LIST_MODULE_MM, MODULE_MM, PROOF_VERSION, SHORT_VERSION, side_mm
from printing.sheet.fit import CUT, Fitted, fit, line_height, paragraphs, wrap
from printing.sheet.flow import Piece, draw_down, joined, paginate, space, total
from printing.sheet.fonts import MISSING
from printing.sheet.page import A4, A4_LANDSCAPE, A6_LANDSCAPE, Align, Sheet
from printing.sheet.table import Cell, Column, table
from printing.sheet.text import Style, unprintable, width

__all__ = [
    "A4",
    "A4_LANDSCAPE",
    "A6_LANDSCAPE",
    "CUT",
    "LIST_MODULE_MM",
    "MISSING",
    "MODULE_MM",
    "PROOF_VERSION",
    "SHORT_VERSION",
    "Align",
    "Cell",
    "Column",
    "Fitted",
    "Piece",
    "Sheet",
    "Style",
    "draw_down",
    "fit",
    "joined",
    "line_height",
    "paginate",
    "paragraphs",
    "side_mm",
    "space",
    "table",
    "total",
    "unprintable",
    "width",
    "wrap",
]
