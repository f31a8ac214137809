"""A volunteer's pass for one shift, made in three presses of Enter: name, role, how long. It ends by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.errors import UserError
from app.forms import ShiftPassForm
from app.ids import new_id
from app.rows import NewUser, UserRow
from app.staff import SHIFT_ROLES
from models.codes import Role
from ui.labels import roles
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.panels import Card
from ui.words import _, ngettext
from ui.work import Work

if TYPE_CHECKING:
    from app.sealing import KdfCost
    from app.waystation import Waystation

HOURS, USUAL = (4, 6, 8, 10, 12), 8


class ShiftPassCard(Card):
    """`made` carries the new user with the words shown once, `failed` what went wrong elsewhere than in a field."""

    made = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, waystation: Waystation, work: Work, cost: KdfCost | None = None, parent: QWidget | None = None):
        super().__init__(_("A pass for this shift"), _("ends by itself"), parent)
        self._waystation, self._work, self._cost, self._id = waystation, work, cost, new_id()
        self.name = QLineEdit()
        self.name.setMaxLength(60)
        words = roles()
        self.role = choice_box([(role, words[role]) for role in SHIFT_ROLES], _("Role"))
        self.hours = choice_box([(hours, _until(hours)) for hours in HOURS], _("Until"))
        self.hours.setCurrentIndex(HOURS.index(USUAL))
        self._fields = {
            "name": LabeledField(_("Name or number"), self.name, _("also the desk name")),
            "role": LabeledField(_("Role"), self.role),
            "until": LabeledField(_("Until"), self.hours),
        }
        self.button = KeyButton(_("Make the pass"), _("Enter"), "primary", "key-round")
        self.button.clicked.connect(self.make)
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in self._fields.values():
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        EnterChain([self.name, self.role, self.hours], self.make, self)
        self.setFocusProxy(self.name)

    def suggest(self, users: Sequence[UserRow]) -> None:
        """The next free number, unless something was typed."""
        taken = {user.desk for user in users}
        if not self.name.isModified():
            free = next(number for number in range(1, 1000) if _numbered(number) not in taken)
            self.name.setText(_numbered(free))
            self.name.selectAll()

    def make(self) -> None:
        """One use case; the button waits until it is answered."""
        if not self.isEnabled():
            return
        for field in self._fields.values():
            field.clear()
        waystation, cost, name = self._waystation, self._cost, self.name.text().strip()
        until = waystation.house.now() + timedelta(hours=self.hours.currentData())
        form = ShiftPassForm(self._id, name, name, Role(self.role.currentData()), until)
        self._wait(True)
        self._work.run(
            self,
            lambda: waystation.keys.shift_pass(waystation.actor, form, cost=cost),
            self._done,
            self._failed,
            writes=True,
        )

    def _wait(self, yes: bool) -> None:
        self.setEnabled(not yes)
        self.busy.emit(yes)

    def _done(self, new: NewUser) -> None:
        self._wait(False)
        self._id = new_id()
        self.name.clear()
        self.name.setModified(False)
        self.made.emit(new)

    def _failed(self, trouble: Exception) -> None:
        self._wait(False)
        place = trouble.field if isinstance(trouble, UserError) else None
        if isinstance(trouble, UserError) and place in self._fields:
            self._fields[place].set_error(trouble.sentence)
            self._fields[place].control.setFocus()
        else:
            self.failed.emit(trouble)


def _numbered(number: int) -> str:
    return _("Volunteer {n}").format(n=number)


def _until(hours: int) -> str:
    words = ngettext("{n} hour, until {time}", "{n} hours, until {time}", hours)
    return words.format(n=hours, time=f"{datetime.now() + timedelta(hours=hours):%H:%M}")
