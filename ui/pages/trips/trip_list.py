"""Trips to come first, then those that are over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListView

from app.onward.rows import TripRow
from ui.pages.trips.words import trip_lines
from ui.tables import Column, RowsModel, TwoLines
from ui.words import _


class TripList(QListView):
    """`chosen` carries the id of the trip under the cursor."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: RowsModel[TripRow] = RowsModel([Column(_("Trips"), self._spoken)])
        self._delegate = TwoLines(lambda row: trip_lines(row, date.today()))
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setProperty("framed", True)
        self.setAccessibleName(_("Trips"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda index, _before: self._choose(index.row()))

    def show_trips(self, trips: Sequence[TripRow], wanted: UUID | None) -> None:
        """The trips, with the cursor on the one that is open."""
        self.rows.show_rows(trips)
        place = next((n for n, row in enumerate(trips) if row.form.id == wanted), 0)
        if trips:
            self.setCurrentIndex(self.rows.index(place, 0))

    def _choose(self, place: int) -> None:
        if 0 <= place < self.rows.rowCount():
            self.chosen.emit(self.rows.row(place).form.id)

    def _spoken(self, row: TripRow) -> str:
        return "; ".join(trip_lines(row, date.today())[1:])
