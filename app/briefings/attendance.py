"""Who was at a briefing: one answer for a human being, whatever records and laptops wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Actor
from app.arrivals import people_of
from app.briefings.forms import AttendForm, AttendLine
from app.house import House
from app.merging import whole_rows
from app.registration import known_person
from app.rows import PersonRow
from app.same_person import merges
from app.standing import require_usable, restricted
from models.appointments import Briefing, BriefingAttendance
from models.base import new_id
from models.codes import Answer, Arrival


def attendances(session: Session, briefings: Iterable[UUID]) -> dict[tuple[UUID, UUID], BriefingAttendance]:
    """By briefing and shown record; the last word counts."""
    statement = select(BriefingAttendance).where(
        col(BriefingAttendance.briefing_id).in_(list(briefings)), col(BriefingAttendance.voided).is_(False)
    )
    shown = merges(session).shown
    rows = sorted(session.exec(statement).all(), key=lambda row: (row.at, row.id))
    return {(row.briefing_id, shown(row.person_id)): row for row in rows}


def invited(session: Session, briefing: Briefing) -> list[UUID]:
    """The shown records of the group the briefing is held for: who was counted in and has not left."""
    if briefing.group_id is None:
        return []
    shown = merges(session).shown
    here = [p for p in people_of(session, briefing.group_id) if p.arrival is Arrival.COUNTED and not p.departed_at]
    return list(dict.fromkeys(shown(person.id) for person in here))


def attend(session: Session, house: House, form: AttendForm) -> None:
    """Write an answer, or put right the one that stands for the same human being; NOT_ASKED takes it back."""
    known_person(session, form.person)
    require_usable(session, form.person)
    kept = attendances(session, [form.briefing]).get((form.briefing, merges(session).shown(form.person)))
    if kept is None:
        answer_all(session, house, form.briefing, [form.person], form.attended, form.understood, form.id)
    else:
        kept.attended, kept.understood = form.attended, form.understood
        kept.voided = form.attended is Answer.NOT_ASKED
    session.flush()


def answer_all(
    session: Session,
    house: House,
    briefing: UUID,
    people: Iterable[UUID],
    attended: Answer,
    understood: Answer,
    row: UUID | None = None,
) -> None:
    """One answer for people who have none yet."""
    for person in people:
        answer = BriefingAttendance(
            id=row or new_id(),
            briefing_id=briefing,
            person_id=person,
            at=house.now(),
            attended=attended,
            understood=understood,
        )
        session.add(answer)


def unanswered(session: Session, briefing: Briefing) -> list[UUID]:
    """Who is on the list and was not asked for; a restricted record is left alone."""
    known, closed = attendances(session, [briefing.id]), restricted(session)
    return [each for each in invited(session, briefing) if (briefing.id, each) not in known and each not in closed]


def lines(session: Session, actor: Actor, briefing: Briefing) -> tuple[AttendLine, ...]:
    """Everybody on the list and everybody who came, by name."""
    known = attendances(session, [briefing.id])
    wanted = [*invited(session, briefing), *(person for _, person in known)]
    rows = whole_rows(session, actor, dict.fromkeys(wanted))
    named = sorted(rows, key=lambda row: (row.name.own.casefold(), row.id))
    return tuple(_line(row, known.get((briefing.id, row.id))) for row in named)


def _line(person: PersonRow, said: BriefingAttendance | None) -> AttendLine:
    if said is None:
        return AttendLine(person, Answer.NOT_ASKED, Answer.NOT_ASKED, None)
    return AttendLine(person, said.attended, said.understood, said.at)


def present(answers: Sequence[BriefingAttendance]) -> int:
    return sum(answer.attended is Answer.YES for answer in answers)
