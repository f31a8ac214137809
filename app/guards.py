"""What keeps every writer inside the journal: sessions that refuse other ways, and triggers that refuse other tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NoReturn

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, UOWTransaction
from sqlmodel import Session

from app.chains import chunks
from app.errors import UserError
from app.journal import JOURNAL, Forbidden, Unit, local_table, record
from app.texts import require_writable
from models.base import Derived, Tracked

Deriver = Callable[[Session, Sequence[Tracked]], None]
_IDS = sa.bindparam("ids", expanding=True, type_=JOURNAL.c.row_id.type)
_KNOWN = sa.select(JOURNAL.c.row_id, JOURNAL.c.tab).where(JOURNAL.c.row_id.in_(_IDS)).distinct()
TAKEN = (
    "This form carries a number that another record has already. Nothing was saved. "
    "Close the form, open it anew and type it again."
)


class _Guarded(Session):
    """A session without the ways that no event sees."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise Forbidden("this way of writing passes the journal by")

    bulk_save_objects = bulk_insert_mappings = bulk_update_mappings = _refuse
    begin_nested = commit = rollback = prepare = _refuse


class ReadingSession(_Guarded):
    """A session that cannot write."""


class WritingSession(_Guarded):
    """The session of one unit; only the store closes it."""

    def __init__(self, bind: sa.Engine | sa.Connection, unit: Unit, derivers: Sequence[Deriver]) -> None:
        super().__init__(bind, expire_on_commit=False)
        self.unit, self.derivers = unit, derivers
        self.written: list[Tracked] = []


@event.listens_for(_Guarded, "do_orm_execute", propagate=True)
def _execute(state: ORMExecuteState) -> None:
    _require_select(state)


def _require_select(state: ORMExecuteState) -> None:
    target = getattr(state.statement, "table", None)
    derived = isinstance(target, sa.Table) and target.info.get("derived", False)
    if not state.is_select and not (derived and isinstance(state.session, WritingSession)):
        raise Forbidden("only SELECT may be executed; rows are changed through their objects")


@event.listens_for(ReadingSession, "before_flush")
def _look(session: ReadingSession, *_: Any) -> None:
    _require_unchanged(session)


def _require_unchanged(session: ReadingSession) -> None:
    if session.new or session.deleted or any(session.is_modified(row) for row in session.dirty):
        raise Forbidden("a reading session cannot write")


@event.listens_for(WritingSession, "before_flush")
def _capture(session: WritingSession, *_: Any) -> None:
    _require_tracked((*session.new, *session.dirty))
    _require_derived(session.deleted)
    for row in (*session.new, *session.dirty):
        if isinstance(row, Tracked):
            require_writable(row)
    _require_new_ids(session)
    session.unit.capture(session)


def _require_new_ids(session: WritingSession) -> None:
    """An id names one row of one table: the history, the erasure and the versions of a row are found by it alone."""
    new = list(_new(session))
    born = {row.id: local_table(type(row)).name for row in new}
    if len(born) < len(new):
        raise UserError(TAKEN)
    for some in chunks(born):
        known = session.connection().execute(_KNOWN, {"ids": list(some)})
        if any(tab != born[row_id] for row_id, tab in known):
            raise UserError(TAKEN)


def _new(session: WritingSession) -> Iterator[Tracked]:
    return (row for row in session.new if isinstance(row, Tracked))


def _require_tracked(rows: Iterable[object]) -> None:
    for row in rows:
        if not isinstance(row, (Tracked, Derived)):
            raise Forbidden(f"{type(row).__name__} is not a tracked row")


def _require_derived(deleted: Iterable[object]) -> None:
    for row in deleted:
        if not isinstance(row, Derived):
            raise Forbidden(f"a {type(row).__name__} was deleted instead of voided")


@event.listens_for(WritingSession, "after_flush")
def _check(session: WritingSession, context: UOWTransaction) -> None:
    session.unit.check()
    entries, session.written = session.unit.drain()
    record(session.connection(), session.unit, entries)


@event.listens_for(WritingSession, "after_flush_postexec")
def _derive(session: WritingSession, context: UOWTransaction) -> None:
    written, session.written = session.written, []
    for derive in session.derivers if written else ():
        derive(session, written)
