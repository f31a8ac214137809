"""Earlier, signed checks: read in a fold, never changed, only added to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.check_forms import AddendumForm
from app.check_rows import CheckRow
from app.ids import new_id
from ui.pages.health.told import summary
from ui.person_words import clock
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
