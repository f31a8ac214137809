"""The texts of briefings: one row a version and language; what was told to somebody keeps its words for good."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.briefings.forms import BriefingTextForm, BriefingTextRow
from app.errors import UserError
from app.house import House
from app.protected import require_length
from app.validity import Validity, require_order, validity
from models.appointments import Briefing, BriefingText
from models.codes import BriefingKind

NO_TITLE = "The text has no title. Nothing was saved. Type what people know it by."
NO_LANGUAGE = "The language is not chosen. Nothing was saved. Choose the language of the text."
NO_WORDS = "The text is empty. Nothing was saved. Type what people are told."
USED = "This text was told to somebody, so its words stay. Nothing was saved. Make a new version of it."
NOT_VALID = "This text is not valid today. Nothing was saved. Choose another."
_WORDS = ("kind", "language", "title", "content")


class BriefingTexts:
    """The use cases of the texts."""

    def __init__(self, house: House) -> None:
        self._house = house

    def list(self, actor: Actor) -> tuple[BriefingTextRow, ...]:
        """Every text by kind, language and age, those that are over too."""

        def work(session: Session) -> tuple[BriefingTextRow, ...]:
            return text_rows(session, self._house.today())

        return self._house.read(actor, Act.SEE_REFERENCE, work)

    def save(self, actor: Actor, form: BriefingTextForm) -> BriefingTextRow:
        """A new text or a changed one. UserError: no language, title or words; days in disorder; other words for what
        was told to somebody."""
        self._house.require(actor, Act.EDIT_REFERENCE)
        check(form)

        def work(session: Session) -> BriefingTextRow:
            row = session.get(BriefingText, form.id)
            if row is None:
                row = BriefingText(id=form.id, kind=form.kind)
            elif _told(session, [form.id]) and any(getattr(row, name) != _said(form, name) for name in _WORDS):
                raise UserError(USED, "content")
            for name in _WORDS:
                setattr(row, name, _said(form, name))
            row.draft, row.valid_from, row.valid_until = form.draft, form.valid_from, form.valid_until
            session.add(row)
            session.flush()
            return next(each for each in text_rows(session, self._house.today()) if each.form.id == form.id)

        return self._house.write(actor, Act.EDIT_REFERENCE, work)


def check(form: BriefingTextForm) -> None:
    """UserError at what is missing or in disorder."""
    if not form.language.strip():
        raise UserError(NO_LANGUAGE, "language")
    if not form.title.strip():
        raise UserError(NO_TITLE, "title")
    if not form.content.strip():
        raise UserError(NO_WORDS, "content")
    require_length(form.content, "content")
    require_order(form.valid_from, form.valid_until)


def text_rows(session: Session, today: date) -> tuple[BriefingTextRow, ...]:
    """Every text that stands, in the order of the codes, the newest of a language first."""
    found = session.exec(select(BriefingText).where(col(BriefingText.voided).is_(False))).all()
    told = _told(session, [text.id for text in found])
    order = {kind: place for place, kind in enumerate(BriefingKind)}
    newest = sorted(found, key=lambda text: (text.valid_from or date.min, text.id), reverse=True)
    ordered = sorted(newest, key=lambda text: (order[text.kind], text.language))
    current = {(text.kind, text.language): text.id for text in reversed(ordered) if _stands(text, today)}
    return tuple(
        _row(text, today, text.id == current.get((text.kind, text.language)), text.id in told) for text in ordered
    )


def offered(session: Session, today: date) -> tuple[BriefingTextForm, ...]:
    """The texts that are valid today: of each kind and language the one that began last."""
    return tuple(row.form for row in text_rows(session, today) if row.in_use)


def require_offered(session: Session, text: UUID, today: date) -> BriefingTextForm:
    """UserError for a text that is not valid today, or not on this laptop."""
    found = next((row.form for row in text_rows(session, today) if row.form.id == text), None)
    if found is None or validity(found.valid_from, found.valid_until, today) is not Validity.NOW:
        raise UserError(NOT_VALID, "text")
    return found


def _told(session: Session, texts: Collection[UUID]) -> set[UUID]:
    statement = select(Briefing.text_id).where(col(Briefing.text_id).in_(texts), col(Briefing.voided).is_(False))
    return {text for text in session.exec(statement).all() if text is not None}


def _said(form: BriefingTextForm, name: str) -> str:
    return str(getattr(form, name)).strip() if name != "kind" else form.kind


def _stands(text: BriefingText, today: date) -> bool:
    return validity(text.valid_from, text.valid_until, today) is Validity.NOW


def _row(text: BriefingText, today: date, in_use: bool, used: bool) -> BriefingTextRow:
    form = BriefingTextForm(
        text.id, text.kind, text.language, text.title, text.content, text.draft, text.valid_from, text.valid_until
    )
    return BriefingTextRow(form, validity(text.valid_from, text.valid_until, today), in_use, used)
