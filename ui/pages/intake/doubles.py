"""Who may be here already: found across all spellings while typing. Nothing is joined by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.rows import PersonRow, TwinRow
from models.codes import Answer, Sex
from models.values.partial_date import show
from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import Chip, KeyCap, label
from ui.widgets.paint import put
from ui.widgets.panels import wrapped
from ui.widgets.people import Avatar
from ui.words import _, ngettext

WIDTH, MOST = 310, 4


class Doubles(QFrame):
    """`decided` carries (other person, Answer); `opened` the person to look at."""

    decided = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sideright")
        self.setFixedWidth(WIDTH)
        self._twins: tuple[TwinRow, ...] = ()
        self._count = Chip("", "att")
        self._cards = [_TwinCard(first=place == 0) for place in range(MOST)]
        self._none = wrapped(_("Nobody here looks alike."), "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 14, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("Already here?"), "section"))
        head.addWidget(self._count)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(
            wrapped(_("Found across all spellings while you type. Nothing is joined by itself."), "second")
        )
        column.addWidget(self._scrolled(), 1)
        column.addWidget(_hints())
        for card in self._cards:
            card.decided.connect(self.decided)
        self.show_twins(())

    def _scrolled(self) -> QScrollArea:
        area, holder = QScrollArea(), QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addWidget(self._none)
        for card in self._cards:
            inner.addWidget(card)
        inner.addStretch(1)
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def show_twins(self, twins: Sequence[TwinRow]) -> None:
        """Those found, likely ones first."""
        self._twins = tuple(twins[:MOST])
        self._count.setVisible(bool(twins))
        self._count.say(ngettext("{n} similar", "{n} similar", len(twins)).format(n=len(twins)))
        self._none.setVisible(not twins)
        for place, card in enumerate(self._cards):
            card.show_twin(self._twins[place] if place < len(self._twins) else None)

    def count(self) -> int:
        return len(self._twins)

    def answer(self, same: Answer) -> None:
        """Decide on the first one in sight, from the keyboard."""
        if self._twins:
            self.decided.emit(self._twins[0].person.id, same)


class _TwinCard(QFrame):
    decided = Signal(object, object)

    def __init__(self, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._person: UUID | None = None
        self._face = Avatar(44)
        self._name, self._own, self._facts = wrapped("", "strong"), wrapped("", "second"), wrapped("", "second")
        self._why = wrapped("", "second")
        self._same = KeyButton(_("Same"), "Alt 1" if first else "", size="compact")
        self._other = KeyButton(_("Not"), "Alt 2" if first else "", size="compact")
        self._same.clicked.connect(lambda: self.decided.emit(self._person, Answer.YES))
        self._other.clicked.connect(lambda: self.decided.emit(self._person, Answer.NO))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self._name, self._own, self._facts):
            words.addWidget(part)
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addWidget(self._why)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._same, 1)
        row.addWidget(self._other, 1)
        column.addLayout(row)

    def show_twin(self, twin: TwinRow | None) -> None:
        self.setVisible(twin is not None)
        self._person = twin.person.id if twin else None
        if twin is None:
            return
        row = twin.person
        put(self, state="att" if twin.likely else "")
        self._face.show_person(row.photo, row.name.short)
        self._name.setText(row.name.latin or row.name.own or row.number)
        self._own.setText(row.name.own if row.name.own != row.name.latin else "")
        self._own.setVisible(bool(self._own.text()))
        self._facts.setText(_facts(row))
        self._facts.setVisible(bool(self._facts.text()))
        level = _("Likely the same") if twin.likely else _("Perhaps the same, or a relative")
        self._why.setText(f"{level}: {'; '.join(twin.reasons)}." if twin.reasons else level)


def _facts(row: PersonRow) -> str:
    sex = "" if row.sex is Sex.NOT_ASKED else row.sex.value
    born = _("born {date}").format(date=show(row.birth, date.today())) if row.birth else ""
    return ", ".join(part for part in (sex, born, row.number) if part)


def _hints() -> QFrame:
    """The keys that keep the hands in place."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 8, 12, 10)
    column.setSpacing(5)
    column.addWidget(label(_("Hands stay on the keys"), "strong"))
    for hints in (
        ((_("Enter"), _("next")), (_("Shift Enter"), _("back"))),
        ((_("Space"), _("not asked")), ("N", _("no"))),
        (("Ctrl ↓", _("next on the list")),),
        (("Ctrl Z", _("undo, also after saving")),),
    ):
        holder = QWidget()
        flow = FlowLayout(holder, 6)
        for key, words in hints:
            flow.addWidget(KeyCap(key))
            flow.addWidget(label(words, "second"))
        column.addWidget(holder)
    return frame
