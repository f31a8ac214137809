"""Unusual papers: a lone night lead prints what is needed, and in the morning a second person looks at it and signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import Refused, UserError
from app.hands import Hands
from app.house import House, staff_names
from models.codes import PaperKind
from models.papers import PrintLog

LISTS = frozenset({PaperKind.ROSTER, PaperKind.BUS_LIST})
MANY_NAMES, MANY_COPIES, MANY_BLANKS, AGAIN = 60, 3, 100, timedelta(hours=1)


@dataclass(frozen=True, repr=False)
class WaitingPrint:
    """A print that nobody but its printer has looked at; `mine`: printed by who asks, so another signs it."""

    id: UUID
    number: int
    kind: PaperKind
    count: int
    copies: int
    at: datetime
    by: str
    mine: bool
    detail: str = ""
    for_whom: str = ""


def unusual(print_: PrintLog, before: datetime | None) -> bool:
    """The rule: over 60 names on what is no list of the house, over 100 blank cards, over 3 copies, or the same list
    or letter again within the hour (`before`: when it was last printed). Cards come one by one and repeat no paper."""
    many = MANY_BLANKS if print_.kind is PaperKind.BLANK_CARDS else MANY_NAMES
    again = before is not None and print_.at - before < AGAIN
    too_many = print_.kind not in LISTS and print_.count > many
    return too_many or print_.copies > MANY_COPIES or (again and _is_whole_paper(print_.kind))


def _is_whole_paper(kind: PaperKind) -> bool:
    return kind not in (PaperKind.CARDS, PaperKind.BLANK_CARDS)


def judge(session: Session, print_: PrintLog) -> None:
    """Mark a print, about to be logged, that somebody else shall look at in the morning."""
    statement = select(PrintLog.at).where(
        PrintLog.kind == print_.kind,
        PrintLog.detail == print_.detail,
        PrintLog.group_id == print_.group_id,
        PrintLog.person_id == print_.person_id,
    )
    before = session.exec(statement.order_by(col(PrintLog.at).desc()).limit(1)).first()
    print_.unusual = unusual(print_, before)


class Countersigning:
    """The morning list of unusual papers."""

    def __init__(self, house: House) -> None:
        self._house = house

    def waiting(self, actor: Actor) -> tuple[WaitingPrint, ...]:
        """Unusual prints that nobody has countersigned yet, the oldest first."""

        def work(session: Session) -> tuple[WaitingPrint, ...]:
            statement = select(PrintLog).where(
                col(PrintLog.unusual).is_(True), col(PrintLog.countersigned_at).is_(None)
            )
            prints = session.exec(statement.order_by(col(PrintLog.at))).all()
            hands = Hands(session, staff_names(session), [each.id for each in prints])
            return tuple(_row(each, hands, actor) for each in prints)

        return self._house.read(actor, Act.COUNTERSIGN, work)

    def sign(self, actor: Actor, print_id: UUID) -> None:
        """Looked at and in order. Refused to who printed it; a second signature changes nothing."""

        def work(session: Session) -> None:
            print_ = session.get(PrintLog, print_id)
            if print_ is None or not print_.unusual:
                raise UserError("This print waits for nobody. Nothing was changed. Look at the list again.")
            if Hands(session, staff_names(session), [print_id]).user(print_id) == actor.user:
                raise Refused("You printed this yourself. Nothing was changed. Let another person look at it and sign.")
            if print_.countersigned_at is None:
                print_.countersigned_at, print_.countersigned_by = self._house.now(), actor.user

        self._house.write(actor, Act.COUNTERSIGN, work)


def _row(each: PrintLog, hands: Hands, actor: Actor) -> WaitingPrint:
    mine = hands.user(each.id) == actor.user
    return WaitingPrint(
        each.id,
        each.print_number,
        each.kind,
        each.count,
        each.copies,
        each.at,
        hands.by(each.id),
        mine,
        each.detail,
        each.for_whom,
    )
