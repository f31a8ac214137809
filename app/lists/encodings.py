"""Bytes to text: a mark at the start or valid UTF-8 is certain; one-byte code pages are weighed by their letters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from app.lists.sheet import MAX_BYTES, ListError

ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp1257", "koi8-r")
_ONE_BYTE = ("cp1251", "cp1257", "koi8-r")
_SAMPLE = 200_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_LISTS = (
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file"),
    (b"%PDF", "a PDF"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a Word text"),
)
_CYRILLIC_WORD = re.compile(r"[А-ЯЁЎІЇЄҐ]?[а-яёўіїєґ]+|[А-ЯЁЎІЇЄҐ]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуяыьзбгчйхжюшцщэфіўё")
_BALTIC = frozenset("ąčęėįšųūžāēģīķļņńśźżłóöäüõ")


def decode(raw: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text and the name of its encoding; a ListError when these bytes are no list or the encoding does not fit."""
    _refuse_what_is_no_list(raw)
    name = encoding or _recognise(raw)
    if name.removesuffix("-sig") not in ENCODINGS:
        raise ListError("This encoding is not offered. Nothing was imported. Choose one of the list.", "encoding")
    try:
        text = raw.decode("utf-8-sig" if name == "utf-8" else name)
    except UnicodeError:
        raise ListError(
            "The file cannot be read in this encoding. Nothing was imported. Choose another one.", "encoding"
        ) from None
    _refuse_controls(text)
    return text.removeprefix("\ufeff"), name.removesuffix("-sig")


def refuse_large(raw: bytes) -> None:
    """ListError for a file of more than 10 MB."""
    if len(raw) > MAX_BYTES:
        raise ListError("The file is larger than 10 MB. Nothing was imported. Split the list and import each part.")


def _refuse_what_is_no_list(raw: bytes) -> None:
    refuse_large(raw)
    kind = next((kind for start, kind in _NOT_LISTS if raw.startswith(start)), None)
    if kind:
        raise ListError(
            f"This file is {kind}, not a CSV list. Nothing was imported. "
            "Open it where it was made, save the table as CSV, and import that file."
        )


def _refuse_controls(text: str) -> None:
    strange = sum(sign < " " and sign not in "\t\r\n\f\x0b" for sign in text)
    if "\0" in text or strange > max(8, len(text) / 100):
        raise ListError(
            "This file does not hold text. Nothing was imported. Save the list as CSV and import that file."
        )


def _recognise(raw: bytes) -> str:
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    if marked:
        return marked
    wide = _unmarked_utf16(raw)
    if wide:
        return wide
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return _most_like_names(raw)
    return "utf-8"


def _unmarked_utf16(raw: bytes) -> str | None:
    """UTF-16 without its mark: delimiters and line ends leave zeros, nearly all of them on one side of the pairs."""
    even, odd = raw[0::2].count(0), raw[1::2].count(0)
    if even + odd < len(raw) / 20 or len(raw) % 2:
        return None
    return "utf-16-le" if odd > 9 * even else "utf-16-be" if even > 9 * odd else None


def _most_like_names(raw: bytes) -> str:
    return max(_ONE_BYTE, key=lambda name: _likeness(raw[:_SAMPLE], name))


def _likeness(raw: bytes, name: str) -> float:
    text = raw.decode(name, errors="replace")
    return sum(_word_likeness(word) for word in _foreign(_LETTERS.findall(text))) - 3 * text.count("\ufffd")


def _foreign(words: Iterable[str]) -> list[str]:
    return [word for word in words if not word.isascii()]


def _word_likeness(word: str) -> float:
    """One alphabet, small letters after a capital, letters that names are made of; the reverse counts against it."""
    small = word.casefold()
    if _CYRILLIC_WORD.fullmatch(word):
        return float(sum(sign in _COMMON_CYRILLIC for sign in small))
    strange = sum(not sign.isascii() for sign in small)
    shaped = word.istitle() or word.islower() or word.isupper()
    if any("Ѐ" <= sign <= "ӿ" for sign in word) or not shaped:
        return -2.0 * strange
    if strange > max(1, len(word) / 2):
        return -1.0 * strange
    return float(sum(sign in _BALTIC for sign in small if not sign.isascii()) * 2 - strange)
