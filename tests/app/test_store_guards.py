"""Every way past the journal is refused by a guard; without that guard the next one, or only the proof, notices.

One line of LINES is one thing that a developer can forget: the attempt, what refuses it, how that guard is taken away,
and what happens then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Query
from sqlalchemy.orm import Session as PlainSession
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from app import guards, journal, triggers
from app.entry import Source, pack_heads, unpack_heads
from app.errors import StorageTrouble
from app.journal import Forbidden, Unit
from app.store import Store
from models import columns
from models.base import new_id
from tests.app.small import Bag, Guest, Host, Pet, Stray, guest
from tests.app.small_store import ACTOR, Place

Attempt = Callable[[Session, Guest], Any]
Off = Callable[[pytest.MonkeyPatch, Store], None]
TRIGGER, PROOF, NOTHING = "the trigger refuses it", "the proof finds it", "nobody notices"


def skip(*names: str, of: Any = guards) -> Off:
    """The guard is there and does nothing."""

    def off(patch: pytest.MonkeyPatch, store: Store) -> None:
        for name in names:
            patch.setattr(of, name, lambda *_: None)

    return off


def unrefused(name: str) -> Off:
    """The session has the way again that every session has."""
    return lambda patch, store: patch.setattr(guards._Guarded, name, getattr(PlainSession, name))


def untriggered(patch: pytest.MonkeyPatch, store: Store) -> None:
    with store._writing.begin() as connection:
        triggers.remove(connection)


def unguarded_text(patch: pytest.MonkeyPatch, store: Store) -> None:
    """Neither the codec nor the column type looks at the value."""
    careful, normal = journal.to_plain, columns.nfc
    patch.setattr(journal, "to_plain", lambda kind, value: value if value == 12 else careful(kind, value))
    patch.setattr(columns, "nfc", lambda value: str(value) if value == 12 else normal(value))


def unversioned(patch: pytest.MonkeyPatch, store: Store) -> None:
    patch.setattr(sa.inspect(Guest), "version_id_col", None)
    patch.setattr(sa.inspect(Guest), "_memoized_values", {})  # the UPDATE that was made with it


@dataclass(frozen=True)
class Line:
    attempt: Attempt
    off: Off
    then: str
    refusal: type[Exception] = Forbidden


def raw(statement: str) -> Attempt:
    return lambda session, _: session.connection().exec_driver_sql(statement)


def nested(session: Session, row: Guest) -> None:
    with session.begin_nested() as savepoint:
        session.add(guest("undone"))
        session.flush()
        savepoint.rollback()
    session.add(guest("after"))


def rolled_back(session: Session, row: Guest) -> None:
    session.add(guest("undone"))
    session.flush()
    session.rollback()
    session.add(guest("after"))


def rename(session: Session, row: Guest) -> None:
    session.merge(row).id = new_id()


def forge(session: Session, row: Guest) -> None:
    session.merge(row).heads = pack_heads(unpack_heads(row.heads) | {"age": (Source(1, 1, 1),)})


def append_to_relationship(session: Session, _: Guest) -> None:
    host, pet = Host(served="s", changed="c"), Pet()
    session.add_all([host, pet])
    host.pets.append(pet)  # type: ignore[attr-defined]


def append_to_saved(session: Session, _: Guest) -> None:
    session.add_all([host := Host(served="s", changed="c"), pet := Pet()])
    session.flush()
    host.pets.append(pet)  # type: ignore[attr-defined]


def change_with_onupdate(session: Session, _: Guest) -> None:
    session.add(host := Host(served="s"))
    session.flush()
    host.name = "new"


def edit_stale(session: Session, row: Guest) -> None:
    """As it lay before another act changed it."""
    stale = Guest.model_validate(row.model_dump())
    session.merge(row).age = 1
    session.flush()
    session.expunge_all()
    sa.orm.make_transient_to_detached(stale)
    session.add(stale)
    stale.age = 2


SELECTS = skip("_require_select")
NEXT = "SELECT station, seq + 7, stamp, at, actor, act, unit, tab, row_id, v, kind, replaces, body, hash FROM journal"
SLIPPED = "INSERT INTO bag (id, voided, heads, label) SELECT id, voided, substr(heads, 1, 0), 'raw' FROM guest"

LINES: dict[str, Line] = {
    "update": Line(lambda s, g: s.exec(sa.update(Guest).values(age=1)), SELECTS, TRIGGER),
    "delete": Line(lambda s, g: s.exec(sa.delete(Guest)), SELECTS, TRIGGER),
    "insert": Line(
        lambda s, g: s.execute(sa.insert(Guest), [{"name": "x", "id": new_id(), "heads": b"", "voided": False}]),
        SELECTS,
        TRIGGER,
    ),
    "core table": Line(lambda s, g: s.execute(sa.update(Guest.__table__).values(age=1)), SELECTS, TRIGGER),  # type: ignore[attr-defined]
    "text": Line(lambda s, g: s.execute(sa.text("UPDATE guest SET age = 1")), SELECTS, TRIGGER),
    "query update": Line(lambda s, g: Query(Guest, s).update({"age": 1}), SELECTS, TRIGGER),
    "query delete": Line(lambda s, g: Query(Guest, s).delete(), SELECTS, TRIGGER),
    "text, journal": Line(lambda s, g: s.execute(sa.text("DELETE FROM journal")), SELECTS, TRIGGER),
    "bulk save": Line(lambda s, g: s.bulk_save_objects([guest("bulk")]), unrefused("bulk_save_objects"), TRIGGER),
    "bulk insert": Line(
        lambda s, g: s.bulk_insert_mappings(sa.inspect(Guest), [guest("bulk").model_dump()]),
        unrefused("bulk_insert_mappings"),
        TRIGGER,
    ),
    "bulk update": Line(
        lambda s, g: s.bulk_update_mappings(sa.inspect(Guest), [{"id": g.id, "age": 1, "heads": g.heads}]),
        unrefused("bulk_update_mappings"),
        TRIGGER,
    ),
    "savepoint": Line(nested, unrefused("begin_nested"), TRIGGER),
    "rollback inside": Line(rolled_back, unrefused("rollback"), TRIGGER),
    "commit inside": Line(lambda s, g: s.commit(), unrefused("commit"), NOTHING),
    "delete object": Line(lambda s, g: s.delete(s.merge(g)), skip("_require_derived"), TRIGGER),
    "changed id": Line(rename, skip("_require_own_name", of=journal), TRIGGER),
    "changed heads": Line(forge, skip("_require_own_name", of=journal), PROOF),
    "untracked class": Line(lambda s, g: s.add(Stray()), skip("_require_tracked"), NOTHING),
    "server default": Line(lambda s, g: s.add(Host()), skip("check", of=Unit), PROOF),
    "onupdate": Line(change_with_onupdate, skip("check", of=Unit), PROOF),
    "relationship append": Line(append_to_relationship, skip("check", of=Unit), PROOF),
    "relationship append to a saved row": Line(append_to_saved, untriggered, PROOF, DBAPIError),
    "number in a text field": Line(lambda s, g: s.add(guest(note=12)), unguarded_text, PROOF, TypeError),
    "row changed meanwhile": Line(edit_stale, unversioned, PROOF, StaleDataError),
    "raw update": Line(raw("UPDATE guest SET age = 1"), untriggered, PROOF, DBAPIError),
    "raw insert": Line(raw(SLIPPED), untriggered, PROOF, DBAPIError),
    "raw delete": Line(raw("DELETE FROM bag"), untriggered, PROOF, DBAPIError),
    "journal update": Line(raw("UPDATE journal SET act = 'other'"), untriggered, PROOF, DBAPIError),
    "journal body": Line(raw("UPDATE journal SET body = replaces"), untriggered, PROOF, DBAPIError),
    "journal delete": Line(raw("DELETE FROM journal"), untriggered, PROOF, DBAPIError),
    "journal insert": Line(raw(f"INSERT INTO journal {NEXT}"), untriggered, PROOF, DBAPIError),
    "chain delete": Line(raw("DELETE FROM chain"), untriggered, PROOF, DBAPIError),
    "chain back": Line(raw("UPDATE chain SET seq = 0"), untriggered, PROOF, DBAPIError),
}


@pytest.fixture
def kept(small: Store) -> Guest:
    """A saved person with a bag."""
    with small.transaction(ACTOR, "register") as session:
        session.add_all([row := guest("Darafei"), Bag(guest_id=row.id)])
    return row


@pytest.mark.parametrize("name", LINES)
def test_a_way_past_the_journal_is_refused(small: Store, kept: Guest, name: str) -> None:
    line, before = LINES[name], small.head()
    with pytest.raises(line.refusal) as caught, small.transaction(ACTOR, "cheat") as session:
        line.attempt(session, kept)
    if line.refusal is DBAPIError:
        assert triggers.REFUSED in str(caught.value)
    assert small.head() == before


@pytest.mark.parametrize("name", LINES)
def test_without_its_guard_it_is_noticed_later(
    place: Place, small: Store, kept: Guest, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.forsaken = True
    LINES[name].off(monkeypatch, small)
    found = outcome(small, kept, LINES[name].attempt)
    monkeypatch.undo()
    assert found == LINES[name].then


def outcome(store: Store, row: Guest, attempt: Attempt) -> str:
    """Who noticed; any other error than the trigger's is raised."""
    try:
        with store.transaction(ACTOR, "cheat") as session:
            attempt(session, row)
    except DBAPIError as error:
        if triggers.REFUSED not in str(error):
            raise
        return TRIGGER
    return PROOF if not store.verify().is_whole or store.rebuild_equals_live() else NOTHING


FORGED = {
    "heads of another field": "UPDATE guest SET age = 1, heads = (SELECT heads FROM bag)",
    "heads that are none": "UPDATE guest SET age = 1, heads = (SELECT hash FROM chain)",
}


@pytest.mark.parametrize("statement", FORGED.values(), ids=FORGED.keys())
def test_forged_heads_pass_every_guard_but_not_the_proof(
    place: Place, small: Store, kept: Guest, statement: str
) -> None:
    place.forsaken = True
    with small.transaction(ACTOR, "cheat") as session:
        session.connection().exec_driver_sql(statement)
    (line,) = small.rebuild_equals_live()
    assert line.startswith(f"guest {kept.id}: ")


def test_a_reading_session_without_its_guard_is_stopped_by_the_database(
    small: Store, kept: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "_require_unchanged", lambda session: None)
    with pytest.raises((StorageTrouble, DBAPIError), match="read-only"), small.read() as session:  # noqa: PT012
        session.add(guest("x"))
        session.flush()


def test_truncate_is_refused(server: Place) -> None:
    store = server.new()
    for table in ("guest CASCADE", "journal", "chain"):
        with pytest.raises(DBAPIError, match=triggers.REFUSED), store.transaction(ACTOR, "cheat") as session:
            session.connection().exec_driver_sql(f"TRUNCATE {table}")


def test_an_update_hidden_in_a_select_meets_the_trigger(server: Place) -> None:
    store = server.new()
    with store.transaction(ACTOR, "register") as session:
        session.add(guest("Darafei"))
    hidden = sa.update(Guest).values(age=1).returning(Guest.age).cte()  # type: ignore[arg-type]
    with pytest.raises(DBAPIError, match=triggers.REFUSED), store.transaction(ACTOR, "cheat") as session:
        session.execute(sa.select(hidden))
