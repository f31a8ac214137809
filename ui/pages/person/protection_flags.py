"""What staff must do for a person; for those who set flags also which, until when, and lifting them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access import Act, may
from app.ids import new_id
from app.rows import PersonRow
from app.safety import CautiousForm, FlagForm, FlagRow, LiftForm, ReasonRow
from models.codes import SafetyFlag
from ui.labels import safety_flags
from ui.page import PageContext
from ui.pages.person.cards import line
from ui.pages.person.protection_panel import Fields
from ui.pages.person.protection_sealed import SealedPanel
from ui.pages.person.protection_words import flag_names
from ui.person_words import clock, day, headline
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import Chip, StatusMark, label
from ui.widgets.whole import Whole
from ui.words import _

CAUTIOUS = (SafetyFlag.HIDE, SafetyFlag.NO_COO, SafetyFlag.NO_MEDIA)


class FlagPanel(SealedPanel):
    """The instruction is for everybody, the same hand for every reason; the reason is sealed."""

    KEPT = _("The flag is set.")
    READS = Act.READ_FLAG_REASON

    def __init__(self, context: PageContext) -> None:
        self._lifting: UUID | None = None
        super().__init__(context, _("What staff must do"), "", _("Set a flag"), _("Set the flag"))
        self.unseal_button.say(_("Open the reasons"))
        if not may(context.actor, Act.RAISE_FLAG):
            self.add_button.say("")
            self.add_button.hide()
        self.cautious = QVBoxLayout()
        self.body.addLayout(self.cautious)
        self.body.addWidget(self._lift_form())

    def build(self) -> None:
        box = self.fields.choice("code", _("Flag"), list(flag_names().items()), _("staff read only the instruction"))
        box.currentIndexChanged.connect(lambda _place: self.prepare())
        self.fields.line("who", _("Who else"), _("number or name, Enter"))
        self.other = self.fields.choice("other", _("Kept apart from"), (), beside=True)
        self.fields.line("instruction", _("Instruction"), _("empty: the usual words"))
        spans = ((0, _("no review")), (1, _("tomorrow")), (7, _("in a week")), (30, _("in 30 days")))
        self.fields.choice("span", _("Look again"), spans, beside=True)
        self.fields.words("reason", _("Reason"), _("sealed"), 64)
        self.fields.field("who").control.editingFinished.connect(self.find_other)  # type: ignore[attr-defined]

    def prepare(self) -> None:
        """The usual words of the chosen flag as a hint; the other person only where two are kept apart."""
        code = self.fields.value("code")
        for name in ("who", "other"):
            self.fields.field(name).setVisible(code is SafetyFlag.KEEP_APART)
        self.fields.field("instruction").control.setPlaceholderText(safety_flags().get(code, ""))  # type: ignore[attr-defined]

    def find_other(self) -> None:
        """Offer the people whose name or number is like what was typed."""
        text, people, actor = self.fields.value("who").strip(), self.context.waystation.people, self.context.actor
        if text:
            self.context.work.run(self, lambda: people.find(actor, text), self._found, self.failed)

    def _found(self, rows: Sequence[PersonRow]) -> None:
        self.other.clear()
        for row in rows:
            if row.id != self.person:
                self.other.addItem(f"{headline(row)}, {row.number}", row.id)

    def job(self, person: UUID) -> Callable[[], Any]:
        value, actor, safety = self.fields.value, self.context.actor, self.context.waystation.safety
        code = SafetyFlag(value("code"))
        form = FlagForm(
            self.form_id,
            person,
            code,
            value("instruction"),
            value("reason"),
            value("other") if code is SafetyFlag.KEEP_APART else None,
            date.today() + timedelta(days=value("span")) if value("span") else None,
        )
        return lambda: safety.raise_flag(actor, form)

    # What stands

    def read(self, person: UUID) -> tuple[FlagRow, ...]:
        return self.context.waystation.safety.flags(self.context.actor, person)

    def show_answer(self, answer: Sequence[FlagRow]) -> None:
        standing = [row for row in answer if row.lifted_at is None]
        lifted = [row for row in answer if row.lifted_at is not None]
        self.show_rows([*map(self._row, standing), *map(_lifted, lifted)], _("No instruction stands for this person."))
        self._offer_cautious({row.code for row in standing})

    def _row(self, row: FlagRow) -> QWidget:
        end = None
        if row.code is not None and may(self.context.actor, Act.LIFT_FLAG):
            end = KeyButton(_("Lift"), size="compact")
            end.setAccessibleName(f"{_('Lift')}: {row.words}")
            end.clicked.connect(partial(self.begin_lifting, row))
        return line(StatusMark("hand"), _(row.words), _about(row), end)

    def _offer_cautious(self, standing: set[SafetyFlag | None]) -> None:
        """One button for each cautious default that does not stand."""
        while (item := self.cautious.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        if not may(self.context.actor, Act.RAISE_CAUTIOUS):
            return
        for code in CAUTIOUS:
            if code not in standing:
                button = KeyButton(flag_names()[code], icon="hand", size="compact")
                button.setToolTip(safety_flags()[code])
                button.clicked.connect(partial(self.be_cautious, code))
                self.cautious.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def be_cautious(self, code: SafetyFlag) -> None:
        """Set one of the cautious defaults."""
        person, actor, safety = self.person, self.context.actor, self.context.waystation.safety
        if person is not None:
            form = CautiousForm(new_id(), person, code)
            self.run(lambda: safety.be_cautious(actor, form))

    # Lifting

    def _lift_form(self) -> QWidget:
        self.lifting = QWidget()
        column = QVBoxLayout(self.lifting)
        column.setContentsMargins(0, 0, 0, 0)
        self.lift_words, self.lift_fields = label("", "strong"), Fields()
        self.lift_words.setWordWrap(True)
        self.lift_fields.line("said_by", _("Who said so"), _("the person, a case worker; sealed"))
        self.lift_fields.line("because", _("Why"), _("sealed"))
        self.lift_button = KeyButton(_("Lift the flag"), "", "primary", "check")
        self.keep_button = KeyButton(_("Keep it"), "", "quiet")
        self.lift_button.clicked.connect(self.lift)
        self.keep_button.clicked.connect(self.end_lifting)
        buttons = QHBoxLayout()
        for part in (self.lift_button, self.keep_button):
            buttons.addWidget(part)
        buttons.addStretch(1)
        column.addWidget(self.lift_words)
        column.addWidget(self.lift_fields)
        column.addLayout(buttons)
        self.lifting.hide()
        return self.lifting

    def begin_lifting(self, row: FlagRow) -> None:
        """The person says otherwise: ask who said so, and why."""
        self.close_form()
        self._lifting = row.id
        self.lift_fields.put({})
        self.lift_words.setText(_(row.words))
        self.lifting.show()
        self.opened.emit()
        self.lift_fields.field("said_by").control.setFocus()

    def end_lifting(self) -> None:
        self._lifting = None
        self.lifting.hide()
        self.lift_fields.put({})

    def lift(self) -> None:
        """Lift the flag in hand."""
        if self._lifting is None:
            return
        actor, safety = self.context.actor, self.context.waystation.safety
        form = LiftForm(self._lifting, self.lift_fields.value("because"), self.lift_fields.value("said_by"))
        self.run(lambda: safety.lift(actor, form), lambda _none: self._lifted())

    def _lifted(self) -> None:
        self.end_lifting()
        self.context.tell(_("The flag is lifted."), None)

    def failed(self, trouble: Exception) -> None:
        name = getattr(trouble, "field", None)
        if self._lifting is None or not self.lift_fields.complain(name, getattr(trouble, "sentence", "")):
            super().failed(trouble)

    def fold_form(self) -> None:
        super().fold_form()
        self.end_lifting()

    # Reasons

    def unseal(self, person: UUID) -> tuple[ReasonRow, ...]:
        return self.context.waystation.safety.reasons(self.context.actor, person)

    def show_unsealed(self, answer: Sequence[ReasonRow]) -> None:
        if not answer:
            self.banner.say(_("No reason was written down."), "info")
            return
        if self.person is not None:
            person, actor, safety = self.person, self.context.actor, self.context.waystation.safety
            self.context.work.run(
                self, lambda: safety.flags(actor, person), lambda flags: self._with_reasons(flags, answer), self.failed
            )

    def _with_reasons(self, flags: Sequence[FlagRow], answer: Sequence[ReasonRow]) -> None:
        self.show_answer(flags)
        for row in answer:
            self.rows.addWidget(_reason(row))


def _about(row: FlagRow) -> str:
    parts = [flag_names()[row.code] if row.code else ""]
    if row.other is not None:
        parts.append(_("from {name}").format(name=headline(row.other)))
    if row.review_on:
        parts.append(_("look again {day}").format(day=day(row.review_on)))
    return ", ".join(part for part in parts if part)


def _lifted(row: FlagRow) -> QWidget:
    at = clock(row.lifted_at, date.today()) if row.lifted_at else ""
    return line(StatusMark("note"), _(row.words), _about(row), Chip(_("Lifted {time}").format(time=at), "wait"))


def _reason(row: ReasonRow) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(30, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(row.words, "strong"))
    if row.reason:
        column.addWidget(Whole(_("Why: {text}").format(text=row.reason)))
    if row.lifted_because:
        said = _("Lifted: {text} ({name})").format(text=row.lifted_because, name=row.lifted_said_by)
        column.addWidget(Whole(said))
    return holder
