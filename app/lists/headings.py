"""Heading words of lists in Russian, Belarusian, Ukrainian, Lithuanian, Polish, English; without them a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.lists.sheet import Meaning

# A heading has the first meaning one of whose words it begins with (after folding case, dots and brackets).
_HEADINGS = (
    (Meaning.ORDER, "№|n°|nr|no|#|п п|n п п|eil|lp|номер п|порядк"),
    (
        Meaning.FULL_NAME,
        "фио|ф и о|піб|фамилия имя|фамилия и имя|прозвішча імя|прозвішча і імя|прізвище ім|full name|name and surname|"
        "vardas ir pavardė|vardas pavardė|pavardė vardas|pavardė ir vardas|imię i nazwisko|nazwisko i imię",
    ),
    (Meaning.PATRONYMIC, "отчество|імя па бацьку|по батькові|patronym|tėvavardis|father"),
    (Meaning.FAMILY, "фамилия|прозвішча|прізвище|pavardė|surname|family|last name|nazwisko"),
    (Meaning.SEX, "пол|sex|gender|lytis|płeć|стать"),
    (Meaning.GIVEN, "имя|імя|ім'я|ім’я|імʼя|vardas|given|first name|name|imię|forename"),
    (
        Meaning.BORN,
        "дата рож|год рож|г р|д р|др|рожд|дата нар|год нар|born|birth|date of birth|dob|year of birth|"
        "gimimo|gim|data ur|возраст|amžius|age|узрост",
    ),
    (Meaning.NATIONALITY, "граж|грам|громадян|national|citizen|pilietyb|obywatel|страна|country|šalis"),
    (Meaning.DOCUMENTS, "докум|дакум|document|papers|dokument|паспорт|passport"),
    (Meaning.LANGUAGES, "язык|мова|language|kalba|kalbos|język"),
    (Meaning.PHONE, "тел|телефон|phone|mobile|моб"),
    (Meaning.REMARK, "прим|заўвагі|зауваж|нотат|коммент|remark|note|comment|pastab|uwagi|здоровье|самочувств|health"),
)
_STARTS = tuple((meaning, tuple(words.split("|"))) for meaning, words in _HEADINGS)
_SEX_WORDS = frozenset(["м", "ж", "m", "f", "v", "k", "ч", "в", "муж", "жен", "male", "female", "vyras", "moteris"])
_DATE = re.compile(r"\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{4}|(?:19|20)\d\d|~\s*\d\d")


def meanings_of(row: Sequence[str]) -> tuple[Meaning, ...]:
    """The meanings of the cells that are heading words."""
    return tuple(meaning for cell in row if (meaning := heading(cell)) is not None)


def heading(cell: str) -> Meaning | None:
    """What one heading says, or None when it is no heading word."""
    words = " ".join(re.sub(r"[.,:()/_\-\s]+", " ", cell.casefold()).split())
    if not words or len(words) > 60:
        return None
    return next((meaning for meaning, starts in _STARTS if _begins(words, starts)), None)


def _begins(words: str, starts: tuple[str, ...]) -> bool:
    """A short start must be the whole word (пол, not полный); a long one may be its beginning (гражданство)."""
    return any(
        words == start or words.startswith(start + " ") or (len(start) > 3 and words.startswith(start))
        for start in starts
    )


def guess_columns(header: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> tuple[Meaning, ...]:
    """One meaning for each column; a second column of the same meaning is left to a person, except remarks."""
    found = [heading(cell) for cell in header] if header else _by_content(rows, width)
    taken: set[Meaning] = set()
    columns: list[Meaning] = []
    for meaning in (*found, *(None,) * (width - len(found))):
        free = meaning is not None and (meaning not in taken or meaning is Meaning.REMARK)
        columns.append(meaning if meaning is not None and free else Meaning.IGNORE)
        taken.update({meaning} if meaning else set())
    return tuple(columns)


def _by_content(rows: Sequence[Sequence[str]], width: int) -> list[Meaning | None]:
    sample = rows[:200]
    found = [_content([row[index].strip() for row in sample if row[index].strip()]) for index in range(width)]
    names = [index for index, meaning in enumerate(found) if meaning is Meaning.FULL_NAME]
    first = [row[names[0]].strip() for row in sample] if names else []
    single = sum(" " not in cell for cell in first) > len(first) / 2
    meanings = (Meaning.FAMILY, Meaning.GIVEN) if single else (Meaning.FULL_NAME,)
    for place, index in enumerate(names):
        found[index] = meanings[place] if place < len(meanings) else None
    return found


def _content(cells: Sequence[str]) -> Meaning | None:
    if not cells:
        return None
    share = len(cells) * 0.6
    if sum(cell.isdigit() and len(cell) < 5 for cell in cells) == len(cells) and cells[0] == "1":
        return Meaning.ORDER
    if sum(bool(_DATE.fullmatch(cell)) for cell in cells) >= share:
        return Meaning.BORN
    if all(cell.casefold() in _SEX_WORDS for cell in cells):
        return Meaning.SEX
    wordy = sum(cell.replace(" ", "").replace("-", "").isalpha() and len(cell) > 2 for cell in cells)
    return Meaning.FULL_NAME if wordy >= share else None
