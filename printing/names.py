"""How a recorded name stands on paper: the Latin form, in brackets if nobody confirmed it, and the own spelling."""

from __future__ import annotations

from printing.data import Named


def capitals(text: str) -> str:
    """Capital letters where one letter stays one letter: nothing is spelt anew (ß stays ß)."""
    return "".join(sign.upper() if len(sign.upper()) == 1 else sign for sign in text)


def bracketed(text: str, confirmed: bool) -> str:
    """A Latin form that nobody confirmed, in brackets."""
    return text if confirmed or not text else f"[{text}]"


def has_latin(name: Named) -> bool:
    """Whether any part of the name is recorded in Latin letters."""
    return bool(name.latin_family or name.latin_given)


def big_name(name: Named) -> tuple[str, str]:
    """Family and given name for a card's large lines: the Latin form, or the own spelling where there is none."""
    if not has_latin(name):
        return name.own_family, name.own_given
    confirmed = name.latin_confirmed
    return bracketed(capitals(name.latin_family), confirmed), bracketed(name.latin_given, confirmed)


def second_name(name: Named) -> tuple[str, str]:
    """The own spelling for a card's smaller lines; empty where it stands large already."""
    own, latin = (name.own_family, name.own_given), (name.latin_family, name.latin_given)
    alike = [part.casefold() for part in own] == [part.casefold() for part in latin]
    return ("", "") if alike or not any(latin) else own


def is_nameless(name: Named) -> bool:
    """Whether nothing at all is known of the name."""
    return not any(big_name(name))


def latin_line(name: Named) -> str:
    """Family and given name in Latin letters as recorded, for lists."""
    return bracketed(spaced(name.latin_family, name.latin_given), name.latin_confirmed)


def own_line(name: Named) -> str:
    """Family and given name in the own spelling, for lists."""
    return spaced(name.own_family, name.own_given)


def letter_line(name: Named) -> str:
    """Given name and family name in capitals, for letters; the own spelling where there is no Latin form."""
    latin = spaced(name.latin_given, capitals(name.latin_family))
    return bracketed(latin, name.latin_confirmed) or spaced(name.own_given, name.own_family)


def letter_own_line(name: Named) -> str:
    """The own spelling below the Latin form; empty where it would stand there twice."""
    return spaced(*reversed(second_name(name)))


def spaced(*parts: str) -> str:
    """The parts that there are, with a space between them."""
    return " ".join(part for part in parts if part)
