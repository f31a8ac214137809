"""Linking somebody: find the other person, say what they are to this one, and whether they belong to the family."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from app.families import JoinForm, RelationForm
from app.ids import new_id
from app.rows import PersonRow
from models.codes import Answer, DataSource, Relation
from models.values.partial_date import show
from ui.kin_words import choices, sources
from ui.page import PageContext
from ui.widgets.buttons import KeyButton, Segmented, TickButton, three_answers
from ui.widgets.fields import EnterChain, LabeledField, choice_box
from ui.widgets.panels import Card, wrapped
from ui.words import _

FOUND = 6


class LinkCard(Card):
    """`asked` carries a JoinForm or a RelationForm; the tab saves it."""

    asked = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(_("Link somebody"), parent=parent)
        self._context = context
        self._person: UUID | None = None
        self._id = new_id()
        self.find = QLineEdit()
        self.find.setPlaceholderText(_("Name in any script, or number"))
        self.find.setMaxLength(200)
        self.found = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._none = wrapped("", "second")
        self.relation = choice_box(choices(), _("They are to this person"))
        kinds = ((True, _("One family"), "F"), (False, _("A relation only"), "R"))
        self.together = Segmented(kinds, False, name=_("Belongs together"))
        self.guardian = three_answers(_("They are the guardian by law"))
        self.source = Segmented([(code, word, "") for code, word in sources().items()], DataSource.STATED)
        self.save = KeyButton(_("Link"), "Ctrl Enter", icon="check")
        self.save.clicked.connect(self._ask)
        self._lay_out()
        self.find.returnPressed.connect(self._look)
        self.find.textEdited.connect(lambda _text: self._show(()))

    def _lay_out(self) -> None:
        self.body.addWidget(LabeledField(_("Who"), self.find, _("Enter finds")))
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self._none.hide()
        self.body.addWidget(LabeledField(_("Belongs together"), self.together))
        self.body.addWidget(LabeledField(_("They are to this person"), self.relation))
        self.body.addWidget(LabeledField(_("They are the guardian by law"), self.guardian))
        self.body.addWidget(LabeledField(_("Known from"), self.source))
        self.body.addWidget(self.save)
        EnterChain((self.together, self.relation, self.guardian, self.source, self.save), parent=self)

    def begin(self, person: UUID) -> None:
        """For this person; what was typed for another one is gone."""
        if person != self._person:
            self._person = person
            self.clear()

    def clear(self) -> None:
        """As when it opens."""
        self._id = new_id()
        self.find.clear()
        self._show(())
        self.relation.setCurrentIndex(0)
        self.together.set_value(False)
        self.guardian.set_value(Answer.NOT_ASKED)
        self.source.set_value(DataSource.STATED)

    # Who

    def _look(self) -> None:
        text = self.find.text().strip()
        if text:
            actor, people = self._context.actor, self._context.waystation.people
            self._context.work.run(self, lambda: people.find(actor, text), self._found, lambda _trouble: None)

    def _found(self, rows: Sequence[PersonRow]) -> None:
        others = [row for row in rows if row.id != self._person and self._person not in row.same_as]
        self._show(others[:FOUND])
        self._none.setText("" if others else _("Nobody is called that. Try another spelling, or the number."))
        self._none.setVisible(not others)
        if others:
            self.found.buttons()[0].setChecked(True)
            self.found.buttons()[0].setFocus()

    def _show(self, rows: Sequence[PersonRow]) -> None:
        self._none.hide()
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                self.found.removeButton(old)  # type: ignore[arg-type]
                old.deleteLater()
        for row in rows:
            button = TickButton(in_words(row), row.id)
            self.found.addButton(button)
            self._list.addWidget(button)
            button.show()
        if rows:
            EnterChain((*self.found.buttons(), self.together), parent=self)

    def chosen(self) -> UUID | None:
        button = self.found.checkedButton()
        return button.value if isinstance(button, TickButton) else None

    # Saving

    def _ask(self) -> None:
        other, relation = self.chosen(), Relation(self.relation.currentData())
        if self._person is None or other is None:
            self._none.setText(_("Nobody is chosen. Type a name, press Enter, and choose."))
            self._none.show()
            self.find.setFocus()
        elif self.together.value():
            self.asked.emit(JoinForm(self._id, other, self._person, relation))
        else:
            form = RelationForm(
                *(self._id, other, self._person, relation),
                legal_guardian=self.guardian.value(),
                source=self.source.value(),
            )
            self.asked.emit(form)


def in_words(row: PersonRow) -> str:
    """Name, number and age of somebody to choose."""
    age = show(row.birth, date.today()) if row.birth else ""
    return ", ".join(part for part in (row.name.short or _("No name yet"), row.number, age) if part)
