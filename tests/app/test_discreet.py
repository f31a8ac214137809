"""A log says types, places and counts; a name that slips into a message, an argument or a crash is withheld."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.decoding import ROOT
from app.discreet import EVENTS, Discreet

NAME = "Кірыл Верасень"
FORMATTER = Discreet()


def line(message: str, *arguments: object, logger: str = "waystation") -> str:
    record = logging.LogRecord(logger, logging.ERROR, f"/home/{NAME}/{NAME}.py", 7, message, arguments, None)
    return FORMATTER.format(record)


def test_an_event_of_the_list_is_written() -> None:
    assert line("bug %s at %s", "KeyError", "store.py:12").endswith("ERROR bug KeyError at store.py:12")


@pytest.mark.parametrize("message", [*sorted(EVENTS), f"saved {NAME}", "saved %s", "%d"])
def test_a_name_is_withheld_wherever_it_stands(message: str) -> None:
    assert NAME not in line(message, NAME, NAME)
    assert NAME not in line(message, {"name": NAME}, ("x", NAME))
    assert NAME not in line(message, NAME, logger=NAME)


@given(st.text(min_size=1), st.sampled_from(["sqlalchemy.engine", "PIL", "waystation", "x"]))
def test_any_text_is_withheld(text: str, logger: str) -> None:
    told = line(f"value={text!r}: %s", text, logger=logger)
    assert told.endswith(f"ERROR withheld from {logger} at ?")


CRASH = """
import logging, sys, warnings
from app.discreet import be_discreet
be_discreet()
name = "Кірыл" + " Верасень"
logging.getLogger("sqlalchemy").error("row %s", name)
warnings.warn("cannot read " + name)
class Broken:
    def __del__(self):
        raise ValueError(name)
Broken()
import resource
assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
raise LookupError(name)
"""


def test_a_crash_prints_no_value() -> None:
    done = subprocess.run([sys.executable, "-c", CRASH], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Верасень" not in done.stderr
    assert [told.split(" ", 2)[2] for told in done.stderr.splitlines()] == [
        "ERROR withheld from sqlalchemy at ?",
        "WARNING warning UserWarning at ?",
        "ERROR bug ValueError at ?",
        "ERROR bug LookupError at ?",
    ]
