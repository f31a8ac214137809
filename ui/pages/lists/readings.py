"""A row of a list in words: what stands in the file beside what was read from it, and what a person must ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from app.letter_words import language_word
from app.lists import ListedPerson, Meaning
from app.remarks import propose
from models.codes import Condition, Custody, DocumentType, Sex
from models.values.birth_reading import Doubt
from models.values.partial_date import show
from ui.labels import documents
from ui.words import _, ngettext


class Place(IntEnum):
    """The columns of the preview, whatever the file looks like."""

    NUMBER = 0
    NAME = 1
    BORN = 2
    SEX = 3
    CITIZEN = 4
    PAPERS = 5
    SPEAKS = 6
    ASK = 7


@dataclass(frozen=True)
class Cell:
    """As written above, as read below; `doubt` is a sentence to ask, drawn with the triangle."""

    written: str = field(repr=False)
    read: str = field(repr=False)
    doubt: bool = False


def place_words() -> dict[Place, str]:
    return {
        Place.NUMBER: "№",
        Place.NAME: _("Name"),
        Place.BORN: _("Born"),
        Place.SEX: _("Sex"),
        Place.CITIZEN: _("Citizen"),
        Place.PAPERS: _("Papers"),
        Place.SPEAKS: _("Speaks"),
        Place.ASK: _("Look at"),
    }


def meaning_words() -> dict[Meaning, str]:
    """What a column may be said to hold."""
    return {
        Meaning.ORDER: _("Number on the list"),
        Meaning.FAMILY: _("Family name"),
        Meaning.GIVEN: _("Given name"),
        Meaning.PATRONYMIC: _("Patronymic"),
        Meaning.FULL_NAME: _("Whole name"),
        Meaning.SEX: _("Sex"),
        Meaning.BORN: _("Birth date or age"),
        Meaning.NATIONALITY: _("Citizenship"),
        Meaning.DOCUMENTS: _("Papers"),
        Meaning.LANGUAGES: _("Languages"),
        Meaning.REMARK: _("Remark"),
        Meaning.PHONE: _("Phone"),
        Meaning.IGNORE: _("Not used"),
    }


def doubt_words() -> dict[Doubt, str]:
    return {
        Doubt.PLACEHOLDER: _("1 January, or not known?"),
        Doubt.OTHER_CALENDAR: _("Born: a year of another calendar?"),
        Doubt.DAY_MONTH_ORDER: _("Born: day or month first?"),
        Doubt.IMPOSSIBLE: _("Born: no such date."),
        Doubt.FUTURE: _("Born: in the future."),
        Doubt.NOT_UNDERSTOOD: _("Born: not understood."),
    }


def cells_of(person: ListedPerson, columns: Sequence[Meaning], today: date) -> tuple[Cell, ...]:
    """One person as the preview shows it, in the order of `Place`."""
    said = _written(person, columns)
    return (
        Cell(person.order if person.order != str(person.row) else "", str(person.row)),
        _name(person),
        _born(person, today),
        Cell(said[Meaning.SEX], sex_words()[person.sex], bool(said[Meaning.SEX]) and person.sex is Sex.NOT_ASKED),
        Cell(said[Meaning.NATIONALITY], person.nationality, False),
        _papers(person, said[Meaning.DOCUMENTS]),
        Cell(said[Meaning.LANGUAGES], ", ".join(language_word(tag, "en") for tag in person.languages)),
        _to_ask(person),
    )


def _written(person: ListedPerson, columns: Sequence[Meaning]) -> dict[Meaning, str]:
    said = dict.fromkeys(Meaning, "")
    for meaning, cell in zip(columns, person.cells, strict=False):
        said[meaning] = " ".join(part for part in (said[meaning], cell.strip()) if part)
    return said


def _name(person: ListedPerson) -> Cell:
    parts = [part for part in (person.family, person.given, person.patronymic) if part]
    return Cell(person.full_as_written, " · ".join(parts) or _("No name"), not parts)


def _born(person: ListedPerson, today: date) -> Cell:
    born = person.born
    asked = _("ask") if born.doubt else _("not said")
    return Cell(born.as_written, show(born.value, today) if born.value else asked, bool(born.doubt))


def _papers(person: ListedPerson, written: str) -> Cell:
    return Cell(written, ", ".join(_paper(*paper) for paper in person.documents))


def _paper(kind: DocumentType, condition: Condition, custody: Custody) -> str:
    parts = (documents()[kind], condition_words().get(condition, ""), custody_words().get(custody, ""))
    return " ".join(part for part in parts if part)


def _to_ask(person: ListedPerson) -> Cell:
    """What a person must look at; drawn over both lines."""
    notes = [doubt_words()[person.born.doubt]] if person.born.doubt else []
    notes += person.notes
    doubtful = bool(notes)
    count = len(propose(person.remark)) if person.remark else 0
    if count:
        notes.append(ngettext("{n} remark to confirm.", "{n} remarks to confirm.", count).format(n=count))
    elif person.remark:
        notes.append(_("Remark kept, nothing proposed."))
    return Cell("", " ".join(notes), doubtful)


def sex_words() -> dict[Sex, str]:
    return {
        Sex.FEMALE: _("Female"),
        Sex.MALE: _("Male"),
        Sex.OTHER: _("Other"),
        Sex.NOT_ASKED: _("Not asked"),
    }


def condition_words() -> dict[Condition, str]:
    """Only what is worth saying; good and unknown stay silent."""
    return {
        Condition.WORN: _("(worn)"),
        Condition.TORN: _("(torn)"),
        Condition.MUTILATED_BY_AUTHORITY: _("(torn by an authority)"),
        Condition.WATER: _("(wet)"),
        Condition.EXPIRED: _("(expired)"),
        Condition.COPY: _("(a copy)"),
        Condition.PHONE_IMAGE: _("(on a phone)"),
        Condition.ILLEGIBLE: _("(cannot be read)"),
        Condition.INCOMPLETE: _("(not complete)"),
    }


def custody_words() -> dict[Custody, str]:
    return {
        Custody.CONFISCATED_BEFORE: _("taken before"),
        Custody.LOST: _("lost"),
        Custody.LEFT_HOME: _("left at home"),
        Custody.BORDER_GUARD: _("with the border guard"),
    }
