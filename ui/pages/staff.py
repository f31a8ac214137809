"""Who works here: users and their desks, and adding one. A new passphrase is shown once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.forms import UserForm
from app.ids import new_id
from app.rows import NewUser, UserRow
from app.two_persons import TwoPersonForm, TwoPersonRow
from models.codes import Role, TwoPerson
from ui.labels import roles
from ui.page import Page, PageContext
from ui.pages.shift_pass import ShiftPassCard
from ui.pages.staff_lines import UserLine, newest
from ui.widgets.buttons import KeyButton, TickButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import label
from ui.widgets.new_words import NewWords
from ui.widgets.panels import Banner, Card, EmptyLine, ProgressStrip, hairline
from ui.words import _
from ui.work import Work, sentence_of

if TYPE_CHECKING:
    from app.sealing import KdfCost
    from app.waystation import Waystation


class StaffPanel(QWidget):
    """The list of users, a pass for the shift, and the form that adds a user."""

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
        self.shift = ShiftPassCard(waystation, work, cost)
        self.shift.made.connect(self._show_words)
        self.shift.failed.connect(lambda trouble: self.banner.say(sentence_of(trouble), "stop"))
        self.shift.busy.connect(self._tell_busy)
        for part in (self.banner, self.words, self.shift):
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
        self.role = choice_box(list(roles().items()), _("Role"))
        self.further = FlowBox(_("Other roles of the same person"), [TickButton(w, r) for r, w in roles().items()])
        self._fields = {
            "role": LabeledField(_("Role"), self.role),
            "name": LabeledField(_("Name"), self.name, _("seen by staff only")),
            "desk": LabeledField(_("Desk name"), self.desk, _("shown before unlocking")),
            "recovery_code": LabeledField(_("Recovery code"), self.code, _("from its paper")),
        }
        for field in self._fields.values():
            card.body.addWidget(field)
        card.body.addWidget(self.further)
        self._fields["recovery_code"].hide()
        self.button = KeyButton(_("Add this user"), "Ctrl Enter", "plain", "user-plus", shortcut="Ctrl+Return")
        self.button.clicked.connect(self._add)
        card.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        EnterChain([self.role, self.name, self.desk, self.code], self._add, self)
        return card

    def reload(self) -> None:
        """Read the users again."""
        waystation = self._waystation
        self._work.run(self, lambda: _read(waystation), lambda read: self._show(*read))

    def _show(self, users: Sequence[UserRow], waiting: Sequence[TwoPersonRow]) -> None:
        _empty(self.list.body)
        self.shift.suggest(users)
        if not users:
            self.list.body.addWidget(EmptyLine(_("Nobody is listed yet.")))
        for place, user in enumerate(users):
            if place:
                self.list.body.addWidget(hairline())
            self.list.body.addWidget(self._line(user, waiting))

    def _line(self, user: UserRow, waiting: Sequence[TwoPersonRow]) -> UserLine:
        line = UserLine(user, self._waystation.actor, newest(waiting, user.id))
        actor, keys, persons = self._waystation.actor, self._waystation.keys, self._waystation.two_persons
        line.suspend.connect(lambda who: self._do(lambda: keys.suspend(actor, who), _("Suspended. The desk is shut.")))
        line.revoke.connect(
            lambda who, agreed: self._do(
                lambda: keys.revoke(actor, who, agreed),
                _("Shut out for good, and the keys are new. Copies made before still open with the old words."),
            )
        )
        line.ask.connect(
            lambda who, why: self._do(
                lambda: persons.ask(actor, TwoPersonForm(new_id(), TwoPerson.REVOKE_USER, str(who), why)),
                _("Asked. A second lead agrees on the page Agreements."),
            )
        )
        return line

    def _do(self, job: Callable[[], object], told: str) -> None:
        """One act on one user; what it did stays in the banner."""
        self._busy(True)

        def done(_answer: object) -> None:
            self._busy(False)
            self.banner.say(told, "ok")
            self.reload()

        self._work.run(self, job, done, self._failed, writes=True)

    def _add(self) -> None:
        for field in self._fields.values():
            field.clear()
        role = Role(self.role.currentData())
        code, also = self.code.text().strip() or None, tuple(Role(tick.value) for tick in self.further.chosen())
        form = UserForm(self._id, self.name.text(), self.desk.text(), role, code, also)
        waystation, cost = self._waystation, self._cost
        self._busy(True)
        self._work.run(
            self,
            lambda: waystation.staff.add_user(waystation.actor, form, cost=cost),
            self._done,
            self._failed,
            writes=True,
        )

    def _busy(self, yes: bool) -> None:
        self.shift.setEnabled(not yes)
        self._tell_busy(yes)

    def _tell_busy(self, yes: bool) -> None:
        self.form.setEnabled(not yes)
        self.list.setEnabled(not yes)
        if yes:
            self.progress.begin(_("The keys are being written. It takes some seconds."))
        else:
            self.progress.end()

    def _done(self, new: NewUser) -> None:
        self._busy(False)
        self.banner.clear()
        self._id = new_id()
        for field in (self.name, self.desk, self.code):
            field.clear()
        self.further.clear()
        self._fields["recovery_code"].hide()
        self._show_words(new)
        self.added.emit()

    def _show_words(self, new: NewUser) -> None:
        """Once, and alone: nothing else can be pressed by mistake until they are on paper."""
        self.banner.clear()
        self.form.hide()
        self.shift.hide()
        self.words.title.setText(_("Passphrase of {desk}").format(desk=new.user.desk))
        self.words.show()
        self.words.offer(new.passphrase)
        self.reload()

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
        self.shift.show()
        self.shift.setFocus()

    def forget(self) -> None:
        """Nothing secret stays in the widgets."""
        self.words.forget()
        self.code.clear()


def _read(waystation: Waystation) -> tuple[tuple[UserRow, ...], tuple[TwoPersonRow, ...]]:
    """In the lane: the users, and what was asked about them."""
    actor = waystation.actor
    asked = waystation.two_persons.waiting(actor) if may(actor, Act.ASK_SECOND) else ()
    return waystation.staff.users(actor), asked


class FlowBox(QWidget):
    """Tick buttons under a label, as many in a line as fit."""

    def __init__(self, words: str, ticks: Sequence[TickButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks = tuple(ticks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(words, "label"))
        holder = QWidget()
        flow = FlowLayout(holder, 6)
        flow.setContentsMargins(0, 0, 0, 0)
        for tick in self._ticks:
            flow.addWidget(tick)
        column.addWidget(holder)

    def chosen(self) -> list[TickButton]:
        return [tick for tick in self._ticks if tick.isChecked()]

    def clear(self) -> None:
        for tick in self._ticks:
            tick.setChecked(False)


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if item.widget() is not None:
            item.widget().deleteLater()


class StaffPage(Page):
    """The users of this laptop, for the shift lead."""

    KEYS = (("Enter", _("Make the pass")), ("Ctrl Enter", _("Add this user")))

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

        self.setFocusProxy(self.panel.shift)

    def reload(self) -> None:
        if may(self.context.actor, Act.LIST_USERS):
            self.panel.reload()

    def leave(self) -> None:
        self.panel.forget()
