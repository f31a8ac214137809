"""The scan station: one scan, one act, one undo. Nothing here is a single letter, for a scanner types."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QRegularExpression, QSize, Qt
from PySide6.QtGui import QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.access import Act, may
from app.ids import new_id
from app.rows import PersonRow
from app.scanning import Scan, ScanType
from app.supply_forms import GroupIssueForm, IssueForm
from app.supply_rows import GroupIssueRow, IssueKind, IssueRow, KitRow, ScanRow, StockRow
from ui.page import Page, PageContext
from ui.pages.supplies.choice import Choice
from ui.pages.supplies.result import Result
from ui.pages.supplies.side import GroupGive, LastScans, StockLeft
from ui.pages.supplies.stock import StockView
from ui.tones import Tones
from ui.widgets.buttons import KeyButton
from ui.widgets.panels import Banner
from ui.widgets.undo_key import UndoKey
from ui.words import _
from ui.work import sentence_of

LOW, NARROW, SIDE_WIDTH = 560, 1120, 400
NO_LETTERS = QRegularExpression("[^A-Za-z]*")


@dataclass(frozen=True)
class Beside:
    """What stands beside the station, read in one job."""

    stock: tuple[StockRow, ...]
    kits: tuple[KitRow, ...]
    scans: tuple[ScanRow, ...]
    supplied: int = 0
    counted: int = 0


class SuppliesPage(Page):
    """A scan anywhere on the page gives what is chosen; the answer is given, ask first, or stop."""

    KEYS = (
        ("Alt 1, Alt 2, Alt 3", _("arrival kit, clothes, one item")),
        (_("Scan of a card"), _("gives what is chosen")),
        (_("Number, Enter"), _("the same for a typed number")),
        ("Ctrl Z", _("undo what was given last")),
        ("Alt L", _("leave something out")),
        ("Alt G, Esc", _("give anyway, do not give")),
        ("Alt E", _("give to everybody here")),
        ("Alt S", _("stock: what came in, the ledger")),
        ("Alt D", _("stock left and last scans, in a small window")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._form: IssueForm | None = None
        self._given: UUID | None = None
        self._chosen: UUID | None = None
        self._kits: tuple[KitRow, ...] = ()
        self._stock: tuple[StockRow, ...] = ()
        self._tones = Tones(self)
        self.choice, self.result, self.number, self.banner = Choice(), Result(), QLineEdit(), Banner()
        actor = context.actor
        sees_stock = may(actor, Act.RECEIVE_STOCK) or may(actor, Act.READ_LEDGER)
        self.stock_left, self.last, self.group = StockLeft(sees_stock), LastScans(), GroupGive()
        self.stock = StockView(context) if sees_stock else None
        self._lay_out()
        self._hide_what_may_not_be_done()
        self._connect()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 12, 18, 12)
        outer.setSpacing(10)
        outer.addWidget(self.banner)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(14)
        self._main, self._side = QStackedWidget(), self._side_column()
        self._station = self._station_column()
        self._main.addWidget(self._station)
        if self.stock is not None:
            self._main.addWidget(self.stock)
        self._columns.addWidget(self._main, 1)
        self._columns.addWidget(self._side)
        outer.addLayout(self._columns, 1)

    def _station_column(self) -> QWidget:
        station = QWidget()
        column = QVBoxLayout(station)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.number.setAccessibleName(_("Number"))
        self.number.setPlaceholderText(_("Number, Enter"))
        self.number.setFixedSize(180, 56)
        self.number.setValidator(QRegularExpressionValidator(NO_LETTERS, self.number))
        self.fold = KeyButton(_("Stock"), "Alt D", shortcut="Alt+D", size="touch")
        self.fold.setFixedHeight(56)
        self.choice.tiles.addWidget(self.number)
        self.choice.tiles.addWidget(self.fold)
        self.fold.hide()
        column.addWidget(self.choice)
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
        column.addWidget(self.stock_left, 5)
        column.addWidget(self.last, 4)
        column.addWidget(self.group)
        side.setFixedWidth(SIDE_WIDTH)
        return side

    def _hide_what_may_not_be_done(self) -> None:
        actor = self.context.actor
        self.group.setVisible(may(actor, Act.ISSUE_TO_GROUP))
        if not may(actor, Act.ISSUE):
            self._main.removeWidget(self._station)
            self._station.setParent(None)
            self._station.deleteLater()

    @property
    def _may_issue(self) -> bool:
        return may(self.context.actor, Act.ISSUE)

    def _connect(self) -> None:
        self.stock_left.receive.connect(self.show_stock)
        if self.stock is not None:
            self.stock.left.connect(self.show_station)
        self.group.give.clicked.connect(self.give_to_everybody)
        self.fold.clicked.connect(self.unfold)
        self.back.clicked.connect(self.show_station)
        if not self._may_issue:
            return
        self.number.returnPressed.connect(self._entered)
        self.choice.changed.connect(self._choice_changed)
        self.result.undo.connect(self.undo_last)
        self.result.give.connect(self._entered)
        self.result.give_anyway.connect(self._give_anyway)
        self.result.do_not_give.connect(self._do_not_give)
        self.result.leave_out.connect(self._leave_out)
        UndoKey(self, self.undo_last)
        self.setFocusProxy(self.number)

    # What is shown

    def reload(self) -> None:
        self.context.work.run(self, self._read, self._show_beside, self._failed)

    def _read(self) -> Beside:
        actor, waystation, group = self.context.actor, self.context.waystation, self.context.group()
        supplies = waystation.supplies
        beside = Beside(supplies.stock(actor), supplies.kits(actor), supplies.last_scans(actor))
        if group is None or not may(actor, Act.SEE_BOARD):
            return beside
        counts = waystation.tonight.board(actor, group.id).counts
        return replace(beside, supplied=counts.supplied, counted=counts.counted)

    def _show_beside(self, beside: Beside) -> None:
        self._kits, self._stock = beside.kits, beside.stock
        self.last.show_scans(beside.scans, beside.supplied, beside.counted)
        self.group.give.setEnabled(beside.counted > 0)
        if self._may_issue:
            self.choice.show_items(beside.stock)
        self._show_stock_left()
        if self.stock is not None:
            self.stock.show_items(beside.stock)

    def _show_stock_left(self) -> None:
        kit = self.choice.kit() if self._may_issue else ""
        parts = frozenset(code for row in self._kits if row.code == kit for code, _name, _n in row.lines)
        self.stock_left.show_stock(self._stock, parts)

    def _choice_changed(self) -> None:
        self._show_stock_left()
        self.group.give.setVisible(bool(self.choice.kit()))
        if self._chosen is not None:
            self.open_for(self._chosen)

    def show_stock(self) -> None:
        """What came in, and the ledger, in place of the station."""
        if self.stock is not None:
            self._main.setCurrentWidget(self.stock)
            self._fold_side(show_side=False)
            self.stock.reload()
            self.stock.setFocus()

    def show_station(self) -> None:
        self._main.setCurrentWidget(self._station if self._may_issue else self._main.widget(0))
        self._fold_side(show_side=False)
        self.number.setFocus() if self._may_issue else None

    # One scan, one act

    def open_for(self, person: UUID) -> None:
        """Somebody chosen on another page: shown, and given to only by Enter."""
        if not self._may_issue:
            self.reload()
            return
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

    def on_scan(self, scan: Scan) -> bool:
        """Gives what is chosen, at once; the code of a letter is not for here."""
        if not self._may_issue or scan.kind is ScanType.LETTER:
            return False
        self.show_station()
        self.issue(self.choice.form(scan.value))
        return True

    def _entered(self) -> None:
        typed = self.number.text().strip()
        if typed:
            self.number.clear()
            self.issue(self.choice.form(typed))
        elif self._chosen is not None:
            self.issue(self.choice.form(self._chosen))

    def issue(self, form: IssueForm) -> None:
        """Give once; the same form never gives twice."""
        self._form, self._chosen = form, None
        self.banner.clear()
        actor, supplies = self.context.actor, self.context.waystation.supplies
        self.context.work.run(self, lambda: supplies.issue(actor, form), self._issued, self._not_issued, writes=True)

    def _issued(self, row: IssueRow) -> None:
        self._given = row.issue if row.kind is IssueKind.GIVEN else None
        if row.person is not None and self._form is not None:
            self._form = replace(self._form, to=row.person.id)
        self.result.show_row(row)
        self._tones.play({IssueKind.GIVEN: "ok", IssueKind.ASK: "att", IssueKind.STOP: "stop"}[row.kind])
        self.number.setFocus()

    def _not_issued(self, trouble: Exception) -> None:
        self._given = None
        self.result.show_ready()
        self._failed(trouble)

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")

    def _give_anyway(self) -> None:
        if self._form is not None:
            self.issue(replace(self._form, id=new_id(), anyway=True))

    def _do_not_give(self) -> None:
        self._form = None
        self.result.show_ready(sentence=_("Nothing was given. Scan the next card."))
        self.number.setFocus()

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

        self._form = again
        self.context.work.run(self, job, self._issued, self._not_issued, writes=True)

    def undo_last(self) -> None:
        """Take back what was given last; the result goes with it."""
        given = self._given
        if given is None:
            self.banner.say(_("There is nothing to undo here."), "info")
            return
        self._take_back(given)

    def _take_back(self, given: UUID) -> None:
        self._given = None
        actor, supplies = self.context.actor, self.context.waystation.supplies
        self.context.work.run(self, lambda: supplies.undo_issue(actor, given), self._undone, self._failed, writes=True)

    def _undone(self, _count: int) -> None:
        self.banner.clear()
        self.group.clear()
        self.result.show_ready(_("Undone"), _("Everything is back in stock. Scan a card."))
        self.number.setFocus()

    # The whole group

    def give_to_everybody(self) -> None:
        """The chosen kit to all who are counted in, in one act with one undo."""
        group, kit = self.context.group(), self.choice.kit()
        if group is None or not kit:
            return
        form = GroupIssueForm(new_id(), group.id, kit)
        actor, supplies = self.context.actor, self.context.waystation.supplies
        self.group.begin()
        self.context.work.run(
            self, lambda: supplies.issue_to_group(actor, form), self._given_to_all, self._group_failed, writes=True
        )

    def _given_to_all(self, row: GroupIssueRow) -> None:
        self.group.end()
        said = self.group.show_done(row)
        self._given = row.issue if row.given else None
        self.result.show_ready()
        self.context.tell(said, (lambda: self._take_back(row.issue)) if row.given else None)

    def _group_failed(self, trouble: Exception) -> None:
        self.group.end()
        self._failed(trouble)

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
        if self._may_issue:
            self.fold.setVisible(narrow)
        self._side.setMinimumWidth(0 if narrow else SIDE_WIDTH)
        self._side.setMaximumWidth(16_777_215 if narrow else SIDE_WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._may_issue:
            self.result.make_low(self.height() < LOW)
            narrow = self.width() < NARROW
            self.number.setFixedWidth(104 if narrow else 180)
            self.number.setPlaceholderText(_("Number") if narrow else _("Number, Enter"))
            self.choice.make_narrow(narrow)
        self._fold_side(show_side=self._main.isHidden())
