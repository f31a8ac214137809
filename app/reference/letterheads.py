"""The letterhead of the house: what stands at the head of letters and papers, per language, with days of validity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.house import House
from app.reference.heads import EVERY_LANGUAGE, head_in_use
from app.validity import Validity, require_order, validity
from models.reference import Letterhead

NOTHING = "The letterhead is empty. Nothing was saved. Type what stands at the head of papers."
_TEXTS = ("name", "address", "phone", "line")


@dataclass(frozen=True)
class LetterheadForm:
    """`language` empty: for every language that has none of its own. An empty text leaves what the site says; `line`
    stands beneath, such as an e-mail address or the number of a register."""

    id: UUID
    language: str = EVERY_LANGUAGE
    name: str = ""
    address: str = ""
    phone: str = ""
    line: str = ""
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class LetterheadRow:
    """`in_use`: this is the one that papers in its language bear today."""

    form: LetterheadForm
    validity: Validity
    in_use: bool


class Letterheads:
    """The use cases of letterheads."""

    def __init__(self, house: House) -> None:
        self._house = house

    def list(self, actor: Actor) -> tuple[LetterheadRow, ...]:
        """Every letterhead by language, those that are over too."""
        return self._house.read(actor, Act.SEE_REFERENCE, lambda session: _rows(session, self._house.likely_today()))

    def save(self, actor: Actor, form: LetterheadForm) -> LetterheadRow:
        """A new letterhead or a changed one. Letters that are signed keep what they said."""
        self._house.require(actor, Act.EDIT_REFERENCE)
        if not any(getattr(form, name).strip() for name in _TEXTS):
            raise UserError(NOTHING, "name")
        require_order(form.valid_from, form.valid_until)

        def work(session: Session) -> LetterheadRow:
            row = session.get(Letterhead, form.id) or Letterhead(id=form.id)
            row.language = form.language.strip()
            for name in _TEXTS:
                setattr(row, name, " ".join(getattr(form, name).split()))
            row.valid_from, row.valid_until = form.valid_from, form.valid_until
            session.add(row)
            session.flush()
            rows = _rows(session, self._house.likely_today())
            return next(each for each in rows if each.form.id == form.id)

        return self._house.write(actor, Act.EDIT_REFERENCE, work)


def _rows(session: Session, today: date) -> tuple[LetterheadRow, ...]:
    found = session.exec(select(Letterhead).where(col(Letterhead.voided).is_(False))).all()
    newest = sorted(found, key=lambda row: (row.valid_from or date.min, row.id), reverse=True)
    return tuple(_row(session, row, today) for row in sorted(newest, key=lambda row: row.language))


def _row(session: Session, row: Letterhead, today: date) -> LetterheadRow:
    in_use = head_in_use(session, row.language, today)
    texts = {name: getattr(row, name) for name in _TEXTS}
    form = LetterheadForm(row.id, row.language, valid_from=row.valid_from, valid_until=row.valid_until, **texts)
    return LetterheadRow(
        form, validity(row.valid_from, row.valid_until, today), in_use is not None and in_use.id == row.id
    )
