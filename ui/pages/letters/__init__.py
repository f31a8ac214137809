"""Letters of a medic: fields pulled in one by one, the live page beside them, signed once."""

from __future__ import annotations

from ui.pages.letters.page import LettersPage

__all__ = ["LettersPage"]
