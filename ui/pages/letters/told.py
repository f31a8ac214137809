"""What was told of a person to whom, on what ground: every signed letter in one list, one key away."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.letters.facts import label as paper_label
from app.letters.forms import Disclosure, DisclosureSheet
from models.codes import LetterField
from ui.pages.letters.words import bases, states
from ui.person_words import clock
from ui.widgets.marks import label
from ui.widgets.panels import Card, wrapped
from ui.words import _, ngettext


def field_word(field: LetterField) -> str:
    return paper_label(field, "en")


class Told(QScrollArea):
    """One card for each letter, the newest first; letters closed to this role are only counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What was told to whom"))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(10)
        self.setWidget(inside)

    def show_sheet(self, sheet: DisclosureSheet, today: date) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        for words in _heads(sheet):
            self._column.addWidget(wrapped(words, "second"))
        for row in sheet.rows:
            self._column.addWidget(_card(row, today))
        self._column.addStretch(1)


def _heads(sheet: DisclosureSheet) -> list[str]:
    said = []
    if not sheet.rows:
        said.append(_("No letter that you can read has told anybody anything."))
    if sheet.closed:
        said.append(
            ngettext(
                "{n} signed letter is sealed to another role.",
                "{n} signed letters are sealed to another role.",
                sheet.closed,
            ).format(n=sheet.closed)
        )
    return said


def _card(row: Disclosure, today: date) -> Card:
    card = Card(row.recipient, f"{row.reference}, {clock(row.at, today)}")
    facts = ", ".join([*(field_word(field) for field in row.fields), *row.sections])
    card.body.setSpacing(3)
    card.body.addWidget(wrapped(_("Told: {facts}").format(facts=facts)))
    ground = bases()[row.basis].lower() if row.basis else _("not known")
    card.body.addWidget(wrapped(_("Ground: {ground}").format(ground=ground), "second"))
    card.body.addWidget(label(states()[row.state], "hint"))
    return card
