"""The record of one person: vaccinations as far as their dates are known, and what the clinic gives by the round."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QSpinBox, QWidget

from app.check_forms import ImmunizationForm, Medicine, OrderForm
from app.clinic_rows import OrderRow, VaccinationRow
from app.ids import new_id
from models.codes import VaccineSource
from ui.page import PageContext
from ui.pages.clinic.lists import RowsList
from ui.pages.clinic.of_person import OfPerson
from ui.pages.clinic.words import order_lines, shot_lines, sources
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box, shortcut
from ui.widgets.panels import Card
from ui.words import _

NARROW, LIST_HIGH = 900, 120
Control = TypeVar("Control", bound=QWidget)


class Record(OfPerson):
    """Two cards side by side; Ctrl Enter saves the one in which is typed."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shot_id, self._order_id = new_id(), new_id()
        self.shots = RowsList[VaccinationRow](_("Vaccinations"), _("None written down here."), shot_lines)
        self.orders = RowsList[OrderRow](_("Medicines given here"), _("The clinic gives no medicine."), order_lines)
        self._make_fields()
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(14)
        self.columns.addWidget(self._shots_card(), 1, Qt.AlignmentFlag.AlignTop)
        self.columns.addWidget(self._orders_card(), 1, Qt.AlignmentFlag.AlignTop)
        self.cards.addLayout(self.columns)
        self.cards.addStretch(1)
        self.setFocusProxy(self.vaccine)
        shortcut(self, "Ctrl+Return", self._save)

    def _make_fields(self) -> None:
        self.vaccine = self._field("vaccine", _("Vaccine"), QLineEdit(), _("as on the card or as told"))
        self.on = self._field("on", _("When"), QLineEdit(), _("2019, 2019-05 or 2019-05-17; empty: not known"))
        self.dose_number = self._field("dose", _("Dose"), QSpinBox())
        self.dose_number.setRange(0, 20)
        self.dose_number.setSpecialValueText(_("not known"))
        self.source = self._field("source", _("How one knows"), choice_box(list(sources().items())))
        self.country = self._field("country", _("Country"), QLineEdit())
        self.lot = self._field("lot", _("Lot"), QLineEdit())
        self.as_written = self._field("as_written", _("Medicine"), QLineEdit(), _("as on the box"))
        self.name = self._field("name", _("International name"), QLineEdit())
        self.amount = self._field("amount", _("How much each time"), QLineEdit())
        self.times = self._field("times", _("Times of day"), QLineEdit(), "08:00 20:00")
        self.days = self._field("ends_on", _("For how many days"), QSpinBox())
        self.days.setRange(0, 365)
        self.days.setSpecialValueText(_("until it is ended"))

    def _field(self, key: str, words: str, control: Control, hint: str = "") -> Control:
        if isinstance(control, QLineEdit):
            control.setMaxLength(200)
        self.fields[key] = LabeledField(words, control, hint)
        return control

    def _shots_card(self) -> Card:
        self.save_shot = KeyButton(_("Write it down"), "Ctrl Enter", "primary")
        self.mistake = KeyButton(_("The chosen was a mistake"), "Alt M", shortcut="Alt+M")
        self.save_shot.clicked.connect(self._write_shot)
        self.mistake.clicked.connect(self._void)
        keys = ("vaccine", "on", "dose", "source", "country", "lot")
        return self._card(_("Vaccinations"), self.shots, keys, self.save_shot, self.mistake)

    def _orders_card(self) -> Card:
        self.save_order = KeyButton(_("Give it from now on"), "Ctrl Enter")
        self.end = KeyButton(_("End the chosen"), "Alt E", shortcut="Alt+E")
        self.save_order.clicked.connect(self._write_order)
        self.end.clicked.connect(self._end)
        keys = ("as_written", "name", "amount", "times", "ends_on")
        return self._card(_("Medicines given here"), self.orders, keys, self.save_order, self.end)

    def _card(self, title: str, rows: QWidget, keys: tuple[str, ...], save: KeyButton, other: KeyButton) -> Card:
        card = Card(title)
        rows.setFixedHeight(LIST_HIGH)
        card.body.addWidget(rows)
        card.body.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        for key in keys:
            card.body.addWidget(self.fields[key])
        card.body.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)
        EnterChain([*(self.fields[key].control for key in keys), save], parent=self)
        return card

    # What is shown

    def reload(self) -> None:
        if self.person is not None:
            clinic, actor, person = self.context.waystation.clinic, self.context.actor, self.person.id
            self.read(lambda: (clinic.vaccinations(actor, person), clinic.orders(actor, person)), self._show)

    def _show(self, read: tuple[tuple[VaccinationRow, ...], tuple[OrderRow, ...]]) -> None:
        self.shots.show_rows(read[0])
        self.orders.show_rows(read[1])
        self.mistake.setEnabled(bool(read[0]))
        self.end.setEnabled(any(row.running for row in read[1]))

    def begin_anew(self) -> None:
        self._clear_shot()
        self._clear_order()
        self.shots.show_rows(())
        self.orders.show_rows(())

    # The acts

    def _save(self) -> None:
        typed = [self.fields[key].control.hasFocus() for key in ("as_written", "name", "amount", "times", "ends_on")]
        (self.save_order if any(typed) else self.save_shot).click()

    def _write_shot(self) -> None:
        person, clinic, actor = self.person, self.context.waystation.clinic, self.context.actor
        if person is not None:
            form = self._shot(person.id)
            self.write(lambda: clinic.save_vaccination(actor, form), lambda _row: self._shot_kept())

    def _shot(self, person: UUID) -> ImmunizationForm:
        return ImmunizationForm(
            self._shot_id,
            person,
            self.vaccine.text().strip(),
            self.dose_number.value() or None,
            self.on.text().strip(),
            self.country.text().strip(),
            VaccineSource(self.source.currentData()),
            self.lot.text().strip(),
        )

    def _shot_kept(self) -> None:
        self._clear_shot()
        self.vaccine.setFocus()
        self.context.tell(_("The vaccination is written down."), None)

    def _clear_shot(self) -> None:
        self._shot_id = new_id()
        _emptied(self.vaccine, self.on, self.dose_number, self.source, self.country, self.lot)

    def _void(self) -> None:
        row, clinic, actor = self.shots.chosen(), self.context.waystation.clinic, self.context.actor
        if row is not None:
            self.write(lambda: clinic.void_vaccination(actor, row.form.id), lambda _none: None)

    def _write_order(self) -> None:
        person, clinic, actor = self.person, self.context.waystation.clinic, self.context.actor
        if person is not None:
            form = self._order(person.id)
            self.write(lambda: clinic.order(actor, form), lambda _row: self._order_kept())

    def _order(self, person: UUID) -> OrderForm:
        medicine = Medicine(self.as_written.text().strip(), self.name.text().strip(), self.amount.text().strip())
        times = tuple(self.times.text().replace(",", " ").split())
        today, days = self.context.waystation.house.today(), self.days.value()
        return OrderForm(
            self._order_id, person, medicine, times, today, today + timedelta(days=days - 1) if days else None
        )

    def _order_kept(self) -> None:
        self._clear_order()
        self.as_written.setFocus()
        self.context.tell(_("It is on the round from now on."), None)

    def _clear_order(self) -> None:
        self._order_id = new_id()
        _emptied(self.as_written, self.name, self.amount, self.times, self.days)

    def _end(self) -> None:
        row, clinic, actor = self.orders.chosen(), self.context.waystation.clinic, self.context.actor
        if row is not None:
            self.write(lambda: clinic.end_order(actor, row.form.id), lambda _none: None)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        narrow = self.width() < NARROW
        self.columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def _emptied(*controls: QWidget) -> None:
    for control in controls:
        if isinstance(control, QLineEdit):
            control.clear()
        elif isinstance(control, QSpinBox):
            control.setValue(0)
        elif isinstance(control, QComboBox):
            control.setCurrentIndex(0)
