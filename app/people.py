"""Finding people in any script, with a typing mistake; and the page of one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.arrivals import group_row
from app.folding import fold_tokens
from app.forms import PaperInHand
from app.house import House, staff_names
from app.names import load_tokens
from app.person_rows import load, name_text, row_of, rows_of
from app.proposals import proposal_rows
from app.registration import known_person, papers_of
from app.rows import CardRow, NameText, PersonPage, PersonRow, ProposalRow
from app.scanning import fold
from app.steps import looks_of, steps_of
from models.arrivals import ArrivalGroup, Proposal
from models.derived import NameToken
from models.papers import Card
from models.person import Person, PersonFlag, PersonName
from models.supplies import Owed, SupplyItem
from models.values.number import PersonNumber

MOST_FOUND, WIDE, LONGEST_ASKED = 12, 20, 200


class People:
    """The use cases of looking somebody up."""

    def __init__(self, house: House) -> None:
        self._house = house

    def load_tokens(self) -> int:
        """Fill the memory of distinct name tokens; after unlocking, before the first search."""
        return load_tokens(self._house)

    def find(self, actor: Actor, text: str) -> tuple[PersonRow, ...]:
        """People by number (whole or its last digits) or by name in any script, best first, at most twelve.
        A search that more than twenty people answer to leaves a fact."""

        def work(session: Session) -> tuple[tuple[PersonRow, ...], int]:
            ids = self._by_number(session, text) or self._by_name(session, text)
            people = {person.id: person for person in load(session, Person, Person.id, ids[:MOST_FOUND])}
            rows = rows_of(session, actor, [people[each] for each in ids if each in people])
            return tuple(row for row in rows if row.name.short or row.number), len(ids)

        rows, hits = self._house.read(actor, Act.FIND, work)
        if hits > WIDE:
            self._house.write(
                actor, Act.FIND, lambda session: self._house.note(session, "SEARCHED", detail="name", count=hits)
            )
        return rows

    def _by_number(self, session: Session, text: str) -> list[UUID]:
        digits = fold(text)
        if not digits.isascii() or not digits.isdigit():
            return []
        whole = PersonNumber.parse(digits)
        running = whole.running if whole else int(digits[-5:]) if len(digits) <= 5 else None
        if running is None:
            return []
        statement = select(Person.id).where(Person.running_number == running, col(Person.voided).is_(False))
        if whole is not None:
            statement = statement.where(Person.station_number == whole.station)
        return list(session.exec(statement).all())

    def _by_name(self, session: Session, text: str) -> list[UUID]:
        tokens = fold_tokens(text[:LONGEST_ASKED])
        if not tokens:
            return []
        scores: Counter[UUID] = Counter()
        for token in tokens:
            near = dict(self._house.tokens.nearest(token, 40))
            rows = session.exec(
                select(NameToken.person_id, NameToken.token).where(col(NameToken.token).in_(list(near)))
            ).all()
            best: dict[UUID, int] = {}
            for person, found in rows:
                best[person] = max(best.get(person, 0), round(near[found] * 10))
            scores.update(best)
        return [person for person, _ in scores.most_common()]

    def open_person(self, actor: Actor, person_id: UUID) -> PersonPage:
        """Everything the role may see of one person; the look is journaled and stands on the page."""

        def work(session: Session) -> PersonPage:
            person = known_person(session, person_id)
            self._house.note(session, "LOOKED", person_id, actor.role.value)
            session.flush()
            return self._page(session, actor, person)

        return self._house.write(actor, Act.OPEN_PERSON, work)

    def _page(self, session: Session, actor: Actor, person: Person) -> PersonPage:
        group = session.get(ArrivalGroup, person.group_id)
        staff = staff_names(session)
        row = row_of(session, actor, person, with_photo=True)
        return PersonPage(
            person=row,
            names=_names(session, person.id) if row.name.short else (),  # an absent person has no name for this role
            nationality=person.nationality if may(actor, Act.READ_REGISTRATION) else "",
            languages=tuple(person.languages.split()),
            interpreter=person.interpreter,
            papers=_papers(session, actor, person.id),
            flags=tuple(flag.code for flag in load(session, PersonFlag, PersonFlag.person_id, [person.id])),
            proposals=_proposals(session, actor, person),
            cards=_cards(session, person.id),
            steps=steps_of(session, person, staff),
            owed=_owed(session, person.id),
            looked=looks_of(session, person, staff),
            group=group_row(group) if group else None,
        )


def _names(session: Session, person: UUID) -> tuple[NameText, ...]:
    names = load(session, PersonName, PersonName.person_id, [person])
    others = [name for name in names if not name.primary_name and not name.latin_form]
    shown = [name_text(names)] + [
        NameText(name.family, name.given, name.patronymic, name.as_written, name.script, name.language)
        for name in others
    ]
    return tuple(name for name in shown if name.short)


def _papers(session: Session, actor: Actor, person: UUID) -> tuple[PaperInHand, ...]:
    if not may(actor, Act.READ_REGISTRATION):
        return ()
    return tuple(PaperInHand(paper.type, paper.condition, paper.custody) for paper in papers_of(session, person))


def _proposals(session: Session, actor: Actor, person: Person) -> tuple[ProposalRow, ...]:
    if not may(actor, Act.READ_PROPOSALS):
        return ()
    return proposal_rows(session, actor, load(session, Proposal, Proposal.person_id, [person.id]))


def _cards(session: Session, person: UUID) -> tuple[CardRow, ...]:
    cards: Sequence[Card] = load(session, Card, Card.person_id, [person])
    return tuple(
        CardRow(
            card.id,
            str(PersonNumber(card.station_number, card.running_number)),
            card.serial,
            card.state,
            card.issued_on,
            card.valid_until,
        )
        for card in sorted(cards, key=lambda card: card.serial, reverse=True)
    )


def _owed(session: Session, person: UUID) -> tuple[str, ...]:
    rows = load(session, Owed, Owed.person_id, [person])
    items = {item.id: item for item in load(session, SupplyItem, SupplyItem.id, {row.item_id for row in rows})}
    return tuple(f"{items[row.item_id].name}, {row.quantity}" for row in rows)
