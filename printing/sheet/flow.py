"""Pieces that flow over pages: a piece is never torn, a table's head is repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of a height in mm that draws itself below a given y; `head` stands above it on a new page."""

    height: float
    draw: Callable[[float], object]
    head: Piece | None = None


def space(height: float) -> Piece:
    """Nothing, `height` mm of it."""
    return Piece(height, lambda top: None)


def joined(*pieces: Piece) -> Piece:
    """Pieces that stay together on one page, one under the other; the head is the first one's."""
    return Piece(total(pieces), lambda top: draw_down(pieces, top), pieces[0].head)


def total(pieces: Iterable[Piece]) -> float:
    """Height of pieces one under the other, in mm."""
    return sum(piece.height for piece in pieces)


def draw_down(pieces: Iterable[Piece], top: float) -> float:
    """Draws pieces one under the other from `top`; gives the y below the last."""
    for piece in pieces:
        piece.draw(top)
        top += piece.height
    return top


def paginate(pieces: Iterable[Piece], room: float) -> list[list[Piece]]:
    """Pieces as pages of at most `room` mm; at least one page, and only a piece taller than a page exceeds it."""
    pages: list[list[Piece]] = [[]]
    for piece in pieces:
        if pages[-1] and total(pages[-1]) + piece.height > room:
            pages.append([piece.head] if piece.head else [])
        pages[-1].append(piece)
    return pages
