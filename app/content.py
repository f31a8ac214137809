"""Sealed forms as bytes: canonical CBOR of a frozen form, with a version, and back."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

import cbor2

from app.texts import require_signs

T = TypeVar("T")
VERSION = 1


def to_content(form: Any) -> bytes:
    """CBOR [version, fields] of a frozen form, fields by name, empty ones left out; keys in canonical order."""
    return cbor2.dumps([VERSION, _plain(form)], canonical=True)


def plain_content(value: Any) -> bytes:
    """CBOR [version, value] of plain data: the cells of a row."""
    return cbor2.dumps([VERSION, value], canonical=True)


def from_content(kind: type[T], content: bytes) -> T:
    """The form back; fields that this program does not know are ignored, missing ones take their default."""
    version, fields = cbor2.loads(content)
    if version != VERSION:
        raise ValueError("content of another version")
    return typing.cast(T, _build(kind, fields))


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | int() | bytes():
            return value
        case StrEnum():
            return value.value
        case str():
            require_signs(value)
            return value
        case UUID():
            return value.bytes
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return [_plain(part) for part in value]
    given = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return {name: _plain(part) for name, part in given.items() if part is not None and part != () and part != ""}


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


@cache
def _left_out(kind: type) -> dict[str, Any]:
    """What `_plain` leaves out where a field has no default: an empty text, nothing, an empty list."""
    hints = _hints(kind)
    needed = [field.name for field in dataclasses.fields(kind) if _has_no_default(field)]
    return {name: _EMPTY[_shape(hints[name])] for name in needed if _shape(hints[name]) in _EMPTY}


def _has_no_default(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


_EMPTY: dict[Any, Any] = {str: "", tuple: (), types.UnionType: None}


def _shape(hint: Any) -> Any:
    return typing.get_origin(hint) or hint


def _build(kind: Any, value: Any) -> Any:
    if dataclasses.is_dataclass(kind):
        hints = _hints(typing.cast(type, kind))
        given = {name: _build(hints[name], part) for name, part in value.items() if name in hints}
        return kind(**{**_left_out(typing.cast(type, kind)), **given})  # type: ignore[operator]
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        inner = next(part for part in arguments if part is not type(None))
        return None if value is None else _build(inner, value)
    if origin is tuple:
        kinds = [arguments[0]] * len(value) if arguments[-1] is Ellipsis else arguments
        return tuple(_build(part_kind, part) for part_kind, part in zip(kinds, value, strict=True))
    return _scalar(kind, value)


def _scalar(kind: Any, value: Any) -> Any:
    if kind is UUID:
        return UUID(bytes=value)
    if kind in (datetime, date):
        return kind.fromisoformat(value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, StrEnum) else value
