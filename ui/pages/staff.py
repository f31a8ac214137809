"""Who works here: users and their desks, and adding one. A new passphrase is shown once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.forms import UserForm
from app.ids import new_id
from app.rows import NewUser, UserRow
from models.codes import Role
from ui.page import Page, PageContext
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.marks import label
from ui.widgets.new_words import NewWords
from ui.widgets.panels import Banner, Card, EmptyLine, ProgressStrip, hairline, wrapped
from ui.words import _
from ui.work import Work, sentence_of

if TYPE_CHECKING:
    from app.sealing import KdfCost
    from app.waystation import Waystation


def role_words() -> dict[Role, str]:
    return {
        Role.INTAKE: _("Intake"),
        Role.MEDIC: _("Health"),
        Role.STORE: _("Supplies"),
        Role.MANAGER: _("Shift lead"),
    }


class StaffPanel(QWidget):
    """The list of users and the form that adds one; used by the staff page and by first run."""

    added = Signal()

    def __init__(self, waystation: Waystation, work: Work, cost: KdfCost | None = None, parent: QWidget | None = None):
        super().__init__(parent)
        self._waystation, self._work, self._cost, self._id = waystation, work, cost, new_id()
        self.banner, self.progress = Banner(), ProgressStrip()
        self.words = NewWords(_("The passphrase of the new user"), must_match=False, go_on=_("It is on paper"))
        self.words.finished.connect(self._written_down)
        self.words.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        for part in (self.banner, self.words):
            whole.addWidget(part)
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.sides.setSpacing(12)
        self.list, self.form = Card(_("Users")), self._new_form()
        self.sides.addWidget(self.list, 1, Qt.AlignmentFlag.AlignTop)
        self.sides.addWidget(self.form, 1, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self.sides)
        whole.addWidget(self.progress)

    def _new_form(self) -> Card:
        card = Card(_("Add a user"))
        self.name, self.desk, self.code = QLineEdit(), QLineEdit(), QLineEdit()
        self.role = choice_box(list(role_words().items()), _("Role"))
        self._fields = {
            "role": LabeledField(_("Role"), self.role),
            "name": LabeledField(_("Name"), self.name, _("seen by staff only")),
            "desk": LabeledField(_("Desk name"), self.desk, _("shown before unlocking")),
            "recovery_code": LabeledField(_("Recovery code"), self.code, _("from its paper")),
        }
        for field in self._fields.values():
            card.body.addWidget(field)
        self._fields["recovery_code"].hide()
        self.button = KeyButton(_("Add this user"), "Ctrl Enter", "primary", "user-plus", shortcut="Ctrl+Return")
        self.button.clicked.connect(self._add)
        card.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        EnterChain([self.role, self.name, self.desk, self.code], self._add, self)
        return card

    def reload(self) -> None:
        """Read the users again."""
        waystation = self._waystation
        self._work.run(self, lambda: waystation.staff.users(waystation.actor), self._show)

    def _show(self, users: Sequence[UserRow]) -> None:
        _empty(self.list.body)
        if not users:
            self.list.body.addWidget(EmptyLine(_("Nobody is listed yet.")))
        for place, user in enumerate(users):
            if place:
                self.list.body.addWidget(hairline())
            self.list.body.addWidget(_user_line(user))

    def _add(self) -> None:
        for field in self._fields.values():
            field.clear()
        role = Role(self.role.currentData())
        form = UserForm(self._id, self.name.text(), self.desk.text(), role, self.code.text().strip() or None)
        waystation, cost = self._waystation, self._cost
        self._busy(True)
        self._work.run(
            self, lambda: waystation.staff.add_user(waystation.actor, form, cost=cost), self._done, self._failed
        )

    def _busy(self, yes: bool) -> None:
        self.form.setEnabled(not yes)
        if yes:
            self.progress.begin(_("Making the key of this user. It takes some seconds."))
        else:
            self.progress.end()

    def _done(self, new: NewUser) -> None:
        self._busy(False)
        self.banner.clear()
        self._id = new_id()
        for field in (self.name, self.desk, self.code):
            field.clear()
        self._fields["recovery_code"].hide()
        self.form.hide()
        self.words.title.setText(_("Passphrase of {desk}").format(desk=new.user.desk))
        self.words.show()
        self.words.offer(new.passphrase)
        self.reload()
        self.added.emit()

    def _failed(self, trouble: Exception) -> None:
        self._busy(False)
        place = trouble.field if isinstance(trouble, UserError) else None
        if place == "recovery_code":
            self._fields["recovery_code"].show()
        if place in self._fields:
            self._fields[place].set_error(sentence_of(trouble))
            self._fields[place].control.setFocus()
        else:
            self.banner.say(sentence_of(trouble), "stop")

    def _written_down(self) -> None:
        self.words.forget()
        self.words.hide()
        self.form.show()
        self.name.setFocus()

    def forget(self) -> None:
        """Nothing secret stays in the widgets."""
        self.words.forget()
        self.code.clear()


def _user_line(user: UserRow) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 4, 0, 4)
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addWidget(wrapped(user.name, "strong"))
    names.addWidget(wrapped(user.desk, "hint"))
    row.addLayout(names, 1)
    row.addWidget(label(role_words()[user.role], "second"))
    return line


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if item.widget() is not None:
            item.widget().deleteLater()


class StaffPage(Page):
    """The users of this laptop, for the shift lead."""

    KEYS = (("Ctrl Enter", _("Add this user")),)

    def __init__(self, context: PageContext, parent: QWidget | None = None, cost: KdfCost | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 14)
        whole.setSpacing(12)
        whole.addWidget(label(_("Staff"), "title"))
        self.panel = StaffPanel(context.waystation, context.work, cost)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        column.addStretch(1)
        area.setWidget(holder)
        whole.addWidget(area, 1)

    def reload(self) -> None:
        if may(self.context.actor, Act.LIST_USERS):
            self.panel.reload()

    def leave(self) -> None:
        self.panel.forget()
