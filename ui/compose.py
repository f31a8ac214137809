"""The one place where the window is put together: sealed, unlocked with the pages of a role, and sealed again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from app.passphrase import Limiter
from ui.idle import TEN_MINUTES, IdleLock
from ui.pages.sealed import SealedPage
from ui.scanner import ScannerFilter
from ui.theme import Theme
from ui.widgets.panels import wrapped
from ui.words import _, ngettext
from ui.work import Work, sentence_of

if TYPE_CHECKING:
    from app.sealing import KdfCost
    from app.vault import Desk
    from app.waystation import FirstRun, Waystation
    from ui.shell import Shell

SIZE, LEAST = (1366, 768), (880, 500)


class Window(QMainWindow):
    """The program's one window. `start` shows it before the data layer is loaded; closing it closes the register.

    `folder` None: the data folder of this user. `cost` and `idle` are set by tests."""

    def __init__(
        self,
        application: QApplication,
        theme: Theme,
        folder: Path | None = None,
        cost: KdfCost | None = None,
        idle: int = TEN_MINUTES,
    ) -> None:
        super().__init__()
        self._application, self._theme, self._folder, self._cost = application, theme, folder, cost
        self.work, self._limiter = Work(self), Limiter()
        self._scanner, self._idle = ScannerFilter(application), IdleLock(application, idle)
        self.waystation: Waystation | None = None
        self.shell: Shell | None = None
        self._stack, self._ended = QStackedWidget(), False
        self.setCentralWidget(self._stack)
        self.setWindowTitle("Waystation")
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self._scanner.scanned.connect(self._scanned)
        self._idle.due.connect(self._idle_too_long)
        QShortcut(QKeySequence("F10"), self, self.night)
        QShortcut(QKeySequence("F11"), self, self._full_screen)

    def start(self) -> None:
        """Show the window, then load the data layer in its lane and look what is set up."""
        self._put(_Opening(self))
        self.show()
        self._look("")

    def night(self) -> None:
        """Night colours or day colours, at once."""
        self._theme.switch(self._application)

    def _full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _put(self, page: QWidget) -> None:
        """Another page in the window; the one before is gone with everything it showed."""
        before = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()

    def shown(self) -> QWidget:
        """The page in the window now: opening, first run, unlock, or the shell."""
        return self._stack.currentWidget()

    # Sealed

    def _look(self, reason: str) -> None:
        def found(desks: tuple[Desk, ...] | None) -> None:
            if desks is None:
                self._first_run()
            else:
                self._unlock(desks, reason)

        self.work.run(self, self._desks, found, lambda trouble: self._unlock((), sentence_of(trouble)))

    def _desks(self) -> tuple[Desk, ...] | None:
        """In the lane: the desks that may unlock, None when nothing is set up here."""
        from app.waystation import data_folder, desks_of, is_set_up

        self._folder = self._folder or data_folder()
        return desks_of(self._folder) if is_set_up(self._folder) else None

    def _unlock(self, desks: tuple[Desk, ...], reason: str) -> None:
        from app.waystation import unlock
        from ui.pages.unlock import UnlockPage

        folder = self._folder
        assert folder is not None
        page = UnlockPage(
            self.work, desks, lambda slot, words: unlock(folder, slot, words), self.night, self._limiter, reason
        )
        page.opened.connect(self._opened)
        self._put(page)

    def _first_run(self) -> None:
        from ui.pages.first_run import FirstRunPage

        page = FirstRunPage(self.work, self._make, self.night, self._cost)
        page.opened.connect(self._opened)
        self._put(page)

    def _make(self, form: object) -> FirstRun:
        """In the lane: the file and its first user; kept at once, so that closing the window closes it."""
        from app.waystation import first_run

        assert self._folder is not None
        made = first_run(self._folder, form, cost=self._cost)  # type: ignore[arg-type]
        self.waystation = made.waystation
        return made

    # Open

    def _opened(self, waystation: Waystation) -> None:
        from ui.destinations import destinations
        from ui.shell import Shell

        self.waystation, self.shell = waystation, Shell(waystation, self.work)
        self.shell.furnish(destinations(self.shell.context))
        self.shell.lock_asked.connect(lambda: self.lock(""))
        self._put(self.shell)
        self._idle.arm()
        self.shell.go("tonight", None)

    def _scanned(self, scan: object) -> None:
        if self.shell is not None:
            self.shell.take_scan(scan)

    def _idle_too_long(self) -> None:
        minutes = self._idle.minutes
        self.lock(
            ngettext(
                "Waystation locked itself after {n} minute. What was saved is safe.",
                "Waystation locked itself after {n} minutes. What was saved is safe.",
                minutes,
            ).format(n=minutes)
        )

    def lock(self, reason: str = "") -> None:
        """Seal at once: pages gone, connection closed and keys dropped behind whatever the lane has in hand."""
        waystation = self._leave()
        if waystation is None:
            return
        self._put(_Opening(self))
        self.work.run(
            self, waystation.close, lambda _answer: self._look(reason or _("Locked. What was saved is safe."))
        )

    def _leave(self) -> Waystation | None:
        """Take the pages down; what was open before, or None."""
        waystation, shell = self.waystation, self.shell
        self.waystation = self.shell = None
        self._idle.disarm()
        if shell is not None:
            shell.close_pages()
        return waystation

    # The end

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._ended:
            event.accept()
            return
        event.ignore()
        self.hide()
        waystation = self._leave()
        self._put(QWidget())
        close = waystation.close if waystation is not None else lambda: None
        self.work.run(self, close, lambda _answer: self._end(), lambda _trouble: self._end())

    def _end(self) -> None:
        self._ended = True
        self._application.removeEventFilter(self._scanner)
        self.work.stop()
        self.close()
        self._application.quit()


class _Opening(SealedPage):
    """What is seen for the moment before the desks are known."""

    def __init__(self, window: Window) -> None:
        super().__init__(_("The register on this laptop is sealed."), window.night)
        self.column.addWidget(wrapped(_("One moment."), "second"))
