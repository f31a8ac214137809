"""What this program puts on the clipboard goes away by itself."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
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
        self._timer = QTimer(self, singleShot=True, interval=TEN_SECONDS)
        self._timer.timeout.connect(self.clear)
        QGuiApplication.clipboard().dataChanged.connect(self._copied)

    def _copied(self) -> None:
        board = QGuiApplication.clipboard()
        if board.ownsClipboard() and not board.mimeData().hasFormat("x-kde-passwordManagerHint"):
            hidden = QMimeData()
            hidden.setText(board.text())
            for kind, value in SECRET.items():
                hidden.setData(kind, value)
            board.setMimeData(hidden)
            self._timer.start()

    def clear(self) -> None:
        """Nothing of ours stays on the clipboard."""
        board = QGuiApplication.clipboard()
        if board.ownsClipboard():
            board.clear()
