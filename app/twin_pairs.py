"""Likely the same person twice: for one form while typing, for a group, for the whole register; and what a person
decided on it. A suggestion is never a merge, and a decision can be taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID, uuid5

from sqlmodel import Session, col, or_, select

from app.access import Act, Actor
from app.arrivals import people_of
from app.errors import UserError
from app.forms import PersonForm, TwinForm
from app.hands import Hands
from app.house import House, staff_names
from app.likeness import Candidate, Level, Likeness
from app.person_rows import load, rows_of
from app.registration import known_person
from app.rows import PersonRow, TwinPair, TwinRow
from app.same_person import Merges, contradictions, forget, merges, standing_decisions
from app.standing import require_usable
from app.twin_register import TwinRegister
from app.twin_rows import DecisionRow, RelativesForm, TwinSheet
from app.twin_sheets import record_sheet
from app.twins import compare, pairs
from models.codes import Answer, DataSource, Relation
from models.family import Relationship
from models.person import Person, SamePerson

Pair = tuple[PersonRow, PersonRow, Likeness]
WHILE_TYPING, SHOWN = 4, 200
ONESELF = "These are not two records. Nothing was saved. Choose the pair again."
GONE = "This decision was taken back already. Nothing was changed. Open the page again."


class Twins:
    """The use cases of comparing records."""

    def __init__(self, house: House, register: TwinRegister | None = None) -> None:
        self._house, self.register = house, register or TwinRegister()

    def similar(self, actor: Actor, form: PersonForm) -> tuple[TwinRow, ...]:
        """Who of the whole register may be the person in the form, likely ones first; whoever was told apart is left
        out, and a human being of two records is named once."""

        def work(session: Session) -> tuple[TwinRow, ...]:
            settled = Settled(session)
            found = self.register.near_form(session, candidate_of_form(form), self._house.today())
            open_ones = [(other, like) for other, like in found if not settled.on(form.id, other)]
            near = dict(reversed([(settled.joined.shown(other), like) for other, like in open_ones]))
            best = sorted(near, key=lambda other: (not near[other].likely, -near[other].score))[:WHILE_TYPING]
            return tuple(_twin_row(row, near[row.id]) for row in _rows(session, actor, best) if _has_face(row))

        return self._house.read(actor, Act.COMPARE_TWINS, work)

    def pairs(self, actor: Actor, group: UUID | None = None) -> tuple[TwinPair, ...]:
        """Every pair nobody has decided on yet, likely ones first, at most two hundred; of a group: pairs of its people
        with each other and with anybody else."""

        def work(session: Session) -> tuple[TwinPair, ...]:
            people = None if group is None else [person.id for person in people_of(session, group)]
            found = self.open(session, actor, people)
            return tuple(TwinPair(a, b, like.likely, like.reasons) for a, b, like in found[:SHOWN])

        return self._house.read(actor, Act.COMPARE_TWINS, work)

    def open(self, session: Session, actor: Actor, people: Collection[UUID] | None) -> list[Pair]:
        """The undecided pairs of these people, in a transaction under way."""
        best = undecided(Settled(session), self.register.near(session, people, self._house.today()))
        rows = {row.id: row for row in _rows(session, actor, {each for pair in best for each in pair[:2]})}
        known = [(rows[a], rows[b], like) for a, b, like in best if a in rows and b in rows]
        return [(a, b, like) for a, b, like in known if _has_face(a) and _has_face(b)]

    def side_by_side(self, actor: Actor, a: UUID, b: UUID) -> TwinSheet:
        """Two records field by field; the look at both is journaled."""

        def work(session: Session) -> TwinSheet:
            people = [known_person(session, each) for each in (a, b)]
            for person in people:
                self._house.note(session, "LOOKED", person.id, actor.role.value)
            one, other = (record_sheet(session, actor, person) for person in people)
            likeness = compare(candidate(one.person), candidate(other.person), self._house.today())
            return TwinSheet(one, other, likeness.likely, likeness.reasons)

        return self._house.write(actor, Act.COMPARE_TWINS, work)

    def decide(self, actor: Actor, form: TwinForm) -> None:
        """A person compared the two: the same human being, or not. A new decision takes the place of an older one on
        the same two records; both records stay whole."""
        self._house.require(actor, Act.DECIDE_TWINS)
        if form.a == form.b or form.keep not in (None, form.a, form.b):
            raise UserError(ONESELF)

        def work(session: Session) -> None:
            self._decide(session, form)

        self._house.write(actor, Act.DECIDE_TWINS, work)

    def link_relatives(self, actor: Actor, form: RelativesForm) -> None:
        """Two people, and what the first is to the second."""
        self._house.require(actor, Act.DECIDE_TWINS)
        if form.a == form.b:
            raise UserError(ONESELF)

        def work(session: Session) -> None:
            self._decide(session, TwinForm(form.id, form.a, form.b, Answer.NO))
            link = _link_of(form.id)
            if session.get(Relationship, link) is None:
                session.add(_relationship(link, form))

        self._house.write(actor, Act.DECIDE_TWINS, work)

    def _decide(self, session: Session, form: TwinForm) -> None:
        people = [known_person(session, each) for each in (form.a, form.b)]
        for person in people:
            require_usable(session, person.id)
        if session.get(SamePerson, form.id) is not None:
            return
        for row in _on_pair(session, form.a, form.b):
            _void(session, row)
        keep = (form.keep or _better(people).id) if form.same is Answer.YES else None
        session.add(
            SamePerson(id=form.id, a_id=form.a, b_id=form.b, same=form.same, keep_id=keep, at=self._house.now())
        )
        forget(session)

    def decisions(self, actor: Actor, person: UUID | None = None) -> tuple[DecisionRow, ...]:
        """What was decided, of everybody or about one human being: contradictions first, then the newest."""

        def work(session: Session) -> tuple[DecisionRow, ...]:
            rows, joined = standing_decisions(session), merges(session)
            against = {each.id for row in contradictions(rows) for each in (row, *_joining(joined, rows, row))}
            about = set(joined.ids(person)) if person else None
            shown = [row for row in rows if about is None or about & {row.a_id, row.b_id}]
            found = _decision_rows(session, actor, shown, against)
            return tuple(sorted(found, key=lambda row: (not row.against, -row.at.timestamp() if row.at else 0.0)))

        return self._house.read(actor, Act.COMPARE_TWINS, work)

    def to_settle(self, actor: Actor) -> int:
        """How many decisions tell apart what others join."""

        def work(session: Session) -> int:
            return len(contradictions(standing_decisions(session)))

        return self._house.read(actor, Act.COMPARE_TWINS, work)

    def take_back(self, actor: Actor, decision: UUID) -> None:
        """A decision no longer holds, nor the relation told with it: everything is seen again as it was before."""

        def work(session: Session) -> None:
            row = session.get(SamePerson, decision)
            if row is None or row.voided:
                raise UserError(GONE)
            for person in (row.a_id, row.b_id):
                require_usable(session, person)
            _void(session, row)

        self._house.write(actor, Act.DECIDE_TWINS, work)


class Settled:
    """What people decided so far, asked about two records."""

    def __init__(self, session: Session) -> None:
        self.joined = merges(session)
        apart = standing_decisions(session, Answer.NO)
        self._apart = {_key(self.joined.shown(row.a_id), self.joined.shown(row.b_id)) for row in apart}

    def on(self, a: UUID, b: UUID) -> bool:
        """Whether these two are one person already, or were told apart."""
        one, other = self.joined.shown(a), self.joined.shown(b)
        return one == other or _key(one, other) in self._apart


def undecided(settled: Settled, found: Iterable[tuple[UUID, UUID, Likeness]]) -> list[tuple[UUID, UUID, Likeness]]:
    """Each pair of human beings once, by its best likeness; likely ones first."""
    best: dict[tuple[UUID, UUID], Likeness] = {}
    for a, b, likeness in found:
        pair = _key(settled.joined.shown(a), settled.joined.shown(b))
        if not settled.on(a, b) and (pair not in best or likeness.score > best[pair].score):
            best[pair] = likeness
    ranked = sorted(best.items(), key=lambda item: (not item[1].likely, -item[1].score, item[0]))
    return [(a, b, likeness) for (a, b), likeness in ranked]


def open_pairs(session: Session, rows: Sequence[PersonRow], today: date) -> list[Pair]:
    """Pairs among these rows alone that look alike and that nobody has decided on yet."""
    by_key = {row.id: row for row in rows}
    found = undecided(Settled(session), pairs([candidate(row) for row in rows], today))
    return [(by_key[a], by_key[b], likeness) for a, b, likeness in found if a in by_key and b in by_key]


def candidate(row: PersonRow) -> Candidate[UUID]:
    name = row.name
    return Candidate(row.id, name.family, name.given, name.patronymic, name.as_written, row.sex, row.birth)


def candidate_of_form(form: PersonForm) -> Candidate[UUID]:
    written = " ".join(part for part in (form.family, form.given, form.patronymic) if part)
    return Candidate(form.id, form.family, form.given, form.patronymic, written, form.sex, form.birth)


def _twin_row(row: PersonRow, likeness: Likeness) -> TwinRow:
    return TwinRow(row, likeness.level is Level.LIKELY, round(likeness.score * 100), likeness.reasons)


def _rows(session: Session, actor: Actor, people: Iterable[UUID]) -> tuple[PersonRow, ...]:
    wanted = list(people)
    records = {person.id: person for person in load(session, Person, Person.id, wanted)}
    return rows_of(session, actor, [records[each] for each in wanted if each in records], with_photos=True)


def _has_face(row: PersonRow) -> bool:
    """Somebody of whom the role in use may see nothing is not named as a double."""
    return bool(row.name.short or row.number)


def _better(people: Sequence[Person]) -> Person:
    return min(people, key=lambda person: (person.registered_at is None, person.id))


def _on_pair(session: Session, a: UUID, b: UUID) -> list[SamePerson]:
    there = (SamePerson.a_id == a) & (SamePerson.b_id == b)
    back = (SamePerson.a_id == b) & (SamePerson.b_id == a)
    statement = select(SamePerson).where(or_(there, back), col(SamePerson.voided).is_(False))
    return list(session.exec(statement).all())


def _void(session: Session, row: SamePerson) -> None:
    row.voided = True
    forget(session)
    link = session.get(Relationship, _link_of(row.id))
    if link is not None and not link.voided:
        link.voided = True


def _link_of(decision: UUID) -> UUID:
    """The id of the relation told with a decision, so that both go together."""
    return uuid5(decision, "relationship")


def _relationship(link: UUID, form: RelativesForm) -> Relationship:
    nothing = Answer.NOT_ASKED
    return Relationship(
        id=link,
        a_id=form.a,
        b_id=form.b,
        relation=form.relation,
        same_site=nothing,
        legal_guardian=nothing,
        dependent=nothing,
        source=DataSource.STATED,
    )


def _joining(joined: Merges, rows: Iterable[SamePerson], apart: SamePerson) -> list[SamePerson]:
    """The decisions that join the records of one that says they are two people."""
    shown = joined.shown(apart.a_id)
    return [row for row in rows if row.same is Answer.YES and joined.shown(row.a_id) == shown]


def _decision_rows(
    session: Session, actor: Actor, decided: Sequence[SamePerson], against: Collection[UUID]
) -> list[DecisionRow]:
    people = {row.id: row for row in _rows(session, actor, {each for row in decided for each in (row.a_id, row.b_id)})}
    links = {
        link.id: link for link in load(session, Relationship, Relationship.id, [_link_of(row.id) for row in decided])
    }
    hands = Hands(session, staff_names(session), [row.id for row in decided])
    return [
        DecisionRow(
            row.id,
            people[row.a_id],
            people[row.b_id],
            row.same,
            _relation(links.get(_link_of(row.id))),
            row.keep_id,
            row.at,
            hands.by(row.id),
            row.id in against,
        )
        for row in decided
        if row.a_id in people and row.b_id in people
    ]


def _relation(link: Relationship | None) -> Relation | None:
    return link.relation if link else None


def _key(a: UUID, b: UUID) -> tuple[UUID, UUID]:
    return (a, b) if a < b else (b, a)
