"""What the data of a column cannot tell: asked here once for the whole column, and never guessed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.lists import Ask, AskKind, ColumnAnswer
from ui.widgets.buttons import Segmented
from ui.widgets.marks import StatusMark
from ui.widgets.panels import wrapped
from ui.words import _

OPEN = ""


class Questions(QWidget):
    """A line for each question: what stands in the column, and its answers; "Not known" leaves the rows to be asked."""

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks: tuple[Ask, ...] = ()
        self._given: dict[tuple[int, AskKind], str] = {}
        self.choices: list[Segmented] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)

    def show_asks(self, asks: Sequence[Ask], header: Sequence[str]) -> None:
        """The questions of this sheet, with the answers given so far; the same ones are left as they stand."""
        if tuple(asks) != self._asks:
            self._asks = tuple(asks)
            self._make(header)
        self.setVisible(bool(self._asks))

    def forget(self) -> None:
        """Another file: nothing was asked and nothing said."""
        self._given = {}
        self.show_asks((), ())

    def answers(self) -> tuple[ColumnAnswer, ...]:
        """What somebody said about the questions shown."""
        shown = {(ask.column or 0, ask.kind) for ask in self._asks}
        return tuple(ColumnAnswer(*key, choice) for key, choice in self._given.items() if choice and key in shown)

    def _make(self, header: Sequence[str]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        self.choices = []
        for ask in self._asks:
            self._lines.addWidget(self._line(ask, header))

    def _line(self, ask: Ask, header: Sequence[str]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        place = ask.column or 0
        head = header[place] if place < len(header) and header[place] else _("Column {n}").format(n=place + 1)
        words = question_words()[ask.kind].format(column=head[:40], written=ask.as_written[:40])
        options = [(choice, choice_words().get(choice, choice), "") for choice in ask.choices]
        key = (place, ask.kind)
        choice = Segmented((*options, (OPEN, _("Not known"), "SPACE")), self._given.get(key, OPEN), (OPEN,), words)
        choice.changed.connect(lambda value: self._say(key, str(value)))
        self.choices.append(choice)
        row.addWidget(StatusMark("ask"))
        row.addWidget(wrapped(words, "strong"), 1)
        row.addWidget(choice)
        return holder

    def _say(self, key: tuple[int, AskKind], choice: str) -> None:
        self._given[key] = choice
        self.answered.emit()


def question_words() -> dict[AskKind, str]:
    """The questions that are asked of a whole column."""
    return {
        AskKind.DAY_MONTH_ORDER: _("{column}: {written}. Which stands first?"),
        AskKind.OTHER_CALENDAR: _("{column}: {written}. Which calendar is this?"),
        AskKind.SEX_LETTERS: _("{column}: what does {written} mean?"),
        AskKind.NAME_ORDER: _("{column}: {written}. Which stands first?"),
    }


def choice_words() -> dict[str, str]:
    return {
        "DAY_FIRST": _("The day"),
        "MONTH_FIRST": _("The month"),
        "SOLAR_HIJRI": _("Iran, Afghanistan"),
        "AS_WRITTEN": _("As it stands"),
        "MAN": _("Man"),
        "WOMAN": _("Woman"),
        "FAMILY_FIRST": _("Family name"),
        "GIVEN_FIRST": _("First name"),
    }
