"""What this program puts on the clipboard goes away by itself."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

TEN_SECONDS = 10_000
SECRET = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": b"\0\0\0\0",
    "CanUploadToCloudClipboard": b"\0\0\0\0",
}


class Clipboard(QObject):
    """Watches the clipboard: ten seconds after something was copied in this program it is cleared, and at `clear`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours = self._hiding = False
        self._timer = QTimer(self, singleShot=True, interval=TEN_SECONDS)
        self._timer.timeout.connect(self.clear)
        QGuiApplication.clipboard().dataChanged.connect(self._copied)

    def _copied(self) -> None:
        """Copied while this program is in front: copied here, also where the platform does not tell."""
        if self._hiding:
            return
        board = QGuiApplication.clipboard()
        in_front = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        self._ours = bool(board.text()) and (board.ownsClipboard() or in_front)
        if self._ours:
            if not _is_hidden(board.mimeData()):  # a second window of this program hides too: not one another's
                self._hide(board.text())
            self._timer.start()

    def _hide(self, text: str) -> None:
        """The same text, marked so that clipboard histories leave it out."""
        hidden = QMimeData()
        hidden.setText(text)
        for kind, value in SECRET.items():
            hidden.setData(kind, value)
        self._hiding = True
        QGuiApplication.clipboard().setMimeData(hidden)
        self._hiding = False

    def clear(self) -> None:
        """Nothing of ours stays on the clipboard."""
        self._timer.stop()
        if self._ours:
            self._ours = False
            QGuiApplication.clipboard().clear()


def _is_hidden(shown: QMimeData) -> bool:
    return any(shown.hasFormat(kind) for kind in SECRET)
