"""The figures of some days, read once: nights, ages, what is done, lengths of stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlmodel import Session

from app.children import CHILD_OF_NO_AGE, band_of
from app.figures.comings import all_visits
from app.figures.forms import FiguresSheet, PeopleCell, SpanForm, StayFigures, Whose
from app.figures.needs import needs
from app.figures.nights import Span, day_rows, nights_at, span
from app.figures.telling import told
from app.figures.visits import Days, Visit, stay_figures
from app.house import House
from app.person_rows import load
from app.rosters.suppression import Dimensions, Place
from app.same_person import merges
from models.codes import Sex
from models.person import Person
from models.values.partial_date import NOT_KNOWN

BANDS = ("0–4", "5–11", "12–17", CHILD_OF_NO_AGE, "18–59", "60+", NOT_KNOWN)
SEXES = tuple(each.value for each in Sex)
ALWAYS = {*BANDS, Sex.FEMALE.value, Sex.MALE.value} - {CHILD_OF_NO_AGE}


def figures(session: Session, house: House, form: SpanForm) -> FiguresSheet:
    """The figures of the days that have begun. UserError: no such day, or more than a year of them."""
    asked = span(session, house, form)
    nights, went = nights_at(session, asked.moments), all_visits(session, house.now())
    here = nights[-1].states
    day = asked.moments[-1].astimezone().date()
    return FiguresSheet(
        form,
        asked.moments[-1].astimezone(),
        day_rows(session, house, asked, nights, went),
        people_cells(session, here, day),
        needs(session, here) if asked.days[-1] == house.today() else None,
        stays(went, asked),
    )


def people_cells(session: Session, here: Iterable[UUID], day: date) -> tuple[PeopleCell, ...]:
    """Age and sex as they were on the day, as recorded, whoever asks."""
    joined, shown = merges(session), list(here)
    known = {person.id: person for person in load(session, Person, Person.id, joined.all_of(shown))}
    cells = Counter(_cell([known[each] for each in joined.ids(one) if each in known], day) for one in shown)
    occurring = {code for place in cells for code in place if code} | ALWAYS
    table: Dimensions = tuple(tuple(code for code in each if code in occurring) for each in (BANDS, SEXES))
    return tuple(PeopleCell(band or "", sex or "", count) for (band, sex), count in told(cells, table).items())


def _cell(records: list[Person], day: date) -> Place:
    sex = next((record.sex for record in records if record.sex is not Sex.NOT_ASKED), Sex.NOT_ASKED)
    return (band_of(records, day), sex.value)


def stays(went: Iterable[Visit], asked: Span) -> tuple[StayFigures, ...]:
    """Of who is in the house at the end, so far; of who left on one of the days, from coming to leaving."""
    at, on, so_far, whole = asked.moments[-1], Days(), list[int](), list[int]()
    for visit in went:
        if visit.came <= at and (visit.left is None or visit.left > at):
            so_far.append((on.of(at) - on.of(visit.came)).days)
        if visit.left is not None and asked.days[0] <= on.of(visit.left) <= asked.days[-1]:
            whole.append((on.of(visit.left) - on.of(visit.came)).days)
    return (stay_figures(Whose.HERE, so_far), stay_figures(Whose.LEFT, whole))
