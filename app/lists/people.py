"""People as listed: each column read by its meaning, each cell kept, each thing not understood asked or noted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.lists.asks import Ask, AskField, AskKind, ColumnAnswer
from app.lists.births import birth_question, is_serial
from app.lists.cells import clean, hides_signs
from app.lists.columns import WholeColumns, whole_columns
from app.lists.countries import country
from app.lists.documents import DocumentGuess
from app.lists.languages import languages
from app.lists.name_order import NameOrder
from app.lists.names import NameParts, listed_language, name_parts
from app.lists.sensitive import sealed_cells
from app.lists.sexes import must_ask, sex_of
from app.lists.sheet import ListError, Meaning, Sheet
from app.translit import mixed_script_warning, script_of
from models.codes import Sex
from models.values.birth_reading import Reading

LONGEST_NAME = 200
NAME_COLUMNS = (Meaning.FAMILY, Meaning.GIVEN, Meaning.PATRONYMIC, Meaning.FULL_NAME)
_UNUSED = frozenset((Meaning.IGNORE,))


@dataclass(frozen=True, repr=False)
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
    return tuple(_with_cuts(_person(number, row, whole)) for number, row in enumerate(sheet.rows, 1))


def _with_cuts(person: ListedPerson) -> ListedPerson:
    """Nothing is cut silently: the importer keeps this much of a name, and every cell whole beside it."""
    if max(len(person.family), len(person.given), len(person.patronymic)) <= LONGEST_NAME:
        return person
    return replace(person, notes=(*person.notes, "A name is too long and is cut; the original is kept."))


def _person(number: int, row: tuple[str, ...], whole: WholeColumns) -> ListedPerson:
    said = _by_meaning(row, whole.columns)
    family, given, patronymic, whole_name = (said[meaning] for meaning in NAME_COLUMNS)
    parts = name_parts(family, given, patronymic, whole_name, whole.names)
    full = " ".join(said[meaning] for meaning in NAME_COLUMNS if said[meaning])
    papers, papers_sure = whole.papers(row)
    spoken, spoken_sure = languages(said[Meaning.LANGUAGES])
    citizen = country(said[Meaning.NATIONALITY])
    sex = sex_of(said[Meaning.SEX], whole.sexes)
    born, differs = whole.born(row)
    strange_sex = must_ask(said[Meaning.SEX], whole.sexes)
    strange_country = bool(said[Meaning.NATIONALITY]) and not citizen
    return ListedPerson(
        row=number,
        cells=row,
        order=said[Meaning.ORDER],
        family=parts.family,
        given=parts.given,
        patronymic=parts.patronymic,
        full_as_written=full,
        script=script_of(full),
        language=listed_language(parts),
        sex=sex,
        born=born,
        nationality=citizen or said[Meaning.NATIONALITY],
        documents=papers,
        languages=spoken,
        phone=said[Meaning.PHONE],
        remark=said[Meaning.REMARK],
        sealed=sealed_cells(row, whole.columns, whole.header),
        unread=tuple(place for place, cell in enumerate(row) if cell.strip() and whole.columns[place] in _UNUSED),
        asks=_asked(
            _name_question(parts, full),
            birth_question(born),
            Ask(AskField.BORN, AskKind.DIFFERS, born.as_written) if differs else None,
            _if(strange_sex, AskField.SEX, said[Meaning.SEX]),
            _if(strange_country, AskField.NATIONALITY, said[Meaning.NATIONALITY]),
            _if(not papers_sure, AskField.DOCUMENTS, said[Meaning.DOCUMENTS]),
            _if(not spoken_sure, AskField.LANGUAGES, said[Meaning.LANGUAGES]),
        ),
        notes=_notes(
            (not parts.sure, "Family name and given name stand in one cell: check which is which."),
            (any(hides_signs(cell) for cell in row), "Invisible signs were taken out of a cell; the original is kept."),
            (not full, "No name is given."),
            (mixed_script_warning(full) is not None, "Letters of two alphabets stand in one word of the name."),
            (strange_sex, "Sex was not understood."),
            (strange_country, "Citizenship was not recognised; it stays as written."),
            (not papers_sure, "A paper was not recognised."),
            (not spoken_sure, "A language was not recognised."),
            (differs, "Two columns say different things about the birth."),
            (
                is_serial(born.as_written),
                "The birth date was a day number of a spreadsheet.",
            ),
        ),
    )


def _name_question(parts: NameParts, full: str) -> Ask | None:
    if not full:
        return Ask(AskField.NAME, AskKind.MISSING)
    return None if parts.sure else Ask(AskField.NAME, AskKind.NAME_ORDER, full, tuple(NameOrder))


def _if(holds: bool, asked: AskField, written: str) -> Ask | None:
    return Ask(asked, AskKind.NOT_UNDERSTOOD, written) if holds else None


def _asked(*questions: Ask | None) -> tuple[Ask, ...]:
    return tuple(question for question in questions if question is not None)


def _notes(*doubts: tuple[bool, str]) -> tuple[str, ...]:
    return tuple(note for holds, note in doubts if holds)


def _by_meaning(row: tuple[str, ...], columns: Sequence[Meaning]) -> dict[Meaning, str]:
    """The cleaned text for each meaning; several columns of one meaning are joined, so that nothing is lost."""
    said = dict.fromkeys(Meaning, "")
    for meaning, cell in zip(columns, row, strict=True):
        said[meaning] = " ".join(part for part in (said[meaning], clean(cell)) if part)
    return said
