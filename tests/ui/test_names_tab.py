"""The side Names of a person in the real window, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from models.codes import DataSource, NameKind, Role
from tests.ui.whole_desk import NONE, WholeDesk, somebody, user
from ui.pages.person.names_tab import NamesTab
from ui.pages.person.page import PersonPage
from ui.theme import Theme

CTRL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return


def write(text: str) -> None:
    for sign in text:
        QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(QEvent.Type.KeyPress, 0, NONE, sign))


def names_tab(desk: WholeDesk) -> NamesTab:
    page = desk.open("person", PersonPage, somebody(desk.waystation))
    page.sheet.tabs.choose("names")
    desk.settled()
    made = page.sheet.tabs.made["names"]
    assert isinstance(made, NamesTab)
    return made


def spelled(tab: NamesTab) -> list[str]:
    assert tab.sheet is not None
    return [row.form.as_written for row in tab.sheet.rows]


def test_a_name_is_added_by_keyboard_and_the_latin_form_confirmed(
    sit: Callable[..., WholeDesk],
    grab: Callable[[QWidget, str], Path],
    theme: Theme,
    qapp: QApplication,
) -> None:
    desk = sit(Role.INTAKE)
    tab = names_tab(desk)
    assert "Confirm Verasen Kiryl: Верасень Кірыл" in desk.buttons()
    tab.card.lines["family"].setFocus()
    write("Веросень")
    desk.press(ENTER)
    write("Кирилл")
    assert tab.card.latin.text() == "Suggested in Latin letters: Verosen Kirill"
    tab.card.kind.setCurrentIndex(tab.card.kind.findData(NameKind.DOCUMENT))
    tab.card.source.setCurrentIndex(tab.card.source.findData(DataSource.DOCUMENT))
    desk.press(ENTER, CTRL)
    assert spelled(tab) == ["Верасень Кірыл", "Веросень Кирилл"]
    button = next(each for each in tab.findChildren(QWidget) if each.accessibleName().startswith("Confirm Verasen"))
    button.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert tab.sheet is not None
    assert [row.form.as_written for row in tab.sheet.rows if row.latin] == ["Verasen Kiryl"]
    grab(desk.shell, "person-names-light")
    theme.switch(qapp)
    grab(desk.shell, "person-names-dark")
    theme.switch(qapp)
    desk.shell.resize(911, 512)
    grab(desk.shell, "person-names-911x512")


def test_a_slip_is_corrected_and_another_name_stands_first(sit: Callable[..., WholeDesk]) -> None:
    desk = sit(Role.INTAKE)
    tab = names_tab(desk)
    assert tab.sheet is not None
    tab.card.correct(tab.sheet.rows[0].form)
    tab.card.lines["family"].selectAll()
    write("Верасні")
    desk.press(ENTER, CTRL)
    assert spelled(tab) == ["Верасні Кірыл"]
    write("Werasen")
    desk.press(ENTER, CTRL)
    first = next(each for each in tab.findChildren(QWidget) if each.accessibleName() == "Let it stand first: Werasen")
    first.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert spelled(tab) == ["Werasen", "Верасні Кірыл"]


def test_an_empty_name_is_refused_beside_its_field(sit: Callable[..., WholeDesk]) -> None:
    desk = sit(Role.INTAKE)
    tab = names_tab(desk)
    tab.card.lines["family"].setFocus()
    desk.press(ENTER, CTRL)
    assert "There is no name here" in desk.texts()
    assert tab.card.lines["family"].hasFocus()


def test_a_legal_adviser_reads_and_does_not_write(sit: Callable[..., WholeDesk]) -> None:
    lead = sit(Role.MANAGER).waystation
    person = somebody(lead)
    user(lead, Role.LEGAL, "Legal")
    desk = sit(Role.LEGAL, desk="Legal")
    page = desk.open("person", PersonPage, person)
    page.sheet.tabs.choose("names")
    desk.settled()
    tab = page.sheet.tabs.made["names"]
    assert isinstance(tab, NamesTab)
    assert spelled(tab) == ["Верасень Кірыл"]
    assert tab.card.isHidden()
    assert not [name for name in desk.buttons() if "Верасень" in name]
