"""The columns of a list: Space ticks, Alt with Up or Down moves; the order here is the order on the paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.rosters import ColumnOffer
from ui.widgets.buttons import KeyButton
from ui.words import _

CODE = Qt.ItemDataRole.UserRole
SEEN = 7


class ColumnTicks(QWidget):
    """`columns` are the ticked codes in order; `changed` after a tick or a move."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _Movable()
        self.list.setAccessibleName(_("Columns: Space ticks, Alt Up and Alt Down move"))
        self.list.setProperty("framed", True)
        self.list.moved.connect(self.changed)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.setFocusProxy(self.list)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        self.up = KeyButton(_("Up"), "Alt ↑", size="compact")
        self.down = KeyButton(_("Down"), "Alt ↓", size="compact")
        for button, step in ((self.up, -1), (self.down, 1)):
            button.clicked.connect(lambda _checked=False, step=step: self.list.move_row(step))
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            row.addWidget(button, 1)
        column.addWidget(self.list)
        column.addLayout(row)

    def show_columns(self, offers: Sequence[ColumnOffer], ticked: Sequence[str] = ()) -> None:
        """The ticked ones first in their order (empty: as the list has them), then what may be added."""
        wanted = list(ticked) or [offer.code for offer in offers if offer.chosen]
        by_code = {offer.code: offer for offer in offers}
        order = [code for code in wanted if code in by_code] + [code for code in by_code if code not in wanted]
        self.list.blockSignals(True)
        self.list.clear()
        for code in order:
            item = QListWidgetItem(by_code[code].title)
            item.setData(CODE, code)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if code in wanted else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.list.setFixedHeight(min(max(len(order), 1), SEEN) * max(self.list.sizeHintForRow(0), 24) + 8)

    def columns(self) -> tuple[str, ...]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(CODE) for item in items if item.checkState() is Qt.CheckState.Checked)


class _Movable(QListWidget):
    """A list whose current line moves up and down by Alt and an arrow."""

    moved = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_row(step)
        else:
            super().keyPressEvent(event)

    def move_row(self, step: int) -> None:
        here = self.currentRow()
        there = here + step
        if here < 0 or not 0 <= there < self.count():
            return
        self.blockSignals(True)
        self.insertItem(there, self.takeItem(here))
        self.setCurrentRow(there)
        self.blockSignals(False)
        self.moved.emit()
