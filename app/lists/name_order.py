"""Which word of a whole name is the family name: by patronymics, commas, capitals, initials, and known given names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache

from app.given_names import GROUPS
from app.translit import icao


class NameOrder(StrEnum):
    FAMILY_FIRST = "FAMILY_FIRST"
    GIVEN_FIRST = "GIVEN_FIRST"


_PATRONYMIC = re.compile(
    r"[^\W\d_]+(?:вич|віч|ьич|ьіч|лліч|мич|міч|кич|тич|вна|ична|ічна|інічна|ўна|ївна|івна|"
    r"avich|evich|ovich|ievič|avič|ovič|evič|ovych|iyovych|ovna|evna|auna|euna|ouna|owna|oŭna|aŭna|eŭna|iauna|yeuna|ivna|yivna|ichna|inichna)",
    re.IGNORECASE,
)
_TURKIC_WORDS = """
оглы огли оглу углы кызы кизи гызы oglu oğlu ogly ogli kyzy kizi qızı qizi
"""
_TURKIC = frozenset(_TURKIC_WORDS.split())
_MORE_GIVEN = """
john jane james mary robert patricia michael jennifer william linda david elizabeth susan joseph jessica sarah karen
charles nancy lisa matthew betty anthony margaret mark sandra donald ashley steven kimberly emily kenneth donna
kevin carol brian george amanda edward melissa ronald deborah timothy stephanie jason rebecca laura sharon cynthia
kathleen anna amy angela emma oliver harry jack siân rhys owen megan fiona ian hans karl heinz wolfgang klaus dieter
uwe stefan thomas andreas sabine petra ursula monika karin renate greta lukas leon jonas lena marie pierre jean
claire luc eglė vytenis rasa jolanta daiva rūta lina vilma rimantas saulius linas mindaugas darius tomas rokas ugnė
gabija austėja algimantas kęstutis gediminas arūnas egidijus aušra jūratė birutė giedrė dalia laima danutė aldona
rimgaudas jānis pēteris andris juris ilze inga anita kristīne ģirts māris aivars kārlis zbigniew bożena grażyna
halina ryszard zofia krystyna wanda stanisław kazimierz mieczysław leszek bogdan jacek tomasz محمد علی علي رضا حسین
حسن مهدی مهدي احمد أحمد فاطمه فاطمة زهرا مریم مريم زینب سارا لیلا نرگس مینا امیر مهرداد سعید بهرام کامران آرش پریسا
شیرین نسرین یوسف يوسف عمر خالد سامي ليلى نور هدى رنا عائشة خديجة إبراهيم ابراهيم محمود مصطفى حسين عبدالله كريم جمال
طارق سلمى رانيا دعاء بلال زياد
"""
_TITLE_WORDS = """
mr mrs ms miss mx dr prof sir madam herr frau fr hr pan pani p. ponas ponia p-as p-ia г-н г-жа гр гр-н гр-ка
господин госпожа пан пані пани спадар спадарыня сп проф д-р др доктор доктар kungs kundze mme m. mlle señor señora
sr sra آقای آقا خانم دکتر مهندس السيد السيدة الآنسة د الدكتور الدكتورة الأستاذ الحاج
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_PARTICLE_WORDS = """
van von der den de la le du da di del della dos das ter ten zu zur af av al el bin ibn ben abu bint ал аль ибн бен
فان بن ابن أبو ابو آل bint st saint
"""
PARTICLES = frozenset(_PARTICLE_WORDS.split())
INITIAL = re.compile(r"[^\W\d_]{1,2}\.(?:-?[^\W\d_]\.)*|[A-ZА-ЯЁІЎЄЇҐĄČĘĖĮŠŲŪŽŁŃÓŚŹŻ]")


LONGEST_WITH_BIRTH = 120
_BIRTH_BESIDE = re.compile(
    r"(?P<name>[^\d(]*[^\W\d_][^\d(]*?)[\s,;(]+(?P<born>(?:\d{1,2}[./-]){0,2}(?:19|20)\d\d(?:[\s,]*г\.?\s?р?\.?)?)\s*\)?\.?"
)


def name_and_birth(cell: str) -> tuple[str, str]:
    """A name and the birth date or year that stands behind it in the same cell, empty where none does."""
    found = _BIRTH_BESIDE.fullmatch(cell) if len(cell) <= LONGEST_WITH_BIRTH else None
    return (found["name"].rstrip(" ,;"), found["born"]) if found else (cell, "")


def is_patronymic(word: str) -> bool:
    return bool(_PATRONYMIC.fullmatch(word)) or word.casefold() in _TURKIC


def is_turkic_tail(word: str) -> bool:
    """Оглы, кызы: they follow the father's name as a word of their own."""
    return word.casefold() in _TURKIC


def is_title(word: str) -> bool:
    return word.casefold() in _TITLES or word.casefold().rstrip(".") in _TITLES


def is_initial(word: str) -> bool:
    return bool(INITIAL.fullmatch(word))


@cache
def _given_names() -> frozenset[str]:
    """Every form of the table of names, and how Cyrillic ones look in a document's Latin letters."""
    written = set(GROUPS.split())
    latin = {icao(name, language) for name in written for language in ("be", "ru", "uk") if not name.isascii()}
    return frozenset(name.casefold() for name in (*written, *latin, *_MORE_GIVEN.split()) if name)


def is_given(word: str) -> bool:
    """Whether this is a given name known here; a name that is not known says nothing."""
    return word.casefold().replace("ё", "е") in _given_names() or word.casefold() in _given_names()


def given_share(cells: Iterable[str]) -> float:
    """The part of the words in a column that are known given names."""
    words = [word for cell in cells for word in re.findall(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", cell)]
    return sum(map(is_given, words)) / len(words) if words else 0.0


def shown_order(words: Sequence[str]) -> NameOrder | None:
    """What the shape of one name shows for certain: a patronymic, initials, or a family name in capitals."""
    if len(words) < 2:
        return None
    places = [place for place, word in enumerate(words) if is_patronymic(word)]
    if len(words) > 2 and 1 in places and len(words) - 1 not in places:
        return NameOrder.GIVEN_FIRST
    if len(words) > 2 and len(words) - 1 in places:
        return NameOrder.GIVEN_FIRST if places[0] == 1 and not is_turkic_tail(words[-1]) else NameOrder.FAMILY_FIRST
    return _by_initials(words) or _by_capitals(words)


def _by_initials(words: Sequence[str]) -> NameOrder | None:
    first, last = is_initial(words[0]), is_initial(words[-1])
    if first == last:
        return None
    return NameOrder.GIVEN_FIRST if first else NameOrder.FAMILY_FIRST


def _by_capitals(words: Sequence[str]) -> NameOrder | None:
    first, last = _in_capitals(words[0]), _in_capitals(words[-1])
    if first == last:
        return None
    return NameOrder.FAMILY_FIRST if first else NameOrder.GIVEN_FIRST


def _in_capitals(word: str) -> bool:
    return word.isupper() and len(word) > 1 and not is_initial(word)


def likely_order(words: Sequence[str]) -> NameOrder | None:
    """What a known given name at one end only says; it counts together with the other names of its column."""
    if len(words) < 2 or any(word in PARTICLES for word in words[:1]):
        return None
    first, last = is_given(words[0]), is_given(words[-1])
    if first == last:
        return None
    return NameOrder.GIVEN_FIRST if first else NameOrder.FAMILY_FIRST
