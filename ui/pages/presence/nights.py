"""Past nights: how many slept here, who was away and how; and who it was on any of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.presence.reading import NightRow
from app.presence.rows import NightPerson, NightSheet
from ui.page import PageContext
from ui.pages.beds.words import name_of
from ui.pages.presence.words import states, when
from ui.pages.section import Section, table_of
from ui.person_words import day
from ui.tables import Column, RowsModel
from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.panels import wrapped
from ui.words import _

AT_ONCE = 31


@dataclass(frozen=True)
class Month:
    """Nights, the newest first."""

    rows: tuple[NightRow, ...]


class NightsSection(Section):
    """A month at a time, earlier ones by a key."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._last: date = context.waystation.house.today()
        self.model: RowsModel[NightRow] = RowsModel(_columns())
        self.table = table_of(self.model, _("Nights"), 7)
        self.people_model: RowsModel[NightPerson] = RowsModel(_people_columns())
        self.people = table_of(self.people_model, _("Who was where"), 1)
        self.title = wrapped("", "section")
        self.earlier = KeyButton(_("A month earlier"), "Alt E", shortcut="Alt+E", size="compact")
        self.later = KeyButton(_("A month later"), "Alt L", shortcut="Alt+L", size="compact")
        self._lay_out()
        self.earlier.clicked.connect(lambda: self._move(-1))
        self.later.clicked.connect(lambda: self._move(1))
        self.table.selectionModel().currentChanged.connect(self._choose)
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        left, right = QVBoxLayout(), QVBoxLayout()
        months = QWidget()
        top = FlowLayout(months, 8)
        top.addWidget(self.earlier)
        top.addWidget(self.later)
        left.addWidget(months)
        left.addWidget(self.table, 1)
        right.addWidget(self.title)
        right.addWidget(self.people, 1)
        row.addLayout(left, 3)
        row.addLayout(right, 2)
        self.column.addLayout(row, 1)

    def _move(self, by: int) -> None:
        today = self.context.waystation.house.today()
        self._last = min(self._last + timedelta(days=AT_ONCE * by), today)
        self.reload()

    def reload(self) -> None:
        presence, actor = self.context.waystation.presence, self.context.actor
        first, last = self._last - timedelta(days=AT_ONCE), self._last
        self.read(lambda: Month(tuple(reversed(presence.nights(actor, first, last)))), self._show)

    def _show(self, month: Month) -> None:
        self.model.show_rows(month.rows)
        self.people_model.show_rows([])
        self.title.setText("" if month.rows else _("No night of this time is over yet."))
        if month.rows:
            self.table.selectRow(0)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        rows = self.model.rows()
        if not 0 <= index.row() < len(rows):
            return
        presence, actor, wanted = self.context.waystation.presence, self.context.actor, rows[index.row()].day
        self.read(lambda: presence.night(actor, wanted), self._show_night)

    def _show_night(self, night: NightSheet) -> None:
        words = _("Night of {day}, counted {when}: {n} people")
        self.title.setText(words.format(day=day(night.day), when=when(night.counted_at), n=len(night.people)))
        self.people_model.show_rows(night.people)


def _columns() -> list[Column[NightRow]]:
    return [
        Column(_("Night of"), lambda row: day(row.day)),
        Column(_("Slept here"), lambda row: str(row.present), align_right=True),
        Column(_("In a bed"), lambda row: str(row.in_bed), align_right=True),
        Column(_("On leave"), lambda row: str(row.leave or ""), align_right=True),
        Column(_("Hospital"), lambda row: str(row.hospital or ""), align_right=True),
        Column(_("Elsewhere"), lambda row: str(row.elsewhere or ""), align_right=True),
        Column(_("Not known"), lambda row: str(row.absent or ""), align_right=True),
        Column(_("In all"), lambda row: str(row.in_all), align_right=True),
    ]


def _people_columns() -> list[Column[NightPerson]]:
    return [
        Column(_("Room"), lambda row: row.room or _("No bed")),
        Column(_("Name"), lambda row: name_of(row.person)),
        Column(_("Number"), lambda row: row.person.number),
        Column(_("Where"), lambda row: states()[row.state]),
    ]
