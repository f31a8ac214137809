"""What a package for another centre holds of people: who they are, what a house must do for them, and never why.

No health, no reason of stay or travel, no protection category, no photograph. JSON, read strictly: exact types, every
field there and no other, bounded texts and lists.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

from models.codes import (
    EVACUATION,
    Answer,
    DatePrecision,
    DocumentType,
    Instruction,
    NameKind,
    Relation,
    Sex,
)
from models.values.kinship import KIN

VERSION = 1
MOST_PEOPLE, LONGEST_CODE = 300, 20
Place = Annotated[int, MOST_PEOPLE - 1]
Pair = tuple[Place, Place]
TRAVEL_PAPERS = frozenset(
    {
        DocumentType.PASSPORT,
        DocumentType.ID_CARD,
        DocumentType.A4_CERTIFICATE,
        DocumentType.RESIDENCE_PERMIT,
        DocumentType.RETURN_CERTIFICATE,
        DocumentType.REFUGEE_DOCUMENT,
        DocumentType.BIRTH_CERTIFICATE,
    }
)
FOR_A_HOUSE = frozenset(
    {
        Instruction.TRAVEL_SEATED,
        Instruction.TRAVEL_ESCORT,
        Instruction.TRAVEL_NO,
        Instruction.BED_LOW,
        Instruction.BED_GROUND_FLOOR,
        Instruction.BED_SINGLE,
        Instruction.BED_NEAR_STAFF,
        Instruction.BED_QUIET,
        Instruction.NO_STAIRS,
        *EVACUATION,
        Instruction.SMALL_MEALS,
        Instruction.DIET_SOFT,
        Instruction.DIET_DIABETIC,
        Instruction.DIET_NUT_FREE,
        Instruction.DIET_LACTOSE_FREE,
        Instruction.DIET_GLUTEN_FREE,
        Instruction.DIET_VEGETARIAN,
        Instruction.DIET_HALAL,
        Instruction.DIET_KOSHER,
        Instruction.INTERPRETER,
    }
)
"""Instructions that a house acts on: way, bed, stairs, evacuation, food, interpreter. What only a clinic acts on stays
with the clinic."""

FAMILY_TIES = KIN | {Relation.CARER}
"""What is told of two people; who shared a cell, a workplace or a lawyer is not."""
NAMES_TOLD = frozenset(NameKind) - {NameKind.PRISON_FILE, NameKind.ALIAS}


class NewerPackage(Exception):
    """Made by a program that writes more than this one reads."""


@dataclass(frozen=True, repr=False)
class PackedName:
    """A name as one source writes it, every sign as it stands there."""

    kind: NameKind
    script: Annotated[str, 8]
    language: Annotated[str, 20]
    family: Annotated[str, 200]
    given: Annotated[str, 200]
    patronymic: Annotated[str, 200]
    as_written: Annotated[str, 600]
    primary: bool
    latin: bool


@dataclass(frozen=True, repr=False)
class PackedPerson:
    """`ref`: names the line of the trip; `number`, `cards`: ten and twenty digits of the sending centre; `minor`: to be
    treated as under 18; `seat` 0: none."""

    ref: Annotated[str, 32]
    number: Annotated[str, 10]
    cards: Annotated[tuple[str, ...], 20]
    names: Annotated[tuple[PackedName, ...], 40]
    sex: Sex
    birth_precision: DatePrecision
    birth_text: Annotated[str, 20]
    birth_age_on: date | None
    birth_as_written: Annotated[str, 200]
    nationality: Annotated[str, 120]
    languages: Annotated[str, 200]
    interpreter: Answer
    minor: bool
    instructions: Annotated[tuple[Instruction, ...], len(FOR_A_HOUSE)]
    clothing_size: Annotated[str, 20]
    shoe_size: Annotated[str, 20]
    papers: Annotated[tuple[DocumentType, ...], len(TRAVEL_PAPERS)]
    seat: Annotated[int, MOST_PEOPLE]
    luggage: Annotated[int, 50]
    drop_off: Annotated[str, 120]


@dataclass(frozen=True)
class PackedMember:
    """`person`: place in the list of people, from 0."""

    person: Place
    relation: Relation


@dataclass(frozen=True)
class PackedFamily:
    """Those of a family who travel together, with one focal point among them."""

    ref: Annotated[str, 32]
    keep_together: Answer
    members: Annotated[tuple[PackedMember, ...], 60]


@dataclass(frozen=True)
class PackedTie:
    """`a` is to `b` what `relation` says; both by their place in the list of people."""

    a: Place
    b: Place
    relation: Relation
    same_site: Answer
    legal_guardian: Answer
    dependent: Answer


@dataclass(frozen=True, repr=False)
class Package:
    """Everybody who travels. `practice`: they are invented; `apart`: pairs that share no room; `left_off`: how many on
    the manifest are not in it."""

    version: Annotated[int, 999]
    practice: bool
    site: Annotated[str, 200]
    station: Annotated[int, 999]
    place: Annotated[str, 200]
    vehicle: Annotated[str, 60]
    leaves_at: datetime
    arrives_at: datetime | None
    made_at: datetime
    people: Annotated[tuple[PackedPerson, ...], MOST_PEOPLE]
    families: Annotated[tuple[PackedFamily, ...], MOST_PEOPLE]
    ties: Annotated[tuple[PackedTie, ...], 2000]
    apart: Annotated[tuple[Pair, ...], 2000]
    left_off: Annotated[int, MOST_PEOPLE]


def to_json(package: Package) -> bytes:
    """The package as UTF-8 JSON; ValueError where something is longer than anybody would read."""
    text = json.dumps(_plain(package), ensure_ascii=False, separators=(",", ":"))
    raw = text.encode()
    from_json(raw)
    return raw


def from_json(raw: bytes) -> Package:
    """The package back; NewerPackage, or ValueError for whatever is not exactly a package."""
    try:
        plain = json.loads(raw.decode(), object_pairs_hook=_once, parse_float=_refused, parse_constant=_refused)
        version = plain.get("version") if type(plain) is dict else None
        if type(version) is int and version > VERSION:
            raise NewerPackage
        if version != VERSION:
            raise ValueError("no package")
        return typing.cast(Package, _built(Package, plain, 0))
    except RecursionError as deep:
        raise ValueError("too deep") from deep


def _plain(value: Any) -> Any:
    match value:
        case StrEnum():
            return value.value
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return [_plain(part) for part in value]
        case None | bool() | int() | str():
            return value
    return {each.name: _plain(getattr(value, each.name)) for each in dataclasses.fields(value)}


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a field twice")
    return found


def _refused(_text: str) -> Any:
    raise ValueError("no number of a package")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind, include_extras=True)


def _built(kind: Any, value: Any, most: int) -> Any:
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin is Annotated:
        return _built(inside[0], value, inside[1])
    if dataclasses.is_dataclass(kind):
        return _form(typing.cast(type, kind), value)
    if origin is types.UnionType:
        return None if value is None else _built(inside[0], value, most)
    if origin is tuple:
        return _several(inside, value, most)
    if kind in (datetime, date):
        return _moment(kind, value)
    if issubclass(kind, StrEnum):
        return kind(_typed(value, str))
    return _bounded(_typed(value, kind), most)


def _form(kind: type, value: Any) -> Any:
    hints = _hints(kind)
    if type(value) is not dict or set(value) != set(hints):
        raise ValueError("not these fields")
    return kind(**{name: _built(hint, value[name], 0) for name, hint in hints.items()})


def _several(inside: tuple[Any, ...], value: Any, most: int) -> Any:
    if type(value) is not list or (len(value) > most if inside[-1] is Ellipsis else len(value) != len(inside)):
        raise ValueError("not so many")
    return tuple(_built(inside[0], part, LONGEST_CODE) for part in value)


def _moment(kind: Any, value: Any) -> Any:
    found = kind.fromisoformat(_typed(value, str))
    if kind is datetime and (found.tzinfo is None or not 2020 <= found.year <= 2199):
        raise ValueError("no moment")
    return found


def _typed(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise ValueError("not of its type")
    return value


def _bounded(value: Any, most: int) -> Any:
    if type(value) is str and len(value) > most:
        raise ValueError("too long")
    if type(value) is int and not 0 <= value <= most:
        raise ValueError("out of bounds")
    return value
