"""Cards for people: ten ID-1 cards on an A4 sheet, or one A6 card a page."""

from __future__ import annotations

from printing.data import BlankCard, CardData, CardLayout, Foot, Printed, Progress


def render_cards(
    cards: tuple[CardData | BlankCard, ...],
    layout: CardLayout,
    foot: Foot,
    progress: Progress | None = None,
    invariant: bool = False,
) -> Printed:
    """Cards as a PDF: fronts and mirrored backs (ID-1), or one page each (A6)."""
    raise NotImplementedError
