"""What the house calls codes on the screen: its words over the program's, its order, what it does not offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject

from app.reference import CodeList, CodeWordForm
from ui.page import PageContext

K = TypeVar("K", bound=StrEnum)
SCREEN = "en"  # the language that the words of the window are written in
_LAST = 10_000
_held: dict[tuple[str, str], CodeWordForm] = {}


def take(words: Iterable[CodeWordForm]) -> None:
    """From now on these hold, and no others."""
    _held.clear()
    _held.update({(word.code_list.value, word.code): word for word in words})


def follow(context: PageContext, owner: QObject) -> None:
    """Read what holds today: when a desk opens, and when the words were changed here."""
    words, actor = context.waystation.code_words, context.actor
    context.work.run(owner, lambda: words.in_use(actor, SCREEN), take, lambda _trouble: take(()))


def worded(code_list: CodeList, words: Mapping[K, str]) -> dict[K, str]:
    """Every code as the house calls it, in the order of the house; what it hides stands last, for what was written
    before."""
    places = {code: place for place, code in enumerate(words)}
    ordered = sorted(words, key=lambda code: (_is_hidden(code_list, code), _position(code_list, code), places[code]))
    return {code: _word(code_list, code) or words[code] for code in ordered}


def offered(code_list: CodeList, words: Mapping[K, str], keep: K | None = None) -> dict[K, str]:
    """The same without what is hidden: for what is chosen from now on. `keep`: what was chosen before stays."""
    return {code: word for code, word in words.items() if code == keep or not _is_hidden(code_list, code)}


def _of(code_list: CodeList, code: StrEnum) -> CodeWordForm | None:
    return _held.get((code_list.value, code.value))


def _position(code_list: CodeList, code: StrEnum) -> int:
    held = _of(code_list, code)
    return held.position if held is not None and held.position is not None else _LAST


def _word(code_list: CodeList, code: StrEnum) -> str:
    held = _of(code_list, code)
    return held.word if held is not None else ""


def _is_hidden(code_list: CodeList, code: StrEnum) -> bool:
    held = _of(code_list, code)
    return held is not None and held.hidden
