"""The whole check as a form: shown from what is known, read back as it stands, one Enter path through all of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.check_forms import CheckForm, Medicine, Vitals
from app.check_rows import CheckSheet
from app.errors import UserError
from models.codes import Answer, ListState, Outcome, Screening, Sex, Triage
from ui.pages.health.ask import AskCard
from ui.pages.health.earlier import EarlierCard
from ui.pages.health.head import HealthHead
from ui.pages.health.measures import Measures
from ui.pages.health.remedies import (
    EntryList,
    allergies_of,
    allergy_fields,
    medicine_fields,
    medicine_texts,
    medicines_of,
)
from ui.pages.health.result import HOLD, ResultCard, SeenCard
from ui.pages.health.score import Patient, ScoreLine, score_line
from ui.pages.health.urgency import UrgencyCard
from ui.widgets.fields import EnterChain, LabeledField
from ui.widgets.panels import Card
from ui.words import _

LEFT, RESULT_PLACE = 376, 4


@dataclass
class Typed:
    """A check as it was opened and as it stands now, with the texts that cannot be read as they are."""

    sheet: CheckSheet
    opened: CheckForm
    form: CheckForm
    texts: dict[str, str] = field(default_factory=dict, repr=False)
    lists: dict[str, list[dict[str, str]]] = field(default_factory=dict, repr=False)
    addenda: dict[UUID, str] = field(default_factory=dict, repr=False)

    @property
    def touched(self) -> bool:
        return self.form != self.opened or any((*self.texts.values(), *self.addenda.values()))


class HealthForm(QWidget):
    """The cards of a check in two columns. `changed` while typing, `done` after the last field."""

    changed = Signal()
    done = Signal()

    def __init__(self, head: HealthHead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = head
        self._typed: Typed | None = None
        self._chain: EnterChain | None = None
        self.urgency, self.measures, self.ask = UrgencyCard(), Measures(), AskCard()
        self.allergies = EntryList(_("Allergies"), _("Add an allergy"), allergy_fields())
        self.medicines = EntryList(_("Medicines"), _("Add a medicine"), medicine_fields())
        self.complaint, self.note = QLineEdit(), QPlainTextEdit()
        self.result, self.seen, self.earlier = ResultCard(), SeenCard(), EarlierCard()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.columns.setContentsMargins(18, 12, 18, 12)
        self.columns.setSpacing(12)
        self._left = QWidget()
        self._left_column, self._right_column = QVBoxLayout(self._left), QVBoxLayout()
        for column, cards in (
            (self._left_column, (self.urgency, self.measures, self.result)),
            (self._right_column, (self.ask, self.allergies, self.medicines, self._notes(), self.seen, self.earlier)),
        ):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self.columns.addWidget(self._left)
        self.columns.addLayout(self._right_column, 1)

    def _notes(self) -> Card:
        card = Card(_("Note"), _("only Health reads it"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(86)
        card.body.addWidget(LabeledField(_("What is wrong, in the person's own words"), self.complaint))
        card.body.addWidget(LabeledField(_("What was found and done"), self.note))
        return card

    def _connect(self) -> None:
        self.head.consent.changed.connect(lambda _value: self.changed.emit())
        for part in (self.urgency.choice, self.measures, self.ask, self.result, self.seen):
            part.changed.connect(self.changed)
        for block in (self.allergies, self.medicines):
            block.changed.connect(self.changed)
            block.grown.connect(self._link)
        self.complaint.textChanged.connect(lambda _text: self.changed.emit())
        self.note.textChanged.connect(self.changed)
        self._link()

    def _link(self) -> None:
        """The Enter path; made anew when rows of the lists come or go."""
        if self._chain is not None:
            self._chain.deleteLater()
        self._chain = EnterChain(self.path(), self.done.emit, self)

    def path(self) -> list[QWidget]:
        """Every control of the check in the order of the eye."""
        return [
            self.head.consent,
            self.urgency.choice,
            *self.measures.chain(),
            *self.ask.questions.values(),
            *self.allergies.chain(),
            *self.medicines.chain(),
            self.complaint,
            self.note,
            self.result.choices,
            self.result.follow_up,
            self.seen.ticks[HOLD],
            self.seen.choices,
        ]

    # What is shown and read

    def put(self, typed: Typed) -> None:
        """Show a check as it stands."""
        self.blockSignals(True)
        form, self._typed = typed.form, typed
        self.head.consent.set_value(form.consent if form.consent is not Answer.DECLINED else Answer.NO)
        self.urgency.choice.set_value(form.triage)
        self.measures.put(form.vitals, typed.texts)
        male = typed.sheet.person.sex is Sex.MALE
        self.ask.put(form.screening, (Screening.PREGNANT,) if male else ())
        allergies = [{"what": allergy.substance} for allergy in form.allergies]
        self.allergies.put(form.allergies_state, typed.lists.get("allergies", allergies))
        medicines = [medicine_texts(medicine) for medicine in form.medicines]
        self.medicines.put(form.medicines_state, typed.lists.get("medicines", medicines))
        self.complaint.setText(form.complaint)
        self.note.setPlainText(form.note)
        self.result.set_value(form.outcome)
        self.result.follow_up.setText(form.follow_up)
        self.seen.put(form.instructions, HOLD in typed.sheet.person.instructions)
        self.earlier.show_checks(typed.sheet.earlier, date.today(), typed.addenda)
        self.blockSignals(False)

    def keep(self) -> None:
        """Take what stands in the fields into memory, also what could not be saved as it is."""
        if self._typed is not None:
            self._typed.form = self._read(self.measures.known())
            self._typed.texts = self.measures.texts()
            self._typed.lists = {"allergies": self.allergies.texts(), "medicines": self.medicines.texts()}
            self._typed.addenda = self.earlier.texts()

    def read(self) -> CheckForm:
        """The check to save; UserError with its field where something typed is beyond its limits."""
        medicines = medicines_of(self.medicines)
        form = self._read(self.measures.read())
        return replace(form, medicines=medicines)

    def _read(self, vitals: Vitals) -> CheckForm:
        typed = self._typed
        assert typed is not None
        form = replace(
            typed.opened,
            consent=self.head.consent.value(),
            triage=self.urgency.choice.value(),
            complaint=self.complaint.text().strip(),
            vitals=vitals,
            screening=self.ask.read(),
            allergies_state=self.allergies.state.value(),
            allergies=allergies_of(self.allergies),
            medicines_state=self.medicines.state.value(),
            medicines=self._medicines(),
            note=self.note.toPlainText().strip(),
            outcome=self.result.value(),
            follow_up=self.result.follow_up.text().strip(),
            instructions=self.seen.value(),
        )
        return replace(form, measured_at=self._measured_at(typed, vitals))

    def _medicines(self) -> tuple[Medicine, ...]:
        try:
            return medicines_of(self.medicines)
        except UserError:
            return ()

    def _measured_at(self, typed: Typed, vitals: Vitals) -> datetime | None:
        """When the measures last changed; an unchanged set keeps its time."""
        if vitals in (typed.form.vitals, typed.opened.vitals):
            return typed.form.measured_at if vitals == typed.form.vitals else typed.opened.measured_at
        return datetime.now(UTC)

    # While it is filled

    def score(self, today: date) -> ScoreLine:
        typed = self._typed
        assert typed is not None
        person = typed.sheet.person
        patient = Patient(person.birth, person.sex, self.ask.answer(Screening.PREGNANT))
        return score_line(self.measures.known(), patient, today)

    def missing(self) -> list[str]:
        """What is not asked yet, in words, the weightiest first."""
        vitals = self.measures.known()
        begun = vitals != Vitals()
        gaps = (
            (self.head.consent.value() is Answer.NOT_ASKED, _("agreement")),
            (self.urgency.choice.value() is Triage.NOT_YET, _("urgency")),
            (begun and vitals.on_air is None, _("room air or oxygen")),
            (self.result.value() is None, _("result")),
            (self.allergies.state.value() is ListState.NOT_ASKED, _("allergies")),
            (self.medicines.state.value() is ListState.NOT_ASKED, _("medicines")),
        )
        return [words for open_, words in gaps if open_]

    def no_further_check(self) -> None:
        """Seen by the clinician, nothing more is needed: a whole outcome with one key. It answers nothing else."""
        self.result.set_value(Outcome.NO_FURTHER_CHECK)
        self.changed.emit()

    def complain(self, where: str | None, sentence: str) -> bool:
        """Put the hands on the field a sentence is about; the sentence stands beneath it."""
        row = self.measures.row_of(where or "")
        if row is not None:
            row.check()
            row.edit.setFocus()
            return True
        if where == "days_left":
            wrong = (r for r in self.medicines.rows if not _reads(r.fields["days_left"].text()))
            for found in wrong:
                found.fields["days_left"].setFocus()
                return True
        return False

    def fold(self, narrow: bool) -> None:
        """One column where the window is narrow, with the result after the note as Enter goes."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.columns.setDirection(down if narrow else across)
        self._left.setMinimumWidth(0 if narrow else LEFT)
        self._left.setMaximumWidth(16_777_215 if narrow else LEFT)
        column, place = (self._right_column, RESULT_PLACE) if narrow else (self._left_column, 2)
        column.insertWidget(place, self.result)
        side = 12 if narrow else 18
        self.columns.setContentsMargins(side, 12, side, 12)


def _reads(text: str) -> bool:
    return not text.strip() or text.strip().isdecimal()
