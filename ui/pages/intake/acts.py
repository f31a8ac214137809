"""Act now, the first row of the form: tick what is seen or told, no reasons; and whether the notice was given."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.forms import PersonForm
from models.codes import Answer
from ui.labels import acts_now
from ui.widgets.buttons import TickButton
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import label
from ui.words import _

PLAIN_WORDS = 'QPushButton[kind="tick"] QLabel { font-weight: 400; font-size: 15px; }'


class ActsBlock(QWidget):
    """Seven ticks and the notice. Letters typed here begin the family name, so that no key is lost."""

    changed = Signal()

    def __init__(self, family: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._family = family
        self._notice_before = Answer.NOT_ASKED
        self.ticks = [TickButton(word, code) for code, word in acts_now().items()]
        self.notice = TickButton(_("Notice given"), Answer.YES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(label(_("Act now"), "label"))
        head.addWidget(label(_("tick only what you see or are told; no reasons here"), "hint"), 1)
        head.addWidget(self.notice)
        column.addLayout(head)
        flow = FlowLayout()
        column.addLayout(flow)
        for tick in self.ticks:
            flow.addWidget(tick)
        for tick in (*self.ticks, self.notice):
            tick.toggled.connect(lambda _on: self.changed.emit())
            tick.installEventFilter(self)
        self.setStyleSheet(PLAIN_WORDS)
        self.setFocusProxy(self.ticks[0])

    def put(self, form: PersonForm) -> None:
        self.blockSignals(True)
        for tick in self.ticks:
            tick.setChecked(tick.value in form.acts_now)
        self._notice_before = form.notice_given
        self.notice.setChecked(form.notice_given is Answer.YES)
        self.blockSignals(False)

    def fill(self, form: PersonForm) -> PersonForm:
        """The form with the ticks; an answer other than yes to the notice stays as it was."""
        before = Answer.NOT_ASKED if self._notice_before is Answer.YES else self._notice_before
        notice = Answer.YES if self.notice.isChecked() else before
        return replace(
            form,
            acts_now=tuple(tick.value for tick in self.ticks if tick.isChecked()),
            notice_given=notice,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        text = event.text()
        if not text.strip() or not text.isalpha() or self._family.text():
            return False
        self._family.setFocus()
        self._family.insert(text)
        return True
