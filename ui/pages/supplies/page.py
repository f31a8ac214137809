"""The scan station: one scan, one act, one undo. Nothing here is a single letter, for a scanner types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QRegularExpression, QSize, Qt
from PySide6.QtGui import QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.access import Act, may
from app.ids import new_id
from app.rows import PersonRow
from app.scanning import Scan, ScanType
from app.supply_forms import IssueForm, ReturnForm
from app.supply_rows import EntitledSheet, IssueKind, IssueRow, KitRow, StockRow
from models.codes import MovementReason
from ui.page import Page, PageContext
from ui.pages.supplies.beside import Beside, read_beside
from ui.pages.supplies.choice import Choice
from ui.pages.supplies.collector import Collector
from ui.pages.supplies.everybody import Everybody
from ui.pages.supplies.family import FamilyCard
from ui.pages.supplies.result import Result
from ui.pages.supplies.side import LastScans, StockLeft
from ui.tones import Tones
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.panels import Banner
from ui.widgets.undo_key import UndoKey
from ui.words import _
from ui.work import sentence_of

LOW, NARROW, SIDE_WIDTH = 560, 1120, 400
NO_LETTERS = QRegularExpression("[^A-Za-z]*")
TONES = {IssueKind.GIVEN: "ok", IssueKind.ASK: "att", IssueKind.STOP: "stop"}


class SuppliesPage(Page):
    """A scan anywhere on the page gives what is chosen; the answer is given, ask first, or stop. Scans that come faster
    than answers wait in their order, and what stands beside is read again after the last."""

    KEYS = (
        (_("Alt 1 to Alt 4"), _("arrival kit, clothes, meal, one item")),
        (_("Scan of a card"), _("gives what is chosen")),
        (_("Number, Enter"), _("the same")),
        ("Ctrl Z", _("undo what was given last")),
        ("Alt L", _("leave something out")),
        ("Alt G, Esc", _("give anyway, do not give")),
        ("Alt F", _("give the next of the family too")),
        ("Alt B", _("what was lent came back")),
        ("Alt Y", _("somebody collects for another")),
        ("Alt E", _("give to everybody here")),
        ("Alt P", _("enter a list that was signed on paper")),
        ("Alt S", _("the store: shelf, ledger, counts, what is owed")),
        ("Alt D", _("stock left and last scans, in a small window")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._form: IssueForm | None = None
        self._given: UUID | None = None
        self._chosen: UUID | None = None
        self._waiting = 0
        self._kits: tuple[KitRow, ...] = ()
        self._stock: tuple[StockRow, ...] = ()
        self._tones = Tones(self)
        self.choice, self.result, self.number, self.banner = Choice(), Result(), QLineEdit(), Banner()
        self.stock_left, self.last = StockLeft(may(context.actor, Act.READ_LEDGER)), LastScans()
        self.family, self.collector = FamilyCard(), Collector()
        self.everybody = Everybody(context, self.choice, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 12, 18, 12)
        outer.setSpacing(10)
        outer.addWidget(self.banner)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        self._main, self._side, self._station = QStackedWidget(), self._side_column(), self._station_column()
        self._main.addWidget(self._station)
        self._main.addWidget(self.everybody.panel)
        columns.addWidget(self._main, 1)
        columns.addWidget(self._side)
        outer.addLayout(columns, 1)

    def _station_column(self) -> QWidget:
        station = QWidget()
        column = QVBoxLayout(station)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.number.setAccessibleName(_("Number"))
        self.number.setPlaceholderText(_("Number, Enter"))
        self.number.setFixedWidth(150)
        self.number.setValidator(QRegularExpressionValidator(NO_LETTERS, self.number))
        self.fold = KeyButton(_("Stock"), "Alt D", shortcut="Alt+D", size="touch")
        self.fold.setFixedHeight(56)
        self.choice.tiles.addWidget(self.fold)
        self.fold.hide()
        column.addWidget(self.choice)
        self._typed = QHBoxLayout()
        self._typed.setSpacing(8)
        self._typed.addWidget(self.number)
        self._typed.addWidget(self.collector, 1)
        column.addLayout(self._typed)
        column.addWidget(self.result, 1)
        return station

    def _side_column(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.back = KeyButton(_("Back to the scan station"), "Alt D", shortcut="Alt+D", size="touch")
        self.back.hide()
        column.addWidget(self.back)
        column.addWidget(self.family, 5)
        column.addWidget(self.stock_left, 5)
        column.addWidget(self.last, 4)
        column.addWidget(self.everybody.card)
        side.setFixedWidth(SIDE_WIDTH)
        self.everybody.offer(True)
        return side

    def _connect(self) -> None:
        self.stock_left.receive.connect(lambda: self.context.go("store", None))
        self.fold.clicked.connect(self.unfold)
        self.back.clicked.connect(self.show_station)
        self.number.returnPressed.connect(self._entered)
        self.choice.changed.connect(self._choice_changed)
        result = self.result
        for signal, act in (
            (result.undo, self.undo_last),
            (result.give, self._entered),
            (result.give_anyway, self._give_anyway),
            (result.do_not_give, self._do_not_give),
            (result.leave_out, self._leave_out),
            (result.override, self._give_out_of_turn),
            (self.family.give_too, self._give_too),
            (self.family.bring_back, self._bring_back),
            (self.everybody.shown, self.show_everybody),
            (self.everybody.left, self.show_station),
            (self.everybody.given, self._given_to_all),
            (self.everybody.undo, self.take_back),
            (self.everybody.failed, self._failed),
        ):
            signal.connect(act)
        UndoKey(self, self.undo_last)
        shortcut(self, "Alt+Y", self.collector.toggle)
        self.setFocusProxy(self.number)

    # What is shown

    def reload(self) -> None:
        """After the last of the scans that wait: the next scan never waits for what stands beside."""
        if not self._waiting:
            context = self.context
            context.work.run(self, lambda: read_beside(context), self._show_beside, self._failed)

    def _show_beside(self, beside: Beside) -> None:
        self._kits, self._stock = beside.kits, beside.stock
        self.last.show_scans(beside.scans, beside.supplied, beside.counted)
        self.everybody.card.give.setEnabled(beside.counted > 0)
        self.everybody.card.paper.setEnabled(beside.counted > 0)
        self.choice.show_items(beside.stock)
        self._show_stock_left()

    def _show_stock_left(self) -> None:
        kit = self.choice.kit()
        parts = frozenset(code for row in self._kits if row.code == kit for code, _name, _n in row.lines)
        self.stock_left.show_stock(self._stock, parts or frozenset({self.choice.what()}))

    def _choice_changed(self) -> None:
        self._show_stock_left()
        self.everybody.offer(bool(self.choice.kit()))
        if self._chosen is not None:
            self.open_for(self._chosen)

    def show_station(self) -> None:
        self._main.setCurrentWidget(self._station)
        self._fold_side(show_side=False)
        self.number.setFocus()

    def show_everybody(self) -> None:
        """The people of the group in the place of the result."""
        self._main.setCurrentWidget(self.everybody.panel)
        self._fold_side(show_side=False)

    # One scan, one act

    def open_for(self, person: UUID) -> None:
        """Somebody chosen on another page: shown, and given to only by Enter."""
        actor, group, arrivals = self.context.actor, self.context.group(), self.context.waystation.arrivals
        self.reload()

        def read() -> PersonRow | None:
            rows = arrivals.list_of(actor, group.id) if group is not None else ()
            return next((row for row in rows if row.is_of(person)), None)

        self.context.work.run(self, read, self._show_chosen, self._failed)

    def _show_chosen(self, row: PersonRow | None) -> None:
        if row is None:
            self.banner.say(_("This person is not in the group in hand. Scan the card, or type the number."), "att")
            return
        self._chosen = row.id
        self.show_station()
        self.result.show_chosen(row, self.choice.words())
        self._show_family(row.id)

    def on_scan(self, scan: Scan) -> bool:
        """Gives what is chosen, at once; the code of a letter is not for here."""
        if scan.kind is ScanType.LETTER:
            return False
        self.show_station()
        self._take(scan.value)
        return True

    def _entered(self) -> None:
        typed = self.number.text().strip()
        if typed:
            self.number.clear()
            self._take(typed)
        elif self._chosen is not None:
            self.issue(self.choice.form(self._chosen, self._today()))

    def _today(self) -> date:
        return self.context.waystation.house.today()

    def _take(self, code: str) -> None:
        """A code: of who collects, where that was asked for first; else of who gets something."""
        if not self.collector.wants_collector():
            form = self.choice.form(code, self._today())
            self.issue(self.collector.filled(form))
            return
        actor, scans = self.context.actor, self.context.waystation.scans
        self.context.work.run(self, lambda: scans.open_code(actor, code), self.collector.take, self._failed)

    def issue(self, form: IssueForm) -> None:
        """Give once; the same form never gives twice."""
        self._chosen = None
        self.banner.clear()
        actor, supplies = self.context.actor, self.context.waystation.supplies
        act = supplies.issue if form.override is None else supplies.issue_out_of_turn
        self._run(lambda: act(actor, form), form)

    def _run(self, job: Callable[[], IssueRow], form: IssueForm) -> None:
        self._waiting += 1
        self.context.work.run(self, job, lambda row: self._issued(form, row), self._not_issued, writes=True)

    def _issued(self, form: IssueForm, row: IssueRow) -> None:
        self._waiting -= 1
        self._given = row.issue if row.kind is IssueKind.GIVEN else None
        self._form = replace(form, to=row.person.id) if row.person is not None else form
        self.result.show_row(row)
        self.collector.done(row.kind is IssueKind.GIVEN)
        self._tones.play(TONES[row.kind])
        self.number.setFocus()
        if row.person is not None and row.kind is not IssueKind.STOP and not self._waiting:
            self._show_family(row.person.id)
        elif row.person is None:
            self.family.clear()

    def _show_family(self, person: UUID) -> None:
        actor, supplies, chosen = self.context.actor, self.context.waystation.supplies, self.choice.what()

        def show(sheet: EntitledSheet) -> None:
            if not self._waiting:
                self.family.show_sheet(sheet, chosen)

        self.context.work.run(self, lambda: supplies.entitled(actor, person), show, self._failed)

    def _not_issued(self, trouble: Exception) -> None:
        self._waiting -= 1
        self._given = None
        self.result.show_ready()
        self.family.clear()
        self._failed(trouble)

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")

    # What can follow

    def _give_anyway(self) -> None:
        if self._form is not None:
            self.issue(replace(self._form, id=new_id(), anyway=True))

    def _give_out_of_turn(self, reason: MovementReason) -> None:
        if self._form is not None:
            self.issue(replace(self._form, id=new_id(), override=reason))

    def _do_not_give(self) -> None:
        self._form = None
        self.family.clear()
        self.collector.end()
        self.result.show_ready(sentence=_("Nothing was given. Scan the next card."))
        self.number.setFocus()

    def _give_too(self, person: UUID | None) -> None:
        """The next of the household gets the same."""
        if person is not None:
            self.issue(self.choice.form(person, self._today()))

    def _bring_back(self, issue: UUID | None) -> None:
        if issue is None:
            return
        actor, owing = self.context.actor, self.context.waystation.owing
        form = ReturnForm(new_id(), issue)
        self.context.work.run(self, lambda: owing.take_back(actor, form), self._back_again, self._failed, writes=True)

    def _back_again(self, _none: None) -> None:
        self.context.tell(_("It is back."), None)
        if self._form is not None and isinstance(self._form.to, UUID):
            self._show_family(self._form.to)

    def _leave_out(self, items: tuple[str, ...]) -> None:
        """Takes the giving back and gives again without some; two steps of the ledger, one job."""
        given, form = self._given, self._form
        if given is None or form is None:
            return
        again = replace(form, id=new_id(), anyway=True, left_out=items)
        actor, supplies = self.context.actor, self.context.waystation.supplies

        def job() -> IssueRow:
            supplies.undo_issue(actor, given)
            return supplies.issue(actor, again)

        self._run(job, again)

    def undo_last(self) -> None:
        """Take back what was given last; the result goes with it."""
        given = self._given
        if given is None:
            self.banner.say(_("There is nothing to undo here."), "info")
            return
        self.take_back(given)

    def take_back(self, given: UUID) -> None:
        """Undo one giving, or that of a whole group."""
        self._given = None
        actor, supplies = self.context.actor, self.context.waystation.supplies
        self.context.work.run(self, lambda: supplies.undo_issue(actor, given), self._undone, self._failed, writes=True)

    def _undone(self, _count: int) -> None:
        self.banner.clear()
        self.family.clear()
        self.everybody.card.clear()
        self.result.show_ready(_("Undone"), _("Everything is back in stock. Scan a card."))
        self.number.setFocus()

    def _given_to_all(self, batch: UUID | None) -> None:
        """A whole group was given to: that is what Undo takes back now."""
        self._given = batch
        self.result.show_ready()

    # Small windows

    def minimumSizeHint(self) -> QSize:
        return QSize(520, 300)

    def unfold(self) -> None:
        """Stock left and last scans in place of the station."""
        self._fold_side(show_side=True)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold_side(self, show_side: bool) -> None:
        narrow = self.width() < NARROW
        self._side.setVisible(show_side or not narrow)
        self._main.setVisible(not (show_side and narrow))
        self.back.setVisible(narrow and self._side.isVisibleTo(self))
        self.fold.setVisible(narrow)
        self._side.setMinimumWidth(0 if narrow else SIDE_WIDTH)
        self._side.setMaximumWidth(16_777_215 if narrow else SIDE_WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.result.make_low(self.height() < LOW)
        narrow = self.width() < NARROW
        self.choice.make_narrow(narrow)
        self.collector.fold(narrow)
        (self.choice.tiles if narrow else self._typed).insertWidget(4 if narrow else 0, self.number)
        self.number.setFixedHeight(56 if narrow else 40)
        self.number.setFixedWidth(110 if narrow else 150)
        self._fold_side(show_side=self._main.isHidden())
