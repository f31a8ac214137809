"""The words of one kind of letter in one language, in a plain form; the keys of its parts stay as they are."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.letters.templates import Section, Words
from ui.pages.letters.form import area
from ui.widgets.fields import LabeledField
from ui.widgets.in_sight import InSight
from ui.widgets.panels import Card
from ui.words import _


class PartForm(Card):
    """One part of the letter: heading, hint, and the text that a writer begins with."""

    def __init__(self, section: Section, number: int, parent: QWidget | None = None) -> None:
        needed = _("must be filled before signing") if section.required else _("may stay empty")
        super().__init__(_("Part {n}").format(n=number), needed, parent)
        self._section = section
        self.heading, self.hint, self.start = QLineEdit(section.heading), QLineEdit(section.hint), area(2)
        self.start.setPlainText(section.start)
        for words, control, hint in (
            (_("Heading"), self.heading, _("stands on the paper")),
            (_("Hint"), self.hint, _("for the writer, never printed")),
            (_("Text to begin with"), self.start, _("usually empty")),
        ):
            self.body.addWidget(LabeledField(words, control, hint))
        for line in (self.heading, self.hint):
            line.setCursorPosition(0)

    def controls(self) -> list[QWidget]:
        return [self.heading, self.hint, self.start]

    def section(self) -> Section:
        return replace(
            self._section,
            heading=self.heading.text().strip(),
            hint=self.hint.text().strip(),
            start=self.start.toPlainText().strip(),
        )


class WordsForm(QWidget):
    """`changed` after every edit."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Words | None = None
        self.title, self.plain = QLineEdit(), area(2)
        self.confirmed = QCheckBox(_("A native speaker has read and confirmed these words"))
        self.title_field = LabeledField(_("Title on the paper"), self.title)
        self.parts: list[PartForm] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(self.title_field)
        column.addWidget(LabeledField(_("In plain words, on the copy of the person"), self.plain))
        column.addWidget(self.confirmed)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        column.addLayout(self._column)
        column.addStretch(1)
        self.title.textEdited.connect(lambda _text: self.changed.emit())
        self.plain.textChanged.connect(self._edited)
        self.confirmed.clicked.connect(lambda _on: self.changed.emit())
        self._in_sight: InSight | None = None

    def show_words(self, words: Words) -> None:
        self._words = None
        for part in self.parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.parts = [PartForm(section, number) for number, section in enumerate(words.sections, 1)]
        for part in self.parts:
            self._column.addWidget(part)
            part.start.textChanged.connect(self._edited)
            for line in (part.heading, part.hint):
                line.textEdited.connect(lambda _text: self._edited())
        self.title.setText(words.title)
        self.plain.setPlainText(words.plain)
        self.confirmed.setChecked(not words.draft)
        self.title_field.clear()
        self._words = words
        controls = [self.title, self.plain, self.confirmed, *(each for part in self.parts for each in part.controls())]
        for before, after in pairwise(controls):
            QWidget.setTabOrder(before, after)
        self._in_sight = InSight(controls, self)

    def _edited(self) -> None:
        if self._words is not None:
            self.changed.emit()

    def words(self) -> Words:
        assert self._words is not None
        return replace(
            self._words,
            draft=not self.confirmed.isChecked(),
            title=self.title.text().strip(),
            plain=self.plain.toPlainText().strip(),
            sections=tuple(part.section() for part in self.parts),
        )
