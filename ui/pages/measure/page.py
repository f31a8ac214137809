"""One person of the queue at a time: measure, save, next. What was saved only the clinic reads; what it calls for now
is said at once."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.check_forms import Vitals, VitalsForm
from app.errors import UserError
from app.health.bedside import VitalsRow
from app.ids import new_id
from app.rows import Opened, PersonRow
from app.scanning import Scan
from ui.page import Page, PageContext
from ui.pages.health.alarm import AlarmCard
from ui.pages.health.measures import Measures
from ui.pages.health.waiting import Waiting
from ui.person_words import headline
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, shortcut
from ui.widgets.marks import label
from ui.widgets.panels import Banner, wrapped
from ui.words import _
from ui.work import sentence_of


class MeasurePage(Page):
    """The queue at the start, the measures of the chosen person at the end."""

    KEYS = (
        ("Ctrl Enter", _("save, and on to the next who waits")),
        (_("Enter, Shift Enter"), _("next field, field before")),
        ("A, O", _("room air, extra oxygen")),
        ("Alt M", _("more measures, how they were taken and why not")),
        (_("Ctrl Down, Ctrl Up"), _("next, previous who waits")),
        (_("Scan of a card"), _("the measures of that person")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self._person: UUID | None = None
        self._form_id = new_id()
        self._rows: dict[UUID, PersonRow] = {}
        self.waiting, self.banner, self.alarm = Waiting(lambda _person: False), Banner(), AlarmCard()
        self.measures, self.name = Measures(), label("", "title")
        self.save = KeyButton(_("Save and next"), "Ctrl Enter", "primary", "file-pen")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.waiting)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(12)
        for part in (self.banner, self.name, self.alarm, self.measures):
            column.addWidget(part)
        told = _("What is saved goes to the clinic, sealed. It is not shown here again.")
        column.addWidget(wrapped(told, "hint"))
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row.addWidget(area, 1)
        EnterChain(self.measures.chain(), self.save.setFocus, self)

    def _connect(self) -> None:
        self.waiting.chosen.connect(self.open_for)
        self.save.clicked.connect(self.keep)
        for keys, act in (
            ("Ctrl+Return", self.save.click_if_able),
            ("Ctrl+Down", lambda: self._step(1)),
            ("Ctrl+Up", lambda: self._step(-1)),
            ("Alt+M", self.measures.rare.toggle),
        ):
            shortcut(self, keys, act)
        self.setFocusProxy(self.measures.chain()[0])

    def reload(self) -> None:
        group, actor, health = self.context.group(), self.context.actor, self.context.waystation.health
        if group is None:
            self._show_queue(())
            return
        self.context.work.run(self, lambda: health.queue(actor, group.id), self._show_queue, self._failed)

    def _show_queue(self, rows: tuple[PersonRow, ...]) -> None:
        self._rows = {row.id: row for row in rows}
        self.waiting.show_people(rows)
        if self._person is None and rows:
            self.open_for(rows[0].id)
        self._say_whom()

    def _say_whom(self) -> None:
        row = self._rows.get(self._person) if self._person else None
        self.name.setText(headline(row) if row else _("Scan a card, or choose who is measured."))
        self.waiting.mark_here(self._person)
        self.save.setEnabled(self._person is not None)

    def open_for(self, person: UUID) -> None:
        """Somebody's measures, from nothing: what was measured before stays with the clinic."""
        self._person, self._form_id = person, new_id()
        self.measures.put(Vitals(), {})
        self._say_whom()
        self.measures.chain()[0].setFocus()

    def _step(self, step: int) -> None:
        following = self.waiting.following(self._person, step)
        if following is not None:
            self.alarm.show_alerts((), ())
            self.open_for(following)

    def keep(self) -> None:
        """To the clinic; a limit that is passed is said beside its field."""
        person, actor, health = self._person, self.context.actor, self.context.waystation.health
        if person is None:
            return
        try:
            vitals = self.measures.read()
        except UserError as wrong:
            self._failed(wrong)
            return
        form = VitalsForm(self._form_id, person, vitals, self.measures.how.notes(), datetime.now(UTC))
        self.context.work.run(self, lambda: health.record_vitals(actor, form), self._kept, self._failed, writes=True)

    def _kept(self, row: VitalsRow) -> None:
        """What it calls for stands above the next person's measures, with the name it is about."""
        self.banner.clear()
        self.alarm.show_alerts(row.alerts, tuple(code for each in row.alerts for code in each.instructions))
        self.alarm.title.setText(_("What to do now for {name}").format(name=headline(row.person)))
        following = self.waiting.following(row.person.id)
        self._person = None
        if following is not None and following != row.person.id:
            self.open_for(following)
        else:
            self.measures.put(Vitals(), {})
            self._say_whom()
        self.context.tell(_("The measures are with the clinic."), None)

    def _failed(self, trouble: Exception) -> None:
        field = trouble.field if isinstance(trouble, UserError) else ""
        row = self.measures.row_of(field or "")
        if row is not None:
            row.check()
            row.edit.setFocus()
        else:
            self.banner.say(sentence_of(trouble), "att" if isinstance(trouble, UserError) else "stop")

    def on_scan(self, scan: Scan) -> bool:
        actor, scans = self.context.actor, self.context.waystation.scans
        self.context.work.run(self, lambda: scans.open_code(actor, scan.value), self._scanned, self._failed)
        return True

    def _scanned(self, opened: Opened) -> None:
        if opened.person is None:
            self.banner.say(opened.sentence, "att")
            return
        self._rows[opened.person.id] = opened.person
        self.open_for(opened.person.id)
