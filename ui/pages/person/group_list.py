"""Before anybody is open: what to do, and the list of the group to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.rows import PersonRow
from ui.person_words import headline, state
from ui.widgets.marks import SHAPES, label
from ui.widgets.panels import Card, wrapped
from ui.widgets.people_model import Line, PeopleModel
from ui.widgets.people_view import PeopleView
from ui.words import _, ngettext


class GroupList(QWidget):
    """`opened` carries the id of the person chosen with Enter or a click."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._families: Mapping[UUID, str] = {}
        self.model = PeopleModel(lambda row: _line(row, self._families.get(row.id, "")), self)
        self.view = PeopleView(self.model, _("The people of the group"))
        self.search = QLineEdit()
        self.search.setAccessibleName(_("Find in this group"))
        self.search.setPlaceholderText(_("Name in any script, or number"))
        self.search.setClearButtonEnabled(True)
        self._empty = wrapped(_("Nobody is in this group yet."), "second")
        self._lay_out()
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.view.clicked.connect(lambda index: self._open(self.model.person_at(index.row())))
        self.view.pressed_key.connect(self._key)
        self.setFocusProxy(self.search)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(10)
        column.addWidget(label(_("People"), "title"))
        column.addWidget(wrapped(_("Scan a card, or type a name or number."), "second"))
        self.card = Card(_("The group"))
        for part in (self.search, self._empty):
            self.card.body.addWidget(part)
        self.card.body.addWidget(self.view, 1)
        column.addWidget(self.card, 1)

    def show_group(self, title: str, rows: Sequence[PersonRow], families: Mapping[UUID, str] | None = None) -> None:
        """The people of a group, each with the family they belong to."""
        self._families = families or {}
        self.card.title.setText(title or _("No group yet"))
        self.card.note.setText(ngettext("{n} person", "{n} people", len(rows)).format(n=len(rows)))
        self.model.show(rows)
        self._empty.setVisible(not rows)

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        if text.strip():
            self.view.choose_row(0)

    def _open(self, row: PersonRow | None) -> None:
        if row is not None:
            self.opened.emit(row.id)

    def _key(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._open(self.view.person())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.view.step(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.view.person())
            return True
        return False


def _line(row: PersonRow, family: str) -> Line:
    words, tone, shape = state(row)
    together = _("family {code}").format(code=family) if family else ""
    own = row.name.own if row.name.latin and row.name.own != row.name.latin else ""
    detail = ", ".join(part for part in (words, row.number, own, together) if part)
    return Line(SHAPES[shape][0], tone, headline(row), detail)
