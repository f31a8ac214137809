"""Lists as somebody set them up, kept under a name: columns, order, headings, filter; never a column too many."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Actor, may
from app.errors import UserError
from app.rosters.forms import LayoutForm, LayoutRow, RosterForm
from app.rosters.kinds import KINDS
from app.rosters.making import NOT_A_COLUMN, chosen
from models.papers import ListLayout

NO_NAME = "The layout has no name. Nothing was saved. Give it one, such as Night shift."
ANOTHER = "This layout is of another kind of list. Nothing was saved. Open the page again."
LONGEST_NAME, LONGEST_FILTER = 80, 200
TOO_LONG = "The name or the filter is too long. Nothing was saved. Shorten it."
NEVER = "This role does not print such a list. Nothing was saved. Choose another list."


def kept(session: Session) -> tuple[LayoutRow, ...]:
    """Every layout, by kind and name; a column that a kind does not have any more falls away."""
    rows = session.exec(select(ListLayout).where(col(ListLayout.voided).is_(False))).all()
    return tuple(_row(row) for row in sorted(rows, key=lambda row: (row.roster, row.name.casefold(), row.id)))


def keep(session: Session, actor: Actor, form: LayoutForm) -> LayoutRow:
    """Save or change; the same checks as when it is printed."""
    name, roster = form.name.strip(), form.roster
    if not name:
        raise UserError(NO_NAME, "name")
    if len(name) > LONGEST_NAME or len(roster.only) > LONGEST_FILTER:
        raise UserError(TOO_LONG, "name")
    kind = KINDS[roster.kind]
    if not any(may(actor, act) for act in kind.acts):
        raise UserError(NEVER)
    if not set(roster.columns) <= {*kind.columns, *kind.more}:
        raise UserError(NOT_A_COLUMN, "columns")
    if not kind.signed:
        chosen(roster, actor)
    row = session.get(ListLayout, form.id)
    if row is None:
        row = ListLayout(id=form.id, roster=roster.kind)
        session.add(row)
    if row.roster is not roster.kind:
        raise UserError(ANOTHER)
    row.name, row.columns, row.order_by = name, " ".join(roster.columns), roster.order
    row.group_by, row.filters, row.numbers_only = roster.group_by, roster.only, roster.numbers_only
    row.language = roster.language
    session.flush()
    return _row(row)


def drop(session: Session, layout: UUID) -> None:
    """Offered no more."""
    row = session.get(ListLayout, layout)
    if row is not None:
        row.voided = True


def _row(row: ListLayout) -> LayoutRow:
    kind = KINDS[row.roster]
    columns = tuple(code for code in row.columns.split() if code in (*kind.columns, *kind.more))
    form = RosterForm(
        row.roster,
        columns=columns,
        order=row.order_by,
        group_by=row.group_by,
        only=row.filters,
        numbers_only=row.numbers_only,
        language=row.language or "en",
    )
    return LayoutRow(row.id, row.name, form)
