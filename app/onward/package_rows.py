"""What is asked of packages for another centre, and what pages show of them. Frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.rows import GroupRow, NameText
from models.codes import Instruction, Sex
from models.values.partial_date import PartialDate


@dataclass(frozen=True, repr=False)
class PackageForm:
    """A file that came with a vehicle, and the second code of its manifest, scanned or typed."""

    raw: bytes = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True, repr=False)
class MadePackage:
    """A package ready to be written to a stick. `left_off`: how many on the manifest are not in it."""

    raw: bytes = field(repr=False)
    people: int
    left_off: int


@dataclass(frozen=True)
class PackedBefore:
    """When a package was made of a trip, with how many people, and how many were left off."""

    at: datetime
    people: int
    left_off: int


class Standing(StrEnum):
    """How a package stands to what was taken in before."""

    NEW = "NEW"
    SAME = "SAME"
    CHANGED = "CHANGED"
    OLDER = "OLDER"


@dataclass(frozen=True, repr=False)
class PackedRow:
    """Somebody in a package, as they would stand on the list. `settled`: counted in or registered here already."""

    name: NameText
    number: str
    sex: Sex
    birth: PartialDate | None
    instructions: tuple[Instruction, ...]
    family: int
    seat: int
    settled: bool


@dataclass(frozen=True, repr=False)
class PackageSheet:
    """A package that was opened and not taken in. `known`: the name under which this register believes the station
    that signed it, empty for an unknown one: its key is not told, for it would only agree with itself; `group`: where
    it was taken in."""

    site: str
    known: str
    place: str
    vehicle: str
    leaves_at: datetime
    people: tuple[PackedRow, ...]
    left_off: int
    standing: Standing
    group: GroupRow | None = None


@dataclass(frozen=True)
class TakenIn:
    """The group that stands open at intake, and how many are new on its list, changed, or left as they were."""

    group: GroupRow
    new: int
    changed: int
    same: int
