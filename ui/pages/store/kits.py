"""Kits as lines that are edited; saving makes the next version, what was given keeps the one it was given by."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.ids import new_id
from app.supplies.quantities import read_quantity
from app.supply_forms import KitForm, KitLineForm
from app.supply_rows import ItemRow, KitPart, KitSheet
from models.codes import SizeFrom
from ui.pages.store.editor import Editor
from ui.pages.store.items import Names
from ui.pages.store.words import amount, sizes_from
from ui.widgets.buttons import KeyButton, TickButton
from ui.widgets.fields import LabeledField, choice_box
from ui.words import _, ngettext


class KitLineRow(QWidget):
    """An item of the kit, how much of it, in which size, and whether the kit is whole without it."""

    def __init__(self, items: Sequence[ItemRow], part: KitPart | None = None) -> None:
        super().__init__()
        self._scales = {row.code: row.scale for row in items}
        self.item = choice_box([("", _("Choose an item")), *((row.code, row.name) for row in items)], _("Item"))
        self.quantity = QLineEdit("1")
        self.quantity.setAccessibleName(_("Quantity"))
        self.quantity.setFixedWidth(80)
        self.size = choice_box(list(sizes_from().items()), _("Size"))
        self.optional = TickButton(_("May be missing"), "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part_widget, stretch in ((self.item, 3), (self.quantity, 0), (self.size, 2), (self.optional, 0)):
            row.addWidget(part_widget, stretch)
        if part is not None:
            self.item.setCurrentIndex(max(self.item.findData(part.item), 0))
            self.quantity.setText(amount(part.quantity, part.scale))
            self.size.setCurrentIndex(self.size.findData(part.size_from))
            self.optional.setChecked(part.optional)

    def form(self) -> KitLineForm | None:
        """None for an empty line."""
        code = self.item.currentData()
        if not code:
            return None
        quantity = read_quantity(self.quantity.text(), self._scales.get(code, 1))
        return KitLineForm(code, quantity, self.optional.isChecked(), SizeFrom(self.size.currentData()))


class Kits(Editor[KitSheet]):
    name = _("Kits")

    def build(self) -> Sequence[QWidget]:
        self._items: tuple[ItemRow, ...] = ()
        self.rows: list[KitLineRow] = []
        self.code, self.plain, self.names = QLineEdit(), QLineEdit(), Names()
        self.fields = {
            "code": LabeledField(_("Code"), self.code),
            "name": LabeledField(_("Name"), self.plain),
            **self.names.fields,
        }
        grid = QGridLayout()
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2)
        self._column = QVBoxLayout()
        self.more = KeyButton(_("One more line"), "Alt M", icon="plus", shortcut="Alt+M")
        self.more.clicked.connect(lambda: self._add(None))
        self.card.body.addLayout(grid)
        self.card.body.addLayout(self._column)
        self.card.body.addWidget(self.more)
        self.card.body.addStretch(1)
        for edit in (self.code, self.plain, *self.names.edits.values()):
            edit.textEdited.connect(self.touch)
        return [field.control for field in self.fields.values()]

    def lines(self, row: KitSheet) -> tuple[str, str, str]:
        things = ngettext("{n} thing, version {v}", "{n} things, version {v}", len(row.parts))
        return "done", row.name, things.format(n=len(row.parts), v=row.version)

    def load(self) -> Sequence[KitSheet]:
        catalogue, actor = self.context.waystation.catalogue, self.context.actor
        self._items = catalogue.items(actor)
        return catalogue.kits(actor)

    def show_row(self, row: KitSheet | None) -> None:
        self.code.setText(row.code if row else "")
        self.code.setReadOnly(row is not None)
        self.plain.setText(row.name if row else "")
        self.names.show_names(row.names if row else ())
        for line in self.rows:
            line.hide()
            line.deleteLater()
        self.rows = []
        for part in row.parts if row else (None,):
            self._add(part)

    def _add(self, part: KitPart | None) -> None:
        line = KitLineRow(self._items, part)
        line.item.activated.connect(self.touch)
        line.size.activated.connect(self.touch)
        line.quantity.textEdited.connect(self.touch)
        line.optional.clicked.connect(self.touch)
        self.rows.append(line)
        self._column.addWidget(line)

    def store(self) -> KitForm:
        lines = tuple(line for row in self.rows if (line := row.form()) is not None)
        code, name = self.code.text().strip(), self.plain.text().strip()
        if not lines:
            raise UserError(_("A kit needs at least one item. Nothing was saved. Choose one."), "lines")
        return KitForm(new_id(), code, name, lines, self.names.names())

    def keep(self, form: KitForm) -> None:
        self.context.waystation.catalogue.save_kit(self.context.actor, form)

    def drop(self, row: KitSheet) -> None:
        self.context.waystation.catalogue.retire_kit(self.context.actor, row.code)
