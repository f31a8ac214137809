"""The status strip: what is safe, the desk, no network needed, the time. If narrow, the middle is dropped first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QEvent, QLocale, QSize, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.marks import StatusMark, label
from ui.widgets.paint import put
from ui.words import _, ngettext

if TYPE_CHECKING:
    from app.copies import CopyState

MINUTE, WIDE = 20_000, 1000
LOOKS = {"GOOD": ("done", "ok"), "LATE": ("ask", "att"), "TOO_LATE": ("stop", "stop")}


def age_words(made: datetime | None, now: datetime) -> str:
    """How long ago a copy was made, in words."""
    if made is None:
        return _("none yet")
    minutes = int((now - made).total_seconds()) // 60
    if minutes < 0:
        return _("from the future: look at the clock")
    if minutes == 0:
        return _("just now")
    if minutes < 60:
        return ngettext("{n} minute ago", "{n} minutes ago", minutes).format(n=minutes)
    if minutes < 48 * 60:
        return ngettext("{n} hour ago", "{n} hours ago", minutes // 60).format(n=minutes // 60)
    return ngettext("{n} day ago", "{n} days ago", minutes // 1440).format(n=minutes // 1440)


class StatusStrip(QFrame):
    def __init__(self, desk: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(36)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        self._shape, self._word = StatusMark("done", 19), label("", "strong", "ok")
        self._copy_shape, self._copy = StatusMark("waiting", 19), label("", "second")
        self._saved, self._desk = label("", "second"), label(desk, "second")
        self._network, self._clock = label(_("No network needed"), "second"), label("", "strong")
        for part in (self._shape, self._word):
            row.addWidget(part)
        row.addSpacing(12)
        row.addWidget(self._saved)
        for part in (self._copy_shape, self._copy):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self._desk, self._network, self._clock):
            row.addWidget(part)
            row.addSpacing(8)
        self._timer = QTimer(self, interval=MINUTE)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._tick()
        self.all_is_well()
        self._copy_shape.hide()

    def all_is_well(self) -> None:
        self.say(_("Everything is on this laptop. Nothing is waiting."), "ok")

    def say(self, sentence: str, tone: str) -> None:
        self._word.setText(sentence)
        self._shape.show_shape({"ok": "done", "att": "ask", "stop": "stop"}[tone])
        put(self._word, tone=tone)

    def last_saved(self, words: str) -> None:
        self._saved.setText(words)

    def show_copies(self, state: CopyState) -> None:
        """The age of the last good copy here, and on the second medium when one is set. Never dropped."""
        ages = [state.age, *([state.medium_age] if state.medium_set else [])]
        shape, tone = max((LOOKS[age.name] for age in ages), key=list(LOOKS.values()).index)
        words = _("Last copy {age}").format(age=age_words(state.own, state.now))
        if state.medium_set:
            words = _("{copy}, on the second medium {age}").format(copy=words, age=age_words(state.medium, state.now))
        self._copy.setText(words)
        self._copy.setAccessibleName(words)
        self._copy_shape.show_shape(shape)
        self._copy_shape.show()
        put(self._copy, tone=tone)

    def _tick(self) -> None:
        now = QDateTime.currentDateTime()
        self._clock.setText(QLocale(QLocale.Language.English).toString(now, "ddd d MMM yyyy, HH:mm"))

    def minimumSizeHint(self) -> QSize:
        """Without the middle, which is dropped first: a narrow window must be able to become narrow."""
        return QSize(480, super().minimumSizeHint().height())

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._network.setVisible(self.width() >= WIDE)
        self._saved.setVisible(self.width() >= WIDE)
