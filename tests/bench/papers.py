"""52 cards with photographs, against reportlab drawing the same boxes, text, codes and JPEGs directly."""

from __future__ import annotations

import io
import random
from datetime import date, datetime

import qrcode
from PIL import Image
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from printing.cards import render_cards
from printing.data import CardData, CardLayout, Foot, SiteData
from tests.bench.measure import Figure, pair

PEOPLE = 52
FOOT = Foot(1, datetime(2026, 11, 22, 23, 40), "Ona", "0011aabb", desk="Intake 1")
SITE = SiteData("Priėmimo centras", "Pasienio g. 3", "+370 5 000 0000")


def photo(seed: int) -> bytes:
    """A noisy JPEG of 480 x 620, about 60 kB."""
    out = io.BytesIO()
    noise = Image.effect_noise((480, 620), 40 + seed % 20).convert("RGB")
    noise.save(out, "JPEG", quality=60)
    return out.getvalue()


def cards() -> tuple[CardData, ...]:
    rng = random.Random(1)
    return tuple(
        CardData(
            number=f"123-{number:05d}-00",
            serial=1,
            latin_family="VERASEN",
            latin_given="Kiryl",
            own_family="Верасень",
            own_given="Кірыл",
            languages=("беларуская",),
            holder_language="be",
            photo=photo(number),
            short_code=f"1{rng.randrange(10**41):042d}",
            proof=f"2{rng.randrange(10**204):205d}".replace(" ", "0"),
            issued=date(2026, 11, 22),
            valid_until=date(2026, 12, 22),
            site=SITE,
        )
        for number in range(1, PEOPLE + 1)
    )


def _code(canvas: Canvas, digits: str, version: int, x: float, y: float) -> None:
    code = qrcode.QRCode(version=version, error_correction=qrcode.constants.ERROR_CORRECT_Q, border=0)
    code.add_data(digits)
    code.make(fit=False)
    path = canvas.beginPath()
    for row, modules in enumerate(code.get_matrix()):
        for column, dark in enumerate(modules):
            if dark:
                path.rect(x + column * 0.5 * mm, y - row * 0.5 * mm, 0.5 * mm, 0.5 * mm)
    canvas.drawPath(path, stroke=0, fill=1)


def direct(people: tuple[CardData, ...]) -> bytes:
    """The floor: the same number of boxes, texts, codes and pictures by bare canvas calls."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1)
    for start in range(0, len(people), 10):
        for side in ("front", "back"):
            for place, card in enumerate(people[start : start + 10]):
                x, y = (place % 2) * 86 * mm + 20 * mm, (4 - place // 2) * 54 * mm + 20 * mm
                canvas.rect(x, y, 20 * mm, 26 * mm)
                for line in range(9):
                    canvas.drawString(x + 22 * mm, y + line * 4 * mm, card.number)
                if side == "front":
                    canvas.drawImage(ImageReader(io.BytesIO(card.photo or b"")), x, y, 20 * mm, 26 * mm)
                    _code(canvas, card.short_code, 2, x + 60 * mm, y + 40 * mm)
                else:
                    _code(canvas, card.proof, 7, x + 5 * mm, y + 40 * mm)
            canvas.showPage()
    canvas.save()
    return out.getvalue()


def fifty_two_cards() -> Figure:
    people = cards()
    return pair(
        "52 cards with photos drawn (12 pages)",
        lambda: render_cards(people, CardLayout.ID1_ON_A4, FOOT),
        "reportlab directly",
        lambda: direct(people),
        runs=5,
    )
