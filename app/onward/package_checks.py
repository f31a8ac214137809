"""Whether the parts of a package fit together: references that exist, numbers with good check digits, real dates."""

from __future__ import annotations

import re
from collections import Counter

from app.errors import UserError
from app.onward.package_content import FAMILY_TIES, FOR_A_HOUSE, NAMES_TOLD, TRAVEL_PAPERS, Package, PackedPerson
from app.texts import require_signs
from app.token import ID_BITS
from models.codes import Relation
from models.values.number import PersonNumber
from models.values.partial_date import PartialDate

_REF, _TOKEN = re.compile("[0-9a-f]{32}"), re.compile("[0-9]{20}")


def require_sound(package: Package) -> None:
    """ValueError where a package contradicts itself."""
    _require(bool(package.people) and package.station >= 1)
    for text in (package.site, package.place, package.vehicle):
        _require_letters(text)
    for person in package.people:
        _require_person(person)
    _require_once(person.ref for person in package.people)
    _require_once(token for person in package.people for token in person.cards)
    _require_ties(package)


def _require_person(person: PackedPerson) -> None:
    _require(_REF.fullmatch(person.ref) is not None)
    _require(not person.number or (person.number.isascii() and PersonNumber.parse(person.number) is not None))
    _require(all(_TOKEN.fullmatch(token) and int(token) < 1 << ID_BITS for token in person.cards))
    _require(set(person.instructions) <= FOR_A_HOUSE and set(person.papers) <= TRAVEL_PAPERS)
    _require_once(person.instructions)
    _require_once(person.papers)
    _require(sum(name.primary for name in person.names) <= 1 and sum(name.latin for name in person.names) <= 1)
    _require({name.kind for name in person.names} <= NAMES_TOLD)
    PartialDate.from_stored(person.birth_precision, person.birth_text, person.birth_age_on)
    for text in _texts(person):
        _require_letters(text)


def _texts(person: PackedPerson) -> list[str]:
    own = [person.birth_text, person.birth_as_written, person.nationality, person.languages]
    own += [person.clothing_size, person.shoe_size, person.drop_off]
    for name in person.names:
        own += [name.script, name.language, name.family, name.given, name.patronymic, name.as_written]
    return own


def _require_ties(package: Package) -> None:
    people = range(len(package.people))
    members = [member for family in package.families for member in family.members]
    _require(all(member.person in people for member in members))
    _require_once(member.person for member in members)
    _require_once(family.ref for family in package.families)
    for family in package.families:
        _require(_REF.fullmatch(family.ref) is not None and len(family.members) > 1)
        _require(sum(member.relation is Relation.FOCAL for member in family.members) == 1)
    told = {member.relation for member in members} | {tie.relation for tie in package.ties}
    _require(told <= FAMILY_TIES | {Relation.FOCAL, Relation.UNKNOWN})
    pairs = [*package.apart, *((tie.a, tie.b) for tie in package.ties)]
    _require(all(a in people and b in people and a != b for a, b in pairs))


def _require_letters(text: str) -> None:
    try:
        require_signs(text)
    except UserError as unseen:
        raise ValueError("no letters") from unseen


def _require_once(values: object) -> None:
    _require(max(Counter(values).values(), default=1) == 1)  # type: ignore[call-overload]


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError("the package contradicts itself")
