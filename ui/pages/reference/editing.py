"""A section that edits entries with days of validity: the list at the start, the form beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.ids import new_id
from app.validity import Validity
from ui.page import PageContext
from ui.pages.organisations.form import BadDay, read_day
from ui.pages.person.protection_panel import Fields
from ui.pages.section import Section, scrolled
from ui.person_words import day
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, shortcut
from ui.widgets.flow import FlowLayout
from ui.widgets.panels import wrapped
from ui.words import _
from ui.work import sentence_of

LIST, ROOMY = 400, 1000
DAYS = ("valid_from", "valid_until")
NO_DAY = _("This is no day, such as 17.11.2025. Nothing was saved. Type it again.")
NO_NUMBER = _("This is no number, such as 1. Nothing was saved. Type it again.")
NOT_SAVED = _("The form is not saved yet. Press Ctrl Enter, or Alt N for an empty one.")
Row = TypeVar("Row")


class Editing(Section, Generic[Row]):
    """A subclass says what the fields are and what reading and keeping do. What is over stays on the list, as over."""

    NOUN, EMPTY, ABOUT = "", "", ""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._edits = may(context.actor, Act.EDIT_REFERENCE)
        self._shown = self.empty()
        self._before: dict[str, Any] = {}
        self.form = Fields()
        self.model: RowsModel[Row] = RowsModel([Column(self.NOUN, lambda row: "; ".join(self.lines(row)[1:]))])
        self.list, self._delegate = QListView(), TwoLines(self.lines)
        self.nothing, self.about = wrapped(self.EMPTY, "second"), wrapped(self.ABOUT, "second")
        self.note = wrapped("", "second")
        self.save = KeyButton(_("Save"), "Ctrl Enter", "primary")
        self.new = KeyButton(_("New"), "Alt N")
        self.again = KeyButton(_("New version"), "Alt V")
        self.build()
        self._add_days()
        self._lay_out()
        self._connect()
        self.put(self._shown)

    # What a subclass says

    def build(self) -> None:
        """Add the fields, each under the name that it has in the form."""

    def empty(self) -> Any:
        """A new form."""
        raise NotImplementedError

    def lines(self, row: Row) -> tuple[str, str, str]:
        """Shape and two lines of an entry."""
        raise NotImplementedError

    def form_of(self, row: Row) -> Any:
        """The form behind an entry."""
        return row.form  # type: ignore[attr-defined]

    def rows(self) -> Sequence[Row]:
        """What stands, read in the lane."""
        raise NotImplementedError

    def keep(self, form: Any) -> Row:
        """Save, in the lane."""
        raise NotImplementedError

    def renewed(self, form: Any) -> Any:
        """A new version of an entry: the same words under a new name."""
        return replace(form, id=new_id(), valid_from=None, valid_until=None)

    def said_of(self, row: Row) -> str:
        """What is to be known before an entry is changed."""
        return ""

    def saved(self) -> None:
        """Something was kept."""

    # The window

    def _add_days(self) -> None:
        self.form.line("valid_from", _("Valid from"), _("17.11.2025; empty: always"))
        self.form.line("valid_until", _("Valid until"), _("the last day"), beside=True)

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setProperty("framed", True)
        self.list.setAccessibleName(self.NOUN)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row, side, start, below = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(), QWidget()
        row.setSpacing(18)
        for part in (self.nothing, self.list):
            start.addWidget(part)
        row.addLayout(start)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        for part in (self.about, self.note, self.form):
            column.addWidget(part)
        column.addStretch(1)
        side.addWidget(scrolled(inside), 1)
        self.buttons = FlowLayout(below, 8)
        for button in (self.save, self.new, self.again):
            self.buttons.addWidget(button)
        self.form.setEnabled(self._edits)
        side.addWidget(below)
        row.addLayout(side, 1)
        self.column.addLayout(row, 1)
        below.setVisible(self._edits)
        self.about.setVisible(bool(self.ABOUT))

    def _connect(self) -> None:
        self.save.clicked.connect(lambda _checked=False: self.save_form())
        self.new.clicked.connect(lambda _checked=False: self.put(self.empty(), True))
        self.again.clicked.connect(lambda _checked=False: self._renew())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self.save.click_if_able)
        shortcut(self, "Alt+N", self.new.click_if_able)
        shortcut(self, "Alt+V", self.again.click_if_able)
        self.list.activated.connect(lambda _index: self.form.controls()[0].setFocus())
        self.list.selectionModel().currentChanged.connect(self._chosen)
        EnterChain(self.form.controls(), self.save.setFocus, self)
        self.setFocusProxy(self.list)

    @property
    def is_begun(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.form.values() != self._before

    def put(self, form: Any, typing: bool = False) -> None:
        """Show a form; `typing`: the hand goes to its first field."""
        self.banner.clear()
        self._shown = form
        values = {name: getattr(form, name) for name in self.form.values()}
        values |= {name: f"{values[name]:%d.%m.%Y}" if values[name] else "" for name in DAYS}
        self.form.put(self.shown_values(values))
        self._before = self.form.values()
        self._note()
        if typing:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())
            self.form.controls()[0].setFocus()

    def shown_values(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values of a form as its fields show them."""
        return values

    def typed_values(self, values: dict[str, Any]) -> dict[str, Any]:
        """The other way round; ValueError carries the name of a field that cannot be read."""
        return values

    def _note(self) -> None:
        row = self._row()
        said = self.said_of(row) if row is not None else ""
        self.note.setText(said)
        self.note.setVisible(bool(said))
        self.again.setVisible(row is not None)

    def _row(self) -> Row | None:
        return next((row for row in self.model.rows() if self.form_of(row).id == self._shown.id), None)

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not index.isValid():
            return
        form = self.form_of(self.model.row(index))
        if form.id == self._shown.id:
            return
        if self.is_begun:
            self.banner.say(NOT_SAVED, "att", _("Close"))
        else:
            self.put(form)

    def reload(self) -> None:
        self.read(self.rows, self._show)

    def _show(self, rows: Sequence[Row]) -> None:
        """The list anew; what is being typed stays."""
        self.model.show_rows(rows)
        self.nothing.setVisible(not rows)
        place = next((n for n, row in enumerate(rows) if self.form_of(row).id == self._shown.id), None)
        if place is not None:
            self.list.setCurrentIndex(self.model.index(place, 0))
            if not self.is_begun:
                self.put(self.form_of(rows[place]))
        elif rows and not self.is_begun:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._note()

    def _renew(self) -> None:
        if self._row() is not None:
            self.put(self.renewed(self._shown), True)
            self._before = {}

    def typed(self) -> Any:
        """The form as typed; ValueError names the field that cannot be read."""
        values = self.typed_values(self.form.values())
        values |= {name: read_day(str(values[name]), name) for name in DAYS}
        for name, value in values.items():
            shown = getattr(self._shown, name)
            values[name] = type(shown)(value) if isinstance(shown, StrEnum) else value
        return replace(self._shown, **values)

    def save_form(self) -> None:
        try:
            form = self.typed()
        except BadDay as wrong:
            self.form.complain(str(wrong), NO_DAY if str(wrong) in DAYS else NO_NUMBER)
            return
        self.write(lambda: self.keep(form), self._kept)

    def _kept(self, row: Row) -> None:
        self.put(self.form_of(row))
        self.context.tell(_("Saved."), None)
        self.saved()

    def failed(self, trouble: Exception) -> None:
        field = trouble.field if isinstance(trouble, UserError) else None
        if not self.form.complain(field, sentence_of(trouble)):
            super().failed(trouble)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = LIST if self.width() >= ROOMY else self.width() * 2 // 5
        for part in (self.list, self.nothing):
            part.setFixedWidth(wide)


def standing(validity: Validity, in_use: bool, until: date | None, first: date | None) -> tuple[str, str]:
    """Shape and words of how an entry stands today."""
    if validity is Validity.OVER:
        return "not_asked", _("Over since {day}").format(day=day(until)) if until else _("Over")
    if validity is Validity.COMING:
        return "waiting", _("From {day}").format(day=day(first)) if first else _("Later")
    return ("done", _("In use")) if in_use else ("waiting", _("Valid, another is in use"))
