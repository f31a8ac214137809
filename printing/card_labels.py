"""Labels for a sleeve, a bag or a wristband: what it is, the name, the number and one code. Their reader stands beside
the person, so they carry no photo, language, telephone, place or date."""

from __future__ import annotations

from printing.card_faces import CardRun, draw_bearer, draw_code, draw_titles
from printing.card_words import AnyCard, spoken_here
from printing.sheet import PROOF_VERSION, SHORT_VERSION, Sheet, Style


def draw_label_62(sheet: Sheet, card: AnyCard, run: CardRun) -> None:
    """62 x 32 mm of a continuous roll. It is smaller than an ID-1 card: the proof, up to 29.9 mm wide, would leave no
    room for a readable name, so it carries the short code."""
    draw_titles(sheet, spoken_here(card), 3.0, 4.6, 56.0, 6.6)
    sheet.rule(3.0, 8.6, 59.0, 8.6, 0.8)
    with sheet.moved(3.0, 9.8):
        draw_bearer(sheet, card, 38.0, 13.0)
    draw_code(sheet, card.short_code, SHORT_VERSION, 59.0, 11.2, run.module)
    sheet.line(3.0, 29.4, card.number, Style(17, bold=True), 38.0)


def draw_label_100(sheet: Sheet, card: AnyCard, run: CardRun) -> None:
    """100 x 50 mm. It is larger than an ID-1 card and carries the proof alone, which any station checks."""
    draw_titles(sheet, spoken_here(card), 4.0, 6.4, 92.0, 8.6)
    sheet.rule(4.0, 12.2, 96.0, 12.2, 0.8)
    with sheet.moved(4.0, 14.2):
        draw_bearer(sheet, card, 62.0, 20.0, 1.3)
    draw_code(sheet, card.proof, PROOF_VERSION, 96.0, 15.6, run.module)
    sheet.line(4.0, 45.4, card.number, Style(27, bold=True), 62.0)
