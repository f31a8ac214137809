"""The page of rights in real windows: a copy, a hold, erasing with a second press, requests, an incident's clock."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.codes import RetentionArea, Role
from tests.app.conftest import Centre
from tests.ui.whole_desk import WholeDesk, somebody, user
from ui.pages.rights import RightsPage
from ui.theme import Theme

Sit = Callable[..., WholeDesk]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def officer(centre: Centre, sit: Sit) -> WholeDesk:
    lead = centre.unlock(Role.MANAGER)
    somebody(lead)
    user(lead, Role.PROTECTION_OFFICER, "Officer")
    lead.close()
    return sit(Role.PROTECTION_OFFICER, "Officer")


def choose(desk: WholeDesk) -> RightsPage:
    page = desk.open("rights", RightsPage)
    assert isinstance(page, RightsPage)
    page.record.find.setFocus()
    desk.qtbot.keyClicks(page.record.find, "Verasen")
    desk.press(Qt.Key.Key_Return)
    return page


def test_a_copy_is_saved_as_paper_and_as_data(officer: WholeDesk, tmp_path: Path) -> None:
    page = choose(officer)
    who = page.record.person
    assert who is not None
    records, actor = officer.waystation.own_records, officer.waystation.actor
    page.record.write(records.paper(actor, who.id).draw(None).pdf, tmp_path / "copy.pdf")
    page.record.write(records.data(actor, who.id).data, tmp_path / "copy.json")
    assert "not encrypted" in officer.texts()
    told = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO((tmp_path / "copy.pdf").read_bytes())).pages)
    assert "Верасень" in told
    assert json.loads((tmp_path / "copy.json").read_text())["number"] == who.number


def test_a_hold_is_set_and_lifted_and_erasing_asks_twice(officer: WholeDesk) -> None:
    page = choose(officer)
    record = page.record
    record.hold.click()
    officer.settled()
    assert "A reason is needed" in officer.texts()
    officer.qtbot.keyClicks(record.reason, "proceedings abroad")
    record.hold.click()
    officer.settled()
    assert "proceedings abroad" in officer.texts()
    record.why.setText("asked in writing")
    record.area.setCurrentIndex(record.area.findData(RetentionArea.PERSON))
    record.erase_button.click()
    assert record.person is not None
    record.erase_button.click()
    officer.settled()
    assert "A legal hold keeps this record" in officer.texts()
    hold = officer.waystation.standings.holds(officer.waystation.actor)[0]
    officer.waystation.standings.lift_hold(officer.waystation.actor, hold.id)
    record.erase_button.click()
    record.erase_button.click()
    officer.settled()
    assert "Erased here. It may still be outside" in officer.texts()
    assert record.person is None
    assert officer.waystation.people.find(officer.waystation.actor, "Верасень") == ()


def test_a_request_is_written_down_and_answered(officer: WholeDesk) -> None:
    page = choose(officer)
    page.record.ask.click()
    officer.settled()
    officer.press(Qt.Key.Key_2, ALT)
    officer.settled()
    assert "29 days left" in officer.texts()
    pane = page.panes["requests"]
    pane.outcome.setText("copy handed over")  # type: ignore[attr-defined]
    row = officer.waystation.standings.requests(officer.waystation.actor)[0]
    pane.answer(row.id)  # type: ignore[attr-defined]
    officer.settled()
    assert "copy handed over" in officer.texts()


def test_an_incident_runs_against_the_clock(officer: WholeDesk, grab: Callable[[QWidget, str], Path]) -> None:
    page = officer.open("rights", RightsPage)
    officer.press(Qt.Key.Key_4, ALT)
    officer.settled()
    pane = page.panes["incidents"]  # type: ignore[attr-defined]
    officer.qtbot.keyClicks(pane.what, "The roster was left on the bus")
    officer.press(Qt.Key.Key_Return, CTRL)
    officer.settled()
    assert "72 hours left" in officer.texts()
    grab(officer.shell, "rights-incidents")


def test_the_pages_are_looked_at(officer: WholeDesk, theme: Theme, grab: Callable[[QWidget, str], Path]) -> None:
    choose(officer)
    officer.settled()
    grab(officer.shell, "rights-record")
    officer.press(Qt.Key.Key_3, ALT)
    officer.settled()
    assert "Nothing is over yet" in officer.texts()
    pane = officer.shell.current_page().panes["review"]  # type: ignore[union-attr]
    for days, said in (("many", "Correct the number"), ("45", "45 days, then")):
        pane.days.setText(days)
        pane.set_rule()
        officer.settled()
        assert said in officer.texts()
    grab(officer.shell, "rights-review")


def test_intake_sees_the_copy_and_nothing_that_would_be_refused(centre: Centre, sit: Sit) -> None:
    lead = centre.unlock(Role.MANAGER)
    somebody(lead)
    lead.close()
    desk = sit(Role.INTAKE)
    page = choose(desk)
    assert list(page.panes) == ["record", "requests"]
    assert not page.record.erase_button.isVisible()
    assert not page.processing.isVisible()
    assert page.record.paper.isVisible()


def test_a_correction_keeps_the_old_words_in_sight(centre: Centre, sit: Sit) -> None:
    lead = centre.unlock(Role.MANAGER)
    somebody(lead)
    lead.close()
    desk = sit(Role.MANAGER)
    card = choose(desk).record.correction
    assert card.family.text() == "Верасень"
    card.family.setText("Верасеньскі")
    card.born.setText("1986")
    card.correct()
    desk.settled()
    assert "A reason is needed" in desk.texts()
    card.reason.setText("passport seen")
    card.correct()
    desk.settled()
    assert "Corrected. What stood there before stays" in desk.texts()
    assert "as written: Верасень Кірыл" in desk.texts()
    assert "birth text: 1986" in desk.texts()
    (row,) = desk.waystation.people.find(desk.waystation.actor, "Верасеньскі")
    assert row.name.family == "Верасеньскі"
