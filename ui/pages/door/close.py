"""Closing the count of a group: the sums in words, what does not agree, and a field for the explanation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.closing import CloseForm, ClosingSheet
from ui.page import PageContext
from ui.pages.door.sums import gap_words, sums
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import LabeledField, shortcut
from ui.widgets.marks import StatusMark, label
from ui.widgets.paint import Icon
from ui.widgets.panels import wrapped
from ui.words import _
from ui.work import sentence_of


class CloseCard(QFrame):
    """Closes the group in hand. `closed` carries the ClosingSheet after it; `left` goes back without a change."""

    closed = Signal(object)
    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("kind", "card")
        self._sheet: ClosingSheet | None = None
        self.sums, self.gaps = QVBoxLayout(), QVBoxLayout()
        for lines in (self.sums, self.gaps):
            lines.setSpacing(4)
        self.difference, self.papers = QLineEdit(), QLineEdit()
        self.difference.setMaxLength(500)
        self.papers.setMaxLength(300)
        self._difference = LabeledField(_("Why these numbers differ"), self.difference, _("in words, no health"))
        self._papers = LabeledField(_("Papers that came along"), self.papers, _("envelopes, lists"))
        self.close_count = KeyButton(_("Close the count"), "Ctrl Enter", "primary", "check", size="touch")
        self.close_count.clicked.connect(self._ask)
        self.back = KeyButton(_("Go on"), "Esc")
        self.back.clicked.connect(self.left)
        for field in (self.difference, self.papers):
            field.installEventFilter(self)
        shortcut(self, "Ctrl+Return", self.close_count.click_if_able)
        self._lay_out()

    def _lay_out(self) -> None:
        """The sums scroll where the window is low; the field in hand and the buttons are always seen."""
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(label(_("Close the count"), "section"))
        inside, area = QWidget(), QScrollArea()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        for part in (self.sums, self.gaps):
            lines.addLayout(part)
        for field in (self._difference, self._papers):
            lines.addWidget(field)
        lines.addStretch(1)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self._area = area
        column.addWidget(area, 1)
        row = QHBoxLayout()
        row.addWidget(self.close_count, 1)
        row.addWidget(self.back)
        column.addLayout(row)

    def show_sheet(self, sheet: ClosingSheet) -> None:
        """The numbers as they stand; what is typed stays."""
        same = self._sheet is not None and self._sheet.group.id == sheet.group.id
        self._sheet = sheet
        if not same:
            self.difference.setText(sheet.difference)
            self.papers.setText(sheet.papers_received)
        _fill(self.sums, [("scale", "info", " ".join(sums(sheet)))])
        _fill(self.gaps, [("", "", words) for words in gap_words(sheet)])
        self._difference.setVisible(bool(sheet.gaps) or bool(sheet.difference))
        self._difference.clear()

    def begin(self) -> None:
        """The first thing to type."""
        field = self._difference if self._difference.isVisibleTo(self) else self._papers
        field.control.setFocus()
        QTimer.singleShot(0, field, lambda: self._area.ensureWidgetVisible(field, 0, 4))

    def _ask(self) -> None:
        if self._sheet is None:
            return
        form = CloseForm(self._sheet.group.id, self.difference.text().strip(), self.papers.text().strip())
        actor, closing = self._context.actor, self._context.waystation.closing
        self._context.work.run(
            self, lambda: closing.close_group(actor, form), self.closed.emit, self._refused, writes=True
        )

    def _refused(self, trouble: Exception) -> None:
        """The group stays open; the sentence stands where it can be answered."""
        self._difference.setVisible(True)
        self._difference.set_error(sentence_of(trouble))
        self.begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.papers if watched is self.difference else self.close_count).setFocus()
            return True
        return False


def _fill(lines: QVBoxLayout, wanted: list[tuple[str, str, str]]) -> None:
    while (item := lines.takeAt(0)) is not None:
        if item.widget() is not None:
            item.widget().deleteLater()
    for icon, tone, words in wanted:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon(icon, tone, 18) if icon else StatusMark("ask", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(wrapped(words, "" if icon else "strong"), 1)
        lines.addWidget(holder)
