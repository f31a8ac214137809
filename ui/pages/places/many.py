"""Many rooms at once: "101-120", so many bunks, beds and cots, whom they are for; what will be made is said before."""

from __future__ import annotations

import re
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from app.errors import UserError
from app.shelter.forms import RoomsForm
from models.codes import RoomRule
from ui.pages.beds.words import rules
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.marks import label
from ui.widgets.panels import Card
from ui.words import _, ngettext

ROOMS = re.compile(r"\s*(\d{1,5})\s*(?:[-–—]\s*(\d{1,5}))?\s*")
NOT_ROOMS = _("These are no rooms. Nothing was saved. Write 101-120, or one number.")
NOT_A_NUMBER = _("This is no number. Nothing was saved. Write 0, 1, 2 …")
NOT_AN_AREA = _("This is no area. Nothing was saved. Write 14 or 14.5.")
NUMBERS = ("floor", "bunks", "singles", "cots")


def tenths(text: str) -> int | None:
    """Square metres as typed, in tenths; None for an empty text. ValueError: no number."""
    words = text.strip().replace(",", ".")
    return round(float(words) * 10) if words else None


class ManyCard(Card):
    """`asked` when the rooms shall be made."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Add rooms"), _("all alike, in one act"), parent)
        self.edits = {name: QLineEdit() for name in ("rooms", *NUMBERS, "area")}
        for name, text in (("floor", "0"), ("bunks", "2"), ("singles", "0"), ("cots", "0")):
            self.edits[name].setText(text)
        self.rule = choice_box(list(rules().items()), _("Whom they are for"))
        self.step_free = QCheckBox(_("No steps"))
        self.preview = label("", "second")
        self.preview.setWordWrap(True)
        self.make = KeyButton(_("Make the rooms"), "Ctrl Enter", "primary")
        self.fields = {
            "first": LabeledField(_("Rooms"), self.edits["rooms"], "101-120"),
            "floor": LabeledField(_("Floor"), self.edits["floor"], _("0: ground")),
            "bunks": LabeledField(_("Bunks"), self.edits["bunks"], _("two beds each")),
            "singles": LabeledField(_("Single beds"), self.edits["singles"]),
            "cots": LabeledField(_("Cots"), self.edits["cots"]),
            "area": LabeledField(_("Area, m²"), self.edits["area"]),
            "rule": LabeledField(_("Whom they are for"), self.rule),
        }
        self._lay_out()
        for edit in self.edits.values():
            edit.textChanged.connect(lambda _text: self._say())
        for field in self.fields.values():
            if isinstance(field.control, QLineEdit):
                field.control.textEdited.connect(lambda _text, field=field: field.clear())
        self.rule.currentIndexChanged.connect(lambda _place: self._say())
        self.make.clicked.connect(self.asked)
        self._say()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 4, place % 4)
        grid.addWidget(self.step_free, 1, 3)
        self.body.addLayout(grid)
        self.body.addWidget(self.preview)
        self.body.addWidget(self.make)
        EnterChain([field.control for field in self.fields.values()], self.make.click_if_able, parent=self)

    def form(self, building: UUID) -> RoomsForm:
        """What is typed. UserError: no rooms, no number."""
        read = ROOMS.fullmatch(self.edits["rooms"].text())
        if read is None:
            raise UserError(NOT_ROOMS, "first")
        numbers = {name: self._number(name) for name in NUMBERS}
        try:
            area = tenths(self.edits["area"].text())
        except ValueError:
            raise UserError(NOT_AN_AREA, "area") from None
        first, last = int(read[1]), int(read[2] or read[1])
        rule = RoomRule(self.rule.currentData())
        return RoomsForm(building, first, last, **numbers, rule=rule, area=area, step_free=self.step_free.isChecked())

    def _number(self, name: str) -> int:
        text = self.edits[name].text().strip() or "0"
        if not re.fullmatch(r"-?\d{1,2}", text):
            raise UserError(NOT_A_NUMBER, name)
        return int(text)

    def _say(self) -> None:
        """What will be made, as it is typed."""
        try:
            form = self.form(UUID(int=0))
        except UserError:
            self.preview.setText(_("For example 101-120 with two bunks: twenty rooms, eighty beds."))
            return
        rooms = max(form.last - form.first + 1, 0)
        if form.rule is RoomRule.HALL:
            halls = ngettext("{n} hall", "{n} halls", rooms).format(n=rooms)
            self.preview.setText(_("{halls}: takes everybody, without beds.").format(halls=halls))
            return
        beds = form.bunks * 2 + form.singles + form.cots
        words = [ngettext("{n} room", "{n} rooms", rooms).format(n=rooms)]
        words.append(ngettext("{n} bed in all", "{n} beds in all", rooms * beds).format(n=rooms * beds))
        if form.area and beds:
            words.append(_("{metres} m² a bed").format(metres=f"{form.area / 10 / beds:.1f}"))
        self.preview.setText(", ".join(words) + ".")
