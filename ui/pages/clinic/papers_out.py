"""What the person takes along: the two-page summary, the file for another clinic's program, the ambulance sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.access import Act, may
from app.errors import UserError
from ui.page import PageContext
from ui.pages.clinic.of_person import OfPerson
from ui.pages.papers import output
from ui.pages.papers.straight import PaperOutput
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField, choice_box
from ui.widgets.panels import Card, wrapped
from ui.words import _

FILE_NAME = "waystation-medical-summary.json"


def languages() -> list[tuple[str, str]]:
    return [
        ("lt", _("Lithuanian")),
        ("pl", _("Polish")),
        ("en", _("English alone")),
        ("be", _("Belarusian")),
        ("ru", _("Russian")),
        ("uk", _("Ukrainian")),
    ]


class PapersOut(OfPerson):
    """Each is a class S3 paper in the print log; what was said of ill-treatment stands on none but the letter."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.language = choice_box(languages(), _("Language of the second page"))
        self.summary = KeyButton(_("Medical summary"), "Ctrl P", "primary", "printer", "Ctrl+P")
        self.file = KeyButton(_("Medical file (FHIR)"), "Alt F", "plain", "save", "Alt+F")
        self.ambulance = KeyButton(_("Ambulance sheet now"), "Alt A", "plain", "heart-pulse", "Alt+A")
        self._out = PaperOutput(context, self)
        self._lay_out()
        self.summary.clicked.connect(self._print_summary)
        self.file.clicked.connect(self._save_file)
        self.ambulance.clicked.connect(self._print_ambulance)
        self.setFocusProxy(self.language)

    def _lay_out(self) -> None:
        carried = self._card(
            _("Medical summary"),
            _("Two pages for the person to carry: English and the language of the country that receives them."),
            LabeledField(_("Language of the second page"), self.language),
            self.summary,
        )
        file = self._card(
            _("Medical file"),
            _("The same for the program of another clinic. The file is not encrypted: hand it over, then delete it."),
            self.file,
        )
        sheet = self._card(
            _("Ambulance sheet"),
            _("One page, signed and printed at once. It is kept with the letters."),
            self.ambulance,
        )
        for card in (carried, file, sheet):
            self.cards.addWidget(card)
        sheet.setVisible(may(self.context.actor, Act.SIGN_LETTER))
        self.cards.addStretch(1)

    def _card(self, title: str, words: str, *inside: QWidget) -> Card:
        card = Card(title)
        card.body.addWidget(wrapped(words, "second"))
        for each in inside:
            left = Qt.AlignmentFlag.AlignLeft if isinstance(each, KeyButton) else Qt.AlignmentFlag(0)
            card.body.addWidget(each, 0, left)
        return card

    def _print_summary(self) -> None:
        person, clinic, actor = self.person, self.context.waystation.clinic, self.context.actor
        language = self.language.currentData()
        if person is not None:
            self._out.make(lambda: clinic.summary(actor, person.id, language))

    def _print_ambulance(self) -> None:
        person, letters, actor = self.person, self.context.waystation.letters, self.context.actor
        if person is not None:
            self._out.make(lambda: letters.ambulance(actor, person.id))

    def _save_file(self) -> None:
        """The place is asked first: a file that nobody took is in no log."""
        person, clinic, actor = self.person, self.context.waystation.clinic, self.context.actor
        if person is None:
            return
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the medical file"), FILE_NAME, "*.json")
        if chosen:
            self.write(lambda: clinic.fhir(actor, person.id), lambda made: self._keep(made, Path(chosen)))

    def _keep(self, made: bytes, path: Path) -> None:
        try:
            output.save(made, path)
        except UserError as trouble:
            self.failed(trouble)
        else:
            self.context.tell(_("The file is saved. It is not encrypted: hand it over, then delete it."), None)
