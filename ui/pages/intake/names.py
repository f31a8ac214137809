"""The name as written or heard, and beside it the Latin form: a suggestion until somebody confirms it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.forms import PersonForm
from app.latin import latin_suggestion
from app.registration import check_name
from app.translit import language_of, mixed_script_warning, script_of
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField, SuggestedField
from ui.widgets.flow import FlowLayout
from ui.words import _

READINGS = (("be", "B"), ("ru", "R"), ("uk", "U"))
LONGEST = 200
NOBODY = UUID(int=0)


class NameBlock(QWidget):
    """Family name, first name, patronymic, and the Latin pair. `changed` after every keystroke."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._chosen_language = "", ""
        self._of_document: tuple[str, str] | None = None
        self.family, self.given, self.patronymic = QLineEdit(), QLineEdit(), QLineEdit()
        self.latin_family, self.latin_given = SuggestedField(), SuggestedField()
        self.fields = {
            "family": LabeledField(_("Family name"), self.family, _("as written or heard")),
            "given": LabeledField(_("First name"), self.given),
            "patronymic": LabeledField(_("Patronymic"), self.patronymic),
            "latin_family": LabeledField(_("In Latin letters"), self.latin_family),
            "latin_given": LabeledField(_("First name in Latin letters"), self.latin_given),
        }
        for field in (self.family, self.given, self.patronymic, self.latin_family, self.latin_given):
            field.setMaxLength(LONGEST + 1)
            field.setMinimumWidth(90)
        self._lay_out()
        for field in (self.family, self.given, self.patronymic):
            field.textChanged.connect(self._typed)
        for latin in (self.latin_family, self.latin_given):
            latin.confirmed.connect(self.confirm_latin)
            latin.textEdited.connect(lambda _text: self.changed.emit())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        column.addLayout(self._grid)
        self._reading = QWidget()
        flow = FlowLayout(self._reading, 4)
        self._buttons = {code: self._reading_button(code, key) for code, key in READINGS}
        self._confirm = _small(_("Confirm"), "Alt A")
        self._confirm.clicked.connect(self.confirm_latin)
        for part in (*self._buttons.values(), self._confirm):
            flow.addWidget(part)
        column.addWidget(self._reading)
        self.fold(False)

    def _reading_button(self, code: str, key: str) -> KeyButton:
        words = {"be": _("Belarusian"), "ru": _("Russian"), "uk": _("Ukrainian")}
        button = _small(words[code], f"Alt {key}")
        button.clicked.connect(lambda: self.read_as(code))
        return button

    def fold(self, narrow: bool) -> None:
        """Three names in a row, or two where the form is narrow."""
        places = {"family": (0, 0, 2), "given": (0, 2, 2), "patronymic": (0, 4, 2)}
        places |= {"latin_family": (1, 0, 3), "latin_given": (1, 3, 3)}
        if narrow:
            places = {"family": (0, 0, 3), "given": (0, 3, 3), "patronymic": (2, 0, 6)}
            places |= {"latin_family": (1, 0, 3), "latin_given": (1, 3, 3)}
        for name, (row, column, width) in places.items():
            self._grid.addWidget(self.fields[name], row, column, 1, width)
        for column in range(6):
            self._grid.setColumnStretch(column, 1)

    def put(self, form: PersonForm) -> None:
        """Show the names of a form without telling anybody."""
        blocker = QSignalBlocker(self)
        self._chosen_language = form.name_language
        for latin in (self.latin_family, self.latin_given):
            latin.reset()
        self.family.setText(form.family)
        self.given.setText(form.given)
        self.patronymic.setText(form.patronymic)
        self._of_document = (form.latin_family, form.latin_given) if form.latin_from_document else None
        if form.latin_confirmed:
            self.latin_family.set_confirmed(form.latin_family)
            self.latin_given.set_confirmed(form.latin_given)
        blocker.unblock()
        self._suggest()
        for name in ("family", "given", "patronymic"):
            self._warn(name)

    def fill(self, form: PersonForm) -> PersonForm:
        """The form with the names as they stand. A Latin form nobody confirmed is left out."""
        confirmed = self.latin_family.is_confirmed or self.latin_given.is_confirmed
        latin = (self.latin_family.text().strip(), self.latin_given.text().strip()) if confirmed else ("", "")
        return replace(
            form,
            family=self.family.text().strip(),
            given=self.given.text().strip(),
            patronymic=self.patronymic.text().strip(),
            name_language=self._chosen_language,
            latin_family=latin[0],
            latin_given=latin[1],
            latin_confirmed=any(latin),
            latin_from_document=any(latin) and latin == self._of_document,
        )

    def read_as(self, language: str) -> None:
        """Read the name as Belarusian, Russian or Ukrainian; a document's own spelling wins."""
        self._chosen_language = language
        self._suggest()
        self.changed.emit()

    def confirm_latin(self) -> None:
        """The Latin pair in sight is the person's own now."""
        blocker = QSignalBlocker(self)
        for latin in (self.latin_family, self.latin_given):
            latin.confirm()
        blocker.unblock()
        self._suggest()
        self.changed.emit()

    def _typed(self) -> None:
        for name in ("family", "given", "patronymic"):
            if self.fields[name].control is self.sender():
                self._warn(name)
        self._suggest()
        self.changed.emit()

    def _suggest(self) -> None:
        written = f"{self.family.text()} {self.given.text()} {self.patronymic.text()}"
        self._language = self._chosen_language or language_of(written)
        self.latin_family.suggest(latin_suggestion(self.family.text(), self._language))
        self.latin_given.suggest(latin_suggestion(self.given.text(), self._language))
        confirmed = self.latin_family.is_confirmed or self.latin_given.is_confirmed
        words = {"be": _("read as Belarusian"), "ru": _("read as Russian"), "uk": _("read as Ukrainian")}
        self.fields["latin_family"].hint.setText(
            _("already Latin") if script_of(written) == "Latn" else words.get(self._language, "")
        )
        for code, button in self._buttons.items():
            button.setVisible(code != self._language)
        self._reading.setVisible(script_of(written) == "Cyrl" and not confirmed)

    def _warn(self, name: str) -> None:
        field = self.fields[name]
        text = field.control.text()  # type: ignore[attr-defined]
        field.clear()
        try:
            check_name(PersonForm(NOBODY, NOBODY, **{name: text}))
        except UserError as refused:
            field.set_error(refused.sentence)
            return
        mixed = mixed_script_warning(text)
        if mixed:
            field.set_doubt(mixed)


def _small(words: str, key: str) -> KeyButton:
    """A quiet button that stands in a line of words."""
    button = KeyButton(words, key, "quiet", size="compact")
    button.layout().setContentsMargins(5, 0, 4, 0)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
