"""Trips: the list at the start, the manifest beside it; one filled button for what comes next on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.onward.forms import ArriveForm, BookForm, LeaveForm, NotLeftForm, SeatForm, TickForm, TripScanForm
from app.onward.rows import BookedSheet, SeatRow, TripOpened, TripScanned, TripSheet
from app.onward.trips import NOT_HERE_YET
from app.rosters import RosterForm
from app.rows import Opened
from app.scanning import Scan, ScanType
from models.codes import RosterKind, TripState
from ui.page import Page, PageContext
from ui.pages.papers.straight import A4_LYING, PaperOutput
from ui.pages.trips.form import BadField, TripFields
from ui.pages.trips.keys import TRIP_KEYS
from ui.pages.trips.low_window import scrolled
from ui.pages.trips.manifest import ManifestPanel
from ui.pages.trips.parcels import Parcels
from ui.pages.trips.trip_list import TripList
from ui.pages.trips.words import stops
from ui.person_words import headline
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner, SaveBar, wrapped
from ui.words import _
from ui.work import sentence_of

LIST, ROOMY = 380, 1000
EMPTY, MANIFEST, FIELDS = range(3)


class TripsPage(Page):
    """List, manifest, and the form of a trip in its place."""

    KEYS = TRIP_KEYS

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self._wanted: UUID | None = None
        self.banner, self.bar = Banner(), SaveBar()
        self.list = TripList()
        self.new = KeyButton(_("New trip"), "Alt N", icon="plus")
        self.elsewhere = KeyButton(_("From another centre"), "Alt V", icon="bus")
        self.next = KeyButton("", "Ctrl Enter", "primary")
        self.manifest, self.fields, self.stack = ManifestPanel(context), TripFields(), QStackedWidget()
        self.parcels, self._waits = Parcels(context, self), ""
        self.output = PaperOutput(context, self, A4_LYING)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole, column, head, row = QVBoxLayout(self), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        column.setContentsMargins(18, 12, 18, 10)
        column.setSpacing(10)
        row.setSpacing(18)
        head.addWidget(label(_("Trips"), "title"), 1)
        for part in (self.elsewhere, self.new):
            head.addWidget(part)
        column.addLayout(head)
        column.addWidget(self.banner)
        row.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.stack.addWidget(wrapped(_("No trip is open. Press Alt N, or scan a manifest."), "second"))
        for part in (self.manifest, self.fields):
            self.stack.addWidget(scrolled(part))
        row.addWidget(self.stack, 1)
        column.addLayout(row, 1)
        whole.addLayout(column, 1)
        self.bar.add(self.next)
        whole.addWidget(self.bar)
        self.new.setVisible(may(self.context.actor, Act.PLAN_TRIP))
        self.elsewhere.setVisible(may(self.context.actor, Act.TAKE_IN_TRIP))
        self._show_next()

    def _connect(self) -> None:
        panel = self.manifest
        self.list.chosen.connect(self.open_trip)
        self.list.activated.connect(lambda _index: panel.seats.setFocus())
        for button, act, keys in (
            (self.new, self.write_new, "Alt+N"),
            (self.next, self.go_on, "Ctrl+Return"),
            (panel.change, self.change, "Alt+C"),
            (panel.print, self.print_manifest, "Alt+P"),
            (panel.cancel, self.cancel, "Alt+X"),
            (panel.departures, self.write_departures, "Alt+D"),
            (panel.parcel, self.parcels.write, "Alt+O"),
            (self.elsewhere, lambda: self.context.go("package", None), "Alt+V"),
            (panel.boarding.group, self.book_group, "Alt+G"),
        ):
            button.clicked.connect(lambda _checked=False, do=act: do())
            shortcut(self, keys, button.click_if_able)
        shortcut(self, "Alt+K", panel.package.press)
        shortcut(self, "Alt+A", panel.all.click_if_able)
        shortcut(self, "Alt+S", panel.line.save.click_if_able)
        shortcut(self, "Ctrl+Enter", self.next.click_if_able)
        shortcut(self, "Esc", self._back)
        self.fields.asked.connect(self.go_on)
        self.banner.pressed.connect(self._banner_pressed)
        self.parcels.failed.connect(self._failed)
        panel.package.failed.connect(self._failed)
        panel.boarding.chosen.connect(self.book)
        panel.boarding.failed.connect(self._failed)
        panel.ticked.connect(self.tick)
        panel.taken_off.connect(self.take_off)
        panel.line.asked.connect(self.set_seat)

    # What is shown

    def reload(self) -> None:
        trips, actor = self.context.waystation.trips, self.context.actor
        self.context.work.run(
            self, lambda: trips.list(actor), lambda rows: self.list.show_trips(rows, self._wanted), self._failed
        )

    def open_trip(self, trip: UUID) -> None:
        """Read the manifest of a trip."""
        self._wanted = trip
        trips, actor = self.context.waystation.trips, self.context.actor
        self.context.work.run(self, lambda: trips.sheet(actor, trip), self._show_sheet, self._failed)

    def _show_sheet(self, sheet: TripSheet, arriving: bool = False) -> None:
        if sheet.row.form.id != self._wanted:
            return
        self.manifest.show_sheet(sheet, arriving)
        if self.stack.currentIndex() != FIELDS:
            self.stack.setCurrentIndex(MANIFEST)
        self._show_next()

    def _show_next(self) -> None:
        """The one filled button: what comes next."""
        sheet, state = self.manifest.sheet, self.stack.currentIndex()
        words = _("Save the trip") if state == FIELDS else self._next_words(sheet) if state == MANIFEST else ""
        self.next.say(words)
        self.next.setVisible(bool(words))

    def _next_words(self, sheet: TripSheet | None) -> str:
        if sheet is None:
            return ""
        counts = may(self.context.actor, Act.COUNT_TRIP)
        if sheet.row.state is TripState.PLANNED and counts:
            return _("The vehicle leaves")
        if sheet.row.state is TripState.LEFT and counts:
            return _("The vehicle has arrived")
        return _("Write the departures") if self.manifest.may_depart() else ""

    def _back(self) -> None:
        if self.stack.currentIndex() == FIELDS:
            self.stack.setCurrentIndex(MANIFEST if self.manifest.sheet else EMPTY)
            self._show_next()
            self.list.setFocus()
        elif self.manifest.sheet is not None:
            self.manifest.show_sheet(self.manifest.sheet)

    # Acts

    def write_new(self) -> None:
        """An empty form for a new trip."""
        self._open_form(None)

    def change(self) -> None:
        """The trip in hand, in the form."""
        if self.manifest.sheet is not None:
            self._open_form(self.manifest.sheet)

    def _open_form(self, sheet: TripSheet | None) -> None:
        self.banner.clear()
        self.fields.show_form(sheet.row.form if sheet else None)
        self.stack.setCurrentIndex(FIELDS)
        self._show_next()
        self.fields.edits["place"].setFocus()

    def go_on(self) -> None:
        """What the filled button says."""
        sheet = self.manifest.sheet
        if self.stack.currentIndex() == FIELDS:
            self.save()
        elif sheet is None:
            return
        elif sheet.row.state is TripState.PLANNED:
            form = LeaveForm(sheet.row.form.id, self.manifest.words.text())
            self._write(lambda: self._counts().leave(self.context.actor, form), _("The vehicle has left."))
        elif sheet.row.state is TripState.LEFT:
            self.arrive(sheet)
        else:
            self.write_departures()

    def arrive(self, sheet: TripSheet) -> None:
        """Everybody is counted in, or a word says where the others are."""
        form = ArriveForm(sheet.row.form.id, self.manifest.words.text(), self.manifest.here.isChecked())
        self._write(lambda: self._counts().arrive(self.context.actor, form), _("The vehicle has arrived."))

    def save(self) -> None:
        """A new trip, or the one in hand as it is to be now."""
        try:
            form = self.fields.form(self.context.waystation.house.now())
        except BadField as bad:
            self.fields.say(bad.field, bad.sentence)
            return
        trips, actor, sheet = self.context.waystation.trips, self.context.actor, self.manifest.sheet
        known = sheet is not None and sheet.row.form.id == form.id
        self._wanted = form.id

        def saved(kept: TripSheet) -> None:
            self.stack.setCurrentIndex(MANIFEST)
            self._wrote(kept, _("The trip is saved."))
            self.manifest.boarding.find.setFocus()

        job = (lambda: trips.change(actor, form)) if known else (lambda: trips.plan(actor, form))
        self.context.work.run(self, job, saved, self._failed, writes=True)

    def book(self, people: tuple[UUID, ...], families: bool) -> None:
        """People onto the manifest."""
        if self._wanted is not None:
            self._book(BookForm(self._wanted, people, families))

    def book_group(self) -> None:
        """Everybody of the group in hand onto the manifest, in one act."""
        group = self.context.group()
        if self._wanted is None or group is None:
            self._say(_("No group is in hand. Nothing was changed. Choose a group at the top."))
            return
        self._book(BookForm(self._wanted, group=group.id))

    def _book(self, form: BookForm) -> None:
        trips, actor = self.context.waystation.trips, self.context.actor
        self.context.work.run(self, lambda: trips.book(actor, form), self._booked, self._failed, writes=True)

    def _booked(self, answer: BookedSheet) -> None:
        self._wrote(answer.sheet, "")
        left = ", ".join(f"{headline(each.person)}: {stops()[each.stop]}" for each in answer.left_off)
        if left:
            self._say(_("Without a seat: {people}.").format(people=left))
        self.manifest.boarding.find.setFocus()

    def tick(self, form: TickForm) -> None:
        self._write(lambda: self._counts().tick(self.context.actor, form), "")

    def take_off(self, row: SeatRow) -> None:
        """Off the manifest; only before the trip leaves, by who may."""
        trips, actor = self.context.waystation.trips, self.context.actor
        if may(actor, Act.PLAN_TRIP):
            self._write(lambda: trips.take_off(actor, row.id), _("Taken off the manifest."))

    def set_seat(self, form: SeatForm) -> None:
        trips, actor = self.context.waystation.trips, self.context.actor
        self._write(lambda: trips.set_seat(actor, form), _("The line is saved."))

    def cancel(self) -> None:
        """The trip does not take place, or the vehicle has not left after all; the word why stands beside it."""
        sheet, actor, why = self.manifest.sheet, self.context.actor, self.manifest.words.text()
        if sheet is None:
            return
        trip, trips = sheet.row.form.id, self.context.waystation.trips
        if sheet.row.state is TripState.PLANNED:
            self._write(lambda: trips.cancel(actor, trip, why), _("The trip is cancelled."))
        elif sheet.row.state is TripState.LEFT:
            form, said = NotLeftForm(trip, why), _("The vehicle has not left. Everybody is where they were.")
            self._write(lambda: self._counts().take_back(actor, form), said)

    def print_manifest(self) -> None:
        """Take a print number, draw the manifest, and ask where it goes."""
        rosters, actor, form = (
            self.context.waystation.rosters,
            self.context.actor,
            RosterForm(RosterKind.MANIFEST, trip=self._wanted, language=self.manifest.language.currentData()),
        )
        if self._wanted is not None:
            self.output.make(lambda: rosters.paper(actor, form))

    def write_departures(self) -> None:
        """On the page of departures, everybody of this trip in one act."""
        if self.manifest.may_depart():
            self.context.go("departure", self._wanted)

    def _counts(self) -> Any:
        return self.context.waystation.trip_counts

    def _write(self, job: Callable[[], TripSheet], said: str) -> None:
        self.context.work.run(self, job, lambda sheet: self._wrote(sheet, said), self._failed, writes=True)

    def _wrote(self, sheet: TripSheet, said: str) -> None:
        self.banner.clear()
        self._show_sheet(sheet)
        if said:
            self.context.tell(said, None)

    def _failed(self, trouble: Exception) -> None:
        sentence, field = sentence_of(trouble), trouble.field if isinstance(trouble, UserError) else None
        panel = self.fields if self.stack.currentIndex() == FIELDS else self.manifest
        if not panel.say(field, sentence):
            self._say(sentence, "att" if isinstance(trouble, UserError) else "stop")

    # Scans

    def on_scan(self, scan: Scan) -> bool:
        """A manifest opens its trip; a card is counted, or put on the manifest while the field has the focus."""
        if scan.kind is ScanType.TRIP:
            self.open_code(scan.value)
            return True
        if scan.kind not in (ScanType.SHORT, ScanType.PROOF, ScanType.NUMBER) or self.manifest.sheet is None:
            return False
        if self.manifest.boarding.find.hasFocus():
            self._look_up(scan.value)
        elif may(self.context.actor, Act.COUNT_TRIP):
            self.count_scan(scan.value)
        return True

    def open_code(self, code: str) -> None:
        """The trip of a scanned manifest, as the one that stands at this door."""
        trips, actor = self.context.waystation.trips, self.context.actor
        self.context.work.run(
            self, lambda: trips.open_code(actor, code), lambda row: self._opened(row, code), self._failed
        )

    def _opened(self, opened: TripOpened, code: str) -> None:
        if opened.sheet is None:
            self._waits = code if opened.sentence == NOT_HERE_YET and self.parcels.is_allowed() else ""
            self.banner.say(opened.sentence, "att", _("Take in the parcel") if self._waits else _("Close"))
            return
        self.banner.clear()
        self._wanted = opened.sheet.row.form.id
        self.stack.setCurrentIndex(MANIFEST)
        self._show_sheet(opened.sheet, arriving=True)
        self.reload()
        self.manifest.seats.setFocus()

    def _say(self, sentence: str, tone: str = "att") -> None:
        self._waits = ""
        self.banner.say(sentence, tone, _("Close"))

    def _banner_pressed(self) -> None:
        code, self._waits = self._waits, ""
        self.banner.clear()
        if code:
            self.parcels.take_in(lambda: self.open_code(code))

    def count_scan(self, code: str) -> None:
        """Count whoever the card belongs to."""
        form = TripScanForm(self._wanted, code) if self._wanted else None
        if form is not None:
            job = lambda: self._counts().scan(self.context.actor, form)  # noqa: E731
            self.context.work.run(self, job, self._scanned, self._failed, writes=True)

    def _scanned(self, answer: TripScanned) -> None:
        if answer.sheet is None:
            self._say(answer.sentence, "stop")
            return
        self._wrote(answer.sheet, "")
        name = headline(answer.person) if answer.person else ""
        self.bar.say(f"{name}: {answer.sentence}")

    def _look_up(self, code: str) -> None:
        scans, actor = self.context.waystation.scans, self.context.actor
        self.context.work.run(self, lambda: scans.open_code(actor, code), self._found, self._failed)

    def _found(self, opened: Opened) -> None:
        if opened.person is not None:
            self.manifest.boarding.choose(opened.person.id)
        else:
            self._say(opened.sentence, "att")

    def minimumSizeHint(self) -> QSize:
        return QSize(600, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= ROOMY
        self.list.setFixedWidth(LIST if roomy else self.width() * 3 // 10)
        self.manifest.boarding.narrow(not roomy)
