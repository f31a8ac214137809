"""The right column: next steps, papers in hand, cards, names in every spelling, who has looked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.forms import PaperInHand
from app.rows import CardRow, NameText, StepRow
from models.codes import CardState, Condition, Custody, DocumentType
from ui.labels import card_states, conditions, custody, documents
from ui.pages.person.acts import Todo
from ui.person_words import clock, day, family_first, with_language
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import Chip, StatusMark
from ui.widgets.paint import Icon
from ui.widgets.panels import Card, hairline, wrapped
from ui.widgets.whole import Whole
from ui.words import _

WORRYING = (Condition.TORN, Condition.MUTILATED_BY_AUTHORITY, Condition.ILLEGIBLE, Condition.WATER, Condition.EXPIRED)
CARD_TONES = {CardState.ISSUED: ("ok", "done"), CardState.BLANK: ("wait", "waiting")}


class RowsCard(Card):
    """A card of rows with hairlines between; one sentence where there are none."""

    def __init__(self, title: str, empty: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, note, parent)
        self._empty = empty
        self.body.setSpacing(6)

    def show_rows(self, rows: Iterable[QWidget]) -> None:
        while (item := self.body.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        shown = list(rows) or [wrapped(self._empty, "second")]
        for place, row in enumerate(shown):
            if place:
                self.body.addWidget(hairline())
            self.body.addWidget(row)


class TodoCard(RowsCard):
    """What is still owed. `asked` carries the Todo whose button was pressed."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Next steps"), _("Nothing is owed to this person."), parent=parent)

    def show_todos(self, todos: Iterable[Todo]) -> None:
        self.show_rows(self._row(todo) for todo in todos)

    def _row(self, todo: Todo) -> QWidget:
        end = None
        if todo.page:
            end = KeyButton(todo.button, size="compact")
            end.setAccessibleName(f"{todo.button}: {todo.words}")
            end.clicked.connect(lambda: self.asked.emit(todo))
        return line(StatusMark(todo.shape), todo.words, todo.second, end)


def line(mark: QWidget, first: str, second: str = "", end: QWidget | None = None) -> QWidget:
    """One row: a shape, one or two lines of words, and what stands at the end."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(10)
    across.addWidget(mark)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Whole(first))
    if second:
        words.addWidget(Whole(second, "hint"))
    across.addLayout(words, 1)
    if end is not None:
        across.addWidget(end, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def paper_rows(papers: Iterable[PaperInHand]) -> list[QWidget]:
    return [_paper(paper) for paper in papers]


def _paper(paper: PaperInHand) -> QWidget:
    kind = documents()[paper.type]
    if paper.type is DocumentType.NONE:
        return line(Icon("file-text", "att", 20), kind)
    calm = paper.custody in (Custody.PERSON, Custody.COPIED_RETURNED)
    tone = "ok" if calm else "att"
    end = Chip(custody()[paper.custody], tone, "done" if calm else "ask")
    worrying = paper.condition in WORRYING
    return line(Icon("file-text", "att" if worrying else "ink2", 20), kind, conditions()[paper.condition], end)


def card_rows(cards: Iterable[CardRow]) -> list[QWidget]:
    return [_card(card) for card in cards]


def _card(card: CardRow) -> QWidget:
    tone, shape = CARD_TONES.get(card.state, ("stop", "stop"))
    second = _("Serial {serial}, valid until {day}").format(serial=card.serial, day=day(card.valid_until))
    return line(Icon("id-card", "ink2", 20), card.number, second, Chip(card_states()[card.state], tone, shape))


def name_rows(names: Iterable[NameText]) -> list[QWidget]:
    """Every spelling with its language; the Latin letters beneath say whether anybody confirmed them."""
    return [_name(name) for name in names]


def _name(name: NameText) -> QWidget:
    written = " ".join(part for part in (name.family, name.given, name.patronymic) if part) or name.as_written
    latin = family_first(name.latin_family, name.latin_given)
    second = ""
    if latin and name.latin != written:
        said = _("{latin}, confirmed") if name.latin_confirmed else _("[{latin}], suggested")
        second = said.format(latin=latin)
    return line(Icon("user-round", "ink2", 20), with_language(written or latin, name.language), second)


def look_rows(looks: Iterable[StepRow], today: date) -> list[QWidget]:
    return [line(Icon("eye", "ink2", 20), f"{clock(look.at, today)}  {look.by}", look.title) for look in looks]
