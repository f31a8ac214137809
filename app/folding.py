"""Names folded so that one name is found under every spelling: Belarusian, Russian, Polish, Lithuanian, ICAO.

The key is coarse on purpose (domain, 8.6): it finds, a person decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from anyascii import anyascii
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from app.given_names import GROUPS
from app.translit import APOSTROPHES

TOKEN_LENGTH, NEAR_ENOUGH = 60, 0.8
SHORTEST_PART, BEGINS, HOLDS = 3, 0.9, 0.82

# Letters whose sound differs from what their plain Latin form suggests; the rest is left to anyascii.
_SOUNDS = str.maketrans(
    {
        **dict(zip("абвгґдзийклмнопрстуфыіў", "abvhhdziiklmnoprstufiiw", strict=True)),
        **{"е": "e", "ё": "io", "є": "ie", "э": "e", "ї": "i", "ю": "iu", "я": "ia", "ь": "", "ъ": "", "ж": "zh"},
        **{"х": "h", "ц": "ts", "ч": "h", "ш": "sh", "щ": "sh", "ј": "i", "љ": "l", "њ": "n", "ѕ": "dz", "џ": "z"},
        **{"š": "sh", "ś": "sh", "ș": "sh", "ž": "zh", "ż": "zh", "ź": "z", "č": "h", "ć": "h", "ç": "s", "ŭ": "w"},
        **{"ł": "l", "ø": "o", "ß": "s", "ä": "a", "ö": "o", "ü": "u", "å": "a", "æ": "a", "đ": "d", "þ": "t"},
        **{"ģ": "g", "ķ": "k", "ļ": "l", "ņ": "n", "ñ": "n"},
    }
)
# In order: groups of letters that one spelling system writes for a sound that another writes otherwise.
_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|shh|szcz|sch|sz|sh", "s"),
        (r"zh|rz", "z"),
        (r"tch|tsch|cz|kh|ch|g", "h"),
        (r"dz", "d"),
        (r"ts|tz|c", "t"),
        (r"q", "k"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"x", "ks"),
        (r"oo", "u"),
        (r"[jy]", "i"),
        (r"i+", "i"),
        (r"io(?=.)|i[ae]", "a"),
        (r"iu", "u"),
        (r"(?<=[aeio])u(?=[^aeiou]|$)|w", "v"),
        (r"[eo]", "a"),
        (r"(.)\1+", r"\1"),
    )
)
_JOINERS = re.compile(rf"[{APOSTROPHES}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_GIVEN_ENDING, _LAST_VOWELS = re.compile(r"[aiu]v?s$"), re.compile(r"[aiu]+$")
_WORD = re.compile(r"[^\W\d_]+")


def fold_tokens(text: str) -> tuple[str, ...]:
    """One folded token for each word and each half of a double name; a given name becomes its standing form."""
    return tuple(_one_standing(token) for token in fold_plain(text))


def fold_plain(text: str) -> tuple[str, ...]:
    """One folded token for each word and each half of a double name, given names as they are."""
    joined = _JOINERS.sub("", unicodedata.normalize("NFC", text).casefold())
    plain = "".join(sign for sign in unicodedata.normalize("NFC", joined) if not _is_mark(sign))
    folded = (fold_word(word) for word in _WORD.findall(plain))
    return tuple(token for token in folded if token)


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) == "Mn"


def standing_form(word: str) -> str:
    """The folded word, or the one form that stands for a given name: Коля, Мікалай and Mikalojus give one token."""
    return _one_standing(fold_word(word))


def _one_standing(token: str) -> str:
    known = given_forms().known.get(token)
    return known[0] if known else token


def fold_word(word: str) -> str:
    """The sounds of one word in plain Latin letters; final i of -ий, -ый, -y is one letter whatever the spelling."""
    latin = "".join(sign for sign in anyascii(word.translate(_SOUNDS)).lower() if "a" <= sign <= "z")
    for pattern, sound in _RULES:
        latin = pattern.sub(sound, latin)
    return latin[:TOKEN_LENGTH]


class GivenForms:
    """The table of given names, folded: which standing forms a form may belong to. Женя is Евгений and Евгения."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.known: dict[str, tuple[str, ...]] = {}
        self._forms: dict[str, set[str]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        for line in lines:
            tokens = [fold_word(_JOINERS.sub("", form.casefold())) for form in line.split()]
            self._forms.setdefault(tokens[0], set()).update(tokens)
            for token in tokens:
                self.known[token] = _joined(self.known.get(token, ()), tokens[0])
        for token, standing in self.known.items():
            for form in standing:
                self._stems[given_stem(token)] = _joined(self._stems.get(given_stem(token), ()), form)

    def standing(self, token: str) -> tuple[str, ...]:
        """The forms a folded given name stands for; an unknown one stands for itself without foreign endings."""
        if len(token) < 2:
            return (token,)
        stem = given_stem(token)
        return self.known.get(token) or self._stems.get(stem) or (stem,)

    def forms(self, standing: str) -> frozenset[str]:
        """Every known form of one name: Ганна and Анна are one."""
        return frozenset(self._forms.get(standing, ())) | {standing}


def _joined(forms: tuple[str, ...], form: str) -> tuple[str, ...]:
    return forms if form in forms else (*forms, form)


def given_stem(token: str) -> str:
    """A folded given name without what Lithuanian, Polish or Russian hang on it: Albertas, Анатолий, Anatol."""
    stem = _GIVEN_ENDING.sub("", token)
    shorter = _LAST_VOWELS.sub("", stem if len(stem) > 3 else token)
    return shorter if len(shorter) > 3 else token


@cache
def given_forms() -> GivenForms:
    return GivenForms(GROUPS.splitlines())


class TokenIndex:
    """The distinct tokens of all names in memory, asked for the nearest by Jaro-Winkler: 8,000 of 100,000 people."""

    def __init__(self, tokens: Iterable[str] = ()) -> None:
        self._tokens = dict.fromkeys(token for token in tokens if token)
        self._listed = list(self._tokens)

    def __len__(self) -> int:
        return len(self._tokens)

    def __contains__(self, token: object) -> bool:
        return token in self._tokens

    def add(self, tokens: Iterable[str]) -> None:
        """Tokens of a new or changed name; what is known already costs nothing."""
        for token in tokens:
            if token and token not in self._tokens:
                self._tokens[token] = None
                self._listed.append(token)

    def load(self, tokens: Iterable[str]) -> None:
        """Begin anew with these tokens."""
        self._tokens = dict.fromkeys(token for token in tokens if token)
        self._listed = list(self._tokens)

    def nearest(self, token: str, limit: int = 12) -> tuple[tuple[str, float], ...]:
        """The known tokens nearest to this one, best first, each with its likeness from 0.8 to 1."""
        found = process.extract(
            token, self._listed, scorer=JaroWinkler.similarity, limit=limit, score_cutoff=NEAR_ENOUGH
        )
        return tuple((near, score) for near, score, _ in found)

    def holding(self, part: str, limit: int = 12) -> tuple[tuple[str, float], ...]:
        """The known tokens that begin with this part of a name, or hold it, shortest first; two letters are too few."""
        if len(part) < SHORTEST_PART:
            return ()
        held = sorted((token for token in self._listed if part in token), key=len)
        begun = [token for token in held if token.startswith(part)]
        within = [token for token in held if not token.startswith(part)] if len(part) > SHORTEST_PART else []
        return tuple([(token, BEGINS) for token in begun] + [(token, HOLDS) for token in within])[:limit]
