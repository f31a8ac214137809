"""The one table model, with as many rows as a list can have, and the delegate of two lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QListView, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.tables import ROW, Column, RowsModel, TwoLines
from ui.theme import Theme


@dataclass(frozen=True)
class Waiting:
    name: str
    minutes: int


NIGHT = [Waiting(f"VERASEN {number}", number) for number in range(5000)]


@pytest.fixture
def model() -> RowsModel[Waiting]:
    columns = [
        Column[Waiting]("Name", lambda row: row.name),
        Column[Waiting]("Waits", lambda row: str(row.minutes), True),
    ]
    return RowsModel(columns, NIGHT)


def test_the_model_keeps_the_contract_of_qt(model: RowsModel[Waiting], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_an_empty_model_keeps_it_too(model: RowsModel[Waiting], qtmodeltester: ModelTester) -> None:
    model.show_rows([])
    qtmodeltester.check(model)
    assert model.data(QModelIndex()) is None


def test_new_rows_replace_all(qtbot: QtBot, model: RowsModel[Waiting]) -> None:
    with qtbot.waitSignal(model.modelReset):
        model.show_rows(NIGHT[:2])
    assert model.rows() == NIGHT[:2]
    assert model.index(1, 0).data(ROW) is NIGHT[1]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Waits"


@pytest.mark.parametrize("kind", [QListView, QTableView])
def test_five_thousand_rows_are_shown_and_scrolled_to_the_end(
    qtbot: QtBot, theme: Theme, model: RowsModel[Waiting], grab: Callable[[QWidget, str], Path], kind: type[QListView]
) -> None:
    view, delegate = kind(), TwoLines[Waiting](lambda row: ("waiting", row.name, f"Waiting {row.minutes} min"))
    qtbot.addWidget(view)
    view.setModel(model)
    if kind is QListView:
        view.setUniformItemSizes(True)
        view.setItemDelegate(delegate)
    view.resize(360, 400)
    view.show()
    view.setCurrentIndex(model.index(4999, 0))
    assert view.viewport().rect().intersects(view.visualRect(model.index(4999, 0)))
    grab(view, f"rows-{kind.__name__}")
