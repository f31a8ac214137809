"""Likely the same person twice: for one form while typing, and for the whole group. A suggestion, never a merge."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.arrivals import people_of
from app.forms import PersonForm, TwinForm
from app.house import House
from app.person_rows import rows_of
from app.rows import PersonRow, TwinPair, TwinRow
from app.standing import require_usable
from app.twins import Candidate, Level, Likeness, compare, pairs
from models.person import SamePerson

Pair = tuple[PersonRow, PersonRow, Likeness]


class Twins:
    """The use cases of comparing records."""

    def __init__(self, house: House) -> None:
        self._house = house

    def similar(self, actor: Actor, form: PersonForm) -> tuple[TwinRow, ...]:
        """Who of the group may be the person in the form, likely ones first; those told apart before are left out."""

        def work(session: Session) -> tuple[TwinRow, ...]:
            told = told_apart(session)
            mine, today = candidate_of_form(form), self._house.now().astimezone().date()
            people = [person for person in people_of(session, form.group) if person.id != form.id]
            found = []
            for row in rows_of(session, actor, people, with_photos=False):
                likeness = compare(mine, candidate(row), today)
                if likeness.level is not Level.NONE and _pair_key(form.id, row.id) not in told:
                    found.append(
                        TwinRow(row, likeness.level is Level.LIKELY, round(likeness.score * 100), likeness.reasons)
                    )
            return tuple(sorted(found, key=lambda twin: (not twin.likely, -twin.score))[:4])

        return self._house.read(actor, Act.COMPARE_TWINS, work)

    def pairs(self, actor: Actor, group: UUID) -> tuple[TwinPair, ...]:
        """Every pair of the group that nobody has compared yet, likely ones first."""

        def work(session: Session) -> tuple[TwinPair, ...]:
            rows = rows_of(session, actor, people_of(session, group))
            found = open_pairs(session, rows, self._house.now().astimezone().date())
            shown = [TwinPair(a, b, like.level is Level.LIKELY, like.reasons) for a, b, like in found]
            return tuple(sorted(shown, key=lambda pair: not pair.likely))

        return self._house.read(actor, Act.COMPARE_TWINS, work)

    def decide(self, actor: Actor, form: TwinForm) -> None:
        """A person compared the two: the same human being, or not. It can be decided again later."""

        def work(session: Session) -> None:
            for person in (form.a, form.b):
                require_usable(session, person)
            if session.get(SamePerson, form.id) is None:
                session.add(SamePerson(id=form.id, a_id=form.a, b_id=form.b, same=form.same))

        self._house.write(actor, Act.DECIDE_TWINS, work)


def open_pairs(session: Session, rows: Sequence[PersonRow], today: date) -> list[Pair]:
    """Pairs that look alike and were not compared by a person yet."""
    told, by_key = told_apart(session), {row.id: row for row in rows}
    return [
        (by_key[a], by_key[b], likeness)
        for a, b, likeness in pairs([candidate(row) for row in rows], today)
        if _pair_key(a, b) not in told
    ]


def told_apart(session: Session) -> set[tuple[UUID, UUID]]:
    """Pairs on which a person has decided."""
    decided = session.exec(select(SamePerson.a_id, SamePerson.b_id).where(col(SamePerson.voided).is_(False))).all()
    return {_pair_key(a, b) for a, b in decided}


def _pair_key(a: UUID, b: UUID) -> tuple[UUID, UUID]:
    return (a, b) if a < b else (b, a)


def candidate(row: PersonRow) -> Candidate[UUID]:
    name = row.name
    return Candidate(row.id, name.family, name.given, name.patronymic, name.as_written, row.sex, row.birth)


def candidate_of_form(form: PersonForm) -> Candidate[UUID]:
    written = " ".join(part for part in (form.family, form.given, form.patronymic) if part)
    return Candidate(form.id, form.family, form.given, form.patronymic, written, form.sex, form.birth)
