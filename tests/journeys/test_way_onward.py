"""Twenty people are sent to another town by one manager in the real window: planned by keys, the whole group put on
the manifest in one act, counted out by a scanner, the manifest read back, the departures written in one act."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app.forms import CountForm, PersonForm
from app.waystation import utc_now
from models.base import new_id
from models.codes import DepartureReason, Role, TripState
from printing.data import Printed
from tests.app.conftest import WORDS, Centre, as_role, centre, made_once, open_bus  # noqa: F401
from tests.journeys.hands import ALT, CTRL, ENTER, Hands
from tests.printing.reading import codes, text
from ui.pages.departure import DeparturePage
from ui.pages.trips import TripsPage

MANY = 20
GIVEN = ("Alena", "Darafei", "Hanna", "Ihar", "Kiryl", "Liudmila", "Maryia", "Mikalai", "Nadzeia", "Pavel")
FAMILIES = ("Verasen", "Zhuravinka")


def test_twenty_are_sent_to_another_town(
    qapp: QApplication,
    centre: Centre,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    numbers = registered(centre)
    hands = Hands(qapp, centre.folder)
    hands.unlock("Lead", WORDS)
    trips = hands.page("trips", TripsPage)
    planned_by_keys(hands)
    hands.press(Qt.Key.Key_G, held=ALT)
    hands.settle()
    for number in numbers:
        trips.manifest.seats.setFocus()
        hands.scan(number)
    assert trips.manifest.numbers.text() == f"{MANY} people, counted out {MANY}"
    manifest_is_printed(hands, trips, numbers, tmp_path / "manifest.pdf", monkeypatch)
    hands.press(ENTER, held=CTRL)
    hands.settle()
    assert trips.manifest.sheet is not None
    assert trips.manifest.sheet.row.state is TripState.LEFT
    departures_in_one_act(hands)
    assert hands.strays.seen == []
    hands.close()


def registered(centre: Centre) -> list[str]:  # noqa: F811
    """A bus of twenty; their numbers as digits."""
    lead = centre.unlock(Role.MANAGER)
    intake = as_role(lead, Role.INTAKE)
    bus: UUID = open_bus(lead, intake, MANY)
    for place in range(MANY):
        person = new_id()
        lead.arrivals.count_in(intake, CountForm(person, bus, on_list=False))
        form = PersonForm(person, bus, FAMILIES[place % 2], GIVEN[place // 2])
        lead.registration.register(intake, form)
    rows = lead.arrivals.list_of(lead.actor, bus)
    lead.close()
    return ["".join(sign for sign in row.number if sign.isdigit()) for row in rows]


def planned_by_keys(hands: Hands) -> None:
    hands.press(Qt.Key.Key_N, held=ALT)
    leaves = (utc_now() + timedelta(hours=1)).astimezone().strftime("%d.%m.%Y %H:%M")
    for typed in ("Kaunas", str(MANY), leaves, "", "LAZ 042", "Ona", "Jonas", "+370 600 00000"):
        hands.write(typed)
        hands.press(ENTER)
    hands.press(Qt.Key.Key_Space)
    hands.press(ENTER, held=CTRL)
    hands.settle()


def manifest_is_printed(
    hands: Hands, trips: TripsPage, numbers: list[str], target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    hands.press(Qt.Key.Key_P, held=ALT)
    hands.until(lambda: target.exists() and target.stat().st_size > 0, "the manifest is saved")
    hands.settle()
    printed = Printed(target.read_bytes(), ())
    read = text(printed)
    assert "Passengers, Kaunas" in read
    assert all(number in "".join(sign for sign in read if sign.isdigit()) for number in numbers)
    assert trips.manifest.sheet is not None
    assert trips.manifest.sheet.code in codes(printed, 1, 300)


def departures_in_one_act(hands: Hands) -> None:
    hands.press(Qt.Key.Key_D, held=ALT)
    hands.settle()
    page = hands.shell().current_page()
    assert isinstance(page, DeparturePage)
    page.fields.reason.setCurrentIndex(page.fields.reason.findData(DepartureReason.OTHER_CITY_PROGRAM))
    hands.press(ENTER, held=CTRL)
    hands.settle()
    here = page.context.waystation
    assert len(here.departures.latest(here.actor)) == MANY
    assert here.presence.sheet(here.actor).people == ()
