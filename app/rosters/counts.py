"""The statistics sheet: people by state, age band and sex, small numbers left out (domain, 5.3, 2.4 and 9)."""

from __future__ import annotations

from collections import Counter
from datetime import date

from app.children import CHILD_OF_NO_AGE, band_of
from app.gone import have_left
from app.person_rows import load
from app.rosters.choosing import BANDS
from app.rosters.gathering import Ask
from app.rosters.lines import people_for
from app.rosters.suppression import TOTAL, Place, left_out, with_totals
from app.same_person import merges
from models.codes import Arrival, Sex
from models.person import Person
from models.values.partial_date import NOT_KNOWN
from printing.rosters.data import Look, RosterBlock, RosterColumn, RosterTable

STATES = ("REGISTERED", "COUNTED", "DEPARTED")
ALL_BANDS = (*BANDS[:-1], CHILD_OF_NO_AGE, NOT_KNOWN)
LEFT_OUT = "*"


def counted_table(ask: Ask) -> tuple[RosterTable, int | None]:
    """The table, and how many people stand in it; None where that number is too small to be told."""
    cells = Counter(_places(ask))
    states, bands, sexes = (_used(each, cells, turn) for turn, each in enumerate((STATES, ALL_BANDS, tuple(Sex))))
    dimensions = (states, bands, sexes)
    whole, hidden = with_totals(cells, dimensions), left_out(cells, dimensions)
    shown = {place: LEFT_OUT if place in hidden else str(count) for place, count in whole.items()}
    together = (TOTAL,) if len(states) > 1 else ()
    blocks = tuple(_block(ask, state, bands, sexes, shown) for state in (*states, *together))
    everybody: Place = (TOTAL, TOTAL, TOTAL)
    return RosterTable(_columns(ask, sexes), blocks), None if everybody in hidden else whole[everybody]


def _used(codes: tuple[str, ...], cells: Counter[Place], turn: int) -> tuple[str, ...]:
    """The codes that the table has lines for: the states and sexes that occur, the bands of the domain always."""
    occurring = {place[turn] for place in cells}
    always = set(BANDS) if turn == 1 else {Sex.FEMALE, Sex.MALE} if turn == 2 else {STATES[0]}
    return tuple(str(code) for code in codes if code in occurring or code in always)


def _places(ask: Ask) -> list[Place]:
    """Each human being who was ever counted in, as state, band and sex; as recorded, whoever asks."""
    joined = merges(ask.session)
    counted = [person.id for person in people_for(ask.session, ask.group) if person.arrival is Arrival.COUNTED]
    shown = list(dict.fromkeys(joined.shown(each) for each in counted))
    known = {person.id: person for person in load(ask.session, Person, Person.id, joined.all_of(shown))}
    return [_place([known[each] for each in joined.ids(one) if each in known], ask.tongue.today) for one in shown]


def _place(records: list[Person], today: date) -> Place:
    gone = have_left(records)
    registered = any(record.registered_at is not None for record in records)
    sex = next((record.sex for record in records if record.sex is not Sex.NOT_ASKED), Sex.NOT_ASKED)
    state = STATES[2] if gone else STATES[0] if registered else STATES[1]
    return (state, band_of(records, today), str(sex))


def _columns(ask: Ask, sexes: tuple[str, ...]) -> tuple[RosterColumn, ...]:
    words = ask.tongue.words
    heads = [RosterColumn(sex, words.word("sex", sex), 30.0) for sex in sexes]
    return (
        RosterColumn("AGE", words.word("column", "AGE"), 60.0),
        *heads,
        RosterColumn("ALL", words.say("all"), 30.0, Look.NAME),
    )


def _block(
    ask: Ask, state: str | None, bands: tuple[str, ...], sexes: tuple[str, ...], shown: dict[Place, str]
) -> RosterBlock:
    words = ask.tongue.words
    heading = words.say("all_together") if state is TOTAL else words.word("status", state)
    named = [(ask.tongue.band(band), band) for band in bands] + [(words.say("all"), TOTAL)]
    rows = tuple((title, *(shown[state, band, sex] for sex in (*sexes, TOTAL))) for title, band in named)
    return RosterBlock(heading, rows)
