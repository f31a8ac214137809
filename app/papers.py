"""Papers: cards, blank cards, rosters, the bus list. Preparing is a use case; drawing needs no database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.access import Act, Actor
from app.arrivals import people_of
from app.cards import CardMaker
from app.countersigning import judge
from app.errors import UserError
from app.hands import Hands
from app.house import House, staff_names
from app.person_rows import load
from app.rows import PrintRow
from app.same_person import merges
from models.base import new_id
from models.codes import Arrival, CardState, PaperClass, PaperKind
from models.papers import Card, PrintLog
from models.person import Person
from printing.cards import render_cards
from printing.data import (
    CardLayout,
    Foot,
    Printed,
    Progress,
)

__all__ = ["CardLayout", "Draw", "PaperJob", "Papers", "Printed", "log_print"]

FOR_THE_PERSON = "the person"
LETTER_READERS = "the recipient, the person, the file"
CLOSED = frozenset({PaperClass.S3, PaperClass.S4})
_FOR_WHOM = (
    "This paper is medical or protected and needs a word for whom it is. Nothing was printed. "
    "Write for whom or what for, without a name."
)
Draw = Callable[[Progress | None], Printed]


@dataclass(frozen=True)
class PaperJob:
    """A paper ready to be drawn away from the database; `number` is its print number. No name of a person in it."""

    kind: PaperKind
    title: str
    count: int
    number: int
    draw: Draw


class Papers:
    """The use cases of the printing page."""

    def __init__(self, house: House) -> None:
        self._house = house

    def cards(
        self, actor: Actor, group: UUID, layout: CardLayout, people: Sequence[UUID] = (), cautious: bool | None = None
    ) -> PaperJob:
        """Cards for the people given, or for everybody registered who has none; an active card is printed again."""

        def work(session: Session) -> PaperJob:
            chosen = self._who(session, group, people)
            maker = CardMaker(session, self._house, cautious)
            cards = maker.cards_for(chosen)
            foot = self._log(session, actor, PaperKind.CARDS, len(cards), group, detail=layout)
            return PaperJob(
                PaperKind.CARDS,
                "Cards",
                len(cards),
                foot.print_number,
                lambda progress: render_cards(cards, layout, foot, progress),
            )

        return self._house.write(actor, Act.PRINT_CARDS, work)

    def _who(self, session: Session, group: UUID, people: Sequence[UUID]) -> list[Person]:
        if people:
            chosen = load(session, Person, Person.id, people)
        else:
            today = self._house.likely_today()
            active = select(Card.person_id).where(Card.state == CardState.ISSUED, Card.valid_until >= today)
            carded = set(merges(session).all_of(each for each in session.exec(active).all() if each))
            chosen = [p for p in people_of(session, group) if p.registered_at is not None and p.id not in carded]
        here = _bearers(session, chosen)
        if not here:
            raise UserError("Nobody is waiting for a card. Nothing was printed. Register or count in somebody first.")
        return sorted(here, key=lambda person: person.running_number or 0)

    def blank_cards(self, actor: Actor, count: int, layout: CardLayout = CardLayout.ID1_ON_A4) -> PaperJob:
        """Numbered cards printed ahead; a scan at the desk binds each to a person."""
        if not 1 <= count <= 200:
            raise UserError("Print between 1 and 200 blank cards at once. Nothing was printed. Correct the number.")

        def work(session: Session) -> PaperJob:
            cards = CardMaker(session, self._house, None).blank(count)
            foot = self._log(session, actor, PaperKind.BLANK_CARDS, count, detail=layout)
            return PaperJob(
                PaperKind.BLANK_CARDS,
                "Blank cards",
                count,
                foot.print_number,
                lambda progress: render_cards(cards, layout, foot, progress),
            )

        return self._house.write(actor, Act.PRINT_CARDS, work)

    def cancel_card(self, actor: Actor, card: UUID, reason: str) -> None:
        """The card stops working at once; the person keeps the number."""
        if not reason.strip():
            raise UserError("A reason is needed to cancel a card. Nothing was changed. Write it in a word.", "reason")

        def work(session: Session) -> None:
            row = session.get(Card, card)
            if row is not None and row.state in (CardState.ISSUED, CardState.BLANK):
                row.state, row.state_reason = CardState.CANCELLED, reason.strip()

        self._house.write(actor, Act.CANCEL_CARD, work)

    def print_log(self, actor: Actor) -> tuple[PrintRow, ...]:
        """What was printed, the newest first, at most fifty."""

        def work(session: Session) -> tuple[PrintRow, ...]:
            rows = session.exec(select(PrintLog).order_by(col(PrintLog.print_number).desc()).limit(50)).all()
            hands = Hands(session, staff_names(session), [row.id for row in rows])
            return tuple(_print_row(row, hands) for row in rows)

        return self._house.read(actor, Act.SEE_PRINT_LOG, work)

    def _log(
        self,
        session: Session,
        actor: Actor,
        kind: PaperKind,
        count: int,
        group: UUID | None = None,
        *,
        copies: int = 1,
        lasting: timedelta | None = None,
        detail: str = "",
    ) -> Foot:
        return log_print(
            session, self._house, actor, kind, count, group=group, copies=copies, lasting=lasting, detail=detail
        )


def _print_row(row: PrintLog, hands: Hands) -> PrintRow:
    return PrintRow(
        number=row.print_number,
        kind=row.kind,
        count=row.count,
        at=row.at,
        by=hands.by(row.id),
        head=row.head,
        paper_class=row.paper_class,
        detail=row.detail,
        copies=row.copies,
        for_whom=row.for_whom,
    )


def log_print(
    session: Session,
    house: House,
    actor: Actor,
    kind: PaperKind,
    count: int,
    *,
    group: UUID | None = None,
    person: UUID | None = None,
    copies: int = 1,
    lasting: timedelta | None = None,
    paper_class: PaperClass = PaperClass.S1,
    detail: str = "",
    for_whom: str = "",
) -> Foot:
    """One line of the print log, and the foot that the paper carries: number, time, by whom, journal head.

    `detail`: a code (the kind of a list, the layout of cards). `for_whom`: words; a medical or protection paper asks
    for them (domain, 13), UserError at `for_whom` without."""
    if paper_class in CLOSED and not for_whom.strip():
        raise UserError(_FOR_WHOM, "for_whom")
    print_ = PrintLog(
        id=new_id(),
        print_number=(session.exec(select(func.max(PrintLog.print_number))).one() or 0) + 1,
        kind=kind,
        group_id=group,
        person_id=person,
        count=count,
        copies=copies,
        paper_class=paper_class,
        detail=str(detail),
        for_whom=for_whom.strip(),
        at=house.now(),
        head=str(house.store.head().code),
    )
    judge(session, print_)
    session.add(print_)
    return _foot(print_, actor, lasting)


def _foot(print_: PrintLog, actor: Actor, lasting: timedelta | None) -> Foot:
    return Foot(
        print_number=print_.print_number,
        at=print_.at.astimezone(),
        by=actor.name,
        journal_head=print_.head,
        copies=print_.copies,
        desk=actor.desk,
        destroy_after=(print_.at + lasting).astimezone() if lasting else None,
    )


def _bearers(session: Session, people: Sequence[Person]) -> list[Person]:
    """Of each human being the record whose number stands on the card: the shown one where it is here and has one."""
    joined, known = merges(session), {person.id: person for person in people}
    shown = list(dict.fromkeys(joined.shown(person) for person in known))
    missing = [each for each in joined.all_of(shown) if each not in known]
    known |= {person.id: person for person in load(session, Person, Person.id, missing)}
    bearing = (next((known[each] for each in joined.ids(one) if _is_here(known.get(each))), None) for one in shown)
    return [person for person in bearing if person is not None]


def _is_here(person: Person | None) -> bool:
    return person is not None and person.arrival is Arrival.COUNTED and person.running_number is not None
