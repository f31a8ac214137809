"""The lines of a list: who is here, each human being once, with what stands around them, seen as the role may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.arrivals import people_of
from app.children import CHILD_BANDS, CHILD_OF_NO_AGE, said_children
from app.flag_words import in_force
from app.merging import once
from app.person_rows import by_person, load, rows_of
from app.presence.where import Place
from app.rows import PersonRow
from models.arrivals import ArrivalGroup
from models.belongings import Belonging
from models.codes import Arrival, BelongingKind, PresenceState, SafetyFlag
from models.person import IdentityDocument, Person, PersonFlag
from models.values.partial_date import NOT_KNOWN

KEPT_APART = frozenset({SafetyFlag.KEEP_APART, SafetyFlag.INFECTION})
FIVE_YEARS_OF_A_CHILD = ("0–", "5–", "10–", "15–")


@dataclass(frozen=True, repr=False)
class Line:
    """One line: the person (None: nobody in particular), the records behind, and what only this kind of list knows, by
    the code of the column. `at`: by when, for the order; `place`, `state`: where they sleep, whether they are here."""

    person: PersonRow | None
    records: tuple[Person, ...] = ()
    group: str = ""
    said_child: bool = False
    papers: tuple[IdentityDocument, ...] = field(default=(), repr=False)
    bags: int = 0
    ask_first: bool = False
    told: Mapping[str, str] = field(default_factory=dict, repr=False)
    at: datetime | None = None
    place: Place | None = None
    state: PresenceState | None = None

    def band(self, today: date) -> str:
        """Band for statistics and filters, as far as the role sees the age."""
        born = self.person.birth if self.person else None
        band = born.age_band(today) if born else NOT_KNOWN
        if self.said_child and band not in CHILD_BANDS:
            return CHILD_OF_NO_AGE
        return band

    def five_years(self, today: date) -> str:
        """Band for lists that shall not show a birth date: 40–44, 60+."""
        born = self.person.birth if self.person else None
        band = born.five_year_band(today) if born else NOT_KNOWN
        if self.said_child and not band.startswith(FIVE_YEARS_OF_A_CHILD):
            return CHILD_OF_NO_AGE
        return band

    def is_child(self, today: date) -> bool:
        """Who may be a child is one (domain, 2.2)."""
        born = self.person.birth if self.person else None
        return self.said_child or bool(born and born.is_minor(today))


def lines_here(session: Session, actor: Actor, people: Sequence[Person]) -> list[Line]:
    """Everybody of these records who is here now: counted in and not left again, registered or not."""
    return lines_of(session, actor, [person for person in people if is_here(person)])


def lines_of(session: Session, actor: Actor, people: Sequence[Person]) -> list[Line]:
    """The human beings behind these records, each once."""
    rows = once(rows_of(session, actor, people))
    ids = [each for row in rows for each in (row.id, *row.same_as)]
    records = {person.id: person for person in load(session, Person, Person.id, ids)}
    groups = {group.id: group.label for group in session.exec(select(ArrivalGroup)).all()}
    children = said_children(session, [row.id for row in rows]) if may(actor, Act.SEE_AGE) else set()
    papers = by_person(load(session, IdentityDocument, IdentityDocument.person_id, ids))
    bags, apart = _bags(session, ids), _kept_apart(session, ids)
    return [
        Line(
            row,
            tuple(records[each] for each in (row.id, *row.same_as) if each in records),
            groups.get(records[row.id].group_id, ""),
            row.id in children,
            tuple(paper for each in (row.id, *row.same_as) for paper in papers.get(each, ())),
            sum(bags.get(each, 0) for each in (row.id, *row.same_as)),
            any(each in apart for each in (row.id, *row.same_as)),
        )
        for row in rows
    ]


def people_for(session: Session, group: UUID | None) -> list[Person]:
    """The records of a group, or of the whole house."""
    if group is not None:
        return people_of(session, group)
    return list(session.exec(select(Person).where(col(Person.voided).is_(False))).all())


def is_here(person: Person) -> bool:
    """Counted in, not left, and not made unknown since."""
    gone = person.departed_at is not None or person.pseudonymised_at is not None
    return person.arrival is Arrival.COUNTED and not gone


def _bags(session: Session, ids: Iterable[UUID]) -> dict[UUID, int]:
    found: dict[UUID, int] = defaultdict(int)
    for thing in load(session, Belonging, Belonging.person_id, ids):
        if thing.kind is BelongingKind.BAG:
            found[thing.person_id] += thing.quantity
    return found


def _kept_apart(session: Session, ids: Iterable[UUID]) -> set[UUID]:
    flags = in_force(load(session, PersonFlag, PersonFlag.person_id, ids))
    return {flag.person_id for flag in flags if flag.code in KEPT_APART}


def label_of(session: Session, group: UUID | None) -> str:
    """The name of a group, empty for the whole house."""
    row = session.get(ArrivalGroup, group) if group else None
    return row.label if row else ""
