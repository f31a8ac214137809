"""Writes the first step, the one that makes the whole schema, from the tables."""

from __future__ import annotations

from typing import Any, Literal

import sqlalchemy as sa
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from sqlalchemy.types import TypeDecorator

from models.columns import RowId

_HEAD = '''"""The whole schema as first released. Made from the tables; see models/migrations/__init__.py."""

import sqlalchemy as sa
from alembic import op

from models.columns import RowId


def upgrade() -> None:
    """From an empty file to the first schema."""
'''


def first_step(metadata: sa.MetaData) -> str:
    """The source of a step that leads from an empty database to these tables."""
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"render_item": _render, "target_metadata": metadata})
        operations = produce_migrations(context, metadata).upgrade_ops
        assert operations is not None
        body = render_python_code(operations, migration_context=context, render_item=_render)
    engine.dispose()
    lines = (line for line in body.splitlines() if not line.lstrip().startswith("#"))
    return _HEAD + "\n".join(lines) + "\n"


def _render(kind: str, item: Any, context: AutogenContext) -> str | Literal[False]:
    """Our own types are written as what the database sees, so that a step never changes with the program."""
    if kind != "type" or not isinstance(item, TypeDecorator):
        return False
    return "RowId()" if isinstance(item, RowId) else f"sa.{item.impl_instance!r}"
