"""The facts of a record in the language of a letter: what a person may pull in, field by field (domain, 6.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from app.check_forms import CheckForm
from app.health.news import pregnancy_of, score
from app.letter_words import allergies_text, conditions_text, medicines_text, vitals_text
from app.rows import PersonRow
from models.codes import Answer, Custody, DocumentType, LetterField, ListState, Pregnancy
from models.person import IdentityDocument, Person
from models.values.partial_date import PartialDate, show
from printing.data import SiteData
from printing.own_sheet_words import words as own_words
from printing.phrases import Phrases, phrases

F = LetterField
HEALTH = frozenset(
    {
        *(F.ALLERGIES, F.MEDICINES, F.VITALS, F.CONDITIONS, F.PREGNANCY),
        *(F.FINDINGS, F.OUTCOME, F.INSTRUCTIONS),
    }
)
SENSITIVE = HEALTH | {F.BIRTH, F.BIRTH_PLACE, F.NATIONALITY, F.DOCUMENT_NUMBERS, F.FAMILY_HERE, F.ADDRESS}
_IDENTITY = frozenset(
    {
        *(DocumentType.PASSPORT, DocumentType.ID_CARD, DocumentType.INTERNAL_PASSPORT, DocumentType.A4_CERTIFICATE),
        *(DocumentType.RETURN_CERTIFICATE, DocumentType.REFUGEE_DOCUMENT, DocumentType.RESIDENCE_PERMIT),
        *(DocumentType.VISA, DocumentType.BIRTH_CERTIFICATE, DocumentType.MARRIAGE_CERTIFICATE),
    }
)
_NOT_HERE = frozenset({Custody.CONFISCATED_BEFORE, Custody.NEVER_HAD})


@dataclass(frozen=True, repr=False)
class Source:
    """Everything that the facts of one person are read from; `check` only where the medical seal opens."""

    person: PersonRow
    records: tuple[Person, ...]
    papers: tuple[IdentityDocument, ...]
    family: tuple[PersonRow, ...]
    check: CheckForm | None
    site: SiteData
    today: date
    interpreter: Answer
    languages: tuple[str, ...]


def fact(field: LetterField, source: Source, language: str) -> str:
    """The value as it stands on the paper; empty when the record says nothing of it."""
    return _READ[field](source, phrases("letter", language))


def label(field: LetterField, language: str) -> str:
    """What the paper calls the fact."""
    return phrases("letter", language).word("fields", field)


def _name(source: Source, said: Phrases) -> str:
    name = source.person.name
    if not name.latin:
        return name.short
    return name.latin if name.latin_confirmed else f"[{name.latin}]"


def _born(source: Source, said: Phrases) -> str:
    born = source.person.birth
    if born is None:
        return ""
    return show(born, source.today) if said.language == "en" else _date_words(born, source.today, said.language)


def _date_words(born: PartialDate, today: date, language: str) -> str:
    """Only what is known of it, in figures that read one way: 17 with its month, 1983-04, 1983, ~42."""
    if born.year and born.month and born.day:
        return own_words(language).day(date(born.year, born.month, born.day))
    if born.year:
        return f"{born.year}-{born.month:02d}" if born.month else str(born.year)
    about = born.about(today)
    return "" if about is None else f"~{about}"


def _age(source: Source, said: Phrases) -> str:
    about = source.person.birth.about(source.today) if source.person.birth else None
    if about is None or source.person.birth is None:
        return ""
    return str(about) if source.person.birth.day else f"~{about}"


def _languages(source: Source, said: Phrases) -> str:
    return ", ".join(_language(code, said) for code in source.languages)


def _language(code: str, said: Phrases) -> str:
    return str(said.table["languages"].get(code, code))


def _interpreter(source: Source, said: Phrases) -> str:
    if source.interpreter is Answer.NO:
        return said.say("interpreter_not")
    if source.interpreter is not Answer.YES:
        return ""
    spoken = _language(source.languages[0], said) if source.languages else ""
    return said.say("interpreter_needed", language=spoken).strip(" :")


def _nationality(source: Source, said: Phrases) -> str:
    return next((record.nationality for record in source.records if record.nationality), "")


def _birth_place(source: Source, said: Phrases) -> str:
    record = next((each for each in source.records if each.birth_place or each.birth_country), None)
    return ", ".join(part for part in (record.birth_place, record.birth_country) if part) if record else ""


def _documents(source: Source, said: Phrases) -> str:
    """Types only, and only papers that are in reach; court papers are not told."""
    return ", ".join(dict.fromkeys(_type(paper, said) for paper in _shown_papers(source)))


def _document_numbers(source: Source, said: Phrases) -> str:
    return ", ".join(f"{_type(paper, said)} {paper.number}" for paper in _shown_papers(source) if paper.number)


def _shown_papers(source: Source) -> list[IdentityDocument]:
    return [each for each in source.papers if each.type in _IDENTITY and each.custody not in _NOT_HERE]


def _type(paper: IdentityDocument, said: Phrases) -> str:
    return own_words(said.language).paper(paper.type)


def _family(source: Source, said: Phrases) -> str:
    """How many of the family are here, each by sex and age, without names."""
    shown = [_member(row, source.today, said) for row in source.family]
    return f"{len(shown)}: {', '.join(shown)}" if shown else ""


def _member(row: PersonRow, today: date, said: Phrases) -> str:
    age = row.birth.about(today) if row.birth else None
    return said.word("sexes", row.sex) + ("" if age is None else f" {age}")


def _arrived(source: Source, said: Phrases) -> str:
    times = [record.counted_at for record in source.records if record.counted_at]
    if not times:
        return ""
    at = min(times).astimezone()
    return f"{own_words(said.language).day(at.date())} {at:%H:%M}"


def _allergies(source: Source, said: Phrases) -> str:
    if source.check is None:
        return said.word("lists", ListState.NOT_ASKED)
    return _listed(source.check.allergies_state, allergies_text(source.check), said)


def _medicines(source: Source, said: Phrases) -> str:
    if source.check is None:
        return said.word("lists", ListState.NOT_ASKED)
    return _listed(source.check.medicines_state, medicines_text(source.check), said)


def _conditions(source: Source, said: Phrases) -> str:
    if source.check is None:
        return said.word("lists", ListState.NOT_ASKED)
    return _listed(source.check.conditions_state, conditions_text(source.check), said)


def _pregnancy(source: Source, said: Phrases) -> str:
    """Only where it was asked and answered: no letter says of a man that he was not asked."""
    told = phrases("summary", said.language)
    check = source.check
    if check is None or check.pregnancy in (Pregnancy.NOT_ASKED, Pregnancy.NOT_APPLICABLE, Pregnancy.DECLINED):
        return ""
    answer = told.word("pregnancies", check.pregnancy)
    weeks = check.pregnancy_weeks if check.pregnancy is Pregnancy.YES else None
    return answer if weeks is None else f"{answer}, {told.say('weeks', weeks=weeks)}"


def _listed(state: ListState, text: str, said: Phrases) -> str:
    """A list, or in words that there is none or that nobody asked; never a blank."""
    return text if state is ListState.LIST and text else said.word("lists", state)


def _vitals(source: Source, said: Phrases) -> str:
    check = source.check
    if check is None:
        return ""
    birth = source.person.birth
    age = birth.age_range(source.today) if birth else None
    measured = vitals_text(check.vitals, score(check.vitals, age, pregnancy_of(check, source.person.sex)))
    if not measured or check.measured_at is None:
        return measured
    return f"{check.measured_at.astimezone():%Y-%m-%d %H:%M}: {measured}"


def _outcome(source: Source, said: Phrases) -> str:
    outcome = source.check.outcome if source.check else None
    return phrases("care", said.language).word("outcomes", outcome) if outcome else ""


def _instructions(source: Source, said: Phrases) -> str:
    found = source.check.instructions if source.check else ()
    return ", ".join(phrases("care", said.language).word("instructions", code) for code in found)


_READ: Mapping[LetterField, Callable[[Source, Phrases], str]] = {
    F.NAME: _name,
    F.OWN_NAME: lambda source, _: source.person.name.own if source.person.name.script != "Latn" else "",
    F.NUMBER: lambda source, _: source.person.number,
    F.BIRTH: _born,
    F.AGE: _age,
    F.SEX: lambda source, said: said.word("sexes", source.person.sex),
    F.LANGUAGES: _languages,
    F.INTERPRETER: _interpreter,
    F.NATIONALITY: _nationality,
    F.BIRTH_PLACE: _birth_place,
    F.DOCUMENTS: _documents,
    F.DOCUMENT_NUMBERS: _document_numbers,
    F.CONTACT: lambda source, _: source.site.phone,
    F.ADDRESS: lambda source, _: source.site.address,
    F.FAMILY_HERE: _family,
    F.ARRIVED: _arrived,
    F.ALLERGIES: _allergies,
    F.MEDICINES: _medicines,
    F.VITALS: _vitals,
    F.CONDITIONS: _conditions,
    F.PREGNANCY: _pregnancy,
    F.FINDINGS: lambda source, _: source.check.note if source.check else "",
    F.OUTCOME: _outcome,
    F.INSTRUCTIONS: _instructions,
    F.SAFETY_LINE: lambda source, said: said.say("safety_line"),
}
