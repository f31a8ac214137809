"""One line of text as its characters stand on paper, left to right: Arabic joined, Arabic and Hebrew ordered."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display

from printing.sheet.brackets import guided, unguided
from printing.sheet.fonts import MISSING

ZWNJ, ZWJ = "\u200c", "\u200d"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_LETTERS_IN = {ZWNJ: ("\u07b1", "\ua4d0"), ZWJ: ("\u07a5", "\ua4d1")}
_RESHAPER = ArabicReshaper(
    {
        "delete_harakat": False,
        "delete_tatweel": False,
        "support_zwj": False,
        "ARABIC LIGATURE ALLAH": False,
    }
)


@lru_cache(maxsize=20_000)
def visual(line: str) -> str:
    """The characters of one line in the order in which they are drawn."""
    if not any(_runs_left(sign) for sign in line):
        return line
    return _show_joiners(unguided(get_display(guided(_hide_joiners(_joined(line))))))


def _runs_left(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT


def _joined(line: str) -> str:
    """Arabic letters in their joined forms; each part between joiners apart, for the reshaper swallows the joiners."""
    parts = re.split(f"([{ZWNJ}{ZWJ}])", line)
    return "".join(part if part in _LETTERS_IN else _RESHAPER.reshape(part) for part in parts)


def _hide_joiners(line: str) -> str:
    """Joiners as letters of the direction before them, since ordering drops U+200C and with it a recorded character."""
    shown, leftward = [], _runs_left(line[0])
    for sign in line:
        if not unicodedata.bidirectional(sign):
            sign = MISSING  # not assigned in this Unicode: the ordering refuses it
        if sign in _LETTERS_IN:
            sign = _LETTERS_IN[sign][0 if leftward else 1]
        elif unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT | {"L"}:
            leftward = _runs_left(sign)
        shown.append(sign)
    return "".join(shown)


def _show_joiners(line: str) -> str:
    for joiner, letters in _LETTERS_IN.items():
        line = re.sub("|".join(letters), joiner, line)
    return line
