"""The hand-over of a shift: who is here, what came and went, what is still open, what is wrong, the journal's head."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import exists
from sqlmodel import Session, col, func, select

from app.access import Act, Actor
from app.appointments.reading import soon
from app.children import alone
from app.errors import UserError
from app.house import House
from app.paper_data import site_data
from app.papers import PaperJob, log_print
from app.presence.reading import states_at
from app.presence.where import places_at
from app.presence.writing import overdue
from app.supplies.shelf import stock_rows
from app.texts import require_signs
from models.codes import Arrival, PaperClass, PaperKind, PresenceState, Role, TaskKind, TaskState
from models.papers import PrintLog
from models.person import Person
from models.presence import HeadCount
from models.supplies import Owed, StockMovement, SupplyItem
from models.tasks import Task
from printing.data import ReportData, ReportSection
from printing.phrases import Phrases, phrases
from printing.report import render_report
from printing.words import known, moment

SHIFT, AHEAD, LONGEST = timedelta(hours=12), timedelta(hours=12), 1_500
TOO_LONG = "The words are longer than 1,500 characters. Nothing was printed. Write less."
NOBODY = "Who takes over is missing. Nothing was printed. Write the name or the desk."
LINE = "_" * 34
STATES = (
    PresenceState.PRESENT,
    PresenceState.LEAVE,
    PresenceState.HOSPITAL,
    PresenceState.APPOINTMENT,
    PresenceState.ABSENT_UNKNOWN,
)


@dataclass(frozen=True)
class ShiftForm:
    """Who takes over, and what the next shift should know: no health, no story."""

    taker: str
    words: str = field(default="", repr=False)
    language: str = "en"


@dataclass(frozen=True)
class ShiftSheet:
    """Numbers only. `since`: the last hand-over, or twelve hours ago. `open_tasks`: by role. `low`: what runs out, as
    name and what is left."""

    since: datetime
    now: datetime
    states: dict[PresenceState, int]
    no_bed: int
    staff: int
    visitors: int
    arrived: int
    departed: int
    open_tasks: dict[Role, int]
    late_tasks: int
    owed: int
    letters: int
    appointments: int
    driven: int
    not_back: int
    children_alone: int
    low: tuple[tuple[str, int], ...]
    head: str

    @property
    def here(self) -> int:
        return self.states.get(PresenceState.PRESENT, 0)


class Shift:
    """The use cases of the hand-over between two shifts."""

    def __init__(self, house: House) -> None:
        self._house = house

    def sheet(self, actor: Actor) -> ShiftSheet:
        """How the house stands now, in numbers."""
        return self._house.read(actor, Act.HAND_OVER_SHIFT, self._sheet)

    def paper(self, actor: Actor, form: ShiftForm) -> PaperJob:
        """The hand-over as a paper with two lines to sign; its number begins the next shift."""
        self._house.require(actor, Act.HAND_OVER_SHIFT)
        require_signs(form.taker, "taker")
        require_signs(form.words, "words")
        if not form.taker.strip():
            raise UserError(NOBODY, "taker")
        if len(form.words) > LONGEST:
            raise UserError(TOO_LONG, "words")

        def work(session: Session) -> PaperJob:
            sheet = self._sheet(session)
            data = _report(session, sheet, form, actor)
            foot = log_print(
                session, self._house, actor, PaperKind.SHIFT, 1, paper_class=PaperClass.S1, lasting=SHIFT * 2
            )
            title = phrases("shift", "en").say("title")
            return PaperJob(PaperKind.SHIFT, title, 1, foot.print_number, lambda _: render_report(data, foot))

        return self._house.write(actor, Act.HAND_OVER_SHIFT, work)

    def _sheet(self, session: Session) -> ShiftSheet:
        now = self._house.now()
        since = _since(session, now)
        standing, lying = states_at(session, now), places_at(session, now)
        heads = session.exec(
            select(HeadCount).where(col(HeadCount.voided).is_(False)).order_by(col(HeadCount.at).desc()).limit(1)
        ).first()
        tasks = session.exec(select(Task).where(Task.state == TaskState.OPEN, col(Task.voided).is_(False))).all()
        appointments, driven = soon(session, now, AHEAD)
        return ShiftSheet(
            since=since,
            now=now,
            states=_folded(Counter(standing.values())),
            no_bed=sum(state is PresenceState.PRESENT and person not in lying for person, state in standing.items()),
            staff=heads.staff if heads else 0,
            visitors=heads.visitors if heads else 0,
            arrived=_people(session, Person.counted_at, since, now),
            departed=_people(session, Person.departed_at, since, now),
            open_tasks=dict(Counter(task.role for task in tasks)),
            late_tasks=sum(task.due_at is not None and task.due_at < now for task in tasks),
            owed=len(set(session.exec(select(Owed.person_id).where(col(Owed.voided).is_(False))).all())),
            letters=sum(task.kind is TaskKind.LETTER_OVERDUE for task in tasks),
            appointments=appointments,
            driven=driven,
            not_back=len(overdue(session, now)),
            children_alone=len(alone(session, standing, now.astimezone().date())),
            low=_low(session),
            head=str(self._house.store.head().code),
        )


def _low(session: Session) -> tuple[tuple[str, int], ...]:
    """What runs out: below the level at which it is ordered, or less than nothing until it is counted. What the house
    never had does not run out."""
    moved = select(SupplyItem.code).where(exists().where(col(StockMovement.item_id) == col(SupplyItem.id)))
    had = set(session.exec(moved).all())
    rows = (row for row in stock_rows(session) if not row.is_kit and row.code in had)
    return tuple((row.name, row.balance // row.scale) for row in rows if row.short or (row.reorder_level and row.low))


def _folded(counts: Counter[PresenceState]) -> dict[PresenceState, int]:
    """A court date counts as an appointment."""
    counts[PresenceState.APPOINTMENT] += counts.pop(PresenceState.COURT, 0)
    return {state: counts[state] for state in STATES if counts[state]}


def _since(session: Session, now: datetime) -> datetime:
    """The last hand-over, at most a day ago."""
    last = select(PrintLog.at).where(PrintLog.kind == PaperKind.SHIFT, col(PrintLog.voided).is_(False))
    found = session.exec(last.order_by(col(PrintLog.at).desc()).limit(1)).first()
    return found if found is not None and now - found <= SHIFT * 2 else now - SHIFT


def _people(session: Session, column: object, since: datetime, now: datetime) -> int:
    statement = (
        select(func.count())
        .select_from(Person)
        .where(
            Person.arrival == Arrival.COUNTED,
            col(Person.voided).is_(False),
            col(column) > since,
            col(column) <= now,
        )
    )
    return session.exec(statement).one()


def _report(session: Session, sheet: ShiftSheet, form: ShiftForm, actor: Actor) -> ReportData:
    language = known(form.language)
    words = phrases("shift", language)
    span = {"since": sheet.since, "now": sheet.now}
    times = {name: moment(at.astimezone(), language) for name, at in span.items()}
    told = (ReportSection(words.say("words"), note=form.words.strip()),) if form.words.strip() else ()
    return ReportData(
        title=words.say("title"),
        language=language,
        site=site_data(session, language),
        intro=words.say("since", head=sheet.head, **times),
        confidential=words.say("keep"),
        sections=(_house(sheet, words), _open(sheet, words), _alarms(sheet, words), *told, _signed(form, actor, words)),
    )


def _house(sheet: ShiftSheet, words: Phrases) -> ReportSection:
    states = [(words.word("state", state.value), str(sheet.states[state])) for state in STATES if state in sheet.states]
    counts = ("no_bed", "staff", "visitors", "arrived", "departed")
    rest = [(words.say(name), str(getattr(sheet, name))) for name in counts]
    return ReportSection(words.say("house"), (*states, *rest))


def _open(sheet: ShiftSheet, words: Phrases) -> ReportSection:
    lists = phrases("lists", words.language)
    roles = [role for role in Role if role in sheet.open_tasks]
    tasks = [(words.say("tasks", role=lists.word("role", role.value)), str(sheet.open_tasks[role])) for role in roles]
    driven = words.say("driven", count=sheet.driven)
    return ReportSection(
        words.say("open"),
        (
            (words.say("late"), str(sheet.late_tasks)),
            *tasks,
            (words.say("owed"), str(sheet.owed)),
            (words.say("letters"), str(sheet.letters)),
            (words.say("appointments"), f"{sheet.appointments} ({driven})"),
        ),
    )


def _alarms(sheet: ShiftSheet, words: Phrases) -> ReportSection:
    low = tuple((name, words.say("left", count=count)) for name, count in sheet.low)
    people = ((words.say("not_back"), str(sheet.not_back)), (words.say("children"), str(sheet.children_alone)))
    return ReportSection(words.say("alarms"), (*people, *low))


def _signed(form: ShiftForm, actor: Actor, words: Phrases) -> ReportSection:
    gives, takes = f"{actor.name}, {actor.desk}", form.taker.strip()
    lines = ((words.say("gives"), f"{gives}  {LINE}"), (words.say("takes"), f"{takes}  {LINE}"))
    return ReportSection(words.say("signed"), lines)
