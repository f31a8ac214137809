"""A section of the store's page: a banner of its own, and jobs whose trouble is said there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QScrollArea, QTableView, QVBoxLayout, QWidget

from app.errors import UserError
from ui.page import PageContext
from ui.tables import RowsModel
from ui.widgets.fields import LabeledField
from ui.widgets.panels import Banner
from ui.work import sentence_of

T = TypeVar("T")


class Section(QWidget):
    """`fields` by the name that an error carries; what cannot be shown beside a field stands on the banner."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.banner = context, Banner()
        self.fields: dict[str, LabeledField] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(self.banner)
        self.banner.pressed.connect(self.banner.clear)

    def reload(self) -> None:
        """Read again what the section shows."""

    def read(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        self.context.work.run(self, job, done, self.failed)

    def write(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        """Change the register; what was wrong before is no longer said."""
        self.banner.clear()
        for field in self.fields.values():
            field.clear()
        self.context.work.run(self, job, done, self.failed, writes=True)

    def failed(self, trouble: Exception) -> None:
        sentence = sentence_of(trouble)
        field = self.fields.get(trouble.field or "") if isinstance(trouble, UserError) else None
        if field is not None and field.isVisible():
            field.set_error(sentence)
            field.control.setFocus()
        else:
            self.banner.say(sentence, "att" if isinstance(trouble, UserError) else "stop")


def table_of(model: RowsModel[T], name: str, wide: int) -> QTableView:
    """A table whose column `wide` takes the room that is left."""
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.verticalHeader().hide()
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    return table


def scrolled(inside: QWidget) -> QScrollArea:
    """An area that scrolls downwards only."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
