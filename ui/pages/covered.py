"""Covered for a short break: no name is shown. The same user returns with six digits; anybody else unlocks anew."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.cover import LENGTH, Cover
from app.errors import UserError
from app.passphrase import Limiter
from ui.pages.sealed import SealedPage
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import EnterChain, LabeledField
from ui.widgets.marks import label
from ui.widgets.panels import Banner, Card, wrapped
from ui.words import _, ngettext
from ui.work import Work, sentence_of


class CoveredPage(SealedPage):
    """`returned`: the user is back. `lock_asked`: lock at once, with the reason in words (may be empty).

    `recognise(words)` is run in the database lane and raises UserError for another passphrase."""

    returned = Signal()
    lock_asked = Signal(str)

    def __init__(
        self,
        work: Work,
        desk: str,
        cover: Cover,
        recognise: Callable[[str], None],
        night: Callable[[], None],
        limiter: Limiter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Covered. The register is still open to this desk."), night, parent)
        self._work, self._cover, self._recognise, self._limiter = work, cover, recognise, limiter
        self._new_digits = False
        self.column.addWidget(label(_("Covered, {desk}").format(desk=desk), "title"))
        self.column.addWidget(
            wrapped(_("Nobody touched this desk for a minute. What was typed is still there."), "second")
        )
        self.digits, self.words = _digits(), _words()
        self.column.addWidget(self._card())
        self.banner = Banner()
        self.column.addWidget(self.banner)
        self.column.addLayout(self._others())
        self.digits.textChanged.connect(self._typed)

    def _card(self) -> Card:
        known = self._cover.chosen
        card = Card(_("Back again?"))
        self.digits_field = LabeledField(
            _("Six digits") if known else _("Six digits for the next short breaks"),
            self.digits,
            _("of this shift") if known else _("may stay empty"),
        )
        self.words_field = LabeledField(_("Passphrase"), self.words, _("four words, spaces are fine"))
        self.words_field.setVisible(not known)
        fields = [self.words_field, self.digits_field] if not known else [self.digits_field, self.words_field]
        for field in fields:
            card.body.addWidget(field)
        self.enter = KeyButton(_("Return"), _("Enter"), "primary", size="touch")
        self.enter.clicked.connect(self._enter)
        card.body.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignLeft)
        EnterChain([self.digits, self.words] if known else [self.words, self.digits], self._enter, self)
        return card

    def _others(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.by_words = KeyButton(_("Use the passphrase"), "Alt P", "quiet", "keyboard", shortcut="Alt+P")
        self.by_words.setVisible(self._cover.chosen)
        self.by_words.clicked.connect(self._show_words)
        self.other = KeyButton(_("Another desk"), "Alt A", "quiet", "users", shortcut="Alt+A")
        self.other.clicked.connect(lambda: self.lock_asked.emit(""))
        self.lock = KeyButton(_("Lock"), "Ctrl L", "quiet", "lock", shortcut="Ctrl+L")
        self.lock.clicked.connect(lambda: self.lock_asked.emit(""))
        for button in (self.by_words, self.other, self.lock):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.digits if self._cover.chosen else self.words).setFocus()

    def _show_words(self) -> None:
        self.words_field.show()
        self.words.setFocus()

    def _enter(self) -> None:
        if self.words_field.isVisibleTo(self) and (self.words.text().strip() or not self._cover.chosen):
            self._try_words()
        else:
            self._try_digits()

    def _typed(self, text: str) -> None:
        """The sixth digit opens without Enter."""
        if self._cover.chosen and len(text) == LENGTH:
            self._try_digits()

    def _try_digits(self) -> None:
        typed = self.digits.text()
        if not self._cover.chosen or len(typed) != LENGTH:
            return
        if self._cover.opens(typed):
            self._back()
            return
        self.digits.clear()
        left = self._cover.tries_left
        if not left:
            self.lock_asked.emit(_("Five wrong tries: Waystation is locked. What was saved is safe."))
            return
        said = ngettext("These are not the digits. {n} try left.", "These are not the digits. {n} tries left.", left)
        self.banner.say(said.format(n=left), "att")

    def _try_words(self) -> None:
        words = self.words.text()
        if not words.strip() or not self.enter.isEnabled():
            return
        pause = self._limiter.pause(time.monotonic())
        if pause:
            self.banner.say(_("Too many wrong tries. Wait {n} seconds.").format(n=round(pause + 0.49)), "att")
            return
        if not self._chose_digits():
            return
        self.enter.setEnabled(False)
        self._work.run(self, lambda: self._recognise(words), lambda _answer: self._recognised(), self._failed)

    def _chose_digits(self) -> bool:
        if self._cover.chosen or not self.digits.text():
            return True
        try:
            self._cover.choose(self.digits.text())
            self._new_digits = True
        except UserError as trouble:
            self.digits_field.set_error(sentence_of(trouble))
            self.digits.setFocus()
            return False
        return True

    def _recognised(self) -> None:
        self._limiter.succeeded()
        self._back()

    def _failed(self, trouble: Exception) -> None:
        """New digits count only for who also knew the passphrase."""
        self.enter.setEnabled(True)
        if self._new_digits:
            self._cover.forget()
        if isinstance(trouble, UserError):
            self._limiter.failed(time.monotonic())
        self.words.clear()
        self.banner.say(sentence_of(trouble), "stop")
        self.words_field.show()
        self.words.setFocus()

    def _back(self) -> None:
        self.words.clear()
        self.digits.clear()
        self.returned.emit()


def _digits() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(LENGTH)
    field.setMaximumWidth(220)
    field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
    field.setAccessibleName(_("Six digits"))
    return field


def _words() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(500)
    field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    field.setAccessibleName(_("Passphrase"))
    return field
