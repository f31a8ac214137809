"""People as listed: each column read by its meaning, each cell kept, each thing not understood said in a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.lists.cells import clean, hides_signs
from app.lists.countries import country
from app.lists.documents import DocumentGuess, documents
from app.lists.languages import languages
from app.lists.names import listed_language, name_parts
from app.lists.sexes import sex_of, sexes
from app.lists.sheet import ListError, Meaning, Sheet
from app.translit import mixed_script_warning, script_of
from models.codes import Sex
from models.values.birth_reading import Reading, read_birth

LONGEST_NAME = 200
NAME_COLUMNS = (Meaning.FAMILY, Meaning.GIVEN, Meaning.PATRONYMIC, Meaning.FULL_NAME)


@dataclass(frozen=True, repr=False)
class ListedPerson:
    """One row. `cells` are the originals; every other field is a reading of them that a person may correct.

    `row` counts the people of the sheet from 1, `order` is the list's own number; `notes` name columns, never values.
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


def interpret(sheet: Sheet, columns: Sequence[Meaning], today: date) -> tuple[ListedPerson, ...]:
    """Every row of the sheet as a person, by the meanings that somebody confirmed for its columns."""
    if len(columns) != len(sheet.columns):
        raise ListError("The columns do not fit this list. Nothing was imported. Open the list again.", "columns")
    if not set(columns) & {Meaning.FAMILY, Meaning.GIVEN, Meaning.FULL_NAME}:
        raise ListError(
            "No column is marked as a name. Nothing was imported. Choose the column that holds the names.", "columns"
        )
    column = _sex_column(sheet, columns)
    return tuple(_with_cuts(_person(number, row, columns, column, today)) for number, row in enumerate(sheet.rows, 1))


def _with_cuts(person: ListedPerson) -> ListedPerson:
    """Nothing is cut silently: the importer keeps this much of a name, and every cell whole beside it."""
    if max(len(person.family), len(person.given), len(person.patronymic)) <= LONGEST_NAME:
        return person
    return replace(person, notes=(*person.notes, "A name is too long and is cut; the original is kept."))


def _sex_column(sheet: Sheet, columns: Sequence[Meaning]) -> dict[str, Sex]:
    if Meaning.SEX not in columns:
        return {}
    index = list(columns).index(Meaning.SEX)
    return sexes((row[index] for row in sheet.rows), sheet.header[index] if sheet.header else "")


def _person(
    number: int, row: tuple[str, ...], columns: Sequence[Meaning], sex_column: dict[str, Sex], today: date
) -> ListedPerson:
    said = _by_meaning(row, columns)
    parts = name_parts(*(said[meaning] for meaning in NAME_COLUMNS))
    full = " ".join(said[meaning] for meaning in NAME_COLUMNS if said[meaning])
    papers, papers_sure = documents(said[Meaning.DOCUMENTS])
    spoken, spoken_sure = languages(said[Meaning.LANGUAGES])
    citizen = country(said[Meaning.NATIONALITY])
    sex = sex_of(said[Meaning.SEX], sex_column)
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
        born=read_birth(said[Meaning.BORN], today),
        nationality=citizen or said[Meaning.NATIONALITY],
        documents=papers,
        languages=spoken,
        phone=said[Meaning.PHONE],
        remark=said[Meaning.REMARK],
        notes=_notes(
            (not parts.sure, "Family name and given name stand in one cell: check which is which."),
            (any(hides_signs(cell) for cell in row), "Invisible signs were taken out of a cell; the original is kept."),
            (not full, "No name is given."),
            (mixed_script_warning(full) is not None, "Letters of two alphabets stand in one word of the name."),
            (bool(said[Meaning.SEX]) and sex is Sex.NOT_ASKED, "Sex was not understood."),
            (bool(said[Meaning.NATIONALITY]) and not citizen, "Citizenship was not recognised; it stays as written."),
            (not papers_sure, "A paper was not recognised."),
            (not spoken_sure, "A language was not recognised."),
        ),
    )


def _notes(*doubts: tuple[bool, str]) -> tuple[str, ...]:
    return tuple(note for holds, note in doubts if holds)


def _by_meaning(row: tuple[str, ...], columns: Sequence[Meaning]) -> dict[Meaning, str]:
    """The cleaned text for each meaning; several columns of one meaning are joined, so that nothing is lost."""
    said = dict.fromkeys(Meaning, "")
    for meaning, cell in zip(columns, row, strict=True):
        said[meaning] = " ".join(part for part in (said[meaning], clean(cell)) if part)
    return said
