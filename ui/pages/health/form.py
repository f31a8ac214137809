"""The whole check as a form: shown from what is known, read back as it stands, one Enter path through all of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.check_forms import CheckForm, Vitals
from app.check_rows import CheckSheet
from app.health.alerts import alerts
from models.codes import Answer, Instruction, ListState, Outcome, Screening, Sex, Triage
from ui.pages.health.alarm import AlarmCard
from ui.pages.health.ask import AskCard
from ui.pages.health.earlier import EarlierCard
from ui.pages.health.head import HealthHead
from ui.pages.health.measures import Measures
from ui.pages.health.more import MoreParts
from ui.pages.health.remedies import (
    EntryList,
    allergies_of,
    allergy_fields,
    allergy_texts,
    condition_fields,
    condition_texts,
    conditions_of,
    medicine_fields,
    medicine_texts,
    medicines_of,
)
from ui.pages.health.result import HOLD, ResultCard, SeenCard
from ui.pages.health.score import ScoreLine, score_line, with_emergency
from ui.pages.health.trend import TrendCard
from ui.pages.health.urgency import UrgencyCard
from ui.widgets.fields import EnterChain, LabeledField
from ui.widgets.panels import Card
from ui.words import _

LEFT, RESULT_PLACE = 376, 7
NOT_OF_MEN = (Screening.PREGNANT, Screening.BREASTFEEDING)


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
        seen = replace(self.form, shown=self.opened.shown)  # to read on is not to type
        return seen != self.opened or any((*self.texts.values(), *self.addenda.values()))


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
        self.conditions = EntryList(_("Illnesses"), _("Add an illness"), condition_fields())
        self.complaint, self.note = QLineEdit(), QPlainTextEdit()
        self.result, self.seen, self.earlier = ResultCard(), SeenCard(), EarlierCard()
        self.alarm, self.trend = AlarmCard(), TrendCard()
        self.more = MoreParts()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.columns.setContentsMargins(18, 12, 18, 12)
        self.columns.setSpacing(12)
        self._left = QWidget()
        self._left_column, self._right_column = QVBoxLayout(self._left), QVBoxLayout()
        for column, cards in (
            (self._left_column, (self.urgency, self.measures, self.trend, self.result)),
            (self._right_column, self._right_cards()),
        ):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self.columns.addWidget(self._left)
        self.columns.addLayout(self._right_column, 1)

    def _right_cards(self) -> tuple[QWidget, ...]:
        remedies = (self.allergies, self.medicines, self.conditions)
        return (self.alarm, self.ask, *remedies, self.more, self._notes(), self.seen, self.earlier)

    def _notes(self) -> Card:
        card = Card(_("Note"), _("only Health reads it"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(86)
        card.body.addWidget(LabeledField(_("What is wrong, in the person's own words"), self.complaint))
        card.body.addWidget(LabeledField(_("What was found and done"), self.note))
        return card

    def _connect(self) -> None:
        self.head.consent.changed.connect(lambda _value: self.changed.emit())
        for part in (self.urgency.choice, self.measures, self.ask, self.result, self.seen, self.more):
            part.changed.connect(self.changed)
        for block in (self.allergies, self.medicines, self.conditions):
            block.changed.connect(self.changed)
            block.grown.connect(self._link)
        for grows in (self.more.grown, self.result.things.grown):
            grows.connect(self._link)
        self.alarm.proposed.connect(self._propose)
        self.alarm.changed.connect(self.changed)
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
            *self.ask.path(),
            *self.allergies.chain(),
            *self.medicines.chain(),
            *self.conditions.chain(),
            *self.more.chain(),
            self.complaint,
            self.note,
            self.result.choices,
            self.result.follow_up,
            *self.result.things.chain(),
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
        self.measures.put(form.vitals, typed.texts, form.measures, typed.sheet.age)
        self.trend.put(typed.sheet.trend)
        self.alarm.put(form.senior_asked)
        male = typed.sheet.person.sex is Sex.MALE
        self.ask.put(form.screening, NOT_OF_MEN if male else (), form.asked_together)
        self.more.put(typed.sheet, form)
        allergies = [allergy_texts(allergy) for allergy in form.allergies]
        self.allergies.put(form.allergies_state, typed.lists.get("allergies", allergies))
        medicines = [medicine_texts(medicine) for medicine in form.medicines]
        self.medicines.put(form.medicines_state, typed.lists.get("medicines", medicines))
        conditions = [condition_texts(condition) for condition in form.conditions]
        self.conditions.put(form.conditions_state, typed.lists.get("conditions", conditions))
        self.complaint.setText(form.complaint)
        self.note.setPlainText(form.note)
        self.result.set_value(form.outcome)
        self.result.follow_up.setText(form.follow_up)
        self.result.things.put(form.person, form.follow_ups, typed.sheet.clinic)
        self.seen.put(form.instructions, HOLD in typed.sheet.person.instructions)
        self.earlier.show_checks(typed.sheet.earlier, date.today(), typed.addenda)
        self.blockSignals(False)

    def keep(self) -> None:
        """Take what stands in the fields into memory, also what could not be saved as it is."""
        if self._typed is not None:
            self._typed.form = self._read(self.measures.known())
            self._typed.texts = self.measures.texts()
            blocks = {"allergies": self.allergies, "medicines": self.medicines, "conditions": self.conditions}
            self._typed.lists = {name: block.texts() for name, block in blocks.items()}
            self._typed.addenda = self.earlier.texts()

    def read(self) -> CheckForm:
        """The check to save; UserError with its field where something typed is beyond its limits."""
        medicines = medicines_of(self.medicines)
        self.more.marks.check()
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
            shown=self.ask.shown(),
            asked_together=self.ask.together(),
            measures=self.measures.how.notes(),
            senior_asked=self.alarm.senior_asked(),
            conditions_state=self.conditions.state.value(),
            conditions=conditions_of(self.conditions),
            follow_ups=self.result.things.value(),
            allergies_state=self.allergies.state.value(),
            allergies=allergies_of(self.allergies),
            medicines_state=self.medicines.state.value(),
            medicines=medicines_of(self.medicines, strict=False),
            note=self.note.toPlainText().strip(),
            outcome=self.result.value(),
            follow_up=self.result.follow_up.text().strip(),
            instructions=self.seen.value(),
        )
        return replace(self.more.filled(form), measured_at=self._measured_at(typed, vitals))

    def _measured_at(self, typed: Typed, vitals: Vitals) -> datetime | None:
        """When the measures last changed; an unchanged set keeps its time."""
        if vitals in (typed.form.vitals, typed.opened.vitals):
            return typed.form.measured_at if vitals == typed.form.vitals else typed.opened.measured_at
        return datetime.now(UTC)

    # While it is filled

    def score(self) -> ScoreLine:
        """The line of NEWS2, and beside it what the check asks for now."""
        typed = self._typed
        assert typed is not None
        form = self._read(self.measures.known())
        sheet = typed.sheet
        found = alerts(form, sheet.age, datetime.now(UTC), sheet.person.sex)
        self.alarm.show_alerts(found, form.instructions)
        self.trend.show_now(form.vitals)
        return with_emergency(score_line(form, sheet.age, sheet.person.sex), found)

    def _propose(self, codes: tuple[Instruction, ...]) -> None:
        """What an alert proposes is ticked; it leaves the clinic only with the signature."""
        for code in codes:
            self.seen.ticks[code].setChecked(True)

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
        column, place = (self._right_column, RESULT_PLACE) if narrow else (self._left_column, 3)
        column.insertWidget(place, self.result)
        side = 12 if narrow else 18
        self.columns.setContentsMargins(side, 12, side, 12)


def _reads(text: str) -> bool:
    return not text.strip() or text.strip().isdecimal()
