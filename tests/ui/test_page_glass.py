"""The lead opens what the medics released, with a reason; the medics see that and say so. In real windows."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.check_forms import Allergy, CheckForm, Medicine
from app.waystation import Waystation
from models.base import new_id
from models.codes import Instruction, ListState, Role
from tests.app.conftest import Centre
from tests.ui.whole_desk import WholeDesk, roles_of, somebody
from ui.pages.glass import GlassPage
from ui.pages.person import PersonPage
from ui.pages.person.emergency import EmergencyCard
from ui.theme import Theme

REASON = "Found unconscious in room 4"
PENICILLIN = "penicillin, swelling of the face and of the tongue within minutes"
ALT = Qt.KeyboardModifier.AltModifier
Sit = Callable[..., WholeDesk]


def sign(medic: Waystation, person: UUID) -> None:
    form = CheckForm(
        new_id(),
        person,
        allergies_state=ListState.LIST,
        allergies=(Allergy(PENICILLIN),),
        medicines_state=ListState.LIST,
        medicines=(Medicine("Инсулин гларгин", "insulin glargine", "12 units at night", "yesterday", 1),),
        note="not for the lead",
        instructions=(Instruction.FRIDGE, Instruction.DIET_DIABETIC),
    )
    medic.health.sign_check(medic.actor, form)


def signed(centre: Centre) -> UUID:
    medic = centre.unlock(Role.MEDIC)
    person = somebody(medic)
    sign(medic, person)
    medic.close()
    return person


def card(desk: WholeDesk, person: UUID) -> EmergencyCard:
    page = desk.open("person", PersonPage, person)
    return next(panel for panel in page.panels if isinstance(panel, EmergencyCard))


def break_it(desk: WholeDesk, panel: EmergencyCard, reason: str = REASON) -> None:
    panel.reason.setFocus()
    desk.qtbot.keyClicks(panel.reason, reason)
    desk.press(Qt.Key.Key_Return)


def test_the_lead_types_a_reason_and_reads_it_whole(centre: Centre, sit: Sit) -> None:
    person = signed(centre)
    desk = sit(Role.MANAGER)
    panel = card(desk, person)
    assert PENICILLIN not in desk.texts()
    assert "the medics will see it" in desk.texts()
    break_it(desk, panel, "too short")
    assert "ten characters" in desk.texts()
    assert not panel.extract.isVisible()
    panel.reason.clear()
    break_it(desk, panel)
    for words in (PENICILLIN, "Инсулин гларгин", "12 units at night", "Fridge place", "Lina, Health"):
        assert words in desk.texts()
    assert "not for the lead" not in desk.texts()


def to_another(desk: WholeDesk, panel: EmergencyCard) -> None:
    desk.open("person", PersonPage, somebody(desk.waystation, "Другая", "Ганна"))


def to_another_page(desk: WholeDesk, panel: EmergencyCard) -> None:
    desk.shell.go("tonight", None)


def to_the_list(desk: WholeDesk, panel: EmergencyCard) -> None:
    desk.open("person", PersonPage).show_list()


def by_its_button(desk: WholeDesk, panel: EmergencyCard) -> None:
    panel.away_button.click()


def test_it_goes_away_with_the_person_and_with_the_page(centre: Centre, sit: Sit) -> None:
    person = signed(centre)
    desk = sit(Role.MANAGER)
    for leave in (to_another, to_another_page, to_the_list, by_its_button):
        panel = card(desk, person)
        break_it(desk, panel)
        assert panel.extract.isVisible(), leave
        leave(desk, panel)
        desk.settled()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not any("penicillin" in label.text() for label in panel.findChildren(QLabel)), leave
        assert panel.extract.isHidden(), leave


def test_an_answer_that_comes_after_the_page_was_left_is_not_shown(centre: Centre, sit: Sit) -> None:
    person = signed(centre)
    desk = sit(Role.MANAGER)
    panel = card(desk, person)
    panel.reason.setText(REASON)
    panel.open()
    desk.shell.go("tonight", None)
    desk.settled()
    assert not any("penicillin" in label.text() for label in panel.findChildren(QLabel))
    assert panel.extract.isHidden()


def test_where_nothing_was_released_nothing_is_offered(sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    panel = card(desk, somebody(desk.waystation))
    assert "Health has released nothing" in desk.texts()
    assert not panel.field.isVisible()
    assert not panel.open_button.isVisible()


def test_a_medic_has_no_such_panel(centre: Centre, sit: Sit) -> None:
    person = signed(centre)
    panels = sit(Role.MEDIC).open("person", PersonPage, person).panels
    assert not any(isinstance(panel, EmergencyCard) for panel in panels)


def test_the_medics_see_it_and_say_so_with_a_key(centre: Centre, sit: Sit) -> None:
    person = signed(centre)
    lead = centre.unlock(Role.MANAGER)
    for _ in range(2):
        lead.glass.open(lead.actor, person, REASON)
    lead.close()
    desk = sit(Role.MEDIC)
    page = desk.open("glass", GlassPage)
    assert "2 not seen yet" in desk.texts()
    assert desk.texts().count(REASON) == 2
    desk.press(Qt.Key.Key_S, ALT)
    assert "1 not seen yet" in desk.texts()
    assert "Seen by Lina, Health" in desk.texts()
    desk.press(Qt.Key.Key_S, ALT)
    desk.press(Qt.Key.Key_S, ALT)
    assert "not seen yet" not in desk.texts()
    assert not page.banner.isVisible()


def test_a_long_reason_is_shown_to_its_end(centre: Centre, sit: Sit) -> None:
    person, reason = signed(centre), "He fell on the stairs and does not answer. " * 6 + "THE END"
    lead = centre.unlock(Role.MANAGER)
    for _ in range(6):
        lead.glass.open(lead.actor, person, reason)
    lead.close()
    desk = sit(Role.MEDIC, width=911, height=512)
    page = desk.open("glass", GlassPage)
    lines = [label for label in page.findChildren(QLabel) if label.text().endswith("THE END")]
    assert len(lines) == 6
    desk.qtbot.waitUntil(lambda: all(line.height() >= line.heightForWidth(line.width()) for line in lines))


def test_the_page_is_for_those_who_look_after_it() -> None:
    assert roles_of("glass") == {Role.MEDIC, Role.PROTECTION_OFFICER}


def test_what_it_looks_like(centre: Centre, sit: Sit, theme: Theme, grab: Callable[[QWidget, str], Path]) -> None:
    person, application = signed(centre), QApplication.instance()
    assert isinstance(application, QApplication)
    desk = sit(Role.MANAGER)
    panel = card(desk, person)
    grab(desk.shell, "emergency-ask")
    break_it(desk, panel)
    grab(desk.shell, "emergency-light")
    theme.switch(application)
    grab(desk.shell, "emergency-dark")
    desk.shell.resize(911, 512)
    desk.settled()
    desk.open("person", PersonPage, person).sheet.area.ensureWidgetVisible(panel)
    grab(desk.shell, "emergency-911x512")
    theme.switch(application)
    desk = sit(Role.MEDIC)
    desk.open("glass", GlassPage)
    grab(desk.shell, "glass-light")
    desk.press(Qt.Key.Key_S, ALT)
    theme.switch(application)
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, "glass-911x512-dark")
