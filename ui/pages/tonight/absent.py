"""On the list and not here: why, for those who may know; for the others only how many. And who is not counted yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access import Act, may
from app.closing import AbsentRow
from app.forms import AbsenceForm
from app.reference import CodeList
from app.rows import Board, PersonRow
from models.codes import AbsenceReason
from models.values.partial_date import SHORT_MONTHS, show
from ui.house_words import offered
from ui.labels import absence_reasons
from ui.page import PageContext
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import choice_box
from ui.widgets.marks import label
from ui.widgets.panels import Card, hairline, wrapped
from ui.words import _, ngettext

NAMED = 12


class AbsentCard(Card):
    """Each absent person with the six reasons; it can be changed later. Hidden while nobody is missing."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(_("On the list, not here"), _("Choose what is known. You can change it later."), parent)
        self._context = context
        self.choices: dict[UUID, QWidget] = {}
        self._shown: tuple[object, ...] = ()
        self.hide()

    def show_board(self, board: Board, explained: Sequence[AbsentRow] = ()) -> None:
        """The absent and the uncounted as they are now; rebuilt only when something changed."""
        said = {row.person.id: row for row in explained}
        state = (board.absent, board.counts.absent, board.counts.open, tuple(said.values()))
        self.setVisible(bool(board.counts.absent or board.counts.open))
        if state == self._shown:
            return
        self._shown = state
        self._clear()
        self.note.setVisible(bool(board.absent))
        self.title.setText(_("On the list, not here: {n}").format(n=board.counts.absent + board.counts.open))
        for row in board.absent[:NAMED]:
            self.body.addWidget(self._line(row, said.get(row.id)))
        if not board.absent and board.counts.absent:
            self.body.addWidget(wrapped(_absent_words(board.counts.absent), "second"))
        if board.counts.open:
            self.body.addWidget(hairline())
            self.body.addWidget(self._uncounted(board.counts.open))

    def _clear(self) -> None:
        self.choices = {}
        while (item := self.body.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()

    def _line(self, row: PersonRow, said: AbsentRow | None) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        who = label(_who(row), "")
        who.setMinimumWidth(120)
        who.setToolTip(_who(row))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(who)
        told = _said(said)
        if told:
            words.addWidget(wrapped(told, "second"))
        line.addLayout(words, 1)
        reasons = offered(CodeList.ABSENCE, absence_reasons(), row.absence)
        choice = choice_box([(None, _("Not asked")), *reasons.items()], _("Why not here"))
        choice.setCurrentIndex(max(choice.findData(row.absence), 0))
        choice.setMinimumWidth(200)
        choice.activated.connect(lambda _place, choice=choice: self._choose(row, said, choice.currentData()))
        self.choices[row.id] = choice
        line.addWidget(choice)
        return holder

    def _choose(self, row: PersonRow, said: AbsentRow | None, code: str | None) -> None:
        if not code or code == row.absence or not may(self._context.actor, Act.MARK_ABSENT):
            return
        waystation = self._context.waystation
        form = AbsenceForm(row.id, AbsenceReason(code), said.said_by if said else "")
        self._context.work.run(
            self, lambda: waystation.arrivals.mark_absent(waystation.actor, form), self._told, writes=True
        )

    def _told(self, row: PersonRow) -> None:
        reason = absence_reasons()[row.absence] if row.absence else ""
        self._context.tell(_("Noted: {reason}.").format(reason=reason), None)

    def _uncounted(self, count: int) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        one, many = "{n} person is not counted yet.", "{n} people are not counted yet."
        line.addWidget(wrapped(ngettext(one, many, count).format(n=count)), 1)
        if may(self._context.actor, Act.COUNT_IN):
            button = KeyButton(_("Count in at the door"), icon="bus")
            button.clicked.connect(lambda: self._context.go("door", None))
            line.addWidget(button)
        return holder


def _said(row: AbsentRow | None) -> str:
    """ "The driver said so, 02:14"; empty when nobody has said anything yet."""
    if row is None or row.said_at is None:
        return ""
    at = row.said_at.astimezone()
    time = f"{at:%H:%M}" if at.date() == date.today() else f"{at.day} {SHORT_MONTHS[at.month - 1]}, {at:%H:%M}"
    if row.said_by:
        return _("{who} said so, {time}").format(who=row.said_by, time=time)
    return _("noted {time}, by whom it was said is not noted").format(time=time)


def _absent_words(count: int) -> str:
    one, many = "{n} person on the list did not arrive.", "{n} people on the list did not arrive."
    return ngettext(one, many, count).format(n=count)


def _who(row: PersonRow) -> str:
    age = show(row.birth, date.today()) if row.birth else ""
    return ", ".join(part for part in (row.name.guarded or _("No name"), age) if part)
