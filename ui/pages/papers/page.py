"""The page of papers: choose, see the real page, save or print. Preparing asks the database, drawing does not."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.rosters import LayoutForm, LayoutRow, RosterForm, RosterOffer, TableFormat
from app.rows import Board, PersonRow
from app.scanning import Scan
from models.codes import Agreement, RosterKind, TwoPerson
from ui.page import Page, PageContext
from ui.pages.papers import output
from ui.pages.papers.card_making import ANEW, BLANKS, CARDS, CardMaking
from ui.pages.papers.card_settings import SheetSettings
from ui.pages.papers.desk import PaperDesk
from ui.pages.papers.list_settings import ListSettings
from ui.pages.papers.paper_list import Paper, PaperList
from ui.pages.papers.printer_settings import PrinterSettings
from ui.pages.papers.words import roster_words
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.in_sight import InSight
from ui.widgets.marks import label
from ui.words import _

NARROW, LIST_WIDTH, SETTINGS_WIDTH, NARROW_LIST = 1100, 252, 322, 132
ANY_HEIGHT = 16_777_215  # what Qt calls no limit


class PapersPage(Page):
    """Cards and lists on paper, and lists as files."""

    KEYS = (
        ("Enter", _("make the chosen paper")),
        ("Ctrl Enter", _("make the paper as it is set up")),
        ("Alt C", _("make the cards that wait")),
        ("Alt B", _("blank cards ahead")),
        ("Alt F", _("fire list")),
        ("Alt R", _("name list")),
        ("Alt L", _("list for the hand-over")),
        ("Alt M", _("columns, order and filter")),
        ("Alt K", _("keep the layout")),
        ("Alt O", _("papers made before")),
        ("Ctrl P", _("print what is shown")),
        ("Ctrl S", _("save what is shown as a PDF")),
        ("Alt X, Alt V", _("the list as XLSX or CSV")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._offers: dict[str, RosterOffer] = {}
        self._layouts: tuple[LayoutRow, ...] = ()
        self.papers, self.desk = PaperList(), PaperDesk(context)
        self.making, self.lists = CardMaking(context, self.desk), ListSettings()
        self.cards, self.blank = self.making.cards, self.making.blank
        self.view, self.bar, self.banner = self.desk.view, self.desk.bar, self.desk.banner
        self.progress, self.log = self.desk.progress, self.desk.log
        self.print_button, self.save_button = self.desk.print_button, self.desk.save_button
        self.xlsx_button, self.csv_button = self.lists.xlsx_button, self.lists.csv_button
        self.before_button = KeyButton(_("Made before"), "Alt O", "quiet")
        self._lay_out()
        self._connect()
        self._keys()
        self.papers.show_papers(self.making.papers())
        self.setFocusProxy(self.papers)

    def _lay_out(self) -> None:
        column, inner, head, columns = QVBoxLayout(self), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner.setContentsMargins(18, 10, 18, 10)
        inner.setSpacing(8)
        head.addWidget(label(_("Papers"), "title"), 1)
        head.addWidget(self.before_button)
        columns.setSpacing(14)
        columns.addWidget(self._left_side())
        columns.addWidget(self.desk, 1)
        inner.addLayout(head)
        inner.addLayout(columns, 1)
        column.addLayout(inner, 1)
        column.addWidget(self.bar)
        self.before_button.setVisible(may(self.context.actor, Act.SEE_PRINT_LOG))
        self.log.setVisible(may(self.context.actor, Act.SEE_PRINT_LOG))

    def _left_side(self) -> QWidget:
        holder, self._left, side = QWidget(), QScrollArea(), QWidget()
        settings = QVBoxLayout(holder)
        settings.setContentsMargins(0, 0, 0, 0)
        for part in self._cards():
            settings.addWidget(part)
        self._left.setWidgetResizable(True)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setWidget(holder)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, side)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(12)
        self._sides.addWidget(self.papers)
        self._sides.addWidget(self._left, 1)
        self._in_sight = InSight(self._cards(), self)
        return side

    def _cards(self) -> list[SheetSettings | PrinterSettings | ListSettings]:
        """The settings of every paper; one of them is shown."""
        return [*self.making.settings.values(), self.lists]

    def _connect(self) -> None:
        self.papers.chosen.connect(self._show_settings)
        self.papers.asked.connect(self.make_chosen)
        for settings in self._cards():
            settings.make.connect(self.make_chosen)
        self.lists.keep.connect(self._keep_layout)
        self.lists.drop.connect(self._drop_layout)
        self.lists.changed.connect(self._offer_files)
        self.desk.ready.connect(self._stand_back)
        self.before_button.clicked.connect(self.desk.turn_over)
        self.xlsx_button.clicked.connect(lambda: self.save_table(TableFormat.XLSX))
        self.csv_button.clicked.connect(lambda: self.save_table(TableFormat.CSV))

    def _keys(self) -> None:
        for key, button in (
            ("Ctrl+P", self.print_button),
            ("Ctrl+S", self.save_button),
            ("Alt+X", self.xlsx_button),
            ("Alt+V", self.csv_button),
            ("Alt+O", self.before_button),
            ("Alt+M", self.lists.more_button),
        ):
            shortcut(self, key, button.click_if_able)
        shortcut(self, "Ctrl+Return", self.make_chosen)
        for key, paper in (
            ("Alt+C", CARDS),
            ("Alt+B", BLANKS),
            ("Alt+F", RosterKind.FIRE.value),
            ("Alt+R", RosterKind.NAMES.value),
            ("Alt+L", RosterKind.HAND_OVER.value),
        ):
            shortcut(self, key, partial(self.make, paper))

    # What there is

    def reload(self) -> None:
        group, actor, waystation = self.context.group(), self.context.actor, self.context.waystation
        if may(actor, Act.SEE_PRINT_LOG):
            self.context.work.run(self, lambda: waystation.papers.print_log(actor), self.log.show_prints)
        if may(actor, Act.CHOOSE_LIST):
            rosters = waystation.rosters
            self.context.work.run(self, lambda: (rosters.offers(actor), rosters.layouts(actor)), self._show_lists)
        self.making.read_printers()
        if group is None or not may(actor, Act.PRINT_CARDS):
            self.cards.show_waiting(0, "")
            return
        self.context.work.run(self, lambda: waystation.tonight.board(actor, group.id), self._show_board)

    def _show_board(self, board: Board) -> None:
        self.cards.show_waiting(len(board.cards.people), self.making.chosen.number if self.making.chosen else "")

    def _show_lists(self, found: tuple[tuple[RosterOffer, ...], tuple[LayoutRow, ...]]) -> None:
        offers, self._layouts = found
        self._offers = {offer.kind.value: offer for offer in offers}
        words = roster_words()
        order = [*words, *(offer.kind for offer in offers)]
        mine = sorted(offers, key=lambda offer: order.index(offer.kind))
        lists = [
            Paper(each.kind.value, words.get(each.kind, each.title), _("Lists"), each.paper_class.value)
            for each in mine
        ]
        before = self.papers.paper()
        self.papers.show_papers([*self.making.papers(), *lists])
        after = self.papers.paper()
        if before is not None and after is not None and before.key == after.key:
            self._show_settings(after)

    def _show_settings(self, paper: Paper) -> None:
        offer = self._offers.get(paper.key)
        if offer is not None:
            self.lists.show_offer(offer, self._layouts)
        shown = self.lists if offer else self.making.settings.get(paper.key)
        for settings in self._cards():
            settings.setVisible(settings is shown)
        self._fold()
        self._offer_files()

    def _offer_files(self) -> None:
        """A list leaves as a file only where the role may take it: names are a bulk export."""
        offer = self._list_chosen()
        free = offer is not None and (not offer.numbers_only or self.lists.numbers.isChecked())
        allowed = offer is not None and bool(offer.tables) and (free or may(self.context.actor, Act.EXPORT_BULK))
        for button in (self.xlsx_button, self.csv_button):
            button.setVisible(allowed)

    def _list_chosen(self) -> RosterOffer | None:
        paper = self.papers.paper()
        return self._offers.get(paper.key) if paper else None

    def open_for(self, person: UUID) -> None:
        """Come with one person in hand: their card is made at once, the active one again."""
        actor, waystation = self.context.actor, self.context.waystation
        if not may(actor, Act.PRINT_CARDS):
            self.reload()
            return

        def chosen(rows: tuple[PersonRow, ...]) -> None:
            if not self.making.find(person, rows):
                self.desk.say(_("This person is not in the group in hand. Nothing was made. Choose the group."))
            else:
                self.make(CARDS)
            self.reload()

        group = self.context.group()
        if group is not None:
            self.context.work.run(self, lambda: waystation.arrivals.list_of(actor, group.id), chosen)

    def on_scan(self, scan: Scan) -> bool:
        """A card shown while a new one is asked for says whose."""
        paper = self.papers.paper()
        if paper is None or paper.key != ANEW:
            return False
        self.making.take_scan(scan.value)
        return True

    def leave(self) -> None:
        self.making.chosen = None

    # Making papers

    def make(self, key: str) -> None:
        """Choose a paper and make it as it is set up; nothing where the role has none such."""
        if self.papers.choose(key):
            self.make_chosen()

    def make_chosen(self) -> None:
        paper = self.papers.paper()
        if paper is not None and paper.key in self._offers:
            self._make_list()
        elif paper is not None:
            self.making.make(paper.key)

    def _make_list(self) -> None:
        rosters, actor, form = self.context.waystation.rosters, self.context.actor, self._form()
        if form is not None:
            self.desk.prepare(lambda: rosters.paper(actor, form), self.lists.show_error)

    def _form(self) -> RosterForm | None:
        """What is asked for; the sentence stands beside the field where something is missing."""
        offer, group = self._list_chosen(), self.context.group()
        if offer is None:
            return None
        if offer.needs_group and group is None:
            self.desk.say(_("There is no group yet. Nothing was printed. Open a group first."))
            return None
        try:
            return self.lists.form(group.id if group else None)
        except UserError as trouble:
            self.lists.show_error(trouble)
            return None

    # Files and layouts

    def save_table(self, format_: TableFormat) -> None:
        form = self._form()
        path = output.ask_where_table(self, form.kind, format_) if form else None
        if form is not None and path is not None:
            self.table_to(form, format_, path)

    def table_to(self, form: RosterForm, format_: TableFormat, path: Path) -> None:
        """The list as a file somebody chose a place for; many names go only where a second person agreed."""
        waystation, actor = self.context.waystation, self.context.actor

        def table() -> bytes:
            asked = waystation.two_persons.waiting(actor) if may(actor, Act.ASK_SECOND) else ()
            agreed = (row.id for row in asked if row.mine and row.kind is TwoPerson.EXPORT_BULK and _stands(row.state))
            return waystation.rosters.table(actor, form, format_, next(agreed, None))

        self.context.work.run(self, table, lambda made: self.desk.write(made, path), self._failed, writes=True)

    def _failed(self, trouble: Exception) -> None:
        if not (isinstance(trouble, UserError) and self.lists.show_error(trouble)):
            self.desk.tell_failure(trouble)

    def _keep_layout(self, form: LayoutForm) -> None:
        rosters, actor = self.context.waystation.rosters, self.context.actor

        def kept(_row: LayoutRow) -> None:
            self.context.tell(_("The layout is kept."), None)

        self.context.work.run(self, lambda: rosters.save_layout(actor, form), kept, self._failed, writes=True)

    def _drop_layout(self, layout: UUID) -> None:
        rosters, actor = self.context.waystation.rosters, self.context.actor
        self.context.work.run(self, lambda: rosters.drop_layout(actor, layout), None, self._failed, writes=True)

    # Where they go

    def save_to(self, path: Path) -> None:
        """Write the shown paper to a file somebody chose."""
        self.desk.save_to(path)

    def send_to(self, printer: QPrinter) -> None:
        """The shown pages to this printer."""
        self.desk.send_to(printer)

    def _stand_back(self, paper_shown: bool) -> None:
        """While a paper is shown its printing is the next act, not the making of another."""
        for settings in self._cards():
            settings.make_button.become("plain" if paper_shown else "primary")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Side by side where there is room, else the settings under the list."""
        narrow, direction = self.width() < NARROW, QBoxLayout.Direction
        self._sides.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        scroll = self._left.verticalScrollBar().sizeHint().width()
        self._left.setFixedWidth(max(SETTINGS_WIDTH, self._left.widget().minimumSizeHint().width() + scroll))
        self.papers.setFixedWidth(self._left.width() if narrow else LIST_WIDTH)
        self.papers.setMaximumHeight(NARROW_LIST if narrow else ANY_HEIGHT)


def _stands(state: Agreement) -> bool:
    return state is Agreement.AGREED
