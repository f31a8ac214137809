"""From a form and the lines behind it to the list as it is drawn: columns, blocks, totals that add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.access import Act, Actor, may
from app.errors import UserError
from app.merging import once
from app.paper_data import site_data
from app.person_rows import rows_of
from app.rosters.cells import Tongue, cell
from app.rosters.choosing import UNKNOWN_ORDER, Filter, filters_of, in_blocks, in_order, shown_codes
from app.rosters.columns import COLUMNS
from app.rosters.counts import counted_table
from app.rosters.forms import RosterForm
from app.rosters.gathering import Ask, absent_lines, gathered, in_their_rooms
from app.rosters.kinds import ABSENT, KINDS, ListKind
from app.rosters.lines import Line, label_of, lines_here, people_for
from app.rosters.manifest import trip_head
from app.rosters.standing import Standing, meeting, sorted_out, told
from models.arrivals import ArrivalGroup
from models.codes import Arrival, RosterKind
from printing.rosters.data import FireTop, RosterBlock, RosterColumn, RosterPaper, RosterTable

NOT_A_COLUMN = "This list never has such a column. Nothing was printed. Choose the columns again."
NO_COLUMN = "A list needs at least one column. Nothing was printed. Choose its columns again."
NOT_HERE = "This group is not on this laptop. Nothing was printed. Choose another group."
NO_GROUP = "The hand-over list is about one group. Nothing was printed. Choose the group."
SPARE = {RosterKind.FIRE: 4, RosterKind.APPOINTMENTS: 8, RosterKind.INTERPRETERS: 3, RosterKind.ROLL_CALL: 2}
ENDINGS = {
    RosterKind.FIRE: ("count_counted", "count_missing", "count_staff", "count_visitors", "count_time", "count_name"),
    RosterKind.ROLL_CALL: ("count_counted", "count_missing", "count_time", "taken_by", "signed_line"),
    RosterKind.DISTRIBUTION: ("given_by", "count_time", "signed_line"),
    RosterKind.MANIFEST: ("vehicle", "driver", "out", "in_again", "signed_line"),
    RosterKind.MEDICINES: ("given_by", "count_time", "signed_line"),
}


@dataclass(frozen=True)
class Choice:
    """A form that was looked through: every column, order, heading and filter is one that the kind and role have."""

    kind: ListKind
    columns: tuple[str, ...]
    order: str
    group_by: str
    filters: tuple[Filter, ...]
    numbers_only: bool


def chosen(form: RosterForm, actor: Actor) -> Choice:
    """UserError for a column, order, heading or filter that the kind has not; what the role may not see falls away."""
    kind = KINDS[form.kind]
    if kind.signed and form.group is None:
        raise UserError(NO_GROUP, "group")
    asked = form.columns or kind.columns
    if not set(asked) <= {*kind.columns, *kind.more}:
        raise UserError(NOT_A_COLUMN, "columns")
    columns = shown_codes(dict.fromkeys(asked), actor)
    if form.numbers_only:
        columns = tuple(code for code in columns if not COLUMNS[code].personal)
    if not columns and kind.columns:
        raise UserError(NO_COLUMN, "columns")
    filters = filters_of(form.only, kind, actor)
    return Choice(kind, columns, _order(form, kind, actor), _grouping(form, kind, actor), filters, form.numbers_only)


def _order(form: RosterForm, kind: ListKind, actor: Actor) -> str:
    if form.order and form.order not in kind.orders:
        raise UserError(UNKNOWN_ORDER, "order")
    allowed = [code for code in shown_codes(kind.orders, actor) if not form.numbers_only or not COLUMNS[code].personal]
    return form.order if form.order in allowed else next(iter(allowed), "NUMBER")


def _grouping(form: RosterForm, kind: ListKind, actor: Actor) -> str:
    if form.group_by and form.group_by not in kind.groupings:
        raise UserError(UNKNOWN_ORDER, "group_by")
    shown = form.group_by in shown_codes(kind.groupings, actor)
    return form.group_by if shown and not (form.numbers_only and COLUMNS[form.group_by].personal) else ""


@dataclass(frozen=True)
class Made:
    """A list ready to be drawn; `names`: how many people it names; `count`: how many lines stand on it."""

    paper: RosterPaper
    count: int
    names: int


def made(ask: Ask, form: RosterForm) -> Made:
    """The list of a form, in the eyes of its actor."""
    choice = chosen(form, ask.actor)
    if form.group is not None and ask.session.get(ArrivalGroup, form.group) is None:
        raise UserError(NOT_HERE, "group")
    if form.kind is RosterKind.STATISTICS:
        return _statistics(ask)
    everybody = gathered(ask)
    fitting = [line for line in everybody if all(each.fits(line, ask.tongue) for each in choice.filters)]
    standing = sorted_out(form.kind, fitting)
    lines = [*standing.here, *standing.perhaps]
    if choice.kind.grouped and not choice.group_by and any(line.place for line in lines):
        choice = replace(choice, group_by=choice.kind.grouped)
    absent = absent_lines(ask) if choice.kind.signed else []
    head = trip_head(ask.session, ask.trip, ask.tongue, ENDINGS.get(form.kind, ()))
    table = RosterTable(_columns(choice.columns, ask.tongue), _blocks_of(standing, choice, ask.tongue))
    more = _absent_table(absent, choice, ask)
    paper = RosterPaper(
        kind=form.kind,
        language=ask.tongue.words.language,
        title=_title(ask, head.place),
        as_of=_local(ask),
        site=site_data(ask.session, ask.tongue.words.language),
        total=_total(ask, lines, everybody, absent),
        keep=ask.tongue.words.say(choice.kind.keep),
        table=table,
        notes=(*head.note, *told(ask, standing), *_notes(ask, choice)),
        more=more,
        ending=head.ending,
        code=head.code,
        second=head.second if form.kind is RosterKind.MANIFEST else None,
        signed=choice.kind.signed,
        spare=SPARE.get(form.kind, 0),
        fire=FireTop(len(standing.here), meeting(lines)) if form.kind is RosterKind.FIRE else None,
    )
    named = any(COLUMNS[code].personal for code in choice.columns)
    return Made(paper, len(lines), len(lines) + len(absent) * bool(more) if named else 0)


def _title(ask: Ask, place: str = "") -> str:
    label = label_of(ask.session, ask.group)
    return ", ".join(part for part in (ask.tongue.words.word("title", ask.kind.value), place, label) if part)


def _local(ask: Ask) -> datetime:
    return ask.house.now().astimezone()


def _columns(codes: Sequence[str], tongue: Tongue) -> tuple[RosterColumn, ...]:
    return tuple(
        RosterColumn(code, tongue.words.word("column", code), COLUMNS[code].weight, COLUMNS[code].look)
        for code in codes
    )


def _blocks(lines: Sequence[Line], choice: Choice, tongue: Tongue) -> tuple[RosterBlock, ...]:
    ordered = in_order(lines, choice.order, tongue)
    return tuple(
        RosterBlock(heading, tuple(tuple(cell(code, line, tongue) for code in choice.columns) for line in block))
        for heading, block in in_blocks(ordered, choice.group_by, tongue)
    )


def _blocks_of(standing: Standing, choice: Choice, tongue: Tongue) -> tuple[RosterBlock, ...]:
    """Who is here, and under a heading of their own those who may be inside."""
    blocks = _blocks(standing.here, choice, tongue)
    if not standing.perhaps:
        return blocks
    unsure = _blocks(standing.perhaps, replace(choice, group_by=""), tongue)
    return (*blocks, replace(unsure[0], heading=tongue.words.say("may_be_inside")))


def _absent_table(absent: Sequence[Line], choice: Choice, ask: Ask) -> tuple[RosterTable, ...]:
    """Who did not arrive, for who may name them; they have no number yet, so a list of numbers has no such table."""
    if not absent or choice.numbers_only or not may(ask.actor, Act.NAME_ABSENT):
        return ()
    codes = shown_codes(ABSENT, ask.actor)
    whole = replace(choice, columns=codes, group_by="", order="POSITION")
    blocks = _blocks(absent, whole, ask.tongue)
    return (RosterTable(_columns(codes, ask.tongue), blocks, ask.tongue.words.say("absent")),)


def _total(ask: Ask, lines: Sequence[Line], everybody: Sequence[Line], absent: Sequence[Line]) -> str:
    """A sentence that adds up: of how many here these are, or how the list of the bus came out."""
    words = ask.tongue.words
    if KINDS[ask.kind].signed and not ask.tongue.iso:
        return _bus_total(ask, len(lines), len(absent))
    if ask.kind in (RosterKind.ACTIONS, RosterKind.MEDICINES):
        return words.say("rows", count=len(lines))
    if ask.kind is RosterKind.DIET:
        return words.say("people", count=len(lines))
    whole = _in_the_house(ask) if ask.kind is RosterKind.FIRE else len(everybody)
    if len(lines) < whole:
        return words.say("shared", people=len(lines), all=whole)
    return words.say("one_person") if len(lines) == 1 else words.say("people", count=len(lines))


def _in_the_house(ask: Ask) -> int:
    """How many may be inside in all: a fire list of one group says that it is not of everybody."""
    standing = sorted_out(
        ask.kind, in_their_rooms(ask, lines_here(ask.session, ask.actor, people_for(ask.session, None)))
    )
    return len(standing.here) + len(standing.perhaps)


def _bus_total(ask: Ask, counted: int, absent: int) -> str:
    """Rows of the list, each accounted for: counted from the list, absent, not counted yet, written twice."""
    people, words = people_for(ask.session, ask.group), ask.tongue.words
    rows = once(rows_of(ask.session, ask.actor, people))
    listed = sum(person.on_list for person in people)
    waiting = sum(row.arrival is Arrival.LISTED for row in rows)
    extras = sum(row.arrival is Arrival.COUNTED and not row.on_list for row in rows)
    doubled = sum(row.list_rows - row.on_list for row in rows)
    said = [words.say("totals", listed=listed, counted=counted, absent=absent)]
    for key, count in (("waiting", waiting), ("extras", extras), ("doubled", doubled)):
        said += [words.say(key, **{key: count})] if count else []
    return " ".join(said)


def _notes(ask: Ask, choice: Choice) -> tuple[str, ...]:
    """What a reader must know before taking the list for whole."""
    words, notes = ask.tongue.words, list[str]()
    if choice.filters:
        what = ", ".join(each.words(ask.tongue) for each in choice.filters)
        notes.append(words.say("only", what=what))
    if choice.numbers_only:
        notes.append(words.say("numbers_only"))
    if ask.kind is RosterKind.FIRE and "HELP" not in choice.columns:
        notes.append(words.say("help_not_shown"))
    if ask.kind is RosterKind.MEDICINES:
        notes.append(words.say("medicines_note"))
    return tuple(notes)


def _statistics(ask: Ask) -> Made:
    """Counts by state, age band and sex, with small numbers and whatever gives them away left out."""
    table, people = counted_table(ask)
    words = ask.tongue.words
    paper = RosterPaper(
        kind=ask.kind,
        language=words.language,
        title=_title(ask),
        as_of=_local(ask),
        site=site_data(ask.session, ask.tongue.words.language),
        total=words.say("few_people") if people is None else words.say("counted_people", count=people),
        keep=words.say("counts"),
        table=table,
        notes=(words.say("suppressed"),),
    )
    return Made(paper, people or 0, 0)
