"""The page Tonight. It reads again after every write and, while it is seen, every half minute."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.access import Act, may
from app.closing import ClosingSheet
from app.rows import Board
from ui.page import Page, PageContext
from ui.pages.door.sums import age_words, closed_words
from ui.pages.tonight.absent import AbsentCard
from ui.pages.tonight.attention import AttentionCard
from ui.pages.tonight.queues import QueueCard
from ui.pages.tonight.sentences import (
    Step,
    calls_sentence,
    expected_doubt,
    next_step,
    saved_words,
    sum_sentence,
    title_of,
)
from ui.pages.tonight.tiles import Tiles
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import Chip, label
from ui.widgets.paint import Icon
from ui.widgets.panels import Banner, Card, wrapped
from ui.words import _, ngettext
from ui.work import sentence_of

EVERY, SIDE, ROOMY, SIX_TILES = 30_000, 390, 1200, 900


class TonightPage(Page):
    """Counts, queues, absences, attention, and one filled button: the next best step."""

    KEYS = (
        ("Enter", _("Do the next best step")),
        ("F5", _("Register the next person")),
        ("F6", _("Next health check")),
        ("F7", _("Waiting cards")),
        ("F4", _("Supplies")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._step: Step | None = None
        self._wide: bool | None = None
        self.stack = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.empty, self.board = self._empty(), self._board()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.board)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.reload)

    # Before the first group

    def _empty(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(18, 16, 18, 16)
        column.addWidget(label(_("Tonight"), "title"))
        card = Card()
        card.body.addWidget(wrapped(_("No group has arrived yet. Make one for the bus, then open its list.")))
        row = QHBoxLayout()
        self.new_group = KeyButton(_("New arrival group"), _("Enter"), "primary", "bus")
        self.new_group.clicked.connect(lambda: self.context.go("new_group", None))
        self.open_list = KeyButton(_("Open a list"), "", "plain", "upload")
        self.open_list.clicked.connect(lambda: self.context.go("lists", None))
        for button, act in ((self.new_group, Act.OPEN_GROUP), (self.open_list, Act.IMPORT_LIST)):
            row.addWidget(button)
            if not may(self.context.actor, act):
                button.hide()
        row.addStretch(1)
        card.body.addLayout(row)
        column.addWidget(card)
        column.addStretch(1)
        return holder

    # With a group

    def _board(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(18, 12, 18, 10)
        column.setSpacing(8)
        self.banner, self.tiles = Banner(), Tiles()
        self.sentence, self.doubt = wrapped("", "second"), Chip("", "att", "ask")
        column.addLayout(self._head())
        column.addWidget(self.banner)
        column.addWidget(self._scrolled(self._inside()), 1)
        return holder

    def _head(self) -> QHBoxLayout:
        self.head = row = QHBoxLayout()
        row.setSpacing(10)
        self.title, self.adds_up = label("", "title"), Chip("", "ok", "done")
        self.title.setMinimumWidth(60)
        self.acts: list[KeyButton] = []
        row.addWidget(self.title)
        row.addWidget(self.adds_up)
        row.addStretch(1)
        actor = self.context.actor
        for words, icon, page, act in (
            (_("Count in at the door"), "bus", "door", Act.COUNT_IN),
            (_("Open a list"), "upload", "lists", Act.IMPORT_LIST),
        ):
            if may(actor, act):
                button = KeyButton(words, icon=icon)
                button.clicked.connect(lambda _checked=False, page=page: self.context.go(page, None))
                row.addWidget(button)
                self.acts.append(button)
        if may(actor, Act.PRINT_FIRE_LIST):
            self.fire = KeyButton(_("Fire list"), "Ctrl R", icon="printer")
            self.fire.clicked.connect(self.context.fire_list)
            row.addWidget(self.fire)
            self.acts.append(self.fire)
        return row

    def _inside(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.tiles)
        line = QHBoxLayout()
        line.addWidget(Icon("scale", "info", 20))
        line.addWidget(self.sentence, 1)
        line.addWidget(self.doubt)
        column.addLayout(line)
        self.closed, self._closed_line = wrapped("", "second"), QWidget()
        row = QHBoxLayout(self._closed_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Icon("circle-check", "ok", 20))
        row.addWidget(self.closed, 1)
        self._closed_line.hide()
        column.addWidget(self._closed_line)
        saved = QHBoxLayout()
        self.saved = label("", "second")
        saved.addWidget(Icon("save", "info", 20))
        saved.addWidget(self.saved, 1)
        self.versions = KeyButton("", icon="scale")
        self.versions.clicked.connect(lambda: self.context.go("conflicts", None))
        self.versions.hide()
        saved.addWidget(self.versions)
        column.addLayout(saved)
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.sides.setSpacing(14)
        self.sides.addLayout(self._queues(), 1)
        self.sides.addWidget(self._side())
        column.addLayout(self.sides, 1)
        return inside

    def _queues(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        self.queues, self.absent = QueueCard(self.context), AbsentCard(self.context)
        column.addWidget(self.queues)
        column.addWidget(self.absent)
        column.addStretch(1)
        return column

    def _side(self) -> QWidget:
        self.side = QWidget()
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.attention = AttentionCard(self.context)
        self.next = Card(_("Next best step"))
        self.next_button = KeyButton("", _("Enter"), "primary")
        self.next_button.clicked.connect(self._do_next)
        self.nobody = wrapped(_("Nobody is waiting."), "second")
        self.next.body.addWidget(self.next_button)
        self.next.body.addWidget(self.nobody)
        column.addWidget(self.next)
        column.addWidget(self.attention)
        column.addStretch(1)
        return self.side

    def _scrolled(self, inside: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    # Reading

    def reload(self) -> None:
        group, waystation = self.context.group(), self.context.waystation
        if group is None:
            self.stack.setCurrentWidget(self.empty)
            return
        actor, tonight, closing = waystation.actor, waystation.tonight, waystation.closing
        self.context.work.run(
            self, lambda: (tonight.board(actor, group.id), closing.sheet(actor, group.id)), self._show, self._failed
        )
        if may(waystation.actor, Act.SEE_CONFLICTS):
            self.context.work.run(
                self, lambda: waystation.conflicts.count(waystation.actor), self._show_versions, self._failed
            )

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")

    def _show(self, read: tuple[Board, ClosingSheet]) -> None:
        board, sheet = read
        self.stack.setCurrentWidget(self.board)
        self.banner.clear()
        self.title.setText(title_of(board.group, date.today()))
        counts = board.counts
        good = sheet.adds_up and counts.counted > 0
        self.adds_up.setVisible(counts.counted > 0)
        words = _("Count adds up") if good else _("Not all are counted") if counts.open else _("Numbers differ")
        if sheet.is_closed:
            words, good = _("Count closed"), True
        self.adds_up.say(words, "ok" if good else "att", "done" if good else "ask")
        closed = closed_words(sheet, date.today())
        self.closed.setText(closed)
        self._closed_line.setVisible(bool(closed))
        said = (sum_sentence(counts), age_words(sheet), calls_sentence(board.calls))
        self.sentence.setText("\n".join(part for part in said if part))
        self.saved.setText(saved_words(board, date.today()))
        doubt = expected_doubt(counts)
        self.doubt.say(doubt)
        self.doubt.setVisible(bool(doubt))
        self.tiles.show_counts(counts, None if board.beds is None else len(board.beds.people))
        self.queues.show_board(board)
        self.absent.show_board(board, sheet.absent)
        self.attention.show_rows(board.attention)
        self._offer(next_step(board, self.context.actor, sheet.is_closed))

    def _show_versions(self, count: int) -> None:
        """Only where two laptops wrote differently."""
        self.versions.setVisible(count > 0)
        self.versions.say(
            ngettext("{n} field with two versions", "{n} fields with two versions", count).format(n=count)
        )

    def _offer(self, step: Step | None) -> None:
        self._step = step
        self.next_button.setVisible(step is not None)
        self.nobody.setVisible(step is None)
        if step is not None:
            self.next_button.say(step.words)

    def _do_next(self) -> None:
        if self._step is not None:
            self.context.go(self._step.page, self._step.person)

    # The frame

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            at_board = self.stack.currentWidget() is self.board
            button = self.next_button if at_board else self.new_group
            button.click_if_able()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tiles.lay_out(6 if self.width() >= SIX_TILES else 3)
        wide = self.width() >= ROOMY - 100
        if wide == self._wide:
            return
        self._wide = wide
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self.sides.setDirection(way)
        self.side.setMaximumWidth(SIDE if wide else 16777215)
        self.side.setMinimumWidth(SIDE if wide else 0)
        self._place_next(wide)

    def _place_next(self, wide: bool) -> None:
        """Where it is narrow the next best step stands in the title line, so that it is always seen."""
        for button in self.acts:
            (self.head if wide else self.queues.head).addWidget(button)
        (self.next.body if wide else self.head).addWidget(self.next_button)
        self.next.setVisible(wide)

    def minimumSizeHint(self) -> QSize:
        """What it needs when folded, so that a small screen may fold it."""
        return QSize(560, 300)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
