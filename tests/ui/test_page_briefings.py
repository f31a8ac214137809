"""Briefings in the real window: one person told by keys, a group by list and by scan, the sheet to sign."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from app.briefings.forms import BriefingTextForm
from app.forms import CountForm, PersonForm
from app.scanning import recognise
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, BriefingKind, Role
from tests.app.conftest import as_role, open_bus
from tests.ui.whole_desk import WholeDesk, sit
from ui.pages.briefings import BriefingsPage
from ui.pages.briefings.lists import Lists
from ui.pages.briefings.telling import Telling
from ui.pages.person import PersonPage
from ui.pages.person.protection_briefings import BriefingPanel
from ui.pages.person.protection_tab import ProtectionTab
from ui.theme import Theme

__all__ = ["sit"]  # a fixture
Sit = Callable[..., WholeDesk]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PEOPLE = (("Верасень", "Кірыл"), ("Журавінка", "Марыя"), ("Азярко", "Дарафей"))


def bus(desk: WholeDesk) -> None:
    """A bus of three in hand, and the rules of the house in Russian."""
    waystation = desk.waystation
    intake = as_role(waystation, Role.INTAKE)
    group = open_bus(waystation, intake)
    for family, given in PEOPLE:
        person = new_id()
        waystation.arrivals.count_in(intake, CountForm(person, group, on_list=False))
        waystation.registration.register(intake, PersonForm(person, group, family, given, name_language="be"))
    desk.shell.context.choose_group(waystation.arrivals.groups(intake)[0])
    words = "Двери закрыты с 23:00 до 6:00, звонок работает всегда.\n\nКурить можно только во дворе."
    text = BriefingTextForm(new_id(), BriefingKind.HOUSE_RULES, "ru", "Правила нашего дома", words)
    waystation.briefing_texts.save(as_role(waystation, Role.MANAGER), text)
    desk.settled()


def typed(text: str) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText(text)


def scan(page: BriefingsPage, desk: WholeDesk, name: str) -> None:
    number = desk.waystation.people.find(desk.waystation.actor, name)[0].number
    found = recognise("".join(sign for sign in number if sign.isdigit()))
    assert found is not None
    assert page.on_scan(found)
    desk.settled()


def marks(waystation: Waystation, lists: Lists) -> list[Answer]:
    assert lists.sheet is not None
    return [line.attended for line in waystation.briefings.sheet(waystation.actor, lists.sheet.briefing.id).lines]


def by_word_of_mouth(desk: WholeDesk, telling: Telling, person: UUID) -> None:
    """Without a text; its kind is chosen, its language is English when nobody says another."""
    read_out = telling.text.currentIndex()
    telling.text.setCurrentIndex(0)
    telling.setFocus()
    typed("Verasen")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return, CTRL)
    row = desk.waystation.briefings.told(desk.waystation.actor, person).rows[0]
    assert (row.kind, row.language, row.title) == (BriefingKind.LEGAL, "en", "")
    telling.text.setCurrentIndex(read_out)


def test_one_person_is_told_by_keys_and_a_group_by_list_and_scan(
    sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit(Role.MANAGER)
    bus(desk)
    page = desk.open("briefings", BriefingsPage)
    telling = page.here()
    assert isinstance(telling, Telling)
    assert "звонок" in telling.words.toPlainText()
    telling.setFocus()
    typed("Verasen")
    desk.press(Qt.Key.Key_Return)
    assert "Not told anything yet." in desk.texts()
    desk.press(Qt.Key.Key_Return, CTRL)
    person = desk.waystation.people.find(desk.waystation.actor, "Verasen")[0].id
    assert [row.title for row in desk.waystation.briefings.told(desk.waystation.actor, person).rows]
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Nobody is chosen and no group" in desk.texts()
    by_word_of_mouth(desk, telling, person)
    desk.press(Qt.Key.Key_G, ALT)
    desk.press(Qt.Key.Key_Return, CTRL)
    lists = page.here()
    assert isinstance(lists, Lists)
    assert lists.table.hasFocus()
    desk.press(Qt.Key.Key_U)
    desk.press(Qt.Key.Key_N)
    scan(page, desk, "Zhuravinka")
    assert "so far" in desk.texts()
    assert marks(desk.waystation, lists) == [Answer.YES, Answer.NO, Answer.YES]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "sheet.pdf"), ""))
    lists.table.setFocus()
    desk.press(Qt.Key.Key_P, ALT)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_what_somebody_was_told_stands_on_their_page_and_more_is_kept_there(sit: Sit) -> None:
    desk = sit(Role.MANAGER)
    bus(desk)
    person = desk.waystation.people.find(desk.waystation.actor, "Verasen")[0].id
    page = desk.open("person", PersonPage, person)
    page.sheet.tabs.choose("protection")
    desk.settled()
    tab = page.sheet.tabs.made["protection"]
    assert isinstance(tab, ProtectionTab)
    panel = tab.panel(BriefingPanel)
    assert isinstance(panel, BriefingPanel)
    panel.open_form()
    panel.fields.put({"what": panel.what.itemData(0), "interpreter": "Nadia", "understood": Answer.YES})
    panel.save()
    desk.settled()
    assert "Was there, understood" in desk.texts()
    panel.open_form()
    panel.fields.put({"what": BriefingKind.HEALTH, "language": "be"})
    panel.save()
    desk.settled()
    told = desk.waystation.briefings.told(desk.waystation.actor, person).rows
    assert [(row.kind, row.language) for row in told] == [(BriefingKind.HEALTH, "be"), (BriefingKind.HOUSE_RULES, "ru")]


def test_looks_light_dark(sit: Sit, theme: Theme, grab: Callable[[QWidget, str], Path]) -> None:
    desk = sit(Role.MANAGER)
    bus(desk)
    page = desk.open("briefings", BriefingsPage)
    telling = page.here()
    assert isinstance(telling, Telling)
    telling.take_group()
    telling.tell()
    desk.settled()
    lists = page.here()
    assert isinstance(lists, Lists)
    lists.mark(Answer.YES, Answer.YES)
    desk.settled()
    scan(page, desk, "Zhuravinka")
    telling.add(desk.waystation.people.find(desk.waystation.actor, "Verasen")[0].id)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    for size, looks in (((1366, 690), "light"), ((911, 512), "911x512-dark")):
        desk.shell.resize(*size)
        for section, name in (("telling", "briefing"), ("lists", "briefing-list")):
            page.show_section(section)
            desk.settled()
            grab(desk.shell, f"{name}-{looks}")
        theme.switch(application)
