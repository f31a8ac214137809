"""What is to be done after a check, the earliest due first: done with one key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.check_rows import FollowUpRow
from ui.page import PageContext
from ui.pages.clinic.lists import RowsList
from ui.pages.clinic.words import follow_up_lines
from ui.pages.section import Section
from ui.widgets.buttons import KeyButton
from ui.widgets.panels import Card
from ui.words import _


class ToDo(Section):
    """Of the group in hand, or of everybody. `wanted`: the record of this person is to be shown."""

    wanted = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = RowsList[FollowUpRow](_("To do"), _("Nothing waits for the clinic."), follow_up_lines)
        self.done = KeyButton(_("Done"), "Alt D", "primary", shortcut="Alt+D")
        self.open = KeyButton(_("Open the record"), "Alt O", shortcut="Alt+O")
        self.check = KeyButton(_("Health check"), "Alt C", shortcut="Alt+C")
        card, row = Card(_("To do"), _("the earliest due first")), QHBoxLayout()
        card.body.addWidget(self.list, 1)
        for button in (self.done, self.open, self.check):
            row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        self.column.addWidget(card, 1)
        self.setFocusProxy(self.list)
        self.done.clicked.connect(self._settle)
        self.open.clicked.connect(self._open)
        self.check.clicked.connect(self._check)

    def reload(self) -> None:
        health, actor = self.context.waystation.health, self.context.actor
        self.read(lambda: health.follow_ups(actor), self._show)

    def _show(self, rows: tuple[FollowUpRow, ...]) -> None:
        self.list.show_rows(rows)
        for button in (self.done, self.open, self.check):
            button.setEnabled(bool(rows))

    def _settle(self) -> None:
        row, health, actor = self.list.chosen(), self.context.waystation.health, self.context.actor
        if row is not None:
            self.write(
                lambda: health.settle_follow_up(actor, row.form.id), lambda _row: self.context.tell(_("Done."), None)
            )

    def _open(self) -> None:
        row = self.list.chosen()
        if row is not None:
            self.wanted.emit(row.person.id)

    def _check(self) -> None:
        row = self.list.chosen()
        if row is not None:
            self.context.go("health", row.person.id)
