"""Above the check: who it is about, that only Health reads it, hints of the list, and whether the person agreed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.check_rows import CheckSheet
from app.rows import ProposalRow
from models.codes import Answer, ProposalState
from ui.labels import acts_now, languages, proposals, safety_chip, safety_text, sexes
from ui.pages.person.header import Flow
from ui.person_words import born, headline, interpreter, own_spelling
from ui.widgets.buttons import Segmented
from ui.widgets.marks import Chip, label
from ui.widgets.people import Avatar
from ui.words import _


class CutLabel(QLabel):
    """One line of words that ends in dots where there is no room; the whole of it is told to pointer and reader."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setMinimumWidth(40)
        self._whole = ""

    def say(self, words: str) -> None:
        self._whole = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class HealthHead(QFrame):
    """`consent` is the first question of the check."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "topbar")
        self.avatar, self.name = Avatar(44), CutLabel("section")
        self.own, self.second = CutLabel("second"), CutLabel("hint")
        self.hints = Flow(6)
        options = ((Answer.YES, _("Yes"), "Y"), (Answer.NO, _("No"), "N"), (Answer.UNKNOWN, _("Cannot say"), "C"))
        asked = (Answer.NOT_ASKED, _("Not asked"), "SPACE")
        self.consent = Segmented((*options, asked), Answer.NOT_ASKED, (Answer.NOT_ASKED,), _("Agreed to the check"))
        self.consent.buttons()[1].setProperty("dark", True)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 8, 18, 8)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.avatar)
        words = QVBoxLayout()
        words.setSpacing(0)
        names = QHBoxLayout()
        names.setSpacing(8)
        names.addWidget(self.name)
        names.addWidget(self.own, 1)
        words.addLayout(names)
        words.addWidget(self.second)
        row.addLayout(words, 1)
        agreed = QVBoxLayout()
        agreed.setSpacing(1)
        self._agreed = label(_("Agreed to the check"), "hint")
        agreed.addWidget(self._agreed)
        agreed.addWidget(self.consent)
        row.addLayout(agreed)
        column.addLayout(row)
        column.addWidget(self.hints)

    def show_sheet(self, sheet: CheckSheet, today: date) -> None:
        row = sheet.person
        self.avatar.show_person(row.photo, row.name.short or row.number)
        self.name.say(headline(row))
        self.own.say(own_spelling(row.name))
        spoken = ", ".join(languages().get(tag, tag) for tag in sheet.languages) or _("Languages not asked")
        parts = (row.number, sexes()[row.sex], *born(row, today), spoken, interpreter(sheet.interpreter))
        self.second.say("   ".join(part for part in parts if part))
        self.hints.show_parts(_chips(sheet))

    def make_small(self, small: bool) -> None:
        self.avatar.setVisible(not small)
        self._agreed.setVisible(not small)


def _chips(sheet: CheckSheet) -> list[QWidget]:
    chips: list[QWidget] = [Chip(_("Health notes: only Health can read them"), "info", icon="shield")]
    if sheet.person.guarded:
        chip = Chip(safety_chip(), "info", "hand")
        chip.setToolTip(safety_text())
        chip.setAccessibleDescription(safety_text())
        chips.append(chip)
    chips += [Chip(acts_now()[act], "att", "ask") for act in sheet.person.acts_now]
    return chips + [_hint(row) for row in sheet.hints]


def _hint(row: ProposalRow) -> Chip:
    """A remark of the list: confirmed by somebody, or only what the list says."""
    words = proposals()[row.kind]
    if row.state is not ProposalState.CONFIRMED:
        words = _("List: {words}").format(words=words)
    chip = Chip(words, "wait", "note" if row.state is ProposalState.CONFIRMED else "not_asked")
    told = row.words or _("A remark of the list. Ask the person.")
    chip.setToolTip(told)
    chip.setAccessibleDescription(told)
    return chip
