"""Correcting a record that the person says is wrong: the new words beside the old ones, and every older value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.access import Act, may
from app.errors import UserError
from app.forms import PersonForm
from app.ids import new_id
from app.rights.forms import CorrectionForm, CorrectionRow
from app.rows import RegistrationSheet
from models.values.birth_reading import read_birth
from models.values.partial_date import show
from ui.page import PageContext
from ui.pages.person.cards import RowsCard, line
from ui.pages.rights.words import moment
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField
from ui.widgets.marks import StatusMark
from ui.widgets.panels import Banner, Card
from ui.words import _
from ui.work import sentence_of

MOST_SHOWN = 30
Read = tuple[RegistrationSheet, tuple[CorrectionRow, ...]]


class CorrectionCard(Card):
    """Four fields that are most often wrong, a reason, and the history under them."""

    def __init__(self, context: PageContext, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(_("Correct the record"), _("older values stay in the history"), parent)
        self._context, self._banner = context, banner
        self._form: PersonForm | None = None
        self._born = ""
        self.family, self.given, self.born, self.nationality, self.reason = (QLineEdit() for _place in range(5))
        self.fields = {
            "family": LabeledField(_("Family name"), self.family),
            "given": LabeledField(_("Given names"), self.given),
            "birth": LabeledField(_("Born"), self.born, _("as far as known")),
            "nationality": LabeledField(_("Nationality"), self.nationality),
            "reason": LabeledField(_("Which paper or who says so"), self.reason),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.button = KeyButton(_("Correct"), "", icon="check", size="compact")
        self.button.clicked.connect(self.correct)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.history = RowsCard(_("What stood here before"), _("Nothing was ever changed."))
        self.body.addWidget(self.history)
        EnterChain([self.family, self.given, self.born, self.nationality, self.reason], self.correct, self)
        if not self._is_for_me():
            self.hide()

    def _is_for_me(self) -> bool:
        return all(may(self._context.actor, act) for act in (Act.CORRECT, Act.READ_REGISTRATION))

    def show_person(self, person: UUID) -> None:
        """Read what the record says now and said before."""
        if not self._is_for_me():
            return
        actor, waystation = self._context.actor, self._context.waystation

        def read() -> Read:
            sheet = waystation.registration.open_sheet(actor, person)
            return sheet, waystation.corrections.history(actor, person)

        self._context.work.run(self, read, self._show, self._failed)

    def _show(self, read: Read) -> None:
        sheet, history = read
        self._form = form = sheet.form
        self._born = form.birth_as_written or show(form.birth, date.today())
        for field, text in (
            (self.family, form.family),
            (self.given, form.given),
            (self.born, self._born),
            (self.nationality, form.nationality),
        ):
            field.setText(text)
        self.history.show_rows([_line(row) for row in history[:MOST_SHOWN]])

    def correct(self) -> None:
        """The record says from now on what stands in the fields."""
        form = self._form
        if form is None:
            return
        record = replace(
            form, family=self.family.text(), given=self.given.text(), nationality=self.nationality.text().strip()
        )
        if self.born.text().strip() != self._born:
            read = read_birth(self.born.text(), date.today())
            record = replace(record, birth=read.value, birth_as_written=self.born.text().strip())
        corrections, actor = self._context.waystation.corrections, self._context.actor
        correction = CorrectionForm(new_id(), record, self.reason.text())
        self._context.work.run(
            self,
            lambda: corrections.correct(actor, correction),
            lambda _a: self._done(record.id),
            self._failed,
            writes=True,
        )

    def _done(self, person: UUID) -> None:
        for field in self.fields.values():
            field.clear()
        self.reason.clear()
        self._banner.say(_("Corrected. What stood there before stays in the history."), "ok")
        self.show_person(person)

    def _failed(self, trouble: Exception) -> None:
        place = trouble.field if isinstance(trouble, UserError) else None
        if place in self.fields:
            self.fields[place].set_error(sentence_of(trouble))
            self.fields[place].control.setFocus()
        self._banner.say(sentence_of(trouble), "stop")

    def forget(self) -> None:
        """Nothing of a person stays here."""
        self._form = None
        for field in (self.family, self.given, self.born, self.nationality, self.reason):
            field.clear()
        self.history.show_rows([])


def _line(row: CorrectionRow) -> QWidget:
    said = _("{at}, {who}").format(at=moment(row.at), who=row.by)
    return line(StatusMark("note"), f"{row.field.replace('_', ' ')}: {row.value or '–'}", said)
