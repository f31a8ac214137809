"""`python -m ui`: the window. Nothing is readable by others, a bug is told by type and place only."""

from __future__ import annotations

import logging
import os
import sys
from types import TracebackType

from PySide6.QtWidgets import QApplication

from ui.compose import Window
from ui.theme import Theme
from ui.work import log_bug


def main() -> int:
    os.umask(0o077)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    sys.excepthook = _bug
    application = QApplication(sys.argv)
    application.setApplicationName("Waystation")
    application.setQuitOnLastWindowClosed(False)
    theme = Theme()
    theme.apply(application)
    window = Window(application, theme)
    sys.excepthook = window.work.catch
    window.start()
    return application.exec()


def _bug(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
    """The text of a bug may hold a name, so it is never printed."""
    log_bug(bug.with_traceback(trace))


if __name__ == "__main__":
    sys.exit(main())
