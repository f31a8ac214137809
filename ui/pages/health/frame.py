"""How the health desk is laid out: the queue, the check that scrolls, and what never scrolls away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.health.form import HealthForm
from ui.pages.health.head import HealthHead
from ui.pages.health.score import ScoreLine
from ui.pages.health.waiting import Waiting
from ui.widgets.buttons import KeyButton
from ui.widgets.marks import StatusMark, label
from ui.widgets.paint import put
from ui.widgets.panels import Banner, wrapped
from ui.words import _

NARROW, ONE_COLUMN, LOW = 1000, 880, 560


class ScoreStrip(QFrame):
    """The NEWS2 line, pinned under the measures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(10)
        self._mark, self.head, self.rest = StatusMark("not_asked"), label("", "strong"), wrapped("", "second")
        self.rest.setMinimumWidth(60)
        row.addWidget(self._mark)
        row.addWidget(self.head)
        row.addWidget(self.rest, 1)
        self.setToolTip(_("NEWS2: Royal College of Physicians, 2017, oxygen scale 1"))

    def show_line(self, line: ScoreLine) -> None:
        self.head.setText(line.head)
        self.rest.setText(line.rest)
        self._mark.show_shape(line.shape)
        put(self, tone=line.tone)
        put(self.head, tone=line.tone)
        self.setAccessibleName(f"{line.head} {line.rest}")

    def words(self) -> str:
        return f"{self.head.text()} {self.rest.text()}".strip()


class HealthBar(QFrame):
    """What is not asked yet, at the start; save and sign, at the end. Signing is never blocked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.save = KeyButton(_("Save, sign later"), "Ctrl S")
        self.sign = KeyButton(_("Sign and next"), "Ctrl Enter", "primary", "file-pen")
        self._mark, self.word = StatusMark("not_asked"), wrapped("", "second")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 9, 18, 9)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addWidget(self.word, 1)
        row.addWidget(self.save)
        row.addWidget(self.sign)

    def say_missing(self, missing: Sequence[str], told: str = "") -> None:
        """Name what is open, which may stay so; after what was done just before."""
        self._mark.show_shape("not_asked" if missing else "done")
        words = _("Not asked yet: {words}. You may sign all the same.").format(words=", ".join(missing))
        self.word.setText(f"{told} {words if missing else _('Nothing is left open.')}".strip())

    def narrow(self, narrow: bool) -> None:
        """Shorter words where the window is narrow."""
        self.save.say(_("Sign later") if narrow else _("Save, sign later"))
        self.sign.say(_("Sign, next") if narrow else _("Sign and next"))


class HealthFrame(QWidget):
    """The parts of the page and their places."""

    def __init__(self, kept: Callable[[UUID], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waiting, self.banner, self.head = Waiting(kept), Banner(), HealthHead()
        self.form, self.score, self.bar = HealthForm(self.head), ScoreStrip(), HealthBar()
        self.show_list = KeyButton(_("Waiting"), "Alt L", size="compact")
        self.show_list.clicked.connect(lambda: self.waiting.setVisible(self.waiting.isHidden()))
        self.area, self._stack = QScrollArea(), QStackedWidget()
        self.area.installEventFilter(self)
        self._lay_out()
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._looking.timeout.connect(self.form.ask.look)
        self.area.verticalScrollBar().valueChanged.connect(lambda _value: self._looking.start())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.waiting)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.banner)
        middle.addWidget(self._stack, 1)
        row.addLayout(middle, 1)
        self._stack.addWidget(self._nobody())
        self._stack.addWidget(self._check())

    def _nobody(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(18, 14, 18, 14)
        column.addWidget(label(_("Health check"), "title"))
        self.empty = wrapped("", "second")
        column.addWidget(self.empty)
        column.addStretch(1)
        return holder

    def _check(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        self.area.setWidget(self.form)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column.addWidget(self.area, 1)
        pinned = QHBoxLayout()
        pinned.setContentsMargins(18, 4, 18, 6)
        pinned.setSpacing(10)
        pinned.addWidget(self.show_list)
        pinned.addWidget(self.score, 1)
        column.addLayout(pinned)
        column.addWidget(self.bar)
        return holder

    def show_check(self, shown: bool, empty: str = "") -> None:
        """A check in hand, or the sentence of why there is none."""
        self.empty.setText(empty)
        self._stack.setCurrentIndex(1 if shown else 0)

    def look(self) -> None:
        """Some questions may have come into view."""
        self._looking.start()

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now = event.oldSize().width(), self.width()
        if before < 0 or (before < NARROW) != (now < NARROW):
            self._fold(now < NARROW)
        self.head.make_small(now < NARROW or self.height() < LOW)
        self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The check folds by its own width, which also changes when the queue is unfolded."""
        if watched is self.area and event.type() == QEvent.Type.Resize:
            self.form.fold(self.area.width() < ONE_COLUMN)
        return False

    def _fold(self, narrow: bool) -> None:
        self.waiting.setVisible(not narrow)
        self.show_list.setVisible(narrow)
        self.bar.narrow(narrow)
