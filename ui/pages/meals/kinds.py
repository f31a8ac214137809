"""When each meal is served, how often one person gets it, with which instruction somebody asks the clinic first."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.ids import new_id
from app.meals import MealsSheet, MealTypeForm, MealTypeRow
from models.codes import Instruction
from ui.page import PageContext
from ui.pages.presence.words import clock, read_clock
from ui.pages.section import Section, table_of
from ui.tables import Column, RowsModel
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, shortcut
from ui.widgets.flow import FlowLayout
from ui.widgets.panels import Card
from ui.words import _


class Kinds(Section):
    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._id: UUID = new_id()
        self.model: RowsModel[MealTypeRow] = RowsModel(_columns())
        self.table = table_of(self.model, _("Meals"), 0)
        self.edits = {name: QLineEdit() for name in ("name", "starts", "ends", "most", "apart")}
        self.clinic = QCheckBox(_("Who may not eat yet is sent to the clinic"))
        self.new = KeyButton(_("Another meal"), "Alt N", shortcut="Alt+N")
        self.end = KeyButton(_("Not served any more"), "Delete")
        self.save = KeyButton(_("Save the meal"), "Ctrl Enter", "primary")
        self.fields = self._labelled()
        self._lay_out()
        self._connect()
        self._begin()

    def _labelled(self) -> dict[str, LabeledField]:
        edits = self.edits
        return {
            "name": LabeledField(_("Name"), edits["name"], _("Supper")),
            "starts": LabeledField(_("From"), edits["starts"], "17:00"),
            "ends": LabeledField(_("Until"), edits["ends"], "19:00"),
            "most": LabeledField(_("How many for one person"), edits["most"]),
            "apart": LabeledField(_("Minutes between two"), edits["apart"]),
        }

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.table, 1)
        card, grid = Card(_("The meal")), QGridLayout()
        card.setFixedWidth(430)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, (place + 1) // 2, (place + 1) % 2 if place else 0, 1, 1 if place else 2)
        card.body.addLayout(grid)
        card.body.addWidget(self.clinic)
        acts = QWidget()
        buttons = FlowLayout(acts, 8)
        for button in (self.save, self.new, self.end):
            buttons.addWidget(button)
        card.body.addWidget(acts)
        card.body.addStretch(1)
        row.addWidget(card)
        self.column.addLayout(row, 1)
        EnterChain([*self.edits.values()], self.save.click_if_able, parent=self)
        self.setFocusProxy(self.edits["name"])

    def _connect(self) -> None:
        self.table.selectionModel().currentChanged.connect(self._choose)
        self.new.clicked.connect(self._begin)
        self.end.clicked.connect(self._end)
        self.save.clicked.connect(self._save)
        shortcut(self.table, "Del", self._end)
        shortcut(self, "Ctrl+Return", self.save.click_if_able)

    def reload(self) -> None:
        meals, actor = self.context.waystation.meals, self.context.actor
        self.read(lambda: meals.sheet(actor), lambda sheet: self._show(sheet))

    def _show(self, sheet: MealsSheet) -> None:
        self.model.show_rows(sheet.meals)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        rows = self.model.rows()
        if not 0 <= index.row() < len(rows):
            return
        row = rows[index.row()]
        self._id = row.id
        for name, text in (("name", row.name), ("starts", clock(row.starts)), ("ends", clock(row.ends)),
                           ("most", str(row.most)), ("apart", str(row.apart))):  # fmt: skip
            self.edits[name].setText(text)
        self.clinic.setChecked(Instruction.NO_FOOD_BEFORE_CLINICIAN in row.not_for)

    def _begin(self) -> None:
        self._id = new_id()
        for name, edit in self.edits.items():
            edit.setText({"most": "1", "apart": "0"}.get(name, ""))
        self.clinic.setChecked(True)
        self.edits["name"].setFocus()

    def _save(self) -> None:
        numbers = dict[str, int]()
        for name in ("starts", "ends", "most", "apart"):
            self.fields[name].clear()
            text = self.edits[name].text()
            try:
                numbers[name] = (read_clock(text) if name in ("starts", "ends") else int(text)) or 0
            except ValueError:
                self.fields[name].set_error(_("This cannot be read. Nothing was saved. Write 17:00, or a number."))
                self.edits[name].setFocus()
                return
        not_for = (Instruction.NO_FOOD_BEFORE_CLINICIAN,) if self.clinic.isChecked() else ()
        form = MealTypeForm(self._id, self.edits["name"].text(), **numbers, not_for=not_for, position=numbers["starts"])
        meals, actor = self.context.waystation.meals, self.context.actor
        self.write(lambda: meals.save_type(actor, form), self._saved)

    def _saved(self, _none: None) -> None:
        self.context.tell(_("The meal is saved."), None)
        self._begin()

    def _end(self) -> None:
        rows, place = self.model.rows(), self.table.currentIndex().row()
        if 0 <= place < len(rows):
            meals, actor, meal = self.context.waystation.meals, self.context.actor, rows[place].id
            words = _("From tomorrow this meal is not served.")
            self.write(lambda: meals.end_type(actor, meal), lambda _none: self.context.tell(words, None))


def _columns() -> list[Column[MealTypeRow]]:
    return [
        Column(_("Meal"), lambda row: row.name),
        Column(_("From"), lambda row: clock(row.starts), align_right=True),
        Column(_("Until"), lambda row: clock(row.ends), align_right=True),
        Column(_("A person"), lambda row: str(row.most), align_right=True),
        Column(_("Counted today"), lambda row: str(row.served), align_right=True),
    ]
