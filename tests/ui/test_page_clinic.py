"""The clinic at a real desk: to do, round, record, hand out, papers, by keys alone; an assistant reads nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from fhir.resources.R4B.bundle import Bundle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from app.check_forms import FollowUpForm, ImmunizationForm, Medicine, OrderForm
from app.ids import new_id
from app.waystation import Waystation
from models.codes import DoseState, FollowUpKind, PaperKind, Role
from tests.ui.whole_desk import WholeDesk, sit, somebody, user
from ui.pages.clinic import ClinicPage
from ui.pages.clinic.follow_ups import ToDo
from ui.pages.clinic.handing import HandOut
from ui.pages.clinic.record import Record
from ui.pages.clinic.round import Round
from ui.pages.papers.straight import PaperOutput
from ui.theme import Theme

__all__ = ["sit"]  # fixture

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEY = Qt.Key


def typed(desk: WholeDesk, *texts: str) -> None:
    """Texts into one field after the other; Enter goes on."""
    for text in texts:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.insert(text)  # keyClicks knows Latin letters only
        desk.press(KEY.Key_Return)


def filled(waystation: Waystation, person: UUID) -> None:
    """A follow-up, an order and two vaccinations."""
    actor, clinic = waystation.actor, waystation.clinic
    waystation.health.save_follow_up(actor, FollowUpForm(new_id(), person, FollowUpKind.TEST, "TSH in the morning"))
    times = ("00:01", "23:58", "23:59")
    medicine = Medicine("Рамиприл 5 мг", "ramipril", "1 tablet")
    clinic.order(actor, OrderForm(new_id(), person, medicine, times, waystation.house.today()))
    for vaccine, dose, on in (("MMR", 2, "2019-05"), ("Td", None, "")):
        clinic.save_vaccination(actor, ImmunizationForm(new_id(), person, vaccine, dose, on, "BY"))


def test_a_medic_goes_through_the_clinic_by_keys(
    sit: Callable[..., WholeDesk], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = sit(Role.MEDIC)
    person = somebody(desk.waystation)
    filled(desk.waystation, person)
    page = desk.open("clinic", ClinicPage)
    done_with_one_key(desk, page)
    round_by_keys(desk, page)
    record_by_keys(desk, page, person)
    handed_out_by_keys(desk, page, person)
    papers_by_keys(desk, page, monkeypatch, tmp_path)


def done_with_one_key(desk: WholeDesk, page: ClinicPage) -> None:
    to_do = page.here()
    assert isinstance(to_do, ToDo)
    assert [row.form.what for row in to_do.list.rows()] == ["TSH in the morning"]
    desk.press(KEY.Key_D, ALT)
    assert to_do.list.rows() == []


def round_by_keys(desk: WholeDesk, page: ClinicPage) -> None:
    desk.press(KEY.Key_2, ALT)
    here = page.here()
    assert isinstance(here, Round)
    for key in (KEY.Key_G, KEY.Key_H):
        desk.press(key, ALT)
    assert [row.state for row in here.list.rows()] == [DoseState.GIVEN, DoseState.HELD, None]
    here.list.view.setCurrentIndex(here.list.view.model().index(0, 0))
    desk.press(KEY.Key_G, ALT)
    assert "Do not give it again" in desk.texts()


def record_by_keys(desk: WholeDesk, page: ClinicPage, person: UUID) -> None:
    desk.press(KEY.Key_3, ALT)
    typed(desk, "Верасень")
    record = page.here()
    assert isinstance(record, Record)
    assert len(record.shots.rows()) == 2
    typed(desk, "HepB", "05.2019")
    desk.press(KEY.Key_Return, CONTROL)
    assert "This is not a date of a vaccination" in desk.texts()
    record.on.setText("2020-07")
    desk.press(KEY.Key_Return, CONTROL)
    assert [row.form.vaccine for row in record.shots.rows()] == ["HepB", "MMR", "Td"]
    assert record.vaccine.text() == ""
    record.as_written.setFocus()
    typed(desk, "Amoxicillin 500", "", "1", "08:00 20:00")
    desk.press(KEY.Key_Return, CONTROL)
    assert {row.form.times for row in record.orders.rows()} == {("08:00", "20:00"), ("00:01", "23:58", "23:59")}
    assert len(desk.waystation.clinic.orders(desk.waystation.actor, person)) == 2


def handed_out_by_keys(desk: WholeDesk, page: ClinicPage, person: UUID) -> None:
    desk.press(KEY.Key_4, ALT)
    here = page.here()
    assert isinstance(here, HandOut)
    here.item.setCurrentIndex(here.item.findData("PARACET"))
    here.quantity.setFocus()
    here.quantity.selectAll()
    typed(desk, "6", "1 таблетка, не больш за 3 у дзень")
    desk.press(KEY.Key_Return, CONTROL)
    assert [row.form.quantity for row in here.given.rows()] == [6]
    assert "less than nothing" in desk.texts()
    desk.press(KEY.Key_U, ALT)
    assert here.given.rows() == []


def papers_by_keys(desk: WholeDesk, page: ClinicPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    desk.press(KEY.Key_5, ALT)
    target = tmp_path / "out.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    monkeypatch.setattr(PaperOutput, "_send", lambda *_given: None)
    desk.press(KEY.Key_F, ALT)
    assert Bundle.model_validate_json(target.read_bytes()).type == "document"
    desk.press(KEY.Key_P, CONTROL)
    kinds = [row.kind for row in desk.waystation.papers.print_log(desk.waystation.actor)]
    assert kinds == [PaperKind.MEDICAL_SUMMARY, PaperKind.MEDICAL_FILE]


def test_an_assistant_hands_out_and_has_no_other_section(sit: Callable[..., WholeDesk]) -> None:
    medic = sit(Role.MEDIC)
    somebody(medic.waystation)
    user(sit(Role.MANAGER).waystation, Role.AID, "Aid")
    desk = sit(Role.AID, "Aid")
    page = desk.open("clinic", ClinicPage)
    assert list(page.sections) == ["hand_out"]
    typed(desk, "Верасень")
    here = page.here()
    assert isinstance(here, HandOut)
    here.item.setCurrentIndex(here.item.findData("ORS"))
    here.instructions.setText("1 пакецік на літр вады")
    here.instructions.setFocus()
    desk.press(KEY.Key_Return, CONTROL)
    assert desk.waystation.clinic.shelf(desk.waystation.actor)
    assert not here.given.isVisible()


@pytest.mark.parametrize("size", [(1366, 690), (911, 512)])
def test_clinic_pictures(
    sit: Callable[..., WholeDesk],
    theme: Theme,
    qapp: QApplication,
    grab: Callable[[QWidget, str], Path],
    size: tuple[int, int],
) -> None:
    desk = sit(Role.MEDIC, width=size[0], height=size[1])
    person = somebody(desk.waystation)
    filled(desk.waystation, person)
    page = desk.open("clinic", ClinicPage)
    page.open_for(person)
    desk.settled()
    for key in page.sections:
        page.show_section(key)
        desk.settled()
        grab(desk.shell, f"clinic-{key}-{size[0]}")
    theme.switch(qapp)
    page.show_section("record")
    desk.settled()
    grab(desk.shell, f"clinic-dark-{size[0]}")
