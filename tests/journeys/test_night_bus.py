"""The night of the bus, whole, through the real windows: 52 on the list, one not arrived, one pair alike."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.night import demo_list
from models.codes import Arrival, Role, Triage
from models.values.number import PersonNumber
from printing.data import Printed
from tests.journeys.hands import Hands
from tests.journeys.night import BLANKS, COUNTED, NOTE, Night
from tests.journeys.papers_read_back import assert_codes, assert_names
from tests.printing.reading import codes, text
from ui.pages.person import PersonPage

ROOT = Path(__file__).resolve().parents[2]
KILLED_AFTER, ABSENT = 17, 45
RESULT = "52 people listed, 43 remarks to confirm, 6 birth dates to ask, 1 likely double."
Desks = dict[Role, tuple[str, str]]


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
    qapp.removeEventFilter(made.strays)
    assert made.strays.seen == []


def test_the_night(hands: Hands, list_file: Path, tmp_path: Path) -> None:
    desks = hands.set_up()
    night = Night(hands, list_file)
    hands.take_over(*desks[Role.INTAKE])
    by_scan = begin(night)
    count_in_through_a_crash(night, desks)
    register(night)
    hands.take_over(*desks[Role.MEDIC])
    see_the_medic(night, tmp_path)
    hands.take_over(*desks[Role.STORE])
    give_the_kits(night)
    hands.take_over(*desks[Role.INTAKE])
    cards = lay_papers_beside_the_record(night, by_scan, tmp_path)
    find_everything_again(night, desks)
    the_code_of_a_card_opens(night, cards)


def begin(night: Night) -> set[str]:
    """Group, list, remarks, ten people by the scan of a blank card; returns their numbers."""
    night.open_the_group()
    assert night.import_the_list() == RESULT
    night.confirm_the_remarks()
    assert [row.list_position for row in night.rows() if row.arrival is Arrival.NOT_ARRIVED] == [ABSENT]
    night.scan_the_first(night.print_blank_cards())
    by_scan = {row.number for row in night.here()}
    assert len(by_scan) == BLANKS
    return by_scan


def count_in_through_a_crash(night: Night, desks: Desks) -> None:
    """The program dies in the middle of the sweep; nothing that was confirmed is lost, nobody is there twice."""
    hands = night.hands
    hands.close()
    confirmed = sweep_until_killed(hands.folder, *desks[Role.INTAKE])
    hands.open_again()
    hands.unlock(*desks[Role.INTAKE])
    assert set(confirmed) <= {row.number for row in night.here()}
    assert len(confirmed) + BLANKS <= night.counts().counted <= len(confirmed) + BLANKS + 1
    night.sweep_the_rest()
    counts = night.counts()
    assert (counts.counted, counts.absent, counts.open, counts.adds_up) == (COUNTED, 1, 0, True)
    assert len({row.number for row in night.here()}) == COUNTED
    assert {row.triage for row in night.here()} >= {Triage.RED, Triage.YELLOW, Triage.GREEN}


def register(night: Night) -> None:
    night.register_everybody()
    assert night.counts().registered == COUNTED
    assert night.see_the_likely_double() >= 1


def see_the_medic(night: Night, folder: Path) -> None:
    patient = night.check_everybody()
    assert night.counts().checked == COUNTED
    letter = Printed(night.write_the_letter(patient, folder).read_bytes())
    assert_names(letter.pdf, [patient])
    assert NOTE in text(letter)


def give_the_kits(night: Night) -> None:
    night.count_the_stock()
    given = night.scan_for_a_kit()
    assert night.counts().supplied == 1
    night.undo_the_last()
    assert night.counts().supplied == 0
    night.give_to_everybody()
    assert night.counts().supplied == COUNTED
    assert given in {row.number for row in night.here()}


def lay_papers_beside_the_record(night: Night, by_scan: set[str], folder: Path) -> Printed:
    papers = night.print_everything(folder)
    for name in ("roster", "bus-list"):
        assert_names(papers[name].pdf, night.here())
    on_new_cards = {row.number: row for row in night.here() if row.number not in by_scan}
    assert_names(papers["cards"].pdf, on_new_cards.values())
    assert_codes(papers["cards"].pdf, papers["cards"].pages, night.waystation, on_new_cards)
    return papers["cards"]


def find_everything_again(night: Night, desks: Desks) -> None:
    before = night.counts()
    night.hands.close()
    night.hands.open_again()
    night.hands.unlock(*desks[Role.MANAGER])
    assert night.counts() == before
    assert night.waystation.house.store.verify().is_whole
    assert night.waystation.house.store.rebuild_equals_live() == []


def the_code_of_a_card_opens(night: Night, cards: Printed) -> None:
    """The code on the front of a printed card, scanned under the Lithuanian layout, opens its person."""
    digits = next(iter(codes(cards, 1, 203)))
    night.hands.scan(digits)
    page = night.hands.shell().current_page()
    assert isinstance(page, PersonPage)
    opened = night.waystation.scans.open_code(night.actor(), digits)
    assert opened.person is not None
    assert opened.person.number in {shown.text() for shown in page.findChildren(QLabel)}
