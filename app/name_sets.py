"""The names of one person: by kind, script, language and source, each as it was written; none ever overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.errors import UserError
from app.house import House
from app.latin import latin_suggestion
from app.names import check_text
from app.registration import known_person
from app.same_person import joined_ids
from app.standing import require_usable
from app.translit import language_of, script_of
from models.base import new_id
from models.codes import DataSource, NameKind
from models.columns import nfc
from models.person import IdentityDocument, PersonName

PART, WHOLE = 200, 600
CLOSED = (NameKind.ALIAS, NameKind.PRISON_FILE)
NO_NAME = "There is no name here. Nothing was saved. Type the name as it is written or heard."
GONE = "This name is not in the record any more. Nothing was changed. Open the page again."
IS_FIRST = (
    "The record stands under this name. Nothing was changed. Let another name stand first, then take this one out."
)
NO_LATIN = "There are no Latin letters here. Nothing was saved. Type the Latin form as the person writes it."
NOT_LATIN = "The Latin form holds letters of another alphabet. Nothing was saved. Type it in Latin letters."


@dataclass(frozen=True, repr=False)
class NameForm:
    """One name. `as_written`: the whole of it in its own order; empty: family, first name, patronymic as typed.
    A part may be empty; where both are, `as_written` holds a name of one part or of an order not known."""

    id: UUID
    person: UUID
    kind: NameKind = NameKind.AS_HEARD
    source: DataSource = DataSource.STATED
    family: str = ""
    given: str = ""
    patronymic: str = ""
    as_written: str = ""
    language: str = ""
    document: UUID | None = None


@dataclass(frozen=True, repr=False)
class LatinForm:
    """The Latin spelling that somebody confirmed for a name."""

    id: UUID
    name: UUID
    family: str
    given: str


@dataclass(frozen=True, repr=False)
class NameRow:
    """A name as kept. `first`: the record stands under it; `latin`: it is the confirmed Latin form; `suggested`: the
    ICAO form of family and first name, offered and kept nowhere; `number`: of the document it stands in."""

    form: NameForm
    script: str
    first: bool
    latin: bool
    suggested: tuple[str, str] = ("", "")
    number: str = ""


@dataclass(frozen=True, repr=False)
class NamesSheet:
    """The names of a person and of the records found to be the same; `closed`: how many this role may not read."""

    person: UUID
    rows: tuple[NameRow, ...]
    closed: int = 0


class NameSets:
    """The use cases of several names for one person."""

    def __init__(self, house: House) -> None:
        self._house = house

    def names_of(self, actor: Actor, person: UUID) -> NamesSheet:
        """Every name, the first one first; aliases and the names in prison files for case work only."""
        return self._house.read(actor, Act.READ_REGISTRATION, lambda session: _sheet(session, actor, person))

    def add_name(self, actor: Actor, form: NameForm) -> NamesSheet:
        """Keep one more name beside the others. The same form twice makes one name."""
        self._house.require(actor, Act.REGISTER)
        form = _checked(form)

        def work(session: Session) -> NamesSheet:
            person = known_person(session, form.person)
            require_usable(session, person.id)
            if session.get(PersonName, form.id) is None:
                first = not any(name.primary_name for name in _live(session, [person.id]))
                session.add(_row(form, first=first and form.kind not in CLOSED))
                session.flush()
            return _sheet(session, actor, person.id)

        return self._house.write(actor, Act.REGISTER, work)

    def correct_name(self, actor: Actor, form: NameForm) -> NamesSheet:
        """Put a slip of the pen right; another spelling from another source is a name of its own."""
        self._house.require(actor, Act.CORRECT)
        form = _checked(form)

        def work(session: Session) -> NamesSheet:
            name = _known(session, actor, form.id)
            name.kind, name.source, name.language = form.kind, form.source, form.language
            name.family, name.given, name.patronymic = form.family, form.given, form.patronymic
            name.as_written, name.script = form.as_written, script_of(form.as_written)
            name.document_id = form.document
            session.flush()
            return _sheet(session, actor, name.person_id)

        return self._house.write(actor, Act.CORRECT, work)

    def take_out(self, actor: Actor, name_id: UUID) -> NamesSheet:
        """The name was written down by mistake. Refused for the one the record stands under."""

        def work(session: Session) -> NamesSheet:
            name = _known(session, actor, name_id)
            if name.primary_name:
                raise UserError(IS_FIRST)
            name.voided = True
            session.flush()
            return _sheet(session, actor, name.person_id)

        return self._house.write(actor, Act.CORRECT, work)

    def make_first(self, actor: Actor, name_id: UUID) -> NamesSheet:
        """The record stands under this name from now on; lists and cards show it."""
        self._house.require(actor, Act.CORRECT)

        def work(session: Session) -> NamesSheet:
            chosen = _known(session, actor, name_id)
            if chosen.kind in CLOSED:
                raise UserError("A closed name is shown on no list. Nothing was changed. Choose another name.")
            for name in _live(session, [chosen.person_id]):
                if name.primary_name is not (name.id == chosen.id):
                    name.primary_name = name.id == chosen.id
            session.flush()
            return _sheet(session, actor, chosen.person_id)

        return self._house.write(actor, Act.CORRECT, work)

    def confirm_latin(self, actor: Actor, form: LatinForm) -> NamesSheet:
        """Keep the Latin spelling a person confirmed: the name itself where it is written so, else a new one."""
        self._house.require(actor, Act.REGISTER)
        form = replace(form, family=form.family.strip(), given=form.given.strip())
        _check_latin(form)

        def work(session: Session) -> NamesSheet:
            name = _known(session, actor, form.name)
            live = _live(session, [name.person_id])
            found = next((each for each in (name, *live) if _is_spelled(each, form)), None)
            if found is None and session.get(PersonName, form.id) is None:
                session.add(_latin_row(name, form))
            for each in live:
                if each.latin_form is not (each is found):
                    each.latin_form = each is found
            session.flush()
            return _sheet(session, actor, name.person_id)

        return self._house.write(actor, Act.REGISTER, work)


def _checked(form: NameForm) -> NameForm:
    """The form without blanks around its parts. UserError: no name, too long, or signs that cannot be seen."""
    for field in ("family", "given", "patronymic"):
        check_text(getattr(form, field), field, PART)
    check_text(form.as_written, "as_written", WHOLE)
    family, given, patronymic = (nfc(part).strip() for part in (form.family, form.given, form.patronymic))
    whole = nfc(form.as_written).strip() or " ".join(part for part in (family, given, patronymic) if part)
    if not whole:
        raise UserError(NO_NAME, "family")
    check_text(whole, "as_written", WHOLE)
    form = replace(form, family=family, given=given, patronymic=patronymic, as_written=whole)
    return replace(form, language=form.language.strip() or language_of(whole))


def _check_latin(form: LatinForm) -> None:
    whole = f"{form.family} {form.given}"
    if not whole.strip():
        raise UserError(NO_LATIN, "latin_family")
    for field, text in (("latin_family", form.family), ("latin_given", form.given)):
        check_text(text, field, PART)
        if any(sign.isalpha() and script_of(sign) not in ("Latn", "Zzzz") for sign in text):
            raise UserError(NOT_LATIN, field)


def _known(session: Session, actor: Actor, name_id: UUID) -> PersonName:
    """A living name this role may know, of somebody whose record may be changed."""
    name = session.get(PersonName, name_id)
    if name is None or name.voided or not _may_read(actor, name):
        raise UserError(GONE)
    require_usable(session, known_person(session, name.person_id).id)
    return name


def _live(session: Session, people: Iterable[UUID]) -> list[PersonName]:
    statement = select(PersonName).where(col(PersonName.person_id).in_(list(people)), col(PersonName.voided).is_(False))
    return list(session.exec(statement).all())


def _may_read(actor: Actor, name: PersonName) -> bool:
    return name.kind not in CLOSED or may(actor, Act.READ_CASE_NOTES)


def _sheet(session: Session, actor: Actor, person_id: UUID) -> NamesSheet:
    person = known_person(session, person_id)
    names = _live(session, joined_ids(session, person.id))
    shown = [name for name in names if _may_read(actor, name)]
    shown.sort(key=lambda name: (name.person_id != person.id, not name.primary_name, not name.latin_form, name.id))
    numbers = _numbers(session, shown) if may(actor, Act.READ_DOCUMENTS) else {}
    latin = any(name.latin_form for name in names)
    rows = tuple(_shown(name, numbers, latin) for name in shown)
    return NamesSheet(person.id, rows, len(names) - len(shown))


def _numbers(session: Session, names: Iterable[PersonName]) -> dict[UUID, str]:
    papers = [name.document_id for name in names if name.document_id]
    statement = select(IdentityDocument.id, IdentityDocument.number).where(col(IdentityDocument.id).in_(papers))
    return dict(session.exec(statement).all())


def _shown(name: PersonName, numbers: dict[UUID, str], latin_known: bool) -> NameRow:
    form = NameForm(
        name.id,
        name.person_id,
        name.kind,
        name.source,
        name.family,
        name.given,
        name.patronymic,
        name.as_written,
        name.language,
        name.document_id,
    )
    suggested = ("", "") if latin_known else (_latin(name.family, name.language), _latin(name.given, name.language))
    number = numbers.get(name.document_id, "") if name.document_id else ""
    return NameRow(form, name.script, name.primary_name, name.latin_form, suggested, number)


def _latin(part: str, language: str) -> str:
    return latin_suggestion(part, language)


def _is_spelled(name: PersonName, form: LatinForm) -> bool:
    return (name.family, name.given, name.script) == (form.family, form.given, "Latn")


def _row(form: NameForm, first: bool) -> PersonName:
    return PersonName(
        id=form.id,
        person_id=form.person,
        kind=form.kind,
        source=form.source,
        script=script_of(form.as_written),
        language=form.language,
        family=form.family,
        given=form.given,
        patronymic=form.patronymic,
        as_written=form.as_written,
        primary_name=first,
        latin_form=False,
        document_id=form.document,
    )


def _latin_row(name: PersonName, form: LatinForm) -> PersonName:
    latin = NameForm(
        form.id, name.person_id, NameKind.KNOWN_AS, DataSource.STATED, form.family, form.given, language=name.language
    )
    row = _row(replace(latin, as_written=f"{form.family} {form.given}".strip()), first=False)
    row.latin_form = True
    return row


def name_form(person: UUID) -> NameForm:
    """A new name, as the page opens it."""
    return NameForm(new_id(), person)
