"""No word of a sealed check stands in any window, offered paper or search of another role: every page is opened."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.access import Act, may
from app.check_forms import AddendumForm
from app.rosters import RosterForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Role
from tests.app.canaries import Canaries
from tests.app.test_check_canaries import whole
from tests.printing.reading import text
from tests.ui.whole_desk import WholeDesk, somebody, user
from ui.destinations import offered_to

ROLES = (Role.MANAGER, Role.STORE, Role.INTAKE, Role.CASE, Role.AID)
WALKED = ROLES[: int(os.environ.get("WAYSTATION_CANARY_WINDOWS", "2"))]
Sit = Callable[..., WholeDesk]


def told(medic: Waystation) -> tuple[UUID, Canaries]:
    """A person whose signed check holds a word in every text."""
    canaries, person = Canaries(), somebody(medic)
    form = whole(person, canaries)
    medic.health.sign_check(medic.actor, form)
    medic.health.add_addendum(medic.actor, AddendumForm(new_id(), form.id, canaries.word("addendum")))
    return person, canaries


def words_of(window: QWidget) -> Iterator[str]:
    """Everything that a window says: labels, buttons, fields, tool tips, names for a reader, cells of lists."""
    for part in (window, *window.findChildren(QWidget)):
        yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription(), part.windowTitle())
        if isinstance(part, (QLabel, QAbstractButton, QLineEdit)):
            yield part.text()
        elif isinstance(part, QPlainTextEdit):
            yield part.toPlainText()
        elif isinstance(part, QComboBox):
            yield from (part.itemText(place) for place in range(part.count()))
        elif isinstance(part, QAbstractItemView) and part.model() is not None:
            yield from cells(part.model())


def cells(model: QAbstractItemModel) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            yield from (str(model.index(row, column).data(role)) for role in roles)


def lists_of(desk: WholeDesk) -> Iterator[str]:
    """Every list that the role may print, as it is read on paper."""
    waystation, actor = desk.waystation, desk.waystation.actor
    for offer in waystation.rosters.offers(actor):
        group = next(iter(waystation.arrivals.groups(actor))).id
        job = waystation.rosters.paper(actor, RosterForm(offer.kind, group, for_whom="the shift"))
        yield text(job.draw(None))


@pytest.mark.parametrize("role", WALKED)
def test_no_window_or_list_of_another_role_says_a_word_of_it(sit: Sit, role: Role) -> None:
    desk = sit(Role.MEDIC)
    person, canaries = told(desk.waystation)
    if role in (Role.CASE, Role.AID):
        user(sit(Role.MANAGER).waystation, role, "Further")
    desk = sit(role, "Further" if role in (Role.CASE, Role.AID) else "")
    found = {}
    for place in offered_to(desk.waystation.actor):
        desk.shell.go(place.key, None)
        desk.settled()
        desk.shell.go(place.key, person)
        desk.settled()
        found[place.key] = canaries.in_text("\n".join(words_of(desk.shell)))
    if may(desk.waystation.actor, Act.PRINT_LISTS):
        found["lists"] = canaries.in_text("\n".join(lists_of(desk)))
    assert {key: words for key, words in found.items() if words} == {}


def test_the_walk_finds_what_is_there(sit: Sit) -> None:
    desk = sit(Role.MEDIC)
    person, canaries = told(desk.waystation)
    desk.shell.go("health", person)
    desk.settled()
    assert canaries.in_text("\n".join(words_of(desk.shell)))
