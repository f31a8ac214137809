"""The person's own record of papers, belongings and hand-overs, and what an erasure takes of them."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from uuid import UUID

import pytest
from pypdf import PdfReader

from app.access import Actor
from app.carried import Piece
from app.documents import document_form
from app.rights.forms import ErasureForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Custody, DocumentType, RetentionArea, Role
from tests.app.conftest import as_role
from tests.app.test_carried import bag, handed, intake, money, passport, person

__all__ = ["intake", "person"]  # fixtures


@pytest.fixture
def carried(manager: Waystation, intake: Actor, person: UUID) -> UUID:
    paper, thing = passport(manager, intake, person), bag(manager, intake, person)
    money(manager, intake, person, "120.50")
    now = manager.house.now()
    manager.hand_overs.hand_over(
        intake, handed(person, now, Custody.CENTRE_SAFE, Piece(new_id(), paper.id), Piece(new_id(), None, thing.id))
    )
    ruling = replace(document_form(person, DocumentType.COURT_RULING), number="7-K", authority="A court")
    manager.documents.save(intake, ruling)
    return person


def written(waystation: Waystation, actor: Actor, person: UUID) -> str:
    printed = waystation.own_records.paper(actor, person).draw(None)
    assert not printed.warnings
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(printed.pdf)).pages)


def test_the_copy_says_in_words_what_is_held_and_who_took_it(manager: Waystation, intake: Actor, carried: UUID) -> None:
    text = written(manager, intake, carried)
    for words in ("Your belongings", "120.50 EUR", "17 Apr 2019", "S-104", "bag, black, two straps", "passport"):
        assert words in text
    for words in ("From", "Lina Žemaitė", "locker 5", "Signed by who gave it"):
        assert words in text
    for raw in ("12050", "Custody before", "7-K", "A court", "RULING"):
        assert raw not in text


def test_who_may_read_court_papers_prints_them_whole(manager: Waystation, carried: UUID) -> None:
    text = written(manager, as_role(manager, Role.LEGAL), carried)
    assert "7-K" in text
    assert "A court" in text


def test_the_data_says_the_same(manager: Waystation, intake: Actor, carried: UUID) -> None:
    tables = json.loads(manager.own_records.data(intake, carried).data)["tables"]
    assert {row["what"] for row in tables["handover"]} == {"passport", "bag, black, two straps"}
    assert "120.50 EUR" in {row.get("money") for row in tables["belonging"]}
    assert {row["type"] for row in tables["identitydocument"]} == {"PPT", "VERD"}


def test_an_erasure_takes_the_words_and_leaves_no_line_to_read(
    manager: Waystation, intake: Actor, carried: UUID
) -> None:
    officer = as_role(manager, Role.PROTECTION_OFFICER)
    manager.erasures.erase(officer, ErasureForm(carried, RetentionArea.PERSON, "asked for it"))
    assert manager.documents.of(intake, carried) == ()
    assert manager.belongings.of(intake, carried).rows == ()
    assert manager.hand_overs.chain(intake, carried) == ()
    assert not manager.belongings.unreturned(intake, carried)
    told = manager.own_records.data(intake, carried).data.decode()
    for word in ("MP1234567", "Lina", "locker", "S-104", "120.50", "VERASEN"):
        assert word not in told
