"""Letters: those that wait for an answer, and the letters of one person from the first tick to the last answer."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.letters.forms import LetterRow
from app.scanning import Scan, ScanType
from ui.page import Page, PageContext
from ui.pages.letters.keys import listen, listen_to_waiting
from ui.pages.letters.person_letters import PersonLetters
from ui.pages.letters.waiting import WaitingLetters
from ui.widgets.fields import shortcut
from ui.words import _
from ui.work import sentence_of


class LettersPage(Page):
    """Without a person: what waits. With one: the draft in its fields, or a signed letter and its next step."""

    KEYS = (
        ("Space", _("tick a fact; nothing is told without")),
        ("Enter", _("the next field; in a long text a new line, there Tab goes on")),
        ("Alt 1-9", _("kind of letter")),
        ("Ctrl S", _("keep the draft; it is kept by itself too")),
        ("Ctrl Enter", _("sign; or write the next step down")),
        ("Ctrl P", _("print three copies")),
        ("Alt S", _("save as PDF")),
        ("Alt V", _("a new version of a signed letter")),
        ("Alt N", _("another letter for this person")),
        ("Alt A", _("ambulance sheet, signed and printed at once")),
        ("Alt T", _("what was told to whom")),
        ("Alt L", _("life of the letter, where the window is narrow")),
        ("Alt W", _("all letters that wait for an answer")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self._written = False
        self.waiting, self.letters = WaitingLetters(context.actor.name), PersonLetters(context)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        for part in (self.waiting, self.letters):
            self._stack.addWidget(part)
        self.setFocusProxy(self.waiting)
        context.work.changed.connect(self._something_written)
        self.letters.shown.connect(lambda: self._show(self.letters))
        listen(self, self.letters, self.open_row)
        listen_to_waiting(self.waiting, self.open_row)
        shortcut(self, "Alt+W", self.show_waiting)

    def _something_written(self) -> None:
        """What is in sight is read again at once, what is hidden when it is next shown."""
        if self.isVisible():
            self.letters.read_again()
        else:
            self._written = True

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.setFocusProxy(part)

    @property
    def shows_person(self) -> bool:
        return self._stack.currentWidget() is self.letters

    def reload(self) -> None:
        """Read again what may have changed; fields that were touched stay as they are."""
        if self.letters.person is None:
            self._read_waiting()
        elif self._written:
            self._written = False
            self.letters.read_again()

    def _read_waiting(self) -> None:
        ways, actor = self.context.waystation.letter_ways, self.context.actor
        today = self.context.waystation.house.today()
        self.context.work.run(
            self, lambda: ways.waiting(actor), lambda rows: self.waiting.show_rows(rows, today), self._failed
        )

    def show_waiting(self) -> None:
        """Back to all letters; what was typed is kept."""
        self.letters.put_away()
        self._show(self.waiting)
        self.waiting.setFocus()
        self._read_waiting()

    def open_for(self, person: UUID) -> None:
        """The unsigned letter of this person, or a new one; for a role that writes none, what there is."""
        self.waiting.trouble.clear()
        self.letters.open_person(person)

    def open_row(self, row: LetterRow, answer: bool = False) -> None:
        """One letter, from a list or by its scanned code; then an answer stands in front."""
        self.waiting.trouble.clear()
        self.letters.open_letter(row, answer)

    def on_scan(self, scan: Scan) -> bool:
        """A letter's code or that of its slip opens the letter."""
        if scan.kind is not ScanType.LETTER:
            return False
        ways, actor = self.context.waystation.letter_ways, self.context.actor
        self.context.work.run(
            self, lambda: ways.by_code(actor, scan.value), lambda row: self.open_row(row, True), self._failed
        )
        return True

    def leave(self) -> None:
        """What was typed is kept as a draft before the page is left."""
        self.letters.leave()

    def _failed(self, trouble: Exception) -> None:
        banner = self.letters.desk.trouble if self.shows_person else self.waiting.trouble
        banner.say(sentence_of(trouble), "att", _("Close"))
