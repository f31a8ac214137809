"""The page of departures: who leaves at the start, what is written of it beside; one filled button lets them go."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.carried import HandOverForm, Piece
from app.errors import UserError
from app.forms import OwnSheetForm
from app.ids import new_id
from app.onward.departure_forms import UndoForm
from app.onward.departure_rows import DepartureRow, DepartureSheet, GoingRow
from app.rows import Opened
from app.scanning import Scan, ScanType
from models.codes import Answer, Custody
from ui.page import Page, PageContext
from ui.pages.departure.form import DepartureFields
from ui.pages.departure.past import PastCard
from ui.pages.departure.people import PeoplePart
from ui.pages.papers.straight import PaperOutput
from ui.pages.trips.boarding import Boarding
from ui.person_words import headline
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner, SaveBar
from ui.words import _, ngettext
from ui.work import sentence_of

NARROW = 900


class DeparturePage(Page):
    """One person, a family, or everybody of a trip; what is still open is seen before they go."""

    KEYS = (
        (_("Enter"), _("in the field: choose who leaves; else the next field")),
        (_("Scan of a card"), _("choose who leaves")),
        ("Alt F", _("their family too")),
        ("Alt B", _("everything of theirs is handed back, both have signed; prints the receipt")),
        ("Alt P", _("print their summary")),
        ("Delete", _("on the list: they do not leave")),
        ("Ctrl Enter", _("they leave the house")),
        ("Alt Z", _("take the chosen departure back, with a reason")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self._subjects: list[UUID] = []
        self._dropped: set[UUID] = set()
        self._ids: dict[UUID, UUID] = {}
        self._families = False
        self.sheet = DepartureSheet(())
        self.banner, self.bar = Banner(), SaveBar()
        self.who, self.people = Boarding(context, _("Who leaves")), PeoplePart(context)
        self.fields, self.past = DepartureFields(), PastCard()
        self.go = KeyButton(_("They leave the house"), "Ctrl Enter", "primary", "door-open")
        self.output = PaperOutput(context, self)
        self._lay_out()
        self._connect()
        self._show(self.sheet)

    def _lay_out(self) -> None:
        whole, column = QVBoxLayout(self), QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        column.setContentsMargins(18, 12, 18, 10)
        column.setSpacing(10)
        column.addWidget(label(_("Departure"), "title"))
        column.addWidget(self.banner)
        inside, area, left = QWidget(), QScrollArea(), QVBoxLayout()
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.columns.setSpacing(18)
        left.setSpacing(10)
        for part in (self.who, self.people):
            left.addWidget(part)
        left.addWidget(self.past, 1)
        self.columns.addLayout(left, 2)
        self.columns.addWidget(self.fields, 3)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(area, 1)
        whole.addLayout(column, 1)
        self.bar.add(self.go)
        whole.addWidget(self.bar)
        self.who.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.who.group.hide()
        self.who.narrow(True)
        self.setFocusProxy(self.who.find)

    def _connect(self) -> None:
        people = self.people
        self.who.chosen.connect(self.choose)
        self.who.failed.connect(self._failed)
        people.list.changed.connect(self._show_person)
        people.list.dropped.connect(self.drop)
        self.fields.asked.connect(self.let_go)
        self.past.undo_asked.connect(self.undo)
        self.banner.pressed.connect(self.banner.clear)
        for button, act, keys in (
            (people.family, self.with_family, "Alt+F"),
            (people.back, self.hand_back, "Alt+B"),
            (people.summary, self.print_summary, "Alt+P"),
            (self.go, self.let_go, "Ctrl+Return"),
        ):
            button.clicked.connect(lambda _checked=False, do=act: do())
            shortcut(self, keys, button.click_if_able)
        shortcut(self, "Ctrl+Enter", self.go.click_if_able)
        shortcut(self, "Alt+Z", self.past.undo.click_if_able)

    # Who leaves

    def open_for(self, person: UUID) -> None:
        """This person, or everybody of the trip with this id."""
        self._begin()
        self._subjects = [person]
        self.reload()

    def choose(self, people: tuple[UUID, ...], families: bool = False) -> None:
        """These too."""
        self._subjects = list(dict.fromkeys([*self._subjects, *people]))
        self._dropped -= set(people)
        self._families = self._families or families
        self.banner.clear()
        self.reload()

    def drop(self, row: GoingRow) -> None:
        """They do not leave after all."""
        self._dropped.add(row.person.id)
        self.reload()

    def with_family(self) -> None:
        """Everybody of their families who is here."""
        self._families = True
        self.reload()

    def reload(self) -> None:
        departures, actor, subjects = self.context.waystation.departures, self.context.actor, tuple(self._subjects)
        families = self._families

        def read() -> tuple[DepartureSheet, tuple[DepartureRow, ...]]:
            return departures.sheet(actor, subjects, families), departures.latest(actor)

        self.context.work.run(self, read, self._read, self._failed)

    def _read(self, answer: tuple[DepartureSheet, tuple[DepartureRow, ...]]) -> None:
        self.past.show_rows(answer[1])
        self._show(answer[0])

    def _show(self, sheet: DepartureSheet) -> None:
        before = self.people.list.current()
        self.sheet = sheet
        rows = [row for row in sheet.going if row.person.id not in self._dropped]
        for row in rows:
            self._ids.setdefault(row.person.id, new_id())
        self.people.list.show_people(rows, before.person.id if before else None)
        self.fields.show_sheet(sheet)
        for part in (self.people, self.fields, self.bar):
            part.setVisible(bool(rows))
        self.past.setVisible(not rows)
        words = ngettext("{n} person leaves the house", "{n} people leave the house", len(rows))
        self.go.say(words.format(n=len(rows)))
        if sheet.gone and not rows:
            self.banner.say(_("Not in the house, or left already. Nothing was changed."), "att", _("Close"))

    def _show_person(self) -> None:
        self.people.show_told()
        self.fields.show_person(self.people.list.current())

    def _rows(self) -> list[GoingRow]:
        return self.people.list.rows.rows()

    def _begin(self) -> None:
        self._subjects, self._dropped, self._ids, self._families = [], set(), {}, False
        self.fields.empty()
        self.banner.clear()

    # Acts

    def let_go(self) -> None:
        """All of them leave, or nobody does."""
        rows, actor, departures = self._rows(), self.context.actor, self.context.waystation.departures
        now = self.context.waystation.house.now()
        if not rows or not self.fields.is_said(now):
            return
        form = self.fields.form(rows, self._ids, self.sheet.trip, now)

        def left(done: tuple[DepartureRow, ...]) -> None:
            self._begin()
            count = ngettext("{n} person has left the house.", "{n} people have left the house.", len(done))
            self.context.tell(count.format(n=len(done)), None)
            self.reload()
            self.who.find.setFocus()

        self.context.work.run(self, lambda: departures.depart(actor, form), left, self._failed, writes=True)

    def hand_back(self) -> None:
        """Everything that is kept of theirs goes back into their hands, with both signatures; then the receipt."""
        row, actor, here = self.people.list.current(), self.context.actor, self.context.waystation
        if row is None or not row.kept:
            return
        form = _all_back(row, actor.name or actor.desk, here.house.now())
        lines = [piece.id for piece in form.pieces]

        def done(_rows: object) -> None:
            self.context.tell(_("Everything is handed back."), None)
            self.output.make(lambda: here.receipts.receipt(actor, row.person.id, lines))

        self.context.work.run(self, lambda: here.hand_overs.hand_over(actor, form), done, self._failed, writes=True)

    def print_summary(self) -> None:
        """The sheet that the person takes away."""
        row, actor, sheets = self.people.list.current(), self.context.actor, self.context.waystation.own_sheets
        if row is not None:
            person = row.person.id
            self.output.make(lambda: sheets.paper(actor, OwnSheetForm(person)))

    def undo(self, form: UndoForm) -> None:
        """A departure is taken back."""
        departures, actor = self.context.waystation.departures, self.context.actor

        def undone(_row: DepartureRow) -> None:
            self.past.done()
            self.context.tell(_("The departure is taken back. Give them a bed again, and look at the card."), None)

        self.context.work.run(self, lambda: departures.undo(actor, form), undone, self._failed, writes=True)

    def _failed(self, trouble: Exception) -> None:
        sentence, field = sentence_of(trouble), trouble.field if isinstance(trouble, UserError) else None
        if field == "reason":
            self.past.say(sentence)
        elif not self.fields.say(field, sentence):
            self.banner.say(sentence, "att" if isinstance(trouble, UserError) else "stop", _("Close"))

    def on_scan(self, scan: Scan) -> bool:
        """A card or a number chooses who leaves."""
        if scan.kind not in (ScanType.SHORT, ScanType.PROOF, ScanType.NUMBER):
            return False
        scans, actor = self.context.waystation.scans, self.context.actor
        self.context.work.run(self, lambda: scans.open_code(actor, scan.value), self._scanned, self._failed)
        return True

    def _scanned(self, opened: Opened) -> None:
        if opened.person is not None:
            self.choose((opened.person.id,))
        else:
            self.banner.say(opened.sentence, "att", _("Close"))

    def minimumSizeHint(self) -> QSize:
        return QSize(600, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def _all_back(row: GoingRow, giver: str, now: datetime) -> HandOverForm:
    papers = (Piece(new_id(), each.form.id) for each in row.kept.documents)
    things = (Piece(new_id(), None, each.form.id) for each in row.kept.belongings)
    return HandOverForm(
        row.person.id,
        (*papers, *things),
        now,
        giver,
        headline(row.person),
        Custody.PERSON,
        purpose=_("departure"),
        from_signed=Answer.YES,
        to_signed=Answer.YES,
    )
