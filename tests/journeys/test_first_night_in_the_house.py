"""The night bus in the house: one manager gives fifty-two people a bed by keys, calls the roll with a scanner, prints
the fire list from where they stand, sends twenty on, and reads the situation report back."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app.figures.forms import SpanForm
from app.forms import CountForm, GroupForm
from app.importing import list_form
from app.night import demo_list
from app.onward.forms import BookForm, LeaveForm, TickForm, TripForm
from app.shelter.forms import BuildingForm, RoomsForm
from app.waystation import Waystation, utc_now
from models.base import new_id
from models.codes import GroupKind, PresenceState, Role, RoomRule
from printing.data import Printed
from tests.app.conftest import WORDS, Centre, as_role, centre, made_once  # noqa: F401
from tests.journeys.hands import CTRL, ENTER, Hands
from tests.printing.reading import text
from ui.pages.beds import BedsPage
from ui.pages.presence import RollCallPage
from ui.pages.presence.roll_call import RollCall

MANY, SENT = 52, 20


def test_fifty_two_have_a_bed_are_called_and_twenty_go_on(
    qapp: QApplication,
    centre: Centre,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    numbers = arrived(centre)
    hands = Hands(qapp, centre.folder)
    hands.unlock("Lead", WORDS)
    placed_by_keys(hands)
    called_by_scans(hands, numbers)
    words = printed(hands, tmp_path / "fire.pdf", monkeypatch, Qt.Key.Key_R)
    assert f"{MANY} should be here" in words.replace(f"{MANY}  should", f"{MANY} should")
    digits = "".join(sign for sign in words if sign.isdigit())
    assert all(number in digits for number in numbers)
    assert "car park, lamp post 2" in words
    waystation = sent_on(hands, numbers)
    sheet = waystation.figures.sheet(waystation.actor, SpanForm(*[waystation.house.today()] * 2))
    assert (sheet.last.present, sheet.departures) == (MANY - SENT, SENT)
    report = waystation.figures.report(waystation.actor, SpanForm(*[waystation.house.today()] * 2)).draw(None)
    assert str(MANY - SENT) in text(report).split()
    assert hands.strays.seen == []
    hands.close()


def arrived(centre: Centre) -> list[str]:  # noqa: F811
    """The list of the demonstration night, everybody counted in, and a house that takes them; numbers as digits."""
    lead = centre.unlock(Role.MANAGER)
    intake, bus, house = as_role(lead, Role.INTAKE), new_id(), new_id()
    group = GroupForm(bus, "Bus 2", GroupKind.BUS, MANY, utc_now(), "Medininkai", "Border guard", "", exposed=True)
    lead.arrivals.open_group(intake, group)
    lead.lists.import_list(intake, list_form(bus, demo_list()))
    for row in lead.arrivals.list_of(intake, bus):
        lead.arrivals.count_in(intake, CountForm(row.id, bus, on_list=True))
    lead.places.save_building(lead.actor, BuildingForm(house, "House A", "car park, lamp post 2"))
    lead.places.build(lead.actor, RoomsForm(house, 1, 14, bunks=2, area=200))
    lead.places.build(lead.actor, RoomsForm(house, 900, 900, rule=RoomRule.HALL))
    rows = lead.arrivals.list_of(intake, bus)
    lead.close()
    return ["".join(sign for sign in row.number if sign.isdigit()) for row in rows]


def placed_by_keys(hands: Hands) -> None:
    """At most three keys for each line of the queue, counted."""
    page = hands.page("beds", BedsPage)
    keys: dict[tuple[UUID, ...], int] = {}
    while page.found is not None and page.found.sheet.waiting:
        first = page.found.hand.ids
        keys[first] = keys.get(first, 0) + 1
        assert keys[first] <= 3, page.banner.words.text()
        page.board.setFocus()
        hands.press(ENTER)
        hands.settle()
    assert page.found is not None
    beds = [bed for room in page.found.sheet.buildings[0].rooms for bed in room.beds]
    guests = [guest for room in page.found.sheet.buildings[0].rooms for guest in room.guests]
    assert sum(len(bed.people) for bed in beds) + len(guests) == MANY
    assert max(len(bed.people) for bed in beds) == 1


def called_by_scans(hands: Hands, numbers: list[str]) -> None:
    page = hands.page("roll_call", RollCallPage)
    hands.press(ENTER, held=CTRL)
    hands.settle()
    call = page.sections["roll_call"]
    assert isinstance(call, RollCall)
    for number in numbers:
        hands.scan(number)
    assert call._sheet is not None
    assert (call._sheet.found, call._sheet.unmarked) == (MANY, 0)
    hands.press(ENTER, held=CTRL)
    hands.settle()
    assert call.past_model.rows()[0].found == MANY


def printed(hands: Hands, target: Path, monkeypatch: pytest.MonkeyPatch, key: Qt.Key) -> str:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    hands.press(key, held=CTRL)
    hands.until(lambda: target.exists() and target.stat().st_size > 0, "the paper is saved")
    hands.settle()
    return " ".join(text(Printed(target.read_bytes(), ()), "-layout").split())


def sent_on(hands: Hands, numbers: list[str]) -> Waystation:
    """Twenty of them to another town for good, counted out."""
    waystation = hands.shell().context.waystation
    lead, trip = waystation.actor, new_id()
    here = waystation.presence.sheet(lead).people
    going: tuple[UUID, ...] = tuple(row.person.id for row in here[:SENT])
    leaves_at = utc_now() + timedelta(hours=1)
    waystation.trips.plan(lead, TripForm(trip, "Kaunas", leaves_at, SENT, for_good=True, driver="Ona"))
    waystation.trips.book(lead, BookForm(trip, going))
    seats = waystation.trips.sheet(lead, trip).seats
    waystation.trip_counts.tick(lead, TickForm(trip, tuple(seat.id for seat in seats)))
    waystation.trip_counts.leave(lead, LeaveForm(trip))
    states = [row.state for row in waystation.presence.sheet(lead).people]
    assert states == [PresenceState.PRESENT] * (MANY - SENT)
    return waystation
