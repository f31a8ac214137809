"""Column types that hold the same value on SQLite and PostgreSQL, and short ways to declare them."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Dialect, LargeBinary, String, Table, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field

CODE_LENGTH = 40
_SIGN = 1 << 63


class RowId(TypeDecorator[UUID]):
    """A UUID: sixteen bytes on SQLite, the native type on PostgreSQL."""

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else LargeBinary(16))

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "postgresql" else value.bytes

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        return UUID(bytes=bytes(value)) if isinstance(value, (bytes, memoryview)) else value


class Coded(TypeDecorator[StrEnum]):
    """A code list: the value is stored, never the name; anything that is not of the list is refused."""

    impl = String
    cache_ok = True

    def __init__(self, codes: type[StrEnum]) -> None:
        super().__init__(CODE_LENGTH)
        self.codes = codes

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if not isinstance(value, self.codes):
            raise TypeError(f"not a code of {self.codes.__name__}")
        return str(value.value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.codes(value)

    def coerce_compared_value(self, op: Any, value: Any) -> TypeEngine[Any]:
        return self


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware going in, UTC coming out; a naive one raises."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC) if dialect.name == "postgresql" else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class NfcText(TypeDecorator[str]):
    """Text in Unicode normal form C, so that one name is written one way."""

    impl = String
    cache_ok = True

    def __init__(self, longest: int | None = None) -> None:
        super().__init__(longest)
        self.longest = longest

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else nfc(value)


class Unsigned64(TypeDecorator[int]):
    """Sixty-four random bits in a signed column; the order is kept."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        return None if value is None else value - _SIGN

    def process_result_value(self, value: int | None, dialect: Dialect) -> int | None:
        return None if value is None else value + _SIGN


def nfc(value: str) -> str:
    """The text in normal form C."""
    return unicodedata.normalize("NFC", value)


@cache
def text_columns(table: Table) -> dict[str, int | None]:
    """The columns of a table that hold text, and how long each may be."""
    return {name: column.type.longest for name, column in table.columns.items() if isinstance(column.type, NfcText)}


def coded(codes: type[StrEnum], **declaration: Any) -> Any:
    """A field holding one code of a list: `sex: Sex = coded(Sex, default=Sex.NOT_ASKED)`."""
    return Field(sa_type=Coded(codes), **declaration)


def text(longest: int | None = None, **declaration: Any) -> Any:
    """A text field; with `longest` the database itself refuses a longer one."""
    return Field(sa_type=NfcText(longest), **declaration)


def moment(**declaration: Any) -> Any:
    """A point in time: `at: datetime = moment()`."""
    return Field(sa_type=UtcDateTime, **declaration)


def refers(to: str, **declaration: Any) -> Any:
    """A reference to another row: `person_id: UUID = refers("person.id")`; indexed unless told otherwise."""
    return Field(sa_type=RowId, foreign_key=to, index=declaration.pop("index", True), **declaration)


def plain_id(**declaration: Any) -> Any:
    """A UUID without a foreign key: a user id, a digest's owner."""
    return Field(sa_type=RowId, **declaration)


def sealed(**declaration: Any) -> Any:
    """Ciphertext of a compartment: `note: bytes | None = sealed(default=None)`."""
    return Field(sa_type=LargeBinary, **declaration)
