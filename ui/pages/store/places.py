"""Stores and shelves beside the main store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from app.ids import new_id
from app.supply_forms import PlaceForm
from app.supply_rows import PlaceRow
from ui.pages.store.editor import Editor
from ui.widgets.buttons import TickButton
from ui.widgets.fields import LabeledField
from ui.words import _


class Places(Editor[PlaceRow]):
    name = _("Places")

    def build(self) -> Sequence[QWidget]:
        self._id = new_id()
        self.plain, self.clinic = QLineEdit(), TickButton(_("Of the clinic"), "")
        self.fields = {"name": LabeledField(_("Name of the place"), self.plain, _("cellar, shelf 3, van"))}
        self.card.body.addWidget(self.fields["name"])
        self.card.body.addWidget(self.clinic)
        self.card.body.addStretch(1)
        self.plain.textEdited.connect(self.touch)
        self.clinic.clicked.connect(self.touch)
        return [self.plain, self.clinic]

    def lines(self, row: PlaceRow) -> tuple[str, str, str]:
        return "done", row.name, _("of the clinic") if row.clinic else _("of the store")

    def load(self) -> Sequence[PlaceRow]:
        return self.context.waystation.catalogue.places(self.context.actor)

    def show_row(self, row: PlaceRow | None) -> None:
        self._id = row.id if row else new_id()
        self.plain.setText(row.name if row else "")
        self.clinic.setChecked(bool(row and row.clinic))

    def store(self) -> PlaceForm:
        return PlaceForm(self._id, self.plain.text().strip(), self.clinic.isChecked())

    def keep(self, form: PlaceForm) -> None:
        self.context.waystation.catalogue.save_place(self.context.actor, form)

    def drop(self, row: PlaceRow) -> None:
        self.keep(replace(PlaceForm(row.id, row.name, row.clinic), voided=True))
