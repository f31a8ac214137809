"""A form as bytes and back, so that it can wait half typed; what an earlier version wrote is read as far as it fits."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

import cbor2

T = TypeVar("T")


def to_bytes(form: Any) -> bytes:
    """The fields of a frozen form (CBOR)."""
    return cbor2.dumps(_plain(form))


def from_bytes(kind: type[T], content: bytes) -> T | None:
    """The form again; None when the bytes are no such form."""
    try:
        made = _made(kind, cbor2.loads(content))
    except (cbor2.CBORDecodeError, AttributeError, TypeError, ValueError):
        return None
    return made if isinstance(made, kind) else None


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    match value:
        case Enum():
            return value.value
        case UUID():
            return value.bytes
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(each) for each in value]
    return value


def _made(kind: Any, plain: Any) -> Any:
    if plain is None:
        return None
    if get_origin(kind) is UnionType:
        kind = next(each for each in get_args(kind) if each is not type(None))
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], each) for each in plain)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: _made(hints[name], value) for name, value in plain.items() if name in hints})
    if kind is UUID:
        return UUID(bytes=plain)
    if kind is date:
        return date.fromisoformat(plain)
    return kind(plain)
