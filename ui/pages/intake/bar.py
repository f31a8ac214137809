"""The pinned bar of the intake desk: save and bind a card, save and go on, save and print; and what was saved last."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import KeyButton
from ui.widgets.panels import SaveBar
from ui.words import _


class IntakeBar(SaveBar):
    """Three ways to save. The filled one asks for a scan of a blank card, which saves and binds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bind = KeyButton(_("Save and bind card"), "Ctrl B", "primary", "id-card")
        self.next = KeyButton(_("Save and next"), "Ctrl Enter")
        self.print = KeyButton(_("Print card"), "Ctrl P")
        self.print.setToolTip(_("Save, then print the card"))
        self.word.hide()
        self.row.setContentsMargins(14, 9, 14, 9)
        self.row.setSpacing(8)
        self._narrow, self._waiting = False, False
        for button in (self.bind, self.next, self.print):
            button.setAutoDefault(True)
            button.layout().setContentsMargins(9, 0, 9, 0)
            button.layout().setSpacing(6)
            self.add(button)
        self.narrow(False)

    def narrow(self, narrow: bool) -> None:
        """Shorter words where the window is narrow."""
        self._narrow = narrow
        self.next.say(_("Next") if narrow else _("Save and next"))
        self.await_card(self._waiting)

    def await_card(self, waiting: bool) -> None:
        """Whether the next scan of a blank card saves and binds."""
        self._waiting = waiting
        words = _("Bind card") if self._narrow else _("Save and bind card")
        self.bind.say(_("Scan the card now") if waiting else words, "Esc" if waiting else "Ctrl B")
