"""Names of a person: one primary as written, a confirmed Latin form, and every other spelling kept per source."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from uuid import UUID

from sqlmodel import Session, col, delete, insert, select

from app.chains import chunks
from app.errors import UserError
from app.folding import TokenIndex, fold_tokens
from app.forms import PersonForm
from app.house import House
from app.translit import script_of
from models.base import new_id
from models.codes import DataSource, NameKind
from models.columns import nfc
from models.derived import NameToken
from models.person import PersonName

TOO_LONG = "This name is longer than {length} characters. Nothing was saved. Shorten it."
UNSEEN = "The name contains characters that cannot be seen. Nothing was saved. Type the name again by hand."
_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff")


def check_text(text: str, field: str, length: int = 200) -> None:
    """Control and direction characters are not part of any name; a name has a length that fits a paper."""
    if len(nfc(text)) > length:
        raise UserError(TOO_LONG.format(length=length), field)
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") or sign in _DIRECTIONS for sign in text):
        raise UserError(UNSEEN, field)


def primary_name(names: Sequence[PersonName]) -> PersonName | None:
    return next((name for name in names if name.primary_name), None)


def note_name(session: Session, form: PersonForm, source: DataSource, kind: NameKind) -> None:
    """Keep the name of the form as the primary one; a spelling that differs from the list's is added beside it."""
    written = " ".join(part for part in (form.family, form.given, form.patronymic) if part.strip())
    current = primary_name(_names(session, form.id))
    if current is not None and (current.family, current.given, current.patronymic) == _parts(form):
        current.language = form.name_language or current.language
        return
    if not written:
        return
    if current is not None:
        current.primary_name = False
    family, given, patronymic = _parts(form)
    session.add(
        PersonName(
            id=new_id(),
            person_id=form.id,
            kind=kind,
            source=source,
            script=script_of(written),
            language=form.name_language,
            family=family,
            given=given,
            patronymic=patronymic,
            as_written=written,
            primary_name=True,
            latin_form=False,
        )
    )


def confirm_latin(session: Session, form: PersonForm) -> None:
    """Store the Latin form only when a person confirmed it or took it from a document; the one before stays beside.

    Where no other name is known it is the name of this person."""
    family, given = form.latin_family.strip(), form.latin_given.strip()
    if not form.latin_confirmed or not (family or given):
        return
    kind = NameKind.DOCUMENT if form.latin_from_document else NameKind.KNOWN_AS
    names = _names(session, form.id)
    alike = next((name for name in names if _is_this_latin(name, family, given, kind)), None)
    for name in names:
        if name.latin_form is not (name is alike):
            name.latin_form = name is alike
    if alike is not None:
        return
    session.add(
        PersonName(
            id=new_id(),
            person_id=form.id,
            kind=kind,
            source=DataSource.DOCUMENT if form.latin_from_document else DataSource.STATED,
            script="Latn",
            language=form.name_language,
            family=family,
            given=given,
            patronymic="",
            as_written=f"{family} {given}".strip(),
            primary_name=primary_name(names) is None and not any(_parts(form)),
            latin_form=True,
        )
    )


def _is_this_latin(name: PersonName, family: str, given: str, kind: NameKind) -> bool:
    """Whether a name is this Latin form already: as confirmed, or as written in a document."""
    same = (name.family, name.given, name.script) == (family, given, "Latn")
    return same and (name.latin_form or (name.kind is kind and not name.primary_name))


def _parts(form: PersonForm) -> tuple[str, str, str]:
    return form.family.strip(), form.given.strip(), form.patronymic.strip()


def _names(session: Session, person: UUID) -> list[PersonName]:
    statement = select(PersonName).where(PersonName.person_id == person, col(PersonName.voided).is_(False))
    return list(session.exec(statement).all())


def name_indexer(tokens: TokenIndex) -> Callable[[Session, Iterable[object]], None]:
    """The deriver of the search tokens: called by the store with the changed rows, inside their transaction."""

    def derive(session: Session, changed: Iterable[object]) -> None:
        connection = session.connection()
        for persons in chunks({row.person_id for row in changed if isinstance(row, PersonName)}):
            connection.execute(delete(NameToken).where(col(NameToken.person_id).in_(persons)))
            rows = [{"person_id": person, "token": token} for person, token in _tokens(session, persons)]
            if rows:
                connection.execute(insert(NameToken), rows)
            tokens.add({str(row["token"]) for row in rows})

    derive.watches = (PersonName,)  # type: ignore[attr-defined]
    return derive


def load_tokens(house: House) -> int:
    """Fill the memory of distinct name tokens anew: after unlocking, and when a name was erased."""
    with house.store.read() as session:
        tokens = session.exec(select(NameToken.token).distinct()).all()
    house.tokens.load(tokens)
    return len(tokens)


def _tokens(session: Session, persons: Collection[UUID]) -> list[tuple[UUID, str]]:
    """Each folded token of each name of these people, once."""
    parts = select(
        PersonName.person_id,
        col(PersonName.as_written) + " " + col(PersonName.family),
        col(PersonName.given) + " " + col(PersonName.patronymic),
    )
    names = session.exec(parts.where(col(PersonName.person_id).in_(persons), col(PersonName.voided).is_(False))).all()
    return sorted({(person, token[:120]) for person, one, two in names for token in fold_tokens(f"{one} {two}")})
