"""Every going-out of a paper is in the journal; for whom a medical list is; lists that are looked at in the morning."""

from __future__ import annotations

from uuid import UUID

import pytest

from app.errors import UserError
from app.papers import Way
from app.read_rows import LogKind
from app.rosters import RosterForm
from app.waystation import Waystation
from models.codes import PaperClass, Role, RosterKind
from tests.app.conftest import as_role


def test_what_went_out_is_counted_and_many_copies_are_looked_at(manager: Waystation, group: UUID) -> None:
    papers, lead = manager.papers, manager.actor
    job = manager.rosters.paper(lead, RosterForm(RosterKind.NAMES, group, copies=2, for_whom="night lead"))
    papers.give_out(lead, job.number, Way.FILE)
    papers.give_out(lead, job.number, Way.PRINTER, 2)
    (row,) = papers.print_log(lead)
    assert (row.copies, row.printed, row.saved, row.for_whom) == (2, 2, 1, "night lead")
    assert (row.paper_class, row.detail) == (PaperClass.S1, "NAMES")
    assert manager.countersigning.waiting(lead) == ()
    papers.give_out(lead, job.number, Way.PRINTER, 2)
    (row,) = papers.print_log(lead)
    assert (row.copies, row.printed) == (4, 4)
    assert [each.number for each in manager.countersigning.waiting(lead)] == [job.number]
    said = [row.what for row in manager.read_log.recent(lead) if row.kind is LogKind.PRINT]
    assert "sent print 1 to the printer, 2 copies" in said
    assert "saved print 1 as a file" in said
    assert "printed the roster with 0 names, 4 copies, for night lead, unusual" in said
    for number, copies in ((99, 1), (job.number, 0)):
        with pytest.raises(UserError):
            papers.give_out(lead, number, Way.PRINTER, copies)


def test_two_kinds_of_lists_within_the_hour_are_usual_and_the_same_is_not(manager: Waystation, group: UUID) -> None:
    for kind in (RosterKind.NAMES, RosterKind.FIRE, RosterKind.ROOMS, RosterKind.CHILDREN):
        manager.rosters.paper(manager.actor, RosterForm(kind, group))
    assert manager.countersigning.waiting(manager.actor) == ()
    manager.rosters.paper(manager.actor, RosterForm(RosterKind.CHILDREN, group))
    (waiting,) = manager.countersigning.waiting(manager.actor)
    assert (waiting.number, waiting.detail) == (5, "CHILDREN")


def test_a_medical_list_asks_for_whom_and_is_no_list_of_another_role(medic: Waystation) -> None:
    with pytest.raises(UserError) as asked:
        medic.rosters.paper(medic.actor, RosterForm(RosterKind.MEDICAL_FOLLOW_UP))
    assert asked.value.field == "for_whom"
    medic.rosters.paper(medic.actor, RosterForm(RosterKind.MEDICAL_FOLLOW_UP, for_whom="the night nurse"))
    (row,) = medic.papers.print_log(medic.actor)
    assert (row.paper_class, row.for_whom) == (PaperClass.S3, "the night nurse")
    assert {each.kind for each in medic.rosters.offers(as_role(medic, Role.VOLUNTEER))} == {RosterKind.FIRE}
