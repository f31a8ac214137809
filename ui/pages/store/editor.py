"""A list of things at the start and the form of the chosen one at the end; Ctrl Enter saves, Alt N begins a new one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from ui.page import PageContext
from ui.pages.section import Section, scrolled
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, shortcut
from ui.widgets.in_sight import InSight
from ui.widgets.panels import Card
from ui.words import _

T = TypeVar("T")
LIST = 330


class Editor(Section, Generic[T]):
    """`act`: who may change it; others read. What is typed and not saved stays until it is saved or begun anew."""

    name = ""
    act = Act.EDIT_CATALOGUE

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._touched = False
        self.list = QListView()
        self.model: RowsModel[T] = RowsModel([Column(self.name, lambda row: "; ".join(self.lines(row)[1:]))])
        self._delegate = TwoLines(self.lines)
        self.card = Card(self.name)
        self.save = KeyButton(_("Save"), "Ctrl Enter", "primary")
        self.new = KeyButton(_("New"), "Alt N", icon="plus", shortcut="Alt+N")
        self.retire = KeyButton(_("No longer used"), "")
        controls = self.build()
        self._lay_out()
        self._connect(controls)

    # What each editor says

    @abstractmethod
    def build(self) -> Sequence[QWidget]:
        """Put the form into `card.body` and `fields`; the controls in the order of Enter."""

    @abstractmethod
    def lines(self, row: T) -> tuple[str, str, str]:
        """Shape, first and second line of the list."""

    @abstractmethod
    def load(self) -> Sequence[T]:
        """Read the list, in the database's lane."""

    @abstractmethod
    def show_row(self, row: T | None) -> None:
        """Into the form; None: an empty form with a new id."""

    @abstractmethod
    def store(self) -> Any:
        """The form as typed, read in the window's lane; UserError names the field."""

    @abstractmethod
    def keep(self, form: Any) -> None:
        """Save it, in the database's lane."""

    @abstractmethod
    def drop(self, row: T) -> None:
        """Take the thing out of use, in the database's lane."""

    # The list and its form

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        side = QVBoxLayout()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setProperty("framed", True)
        self.list.setAccessibleName(self.name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(LIST)
        side.addWidget(self.list, 1)
        side.addWidget(self.new)
        row.addLayout(side)
        foot = QHBoxLayout()
        foot.addWidget(self.save)
        foot.addWidget(self.retire)
        foot.addStretch(1)
        end = QVBoxLayout()
        end.addWidget(scrolled(self.card), 1)
        end.addLayout(foot)
        row.addLayout(end, 1)
        self.column.addLayout(row, 1)
        allowed = may(self.context.actor, self.act)
        for button in (self.save, self.new, self.retire):
            button.setVisible(allowed)

    def _connect(self, controls: Sequence[QWidget]) -> None:
        EnterChain(controls, self.save.click_if_able, parent=self)
        self._in_sight = InSight(list(controls), self)
        self.list.selectionModel().currentChanged.connect(lambda index, _before: self._choose(index.row()))
        self.list.activated.connect(lambda _index: controls[0].setFocus())
        self.save.clicked.connect(self._save)
        self.new.clicked.connect(self.begin)
        self.retire.clicked.connect(self._drop)
        shortcut(self, "Ctrl+Return", self.save.click_if_able)
        self.setFocusProxy(self.list)

    def touch(self, *_changed: object) -> None:
        """Something was typed."""
        self._touched = True

    def reload(self) -> None:
        self.read(self.load, self._show)

    def _show(self, rows: Sequence[T]) -> None:
        chosen = self.list.currentIndex().row()
        self.model.show_rows(rows)
        if rows and not self._touched:
            self.list.setCurrentIndex(self.model.index(max(0, min(chosen, len(rows) - 1)), 0))
        elif not rows and not self._touched:
            self.show_row(None)

    def _choose(self, place: int) -> None:
        if place >= 0 and self._touched:
            self.banner.say(_("The form is not saved yet. Press Ctrl Enter, or Alt N for an empty one."), "att")
        elif place >= 0:
            self._fill(self.model.row(place))

    def _fill(self, row: T | None) -> None:
        for field in self.fields.values():
            field.clear()
        self.show_row(row)
        self._touched = False

    def begin(self) -> None:
        """An empty form; what was typed and not saved is given up."""
        self.banner.clear()
        self.list.clearSelection()
        self._fill(None)
        self._touched = True
        next(iter(self.fields.values())).control.setFocus()

    def _save(self) -> None:
        try:
            form = self.store()
        except UserError as wrong:
            self.failed(wrong)
            return
        self.write(lambda: self.keep(form), lambda _none: self._kept())

    def _kept(self) -> None:
        self._touched = False
        self.context.tell(_("Saved."), None)
        self.reload()

    def _drop(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            row = self.model.row(index)
            self._touched = False
            self.write(lambda: self.drop(row), lambda _none: self._kept())
