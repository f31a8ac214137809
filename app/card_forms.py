"""What the window hands over about cards and printers, and what it gets back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from printing.data import CardLayout

DPIS = (203, 300, 360, 400, 600, 720, 1200)
"""Printers for which a module of at least 0.5 mm in whole dots still fits the card (domain, 7.2)."""


@dataclass(frozen=True)
class CardPrintForm:
    """Cards for the people given, or for everybody of the group who waits for one. `cautious` None: as the group
    asks; `printer` None: no profile, modules of 0.5 mm and no offset."""

    group: UUID
    people: tuple[UUID, ...] = ()
    layout: CardLayout = CardLayout.ID1_ON_A4
    cautious: bool | None = None
    printer: UUID | None = None


@dataclass(frozen=True)
class PrinterForm:
    """What was read off the test page. How far fronts and backs sit off, in hundredths of a millimetre to the right
    and down, at most 5 mm."""

    id: UUID
    name: str
    dpi: int
    front_x: int = 0
    front_y: int = 0
    back_x: int = 0
    back_y: int = 0


@dataclass(frozen=True)
class PrinterRow:
    """A printer as it was measured; offsets in hundredths of a millimetre."""

    id: UUID
    name: str
    dpi: int
    front_x: int
    front_y: int
    back_x: int
    back_y: int
