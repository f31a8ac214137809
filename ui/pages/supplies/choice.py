"""What a scan gives: the kit or the one item that is chosen above the result."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.ids import new_id
from app.supply_forms import IssueForm
from app.supply_rows import StockRow
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import label
from ui.words import _

ARRIVAL_KIT, CLOTHES, MEAL, ONE_ITEM = "KIT-ARR", "KIT-CLO", "HOTMEAL", ""
LENT_DAYS = 7
MOST = 1000


def thumb_high(button: KeyButton) -> KeyButton:
    """A button that takes a thumb: 56 high, whatever the style sheet says is the least."""
    button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
    button.setFixedHeight(56)
    button.layout().addStrut(52)
    return button


class Choice(QWidget):
    """Four tiles; the chooser of an item with size, quantity and days of a loan stands under them only for One item."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes: list[str] = []
        self._group = QButtonGroup(self)
        self.tiles = QHBoxLayout()
        self.tiles.setSpacing(8)
        self.arrival = self._tile(_("Arrival kit"), "1", "package", ARRIVAL_KIT)
        self.clothes = self._tile(_("Clothes"), "2", "shirt", CLOTHES)
        self.meal = self._tile(_("Meal"), "3", "utensils", MEAL)
        self.one = self._tile(_("One item"), "4", "plus", ONE_ITEM)
        self.item, self.quantity = QComboBox(), QDoubleSpinBox()
        self.size, self.days = QComboBox(), QSpinBox()
        self._stock: dict[str, StockRow] = {}
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
        self.size.setAccessibleName(_("Size"))
        self.days.setAccessibleName(_("Days until it comes back"))
        self.quantity.setRange(1, MOST)
        self.quantity.setDecimals(0)
        self.days.setRange(1, 365)
        self.days.setValue(LENT_DAYS)
        self.size_label, self.days_label = label(_("Size"), "label"), label(_("Lent for days"), "label")
        for part in (self.item, self.quantity, self.size, self.days):
            part.setMinimumHeight(56)
        row.addWidget(label(_("Item"), "label"))
        row.addWidget(self.item, 1)
        for word, part in ((self.size_label, self.size), (self.days_label, self.days)):
            row.addWidget(word)
            row.addWidget(part)
        row.addWidget(label(_("Quantity"), "label"))
        row.addWidget(self.quantity)
        self._row.hide()
        self.item.currentIndexChanged.connect(lambda _place: self._fit())
        self._fit()
        return self._row

    def _fit(self) -> None:
        """Sizes, halves and days of a loan only where the item has them."""
        row = self._stock.get(self.item.currentData() or "")
        sizes = row.sizes if row else ()
        self.size.clear()
        self.size.addItem(_("Their own"), None)
        for size in sizes:
            self.size.addItem(size, size)
        lent = bool(row and row.is_lent)
        for part in (self.size, self.size_label):
            part.setVisible(bool(sizes))
        for part in (self.days, self.days_label):
            part.setVisible(lent)
        whole = row is None or row.scale == 1
        self.quantity.setDecimals(0 if whole else 3)
        self.quantity.setMinimum(1 if whole else 0.001)

    def _toggled(self, _place: int, on: bool) -> None:
        if on:
            self._row.setVisible(self.code() == ONE_ITEM)
            self.changed.emit()

    def make_narrow(self, narrow: bool) -> None:
        """In a small window the words stay; the pictures and the keys go, which F1 shows."""
        for digit, tile in enumerate((self.arrival, self.clothes, self.meal, self.one), 1):
            if tile._icon is not None:
                tile._icon.setVisible(not narrow)
            tile.say(tile.words(), "" if narrow else f"Alt {digit}")

    def show_items(self, rows: Sequence[StockRow]) -> None:
        """The items of the catalogue; the one chosen stays chosen."""
        chosen = self.item.currentData()
        items = [row for row in rows if not row.is_kit]
        self._stock = {row.code: row for row in items}
        if [row.code for row in items] == [self.item.itemData(place) for place in range(self.item.count())]:
            return
        self.item.clear()
        for row in items:
            self.item.addItem(row.name, row.code)
        self.item.setCurrentIndex(max(self.item.findData(chosen), 0))

    def code(self) -> str:
        """The tile that is chosen; empty for one item."""
        return self._codes[self._group.checkedId()]

    def kit(self) -> str:
        """The kit that is chosen; empty where an item is."""
        return self.code() if self.code() in (ARRIVAL_KIT, CLOTHES) else ""

    def what(self) -> str:
        """Code of the kit or item that a scan gives."""
        return self.code() or self.item.currentData() or ""

    def words(self) -> str:
        """What would be given now."""
        button = self._group.checkedButton()
        assert isinstance(button, KeyButton)
        return button.words() if self.code() else self.item.currentText()

    def form(self, to: str | UUID, today: date) -> IssueForm:
        """The form of one scan."""
        if self.kit():
            return IssueForm(new_id(), to, kit=self.kit())
        if self.code():
            return IssueForm(new_id(), to, item=self.code())
        row, size = self._stock.get(self.what()), self.size.currentData()
        scale = row.scale if row else 1
        back = today + timedelta(days=self.days.value()) if row and row.is_lent else None
        sizes = ((self.what(), size),) if size else ()
        quantity = round(self.quantity.value() * scale)
        return IssueForm(new_id(), to, item=self.what(), quantity=quantity, sizes=sizes, due_back=back)
