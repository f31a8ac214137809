"""Cyrillic names in Latin letters by ICAO Doc 9303-3, section 6.B: a suggestion; the spelling in a document wins."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import pairwise

APOSTROPHES = "'’ʼ‘‛`´ʹʻʽʾʿˈˊˋ′‵՚Ꞌꞌ❛❜＇"
LANGUAGES = ("be", "ru", "uk", "sr", "mk", "bg")

_PAIRS = (
    "А A Б B В V Г G Д D Е E Ё E Ж ZH З Z И I Й I К K Л L М M Н N О O П P Р R С S Т T У U Ф F Х KH Ц TS Ч CH Ш SH "
    "Щ SHCH Ъ IE Ы Y Э E Ю IU Я IA Є IE Ѕ DZ І I Ї I Ј J Љ LJ Њ NJ Ќ K Ў U Џ DZ Ѫ U Ѵ Y Ґ G Ѓ G Ғ G Ђ D Ћ C Һ C"
)


def _table(pairs: str) -> dict[str, str]:
    words = pairs.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_COMMON = _table(_PAIRS) | {"Ь": ""}
_BY_LANGUAGE = {
    "be": _COMMON | _table("Ё IO Г H"),
    "uk": _COMMON | _table("Г H И Y"),
    "sr": _COMMON | _table("Г H Ж Z Х H Ц C Ч C Ш S"),
    "mk": _COMMON | _table("Ѓ GJ Ќ KJ Џ DJ Х H Ц C"),
    "bg": _COMMON | _table("Щ SHT"),
}
_UKRAINIAN_FIRST = _table("Є YE Ї YI Й Y Ю YU Я YA")
STRESSES = "\u0300\u0301"
# Letters and marks up to a break; the apostrophe breaks only after one first letter: O’Dell, not Ne’Eman.
_WORD = re.compile(rf"(?<![^\W\d_]{{2}}[{APOSTROPHES}])(?<![^\W\d_])[^\W\d_][^\W\d_\u0300-\u036f]*")
_SCRIPTS = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "GREEK": "Grek",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "GURMUKHI": "Guru",
    "TAMIL": "Taml",
    "SINHALA": "Sinh",
    "THAI": "Thai",
    "ETHIOPIC": "Ethi",
    "CJK": "Hani",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "HANGUL": "Hang",
    "THAANA": "Thaa",
    "SYRIAC": "Syrc",
    "TIFINAGH": "Tfng",
    "MYANMAR": "Mymr",
    "KHMER": "Khmr",
}


def icao(text: str, language: str) -> str | None:
    """Latin capitals of a Cyrillic name in its language (be, ru, uk; Doc 9303-3, 6.B). Latin letters pass unchanged.

    None for any other script or letter: the clerk types the Latin form, the program never invents one.
    """
    letters = latin_letters(text, language)
    return None if letters is None else "".join(latin for _sign, latin in letters)


def latin_letters(text: str, language: str) -> list[tuple[str, str]] | None:
    """Each sign of a name with its Latin capitals, empty where it is dropped; None when one cannot be written so."""
    table, letters, before = _BY_LANGUAGE.get(language, _COMMON), list[tuple[str, str]](), " "
    for sign in unicodedata.normalize("NFC", text):
        upper = sign.upper()
        if upper in _UKRAINIAN_FIRST and language == "uk" and not before.isalpha():
            latin: str | None = _UKRAINIAN_FIRST[upper]
        else:
            latin = table[upper] if upper in table else _other_sign(sign, table, before)
        if latin is None:
            return None
        letters.append((sign, latin))
        if sign not in APOSTROPHES and not _is_mark(sign):
            before = sign
    return letters


def _other_sign(sign: str, table: dict[str, str], before: str) -> str | None:
    """Apostrophes, unseen signs and the stress over a Cyrillic vowel go; Latin letters with their marks stay."""
    kind = unicodedata.category(sign)
    if sign in APOSTROPHES or kind == "Cf":
        return ""
    if _is_mark(sign):
        return _mark(sign, before)
    if kind in ("Cc", "Zl", "Zp"):
        return " "
    if kind.startswith("L"):
        return sign.upper() if _script(sign) == "Latn" else _unstressed(sign, table)
    return None if "CYRILLIC" in unicodedata.name(sign, "") else sign


def _mark(sign: str, before: str) -> str | None:
    if _script(before) == "Latn":
        return sign
    return "" if sign in STRESSES and _script(before) == "Cyrl" else None


def _unstressed(sign: str, table: dict[str, str]) -> str | None:
    """Ѐ and Ѝ are written with a stress; any other letter outside the table is unknown to it."""
    base, *marks = list(unicodedata.normalize("NFD", sign.upper()))
    return table.get(base) if len(marks) == 1 and marks[0] in STRESSES else None


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")


def print_case(capitals: str) -> str:
    """Mixed case of a Latin name, by word, hyphen and the apostrophe of O’Dell: Shcharbakou, Dunin-Martsinkevich."""
    return _WORD.sub(lambda word: word[0][0].upper() + word[0][1:], capitals.lower())


@lru_cache(4096)  # single letters, never a name
def _script(sign: str) -> str:
    return _SCRIPTS.get(unicodedata.name(sign, "").partition(" ")[0], "Zzzz")


def script_of(text: str) -> str:
    """ISO 15924 code of the script most letters belong to; empty without letters, Zzzz where it is not known."""
    counted = Counter(_script(sign) for sign in text if sign.isalpha())
    return counted.most_common(1)[0][0] if counted else ""


def mixed_script_warning(text: str) -> str | None:
    """A sentence when two scripts meet inside one word, as when a Latin o stands in a Cyrillic name."""
    letters = [(_script(sign) if sign.isalpha() else "") for sign in text]
    if all(one == other or not one or not other for one, other in pairwise(letters)):
        return None
    return "Letters of two alphabets stand in one word. Nothing was changed. Type the word again in one alphabet."


def language_of(text: str) -> str:
    """The language a name is written in, where its letters say so for sure; Russian for other Cyrillic; else empty."""
    letters = set(unicodedata.normalize("NFC", text).casefold())
    script = script_of(text)
    if script == "Cyrl":
        return _cyrillic_language(letters)
    if script == "Latn":
        return next((language for language, sure in _SURE_LATIN if letters & sure), "")
    return "he" if script == "Hebr" else ""


_SURE_LATIN = (
    ("lt", set("ėįų")),
    ("pl", set("łńśźż")),
    ("lv", set("āēģīķļņ")),
    ("de", set("ß")),
)


def _cyrillic_language(letters: set[str]) -> str:
    if letters & set("їєґ"):
        return "uk"
    if "ў" in letters:
        return "be"
    if letters & set("іʼ’'"):
        return "uk" if letters & set("ищ") else "be"
    return "ru"
