"""Why somebody on the list is not here, and who said so: six reasons by digit, in the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.forms import AbsenceForm
from app.rows import PersonRow
from models.codes import AbsenceReason
from ui.labels import absence_reasons
from ui.pages.door.words import name_of
from ui.widgets.buttons import KeyButton, TickButton
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import label
from ui.words import _


class AbsenceCard(QFrame):
    """Asks for the reason. `noted` carries an AbsenceForm; `left` goes back without a change."""

    noted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._person: PersonRow | None = None
        self._title = label("", "section")
        self._title.setWordWrap(True)
        self._reasons = QButtonGroup(self)
        self.said_by = QLineEdit()
        self.said_by.setAccessibleName(_("Who said so"))
        self.said_by.setMaxLength(120)
        self.note = KeyButton(_("Note it"), _("Enter"), "primary", "check", size="touch")
        self.note.clicked.connect(self._note)
        self.back = KeyButton(_("Do not note it"), "Esc")
        self.back.clicked.connect(self.left)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(label(_("Choose what is known. You can change it later."), "second"))
        flow = FlowLayout()
        for place, (code, word) in enumerate(absence_reasons().items(), 1):
            button = TickButton(f"{place}  {word}", code)
            button.installEventFilter(self)
            self._reasons.addButton(button)
            flow.addWidget(button)
        column.addLayout(flow)
        column.addWidget(label(_("Who said so"), "label"))
        column.addWidget(self.said_by)
        self.said_by.installEventFilter(self)
        row = QHBoxLayout()
        row.addWidget(self.note, 1)
        row.addWidget(self.back)
        column.addLayout(row)
        column.addStretch(1)

    def ask(self, person: PersonRow, said_by: str = "") -> None:
        """Ask about this person; what was noted before is chosen, and who said so."""
        self._person = person
        self._title.setText(_("{name} did not arrive").format(name=name_of(person)))
        self.said_by.setText(said_by)
        wanted = person.absence or AbsenceReason.NOT_KNOWN
        chosen = next(button for button in self._reasons.buttons() if button.value is wanted)
        chosen.setChecked(True)
        chosen.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        act = self._act_of(event, watched is self.said_by)
        if act is not None:
            act()
        return act is not None

    def _act_of(self, event: QKeyEvent, writing: bool) -> Callable[[], object] | None:
        if event.key() == Qt.Key.Key_Escape:
            return self.left.emit
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._note if writing else self.said_by.setFocus
        buttons = self._reasons.buttons()
        if not writing and event.text() in {str(place) for place in range(1, len(buttons) + 1)}:
            button = buttons[int(event.text()) - 1]
            return lambda: (button.setChecked(True), button.setFocus())
        return None

    def _note(self) -> None:
        chosen = self._reasons.checkedButton()
        if self._person is not None and chosen is not None:
            self.noted.emit(AbsenceForm(self._person.id, chosen.value, self.said_by.text().strip()))
