"""The fields of a referral letter; what the last check offers is pulled in by a person, never poured."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.forms import LetterForm
from app.letters import LetterFacts
from models.codes import ListState, Priority
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import EnterChain, LabeledField
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import label
from ui.widgets.panels import Card, wrapped
from ui.words import _

OFFERED = 240


def area(lines: int) -> QPlainTextEdit:
    """A few lines of text; Tab goes on to the next field."""
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(24 * lines + 16)
    return made


def state_words(state: ListState, listed: str) -> str:
    """A list, or which of the two kinds of empty it is."""
    return {ListState.NONE_KNOWN: _("none known"), ListState.NOT_ASKED: _("not asked")}.get(state, listed)


class LetterFields(QWidget):
    """`changed` after every edit; `form()` is what would be saved."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: LetterForm | None = None
        self._facts: LetterFacts | None = None
        self.to_name, self.to_address, self.basis = QLineEdit(), QLineEdit(), QLineEdit()
        self.situation, self.background, self.assessment, self.request = area(2), area(3), area(3), area(2)
        self.language = Segmented((("en", "English", "E"), ("lt", "Lietuvių", "L")), "en", name=_("Language"))
        self.priority = Segmented(
            (
                (Priority.EMERGENCY, _("24 hours"), "1"),
                (Priority.URGENT, _("72 hours"), "2"),
                (Priority.NORMAL, _("2 weeks"), "3"),
            ),
            Priority.URGENT,
            name=_("Answer within"),
        )
        self.birth = QCheckBox(_("Birth date"))
        self._fields = {
            "to_name": LabeledField(_("To"), self.to_name, _("who receives it")),
            "to_address": LabeledField(_("Address"), self.to_address),
            "situation": LabeledField(_("Situation"), self.situation, _("why, in one sentence")),
            "background": LabeledField(_("Background"), self.background),
            "assessment": LabeledField(_("Assessment"), self.assessment),
            "request": LabeledField(_("Request"), self.request, _("what is asked, how soon")),
            "basis": LabeledField(_("Basis for sharing"), self.basis, _("what the person agreed to, or the law")),
        }
        self._offered = {"background": wrapped("", "hint"), "assessment": wrapped("", "hint")}
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        choices = FlowLayout(spacing=14)
        for words, choice in ((_("Language"), self.language), (_("Answer within"), self.priority)):
            choices.addWidget(LabeledField(words, choice))
        column.addLayout(choices)
        for name in ("to_name", "to_address", "situation"):
            column.addWidget(self._fields[name])
        self._pull_background = self._pull(column, "background")
        self._pull_assessment = self._pull(column, "assessment")
        for name in ("request", "basis"):
            column.addWidget(self._fields[name])
        column.addWidget(self._disclosed())

    def _pull(self, column: QVBoxLayout, name: str) -> KeyButton:
        button = KeyButton(_("Pull in from the last check"), kind="quiet", size="compact")
        button.clicked.connect(lambda: self._take(name))
        column.addWidget(self._fields[name])
        column.addWidget(self._offered[name])
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _disclosed(self) -> Card:
        card = Card(_("What this letter tells"))
        self._told = label("", "second")
        self._told.setWordWrap(True)
        card.body.addWidget(self._told)
        card.body.addWidget(self.birth)
        return card

    def _listen(self) -> None:
        for line in (self.to_name, self.to_address, self.basis):
            line.textChanged.connect(self._edited)
        for text in (self.situation, self.background, self.assessment, self.request):
            text.textChanged.connect(self._edited)
        for choice in (self.language, self.priority):
            choice.changed.connect(lambda _value: self._edited())
        self.birth.toggled.connect(lambda _on: self._edited())
        EnterChain([self.to_name, self.to_address, self.situation], parent=self)

    def show_letter(self, form: LetterForm, facts: LetterFacts) -> None:
        """Fill the fields; the facts of the check wait at their buttons."""
        self._form, self._facts = None, facts
        for line, text in (
            (self.to_name, form.to_name),
            (self.to_address, form.to_address),
            (self.basis, form.basis),
        ):
            line.setText(text)
        for area_, text in (
            (self.situation, form.situation),
            (self.background, form.background),
            (self.assessment, form.assessment),
            (self.request, form.request),
        ):
            area_.setPlainText(text)
        self.language.set_value(form.language)
        self.priority.set_value(form.priority)
        self.birth.setChecked(form.include_birth)
        self._show_offered("background", self._pull_background, facts.background)
        self._show_offered("assessment", self._pull_assessment, facts.measured)
        self._form = form
        self._show_told()

    def _show_offered(self, name: str, button: KeyButton, fact: str) -> None:
        """What the last check says, before anybody pulls it in."""
        shown = fact if len(fact) <= OFFERED else fact[:OFFERED] + "…"
        self._offered[name].setText(_("Last check: {words}").format(words=shown))
        self._offered[name].setVisible(bool(fact))
        button.setVisible(bool(fact))

    def form(self) -> LetterForm:
        """The letter as typed."""
        assert self._form is not None
        return replace(
            self._form,
            language=self.language.value(),
            priority=self.priority.value(),
            to_name=self.to_name.text().strip(),
            to_address=self.to_address.text().strip(),
            situation=self.situation.toPlainText().strip(),
            background=self.background.toPlainText().strip(),
            assessment=self.assessment.toPlainText().strip(),
            request=self.request.toPlainText().strip(),
            include_birth=self.birth.isChecked(),
            basis=self.basis.text().strip(),
        )

    def say(self, field: str | None, sentence: str) -> bool:
        """Put a sentence beside the field it is about; False when it is about none of them."""
        for place in self._fields.values():
            place.clear()
        if field not in self._fields:
            return False
        self._fields[field].set_error(sentence)
        self._fields[field].control.setFocus()
        return True

    def _take(self, name: str) -> None:
        if self._facts is None:
            return
        text = self._facts.background if name == "background" else self._facts.measured
        target = self.background if name == "background" else self.assessment
        target.setPlainText("\n".join(part for part in (target.toPlainText().strip(), text) if part))

    def _edited(self) -> None:
        if self._form is not None:
            for place in self._fields.values():
                place.clear()
            self._show_told()
            self.changed.emit()

    def _show_told(self) -> None:
        """Field by field what will be disclosed; allergies and medicines always go with a medical letter."""
        facts = self._facts
        if facts is None:
            return
        told = [_("Name, number, sex, languages"), *([_("birth date")] if self.birth.isChecked() else [])]
        told.append(_("allergies: {words}").format(words=state_words(facts.allergies_state, facts.allergies)))
        told.append(_("medicines: {words}").format(words=state_words(facts.medicines_state, facts.medicines)))
        self._told.setText("; ".join(told) + ".")
