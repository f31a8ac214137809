"""The head of the page: portrait, name, number, who this is in words, and what staff must do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.rows import PersonPage, PersonRow
from models.codes import ActNow, Instruction, Triage
from ui.labels import INSTRUCTION_ICONS, TRIAGE_SHAPES, TRIAGE_TONES, acts_now, instructions, safety_chip, safety_text
from ui.labels import triage as colours
from ui.person_words import about_person, headline, is_suggested, own_spelling, state
from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import Chip, label
from ui.widgets.panels import wrapped
from ui.widgets.people import PhotoFrame
from ui.words import _

PHOTO, SMALL_PHOTO = (105, 135), (63, 81)


class Flow(QWidget):
    """Small parts that wrap like words; `show_parts` replaces them all."""

    def __init__(self, spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing)

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        for shown in parts:
            self._flow.addWidget(shown)
        self.setVisible(bool(parts))
        self.updateGeometry()


class PersonHeader(QFrame):
    """Who the page is about. `deeds` is the place for the buttons of the role."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "topbar")
        self.photo = PhotoFrame(*PHOTO)
        self.photo.setAcceptDrops(False)
        self.take_photo = KeyButton(_("Photo"), "F8", size="compact")
        self.take_photo.layout().setContentsMargins(6, 0, 6, 0)
        self.take_photo.hide()
        self.name, self.own = wrapped("", "name"), wrapped("", "second")
        self.number = label("", "section")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about, self.marks, self.states = Flow(12), Flow(8), Flow(6)
        self.deeds = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 18, 10)
        row.setSpacing(18)
        pictured = QVBoxLayout()
        pictured.setSpacing(6)
        pictured.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignHCenter)
        pictured.addWidget(self.take_photo)
        pictured.addStretch(1)
        row.addLayout(pictured)
        words = QVBoxLayout()
        words.setSpacing(3)
        for part in (self.name, self.states, self.own, self.about, self.marks):
            words.addWidget(part)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.deeds.setSpacing(8)
        row.addLayout(self.deeds)

    def show_page(self, page: PersonPage, today: date) -> None:
        row = page.person
        self.photo.show_photo(row.photo)
        self.name.setText(headline(row))
        self.own.setText(own_spelling(row.name))
        self.own.setVisible(bool(self.own.text()))
        self.states.show_parts(_states(row))
        number = label(row.number or _("No number yet"), "section")
        self.about.show_parts((number, *(label(words, "second") for words in about_person(page, today))))
        self.marks.show_parts(_marks(page))

    def offer_photo(self) -> None:
        """This role may take the photo, here too."""
        self.photo.setAcceptDrops(True)
        self.take_photo.show()

    def make_small(self, small: bool) -> None:
        """A smaller portrait where the window is low."""
        self.photo.setFixedSize(*(SMALL_PHOTO if small else PHOTO))


def _states(row: PersonRow) -> list[QWidget]:
    words, tone, shape = state(row)
    chips: list[QWidget] = [Chip(words, tone, shape)]
    if is_suggested(row.name):
        chips.append(_told(Chip(_("Suggested"), "info", "note"), _("Nobody has confirmed these Latin letters yet.")))
    if row.same_as:
        words = _("{n} records, one person").format(n=len(row.same_as) + 1)
        chips.append(
            _told(Chip(words, "info", "note"), _("Found to be one person; what each record holds is shown here."))
        )
    if row.triage is not Triage.NOT_YET:
        chips.append(Chip(colours()[row.triage], TRIAGE_TONES[row.triage], TRIAGE_SHAPES[row.triage]))
    return chips


def _marks(page: PersonPage) -> list[QWidget]:
    """Safety first, then what must happen now, then the instructions of Health."""
    row = page.person
    chips: list[QWidget] = []
    if row.guarded or page.flags:
        chips.append(_told(Chip(safety_chip(), "info", "hand"), safety_text()))
    if page.said_child:
        told = _("Somebody said so; the details name who. It counts whatever the birth date says.")
        chips.append(_told(Chip(_("Treated as a child"), "att", "hand"), told))
    chips += [Chip(acts_now()[act], _urgency(act), _act_shape(act)) for act in row.acts_now]
    chips += [_instruction(code) for code in row.instructions]
    return chips


def _urgency(act: ActNow) -> str:
    return {ActNow.DOCTOR_NOW: "stop", ActNow.NO_OUTSIDE_CONTACT: "info"}.get(act, "att")


def _act_shape(act: ActNow) -> str:
    return {ActNow.DOCTOR_NOW: "stop", ActNow.NO_OUTSIDE_CONTACT: "hand"}.get(act, "ask")


def _instruction(code: Instruction) -> Chip:
    if code is Instruction.NO_FOOD_BEFORE_CLINICIAN:
        return Chip(instructions()[code], "stop", "stop")
    icon = INSTRUCTION_ICONS.get(code, "")
    return Chip(instructions()[code], "wait", "" if icon else "note", icon)


def _told(chip: Chip, words: str) -> Chip:
    """A chip with its whole text for the pointer and for a screen reader."""
    chip.setToolTip(words)
    chip.setAccessibleDescription(words)
    return chip
