"""The package between centres in the real window: saved by keys at one, opened and taken in by keys at the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.card_forms import CardPrintForm
from app.forms import CountForm, PersonForm
from app.onward.forms import BookForm, TripForm
from app.proposals import instruct
from app.scanning import recognise
from app.token import PackageCode
from app.waystation import Waystation, utc_now
from models.base import new_id
from models.codes import Arrival, Instruction, Role
from models.onward import Trip
from models.values.birth_reading import read_birth
from tests.app.conftest import as_role, open_bus
from tests.app.sending import OTHER_SITE, cards_of, other_centre
from tests.app.sending import at as desk_at
from tests.ui.whole_desk import WholeDesk, sit
from ui.pages.door import DoorPage
from ui.pages.trips import ArrivingPage, TripsPage
from ui.theme import Theme

__all__ = ["sit"]  # a fixture
Sit = Callable[..., WholeDesk]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PEOPLE = (("Верасень", "Кірыл"), ("Журавінка", "Марыя"), ("Azaraitė", "Ūla"), ("მერცხალი", "ნინო"))


def vehicle(waystation: Waystation) -> UUID:
    """Four people with seats on a vehicle with which they leave for good."""
    intake = as_role(waystation, Role.INTAKE)
    bus = open_bus(waystation, intake)
    for family, given in PEOPLE:
        person = new_id()
        waystation.arrivals.count_in(intake, CountForm(person, bus, on_list=False))
        born = read_birth("17.04.1983", utc_now().date()).value
        waystation.registration.register(intake, PersonForm(person, bus, family, given, birth=born))
    with waystation.house.store.transaction(waystation.actor.user, "sign_check") as session:
        for code in (Instruction.DIET_NUT_FREE, Instruction.NO_STAIRS):
            instruct(session, person, code)
    form = TripForm(new_id(), "Šiauliai", utc_now(), 20, for_good=True, vehicle="LAZ 042")
    trip = waystation.trips.plan(as_role(waystation, Role.MANAGER), form).row.form.id
    waystation.trips.book(as_role(waystation, Role.MANAGER), BookForm(trip, group=bus))
    return trip


def code_of(waystation: Waystation, trip: UUID) -> str:
    with waystation.house.store.read() as session:
        return PackageCode(session.get_one(Trip, trip).pack_secret or b"").digits


@dataclass(frozen=True)
class Came:
    """What stands at the door: the file of another centre, both codes of its sheet, the card of the third person."""

    file: Path
    first: str
    second: str
    card: str


@pytest.fixture
def came(tmp_path: Path) -> Came:
    there = desk_at(other_centre(tmp_path / "there"))
    trip = vehicle(there)
    people = [row.person.id for row in there.trips.sheet(there.actor, trip).seats]
    there.card_acts.print_cards(there.actor, CardPrintForm(there.arrivals.groups(there.actor)[0].id, (people[2],)))
    file = tmp_path / "came.package"
    file.write_bytes(there.packages.make(there.actor, trip).raw)
    first, second = there.trips.sheet(there.actor, trip).code, code_of(there, trip)
    (card,) = cards_of(there, people[2:3])
    there.close()
    return Came(file, first, second, card)


def test_saved_by_keys(sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = sit(Role.MANAGER)
    vehicle(desk.waystation)
    target = tmp_path / "out.package"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    page = desk.open("trips", TripsPage)
    desk.press(Qt.Key.Key_K, ALT)
    assert "Not in it: health" in desk.texts()
    assert not target.exists()
    desk.press(Qt.Key.Key_K, ALT)
    assert "Saved and read back: 4 people. Print the manifest now: Alt P." in desk.texts()
    assert target.read_bytes().startswith(b"WAYSTATION TRIP PACKAGE")
    desk.press(Qt.Key.Key_K, ALT)
    assert "There is a file of this name already" in desk.texts()
    page.manifest.package.go_on()
    desk.settled()
    assert "Saved before" in page.manifest.package.said.text()


def test_opened_and_taken_in_by_keys(sit: Sit, came: Came, monkeypatch: pytest.MonkeyPatch) -> None:
    file, first, second = came.file, came.first, came.second
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(file), ""))
    desk = sit(Role.INTAKE)
    desk.open("trips", TripsPage)
    desk.press(Qt.Key.Key_V, ALT)
    page = desk.shell.current_page()
    assert isinstance(page, ArrivingPage)
    scan(desk, second)
    assert "Open the file that came with the vehicle first" in desk.texts()
    desk.press(Qt.Key.Key_O, ALT)
    assert page.sheet is not None
    assert "does not know: look at the paper" in desk.texts()
    scan(desk, first)
    assert "first code of the manifest" in desk.texts()
    assert page.sheet is None
    page.code.setText(" ".join(second[start : start + 4] for start in range(0, 43, 4)))
    desk.press(Qt.Key.Key_Return)
    assert len(page.sheet.people) == len(PEOPLE)
    assert f"4 people from {OTHER_SITE.site_name}" in desk.texts()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert isinstance(desk.shell.current_page(), DoorPage)
    assert desk.shell.context.group().label == f"{OTHER_SITE.site_name}, LAZ 042"
    the_old_card_counts_in(desk, came.card)
    again(desk, file, second)


def the_old_card_counts_in(desk: WholeDesk, card: str) -> None:
    """At the door: its bearer is counted in with a number of this house, and the sentence says what to hand out."""
    scan(desk, card)
    assert "Give a card of this house" in desk.texts()
    group = desk.shell.context.group()
    assert group is not None
    rows = desk.waystation.arrivals.list_of(desk.waystation.actor, group.id)
    assert [row.name.family for row in rows if row.arrival is Arrival.COUNTED] == [PEOPLE[2][0]]


def again(desk: WholeDesk, file: Path, second: str) -> None:
    """The same file a second time opens the group and adds nobody."""
    page = desk.open("package", ArrivingPage)
    assert page.sheet is None
    page.take_file(file)
    scan(desk, second)
    assert "taken in already" in desk.texts()
    assert page.take.accessibleName().startswith("Open the group")
    desk.press(Qt.Key.Key_Return, CTRL)
    group = desk.shell.context.group()
    assert group is not None
    assert len(desk.waystation.arrivals.list_of(desk.waystation.actor, group.id)) == len(PEOPLE)


def scan(desk: WholeDesk, code: str) -> None:
    found = recognise(code)
    assert found is not None
    desk.shell.take_scan(found)
    desk.settled()


def test_what_it_looks_like(sit: Sit, came: Came, theme: Theme, grab: Callable[[QWidget, str], Path]) -> None:
    file, second = came.file, came.second
    desk = sit(Role.MANAGER)
    vehicle(desk.waystation)
    page = desk.open("trips", TripsPage)
    desk.press(Qt.Key.Key_K, ALT)
    grab(desk.shell, "package-light")
    arriving = desk.open("package", ArrivingPage)
    grab(desk.shell, "package-arriving-empty-light")
    arriving.take_file(file)
    scan(desk, second)
    grab(desk.shell, "package-arriving-light")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.switch(application)
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, "package-arriving-911x512-dark")
    desk.open("trips", TripsPage)
    page.manifest.package.go_on()
    desk.settled()
    grab(desk.shell, "package-911x512-dark")
