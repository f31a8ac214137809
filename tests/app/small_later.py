"""The small tables as a later program has them: a guest's name is split, the note renamed, the age dropped, and a
height added. The step is written by hand against the tables alone, so that it proves the reading of old entries."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from app.entry import pack_heads, unpack_heads
from models.base import NAMING, Tracked
from models.codes import Sex
from models.columns import coded, moment, sealed, text
from models.migrations import FieldChange, Schema
from tests.app.small import SMALL

LATER = sa.MetaData(naming_convention=NAMING)


class GuestLater(Tracked, table=True):
    metadata = LATER
    __tablename__ = "guest"
    given: str = text(40, default="")
    family: str = text(40, default="")
    comment: str | None = None
    born: date | None = None
    seen: datetime | None = moment(default=None)
    sex: Sex = coded(Sex, default=Sex.NOT_ASKED)
    height: int = 0
    remark: bytes | None = sealed(default=None)


for _table in SMALL.tables.values():
    if _table.name != "guest":
        _table.to_metadata(LATER)

CHANGES = (
    FieldChange(2, "guest", "name", ("given", "family"), lambda name: tuple(_halves(name))),
    FieldChange(2, "guest", "note", ("comment",), lambda note: (note,)),
    FieldChange(2, "guest", "age", (), lambda age: ()),
)


def later_schema() -> Schema:
    return Schema(LATER, ("tests.app.small_step", "tests.app.small_later"), CHANGES)


def _halves(name: str) -> tuple[str, str]:
    given, _, family = name.partition(" ")
    return given, family


def upgrade() -> None:
    connection = op.get_bind()
    rows = [dict(row._mapping) for row in connection.execute(sa.select(SMALL.tables["guest"]))]
    connection.exec_driver_sql("DROP TABLE guest")
    LATER.tables["guest"].create(connection)
    for row in rows:
        connection.execute(LATER.tables["guest"].insert().values(**_later(row)))


def _later(row: dict[str, Any]) -> dict[str, Any]:
    heads = unpack_heads(row["heads"])
    row["given"], row["family"] = _halves(row.pop("name"))
    row["comment"], row["height"] = row.pop("note"), 0
    heads["given"] = heads["family"] = heads.pop("name")
    if "note" in heads:
        heads["comment"] = heads.pop("note")
    del row["age"]
    heads.pop("age", None)
    return row | {"heads": pack_heads(heads)}
