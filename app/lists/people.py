"""People as listed: each column read by its meaning, each cell kept, each thing not understood asked or noted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.lists.asks import Ask, AskField, AskKind, ColumnAnswer
from app.lists.births import birth_question, is_serial
from app.lists.cells import clean, hides_signs
from app.lists.columns import WholeColumns, whole_columns
from app.lists.documents import DocumentGuess
from app.lists.name_order import NameOrder
from app.lists.names import NameParts, language_of_list, listed_language, name_parts
from app.lists.sexes import must_ask, sex_of
from app.lists.sheet import ListError, Meaning, Sheet
from app.translit import mixed_script_warning, script_of
from models.codes import Sex
from models.values.birth_reading import Reading

LONGEST_NAME = 200
NAME_COLUMNS = (Meaning.FAMILY, Meaning.GIVEN, Meaning.PATRONYMIC, Meaning.FULL_NAME)


@dataclass(frozen=True, repr=False, slots=True)
class ListedPerson:
    """One row. `cells` are the originals; every other field is a reading of them that a person may correct.

    `row` counts the people of the sheet from 1, `order` is the list's own number; `notes` name columns, never values.
    `asks` are what a person must decide; `sealed` and `unread` are places of cells: of health, convictions or contacts,
    and of columns without a meaning, whose text stays as it is.
    """

    row: int
    cells: tuple[str, ...] = field(repr=False)
    order: str
    family: str
    given: str
    patronymic: str
    full_as_written: str
    script: str
    language: str
    sex: Sex
    born: Reading
    nationality: str
    documents: tuple[DocumentGuess, ...]
    languages: tuple[str, ...]
    phone: str
    remark: str
    notes: tuple[str, ...]
    asks: tuple[Ask, ...] = ()
    sealed: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()


def interpret(
    sheet: Sheet, columns: Sequence[Meaning], today: date, answers: Iterable[ColumnAnswer] = ()
) -> tuple[ListedPerson, ...]:
    """Every row of the sheet as a person, by the meanings that somebody confirmed and the answers for its columns."""
    if len(columns) != len(sheet.columns):
        raise ListError("The columns do not fit this list. Nothing was imported. Open the list again.", "columns")
    if not set(columns) & {Meaning.FAMILY, Meaning.GIVEN, Meaning.FULL_NAME}:
        raise ListError(
            "No column is marked as a name. Nothing was imported. Choose the column that holds the names.", "columns"
        )
    return rows_as_people(sheet, columns, today, answers)


def rows_as_people(
    sheet: Sheet, columns: Sequence[Meaning], today: date, answers: Iterable[ColumnAnswer] = ()
) -> tuple[ListedPerson, ...]:
    """Every row as `interpret` reads it, even where no column holds names; each of these is asked for a name."""
    whole = whole_columns(sheet, columns, today, tuple(answers))
    return _in_its_language(tuple(_with_cuts(_person(number, row, whole)) for number, row in enumerate(sheet.rows, 1)))


def _in_its_language(people: tuple[ListedPerson, ...]) -> tuple[ListedPerson, ...]:
    """Ганна has no letter of her own: she is HANNA in a Belarusian or Ukrainian list, GANNA in a Russian one."""
    home = language_of_list(f"{one.family} {one.given} {one.patronymic}" for one in people if one.script == "Cyrl")
    return tuple(replace(one, language=home) if home and one.language == "ru" else one for one in people)


def _with_cuts(person: ListedPerson) -> ListedPerson:
    """Nothing is cut silently: the importer keeps this much of a name, and every cell whole beside it."""
    if max(len(person.family), len(person.given), len(person.patronymic)) <= LONGEST_NAME:
        return person
    return replace(person, notes=(*person.notes, "A name is too long and is cut; the original is kept."))


@dataclass(frozen=True, repr=False)
class _Row:
    """One row with what each of its columns said."""

    cells: tuple[str, ...]
    said: dict[Meaning, str]
    parts: NameParts
    full: str
    papers: tuple[tuple[DocumentGuess, ...], bool]
    spoken: tuple[tuple[str, ...], bool]
    citizen: str | None
    born: tuple[Reading, bool]
    strange_sex: bool

    @property
    def strange_country(self) -> bool:
        return bool(self.said[Meaning.NATIONALITY]) and not self.citizen


def _row(cells: tuple[str, ...], whole: WholeColumns) -> _Row:
    said = _by_meaning(cells, whole.columns)
    family, given, patronymic, whole_name = (_no_dash(said[meaning]) for meaning in NAME_COLUMNS)
    return _Row(
        cells=cells,
        said=said,
        parts=name_parts(family, given, patronymic, whole_name, whole.names),
        full=" ".join(said[meaning] for meaning in NAME_COLUMNS if said[meaning]),
        papers=whole.papers(cells),
        spoken=whole.languages(said[Meaning.LANGUAGES]),
        citizen=whole.country(said[Meaning.NATIONALITY]),
        born=whole.born(cells),
        strange_sex=must_ask(said[Meaning.SEX], whole.sexes),
    )


def _no_dash(name: str) -> str:
    """A dash in a cell for a name says that there is none."""
    return name if name.strip("-–—") else ""


def _person(number: int, cells: tuple[str, ...], whole: WholeColumns) -> ListedPerson:
    row = _row(cells, whole)
    return ListedPerson(
        row=number,
        cells=cells,
        order=row.said[Meaning.ORDER],
        family=row.parts.family,
        given=row.parts.given,
        patronymic=row.parts.patronymic,
        full_as_written=row.full,
        script=script_of(row.full),
        language=listed_language(row.parts),
        sex=sex_of(row.said[Meaning.SEX], whole.sexes),
        born=row.born[0],
        nationality=row.citizen or row.said[Meaning.NATIONALITY],
        documents=row.papers[0],
        languages=row.spoken[0],
        phone=row.said[Meaning.PHONE],
        remark=row.said[Meaning.REMARK],
        notes=_notes(row),
        asks=_asks(row),
        sealed=whole.seal.places(cells),
        unread=tuple(place for place in whole.places(Meaning.IGNORE) if cells[place].strip()),
    )


def _asks(row: _Row) -> tuple[Ask, ...]:
    born, differs = row.born
    questions = (
        _name_question(row.parts, row.full),
        birth_question(born),
        Ask(AskField.BORN, AskKind.DIFFERS, born.as_written) if differs else None,
        _if(row.strange_sex, AskField.SEX, row.said[Meaning.SEX]),
        _if(row.strange_country, AskField.NATIONALITY, row.said[Meaning.NATIONALITY]),
        _if(not row.papers[1], AskField.DOCUMENTS, row.said[Meaning.DOCUMENTS]),
        _if(not row.spoken[1], AskField.LANGUAGES, row.said[Meaning.LANGUAGES]),
    )
    return tuple(question for question in questions if question is not None)


def _name_question(parts: NameParts, full: str) -> Ask | None:
    if not full:
        return Ask(AskField.NAME, AskKind.MISSING)
    return None if parts.sure else Ask(AskField.NAME, AskKind.NAME_ORDER, full, tuple(NameOrder))


def _if(holds: bool, asked: AskField, written: str) -> Ask | None:
    return Ask(asked, AskKind.NOT_UNDERSTOOD, written) if holds else None


def _notes(row: _Row) -> tuple[str, ...]:
    doubts = (
        (not row.parts.sure, "Family name and given name stand in one cell: check which is which."),
        (any(map(hides_signs, row.cells)), "Invisible signs were taken out of a cell; the original is kept."),
        (not row.full, "No name is given."),
        (mixed_script_warning(row.full) is not None, "Letters of two alphabets stand in one word of the name."),
        (row.strange_sex, "Sex was not understood."),
        (row.strange_country, "Citizenship was not recognised; it stays as written."),
        (not row.papers[1], "A paper was not recognised."),
        (not row.spoken[1], "A language was not recognised."),
        (row.born[1], "Two columns say different things about the birth."),
        (is_serial(row.born[0].as_written), "The birth date was a day number of a spreadsheet."),
    )
    return tuple(note for holds, note in doubts if holds)


def _by_meaning(row: tuple[str, ...], columns: Sequence[Meaning]) -> dict[Meaning, str]:
    """The cleaned text for each meaning; several columns of one meaning are joined, so that nothing is lost."""
    said = dict.fromkeys(Meaning, "")
    for meaning, cell in zip(columns, row, strict=True):
        said[meaning] = " ".join(part for part in (said[meaning], clean(cell)) if part)
    return said
