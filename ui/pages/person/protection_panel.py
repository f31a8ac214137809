"""One card of the protection side: what stands, and a form to add to it that opens in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.ids import new_id
from ui.page import PageContext
from ui.widgets.buttons import KeyButton, Segmented, TickButton
from ui.widgets.fields import EnterChain, LabeledField
from ui.widgets.in_sight import InSight
from ui.widgets.panels import Banner, Card, hairline, wrapped
from ui.words import _
from ui.work import sentence_of

Values = dict[str, Any]
Option = tuple[Any, str]


class Fields(QWidget):
    """The fields of a form by name; what is typed can be taken out and put back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, LabeledField] = {}
        self._empty: Values = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 0)
        self.column.setSpacing(8)

    def add(self, name: str, text: str, control: QWidget, hint: str = "", beside: bool = False) -> None:
        """One field under the ones before, or beside the last one."""
        field = self._fields[name] = LabeledField(text, control, hint)
        self._empty[name] = _value(control)
        if not beside:
            self._row = QHBoxLayout()
            self._row.setSpacing(12)
            self.column.addLayout(self._row)
        self._row.addWidget(field, 1)

    def line(self, name: str, text: str, hint: str = "", beside: bool = False) -> QLineEdit:
        edit = QLineEdit()
        self.add(name, text, edit, hint, beside)
        return edit

    def words(self, name: str, text: str, hint: str = "", height: int = 92) -> QPlainTextEdit:
        edit = QPlainTextEdit()
        edit.setFixedHeight(height)
        edit.setTabChangesFocus(True)
        self.add(name, text, edit, hint)
        return edit

    def choice(
        self, name: str, text: str, options: Sequence[Option], hint: str = "", beside: bool = False
    ) -> QComboBox:
        box = QComboBox()
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, word in options:
            box.addItem(word, value)
        self.add(name, text, box, hint, beside)
        return box

    def field(self, name: str) -> LabeledField:
        return self._fields[name]

    def controls(self) -> list[QWidget]:
        return [field.control for field in self._fields.values()]

    def value(self, name: str) -> Any:
        return _value(self._fields[name].control)

    def values(self) -> Values:
        """Everything as it stands in the form now."""
        return {name: _value(field.control) for name, field in self._fields.items()}

    @property
    def is_begun(self) -> bool:
        return self.values() != self._empty

    def put(self, values: Values) -> None:
        """Fill the form; what is not named becomes empty."""
        for name, value in (self._empty | values).items():
            _put(self._fields[name].control, value)
            self._fields[name].clear()

    def complain(self, name: str | None, sentence: str) -> bool:
        """The sentence beside its field; False where there is no such field."""
        for each in self._fields.values():
            each.clear()
        field = self._fields.get(name or "")
        if field is None or field.isHidden():
            return False
        field.set_error(sentence)
        field.control.setFocus()
        return True


class ProtectionPanel(Card):
    """Made by a subclass: `build` adds fields, `read` and `job` work in the lane, `show_answer` shows what was read."""

    opened = Signal()
    KEPT, SEALS_BEGUN = "", False

    def __init__(self, context: PageContext, title: str, note: str = "", add: str = "", save: str = "") -> None:
        super().__init__(title, note)
        self.context, self.person = context, None
        self.note.setWordWrap(True)
        self._begun: dict[UUID, tuple[UUID, Values]] = {}
        self.form_id = new_id()
        self.banner, self.fields = Banner(), Fields()
        self.rows = QVBoxLayout()
        self.rows.setSpacing(6)
        self.add_button = KeyButton(add, icon="plus", size="compact")
        self.save_button = KeyButton(save, "Ctrl Enter", "primary", "save")
        self.leave_button = KeyButton(_("Do not save"), "Esc", "quiet")
        self.form = self._form()
        for part in (self.banner, self.form):
            self.body.addWidget(part)
        self.body.insertLayout(1, self.rows)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.setVisible(bool(add))
        self.add_button.clicked.connect(lambda: self.open_form())
        self.save_button.clicked.connect(self.save)
        self.leave_button.clicked.connect(self.close_form)
        self.build()
        EnterChain(self.fields.controls(), self.save_button.setFocus, self)
        InSight((*self.fields.controls(), self.save_button), self)

    person: UUID | None

    def _form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        form.hide()
        return form

    # What a subclass says

    def build(self) -> None:
        """Add the fields of the form."""

    def read(self, person: UUID) -> Any:
        """What stands, read in the lane; None reads nothing."""
        return None

    def show_answer(self, answer: Any) -> None:
        """Show what was read."""

    def job(self, person: UUID) -> Callable[[], Any]:
        """What saving does in the lane, with the form as it stands now."""
        raise NotImplementedError

    def prepare(self) -> None:
        """The form is about to be seen."""

    # What is shown

    def show_person(self, person: UUID) -> None:
        """Show what stands for this person; a form begun for them comes back."""
        if person != self.person:
            self.put_away()
            self.person = person
        self.context.work.run(self, lambda: (person, self.read(person)), self._shown, self.failed)

    def _shown(self, read: tuple[UUID, Any]) -> None:
        if read[0] == self.person:
            self.show_answer(read[1])

    def put_away(self) -> None:
        """Nobody looks any more: what was opened goes, what was begun is kept for its person."""
        self.fold_form()
        self.person = None
        self.banner.clear()
        self.show_rows(())

    def show_rows(self, rows: Iterable[QWidget], empty: str = "") -> None:
        """Rows with hairlines between, or one sentence."""
        while (item := self.rows.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        shown = list(rows) or ([wrapped(empty, "second")] if empty else [])
        for place, row in enumerate(shown):
            if place:
                self.rows.addWidget(hairline())
            self.rows.addWidget(row)

    def seal(self) -> None:
        """Where `SEALS_BEGUN`: what was begun is saved as it stands, for the desk could not open a draft of it."""
        self.fold_form()
        if self.SEALS_BEGUN:
            for person, (form_id, values) in self._begun.items():
                self.form_id = form_id
                self.fields.put(values)
                self.context.work.run(self, self.job(person))
        self._begun.clear()
        self.fields.put({})

    # The form

    @property
    def is_open(self) -> bool:
        return not self.form.isHidden()

    def open_form(self) -> None:
        """A new entry under an id of its own from now on, or the one that was begun for this person."""
        self.form_id, values = self._begun.get(self.person, (new_id(), {})) if self.person else (new_id(), {})
        self._open(values)

    def _open(self, values: Values) -> None:
        self.fields.put(values)
        self.prepare()
        self.form.show()
        self.add_button.hide()
        self.opened.emit()
        self.fields.controls()[0].setFocus()

    def fold_form(self) -> None:
        """Close the form; what was begun waits for its person."""
        if self.person is not None and self.is_open and self.fields.is_begun:
            self._begun[self.person] = (self.form_id, self.fields.values())
        self.form.hide()
        self.fields.put({})
        self.add_button.setVisible(bool(self.add_button.words()))

    def close_form(self) -> None:
        """Give up what was typed."""
        self.fields.put({})
        self.fold_form()
        if self.person is not None:
            self._begun.pop(self.person, None)
        self.banner.clear()

    def save(self) -> None:
        """Save the form that is open."""
        person = self.person
        if person is None or not self.is_open:
            return
        self.run(self.job(person), self._saved)

    def _saved(self, _answer: Any) -> None:
        self.close_form()
        self.context.tell(self.KEPT or _("Saved."), None)

    def run(self, job: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        """Something that writes."""
        self.banner.clear()
        self.context.work.run(self, job, done or (lambda _answer: None), self.failed, writes=True)

    def failed(self, trouble: Exception) -> None:
        """Beside the field it is about, or over the card."""
        field = trouble.field if isinstance(trouble, UserError) else None
        if not (self.is_open and self.fields.complain(field, sentence_of(trouble))):
            self.banner.say(sentence_of(trouble), "att" if isinstance(trouble, UserError) else "stop")


def _value(control: QWidget) -> Any:
    match control:
        case QLineEdit():
            return control.text()
        case QPlainTextEdit():
            return control.toPlainText()
        case QComboBox():
            return control.currentData()
        case Segmented():
            return control.value()
        case TickButton():
            return control.isChecked()
    return None


def _put(control: QWidget, value: Any) -> None:
    match control:
        case QLineEdit():
            control.setText(value)
        case QPlainTextEdit():
            control.setPlainText(value)
        case QComboBox():
            control.setCurrentIndex(max(control.findData(value), 0) if control.count() else -1)
        case Segmented():
            control.set_value(value)
        case TickButton():
            control.setChecked(value)
