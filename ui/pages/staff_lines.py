"""One line for each user: name, desk, roles, until when; and shutting out, at once by one lead or for good by two."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.access import Act, Actor, may
from app.rows import UserRow
from app.two_persons import LEAST_REASON, TwoPersonRow
from models.codes import Agreement, TwoPerson
from ui.labels import roles
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField
from ui.widgets.marks import Chip
from ui.widgets.panels import wrapped
from ui.words import _


class UserLine(QWidget):
    """`suspend`: at once. `ask(id, reason)`: a second person should agree. `revoke(id, agreement)`: one has agreed."""

    suspend = Signal(object)
    ask = Signal(object, str)
    revoke = Signal(object, object)

    def __init__(self, user: UserRow, actor: Actor, asked: TwoPersonRow | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.user, self._asked = user, asked
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 4)
        row = QHBoxLayout()
        row.setSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(wrapped(user.name, "strong"))
        names.addWidget(wrapped(_second_line(user), "hint"))
        row.addLayout(names, 1)
        self.buttons = QHBoxLayout()
        row.addLayout(self.buttons)
        whole.addLayout(row)
        self.reason = QLineEdit()
        self.reason.setMaxLength(300)
        self.reason.returnPressed.connect(self._asked_for)
        self.field = LabeledField(_("Why for good?"), self.reason, _("a second lead reads this and agrees"))
        self.field.hide()
        whole.addWidget(self.field)
        if may(actor, Act.REVOKE_USER) and user.id != actor.user:
            self._offer()

    def _offer(self) -> None:
        state = self._asked.state if self._asked else None
        if self.user.ended_at is None:
            self._button(_("Suspend"), "lock", lambda: self.suspend.emit(self.user.id))
        else:
            self.buttons.addWidget(Chip(_("Shut out"), "wait", "stop"))
        if state is Agreement.AGREED and self._asked is not None:
            agreed = self._asked.id
            self._button(_("Shut out for good"), "trash-2", lambda: self.revoke.emit(self.user.id, agreed))
        elif state is Agreement.ASKED:
            self.buttons.addWidget(Chip(_("Waits for a second lead"), "att", "waiting"))
        else:
            self._button(_("Shut out for good"), "trash-2", self._ask_why)

    def _button(self, words: str, icon: str, act: object) -> None:
        button = KeyButton(words, "", "quiet", icon, size="compact")
        button.setAccessibleDescription(self.user.desk)
        button.clicked.connect(act)
        self.buttons.addWidget(button)

    def _ask_why(self) -> None:
        self.field.show()
        self.reason.setFocus()

    def _asked_for(self) -> None:
        if len(" ".join(self.reason.text().split())) < LEAST_REASON:
            self.field.set_error(_("At least ten characters are needed. Nothing was saved."))
            return
        self.ask.emit(self.user.id, self.reason.text())


def newest(waiting: Sequence[TwoPersonRow], user: UUID) -> TwoPersonRow | None:
    """What this reader asked about this user last and may still use; requests of others are on their own page."""
    mine = (row for row in waiting if row.mine and row.kind is TwoPerson.REVOKE_USER and row.subject == str(user))
    return next((row for row in mine if row.state in (Agreement.ASKED, Agreement.AGREED)), None)


def _second_line(user: UserRow) -> str:
    words = roles()
    parts = [user.desk, ", ".join(words[role] for role in user.roles or (user.role,))]
    if user.until is not None and user.ended_at is None:
        parts.append(_("until {time}").format(time=f"{user.until.astimezone():%d %b %H:%M}"))
    return " · ".join(parts)
