"""The page of the enquiry desk. Without the right to open messages it is the form alone."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.access import Act, may
from ui.page import Page, PageContext
from ui.pages.enquiry.messages import MessagesCard
from ui.pages.enquiry.take import TakeCard
from ui.widgets.fields import shortcut
from ui.widgets.marks import label
from ui.widgets.panels import SaveBar, wrapped
from ui.words import _

NARROW, FORM = 900, 760


class EnquiryPage(Page):
    """The same words and the same keys for every name that is asked for."""

    KEYS = (
        ("Enter", _("next field")),
        ("Ctrl Enter", _("keep the message")),
        ("Alt O", _("open the messages, for case workers")),
        ("Esc", _("put the opened messages away")),
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.take = TakeCard(context)
        self.messages = MessagesCard(context) if may(context.actor, Act.READ_ENQUIRIES) else None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.bar = SaveBar()
        self.bar.add(self.take.save_button)
        inner = QVBoxLayout()
        inner.setContentsMargins(18, 14, 18, 10)
        inner.setSpacing(8)
        inner.addWidget(label(_("Enquiries"), "title"))
        inner.addWidget(wrapped(_("Nobody is looked up here. What you write is sealed at once."), "second"))
        inner.addWidget(self._scrolled(), 1)
        whole.addLayout(inner, 1)
        whole.addWidget(self.bar)
        self.setFocusProxy(self.take.fields.field("asked_for").control)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self.take.save_button.click_if_able)
        if self.messages is not None:
            shortcut(self, "Alt+O", self.messages.open_messages)
            shortcut(self, "Esc", self.messages.put_away)

    def _scrolled(self) -> QScrollArea:
        area, inside = QScrollArea(), QWidget()
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.columns.setSpacing(14)
        for part in (self.take, self.messages):
            if part is not None:
                column = QVBoxLayout()
                column.addWidget(part)
                column.addStretch(1)
                self.columns.addLayout(column, 1)
        if self.messages is None:
            self.take.setMaximumWidth(FORM)
            self.columns.addStretch(0)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(area.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def reload(self) -> None:
        """What was begun comes back; opened messages are read again."""
        self.take.come_back()
        if self.messages is not None:
            self.messages.reload()

    def leave(self) -> None:
        """Nothing that a caller said stays on a page that nobody looks at."""
        self.take.leave()
        if self.messages is not None:
            self.messages.put_away()

    def seal(self) -> None:
        """A message that was begun is kept; the rest leaves the screen."""
        self.take.seal()
        self.leave()

    def minimumSizeHint(self) -> QSize:
        return QSize(460, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
