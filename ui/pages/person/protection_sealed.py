"""A card whose rows are sealed: they are opened with one button, and leave with the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt

from app.access import Act, may
from ui.page import PageContext
from ui.pages.person.protection_panel import ProtectionPanel
from ui.widgets.buttons import KeyButton
from ui.words import _


class SealedPanel(ProtectionPanel):
    """`READS` opens; who has it not sees only the form. Once opened it stays so until nobody looks any more."""

    READS = Act.READ_CASE_NOTES

    def __init__(self, context: PageContext, title: str, note: str = "", add: str = "", save: str = "") -> None:
        super().__init__(context, title, note, add, save)
        self._is_unsealed = False
        self.unseal_button = KeyButton(_("Open"), icon="eye", size="compact")
        self.unseal_button.setAccessibleName(f"{_('Open')}: {title}")
        self.unseal_button.clicked.connect(self.open_sealed)
        self.head.addWidget(self.unseal_button, 0, Qt.AlignmentFlag.AlignRight)
        self.unseal_button.setVisible(may(context.actor, self.READS))

    def unseal(self, person: UUID) -> Sequence[Any]:
        """Open what is sealed, in the lane; the opening is journaled."""
        raise NotImplementedError

    def show_unsealed(self, answer: Any) -> None:
        """Show what was opened."""

    def open_sealed(self) -> None:
        """Open what is sealed about this person."""
        person = self.person
        if person is not None:
            self.context.work.run(self, lambda: (person, self.unseal(person)), self._opened, self.failed)

    def _opened(self, read: tuple[UUID, Any]) -> None:
        if read[0] == self.person:
            self._is_unsealed = True
            self.banner.clear()
            self.show_unsealed(read[1])

    def show_person(self, person: UUID) -> None:
        super().show_person(person)
        if self._is_unsealed:
            self.open_sealed()

    def put_away(self) -> None:
        super().put_away()
        self._is_unsealed = False
