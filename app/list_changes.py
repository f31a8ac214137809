"""A corrected list beside the people who are on the group's list already: the same, new, different, or missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from unicodedata import normalize
from uuid import UUID

from sqlmodel import Session

from app.carried import common_type
from app.lists import DocumentGuess, ListedPerson
from app.names import primary_name
from app.person_rows import birth_of, by_person, load
from app.remarks import propose
from app.rows import PersonRow
from app.twins import Candidate, Level, compare
from models.arrivals import Proposal
from models.codes import Arrival, DocumentType, ProposalKind, Sex
from models.person import IdentityDocument, Person, PersonName

SAME_PLACE = 0.05


class ListField(StrEnum):
    """What of a person a list speaks of."""

    NAME = "NAME"
    BORN = "BORN"
    SEX = "SEX"
    NATIONALITY = "NATIONALITY"
    LANGUAGES = "LANGUAGES"
    PAPERS = "PAPERS"
    REMARK = "REMARK"


@dataclass(frozen=True, repr=False)
class Difference:
    """One thing that the corrected list says otherwise. A remark is sealed: of it only the new proposals are told."""

    field: ListField
    before: str
    after: str


@dataclass(frozen=True, repr=False)
class ListChange:
    """A row of a corrected list that says something else of somebody; `settled`: the person has spoken since, so only
    another spelling is added."""

    row: int
    person: PersonRow
    differences: tuple[Difference, ...]
    settled: bool


@dataclass(frozen=True, repr=False)
class ListComparison:
    """A list beside the `earlier` people of its group: rows that are new, rows that differ, and who is not in it any
    more. `known`: this very file was imported before; `elsewhere`: it was imported for that other group."""

    known: bool
    earlier: int
    new: tuple[int, ...]
    changes: tuple[ListChange, ...]
    missing: tuple[PersonRow, ...]
    elsewhere: str


@dataclass(frozen=True, repr=False)
class OnList:
    """Somebody who is on the list, with what an earlier list or the door said of them."""

    person: Person
    name: PersonName | None
    spellings: frozenset[str]
    papers: frozenset[DocumentGuess]
    proposals: frozenset[ProposalKind]

    @property
    def settled(self) -> bool:
        """Counted in or registered: what the person said counts, and a list changes none of it."""
        return self.person.arrival is Arrival.COUNTED or self.person.registered_at is not None

    def differences(self, entry: ListedPerson) -> tuple[Difference, ...]:
        """What the entry says otherwise; where it says nothing, nothing differs."""
        person = self.person
        found = [
            Difference(ListField.NAME, self.name.as_written if self.name else "", entry.full_as_written)
            if plain(entry.full_as_written) not in {"", *self.spellings}
            else None,
            _said_otherwise(ListField.BORN, person.birth_as_written, entry.born.as_written),
            _said_otherwise(ListField.NATIONALITY, person.nationality, entry.nationality),
            _said_otherwise(ListField.LANGUAGES, person.languages, " ".join(entry.languages)),
        ]
        if entry.sex not in (Sex.NOT_ASKED, person.sex):
            found.append(Difference(ListField.SEX, person.sex.value, entry.sex.value))
        if set(entry.documents) - self.papers:
            found.append(Difference(ListField.PAPERS, _papers(self.papers), _papers(entry.documents)))
        if set(propose(entry.remark)) - self.proposals:
            found.append(Difference(ListField.REMARK, "", ""))
        return tuple(difference for difference in found if difference is not None)


def on_list(session: Session, people: Iterable[Person]) -> list[OnList]:
    """Those of these people who are on the list."""
    listed = [person for person in people if person.on_list]
    ids = [person.id for person in listed]
    names = by_person(load(session, PersonName, PersonName.person_id, ids))
    papers = by_person(load(session, IdentityDocument, IdentityDocument.person_id, ids))
    proposals = by_person(load(session, Proposal, Proposal.person_id, ids))
    return [
        OnList(
            person,
            primary_name(names.get(person.id, ())),
            frozenset(plain(name.as_written) for name in names.get(person.id, ())),
            frozenset(DocumentGuess(row.type, row.condition, row.custody) for row in papers.get(person.id, ())),
            frozenset(row.kind for row in proposals.get(person.id, ())),
        )
        for person in listed
    ]


def matched(listed: Sequence[ListedPerson], known: Sequence[OnList], today: date) -> dict[int, OnList]:
    """Who each row is, by its number: written alike first, then by likeness; each person at most once."""
    found: dict[int, OnList] = {}
    rows, left = list(listed), list(known)
    for of_entry, of_known in (
        (lambda entry: (plain(entry.full_as_written), entry.born.as_written), _written_and_born),
        (lambda entry: plain(entry.full_as_written), lambda known: plain(known.name.as_written) if known.name else ""),
    ):
        found |= _alike(rows, left, of_entry, of_known)
        taken = {one.person.id for one in found.values()}
        rows = [entry for entry in rows if entry.row not in found]
        left = [one for one in left if one.person.id not in taken]
    return found | _likely(rows, left, today)


def _written_and_born(known: OnList) -> tuple[str, str]:
    return plain(known.name.as_written) if known.name else "", known.person.birth_as_written


def _alike(
    rows: Iterable[ListedPerson],
    known: Iterable[OnList],
    of_entry: Callable[[ListedPerson], Hashable],
    of_known: Callable[[OnList], Hashable],
) -> dict[int, OnList]:
    waiting: dict[Hashable, list[OnList]] = defaultdict(list)
    for one in known:
        waiting[of_known(one)].append(one)
    found = {}
    for entry in rows:
        if entry.full_as_written and waiting[of_entry(entry)]:
            found[entry.row] = waiting[of_entry(entry)].pop(0)
    return found


def _likely(rows: Sequence[ListedPerson], known: Sequence[OnList], today: date) -> dict[int, OnList]:
    """The likeliest pairs first; only names with a word in common are compared, or those at the same place."""
    by_row, by_id = {entry.row: entry for entry in rows}, {one.person.id: one for one in known}
    scores = sorted(_scores(rows, known, today), key=lambda score: -score[0])
    found: dict[int, OnList] = {}
    taken: set[UUID] = set()
    for _score, row, person in scores:
        if row in by_row and row not in found and person not in taken:
            found[row] = by_id[person]
            taken.add(person)
    return found


def _scores(rows: Sequence[ListedPerson], known: Sequence[OnList], today: date) -> Iterator[tuple[float, int, UUID]]:
    meeting: dict[Hashable, list[tuple[OnList, Candidate[UUID]]]] = defaultdict(list)
    for one in known:
        theirs = _candidate_of(one)
        for point in (*theirs.all_tokens, one.person.list_position):
            meeting[point].append((one, theirs))
    for entry in rows:
        mine = _candidate_of_entry(entry)
        met = {
            one.person.id: (one, theirs) for token in (*mine.all_tokens, entry.row) for one, theirs in meeting[token]
        }
        for person, (one, theirs) in met.items():
            likeness = compare(mine, theirs, today)
            if likeness.level is not Level.NONE:
                yield likeness.score + SAME_PLACE * (one.person.list_position == entry.row), entry.row, person


def _candidate_of(known: OnList) -> Candidate[UUID]:
    person, name = known.person, known.name
    parts = (name.family, name.given, name.patronymic, name.as_written) if name else ("", "", "", "")
    return Candidate(person.id, *parts, person.sex, birth_of(person))


def _candidate_of_entry(entry: ListedPerson) -> Candidate[UUID]:
    return Candidate(
        UUID(int=entry.row),
        entry.family,
        entry.given,
        entry.patronymic,
        entry.full_as_written,
        entry.sex,
        entry.born.value,
    )


def plain(name: str) -> str:
    """A name as it is compared for being written alike: NFC, white space and case folded."""
    return " ".join(normalize("NFC", name).casefold().split())


def _said_otherwise(field: ListField, before: str, after: str) -> Difference | None:
    return Difference(field, before, after) if after.strip() and after.strip() != before.strip() else None


def _papers(papers: Iterable[DocumentGuess]) -> str:
    """The kinds, as codes with spaces between."""
    kinds = {common_type(paper.kind).value for paper in papers if paper.kind is not DocumentType.NONE}
    return " ".join(sorted(kinds))
