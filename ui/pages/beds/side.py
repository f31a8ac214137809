"""The queue with its heading, and under it what is suggested for who is in hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.beds.look import Look
from ui.pages.beds.queue import QueueView
from ui.pages.beds.words import name_of, offer_title, waiting_note, waiting_title
from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import KeyCap, label
from ui.widgets.panels import hairline
from ui.words import _

WIDE, SUGGESTED = 318, 3


class Side(QFrame):
    """`offer_pressed` carries the suggestion whose button was pressed."""

    offer_pressed = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setFixedWidth(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.title, self.queue = label("", "section"), QueueView(now)
        self.nobody = label(_("Everybody has a bed."), "second")
        self.nobody.setContentsMargins(12, 12, 12, 12)
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._head())
        column.addWidget(hairline())
        column.addWidget(self.nobody, 1)
        column.addWidget(self.queue, 1)
        column.addWidget(hairline())
        self.foot = QWidget()
        column.addWidget(self.foot)
        self._fill_foot()

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(0)
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(KeyCap("F3"))
        head.addLayout(line)
        head.addWidget(label(_("Families together, longest wait first"), "second"))
        return head

    def _fill_foot(self) -> None:
        column = QVBoxLayout(self.foot)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        self.suggested, self.note = label("", "strong"), label("", "second")
        for each in (self.suggested, self.note):
            each.setWordWrap(True)
        self.buttons = [KeyButton("", str(n + 1), shortcut=f"Alt+{n + 1}", size="compact") for n in range(SUGGESTED)]
        row = FlowLayout(None, 8)
        for place, button in enumerate(self.buttons):
            button.setMaximumWidth(WIDE - 28)
            button.clicked.connect(lambda _on=False, place=place: self._press(place))
            row.addWidget(button)
        column.addWidget(self.suggested)
        column.addLayout(row)
        column.addWidget(self.note)

    def _press(self, place: int) -> None:
        if place < len(self._look.offers):
            self.offer_pressed.emit(self._look.offers[place])

    def fold(self, small: bool) -> None:
        """In a small window the suggestions are their buttons alone."""
        self.note.setVisible(not small)

    def show_look(self, look: Look, today: datetime) -> None:
        """The queue and the suggestions as they are now."""
        self._look = look
        waiting = sum(len(party.people) for party in look.sheet.waiting)
        self.title.setText(_("No bed yet: {n}").format(n=waiting))
        self.queue.show_parties(look.sheet.waiting, look.place)
        self.queue.setVisible(bool(look.sheet.waiting))
        self.nobody.setVisible(not look.sheet.waiting)
        people = look.hand.people
        self.foot.setVisible(bool(people))
        for button, offer in zip(self.buttons, look.offers, strict=False):
            button.say(offer_title(offer, look.room(offer.room)))
            button.setToolTip(", ".join(offer.good))
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(look.offers))
        if people:
            name = name_of(people[0]) if len(people) == 1 else waiting_title(people, today.date())
            self.suggested.setText(
                _("Suggested for {name}").format(name=name)
                if look.offers
                else _("No bed suits {name}").format(name=name)
            )
            good = ", ".join(look.offers[0].good) if look.offers else ""
            asked = waiting_note(people) if look.hand.moved else ""
            why = [part for part in (asked, good) if part]
            why.append(_("Reasons are never shown here, only what to do. Alt and a digit chooses."))
            self.note.setText(". ".join(why))
