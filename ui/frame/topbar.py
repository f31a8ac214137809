"""The top bar: the group in hand, the scan field that is always live, who is at the desk, Lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from app.rows import GroupRow
from models.codes import Role
from ui import labels
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import KeyCap, label
from ui.widgets.paint import Icon
from ui.widgets.people import Avatar
from ui.words import _

PAUSE = 180


class FindField(QLineEdit):
    """Scan a card, or type a name or number. `asked` after a short pause, `moved` for arrows, `chosen` for Enter."""

    asked = Signal(str)
    moved = Signal(int)
    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Scan a card, or type a name or number"))
        self.setAccessibleName(_("Find"))
        self.setTextMargins(30, 0, 40, 0)
        self._icon, self._cap = Icon("scan-line", "accent", 22, self), KeyCap("F2", self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text()))
        self.textEdited.connect(lambda _text: self._pause.start())
        self.installEventFilter(self)

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._icon.move(10, (self.height() - self._icon.height()) // 2)
        self._cap.adjustSize()
        self._cap.move(self.width() - self._cap.width() - 10, (self.height() - self._cap.height()) // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(Qt.Key(event.key()))
        return False

    def _key(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps:
            self.moved.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pause.stop()
            self.chosen.emit(self.text())
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            return False
        return True


class TopBar(QFrame):
    group_chosen = Signal(object)
    new_group = Signal()
    lock = Signal()
    role_chosen = Signal(object)

    def __init__(self, name: str, desk: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "topbar")
        self.setFixedHeight(56)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        self.group = KeyButton(_("No group yet"), icon="bus")
        self.group.setMinimumWidth(150)
        self._menu = QMenu(self)
        self.group.clicked.connect(self._open_menu)
        self.find = FindField()
        avatar = Avatar(36)
        avatar.show_person(None, name)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(label(name, "label"))
        who.addWidget(label(desk, "hint"))
        self.role_button = KeyButton("", "F9", icon="users")
        self._roles = QMenu(self)
        self.role_button.clicked.connect(self.open_roles)
        self.role_button.hide()
        self.lock_button = KeyButton(_("Lock"), "Ctrl L", icon="lock")
        self.lock_button.clicked.connect(self.lock)
        row.addWidget(self.group)
        row.addWidget(self.find, 1)
        row.addWidget(avatar)
        row.addLayout(who)
        row.addWidget(self.role_button)
        row.addWidget(self.lock_button)
        self._may_open = False

    def show_groups(self, groups: Sequence[GroupRow], current: GroupRow | None, *, may_open: bool) -> None:
        """The groups to choose from, the newest first."""
        self.group.say(current.label if current else _("No group yet"))
        self._menu.clear()
        self._may_open = may_open
        for group in groups:
            action = QAction(f"{group.label}, {group.code}", self._menu)
            action.triggered.connect(lambda _checked=False, group=group: self.group_chosen.emit(group))
            self._menu.addAction(action)
        if may_open:
            self._menu.addSeparator()
            action = QAction(_("New arrival group"), self._menu)
            action.triggered.connect(lambda _checked=False: self.new_group.emit())
            self._menu.addAction(action)

    def leave_out_find(self) -> None:
        """For a role that may look nobody up; the place stays empty."""
        policy = self.find.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.find.setSizePolicy(policy)
        self.find.hide()

    def show_roles(self, roles: Sequence[Role], current: Role) -> None:
        """The roles of the user, where there are several; the one in use stands on the button."""
        words = labels.roles()
        self.role_button.say(words[current])
        self.role_button.setAccessibleName(_("Role: {role}. Take another role").format(role=words[current]))
        self.role_button.setVisible(len(roles) > 1)
        self._roles.clear()
        for role in roles:
            action = QAction(words[role], self._roles, checkable=True, checked=role is current)
            action.triggered.connect(lambda _checked=False, role=role: self.role_chosen.emit(role))
            self._roles.addAction(action)

    def open_roles(self) -> None:
        """The menu of the roles, the keyboard on the one in use."""
        if self.role_button.isVisible():
            self._roles.popup(self.role_button.mapToGlobal(self.role_button.rect().bottomLeft()))
            self._roles.setActiveAction(next(each for each in self._roles.actions() if each.isChecked()))

    def _open_menu(self) -> None:
        if not self._menu.isEmpty():
            self._menu.popup(self.group.mapToGlobal(self.group.rect().bottomLeft()))
