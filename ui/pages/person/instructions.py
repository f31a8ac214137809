"""What staff must do for this person, on the first side of the page: the same hand whatever the reason."""

from __future__ import annotations

from app.rows import PersonPage
from ui.page import PageContext
from ui.pages.person.cards import RowsCard, line
from ui.widgets.marks import StatusMark
from ui.words import _


class InstructionsCard(RowsCard):
    """The instructions in force; away where there is none."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(_("What staff must do"), "")

    def show_page(self, page: PersonPage) -> None:
        """Show each sentence once."""
        self.show_rows(line(StatusMark("hand"), _(words)) for words in page.safety)
        self.setVisible(bool(page.safety))

    def put_away(self) -> None:
        """Instructions are no secret of this page."""
