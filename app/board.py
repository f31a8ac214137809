"""The page Tonight: counts that add up, who waits for what, who is not here, what needs a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from app import act_words
from app.access import Act, Actor, may
from app.appointments.reading import soon
from app.arrivals import group_row, people_of
from app.catalogue import arrival_items
from app.children import alone
from app.errors import UserError
from app.first_call import call_counts
from app.glass import unseen
from app.health import in_health_order, waits
from app.house import CLOCK_CHANGED, House
from app.merging import once
from app.notices import owing_full_notice
from app.person_rows import load, rows_of, urgent
from app.presence.writing import overdue
from app.rows import AttentionKind, AttentionRow, Board, Counts, GroupRow, PersonRow, Queue
from app.same_person import contradictions, standing_decisions
from app.shelter import has_rooms, without_bed
from app.supplies.shelf import stock_rows
from app.tasks import waiting_for
from app.twin_pairs import Pair, Twins
from app.two_persons import open_requests
from models.arrivals import ArrivalGroup, Proposal
from models.codes import ActNow, Arrival, Instruction, ProposalState

TWO_HOURS = timedelta(hours=2)


class Tonight:
    def __init__(self, house: House, twins: Twins) -> None:
        self._house, self._twins = house, twins

    def board(self, actor: Actor, group_id: UUID) -> Board:
        """The state of one group now, seen as far as the role may see."""

        def work(session: Session) -> Board:
            group = session.get(ArrivalGroup, group_id)
            if group is None:
                raise UserError("This group is not on this laptop. Nothing was changed. Choose another group.")
            rows = once(rows_of(session, actor, people_of(session, group_id)))
            return self._board(session, actor, group_row(group), rows)

        return self._house.read(actor, Act.SEE_BOARD, work)

    def _board(self, session: Session, actor: Actor, group: GroupRow, rows: Sequence[PersonRow]) -> Board:
        here = [row for row in rows if row.arrival is Arrival.COUNTED and not row.left]
        now = self._house.now()
        saved = self._house.store.last_saved(_NO_SAVING)
        return Board(
            group,
            counts_of(group, rows),
            _queue([row for row in here if not row.registered], now),
            _queue(in_health_order(row for row in here if waits(row)), now),
            _queue([row for row in here if row.registered and not row.carded], now),
            _queue([row for row in here if not row.supplied], now),
            _absent(actor, rows),
            tuple(row for row in rows if row.arrival is Arrival.LISTED),
            self._attention(session, actor, rows, here),
            saved.at if saved else None,
            act_words.done(saved.act) if saved else "",
            call_counts(session, [row.id for row in here]) if may(actor, Act.FIRST_CALL) else None,
            _queue(without_bed(session, here), now) if may(actor, Act.SEE_BEDS) and has_rooms(session) else None,
        )

    def _attention(
        self, session: Session, actor: Actor, rows: Sequence[PersonRow], here: Sequence[PersonRow]
    ) -> tuple[AttentionRow, ...]:
        found = [*_doctor_now(here), *_of_trust(session, actor, self._house.now())]
        found += _children(session, here, self._house.today())
        if may(actor, Act.SEE_TASKS):
            found += _tasks(session, actor, self._house.now())
        if may(actor, Act.SEE_APPOINTMENTS):
            found += _appointments(session, self._house.now())
        if may(actor, Act.MARK_PRESENCE):
            found += _away(session, self._house.now())
        if may(actor, Act.READ_PROPOSALS):
            found += _proposals(session, rows)
        found += _holds(here)
        if may(actor, Act.COMPARE_TWINS):
            people = [each for row in rows for each in (row.id, *row.same_as)]
            found += _contradictions(session)
            found += _doubles(self._twins.open(session, actor, people))
        if may(actor, Act.SEE_STOCK):
            found += _low_stock(session, here)
        if may(actor, Act.GIVE_NOTICE):
            found += _notices(session, here, self._house.now())
        guarded = sum(row.guarded for row in here)
        if guarded:
            title = f"{guarded} people: ask shift lead" if guarded > 1 else "1 person: ask shift lead"
            found.append(AttentionRow(AttentionKind.NO_CONTACT, title, "before any outside contact"))
        return tuple(found)


def counts_of(group: GroupRow, rows: Iterable[PersonRow]) -> Counts:
    """Expected, counted, registered, each human being once: they reconcile in a sentence."""
    people = once(rows)
    here = [row for row in people if row.arrival is Arrival.COUNTED]
    listed = sum(max(row.list_rows, int(row.on_list)) for row in people)
    return Counts(
        expected=group.expected if group.expected is not None else listed,
        listed=listed,
        counted=len(here),
        from_list=sum(row.on_list for row in here),
        extras=sum(not row.on_list for row in here),
        absent=sum(row.arrival is Arrival.NOT_ARRIVED for row in people),
        open=sum(row.arrival is Arrival.LISTED for row in people),
        registered=sum(row.registered for row in here),
        checked=sum(row.checked for row in here),
        carded=sum(row.carded for row in here),
        supplied=sum(row.supplied for row in here),
        doubled=listed - sum(row.on_list for row in people),
    )


def _queue(rows: Iterable[PersonRow], now: datetime) -> Queue:
    people = tuple(rows)
    waits = [now - row.waiting_since for row in people if row.waiting_since]
    return Queue(people, max(int(max(waits).total_seconds() // 60), 0) if waits else None)


def _absent(actor: Actor, rows: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
    if not may(actor, Act.NAME_ABSENT):
        return ()
    return tuple(row for row in rows if row.arrival is Arrival.NOT_ARRIVED)


def _doctor_now(here: Iterable[PersonRow]) -> Iterable[AttentionRow]:
    for row in here:
        if urgent(row) and waits(row) and (ActNow.DOCTOR_NOW in row.acts_now or row.triage == "RED"):
            yield AttentionRow(AttentionKind.DOCTOR_NOW, "Doctor now", row.number or "no number yet", row.id)


def _of_trust(session: Session, actor: Actor, now: datetime) -> Iterable[AttentionRow]:
    opened = unseen(session, actor) if may(actor, Act.SEE_BROKEN_GLASS) else 0
    if opened:
        yield AttentionRow(AttentionKind.BROKEN_GLASS, "Opened in an emergency", f"{opened} not seen by a medic yet")
    asked = open_requests(session, actor, now) if may(actor, Act.AGREE_SECOND) else 0
    if asked:
        yield AttentionRow(AttentionKind.AGREEMENT, "Somebody asks you to agree", f"{asked} waiting, a day each")


def _children(session: Session, here: Sequence[PersonRow], today: date) -> list[AttentionRow]:
    """Read from what is written, not from the tasks: true even when the adult was entered on another laptop."""
    lonely = alone(session, [row.id for row in here], today)
    if not lonely:
        return []
    title = "A child without an adult" if len(lonely) == 1 else f"{len(lonely)} children without an adult"
    person = next((row.id for row in here if {row.id, *row.same_as} & lonely), None)
    return [AttentionRow(AttentionKind.CHILD_ALONE, title, "no parent, relative or guardian is linked", person)]


def _tasks(session: Session, actor: Actor, now: datetime) -> list[AttentionRow]:
    waiting = waiting_for(session, actor)
    if not waiting:
        return []
    late = sum(task.due_at is not None and task.due_at < now for task in waiting)
    title = "1 task is open" if len(waiting) == 1 else f"{len(waiting)} tasks are open"
    return [AttentionRow(AttentionKind.TASKS, title, f"{late} late" if late else "none is late")]


def _appointments(session: Session, now: datetime) -> list[AttentionRow]:
    """Those of the next two hours, and how many of them are to be driven."""
    many, driven = soon(session, now, TWO_HOURS)
    if not many:
        return []
    title = "1 appointment within two hours" if many == 1 else f"{many} appointments within two hours"
    return [
        AttentionRow(AttentionKind.APPOINTMENTS, title, f"{driven} to be driven" if driven else "none to be driven")
    ]


def _away(session: Session, now: datetime) -> list[AttentionRow]:
    """Who is away for longer than the rule of the house allows, or not back from leave."""
    late = len(overdue(session, now))
    if not late:
        return []
    title = "1 person is not back" if late == 1 else f"{late} people are not back"
    return [AttentionRow(AttentionKind.AWAY, title, "longer than the rule of the house allows")]


def _proposals(session: Session, rows: Sequence[PersonRow]) -> list[AttentionRow]:
    people = [each for row in rows for each in (row.id, *row.same_as)]
    waiting = load(session, Proposal, Proposal.person_id, people)
    count = sum(row.state is ProposalState.PROPOSED for row in waiting)
    if not count:
        return []
    return [AttentionRow(AttentionKind.PROPOSALS, "Remarks of the list to confirm", f"{count}, before anyone is fed")]


def _holds(here: Sequence[PersonRow]) -> list[AttentionRow]:
    held = sum(Instruction.NO_FOOD_BEFORE_CLINICIAN in row.instructions for row in here)
    if not held:
        return []
    detail = "1 person" if held == 1 else f"{held} people"
    return [AttentionRow(AttentionKind.NO_FOOD, "No food before the clinician", detail)]


def _contradictions(session: Session) -> list[AttentionRow]:
    found = len(contradictions(standing_decisions(session)))
    if not found:
        return []
    detail = "1 to settle" if found == 1 else f"{found} to settle"
    return [AttentionRow(AttentionKind.TWINS, "One person, and told apart", detail)]


def _doubles(pairs: Sequence[Pair]) -> list[AttentionRow]:
    likely = [pair for pair in pairs if pair[2].likely]
    if not likely:
        return []
    detail = "1 pair to look at" if len(likely) == 1 else f"{len(likely)} pairs to look at"
    return [AttentionRow(AttentionKind.TWINS, "Same person twice?", detail, likely[0][0].id)]


def _notices(session: Session, here: Sequence[PersonRow], now: datetime) -> list[AttentionRow]:
    owing = owing_full_notice(session, here, now)
    if not owing:
        return []
    detail = "1 person, more than a day here" if owing == 1 else f"{owing} people, more than a day here"
    return [AttentionRow(AttentionKind.FULL_NOTICE, "Full privacy notice owed", detail)]


def _low_stock(session: Session, here: Sequence[PersonRow]) -> list[AttentionRow]:
    waiting = sum(not row.supplied for row in here)
    return [
        AttentionRow(AttentionKind.LOW_STOCK, f"{row.name} will run out", f"{row.balance} left, {waiting} people to go")
        for row in stock_rows(session)
        if not row.is_kit and row.balance < waiting and row.code in arrival_items()
    ]


_NO_SAVING = (
    *(CLOCK_CHANGED, "refused", Act.FIND, Act.OPEN_PERSON, Act.READ_CHECK, Act.READ_CASE_NOTES),
    *(Act.SCAN_CARD, Act.READ_REGISTRATION, Act.READ_LOG),
    *(Act.READ_FLAG_REASON, Act.READ_THREATS, Act.READ_CONTACTS, Act.READ_PATHWAY_TALKS, Act.READ_ENQUIRIES),
    *(Act.TAKE_ENQUIRY, Act.SETTLE_ENQUIRY),  # said to nobody, not even that there was one
)  # these leave a fact in the journal, but nobody typed anything
