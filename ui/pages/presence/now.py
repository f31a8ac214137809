"""Who is in the house now: everybody by room, how many are where, and the card of the one who is chosen."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.presence.forms import CorrectionForm, LeaveForm
from app.presence.rows import EventRow, PresenceSheet, PresentRow
from models.codes import PresenceState
from ui.page import PageContext
from ui.pages.beds.words import name_of
from ui.pages.presence.marking import MarkingCard
from ui.pages.presence.words import TONES, event_words, place_words, sources, state_words, states, when
from ui.pages.section import Section, scrolled, table_of
from ui.tables import Column, RowsModel
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import shortcut
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import Chip
from ui.widgets.panels import Card
from ui.words import _

ALL, AWAY, LATE = "all", "away", "late"
WIDE = 430


class Now(Section):
    """List at the start; the form and the story of who is chosen at the end, for those who may mark."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sheet: PresenceSheet | None = None
        self._chosen: UUID | None = None
        self.may_mark = may(context.actor, Act.MARK_PRESENCE)
        self.chips = QWidget()
        self.chips_row = FlowLayout(self.chips, 8)
        self.find = QLineEdit()
        self.find.setPlaceholderText(_("Find a name, a number, a room"))
        self.find.setAccessibleName(_("Find somebody"))
        self.filter = Segmented(
            [(ALL, _("Everybody"), ""), (AWAY, _("Away"), ""), (LATE, _("Late"), "")], ALL, name=_("Who is shown")
        )
        self.model: RowsModel[PresentRow] = RowsModel(_columns())
        self.table = table_of(self.model, _("Who is in the house"), 3)
        self.card = MarkingCard()
        self.fields = self.card.fields
        self.story_model: RowsModel[EventRow] = RowsModel(_story_columns())
        self.story = table_of(self.story_model, _("What was written of it"), 3)
        self.right = KeyButton(_("Put this mark right"), "Alt C", shortcut="Alt+C", size="compact")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.column.addWidget(self.chips)
        row = QHBoxLayout()
        row.setSpacing(14)
        left = QVBoxLayout()
        left.addWidget(self.find)
        left.addWidget(self.filter)
        left.addWidget(self.table, 1)
        row.addLayout(left, 1)
        inside = QWidget()
        side = QVBoxLayout(inside)
        side.setContentsMargins(0, 0, 6, 0)
        side.setSpacing(10)
        side.addWidget(self.card)
        told = Card(_("Story"), _("nothing is ever deleted"))
        self.story.setMinimumHeight(170)
        told.body.addWidget(self.story)
        told.body.addWidget(self.right)
        side.addWidget(told)
        side.addStretch(1)
        self.side = scrolled(inside)
        row.addWidget(self.side)
        self.column.addLayout(row, 1)
        self.card.setVisible(self.may_mark)
        self.right.setVisible(self.may_mark)
        self.side.setFixedWidth(WIDE)
        self.setFocusProxy(self.find)

    def _connect(self) -> None:
        self.find.textChanged.connect(lambda _text: self._filter())
        self.find.returnPressed.connect(self.table.setFocus)
        self.filter.changed.connect(lambda _value: self._filter())
        self.table.selectionModel().currentChanged.connect(self._choose)
        self.table.activated.connect(lambda _index: self.card.state.setFocus())
        self.card.asked.connect(self._save)
        self.right.clicked.connect(self._put_right)
        shortcut(self, "Ctrl+Return", self.card.save.click_if_able)

    # What is shown

    def reload(self) -> None:
        presence, actor = self.context.waystation.presence, self.context.actor
        self.read(lambda: presence.sheet(actor), self._show)

    def _show(self, sheet: PresenceSheet) -> None:
        self._sheet = sheet
        while (item := self.chips_row.takeAt(0)) is not None:
            item.widget().deleteLater()
        for state, word in states().items():
            if sheet.counts.get(state):
                tone = TONES.get(state, "wait")
                self.chips_row.addWidget(Chip(f"{word}: {sheet.counts[state]}", tone, parent=self.chips))
        if sheet.counted_at is not None:
            words = _("Staff {staff}, visitors {visitors}").format(staff=sheet.staff, visitors=sheet.visitors)
            self.chips_row.addWidget(Chip(words, "wait", parent=self.chips))
        for place in range(self.chips_row.count()):
            self.chips_row.itemAt(place).widget().show()
        self._filter()

    def _filter(self) -> None:
        """Those who fit; whoever was chosen stays chosen while they are among them."""
        people = self._sheet.people if self._sheet else ()
        wanted, which = self.find.text().strip().casefold(), self.filter.value()
        shown = [row for row in people if wanted in _searched(row) and _fits(row, which)]
        self.model.show_rows(shown)
        place = next((n for n, row in enumerate(shown) if row.person.is_of(self._chosen)), 0)
        if shown:
            self.table.selectRow(place)
        else:
            self._show_row(None)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        rows = self.model.rows()
        self._show_row(rows[index.row()] if 0 <= index.row() < len(rows) else None)

    def _show_row(self, row: PresentRow | None) -> None:
        self._chosen = row.person.id if row else None
        self.card.show_row(row)
        if row is None:
            self.story_model.show_rows([])
            return
        presence, actor, person = self.context.waystation.presence, self.context.actor, row.person.id

        def told(rows: tuple[EventRow, ...]) -> None:
            if self._chosen == person:
                self.story_model.show_rows(rows)

        self.read(lambda: presence.story(actor, person), told)

    def open_for(self, person: UUID) -> None:
        """This person is chosen."""
        self._chosen = person
        self.find.clear()
        self.filter.set_value(ALL)
        self.reload()

    # What is done

    def _save(self) -> None:
        waystation, actor = self.context.waystation, self.context.actor
        for field in self.fields.values():
            field.clear()
        try:
            form = self.card.form(waystation.house.now())
        except UserError as trouble:
            self.failed(trouble)
            return
        if isinstance(form, CorrectionForm):
            self.write(lambda: waystation.presence.correct(actor, form), self._saved)
        elif isinstance(form, LeaveForm):
            self.write(lambda: waystation.leaves.give(actor, form), self._saved)
        else:
            self.write(lambda: waystation.presence.mark(actor, form), self._saved)

    def _saved(self, _none: None) -> None:
        name = next((name_of(row.person) for row in self.model.rows() if row.person.is_of(self._chosen)), "")
        self.context.tell(_("Saved: {name}").format(name=name), None)
        self.card.begin()
        self.table.setFocus()

    def _put_right(self) -> None:
        index = self.story.currentIndex()
        rows = self.story_model.rows()
        wrong = rows[index.row()] if 0 <= index.row() < len(rows) else next((row for row in rows if row.id), None)
        if wrong is not None and wrong.id is not None and not wrong.voided:
            self.card.put_right(wrong)


def _columns() -> list[Column[PresentRow]]:
    return [
        Column(_("Room, bed"), lambda row: place_words(row.room, row.bed)),
        Column(_("Name"), lambda row: name_of(row.person)),
        Column(_("Number"), lambda row: row.person.number),
        Column(_("Where"), state_words),
        Column(_("Since"), lambda row: when(row.since)),
        Column(_("Until"), lambda row: when(row.until)),
    ]


def _story_columns() -> list[Column[EventRow]]:
    return [
        Column(_("When"), lambda row: when(row.at)),
        Column(_("Where"), event_words),
        Column(_("How"), lambda row: sources()[row.source]),
        Column(_("Remark"), lambda row: row.reason),
        Column(_("By"), lambda row: row.by),
    ]


def _searched(row: PresentRow) -> str:
    name = row.person.name
    return " ".join((name.own, name.latin, row.person.number, row.person.number.replace("-", ""), row.room)).casefold()


def _fits(row: PresentRow, which: str) -> bool:
    if which == AWAY:
        return row.state is not PresenceState.PRESENT
    return row.late if which == LATE else True
