"""What was opened in an emergency, for the medics: who opened what Health had released, when, why; and "seen"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.access import Act, may
from app.glass import GlassRow
from ui.page import Page, PageContext
from ui.pages.person.cards import RowsCard, line
from ui.person_words import clock, headline
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import shortcut
from ui.widgets.marks import Chip, StatusMark, label
from ui.widgets.panels import Banner, wrapped
from ui.words import _, ngettext
from ui.work import sentence_of


class GlassPage(Page):
    """Every opening; those no medic has seen stand first."""

    KEYS = (("Alt S", _("mark the first as seen")),)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self._new: tuple[GlassRow, ...] = ()
        self.banner = Banner()
        self.list = RowsCard(_("Openings"), _("Nothing was opened in an emergency."))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 14)
        whole.setSpacing(12)
        whole.addWidget(label(_("Opened in an emergency"), "title"))
        about = _(
            "The shift lead read what Health had released about a person: allergies, medicines, instructions. "
            "Look after the person, then mark it as seen."
        )
        whole.addWidget(wrapped(about, "second"))
        whole.addWidget(self.banner)
        area, holder = QScrollArea(), QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addStretch(1)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        whole.addWidget(area, 1)
        shortcut(self, "Alt+S", self._first)

    @property
    def marks(self) -> bool:
        """Whether this role marks openings as seen; others only read."""
        return may(self.context.actor, Act.RELEASE_EXTRACT)

    def reload(self) -> None:
        """Read the openings again."""
        actor, glass = self.context.actor, self.context.waystation.glass
        self.context.work.run(self, lambda: glass.broken(actor), self._show, self._failed)

    def _show(self, rows: Sequence[GlassRow]) -> None:
        self._new = tuple(row for row in rows if row.seen_at is None)
        count = len(self._new)
        self.list.note.setText(ngettext("{n} not seen yet", "{n} not seen yet", count).format(n=count) if count else "")
        self.list.show_rows([self._line(row) for row in rows])

    def _line(self, row: GlassRow) -> QWidget:
        who = ", ".join(part for part in (headline(row.person), row.person.number) if part)
        said = _("{at}, {by}: {reason}")
        words = said.format(at=clock(row.at, date.today()), by=row.by, reason=row.reason)
        look = KeyButton(_("Look"), size="compact")
        look.setAccessibleName(f"{look.words()}: {who}")
        look.clicked.connect(partial(self.context.go, "person", row.person.id))
        ends = QWidget()
        across = QHBoxLayout(ends)
        across.setContentsMargins(0, 0, 0, 0)
        for part in (self._end(row), look):
            across.addWidget(part)
        return line(StatusMark("done" if row.seen_at else "ask"), who, words, ends)

    def _end(self, row: GlassRow) -> QWidget:
        if row.seen_at is not None:
            return Chip(_("Seen by {who}").format(who=row.seen_by), "ok", "done")
        if not self.marks or row.mine:
            return Chip(_("Not seen yet"), "att", "ask")
        first = row.id == self._new[0].id
        button = KeyButton(_("Seen"), "Alt S" if first else "", "primary" if first else "plain", size="compact")
        button.setAccessibleName(f"{button.words()}: {headline(row.person)}")
        button.clicked.connect(partial(self._seen, row.id))
        return button

    def _first(self) -> None:
        if self._new and self.marks:
            self._seen(self._new[0].id)

    def _seen(self, glass_id: UUID) -> None:
        actor, glass = self.context.actor, self.context.waystation.glass
        self.context.work.run(self, lambda: glass.seen(actor, glass_id), self._marked, self._failed, writes=True)

    def _marked(self, _row: GlassRow) -> None:
        self.banner.clear()

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")
