"""Triggers: the database itself refuses any writer but the store. Made after a migration, asserted at each open."""

from __future__ import annotations

import sqlalchemy as sa

from models.journal import Journal

REFUSED = "refused: not written by the store"
_PAST = ("chain", "here", "erased", "journal")


class GuardsMissing(Exception):
    """The triggers are not as this program made them: another tool has been at the file."""


def install(connection: sa.Connection, metadata: sa.MetaData) -> None:
    """Make every guard."""
    for statement in _functions(connection) + list(_wanted(connection, metadata).values()):
        connection.exec_driver_sql(statement)


def remove(connection: sa.Connection) -> None:
    """Drop every guard, before a migration."""
    for name, (table, _) in _present(connection).items():
        on = f" ON {table}" if _postgres(connection) else ""
        connection.exec_driver_sql(f"DROP TRIGGER {name}{on}")


def check(connection: sa.Connection, metadata: sa.MetaData) -> None:
    """Raise GuardsMissing unless exactly our guards are there."""
    present, wanted = _present(connection), _wanted(connection, metadata)
    ours = present.keys() == wanted.keys()
    if not ours or (not _postgres(connection) and any(present[name][1] != sql for name, sql in wanted.items())):
        raise GuardsMissing(sorted(present.keys() ^ wanted.keys()))


def _postgres(connection: sa.Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _present(connection: sa.Connection) -> dict[str, tuple[str, str]]:
    query = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    if _postgres(connection):
        query = "SELECT tgname, relname, '' FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal"
        query += " AND tgenabled = 'O' AND relnamespace = current_schema()::regnamespace"
    return {name: (table, sql) for name, table, sql in connection.exec_driver_sql(query)}


def _wanted(connection: sa.Connection, metadata: sa.MetaData) -> dict[str, str]:
    tracked = [table.name for table in metadata.sorted_tables if table.info.get("tracked")]
    make = _on_postgres if _postgres(connection) else _on_sqlite
    return {name: sql for table in [*tracked, *_PAST] for name, sql in make(table).items()}


def _on_sqlite(table: str) -> dict[str, str]:
    rules = {"DELETE": "1", **_CONDITIONS.get(table, _TRACKED)}
    return {
        f"guard_{table}_{verb.lower()}": f"CREATE TRIGGER guard_{table}_{verb.lower()} BEFORE {verb} ON {table} "
        f"WHEN {when} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        for verb, when in rules.items()
    }


def _on_postgres(table: str) -> dict[str, str]:
    rows = f"CREATE TRIGGER guard_{table} BEFORE INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW"
    kind = table if table in _CONDITIONS else "tracked"
    return {
        f"guard_{table}": f"{rows} EXECUTE FUNCTION guard_{kind}()",
        f"guard_{table}_all": f"CREATE TRIGGER guard_{table}_all BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION guard_all()",
    }


def _functions(connection: sa.Connection) -> list[str]:
    if not _postgres(connection):
        return []
    always = {"INSERT": "1 = 1", "UPDATE": "1 = 1"}
    return [_function(kind, rules) for kind, rules in {"all": always, "tracked": _TRACKED, **_CONDITIONS}.items()]


def _function(kind: str, rules: dict[str, str]) -> str:
    every = {"INSERT": "1 = 0", "UPDATE": "1 = 0"} | rules
    tests = " ".join(f"IF TG_OP = '{verb}' AND NOT ({when}) THEN RETURN NEW; END IF;" for verb, when in every.items())
    body = f"BEGIN {tests} RAISE EXCEPTION '{REFUSED}'; END"
    return f"CREATE OR REPLACE FUNCTION guard_{kind}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"


_TRACKED = {
    "INSERT": "length(NEW.heads) = 0",
    "UPDATE": "NEW.heads = OLD.heads OR length(NEW.heads) = 0 OR NEW.id <> OLD.id",
}
_PINNED = [name for name in Journal.model_fields if name != "body"]
_NEXT = "(SELECT coalesce(max(seq), 0) + 1 FROM journal WHERE station = NEW.station)"
_ERASED = "EXISTS (SELECT 1 FROM erased WHERE erased.row_id = OLD.row_id)"
_CONDITIONS = {
    "journal": {
        "INSERT": f"NEW.seq <> {_NEXT}",
        "UPDATE": f"NOT {_ERASED} OR " + " OR ".join(f"NEW.{name} <> OLD.{name}" for name in _PINNED),
    },
    "chain": {"UPDATE": "NEW.station <> OLD.station OR NEW.seq < OLD.seq OR NEW.stamp < OLD.stamp"},
    "erased": {"UPDATE": "1 = 1"},
    "here": {"UPDATE": "1 = 1"},
}
