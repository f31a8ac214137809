"""The whole register in memory, asked who of it may be the same person as the one in hand, best first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Generic

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.likeness import Candidate, KeyT, Level, Likeness
from app.twin_births import BirthCounts, Births
from app.twin_names import Family, NameBook
from app.twin_question import Entry, Question
from app.twin_rule import Signs
from app.twin_weights import NameCounts, slack
from models.codes import DatePrecision
from models.values.partial_date import PartialDate

Found = tuple[Signs, Question[KeyT], Entry[KeyT]]


class TwinIndex(Generic[KeyT]):
    """Candidates by key; one key may stand under several spellings. `likely` never names the asking key itself.

    100,000 people are put in within 3 s and hold 50 MB, and one question then takes 2 ms (two slow cores, not busy);
    what is written later is put in with `replace` and `remove`. The bench prints recall and false alarms.
    """

    def __init__(self, candidates: Iterable[Candidate[KeyT]] = (), today: Callable[[], date] = date.today) -> None:
        self._today, self._book = today, NameBook()
        self._names, self._births = NameCounts(), BirthCounts()
        self._entries: dict[KeyT, list[Entry[KeyT]]] = {}
        self._by_family: dict[str, list[Entry[KeyT]]] = {}
        self._by_bones: dict[str, list[Entry[KeyT]]] = {}
        self._by_given: dict[tuple[str, int], list[Entry[KeyT]]] = {}
        self._by_day: dict[str, list[Entry[KeyT]]] = {}
        self._stems: list[str] = []
        self._dates: dict[PartialDate, PartialDate] = {}
        for candidate in candidates:
            self.add(candidate)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def add(self, candidate: Candidate[KeyT]) -> None:
        """A person, or another spelling of one who is known already."""
        entries, new = self._read(candidate), candidate.key not in self._entries
        self._entries.setdefault(candidate.key, []).extend(entries)
        for entry in entries:
            self._know(entry)
            for where in self._places(entry):
                where.append(entry)
        if new:
            self._count(entries[0], 1)

    def replace(self, key: KeyT, candidates: Iterable[Candidate[KeyT]]) -> None:
        """All spellings of one person anew, after any change to the person."""
        self.remove(key)
        for candidate in candidates:
            self.add(candidate)

    def remove(self, key: KeyT) -> None:
        """Forget a person; who is not known is no error."""
        entries = self._entries.pop(key, [])
        for entry in entries:
            for where in self._places(entry):
                where.remove(entry)
        if entries:
            self._count(entries[0], -1)

    def likely(self, candidate: Candidate[KeyT], limit: int = 5) -> list[tuple[KeyT, Likeness]]:
        """Who may be the same human being, best first; `Level.LIKELY` is worth an alert, `POSSIBLE` a look."""
        best: dict[KeyT, Found[KeyT]] = {}
        for question in self._questions(candidate):
            for entry in self._near(question):
                signs, known = question.signs(entry), best.get(entry.key)
                if known is None or signs.odds > known[0].odds:
                    best[entry.key] = (signs, question, entry)
        best.pop(candidate.key, None)
        return [
            (entry.key, question.likeness(signs, entry)) for signs, question, entry in _ranked(best.values())[:limit]
        ]

    def weigh(self, one: Candidate[KeyT], other: Candidate[KeyT]) -> Likeness:
        """Two records compared, whether they stand in the register or not."""
        entries, best = self._read(other), list[Found[KeyT]]()
        for question in self._questions(one):
            best += [(question.signs(entry), question, entry) for entry in entries]
        signs, question, entry = max(best, key=lambda found: found[0].odds)
        return question.likeness(signs, entry)

    def _read(self, candidate: Candidate[KeyT]) -> list[Entry[KeyT]]:
        readings, father = self._book.read(candidate)
        born = candidate.born and self._dates.setdefault(candidate.born, candidate.born)
        return [
            Entry(candidate.key, reading, father, candidate.sex, born, candidate.family, candidate.given)
            for reading in readings
        ]

    def _know(self, entry: Entry[KeyT]) -> None:
        """Let its names be found by their letters."""
        for point in entry.reading.family.points:
            if point not in self._by_family:
                self._by_family[point] = []
                self._stems.append(point)

    def _count(self, entry: Entry[KeyT], by: int) -> None:
        self._names.count(entry.reading.family, entry.reading.given, by)
        self._births.count(entry.born, by)

    def _places(self, entry: Entry[KeyT]) -> Iterator[list[Entry[KeyT]]]:
        """Every list in which an entry stands."""
        for point in entry.reading.family.points:
            yield self._by_family[point]
        yield self._by_bones.setdefault(entry.reading.family.bones, [])
        for year in self._years(entry.born):
            for form in entry.reading.given.standing:
                yield self._by_given.setdefault((form, year), [])
        if entry.born is not None and entry.born.precision is DatePrecision.DAY:
            yield self._by_day.setdefault(entry.born.stored()[1], [])

    def _years(self, born: PartialDate | None) -> range:
        window = born.window(self._today()) if born else None
        return range(window[0].year, window[1].year + 1) if window else range(0)

    def _questions(self, candidate: Candidate[KeyT]) -> Iterator[Question[KeyT]]:
        births = Births(candidate.born, self._today(), self._births)
        readings, father = self._book.read(candidate)
        crossed = self._book.crossed(candidate)
        for reading in (*readings, crossed) if crossed else readings:
            asked = Entry(
                candidate.key, reading, father, candidate.sex, candidate.born, candidate.family, candidate.given
            )
            yield Question(asked, births, self._names, self._near_families(reading.family))

    def _near_families(self, family: Family) -> dict[str, int]:
        return {near: far for point in family.points for near, far in _near_words(point, self._stems).items()}

    def _near(self, question: Question[KeyT]) -> Iterator[Entry[KeyT]]:
        """Whose family name comes near, and whoever was born on the same day; but the first names must be alike."""
        for stem in question.families:
            yield from filter(question.given_fits, self._by_family.get(stem, ()))
        yield from filter(question.given_fits, self._by_bones.get(question.asked.reading.family.bones, ()))
        for year in self._years(question.asked.born):
            for form in question.asked.reading.given.standing:
                yield from filter(question.family_fits, self._by_given.get((form, year), ()))
        for day in _days(question.asked.born):
            yield from filter(question.given_fits, self._by_day.get(day, ()))


def _days(born: PartialDate | None) -> set[str]:
    """The day of birth, and the one with day and month changed round."""
    if born is None or born.precision is not DatePrecision.DAY:
        return set()
    day = born.stored()[1]
    year, month, number = day.split("-")
    return {day, f"{year}-{number}-{month}"}


def _ranked(found: Iterable[Found[KeyT]]) -> list[Found[KeyT]]:
    shown = [each for each in found if each[0].level is not Level.NONE]
    return sorted(shown, key=lambda each: (each[0].level is not Level.LIKELY, -each[0].odds))


def _near_words(word: str, known: list[str]) -> dict[str, int]:
    if not word:
        return {"": 0}
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=slack(len(word)), limit=None)
    return {near: int(far) for near, far, _ in found}
