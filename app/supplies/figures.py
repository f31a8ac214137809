"""Figures of the store: what was given by item, day, age band and sex, and how long the stock lasts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from uuid import UUID

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from app.arrivals import people_of
from app.children import CHILD_OF_NO_AGE, band_of
from app.errors import UserError
from app.person_rows import load
from app.rosters.choosing import BANDS
from app.rosters.suppression import SMALL, TOTAL, Dimensions, Place, left_out, with_totals
from app.same_person import Merges, merges
from app.supplies.kits import items
from app.supplies.shelf import stock_rows
from app.supply_figures import BandFigure, ConsumptionFigure, DayFigure, FiguresForm, FiguresSheet, ItemFigure
from app.supply_rows import StockRow
from models.codes import MovementKind, Sex
from models.person import Person
from models.supplies import StockMovement, SupplyItem
from models.values.partial_date import NOT_KNOWN

LONGEST = 1100
WRONG_DAYS = "The first day must not be after the last, nor three years before it. Nothing was counted. Correct them."
_BANDS = tuple(dict.fromkeys((*BANDS[:-1], CHILD_OF_NO_AGE, NOT_KNOWN)))
_TABLE: Dimensions = (_BANDS, tuple(Sex))


@dataclass(frozen=True)
class _Given:
    """One line of what was given, or of its being taken back, on the day on which it was given."""

    item: UUID
    person: UUID | None
    issue: UUID | None
    day: date
    quantity: int


def figures(session: Session, form: FiguresForm, now: datetime, suppressed: bool) -> FiguresSheet:
    """The sheet; `suppressed` leaves out the numbers of so few people that they could be told apart."""
    _check(form)
    whole = _given(session, form)
    asked = whole if form.group is None else _of_group(session, form.group, whole)
    known = {item.id: item for item in items(session)}
    stock = tuple(row for row in stock_rows(session) if not row.is_kit)
    today = now.astimezone().date()
    tables = _tables(session, asked, known, today)
    by_item = _by_item(known, asked, tables, suppressed, whole_house=form.group is None)
    untold = {row.code for row in by_item if row.quantity is None}
    return FiguresSheet(
        form,
        by_item,
        _by_day(asked, known, suppressed),
        tuple(row for code in sorted(tables) for row in tables[code].rows(suppressed)),
        stock,
        tuple(row for row in _consumption(form, known, whole, stock, today) if row.code not in untold),
        suppressed,
    )


def _check(form: FiguresForm) -> None:
    if not timedelta(0) <= form.until - form.since <= timedelta(days=LONGEST):
        raise UserError(WRONG_DAYS, "since")


def _given(session: Session, form: FiguresForm) -> list[_Given]:
    """What was given between the two days, with what takes it back, whenever that was."""
    first = aliased(StockMovement)
    start = datetime.combine(form.since, time.min).astimezone()
    end = datetime.combine(form.until + timedelta(days=1), time.min).astimezone()
    issued = (StockMovement.kind == MovementKind.ISSUE) & (StockMovement.at >= start) & (StockMovement.at < end)
    back = (first.kind == MovementKind.ISSUE) & (first.at >= start) & (first.at < end)
    statement = (
        select(  # type: ignore[call-overload]
            StockMovement.item_id,
            StockMovement.person_id,
            StockMovement.issue_id,
            StockMovement.at,
            first.at,
            StockMovement.quantity,
        )
        .outerjoin(first, col(first.id) == col(StockMovement.reversed_of))
        .where(or_(issued, (StockMovement.kind == MovementKind.REVERSAL) & back))
    )
    joined, days = merges(session), _Days()
    return [
        _Given(item, person and joined.shown(person), issue, days.of(before or at), -quantity)
        for item, person, issue, at, before, quantity in session.exec(statement).all()
    ]


class _Days:
    """The day on the wall of a moment; an hour is asked for once, since there are many moments and few hours."""

    def __init__(self) -> None:
        self._known: dict[datetime, date] = {}

    def of(self, at: datetime) -> date:
        hour = at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)
        if hour not in self._known:
            self._known[hour] = hour.astimezone().date()
        return self._known[hour]


def _of_group(session: Session, group: UUID, lines: Iterable[_Given]) -> list[_Given]:
    joined = merges(session)
    people = {joined.shown(person.id) for person in people_of(session, group)}
    return [line for line in lines if line.person in people]


class _Table:
    """Who was given an item, and how much, by band and sex."""

    def __init__(self, item: SupplyItem) -> None:
        self.item = item
        self.people: Counter[Place] = Counter()
        self.quantities: Counter[Place] = Counter()

    def rows(self, suppressed: bool) -> list[BandFigure]:
        people, quantities = with_totals(self.people, _TABLE), with_totals(self.quantities, _TABLE)
        hidden = self.hidden if suppressed else set()
        return [
            BandFigure(
                self.item.code,
                self.item.name,
                self.item.scale,
                place[0] or "",
                place[1] or "",
                None if place in hidden else quantities[place],
                None if place in hidden else people[place],
            )
            for place in people
            if people[place] or place in hidden
        ]

    @cached_property
    def hidden(self) -> set[Place]:
        """The places that are not told; an empty one may be among them, to keep its neighbours from being worked
        out."""
        return left_out(self.people, _TABLE)


def _tables(session: Session, lines: Iterable[_Given], known: dict[UUID, SupplyItem], today: date) -> dict[str, _Table]:
    """A table for each item that people were given at the desk; what the clinic gives is nobody else's business."""
    had: defaultdict[UUID, Counter[UUID]] = defaultdict(Counter)
    for line in lines:
        if line.person is not None and line.item in known and not known[line.item].clinic_only:
            had[line.item][line.person] += line.quantity
    places = _places(session, {person for people in had.values() for person in people}, today)
    tables = {}
    for item, people in had.items():
        table = tables[known[item].code] = _Table(known[item])
        for person, quantity in people.items():
            if quantity > 0:
                table.people[places[person]] += 1
                table.quantities[places[person]] += quantity
    return tables


def _places(session: Session, people: set[UUID], today: date) -> dict[UUID, Place]:
    joined: Merges = merges(session)
    known = {person.id: person for person in load(session, Person, Person.id, joined.all_of(people))}
    return {one: _place([known[each] for each in joined.ids(one) if each in known], today) for one in people}


def _place(records: list[Person], today: date) -> Place:
    sex = next((record.sex for record in records if record.sex is not Sex.NOT_ASKED), Sex.NOT_ASKED)
    return (band_of(records, today), str(sex))


def _by_item(
    known: dict[UUID, SupplyItem],
    lines: Iterable[_Given],
    tables: dict[str, _Table],
    suppressed: bool,
    whole_house: bool,
) -> tuple[ItemFigure, ...]:
    given: Counter[UUID] = Counter()
    for line in lines:
        given[line.item] += line.quantity
    rows = []
    for item in sorted((known[each] for each in given if each in known), key=lambda item: (item.name, item.code)):
        table = tables.get(item.code)
        if whole_house and (item.clinic_only or table is None):
            rows.append(ItemFigure(item.code, item.name, item.unit, item.scale, given[item.id], None))
        elif table is not None:
            told = not (suppressed and (TOTAL, TOTAL) in table.hidden)
            people = table.people.total()
            quantity = given[item.id]
            rows.append(
                ItemFigure(
                    item.code, item.name, item.unit, item.scale, quantity if told else None, people if told else None
                )
            )
    return tuple(rows)


def _by_day(lines: Iterable[_Given], known: dict[UUID, SupplyItem], suppressed: bool) -> tuple[DayFigure, ...]:
    """Givings at the desk that stand, day by day."""
    stands: defaultdict[tuple[date, UUID, UUID], int] = defaultdict(int)
    for line in lines:
        if line.issue is not None and line.person is not None and not _of_clinic(known, line.item):
            stands[line.day, line.issue, line.person] += line.quantity
    days: defaultdict[date, list[UUID]] = defaultdict(list)
    for (day, _, person), quantity in stands.items():
        if quantity > 0:
            days[day].append(person)
    return tuple(_day(day, people, suppressed) for day, people in sorted(days.items()))


def _of_clinic(known: dict[UUID, SupplyItem], item: UUID) -> bool:
    return item in known and known[item].clinic_only


def _day(day: date, people: list[UUID], suppressed: bool) -> DayFigure:
    few = suppressed and len(set(people)) < SMALL
    return DayFigure(day, None if few else len(people), None if few else len(set(people)))


def _consumption(
    form: FiguresForm, known: dict[UUID, SupplyItem], whole: Iterable[_Given], stock: tuple[StockRow, ...], today: date
) -> tuple[ConsumptionFigure, ...]:
    """By the days asked for that are over or under way."""
    days = max((min(form.until, today) - form.since).days + 1, 1)
    given: Counter[str] = Counter()
    for line in whole:
        if line.item in known:
            given[known[line.item].code] += line.quantity
    return tuple(
        ConsumptionFigure(row.code, row.name, row.unit, row.scale, given[row.code] / days, _lasts(row, given, days))
        for row in stock
        if given[row.code] > 0
    )


def _lasts(row: StockRow, given: Counter[str], days: int) -> int:
    return max(row.balance, 0) * days // given[row.code]
