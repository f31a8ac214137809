"""Who waits for what: the number, the longest wait, the next three by guarded name, one button."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QWidget

from app.access import Act, may
from app.rows import Board, PersonRow, Queue
from models.codes import Triage
from ui.page import PageContext
from ui.pages.tonight.sentences import waiting_words
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import Chip
from ui.widgets.panels import Card, EmptyLine, QueueRow, hairline
from ui.words import _, ngettext

SHOWN = 3


class QueueCard(Card):
    """Register, health check, card, supplies; a button only where the role does the step."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        coloured = may(context.actor, Act.SEE_QUEUE_COLOURS)
        note = _("oldest first, health by colour") if coloured else _("oldest first")
        super().__init__(_("Waiting now"), note, parent)
        self._coloured = coloured
        self._context = context
        self._board: Board | None = None
        self.nobody = EmptyLine(_("Nobody is waiting."))
        self.body.addWidget(self.nobody)
        self.body.setSpacing(0)
        self.rows = {name: self._row(name, *line) for name, line in _lines().items()}

    def _row(self, name: str, title: str, button: str, key: str, page: str, act: Act) -> QueueRow:
        if self.body.count() > 1:
            self.body.addWidget(hairline())
        press = KeyButton(button, key)
        press.clicked.connect(lambda: self._go(name, page))
        row = QueueRow(title, press)
        press.setVisible(may(self._context.actor, act))
        self.body.addWidget(row)
        return row

    def _go(self, name: str, page: str) -> None:
        queue = getattr(self._board, name)
        first = queue.people[0].id if queue.people and page in ("intake", "health") else None
        self._context.go(page, first)

    def show_board(self, board: Board) -> None:
        """The queues as they are now."""
        self._board = board
        for name, row in self.rows.items():
            queue: Queue | None = getattr(board, name)
            row.setVisible(queue is not None)
            if queue is None:
                continue
            row.show_queue(len(queue.people), waiting_words(queue.longest), self._next(name, queue))
        self.nobody.setVisible(not any(queue.people for name in self.rows if (queue := getattr(board, name))))

    def _next(self, name: str, queue: Queue) -> list[QWidget]:
        if name == "health":  # its order alone would tell who is urgent
            return _colours(queue) if self._coloured else []
        names: list[QWidget] = [Chip(_guarded(row)) for row in queue.people[:SHOWN]]
        rest = len(queue.people) - SHOWN
        if rest > 0:
            names.append(Chip(ngettext("+{n}", "+{n}", rest).format(n=rest)))
        return names


def _lines() -> dict[str, tuple[str, str, str, str, Act]]:
    return {
        "register": (_("Register"), _("Next"), "F5", "intake", Act.REGISTER),
        "health": (_("Health check"), _("Open"), "F6", "health", Act.SAVE_CHECK),
        "cards": (_("Card"), _("Print"), "F7", "papers", Act.PRINT_CARDS),
        "supplies": (_("Supplies"), _("Scan"), "F4", "supplies", Act.ISSUE),
        "beds": (_("Bed"), _("Place"), "F3", "beds", Act.SEE_BEDS),
    }


def _guarded(row: PersonRow) -> str:
    return row.name.guarded or row.number or _("No name yet")


def _colours(queue: Queue) -> list[QWidget]:
    counted = Counter(row.triage for row in queue.people)
    shown = (
        (Triage.RED, _("Red: {n}"), "stop", "stop"),
        (Triage.YELLOW, _("Yellow: {n}"), "att", "ask"),
        (Triage.GREEN, _("Green: {n}"), "ok", "done"),
        (Triage.NOT_YET, _("Not looked at: {n}"), "wait", "not_asked"),
    )
    return [
        Chip(words.format(n=counted[triage]), tone, shape) for triage, words, tone, shape in shown if counted[triage]
    ]
