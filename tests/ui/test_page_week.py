"""The grid of the week in the real window: keys, what a screen reader is told, what others may see, pictures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.appointments.forms import AppointmentForm
from app.waystation import Waystation
from models.appointments import Appointment
from models.base import new_id
from models.codes import AppointmentKind, AppointmentState, Role, Sex, Transport
from tests.app.conftest import as_role
from tests.ui.test_page_beds import THREE, arrive
from tests.ui.whole_desk import WholeDesk, sit, user
from ui.pages.calendar import CalendarPage
from ui.pages.calendar.week_grid import WeekGrid
from ui.theme import Theme

__all__ = ["sit"]  # a fixture
Sit = Callable[..., WholeDesk]
ALT = Qt.KeyboardModifier.AltModifier
MONDAY = datetime(2026, 3, 9, 6, 0).astimezone()
LAWYER, MEDICAL, COURT = AppointmentKind.LAWYER, AppointmentKind.HEALTH, AppointmentKind.COURT


class Wednesday:
    def __call__(self) -> datetime:
        return MONDAY + timedelta(days=2, hours=5)


def planned(
    waystation: Waystation, person: UUID, day: int, hour: float, place: str = "", long: float = 0, **more: object
) -> UUID:
    at = MONDAY.replace(hour=0) + timedelta(days=day, hours=hour)
    kind = more.pop("kind", LAWYER)
    form = AppointmentForm(
        new_id(), person, kind, at, at + timedelta(hours=long) if long else None, place, anyway=True, **more  # type: ignore[arg-type]
    )  # fmt: skip
    actor = as_role(waystation, Role.MEDIC if kind is MEDICAL else Role.MANAGER)
    assert waystation.appointments.plan(actor, form).done
    return form.id


@pytest.fixture
def desk(sit: Sit) -> WholeDesk:
    desk = sit(Role.MANAGER)
    desk.waystation.house.clock = Wednesday()
    return desk


def full(waystation: Waystation) -> list[UUID]:
    """A week with something of everything."""
    one, two, three = arrive(waystation, *THREE)
    drive = {"transport": Transport.HOUSE_CAR, "interpreter": "uk"}
    made = [
        planned(waystation, one, 0, 9, "Migration office, Gedimino 1", 1.5, kind=AppointmentKind.MIGRATION, **drive),
        planned(waystation, two, 0, 9.5, "Santaros klinikos", kind=MEDICAL, transport=Transport.AMBULANCE),
        planned(waystation, one, 1, 6.5, "Airport"),
        planned(waystation, two, 2, 9, "Vilniaus apygardos administracinis teismas", 3, kind=COURT, **drive),
        planned(waystation, three, 2, 14, "School", 0.5, kind=AppointmentKind.SCHOOL),
        planned(waystation, three, 3, 0, "Kaunas"),
        planned(waystation, one, 4, 13, "Notary", 2),
        planned(waystation, two, 4, 15, "Notary", 30),
    ]
    for minute, person in enumerate((one, two, three, one, two, three)):
        planned(waystation, person, 3, 10 + minute / 6, f"Office {minute}")
    lead = waystation.actor
    waystation.appointments.settle(lead, made[2], AppointmentState.ATTENDED)
    waystation.appointments.settle(lead, made[6], AppointmentState.CANCELLED, "no car")
    waystation.appointments.settle(lead, made[1], AppointmentState.MISSED)
    return made


def week(desk: WholeDesk) -> CalendarPage:
    page = desk.open("calendar", CalendarPage)
    desk.press(Qt.Key.Key_W, ALT)
    return page


def test_the_week_looks_light_and_dark(
    desk: WholeDesk, theme: Theme, qapp: QApplication, grab: Callable[[QWidget, str], Path]
) -> None:
    full(desk.waystation)
    page = week(desk)
    for words, size in (("1366", (1366, 768)), ("911", (911, 512)), ("1920", (1920, 1080))):
        desk.shell.resize(*size)
        desk.settled()
        for word in ("light", "dark"):
            grab(desk.shell, f"week-{words}-{word}")
            page.show_view("day")
            desk.settled()
            page.table.selectRow(0)
            desk.settled()
            grab(desk.shell, f"day-{words}-{word}")
            page.show_view("week")
            desk.settled()
            theme.switch(qapp)


def test_keys_go_through_the_week_and_open_the_day(desk: WholeDesk) -> None:
    made = full(desk.waystation)
    page = week(desk)
    grid = page.grid
    assert grid.under_cursor() == "Wed 11.03., 2, 1 driven, 1 interpreted"
    desk.press(Qt.Key.Key_Down)
    assert grid.accessibleName() == (
        f"Wed 11.03., 09:00–12:00, Alena M.   {number(grid)}, Court, Vilniaus apygardos administracinis teismas, "
        "Car of the house, interpreter: Ukrainian, Late"
    )
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        desk.press(key)
    assert grid.under_cursor() == "Thu 12.03., +5 more"
    desk.press(Qt.Key.Key_Return)
    assert (page.shows_week, page.day.weekday(), len(page.model.rows())) == (False, 3, 7)
    assert page.table.currentIndex().row() == 2
    desk.press(Qt.Key.Key_W, ALT)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Down):
        desk.press(key)
    desk.press(Qt.Key.Key_Return)
    assert [row.id for row in page.model.rows()][page.table.currentIndex().row()] == made[2]
    assert page.card.edits["place"].text() == "Airport"


def test_weeks_are_turned_and_an_empty_one_is_empty(desk: WholeDesk) -> None:
    full(desk.waystation)
    page = week(desk)
    page.grid.setFocus()
    for _ in range(2):
        desk.qtbot.keyClick(page.grid, Qt.Key.Key_PageDown)
    desk.settled()
    assert page.grid.week.first == MONDAY.date() + timedelta(days=14)
    assert page.grid.under_cursor() == "Wed 25.03., no appointment"
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Left)
    assert page.grid.day().weekday() == 1
    desk.press(Qt.Key.Key_Left, ALT)
    assert page.grid.week.first == MONDAY.date() + timedelta(days=7)
    desk.press(Qt.Key.Key_Home)
    assert page.title.text() == "This week, 09.03. to 15.03."
    desk.press(Qt.Key.Key_W, ALT)
    assert (page.day, page.shows_week) == (MONDAY.date() + timedelta(days=2), False)


def test_a_medical_one_is_the_clinics_and_a_form_is_not_read_over(desk: WholeDesk, sit: Sit) -> None:
    user(desk.waystation, Role.CASE, "Social 1")
    desk = sit(Role.CASE, "Social 1")
    desk.waystation.house.clock = Wednesday()
    person = arrive(desk.waystation, *THREE)[0]
    planned(desk.waystation, person, 2, 16, "Hospital", kind=MEDICAL)
    page = desk.open("calendar", CalendarPage)
    page.table.selectRow(0)
    desk.settled()
    card = page.card
    assert [card.edits[name].isEnabled() for name in ("starts_at", "place", "pick_up_at")] == [False, False, True]
    assert not card.kind.isEnabled()
    card.edits["note"].setText("with her child")
    page.reload()
    desk.settled()
    assert card.edits["note"].text() == "with her child"
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = page.model.rows()
    assert (row.note, row.kind, row.place) == ("with her child", None, "Hospital")
    assert page.model.rows()[0].starts_at == MONDAY.replace(hour=16) + timedelta(days=2)
    page.table.selectRow(0)
    desk.press(Qt.Key.Key_W, ALT)
    assert page.grid.under_cursor().endswith("Appointment, Hospital, Planned")


def number(grid: WeekGrid) -> str:
    block = grid.block_at_cursor()
    assert block is not None
    return block.row.person.number


@pytest.mark.slow
def test_500_in_a_week_are_painted_at_once(desk: WholeDesk, grab: Callable[[QWidget, str], Path]) -> None:
    """Slow: the people of two buses, five appointments each."""
    people = arrive(desk.waystation, *((f"Vasilevich{n}", "Aliaksandr", Sex.MALE) for n in range(100)))
    at = MONDAY + timedelta(hours=2)
    rows = [
        Appointment(
            id=new_id(), person_id=people[n % 100], kind=LAWYER, place="Migracijos departamentas",
            starts_at=at + timedelta(days=n % 7, minutes=n * 7 % 540), interpreter="uk" if n % 3 else "",
        )
        for n in range(500)
    ]  # fmt: skip
    desk.waystation.house.store.run(desk.waystation.actor.user, "plant", lambda session: session.add_all(rows))
    started = perf_counter()
    assert len(desk.waystation.appointments.week(desk.waystation.actor, MONDAY.date()).rows) == 500
    read = perf_counter() - started
    page = week(desk)
    laid, painted = timed(page.grid._lay_out), timed(page.grid.grab)
    grab(desk.shell, "week-500")
    print(f"500 in a week: read {read:.3f} s, laid out {laid:.4f} s, painted {painted:.4f} s")
    assert (read < 3, laid < 0.2, painted < 0.2) == (True, True, True)


def timed(act: Callable[[], object]) -> float:
    """Seconds of the middle one of nine."""
    found = []
    for _ in range(9):
        started = perf_counter()
        act()
        found.append(perf_counter() - started)
    return sorted(found)[4]
