"""Acts of two persons: what waits for this user's agreement, what this user asked for, and a table of everybody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.ids import new_id
from app.two_persons import TwoPersonForm, TwoPersonRow
from models.codes import Agreement, TwoPerson
from ui.page import Page, PageContext
from ui.pages.papers.output import save
from ui.pages.person.cards import RowsCard, line
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField, shortcut
from ui.widgets.marks import Chip, StatusMark, label
from ui.widgets.panels import Banner, Card, wrapped
from ui.words import _
from ui.work import sentence_of

NARROW = 900
STATES = {
    Agreement.ASKED: ("wait", "waiting"),
    Agreement.AGREED: ("ok", "done"),
    Agreement.REFUSED: ("stop", "stop"),
    Agreement.USED: ("wait", "done"),
}


def state_words() -> dict[Agreement, str]:
    return {
        Agreement.ASKED: _("Waiting"),
        Agreement.AGREED: _("Agreed"),
        Agreement.REFUSED: _("Not agreed"),
        Agreement.USED: _("Done"),
    }


def act_words(row: TwoPersonRow) -> str:
    """What is asked for, in one line."""
    if row.kind is TwoPerson.REVOKE_USER:
        return _("Close the desk of {who}").format(who=row.about or _("a user"))
    return _("A table of everybody, saved as a file")


class AgreementsPage(Page):
    """Who waits for whom. Agreeing is one key; nobody agrees to what they asked for."""

    KEYS = (
        ("Alt A", _("agree to the first that waits for you")),
        ("Alt N", _("do not agree to it")),
        ("Ctrl Enter", _("ask for a table of everybody")),
        ("Ctrl S", _("save the table that was agreed to")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self._id = new_id()
        self._waiting: tuple[TwoPersonRow, ...] = ()
        self._ready: TwoPersonRow | None = None
        self._table = b""
        self.banner = Banner()
        self.for_me = RowsCard(_("Waiting for you"), _("Nothing waits for your agreement."))
        self.by_me = RowsCard(_("Asked by you"), _("You have asked for nothing since yesterday."), _("a day each"))
        self.form = self._new_form()
        self._lay_out()
        self.banner.pressed.connect(self.save_table)
        for keys, answer in (("Alt+A", True), ("Alt+N", False)):
            shortcut(self, keys, partial(self._answer_first, answer))
        shortcut(self, "Ctrl+Return", self.ask_button.click_if_able)
        shortcut(self, "Ctrl+S", self.save_table)

    def _new_form(self) -> Card:
        card = Card(_("Ask for a table of everybody"))
        about = _(
            "All people as far as you may see them, in one file that leaves this program and its encryption. "
            "A second person has to agree; then it can be saved once, within a day."
        )
        card.body.addWidget(wrapped(about, "second"))
        self.reason = QPlainTextEdit()
        self.reason.setFixedHeight(84)
        self.reason.setTabChangesFocus(True)
        self.field = LabeledField(_("Reason"), self.reason, _("ten characters or more, no names"))
        card.body.addWidget(self.field)
        self.ask_button = KeyButton(_("Ask for it"), "Ctrl Enter", icon="users")
        self.ask_button.clicked.connect(self.ask)
        card.body.addWidget(self.ask_button, 0, Qt.AlignmentFlag.AlignLeft)
        if not may(self.context.actor, Act.EXPORT_BULK):
            card.hide()
        return card

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 14)
        whole.setSpacing(12)
        whole.addWidget(label(_("Agreements"), "title"))
        about = _("What one person alone does not do. Lists for rooms, fire and roll-call never wait for anybody.")
        whole.addWidget(wrapped(about, "second"))
        whole.addWidget(self.banner)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(12)
        self.columns.setContentsMargins(0, 0, 0, 0)
        lists = QVBoxLayout()
        lists.setSpacing(12)
        if not may(self.context.actor, Act.AGREE_SECOND):
            self.for_me.hide()
        for card in (self.for_me, self.by_me):
            lists.addWidget(card)
        lists.addStretch(1)
        self.columns.addLayout(lists, 3)
        self.columns.addWidget(self.form, 2, Qt.AlignmentFlag.AlignTop)
        holder, area = QWidget(), QScrollArea()
        holder.setLayout(self.columns)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        whole.addWidget(area, 1)

    # What is shown

    def reload(self) -> None:
        """Read again what waits and what was answered."""
        actor, persons = self.context.actor, self.context.waystation.two_persons
        self.context.work.run(self, lambda: persons.waiting(actor), self._show, self._failed)

    def _show(self, rows: Sequence[TwoPersonRow]) -> None:
        self._waiting = tuple(row for row in rows if row.state is Agreement.ASKED and not row.mine)
        self.for_me.show_rows([self._asked_of_me(row, place == 0) for place, row in enumerate(self._waiting)])
        mine = [row for row in rows if row.mine]
        ready = (row for row in mine if row.state is Agreement.AGREED and row.kind is TwoPerson.EXPORT_BULK)
        self._ready = next(ready, None)
        self.by_me.show_rows([self._asked_by_me(row) for row in mine])
        if not self._waiting and self._ready is None:
            self.ask_button.become("primary")
        else:
            self.ask_button.become("plain")

    def _asked_of_me(self, row: TwoPersonRow, first: bool) -> QWidget:
        agree = KeyButton(_("Agree"), "Alt A" if first else "", "primary" if first else "plain", size="compact")
        refuse = KeyButton(_("Do not agree"), "Alt N" if first else "", size="compact")
        for button, answer in ((agree, True), (refuse, False)):
            button.setAccessibleName(f"{button.words()}: {act_words(row)}")
            button.clicked.connect(partial(self._answer, row.id, answer))
        ends = QWidget()
        across = QHBoxLayout(ends)
        across.setContentsMargins(0, 0, 0, 0)
        for button in (agree, refuse):
            across.addWidget(button)
        said = _("{who}, until {until}: {reason}")
        words = said.format(who=row.asked_by, until=_day(row), reason=row.reason)
        return line(StatusMark("ask"), act_words(row), words, ends)

    def _asked_by_me(self, row: TwoPersonRow) -> QWidget:
        tone, shape = STATES[row.state]
        end: QWidget = Chip(state_words()[row.state], tone, shape)
        if self._ready is not None and row.id == self._ready.id:
            button = KeyButton(_("Save the table"), "Ctrl S", "plain" if self._waiting else "primary", "save")
            button.clicked.connect(self.save_table)
            end = button
        by = _("{state} by {who}").format(state=state_words()[row.state], who=row.decided_by) if row.decided_by else ""
        words = ". ".join(part for part in (by, _("Until {until}").format(until=_day(row)), row.reason) if part)
        return line(StatusMark(shape), act_words(row), words, end)

    # Acts

    def ask(self) -> None:
        """Ask for a table of everybody."""
        self.field.clear()
        actor, persons = self.context.actor, self.context.waystation.two_persons
        form = TwoPersonForm(self._id, TwoPerson.EXPORT_BULK, "people", self.reason.toPlainText())
        self.context.work.run(self, lambda: persons.ask(actor, form), self._asked, self._failed, writes=True)

    def _asked(self, _row: TwoPersonRow) -> None:
        self._id = new_id()
        self.reason.clear()
        self.banner.say(_("Asked. A shift lead or the data protection officer can agree on this page."), "ok")

    def _answer_first(self, agreed: bool) -> None:
        if self._waiting:
            self._answer(self._waiting[0].id, agreed)

    def _answer(self, act: UUID, agreed: bool) -> None:
        actor, persons = self.context.actor, self.context.waystation.two_persons
        decide = persons.agree if agreed else persons.refuse
        self.context.work.run(self, lambda: decide(actor, act), self._answered, self._failed, writes=True)

    def _answered(self, row: TwoPersonRow) -> None:
        agreed = row.state is Agreement.AGREED
        words = _("Agreed. {who} can do it now, once.") if agreed else _("Not agreed. {who} sees that here.")
        self.banner.say(words.format(who=row.asked_by), "ok" if agreed else "info")

    def save_table(self) -> None:
        """Ask where, then make the table and save it."""
        if self._ready is None and not self._table:
            return
        title = _("Save the table")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, "waystation-table.xlsx", "*.xlsx")
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Make the table, which spends the agreement, and write it; what could not be written can be saved again."""
        if self._table:
            self._write(path, self._table)
        elif self._ready is not None:
            actor, exporting, agreed = self.context.actor, self.context.waystation.exporting, self._ready.id
            self.context.work.run(
                self, lambda: exporting.people(actor, agreed), partial(self._write, path), self._failed, writes=True
            )

    def _write(self, path: Path, table: bytes) -> None:
        try:
            save(table, path)
        except UserError as trouble:
            self._table = table
            self.banner.say(trouble.sentence, "stop", _("Save elsewhere"))
            return
        self._table = b""
        self.banner.say(_("The table is saved. It is not encrypted: whoever has the file can read it."), "att")

    def _failed(self, trouble: Exception) -> None:
        if isinstance(trouble, UserError) and trouble.field == "reason":
            self.field.set_error(trouble.sentence)
            self.reason.setFocus()
        else:
            self.banner.say(sentence_of(trouble), "stop")

    # Room

    def seal(self) -> None:
        """A table that was not saved yet does not outlive the lock."""
        self._table = b""
        self.leave()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        narrow = self.width() < NARROW
        self.columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def _day(row: TwoPersonRow) -> str:
    return f"{row.until.astimezone():%d %b %H:%M}"
