"""A page of sections, one shown at a time; each has a banner of its own, and jobs whose trouble is said there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.access import Act, may
from app.errors import UserError
from ui.page import Page, PageContext
from ui.tables import RowsModel
from ui.widgets.buttons import Segmented
from ui.widgets.fields import LabeledField, shortcut
from ui.widgets.marks import label
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


class SectionsPage(Page):
    """One section at a time, chosen by Alt and a digit; what is typed in the others stays. Only the sections that the
    role may open are there. `SECTIONS`: key, word, the act that opens it, its class."""

    TITLE = ""
    SECTIONS: tuple[tuple[str, str, Act, type[Section]], ...] = ()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        offered = [each for each in self.SECTIONS if may(context.actor, each[2])]
        self.sections: dict[str, Section] = {key: kind(context) for key, _word, _act, kind in offered}
        options = [(key, word, str(place)) for place, (key, word, _act, _kind) in enumerate(offered, 1)]
        self.choice = Segmented(options, offered[0][0], name=self.TITLE)
        self.stack = QStackedWidget()
        for section in self.sections.values():
            self.stack.addWidget(section)
        self._lay_out(len(offered))
        self.setFocusProxy(self.here())
        self.choice.changed.connect(self.show_section)
        for place, (key, _word, _act, _kind) in enumerate(offered, 1):
            shortcut(self, f"Alt+{place}", lambda key=key: self.show_section(key))  # type: ignore[misc]

    def _lay_out(self, many: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(self.TITLE, "title"), 1)
        head.addWidget(self.choice)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        if many == 1:
            self.choice.hide()  # inside its page by now

    def here(self) -> Section:
        """The section that is shown."""
        return self.sections[self.choice.value()]

    def show_section(self, key: str) -> None:
        """Change to a section, read it, and put the hand where its work begins."""
        self.choice.set_value(key)
        self.stack.setCurrentWidget(self.sections[key])
        self.setFocusProxy(self.sections[key])
        self.reload()
        self.sections[key].setFocus()

    def reload(self) -> None:
        self.here().reload()


def table_of(model: RowsModel[T], name: str, wide: int, table: QTableView | None = None) -> QTableView:
    """A table whose column `wide` takes the room that is left; `table`: one with keys of its own."""
    table = table or QTableView()
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
