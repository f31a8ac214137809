"""`python -m ui`: the window. Nothing is readable by others, a bug is told by type and place only."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app.discreet import be_discreet, log
from ui.compose import Window
from ui.theme import Theme


def main() -> int:
    os.umask(0o077)
    be_discreet()
    qInstallMessageHandler(_qt_said)
    application = QApplication(sys.argv)
    application.setApplicationName("Waystation")
    application.setQuitOnLastWindowClosed(False)
    theme = Theme()
    theme.apply(application)
    window = Window(application, theme)
    sys.excepthook = window.work.catch
    window.start()
    return application.exec()


def _qt_said(kind: QtMsgType, _where: QMessageLogContext, _text: str | None) -> None:
    """Qt may quote what stands in a widget or a file name, so its words are not kept."""
    if kind is not QtMsgType.QtDebugMsg:
        log.warning("window said %s", kind.name)


if __name__ == "__main__":
    sys.exit(main())
