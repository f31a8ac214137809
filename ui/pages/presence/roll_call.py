"""Roll-call: room after room by one key each, or by scan. Who is not marked was not looked for, which is not absent."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QTableView, QVBoxLayout, QWidget

from app.access import Act, may
from app.ids import new_id
from app.presence.forms import RollCallForm, RollMarkForm, RollScanForm
from app.presence.rows import PassedRow, RollCallRow, RollCallSheet, RollLine, RollRoom
from app.rosters import RosterForm
from models.codes import PresenceState, RosterKind
from ui.letters import letter
from ui.page import PageContext
from ui.pages.beds.words import name_of
from ui.pages.papers.straight import A4_LYING, PaperOutput
from ui.pages.presence.words import states, when
from ui.pages.section import Section, table_of
from ui.tables import Column, RowsModel
from ui.tones import Tones
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import Chip, label
from ui.widgets.panels import Card, wrapped
from ui.words import _

HERE, GONE = PresenceState.PRESENT, PresenceState.ABSENT_UNKNOWN
MARKS = {
    Qt.Key.Key_H: HERE,
    Qt.Key.Key_N: GONE,
    Qt.Key.Key_L: PresenceState.LEAVE,
    Qt.Key.Key_K: PresenceState.HOSPITAL,
}


@dataclass(frozen=True)
class Found:
    """The roll-call under way, or the last ones where none is."""

    sheet: RollCallSheet | None
    past: tuple[RollCallRow, ...]


class PeopleTable(QTableView):
    """Letters mark instead of searching."""

    def __init__(self, section: RollCall) -> None:
        super().__init__()
        self._section = section

    def keyPressEvent(self, event: QKeyEvent) -> None:
        state = MARKS.get(letter(event))
        if state is not None and not event.modifiers():
            self._section.mark(state)
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._section.step_room(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)


class RollCall(Section):
    """Rooms at the start, the people of the room at the end; the scan field above takes cards and printed lines."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sheet: RollCallSheet | None = None
        self._place, self._warned = 0, False
        self._tones = Tones(self)
        self.scan, self.told = QLineEdit(), Chip("", "wait")
        self.title = label("", "section")
        self.start = KeyButton(_("Start a roll-call"), "Ctrl Enter", "primary", "list")
        self.close_call = KeyButton(_("Close the roll-call"), "Ctrl Enter", "primary")
        self.whole_room = KeyButton(_("All of this room are here"), "Alt A", shortcut="Alt+A")
        self.paper = KeyButton(_("Print the sheet"), "Ctrl P", icon="printer", shortcut="Ctrl+P")
        self.rooms_model: RowsModel[RollRoom] = RowsModel(_room_columns())
        self.rooms = table_of(self.rooms_model, _("Rooms"), 0)
        self.people_model: RowsModel[RollLine] = RowsModel(_people_columns())
        self.people = PeopleTable(self)
        self.past_model: RowsModel[RollCallRow] = RowsModel(_past_columns())
        self.past = table_of(self.past_model, _("Roll-calls so far"), 1)
        self.output = PaperOutput(context, self, A4_LYING)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QWidget()
        line = FlowLayout(head, 10)
        for part in (self.title, self.told, self.paper, self.start, self.close_call):
            line.addWidget(part)
        self.column.addWidget(head)
        self.scan.setPlaceholderText(_("Scan a card or a line of the printed roll-call, or type a number"))
        self.scan.setAccessibleName(_("Scan"))
        self.column.addWidget(self.scan)
        row = QHBoxLayout()
        row.setSpacing(14)
        self.rooms.setFixedWidth(280)
        row.addWidget(self.rooms)
        right = QVBoxLayout()
        table_of(self.people_model, _("People of the room"), 1, self.people)
        right.addWidget(self.people, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.whole_room)
        foot.addWidget(
            wrapped(
                _("Arrow down: the people. H here, N not found, L on leave, K hospital. Page down: next room."), "hint"
            ),
            1,
        )
        right.addLayout(foot)
        self.work = QWidget()
        row.addLayout(right, 1)
        self.work.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.work, 1)
        self.before = Card(_("Roll-calls so far"))
        self.before.body.addWidget(self.past)
        self.column.addWidget(self.before, 1)

    def _connect(self) -> None:
        self.scan.returnPressed.connect(lambda: self.take(self.scan.text()))
        self.start.clicked.connect(self._start)
        self.close_call.clicked.connect(self._close)
        self.whole_room.clicked.connect(self._whole_room)
        self.paper.clicked.connect(self._print)
        self.rooms.selectionModel().currentChanged.connect(self._choose_room)
        self.rooms.activated.connect(lambda _index: self._whole_room())
        shortcut(self, "Ctrl+Return", self._next)
        shortcut(self.scan, "Down", self.people.setFocus)
        self.setFocusProxy(self.scan)

    # What is shown

    def reload(self) -> None:
        calls, actor = self.context.waystation.roll_calls, self.context.actor

        def job() -> Found:
            past = calls.past(actor)
            open_one = next((row for row in past if row.closed_at is None), None)
            return Found(calls.sheet(actor, open_one.id) if open_one else None, past)

        self.read(job, self._show)

    def _show(self, found: Found) -> None:
        self._sheet = found.sheet
        under_way, may_take = found.sheet is not None, may(self.context.actor, Act.TAKE_ROLL_CALL)
        for part in (self.scan, self.work, self.told):
            part.setVisible(under_way)
        self.before.setVisible(not under_way)
        self.start.setVisible(may_take and not under_way)
        self.close_call.setVisible(may_take and under_way)
        self.whole_room.setEnabled(may_take)
        self.past_model.show_rows(found.past)
        self.setFocusProxy(self.scan if under_way else self.start)
        if self.isVisible() and not self._has_hand():
            self.setFocus()
        sheet = found.sheet
        if sheet is None:
            self.title.setText(_("No roll-call is under way."))
            return
        began = f"{sheet.started_at.astimezone():%H:%M}"
        self.title.setText(_("Roll-call of {time}").format(time=began) + (f", {sheet.title}" if sheet.title else ""))
        words = _("{here} here, {gone} not found, {away} away, {left} to go")
        counts = {"here": sheet.found, "gone": sheet.missing, "away": sheet.away, "left": sheet.unmarked}
        self.told.say(words.format(**counts), "ok" if not sheet.unmarked else "wait")
        self.rooms_model.show_rows(sheet.rooms)
        if sheet.rooms:
            place = min(self._place, len(sheet.rooms) - 1)
            self.rooms.selectRow(place)
            self._show_room(sheet.rooms[place])

    def _has_hand(self) -> bool:
        """Whether the keyboard is in this section, or in the search above the page."""
        hand = QApplication.focusWidget()
        return hand is not None and hand.isVisible() and (self.isAncestorOf(hand) or not hand.isAncestorOf(self))

    def _choose_room(self, index: QModelIndex, _before: QModelIndex) -> None:
        rooms = self.rooms_model.rows()
        if 0 <= index.row() < len(rooms):
            self._place = index.row()
            self._show_room(rooms[index.row()])

    def _show_room(self, room: RollRoom) -> None:
        before = self.people.currentIndex().row()
        self.people_model.show_rows(room.people)
        self.people.selectRow(max(0, min(before, len(room.people) - 1)))

    # What is done

    def _next(self) -> None:
        (self.start if self._sheet is None else self.close_call).click_if_able()

    def _start(self) -> None:
        calls, actor, form = self.context.waystation.roll_calls, self.context.actor, RollCallForm(new_id())
        self.write(lambda: calls.start(actor, form), lambda _sheet: self.scan.setFocus())

    def mark(self, state: PresenceState) -> None:
        """A letter on somebody of the room: as they were found; the next one is chosen."""
        index, sheet = self.people.currentIndex(), self._sheet
        rows = self.people_model.rows()
        if sheet is None or not 0 <= index.row() < len(rows):
            return
        self._warned = False
        form = RollMarkForm(new_id(), sheet.id, rows[index.row()].person.id, state)
        calls, actor = self.context.waystation.roll_calls, self.context.actor
        self.people.selectRow(min(index.row() + 1, len(rows) - 1))
        self.write(lambda: calls.mark(actor, form), lambda _none: None)

    def step_room(self, by: int) -> None:
        """The room after this one, or before it; its first person is chosen."""
        place = self.rooms.currentIndex().row() + by
        if 0 <= place < self.rooms_model.rowCount():
            self.rooms.selectRow(place)
            self.people.selectRow(0)

    def _whole_room(self) -> None:
        """Everybody of the room who is expected is here; the next room is chosen."""
        sheet, place = self._sheet, self.rooms.currentIndex().row()
        if sheet is None or not 0 <= place < len(sheet.rooms):
            return
        calls, actor, room = self.context.waystation.roll_calls, self.context.actor, sheet.rooms[place].id
        self._place, self._warned = min(place + 1, len(sheet.rooms) - 1), False
        self.write(lambda: calls.mark_room(actor, sheet.id, room), lambda _many: None)

    def take(self, code: str) -> bool:
        """A scan, or what was typed: that person is here."""
        sheet = self._sheet
        if sheet is None or not code.strip():
            return False
        self.scan.clear()
        self._warned = False
        calls, actor = self.context.waystation.roll_calls, self.context.actor
        form = RollScanForm(new_id(), sheet.id, code)
        self.write(lambda: calls.scan(actor, form), self._scanned)
        return True

    def _scanned(self, row: PassedRow) -> None:
        done = row.state is HERE
        self._tones.play("ok" if done else "att")
        if done and row.person is not None:
            where = f", {row.room}" if row.room else ""
            self.banner.say(
                _("Here: {name}{where}. {note}").format(name=name_of(row.person), where=where, note=row.sentence), "ok"
            )
        else:
            self.banner.say(row.sentence, "att")
        self.scan.setFocus()

    def _close(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        if sheet.unmarked and not self._warned:
            self._warned = True
            words = _("Not marked: {n}. Nobody looked for them. Ctrl Enter once more closes it all the same.")
            self.banner.say(words.format(n=sheet.unmarked), "att")
            return
        self._warned = False
        calls, actor = self.context.waystation.roll_calls, self.context.actor
        self.write(lambda: calls.close(actor, sheet.id), self._closed)

    def _closed(self, sheet: RollCallSheet) -> None:
        words = _("Closed: {here} here, {gone} not found, {away} away, {left} not looked for.")
        counts = {"here": sheet.found, "gone": sheet.missing, "away": sheet.away, "left": sheet.unmarked}
        self.banner.say(words.format(**counts), "ok" if not sheet.unmarked else "att")

    def _print(self) -> None:
        rosters, actor = self.context.waystation.rosters, self.context.actor
        self.output.make(lambda: rosters.paper(actor, RosterForm(RosterKind.ROLL_CALL)))


def _room_columns() -> list[Column[RollRoom]]:
    def still(room: RollRoom) -> str:
        left = sum(line.found is None and line.expected is HERE for line in room.people)
        return str(left) if left else _("done")

    return [
        Column(_("Room"), lambda room: room.title or _("No bed")),
        Column(_("People"), lambda room: str(len(room.people)), align_right=True),
        Column(_("To go"), still, align_right=True),
    ]


def _people_columns() -> list[Column[RollLine]]:
    def found(line: RollLine) -> str:
        if line.found is GONE:
            return _("Not found")
        if line.found is not None:
            return states()[line.found]
        return "" if line.expected is HERE else _("expected: {state}").format(state=states()[line.expected])

    return [
        Column(_("Bed"), lambda line: line.bed),
        Column(_("Name"), lambda line: name_of(line.person)),
        Column(_("Number"), lambda line: line.person.number),
        Column(_("Found"), found),
    ]


def _past_columns() -> list[Column[RollCallRow]]:
    return [
        Column(_("Begun"), lambda row: when(row.started_at)),
        Column(_("Of"), lambda row: row.title or _("everybody")),
        Column(_("Here"), lambda row: str(row.found), align_right=True),
        Column(_("Not found"), lambda row: str(row.missing), align_right=True),
        Column(_("Closed"), lambda row: when(row.closed_at)),
    ]
