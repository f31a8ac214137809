"""Trips in the real window: planned and filled by keys, counted by scans, printed, opened by the code of a manifest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.carrying import write_parcel
from app.forms import CountForm, PersonForm
from app.onward.forms import BookForm, LeaveForm, SeatForm, TickForm, TripForm
from app.presence.reading import states_at
from app.proposals import instruct
from app.restoring import found, restore
from app.scanning import recognise
from app.waystation import Waystation, utc_now
from models.base import new_id
from models.codes import Instruction, PresenceState, Role, SeatState, TripState
from tests.app.conftest import WORDS, Centre, as_role, open_bus
from tests.ui.whole_desk import WholeDesk, sit, user
from ui.pages.trips import TripsPage
from ui.pages.trips.words import BadMoment, read_moment
from ui.theme import Theme

__all__ = ["sit"]  # a fixture
Sit = Callable[..., WholeDesk]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PEOPLE = (("Верасень", "Кірыл"), ("Журавінка", "Марыя"), ("Азярко", "Дарафей"), ("Шыпшына", "Ганна"))


@pytest.fixture
def group(centre: Centre) -> UUID:
    """A bus of four, registered."""
    lead = centre.unlock(Role.MANAGER)
    intake = as_role(lead, Role.INTAKE)
    bus = open_bus(lead, intake)
    for family, given in PEOPLE:
        person = new_id()
        lead.arrivals.count_in(intake, CountForm(person, bus, on_list=False))
        lead.registration.register(intake, PersonForm(person, bus, family, given, name_language="be"))
    lead.close()
    return bus


def numbers(page: TripsPage) -> list[str]:
    sheet = page.manifest.sheet
    return [row.person.number for row in sheet.seats] if sheet else []


def scanned(page: TripsPage, desk: WholeDesk, code: str) -> None:
    scan = recognise(code)
    assert scan is not None
    assert page.on_scan(scan)
    desk.settled()


def test_planned_filled_counted_and_gone_by_keys(group: UUID, sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    page = desk.open("trips", TripsPage)
    desk.press(Qt.Key.Key_N, ALT)
    for text in ("Kaunas", "3", (utc_now() + timedelta(hours=1)).astimezone().strftime("%d.%m.%Y %H:%M")):
        QApplication.focusWidget().setText(text)  # type: ignore[union-attr]
        desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert page.manifest.sheet is not None
    assert page.manifest.boarding.find.hasFocus()
    for name in ("Verasen", "Zhuravinka", "Aziarko"):
        page.manifest.boarding.find.setText(name)
        desk.press(Qt.Key.Key_Return)
    assert len(numbers(page)) == 3
    desk.press(Qt.Key.Key_G, ALT)
    assert "seats" in desk.texts()
    page.manifest.seats.setFocus()
    desk.press(Qt.Key.Key_Space)
    scanned(page, desk, "".join(sign for sign in numbers(page)[1] if sign.isdigit()))
    assert [row.state for row in page.manifest.sheet.seats] == [SeatState.OUT, SeatState.OUT, SeatState.BOOKED]
    desk.press(Qt.Key.Key_Return, CTRL)
    assert page.manifest.sheet.row.state is TripState.PLANNED
    assert page.manifest.words.hasFocus()
    page.manifest.words.setText("ill")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert page.manifest.sheet.row.state is TripState.LEFT
    desk.press(Qt.Key.Key_X, ALT)
    assert page.manifest.sheet.row.state is TripState.LEFT
    assert page.manifest.words.hasFocus()
    page.manifest.words.setText("The engine does not start")
    desk.press(Qt.Key.Key_X, ALT)
    assert (page.manifest.sheet.row.state, page.manifest.sheet.row.booked) == (TripState.PLANNED, 3)
    assert not page.manifest.words.text()
    desk.press(Qt.Key.Key_A, ALT)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert page.manifest.sheet.row.counted_out == 3
    desk.press(Qt.Key.Key_A, ALT)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert (page.manifest.sheet.row.state, page.manifest.sheet.row.counted_in) == (TripState.ARRIVED, 3)


def test_the_code_of_a_manifest_opens_its_trip_and_a_code_that_is_not_here_is_said(group: UUID, sit: Sit) -> None:
    desk = sit(Role.MEDIC)
    lead = as_role(desk.waystation, Role.MANAGER)
    trips = [planned(desk.waystation, place, place == "Kaunas") for place in ("Kaunas", "Alytus")]
    code = desk.waystation.trips.sheet(lead, trips[0]).code
    desk.shell.take_scan(recognise(code))
    desk.settled()
    page = desk.shell.current_page()
    assert isinstance(page, TripsPage)
    assert page.manifest.place.text() == "Kaunas"
    assert not page.new.isVisible()
    unknown = code[:-6] + ("111111" if not code.endswith("111111") else "222222")
    page.open_code(unknown)
    desk.settled()
    assert "not the code of a manifest" in desk.texts()


def planned(waystation: Waystation, place: str, for_good: bool = False, seats: int = 20) -> UUID:
    form = TripForm(
        new_id(), place, utc_now() + timedelta(hours=3), seats, None, None, for_good, "LAZ 042", "Jonas", "", "Ona"
    )
    return waystation.trips.plan(as_role(waystation, Role.MANAGER), form).row.form.id


def test_what_it_looks_like(group: UUID, sit: Sit, theme: Theme, grab: Callable[[QWidget, str], Path]) -> None:
    desk = sit(Role.MANAGER)
    lead = desk.waystation.actor
    planned(desk.waystation, "Alytus")
    trip = planned(desk.waystation, "Kaunas", True)
    sheet = desk.waystation.trips.book(lead, BookForm(trip, group=group)).sheet
    desk.waystation.trips.set_seat(lead, SeatForm(sheet.seats[1].id, 2, 2, "Kaunas station"))
    page = desk.open("trips", TripsPage)
    page.open_trip(trip)
    desk.settled()
    page.manifest.seats.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Return)
    grab(desk.shell, "trips-light")
    page.write_new()
    desk.settled()
    grab(desk.shell, "trips-form-light")
    page._back()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.switch(application)
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, "trips-911x512-dark")
    counts = desk.waystation.trip_counts
    counts.tick(lead, TickForm(trip, tuple(row.id for row in sheet.seats)))
    counts.leave(lead, LeaveForm(trip))
    desk.shell.resize(1366, 690)
    page.reload()
    desk.settled()
    page.tick(TickForm(trip, (sheet.seats[0].id,)))
    desk.settled()
    page.go_on()
    desk.settled()
    grab(desk.shell, "trips-on-the-way-dark")


def test_a_time_is_the_next_one_or_the_last_one() -> None:
    now = datetime(2026, 11, 23, 12, 0).astimezone()
    assert [
        read_moment(text, "at", now, over) for text, over in (("14:00", False), ("14:00", True), ("9:30", False))
    ] == [
        datetime(2026, 11, day, hour, minute).astimezone()
        for day, hour, minute in ((23, 14, 0), (22, 14, 0), (24, 9, 30))
    ]
    assert read_moment("17.12. 8:05", "at", now) == datetime(2026, 12, 17, 8, 5).astimezone()
    assert read_moment(" ", "at", now) is None
    with pytest.raises(BadMoment):
        read_moment("noon", "at", now)


def test_a_vehicle_arrives_with_its_parcel(centre: Centre, group: UUID, sit: Sit, tmp_path: Path) -> None:
    """Another laptop plans the trip and it leaves; this one scans the sheet, takes the parcel in and counts them in."""
    lead = centre.unlock(Role.MANAGER)
    lead.copies.make(lead.actor)
    lead.close()
    other = restore(tmp_path / "other", found([centre.folder])[0], centre.slots[Role.MANAGER], WORDS, 2)
    trip = planned(other, "House B", True)
    sheet = other.trips.book(other.actor, BookForm(trip, group=group)).sheet
    other.trip_counts.tick(other.actor, TickForm(trip, tuple(row.id for row in sheet.seats)))
    other.trip_counts.leave(other.actor, LeaveForm(trip))
    parcel = write_parcel(tmp_path, other.exchange.parcel(other.actor))
    other.close()
    desk = sit(Role.MANAGER)
    page = desk.open("trips", TripsPage)
    scanned(page, desk, sheet.code)
    assert "not on this laptop yet" in desk.texts()
    page.parcels.take_from(parcel, lambda: page.open_code(sheet.code))
    desk.settled()
    assert page.manifest.here.isChecked()
    desk.press(Qt.Key.Key_A, ALT)
    desk.press(Qt.Key.Key_Return, CTRL)
    row = page.manifest.sheet.row if page.manifest.sheet else None
    assert row is not None
    assert (row.state, row.counted_in) == (TripState.ARRIVED, 4)
    with desk.waystation.house.store.read() as session:
        assert set(states_at(session, utc_now()).values()) == {PresenceState.PRESENT}


def test_the_gate_counts_and_is_not_told_what_the_clinic_said(centre: Centre, group: UUID, sit: Sit) -> None:
    lead = centre.unlock(Role.MANAGER)
    user(lead, Role.GATE, "Gate")
    trip = planned(lead, "Kaunas")
    sheet = lead.trips.book(lead.actor, BookForm(trip, group=group)).sheet
    with lead.house.store.transaction(lead.actor.user, "sign_check") as session:
        instruct(session, sheet.seats[0].person.id, Instruction.TRAVEL_NO)
    lead.close()
    desk = sit(Role.GATE, "Gate")
    page = desk.open("trips", TripsPage)
    assert "Gate" in desk.texts()
    assert not any(part.isVisible() for part in (page.manifest.boarding, page.manifest.change, page.manifest.print))
    page.manifest.seats.setFocus()
    said = page.manifest.seats.rows.data(page.manifest.seats.rows.index(0, 0))
    assert "ask the shift lead" in said
    assert not any(word in f"{said} {desk.texts()}".casefold() for word in ("instruction", "do not travel"))
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_A, ALT)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "does not travel now" in desk.texts()
    assert page.manifest.sheet is not None
    assert page.manifest.sheet.row.state is TripState.PLANNED
