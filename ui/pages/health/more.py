"""What is folded under the questions: body map, pregnancy, withdrawal, offered tests, questionnaires, who checked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.check_forms import CheckForm
from app.check_rows import CheckSheet
from models.codes import Pregnancy, Qualification, Sex
from ui.pages.health.fold import Fold
from ui.pages.health.life import OffersPart, PregnancyPart, Stacked, WithdrawalPart, offer_states, pregnancies
from ui.pages.health.marks import Marks
from ui.pages.health.tool import Tools
from ui.widgets.fields import LabeledField, choice_box
from ui.widgets.panels import Card
from ui.words import _, ngettext


def qualifications() -> dict[Qualification, str]:
    return {
        Qualification.NOT_SAID: _("not said"),
        Qualification.DOCTOR: _("doctor"),
        Qualification.FELDSHER: _("feldsher"),
        Qualification.PARAMEDIC: _("paramedic"),
        Qualification.NURSE: _("nurse"),
        Qualification.FIRST_AIDER: _("first aider"),
    }


class MoreParts(Card):
    """Folds with their keys; each tells while it is closed what stands in it. `grown` when controls came or went."""

    changed = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("If it matters"), parent=parent)
        self.pregnancy, self.withdrawal, self.offers, self.tools = (
            PregnancyPart(),
            WithdrawalPart(),
            OffersPart(),
            Tools(),
        )
        self.qualification = choice_box([(code.value, word) for code, word in qualifications().items()])
        self.interpreter = QLineEdit()
        who = Stacked(
            LabeledField(_("Who checked"), self.qualification), LabeledField(_("Interpreter"), self.interpreter)
        )
        self.marks = Marks()
        self.folds = {
            "marks": Fold(_("Body map"), "B", self.marks),
            "pregnancy": Fold(_("Pregnancy"), "P", self.pregnancy),
            "withdrawal": Fold(_("Withdrawal"), "W", self.withdrawal),
            "offers": Fold(_("Tests offered"), "T", self.offers),
            "tools": Fold(_("Mood and worry"), "J", self.tools),
            "who": Fold(_("Who checked"), "H", who),
        }
        column = QVBoxLayout()
        for fold in self.folds.values():
            column.addWidget(fold)
            fold.opened.connect(lambda _on: self.grown.emit())
        self.body.addLayout(column)
        for part in (self.marks, self.pregnancy, self.withdrawal, self.offers, self.tools):
            part.changed.connect(self._told)
        self.tools.grown.connect(self.grown)
        self.marks.grown.connect(self.grown)
        self.qualification.activated.connect(lambda _place: self._told())
        self.interpreter.textEdited.connect(lambda _text: self._told())

    def chain(self) -> list[QWidget]:
        """The controls in the order of Enter; those folded away are passed over."""
        return [
            *self.marks.chain(),
            self.pregnancy.state,
            self.pregnancy.weeks,
            *self.withdrawal.last.values(),
            *self.offers.boxes.values(),
            *self.tools.chain(),
            self.qualification,
            self.interpreter,
        ]

    def put(self, sheet: CheckSheet, form: CheckForm) -> None:
        self.marks.put(form.injuries, form.statement, form.for_protection, sheet.photos)
        self.pregnancy.put(form.pregnancy, form.pregnancy_weeks)
        self.withdrawal.put(form.withdrawal)
        self.offers.put(form.offers)
        self.tools.put(sheet.questionnaires, sheet.languages, form.questionnaires)
        self.qualification.setCurrentIndex(self.qualification.findData(form.qualification.value))
        self.interpreter.setText(form.interpreter_name)
        for fold in self.folds.values():
            fold.unfold(False)
        self.folds["pregnancy"].setVisible(sheet.person.sex is not Sex.MALE)
        self.folds["tools"].setVisible(bool(self.tools.tools))
        self._told()

    def filled(self, form: CheckForm) -> CheckForm:
        """The form with what stands here."""
        return replace(
            form,
            injuries=self.marks.injuries(),
            statement=self.marks.statement.text().strip(),
            for_protection=self.marks.keep.isChecked(),
            pregnancy=self.pregnancy.value(),
            pregnancy_weeks=self.pregnancy.weeks_known(),
            withdrawal=self.withdrawal.value(),
            offers=self.offers.value(),
            questionnaires=self.tools.value(),
            qualification=Qualification(self.qualification.currentData()),
            interpreter_name=self.interpreter.text().strip(),
        )

    def _told(self) -> None:
        self.folds["marks"].say(self.marks.said())
        state = self.pregnancy.value()
        self.folds["pregnancy"].say("" if state is Pregnancy.NOT_ASKED else pregnancies()[state])
        count = len(self.withdrawal.value())
        self.folds["withdrawal"].say(ngettext("{n} noted", "{n} noted", count).format(n=count) if count else "")
        offered = [offer_states()[said] for _test, said in self.offers.value()]
        self.folds["offers"].say(", ".join(offered))
        self.folds["tools"].say(_("begun") if self.tools.value() else "")
        named = self.qualification.currentText() if self.qualification.currentIndex() > 0 else ""
        self.folds["who"].say(", ".join(part for part in (named, self.interpreter.text().strip()) if part))
        self.changed.emit()
