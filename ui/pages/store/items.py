"""Items of the catalogue: what each is, in which sizes, how it is counted, and what it is called."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.errors import UserError
from app.ids import new_id
from app.supplies.quantities import THOUSANDTHS, WHOLE, read_quantity
from app.supply_forms import ItemForm
from app.supply_rows import ItemRow
from models.codes import SupplyCategory
from ui.pages.store.editor import Editor
from ui.pages.store.words import amount, categories, units
from ui.widgets.buttons import TickButton
from ui.widgets.fields import LabeledField, choice_box
from ui.widgets.flow import FlowLayout
from ui.words import _

LANGUAGES = (("lt", "Lietuvių"), ("ru", "Русский"), ("be", "Беларуская"), ("uk", "Українська"), ("pl", "Polski"))


class Names:
    """A line for the name in each language but the plain one."""

    def __init__(self) -> None:
        self.edits = {code: QLineEdit() for code, _name in LANGUAGES}
        self.fields = {code: LabeledField(name, self.edits[code]) for code, name in LANGUAGES}

    def show_names(self, names: Sequence[tuple[str, str]]) -> None:
        known = dict(names)
        for code, edit in self.edits.items():
            edit.setText(known.get(code, ""))

    def names(self) -> tuple[tuple[str, str], ...]:
        return tuple((code, edit.text().strip()) for code, edit in self.edits.items())


class Items(Editor[ItemRow]):
    name = _("Items")

    def build(self) -> Sequence[QWidget]:
        self._id = new_id()
        self.code, self.plain, self.sizes, self.level = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.category = choice_box(list(categories().items()))
        self.unit = choice_box(list(units().items()))
        self.names = Names()
        words = {
            "whole_only": _("Whole pieces only"),
            "is_food": _("Food: not before the clinician"),
            "tracks_lots": _("Lot and best before"),
            "clinic_only": _("Given by the clinic only"),
            "never_refused": _("Refused by no rule"),
            "is_lent": _("Lent, comes back"),
        }
        self.ticks = {name: TickButton(word, name) for name, word in words.items()}
        self.fields = {
            "code": LabeledField(_("Code"), self.code, _("for lists and files")),
            "name": LabeledField(_("Name"), self.plain),
            "category": LabeledField(_("Kind"), self.category),
            "unit": LabeledField(_("Unit"), self.unit),
            "sizes": LabeledField(_("Sizes"), self.sizes, "S, M, L"),
            "reorder_level": LabeledField(_("Order at"), self.level),
            **self.names.fields,
        }
        return self._placed()

    def _placed(self) -> Sequence[QWidget]:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2)
        self.card.body.addLayout(grid)
        ticks = QWidget()
        flow = FlowLayout(ticks, 8)
        for tick in self.ticks.values():
            flow.addWidget(tick)
            tick.clicked.connect(self.touch)
        self.card.body.addWidget(ticks)
        self.card.body.addStretch(1)
        for edit in (self.code, self.plain, self.sizes, self.level, *self.names.edits.values()):
            edit.textEdited.connect(self.touch)
        for box in (self.category, self.unit):
            box.activated.connect(self.touch)
        return [*(field.control for field in self.fields.values()), *self.ticks.values()]

    def lines(self, row: ItemRow) -> tuple[str, str, str]:
        marks = [categories()[row.category], units()[next(unit for unit in units() if unit == row.unit)]]
        return "done", row.name, ", ".join(marks)

    def load(self) -> Sequence[ItemRow]:
        return self.context.waystation.catalogue.items(self.context.actor)

    def show_row(self, row: ItemRow | None) -> None:
        self._id = row.id if row else new_id()
        self.code.setText(row.code if row else "")
        self.code.setReadOnly(row is not None)
        self.plain.setText(row.name if row else "")
        self.sizes.setText(", ".join(row.sizes) if row else "")
        self.level.setText(amount(row.reorder_level, row.scale) if row else "")
        self.category.setCurrentIndex(self.category.findData(row.category) if row else 0)
        self.unit.setCurrentIndex(max(self.unit.findData(row.unit), 0) if row else 0)
        self.names.show_names(row.names if row else ())
        self.ticks["whole_only"].setChecked(row is None or row.scale == WHOLE)
        for name in ("is_food", "tracks_lots", "clinic_only", "never_refused", "is_lent"):
            self.ticks[name].setChecked(bool(row and getattr(row, name)))

    def store(self) -> ItemForm:
        ticked = {name: tick.isChecked() for name, tick in self.ticks.items()}
        level = self.level.text().strip()
        try:
            at = read_quantity(level, WHOLE if ticked["whole_only"] else THOUSANDTHS, least=0) if level else 0
        except UserError as wrong:
            raise UserError(str(wrong), "reorder_level") from None
        sizes = tuple(size.strip() for size in self.sizes.text().split(",") if size.strip())
        return ItemForm(
            self._id,
            self.code.text().strip(),
            self.plain.text().strip(),
            self.unit.currentData(),
            at,
            category=SupplyCategory(self.category.currentData()),
            sizes=sizes,
            names=self.names.names(),
            **ticked,
        )

    def keep(self, form: ItemForm) -> None:
        self.context.waystation.catalogue.save_item(self.context.actor, form)

    def drop(self, row: ItemRow) -> None:
        self.context.waystation.catalogue.retire_item(self.context.actor, row.code)
