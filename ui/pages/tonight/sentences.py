"""The words of Tonight: counts that add up in a sentence, and what the next best step is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.access import Act, Actor, may
from app.rows import AttentionKind, AttentionRow, Board, CallCounts, Counts, GroupRow
from models.values.partial_date import SHORT_MONTHS
from ui.words import _, ngettext


def title_of(group: GroupRow, today: date) -> str:
    """ "Bus 2, arrived 23:41", with the day when it was not today."""
    at = group.arrived_at.astimezone()
    time = f"{at:%H:%M}"
    if at.date() == today:
        return _("{label}, arrived {time}").format(label=group.label, time=time)
    day = f"{at.day} {SHORT_MONTHS[at.month - 1]}"
    return _("{label}, arrived {day}, {time}").format(label=group.label, day=day, time=time)


def sum_sentence(counts: Counts) -> str:
    """Whole sentences, each with one plural: who was counted, who did not arrive, who is still open."""
    parts = (_counted(counts), _absent(counts.absent), _open(counts.open), _doubled(counts.doubled))
    return " ".join(part for part in parts if part)


def calls_sentence(calls: CallCounts | None) -> str:
    """How the first calls home stand; empty for who has nothing to do with them, and before anybody came."""
    if calls is None or not (calls.made or calls.no_answer or calls.offered or calls.declined or calls.not_asked):
        return ""
    words = (
        (_("{n} made"), calls.made),
        (_("{n} offered"), calls.offered),
        (_("{n} without an answer"), calls.no_answer),
        (_("{n} declined"), calls.declined),
        (_("{n} not yet asked"), calls.not_asked),
    )
    said = ", ".join(word.format(n=number) for word, number in words if number)
    return _("First call: {numbers}.").format(numbers=said)


def _counted(counts: Counts) -> str:
    if not counts.counted:
        return _("Nobody is counted in yet.")
    if not counts.listed:
        one, many = "{counted} person counted. There is no list.", "{counted} people counted. There is no list."
        return ngettext(one, many, counts.counted).format(counted=counts.counted)
    if not counts.extras:
        one, many = "{counted} counted, who is on the list.", "{counted} counted, all from the list."
        return ngettext(one, many, counts.counted).format(counted=counts.counted)
    return ngettext(
        "{counted} counted = {listed} from the list + {extras} who was not on the list.",
        "{counted} counted = {listed} from the list + {extras} who were not on the list.",
        counts.extras,
    ).format(counted=counts.counted, listed=counts.from_list, extras=counts.extras)


def _absent(count: int) -> str:
    if not count:
        return ""
    return ngettext("{n} on the list did not arrive.", "{n} on the list did not arrive.", count).format(n=count)


def _open(count: int) -> str:
    if not count:
        return ""
    one, many = "{n} on the list is not counted yet.", "{n} on the list are not counted yet."
    return ngettext(one, many, count).format(n=count)


def _doubled(count: int) -> str:
    """Rows of the list beyond the first of the same person, so that the sum of the list still comes out."""
    if not count:
        return ""
    one, many = (
        "{n} further row of the list is of somebody listed twice.",
        "{n} further rows of the list are of people listed twice.",
    )
    return ngettext(one, many, count).format(n=count)


def saved_words(board: Board, today: date) -> str:
    """ "Last saved 01:12: registered the person", with the day when it was not today; empty before anything was."""
    if board.last_saved is None:
        return ""
    at = board.last_saved.astimezone()
    time = f"{at:%H:%M}" if at.date() == today else f"{at.day} {SHORT_MONTHS[at.month - 1]}, {at:%H:%M}"
    return _("Last saved {time}: {act}.").format(time=time, act=_(board.last_act))


def expected_doubt(counts: Counts) -> str:
    """A sentence where the number told and the list differ; empty where they agree or there is no list."""
    if not counts.listed or counts.expected == counts.listed:
        return ""
    return _("{expected} were expected, the list names {listed}. Ask who is missing.").format(
        expected=counts.expected, listed=counts.listed
    )


def waiting_words(minutes: int | None) -> str:
    """Minutes up to 99, then hours; empty when nobody waits."""
    if minutes is None:
        return ""
    if minutes <= 99:
        return ngettext("longest {n} min", "longest {n} min", minutes).format(n=minutes)
    return ngettext("longest {n} hour", "longest {n} hours", minutes // 60).format(n=minutes // 60)


@dataclass(frozen=True)
class Step:
    """An act to offer: its words, its icon, the page it opens, and for whom."""

    words: str
    icon: str
    page: str
    person: UUID | None = None


def next_step(board: Board, actor: Actor, closed: bool = True) -> Step | None:
    """The most useful act for this role now; None when nobody waits for anything this role does. A count that is whole
    and not `closed` is closed when nothing else waits."""
    found = next((step for step in _steps(board, actor) if step is not None), None)
    whole = board.counts.counted > 0 and not board.counts.open
    if found is None and whole and not closed and may(actor, Act.CLOSE_GROUP):
        return Step(_("Close the count"), "scale", "door")
    return found


def _steps(board: Board, actor: Actor) -> tuple[Step | None, ...]:
    asks = (_health, _remarks, _door, _register, _cards, _supplies)
    return tuple(ask(board, actor) for ask in asks)


def _remarks(board: Board, actor: Actor) -> Step | None:
    waits = any(row.kind is AttentionKind.PROPOSALS for row in board.attention)
    if not waits or not may(actor, Act.DECIDE_PROPOSALS):
        return None
    return Step(_("Confirm the remarks of the list"), "list", "remarks")


def _door(board: Board, actor: Actor) -> Step | None:
    if not board.uncounted or not may(actor, Act.COUNT_IN):
        return None
    one, many = "Count in {n} person at the door", "Count in {n} people at the door"
    words = ngettext(one, many, len(board.uncounted)).format(n=len(board.uncounted))
    return Step(words, "door-open", "door")


def _register(board: Board, actor: Actor) -> Step | None:
    if not board.register.people or not may(actor, Act.REGISTER):
        return None
    first = board.register.people[0]
    words = _("Register {name}").format(name=first.name.guarded or first.number)
    return Step(words, "user-plus", "intake", first.id)


def _health(board: Board, actor: Actor) -> Step | None:
    if not board.health.people or not may(actor, Act.SAVE_CHECK):
        return None
    first = board.health.people[0]
    words = _("Health check: {name}").format(name=first.name.guarded or first.number)
    return Step(words, "heart-pulse", "health", first.id)


def _cards(board: Board, actor: Actor) -> Step | None:
    count = len(board.cards.people)
    if not count or not may(actor, Act.PRINT_CARDS):
        return None
    return Step(ngettext("Print {n} card", "Print {n} cards", count).format(n=count), "printer", "papers")


def _supplies(board: Board, actor: Actor) -> Step | None:
    if not board.supplies.people or not may(actor, Act.ISSUE):
        return None
    return Step(_("Give supplies"), "package", "supplies")


def attention_step(row: AttentionRow, actor: Actor) -> Step | None:
    """Where the button of an attention row leads for this role; None leaves the button out."""
    person = Step(_("Open"), "arrow-right", "person", row.person)
    if row.kind is AttentionKind.DOCTOR_NOW:
        if may(actor, Act.SAVE_CHECK):
            return Step(_("Open"), "arrow-right", "health", row.person)
        return person if may(actor, Act.OPEN_PERSON) else None
    if row.kind is AttentionKind.CHILD_ALONE:
        return person if may(actor, Act.OPEN_PERSON) else None
    place = _places().get(row.kind)
    if place is None or not may(actor, place[2]):
        return None
    return Step(place[0], "arrow-right", place[1])


def _places() -> dict[AttentionKind, tuple[str, str, Act]]:
    return {
        AttentionKind.PROPOSALS: (_("Confirm"), "remarks", Act.DECIDE_PROPOSALS),
        AttentionKind.TWINS: (_("Compare"), "doubles", Act.COMPARE_TWINS),
        AttentionKind.LOW_STOCK: (_("Stock"), "supplies", Act.SEE_STOCK),
        AttentionKind.UNCOUNTED: (_("Count"), "door", Act.COUNT_IN),
        AttentionKind.NO_FOOD: (_("Open"), "health", Act.SAVE_CHECK),
        AttentionKind.BROKEN_GLASS: (_("Look"), "glass", Act.SEE_BROKEN_GLASS),
        AttentionKind.AGREEMENT: (_("Look"), "agreements", Act.AGREE_SECOND),
        AttentionKind.APPOINTMENTS: (_("Look"), "calendar", Act.SEE_APPOINTMENTS),
        AttentionKind.AWAY: (_("Look"), "presence", Act.MARK_PRESENCE),
        AttentionKind.TASKS: (_("Look"), "tasks", Act.SEE_TASKS),
        AttentionKind.FULL_NOTICE: (_("People"), "person", Act.OPEN_PERSON),
        AttentionKind.RECOVERY: (_("Open"), "staff", Act.LIST_USERS),
    }
