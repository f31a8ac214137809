"""The command that plays the night without a screen, as the README says it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.scanning import ScanType, recognise
from printing.data import Printed
from tests.printing.reading import codes, dense, text

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    out = tmp_path_factory.mktemp("demo") / "out"
    command = [sys.executable, "-m", "app", "demo", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return out, done.stdout


def test_it_writes_the_papers_and_says_what_it_did(played: tuple[Path, str]) -> None:
    out, said = played
    assert sorted(path.name for path in out.iterdir()) == [
        "bus-list.pdf",
        "cards.pdf",
        "diet-list.pdf",
        "fire-list.pdf",
        "letter.pdf",
        "manifest.pdf",
        "night.json",
        "room-list.pdf",
        "roster.pdf",
        "shift.pdf",
        "situation.pdf",
    ]
    assert "52 listed, 51 counted in, 1 did not arrive." in said
    night = json.loads((out / "night.json").read_text("utf-8"))
    counts = {name: night[name] for name in ("listed", "counted", "absent", "registered", "checked", "carded")}
    assert counts == {"listed": 52, "counted": 51, "absent": 1, "registered": 51, "checked": 51, "carded": 51}
    assert night["adds_up"] is True
    assert len(night["twin_warnings"]) == 1
    assert len(set(night["numbers"])) == 51
    assert night["milliseconds_per_act"]["register"] > 0


def test_the_night_goes_on_in_the_house(played: tuple[Path, str]) -> None:
    out, said = played
    night = json.loads((out / "night.json").read_text("utf-8"))
    assert night["in_beds"] + night["in_the_hall"] == 51
    counts = {name: night[name] for name in ("without_a_bed", "seen_at_roll_call", "breakfasts", "sent_on")}
    assert counts == {"without_a_bed": 0, "seen_at_roll_call": 51, "breakfasts": 51, "sent_on": 20}
    assert night["in_the_house"] == 31
    assert "20 went on to another town, 31 are in the house." in said
    fire, rooms = (
        dense(text(Printed((out / f"{name}.pdf").read_bytes()), "-layout")) for name in ("fire-list", "room-list")
    )
    assert "HEATHERWICK-O’DELL" in fire
    assert "HEATHERWICK-O’DELL" in rooms


def test_its_cards_can_be_scanned(played: tuple[Path, str]) -> None:
    paper = Printed((played[0] / "cards.pdf").read_bytes(), (), 12)
    kinds = {scan.kind for digits in codes(paper, 1, 203) if (scan := recognise(digits))}
    assert kinds == {ScanType.SHORT}
    kinds = {scan.kind for digits in codes(paper, 2, 203) if (scan := recognise(digits))}
    assert kinds == {ScanType.PROOF}


def test_its_bus_list_names_who_did_not_arrive(played: tuple[Path, str]) -> None:
    read = dense(text(Printed((played[0] / "bus-list.pdf").read_bytes()), "-layout"))
    assert "ĶIRŠKALNS" in read
    assert "زنبق" in read or "زنبق‌پور" in read


def test_a_wrong_command_is_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app", "verify", str(tmp_path / "nothing")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, input="")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.strip().endswith(".")
