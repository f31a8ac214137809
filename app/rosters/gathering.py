"""Which lines each kind of list is made of: people here, children with their adults, tasks, what the clinic follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Actor
from app.appointments.forms import AppointmentRow
from app.appointments.reading import between
from app.check_forms import CheckForm, Medicine
from app.check_rows import FollowUpRow
from app.children import beside, is_grown_up
from app.clinic_rows import DoseRow
from app.health import Health
from app.health.follow_ups import open_follow_ups
from app.house import House
from app.paper_data import ENDONYMS
from app.presence.reading import states_at
from app.presence.where import places_at
from app.rosters.cells import Tongue, name_of
from app.rosters.choosing import needs_interpreter
from app.rosters.lines import Line, lines_here, lines_of, people_for
from app.rosters.manifest import manifest_lines
from app.same_person import merges
from app.standing import restricted
from app.tasks import waiting_for
from models.codes import (
    AppointmentState,
    Arrival,
    DoseState,
    FollowUpKind,
    Outcome,
    RosterKind,
    TaskKind,
    Transport,
)
from models.health import MedicalCheck
from models.person import Person
from models.tasks import Task
from printing.phrases import phrases

AHEAD = timedelta(days=1)


Doses = Callable[[Session, House, Actor, date], Sequence[DoseRow]]


@dataclass(frozen=True)
class Ask:
    """What lines are gathered for: in whose eyes, which kind, of which group, in which words. `doses`: the clinic's
    round of a day."""

    session: Session
    house: House
    health: Health
    actor: Actor
    kind: RosterKind
    group: UUID | None
    tongue: Tongue
    doses: Doses
    trip: UUID | None = None


def gathered(ask: Ask) -> list[Line]:
    """The lines of a list, not yet filtered or sorted; a restricted record leaves in no file (GDPR, article 18)."""
    closed = _closed(ask)
    lines = _GATHER.get(ask.kind, _people)(ask)
    return in_their_rooms(ask, [line for line in lines if line.person is None or line.person.id not in closed])


def in_their_rooms(ask: Ask, lines: Sequence[Line]) -> list[Line]:
    """The lines with where each person sleeps, and whether they are in the house."""
    now, shown = ask.house.now(), merges(ask.session).shown
    places, states = places_at(ask.session, now), states_at(ask.session, now)
    ids = [shown(line.person.id) if line.person else None for line in lines]
    return [
        replace(line, place=places.get(each), state=states.get(each)) if each else line
        for line, each in zip(lines, ids, strict=True)
    ]


def absent_lines(ask: Ask) -> list[Line]:
    """Who was on the list and did not arrive."""
    people = people_for(ask.session, ask.group)
    counted = [person.id for person in people if person.arrival is Arrival.COUNTED]
    away = set(merges(ask.session).all_of(counted)) | _closed(ask)
    missing = [person for person in people if person.arrival is Arrival.NOT_ARRIVED and person.id not in away]
    return lines_of(ask.session, ask.actor, missing)


def _closed(ask: Ask) -> set[UUID]:
    """Whose record stays out of a file; on the papers of the house food, shelter and care go on."""
    return restricted(ask.session) if ask.tongue.iso else set()


def _people(ask: Ask) -> list[Line]:
    return lines_here(ask.session, ask.actor, people_for(ask.session, ask.group))


def _arrived(ask: Ask) -> list[Line]:
    """Everybody whom the authority handed over, also who has left again since."""
    counted = [person for person in people_for(ask.session, ask.group) if person.arrival is Arrival.COUNTED]
    return lines_of(ask.session, ask.actor, counted)


def _children(ask: Ask) -> list[Line]:
    """Each child with the adults of its family who are here. An empty cell says no more than that none is written."""
    everybody = lines_here(ask.session, ask.actor, people_for(ask.session, None))
    joined = merges(ask.session)
    shown = {joined.shown(line.person.id): line for line in everybody if line.person}
    grown = {each for each, line in shown.items() if is_grown_up(line.records, ask.tongue.today)}
    children = [line for line in _people(ask) if line.is_child(ask.tongue.today) and line.person]
    ids = {joined.shown(line.person.id) for line in children if line.person}
    kin = beside(ask.session, joined, ids) if ids else {}
    return [
        replace(line, told={"GUARDIAN": ", ".join(sorted(name_of(shown[each]) for each in _kin(line, kin) & grown))})
        for line in children
    ]


def _kin(line: Line, kin: dict[UUID, set[UUID]]) -> set[UUID]:
    ids = (line.person.id, *line.person.same_as) if line.person else ()
    return {other for each in ids for other in kin.get(each, ())}


def _actions(ask: Ask) -> list[Line]:
    """The open tasks of the role; what a task is about stands in words that tell no need and no danger."""
    tasks = waiting_for(ask.session, ask.actor)
    people = {person.id: person for person in people_for(ask.session, None)}
    wanted = [task for task in tasks if ask.group is None or ask.group in (task.group_id, _group(task, people))]
    about = [people[task.person_id] for task in wanted if task.person_id in people]
    lines = _by_record(lines_of(ask.session, ask.actor, about))
    return [_action(task, lines.get(task.person_id) if task.person_id else None, ask.tongue) for task in wanted]


def _group(task: Task, people: dict[UUID, Person]) -> UUID | None:
    person = people.get(task.person_id) if task.person_id else None
    return person.group_id if person else None


def _by_record(lines: Sequence[Line]) -> dict[UUID, Line]:
    return {each: line for line in lines if line.person for each in (line.person.id, *line.person.same_as)}


def _action(task: Task, line: Line | None, tongue: Tongue) -> Line:
    said = task.what if task.kind is TaskKind.OTHER else tongue.words.word("action", task.kind.value)
    told = {"ACTION": said, "DUE": tongue.when(task.due_at), "BY": tongue.words.word("role", task.role.value)}
    return replace(line or Line(None), told=told, at=task.due_at)


def _follow_up(ask: Ask) -> list[Line]:
    """Who the clinic wants to see again, what for and by when. Only where the medical key is held; the reading is
    journaled. That marks are to be photographed stands on no paper."""
    people = _by_record(_people(ask))
    found = open_follow_ups(ask.session, ask.house, ask.actor, people)
    told = [row for row in found if row.form.kind is not FollowUpKind.PHOTOGRAPH_MARKS]
    lines = [
        replace(people[row.form.person], told={"FOLLOW_UP": _to_do(row, ask.tongue)}, at=row.due_at) for row in told
    ]
    for line in dict.fromkeys(line.person.id for line in lines if line.person):
        ask.house.note(ask.session, "SEALED_READ", line, "list")
    raised = {row.form.check for row in found}
    return lines + [
        replace(line, told={"FOLLOW_UP": check.follow_up.strip()})
        for line, check in _checked(ask)
        if _is_open(check) and check.id not in raised
    ]


def _to_do(row: FollowUpRow, tongue: Tongue) -> str:
    """The words of the medic; a kind without words in those of the list."""
    words = row.form.what.strip() or phrases("summary", tongue.words.language).word("follow_ups", row.form.kind)
    return f"{words} ({tongue.when(row.due_at)})" if row.due_at else words


def _is_open(check: CheckForm) -> bool:
    return bool(check.follow_up.strip()) or check.outcome in (Outcome.FOLLOW_UP, Outcome.ISOLATE, Outcome.INCOMPLETE)


def _medicines(ask: Ask) -> list[Line]:
    """The doses of today by their times; of somebody without an order a line for each medicine that was told of. What
    is given is ticked by hand; a dose that was given already is not on the paper."""
    lines = _by_record(_people(ask))
    due = [row for row in ask.doses(ask.session, ask.house, ask.actor, ask.tongue.today) if row.person.id in lines]
    for person in dict.fromkeys(row.person.id for row in due):
        ask.house.note(ask.session, "SEALED_READ", person, "list")
    ordered = {row.person.id for row in due}
    return [_dose(row, lines[row.person.id]) for row in due if row.state is not DoseState.GIVEN] + [
        replace(line, told={"MEDICINE": _medicine(each), "DOSE": each.dose})
        for line, check in _checked(ask)
        if line.person and line.person.id not in ordered
        for each in check.medicines
    ]


def _dose(row: DoseRow, line: Line) -> Line:
    time = f"{row.due_at.astimezone():%H:%M}"
    told = {"MEDICINE": _medicine(row.medicine), "DOSE": row.medicine.dose, "TIME": time}
    return replace(line, told=told, at=row.due_at)


def _medicine(each: Medicine) -> str:
    return each.name if not each.as_written or each.as_written == each.name else each.as_written


def _checked(ask: Ask) -> list[tuple[Line, CheckForm]]:
    lines = _people(ask)
    signed = select(MedicalCheck.person_id).where(
        col(MedicalCheck.signed_at).is_not(None), col(MedicalCheck.voided).is_(False)
    )
    checked = set(ask.session.exec(signed).all())
    found = list[tuple[Line, CheckForm]]()
    for line in lines:
        if line.person and checked & {line.person.id, *line.person.same_as}:
            form = ask.health.last_signed(ask.session, line.person.id)
            if form is not None:
                found.append((line, form))
                ask.house.note(ask.session, "SEALED_READ", line.person.id, "list")
    return found


def _appointments(ask: Ask) -> list[Line]:
    """Today and tomorrow: when, where, how they get there; never with whom or what for."""
    lines, found = _by_record(_people(ask)), list[Line]()
    for row in _planned(ask):
        if row.person.id in lines:
            told = {
                "AT": ask.tongue.when(row.starts_at),
                "WHERE": row.place,
                "TRANSPORT": _way(row, ask.tongue),
                "ESCORT": row.escort,
            }
            found.append(replace(lines[row.person.id], told=told, at=row.starts_at))
    return found


def _planned(ask: Ask) -> list[AppointmentRow]:
    rows = between(ask.session, ask.house, ask.actor, ask.tongue.today, ask.tongue.today + AHEAD)
    return [row for row in rows if row.state is AppointmentState.PLANNED]


def _way(row: AppointmentRow, tongue: Tongue) -> str:
    """How they get there, and when they are fetched."""
    way = "" if row.transport is Transport.NONE else tongue.words.word("transport", row.transport.value)
    if row.pick_up_at is None:
        return way
    return f"{way} {row.pick_up_at.astimezone():%H:%M}".strip()


def _to_interpret(ask: Ask) -> list[Line]:
    """Appointments that need an interpreter by their time, then everybody else who asked for one."""
    people = [line for line in _people(ask) if needs_interpreter(line)]
    lines, timed = _by_record(_people(ask)), list[Line]()
    for row in _planned(ask):
        if row.interpreter and row.person.id in lines:
            told = {"TIME": ask.tongue.when(row.starts_at), "LANGUAGE": ENDONYMS.get(row.interpreter, row.interpreter)}
            timed.append(replace(lines[row.person.id], told=told, at=row.starts_at))
    seen = {line.person.id for line in timed if line.person}
    return [*timed, *(line for line in people if line.person and line.person.id not in seen)]


def _travellers(ask: Ask) -> list[Line]:
    """Who is on the manifest of a trip; without a trip everybody, with seats to write in."""
    if ask.trip is None:
        return _people(ask)
    return manifest_lines(ask.session, ask.house, ask.actor, ask.trip, ask.tongue)


_GATHER: dict[RosterKind, Callable[[Ask], list[Line]]] = {
    RosterKind.HAND_OVER: _arrived,
    RosterKind.INTERPRETERS: _to_interpret,
    RosterKind.CHILDREN: _children,
    RosterKind.ACTIONS: _actions,
    RosterKind.MEDICAL_FOLLOW_UP: _follow_up,
    RosterKind.MEDICINES: _medicines,
    RosterKind.APPOINTMENTS: _appointments,
    RosterKind.MANIFEST: _travellers,
}
