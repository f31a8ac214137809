"""The page of the bus door: one key for the colour, Enter, the next person. Nothing here asks for a form."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.access import Act, may
from app.closing import ClosingSheet
from app.forms import AbsenceForm, CountForm
from app.ids import new_id
from app.rows import CountedRow, Opened, PersonRow, ScanMeaning
from app.scanning import Scan, ScanType
from models.codes import Arrival
from ui.page import Page, PageContext
from ui.pages.door.absence import AbsenceCard
from ui.pages.door.act import Choice, CountCard
from ui.pages.door.close import CloseCard
from ui.pages.door.counters import Counters
from ui.pages.door.ledger import Acts
from ui.pages.door.recent import GivenNumber, JustCounted
from ui.pages.door.words import open_line
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.marks import Chip, label
from ui.widgets.panels import Banner, Card, wrapped
from ui.widgets.people_model import PeopleModel
from ui.widgets.people_view import PeopleView
from ui.widgets.undo_key import UndoKey
from ui.words import _, ngettext
from ui.work import sentence_of

LOW, NARROW, ACT_WIDTH, RECENT_WIDTH = 560, 1120, 452, 340


class DoorPage(Page):
    """Count in, mark absent, undo. The list has the keys; the find field has them while somebody is looked for."""

    KEYS = (
        ("Enter", _("count in the chosen person, with the next number")),
        ("R, Y, G, Space", _("colour by eye: red, yellow, green, not yet")),
        ("D", _("doctor now")),
        ("A", _("did not arrive: choose why")),
        ("Up, Down", _("choose somebody on the list")),
        ("Ctrl F", _("find on this list; Enter goes back with the person found")),
        ("Ctrl N", _("extra, not on the list")),
        ("Ctrl Z", _("undo the last count or absence")),
        ("Alt C", _("close the count of this group")),
        (_("Scan of a blank card"), _("counts in with the number of that card")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.acts = Acts(context)
        self._extra: UUID | None = None
        self._found, self._listed = False, True
        self.model = PeopleModel(open_line, self)
        self.people = PeopleView(self.model, _("Not counted yet"))
        self.find, self.count_card, self.absence = QLineEdit(), CountCard(), AbsenceCard()
        self.close_card = CloseCard(context)
        self.closing: ClosingSheet | None = None
        self.counters, self.banner = Counters(), Banner()
        self.given, self.recent = GivenNumber(), JustCounted()
        self._lay_out()
        self._connect()
        self._show_choice()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        self._title_row = QHBoxLayout()
        self._title_row.setSpacing(10)
        self._state = Chip("", "wait")
        self._title_row.addWidget(label(_("At the bus door"), "title"))
        self._title_row.addWidget(self._state)
        self._title_row.addStretch(1)
        self.extra = KeyButton(_("Extra, not on the list"), "Ctrl N", icon="user-plus")
        self.close_count = KeyButton(_("Close the count"), "Alt C", icon="scale")
        for button in (self.close_count, self.extra):
            self._title_row.addWidget(button)
        if not may(self.context.actor, Act.CLOSE_GROUP):
            self.close_count.hide()
        column.addLayout(self._title_row)
        column.addWidget(self.counters)
        column.addWidget(self.banner)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._list_card(), 1)
        columns.addLayout(self._act_column())
        columns.addWidget(self._recent_column())
        column.addLayout(columns, 1)

    def _list_card(self) -> QWidget:
        card = Card(_("Not counted yet"))
        self._left = card.note
        self.find.setAccessibleName(_("Find on this list"))
        self.find.setPlaceholderText(_("Name in any script, or list number"))
        self.find.setClearButtonEnabled(True)
        self._empty = wrapped("", "second")
        for part in (self.find, self._empty):
            card.body.addWidget(part)
        card.body.addWidget(self.people, 1)
        card.body.addStretch(0)
        return card

    def _act_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self._act = QStackedWidget()
        self._act.addWidget(self.count_card)
        self._act.addWidget(self.absence)
        self._act.addWidget(self.close_card)
        self._act.setFixedWidth(ACT_WIDTH)
        column.addWidget(self._act)
        column.addStretch(1)
        return column

    def _recent_column(self) -> QWidget:
        self._recent_holder = QWidget()
        self._recent_holder.setFixedWidth(RECENT_WIDTH)
        self._recent_column_ = QVBoxLayout(self._recent_holder)
        self._recent_column_.setContentsMargins(0, 0, 0, 0)
        self._recent_column_.setSpacing(12)
        self._recent_column_.addWidget(self.given)
        self._recent_column_.addWidget(self.recent, 1)
        return self._recent_holder

    def _connect(self) -> None:
        self.people.chosen.connect(self._chosen)
        self.people.pressed_key.connect(self._list_key)
        self.find.textChanged.connect(self._narrow)
        self.find.installEventFilter(self)
        self.extra.clicked.connect(self.choose_extra)
        self.count_card.count.connect(lambda: self.count_in())
        self.count_card.absent.connect(self._ask_absence)
        self.absence.noted.connect(self._note_absence)
        self.absence.left.connect(self._leave_absence)
        self.close_count.clicked.connect(self._ask_closing)
        self.close_card.closed.connect(self._closed)
        self.close_card.left.connect(self._leave_absence)
        self.recent.undo.connect(self._undo)
        self.given.undo.connect(lambda: self._undo(None))
        shortcut(self, "Ctrl+F", self.find.setFocus)
        shortcut(self, "Ctrl+N", self.choose_extra)
        shortcut(self, "Alt+C", self.close_count.click_if_able)
        UndoKey(self, lambda: self._undo(None))
        self.setFocusProxy(self.people)

    # What is shown

    def reload(self) -> None:
        group = self.context.group()
        if group is None:
            self._show_no_group()
            return
        actor, closing = self.context.actor, self.context.waystation.closing
        self.context.work.run(self, lambda: closing.at_door(actor, group.id), self._show_group)

    def _show_no_group(self) -> None:
        self.model.show(())
        self._state.say(_("No group yet"), "wait")
        self._empty.setText(_("There is no group yet. Open one on the page Lists."))
        self.count_card.show_nobody()

    def _show_group(self, read: tuple[tuple[PersonRow, ...], ClosingSheet]) -> None:
        rows, self.closing = read
        self.acts.said_by = {row.person.id: row.said_by for row in self.closing.absent}
        counts = self.closing.counts
        self.counters.show_counts(counts)
        self._left.setText(ngettext("{n} to go", "{n} to go", counts.open).format(n=counts.open))
        self._say_state(self.closing)
        self.close_card.show_sheet(self.closing)
        here = [row for row in rows if row.waiting_since is not None and row.arrival is Arrival.COUNTED]
        self.recent.show_people(sorted(here, key=lambda row: row.waiting_since or 0, reverse=True))
        self._listed = counts.listed > 0
        self._show_open(rows)

    def _say_state(self, sheet: ClosingSheet) -> None:
        left = sheet.counts.open
        if sheet.is_closed:
            self._state.say(_("Count closed"), "ok", "done")
        elif sheet.adds_up:
            self._state.say(_("Count adds up"), "ok")
        elif not left:
            self._state.say(_("Numbers differ"), "att")
        else:
            self._state.say(ngettext("{n} still open", "{n} still open", left).format(n=left), "att")

    def _show_open(self, rows: tuple[PersonRow, ...]) -> None:
        """Those still to come first, then those noted as not here: they may turn up all the same."""
        waiting = [row for row in rows if row.arrival is Arrival.LISTED and row.id not in self.acts.under_way]
        absent = [row for row in rows if row.arrival is Arrival.NOT_ARRIVED]
        self.model.show((*waiting, *absent))
        if self.people.person() is None and self._extra is None and waiting:
            self.people.choose_row(0)
        if not self._listed and self._extra is None:
            self._extra = new_id()
        self._show_choice()

    def _show_choice(self) -> None:
        row = self.people.person()
        if self._extra is not None:
            self.count_card.show_extra()
        elif row is not None:
            self.count_card.show_person(row)
        else:
            self.count_card.show_nobody()
        self._empty.setText(self._why_empty())
        self._empty.setVisible(self.model.rowCount() == 0)

    def _why_empty(self) -> str:
        if self.find.text().strip():
            return _("Nobody on the list is called that. Press Ctrl N for an extra.")
        if not self._listed:
            return _("This group has no list. Press Enter here for each person who comes in.")
        return _("Everybody on the list is counted in or noted.")

    # Who is chosen

    def choose_extra(self) -> None:
        """The next person is on no list."""
        self._extra = self._extra or new_id()
        self.people.choose(None)
        self._act.setCurrentWidget(self.count_card)
        self._show_choice()
        self.people.setFocus()

    def _chosen(self, row: PersonRow | None) -> None:
        if row is not None:
            self._extra = None
            self._act.setCurrentWidget(self.count_card)
            self.count_card.put_choice(Choice())
        self._show_choice()

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        if text.strip():
            self.people.choose_row(0)
        self._show_choice()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.find or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.people.step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._found = bool(self.find.text().strip())
                self.people.setFocus()
            case Qt.Key.Key_Escape:
                self.find.clear()
                self.people.setFocus()
            case _:
                return False
        return True

    def _list_key(self, event: QKeyEvent) -> None:
        if self.count_card.isEnabled() and self.count_card.take_key(event):
            event.accept()

    # The acts

    def count_in(self, card: str = "") -> None:
        """Count in whoever is chosen; the list goes on to the next at once."""
        group, row = self.context.group(), None if self._extra else self.people.person()
        if group is None or (row is None and self._extra is None):
            return
        choice = self.count_card.choice()
        person = row.id if row else self._extra
        assert person is not None
        form = CountForm(person, group.id, row is not None, choice.triage, choice.doctor_now, card or choice.card)
        self.acts.count_in(self, form, row, self._counted, lambda trouble: self._not_counted(form, trouble))
        self._go_on(row)

    def _go_on(self, row: PersonRow | None) -> None:
        self.banner.clear()
        self._extra = None if self._listed else new_id()
        if row is not None:
            place = self.model.row_of(row.id)
            self.model.show(other for other in self.model.people if other.id != row.id)
            self.people.choose_row(place)
        elif self._listed:
            self.people.choose_row(0)
        self.count_card.put_choice(Choice())
        self._show_choice()
        (self.find if self._found else self.people).setFocus()
        if self._found:
            self._found = False
            self.find.clear()

    def _counted(self, counted: CountedRow) -> None:
        self.given.show_counted(counted)

    def _not_counted(self, form: CountForm, trouble: Exception) -> None:
        """Nothing is lost: the same person, colour and number are in hand again."""
        self.banner.say(sentence_of(trouble), "stop")
        self._extra = None if form.on_list else form.person
        self.people.choose(form.person if form.on_list else None)
        self.reload()
        self.count_card.put_choice(Choice(form.triage, form.doctor_now, form.card))
        self._show_choice()

    def _undo(self, person: UUID | None) -> None:
        undone = self.acts.undo(
            self, person, self._undone, lambda trouble: self.banner.say(sentence_of(trouble), "stop")
        )
        if not undone:
            self.banner.say(_("There is nothing to undo here."), "info")

    def _undone(self, row: PersonRow) -> None:
        self.banner.clear()
        self.given.clear()
        if row.on_list:
            self._extra = None
            self.people.choose(row.id)

    def _ask_absence(self) -> None:
        row = self.people.person()
        if row is not None and self._extra is None:
            self._act.setCurrentWidget(self.absence)
            self.absence.ask(row, self.acts.said_by.get(row.id, ""))

    def _note_absence(self, form: AbsenceForm) -> None:
        row = self.people.person()
        self.acts.mark_absent(self, form, row, lambda trouble: self.banner.say(sentence_of(trouble), "stop"))
        place = self.people.currentIndex().row()
        self._leave_absence()
        self.people.choose_row(place + 1)

    def _leave_absence(self) -> None:
        self._act.setCurrentWidget(self.count_card)
        self.people.setFocus()

    def _ask_closing(self) -> None:
        if self.closing is not None:
            self._act.setCurrentWidget(self.close_card)
            self.close_card.begin()

    def _closed(self, sheet: ClosingSheet) -> None:
        self.context.tell(_("The count of {label} is closed.").format(label=sheet.group.label), None)
        self._leave_absence()

    def on_scan(self, scan: Scan) -> bool:
        if scan.kind not in (ScanType.SHORT, ScanType.PROOF) or self.context.group() is None:
            return False
        self.acts.read_card(self, scan.value, self._scanned, self._scan_failed)
        return True

    def _scan_failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")

    def _scanned(self, opened: Opened) -> None:
        if opened.meaning is ScanMeaning.BLANK_CARD:
            if self._extra is None and self.people.person() is None:
                self.choose_extra()
            self.count_in(opened.number)
        elif opened.meaning is ScanMeaning.OTHER_CENTRE and opened.person and self._is_listed(opened.person):
            self._extra = None
            self.people.choose(opened.person.id)
            self.count_in()
            self.banner.say(opened.sentence, "att")
        elif opened.person is not None:
            self.context.go("person", opened.person.id)
        else:
            self.banner.say(opened.sentence, "att")

    def _is_listed(self, row: PersonRow) -> bool:
        return any(other.id == row.id for other in self.model.people)

    # Small windows

    def minimumSizeHint(self) -> QSize:
        return QSize(520, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.counters.make_low(self.height() < LOW)
        self.count_card.make_low(self.height() < LOW)
        narrow = self.width() < NARROW
        if self._recent_holder.isHidden() != narrow:
            self._recent_holder.setVisible(not narrow)
            self._place_given(narrow)

    def _place_given(self, narrow: bool) -> None:
        self.given.make_slim(narrow)
        self._state.setVisible(not narrow)
        self.close_count.say(_("Close") if narrow else _("Close the count"))
        self.extra.say(_("Extra") if narrow else _("Extra, not on the list"))
        if narrow:
            self._title_row.insertWidget(2, self.given)
        else:
            self._recent_column_.insertWidget(0, self.given)
