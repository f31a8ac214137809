"""Who a letter goes to: an organisation of the list, completed while typing, or anybody, typed."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from app.letters.forms import LetterForm, OrganisationRow
from ui.widgets.fields import LabeledField
from ui.widgets.panels import wrapped
from ui.words import _


def organisation_words(row: OrganisationRow) -> str:
    return ", ".join(part for part in (row.name, row.department) if part)


class Recipient(QWidget):
    """Name, department, address. Down in the empty field shows the whole list."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.department, self.address = QLineEdit(), QLineEdit(), QLineEdit()
        self._rows: dict[str, OrganisationRow] = {}
        self._chosen: UUID | None = None
        self.fields = {
            "to_name": LabeledField(_("To"), self.name, _("from the list, or typed; Down shows all")),
            "to_department": LabeledField(_("Department or person there"), self.department),
            "to_address": LabeledField(_("Address"), self.address),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.known = wrapped("", "hint")
        column.addWidget(self.fields["to_name"])
        column.addWidget(self.known)
        column.addWidget(self.fields["to_department"])
        column.addWidget(self.fields["to_address"])
        for line in (self.name, self.department, self.address):
            line.textEdited.connect(lambda _text: self.changed.emit())
        self.name.textEdited.connect(self._typed)
        self.name.installEventFilter(self)

    def controls(self) -> list[QWidget]:
        return [self.name, self.department, self.address]

    def show_letter(self, form: LetterForm, organisations: Sequence[OrganisationRow]) -> None:
        self._rows = {organisation_words(row): row for row in organisations}
        completer = QCompleter(sorted(self._rows), self.name)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self.choose, Qt.ConnectionType.QueuedConnection)  # after the field has its line
        self.name.setCompleter(completer)
        self._chosen = form.organisation
        for line, text in (
            (self.name, form.to_name), (self.department, form.to_department), (self.address, form.to_address),
        ):  # fmt: skip
            line.setText(text)
            line.setCursorPosition(0)
        self._show_rest()

    def choose(self, words: str) -> None:
        """Take an organisation of the list with its department and address."""
        row = self._rows.get(words)
        if row is None:
            return
        self._chosen = row.id
        self.name.setText(row.name)
        self.department.setText(row.department)
        self.address.setText(row.address)
        self._show_rest()
        self.changed.emit()

    def _typed(self, text: str) -> None:
        """A name typed whole is the one of the list; any other is nobody of the list."""
        row = next((each for words, each in self._rows.items() if text.strip() in (words, each.name)), None)
        self._chosen = row.id if row is not None else None
        if row is not None:
            self.department.setText(row.department)
            self.address.setText(row.address)
        self._show_rest()

    def _show_rest(self) -> None:
        """What the list knows of the recipient in one line; fields only for somebody who was typed."""
        typed = self._chosen is None and bool(self.name.text().strip())
        for name in ("to_department", "to_address"):
            self.fields[name].setVisible(typed)
        known = ", ".join(part for part in (self.department.text(), self.address.text()) if part)
        self.known.setText(known)
        self.known.setVisible(self._chosen is not None and bool(known))

    def fill(self, name: str) -> None:
        """A recipient known from elsewhere, where nobody wrote one."""
        if name and not self.name.text().strip():
            self.name.setText(name)
            self._typed(name)

    def filled_in(self) -> dict[str, object]:
        """The fields of the form that stand here."""
        return {
            "organisation": self._chosen,
            "to_name": self.name.text().strip(),
            "to_department": self.department.text().strip(),
            "to_address": self.address.text().strip(),
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            completer = self.name.completer()
            if event.key() == Qt.Key.Key_Down and completer is not None and self._rows:
                completer.setCompletionPrefix(self.name.text())
                completer.complete()
                return True
        return False
