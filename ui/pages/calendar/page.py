"""The calendar: the appointments of a day with the form beside, or the week on a grid; a card shown is one kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.access import Act, may
from app.appointments.forms import AppointmentRow, Planned, Week
from app.errors import UserError
from app.rosters import RosterForm
from app.rows import PersonRow
from app.scanning import Scan
from models.codes import AppointmentState, RosterKind
from ui.page import Page, PageContext
from ui.pages.beds.words import name_of
from ui.pages.calendar.form import AppointmentCard
from ui.pages.calendar.settling import Settling
from ui.pages.calendar.strip import DayStrip
from ui.pages.calendar.week_grid import WeekGrid
from ui.pages.calendar.words import hour, kind_words, state_words, way_words, weekday, who
from ui.pages.papers.straight import A4_LYING, PaperOutput
from ui.pages.section import scrolled, table_of
from ui.tables import Column, RowsModel
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import shortcut
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import KeyCap, label
from ui.widgets.panels import Banner
from ui.words import _
from ui.work import sentence_of

SIDE, OFFERED, NARROW = 410, 6, 1000


@dataclass(frozen=True)
class Read:
    """A day with the week around it."""

    week: Week
    rows: tuple[AppointmentRow, ...]


class CalendarPage(Page):
    KEYS = (
        ("Alt W", _("the week on a grid, and back to the day")),
        (_("Alt left, right"), _("the day before, the day after; on the grid the week")),
        ("Alt T", _("today")),
        (_("Arrows"), _("on the grid: from one appointment to the next, from day to day")),
        (_("Page up, down"), _("on the grid: the week before, the week after")),
        ("Home", _("on the grid: this week")),
        (_("Enter"), _("on the grid: open the appointment in its day")),
        (_("Enter"), _("in the field: find somebody for a new appointment")),
        ("Ctrl Enter", _("save the appointment")),
        ("Alt K", _("kept")),
        ("Alt M", _("missed")),
        ("Alt O", _("called off, with a word why in the note")),
        (_("Scan of a card"), _("the appointment is kept")),
        ("Ctrl P", _("print the list of the day")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.day: date = context.waystation.house.today()
        self._today = self.day
        self.may_write = may(context.actor, Act.WRITE_APPOINTMENT)
        self.banner, self.title = Banner(), label("", "title")
        self.view = Segmented([("day", _("Day"), ""), ("week", _("Week"), "")], "day", name=_("Calendar"))
        self.grid, self.of_day, self.stack = WeekGrid(), QWidget(), QStackedWidget()
        self._wanted: UUID | None = None
        self.title.setMinimumWidth(120)
        self.strip = DayStrip()
        self.find = QLineEdit()
        self.offers = QWidget()
        self._offers_row = FlowLayout(self.offers, 6)
        self.model: RowsModel[AppointmentRow] = RowsModel(_columns())
        self.table = table_of(self.model, _("Appointments of the day"), 3)
        self.table.horizontalHeader().setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.card = AppointmentCard(may(context.actor, Act.READ_CHECK))
        self.kept = KeyButton(_("Kept"), "Alt K", shortcut="Alt+K")
        self.missed = KeyButton(_("Missed"), "Alt M", shortcut="Alt+M")
        self.off = KeyButton(_("Called off"), "Alt O", shortcut="Alt+O")
        self.paper = KeyButton(_("Print the day"), "Ctrl P", icon="printer", shortcut="Ctrl+P", size="compact")
        self.output = PaperOutput(context, self, A4_LYING)
        self.settling = Settling(self, self.banner, self._failed)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(9)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.view)
        head.addWidget(KeyCap("Alt W"))
        head.addWidget(self.paper)
        column.addLayout(head)
        column.addWidget(self.banner)
        for part in (self.of_day, self.grid):
            self.stack.addWidget(part)
        column.addWidget(self.stack, 1)
        self._lay_out_day()
        self.paper.setVisible(may(self.context.actor, Act.PRINT_LISTS))
        self.setFocusProxy(self.find if self.may_write else self.table)

    def _lay_out_day(self) -> None:
        column = QVBoxLayout(self.of_day)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addWidget(self.strip)
        row, left, inside = QHBoxLayout(), QVBoxLayout(), QWidget()
        row.setSpacing(14)
        self.find.setPlaceholderText(_("New appointment: a name or a number, then Enter"))
        self.find.setAccessibleName(_("Find somebody"))
        for part in (self.find, self.offers):
            left.addWidget(part)
        left.addWidget(self.table, 1)
        foot = QWidget()
        below = FlowLayout(foot, 6)
        for button in (self.kept, self.missed, self.off):
            below.addWidget(button)
        left.addWidget(foot)
        row.addLayout(left, 1)
        side = QVBoxLayout(inside)
        side.setContentsMargins(0, 0, 6, 0)
        side.addWidget(self.card)
        side.addStretch(1)
        self.side = scrolled(inside)
        self.side.setFixedWidth(SIDE)
        row.addWidget(self.side)
        column.addLayout(row, 1)
        for part in (self.find, self.side, self.kept, self.missed, self.off):
            part.setVisible(self.may_write)
        self.offers.hide()

    def _connect(self) -> None:
        self.banner.pressed.connect(self.banner.clear)
        self.find.returnPressed.connect(self._look)
        self.table.selectionModel().currentChanged.connect(self._choose)
        self.card.asked.connect(self._save)
        self.paper.clicked.connect(self._print)
        for button, state in (
            (self.kept, AppointmentState.ATTENDED),
            (self.missed, AppointmentState.MISSED),
            (self.off, AppointmentState.CANCELLED),
        ):
            button.clicked.connect(lambda _checked=False, state=state: self._settle(state))
        self.strip.chosen.connect(self.to_day)
        self.view.changed.connect(self.show_view)
        self.grid.opened.connect(self.open_day)
        self.grid.turned.connect(self._turn)
        shortcut(self, "Alt+W", lambda: self.show_view("day" if self.shows_week else "week"))
        shortcut(self, "Alt+Left", lambda: self._on(-1))
        shortcut(self, "Alt+Right", lambda: self._on(1))
        shortcut(self, "Alt+T", lambda: self.to_day(self.context.waystation.house.today()))
        shortcut(self, "Ctrl+Return", self.card.save.click_if_able)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what it is and how they get there stand in the form beside."""
        super().resizeEvent(event)
        for column in (2, 4):
            self.table.setColumnHidden(column, self.may_write and self.width() < NARROW)

    # What is shown

    def to_day(self, day: date) -> None:
        """Another day."""
        self.day = day
        if self.shows_week:
            self.grid.begin(day, None)
        self.reload()

    @property
    def shows_week(self) -> bool:
        return self.stack.currentWidget() is self.grid

    def show_view(self, key: str) -> None:
        """The week with the cursor where the hand was, or the day that is under the cursor."""
        if self.shows_week:
            self.day = self.grid.day()
        else:
            row = self._chosen()
            self.grid.begin(self.day, row.id if row else None)
        self._turn_to(key)

    def _turn_to(self, key: str) -> None:
        self.view.set_value(key)
        self.stack.setCurrentWidget(self.grid if key == "week" else self.of_day)
        first = self.grid if key == "week" else self.find if self.may_write else self.table
        self.setFocusProxy(first)
        first.setFocus()
        self.reload()

    def open_day(self, day: date, appointment: UUID | None) -> None:
        """A day that was chosen on the grid, with its appointment under the hand."""
        self.day, self._wanted = day, appointment
        self._turn_to("day")
        if appointment is not None:
            self.table.setFocus()

    def _chosen(self) -> AppointmentRow | None:
        rows, place = self.model.rows(), self.table.currentIndex().row()
        return rows[place] if 0 <= place < len(rows) else None

    def _on(self, steps: int) -> None:
        if self.shows_week:
            self._turn(steps)
        else:
            self.to_day(self.day + timedelta(days=steps))

    def _turn(self, weeks: int) -> None:
        """Weeks on, or this one; the cursor stays on its weekday. Keys typed ahead are not lost."""
        monday = self.day - timedelta(days=self.day.weekday())
        wanted = monday + timedelta(days=7 * weeks + self.grid.cursor_at.day)
        self.to_day(wanted if weeks else self.context.waystation.house.today())

    def reload(self) -> None:
        self._past_midnight()
        desk, actor, day = self.context.waystation.appointments, self.context.actor, self.day
        monday = day - timedelta(days=day.weekday())
        if self.shows_week:
            self.context.work.run(self, lambda: desk.week(actor, monday), self._show_grid, self._failed)
            return
        self.context.work.run(
            self, lambda: Read(desk.week(actor, monday), desk.days(actor, day, day)), self._show, self._failed
        )

    def _past_midnight(self) -> None:
        """Whoever looked at today still does after midnight."""
        today = self.context.waystation.house.today()
        if self.day == self._today:
            self.day = today
        self._today = today

    def _show_grid(self, week: Week) -> None:
        last = week.first + timedelta(days=6)
        this = week.first <= self.context.waystation.house.today() <= last
        words = _("This week, {first} to {last}") if this else _("Week of {first} to {last}")
        self.title.setText(words.format(first=f"{week.first:%d.%m.}", last=f"{last:%d.%m.}"))
        self.grid.show_week(week, self.context.waystation.house.now())

    def _show(self, read: Read) -> None:
        today = self.context.waystation.house.today()
        self.title.setText(_("Today, {day}").format(day=weekday(self.day)) if self.day == today else weekday(self.day))
        self.strip.show_week(read.week, self.day, today)
        chosen = self._chosen()
        wanted, self._wanted = self._wanted or (chosen.id if chosen else None), None
        self.model.show_rows(read.rows)
        place = next((place for place, row in enumerate(read.rows) if row.id == wanted), -1)
        if place >= 0:
            self.table.selectRow(place)

    def open_for(self, person: UUID) -> None:
        """A new appointment for this person."""
        self._chosen_person(person)
        self._turn_to("day")

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        rows = self.model.rows()
        if not (0 <= index.row() < len(rows) and self.may_write):
            return
        if not self.card.holds_typed(rows[index.row()]):
            self.card.show_row(rows[index.row()])

    # Who

    def _look(self) -> None:
        people, actor, text = self.context.waystation.people, self.context.actor, self.find.text().strip()
        if text:
            self.context.work.run(self, lambda: people.find(actor, text), self._offer, self._failed)

    def _offer(self, rows: tuple[PersonRow, ...]) -> None:
        while (item := self._offers_row.takeAt(0)) is not None:
            item.widget().deleteLater()
        if len(rows) == 1:
            self._new_for(rows[0])
            return
        if not rows:
            self.banner.say(_("Nobody is found by this. Try another spelling, or the number."), "att")
        self.offers.setVisible(bool(rows))
        for row in rows[:OFFERED]:
            button = KeyButton(f"{name_of(row)} {row.number}", size="compact", parent=self.offers)
            button.clicked.connect(lambda _checked=False, row=row: self._new_for(row))
            self._offers_row.addWidget(button)
            button.show()
        if rows:
            self._offers_row.itemAt(0).widget().setFocus()

    def _chosen_person(self, person: UUID) -> None:
        people, actor = self.context.waystation.people, self.context.actor
        self.context.work.run(self, lambda: people.open_person(actor, person).person, self._new_for, self._failed)

    def _new_for(self, row: PersonRow) -> None:
        while (item := self._offers_row.takeAt(0)) is not None:
            item.widget().deleteLater()
        self.find.clear()
        self.offers.hide()
        self.table.setCurrentIndex(QModelIndex())
        self.card.begin(row)
        self.card.edits["starts_at"].setText(f"{self.day:%d.%m.} ")
        self.card.kind.setFocus()

    # What is done

    def _save(self) -> None:
        self.banner.clear()
        for field in self.card.fields.values():
            field.clear()
        waystation, actor = self.context.waystation, self.context.actor
        try:
            form = self.card.form(waystation.house.now())
        except UserError as trouble:
            self._failed(trouble)
            return
        self.context.work.run(
            self, lambda: waystation.appointments.plan(actor, form), self._planned, self._failed, writes=True
        )

    def _planned(self, row: Planned) -> None:
        if row.done:
            self.context.tell(_("The appointment is saved."), None)
            self.table.setCurrentIndex(QModelIndex())
            self.card.begin()
            self.find.setFocus()
            return
        other = row.beside[0]
        words = _("At the same time: {at} {place}. Save once more to keep both.")
        self.banner.say(words.format(at=hour(other.starts_at), place=other.place or kind_words(other)), "att")
        self.card.anyway = True

    def _settle(self, state: AppointmentState) -> None:
        self.settling.settle(self._chosen(), state, self.card.edits["note"].text())

    def on_scan(self, scan: Scan) -> bool:
        """A card shown: the nearest appointment of that person is kept."""
        if self.may_write:
            self.settling.attend(scan)
        return self.may_write

    def _print(self) -> None:
        rosters, actor = self.context.waystation.rosters, self.context.actor
        self.output.make(lambda: rosters.paper(actor, RosterForm(RosterKind.APPOINTMENTS)))

    def _failed(self, trouble: Exception) -> None:
        field = self.card.fields.get(trouble.field or "") if isinstance(trouble, UserError) else None
        if field is not None:
            field.set_error(sentence_of(trouble))
            field.control.setFocus()
        else:
            self.banner.say(sentence_of(trouble), "att" if isinstance(trouble, UserError) else "stop", _("Close"))


def _columns() -> list[Column[AppointmentRow]]:
    return [
        Column(_("At"), lambda row: hour(row.starts_at)),
        Column(_("Who"), who),
        Column(_("What"), kind_words),
        Column(_("Where"), lambda row: row.place),
        Column(_("How"), way_words),
        Column(_("State"), state_words),
    ]
