"""The first and the last card of a list's way: where it comes from, and what the import did."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access import Act, may
from app.rows import ImportRow
from ui.page import PageContext
from ui.pages.lists.proposal_words import import_sentence
from ui.widgets.buttons import KeyButton
from ui.widgets.panels import Card, wrapped
from ui.words import _


class ChooseCard(QWidget):
    """A file, or what else there is to do with the list of a group."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.about = wrapped("")
        self.open_file = KeyButton(_("Choose a list file"), "Ctrl O", "primary", "upload")
        self.make_group = _going(context, _("New arrival group"), "bus", "new_group")
        self.to_remarks = _going(context, _("Remarks to confirm"), "list", "remarks")
        self.to_doubles = _going(context, _("Likely doubles"), "users", "doubles")
        buttons = (self.open_file, self.make_group, self.to_remarks, self.to_doubles)
        _lay_out(self, Card(), (self.about,), buttons)

    def show_group(self, has_group: bool) -> None:
        """Without a group there is no list to open."""
        self.open_file.setVisible(has_group)
        self.make_group.setVisible(may(self._context.actor, Act.OPEN_GROUP))
        for button in (self.to_remarks, self.to_doubles):
            button.setVisible(has_group)
        self.about.setText(
            _("Choose a list (CSV, Excel, a saved page), drop it here, or paste a copied table.")
            if has_group
            else _("There is no group yet. Make one first, then open its list.")
        )


class DoneCard(QWidget):
    """What the import did, and the filled button on what comes next."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next = "tonight"
        self.result = wrapped("", "strong")
        self.go_on = KeyButton("", _("Enter"), "primary", "arrow-right")
        self.go_on.clicked.connect(lambda: context.go(self._next, None))
        self.doubles = _going(context, _("Compare the doubles"), "users", "doubles")
        self.again = KeyButton(_("Another list"), icon="upload")
        said = wrapped(_("Nothing a remark proposes counts before somebody has confirmed it."), "second")
        _lay_out(self, Card(_("The list is in")), (self.result, said), (self.go_on, self.doubles, self.again))

    def show_done(self, done: ImportRow) -> None:
        self.result.setText(import_sentence(done))
        self.go_on.say(_("Confirm the remarks") if done.proposals else _("Go to Tonight"))
        self._next = "remarks" if done.proposals else "tonight"
        self.doubles.setVisible(bool(done.likely_twins))


def _going(context: PageContext, words: str, icon: str, page: str) -> KeyButton:
    button = KeyButton(words, icon=icon)
    button.clicked.connect(lambda: context.go(page, None))
    return button


def _lay_out(holder: QWidget, card: Card, said: tuple[QWidget, ...], buttons: tuple[KeyButton, ...]) -> None:
    column, row = QVBoxLayout(holder), QHBoxLayout()
    column.setContentsMargins(0, 0, 0, 18)
    for words in said:
        card.body.addWidget(words)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    card.body.addLayout(row)
    column.addWidget(card)
    column.addStretch(1)
