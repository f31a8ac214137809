"""Who are you: a desk, a passphrase. Nothing personal is on this page; desk names only."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.errors import UserError
from app.passphrase import Limiter
from app.vault import Desk
from ui.pages.sealed import SealedPage
from ui.widgets.buttons import KeyButton
from ui.widgets.desk_tile import KEYS, desk_grid
from ui.widgets.fields import shortcut
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import Chip, label
from ui.widgets.panels import Banner, Card
from ui.words import _, ngettext
from ui.work import Work, sentence_of

TALL = 56
TELLS_LAYOUT = ("windows", "cocoa")


class UnlockPage(SealedPage):
    """`opened` carries what `unlock(slot, passphrase)` returned; it is run in the database lane. `faulted` carries a
    failure that is not a wrong passphrase, the others are the ways out for who cannot unlock."""

    opened = Signal(object)
    faulted = Signal(object)
    restore_asked = Signal()
    forgotten_asked = Signal()
    practice_asked = Signal()
    panic_asked = Signal()

    def __init__(
        self,
        work: Work,
        desks: Sequence[Desk],
        unlock: Callable[[UUID, str], object],
        night: Callable[[], None],
        limiter: Limiter,
        reason: str = "",
        now: Callable[[], float] = time.monotonic,
        fire: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("The register on this laptop is sealed. Nothing can be read until you unlock."), night, parent
        )
        self._work, self._desks, self._unlock = work, tuple(desks), unlock
        self._limiter, self._now, self._opening = limiter, now, False
        self._fill(fire)
        self._pause = QTimer(self)
        self._pause.setInterval(500)
        self._pause.timeout.connect(self._wait)
        if reason:
            self.banner.say(reason)
        self._wait()

    def _fill(self, fire: str) -> None:
        self.column.addWidget(label(_("Who are you?"), "title"))
        self.column.addWidget(label(_("Choose your desk name, then type your passphrase."), "second"))
        self.column.addLayout(self._tiles())
        self.column.addWidget(self._card())
        self.banner = Banner()
        self.column.addWidget(self.banner)
        self.column.addLayout(self._others())
        self.fire = label(fire, "second")
        self.fire.setWordWrap(True)
        self.column.addWidget(self.fire)
        self.fire.setVisible(bool(fire))

    def _others(self) -> FlowLayout:
        """What else can be done without a key."""
        row = FlowLayout(None, 8)
        self.forgotten = KeyButton(_("Forgotten?"), "Alt F", "quiet", "key-round", shortcut="Alt+F")
        self.restore = KeyButton(_("Bring back a copy"), "Alt B", "quiet", "undo-2", shortcut="Alt+B")
        self.practice = KeyButton(_("Practise"), "Alt P", "quiet", "users", shortcut="Alt+P")
        self.panic = KeyButton(_("Destroy the keys"), "", "quiet", "octagon-x")
        asked = (self.forgotten_asked, self.restore_asked, self.practice_asked, self.panic_asked)
        for button, signal in zip((self.forgotten, self.restore, self.practice, self.panic), asked, strict=True):
            button.clicked.connect(signal)
            row.addWidget(button)
        if not self._desks:
            self.forgotten.hide()  # only hidden here: shown without a parent it would be a window of its own
        return row

    def _tiles(self) -> QGridLayout:
        grid, self.tiles = desk_grid([desk.label for desk in self._desks])
        for place, tile in enumerate(self.tiles):
            tile.clicked.connect(self._back_to_field)
            if place < KEYS:
                shortcut(self, f"Alt+{place + 1}", tile.click)
        return grid

    def _card(self) -> Card:
        card = Card()
        card.layout().setContentsMargins(24, 18, 24, 18)
        head = QHBoxLayout()
        head.addWidget(label(_("Passphrase"), "section"))
        head.addWidget(label(_("four words, spaces are fine"), "hint"), 1)
        card.body.addLayout(head)
        card.body.addLayout(self._entry())
        card.body.addLayout(self._told())
        return card

    def _entry(self) -> QHBoxLayout:
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(500)
        self.field.setAccessibleName(_("Passphrase"))
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.field.returnPressed.connect(self._try)
        self.field.textChanged.connect(self._typed)
        self.show_words = KeyButton(_("Show"), "Alt S", "quiet", "eye", shortcut="Alt+S", size="compact")
        self.show_words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_words.clicked.connect(self._show_or_mask)
        inside = QHBoxLayout(self.field)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addStretch(1)
        inside.addWidget(self.show_words)
        self.field.setTextMargins(4, 0, self.show_words.sizeHint().width() + 8, 0)
        self.button = KeyButton(_("Unlock"), _("Enter"), "primary", size="touch")
        self.button.clicked.connect(self._try)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        return row

    def _told(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.layout_chip = Chip("", "wait", icon="keyboard", parent=self)
        self.letters = Chip("", "att", "ask", parent=self)
        self.letters.hide()
        row.addWidget(self.layout_chip)
        row.addWidget(self.letters)
        row.addStretch(1)
        self.about = label(_("Takes about one second. 5 tries, then a pause of 30 seconds."), "hint")
        row.addWidget(self.about)
        self._show_layout()
        QGuiApplication.inputMethod().localeChanged.connect(self._show_layout)
        return row

    def _show_layout(self) -> None:
        """The layout of the keyboard, where the system tells it to Qt."""
        self.layout_chip.setVisible(QGuiApplication.platformName() in TELLS_LAYOUT)
        code = QGuiApplication.inputMethod().locale().name()[:2].upper()
        self.layout_chip.say(_("Keyboard: {code}").format(code=code))

    def _typed(self, text: str) -> None:
        """Masked words under the wrong layout look like the right ones, so the letters' alphabet is told."""
        foreign = any(sign.isalpha() and not sign.isascii() for sign in text)
        self.letters.setVisible(foreign)
        self.letters.say(_("Not English letters"))

    def _show_or_mask(self) -> None:
        masked = self.field.echoMode() is QLineEdit.EchoMode.Password
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if masked else QLineEdit.EchoMode.Password)
        self.show_words.say(_("Hide") if masked else _("Show"))
        self.field.setFocus()

    def _back_to_field(self) -> None:
        self.field.clear()
        self.field.setFocus()

    def chosen(self) -> Desk | None:
        """The desk whose tile is chosen."""
        return next((desk for desk, tile in zip(self._desks, self.tiles, strict=True) if tile.isChecked()), None)

    def _try(self) -> None:
        desk, words = self.chosen(), self.field.text()
        if self._opening or desk is None or self._limiter.pause(self._now()):
            return
        if not words.strip():
            self.banner.say(_("The passphrase is empty. Type the four words from your paper."), "att")
            return
        self._busy(True)
        self._work.run(self, lambda: self._unlock(desk.slot_id, words), self._opened, self._failed)

    def _busy(self, opening: bool) -> None:
        self._opening = opening
        self.button.say(_("Opening") if opening else _("Unlock"))
        for part in (self.field, self.button, *self.tiles):
            part.setEnabled(not opening)
        if opening:
            self.field.setEchoMode(QLineEdit.EchoMode.Password)
            self.show_words.say(_("Show"))

    def _opened(self, waystation: object) -> None:
        self._limiter.succeeded()
        self.field.clear()
        self.opened.emit(waystation)

    def _failed(self, trouble: Exception) -> None:
        self._busy(False)
        self.field.clear()
        if isinstance(trouble, UserError):
            self._limiter.failed(self._now())
        else:
            self.faulted.emit(trouble)
        self.banner.say(sentence_of(trouble), "stop")
        self.field.setFocus()
        self._wait()

    def _wait(self) -> None:
        """While the pause after wrong tries lasts, nothing can be typed and the seconds left are told."""
        left = round(self._limiter.pause(self._now()) + 0.49)
        if left and not self._opening:
            self._pause.start()
            self._say_pause(left)
        elif self._pause.isActive():
            self._pause.stop()
            self.banner.clear()
            self._allow(True)
            self.field.setFocus()

    def _say_pause(self, left: int) -> None:
        self._allow(False)
        sentence = ngettext(
            "Too many wrong tries. Wait {n} second, then try again.",
            "Too many wrong tries. Wait {n} seconds, then try again.",
            left,
        )
        self.banner.say(sentence.format(n=left), "stop")

    def _allow(self, yes: bool) -> None:
        self.field.setEnabled(yes)
        self.button.setEnabled(yes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for part in (self.field, self.button):
            part.ensurePolished()
            part.setMinimumHeight(TALL)
        self.field.setFocus()
