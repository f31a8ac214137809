"""Tonight with a real night behind it: counts in a sentence, queues, absences, the next best step."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.forms import AbsenceForm, CountForm, GroupForm
from app.ids import new_id
from app.importing import list_form
from app.night import demo_list
from app.rows import Counts
from app.waystation import Waystation, utc_now
from models.codes import AbsenceReason, ActNow, Arrival, GroupKind, Role, Sex, Triage
from models.person import Person
from tests.app.conftest import Centre
from tests.app.two_laptops import Laptops
from ui.destinations import destinations
from ui.pages.conflicts import ConflictsPage
from ui.pages.tonight import TonightPage
from ui.pages.tonight.sentences import sum_sentence
from ui.shell import Shell
from ui.theme import Theme
from ui.work import Work

Settled = Callable[[], None]
Shown = Callable[[QWidget], QWidget]
Grab = Callable[[QWidget, str], Path]


@pytest.fixture
def manager(centre: Centre) -> Iterator[Waystation]:
    waystation = centre.unlock(Role.MANAGER)
    yield waystation
    waystation.close()


@pytest.fixture
def shell(qtbot: QtBot, manager: Waystation, work: Work, theme: Theme, shown: Shown) -> Shell:
    made = Shell(manager, work)
    made.furnish(destinations(made.context))
    made.resize(1366, 768)
    shown(made)
    return made


def bus_with_list(waystation: Waystation) -> None:
    """52 listed, two not here, all others but the last three counted in by the colour seen."""
    form = GroupForm(new_id(), "Bus 2", GroupKind.BUS, 52, utc_now())
    waystation.arrivals.open_group(waystation.actor, form)
    waystation.lists.import_list(waystation.actor, list_form(form.id, demo_list()))
    rows = waystation.arrivals.list_of(waystation.actor, form.id)
    for row in rows[:2]:
        waystation.arrivals.mark_absent(waystation.actor, AbsenceForm(row.id, AbsenceReason.NOT_ON_BUS))
    for row in rows[2:-3]:
        triage = Triage.RED if ActNow.DOCTOR_NOW in row.acts_now else Triage.GREEN
        waystation.arrivals.count_in(waystation.actor, CountForm(row.id, form.id, on_list=True, triage=triage))
    extra = CountForm(new_id(), form.id, on_list=False, triage=Triage.YELLOW, doctor_now=True)
    waystation.arrivals.count_in(waystation.actor, extra)


def tonight(shell: Shell, settled: Settled) -> TonightPage:
    settled()
    shell.go("tonight", None)
    settled()
    page = shell.current_page()
    assert isinstance(page, TonightPage)
    return page


def no_sideways(page: QWidget) -> bool:
    return all(area.horizontalScrollBar().maximum() == 0 for area in page.findChildren(QScrollArea))


def test_the_sum_is_said_in_plural_forms() -> None:
    counts = Counts(52, 51, 51, 50, 1, 1, 0, 0, 0, 0, 0)
    assert sum_sentence(counts) == (
        "51 counted = 50 from the list + 1 who was not on the list. 1 on the list did not arrive."
    )
    more = Counts(52, 52, 50, 48, 2, 0, 4, 0, 0, 0, 0)
    assert sum_sentence(more).startswith("50 counted = 48 from the list + 2 who were not on the list.")
    assert sum_sentence(Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) == "Nobody is counted in yet."


def test_an_empty_laptop_offers_a_group(shell: Shell, settled: Settled, grab: Grab, qtbot: QtBot) -> None:
    page = tonight(shell, settled)
    grab(shell, "tonight-empty")
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert shell.current_page() is shell.page("new_group")


def test_a_bus_in_light_dark_and_narrow(
    manager: Waystation, shell: Shell, settled: Settled, grab: Grab, theme: Theme, qapp: QApplication
) -> None:
    bus_with_list(manager)
    shell._load_groups(None)
    page = tonight(shell, settled)
    assert page.title.text().startswith("Bus 2, arrived")
    assert "48 counted = 47 from the list + 1 who was not on the list." in page.sentence.text()
    assert "3 on the list are not counted yet." in page.sentence.text()
    assert re.fullmatch(r"Last saved \d\d:\d\d: counted somebody in\.", page.saved.text())
    assert not page.queues.rows["health"].button.isVisible()
    grab(shell, "tonight-light")
    assert no_sideways(page)
    theme.switch(qapp)
    grab(shell, "tonight-dark")
    shell.resize(911, 512)
    settled()
    grab(shell, "tonight-150")
    assert shell.width() == 911
    assert no_sideways(page)


def test_a_reason_is_chosen_and_kept(manager: Waystation, shell: Shell, settled: Settled, qtbot: QtBot) -> None:
    bus_with_list(manager)
    shell._load_groups(None)
    page = tonight(shell, settled)
    person, choice = next(iter(page.absent.choices.items()))
    assert isinstance(choice, QComboBox)
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    settled()
    group = shell.context.group()
    assert group is not None
    rows = manager.arrivals.list_of(manager.actor, group.id)
    row = next(row for row in rows if row.id == person)
    assert row.arrival is Arrival.NOT_ARRIVED
    assert row.absence is AbsenceReason.REFUSED_TO_LEAVE


def test_the_store_sees_numbers_but_no_absent_names(
    centre: Centre, work: Work, theme: Theme, shown: Shown, settled: Settled, grab: Grab
) -> None:
    waystation = centre.unlock(Role.MANAGER)
    bus_with_list(waystation)
    waystation.close()
    store = centre.unlock(Role.STORE)
    shell = Shell(store, work)
    shell.furnish(destinations(shell.context))
    shell.resize(1366, 768)
    shown(shell)
    page = tonight(shell, settled)
    assert page.absent.choices == {}
    assert page.absent.isVisible()
    assert shell.page("door") is None
    grab(shell, "tonight-store")
    store.close()


def test_what_two_laptops_wrote_differently_is_told_where_there_is_any(
    shell: Shell, manager: Waystation, settled: Settled, tmp_path: Path
) -> None:
    group = GroupForm(new_id(), "Bus 2", GroupKind.BUS, 1, utc_now())
    manager.arrivals.open_group(manager.actor, group)
    shell._load_groups(None)
    page = tonight(shell, settled)
    assert page.versions.isHidden()
    laptops = Laptops(manager, tmp_path)
    laptops.differ(Person, laptops.person(group.id), {"sex": Sex.FEMALE}, {"sex": Sex.MALE})
    laptops.close()
    page.reload()
    settled()
    assert not page.versions.isHidden()
    assert page.versions.accessibleName() == "1 field with two versions"
    page.versions.click()
    settled()
    assert isinstance(shell.current_page(), ConflictsPage)
