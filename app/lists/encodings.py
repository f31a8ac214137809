"""Bytes to text: a mark at the start or valid UTF-8 is certain; one-byte code pages are weighed by their letters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from itertools import islice, pairwise

from app.lists.sheet import MAX_BYTES, ListError

_ONE_BYTE = (
    *("cp1251", "cp1257", "cp1250", "koi8-r", "koi8-u", "iso8859-5", "iso8859-2", "iso8859-13", "iso8859-4"),
    "cp1252",
)
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", *_ONE_BYTE)
BROKEN = "\ufffd"
_SAMPLE, _WORDS, _LONGEST = 200_000, 1_500, 40
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

# How often each letter stands in Russian, Belarusian and Ukrainian names and words, the commonest first.
_CYRILLIC = "аиовенрткслмдяйчкупцбыхгзьіэшжўюфщёґєїъ"
_CYRILLIC_WEIGHT = {letter: 1.6 - 2.2 * place / len(_CYRILLIC) for place, letter in reversed([*enumerate(_CYRILLIC)])}
# The letters beside a-z of each language; a text is weighed as a text of one of them.
_LATIN = (
    *("ąčęėįšųūž", "ąćęłńóśźż", "āčēģīķļņšūž", "äõöüšž", "äöüß", "áčďéěíňóřšťúůýž", "áéíóöőúüű", "àâæçéèêëîïôœùûü"),
    "åäöæø",
)
_STRANGE, _CONTROL, _NO_LETTER, _MIXED, _CASE, _OTHER_ALPHABET = -1.5, -6.0, -3.0, -2.0, -2.5, -2.0
_RUN = re.compile(r"[^\s;,|\t]+")


def decode(raw: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text and the name of its encoding; a ListError when these bytes are no list or the encoding does not fit."""
    _refuse_what_is_no_list(raw)
    name = encoding or _recognise(raw)
    if name.removesuffix("-sig") not in ENCODINGS:
        raise ListError("This encoding is not offered. Nothing was imported. Choose one of the list.", "encoding")
    try:
        text = (_is_utf8(name) and _damaged_utf8(raw)) or raw.decode("utf-8-sig" if name == "utf-8" else name)
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
        if _damaged_utf8(raw):
            return "utf-8"
        return max(_ONE_BYTE, key=lambda name: _likeness(raw[:_SAMPLE], name))
    return "utf-8"


def _is_utf8(name: str) -> bool:
    return name.removesuffix("-sig") == "utf-8"


def _damaged_utf8(raw: bytes) -> str | None:
    """UTF-8 with a few broken bytes, as of a torn file: these show as U+FFFD, all other letters stay right."""
    text = raw.decode("utf-8-sig", errors="replace")
    broken = text.count(BROKEN)
    sound = len(text) - len(text.encode("ascii", "ignore")) - broken if broken else 0
    return text if broken and sound >= 10 * broken else None


def _unmarked_utf16(raw: bytes) -> str | None:
    """UTF-16 without its mark: delimiters and line ends leave zeros, nearly all of them on one side of the pairs."""
    even, odd = raw[0::2].count(0), raw[1::2].count(0)
    if even + odd < len(raw) / 20 or len(raw) % 2:
        return None
    return "utf-16-le" if odd > 9 * even else "utf-16-be" if even > 9 * odd else None


def _likeness(raw: bytes, name: str) -> float:
    """How much the text looks like names: the same bytes are weighed in every encoding, so sums can be compared."""
    found = (word for word in _RUN.findall(raw.decode(name, errors="replace")) if not word.isascii())
    words = [word[:_LONGEST] for word in islice(dict.fromkeys(found), _WORDS)]
    cyrillic = sum(_cyrillic_weight(word) for word in words)
    latin = max(sum(_latin_weight(word, letters) for word in words) for letters in _LATIN)
    return max(cyrillic, latin, sum(_either_weight(word) for word in words))


def _cyrillic_weight(word: str) -> float:
    return _weight(word, lambda sign: _CYRILLIC_WEIGHT.get(sign, _OTHER_ALPHABET))


def _latin_weight(word: str, letters: str) -> float:
    return _weight(word, lambda sign: 1.0 if sign in letters else _STRANGE)


def _either_weight(word: str) -> float:
    """A list of two scripts: each word by itself, and a little less for that."""
    return max(_cyrillic_weight(word), *(_latin_weight(word, letters) for letters in _LATIN)) - 0.5


def _weight(word: str, of_letter: Callable[[str], float]) -> float:
    foreign = [sign for sign in word if not sign.isascii()]
    return sum(_sign_weight(sign, of_letter) for sign in foreign) + _shape(word)


def _sign_weight(sign: str, of_letter: Callable[[str], float]) -> float:
    if sign == "\ufffd" or "\x80" <= sign <= "\x9f":
        return _CONTROL
    if not sign.isalpha():
        return 0.0 if sign in "«»„“”’‘–—№…\u00a0" else _NO_LETTER
    return of_letter(sign.casefold())


def _shape(word: str) -> float:
    """Two alphabets in one word and capitals after small letters speak against the reading."""
    letters = [sign for sign in word if sign.isalpha()]
    mixed = any(sign.isascii() for sign in letters) and any("Ѐ" <= sign <= "ӿ" for sign in letters)
    return _MIXED * mixed * len(letters) + _CASE * sum(_turns(letters))


def _turns(letters: list[str]) -> Iterator[bool]:
    return (one.islower() and other.isupper() for one, other in pairwise(letters))
