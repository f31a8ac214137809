"""A laptop dies in the night. A second one, on which nothing was ever set up, takes over from the stick."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.card_forms import CardPrintForm
from app.copies import MEDIUM_FOLDER
from app.copy_folder import copies_in
from app.forms import GroupForm, PersonForm
from app.night import SITE
from app.waystation import Waystation, first_run, utc_now
from models.base import new_id
from models.codes import GroupKind, Role
from tests.app.conftest import WORDS, as_role, check_whole
from tests.journeys.hands import CTRL, ENTER, FLOOR, Hands
from tests.printing.reading import text
from ui.pages.copies import CopiesPage
from ui.pages.first_run import FirstRunPage
from ui.pages.restore import RestorePage
from ui.shell import Shell

NAMES = ("Верасень", "Крыжовік", "Шыпшынка", "Журавінка", "Ляшчынка")
CLICKS, KEYS = 3, len(WORDS)
SECONDS_A_STEP = 20  # reading a page and finding its button, unhurried


class CountingHands(Hands):
    """Somebody whose every click and key is counted."""

    clicks = keys = 0

    def click(self, widget: QWidget) -> None:
        self.clicks += 1
        super().click(widget)

    def _sign(self, sign: str, key: int = 0) -> None:
        self.keys += 1
        super()._sign(sign, key)


def register(waystation: Waystation, *names: str) -> list[str]:
    intake = as_role(waystation, Role.INTAKE)
    form = GroupForm(new_id(), "Bus 2", GroupKind.BUS, len(names), utc_now())
    group = waystation.arrivals.open_group(intake, form).id
    forms = [PersonForm(new_id(), group, name) for name in names]
    return [waystation.registration.register(intake, form).number for form in forms]


def everybody(waystation: Waystation) -> set[tuple[str, str]]:
    intake = as_role(waystation, Role.INTAKE)
    groups = waystation.arrivals.groups(intake)
    return {(row.name.family, row.number) for group in groups for row in waystation.arrivals.list_of(intake, group.id)}


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def before(qapp: QApplication, tmp_path: Path, stick: Path) -> set[tuple[str, str]]:
    """Laptop one: five people, the stick chosen at the page of copies, and then the laptop is gone."""
    folder = tmp_path / "one"
    waystation = first_run(folder, SITE, passphrase=WORDS, cost=FLOOR).waystation
    register(waystation, *NAMES)
    people = everybody(waystation)
    waystation.close()
    hands = Hands(qapp, folder)
    hands.unlock(SITE.desk, WORDS)
    page = hands.page("copies", CopiesPage)
    assert isinstance(page, CopiesPage)
    hands.write(str(stick), page.path)
    hands.press(ENTER, on=page.path)
    hands.settle()
    assert "safe to remove" in page.banner.words.text()
    assert hands.shell().strip._copy.text().endswith("on the second medium just now")
    hands.close()
    shutil.rmtree(folder)
    assert copies_in(stick / MEDIUM_FOLDER)
    return people


def test_the_second_laptop_goes_on_from_the_stick(
    before: set[tuple[str, str]], qapp: QApplication, tmp_path: Path, stick: Path
) -> None:
    hands = CountingHands(qapp, tmp_path / "two", lambda: (stick,))
    hands.click(hands.see(FirstRunPage).restore)
    page = hands.see(RestorePage)
    hands.settle()
    hands.write(WORDS, page.words)
    hands.click(page.look)
    hands.settle()
    assert "nothing is lost here" in page.loss.text(), (page.banner.words.text(), page.words.text(), page.desk.count())
    number = int(page.number.text())
    hands.click(page.bring)
    hands.see(Shell)
    hands.settle()
    assert (hands.clicks, hands.keys) == (CLICKS, KEYS)
    assert hands.clicks * SECONDS_A_STEP + hands.keys < 5 * 60
    waystation = hands.shell()._waystation
    assert everybody(waystation) == before
    assert waystation.station_number() == number != SITE.station
    assert "Last copy just now" in hands.shell().strip._copy.text()
    goes_on(hands, waystation, number)
    hands.close()
    assert hands.strays.seen == []


def goes_on(hands: CountingHands, waystation: Waystation, number: int) -> None:
    """People registered from now on, and their papers, carry the new number; the old ones keep theirs."""
    (printed,) = register(waystation, "Ручаёк")
    assert printed.startswith(f"{number:03d}-00001-")
    intake = as_role(waystation, Role.INTAKE)
    newest = next(group for group in waystation.arrivals.groups(intake) if group.expected == 1)
    paper = waystation.card_acts.print_cards(intake, CardPrintForm(newest.id)).draw(lambda _done, _total: True)
    assert printed in text(paper)
    hands.press(Qt.Key.Key_Return, held=CTRL, on=hands.page("copies", CopiesPage))
    hands.settle()
    check_whole(waystation)
