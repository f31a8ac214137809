"""The read log: who did what with whose record, in plain words; and the unusual papers that wait for a second look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QListView, QTableView, QVBoxLayout, QWidget

from app.access import Act, may
from app.countersigning import WaitingPrint
from app.read_rows import LogKind, ReadFilter, ReadRow
from app.rows import Opened
from app.scanning import Scan
from ui.labels import roles
from ui.page import Page, PageContext
from ui.pages.papers.words import paper_word
from ui.tables import Column, RowsModel, TwoLines
from ui.widgets.buttons import KeyButton, Segmented
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner, Card, wrapped
from ui.words import _, ngettext
from ui.work import sentence_of

SIDE = 340


class ReadLogPage(Page):
    """Everybody's lines, or with a row opened or a card scanned, those of one person."""

    KEYS = (
        ("Enter", _("the lines of this person")),
        ("Esc", _("back to everybody")),
        ("Alt 1-6", _("which lines are shown")),
        ("Alt P", _("the papers to countersign")),
        ("Ctrl Enter", _("countersign the chosen paper")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._person: UUID | None = None
        self.title, self.count = label(_("Read log"), "title"), label("", "hint")
        self.back = KeyButton(_("Everybody"), "Esc")
        self.kinds = Segmented(_kinds(), "", name=_("Which lines"))
        self.model, self.table = RowsModel(_columns()), QTableView()
        self.empty = wrapped(_("Nothing like this was written down yet."), "second")
        self.banner, self.papers = Banner(), WaitingPapers()
        self._dress_table()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def _dress_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Read log"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((124, 180, 110, 0, 126)):
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.count, 1)
        head.addWidget(self.back)
        head.addWidget(self.kinds)
        column.addLayout(head)
        column.addWidget(self.banner)
        parts = QHBoxLayout()
        parts.setSpacing(14)
        lines = QVBoxLayout()
        lines.addWidget(self.empty)
        lines.addWidget(self.table, 1)
        parts.addLayout(lines, 1)
        parts.addWidget(self.papers, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(parts, 1)
        self.papers.setFixedWidth(SIDE)
        self.papers.hide()

    def _connect(self) -> None:
        self.table.activated.connect(lambda index: self._open(self.model.row(index)))
        self.kinds.changed.connect(lambda _kind: self._read())
        self.back.clicked.connect(self.show_everybody)
        self.papers.sign_button.clicked.connect(self._sign)
        self.banner.pressed.connect(self.banner.clear)
        shortcut(self, "Return", lambda: self._open(self._current()))
        shortcut(self, "Alt+P", self.papers.list.setFocus)
        shortcut(self, "Ctrl+Return", self.papers.sign_button.click_if_able)
        for place in range(len(_kinds())):
            shortcut(self, f"Alt+{place + 1}", lambda place=place: self.kinds.choose(place))
        self._escape = shortcut(self, "Esc", self.show_everybody)

    # Reading

    def reload(self) -> None:
        self._read()
        actor, waystation = self.context.actor, self.context.waystation
        if may(actor, Act.COUNTERSIGN):
            self.context.work.run(self, lambda: waystation.countersigning.waiting(actor), self.papers.show_prints)

    def _read(self) -> None:
        actor, log, person, kind = self.context.actor, self.context.waystation.read_log, self._person, self._kind()
        self.back.setVisible(person is not None)
        self._escape.setEnabled(person is not None)
        if person is not None:
            self.context.work.run(self, lambda: log.of(actor, person), self._show)
        else:
            wanted = ReadFilter(kinds=frozenset({kind} if kind else ()))
            self.context.work.run(self, lambda: log.recent(actor, wanted), self._show)

    def _kind(self) -> LogKind | None:
        return LogKind(self.kinds.value()) if self.kinds.value() else None

    def _show(self, rows: Sequence[ReadRow]) -> None:
        kind = self._kind()
        shown = [row for row in rows if kind is None or row.kind is kind]
        here = self.table.currentIndex().row()
        self.model.show_rows(shown)
        self.empty.setVisible(not shown)
        self.table.setVisible(bool(shown))
        self.setFocusProxy(self.table if shown else self.kinds)
        number = next((row.number for row in rows if row.number), "") if self._person else ""
        self.title.setText(_("Read log of {number}").format(number=number or "…") if self._person else _("Read log"))
        self.count.setText(ngettext("{n} line", "{n} lines", len(shown)).format(n=len(shown)))
        if shown:
            self.table.selectRow(min(max(here, 0), len(shown) - 1))

    def open_for(self, person: UUID) -> None:
        """The lines of one person."""
        self._person = person
        self.reload()

    def show_everybody(self) -> None:
        self._person = None
        self._read()

    def _current(self) -> ReadRow | None:
        index = self.table.currentIndex()
        return self.model.row(index) if index.isValid() else None

    def _open(self, row: ReadRow | None) -> None:
        if row is not None and row.person is not None and row.person != self._person:
            self.open_for(row.person)

    def on_scan(self, scan: Scan) -> bool:
        """A card shown here opens the lines of its person."""
        actor, scans = self.context.actor, self.context.waystation.scans
        self.context.work.run(self, lambda: scans.open_code(actor, scan.value), self._scanned)
        return True

    def _scanned(self, opened: Opened) -> None:
        if opened.person is not None:
            self.open_for(opened.person.id)
        else:
            self.banner.say(opened.sentence, "att", _("Close"))

    # Countersigning

    def _sign(self) -> None:
        chosen = self.papers.chosen()
        if chosen is None or chosen.mine:
            return
        actor, signing = self.context.actor, self.context.waystation.countersigning
        self.context.work.run(
            self, lambda: signing.sign(actor, chosen.id), lambda _none: self._signed(chosen), self._failed, writes=True
        )

    def _signed(self, print_: WaitingPrint) -> None:
        self.banner.clear()
        self.context.tell(_("Print {number} is countersigned.").format(number=print_.number), None)

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "att", _("Close"))


class WaitingPapers(Card):
    """Unusual prints of the night; one's own are shown and left to another person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Papers to look at"), parent=parent)
        self.model: RowsModel[WaitingPrint] = RowsModel([Column("", _said)])
        self.list, self._two_lines = QListView(), TwoLines(_print_lines)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._two_lines)
        self.list.setAccessibleName(_("Papers to look at"))
        self.list.setMinimumHeight(210)
        self.note = wrapped("", "second")
        self.sign_button = KeyButton(_("Countersign"), "Ctrl Enter", kind="primary", icon="check")
        for part in (self.list, self.note, self.sign_button):
            self.body.addWidget(part)
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._offer())

    def show_prints(self, rows: Sequence[WaitingPrint]) -> None:
        self.model.show_rows(rows)
        self.setVisible(bool(rows))
        if rows:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._offer()

    def chosen(self) -> WaitingPrint | None:
        index = self.list.currentIndex()
        return self.model.row(index) if index.isValid() else None

    def _offer(self) -> None:
        chosen = self.chosen()
        self.sign_button.setEnabled(chosen is not None and not chosen.mine)
        mine = chosen is not None and chosen.mine
        self.note.setText(
            _("You printed this. Another person looks at it and signs.")
            if mine
            else _("Was this paper needed, and is it where it belongs?")
        )


def _kinds() -> tuple[tuple[str, str, str], ...]:
    return (
        ("", _("All"), ""),
        (LogKind.READ.value, _("Opened"), ""),
        (LogKind.CHANGE.value, _("Changed"), ""),
        (LogKind.PRINT.value, _("Printed"), ""),
        (LogKind.CARD_SHOWN.value, _("Cards shown"), ""),
        (LogKind.REFUSED.value, _("Refused"), ""),
    )


def _columns() -> tuple[Column[ReadRow], ...]:
    words = roles()
    return (
        Column(_("When"), lambda row: _when(row.at)),
        Column(_("Who"), lambda row: f"{row.who}, {row.desk}" if row.desk else row.who),
        Column(_("Role"), lambda row: words[row.role] if row.role else ""),
        Column(_("What"), lambda row: row.what[:1].upper() + row.what[1:]),
        Column(_("Whose record"), lambda row: row.number),
    )


def _when(at: datetime) -> str:
    return f"{at.astimezone():%d %b %H:%M}"


def _said(row: WaitingPrint) -> str:
    return " ".join(_print_lines(row)[1:])


def _print_lines(row: WaitingPrint) -> tuple[str, str, str]:
    first = _("No. {number}: {kind}, {count}").format(
        number=row.number, kind=paper_word(row.kind, row.detail), count=row.count
    )
    whom = _("for {whom}").format(whom=row.for_whom) if row.for_whom else ""
    return ("ask", first, ", ".join(part for part in (_when(row.at), row.by, whom) if part))
