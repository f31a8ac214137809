"""The hand-over of a shift: numbers against what happened, read back from the paper in each language."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from app.errors import Refused, UserError
from app.presence.forms import MarkForm
from app.shift import ShiftForm
from app.supply_forms import ReceiptForm
from app.tasks import TaskForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import PaperKind, PresenceState, Role
from printing.phrases import languages_of
from tests.app.conftest import as_role, check_whole
from tests.app.leaving import leaves
from tests.app.test_presence import Wall, into_bed, people, room, wall
from tests.printing.reading import text

__all__ = ["people", "room", "wall"]  # fixtures


def test_the_numbers_are_those_of_the_house(manager: Waystation, people: list[UUID], room: UUID, wall: Wall) -> None:
    lead = manager.actor
    wall.on(hours=13)
    into_bed(manager, people[0], 0)
    manager.presence.mark(lead, MarkForm(new_id(), people[1], PresenceState.HOSPITAL))
    manager.presence.count_heads(as_role(manager, Role.GATE), 6, 2)
    due = wall.at - timedelta(minutes=1)
    manager.tasks.write_task(lead, TaskForm(new_id(), "Ask for blankets", Role.STORE, due_at=due))
    sheet = manager.shift.sheet(lead)
    assert sheet.states == {PresenceState.PRESENT: 2, PresenceState.HOSPITAL: 1}
    assert (sheet.no_bed, sheet.staff, sheet.visitors, sheet.arrived, sheet.departed) == (1, 6, 2, 0, 0)
    assert (sheet.open_tasks[Role.STORE], sheet.late_tasks, sheet.not_back) == (1, 1, 0)
    manager.shift.paper(lead, ShiftForm("Ona")).draw(None)
    since = wall.at
    wall.on(hours=2)
    leaves(manager, lead, people[2])
    sheet = manager.shift.sheet(lead)
    assert (sheet.since, sheet.arrived, sheet.departed, sheet.here) == (since, 0, 1, 1)
    check_whole(manager)


def test_what_the_house_never_had_does_not_run_out(manager: Waystation, people: list[UUID]) -> None:
    lead = as_role(manager, Role.MANAGER)
    assert manager.shift.sheet(lead).low == ()
    manager.supplies.receive(as_role(manager, Role.STORE), [ReceiptForm(new_id(), "WATER05", 1, "a gift")])
    assert [count for _name, count in manager.shift.sheet(lead).low] == [1]


def test_the_paper_is_read_back_in_each_language(manager: Waystation, people: list[UUID], wall: Wall) -> None:
    for language in languages_of("shift"):
        job = manager.shift.paper(manager.actor, ShiftForm("Ona, night", "Boiler is off until six.", language))
        assert job.kind is PaperKind.SHIFT
        printed = job.draw(None)
        assert printed.warnings == ()
        words = " ".join(text(printed).split())
        assert "Boiler is off until six." in words
        assert "Ona, night" in words
        assert "Rasa, Lead" in words


def test_it_needs_a_taker_and_a_role(manager: Waystation, people: list[UUID]) -> None:
    with pytest.raises(UserError, match="takes over"):
        manager.shift.paper(manager.actor, ShiftForm(" "))
    with pytest.raises(UserError, match="1,500"):
        manager.shift.paper(manager.actor, ShiftForm("Ona", "x" * 1501))
    for role in (Role.STORE, Role.GATE, Role.VOLUNTEER):
        with pytest.raises(Refused):
            manager.shift.sheet(as_role(manager, role))
