"""A desk of any role with the whole window: the real rail and every page of the role, over a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.access import Actor
from app.forms import CountForm, PersonForm, UserForm
from app.waystation import Waystation, desks_of, unlock
from models.base import new_id
from models.codes import Role
from tests.app.conftest import FLOOR, WORDS, Centre, as_role, check_whole, open_bus
from ui.destinations import destinations, places
from ui.page import Page
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Work

NONE = Qt.KeyboardModifier.NoModifier
P = TypeVar("P", bound=Page)


@dataclass
class WholeDesk:
    shell: Shell
    waystation: Waystation
    settled: Callable[[], None]
    qtbot: QtBot

    def open(self, key: str, kind: type[P], person: UUID | None = None) -> P:
        self.shell.go(key, person)
        self.settled()
        page = self.shell.current_page()
        assert isinstance(page, kind)
        return page

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key, held)
        self.settled()

    def texts(self) -> str:
        return "\n".join(label.text() for label in self.shell.findChildren(QLabel) if label.isVisible())

    def buttons(self) -> list[str]:
        return [each.accessibleName() for each in self.shell.findChildren(QPushButton) if each.isVisible()]


@pytest.fixture
def sit(
    centre: Centre,
    work: Work,
    qtbot: QtBot,
    theme: Theme,
    shown: Callable[[QWidget], QWidget],
    settled: Callable[[], None],
) -> Iterator[Callable[..., WholeDesk]]:
    opened: list[WholeDesk] = []

    def at(role: Role, desk: str = "", width: int = 1366, height: int = 690) -> WholeDesk:
        stand_up()
        slots = {each.label: each.slot_id for each in desks_of(centre.folder)}
        waystation = unlock(centre.folder, slots[desk] if desk else centre.slots[role], WORDS)
        shell = Shell(waystation, work)
        shell.furnish(destinations(shell.context))
        shell.resize(width, height)
        shown(shell)
        settled()
        opened.append(WholeDesk(shell, waystation, settled, qtbot))
        return opened[-1]

    def stand_up() -> None:
        for desk in opened:
            desk.shell.close_pages()
            settled()
            desk.shell.hide()
        close()

    def close() -> None:
        while opened:
            waystation = opened.pop().waystation
            check_whole(waystation)
            waystation.close()

    yield at
    settled()
    close()


def roles_of(key: str) -> set[Role]:
    """The roles whose window has a page."""
    place = next(place for place in places() if place.key == key)
    return {role for role in Role if place.is_for(Actor(new_id(), role, ""))}


def user(waystation: Waystation, role: Role, desk: str) -> UUID:
    """A further user of the centre, who unlocks with the same words."""
    form = UserForm(new_id(), desk, desk, role)
    waystation.staff.add_user(waystation.actor, form, WORDS, FLOOR)
    return form.id


def somebody(waystation: Waystation, family: str = "Верасень", given: str = "Кірыл") -> UUID:
    """A person off a bus, counted and registered, with a Latin form."""
    intake, person = as_role(waystation, Role.INTAKE), new_id()
    group = open_bus(waystation, intake)
    waystation.arrivals.count_in(intake, CountForm(person, group, on_list=False))
    form = PersonForm(person, group, family, given, name_language="be")
    waystation.registration.register(intake, form)
    return person
