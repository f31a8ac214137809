"""Where a paper went after it was made: to a printer or to a file, how many times; each going-out is in the journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Actor
from app.countersigning import MANY_COPIES
from app.errors import UserError
from app.hands import Hands
from app.house import House, staff_names
from models.papers import Fact, PrintLog


class Way(StrEnum):
    """How a paper leaves the desk. The value is the kind of the fact."""

    PRINTER = "PAPER_PRINTED"
    FILE = "PAPER_SAVED"


NO_COPY = "At least one copy is printed. Nothing was noted. Correct the number."
NOT_YOURS = "This paper was made by somebody else. Nothing was noted. Make it again to print it."


def note_given_out(session: Session, house: House, actor: Actor, number: int, way: Way, copies: int) -> None:
    """One going-out of a paper that the actor made. More copies than it was made for are the copies of its line in the
    print log from now on, and many of them are looked at in the morning."""
    print_ = _mine(session, actor, number)
    if print_ is None:
        raise UserError(NOT_YOURS)
    if copies < 1:
        raise UserError(NO_COPY, "copies")
    house.note(session, way.value, print_.person_id, str(print_.id), copies)
    session.flush()
    out = sum(times_out(session, [print_.id], Way.PRINTER).values())
    if out > print_.copies:
        print_.copies, print_.unusual = out, print_.unusual or out > MANY_COPIES


def times_out(session: Session, prints: Iterable[UUID], way: Way) -> Counter[str]:
    """How many copies of each of these went that way, by the id of the print."""
    wanted = [str(each) for each in prints]
    statement = select(Fact.detail, Fact.count).where(
        Fact.kind == way.value, col(Fact.detail).in_(wanted), col(Fact.voided).is_(False)
    )
    found: Counter[str] = Counter()
    for detail, count in session.exec(statement).all():
        found[detail] += count
    return found


def _mine(session: Session, actor: Actor, number: int) -> PrintLog | None:
    """Two laptops may both have given a number: the paper is the latest one of this user."""
    statement = select(PrintLog).where(PrintLog.print_number == number)
    prints = session.exec(statement.order_by(col(PrintLog.at).desc(), col(PrintLog.id).desc())).all()
    hands = Hands(session, staff_names(session), [each.id for each in prints])
    return next((each for each in prints if hands.user(each.id) == actor.user), None)
