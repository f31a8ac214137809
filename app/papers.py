"""The print log: every paper that was made, and where it went. Preparing is a use case; drawing needs no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.access import Act, Actor
from app.countersigning import judge
from app.errors import UserError
from app.given_out import Way, note_given_out, times_out
from app.hands import Hands
from app.house import House, staff_names
from app.rows import PrintRow
from models.base import new_id
from models.codes import PaperClass, PaperKind
from models.papers import PrintLog
from printing.data import (
    CardLayout,
    Foot,
    Printed,
    Progress,
)

__all__ = ["CardLayout", "Draw", "PaperJob", "Papers", "Printed", "Way", "log_print"]

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

    def print_log(self, actor: Actor) -> tuple[PrintRow, ...]:
        """What was printed, the newest first, at most fifty."""

        def work(session: Session) -> tuple[PrintRow, ...]:
            rows = session.exec(select(PrintLog).order_by(col(PrintLog.print_number).desc()).limit(50)).all()
            hands = Hands(session, staff_names(session), [row.id for row in rows])
            out = {way: times_out(session, [row.id for row in rows], way) for way in Way}
            return tuple(_print_row(row, hands, out) for row in rows)

        return self._house.read(actor, Act.SEE_PRINT_LOG, work)

    def give_out(self, actor: Actor, number: int, way: Way, copies: int = 1) -> None:
        """To be called before a paper that this user made goes to a printer or a file, each time. UserError: another
        user made it; fewer than one copy."""
        self._house.write(
            actor,
            Act.GIVE_OUT_PAPER,
            lambda session: note_given_out(session, self._house, actor, number, way, copies),
        )


def _print_row(row: PrintLog, hands: Hands, out: Mapping[Way, Counter[str]]) -> PrintRow:
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
        printed=out[Way.PRINTER][str(row.id)],
        saved=out[Way.FILE][str(row.id)],
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
