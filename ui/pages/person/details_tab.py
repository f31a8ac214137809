"""Details of a person: birth as written and read, whether to treat them as a child, places, reading, sizes, a note."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.access import Act, may
from app.details import DetailsForm, DetailsSheet
from app.errors import UserError
from app.rows import PersonPage
from models.codes import AgeBasis, Answer, Literacy
from models.values.partial_date import show
from ui.page import PageContext
from ui.pages.person.tabs import PersonTab
from ui.widgets.buttons import KeyButton, Segmented, three_answers
from ui.widgets.fields import EnterChain, LabeledField, shortcut
from ui.widgets.marks import Chip
from ui.widgets.panels import Banner, Card, wrapped
from ui.words import _
from ui.work import sentence_of

NARROW = 960


def literacies() -> list[tuple[Literacy, str, str]]:
    """The answers to "Can you read?"."""
    return [
        (Literacy.READS, _("Reads"), "R"),
        (Literacy.READS_LITTLE, _("Reads a little"), "L"),
        (Literacy.DOES_NOT_READ, _("Does not read"), "N"),
        (Literacy.NOT_ASKED, _("Not asked"), "SPACE"),
    ]


def bases() -> list[tuple[AgeBasis, str, str]]:
    """What the age rests on."""
    return [
        (AgeBasis.DOCUMENT, _("Document"), "D"),
        (AgeBasis.STATED, _("Stated"), "S"),
        (AgeBasis.ESTIMATED, _("Estimated"), "E"),
        (AgeBasis.ASSESSED, _("Assessed"), "A"),
        (AgeBasis.NOT_ASKED, _("Not asked"), "SPACE"),
    ]


class DetailsTab(PersonTab):
    """What is asked later. Ctrl Enter keeps it; a role that may not write reads it."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._person: UUID | None = None
        self._shown: DetailsForm | None = None
        self._writes = may(context.actor, Act.REGISTER)
        self.banner = Banner()
        self.born, self.written = wrapped("", "strong"), wrapped("", "second")
        self.child = Chip(_("Treated as a child"), "att", "hand")
        self.basis = Segmented(bases(), AgeBasis.NOT_ASKED, (AgeBasis.NOT_ASKED,), _("The age rests on"))
        self.minor = three_answers(_("Treat as a child"))
        self.literacy = Segmented(literacies(), Literacy.NOT_ASKED, (Literacy.NOT_ASKED,), _("Reading"))
        self.lines = {name: QLineEdit() for name in _LINES}
        for name, line in self.lines.items():
            line.setMaxLength(_LINES[name])
        self.note = QPlainTextEdit()
        self.note.setFixedHeight(84)
        self.note.setTabChangesFocus(True)
        self.fields: dict[str, LabeledField] = {}
        self.save = KeyButton(_("Keep the details"), "Ctrl Enter", icon="check")
        self.save.clicked.connect(self._save)
        self._lay_out()
        controls = [*self._order(), self.save]
        EnterChain(controls, parent=self)
        for control in controls:
            control.setEnabled(self._writes)
        self.save.setVisible(self._writes)
        if self._writes:
            shortcut(self, "Ctrl+Return", self.save.click_if_able)

    def _order(self) -> list[QWidget]:
        lines = self.lines
        return [
            *(self.basis, self.minor, lines["minor_said_by"], lines["birth_place"], lines["birth_country"]),
            *(lines["residence_countries"], self.literacy, lines["clothing_size"], lines["shoe_size"], self.note),
        ]

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 14)
        whole.setSpacing(12)
        whole.addWidget(self.banner)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(12)
        self.columns.addWidget(self._age_card(), 1, Qt.AlignmentFlag.AlignTop)
        self.columns.addWidget(self._rest_card(), 1, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self.columns)
        whole.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addStretch(1)

    def _age_card(self) -> Card:
        card = Card(_("Birth and age"))
        for part in (self.born, self.written):
            card.body.addWidget(part)
        card.body.addWidget(self.child, 0, Qt.AlignmentFlag.AlignLeft)
        about = _("Who may be under 18 is treated as a child until somebody says otherwise.")
        card.body.addWidget(wrapped(about, "second"))
        self._field(card, "age_basis", _("The age rests on"), self.basis)
        self._field(card, "treated_as_minor", _("Treat as a child"), self.minor, _("not asked: by the birth date"))
        self._line(card, "minor_said_by", _("Who says so"), _("name and office"))
        self._line(card, "birth_place", _("Place of birth"), _("as they say it"))
        self._line(card, "birth_country", _("Country of birth"))
        return card

    def _rest_card(self) -> Card:
        card = Card(_("More, all of it as they wish"))
        self._line(card, "residence_countries", _("Countries they lived in"))
        self._field(card, "literacy", _("Reading"), self.literacy)
        self._line(card, "clothing_size", _("Clothes size"))
        self._line(card, "shoe_size", _("Shoe size"))
        self._field(card, "note", _("Note for the work"), self.note, _("no health, no story"))
        return card

    def _line(self, card: Card, name: str, words: str, hint: str = "") -> None:
        self._field(card, name, words, self.lines[name], hint)

    def _field(self, card: Card, name: str, words: str, control: QWidget, hint: str = "") -> None:
        self.fields[name] = LabeledField(words, control, hint)
        card.body.addWidget(self.fields[name])

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    # What is shown

    def show_person(self, page: PersonPage) -> None:
        if page.person.id != self._person:
            self._shown = None
        self._person = page.person.id
        self._read()

    def put_away(self) -> None:
        self._person, self._shown = None, None
        self._fill(DetailsForm(_NOBODY))
        self.born.clear()
        self.written.clear()

    def _read(self) -> None:
        person = self._person
        if person is not None:
            actor, details = self.context.actor, self.context.waystation.details
            self.context.work.run(self, lambda: details.details(actor, person), self._show, self._failed)

    def _show(self, sheet: DetailsSheet) -> None:
        """What was typed and not kept yet stays where somebody else's act makes the page read again."""
        if self._person is None:
            return
        self.born.setText(show(sheet.birth, sheet.today) if sheet.birth else _("Birth date not asked"))
        self.written.setText(_("Written as: {text}").format(text=sheet.birth_as_written))
        self.written.setVisible(bool(sheet.birth_as_written))
        self.child.setVisible(sheet.child)
        if self._shown is None or self._typed() == self._shown:
            self._shown = sheet.form
            self._fill(sheet.form)

    def _fill(self, form: DetailsForm) -> None:
        for name, line in self.lines.items():
            line.setText(getattr(form, name))
        self.basis.set_value(form.age_basis)
        answer = form.treated_as_minor
        self.minor.set_value(answer if answer in (Answer.YES, Answer.NO) else Answer.NOT_ASKED)
        self.literacy.set_value(form.literacy)
        self.note.setPlainText(form.note)
        for field in self.fields.values():
            field.clear()

    def _typed(self) -> DetailsForm:
        assert self._person is not None
        return DetailsForm(
            self._person,
            age_basis=self.basis.value(),
            treated_as_minor=self.minor.value(),
            literacy=self.literacy.value(),
            note=self.note.toPlainText().strip(),
            **{name: line.text().strip() for name, line in self.lines.items()},
        )

    # Saving

    def _save(self) -> None:
        if self._person is None:
            return
        for field in self.fields.values():
            field.clear()
        form, actor, details = self._typed(), self.context.actor, self.context.waystation.details
        self.context.work.run(self, lambda: details.edit_details(actor, form), self._kept, self._refused, writes=True)

    def _kept(self, sheet: DetailsSheet) -> None:
        self.banner.clear()
        self._shown = None
        self._show(sheet)
        self.context.tell(_("The details are kept."), None)

    def _refused(self, trouble: Exception) -> None:
        field = self.fields.get(trouble.field or "") if isinstance(trouble, UserError) else None
        if field is None:
            self._failed(trouble)
        else:
            field.set_error(sentence_of(trouble))
            field.control.setFocus()

    def _failed(self, trouble: Exception) -> None:
        self.banner.say(sentence_of(trouble), "stop")


_NOBODY = UUID(int=0)
_LINES = {
    "minor_said_by": 200,
    "birth_place": 200,
    "birth_country": 60,
    "residence_countries": 200,
    "clothing_size": 20,
    "shoe_size": 20,
}
