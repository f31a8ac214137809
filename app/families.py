"""Families and travelling companions: one focal point, what each is to it, and what any two people are to each other.

Nothing is inferred from names, and no surname is made to fit another (domain.md, 2.2 and 2.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.access import Act, Actor
from app.arrivals import people_of
from app.children import alone, by_family, families_of, may_be_child, relationships_of
from app.errors import UserError
from app.family_rows import (
    FamilyForm,
    FamilyRow,
    FamilySheet,
    JoinForm,
    MemberForm,
    MemberRow,
    RelationForm,
    RelationRow,
    WishForm,
)
from app.house import House, station_of
from app.person_rows import load, rows_of
from app.registration import known_person
from app.rows import PersonRow
from app.same_person import merges
from app.standing import require_usable
from models.base import new_id
from models.codes import Answer, Relation
from models.family import Family, FamilyMember, Relationship
from models.person import Person
from models.values.kinship import inverse

ONE_FOCAL = "A family has one focal point. Nothing was saved. Choose one person as the focal point."
NOBODY = "Nobody is chosen. Nothing was saved. Choose the people of the family."
TWICE = "Somebody is chosen twice. Nothing was saved. Choose each person once."
ELSEWHERE = (
    "Somebody here belongs to another family already. Nothing was saved. "
    "Let them leave that family first, or add these people to it."
)
FOCAL_STAYS = (
    "This person is the focal point of the family. Nothing was changed. "
    "Choose another focal point first, then let this person leave."
)
ONESELF = "Nobody is a relative of themselves. Nothing was saved. Choose another person."
NO_FAMILY = "This family is not on this laptop any more. Nothing was changed. Open the page again."
NOT_A_MEMBER = "This person does not belong to this family. Nothing was changed. Open the page again."
ANOTHER = "This relation belongs to other people. Nothing was saved. Open the page again."
NO_RELATION_HERE = "This relation is not on this laptop any more. Nothing was changed. Open the page again."


class Families:
    """The use cases of belonging together."""

    def __init__(self, house: House) -> None:
        self._house = house

    def sheet(self, actor: Actor, person: UUID) -> FamilySheet:
        """The family of a person and their relations to others, as far as the role may see those."""
        return self._house.read(actor, Act.READ_REGISTRATION, lambda session: self._sheet(session, actor, person))

    def codes(self, actor: Actor, group: UUID) -> dict[UUID, str]:
        """The family of each person of a group who belongs to one, for the list."""

        def work(session: Session) -> dict[UUID, str]:
            joined, people = merges(session), [person.id for person in people_of(session, group)]
            families = families_of(session, joined.all_of(people))
            names = {family.id: family.code for family in load(session, Family, Family.id, families)}
            members = by_family(session, families)
            code = {joined.shown(row.person_id): names[family] for family, rows in members.items() for row in rows}
            return {person: code[joined.shown(person)] for person in people if joined.shown(person) in code}

        return self._house.read(actor, Act.LIST_PEOPLE, work)

    def make_family(self, actor: Actor, form: FamilyForm) -> FamilySheet:
        """A family of these people; the same form twice makes one."""
        self._house.require(actor, Act.REGISTER)
        _check(form.members)

        def work(session: Session) -> FamilySheet:
            focal = next(member.person for member in form.members if member.relation is Relation.FOCAL)
            if session.get(Family, form.id) is None:
                self._require_free(session, [member.person for member in form.members])
                self._begin(session, form.id, focal, form.keep_together)
                for member in form.members:
                    _add(session, form.id, member.person, member.relation)
                session.flush()
            return self._sheet(session, actor, focal)

        return self._house.write(actor, Act.REGISTER, work)

    def join(self, actor: Actor, form: JoinForm) -> FamilySheet:
        """One more of the family. Somebody who is in it already gets the relation told now."""
        self._house.require(actor, Act.REGISTER)
        if form.person == form.to:
            raise UserError(ONESELF)

        def work(session: Session) -> FamilySheet:
            family = _family_of(session, form.to)
            if family is None:
                self._require_free(session, [form.person, form.to])
                self._begin(session, form.id, form.to, Answer.NOT_ASKED)
                _add(session, form.id, form.to, Relation.FOCAL)
                family = form.id
            self._admit(session, family, form.person, form.relation)
            session.flush()
            return self._sheet(session, actor, form.person)

        return self._house.write(actor, Act.REGISTER, work)

    def _admit(self, session: Session, family: UUID, person: UUID, relation: Relation) -> None:
        present = _family_of(session, person)
        if present is None:
            self._require_free(session, [person])
            _add(session, family, person, _not_focal(relation))
        elif present != family:
            raise UserError(ELSEWHERE)
        elif relation is not Relation.UNKNOWN:
            member = _member(session, family, person)
            if member.relation is not Relation.FOCAL:
                member.relation = _not_focal(relation)

    def leave(self, actor: Actor, person: UUID) -> FamilySheet:
        """Out of the family. The focal point leaves when another is chosen; a family of one ends."""

        def work(session: Session) -> FamilySheet:
            require_usable(session, known_person(session, person).id)
            family = _family_of(session, person)
            if family is not None:
                self._part(session, family, person)
                session.flush()
            return self._sheet(session, actor, person)

        return self._house.write(actor, Act.REGISTER, work)

    def _part(self, session: Session, family: UUID, person: UUID) -> None:
        member, others = _member(session, family, person), by_family(session, [family])[family]
        rest = [other for other in others if other.id != member.id]
        if member.relation is Relation.FOCAL and len(rest) > 1:
            raise UserError(FOCAL_STAYS)
        member.voided = True
        if len(rest) < 2:
            session.get_one(Family, family).voided = True
            for other in rest:
                other.voided = True

    def choose_focal(self, actor: Actor, person: UUID) -> FamilySheet:
        """Another focal point. What the old one is to the new one is known; what the others are is asked again."""

        def work(session: Session) -> FamilySheet:
            require_usable(session, known_person(session, person).id)
            family = _family_of(session, person)
            if family is None:
                raise UserError(NO_FAMILY)
            chosen = _member(session, family, person)
            if chosen.relation is not Relation.FOCAL:
                for other in by_family(session, [family])[family]:
                    was_focal = other.relation is Relation.FOCAL
                    other.relation = (inverse(chosen.relation) or Relation.UNKNOWN) if was_focal else Relation.UNKNOWN
                chosen.relation = Relation.FOCAL
                session.flush()
            return self._sheet(session, actor, person)

        return self._house.write(actor, Act.REGISTER, work)

    def set_wish(self, actor: Actor, form: WishForm) -> FamilyRow:
        """Whether they stay together, and why they were parted."""

        def work(session: Session) -> FamilyRow:
            family = session.get(Family, form.family)
            if family is None or family.voided:
                raise UserError(NO_FAMILY)
            for member in by_family(session, [family.id])[family.id]:
                require_usable(session, member.person_id)
            family.keep_together = form.keep_together
            family.split_reason, family.housing_note = form.split_reason.strip()[:300], form.housing_note.strip()[:300]
            session.flush()
            return self._family(session, actor, family.id)

        return self._house.write(actor, Act.REGISTER, work)

    def relate(self, actor: Actor, form: RelationForm) -> FamilySheet:
        """What two people are to each other; telling the same again changes the answers beside it."""
        self._house.require(actor, Act.REGISTER)
        if form.a == form.b:
            raise UserError(ONESELF)

        def work(session: Session) -> FamilySheet:
            for person in (form.a, form.b):
                require_usable(session, known_person(session, person).id)
            self._relate(session, form)
            session.flush()
            return self._sheet(session, actor, form.a)

        return self._house.write(actor, Act.REGISTER, work)

    def _relate(self, session: Session, form: RelationForm) -> None:
        row = session.get(Relationship, form.id) or _told_before(session, form)
        if row is None:
            row = Relationship(id=form.id, a_id=form.a, b_id=form.b, relation=form.relation)
            row.same_site, row.legal_guardian = form.same_site, form.legal_guardian
            row.dependent, row.source = form.dependent, form.source
            session.add(row)
            return
        if {row.a_id, row.b_id} != {form.a, form.b}:
            raise UserError(ANOTHER)
        row.a_id, row.b_id, row.relation, row.voided = form.a, form.b, form.relation, False
        row.same_site, row.legal_guardian = form.same_site, form.legal_guardian
        row.dependent, row.source = form.dependent, form.source

    def unrelate(self, actor: Actor, relation: UUID) -> None:
        """This relation does not hold; it stays in the history."""

        def work(session: Session) -> None:
            row = session.get(Relationship, relation)
            if row is None:
                raise UserError(NO_RELATION_HERE)
            for person in (row.a_id, row.b_id):
                require_usable(session, person)
            row.voided = True

        self._house.write(actor, Act.REGISTER, work)

    def _begin(self, session: Session, family: UUID, focal: UUID, keep: Answer) -> None:
        count = session.exec(select(func.count()).select_from(Family)).one()
        station = station_of(session, self._house.store).number
        group = known_person(session, focal).group_id
        session.add(Family(id=family, group_id=group, code=f"F{station:03d}-{count + 1}", keep_together=keep))
        session.flush()

    def _require_free(self, session: Session, people: Sequence[UUID]) -> None:
        for person in people:
            require_usable(session, known_person(session, person).id)
            if _family_of(session, person) is not None:
                raise UserError(ELSEWHERE)

    def _sheet(self, session: Session, actor: Actor, person: UUID) -> FamilySheet:
        joined, today = merges(session), self._house.today()
        records = [known_person(session, each) for each in joined.ids(person)]
        family = _family_of(session, person)
        return FamilySheet(
            rows_of(session, actor, records[:1])[0],
            self._family(session, actor, family) if family else None,
            self._relations(session, actor, joined.ids(person)),
            may_be_child(records, today),
            bool(alone(session, [person], today)),
        )

    def _family(self, session: Session, actor: Actor, family_id: UUID) -> FamilyRow:
        family, today = session.get_one(Family, family_id), self._house.today()
        members = by_family(session, [family_id])[family_id]
        people = {person.id: person for person in load(session, Person, Person.id, [m.person_id for m in members])}
        shown = {row.id: row for row in rows_of(session, actor, list(people.values()))}
        rows = [
            MemberRow(shown[m.person_id], m.relation, may_be_child([people[m.person_id]], today))
            for m in members
            if m.person_id in shown
        ]
        rows.sort(key=lambda row: (row.relation is not Relation.FOCAL, row.child, row.person.id))
        wish = (family.keep_together, family.split_reason, family.housing_note)
        return FamilyRow(family.id, family.code, *wish, tuple(rows))

    def _relations(self, session: Session, actor: Actor, ids: Sequence[UUID]) -> tuple[RelationRow, ...]:
        found = sorted(relationships_of(session, ids), key=lambda row: row.id)
        others = load(session, Person, Person.id, {_other(row, ids) for row in found})
        shown = {row.id: row for row in rows_of(session, actor, others)}
        return tuple(_relation_row(row, ids, shown) for row in found if _other(row, ids) in shown)


def _relation_row(row: Relationship, ids: Sequence[UUID], shown: dict[UUID, PersonRow]) -> RelationRow:
    own_side = row.a_id in ids
    read = inverse(row.relation) if own_side else row.relation
    return RelationRow(
        row.id,
        shown[_other(row, ids)],
        read or row.relation,
        read is None,
        row.same_site,
        row.legal_guardian,
        own_side,
        row.dependent,
        row.source,
    )


def _other(row: Relationship, ids: Sequence[UUID]) -> UUID:
    return row.b_id if row.a_id in ids else row.a_id


def _told_before(session: Session, form: RelationForm) -> Relationship | None:
    statement = select(Relationship).where(
        Relationship.a_id == form.a,
        Relationship.b_id == form.b,
        Relationship.relation == form.relation,
        col(Relationship.voided).is_(False),
    )
    return session.exec(statement).first()


def _family_of(session: Session, person: UUID) -> UUID | None:
    """The family of a human being, whichever of their records belongs to it."""
    found = by_family(session, families_of(session, merges(session).ids(person)))
    return min(found, default=None)


def _member(session: Session, family: UUID, person: UUID) -> FamilyMember:
    ids = merges(session).ids(person)
    found = [row for row in by_family(session, [family])[family] if row.person_id in ids]
    if not found:
        raise UserError(NOT_A_MEMBER)
    return found[0]


def _add(session: Session, family: UUID, person: UUID, relation: Relation) -> None:
    session.add(FamilyMember(id=new_id(), family_id=family, person_id=person, relation=relation))


def _not_focal(relation: Relation) -> Relation:
    return Relation.UNKNOWN if relation is Relation.FOCAL else relation


def _check(members: Iterable[MemberForm]) -> None:
    chosen = list(members)
    if not chosen:
        raise UserError(NOBODY)
    if len({member.person for member in chosen}) < len(chosen):
        raise UserError(TWICE)
    if sum(member.relation is Relation.FOCAL for member in chosen) != 1:
        raise UserError(ONE_FOCAL)
