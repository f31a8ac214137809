"""What each column tells as a whole, before a single row is read: sex letters, order of names, order of dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from app.lists.asks import Ask, AskField, AskKind, ColumnAnswer, answer
from app.lists.births import BirthColumn, birth_column, birth_questions, together
from app.lists.cells import clean
from app.lists.countries import country
from app.lists.documents import DocumentGuess, documents
from app.lists.headings import said_order
from app.lists.languages import languages
from app.lists.name_order import NameOrder, name_and_birth
from app.lists.names import ColumnOrder, column_order, split_full
from app.lists.sensitive import Seal
from app.lists.sexes import CHOICES, lone_letter, sexes
from app.lists.sheet import Meaning, Sheet
from models.codes import Sex
from models.values.birth_reading import Reading, read_birth


@dataclass(frozen=True, repr=False)
class WholeColumns:
    """The columns of one sheet as they were understood or answered. What was read of a cell is kept for its equals,
    and forgotten with the sheet."""

    columns: tuple[Meaning, ...]
    header: tuple[str, ...]
    sexes: dict[str, Sex]
    name: int | None
    names: ColumnOrder | None
    births: tuple[tuple[int, Callable[[str], Reading]], ...]
    seal: Seal
    country: Callable[[str], str | None]
    languages: Callable[[str], tuple[tuple[str, ...], bool]]
    documents: Callable[[str, str], tuple[tuple[DocumentGuess, ...], bool]]
    today: date

    def born(self, row: Sequence[str]) -> tuple[Reading, bool]:
        """The birth of one row from all columns that speak of it, and whether they contradict each other."""
        readings = [read(clean(row[place])) for place, read in self.births]
        beside = name_and_birth(clean(row[self.name]))[1] if self.name is not None else ""
        if beside:
            readings.append(read_birth(beside, self.today))
        return together(readings, self.today)

    def papers(self, row: Sequence[str]) -> tuple[tuple[DocumentGuess, ...], bool]:
        """The papers of one row from all columns that name them, and whether all of it was understood."""
        read = [self.documents(clean(row[place]), _at(self.header, place)) for place in self.places(Meaning.DOCUMENTS)]
        return tuple(paper for papers, _sure in read for paper in papers), all(sure for _papers, sure in read)

    def places(self, meaning: Meaning) -> tuple[int, ...]:
        return places_of(self.columns, meaning)


def whole_columns(
    sheet: Sheet, columns: Sequence[Meaning], today: date, answers: tuple[ColumnAnswer, ...]
) -> WholeColumns:
    """Every column read as a whole."""
    places = {meaning: places_of(columns, meaning) for meaning in (Meaning.SEX, Meaning.FULL_NAME, Meaning.BORN)}
    sex, name = (next(iter(places[meaning]), None) for meaning in (Meaning.SEX, Meaning.FULL_NAME))
    return WholeColumns(
        columns=tuple(columns),
        header=sheet.header,
        sexes={} if sex is None else _sexes(sheet, sex, answers),
        name=name,
        names=None if name is None else _names(sheet, name, answers),
        births=tuple((place, _reader(_births(sheet, place, today, answers), today)) for place in places[Meaning.BORN]),
        seal=Seal(columns, sheet.header),
        country=cache(country),
        languages=cache(languages),
        documents=cache(documents),
        today=today,
    )


def _reader(column: BirthColumn, today: date) -> Callable[[str], Reading]:
    return cache(lambda cell: column.read(cell, today))


def places_of(columns: Sequence[Meaning], meaning: Meaning) -> tuple[int, ...]:
    return tuple(place for place, each in enumerate(columns) if each is meaning)


def _cells(sheet: Sheet, place: int) -> list[str]:
    return [cleaned for row in sheet.rows if (cleaned := clean(row[place]))]


def _heading(sheet: Sheet, place: int) -> str:
    return _at(sheet.header, place)


def _at(header: Sequence[str], place: int) -> str:
    return header[place] if place < len(header) else ""


def _sexes(sheet: Sheet, place: int, answers: tuple[ColumnAnswer, ...]) -> dict[str, Sex]:
    return sexes(_cells(sheet, place), _heading(sheet, place), answer(answers, place, AskKind.SEX_LETTERS))


def _names(sheet: Sheet, place: int, answers: tuple[ColumnAnswer, ...]) -> ColumnOrder:
    answered = answer(answers, place, AskKind.NAME_ORDER)
    said = said_order(_heading(sheet, place))
    return column_order(
        (name_and_birth(cell)[0] for cell in _cells(sheet, place)), said, NameOrder(answered) if answered else None
    )


def _births(sheet: Sheet, place: int, today: date, answers: tuple[ColumnAnswer, ...]) -> BirthColumn:
    return birth_column(
        _cells(sheet, place),
        _heading(sheet, place),
        answer(answers, place, AskKind.DAY_MONTH_ORDER),
        answer(answers, place, AskKind.OTHER_CALENDAR),
        from_1904=sheet.epoch_1904,
        today=today,
    )


def column_asks(sheet: Sheet, columns: Sequence[Meaning], today: date) -> tuple[Ask, ...]:
    """What must be asked once for a whole column; each is answered with a ColumnAnswer for `interpret`."""
    return tuple(_questions(sheet, columns, today))


def _questions(sheet: Sheet, columns: Sequence[Meaning], today: date) -> Iterable[Ask]:
    for place in places_of(columns, Meaning.BORN):
        yield from birth_questions(_cells(sheet, place), _heading(sheet, place), place, today)
    for place in places_of(columns, Meaning.SEX)[:1]:
        cells = _cells(sheet, place)
        if lone_letter(cells, _sexes(sheet, place, ())):
            yield Ask(AskField.SEX, AskKind.SEX_LETTERS, "M", tuple(CHOICES), place)
    for place in places_of(columns, Meaning.FULL_NAME)[:1]:
        order = _names(sheet, place, ())
        open_names = [name for name in _cells(sheet, place) if " " in name and not split_full(name, order).sure]
        if open_names:
            yield Ask(AskField.NAME, AskKind.NAME_ORDER, open_names[0], tuple(NameOrder), place)
