"""The Latin form of a name as a suggestion (ICAO Doc 9303-3, section 6): offered, marked, never stored silently."""

from __future__ import annotations

import unicodedata

from app.translit import APOSTROPHES, icao, latin_letters, print_case, script_of

# Doc 9303-3, section 6.A: letters that do not lose a mark only. Where two ways are allowed, the longer one.
_ZONE_LETTERS = str.maketrans(
    {
        **{"Ä": "AE", "Æ": "AE", "Å": "AA", "Ö": "OE", "Ø": "OE", "Œ": "OE", "Ü": "UE", "ẞ": "SS", "Ĳ": "IJ"},
        **{"Þ": "TH", "Đ": "D", "Ð": "D", "Ł": "L", "Ħ": "H", "Ŧ": "T", "Ŋ": "N", "ĸ": "Q", "ı": "I"},
    }
)


def latin_suggestion(text: str, language: str) -> str:
    """The suggested Latin spelling in mixed case; empty where only a person can tell (any script but Cyrillic)."""
    if not text.strip() or script_of(text) != "Cyrl":
        return ""
    known = language if language in {"be", "ru", "uk"} else "ru"
    latin = latin_form(text, known) or ""
    return print_case(latin) if latin.isupper() or latin.islower() else latin


def latin_form(text: str, language: str) -> str | None:
    """The ICAO form in the case of the name: Shcharbakou, SHCHARBAKOU, shcharbakou; None as for `icao`."""
    letters = latin_letters(text, language)
    if letters is None:
        return None
    signs = "".join(sign for sign, _latin in letters)
    return "".join(_cased(signs, place, latin) for place, (_sign, latin) in enumerate(letters))


def _cased(signs: str, place: int, latin: str) -> str:
    sign = signs[place]
    if not sign.isupper():
        return latin.lower() if sign.islower() else latin
    return latin if len(latin) < 2 or _stands_among_capitals(signs, place) else latin.capitalize()


def _stands_among_capitals(signs: str, place: int) -> bool:
    """By the next letter of the word, else by the one before it, else by the whole name."""
    after, before = _neighbour(signs[place + 1 :]), _neighbour(signs[:place][::-1])
    if after or before:
        return (after or before).isupper()
    return sum(sign.isupper() for sign in signs) > 1 and not any(sign.islower() for sign in signs)


def _neighbour(signs: str) -> str:
    """The nearest letter of the same word; apostrophes and marks do not end a word."""
    for sign in signs:
        if sign.isalpha() and sign not in APOSTROPHES:
            return sign
        if sign not in APOSTROPHES and not unicodedata.combining(sign):
            return ""
    return ""


def zone_name(family: str, given: str, language: str = "") -> str | None:
    """The name field of a machine zone without trailing fillers: DUNIN<MARTSINKEVICH<<VINTSENT (Doc 9303-3, 4.6).

    None where a letter is in neither table (section 6.A and 6.B)."""
    primary, secondary = zone_letters(family, language), zone_letters(given, language)
    if primary is None or secondary is None:
        return None
    return f"{primary}<<{secondary}" if primary and secondary else primary or secondary


def zone_letters(text: str, language: str = "") -> str | None:
    """Letters A-Z with one filler for each hyphen or space; apostrophes and other punctuation are dropped."""
    capitals = icao(text, language)
    if capitals is None:
        return None
    folded = unicodedata.normalize("NFD", capitals.translate(_ZONE_LETTERS))
    parts = "".join(" " if sign.isspace() or _is_dash(sign) else sign for sign in folded if not sign.isdecimal())
    words = ("".join(sign for sign in word if sign.isalpha()) for word in parts.split())
    joined = "<".join(word for word in words if word)
    return joined if joined.isascii() else None


def _is_dash(sign: str) -> bool:
    return unicodedata.category(sign) == "Pd" or sign in "\u2212,"
