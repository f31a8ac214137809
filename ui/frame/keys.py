"""F1: the keys of this page and of the window, in a panel of the window; it takes no focus and asks nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.marks import KeyCap, label
from ui.widgets.panels import hairline
from ui.words import _

MARGIN, STATUS, CAPS = 16, 36, 110


def window_keys() -> tuple[tuple[str, str], ...]:
    """The keys that do the same everywhere."""
    return (
        ("F2", _("find, or scan a card")),
        ("Ctrl Z", _("take back the last act")),
        ("Ctrl R", _("fire list")),
        ("Ctrl L", _("lock now")),
        ("F10", _("night colours")),
        ("F11", _("full screen")),
        ("Esc", _("one step back; nothing typed is lost")),
    )


class KeysPanel(QFrame):
    """Shown and hidden by F1; Esc hides it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(_("Keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(label(_("Keys of this page"), "section"))
        self._of_page, of_window = QWidget(), QWidget()
        for part in (self._of_page, hairline(), of_window):
            column.addWidget(part)
        _fill(of_window, window_keys())
        self.hide()

    def toggle(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show these keys above those of the window, or hide the panel."""
        if self.isVisible():
            self.hide()
            return
        column = self.layout()
        fresh = QWidget()
        _fill(fresh, keys or ((_("Tab"), _("next control")), (_("Enter"), _("next field"))))
        column.replaceWidget(self._of_page, fresh)
        self._of_page.deleteLater()
        self._of_page = fresh
        self.show()
        self.place()
        self.raise_()

    def place(self) -> None:
        """At the reading end, above the status strip."""
        host, size = self.parentWidget(), self.sizeHint()
        height = min(size.height(), host.height() - STATUS - 2 * MARGIN)
        end = MARGIN if self.isRightToLeft() else host.width() - size.width() - MARGIN
        self.setGeometry(end, host.height() - STATUS - MARGIN - height, size.width(), height)


def _fill(holder: QWidget, keys: Sequence[tuple[str, str]]) -> None:
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    for row, (names, words) in enumerate(keys):
        caps = QHBoxLayout()
        caps.setSpacing(4)
        for name in names.split(", "):
            caps.addWidget(KeyCap(name))
        caps.addStretch(1)
        grid.addLayout(caps, row, 0)
        grid.addWidget(label(words, "second"), row, 1)
    grid.setColumnMinimumWidth(0, CAPS)
    grid.setColumnStretch(1, 1)
