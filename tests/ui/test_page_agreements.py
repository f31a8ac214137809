"""Asking, agreeing, refusing, and the table that is saved once, by keyboard, in real windows."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.access import Actor
from app.two_persons import TwoPersonForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Agreement, Role, TwoPerson
from tests.app.conftest import Centre
from tests.ui.whole_desk import WholeDesk, roles_of, somebody, user
from ui.pages.agreements import AgreementsPage
from ui.theme import Theme

REASON = "Handed to the region tonight"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Sit = Callable[..., WholeDesk]


def ask(waystation: Waystation, actor: Actor, kind: TwoPerson = TwoPerson.EXPORT_BULK, subject: str = "people") -> None:
    waystation.two_persons.ask(actor, TwoPersonForm(new_id(), kind, subject, REASON))


def other_lead(waystation: Waystation) -> Actor:
    row = next(row for row in waystation.staff.users(waystation.actor) if row.desk == "Lead 2")
    return Actor(row.id, Role.MANAGER, row.desk, row.name)


def with_two_leads(centre: Centre) -> None:
    lead = centre.unlock(Role.MANAGER)
    user(lead, Role.MANAGER, "Lead 2")
    somebody(lead)
    lead.close()


def test_one_lead_asks_the_other_agrees_and_the_table_is_saved_once(centre: Centre, sit: Sit, tmp_path: Path) -> None:
    with_two_leads(centre)
    first = sit(Role.MANAGER)
    page = first.open("agreements", AgreementsPage)
    page.reason.setFocus()
    first.qtbot.keyClicks(page.reason, REASON)
    first.press(Qt.Key.Key_Return, CTRL)
    assert "Waiting" in first.texts()
    assert page.reason.toPlainText() == ""
    first.press(Qt.Key.Key_A, ALT)
    assert "Agreed by" not in first.texts()

    second = sit(Role.MANAGER, "Lead 2")
    page = second.open("agreements", AgreementsPage)
    assert REASON in second.texts()
    second.press(Qt.Key.Key_A, ALT)
    assert "Agreed. Rasa, Lead can do it now, once." in second.texts()

    first = sit(Role.MANAGER)
    page = first.open("agreements", AgreementsPage)
    assert "Save the table" in first.buttons()
    page.save_to(tmp_path / "no such folder" / "table.xlsx")
    first.settled()
    assert "could not be saved there" in first.texts()
    page.save_to(tmp_path / "table.xlsx")
    first.settled()
    assert "It is not encrypted" in first.texts()
    rows = list(openpyxl.load_workbook(io.BytesIO((tmp_path / "table.xlsx").read_bytes())).worksheets[0].rows)
    assert [cell.value for cell in rows[1]][2:4] == ["Верасень", "Кірыл"]
    assert "Save the table" not in first.buttons()
    page.save_to(tmp_path / "again.xlsx")
    first.settled()
    assert not (tmp_path / "again.xlsx").exists()


def test_a_refusal_is_seen_by_who_asked(centre: Centre, sit: Sit) -> None:
    with_two_leads(centre)
    desk = sit(Role.MANAGER)
    ask(desk.waystation, other_lead(desk.waystation))
    page = desk.open("agreements", AgreementsPage)
    desk.press(Qt.Key.Key_N, ALT)
    assert "Nothing waits for your agreement." in desk.texts()
    assert desk.waystation.two_persons.waiting(other_lead(desk.waystation))[0].state is Agreement.REFUSED
    assert page.isVisible()


def test_a_reason_that_is_too_short_is_told_at_its_field(sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    page = desk.open("agreements", AgreementsPage)
    page.reason.setPlainText("because")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "at least ten characters" in desk.texts()
    assert page.reason.toPlainText() == "because"


def test_who_has_no_part_in_it_has_no_such_page() -> None:
    assert roles_of("agreements") == {Role.MANAGER, Role.CASE, Role.PROTECTION_OFFICER}


def test_a_case_worker_asks_and_is_offered_nothing_to_agree_to(centre: Centre, sit: Sit) -> None:
    lead = centre.unlock(Role.MANAGER)
    user(lead, Role.CASE, "Social 1")
    ask(lead, lead.actor)
    lead.close()
    desk = sit(Role.CASE, "Social 1")
    page = desk.open("agreements", AgreementsPage)
    assert page.form.isVisible()
    assert not page.for_me.isVisible()
    assert not any(name.startswith("Agree") for name in desk.buttons())
    assert REASON not in desk.texts()


def test_what_it_looks_like(centre: Centre, sit: Sit, theme: Theme, grab: Callable[[QWidget, str], Path]) -> None:
    with_two_leads(centre)
    desk = sit(Role.MANAGER)
    lead, second = desk.waystation, other_lead(desk.waystation)
    store = next(row for row in lead.staff.users(lead.actor) if row.role is Role.STORE)
    ask(lead, second, TwoPerson.REVOKE_USER, str(store.id))
    ask(lead, second)
    ask(lead, lead.actor)
    mine = lead.two_persons.waiting(lead.actor)[0]
    lead.two_persons.agree(second, mine.id)
    desk.open("agreements", AgreementsPage)
    grab(desk.shell, "agreements-light")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.switch(application)
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, "agreements-911x512-dark")
