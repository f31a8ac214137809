"""Finding people in any script, with a typing mistake; and the page of one person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor, may
from app.arrivals import group_row
from app.card_rule import standing, today_in
from app.carried import STEPS as CARRIED_STEPS
from app.flag_words import in_force, sentences
from app.forms import PaperInHand
from app.hands import Staff
from app.house import House, staff_names
from app.merging import interpreter_of, languages_of, whole_row, whole_rows
from app.names import load_tokens
from app.papers_in_hand import as_shown, in_hand
from app.person_rows import all_names, by_person, load
from app.presence.reading import stories
from app.proposals import proposal_rows
from app.registration import known_person, papers_of
from app.rows import CardRow, NameText, PersonPage, PersonRow, ProposalRow, StepRow
from app.safety import code_for
from app.same_person import joined_ids, merges
from app.searching import search
from app.shelter import bed_of
from app.steps import looks_of, steps_of
from models.arrivals import ArrivalGroup, Proposal
from models.codes import Answer, PresenceState
from models.papers import Card
from models.person import Person, PersonFlag, PersonName
from models.supplies import Owed, SupplyItem
from models.values.number import PersonNumber

MOST_FOUND, WIDE = 12, 20


class People:
    """The use cases of looking somebody up."""

    def __init__(self, house: House) -> None:
        self._house = house

    def load_tokens(self) -> int:
        """Fill the memory of distinct name tokens; after unlocking, before the first search."""
        return load_tokens(self._house)

    def find(self, actor: Actor, text: str) -> tuple[PersonRow, ...]:
        """People by number (whole or its last digits), by parts of a name in any script, by birth date, year or age,
        best first, at most twelve. A search that more than twenty people answer to leaves a fact."""

        def work(session: Session) -> tuple[tuple[PersonRow, ...], int]:
            answer = search(session, actor, self._house.tokens, text, self._house.today())
            joined = merges(session)
            people = list(dict.fromkeys(joined.shown(each) for each in answer.people))
            rows = whole_rows(session, actor, people[:MOST_FOUND])
            return tuple(row for row in rows if row.name.short or row.number), answer.hits

        rows, hits = self._house.read(actor, Act.FIND, work)
        if hits > WIDE:
            self._house.write(
                actor, Act.FIND, lambda session: self._house.note(session, "SEARCHED", detail="name", count=hits)
            )
        return rows

    def open_person(self, actor: Actor, person_id: UUID) -> PersonPage:
        """Everything the role may see of one person, from all records of theirs, under the shown one; the look is
        journaled and stands on the page."""

        def work(session: Session) -> PersonPage:
            records = [known_person(session, each) for each in joined_ids(session, person_id)]
            self._house.note(session, "LOOKED", records[0].id, actor.role.value)
            session.flush()
            return self._page(session, actor, records)

        return self._house.write(actor, Act.OPEN_PERSON, work)

    def _page(self, session: Session, actor: Actor, records: Sequence[Person]) -> PersonPage:
        person, ids = records[0], [record.id for record in records]
        group = session.get(ArrivalGroup, person.group_id)
        staff, flags = staff_names(session), in_force(load(session, PersonFlag, PersonFlag.person_id, ids))
        row = whole_row(session, actor, person.id, with_photo=True)
        return PersonPage(
            person=row,
            names=_names(session, ids) if row.name.short else (),  # an absent person has no name for this role
            nationality=_first(record.nationality for record in records) if may(actor, Act.READ_REGISTRATION) else "",
            languages=languages_of(records),
            interpreter=interpreter_of(records),
            papers=_papers(session, actor, ids),
            flags=tuple(code for flag in flags if (code := code_for(actor, flag))),
            safety=sentences(flags),
            said_child=may(actor, Act.SEE_AGE) and any(each.treated_as_minor is Answer.YES for each in records),
            proposals=_proposals(session, actor, ids),
            cards=_cards(session, ids),
            steps=_steps(session, actor, records, staff),
            owed=_owed(session, ids),
            looked=looks_of(session, ids, staff),
            group=group_row(group) if group else None,
            sleeps=bed_of(session, person.id) if may(actor, Act.SEE_BEDS) else ("", ""),
            presence=self._presence(session, person.id) if may(actor, Act.SEE_PRESENCE) else None,
        )

    def _presence(self, session: Session, person: UUID) -> PresenceState | None:
        story = stories(session, self._house.now(), [person])
        return next((each[-1].state for each in story.values()), None)


def _steps(session: Session, actor: Actor, records: Sequence[Person], staff: Staff) -> tuple[StepRow, ...]:
    """The steps that this role may see: who holds a thing is not for everybody."""
    hidden = frozenset[str]() if may(actor, Act.SEE_BELONGINGS) else CARRIED_STEPS
    return tuple(step for step in steps_of(session, records, staff) if step.kind not in hidden)


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _names(session: Session, people: Sequence[UUID]) -> tuple[NameText, ...]:
    names = by_person(load(session, PersonName, PersonName.person_id, people))
    shown = [name for person in people for name in all_names(names[person])]
    return tuple(dict.fromkeys(name for name in shown if name.short))


def _papers(session: Session, actor: Actor, people: Sequence[UUID]) -> tuple[PaperInHand, ...]:
    if not may(actor, Act.READ_REGISTRATION):
        return ()
    return as_shown(actor, in_hand(paper for person in people for paper in papers_of(session, person)))


def _proposals(session: Session, actor: Actor, people: Sequence[UUID]) -> tuple[ProposalRow, ...]:
    if not may(actor, Act.READ_PROPOSALS):
        return ()
    return proposal_rows(session, actor, load(session, Proposal, Proposal.person_id, people))


def _cards(session: Session, people: Sequence[UUID]) -> tuple[CardRow, ...]:
    """Every card of the person, as it stands today."""
    cards: Sequence[Card] = load(session, Card, Card.person_id, people)
    today = today_in(session)
    return tuple(
        CardRow(
            card.id,
            str(PersonNumber(card.station_number, card.running_number)),
            card.serial,
            standing(card, cards, today),
            card.issued_on,
            card.valid_until,
        )
        for card in sorted(cards, key=lambda card: card.serial, reverse=True)
    )


def _owed(session: Session, people: Sequence[UUID]) -> tuple[str, ...]:
    rows = load(session, Owed, Owed.person_id, people)
    items = {item.id: item for item in load(session, SupplyItem, SupplyItem.id, {row.item_id for row in rows})}
    return tuple(f"{items[row.item_id].name}, {row.quantity}" for row in rows)
