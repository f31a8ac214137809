"""Figures of a house with a past: each number against a count of the tables by hand, what is not told, who may ask."""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from sqlmodel import col, select

from app.errors import Refused, UserError
from app.figures import DayRow, FiguresSheet, SpanForm, Whose
from app.figures.needs import ACTIONS, CODES
from app.presence.reading import nights
from app.presence.timeline import GONE, night_of
from app.rights.forms import ErasureForm
from app.rosters.forms import TableFormat
from app.same_person import merges
from app.shelter.forms import BedForm
from app.shelter.intervals import nights as certain
from app.shelter.reading import as_slept
from app.waystation import Waystation
from models.codes import (
    Arrival,
    Instruction,
    PaperClass,
    PaperKind,
    PresenceState,
    RetentionArea,
    Role,
    SafetyFlag,
    StayKind,
)
from models.papers import PrintLog
from models.person import Person
from models.presence import PresenceEvent
from models.shelter import BedStay
from printing.data import Printed
from printing.phrases import languages_of, phrases
from tests.app.conftest import as_role
from tests.app.figures_house import Past
from tests.printing.reading import dense, keep_picture, text

SEED = int(os.environ.get("WAYSTATION_FIGURES_SEED", "7"))
MAY_ASK = (Role.INTAKE, Role.MEDIC, Role.MANAGER, Role.CASE, Role.LEGAL, Role.PROTECTION_OFFICER)


@pytest.fixture
def past(manager: Waystation) -> Past:
    return Past(manager, seed=SEED)


def week(past: Past) -> SpanForm:
    today = past.waystation.house.today()
    return SpanForm(today - timedelta(days=7), today)


def sheet_of(past: Past) -> FiguresSheet:
    return past.waystation.figures.sheet(past.waystation.actor, week(past))


class ByHand:
    """The same numbers, counted from the tables one moment at a time."""

    def __init__(self, past: Past) -> None:
        with past.waystation.house.store.read() as session:
            self.people = session.exec(select(Person).where(Person.arrival == Arrival.COUNTED)).all()
            self.marks = session.exec(select(PresenceEvent).where(col(PresenceEvent.voided).is_(False))).all()
            written = session.exec(select(BedStay).where(col(BedStay.voided).is_(False))).all()
            joined = merges(session)
            self.shown = {person.id: joined.shown(person.id) for person in self.people}
            self.stays = certain(as_slept(each, joined) for each in written if each.kind is StayKind.STAY).counted
            self.holds = [each for each in written if each.kind is StayKind.HOLD and each.bed_id]

    def steps(self, one: UUID) -> list[tuple[datetime, int, PresenceState]]:
        own = [person for person in self.people if self.shown[person.id] == one]
        found = [(person.counted_at, 0, PresenceState.PRESENT) for person in own if person.counted_at]
        found += [(person.departed_at, 2, PresenceState.DEPARTED) for person in own if person.departed_at]
        doors = sorted(found)
        found += [
            (each.at, 1, each.state)
            for each in self.marks
            if self.shown.get(each.person_id) == one
            and ([kind for at, kind, _ in doors if at < each.at] or [0])[-1] == 0
        ]
        return sorted(found)

    def states(self, moment: datetime) -> dict[UUID, PresenceState]:
        last = {one: [state for at, _, state in self.steps(one) if at <= moment] for one in set(self.shown.values())}
        return {one: told[-1] for one, told in last.items() if told and told[-1] not in GONE}

    def day(self, moment: datetime) -> dict[str, int]:
        states = self.states(moment)
        lying = [each for each in self.stays if each.at(moment)]
        taken = {each.bed for each in lying if each.bed}
        kept = {each.bed_id for each in self.holds if each.starts_at <= moment and _not_over(each.ends_at, moment)}
        here = {one for one, state in states.items() if state is PresenceState.PRESENT}
        return {
            "present": len(here),
            "away": len(states) - len(here),
            "beds_taken": len(taken),
            "hall": sum(each.bed is None for each in lying),
            "kept": len(kept - taken),
            "unplaced": len(here - {each.person for each in lying}),
        }

    def moves(self) -> tuple[Counter[date], Counter[date]]:
        """Days on which somebody began, and ceased, to be reckoned with."""
        came, left = Counter[date](), Counter[date]()
        for one in set(self.shown.values()):
            here = False
            for at, _, state in self.steps(one):
                now = state not in GONE
                if now is not here:
                    (came if now else left)[at.astimezone().date()] += 1
                here = now
        return came, left


def _not_over(ends: datetime | None, moment: datetime) -> bool:
    return ends is None or ends > moment


def fields(row: DayRow, names: Any) -> dict[str, int]:
    return {name: getattr(row, name) for name in names}


def test_every_day_equals_a_count_of_the_tables_by_hand(past: Past) -> None:
    found, by_hand = sheet_of(past), ByHand(past)
    came, left = by_hand.moves()
    assert [row.day for row in found.days] == [week(past).first + timedelta(days=each) for each in range(8)]
    for row in found.days:
        counted = by_hand.day(min(night_of(row.day, 0), past.waystation.house.now()))
        assert fields(row, counted) == counted
        assert (row.arrivals, row.departures) == (came[row.day], left[row.day])
        assert row.so_far is (row is found.last)
    assert found.arrivals - found.departures == found.last.in_all
    assert sum(came.values()) == found.arrivals == past.many - 1 + _came_back(by_hand)
    _equals_the_nights_of_the_house(past, found)


def _came_back(by_hand: ByHand) -> int:
    """How often one of the joined records came after the other had left."""
    return sum(by_hand.moves()[0].values()) - len(set(by_hand.shown.values()))


def _equals_the_nights_of_the_house(past: Past, found: FiguresSheet) -> None:
    with past.waystation.house.store.read() as session:
        told = nights(session, past.waystation.house, week(past).first, week(past).last)
    assert [(row.day, row.present, row.in_all) for row in told] == [
        (row.day, row.present, row.in_all) for row in found.days if not row.so_far
    ]
    assert [row.present - row.in_bed for row in told] == [row.unplaced for row in found.days if not row.so_far]


def test_ages_needs_and_stays_are_counted_once_each_and_never_of_a_few(past: Past) -> None:
    found, by_hand = sheet_of(past), ByHand(past)
    cells = {(cell.band, cell.sex): cell.people for cell in found.people}
    here = by_hand.states(past.waystation.house.now())
    assert cells["", ""] == len(here) == found.last.in_all
    of_sex = Counter(person.sex.value for person in by_hand.people if person.id in here)
    assert all(cells["", sex] in (None, of_sex[sex]) for sex in "FM")
    assert found.needs is not None
    told = {row.code: row.people for row in found.needs}
    assert told.get(Instruction.DIET_NUT_FREE.value) is None
    assert told[Instruction.DIET_VEGETARIAN.value] in (None, *range(5, 40))
    assert not {flag.value for flag in SafetyFlag} & set(told)
    for number in (*cells.values(), *told.values(), *(count for each in found.stays for _, count in each.bands)):
        assert number is None or not 0 < number < 5
    so_far, whole = found.stays
    assert (so_far.whose, so_far.people) == (Whose.HERE, len(here))
    assert (whole.whose, whole.people) == (Whose.LEFT, found.departures)


def test_a_flag_is_counted_as_what_is_done_and_no_action_tells_one_of_two_reasons() -> None:
    assert set(ACTIONS) == set(SafetyFlag)
    words = phrases("situation", "en").table["action"]
    assert set(CODES) == {each.value for each in Instruction} | set(words)
    assert ACTIONS[SafetyFlag.TRAFFICKING] == ACTIONS[SafetyFlag.GENDER_VIOLENCE] == ACTIONS[SafetyFlag.PHONE_RISK]
    assert ACTIONS[SafetyFlag.INFECTION] == ACTIONS[SafetyFlag.KEEP_APART]


def test_past_numbers_stay_when_a_record_is_forgotten_and_tell_nothing_of_it(past: Past) -> None:
    waystation, before = past.waystation, sheet_of(past)
    officer = as_role(waystation, Role.PROTECTION_OFFICER)
    with waystation.house.store.read() as session:
        gone = session.exec(select(Person).where(col(Person.departed_at).is_not(None))).first()
    assert gone is not None
    waystation.erasures.pseudonymise(officer, gone.id)
    here = next(iter(ByHand(past).states(waystation.house.now())))
    waystation.erasures.erase(officer, ErasureForm(here, RetentionArea.PERSON, "asked for it"))
    after = sheet_of(past)
    assert after.days == before.days
    assert after.stays == before.stays
    assert after.people[-1].people == before.people[-1].people
    own = SpanForm(week(past).first, week(past).last - timedelta(days=1))
    assert waystation.figures.sheet(waystation.actor, own).needs is None


def test_a_bed_counts_as_open_only_while_it_was(past: Past) -> None:
    waystation, today = past.waystation, past.waystation.house.today()
    with waystation.house.store.read() as session:
        used = set(session.exec(select(BedStay.bed_id)).all())
    free = next(bed.id for bed in _beds(waystation) if bed.id not in used)
    before = sheet_of(past).last.beds_open
    assert before == len(_beds(waystation))
    waystation.places.save_bed(waystation.actor, BedForm(free, False, "broken"))
    assert sheet_of(past).last.beds_open == before - 1
    tomorrow = waystation.house.now() + timedelta(days=1)
    waystation.house.clock = lambda: tomorrow
    later = waystation.figures.sheet(waystation.actor, SpanForm(today - timedelta(days=1), today + timedelta(days=1)))
    taken_before = later.days[0].beds_taken + later.days[0].kept
    assert [row.beds_open for row in later.days] == [taken_before, before - 1, before - 1]


def _beds(waystation: Waystation) -> list[Any]:
    board = waystation.beds.board(waystation.actor)
    return [bed for each in board.buildings for room in each.rooms for bed in room.beds]


def test_only_some_roles_ask_and_only_for_days_that_have_begun(past: Past) -> None:
    waystation, today = past.waystation, past.waystation.house.today()
    for role in Role:
        if role in MAY_ASK:
            waystation.figures.sheet(as_role(waystation, role), week(past))
            continue
        with pytest.raises(Refused):
            waystation.figures.sheet(as_role(waystation, role), week(past))
    tomorrow = today + timedelta(days=1)
    for first, last in ((tomorrow, tomorrow), (today, today - timedelta(days=1)), (today - timedelta(days=366), today)):
        with pytest.raises(UserError):
            waystation.figures.sheet(waystation.actor, SpanForm(first, last))


def test_the_report_says_the_same_in_every_language_and_is_one_page(past: Past) -> None:
    found, figures, manager = sheet_of(past), past.waystation.figures, past.waystation.actor
    for language in languages_of("situation"):
        job = figures.report(manager, week(past), language)
        paper = job.draw(None)
        assert (paper.pages, paper.warnings) == (1, ())
        _says(paper, found, language)
        if language in ("en", "lt"):
            keep_picture(paper, f"situation-{language}")
    with past.waystation.house.store.read() as session:
        logged = session.exec(select(PrintLog).where(PrintLog.kind == PaperKind.SITUATION)).all()
    assert {(row.paper_class, row.count) for row in logged} == {(PaperClass.S0, found.last.in_all)}
    assert [row.head for row in logged][-1] in dense(text(paper))


def _says(paper: Printed, found: FiguresSheet, language: str) -> None:
    """Numbers with their words, where they stand on the page."""
    said, laid = phrases("situation", language), text(paper, "-layout")
    whole = dense(text(paper))
    assert dense(said.say("title")) in whole
    cells = {(cell.band, cell.sex): "*" if cell.people is None else str(cell.people) for cell in found.people}
    sexes = tuple(dict.fromkeys(cell.sex for cell in found.people if cell.sex))
    for band in dict.fromkeys(cell.band for cell in found.people if cell.band):
        row = next(line for line in laid.splitlines() if line.strip().startswith(said.word("band", band)))
        assert row.split(said.word("band", band), 1)[1].split()[: len(sexes) + 1] == [
            cells[band, s] for s in (*sexes, "")
        ]
    tiles = next(line for line in laid.splitlines() if line.split()[:1] == [str(found.last.in_all)])
    last = found.last
    numbers = [last.in_all, last.present, last.away, last.beds_taken, last.beds_open, last.kept, last.hall]
    assert [int(each) for each in tiles.split()] == [*numbers, last.unplaced, found.arrivals, found.departures]
    for row_of in found.needs or ():
        words = said.table["action"].get(row_of.code) or phrases("care", language).word("instructions", row_of.code)
        told = "*" if row_of.people is None else row_of.people
        assert dense(f"{words}{told}") in dense(laid), row_of.code


def test_the_file_for_other_programs_holds_the_same_numbers_and_charts(past: Past) -> None:
    found, figures, manager = sheet_of(past), past.waystation.figures, past.waystation.actor
    table = figures.export(manager, week(past), TableFormat.CSV).decode("utf-8-sig")
    lines = [tuple(row) for row in csv.reader(io.StringIO(table, newline=""))]
    assert lines[0] == ("table", "row", "column", "number")
    for row in found.days:
        assert ("days", row.day.isoformat(), "beds taken", str(row.beds_taken)) in lines
        assert ("days", row.day.isoformat(), "arrived", str(row.arrivals)) in lines
    for need in found.needs or ():
        people = "*" if need.people is None else str(need.people)
        assert ("needs today", need.code, "people", people) in lines
    book = openpyxl.load_workbook(io.BytesIO(figures.export(manager, week(past), TableFormat.XLSX)))
    assert book.sheetnames == ["days", "age and sex", "needs today", "length of stay", "about"]
    assert [len(sheet._charts) for sheet in book.worksheets] == [2, 1, 0, 0, 0]
    days = list(book["days"].iter_rows(min_row=2, values_only=True))
    assert [(each[1], each[8]) for each in days[:8]] == [(row.present, row.beds_taken) for row in found.days]
    assert {cell.data_type for sheet in book.worksheets for row in sheet for cell in row if cell.value} <= {"s", "n"}
    assert all(name not in table for name in ("Aa", "Words of their own"))
