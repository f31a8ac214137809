"""Six digits for short breaks: they open what is covered, never what is locked, and live in memory only."""

from __future__ import annotations

import hmac
import os
from itertools import pairwise

from app.errors import UserError
from app.sealing import FLOOR, stretch

LENGTH, TRIES = 6, 5

NOT_SIX = "These are not six digits. Nothing was changed. Type six digits that only you know."
TOO_EASY = "These digits are tried first by everybody. Nothing was changed. Choose six that follow no pattern."


class Cover:
    """Chosen once a shift; after five wrong tries they are forgotten and only the passphrase opens."""

    def __init__(self) -> None:
        self._salt, self._hash, self._left = b"", b"", 0

    @property
    def chosen(self) -> bool:
        return bool(self._hash)

    @property
    def tries_left(self) -> int:
        return self._left

    def choose(self, digits: str) -> None:
        """Take six digits until the lock. UserError: not six, or a pattern."""
        require_fit(digits)
        self._salt = os.urandom(16)
        self._hash, self._left = stretch(digits.encode(), self._salt, FLOOR), TRIES

    def opens(self, digits: str) -> bool:
        """Whether these are the digits; a wrong try counts, the fifth forgets them."""
        if not self.chosen:
            return False
        if hmac.compare_digest(self._hash, stretch(digits.encode(), self._salt, FLOOR)):
            self._left = TRIES
            return True
        self._left -= 1
        if self._left <= 0:
            self.forget()
        return False

    def forget(self) -> None:
        """Locked: the digits are gone."""
        self._salt, self._hash, self._left = b"", b"", 0


def require_fit(digits: str) -> None:
    """UserError for anything but six digits without a pattern."""
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdigit()):
        raise UserError(NOT_SIX, "digits")
    steps = {int(after) - int(before) for before, after in pairwise(digits)}
    repeated = any(digits == digits[:size] * (LENGTH // size) for size in (1, 2, 3))
    mirrored = digits[:3] == digits[:2:-1] and len(set(digits)) < LENGTH // 2
    if len(set(digits)) < 3 or repeated or mirrored or (len(steps) == 1 and abs(steps.pop()) <= 1):
        raise UserError(TOO_EASY, "digits")
