"""A list as a file: no text becomes a formula, nothing is cut, numbers keep their noughts, the restricted stay here."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.exporting import LONGEST_CELL, visible
from app.forms import PersonForm
from app.rosters import RosterForm, TableFormat
from app.rosters.files import as_file, neutral
from app.waystation import Waystation
from models.base import new_id
from models.codes import Role, RosterKind
from models.rights import Restriction
from printing.data import SiteData
from printing.rosters import RosterBlock, RosterColumn, RosterPaper, RosterTable
from tests.app.conftest import as_role, open_bus

TRAPS = (
    '=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u00a0+1", "\u200b=1", "\ufeff@A1",
    "＝1+1", "＋1", "－1", "＠A1", "\n=1", "\u202e=1",
)  # fmt: skip
PLAIN = ("007", "2025-11-14", "Ўладзіслаў", "O'Brien", "a=b", "'=1", "123-00001-59", "", "می‌خواهم")


def paper(texts: list[str]) -> RosterPaper:
    columns = (RosterColumn("NUMBER", "Number", 31), RosterColumn("NAME", "Name", 60))
    rows = tuple(("0042", text) for text in texts)
    return RosterPaper(
        kind=RosterKind.NAMES, language="en", title="People here", as_of=datetime(2025, 11, 14), keep="Confidential.",
        site=SiteData("Centre", "", ""), total="", table=RosterTable(columns, (RosterBlock("", rows),)),
    )  # fmt: skip


def csv_back(texts: list[str]) -> list[str]:
    data = as_file(paper(texts), (), TableFormat.CSV)
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head == ["Number", "Name"]
    assert {row[0] for row in rows} <= {"0042"}
    return [row[1] for row in rows]


@pytest.mark.parametrize("trap", TRAPS)
def test_what_begins_like_a_formula_is_a_text(trap: str) -> None:
    assert csv_back([trap]) == [f"'{visible(trap)}"]
    book = openpyxl.load_workbook(io.BytesIO(as_file(paper([trap]), (), TableFormat.XLSX)))
    cell = book["list"]["B2"]
    assert (cell.data_type, cell.value, cell.hyperlink, cell.quotePrefix) == ("s", visible(trap), None, True)


def test_other_texts_stay_as_they_are() -> None:
    assert csv_back(list(PLAIN)) == list(PLAIN)


@settings(max_examples=40, deadline=timedelta(seconds=5))
@given(st.lists(st.text(max_size=30), min_size=1, max_size=30))
def test_any_text_comes_back_whole_and_no_cell_begins_a_formula(texts: list[str]) -> None:
    for text, cell in zip(texts, csv_back(texts), strict=True):
        assert cell.removeprefix("'") == visible(text).removeprefix("'") or cell == visible(text)
        assert cell.lstrip()[:1] not in ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def test_a_text_that_would_be_cut_is_told() -> None:
    with pytest.raises(UserError):
        neutral("x" * (LONGEST_CELL + 1))


def test_a_workbook_says_what_it_is_and_a_restricted_record_is_not_in_it(manager: Waystation) -> None:

    intake = as_role(manager, Role.INTAKE)
    group, held = open_bus(manager, intake), new_id()
    manager.registration.register(intake, PersonForm(new_id(), group, family="Verasen"))
    manager.registration.register(intake, PersonForm(held, group, family="Klionava"))
    with manager.house.store.transaction(manager.actor.user, "restrict") as session:
        session.add(Restriction(id=new_id(), person_id=held, reason="asked to", since=manager.house.now()))
    form = RosterForm(RosterKind.NAMES, group)
    book = openpyxl.load_workbook(io.BytesIO(manager.rosters.table(manager.actor, form, TableFormat.XLSX)))
    assert [row[1].value for row in book["list"].iter_rows()] == ["Name", "Verasen"]
    notes = [cell.value for row in book["about"].iter_rows() for cell in row if cell.value]
    assert {"People here, Bus 2", "S1", "1 person.", "Destroy after"} <= set(notes)
    assert any("As of" in note for note in notes)
    assert manager.rosters.paper(manager.actor, form).count == 2
