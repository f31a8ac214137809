"""No role is offered what would be refused: every page it has is opened, read again and given a person and a card.

What this does not cover: buttons are not pressed (many ask for a file or a printer); what they do asks the same table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget

from app.access import TABLE, Act, Actor, may
from app.forms import CountForm, PersonForm
from app.house import House
from app.scanning import recognise
from app.waystation import Waystation
from models.base import new_id
from models.codes import Role
from tests.app.conftest import Centre, as_role, open_bus
from ui.destinations import destinations, places
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Work


@dataclass
class Listener:
    """What was refused while a page was in front."""

    page: str = ""
    refused: set[tuple[str, Act]] = field(default_factory=set)


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    made, ask = Listener(), House._ask

    def listening(house: House, actor: Actor, act: Act) -> None:
        if not may(actor, act):
            made.refused.add((made.page, act))
        ask(house, actor, act)

    monkeypatch.setattr(House, "_ask", listening)
    yield made
    monkeypatch.undo()


@dataclass(frozen=True)
class Bus:
    """Two people off a bus, one of them registered."""

    registered: UUID
    number: str


def a_bus(waystation: Waystation) -> Bus:
    intake = as_role(waystation, Role.INTAKE)
    group = open_bus(waystation, intake)
    _one, two = (waystation.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False)).person for _ in "ab")
    waystation.registration.register(intake, PersonForm(two.id, group, family="Verasen", given="Kiryl"))
    return Bus(two.id, two.number)


# The other roles walk by the command of the slow tests.
BUSY = (Role.INTAKE, Role.MEDIC, Role.MANAGER, Role.CASE, Role.VOLUNTEER)


@pytest.mark.parametrize(
    "role", [each if each in BUSY else pytest.param(each, marks=pytest.mark.slow) for each in Role]
)
def test_a_place_is_shown_exactly_where_one_of_its_acts_is_allowed(role: Role) -> None:
    actor = Actor(new_id(), role, "Desk")
    for place in places():
        assert place.is_for(actor) == any(role in TABLE[act] for act in place.acts), place.key
    assert any(place.is_for(actor) and place.in_rail for place in places()), "a role without a page to begin on"


@pytest.mark.parametrize(
    "role", [each if each in BUSY else pytest.param(each, marks=pytest.mark.slow) for each in Role]
)
def test_no_page_of_a_role_asks_for_what_is_refused(
    theme: Theme,
    centre: Centre,
    work: Work,
    listener: Listener,
    shown: Callable[[QWidget], QWidget],
    settled: Callable[[], None],
    role: Role,
) -> None:
    opened = centre.unlock(Role.MEDIC if role is Role.MEDIC else Role.MANAGER)
    bus = a_bus(opened)
    waystation = replace(opened, actor=as_role(opened, role))
    shell = Shell(waystation, work)
    listener.page = "the frame"
    found = destinations(shell.context)
    shell.furnish(found)
    shell.go(found[0].key, None)
    shell.resize(1366, 768)
    shown(shell)
    settled()
    for destination in found:
        listener.page = destination.key
        walk(shell, destination.key, bus, settled)
    assert listener.refused == set()
    shell.close_pages()
    opened.close()


def walk(shell: Shell, key: str, bus: Bus, settled: Callable[[], None]) -> None:
    """Open the page, then with a person; show it a card, read again, look for somebody."""
    scan = recognise(bus.number)
    assert scan is not None
    shell.go(key, None)
    settled()
    shell.go(key, bus.registered)
    settled()
    shell.take_scan(scan)
    shell.reload()
    shell.finder.find("Verasen")
    settled()
