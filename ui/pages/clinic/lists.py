"""A list of two-line rows with its sentence for an empty one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.panels import EmptyLine

T = TypeVar("T")


class RowsList(QWidget, Generic[T]):
    """`lines` gives the shape and the two lines of a row; the place in the list stays where it was."""

    def __init__(self, name: str, empty: str, lines: Callable[[T], tuple[str, str, str]]) -> None:
        super().__init__()
        self._model = RowsModel[T]([Column(name, lambda row: ", ".join(lines(row)[1:]))])
        self._painter, self.view, self._empty = TwoLines(lines), QListView(), EmptyLine(empty)
        self.view.setModel(self._model)
        self.view.setItemDelegate(self._painter)
        self.view.setAccessibleName(name)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_rows(())

    def show_rows(self, rows: Sequence[T], first: Callable[[T], bool] | None = None) -> None:
        """Show these; the chosen row is the one before, or the first that is wanted."""
        place, had_focus = self.view.currentIndex().row(), self.hasFocus() or self.view.hasFocus()
        self._model.show_rows(rows)
        self.view.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if had_focus:  # a list that ran empty keeps the keys of its page
            self.setFocus()
        wanted = next(
            (place for place, row in enumerate(rows) if first and first(row)), min(max(place, 0), len(rows) - 1)
        )
        if rows:
            self.view.setCurrentIndex(self._model.index(wanted, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The hand goes to the rows where there are any."""
        super().focusInEvent(event)
        if self.rows():
            self.view.setFocus()

    def rows(self) -> list[T]:
        return self._model.rows()

    def chosen(self) -> T | None:
        index = self.view.currentIndex()
        return self._model.row(index) if index.isValid() else None
