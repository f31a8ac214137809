"""Organisations that letters go to: editable reference data with days of validity (domain, 11.41)."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import UserError
from app.house import House
from app.letters.forms import OrganisationRow
from app.validity import Validity, require_order, validity
from models.codes import LetterKind
from models.letters import Organisation

NAMELESS = "The organisation has no name. Nothing was saved. Type its name."


class Organisations:
    """The use cases of the list of recipients."""

    def __init__(self, house: House) -> None:
        self._house = house

    def list(self, actor: Actor) -> tuple[OrganisationRow, ...]:
        """Every organisation by name, those not valid any more too."""
        return self._house.read(actor, Act.SEE_LETTERS, _rows)

    def save(self, actor: Actor, form: OrganisationRow) -> OrganisationRow:
        """A new organisation or a changed one. Signed letters keep what they said."""
        self._house.require(actor, Act.EDIT_ORGANISATIONS)
        if not form.name.strip():
            raise UserError(NAMELESS, "name")
        require_order(form.valid_from, form.valid_until)

        def work(session: Session) -> OrganisationRow:
            row = session.get(Organisation, form.id) or Organisation(id=form.id)
            row.name, row.department = form.name.strip(), form.department.strip()
            row.address, row.phone = form.address.strip(), form.phone.strip()
            row.kinds = " ".join(form.kinds)
            row.valid_from, row.valid_until = form.valid_from, form.valid_until
            session.add(row)
            session.flush()
            return _row(row)

        return self._house.write(actor, Act.EDIT_ORGANISATIONS, work)


def for_kind(session: Session, kind: LetterKind, today: date) -> tuple[OrganisationRow, ...]:
    """Who a letter of this kind may go to today, by name."""
    return tuple(row for row in _rows(session) if _takes(row, kind) and stands(row, today))


def _takes(row: OrganisationRow, kind: LetterKind) -> bool:
    return not row.kinds or kind in row.kinds


def stands(row: OrganisationRow, today: date) -> bool:
    """Whether it may be chosen today."""
    return validity(row.valid_from, row.valid_until, today) is Validity.NOW


def _rows(session: Session) -> tuple[OrganisationRow, ...]:
    rows = session.exec(select(Organisation).where(col(Organisation.voided).is_(False))).all()
    return tuple(sorted((_row(row) for row in rows), key=lambda row: (row.name.casefold(), row.department, row.id)))


def _row(row: Organisation) -> OrganisationRow:
    return OrganisationRow(
        row.id,
        row.name,
        row.department,
        row.address,
        row.phone,
        tuple(LetterKind(code) for code in row.kinds.split()),
        row.valid_from,
        row.valid_until,
    )
