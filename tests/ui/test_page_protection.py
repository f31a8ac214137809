"""The protection side of a person and the first call home, in real windows by keyboard and press."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.access import TABLE, Act
from app.cases import case_form
from app.night import SITE
from app.waystation import desks_of, unlock
from models.base import new_id
from models.codes import CallState, ConsentState, Role, SafetyFlag
from tests.app.conftest import WORDS, Centre
from tests.ui.whole_desk import WholeDesk, somebody, user
from ui.pages.person import PersonPage
from ui.pages.person.call import CallCard
from ui.pages.person.protection_briefings import BriefingPanel
from ui.pages.person.protection_consents import ConsentPanel
from ui.pages.person.protection_contacts import ContactPanel
from ui.pages.person.protection_flags import FlagPanel
from ui.pages.person.protection_notice import NoticePanel
from ui.pages.person.protection_panel import ProtectionPanel
from ui.pages.person.protection_pathways import PathwayPanel
from ui.pages.person.protection_tab import ProtectionTab
from ui.pages.person.protection_threats import ThreatPanel
from ui.pages.person.protection_wishes import WishPanel
from ui.theme import Theme

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CANARY = "They asked about him at his mother's door"
Sit = Callable[..., WholeDesk]


@pytest.fixture(scope="module")
def furnished(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    folder = tmp_path_factory.mktemp("protection") / "data"
    shutil.copytree(made_once, folder)
    slot = next(desk.slot_id for desk in desks_of(folder) if desk.label == SITE.desk)
    lead = unlock(folder, slot, WORDS)
    social, person = user(lead, Role.CASE, "Social 1"), somebody(lead)
    lead.cases.assign(lead.actor, case_form(person, social))
    lead.close()
    return folder, person


@pytest.fixture
def person(centre: Centre, furnished: tuple[Path, UUID]) -> UUID:
    shutil.rmtree(centre.folder)
    shutil.copytree(furnished[0], centre.folder)
    return furnished[1]


def at_protection(desk: WholeDesk, person: UUID) -> ProtectionTab:
    page = desk.open("person", PersonPage, person)
    page.sheet.tabs.choose("protection")
    desk.settled()
    tab = page.sheet.tabs.made["protection"]
    assert isinstance(tab, ProtectionTab)
    return tab


def fill(panel: ProtectionPanel, **values: object) -> None:
    panel.open_form()
    for name, value in values.items():
        control = panel.fields.field(name).control
        if isinstance(control, QLineEdit):
            control.setText(str(value))
        elif isinstance(control, QPlainTextEdit):
            control.setPlainText(str(value))
        else:
            panel.fields.put(panel.fields.values() | {name: value})


def test_what_is_told_is_sealed_and_gone_from_the_writers_screen(person: UUID, sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    tab = at_protection(desk, person)
    panel = tab.panel(ThreatPanel)
    fill(panel, words=CANARY, about_whom="his mother")
    panel.fields.field("words").control.setFocus()
    desk.press(Qt.Key.Key_Return, CTRL)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not panel.is_open
    assert CANARY not in desk.texts()
    assert not any(CANARY in each.toPlainText() for each in tab.findChildren(QPlainTextEdit))
    assert not panel.unseal_button.isVisible()
    desk = sit(Role.CASE, "Social 1")
    tab = at_protection(desk, person)
    assert CANARY not in desk.texts()
    tab.panel(ThreatPanel).unseal_button.click()
    desk.settled()
    assert CANARY in desk.texts()
    desk.shell.go("tonight", None)
    desk.settled()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(CANARY in label.text() for label in tab.findChildren(QLabel))


def test_a_begun_form_waits_for_its_person_and_esc_gives_it_up(person: UUID, sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    tab = at_protection(desk, person)
    panel = tab.panel(ThreatPanel)
    fill(panel, words=CANARY)
    desk.shell.go("tonight", None)
    desk.settled()
    assert not any(CANARY in each.toPlainText() for each in tab.findChildren(QPlainTextEdit))
    tab = at_protection(desk, person)
    panel = tab.panel(ThreatPanel)
    panel.add_button.click()
    assert panel.fields.value("words") == CANARY
    panel.fields.field("words").control.setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert not panel.is_open
    assert desk.shell.current_page().person is not None  # type: ignore[attr-defined]
    panel.add_button.click()
    assert panel.fields.value("words") == ""


def test_one_form_is_open_at_a_time_and_one_button_is_filled(person: UUID, sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    tab = at_protection(desk, person)
    for panel in tab.panels:
        if panel.add_button.isVisible():
            panel.add_button.click()
            assert [each for each in tab.panels if each.is_open] == [panel]
            filled = [each for each in tab.findChildren(type(panel.save_button)) if each.isVisible()]
            assert sum(each.property("kind") == "primary" for each in filled) == 1


def test_a_consent_is_given_and_withdrawn(person: UUID, sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    panel = at_protection(desk, person).panel(ConsentPanel)
    fill(panel, recipient="Red Cross", state=ConsentState.GIVEN)
    panel.save()
    desk.settled()
    assert "Red Cross" in desk.texts()
    withdraw = next(each for each in panel.findChildren(type(panel.save_button)) if each.words() == "Withdraw")
    withdraw.click()
    desk.settled()
    history = desk.waystation.consents.history(desk.waystation.actor, person)
    assert [row.state for row in history] == [ConsentState.WITHDRAWN, ConsentState.GIVEN]


def test_a_mistake_stands_beside_its_field(person: UUID, sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    tab = at_protection(desk, person)
    for kind, words in ((ThreatPanel, "Nothing is written down"), (ContactPanel, "neither a name nor a number"),
                        (WishPanel, "No place is named")):  # fmt: skip
        panel = tab.panel(kind)
        panel.add_button.click()
        panel.save()
        desk.settled()
        assert words in desk.texts()
        assert panel.is_open


def test_the_notice_is_noted_and_its_text_read(person: UUID, sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    panel = at_protection(desk, person).panel(NoticePanel)
    assert isinstance(panel, NoticePanel)
    panel.add_button.click()
    panel.save()
    desk.settled()
    assert desk.waystation.notices.sheet(desk.waystation.actor, person).short_at is not None
    panel.language.choose(1)
    panel.turn_text()
    desk.settled()
    assert "Што мы пра вас запісваем" in desk.texts()
    assert panel.draft.isVisible()
    panel.turn_text()
    assert not panel.text.isVisible()


def test_a_flag_is_set_by_the_lead_and_lifted_with_who_said_so(person: UUID, sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    panel = at_protection(desk, person).panel(FlagPanel)
    assert isinstance(panel, FlagPanel)
    before = len(desk.waystation.safety.flags(desk.waystation.actor, person))
    fill(panel, code=SafetyFlag.PHONE_RISK, reason=CANARY)
    panel.save()
    desk.settled()
    rows = desk.waystation.safety.flags(desk.waystation.actor, person)
    assert len(rows) == before + 1
    assert "Mention the risk of phones before each call." in desk.texts()
    assert CANARY not in desk.texts()
    panel.unseal_button.click()
    desk.settled()
    assert any(CANARY in label.text() for label in panel.findChildren(QLabel))
    newest = next(row for row in rows if row.code is SafetyFlag.PHONE_RISK)
    panel.begin_lifting(newest)
    panel.lift()
    desk.settled()
    assert "A flag is lifted with a reason" in desk.texts()
    panel.lift_fields.put({"said_by": "the person", "because": "The telephone is new"})
    panel.lift()
    desk.settled()
    row = next(row for row in desk.waystation.safety.flags(desk.waystation.actor, person) if row.id == newest.id)
    assert row.lifted_at is not None


def test_intake_sets_the_cautious_ones_with_one_press(person: UUID, sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    for row in desk.waystation.safety.flags(desk.waystation.actor, person):
        from app.safety import LiftForm

        desk.waystation.safety.lift(desk.waystation.actor, LiftForm(row.id, "said so", "the person"))
    desk = sit(Role.INTAKE)
    panel = at_protection(desk, person).panel(FlagPanel)
    assert isinstance(panel, FlagPanel)
    assert not panel.add_button.isVisible()
    panel.be_cautious(SafetyFlag.NO_MEDIA)
    desk.settled()
    assert "No photos, no media, no public lists." in desk.texts()


def test_pathways_are_the_leads_list_and_the_case_workers_talk(person: UUID, sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    panel = at_protection(desk, person).panel(PathwayPanel)
    fill(panel, name="Family reunion", refer_to="the legal desk")
    panel.save()
    desk.settled()
    assert "Family reunion" in desk.texts()
    desk = sit(Role.CASE, "Social 1")
    panel = at_protection(desk, person).panel(PathwayPanel)
    fill(panel, note="Asked about a sister")
    panel.save()
    desk.settled()
    assert isinstance(panel, PathwayPanel)
    panel.unseal_button.click()
    desk.settled()
    assert "Asked about a sister" in desk.texts()


def test_contacts_are_opened_and_made_reachable_by_the_case_worker(person: UUID, sit: Sit) -> None:
    desk = sit(Role.CASE, "Social 1")
    panel = at_protection(desk, person).panel(ContactPanel)
    assert isinstance(panel, ContactPanel)
    fill(panel, name="Ганна Верасень", phone="029 1234567")
    panel.read_number()
    assert "kept as typed" in desk.texts()
    panel.fields.put(panel.fields.values() | {"country": "BY"})
    panel.read_number()
    assert panel.fields.field("phone").hint.text().startswith("+375")
    panel.save()
    desk.settled()
    assert "1 contact is sealed here." in desk.texts()
    assert "Ганна Верасень" not in desk.texts()
    panel.unseal_button.click()
    desk.settled()
    assert "Ганна Верасень" in desk.texts()
    next(each for each in panel.findChildren(type(panel.save_button)) if each.words() == "Reachable: no").click()
    desk.settled()
    assert "Reachable: yes" in [
        each.words() for each in panel.findChildren(type(panel.save_button)) if each.isVisible()
    ]


def test_alt_h_says_offered_then_made_on_every_side(person: UUID, sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    page = desk.open("person", PersonPage, person)
    card = next(panel for panel in page.panels if isinstance(panel, CallCard))
    page.setFocus()
    desk.press(Qt.Key.Key_H, ALT)
    calls = desk.waystation.first_calls
    assert calls.sheet(desk.waystation.actor, person).state is CallState.OFFERED
    assert card.following.words() == "Made"
    page.sheet.tabs.choose("protection")
    desk.settled()
    desk.press(Qt.Key.Key_H, ALT)
    assert calls.sheet(desk.waystation.actor, person).state is CallState.MADE
    desk.press(Qt.Key.Key_Z, CTRL)
    assert calls.sheet(desk.waystation.actor, person).state is CallState.OFFERED


@pytest.mark.parametrize("role", [Role.MEDIC, Role.STORE])
def test_other_roles_see_no_more_than_they_may(person: UUID, sit: Sit, role: Role) -> None:
    desk = sit(role)
    if role not in TABLE[Act.OPEN_PERSON]:
        assert "person" not in desk.shell._destinations
        return
    tab = at_protection(desk, person)
    assert {type(panel) for panel in tab.panels} == {FlagPanel, ThreatPanel, BriefingPanel}
    sealed = [panel for panel in tab.panels if not isinstance(panel, BriefingPanel)]
    assert not any(panel.unseal_button.isVisible() for panel in sealed)  # type: ignore[attr-defined]


def test_what_it_looks_like(person: UUID, sit: Sit, theme: Theme, grab: Callable[[QWidget, str], Path]) -> None:
    desk = sit(Role.CASE, "Social 1")
    from app.wishes import WishForm

    desk.waystation.wishes.say(desk.waystation.actor, WishForm(new_id(), person, "Poland, a sister in Gdańsk"))
    tab = at_protection(desk, person)
    grab(desk.shell, "protection-light")
    tab.panel(ConsentPanel).open_form()
    desk.settled()
    grab(desk.shell, "protection-form")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.switch(application)
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, "protection-911x512-dark")
    theme.switch(application)
    desk.shell.resize(1366, 690)
    page = desk.open("person", PersonPage, person)
    page.sheet.tabs.choose("overview")
    desk.settled()
    grab(desk.shell, "person-call")


def test_alt_h_at_the_intake_desk(person: UUID, sit: Sit) -> None:
    from ui.pages.intake import IntakePage

    desk = sit(Role.INTAKE)
    page = desk.open("intake", IntakePage, person)
    calls = desk.waystation.first_calls
    page.frame.form.setFocus()
    desk.press(Qt.Key.Key_H, ALT)
    assert calls.sheet(desk.waystation.actor, person).state is CallState.OFFERED
    desk.press(Qt.Key.Key_H, ALT)
    assert calls.sheet(desk.waystation.actor, person).state is CallState.MADE
    page.open_fresh()
    desk.press(Qt.Key.Key_H, ALT)
    assert "no call was noted" in desk.texts()


def test_the_first_page_counts_the_calls(person: UUID, sit: Sit) -> None:
    from app.first_call import CallForm

    desk = sit(Role.INTAKE)
    desk.shell.go("tonight", None)
    desk.settled()
    assert "First call: 1 not yet asked." in desk.texts()
    desk.waystation.first_calls.record(desk.waystation.actor, CallForm(new_id(), person, CallState.DECLINED))
    desk.shell.go("intake", None)
    desk.shell.go("tonight", None)
    desk.settled()
    assert "First call: 1 declined." in desk.texts()


def test_what_was_told_and_begun_is_sealed_at_the_lock(person: UUID, sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    tab = at_protection(desk, person)
    fill(tab.panel(ThreatPanel), words=CANARY)
    fill(tab.panel(WishPanel), place="Poland")
    desk = sit(Role.CASE, "Social 1")
    actor = desk.waystation.actor
    assert [row.words for row in desk.waystation.threats.told(actor, person)] == [CANARY]
    assert desk.waystation.wishes.history(actor, person) == ()


def test_where_a_queue_can_see_there_is_only_the_hand(person: UUID, sit: Sit) -> None:
    from app.safety import FlagForm
    from app.safety_words import INSTRUCTIONS
    from ui.pages.person.protection_words import flag_names
    from ui.pages.supplies import SuppliesPage

    desk = sit(Role.MANAGER)
    for code in set(SafetyFlag) - {SafetyFlag.KEEP_APART}:
        desk.waystation.safety.raise_flag(desk.waystation.actor, FlagForm(new_id(), person, code))
    desk = sit(Role.STORE)
    page = desk.open("supplies", SuppliesPage, person)
    assert page.result._hand.isVisible()
    told = desk.texts() + "".join(each.toolTip() for each in desk.shell.findChildren(QWidget))
    assert not any(words in told for words in (*INSTRUCTIONS.values(), *flag_names().values()))


def test_enter_walks_a_form_and_the_field_under_the_hands_is_in_sight(person: UUID, sit: Sit) -> None:
    desk = sit(Role.INTAKE, width=911, height=512)
    tab = at_protection(desk, person)
    panel = tab.panel(ContactPanel)
    panel.add_button.click()
    desk.settled()
    area = tab.parentWidget()
    for control in panel.fields.controls()[:-1]:
        focus = QApplication.focusWidget()
        assert focus is control or (focus is not None and control.isAncestorOf(focus))
        top = focus.mapTo(area, focus.rect().topLeft()).y()
        assert top >= 0
        assert top + focus.height() <= area.height()
        desk.press(Qt.Key.Key_Return)
