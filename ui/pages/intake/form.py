"""The quick form: everything may be empty, not asked, or as heard. It shows a PersonForm and reads one back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.forms import PersonForm
from models.codes import Answer, Sex
from ui.labels import languages
from ui.pages.intake.acts import ActsBlock
from ui.pages.intake.born import BornBlock
from ui.pages.intake.catching import ZoneCatcher
from ui.pages.intake.names import NameBlock
from ui.pages.intake.papers import PapersBlock
from ui.pages.intake.zone import ZonePanel
from ui.widgets.buttons import KeyButton, Segmented, three_answers
from ui.widgets.fields import EnterChain, LabeledField, LanguageField
from ui.widgets.people import PhotoFrame
from ui.words import _

_ANSWERS = (Answer.YES, Answer.NO, Answer.NOT_ASKED)


class QuickForm(QWidget):
    """`changed` after every keystroke or choice; `done` when Enter leaves the last field."""

    changed = Signal()
    done = Signal()
    photo_refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: PersonForm | None = None
        self._photo: bytes | None = None
        self._shown: bytes | None = None
        self.names, self.born, self.papers = NameBlock(), BornBlock(), PapersBlock()
        self.acts = ActsBlock(self.names.family)
        self.zone = ZonePanel(self.read, self)
        sexes = ((Sex.FEMALE, "F", "F"), (Sex.MALE, "M", "M"), (Sex.OTHER, "X", "X"))
        self.sex = Segmented((*sexes, (Sex.NOT_ASKED, _("Not asked"), "SPACE")), None, (Sex.NOT_ASKED,), _("Sex"))
        self.speaks = LanguageField(tuple(languages().items()))
        self.speaks.edit.setAccessibleName(_("Add a language"))
        self.interpreter = three_answers(_("Interpreter"))
        self.citizenship = QLineEdit()
        self.citizenship.setMaxLength(120)
        self.photo = PhotoFrame(112, 144)
        self.choose_photo = KeyButton(_("Photo"), "F8", size="compact")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 4, 18, 10)
        column.setSpacing(10)
        column.addWidget(self.acts)
        column.addWidget(self.zone)
        named = QHBoxLayout()
        named.setSpacing(14)
        named.addWidget(self.names, 1, Qt.AlignmentFlag.AlignTop)
        pictured = QVBoxLayout()
        pictured.setSpacing(6)
        pictured.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignHCenter)
        pictured.addWidget(self.choose_photo)
        pictured.addStretch(1)
        named.addLayout(pictured)
        column.addLayout(named)
        self._pairs = [
            _pair(LabeledField(_("Sex"), self.sex), self.born, 0, 1),
            _pair(LabeledField(_("Speaks"), self.speaks), LabeledField(_("Interpreter"), self.interpreter), 1, 0),
        ]
        for pair in self._pairs:
            column.addLayout(pair)
        column.addWidget(self.papers)
        column.addWidget(LabeledField(_("Citizenship"), self.citizenship, _("as said or written; empty is not asked")))
        column.addStretch(1)

    def _connect(self) -> None:
        for block in (self.acts, self.names, self.born, self.papers, self.speaks):
            block.changed.connect(self._changed)
        for choice in (self.sex, self.interpreter):
            choice.changed.connect(lambda _value: self._changed())
        self.citizenship.textChanged.connect(lambda _text: self._changed())
        self.speaks.edit.editingFinished.connect(self.speaks.take_typed)
        self.speaks.edit.returnPressed.connect(self.interpreter.setFocus)
        self.photo.refused.connect(self.photo_refused)
        names, paper = self.names, self.papers.lines[0]
        self.path = (
            self.acts, names.family, names.given, names.patronymic, self.sex, self.born.edit,
            self.speaks, self.interpreter, paper.type, paper.condition, paper.custody,
        )  # fmt: skip
        self._chain = EnterChain(self.path, self.done.emit, self)
        self._catcher = ZoneCatcher(self, self.zone, self.read, self._put_back)
        self._catcher.caught.connect(self.zone.receive)
        self.zone.taken.connect(self.take_zone)
        self.zone.left.connect(self.begin)
        self.papers.zone.clicked.connect(self.zone.open)
        self.speaks.edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the language that was begun, and then goes on as everywhere."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.speaks.take_typed()
            self.speaks.edit.completer().popup().hide()
        return False

    def begin(self) -> None:
        """Hands on the first row."""
        self.acts.setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, form: PersonForm, photo: bytes | None = None, settled: bool | None = True) -> None:
        """Show a form. `settled`: whether its birth date was saved before and need not be asked again."""
        self.blockSignals(True)
        self._form, self._photo, self._shown = form, form.photo, photo
        self.zone.put_away()
        self.acts.put(form)
        self.names.put(form)
        self.born.put(form, settled)
        self.sex.set_value(form.sex)
        self.speaks.edit.clear()
        self.speaks.set_value(form.languages)
        self.interpreter.set_value(form.interpreter if form.interpreter in _ANSWERS else _ANSWERS[-1])
        self.papers.put(form.papers)
        self.citizenship.setText(form.nationality)
        self.photo.show_photo(form.photo or photo)
        self.blockSignals(False)

    def read(self) -> PersonForm:
        """The form as it stands now, under the id with which it was opened."""
        assert self._form is not None
        form = self.born.fill(self.names.fill(self.acts.fill(self._form)))
        interpreter = self.interpreter.value()
        if interpreter is _ANSWERS[-1] and self._form.interpreter not in _ANSWERS:
            interpreter = self._form.interpreter
        papers = self.papers.value()
        return replace(
            form,
            zone=form.zone if form.zone and any(paper.type is form.zone.type for paper in papers) else None,
            sex=self.sex.value(),
            languages=self.speaks.value(),
            interpreter=interpreter,
            papers=papers,
            nationality=self.citizenship.text().strip(),
            photo=self._photo,
        )

    def take_zone(self) -> bool:
        """Take over the ticked lines of a zone that was read; False when there is none."""
        if not self.zone.waits:
            return False
        self.speaks.take_typed()
        self._put_back(self.zone.with_ticked())
        self.names.family.setFocus()
        self._changed()
        return True

    def _put_back(self, form: PersonForm) -> None:
        self.put(form, self._shown, None)

    def complain(self, field: str | None, sentence: str) -> bool:
        """Put a sentence beside the field it is about, and the hands on it; False when there is no such field."""
        found = {**self.names.fields, "birth": self.born.field}.get(field or "")
        if found is None:
            return False
        found.set_error(sentence)
        found.control.setFocus()
        return True

    def fold(self, narrow: bool) -> None:
        self.names.fold(narrow)
        for pair in self._pairs:
            pair.setDirection(QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight)

    def take_photo(self, photo: bytes | None) -> None:
        """A photo cut by hand, to be saved with the form; or none that waits."""
        self._photo = photo
        self.photo.show_photo(photo or self._shown)
        self._changed()

    def show_saved_photo(self, photo: bytes | None) -> None:
        """What the register has now; one that waits for the saving is shown before it."""
        self._shown = photo
        self.photo.show_photo(self._photo or photo)

    def forget_photo(self) -> None:
        """The picture could not be taken; what was typed stays, and so does the saved one."""
        self._photo = None
        self.photo.show_photo(self._shown)

    def _changed(self) -> None:
        self.changed.emit()


def _pair(left: QWidget, right: QWidget, left_part: int, right_part: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(left, left_part, Qt.AlignmentFlag.AlignTop)
    row.addWidget(right, right_part, Qt.AlignmentFlag.AlignTop)
    return row
