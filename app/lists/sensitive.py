"""Which cells of a row speak of health, convictions or contacts, whatever their column is taken for: to be sealed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from app.lists.headings import speaks_of_contact
from app.lists.sheet import Meaning

_NEVER = frozenset(
    (Meaning.FULL_NAME, Meaning.ORDER, Meaning.FAMILY, Meaning.GIVEN, Meaning.PATRONYMIC, Meaning.SEX, Meaning.BORN)
)
LONG = 80
_ALWAYS = frozenset((Meaning.REMARK, Meaning.PHONE))
_CONTACT = re.compile(
    r"[^\s@]{1,64}@[^\s@]{1,64}\.\w+|(?<!\d)\+\d[\d\s()-]{7,20}|(?<!\d)\(?0?\d{2,3}\)?[\s-]\d{2,3}[\s-]\d{2,3}[\s-]?\d{2,3}|"
    r"\b(?:ул|вул|просп|пр-т|str|street|g\.|ul)\.?\s\S{1,40}.{0,20}\d|@\w{4,}",
    re.IGNORECASE,
)
_HEALTH = re.compile(
    r"\bболез|болен|больн|хвор|инсулин|інсулін|диабет|дыябет|діабет|\bастм|аллерг|алерг|беременн|цяжарн|вагітн|\bвич\b|\bвіл\b|\bснід|"
    r"инвалид|інвалід|кашель|эпилеп|эпілеп|епілеп|туберк|сухот|\bрак\b|сердц|сэрц|серце|давлени|психи|псіх|псих|депресс|"
    r"операц|перелом|пералом|лекарств|лекі|ліки|"
    r"таблет|медиц|медыц|хромает|\bглух|\bслеп|insulin|diabet|asthma|allerg|"
    r"pregnan|nėšči|ciąż|epilep|tubercul|tuberkul|\bhiv\b|cancer|disab|neįgal|niepełnospr|heart|širdi|\bserce|vaist|\bleki\b|"
    r"medic|wheelchair|vežimėl|wózek|دیابت|انسولین|بیمار|باردار|حامل|سكري|مريض|ربو|ضغط",
    re.IGNORECASE,
)
_CONVICTION = re.compile(
    r"\bст\.? ?\d|\bук\b|\bарт\.? ?\d|ук рб|ук рф|\bкк рб|кку\b|статья|артыкул|стаття|осужд|асудж|засудж|судим|судзім|"
    r"приговор|прысуд|вирок|лишени|пазбаўлен|колони|калоні|колоні|тюрьм|\bтурм|тюрем|convict|sentence|prison|nuteist|teist|"
    r"kalėj|wyrok|skazan|więzie|محکوم|زندان|سجن|محكوم",
    re.IGNORECASE,
)


class Seal:
    """Tells for one sheet which cells only the holders of a compartment may read."""

    def __init__(self, columns: Sequence[Meaning], header: Sequence[str]) -> None:
        contacts = {place for place, heading in enumerate(header) if speaks_of_contact(heading)}
        open_places = {place for place, meaning in enumerate(columns) if meaning in _NEVER}
        self._always = {place for place, meaning in enumerate(columns) if meaning in _ALWAYS} | contacts - open_places
        self._looked_at = set(range(len(columns))) - self._always - open_places
        self._private = cache(speaks_of_private_things)

    def places(self, row: Sequence[str]) -> tuple[int, ...]:
        """The places in a row, counted from 0, that are to be sealed."""
        return tuple(place for place, cell in enumerate(row) if self._holds(place, cell))

    def _holds(self, place: int, cell: str) -> bool:
        if not cell or cell.isspace():
            return False
        return place in self._always or (place in self._looked_at and self._private(cell))


def speaks_of_private_things(text: str) -> bool:
    """Whether words of health or convictions, a telephone number or an address stand in a text; a long one may hold
    anything.
    """
    return len(text) > LONG or any(words.search(text) is not None for words in (_CONTACT, _HEALTH, _CONVICTION))
