"""Hand-overs at two laptops at once, and what their versions tell to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from app.access import Actor
from app.carried import Piece, TakenForm
from app.conflict_rows import SettleForm
from app.documents import document_form
from app.errors import UserError
from app.waystation import Waystation
from models.base import new_id
from models.codes import Custody, DocumentType, Role
from tests.app.conftest import as_role
from tests.app.test_carried import assigned, centre, handed, intake, passport, person, staffed
from tests.app.test_exchange_laptops import carry, second

__all__ = ["centre", "intake", "person", "second", "staffed"]  # fixtures


def test_after_an_exchange_both_laptops_follow_the_newest_line(
    manager: Waystation, second: Waystation, intake: Actor, person: UUID
) -> None:
    paper = passport(manager, intake, person)
    carry(manager, second)
    now = manager.house.now()
    newest = handed(person, now, Custody.COURT, Piece(new_id(), paper.id))
    older = handed(person, now - timedelta(hours=2), Custody.LAWYER, Piece(new_id(), paper.id))
    manager.hand_overs.hand_over(intake, newest)
    there = as_role(second, Role.INTAKE)
    second.hand_overs.hand_over(there, older)
    carry(second, manager)
    carry(manager, second)
    for laptop, actor in ((manager, intake), (second, there)):
        assert [row.form.custody for row in laptop.documents.of(actor, person)] == [Custody.COURT]
        assert [row.newest for row in laptop.hand_overs.chain(actor, person)] == [True, False]


def test_versions_of_a_court_paper_and_of_a_statement_are_closed_to_the_shift_lead(
    manager: Waystation, second: Waystation, intake: Actor, person: UUID
) -> None:
    paper = replace(document_form(person, DocumentType.PARDON), number="7-K")
    manager.documents.save(intake, paper)
    manager.documents.say_taken(intake, TakenForm(paper.id, words="They burnt it, канарейка."))
    carry(manager, second)
    for laptop in (manager, second):
        social = assigned(laptop, person)
        laptop.documents.save(social, replace(paper, number=f"8-{laptop.station_number()}"))
        laptop.documents.say_taken(social, TakenForm(paper.id, words=f"Канарейка {laptop.station_number()}"))
    carry(second, manager)
    lead = manager.actor
    rows = {row.field: row for row in manager.conflicts.open(lead) if row.row == paper.id}
    assert {"number", "taken"} <= rows.keys()
    for name in ("number", "taken"):
        assert rows[name].sealed
        assert {version.said for version in rows[name].versions} == {None}
        with pytest.raises(UserError, match="sealed to another desk"):
            manager.conflicts.settle(lead, SettleForm(paper.id, name, rows[name].versions[0].key))
    social = assigned(manager, person)
    seen = {row.field: row for row in manager.conflicts.open(social) if row.row == paper.id}
    assert {version.said for version in seen["number"].versions} == {"8-123", f"8-{second.station_number()}"}


def test_the_history_of_a_correction_tells_a_court_paper_as_every_court_paper(
    manager: Waystation, intake: Actor, person: UUID
) -> None:
    manager.documents.save(intake, document_form(person, DocumentType.DETENTION_RECORD))
    told = {row.value for row in manager.corrections.history(intake, person) if row.field == "type"}
    assert told == {"VERD"}
