"""Templates of letters: the files that come with the program, and the site's own texts above them, by version."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.house import House
from app.texts import require_signs
from models.base import new_id
from models.codes import Compartment, ConsentPurpose, LetterField, LetterKind, Priority, SharingBasis
from models.letters import LetterTemplate

FOLDER = Path(__file__).parents[1] / "data" / "letters"
LANGUAGES = ("en", "lt", "ru", "be", "uk", "pl")
LONGEST = 40_000
BROKEN = "This text cannot be read as a template: {why}. Nothing was saved. The version in use stays. Correct it."
STALE = "Somebody saved a newer version of this template. Nothing was saved. Open it again, then save."


@dataclass(frozen=True)
class Section:
    """A part of a letter that its writer fills."""

    key: str
    heading: str
    hint: str
    required: bool
    start: str


@dataclass(frozen=True)
class Words:
    """The words of a template in one language; `version` 0 came with the program."""

    language: str
    version: int
    draft: bool
    title: str
    plain: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Rules:
    """What a kind of letter may tell and on what ground: the same in every language, never edited in the window."""

    kind: LetterKind
    priority: Priority
    compartment: Compartment | None
    consent: ConsentPurpose | None
    bases: tuple[SharingBasis, ...]
    fields: tuple[LetterField, ...]
    slip: bool
    one_page: bool


@dataclass(frozen=True)
class TemplateRow:
    """A template in the list: which version is in use, and whether a native speaker has confirmed it."""

    kind: LetterKind
    language: str
    title: str
    version: int
    draft: bool


@dataclass(frozen=True)
class TemplateForm:
    """A new version of the words of a kind in a language; `based_on`: the version that was opened."""

    kind: LetterKind
    words: Words
    based_on: int


@cache
def rules(kind: LetterKind) -> Rules:
    """The rules of a kind; the compartment is None where the writer's role decides."""
    table = _file(kind)
    compartment = table["compartment"]
    return Rules(
        kind,
        Priority(table["priority"]),
        None if compartment == "writer" else Compartment(compartment),
        ConsentPurpose(table["consent"]) if table["consent"] else None,
        tuple(SharingBasis(code) for code in table["bases"]),
        tuple(LetterField(code) for code in table["fields"]),
        table["slip"],
        table["one_page"],
    )


def words_of(session: Session, kind: LetterKind, language: str) -> Words:
    """The words in use: the site's highest version that is not retired, else the program's; English where there are
    none in the language."""
    own = _site_row(session, kind, language)
    if own is not None:
        return read_words(language, tomllib.loads(own.content), own.version)
    return _built_in(kind, language if language in LANGUAGES else "en")


def words_at(session: Session, kind: LetterKind, language: str, version: int) -> Words:
    """The words as they were when a letter was written, also when newer ones are in use now."""
    statement = select(LetterTemplate).where(
        LetterTemplate.kind == kind, LetterTemplate.language == language, LetterTemplate.version == version
    )
    row = session.exec(statement.order_by(col(LetterTemplate.id))).first() if version else None
    return read_words(language, tomllib.loads(row.content), version) if row else _built_in(kind, language)


def read_words(language: str, table: Mapping[str, Any], version: int) -> Words:
    """Words from a table of a template; ValueError says in a few words what is wrong with it."""
    sections = tuple(_section(part) for part in table.get("sections", ()))
    keys = [section.key for section in sections]
    if not sections or len(set(keys)) != len(keys):
        raise ValueError("it needs sections, each with a key of its own")
    title = str(table.get("title", "")).strip()
    if not title:
        raise ValueError("it has no title")
    return Words(language, version, bool(table.get("draft", True)), title, str(table.get("plain", "")), sections)


def _section(part: Mapping[str, Any]) -> Section:
    key, heading = str(part.get("key", "")).strip(), str(part.get("heading", "")).strip()
    if not key or not heading:
        raise ValueError("a section lacks its key or its heading")
    hint, start = str(part.get("hint", "")), str(part.get("start", ""))
    return Section(key, heading, hint, bool(part.get("required", False)), start)


@cache
def _file(kind: LetterKind) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{kind.value.lower()}.toml").read_text(encoding="utf-8"))


@cache
def _built_in(kind: LetterKind, language: str) -> Words:
    table = _file(kind)
    known = language if language in table else "en"
    return read_words(known, table[known], 0)


def _site_row(session: Session, kind: LetterKind, language: str) -> LetterTemplate | None:
    statement = select(LetterTemplate).where(
        LetterTemplate.kind == kind,
        LetterTemplate.language == language,
        col(LetterTemplate.retired_at).is_(None),
        col(LetterTemplate.voided).is_(False),
    )
    return session.exec(statement.order_by(col(LetterTemplate.version).desc(), col(LetterTemplate.id))).first()


class Templates:
    """The use cases of the site's own texts."""

    def __init__(self, house: House) -> None:
        self._house = house

    def list(self, actor: Actor) -> tuple[TemplateRow, ...]:
        """Every kind in every language, with the version in use."""

        def work(session: Session) -> tuple[TemplateRow, ...]:
            return tuple(
                TemplateRow(kind, language, words.title, words.version, words.draft)
                for kind in LetterKind
                for language in LANGUAGES
                for words in (words_of(session, kind, language),)
            )

        return self._house.read(actor, Act.EDIT_TEMPLATES, work)

    def read(self, actor: Actor, kind: LetterKind, language: str) -> Words:
        """The words in use, to be edited."""
        return self._house.read(actor, Act.EDIT_TEMPLATES, lambda session: words_of(session, kind, language))

    def save(self, actor: Actor, form: TemplateForm) -> Words:
        """A new version; letters written before keep theirs. The keys of the sections stay as they are."""
        self._house.require(actor, Act.EDIT_TEMPLATES)
        content = _toml(form.words)
        _require_sound(form)

        def work(session: Session) -> Words:
            if words_of(session, form.kind, form.words.language).version != form.based_on:
                raise UserError(STALE)
            row = LetterTemplate(
                id=new_id(),
                kind=form.kind,
                language=form.words.language,
                version=_highest(session, form.kind, form.words.language) + 1,
                content=content,
                draft=form.words.draft,
            )
            session.add(row)
            session.flush()
            return words_of(session, form.kind, form.words.language)

        return self._house.write(actor, Act.EDIT_TEMPLATES, work)

    def retire(self, actor: Actor, kind: LetterKind, language: str) -> Words:
        """The site's newest version is used no more; the one before it is."""

        def work(session: Session) -> Words:
            row = _site_row(session, kind, language)
            if row is not None:
                row.retired_at = self._house.now()
                session.flush()
            return words_of(session, kind, language)

        return self._house.write(actor, Act.EDIT_TEMPLATES, work)


def _highest(session: Session, kind: LetterKind, language: str) -> int:
    statement = select(LetterTemplate.version).where(LetterTemplate.kind == kind, LetterTemplate.language == language)
    return max(session.exec(statement).all(), default=0)


def _require_sound(form: TemplateForm) -> None:
    words = form.words
    for text in (words.title, words.plain, *(text for part in words.sections for text in vars(part).values())):
        require_signs(str(text), "title")
    if words.language not in LANGUAGES:
        raise UserError(BROKEN.format(why="there is no such language of letters"), "language")
    try:
        again = read_words(words.language, tomllib.loads(_toml(words)), 0)
    except ValueError as wrong:
        raise UserError(BROKEN.format(why=wrong), "title") from None
    known = {section.key for section in _built_in(form.kind, words.language).sections}
    if {section.key for section in again.sections} != known:
        raise UserError(BROKEN.format(why="its sections are not those of this kind of letter"), "sections")
    if len(_toml(words)) > LONGEST:
        raise UserError(BROKEN.format(why="it is longer than 40,000 characters"), "title")


def _toml(words: Words) -> str:
    """The words as TOML; every text as a basic string with its signs escaped (TOML 1.0, "String")."""
    return "\n".join(_lines(words)) + "\n"


def _lines(words: Words) -> Iterator[str]:
    yield f"draft = {str(words.draft).lower()}"
    yield f"title = {_string(words.title)}"
    yield f"plain = {_string(words.plain)}"
    for section in words.sections:
        yield "[[sections]]"
        yield f"key = {_string(section.key)}"
        yield f"heading = {_string(section.heading)}"
        yield f"hint = {_string(section.hint)}"
        yield f"required = {str(section.required).lower()}"
        yield f"start = {_string(section.start)}"


def _string(text: str) -> str:
    signs = (f"\\u{ord(sign):04x}" if ord(sign) < 32 or sign in '"\\\x7f' else sign for sign in text)
    return f'"{"".join(signs)}"'
