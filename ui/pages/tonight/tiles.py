"""The six counts of a group, each with what is left."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.rows import Counts
from ui.widgets.panels import CountTile
from ui.words import _, ngettext


class Tiles(QFrame):
    """Expected, counted, registered, health check, cards, supplies; in one row, or in two where it is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        titles = (_("Expected"), _("Counted"), _("Registered"), _("Health check"), _("Cards"), _("Supplies"))
        self.tiles = [CountTile(title) for title in titles]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._columns = 0
        self.lay_out(6)

    def lay_out(self, columns: int) -> None:
        """So many in a row."""
        if columns == self._columns:
            return
        self._columns = columns
        for tile in self.tiles:
            self._grid.removeWidget(tile)
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(6):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def show_counts(self, counts: Counts) -> None:
        """The numbers of one group now."""
        expected, counted = self.tiles[:2]
        listed = ngettext("{n} on the list", "{n} on the list", counts.listed).format(n=counts.listed)
        expected.show_count(counts.expected, listed if counts.listed else _("no list yet"))
        left = counts.open if counts.listed else max(counts.expected - counts.counted, 0)
        counted.show_count(counts.counted, _to_go(left), max(counts.expected, counts.counted))
        done = (counts.registered, counts.checked, counts.carded, counts.supplied)
        for tile, number in zip(self.tiles[2:], done, strict=True):
            tile.show_count(number, _to_go(counts.counted - number), counts.counted)


def _to_go(left: int) -> str:
    return ngettext("{n} to go", "{n} to go", left).format(n=left) if left > 0 else _("nobody left")
