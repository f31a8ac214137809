"""One person's record: the copy, a request, what stands on it, departure and erasing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.access import Act, may
from app.errors import UserError
from app.ids import new_id
from app.papers import PaperJob, Printed
from app.rights.forms import ErasureForm, ErasureRow, OwnRecord, RequestForm, StandingForm, StandingRow
from app.rows import PersonRow
from models.codes import RetentionArea, SubjectRight
from ui.page import PageContext
from ui.pages.papers.output import ask_where, save
from ui.pages.person.cards import RowsCard, line
from ui.pages.rights.correction import CorrectionCard
from ui.pages.rights.words import areas, day, rights
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.marks import Chip, StatusMark, label
from ui.widgets.panels import Banner, Card, wrapped
from ui.words import _
from ui.work import Lane, sentence_of

Done = Callable[[object], None]


class RecordPane(QWidget):
    """Find the person by number or name, then what may be done with the record."""

    def __init__(self, context: PageContext, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._banner = context, banner
        self.person: PersonRow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._finder())
        self.who = label("", "section")
        column.addWidget(self.who)
        self.correction = CorrectionCard(context, banner)
        self.parts = [self._copy_card(), self._standing_card(), self.correction, self._end_card()]
        for part in self.parts:
            column.addWidget(part)
        column.addStretch(1)
        self._show_person()

    def _may(self, act: Act) -> bool:
        return may(self._context.actor, act)

    def _leave_out(self, *parts: tuple[Any, ...]) -> None:
        """Hide a part where the role has none of its acts; nothing is shown that would be refused."""
        for part, *acts in parts:
            if not any(map(self._may, acts)):
                part.hide()

    # The person

    def _finder(self) -> QWidget:
        self.find = QLineEdit()
        self.find.setPlaceholderText(_("Number or name"))
        self.find.setAccessibleName(_("Number or name of the person"))
        self.find_button = KeyButton(_("Find"), _("Enter"), size="compact")
        self.find_button.clicked.connect(self.look)
        EnterChain([self.find], self.look, self)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.find, 1)
        across.addWidget(self.find_button)
        return row

    def look(self) -> None:
        """Take the best match for what was typed."""
        text, people = self.find.text().strip(), self._context.waystation.people
        if text:
            self._run(lambda: people.find(self._context.actor, text), self._found)

    def _found(self, rows: object) -> None:
        assert isinstance(rows, tuple)
        if not rows:
            self._banner.say(_("Nobody here has this number or name. Type it again, or scan the card."), "att")
            return
        self.person = rows[0]
        self._banner.clear()
        self._show_person()

    def open(self, person: UUID) -> None:
        """Show the person of another page."""
        people, actor = self._context.waystation.people, self._context.actor
        if self._may(Act.OPEN_PERSON):
            self._run(lambda: (people.open_person(actor, person).person,), self._found)

    def _show_person(self) -> None:
        known = self.person
        self.who.setText(f"{known.number}  {known.name.latin or known.name.own}" if known else _("Nobody is chosen."))
        for part in self.parts:
            part.setEnabled(known is not None)
        if known is not None:
            self._read_standing()
            self.correction.show_person(known.id)

    # The copy

    def _copy_card(self) -> Card:
        card = Card(_("A copy for the person"))
        card.body.addWidget(
            wrapped(
                _("All that this desk may show, on paper or as data. What others keep sealed, they print."), "second"
            )
        )
        self.language = choice_box([("en", "English"), ("lt", "Lietuvių")], _("Language of the copy"))
        self.paper = KeyButton(_("Save the copy as PDF"), "Alt C", "primary", "file-text", shortcut="Alt+C")
        self.paper.clicked.connect(self.make_paper)
        self.data = KeyButton(_("Save it as data"), "Alt D", icon="save", shortcut="Alt+D")
        self.data.clicked.connect(self.make_data)
        self.asked = choice_box(list(rights().items()), _("What the person asks"))
        self.ask = KeyButton(_("Write the request down"), "", icon="file-pen", size="compact")
        self.ask.clicked.connect(self.note_request)
        for parts in ((self.language, self.paper, self.data), (self.asked, self.ask)):
            card.body.addLayout(_across(*parts))
        return card

    def make_paper(self) -> None:
        """Make the paper, draw it away from the database, and ask where to save it."""
        records, language, who = self._context.waystation.own_records, self.language.currentData(), self._id()
        self._run(lambda: records.paper(self._context.actor, who, language), self._draw, writes=True)

    def _draw(self, job: object) -> None:
        assert isinstance(job, PaperJob)
        self._run(lambda: job.draw(None), partial(self._drawn, job), lane=Lane.DRAWING)

    def _drawn(self, job: PaperJob, printed: object) -> None:
        assert isinstance(printed, Printed)
        path = ask_where(self, job)
        if path is not None:
            self.write(printed.pdf, path)

    def make_data(self) -> None:
        """The same as JSON."""
        records, who = self._context.waystation.own_records, self._id()
        self._run(lambda: records.data(self._context.actor, who), self._save_data, writes=True)

    def _save_data(self, record: object) -> None:
        assert isinstance(record, OwnRecord)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the data"), "waystation-own-record.json", "*.json")
        if chosen:
            self.write(record.data, Path(chosen))

    def write(self, content: bytes, path: Path) -> None:
        """To the disk, readable by this user alone."""
        try:
            save(content, path)
        except UserError as trouble:
            self._banner.say(trouble.sentence, "stop")
            return
        self._banner.say(_("Saved. The file is not encrypted: give it to the person and delete it here."), "att")

    def note_request(self) -> None:
        form = RequestForm(new_id(), self._id(), SubjectRight(self.asked.currentData()))
        standings, actor = self._context.waystation.standings, self._context.actor
        said = _("Written down. An answer is due within thirty days; it stands under Requests.")
        self._run(lambda: standings.ask(actor, form), lambda _a: self._banner.say(said, "ok"), writes=True)

    # Restriction and hold

    def _standing_card(self) -> Card:
        card = Card(_("What stands on this record"))
        self.standing = RowsCard(_("Now"), _("Nothing stands on this record: it is used as usual."))
        self.reason = QLineEdit()
        self.reason_field = LabeledField(_("Reason"), self.reason, _("no names"))
        self.restrict = KeyButton(_("Keep it, do not use it"), "", icon="shield", size="compact")
        self.restrict.clicked.connect(partial(self._stand, Act.RESTRICT))
        self.hold = KeyButton(_("Legal hold"), "", icon="scale", size="compact")
        self.hold.clicked.connect(partial(self._stand, Act.HOLD))
        for part in (self.standing, self.reason_field):
            card.body.addWidget(part)
        card.body.addLayout(_across(self.restrict, self.hold))
        self._leave_out((self.restrict, Act.RESTRICT), (self.hold, Act.HOLD))
        self._leave_out((card, Act.RESTRICT, Act.HOLD))
        return card

    def _stand(self, act: Act) -> None:
        standings, actor = self._context.waystation.standings, self._context.actor
        form = StandingForm(new_id(), self._id(), self.reason.text())
        do = standings.restrict if act is Act.RESTRICT else standings.hold
        self._run(lambda: do(actor, form), lambda _answer: self._stood(), writes=True)

    def _stood(self) -> None:
        self.reason.clear()
        self.reason_field.clear()
        self._read_standing()

    def _read_standing(self) -> None:
        standings, actor, who = self._context.waystation.standings, self._context.actor, self._id()
        kinds = [(Act.RESTRICT, standings.restrictions), (Act.HOLD, standings.holds)]

        def work() -> list[tuple[Act, StandingRow]]:
            rows = [(act, row) for act, read in kinds if self._may(act) for row in read(actor)]
            return [(act, row) for act, row in rows if row.person == who and row.lifted_at is None]

        self._run(work, self._show_standing)

    def _show_standing(self, rows: object) -> None:
        assert isinstance(rows, list)
        self.standing.show_rows([self._standing_line(act, row) for act, row in rows])

    def _standing_line(self, act: Act, row: StandingRow) -> QWidget:
        lift = KeyButton(_("Lift"), size="compact")
        lift.clicked.connect(partial(self._lift, act, row.id))
        word = _("Kept, not used") if act is Act.RESTRICT else _("Legal hold")
        lift.setAccessibleName(f"{lift.words()}: {word}")
        since = _("Since {day}: {reason}").format(day=day(row.since), reason=row.reason)
        return line(StatusMark("stop" if act is Act.RESTRICT else "ask"), word, since, lift)

    def _lift(self, act: Act, row: UUID) -> None:
        standings, actor = self._context.waystation.standings, self._context.actor
        do = standings.lift_restriction if act is Act.RESTRICT else standings.lift_hold
        self._run(lambda: do(actor, row), lambda _answer: self._read_standing(), writes=True)

    # Departure, erasing

    def _end_card(self) -> Card:
        card = Card(_("Departure and erasing"))
        self.left = KeyButton(_("The person leaves"), "", icon="door-open", size="compact")
        self.left.clicked.connect(self.record_departure)
        self.off = KeyButton(_("Take the name off"), "", icon="user-round", size="compact")
        self.off.clicked.connect(self.pseudonymise)
        erasable = [(area, word) for area, word in areas().items() if area is not RetentionArea.AUDIT]
        self.area = choice_box(erasable, _("Part of the record"))
        self.why = QLineEdit()
        self.why_field = LabeledField(_("Reason for erasing"), self.why, _("no names"))
        self.erase_button = KeyButton(_("Erase this part for good"), "", "danger", "trash-2", size="compact")
        self.erase_button.clicked.connect(self.erase)
        card.body.addLayout(_across(self.left, self.off))
        for part in (self.area, self.why_field):
            card.body.addWidget(part)
        card.body.addWidget(self.erase_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._leave_out((self.left, Act.RECORD_DEPARTURE), (self.off, Act.PSEUDONYMISE))
        self._leave_out(*((part, Act.ERASE) for part in (self.area, self.why_field, self.erase_button)))
        self._leave_out((card, Act.RECORD_DEPARTURE, Act.PSEUDONYMISE, Act.ERASE))
        return card

    def record_departure(self) -> None:
        """On the page of departures, where beds, things and open promises are seen to as well."""
        self._context.go("departure", self._id())

    def pseudonymise(self) -> None:
        erasures, actor, who = self._context.waystation.erasures, self._context.actor, self._id()
        self._run(lambda: erasures.pseudonymise(actor, who), self._erased, writes=True)

    def erase(self) -> None:
        """Erase the chosen part; a second press is asked for, because nothing brings it back."""
        if self.erase_button.words() != _("Press again to erase"):
            self.erase_button.say(_("Press again to erase"))
            return
        self.erase_button.say(_("Erase this part for good"))
        erasures, actor = self._context.waystation.erasures, self._context.actor
        form = ErasureForm(self._id(), RetentionArea(self.area.currentData()), self.why.text())
        self._run(lambda: erasures.erase(actor, form), self._erased, writes=True)

    def _erased(self, row: object) -> None:
        assert isinstance(row, ErasureRow)
        self.why.clear()
        self.why_field.clear()
        outside = " ".join(row.outside)
        self._banner.say(_("Erased here. It may still be outside: {places}").format(places=outside), "att")
        self.person = None
        self._show_person()

    # Work

    def _id(self) -> UUID:
        assert self.person is not None
        return self.person.id

    def _run(self, job: Callable[[], object], done: Done, *, writes: bool = False, lane: Lane = Lane.DATABASE) -> None:
        self._context.work.run(self, job, done, self._failed, writes=writes, lane=lane)

    def _failed(self, trouble: Exception) -> None:
        sentence = sentence_of(trouble)
        if isinstance(trouble, UserError) and trouble.field == "reason":
            (self.why_field if self.why.text() or self.why.hasFocus() else self.reason_field).set_error(sentence)
        self._banner.say(sentence, "stop")

    def forget(self) -> None:
        """Nobody stays chosen when the desk is locked."""
        self.person = None
        self.find.clear()
        self.correction.forget()


def _across(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def chip(words: str, late: bool) -> Chip:
    """How much time is left, by shape and word."""
    return Chip(words, "stop" if late else "wait", "stop" if late else "waiting")
