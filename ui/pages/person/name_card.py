"""One name to add or to correct: as written, with the Latin form that it would suggest."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.latin import latin_suggestion
from app.name_sets import NameForm, name_form
from app.translit import language_of, mixed_script_warning
from models.codes import DataSource, NameKind
from ui.labels import languages
from ui.pages.person.name_words import name_kinds, name_sources
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.marks import label
from ui.widgets.panels import Card
from ui.words import _

PARTS = {"family": 200, "given": 200, "patronymic": 200, "as_written": 600}


class NameCard(Card):
    """`asked` carries the NameForm when Save is pressed; `corrects`: whether it is a name that is there already."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Another name"), parent=parent)
        self._form: NameForm | None = None
        self.corrects = False
        self.kind = choice_box(tuple(name_kinds().items()), _("Kind"))
        self.source = choice_box(tuple(name_sources().items()), _("Source"))
        by_letters = (("", _("by its letters")), *languages().items())
        self.language = choice_box(by_letters, _("Language of the name"))
        self.lines = {name: QLineEdit() for name in PARTS}
        self.fields: dict[str, LabeledField] = {}
        self.latin = label("", "hint")
        self.latin.setWordWrap(True)
        self.save = KeyButton(_("Keep the name"), "Ctrl Enter", icon="check")
        self._lay_out()
        EnterChain((*self.lines.values(), self.kind, self.source, self.language, self.save), self.save.click, self)
        self.save.clicked.connect(lambda: self._form and self.asked.emit(self.value()))

    def _lay_out(self) -> None:
        words = {
            "family": (_("Family name"), _("may be empty")),
            "given": (_("First name"), _("may be empty")),
            "patronymic": (_("Patronymic"), ""),
            "as_written": (_("Whole name"), _("where its own order is another one")),
        }
        for name, line in self.lines.items():
            line.setMaxLength(PARTS[name] + 1)
            line.textChanged.connect(self._typed)
            self._field(name, line, *words[name])
        self.body.addWidget(self.latin)
        self._field("kind", self.kind, _("Kind"), _("aliases and prison files: case work only"))
        self._field("source", self.source, _("Source"))
        self._field("language", self.language, _("Language of the name"))
        self.language.currentIndexChanged.connect(self._typed)
        self.body.addWidget(self.save)

    def _field(self, name: str, control: QWidget, words: str, hint: str = "") -> None:
        self.fields[name] = LabeledField(words, control, hint)
        self.body.addWidget(self.fields[name])

    def begin(self, person: UUID) -> None:
        """An empty form for a further name."""
        self._put(name_form(person), corrects=False)

    def correct(self, form: NameForm) -> None:
        """A name that is there, to be put right."""
        self._put(form, corrects=True)
        self.lines["family"].setFocus()

    def _put(self, form: NameForm, corrects: bool) -> None:
        self._form, self.corrects = form, corrects
        self.title.setText(_("Correct this name") if corrects else _("Another name"))
        joined = " ".join(part for part in (form.family, form.given, form.patronymic) if part)
        for name, line in self.lines.items():
            line.setText("" if name == "as_written" and form.as_written == joined else getattr(form, name))
        for box, value in ((self.kind, form.kind), (self.source, form.source), (self.language, form.language)):
            box.setCurrentIndex(max(0, box.findData(value)))
        self._typed()

    @property
    def is_touched(self) -> bool:
        return any(line.text() for line in self.lines.values())

    def value(self) -> NameForm:
        """The form as it stands, under the id with which it was opened."""
        assert self._form is not None
        return replace(
            self._form,
            kind=NameKind(self.kind.currentData()),
            source=DataSource(self.source.currentData()),
            language=self.language.currentData(),
            **{name: line.text() for name, line in self.lines.items()},  # type: ignore[arg-type]
        )

    def clear(self) -> None:
        """Nobody looks any more."""
        self._form = None
        for line in self.lines.values():
            line.clear()

    def _typed(self) -> None:
        for name, line in self.lines.items():
            self.fields[name].clear()
            mixed = mixed_script_warning(line.text())
            if mixed:
                self.fields[name].set_doubt(mixed)
        family, given = self.lines["family"].text(), self.lines["given"].text()
        language = self.language.currentData() or language_of(f"{family} {given}")
        latin = " ".join(filter(None, (latin_suggestion(family, language), latin_suggestion(given, language))))
        self.latin.setText(_("Suggested in Latin letters: {name}").format(name=latin) if latin else "")
        self.latin.setVisible(bool(latin))
