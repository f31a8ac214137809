"""Departures in the real window: chosen by name, family added, things handed back, gone by one key, taken back."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.carried import BelongingForm
from app.family_rows import FamilyForm, MemberForm
from app.onward.forms import BookForm, LeaveForm, TickForm
from app.tasks import TaskForm
from app.waystation import utc_now
from models.base import new_id
from models.codes import Answer, BelongingKind, Custody, DepartureReason, Relation, Role
from tests.app.conftest import Centre, as_role
from tests.ui.test_page_trips import Sit, group, planned
from tests.ui.whole_desk import WholeDesk, sit
from ui.pages.departure import DeparturePage
from ui.theme import Theme

__all__ = ["group", "sit"]  # fixtures
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def people(centre: Centre, group: UUID) -> list[UUID]:
    """Two of them a family; the first has a bag in our keeping and an open task."""
    lead = centre.unlock(Role.MANAGER)
    rows = [row.id for row in lead.arrivals.list_of(lead.actor, group)]
    members = (MemberForm(rows[0], Relation.FOCAL), MemberForm(rows[1], Relation.CHILD))
    lead.families.make_family(as_role(lead, Role.INTAKE), FamilyForm(new_id(), members, Answer.YES))
    bag = BelongingForm(new_id(), rows[0], BelongingKind.BAG, "grey bag", custody=Custody.CENTRE_SAFE)
    lead.belongings.save(lead.actor, bag)
    due = utc_now() + timedelta(days=2)
    lead.tasks.write_task(lead.actor, TaskForm(new_id(), "Ask about the school", Role.CASE, rows[0], due))
    lead.close()
    return rows


def here(page: DeparturePage) -> list[UUID]:
    return [row.person.id for row in page.people.list.rows.rows()]


def because(page: DeparturePage) -> None:
    page.fields.reason.setCurrentIndex(page.fields.reason.findData(DepartureReason.FAMILY_FRIENDS))


def test_a_family_leaves_by_keys_and_comes_back(people: list[UUID], sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    page = desk.open("departure", DeparturePage, people[0])
    assert here(page) == people[:1]
    assert "grey bag" in desk.texts()
    assert "Ask about the school" in desk.texts()
    page.people.list.setFocus()
    desk.press(Qt.Key.Key_F, ALT)
    assert set(here(page)) == set(people[:2])
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Nobody said why" in desk.texts()
    because(page)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "still kept here" in desk.texts()
    page.fields.note.setText("the bag is fetched on Monday")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert here(page) == []
    rows = desk.waystation.departures.latest(desk.waystation.actor)
    assert {row.reason for row in rows} == {DepartureReason.FAMILY_FRIENDS}
    page.past.undo.click()
    desk.settled()
    assert "only with a reason" in desk.texts()
    page.past.why.setText("wrong day")
    page.past.way.set_value(True)
    desk.press(Qt.Key.Key_Z, ALT)
    assert len(desk.waystation.departures.latest(desk.waystation.actor)) == 1


def test_everybody_of_a_trip_leaves_in_one_act(people: list[UUID], group: UUID, sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    trip = gone_with(desk, group)
    page = desk.open("departure", DeparturePage, trip)
    assert len(here(page)) == 4
    assert page.fields.place.text() == "Kaunas"
    page.people.list.setFocus()
    desk.press(Qt.Key.Key_Delete)
    because(page)
    page.fields.note.setText("bag goes with the next vehicle")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert len(desk.waystation.departures.latest(desk.waystation.actor)) == 3


def gone_with(desk: WholeDesk, group: UUID) -> UUID:
    lead, trip = desk.waystation.actor, planned(desk.waystation, "Kaunas", True)
    sheet = desk.waystation.trips.book(lead, BookForm(trip, group=group)).sheet
    desk.waystation.trip_counts.tick(lead, TickForm(trip, tuple(row.id for row in sheet.seats)))
    desk.waystation.trip_counts.leave(lead, LeaveForm(trip))
    return trip


def test_what_it_looks_like(people: list[UUID], sit: Sit, theme: Theme, grab: Callable[[QWidget, str], Path]) -> None:
    desk = sit(Role.MANAGER)
    page = desk.open("departure", DeparturePage, people[0])
    page.with_family()
    desk.settled()
    grab(desk.shell, "departure-light")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.switch(application)
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, "departure-911x512-dark")
    desk.shell.resize(1366, 690)
    because(page)
    page.let_go()
    page.fields.note.setText("the bag is fetched on Monday")
    page.let_go()
    desk.settled()
    grab(desk.shell, "departure-left-dark")


def test_things_go_back_with_a_receipt_and_the_summary_is_printed(
    people: list[UUID], sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit(Role.INTAKE)
    page = desk.open("departure", DeparturePage, people[0])
    page.people.list.setFocus()
    for key, name, words in ((Qt.Key.Key_B, "receipt.pdf", "grey bag"), (Qt.Key.Key_P, "summary.pdf", "Verasen")):
        target = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, path=target: (str(path), ""))
        desk.press(key, ALT)
        desk.settled()
        assert words.casefold() in pdf_text(target).casefold()
        page.people.list.setFocus()
    assert not page.people.back.isVisible()
    assert "grey bag" not in desk.texts()
    lines = desk.waystation.hand_overs.chain(desk.waystation.actor, people[0])
    assert [(line.custody, line.from_signed, line.to_signed) for line in lines] == [
        (Custody.PERSON, Answer.YES, Answer.YES)
    ]


def pdf_text(path: Path) -> str:
    return subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()
