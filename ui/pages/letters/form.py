"""The fields of a letter, in the order in which they are thought of; what it tells is ticked fact by fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.letters.forms import KindOffer, LetterForm
from app.letters.sheet import LetterSheet
from app.letters.templates import Section
from models.codes import LetterKind, Priority
from ui.pages.letters.facts import FactList
from ui.pages.letters.ground import Ground
from ui.pages.letters.recipient import Recipient
from ui.pages.letters.words import kinds, never, paper_languages
from ui.widgets.buttons import Segmented
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.in_sight import InSight
from ui.widgets.marks import Chip, KeyCap, label
from ui.widgets.paint import Icon
from ui.widgets.panels import wrapped
from ui.words import _


def area(lines: int) -> QPlainTextEdit:
    """A few lines of text; Tab goes on to the next field."""
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(24 * lines + 22)
    return made


class _Chain(EnterChain):
    """Enter goes into a text of several lines, and makes a new line in it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        inside = isinstance(watched, QPlainTextEdit) or isinstance(watched.parent(), QPlainTextEdit)
        return False if inside else super().eventFilter(watched, event)


class LetterFields(QWidget):
    """`changed` after every edit; `kind_asked` and `language_asked` when another letter or its language is chosen.
    `spoken`: a sentence
    stands at this field now. `form()` is what would be saved."""

    changed = Signal()
    kind_asked = Signal(object)
    language_asked = Signal(str)
    spoken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: LetterForm | None = None
        self.sheet: LetterSheet | None = None
        self._offers: tuple[KindOffer, ...] = ()
        self._chain: EnterChain | None = None
        self._in_sight: InSight | None = None
        self.kind, self.language = choice_box(()), choice_box(tuple(paper_languages().items()))
        self.priority = Segmented(
            (
                (Priority.EMERGENCY, _("24 h"), "1"),
                (Priority.URGENT, _("72 h"), "2"),
                (Priority.NORMAL, _("2 weeks"), "3"),
            ),
            Priority.URGENT,
            name=_("How soon"),
        )
        self.recipient, self.facts, self.ground = Recipient(), FactList(), Ground()
        self.enclosures = QLineEdit()
        self.sections: dict[str, QPlainTextEdit] = {}
        self._section_fields: dict[str, LabeledField] = {}
        self._parts = QVBoxLayout()
        self._never = label("", "hint")
        self._lay_out()
        self._listen()

    # Layout

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._kind_row())
        column.addWidget(self.recipient)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._how_soon = LabeledField(_("How soon"), self.priority)
        row.addWidget(self._how_soon)
        row.addWidget(LabeledField(_("Language"), self.language), 1)
        column.addLayout(row)
        column.addLayout(self._head_of_facts())
        column.addWidget(self.facts)
        column.addLayout(self._never_row())
        self._parts.setSpacing(8)
        column.addLayout(self._parts)
        self._enclosed = LabeledField(_("Enclosed"), self.enclosures, _("with a semicolon between"))
        column.addWidget(self._enclosed)
        column.addWidget(self.ground)

    def _kind_row(self) -> QHBoxLayout:
        """The kind has no label: it stands under the title that says it."""
        row = QHBoxLayout()
        row.setSpacing(8)
        self.kind.setAccessibleName(_("Kind of letter"))
        for box in (self.kind, self.language, self.ground.box):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(3)
        row.addWidget(self.kind, 1)
        return row

    def _head_of_facts(self) -> QVBoxLayout:
        column, row, hint = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        column.setSpacing(2)
        self.count = Chip("", "wait")
        row.addWidget(label(_("What this letter tells them"), "section"), 1)
        row.addWidget(self.count)
        hint.setSpacing(6)
        hint.addWidget(label(_("Nothing is included until you tick it."), "hint"))
        hint.addWidget(KeyCap(_("Space")))
        hint.addStretch(1)
        column.addLayout(row)
        column.addLayout(hint)
        return column

    def _never_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 0, 4)
        row.addWidget(Icon("lock", "ink3", 18))
        self._never = wrapped("", "hint")
        row.addWidget(self._never, 1)
        return row

    def _listen(self) -> None:
        for part in (self.recipient, self.facts, self.ground):
            part.changed.connect(self._edited)
        self.priority.changed.connect(lambda _value: self._edited())
        self.enclosures.textEdited.connect(lambda _text: self._edited())
        self.ground.consented.connect(self.recipient.fill)
        self.kind.activated.connect(lambda _place: self.kind_asked.emit(self.chosen_kind()))
        self.language.activated.connect(lambda _place: self.language_asked.emit(str(self.language.currentData())))

    # Showing

    def show_kinds(self, offers: Sequence[KindOffer]) -> None:
        """The kinds that this role writes, each with its number."""
        self._offers = tuple(offers)
        self.kind.clear()
        for number, offer in enumerate(offers, 1):
            self.kind.addItem(f"{number}  {kinds()[offer.kind]}", offer.kind)

    def chosen_kind(self) -> LetterKind | None:
        return self.kind_at(self.kind.currentIndex() + 1)

    def kind_at(self, number: int) -> LetterKind | None:
        """The kind behind a number key."""
        return self._offers[number - 1].kind if 0 < number <= len(self._offers) else None

    def compartment_words(self) -> str:
        """What the letter in hand never tells."""
        assert self._form is not None
        offer = next((each for each in self._offers if each.kind is self._form.kind), None)
        return never(offer.compartment) if offer is not None else ""

    def show_sheet(self, sheet: LetterSheet) -> None:
        """Fill the fields with a letter as it was kept; nothing is ticked that was not."""
        form, self._form = sheet.form, None
        self.sheet = sheet
        self.kind.setCurrentIndex(max(self.kind.findData(form.kind), 0))
        self.language.setCurrentIndex(max(self.language.findData(form.language), 0))
        self.priority.set_value(form.priority)
        self._how_soon.setVisible(not sheet.rules.one_page)
        self.recipient.show_letter(form, sheet.organisations)
        self.facts.show_offers(sheet.offers, form.fields)
        self._show_sections(sheet)
        self.enclosures.setText("; ".join(form.enclosures))
        self._enclosed.setVisible(not sheet.rules.one_page)
        self.ground.show_letter(sheet)
        self._form = form
        self._never.setText(self.compartment_words())
        self.clear_errors()
        self._show_count()
        self._chain_up()

    def refresh(self, sheet: LetterSheet) -> None:
        """The record changed meanwhile: what may be told, on what ground, to whom. What was typed stays."""
        before = self.sheet
        if before is None or _around(before) != _around(sheet):
            self.show_sheet(replace(sheet, form=self.form()) if before is not None else sheet)

    def _show_sections(self, sheet: LetterSheet) -> None:
        for field in self._section_fields.values():
            self._parts.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.sections, self._section_fields = {}, {}
        for section in sheet.words.sections:
            self._add_section(section, sheet.form.text(section.key))

    def _add_section(self, section: Section, text: str) -> None:
        box = self.sections[section.key] = area(2 if section.required else 1)
        box.setPlainText(text)
        field = LabeledField(section.heading, box, _("needed") if section.required else "")
        if section.hint:
            hint = wrapped(section.hint, "hint")
            layout = field.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(1, hint)
            box.setAccessibleDescription(section.hint)
        box.textChanged.connect(self._edited)
        self._section_fields[section.key] = field
        self._parts.addWidget(field)

    def _chain_up(self) -> None:
        """Enter goes from field to field; in a text of several lines it makes a new line, Tab goes on."""
        if self._chain is not None:
            self._chain.deleteLater()
        if self._in_sight is not None:
            self._in_sight.deleteLater()
        controls: list[QWidget] = [self.kind, *self.recipient.controls(), self.priority, self.language]
        controls += [*self.facts.facts, *self.sections.values(), self.enclosures, *self.ground.controls()]
        for before, after in pairwise(controls):
            QWidget.setTabOrder(before, after)
        self._chain = _Chain(controls, parent=self)
        self._in_sight = InSight(controls, self)

    # Reading

    def form(self) -> LetterForm:
        """The letter as typed and ticked."""
        assert self._form is not None
        typed = [(key, box.toPlainText().strip()) for key, box in self.sections.items()]
        enclosed = (part.strip() for part in self.enclosures.text().split(";"))
        return replace(
            self._form,
            language=str(self.language.currentData()),
            priority=self.priority.value(),
            fields=self.facts.ticked(),
            sections=tuple((key, text) for key, text in typed if text),
            enclosures=tuple(part for part in enclosed if part),
            **self.recipient.filled_in(),
            **self.ground.filled_in(),
        )

    def say(self, field: str | None, sentence: str) -> bool:
        """Put a sentence beside the field it is about; False when it is about none of them."""
        self.clear_errors()
        place = self._places().get(field or "")
        if place is None:
            return False
        place.set_error(sentence)
        place.control.setFocus()
        self.spoken.emit(place)
        return True

    def clear_errors(self) -> None:
        for place in self._places().values():
            place.clear()

    def _places(self) -> dict[str, LabeledField]:
        return {
            **self.recipient.fields,
            **self._section_fields,
            "basis": self.ground.basis_field,
            "consent": self.ground.basis_field,
            "basis_note": self.ground.note_field,
        }

    def _edited(self) -> None:
        if self._form is not None:
            self.clear_errors()
            self._show_count()
            self.changed.emit()

    def _show_count(self) -> None:
        self.count.say(_("{n} of {all}").format(n=self.facts.told(), all=len(self.facts.facts)))


def _around(sheet: LetterSheet) -> tuple[object, ...]:
    """Everything of a sheet that its writer did not write."""
    offers = [(offer.field, offer.value) for offer in sheet.offers]
    return sheet.organisations, sheet.consents, offers, sheet.words
