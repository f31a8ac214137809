"""The counts of a group, each with what is left."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.rows import Counts
from ui.widgets.panels import CountTile
from ui.words import _, ngettext


class Tiles(QFrame):
    """Expected, counted, registered, health check, cards, supplies, beds; in one row, or in two where it is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        titles = (_("Expected"), _("Counted"), _("Registered"), _("Health check"), _("Cards"), _("Supplies"), _("Beds"))
        self.tiles = [CountTile(title, self) for title in titles]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.beds, self._with_beds, self._laid = self.tiles[-1], False, (0, 0)
        self.beds.hide()  # within its frame: laid out when there are rooms
        self.lay_out(6)

    def lay_out(self, columns: int) -> None:
        """So many in a row; the beds have no place where there are no rooms."""
        shown = [tile for tile in self.tiles if tile is not self.beds or self._with_beds]
        if (columns, len(shown)) == self._laid:
            return
        self._laid = (columns, len(shown))
        for tile in self.tiles:
            self._grid.removeWidget(tile)
        columns += columns == 6 and len(shown) > 6
        for place, tile in enumerate(shown):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(7):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def show_counts(self, counts: Counts, without_bed: int | None = None) -> None:
        """The numbers of one group now; `without_bed` None: the house has no rooms."""
        expected, counted = self.tiles[:2]
        listed = ngettext("{n} on the list", "{n} on the list", counts.listed).format(n=counts.listed)
        expected.show_count(counts.expected, listed if counts.listed else _("no list yet"))
        left = counts.open if counts.listed else max(counts.expected - counts.counted, 0)
        counted.show_count(counts.counted, _to_go(left), max(counts.expected, counts.counted))
        done = (counts.registered, counts.checked, counts.carded, counts.supplied)
        for tile, number in zip(self.tiles[2:6], done, strict=True):
            tile.show_count(number, _to_go(counts.counted - number), counts.counted)
        self._with_beds = without_bed is not None
        self.beds.setVisible(self._with_beds)
        if without_bed is not None:
            self.beds.show_count(counts.counted - without_bed, _to_go(without_bed), counts.counted)
        self.lay_out(self._laid[0])


def _to_go(left: int) -> str:
    return ngettext("{n} to go", "{n} to go", left).format(n=left) if left > 0 else _("nobody left")
