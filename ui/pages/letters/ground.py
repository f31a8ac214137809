"""On what ground a letter may leave the house: a consent that the record holds, or another with a word on why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.letters.forms import ConsentOffer, LetterForm
from app.letters.sheet import LetterSheet
from models.codes import SharingBasis
from ui.pages.letters.words import bases, day_words
from ui.person_words import clock
from ui.widgets.fields import LabeledField, choice_box
from ui.words import _


@dataclass(frozen=True)
class Choice:
    """A line of the box: a ground, and the consent it rests on."""

    basis: SharingBasis | None
    consent: UUID | None = None


class Ground(QWidget):
    """`changed` after a choice; `consented` carries the recipient that the chosen consent names."""

    changed = Signal()
    consented = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box, self.note = choice_box(()), QLineEdit()
        self.basis_field = LabeledField(_("On what ground"), self.box, _("needed before signing"))
        self.note_field = LabeledField(_("Why this ground holds"), self.note, _("one sentence"))
        self._consents: tuple[ConsentOffer, ...] = ()
        self._form: LetterForm | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.basis_field)
        column.addWidget(self.note_field)
        self.box.activated.connect(lambda _place: self._choose())
        self.note.textEdited.connect(lambda _text: self.changed.emit())

    def controls(self) -> list[QWidget]:
        return [self.box, self.note]

    def show_letter(self, sheet: LetterSheet) -> None:
        form, self._consents = sheet.form, sheet.consents
        self._form = form
        self.box.clear()
        self.box.addItem(_("Not chosen yet"), Choice(None))
        if SharingBasis.CONSENT in sheet.rules.bases:
            for offer in sheet.consents:
                self.box.addItem(consent_words(offer), Choice(SharingBasis.CONSENT, offer.id))
        for basis in sheet.rules.bases:
            if basis is not SharingBasis.CONSENT:
                self.box.addItem(bases()[basis], Choice(basis))
        self.note.setText(form.basis_note)
        self._select(form)
        self._say_what_there_is(sheet)

    def _select(self, form: LetterForm) -> None:
        wanted = Choice(form.basis, form.consent if form.basis is SharingBasis.CONSENT else None)
        places = (place for place in range(self.box.count()) if self.box.itemData(place) == wanted)
        self.box.setCurrentIndex(next(places, 0))
        self._show_note()

    def _say_what_there_is(self, sheet: LetterSheet) -> None:
        none = SharingBasis.CONSENT in sheet.rules.bases and not sheet.consents
        self.basis_field.hint.setText(_("no consent in the record yet") if none else _("needed before signing"))

    def _choose(self) -> None:
        self._show_note()
        consent = self.consent()
        if consent is not None:
            self.consented.emit(consent.recipient)
        self.changed.emit()

    def _show_note(self) -> None:
        chosen = self.chosen()
        self.note_field.setVisible(chosen.basis is not None and chosen.basis is not SharingBasis.CONSENT)

    def chosen(self) -> Choice:
        data = self.box.currentData()
        return data if isinstance(data, Choice) else Choice(None)

    def consent(self) -> ConsentOffer | None:
        return next((each for each in self._consents if each.id == self.chosen().consent), None)

    def filled_in(self) -> dict[str, object]:
        """The fields of the form that stand here."""
        chosen = self.chosen()
        return {"basis": chosen.basis, "consent": chosen.consent, "basis_note": self.note.text().strip()}

    def permission(self, today: date) -> tuple[str, str]:
        """The sentence of the pinned banner, and its tone."""
        chosen, consent = self.chosen(), self.consent()
        if consent is not None:
            when, to = clock(consent.at, today), consent.recipient or _("any recipient")
            return _("Permission: yes, {when}, for {to}. It can be taken back.").format(when=when, to=to), "ok"
        if chosen.basis is not None:
            return _("Ground: {words}. Say why in one sentence.").format(words=bases()[chosen.basis].lower()), "info"
        if self._consents:
            return _("No ground is chosen yet. The person agreed: choose it below."), "att"
        return _("No permission yet. Ask the person and record the answer under Protection."), "att"


def consent_words(offer: ConsentOffer) -> str:
    """Consent of 14 Nov for Red Cross."""
    to = offer.recipient or _("any recipient")
    return _("Consent of {day} for {to}").format(day=day_words(offer.at), to=to)
