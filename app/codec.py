"""How the journal writes one column's value: plain, portable, and only the exact type that was declared."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.types import TypeEngine

from app.entry import Plain
from models.columns import Coded, NfcText, RowId, UtcDateTime, nfc

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_plain(kind: TypeEngine[Any], value: Any) -> Plain:
    """The value as the journal holds it; a value of another type than the column's raises TypeError."""
    if value is None:
        return None
    match kind, value:
        case Coded(codes=codes), _ if isinstance(value, codes):
            return str(value.value)
        case RowId(), UUID():
            return value.bytes
        case UtcDateTime(), datetime() if value.tzinfo is not None:
            return (value - _EPOCH) // _MICROSECOND
        case sa.Date(), date() if type(value) is date:
            return value.isoformat()
        case NfcText(), str() if type(value) is str:
            return nfc(value)
        case sa.Boolean(), bool():
            return value
        case sa.Integer(), int() if type(value) is int:
            return value
        case sa.LargeBinary(), bytes():
            return value
    raise TypeError(f"a {type(value).__name__} cannot stand in a column of type {type(kind).__name__}")


def from_plain(kind: TypeEngine[Any], value: Any) -> Any:
    """The inverse of `to_plain`."""
    if value is None:
        return None
    match kind:
        case Coded(codes=codes):
            return codes(value)
        case RowId():
            return UUID(bytes=value)
        case UtcDateTime():
            return _EPOCH + value * _MICROSECOND
        case sa.Date():
            return date.fromisoformat(value)
    return value
