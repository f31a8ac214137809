"""From a package to the register: a group, its people as a list, and around them what this house must know and do.

Every row has an id made of the trip's, so that two laptops that take in one package write the same rows, and the same
package twice writes nothing. Whoever was counted in or registered here is left as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any
from uuid import UUID, uuid5

from sqlmodel import Session

from app.arrivals import blank_person, group_row, reopen
from app.children import by_family, families_of
from app.house import House
from app.onward.package_content import PackedFamily, PackedPerson
from app.onward.package_file import Opened
from app.onward.package_rows import TakenIn
from app.person_rows import load
from app.same_person import joined_ids
from app.standing import restricted
from models.arrivals import ArrivalGroup
from models.base import Tracked
from models.codes import (
    Answer,
    Arrival,
    Condition,
    Custody,
    DataSource,
    GroupKind,
    Relation,
    SafetyFlag,
)
from models.family import Family, FamilyMember, Relationship
from models.onward import OtherNumber, TransferIn
from models.person import IdentityDocument, Person, PersonFlag, PersonName, WorkInstruction
from models.values.number import PersonNumber

FROM_THERE = "From {site}."
NUMBER_THERE = "From {site}: number {number} there."
MADE_OF_ANOTHER = 5
"""The version of ids that are made of another id (RFC 9562, 5.5); rows written by hand have version 7."""


def group_of(trip: UUID) -> UUID:
    """The group of the people of a trip."""
    return uuid5(trip, "group")


def transfer_of(trip: UUID) -> UUID:
    """What is remembered of the package of a trip."""
    return uuid5(trip, "transfer")


def person_of(trip: UUID, packed: PackedPerson) -> UUID:
    """The record of somebody in a package."""
    return uuid5(trip, packed.ref)


def is_settled(session: Session, person: Person | None) -> bool:
    """Whether somebody of the list is known here by now, was taken off it, erased or restricted: a package changes
    nothing of them."""
    if person is None:
        return False
    known = person.arrival is Arrival.COUNTED or person.registered_at is not None
    return known or person.voided or person.pseudonymised_at is not None or person.id in restricted(session)


def lay(session: Session, house: House, opened: Opened) -> TakenIn:
    """Write a package; what differs for those who are not settled is taken."""
    return _Laying(session, house, opened).taken()


class _Laying:
    def __init__(self, session: Session, house: House, opened: Opened) -> None:
        self._session, self._house, self._opened = session, house, opened
        self._package, self._trip = opened.package, opened.trip
        self._people = [person_of(self._trip, packed) for packed in self._package.people]

    def taken(self) -> TakenIn:
        group = self._group()
        done = [
            self._person(place, packed) for place, packed in enumerate(self._package.people) if self._is_open(packed)
        ]
        self._session.flush()
        for number, family in enumerate(self._package.families, start=1):
            self._family(number, family)
        self._ties()
        self._apart()
        self._remember()
        if None in done:
            reopen(self._session, self._house, group.id)
        self._session.flush()
        new, changed = done.count(None), done.count(True)
        return TakenIn(group_row(group), new, changed, len(self._people) - new - changed)

    def _group(self) -> ArrivalGroup:
        """Cautious from the first minute: nothing is told of protection, so all are asked for it anew."""
        known, package = self._session.get(ArrivalGroup, group_of(self._trip)), self._package
        if known is not None:
            known.expected = max(known.expected or 0, len(package.people))
            return known
        at = package.arrives_at or package.leaves_at
        group = ArrivalGroup(
            id=group_of(self._trip),
            code=f"{at.astimezone().date().isoformat()}-T{package.station:03d}-{self._trip.int % 100:02d}",
            label=", ".join(part for part in (package.site, package.vehicle) if part)[:120],
            kind=GroupKind.TRANSFER_IN,
            expected=len(package.people),
            arrived_at=at,
            handed_over_by=package.site,
            vehicle=package.vehicle,
            exposed=True,
        )
        self._session.add(group)
        return group

    def _is_open(self, packed: PackedPerson) -> bool:
        return not is_settled(self._session, self._session.get(Person, person_of(self._trip, packed)))

    def _person(self, place: int, packed: PackedPerson) -> bool | None:
        """None: new on the list; else whether anything differs."""
        person_id = self._people[place]
        person = self._session.get(Person, person_id)
        if person is None:
            new = blank_person(person_id, group_of(self._trip), on_list=True)
            self._session.add(new)
            self._fill(new, self._own(place, packed))
        different = person is not None and self._fill(person, self._own(place, packed))
        around = [
            self._rows(PersonName, person_id, dict(self._names(person_id, packed))),
            self._rows(WorkInstruction, person_id, dict(_instructions(person_id, packed))),
            self._rows(IdentityDocument, person_id, dict(_papers(person_id, packed))),
            self._rows(OtherNumber, person_id, dict(self._numbers(person_id, packed))),
        ]
        return None if person is None else different or any(around)

    def _own(self, place: int, packed: PackedPerson) -> dict[str, Any]:
        site = self._package.site
        number = PersonNumber.parse(packed.number) if packed.number else None
        note = NUMBER_THERE.format(site=site, number=number) if number else FROM_THERE.format(site=site)
        return {
            "list_position": place + 1,
            "sex": packed.sex,
            "birth_precision": packed.birth_precision,
            "birth_text": packed.birth_text,
            "birth_age_on": packed.birth_age_on,
            "birth_as_written": packed.birth_as_written,
            "nationality": packed.nationality,
            "languages": packed.languages,
            "interpreter": packed.interpreter,
            "treated_as_minor": Answer.YES if packed.minor else Answer.NOT_ASKED,
            "minor_said_by": site if packed.minor else "",
            "clothing_size": packed.clothing_size,
            "shoe_size": packed.shoe_size,
            "note": note,
        }

    def _names(self, person: UUID, packed: PackedPerson) -> Iterator[tuple[UUID, dict[str, Any]]]:
        for name in packed.names:
            yield (
                _id(person, "name", json.dumps(asdict(name))),
                {
                    "kind": name.kind,
                    "source": DataSource.OTHER_AGENCY,
                    "script": name.script,
                    "language": name.language,
                    "family": name.family,
                    "given": name.given,
                    "patronymic": name.patronymic,
                    "as_written": name.as_written,
                    "primary_name": name.primary,
                    "latin_form": name.latin,
                },
            )

    def _numbers(self, person: UUID, packed: PackedPerson) -> Iterator[tuple[UUID, dict[str, Any]]]:
        site = self._package.site
        if packed.number:
            yield _id(person, "number", packed.number), {"site": site, "number": packed.number}
        for token in packed.cards:
            yield _id(person, "card", token), {"site": site, "token": token}

    def _rows(self, kind: type[Tracked], person: UUID, wanted: dict[UUID, dict[str, Any]]) -> bool:
        """These rows of a kind, and of those that an earlier package wrote no other; whether anything differs."""
        earlier = load(self._session, kind, kind.person_id, [person])  # type: ignore[attr-defined]
        gone = [row for row in earlier if row.id.version == MADE_OF_ANOTHER and row.id not in wanted]
        for row in gone:
            row.voided = True
        put = [self._put(kind, row_id, values | {"person_id": person}) for row_id, values in wanted.items()]
        return bool(gone) or any(put)

    def _put(self, kind: type[Tracked], row_id: UUID, values: dict[str, Any]) -> bool:
        row = self._session.get(kind, row_id)
        if row is None:
            self._session.add(kind(id=row_id, **values))
            return True
        return self._fill(row, values | {"voided": False})

    def _fill(self, row: Tracked, values: dict[str, Any]) -> bool:
        different = {name: value for name, value in values.items() if getattr(row, name) != value}
        for name, value in different.items():
            setattr(row, name, value)
        return bool(different)

    def _family(self, number: int, packed: PackedFamily) -> None:
        """A family as it travelled. Who belongs to one here already stays there; nobody is taken out of one."""
        family = _id(self._trip, "family", packed.ref)
        here = by_family(self._session, [family])[family]
        free = [each for each in packed.members if not self._belongs(self._people[each.person])]
        if not free or (not here and len(free) < 2):
            return
        code = f"T{self._package.station:03d}-{number}"
        if self._session.get(Family, family) is None:
            values = {"group_id": group_of(self._trip), "code": code, "keep_together": packed.keep_together}
            self._put(Family, family, values)
        focal = any(row.relation is Relation.FOCAL for row in here)
        for each in free:
            person, relation = self._people[each.person], each.relation
            relation = Relation.UNKNOWN if focal and relation is Relation.FOCAL else relation
            values = {"family_id": family, "person_id": person, "relation": relation}
            self._put(FamilyMember, _id(family, "member", person.hex), values)
        self._session.flush()

    def _belongs(self, person: UUID) -> bool:
        ids = joined_ids(self._session, person)
        return bool(by_family(self._session, families_of(self._session, ids)))

    def _ties(self) -> None:
        for tie in self._package.ties:
            a, b = self._people[tie.a], self._people[tie.b]
            row_id = _id(self._trip, "tie", f"{a.hex}{b.hex}{tie.relation}")
            if self._session.get(Relationship, row_id) is None:
                values = {"a_id": a, "b_id": b, "relation": tie.relation, "same_site": tie.same_site}
                values |= {"legal_guardian": tie.legal_guardian, "dependent": tie.dependent}
                self._put(Relationship, row_id, values | {"source": DataSource.OTHER_AGENCY})

    def _apart(self) -> None:
        """Two people who share no room carry a flag each; why, nobody here was told."""
        for one, other in self._package.apart:
            for a, b in ((self._people[one], self._people[other]), (self._people[other], self._people[one])):
                row_id = _id(a, "apart", b.hex)
                if self._session.get(PersonFlag, row_id) is None:
                    values = {"person_id": a, "other_id": b, "code": SafetyFlag.KEEP_APART}
                    self._put(PersonFlag, row_id, values | {"set_at": self._package.made_at})

    def _remember(self) -> None:
        package, opened = self._package, self._opened
        values = {"group_id": group_of(self._trip), "sent_trip": self._trip, "site": package.site}
        values |= {"key_id": f"{opened.key.key_id:020d}", "digest": opened.digest}
        values |= {"made_at": package.made_at, "left_off": package.left_off}
        self._put(TransferIn, transfer_of(self._trip), values)


def _id(of: UUID, kind: str, what: str) -> UUID:
    return uuid5(of, f"{kind} {what}")


def _instructions(person: UUID, packed: PackedPerson) -> Iterator[tuple[UUID, dict[str, Any]]]:
    for code in packed.instructions:
        yield _id(person, "instruction", code.value), {"code": code}


def _papers(person: UUID, packed: PackedPerson) -> Iterator[tuple[UUID, dict[str, Any]]]:
    for kind in packed.papers:
        values = {"type": kind, "condition": Condition.UNKNOWN, "custody": Custody.PERSON}
        yield _id(person, "paper", kind.value), values
