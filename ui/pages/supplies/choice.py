"""What a scan gives: the kit or the one item that is chosen above the result."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from app.ids import new_id
from app.supply_forms import IssueForm
from app.supply_rows import StockRow
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import label
from ui.words import _

ARRIVAL_KIT, CLOTHES, ONE_ITEM = "KIT-ARR", "KIT-CLO", ""
MOST = 1000


def thumb_high(button: KeyButton) -> KeyButton:
    """A button that takes a thumb: 56 high, whatever the style sheet says is the least."""
    button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
    button.setFixedHeight(56)
    button.layout().addStrut(52)
    return button


class Choice(QWidget):
    """Three tiles; the chooser of an item with its quantity stands under them only for One item."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes: list[str] = []
        self._group = QButtonGroup(self)
        self.tiles = QHBoxLayout()
        self.tiles.setSpacing(8)
        self.arrival = self._tile(_("Arrival kit"), "1", "package", ARRIVAL_KIT)
        self.clothes = self._tile(_("Clothes"), "2", "shirt", CLOTHES)
        self.one = self._tile(_("One item"), "3", "plus", ONE_ITEM)
        self.item, self.quantity = QComboBox(), QSpinBox()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.tiles)
        column.addWidget(self._item_row())
        self.arrival.setChecked(True)
        self._group.idToggled.connect(self._toggled)

    def _tile(self, words: str, digit: str, icon: str, code: str) -> KeyButton:
        tile = KeyButton(words, f"Alt {digit}", "tile", icon, f"Alt+{digit}")
        tile.setCheckable(True)
        self._group.addButton(tile, len(self._codes))
        self._codes.append(code)
        self.tiles.addWidget(tile, 1)
        return tile

    def _item_row(self) -> QWidget:
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.item.setAccessibleName(_("Item"))
        self.quantity.setAccessibleName(_("Quantity"))
        self.quantity.setRange(1, MOST)
        for part in (self.item, self.quantity):
            part.setMinimumHeight(56)
        row.addWidget(label(_("Item"), "label"))
        row.addWidget(self.item, 1)
        row.addWidget(label(_("Quantity"), "label"))
        row.addWidget(self.quantity)
        self._row.hide()
        return self._row

    def _toggled(self, _place: int, on: bool) -> None:
        if on:
            self._row.setVisible(self.kit() == ONE_ITEM)
            self.changed.emit()

    def make_narrow(self, narrow: bool) -> None:
        """In a small window the words stay and the pictures go."""
        for tile in (self.arrival, self.clothes, self.one):
            if tile._icon is not None:
                tile._icon.setVisible(not narrow)

    def show_items(self, rows: Sequence[StockRow]) -> None:
        """The items of the catalogue; the one chosen stays chosen."""
        chosen = self.item.currentData()
        items = [row for row in rows if not row.is_kit]
        if [row.code for row in items] == [self.item.itemData(place) for place in range(self.item.count())]:
            return
        self.item.clear()
        for row in items:
            self.item.addItem(row.name, row.code)
        self.item.setCurrentIndex(max(self.item.findData(chosen), 0))

    def kit(self) -> str:
        return self._codes[self._group.checkedId()]

    def words(self) -> str:
        """What would be given now."""
        button = self._group.checkedButton()
        assert isinstance(button, KeyButton)
        return button.words() if self.kit() else self.item.currentText()

    def form(self, to: str | UUID) -> IssueForm:
        """The form of one scan."""
        if self.kit():
            return IssueForm(new_id(), to, kit=self.kit())
        return IssueForm(new_id(), to, item=self.item.currentData() or "", quantity=self.quantity.value())
