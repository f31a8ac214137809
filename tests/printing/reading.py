"""Reading papers back: their text, their pictures, their codes, what is drawn on them."""

from __future__ import annotations

import hashlib
import os
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

import zxingcpp
from PIL import Image
from pypdf import PdfReader

from printing.data import Printed

WRAPPERS = dict.fromkeys(map(ord, "\u202a\u202b\u202c"))  # set by pdftotext around lines of the other direction


def text(paper: Printed, *options: str) -> str:
    """The text of a paper as pdftotext reads it, NFKC, without the wrappers that pdftotext adds."""
    read = subprocess.run(["pdftotext", *options, "-", "-"], input=paper.pdf, capture_output=True, check=True)
    return unicodedata.normalize("NFKC", read.stdout.decode().translate(WRAPPERS))


def text_in(paper: Printed, page: int, left: float, top: float, width: float, height: float) -> str:
    """The text inside a rectangle in mm of one page."""
    dots = [f"{round(side * 600 / 25.4)}" for side in (left, top, width, height)]
    box = [part for pair in zip(("-x", "-y", "-W", "-H"), dots, strict=True) for part in pair]
    return text(paper, "-r", "600", "-f", str(page), "-l", str(page), *box)


def dense(text: str) -> str:
    """A text without its white space: how lines were broken does not matter."""
    return "".join(text.split())


def picture(paper: Printed, page: int, dpi: int) -> Image.Image:
    """One page as a printer of this resolution would draw it."""
    command = ["pdftoppm", "-r", str(dpi), "-gray", "-f", str(page), "-l", str(page), "-"]
    drawn = subprocess.run(command, input=paper.pdf, capture_output=True, check=True)
    return Image.open(BytesIO(drawn.stdout))


def keep_picture(paper: Printed, name: str, page: int = 1) -> Path:
    """A page among the artefacts, to be laid beside the pictures of the look."""
    folder = Path(os.environ.get("WAYSTATION_ARTEFACTS", "artefacts"))
    folder.mkdir(parents=True, exist_ok=True)
    picture(paper, page, 100).save(folder / f"paper-{name}.png")
    return folder / f"paper-{name}.png"


def codes(paper: Printed, page: int, dpi: int) -> dict[str, tuple[float, float]]:
    """Every QR code of a page: its digits, and its middle in mm from the top left corner."""
    mm = 25.4 / dpi
    found = zxingcpp.read_barcodes(picture(paper, page, dpi), formats=zxingcpp.BarcodeFormat.QRCode)
    return {code.text: _middle(code.position, mm) for code in found}


def _middle(position: zxingcpp.Position, mm: float) -> tuple[float, float]:
    corners = (position.top_left, position.top_right, position.bottom_left, position.bottom_right)
    return sum(corner.x for corner in corners) / 4 * mm, sum(corner.y for corner in corners) / 4 * mm


def strokes(paper: Printed) -> str:
    """A short digest of all that is drawn on all pages, whatever compressed it."""
    pages = PdfReader(BytesIO(paper.pdf)).pages
    contents = [page.get_contents() for page in pages]
    return hashlib.sha256(b"".join(content.get_data() for content in contents if content is not None)).hexdigest()[:16]
