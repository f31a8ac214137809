"""The one place where the window is put together: sealed, unlocked with the pages of a role, and sealed again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from app.passphrase import Limiter
from ui.copied import Clipboard
from ui.idle import ONE_MINUTE, TEN_MINUTES, IdleLock
from ui.keyless import Keyless, practice_place
from ui.mending import Mending
from ui.pages.sealed import SealedPage
from ui.panic import PanicChord
from ui.practice import PracticeFrame
from ui.reminder import Reminder
from ui.scanner import ScannerFilter
from ui.system_events import SystemEvents
from ui.theme import Theme
from ui.widgets.panels import wrapped
from ui.words import _, ngettext
from ui.work import Work, sentence_of

if TYPE_CHECKING:
    from uuid import UUID

    from app.access import Actor
    from app.cover import Cover
    from app.sealing import KdfCost
    from app.start_check import FaultKind
    from app.vault import Desk
    from app.waystation import FirstRun, Waystation
    from models.codes import Role
    from ui.shell import Shell
    from ui.upkeep import Upkeep

TWELVE_HOURS = 12 * 60 * ONE_MINUTE
SIZE, LEAST = (1366, 768), (880, 500)


class Window(QMainWindow):
    """The program's one window. `start` shows it before the data layer is loaded; closing it closes the register.

    `folder` None: the data folder of this user. `cost`, `idle`, `cover` and `media` are set by tests."""

    def __init__(
        self,
        application: QApplication,
        theme: Theme,
        folder: Path | None = None,
        cost: KdfCost | None = None,
        idle: int = TEN_MINUTES,
        cover: int = ONE_MINUTE,
        media: Callable[[], Iterable[Path]] | None = None,
    ) -> None:
        super().__init__()
        self._application, self._theme, self._folder, self._cost = application, theme, folder, cost
        self.work, self._limiter = Work(self), Limiter()
        self._scanner, self._idle = ScannerFilter(application), IdleLock(application, idle, cover)
        self.waystation: Waystation | None = None
        self.shell: Shell | None = None
        self._cover: Cover | None = None
        self.is_covered = False
        self._upkeep: Upkeep | None = None
        self.mending = self._mending(media)
        self.keyless = self._keyless()
        self._clipboard, self._machine = Clipboard(self), SystemEvents(application, self)
        self._stack, self._ended = QStackedWidget(), False
        self.reminder = Reminder(self.work)
        self._frame = PracticeFrame(self._stack, self.reminder)
        self.setCentralWidget(self._frame)
        self.setWindowTitle("Waystation")
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self._scanner.scanned.connect(self._scanned)
        self._idle.due.connect(self._idle_too_long)
        self._idle.cover_due.connect(self.cover)
        self._shift = QTimer(self, singleShot=True)
        self._shift.timeout.connect(self._shift_is_over)
        self._machine.leaving.connect(lambda: self.lock(_("The laptop was left. Waystation locked itself.")))
        PanicChord(application, self).struck.connect(self._panic)
        QShortcut(QKeySequence("F10"), self, self.night)
        QShortcut(QKeySequence("F11"), self, self._full_screen)

    def _place(self) -> Path:
        assert self._folder is not None
        return self._folder

    def _mending(self, media: Callable[[], Iterable[Path]] | None) -> Mending:
        ways = (self._seal, self._put, lambda: self._look(""), self._opened)
        return Mending(self.work, self._place, self.night, self._limiter, *ways, media)

    def _keyless(self) -> Keyless:
        return Keyless(
            self.work,
            self._place,
            self.night,
            self._cost,
            put=self._put,
            look=self._look,
            opened=self._opened,
            session=lambda: self.waystation,
            drop=self._drop,
            restore=self.mending.bring_back,
            close=self.close,
        )

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
        def found(desks: tuple[Desk, ...] | FaultKind | None) -> None:
            if desks is None:
                self._first_run()
            elif isinstance(desks, tuple):
                self._unlock(desks, reason)
            else:
                self.mending.fault(desks)

        self.work.run(self, self._desks, found, lambda trouble: self._unlock((), sentence_of(trouble)))

    def _desks(self) -> tuple[Desk, ...] | FaultKind | None:
        """In the lane: the desks that may unlock, None when nothing is set up here, or what is wrong."""
        from app.waystation import data_folder, desks_of, fault_here, is_set_up

        folder = self._folder = self._folder or data_folder()
        set_up, fault = is_set_up(folder), fault_here(folder)
        return fault or (desks_of(folder) if set_up else None)

    def _seal(self, then: Callable[[], None]) -> None:
        """Close what is open, then go on."""
        waystation = self._leave()
        if waystation is None:
            then()
            return
        self._put(_Opening(self))
        self.work.run(self, self._closing(waystation), lambda _answer: then(), lambda _trouble: then())

    def _unlock(self, desks: tuple[Desk, ...], reason: str) -> None:
        from app.waystation import unlock
        from ui.fire import hung_words
        from ui.pages.unlock import UnlockPage

        folder = self._folder
        assert folder is not None

        def open_desk(slot: UUID, words: str) -> Waystation:
            return unlock(folder, slot, words)

        page = UnlockPage(self.work, desks, open_desk, self.night, self._limiter, reason, fire=hung_words(folder))
        page.opened.connect(self._opened)
        page.faulted.connect(self.mending.refused)
        page.restore_asked.connect(self.mending.bring_back)
        page.forgotten_asked.connect(lambda: self.keyless.forgotten(desks))
        page.practice_asked.connect(lambda: self.keyless.practise(page))
        page.panic_asked.connect(self.keyless.ask_panic)
        self._put(page)

    def _first_run(self) -> None:
        from ui.pages.first_run import FirstRunPage

        page = FirstRunPage(self.work, self._make, self.night, self._cost)
        page.opened.connect(self._opened)
        page.restore_asked.connect(self.mending.bring_back)
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

        self._show_practice(waystation.practice)
        self.waystation, self.shell = waystation, Shell(waystation, self.work)
        found = destinations(replace(self.shell.context, bring_back=self.mending.bring_back))
        self.shell.furnish(found)
        self.shell.lock_asked.connect(lambda: self.lock(""))
        self.shell.role_asked.connect(self.switch_role)
        self._put(self.shell)
        self._upkeep = self.mending.upkeep(waystation, self.shell)
        self.reminder.stand(waystation, self.shell)
        self._idle.arm()
        self._shift.start(_left_of_shift(waystation))
        self.shell.go(found[0].key, None)

    def _show_practice(self, practising: bool) -> None:
        """The frame and the title of a register in which nothing is real."""
        self._frame.show_practice(practising)
        self.setWindowTitle(_("Practice") if practising else "Waystation")

    def switch_role(self, role: Role) -> None:
        """Another role of the same user: the pages are made anew for it."""
        waystation = self.waystation
        assert waystation is not None

        def switched(actor: Actor) -> None:
            self._leave()
            self._opened(replace(waystation, actor=actor))

        self.work.run(self, lambda: waystation.roles.switch(waystation.actor, role), switched)

    def _scanned(self, scan: object) -> None:
        if self.shell is not None and not self.is_covered:
            self.shell.take_scan(scan)

    # Covered

    def cover(self) -> None:
        """Nobody is at the desk: the pages leave the window with everything typed in them, keys and connection stay."""
        waystation, shell = self.waystation, self.shell
        if waystation is None or shell is None or self.is_covered:
            return
        from app.cover import Cover
        from ui.pages.covered import CoveredPage

        self.is_covered, self._cover = True, self._cover or Cover()
        self._idle.covered()
        self._clipboard.clear()
        self.reminder.leave()
        desk = waystation.actor.desk
        page = CoveredPage(self.work, desk, self._cover, waystation.recognise, self.night, self._limiter)
        page.returned.connect(self._returned)
        page.lock_asked.connect(self.lock)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._stack.removeWidget(shell)
        shell.hide()
        shell.setParent(None)

    def _returned(self) -> None:
        if self.shell is not None:
            self.is_covered = False
            self._put(self.shell)
            self.shell.show()
            self._idle.arm()
            self.shell.reload()
            assert self.waystation is not None
            self.reminder.stand(self.waystation, self.shell)

    def _shift_is_over(self) -> None:
        self.lock(_("The shift is over. What was saved is safe."))

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
        self._cover = None
        self._clipboard.clear()
        self._put(_Opening(self))
        said = reason or _("Locked. What was saved is safe.")
        self.work.run(
            self,
            self._closing(waystation),
            lambda word: self._look(" ".join(part for part in (said, word) if part)),
            lambda trouble: self._look(sentence_of(trouble)),
        )

    def _closing(self, waystation: Waystation) -> Callable[[], str]:
        """For the lane: a fire list where the house wants one, the copy at lock, then connection closed and keys
        dropped; what the sealed page has to say of it."""
        from ui.fire import print_at_lock

        upkeep, self._upkeep = self._upkeep, None
        finish = upkeep.end() if upkeep is not None else lambda: None

        def close() -> str:
            try:
                said = print_at_lock(waystation)
                finish()
            finally:
                self._close(waystation)
            return said

        return close

    def _close(self, waystation: Waystation) -> None:
        """In the lane: connection closed, keys dropped; a practice register is deleted."""
        waystation.close()
        if waystation.practice and practice_place(self._place()).exists():
            from app.practice import end

            end(practice_place(self._place()))

    def _panic(self) -> None:
        """The chord was struck; where nothing is set up there is nothing to destroy."""
        from app.waystation import is_set_up

        if self._folder is not None and is_set_up(self._folder):
            self.keyless.panic()

    def _drop(self) -> None:
        """The keys are gone already: take the pages down, and close what the lane still holds when it can."""
        waystation, self._upkeep, self._cover = self._leave(), None, None
        self._clipboard.clear()
        if waystation is not None:
            self.work.run(self, waystation.house.store.close)

    def _leave(self) -> Waystation | None:
        """Take the pages down; what was open before, or None."""
        waystation, shell = self.waystation, self.shell
        self.waystation = self.shell = None
        self.is_covered = False
        self._show_practice(False)
        self.reminder.leave()
        self._idle.disarm()
        self._shift.stop()
        if shell is not None:
            shell.close_pages()
            shell.deleteLater()
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
        close = self._closing(waystation) if waystation is not None else lambda: ""
        self.work.run(self, close, lambda _answer: self._end(), lambda _trouble: self._end())

    def _end(self) -> None:
        self._ended = True
        self._application.removeEventFilter(self._scanner)
        self.work.stop()
        self.close()
        self._application.quit()


def _left_of_shift(waystation: Waystation) -> int:
    """Milliseconds until the pass of this user ends, at most twelve hours."""
    if waystation.until is None:
        return TWELVE_HOURS
    left = waystation.until - waystation.house.now()
    return min(max(round(left.total_seconds() * 1000), 0), TWELVE_HOURS)


class _Opening(SealedPage):
    """What is seen for the moment before the desks are known."""

    def __init__(self, window: Window) -> None:
        super().__init__(_("The register on this laptop is sealed."), window.night)
        self.column.addWidget(wrapped(_("One moment."), "second"))
