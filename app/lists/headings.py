"""What the columns of a list mean: by their headings in ten languages, and without them by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from app.lists.countries import country
from app.lists.documents import names_a_paper
from app.lists.heading_words import (
    AGE_STARTS,
    CONTACT_STARTS,
    FAMILY_IN,
    GIVEN_IN,
    PATRONYMIC_IN,
    PLAIN_NAMES,
    STARTS,
    WHOLE,
    WHOLE_FAMILY_FIRST,
    WHOLE_GIVEN_FIRST,
    YEAR_STARTS,
    begins,
    folded,
)
from app.lists.languages import languages
from app.lists.name_order import NameOrder, given_share, is_patronymic, name_and_birth
from app.lists.sexes import is_sex_word
from app.lists.sheet import Meaning
from models.values.birth_reading import Doubt, read_birth

LONGEST, SAMPLE, MOST, YEARS_APART = 60, 200, 0.6, 5
_LATE = date(2090, 1, 1)  # no date of a list is in the future of it
REPEATED = frozenset((Meaning.REMARK, Meaning.BORN, Meaning.DOCUMENTS, Meaning.PHONE, Meaning.IGNORE))
_PLAIN_TO_SEE = frozenset((Meaning.SEX, Meaning.NATIONALITY, Meaning.LANGUAGES))
_JOINING = frozenset(("и", "і", "й", "та", "ir", "i", "and", "und", "un", "و"))
_DATE = re.compile(
    r"\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}|\d{4}[-./]\d\d?[-./]\d\d?(?:[ T]00:00(?::00)?)?|\d{1,2}[./]\d{4}|"
    r"(?:19|20|1[34])\d\d|~\s*\d\d|\d{1,2}\.? [^\W\d_]{3,} \d{4}|(?:19|20)\d\d-\d\d"
)
_BIRTH_WORD = re.compile(r"\b(?:рожден|нараджэн|народжен|birth|urodzen|gimim|geburt|dzimšan|تولد|میلاد)")
_AGE = re.compile(r"\d{1,2}")
_PHONE = re.compile(r"\+?[\d\s()/-]{7,20}")
_DATA = re.compile(r"\d+|[\d./-]{6,10}|\+?[\d\s()-]{7,20}")


def meanings_of(row: Sequence[str]) -> tuple[Meaning, ...]:
    """The meanings of the cells that are heading words; none where a cell is a figure, a date or a sex letter."""
    if any(_DATA.fullmatch(cell.strip()) or _DATE.fullmatch(cell.strip()) for cell in row):
        return ()
    return tuple(meaning for cell in row if (meaning := heading(cell)) is not None)


def names_people(row: Sequence[str]) -> bool:
    """Whether a cell is a heading of names and nothing else, so that it may be the only heading of its line."""
    return bool(meanings_of(row)) and any(_only_names(folded(cell)) for cell in row)


def _only_names(words: str) -> bool:
    rest = words
    for part in (PATRONYMIC_IN, FAMILY_IN, GIVEN_IN):
        rest = part.sub(" ", rest)
    said = words in (*WHOLE, *WHOLE_FAMILY_FIRST, *WHOLE_GIVEN_FIRST)
    return bool(words) and (said or set(rest.split()) <= _JOINING)


def heading(cell: str) -> Meaning | None:
    """What one heading says, or None when it is no heading word."""
    words = folded(cell) or cell.strip()
    if not words or len(words) > LONGEST:
        return None
    whole = any(begins(words, starts) for starts in (WHOLE, WHOLE_FAMILY_FIRST, WHOLE_GIVEN_FIRST))
    return Meaning.FULL_NAME if whole else _part_of_name(words) or _other(words)


def _part_of_name(words: str) -> Meaning | None:
    rest = PATRONYMIC_IN.sub(" ", words)
    family = FAMILY_IN.search(rest)
    given = GIVEN_IN.search(FAMILY_IN.sub(" ", rest))
    if family and given:
        return Meaning.FULL_NAME
    if family and family.start() == 0:
        return Meaning.FAMILY
    if given and GIVEN_IN.match(words):
        return Meaning.GIVEN
    return Meaning.PATRONYMIC if PATRONYMIC_IN.match(words) else None


def _other(words: str) -> Meaning | None:
    found = next((meaning for meaning, starts in STARTS if begins(words, starts)), None)
    return found or (Meaning.BORN if _BIRTH_WORD.search(words) else None)


def said_order(heading: str) -> NameOrder | None:
    """Which part of a whole name stands first, where the heading says so."""
    words = folded(heading)
    if begins(words, WHOLE_FAMILY_FIRST):
        return NameOrder.FAMILY_FIRST
    if begins(words, WHOLE_GIVEN_FIRST):
        return NameOrder.GIVEN_FIRST
    family = FAMILY_IN.search(words)
    given = GIVEN_IN.search(FAMILY_IN.sub(lambda found: " " * len(found[0]), words))
    if not family or not given:
        return None
    return NameOrder.FAMILY_FIRST if family.start() < given.start() else NameOrder.GIVEN_FIRST


def speaks_of_age(heading: str) -> bool:
    return begins(folded(heading), AGE_STARTS)


def speaks_of_year(heading: str) -> bool:
    """Whether the column holds years of birth, so that 63 is 1963 rather than an age."""
    return begins(folded(heading), YEAR_STARTS)


def speaks_of_contact(heading: str) -> bool:
    """Telephones, addresses, relatives: sealed whatever the column is taken for."""
    return begins(folded(heading), CONTACT_STARTS)


def guess_columns(header: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> tuple[Meaning, ...]:
    """One meaning for each column; a second column of the same meaning is left to a person, except where both count."""
    sample = [[row[index].strip() for row in rows[:SAMPLE] if row[index].strip()] for index in range(width)]
    found = [heading(cell) for cell in header] if header else _by_content(sample)
    found += [None] * (width - len(found))
    if header:
        found = _settle_names(header, found, sample)
        found = [meaning or _unheaded(header[index], sample[index]) for index, meaning in enumerate(found)]
        found = _only_dates(found, sample)
    return _each_once(found)


def _only_dates(found: list[Meaning | None], sample: Sequence[Sequence[str]]) -> list[Meaning | None]:
    """Where no heading speaks of birth, the one column of dates that lie years apart does."""
    dated = [place for place, meaning in enumerate(found) if meaning is None and _lie_apart(sample[place])]
    if Meaning.BORN in found or len(dated) != 1:
        return found
    return [Meaning.BORN if place == dated[0] else meaning for place, meaning in enumerate(found)]


def _lie_apart(cells: Sequence[str]) -> bool:
    if not _most(cells, _could_be_a_birth):
        return False
    years = [int(year) for cell in cells for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", cell)]
    return bool(years) and max(years) - min(years) >= YEARS_APART


def _unheaded(heading: str, cells: Sequence[str]) -> Meaning | None:
    """Under a heading that says nothing only what cannot be mistaken: a date there may be any date."""
    meaning = _kind_of_content(cells)
    return meaning if not heading.strip() or meaning in _PLAIN_TO_SEE else None


def _each_once(found: Sequence[Meaning | None]) -> tuple[Meaning, ...]:
    taken: set[Meaning] = set()
    columns: list[Meaning] = []
    for meaning in found:
        free = meaning is not None and (meaning not in taken or meaning in REPEATED)
        columns.append(meaning if meaning is not None and free else Meaning.IGNORE)
        taken.update({meaning} if meaning else set())
    return tuple(columns)


def _settle_names(
    header: Sequence[str], found: list[Meaning | None], sample: Sequence[Sequence[str]]
) -> list[Meaning | None]:
    """A column headed Name: the given name beside a family name, the family name beside "Vorname", else the whole."""
    settled = list(found)
    plain = [index for index, cell in enumerate(header) if found[index] and folded(cell) in PLAIN_NAMES]
    others = {meaning for index, meaning in enumerate(found) if index not in plain}
    for index in plain:
        if Meaning.FAMILY not in others and Meaning.GIVEN in others:
            settled[index] = Meaning.FAMILY
        elif Meaning.FAMILY not in others and Meaning.FULL_NAME not in others and _many_words(sample[index]):
            settled[index] = Meaning.FULL_NAME
    if Meaning.FAMILY in settled and not {Meaning.GIVEN, Meaning.FULL_NAME} & set(settled):
        place = settled.index(Meaning.FAMILY)
        settled[place] = Meaning.FULL_NAME if _many_words(sample[place]) else Meaning.FAMILY
    return settled


def _many_words(cells: Sequence[str]) -> bool:
    return bool(cells) and sum(len(re.findall(r"\w+", cell)) > 1 for cell in cells) > len(cells) / 2


def _by_content(sample: Sequence[Sequence[str]]) -> list[Meaning | None]:
    """Names are the first columns of plain words; which of two is the given name is told by known given names."""
    found = [_kind_of_content(cells) for cells in sample]
    names = [index for index, meaning in enumerate(found) if meaning is Meaning.FULL_NAME]
    _parts_of_names(found, names, sample)
    for index, cells in enumerate(sample):
        if found[index] is None and any(sign.isalpha() for cell in cells for sign in cell):
            found[index] = Meaning.REMARK
    return found


def _parts_of_names(found: list[Meaning | None], names: list[int], sample: Sequence[Sequence[str]]) -> None:
    if not names:
        return
    if (_many_words(sample[names[0]]) and given_share(sample[names[0]]) > 0) or len(names) == 1:
        for index in names[1:]:
            found[index] = None
        return
    first, second = names[:2]
    swapped = given_share(sample[first]) > given_share(sample[second])
    found[first], found[second] = (Meaning.GIVEN, Meaning.FAMILY) if swapped else (Meaning.FAMILY, Meaning.GIVEN)
    for index in names[2:]:
        found[index] = None


def _most(cells: Sequence[str], holds: Callable[[str], bool], share: float = MOST) -> bool:
    return bool(cells) and sum(holds(cell) for cell in cells) >= share * len(cells)


def _kind_of_content(cells: Sequence[str]) -> Meaning | None:
    """What a column holds by its cells alone; a column of words that could be names is said to be FULL_NAME."""
    if not cells:
        return None
    if _counts(cells):
        return Meaning.ORDER
    if _most(cells, _could_be_a_birth):
        return Meaning.BORN
    if all(is_sex_word(cell) for cell in cells):
        return Meaning.SEX
    if _most(cells, lambda cell: bool(_PHONE.fullmatch(cell)) and sum(map(str.isdigit, cell)) >= 7, 0.8):
        return Meaning.PHONE
    if _most(cells, lambda cell: bool(_AGE.fullmatch(cell)), 0.9):
        return Meaning.BORN
    return _kind_of_words(cells)


def _could_be_a_birth(cell: str) -> bool:
    """A date or an age with a word for it; one or two bare figures may be anything."""
    if not any(map(str.isdigit, cell)) or len(cell) > 40 or re.fullmatch(r"\d{1,3}", cell):
        return False
    reading = read_birth(cell, _LATE)
    return reading.value is not None or reading.doubt is Doubt.OTHER_CALENDAR


def _counts(cells: Sequence[str]) -> bool:
    """1, 2, 3 ... as a list numbers its rows."""
    bare = [cell.rstrip(".)") for cell in cells]
    if not all(cell.isdecimal() and len(cell) < 5 for cell in bare):
        return False
    numbers = [int(cell) for cell in bare]
    return numbers[0] in (0, 1) and all(one < other for one, other in pairwise(numbers))


def _kind_of_words(cells: Sequence[str]) -> Meaning | None:
    if _most(cells, lambda cell: languages(cell) != ((), True) and languages(cell)[1], 0.7):
        between = any(sign in cell for cell in cells for sign in "/,")
        if between or not _most(cells, lambda cell: country(cell) is not None, 0.7) or _all_small(cells):
            return Meaning.LANGUAGES
    if _most(cells, lambda cell: country(cell) is not None, 0.7):
        return Meaning.NATIONALITY
    if _most(cells, names_a_paper):
        return Meaning.DOCUMENTS
    if _most(cells, lambda cell: " " not in cell and is_patronymic(cell)):
        return Meaning.PATRONYMIC
    return Meaning.FULL_NAME if _most(cells, _could_be_a_name) else None


def _all_small(cells: Sequence[str]) -> bool:
    return all(cell.islower() for cell in cells)


def _could_be_a_name(cell: str) -> bool:
    words = re.findall(r"[^\s,.]+", re.sub(r"^\d+[.)]?\s+", "", name_and_birth(cell)[0]))
    bare = [re.sub(r"[-'’ʼ`\u200c]", "", word) for word in words]
    return (
        0 < len(words) <= 6 and len(cell) > 1 and all(word.isalpha() and not word[0].islower() for word in bare if word)
    )
