"""What is to be done after the check: what, when, and by whom; only the clinic sees it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.check_forms import FollowUpForm
from app.ids import new_id
from models.codes import FollowUpKind
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import choice_box
from ui.words import _, ngettext

MORNING = time(9)
DAYS = (0, 1, 2, 3, 7, 14, 30)


def kinds() -> dict[FollowUpKind, str]:
    return {
        FollowUpKind.SEE_AGAIN: _("See again"),
        FollowUpKind.TEST: _("Test"),
        FollowUpKind.REFER: _("Refer"),
        FollowUpKind.MEDICINE: _("Medicine"),
        FollowUpKind.PHOTOGRAPH_MARKS: _("Photograph marks"),
        FollowUpKind.OTHER: _("Other"),
    }


def _when(days: int) -> str:
    if days < 2:
        return _("tomorrow") if days else _("today")
    return ngettext("in {n} day", "in {n} days", days).format(n=days)


class FollowUpRow(QWidget):
    """One thing to do. Its id is that of what will be saved."""

    changed = Signal()
    gone = Signal(object)

    def __init__(
        self,
        person: UUID,
        form: FollowUpForm | None = None,
        clinic: Sequence[tuple[UUID, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form_ = form or FollowUpForm(new_id(), person)
        self.kind = choice_box([(code.value, word) for code, word in kinds().items()], _("Kind"))
        self.what = QLineEdit(self.form_.what)
        self.what.setPlaceholderText(_("what"))
        self.what.setAccessibleName(_("What is to be done"))
        options: list[tuple[object, str]] = [(days, _when(days)) for days in DAYS]
        if form is not None and form.due_at is not None:
            options.insert(0, ("kept", f"{form.due_at.astimezone():%d.%m. %H:%M}"))
        self.when = choice_box(options, _("When"))
        if form is None:
            self.when.setCurrentIndex(1)
        else:
            self.kind.setCurrentIndex(self.kind.findData(form.kind.value))
        self.owner = choice_box([(None, _("by anybody of Health")), *((str(id_), name) for id_, name in clinic)])
        self.owner.setAccessibleName(_("By whom"))
        self.owner.setCurrentIndex(max(self.owner.findData(str(self.form_.owner)), 0))
        self._lay_out()
        self.what.textEdited.connect(lambda _text: self.changed.emit())
        for box in (self.kind, self.when, self.owner):
            box.activated.connect(lambda _place: self.changed.emit())

    def _lay_out(self) -> None:
        away = KeyButton("", icon="x", size="compact")
        away.setAccessibleName(_("Take this line away"))
        away.clicked.connect(lambda: self.gone.emit(self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        for parts in (((self.what, 1), (away, 0)), ((self.kind, 1), (self.when, 1)), ((self.owner, 1),)):
            row = QHBoxLayout()
            for part, stretch in parts:
                row.addWidget(part, stretch)
            column.addLayout(row)
        for box in (self.kind, self.when, self.owner):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)

    def form(self) -> FollowUpForm:
        days = self.when.currentData()
        due = self.form_.due_at
        if days != "kept":
            day = datetime.now().astimezone().date() + timedelta(days=int(days))
            due = datetime.combine(day, MORNING).astimezone(UTC)
        kind, what = FollowUpKind(self.kind.currentData()), self.what.text().strip()
        owner = UUID(self.owner.currentData()) if self.owner.currentData() else None
        return FollowUpForm(self.form_.id, self.form_.person, kind, what, due, owner, self.form_.check)


class FollowUps(QWidget):
    """The rows of one check. `grown` when controls came or went."""

    changed = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person: UUID = new_id()
        self._clinic: Sequence[tuple[UUID, str]] = ()
        self.rows: list[FollowUpRow] = []
        self._rows = QVBoxLayout()
        self.add = KeyButton(_("One more thing to do"), "Alt U", "quiet", icon="plus", size="compact")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addWidget(self.add)
        self.add.clicked.connect(self.add_asked)

    def add_asked(self) -> None:
        """A new row, the hands in it."""
        row = self._row(None)
        self.grown.emit()
        self.changed.emit()
        row.what.setFocus()

    def _row(self, form: FollowUpForm | None) -> FollowUpRow:
        row = FollowUpRow(self._person, form, self._clinic)
        row.changed.connect(self.changed)
        row.gone.connect(self._drop)
        self.rows.append(row)
        self._rows.addWidget(row)
        return row

    def _drop(self, row: FollowUpRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.grown.emit()
        self.changed.emit()

    def put(self, person: UUID, forms: Sequence[FollowUpForm], clinic: Sequence[tuple[UUID, str]] = ()) -> None:
        """`clinic`: who may own what is to be done."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows, self._person, self._clinic = [], person, clinic
        for form in forms:
            self._row(form)
        self.grown.emit()

    def value(self) -> tuple[FollowUpForm, ...]:
        return tuple(row.form() for row in self.rows)

    def chain(self) -> list[QWidget]:
        """The controls in the order of Enter."""
        return [part for row in self.rows for part in (row.what, row.kind, row.when, row.owner)]
