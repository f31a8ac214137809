"""Figures of the store: what was taken back is not counted, few people are not told, no name becomes a formula."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from uuid import UUID

import openpyxl
import pytest
from sqlmodel import col, select

from app.errors import Refused, UserError
from app.forms import PersonForm
from app.rosters.forms import TableFormat
from app.supply_figures import FiguresForm, FiguresSheet
from app.supply_forms import IssueForm, ItemForm, ReceiptForm
from app.supply_rows import IssueKind
from app.waystation import Waystation
from models.base import new_id
from models.codes import DatePrecision, Role, Sex
from models.papers import Fact
from models.values.partial_date import PartialDate
from tests.app.conftest import as_role, open_bus

TRAP = '=HYPERLINK("http://x")'
WOMEN, MEN = 7, 2


class Distribution:
    """Seven women of about thirty and two men of about seventy were given soap; one woman's was taken back."""

    def __init__(self, waystation: Waystation, group: UUID) -> None:
        self.house, self.group, self.store = waystation, group, as_role(waystation, Role.STORE)
        waystation.catalogue.save_item(self.store, ItemForm(new_id(), "TRAP", TRAP, "piece"))
        waystation.supplies.receive(self.store, [ReceiptForm(new_id(), code, 50) for code in ("SOAP250", "TRAP")])
        for sex, years, count in ((Sex.FEMALE, 30, WOMEN), (Sex.MALE, 70, MEN)):
            for _ in range(count):
                self.give(self.somebody(sex, years), "SOAP250", 1)
        last = self.give(self.somebody(Sex.FEMALE, 30), "SOAP250", 1)
        waystation.supplies.undo_issue(self.store, last)
        self.give(self.somebody(Sex.FEMALE, 30), "TRAP", 2)

    def somebody(self, sex: Sex, years: int) -> UUID:
        intake = as_role(self.house, Role.INTAKE)
        born = PartialDate(DatePrecision.YEAR, self.house.house.today().year - years)
        form = PersonForm(new_id(), self.group, "Ivanova", "Olga", birth=born, sex=sex)
        return self.house.registration.register(intake, form).id

    def give(self, person: UUID, item: str, quantity: int) -> UUID:
        form = IssueForm(new_id(), person, item=item, quantity=quantity, anyway=True)
        answer = self.house.supplies.issue(self.store, form)
        assert answer.kind is IssueKind.GIVEN
        assert answer.issue
        return answer.issue

    def form(self, group: UUID | None = None) -> FiguresForm:
        today = self.house.house.today()
        return FiguresForm(today - timedelta(days=6), today, group)

    def figures(self, role: Role, group: UUID | None = None) -> FiguresSheet:
        return self.house.store.figures(as_role(self.house, role), self.form(group))


@pytest.fixture
def given(manager: Waystation, group: UUID) -> Distribution:
    return Distribution(manager, group)


def test_what_was_given_is_counted_by_item_day_band_and_sex(given: Distribution) -> None:
    sheet = given.figures(Role.MANAGER)
    assert not sheet.suppressed
    soap = next(row for row in sheet.by_item if row.code == "SOAP250")
    assert (soap.quantity, soap.people) == (9, 9)
    bands = {(row.band, row.sex): (row.quantity, row.people) for row in sheet.by_band_and_sex if row.code == "SOAP250"}
    assert (bands["18–59", "F"], bands["60+", "M"], bands["", ""]) == ((7, 7), (2, 2), (9, 9))
    assert [(row.day, row.givings, row.people) for row in sheet.by_day] == [(given.form().until, 10, 10)]
    left = {row.code: row.balance for row in sheet.on_hand}
    assert (left["SOAP250"], left["TRAP"]) == (41, 48)
    pace = next(row for row in sheet.consumption if row.code == "SOAP250")
    assert (pace.a_day, pace.days_left) == (9 / 7, 31)


def test_who_may_not_see_ages_is_not_told_the_numbers_of_a_few(given: Distribution) -> None:
    sheet = given.figures(Role.STORE)
    assert sheet.suppressed
    bands = {(row.band, row.sex): row.people for row in sheet.by_band_and_sex if row.code == "SOAP250"}
    assert (bands["60+", "M"], bands["60+", ""], bands["", "M"], bands["", ""]) == (None, None, None, 9)
    assert {row.code: (row.quantity, row.people) for row in sheet.by_item}["TRAP"] == (None, None)
    assert "TRAP" not in {row.code for row in sheet.consumption}
    empty = open_bus(given.house, as_role(given.house, Role.INTAKE))
    other = given.figures(Role.MANAGER, empty)
    assert (other.by_item, other.by_day, other.by_band_and_sex) == ((), (), ())
    for role in (Role.VOLUNTEER, Role.INTAKE, Role.GATE):
        with pytest.raises(Refused):
            given.figures(role)
    with pytest.raises(UserError):
        given.house.store.figures(given.store, FiguresForm(given.form().until, given.form().since))


def test_the_figures_leave_as_a_file_of_texts_and_the_journal_says_so(given: Distribution) -> None:
    table = given.house.store.export(given.store, given.form(), TableFormat.CSV)
    head, *rows = csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""))
    assert head[:3] == ["table", "item code", "item"]
    assert ["given", "SOAP250", "Soap 250 g", "piece", "", "", "", "9", "9", ""] in rows
    assert ["given", "TRAP", f"'{TRAP}", "piece", "", "", "", "*", "*", ""] in rows
    assert ["by age and sex", "SOAP250", "Soap 250 g", "", "", "60+", "M", "*", "*", ""] in rows
    assert not any(row[0] == "by age and sex" and row[8] in ("1", "2", "3", "4") for row in rows)
    book = openpyxl.load_workbook(io.BytesIO(given.house.store.export(given.store, given.form(), TableFormat.XLSX)))
    cells = [cell for row in book["list"] for cell in row if cell.value]
    assert TRAP in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} == {"s"}
    assert [line for line in facts(given.house) if line[0] == "STOCK_EXPORTED"] == [
        ("STOCK_EXPORTED", "CSV"), ("STOCK_EXPORTED", "XLSX")
    ]  # fmt: skip
    with pytest.raises(Refused):
        given.house.store.export(as_role(given.house, Role.CASE), given.form(), TableFormat.CSV)


def facts(waystation: Waystation) -> list[tuple[str, str]]:
    with waystation.house.store.read() as session:
        return [(fact.kind, fact.detail) for fact in session.exec(select(Fact).order_by(col(Fact.at))).all()]
