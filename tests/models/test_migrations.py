"""The schema comes by steps, and equals the tables; a step that fails leaves the file as it was."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest
import sqlalchemy as sa
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.orm import class_mapper
from sqlmodel import SQLModel

from app.errors import StorageTrouble
from app.sqlcipher import connect
from app.store import Store
from models.base import Tracked
from models.migrations import VERSION_TABLE, Schema, whole
from models.migrations.first import first_step
from tests.app.proof import prove
from tests.app.small import Guest, guest, small_schema

ACTOR = UUID("01a20000-0000-7000-8000-000000000001")
TRACKED = [table for table in whole().metadata.sorted_tables if table.info.get("tracked")]


def migrated() -> sa.Engine:
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        whole().migrate(connection)
    return engine


def lines_of(engine: sa.Engine) -> dict[str, set[str]]:
    """What the database itself says of each table and index, one set of lines each."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
    engine.dispose()
    return {name: {" ".join(line.strip(" ,").split()) for line in sql.splitlines()} for name, sql in rows}


def test_the_migrated_schema_equals_the_tables() -> None:
    made = sa.create_engine("sqlite://")
    whole().metadata.create_all(made)
    by_steps = lines_of(migrated())
    del by_steps[VERSION_TABLE]
    assert by_steps == lines_of(made)


def test_alembic_finds_nothing_to_add() -> None:
    engine = migrated()
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, whole().metadata)
    engine.dispose()
    assert [each for each in found if getattr(each[1], "name", "") != VERSION_TABLE] == []


def test_the_first_step_is_made_from_the_tables() -> None:
    module = ModuleType("again")
    exec(compile(first_step(whole().metadata), "again", "exec"), module.__dict__)
    engine = sa.create_engine("sqlite://")
    sys.modules["again"] = module
    with engine.begin() as connection:
        Schema(whole().metadata, ("again",)).migrate(connection)
    assert lines_of(engine) == lines_of(migrated())


def add_column() -> None:
    with op.batch_alter_table("guest") as batch:
        batch.add_column(sa.Column("nick", sa.String(), nullable=True))
        batch.alter_column("note", existing_type=sa.String(), type_=sa.Text())


def fail_halfway() -> None:
    add_column()
    raise ZeroDivisionError


@pytest.fixture
def old(tmp_path: Path) -> tuple[Path, bytes]:
    path, key = tmp_path / "small.db", secrets.token_bytes(32)
    store = Store.create(path, key, schema=small_schema())
    with store.transaction(ACTOR, "register") as session:
        session.add(guest())
    store.close()
    return path, key


def step(monkeypatch: pytest.MonkeyPatch, upgrade: object) -> Schema:
    module = ModuleType("second_step")
    module.upgrade = upgrade  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "second_step", module)
    return small_schema("second_step")


def columns(path: Path, key: bytes) -> set[str]:
    connection = connect(path, key)
    found = {row[1] for row in connection.execute("PRAGMA table_info(guest)")}
    connection.close()
    return found


def test_an_older_file_is_copied_then_brought_up(old: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    path, key = old
    store = Store.open(path, key, schema=step(monkeypatch, add_column))
    with store.transaction(ACTOR, "register") as session:
        session.add(guest())
    prove(store)
    store.close()
    assert "nick" in columns(path, key)
    copy = path.with_name("small.db.before-2")
    assert "nick" not in columns(copy, key)
    kept = Store.open(copy, key, schema=small_schema())
    prove(kept)
    kept.close()
    Store.open(path, key, schema=small_schema("second_step")).close()
    with pytest.raises(StorageTrouble, match="newer version"):
        Store.open(path, key, schema=small_schema())


def test_a_failing_step_rolls_back_whole(old: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    path, key = old
    with pytest.raises(ZeroDivisionError):
        Store.open(path, key, schema=step(monkeypatch, fail_halfway))
    assert "nick" not in columns(path, key)
    store = Store.open(path, key, schema=small_schema())
    with store.read() as session:
        assert session.exec(sa.select(sa.func.count()).select_from(Guest)).scalar_one() == 1
    prove(store)
    store.close()


@pytest.mark.parametrize("table", TRACKED, ids=lambda table: table.name)
def test_a_tracked_table_has_nothing_that_passes_the_journal_by(table: sa.Table) -> None:
    for column in table.columns:
        assert column.default is None
        assert column.onupdate is None
        assert column.server_default is None
        assert column.server_onupdate is None
        assert column.computed is None
        assert column.identity is None
        assert not isinstance(column.type, (sa.JSON, sa.PickleType, sa.Float, sa.Numeric, sa.ARRAY)), column
    for key in table.foreign_keys:
        assert key.ondelete is None
        assert key.onupdate is None


def test_heads_is_the_version_column_and_nothing_cascades() -> None:
    mappers = [mapper for mapper in class_mapper(Guest).registry.mappers if mapper.local_table in TRACKED]
    assert len(mappers) == len(TRACKED) > 0
    for mapper in mappers:
        assert issubclass(mapper.class_, Tracked)
        assert mapper.version_id_col is mapper.local_table.c.heads
        assert mapper.version_id_generator is False
        assert all(relation.cascade <= {"save-update", "merge"} for relation in mapper.relationships)
        assert SQLModel.metadata is mapper.class_.metadata


def test_a_new_register_is_empty_and_proves_itself(store: Store) -> None:
    assert store.head().seq == 0
    assert store.head().station == store.station
