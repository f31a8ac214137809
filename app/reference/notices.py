"""The house's own notices: what it says instead of the program's words, per language, while they are valid."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.house import House
from app.notice_texts import NoticeText, notice_languages, notice_text
from app.protected import require_length
from app.validity import Validity, require_order, validity
from models.codes import NoticeKind
from models.protection import NoticeGiven
from models.reference import NoticeVersion

NO_LANGUAGE = "The notice exists in six languages only. Nothing was saved. Choose one of them."
NO_TITLE = "The notice has no title. Nothing was saved. Type it."
NO_VERSION = "The version has no name. Nothing was saved. Type one, for example House 1."
TAKEN = "A notice of this version exists already. Nothing was saved. Give the version another name."
NO_WORDS = "The notice says nothing. Nothing was saved. Type a sentence a line."
NO_PARTS = (
    "Each part is a heading, its text on the next line, then an empty line. Nothing was saved. Correct the parts."
)
USED = "This notice was given to somebody, so its words stay. Nothing was saved. Make a new version of it."


@dataclass(frozen=True)
class NoticeVersionForm:
    """A notice as this house words it. `words`: of the short one a sentence a line; of the full one parts with an empty
    line between, each a heading and its text beneath. {site}, {address} and {phone} are filled in."""

    id: UUID
    kind: NoticeKind
    language: str
    version: str
    title: str
    words: str = field(repr=False)
    draft: bool = True
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class NoticeVersionRow:
    """`in_use`: this is what is read aloud and handed out today; `used`: it was given to somebody."""

    form: NoticeVersionForm
    validity: Validity
    in_use: bool
    used: bool


class NoticeVersions:
    """The use cases of the house's own notices."""

    def __init__(self, house: House) -> None:
        self._house = house

    def list(self, actor: Actor) -> tuple[NoticeVersionRow, ...]:
        """Every notice of the house by language and kind, those that are over too."""
        return self._house.read(actor, Act.SEE_REFERENCE, lambda session: _rows(session, self._house.likely_today()))

    def begin(self, actor: Actor, form: NoticeVersionForm) -> NoticeVersionForm:
        """The form filled with the words in use, to be changed into the house's own."""

        def work(session: Session) -> NoticeVersionForm:
            text = notice_in_use(session, form.language, self._house.likely_today())
            short = form.kind is NoticeKind.SHORT
            words = "\n".join(text.short) if short else "\n\n".join(f"{head}\n{words}" for head, words in text.full)
            return replace(form, title=text.title, words=words)

        return self._house.read(actor, Act.SEE_REFERENCE, work)

    def save(self, actor: Actor, form: NoticeVersionForm) -> NoticeVersionRow:
        """A new version or a changed one. UserError: what is missing or no part, a version's name that is taken, other
        words for what was given to somebody."""
        self._house.require(actor, Act.EDIT_REFERENCE)
        _check(form)

        def work(session: Session) -> NoticeVersionRow:
            row = session.get(NoticeVersion, form.id)
            if row is None:
                row = NoticeVersion(id=form.id, kind=form.kind)
            elif _used(session, row) and _words_of(_form(row)) != _words_of(form):
                raise UserError(USED, "words")
            _check_version(session, form)
            _fill(row, form)
            session.add(row)
            session.flush()
            return next(each for each in _rows(session, self._house.likely_today()) if each.form.id == form.id)

        return self._house.write(actor, Act.EDIT_REFERENCE, work)


def notice_in_use(session: Session, language: str, today: date) -> NoticeText:
    """The notice of a language as it is read today: the program's words, or the house's where it has valid ones."""
    text = notice_text(language)
    own = {kind: in_use(session, kind, text.language, today) for kind in NoticeKind}
    for kind, row in own.items():
        if row is not None:
            form = _form(row)
            part = {"short": sentences(form.words)} if kind is NoticeKind.SHORT else {"full": parts(form.words)}
            text = replace(text, title=form.title, draft=form.draft or text.draft, **part)
    if all(own.values()):
        text = replace(text, draft=any(row.draft for row in own.values() if row is not None))
    versions = dict.fromkeys(version_in_use(session, kind, language, today) for kind in NoticeKind)
    return replace(text, version=", ".join(versions))


def version_in_use(session: Session, kind: NoticeKind, language: str, today: date) -> str:
    """Which words of a kind are read today, by language and version."""
    text = notice_text(language)
    row = in_use(session, kind, text.language, today)
    return f"{row.language} {row.version}" if row is not None else text.version


def in_use(session: Session, kind: NoticeKind, language: str, today: date) -> NoticeVersion | None:
    """The house's own words of a kind that are valid; of several those that began last."""
    statement = select(NoticeVersion).where(
        NoticeVersion.kind == kind, NoticeVersion.language == language, col(NoticeVersion.voided).is_(False)
    )
    rows = session.exec(statement).all()
    valid = [row for row in rows if validity(row.valid_from, row.valid_until, today) is Validity.NOW]
    return max(valid, key=lambda row: (row.valid_from or date.min, row.id), default=None)


def sentences(words: str) -> tuple[str, ...]:
    """A sentence a line."""
    return tuple(line.strip() for line in words.splitlines() if line.strip())


def parts(words: str) -> tuple[tuple[str, str], ...]:
    """Headings and their texts; a part without text has an empty one."""
    blocks = [block.strip().partition("\n") for block in words.replace("\r\n", "\n").split("\n\n") if block.strip()]
    return tuple((heading.strip(), text.strip()) for heading, _, text in blocks)


def _check(form: NoticeVersionForm) -> None:
    if form.language not in notice_languages():
        raise UserError(NO_LANGUAGE, "language")
    for said, sentence, name in ((form.version, NO_VERSION, "version"), (form.title, NO_TITLE, "title")):
        if not said.strip():
            raise UserError(sentence, name)
    require_length(form.words, "words")
    if not sentences(form.words):
        raise UserError(NO_WORDS, "words")
    if form.kind is NoticeKind.FULL and not all(all(part) for part in parts(form.words)):
        raise UserError(NO_PARTS, "words")
    require_order(form.valid_from, form.valid_until)


def _check_version(session: Session, form: NoticeVersionForm) -> None:
    """Who was given what is told by language and version: no two texts may share them."""
    named = f"{form.language} {form.version.strip()}"
    others = (row for row in _standing(session) if row.id != form.id and row.kind is form.kind)
    taken = {notice_text(form.language).version, *(f"{row.language} {row.version}" for row in others)}
    if named.casefold() in {each.casefold() for each in taken}:
        raise UserError(TAKEN, "version")


def _standing(session: Session) -> list[NoticeVersion]:
    return list(session.exec(select(NoticeVersion).where(col(NoticeVersion.voided).is_(False))).all())


def _used(session: Session, row: NoticeVersion) -> bool:
    given = select(NoticeGiven.id).where(
        NoticeGiven.kind == row.kind,
        NoticeGiven.version == f"{row.language} {row.version}",
        col(NoticeGiven.voided).is_(False),
    )
    return session.exec(given.limit(1)).first() is not None


def _words_of(form: NoticeVersionForm) -> tuple[object, ...]:
    return form.kind, form.language, form.version.strip(), form.title.strip(), form.words.strip()


def _fill(row: NoticeVersion, form: NoticeVersionForm) -> None:
    row.kind, row.language, row.version = form.kind, form.language, form.version.strip()
    row.content = json.dumps({"title": form.title.strip(), "words": form.words.strip()}, ensure_ascii=False)
    row.draft, row.valid_from, row.valid_until = form.draft, form.valid_from, form.valid_until


def _form(row: NoticeVersion) -> NoticeVersionForm:
    said = json.loads(row.content)
    return NoticeVersionForm(
        row.id,
        row.kind,
        row.language,
        row.version,
        str(said["title"]),
        str(said["words"]),
        row.draft,
        row.valid_from,
        row.valid_until,
    )


def _rows(session: Session, today: date) -> tuple[NoticeVersionRow, ...]:
    order = notice_languages()
    newest = sorted(_standing(session), key=lambda row: (row.valid_from or date.min, row.id), reverse=True)
    ordered = sorted(newest, key=lambda row: (order.index(row.language), row.kind is NoticeKind.FULL))
    return tuple(_row(session, row, today) for row in ordered)


def _row(session: Session, row: NoticeVersion, today: date) -> NoticeVersionRow:
    current = in_use(session, row.kind, row.language, today)
    stands = validity(row.valid_from, row.valid_until, today)
    return NoticeVersionRow(_form(row), stands, current is not None and current.id == row.id, _used(session, row))
