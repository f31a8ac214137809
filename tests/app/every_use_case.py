"""Every public use case that hangs on an open session, and well-typed senseless arguments to call it with."""

from __future__ import annotations

import collections.abc
import dataclasses
import inspect
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from app.access import Actor
from app.waystation import Waystation

WORD = "senseless word of four"
PLAIN: dict[object, Callable[[], object]] = {
    str: lambda: WORD,
    bytes: lambda: WORD.encode(),
    int: lambda: 1,
    float: lambda: 1.0,
    bool: lambda: False,
    UUID: uuid4,
    datetime: lambda: datetime(2026, 11, 22, 3, 0, tzinfo=UTC),
    date: lambda: date(2026, 11, 22),
    timedelta: lambda: timedelta(hours=1),
    Path: lambda: Path("nowhere"),
    object: object,
}
MANY = (list, tuple, collections.abc.Sequence, collections.abc.Iterable, collections.abc.Collection, set, frozenset)


@dataclass(frozen=True)
class UseCase:
    service: str
    name: str

    def __str__(self) -> str:
        return f"{self.service}.{self.name}"

    def of(self, waystation: Waystation) -> Callable[..., Any]:
        method: Callable[..., Any] = getattr(getattr(waystation, self.service), self.name)
        return method

    def call(self, waystation: Waystation, actor: Actor) -> object:
        """Call it; one that works in steps takes its first."""
        method = self.of(waystation)
        answer = method(actor, *senseless(method)[1:])
        return next(answer, None) if isinstance(answer, Iterator) else answer


def services(waystation: Waystation) -> Iterator[tuple[str, object]]:
    """Everything that hangs on the session and is our own code."""
    for name in Waystation.__dataclass_fields__:
        service = getattr(waystation, name)
        if name not in ("actor", "house") and type(service).__module__.startswith("app."):
            yield name, service


def public_methods(waystation: Waystation) -> Iterator[tuple[UseCase, Callable[..., Any]]]:
    for service, made in services(waystation):
        for name, method in inspect.getmembers(made, callable):
            if not name.startswith("_") and inspect.isroutine(method):
                yield UseCase(service, name), method


def use_cases(waystation: Waystation) -> list[UseCase]:
    """Those whose first parameter is the actor."""
    return [case for case, method in public_methods(waystation) if _first(method) == "actor"]


def _first(method: Callable[..., Any]) -> str:
    return next(iter(inspect.signature(method).parameters), "")


def senseless(method: Callable[..., Any]) -> list[Any]:
    """One argument of the right type for every parameter that has no default; no type known to it raises."""
    hints = typing.get_type_hints(method)
    parameters = inspect.signature(method).parameters.values()
    return [value_of(hints[each.name]) for each in parameters if each.default is each.empty]


def value_of(hint: Any) -> Any:
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]()
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    if origin in (typing.Union, types.UnionType):
        return None if type(None) in inside else value_of(inside[0])
    if origin in MANY:
        return _many(origin, inside)
    if origin in (dict, collections.abc.Mapping):
        return {value_of(inside[0]): value_of(inside[1])}
    if origin is collections.abc.Callable:
        return lambda *_: None
    if dataclasses.is_dataclass(hint):
        return _filled(hint)
    raise TypeError(f"no senseless value for {hint}: teach it to tests/app/every_use_case.py")


def _many(origin: Any, inside: tuple[Any, ...]) -> Any:
    if origin is tuple and Ellipsis not in inside:
        return tuple(value_of(each) for each in inside)
    return (list if origin in (list, set, frozenset) else tuple)([value_of(inside[0])])


def _filled(hint: Any) -> Any:
    hints = typing.get_type_hints(hint)
    needed = [
        each
        for each in dataclasses.fields(hint)
        if each.init and each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING
    ]
    return hint(**{each.name: value_of(hints[each.name]) for each in needed})
