"""From the register to a package: whoever has a seat, with what the next house must do and know, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from sqlmodel import Session

from app.carried import WITH_PERSON
from app.children import by_family, families_of, relationships_of
from app.flag_words import in_force
from app.house import House, is_practice, site_of, station_of
from app.merging import interpreter_of, languages_of
from app.onward.departing import LEFT_THE_HOUSE
from app.onward.package_content import (
    FAMILY_TIES,
    FOR_A_HOUSE,
    MOST_PEOPLE,
    NAMES_TOLD,
    TRAVEL_PAPERS,
    VERSION,
    Package,
    PackedFamily,
    PackedMember,
    PackedName,
    PackedPerson,
    PackedTie,
)
from app.onward.reading import aboard, seat_numbers, seats_of
from app.person_rows import birth_of, by_person, load
from app.same_person import merges
from app.standing import restricted
from models.codes import (
    Answer,
    CardState,
    DatePrecision,
    DocumentType,
    Instruction,
    NameKind,
    Relation,
    SafetyFlag,
    Sex,
)
from models.family import Family, FamilyMember
from models.onward import OtherNumber, Trip, TripSeat
from models.papers import Card
from models.person import IdentityDocument, Person, PersonFlag, PersonName, WorkInstruction
from models.values.number import PersonNumber
from models.values.partial_date import PartialDate

MOST_NAMES, MOST_CARDS, MOST_KIN, MOST_TIES = 40, 20, 60, 2000


def packed(session: Session, house: House, trip: Trip) -> Package:
    """Everybody on the manifest who takes a seat; whose record is restricted or has no names any more is left off."""
    return _Packing(session, house, trip).package()


class _Packing:
    """Everything that stands around the people of one trip, loaded once."""

    def __init__(self, session: Session, house: House, trip: Trip) -> None:
        self._session, self._house, self._trip = session, house, trip
        self._joined, seats = merges(session), aboard(seats_of(session, trip.id))
        self._numbers = seat_numbers(trip, seats)
        records = load(session, Person, Person.id, self._joined.all_of(seat.person_id for seat in seats))
        self._records = {record.id: record for record in records}
        closed = restricted(session)
        self._seats = [seat for seat in seats if seat.person_id not in closed and self._is_whole(seat)][:MOST_PEOPLE]
        self._left_off = len(seats) - len(self._seats)
        self._place = {self._joined.shown(seat.person_id): place for place, seat in enumerate(self._seats)}
        self._ids = self._joined.all_of(self._place)
        self._load()

    def _load(self) -> None:
        session, ids = self._session, self._ids
        self._names = by_person(load(session, PersonName, PersonName.person_id, ids))
        self._told = by_person(load(session, WorkInstruction, WorkInstruction.person_id, ids))
        self._papers = by_person(load(session, IdentityDocument, IdentityDocument.person_id, ids))
        self._cards = by_person(load(session, Card, Card.person_id, ids))
        self._others = by_person(load(session, OtherNumber, OtherNumber.person_id, ids))

    def package(self) -> Package:
        trip, station = self._trip, station_of(self._session, self._house.store)
        return Package(
            version=VERSION,
            practice=is_practice(self._session),
            site=site_of(self._session).name,
            station=station.number,
            place=trip.place,
            vehicle=trip.vehicle,
            leaves_at=trip.leaves_at,
            arrives_at=trip.arrives_at,
            made_at=self._house.now(),
            people=tuple(map(self._person, self._seats)),
            families=self._families(),
            ties=self._ties(),
            apart=self._apart(),
            left_off=self._left_off,
        )

    def _is_whole(self, seat: TripSeat) -> bool:
        records = self._of(seat.person_id)
        return bool(records) and all(record.pseudonymised_at is None for record in records)

    def _of(self, person: UUID) -> list[Person]:
        return [self._records[each] for each in self._joined.ids(person) if each in self._records]

    def _person(self, seat: TripSeat) -> PackedPerson:
        records = self._of(seat.person_id)
        born = next((each for each in map(birth_of, records) if each), PartialDate(DatePrecision.UNKNOWN))
        precision, birth, age_on = born.stored()
        return PackedPerson(
            ref=seat.id.hex,
            number=_number(records),
            cards=self._tokens(records),
            names=_names([name for record in records for name in self._names.get(record.id, ())]),
            sex=next((record.sex for record in records if record.sex is not Sex.NOT_ASKED), Sex.NOT_ASKED),
            birth_precision=precision,
            birth_text=birth,
            birth_age_on=age_on,
            birth_as_written=born.as_written,
            nationality=next((record.nationality for record in records if record.nationality), ""),
            languages=" ".join(languages_of(records))[:200],
            interpreter=interpreter_of(records),
            minor=any(record.treated_as_minor is Answer.YES for record in records),
            instructions=self._instructions(records),
            clothing_size=next((record.clothing_size for record in records if record.clothing_size), ""),
            shoe_size=next((record.shoe_size for record in records if record.shoe_size), ""),
            papers=self._papers_with(records),
            seat=self._numbers.get(seat.id) or 0,
            luggage=seat.luggage,
            drop_off=seat.drop_off,
        )

    def _instructions(self, records: Sequence[Person]) -> tuple[Instruction, ...]:
        told = {row.code for record in records for row in self._told.get(record.id, ())}
        return tuple(sorted(told & FOR_A_HOUSE))

    def _papers_with(self, records: Sequence[Person]) -> tuple[DocumentType, ...]:
        papers = (paper for record in records for paper in self._papers.get(record.id, ()))
        return tuple(sorted({paper.type for paper in papers if paper.custody in WITH_PERSON} & TRAVEL_PAPERS))

    def _tokens(self, records: Sequence[Person]) -> tuple[str, ...]:
        """Cards that are good, stopped working only because their bearer left, or came along from a centre before."""
        cards = (card for record in records for card in self._cards.get(record.id, ()))
        good = {card.token for card in cards if card.state is CardState.ISSUED or card.state_reason == LEFT_THE_HOUSE}
        older = {other.token for record in records for other in self._others.get(record.id, ())}
        return tuple(sorted((good | older) - {""})[:MOST_CARDS])

    def _families(self) -> tuple[PackedFamily, ...]:
        kin = by_family(self._session, families_of(self._session, self._ids))
        rows = {family.id: family for family in load(self._session, Family, Family.id, kin)}
        taken, found = set[int](), list[PackedFamily]()
        for family in sorted(kin):
            members = [each for each in _members(kin[family], self._placed) if each.person not in taken]
            if len(members) > 1:
                taken |= {member.person for member in members}
                found.append(PackedFamily(family.hex, rows[family].keep_together, _with_focal(members)))
        return tuple(found)

    def _ties(self) -> tuple[PackedTie, ...]:
        rows = sorted(relationships_of(self._session, self._ids), key=lambda row: row.id)
        found = []
        for row in rows:
            a, b = self._placed(row.a_id), self._placed(row.b_id)
            if a is not None and b is not None and a != b and row.relation in FAMILY_TIES:
                found.append(PackedTie(a, b, row.relation, row.same_site, row.legal_guardian, row.dependent))
        return tuple(found[:MOST_TIES])

    def _apart(self) -> tuple[tuple[int, int], ...]:
        flags = in_force(load(self._session, PersonFlag, PersonFlag.person_id, self._ids))
        pairs = set()
        for flag in flags:
            if flag.code is SafetyFlag.KEEP_APART and flag.other_id is not None:
                a, b = self._placed(flag.person_id), self._placed(flag.other_id)
                if a is not None and b is not None and a != b:
                    pairs.add((min(a, b), max(a, b)))
        return tuple(sorted(pairs)[:MOST_TIES])

    def _placed(self, person: UUID) -> int | None:
        return self._place.get(self._joined.shown(person))


def _number(records: Sequence[Person]) -> str:
    numbers = ((record.station_number, record.running_number) for record in records)
    return next((PersonNumber(station, running).digits for station, running in numbers if station and running), "")


def _names(names: Iterable[PersonName]) -> tuple[PackedName, ...]:
    """The first primary name and the first confirmed Latin form count; a name from a prison file or an alias is told
    only where it is the one in use, and not whence it is."""
    seen_primary = seen_latin = False
    found = list[PackedName]()
    for name in names:
        primary, latin = name.primary_name and not seen_primary, name.latin_form and not seen_latin
        seen_primary, seen_latin = seen_primary or primary, seen_latin or latin
        if name.kind in NAMES_TOLD or primary or latin:
            found.append(_name(name, primary, latin))
    found.sort(key=lambda name: not (name.primary or name.latin))
    return tuple(dict.fromkeys(found))[:MOST_NAMES]


def _name(name: PersonName, primary: bool, latin: bool) -> PackedName:
    kind = name.kind if name.kind in NAMES_TOLD else NameKind.KNOWN_AS
    parts = (name.script, name.language, name.family, name.given, name.patronymic, name.as_written)
    return PackedName(kind, *parts, primary, latin)


def _members(rows: Iterable[FamilyMember], placed: Callable[[UUID], int | None]) -> list[PackedMember]:
    found: dict[int, PackedMember] = {}
    for row in sorted(rows, key=lambda row: row.id):
        place = placed(row.person_id)
        if place is not None:
            relation = row.relation if row.relation in FAMILY_TIES | {Relation.FOCAL} else Relation.UNKNOWN
            found.setdefault(place, PackedMember(place, relation))
    return list(found.values())[:MOST_KIN]


def _with_focal(members: Sequence[PackedMember]) -> tuple[PackedMember, ...]:
    """Where the focal point does not travel along the first one is it, and what the others are is asked again."""
    if sum(member.relation is Relation.FOCAL for member in members) == 1:
        return tuple(members)
    first, *others = members
    return (
        PackedMember(first.person, Relation.FOCAL),
        *(PackedMember(other.person, Relation.UNKNOWN) for other in others),
    )
