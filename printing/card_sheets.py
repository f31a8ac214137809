"""The sheets that cards are printed on, as data: sizes in mm, and where each card stands."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from printing.data import CardLayout
from printing.sheet import A4, A6_LANDSCAPE, MODULE_MM

ID1 = (85.6, 53.98)
LABEL_62, LABEL_100X50 = (62.0, 32.0), (100.0, 50.0)
INCH = 25.4


@dataclass(frozen=True)
class CardSheet:
    """A sheet of cards without gutters, in its middle. `marks`: it is cut, has marks outside the cards and a foot."""

    size: tuple[float, float]
    card: tuple[float, float]
    columns: int = 1
    rows: int = 1
    marks: bool = False

    @property
    def many(self) -> int:
        return self.columns * self.rows

    @property
    def left(self) -> float:
        return (self.size[0] - self.columns * self.card[0]) / 2

    @property
    def top(self) -> float:
        return (self.size[1] - self.rows * self.card[1]) / 2

    def place(self, index: int, back: bool) -> tuple[float, float]:
        """Top left corner of a card; the columns of the back run the other way, for a flip on the long edge."""
        row, column = divmod(index, self.columns)
        if back:
            column = self.columns - 1 - column
        return self.left + column * self.card[0], self.top + row * self.card[1]

    def cuts(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """The lines to cut along: from the left edge, and from the top."""
        across = tuple(self.left + column * self.card[0] for column in range(self.columns + 1))
        return across, tuple(self.top + row * self.card[1] for row in range(self.rows + 1))


SHEETS = {
    CardLayout.ID1_ON_A4: CardSheet(A4, ID1, columns=2, rows=5, marks=True),
    CardLayout.ID1_SINGLE: CardSheet(ID1, ID1),
    CardLayout.A6: CardSheet(A6_LANDSCAPE, A6_LANDSCAPE),
    CardLayout.LABEL_62: CardSheet(LABEL_62, LABEL_62),
    CardLayout.LABEL_100X50: CardSheet(LABEL_100X50, LABEL_100X50),
}


def module_mm(dpi: int) -> float:
    """Side of a module: the smallest whole number of the printer's dots that is at least 0.5 mm; 0.5 mm without a
    profile. A dot at 203 dpi is an eighth of a millimetre by the makers' count, and four of them are 0.5 mm."""
    return ceil(MODULE_MM * dpi / INCH) * INCH / dpi if dpi else MODULE_MM
