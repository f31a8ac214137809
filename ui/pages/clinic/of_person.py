"""A section about the person in hand: it reads for them, and says so where nobody is."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.rows import PersonRow
from ui.page import PageContext
from ui.pages.section import Section, scrolled
from ui.widgets.panels import EmptyLine
from ui.words import _


class OfPerson(Section):
    """`inside` holds the cards, out of sight until somebody is in hand."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.person: PersonRow | None = None
        self.nobody = EmptyLine(_("Find somebody above, or open a row of To do."))
        self.inside = QWidget()
        self.cards = QVBoxLayout(self.inside)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(self.inside)
        self._area.hide()
        self.column.addWidget(self.nobody)
        self.column.addWidget(self._area, 1)
        self.column.addStretch(0)

    def take(self, person: PersonRow) -> None:
        """This person is in hand; what was begun for another is put away."""
        if self.person is None or self.person.id != person.id:
            self.begin_anew()
        self.person = person
        self.nobody.hide()
        self._area.show()

    def begin_anew(self) -> None:
        """Forget what was typed for somebody else."""
