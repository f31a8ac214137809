"""The night of the bus, whole, through the real windows: 52 on the list, one not arrived, one pair alike."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.access import Actor
from app.night import demo_list
from app.rows import Counts, PersonRow
from app.scanning import recognise
from models.codes import Arrival, Role, Triage
from models.values.number import PersonNumber
from printing.data import Printed
from tests.journeys.hands import ALT, CTRL, ENTER, Hands
from tests.journeys.papers_read_back import assert_codes, assert_names
from tests.printing.reading import codes, text
from ui.pages.door import DoorPage
from ui.pages.health import HealthPage
from ui.pages.intake import IntakePage
from ui.pages.letters import LettersPage
from ui.pages.lists import GroupPage, ListPage, RemarksPage
from ui.pages.papers import PapersPage, output
from ui.pages.person import PersonPage

ROOT = Path(__file__).resolve().parents[2]
BLANKS, KILLED_AFTER = 10, 17
ABSENT, COUNTED = 45, 51
NOTE = "Old cough, worse at night"


class Night:
    """The acts of the night, in order; each is done by hand."""

    def __init__(self, hands: Hands, list_file: Path) -> None:
        self.hands, self.list_file = hands, list_file

    # What is true

    def rows(self) -> tuple[PersonRow, ...]:
        waystation = self.hands.window.waystation
        assert waystation is not None
        group = waystation.arrivals.groups(waystation.actor)[0]
        return waystation.arrivals.list_of(waystation.actor, group.id)

    def here(self) -> list[PersonRow]:
        return [row for row in self.rows() if row.arrival is Arrival.COUNTED]

    def counts(self) -> Counts:
        waystation = self.hands.window.waystation
        assert waystation is not None
        group = waystation.arrivals.groups(waystation.actor)[0]
        return waystation.tonight.board(waystation.actor, group.id).counts

    def actor(self) -> Actor:
        assert self.hands.window.waystation is not None
        return self.hands.window.waystation.actor

    # What is done

    def open_the_group(self) -> None:
        page = self.hands.page("new_group", GroupPage)
        assert isinstance(page, GroupPage)
        self.hands.write("Bus 2", page.name)
        self.hands.write("52", page.expected)
        self.hands.press(ENTER, held=CTRL)
        self.hands.settle()

    def import_the_list(self) -> str:
        page = self.hands.page("lists", ListPage)
        assert isinstance(page, ListPage)
        page.open_path(self.list_file)
        self.hands.settle()
        assert page.model.rowCount() == 52
        self.hands.press(ENTER, held=CTRL, on=page.table)
        self.hands.settle()
        return page.result.text()

    def confirm_the_remarks(self) -> None:
        page = self.hands.page("remarks", RemarksPage)
        assert isinstance(page, RemarksPage)
        assert page.model.rowCount() == 43
        self.hands.press(Qt.Key.Key_A, held=ALT, on=page.view)
        self.hands.press(ENTER, held=CTRL, on=page.view)
        self.hands.settle()

    def print_blank_cards(self) -> list[str]:
        """Ten numbered cards ahead; their short codes as a scanner reads them off the paper."""
        page = self.hands.page("papers", PapersPage)
        assert isinstance(page, PapersPage)
        page.choices.count.setValue(BLANKS)
        self.hands.press(Qt.Key.Key_B, held=ALT)
        self.hands.settle()
        paper = Printed(page.view.pdf, (), page.view.page_count())
        found = [scan.value for digits in codes(paper, 1, 203) if (scan := recognise(digits))]
        assert len(found) == BLANKS
        return found

    def scan_the_first(self, blanks: list[str]) -> None:
        """The first ten by the scan of a blank card."""
        page = self.hands.page("door", DoorPage)
        page.setFocus()
        for code in blanks:
            self.hands.press(Qt.Key.Key_G)
            self.hands.scan(code)

    def sweep_the_rest(self) -> None:
        """A colour and Enter each."""
        page = self.hands.page("door", DoorPage)
        assert isinstance(page, DoorPage)
        page.setFocus()
        colours = (Qt.Key.Key_G, Qt.Key.Key_Y, Qt.Key.Key_R)
        for place in range(self.counts().open):
            self.hands.press(colours[place % 3], ENTER)
            self.hands.settle()

    def register_everybody(self) -> None:
        page = self.hands.page("intake", IntakePage)
        assert isinstance(page, IntakePage)
        for _person in range(51):
            self.hands.press(ENTER, held=CTRL)
            self.hands.settle()

    def see_the_likely_double(self) -> int:
        """Open the first of the pair: the other one stands at the right."""
        page = self.hands.page("intake", IntakePage)
        assert isinstance(page, IntakePage)
        first = next(row for row in self.rows() if row.list_position == 1)
        page.open_for(first.id)
        self.hands.settle()
        self.hands.until(lambda: page.frame.doubles.count() > 0, "somebody alike is shown")
        return page.frame.doubles.count()

    def check_everybody(self) -> PersonRow:
        """The first in the queue with a whole check, the others with three keys. Returns the first."""
        page = self.hands.page("health", HealthPage)
        assert isinstance(page, HealthPage)
        first = next(row for row in self.rows() if row.id == page._here())
        page.frame.head.consent.setFocus()
        self.hands.press(Qt.Key.Key_Y, ENTER, Qt.Key.Key_2, ENTER)
        for measure in ("18", "97"):
            self.hands.write(measure)
            self.hands.press(ENTER)
        self.hands.press(Qt.Key.Key_A, ENTER)
        for measure in ("104/62", "112", "35,8"):
            self.hands.write(measure)
            self.hands.press(ENTER)
        self.hands.press(Qt.Key.Key_A, ENTER)
        self.hands.write(NOTE, page.frame.form.note)
        self.hands.press(ENTER, held=CTRL)
        self.hands.settle()
        while page._here() is not None and self.counts().checked < COUNTED:
            self.hands.press(Qt.Key.Key_N, held=ALT)
            self.hands.press(ENTER, held=CTRL)
            self.hands.settle()
        return first

    def write_the_letter(self, patient: PersonRow, folder: Path) -> Path:
        page = self.hands.page("letters", LettersPage)
        assert isinstance(page, LettersPage)
        page.open_for(patient.id)
        self.hands.settle()
        self.hands.write("Hospital", page.fields.to_name)
        self.hands.click(page.fields._pull_background)
        self.hands.click(page.fields._pull_assessment)
        self.hands.write("Assess tonight", page.fields.request)
        self.hands.write("Agreed aloud", page.fields.basis)
        self.hands.press(ENTER, held=CTRL)
        self.hands.settle()
        output.save(page.view.pdf, folder / "letter.pdf")
        return folder / "letter.pdf"

    def print_everything(self, folder: Path) -> dict[str, Printed]:
        page = self.hands.page("papers", PapersPage)
        assert isinstance(page, PapersPage)
        made = {}
        self.hands.settle()
        for name, act in (
            ("cards", lambda: self.hands.click(page.choices.print_cards)),
            ("roster", lambda: self.hands.press(Qt.Key.Key_R, held=ALT)),
            ("bus-list", lambda: self.hands.press(Qt.Key.Key_L, held=ALT)),
        ):
            act()
            self.hands.settle()
            page.save_to(folder / f"{name}.pdf")
            made[name] = Printed((folder / f"{name}.pdf").read_bytes(), (), page.view.page_count())
        return made


def sweep_until_killed(folder: Path, desk: str, words: str) -> list[str]:
    """Another process goes on counting in; it dies in the middle. Returns the numbers that it had confirmed."""
    command = [sys.executable, "-m", "tests.journeys.sweep", str(folder), desk]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(words + "\n")
        child.stdin.flush()
        confirmed = [child.stdout.readline().strip() for _person in range(KILLED_AFTER)]
        os.kill(child.pid, signal.SIGKILL)
        confirmed += [line.strip() for line in child.stdout.read().splitlines()]
    assert all(PersonNumber.parse(number) for number in confirmed)
    return confirmed


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    path = tmp_path / "bus.csv"
    path.write_bytes(demo_list())
    return path


@pytest.fixture
def hands(qapp: QApplication, tmp_path: Path) -> Iterator[Hands]:
    made = Hands(qapp, tmp_path / "data")
    yield made
    made.close()


def test_the_night(hands: Hands, list_file: Path, tmp_path: Path) -> None:
    desks = hands.set_up()
    night = Night(hands, list_file)
    hands.take_over(*desks[Role.INTAKE])
    night.open_the_group()
    assert night.import_the_list() == "52 people listed, 43 remarks to confirm, 6 birth dates to ask, 1 likely double."
    night.confirm_the_remarks()
    assert [row.list_position for row in night.rows() if row.arrival is Arrival.NOT_ARRIVED] == [ABSENT]
    night.scan_the_first(night.print_blank_cards())
    by_scan = {row.number for row in night.here()}
    assert len(by_scan) == BLANKS
    hands.close()
    confirmed = sweep_until_killed(hands.folder, *desks[Role.INTAKE])
    hands.open_again()
    hands.unlock(*desks[Role.INTAKE])
    assert set(confirmed) <= {row.number for row in night.here()}
    assert len(confirmed) + BLANKS <= night.counts().counted <= len(confirmed) + BLANKS + 1
    night.sweep_the_rest()
    counts = night.counts()
    assert (counts.counted, counts.absent, counts.open, counts.adds_up) == (51, 1, 0, True)
    assert len({row.number for row in night.here()}) == 51
    assert {row.triage for row in night.here()} >= {Triage.RED, Triage.YELLOW, Triage.GREEN}
    night.register_everybody()
    assert night.counts().registered == 51
    assert night.see_the_likely_double() >= 1
    hands.take_over(*desks[Role.MEDIC])
    patient = night.check_everybody()
    assert night.counts().checked == COUNTED
    letter = Printed(night.write_the_letter(patient, tmp_path).read_bytes())
    assert_names(letter.pdf, [patient])
    assert NOTE in text(letter)
    hands.take_over(*desks[Role.INTAKE])
    papers = night.print_everything(tmp_path)
    for name in ("roster", "bus-list"):
        assert_names(papers[name].pdf, night.here())
    waystation = hands.window.waystation
    assert waystation is not None
    on_new_cards = {row.number: row for row in night.here() if row.number not in by_scan}
    assert_names(papers["cards"].pdf, on_new_cards.values())
    assert_codes(papers["cards"].pdf, papers["cards"].pages, waystation, on_new_cards)
    before = night.counts()
    hands.close()
    hands.open_again()
    hands.unlock(*desks[Role.MANAGER])
    assert night.counts() == before
    assert hands.window.waystation is not None
    assert hands.window.waystation.house.store.verify() is None
    assert hands.window.waystation.house.store.rebuild_equals_live() == []
    page_of_a_card_opens(hands, papers["cards"])


def page_of_a_card_opens(hands: Hands, cards: Printed) -> None:
    """The code on the front of a printed card, scanned under the Lithuanian layout, opens its person."""
    digits = next(iter(codes(cards, 1, 203)))
    hands.scan(digits)
    page = hands.shell().current_page()
    assert isinstance(page, PersonPage)
    opened = hands.window.waystation.scans.open_code(hands.window.waystation.actor, digits)  # type: ignore[union-attr]
    assert opened.person is not None
    assert opened.person.number in {shown.text() for shown in page.findChildren(QLabel)}
