"""What was decided about this person's records: joined with another, kept apart, relatives. Each can be taken back."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.rows import PersonPage
from app.twin_rows import DecisionRow
from ui.page import PageContext
from ui.pages.lists.decided import DecidedList
from ui.widgets.panels import Banner
from ui.words import _, ngettext
from ui.work import sentence_of


class RecordsCard(QWidget):
    """Seen only where something was decided."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._person: UUID | None = None
        self.banner = Banner()
        self.decided = DecidedList(context, "", _("Records"), _("found alike, and what was decided"))
        self.decided.taken_back.connect(self._take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        column.addWidget(self.decided)
        self.hide()

    def show_page(self, page: PersonPage) -> None:
        """Read what was decided about this person."""
        self._person, count = page.person.id, len(page.person.same_as) + 1
        words = ngettext("one record", "{n} records of one person, shown as one", count).format(n=count)
        self.decided.note.setText(words)
        twins, actor, person = self._context.waystation.twins, self._context.actor, page.person.id
        self._context.work.run(self, lambda: (person, twins.decisions(actor, person)), self._show, self._failed)

    def put_away(self) -> None:
        """Nothing here is sealed; only what went wrong is forgotten."""
        self.banner.clear()

    def _show(self, read: tuple[UUID, tuple[DecisionRow, ...]]) -> None:
        person, rows = read
        if person == self._person:
            self.decided.show_rows(rows)
            self.setVisible(bool(rows))

    def _take_back(self, decision: UUID) -> None:
        twins, actor = self._context.waystation.twins, self._context.actor
        self._context.work.run(
            self,
            lambda: twins.take_back(actor, decision),
            lambda _none: self._context.tell(_("Taken back: the records stand as before."), None),
            self._failed,
            writes=True,
        )

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")
