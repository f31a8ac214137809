"""What was found, under the scan field: number, name, own spelling; arrows and Enter open."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from app.rows import PersonRow
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.marks import label
from ui.words import _

ROW_HEIGHT = 50


def _read(row: PersonRow) -> tuple[str, str, str]:
    name = row.name.latin or row.name.own or _("Name not known")
    own = row.name.own if row.name.own != name else ""
    number = row.number or _("no number yet")
    return ("done" if row.registered else "waiting", name, ", ".join(part for part in (number, own) if part))


class FoundPopup(QFrame):
    """A panel of the window, not a window of its own: no focus is taken from the field."""

    opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._model: RowsModel[PersonRow] = RowsModel([Column("", lambda row: _read(row)[1])])
        self._view = QListView(self)
        self._view.setModel(self._model)
        self._delegate: TwoLines[PersonRow] = TwoLines(_read, ROW_HEIGHT)
        self._view.setItemDelegate(self._delegate)
        self._view.clicked.connect(lambda index: self.opened.emit(self._model.row(index).id))
        self._empty = label(_("Nobody is found. Try fewer letters, or the number."), "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self._empty)
        column.addWidget(self._view)
        self.hide()

    def show_found(self, rows: Sequence[PersonRow], under: QWidget) -> None:
        self._model.show_rows(rows)
        self._empty.setVisible(not rows)
        self._view.setVisible(bool(rows))
        if rows:
            self._view.setCurrentIndex(self._model.index(0, 0))
        place = under.mapTo(self.parentWidget(), QPoint(0, under.height() + 2))
        self.setGeometry(place.x(), place.y(), max(under.width(), 320), min(len(rows), 8) * ROW_HEIGHT + 14 or 54)
        if not rows:
            self.resize(self.width(), 54)
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        row = self._view.currentIndex().row() + step
        if 0 <= row < self._model.rowCount():
            self._view.setCurrentIndex(self._model.index(row, 0))

    def current(self) -> UUID | None:
        index = self._view.currentIndex()
        return self._model.row(index).id if self.isVisible() and index.isValid() else None
