"""The whole register as the twin search holds it in memory: read once, then kept in step by the journal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.likeness import Candidate, Likeness
from app.person_rows import CHUNK, birth_of, by_person, load
from app.twin_index import TwinIndex
from models.journal import Chain, Journal
from models.person import Person, PersonName

LIMIT = 12
_TABLES = {"person", "personname"}
Near = dict[UUID, Likeness]
Found = tuple[UUID, UUID, Likeness]


class TwinRegister:
    """Every spelling of everybody, and who was found near whom. One for each open file."""

    def __init__(self) -> None:
        self._today: date | None = None
        self._heads: dict[int, int] = {}
        self._index: TwinIndex[UUID] = TwinIndex()
        self._spellings: dict[UUID, list[Candidate[UUID]]] = {}
        self._near: dict[UUID, Near] = {}

    def near_form(self, session: Session, candidate: Candidate[UUID], today: date) -> list[tuple[UUID, Likeness]]:
        """Who may be the person being typed, best first."""
        self._keep_in_step(session, today)
        return self._index.likely(candidate, LIMIT)

    def near(
        self, session: Session, people: Collection[UUID] | None, today: date
    ) -> Iterator[tuple[UUID, UUID, Likeness]]:
        """Each pair of records that look alike, once; at least one of the two is of these people, None: everybody."""
        self._keep_in_step(session, today)
        for one in list(self._spellings) if people is None else people:
            for other, likeness in self._near_one(one).items():
                if one < other or (people is not None and other not in people):
                    yield one, other, likeness

    def _near_one(self, person: UUID) -> Near:
        if person not in self._near:
            self._near[person] = self._asked(person)
        return self._near[person]

    def _asked(self, person: UUID) -> Near:
        """Asked with each spelling; the best answer counts."""
        found: Near = {}
        for spelling in self._spellings.get(person, ()):
            for other, likeness in self._index.likely(spelling, LIMIT):
                if other not in found or likeness.score > found[other].score:
                    found[other] = likeness
        return found

    def _keep_in_step(self, session: Session, today: date) -> None:
        heads = dict(session.exec(select(Chain.station, Chain.seq)).all())
        if today != self._today or any(heads.get(station, 0) < seq for station, seq in self._heads.items()):
            self._fill(session, today)
        else:
            self._renew(session, self._written(session, heads))
        self._heads = heads

    def _fill(self, session: Session, today: date) -> None:
        everybody = session.exec(select(Person.id).where(col(Person.voided).is_(False))).all()
        self._spellings, self._near = dict(_spelled(session, everybody)), {}
        self._index = TwinIndex((each for all_of in self._spellings.values() for each in all_of), lambda: today)
        self._today = today

    def _written(self, session: Session, heads: dict[int, int]) -> set[UUID]:
        """Whose names or facts changed since the last look, on this laptop or by an exchange."""
        rows: dict[str, set[UUID]] = {table: set() for table in _TABLES}
        for station, seq in heads.items():
            if seq > self._heads.get(station, 0):
                newer = select(Journal.tab, Journal.row_id).where(
                    Journal.station == station,
                    Journal.seq > self._heads.get(station, 0),
                    col(Journal.tab).in_(_TABLES),
                )
                for table, row in session.exec(newer).all():
                    rows[table].add(row)
        return rows["person"] | _owners(session, rows["personname"])

    def _renew(self, session: Session, people: Collection[UUID]) -> None:
        fresh = dict(_spelled(session, people))
        for person in people:
            self._spellings.pop(person, None)
            self._index.replace(person, fresh.get(person, ()))
            for other in self._near.pop(person, ()):
                self._near.get(other, {}).pop(person, None)
        self._spellings |= fresh
        for person in fresh:
            for other, likeness in self._near_one(person).items():
                if other in self._near:
                    self._near[other][person] = likeness


def _spelled(session: Session, people: Iterable[UUID]) -> Iterator[tuple[UUID, list[Candidate[UUID]]]]:
    wanted = list(people)
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        names = by_person(load(session, PersonName, PersonName.person_id, part))
        for person in load(session, Person, Person.id, part):
            if names.get(person.id):
                yield person.id, spellings(person, names[person.id])


def spellings(person: Person, names: Sequence[PersonName]) -> list[Candidate[UUID]]:
    """A person as the search knows them: one candidate for each spelling of the name."""
    born = birth_of(person)
    written = {(name.family, name.given, name.patronymic, name.as_written) for name in names}
    return [
        Candidate(person.id, family, given, patronymic, full, person.sex, born)
        for family, given, patronymic, full in sorted(written)
    ]


def _owners(session: Session, names: Collection[UUID]) -> set[UUID]:
    """Whose names these are, those that were taken back too."""
    wanted, found = list(names), set[UUID]()
    for start in range(0, len(wanted), CHUNK):
        part = col(PersonName.id).in_(wanted[start : start + CHUNK])
        found |= set(session.exec(select(PersonName.person_id).where(part)).all())
    return found
