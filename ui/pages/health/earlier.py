"""Earlier, signed checks: read in a fold, never changed, only added to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.check_forms import AddendumForm, CheckForm
from app.check_rows import CheckRow
from app.ids import new_id
from models.codes import Answer, ListState, Triage
from ui.allergy_words import allergy_words
from ui.labels import allergy_states, consciousness, instructions, outcomes
from ui.labels import triage as colours
from ui.pages.health.measures import read_back
from ui.person_words import clock
from ui.screening_words import screening
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField
from ui.widgets.marks import label
from ui.widgets.panels import Card, hairline, wrapped
from ui.words import _, ngettext


class EarlierCard(Card):
    """The signed checks of one person. `added` carries an addendum to save."""

    added = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Earlier checks"), "", parent)
        self.fold = KeyButton(_("Show"), "Alt E", "quiet", "history", size="compact")
        self.head.addWidget(self.fold)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._inside)
        self.fold.clicked.connect(lambda: self.unfold(self._inside.isHidden()))
        self.fields: dict[UUID, LabeledField] = {}
        self.show_checks((), date.today())

    def show_checks(self, checks: Sequence[CheckRow], today: date, begun: Mapping[UUID, str] | None = None) -> None:
        """Show the signed checks, with addenda that were begun and not saved."""
        while (item := self._column.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        self.fields.clear()
        for place, check in enumerate(checks):
            if place:
                self._column.addWidget(hairline())
            self._column.addWidget(self._check(check, today, (begun or {}).get(check.form.id, "")))
        self.note.setText(ngettext("{n} signed", "{n} signed", len(checks)).format(n=len(checks)))
        self.setVisible(bool(checks))
        self.unfold(bool(begun))

    def texts(self) -> dict[UUID, str]:
        """Addenda that were begun."""
        written = {check: _text(field).toPlainText() for check, field in self.fields.items()}
        return {check: text for check, text in written.items() if text.strip()}

    def complain(self, check: UUID, sentence: str) -> None:
        """Put a sentence beside the addendum it is about."""
        self.fields[check].set_error(sentence)

    def unfold(self, open_: bool) -> None:
        self._inside.setVisible(open_)
        self.fold.say(_("Hide") if open_ else _("Show"))

    def _check(self, check: CheckRow, today: date, begun: str) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        at = clock(check.signed_at or check.started_at, today)
        column.addWidget(label(_("Signed {time} by {name}").format(time=at, name=check.signed_by), "strong"))
        for words in summary(check.form):
            column.addWidget(wrapped(words, "second"))
        for addendum in check.addenda:
            column.addWidget(wrapped(_("Added later: {text}").format(text=addendum.text)))
        column.addLayout(self._adding(check.form.id, begun))
        return holder

    def _adding(self, check: UUID, begun: str) -> QVBoxLayout:
        """Room for an addendum, under one id from the start, so that saving it twice makes one."""
        text, addendum = QPlainTextEdit(begun), new_id()
        text.setFixedHeight(72)
        text.setTabChangesFocus(True)
        field = self.fields[check] = LabeledField(_("Addendum"), text)
        button = KeyButton("", icon="file-pen", size="compact")
        button.clicked.connect(lambda: self._pressed(AddendumForm(addendum, check, ""), button))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout()
        column.addWidget(field)
        column.addLayout(row)
        _open(field, button, bool(begun))
        return column

    def _pressed(self, form: AddendumForm, button: KeyButton) -> None:
        field = self.fields[form.check]
        if field.isHidden():
            _open(field, button, True)
            field.setFocus()
        else:
            self.added.emit(replace(form, text=_text(field).toPlainText().strip()))


def _open(field: LabeledField, button: KeyButton, open_: bool) -> None:
    field.setVisible(open_)
    button.say(_("Save the addendum") if open_ else _("Add an addendum"))


def _text(field: LabeledField) -> QPlainTextEdit:
    assert isinstance(field.control, QPlainTextEdit)
    return field.control


def summary(form: CheckForm) -> list[str]:
    """A signed check in lines of words; what was not asked is not mentioned as a no."""
    yes = [screening()[code] for code, answer in form.screening if answer is Answer.YES]
    no = [screening()[code] for code, answer in form.screening if answer is Answer.NO]
    awake = consciousness()[form.vitals.consciousness] if form.vitals.consciousness else ""
    lines = [
        _result(form),
        ", ".join(part for part in (*read_back(form.vitals), awake) if part),
        _("Yes: {words}").format(words=", ".join(yes)) if yes else "",
        _("No: {words}").format(words=", ".join(no)) if no else "",
        _("Allergies: {words}").format(
            words=_listed(form.allergies_state, [allergy_words(each) for each in form.allergies])
        ),
        _("Medicines: {words}").format(words=_listed(form.medicines_state, _medicines(form))),
        form.complaint,
        form.note,
        ", ".join(instructions()[code] for code in form.instructions),
    ]
    return [line.strip() for line in lines if line.strip()]


def _result(form: CheckForm) -> str:
    colour = "" if form.triage is Triage.NOT_YET else colours()[form.triage]
    result = outcomes()[form.outcome] if form.outcome else _("No result")
    return ". ".join(part for part in (colour, result, form.follow_up) if part)


def _allergies(form: CheckForm) -> list[str]:
    return [allergy_words(allergy) for allergy in form.allergies]


def _medicines(form: CheckForm) -> list[str]:
    return [", ".join(part for part in (m.as_written, m.name, m.dose, m.last_taken) if part) for m in form.medicines]


def _listed(state: ListState, words: Sequence[str]) -> str:
    return "; ".join(words) if state is ListState.LIST and words else allergy_states()[state].lower()
