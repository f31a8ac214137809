"""The lists of the page of rights: what people asked, what is over, incidents and their clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.access import Act, may
from app.ids import new_id
from app.rights.forms import (
    ErasureRow,
    IncidentForm,
    IncidentRow,
    RequestRow,
    ReviewRow,
    RuleForm,
    RuleRow,
)
from models.codes import RetentionAct, RetentionArea
from ui.page import PageContext
from ui.pages.person.cards import RowsCard, line
from ui.pages.rights.record import chip
from ui.pages.rights.words import acts, areas, day, days_left, moment, rights, time_kept
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField, choice_box
from ui.widgets.marks import Chip, StatusMark
from ui.widgets.panels import Banner, Card, wrapped
from ui.words import _
from ui.work import sentence_of

LATE_HOURS = 24
Review = tuple[Sequence[ReviewRow], Sequence[RuleRow], Sequence[ErasureRow]]


class _Pane(QWidget):
    def __init__(self, context: PageContext, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._banner = context, banner
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def _failed(self, trouble: Exception) -> None:
        self._banner.say(sentence_of(trouble), "stop")


class RequestsPane(_Pane):
    """What people asked about their own records, the nearest day first."""

    def __init__(self, context: PageContext, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(context, banner, parent)
        self.rows = RowsCard(_("What people asked"), _("Nobody has asked for anything yet."))
        self.outcome = QLineEdit()
        self.field = LabeledField(_("How it was answered"), self.outcome, _("then press Answered beside the request"))
        self.column.addWidget(self.rows)
        self.column.addWidget(self.field)
        self.column.addStretch(1)

    def reload(self) -> None:
        standings, actor = self._context.waystation.standings, self._context.actor
        self._context.work.run(self, lambda: standings.requests(actor), self._show, self._failed)

    def _show(self, rows: Sequence[RequestRow]) -> None:
        self.rows.show_rows([self._line(row) for row in rows])
        self.field.setVisible(any(row.answered_at is None for row in rows))

    def _line(self, row: RequestRow) -> QWidget:
        first = f"{row.number}  {rights()[row.right]}"
        if row.answered_at is not None:
            said = _("Answered on {day}: {outcome}").format(day=day(row.answered_at), outcome=row.outcome)
            return line(StatusMark("done"), first, said)
        answered = KeyButton(_("Answered"), size="compact")
        answered.setAccessibleName(f"{answered.words()}: {first}")
        answered.clicked.connect(partial(self.answer, row.id))
        said = _("Asked on {day}. {left}.").format(day=day(row.received_at), left=days_left(row.days_left))
        return line(StatusMark("stop" if row.days_left < 0 else "waiting"), first, said, answered)

    def answer(self, request: UUID) -> None:
        """Note how the request was answered, in the words of the field below."""
        standings, actor, outcome = self._context.waystation.standings, self._context.actor, self.outcome.text()
        self._context.work.run(
            self, lambda: standings.answer(actor, request, outcome), self._answered, self._failed, writes=True
        )

    def _answered(self, _answer: object) -> None:
        self.outcome.clear()
        self._banner.clear()


class ReviewPane(_Pane):
    """What is over, by number; the rules, and what was erased so far."""

    def __init__(self, context: PageContext, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(context, banner, parent)
        self.rows = RowsCard(_("What is over"), _("Nothing is over yet. The times run from the day a person leaves."))
        self.rules = RowsCard(_("How long each part is kept after departure"), "", _("to be confirmed by the site"))
        self.done = RowsCard(_("Erased so far"), _("Nothing was erased."))
        self.change = self._change_card()
        for card in (self.rows, self.rules, self.change, self.done):
            self.column.addWidget(card)
        self.column.addStretch(1)
        if not may(context.actor, Act.SET_RETENTION):
            self.change.hide()
        if not may(context.actor, Act.ERASE):
            self.done.hide()

    def _change_card(self) -> Card:
        card = Card(_("Change a time"))
        self.area, self.act = choice_box(list(areas().items())), choice_box(list(acts().items()))
        self.days, self.basis = QLineEdit(), QLineEdit()
        self._rules: Sequence[RuleRow] = ()
        self.area.currentIndexChanged.connect(lambda _place: self._put_rule())
        self.set_button = KeyButton(_("Set this time"), "", icon="check", size="compact")
        self.set_button.clicked.connect(self.set_rule)
        self.days_field = LabeledField(_("Days after departure"), self.days)
        for part in (
            LabeledField(_("Part of the record"), self.area),
            self.days_field,
            LabeledField(_("Then"), self.act),
            LabeledField(_("On which basis"), self.basis),
        ):
            card.body.addWidget(part)
        card.body.addWidget(self.set_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def reload(self) -> None:
        waystation, actor = self._context.waystation, self._context.actor
        erasing = may(actor, Act.ERASE)

        def read() -> Review:
            done = waystation.erasures.done(actor) if erasing else ()
            return waystation.retention.review(actor), waystation.retention.rules(actor), done

        self._context.work.run(self, read, self._show, self._failed)

    def _show(self, read: Review) -> None:
        over, self._rules, done = read
        self._put_rule()
        self.rows.show_rows([_over(row) for row in over])
        self.rules.show_rows([_rule(row) for row in self._rules])
        self.done.show_rows([_erased(row) for row in done])

    def set_rule(self) -> None:
        """Set the time of the chosen part."""
        days = self.days.text().strip()
        number = int(days) if days.isascii() and days.isdigit() else -1
        area, act = RetentionArea(self.area.currentData()), RetentionAct(self.act.currentData())
        retention, actor = self._context.waystation.retention, self._context.actor
        form = RuleForm(new_id(), area, number, act, self.basis.text())
        self.days_field.clear()
        self._context.work.run(
            self, lambda: retention.set_rule(actor, form), lambda _a: self._banner.clear(), self._refused, writes=True
        )

    def _put_rule(self) -> None:
        """The fields begin with what holds for the chosen part."""
        rule = next((rule for rule in self._rules if rule.area is RetentionArea(self.area.currentData())), None)
        if rule is not None:
            self.days.setText(str(rule.days))
            self.act.setCurrentIndex(self.act.findData(rule.act))
            self.basis.setText(rule.basis)

    def _refused(self, trouble: Exception) -> None:
        self.days_field.set_error(sentence_of(trouble))
        self._failed(trouble)


def _erased(row: ErasureRow) -> QWidget:
    said = _("{at}: {reason}").format(at=moment(row.at), reason=row.reason)
    return line(StatusMark("done"), f"{row.number}  {areas()[row.area]}", said)


def _over(row: ReviewRow) -> QWidget:
    said = _("Left on {left}; over since {over}. Proposed: {act}.").format(
        left=day(row.departed_at), over=day(row.over_since), act=acts()[row.act]
    )
    held = Chip(_("Legal hold"), "att", "ask") if row.held else None
    return line(StatusMark("ask"), f"{row.number}  {areas()[row.area]}", said, held)


def _rule(row: RuleRow) -> QWidget:
    said = _("{time}, then {act}. {basis}").format(time=time_kept(row.days), act=acts()[row.act], basis=row.basis)
    return line(StatusMark("note"), areas()[row.area], said)


class IncidentsPane(_Pane):
    """The log of incidents, and the clock of 72 hours."""

    def __init__(self, context: PageContext, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(context, banner, parent)
        self.rows = RowsCard(_("Incidents"), _("No incident is on record."), _("72 hours to tell the authority"))
        self.column.addWidget(self.rows)
        self.column.addWidget(self._form())
        self.column.addStretch(1)

    def _form(self) -> Card:
        card = Card(_("Something happened"))
        card.body.addWidget(
            wrapped(
                _("A lost laptop or paper, a wrong recipient, a look without reason. The clock starts now."), "second"
            )
        )
        self.what, self.people = QPlainTextEdit(), QLineEdit("0")
        self.what.setFixedHeight(70)
        self.what.setTabChangesFocus(True)
        self.measures = QLineEdit()
        self.save = KeyButton(_("Write it down"), "Ctrl Enter", "primary", "triangle-alert", shortcut="Ctrl+Return")
        self.save.clicked.connect(self.record)
        for part in (
            LabeledField(_("What happened"), self.what, _("numbers instead of names")),
            LabeledField(_("How many people it concerns"), self.people, _("as far as known")),
            LabeledField(_("What was done about it"), self.measures),
        ):
            card.body.addWidget(part)
        card.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def reload(self) -> None:
        incidents, actor = self._context.waystation.incidents, self._context.actor
        self._context.work.run(self, lambda: incidents.listed(actor), self._show, self._failed)

    def _show(self, rows: Sequence[IncidentRow]) -> None:
        self.rows.show_rows([self._line(row) for row in rows])

    def _line(self, row: IncidentRow) -> QWidget:
        form = row.form
        said = _("Known since {at}, {n} people. {done}").format(
            at=moment(form.known_at), n=form.people, done=form.measures
        )
        if row.hours_left is None:
            return line(StatusMark("done"), form.what, said)
        told = KeyButton(_("The authority was told"), size="compact")
        told.clicked.connect(partial(self.told, form))
        left = chip(_("{n} hours left").format(n=round(row.hours_left)), row.hours_left < LATE_HOURS)
        return line(left, form.what, said, told)

    def record(self) -> None:
        """Write a new incident down."""
        house_now = self._context.waystation.house.now()
        people = self.people.text().strip()
        number = int(people) if people.isascii() and people.isdigit() else -1
        form = IncidentForm(new_id(), house_now, self.what.toPlainText(), number, measures=self.measures.text())
        self._save(form, self._recorded)

    def _recorded(self, _row: object) -> None:
        self.what.clear()
        self.measures.clear()
        self.people.setText("0")
        self._banner.say(_("Written down. The clock runs: tell the authority within 72 hours."), "att")

    def told(self, form: IncidentForm) -> None:
        """The authority knows: the clock stops."""
        self._save(replace(form, authority_told_at=self._context.waystation.house.now()), lambda _row: None)

    def _save(self, form: IncidentForm, done: object) -> None:
        incidents, actor = self._context.waystation.incidents, self._context.actor
        self._context.work.run(self, lambda: incidents.record(actor, form), done, self._failed, writes=True)
