"""The receipt of a hand-over: what is on it, and what never is."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from pypdf import PdfReader

from app.access import Actor
from app.belongings import belonging_form
from app.carried import LineForm, Piece
from app.documents import document_form
from app.errors import UserError
from app.waystation import Waystation
from models.base import new_id
from models.codes import BelongingKind, Custody, DocumentType, PaperKind
from tests.app.test_carried import bag, handed, intake, money, passport, person

__all__ = ["intake", "person"]  # fixtures


def hand_over_all(waystation: Waystation, actor: Actor, person: UUID) -> list[UUID]:
    """Everything at once, into our safe."""
    papers = [Piece(new_id(), row.form.id) for row in waystation.documents.of(actor, person)]
    things = [Piece(new_id(), None, row.form.id) for row in waystation.belongings.of(actor, person).rows]
    form = handed(person, waystation.house.now(), Custody.CENTRE_SAFE, *papers, *things)
    waystation.hand_overs.hand_over(actor, form)
    return [piece.id for piece in form.pieces]


def written(waystation: Waystation, actor: Actor, person: UUID, lines: list[UUID], language: str = "") -> str:
    job = waystation.receipts.receipt(actor, person, lines, language)
    printed = job.draw(None)
    assert not printed.warnings
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(printed.pdf)).pages)


def test_everything_taken_at_once_stands_on_one_receipt(manager: Waystation, intake: Actor, person: UUID) -> None:
    passport(manager, intake, person)
    bag(manager, intake, person)
    money(manager, intake, person, "120.50")
    lines = hand_over_all(manager, intake, person)
    text = written(manager, intake, person, lines, "be")
    for words in ("BY, ••••••567", "S-104", "120.50 EUR", "Кірыл Верасень", "Lina Žemaitė", "locker 5"):
        assert text.count(words) >= 2
    assert "MP1234567" not in text
    log = manager.papers.print_log(intake)
    assert [(row.kind, row.count) for row in log] == [(PaperKind.RECEIPT, 3)]
    assert {row.receipt for row in manager.hand_overs.chain(intake, person)} == {log[0].number}
    said = [row.what for row in manager.read_log.of(manager.actor, person)]
    assert "printed a receipt, for the person" in said


def test_a_second_print_keeps_the_first_receipt_number(manager: Waystation, intake: Actor, person: UUID) -> None:
    passport(manager, intake, person)
    lines = hand_over_all(manager, intake, person)
    first = manager.receipts.receipt(intake, person, lines).number
    assert manager.receipts.receipt(intake, person, lines).number == first + 1
    assert [row.receipt for row in manager.hand_overs.chain(intake, person)] == [first]


def test_nothing_of_health_or_courts_is_on_a_receipt(manager: Waystation, intake: Actor, person: UUID) -> None:
    for kind in (DocumentType.MEDICAL_EXTRACT, DocumentType.PRESCRIPTION, DocumentType.PARDON):
        manager.documents.save(intake, replace(document_form(person, kind), number="K-77", country="BY"))
    medicine = replace(belonging_form(person, BelongingKind.MEDICINE), description="insulin", seal_number="S-9")
    manager.belongings.save(intake, medicine)
    text = written(manager, intake, person, hand_over_all(manager, intake, person), "en")
    assert text.count("Envelope with papers") == 6
    assert "S-9" in text
    for word in ("insulin", "K-77", "edic", "rescription", "ardon"):
        assert word not in text


def test_a_receipt_is_of_one_hand_over_that_stands(manager: Waystation, intake: Actor, person: UUID) -> None:
    paper = passport(manager, intake, person)
    first = hand_over_all(manager, intake, person)
    later = handed(person, manager.house.now() - timedelta(hours=1), Custody.CENTRE_SAFE, Piece(new_id(), paper.id))
    manager.hand_overs.hand_over(intake, later)
    with pytest.raises(UserError, match="one hand-over"):
        manager.receipts.receipt(intake, person, [*first, later.pieces[0].id])
    manager.hand_overs.put_right(intake, LineForm(first[0], "wrong day"))
    for lines in (first, [], [new_id()]):
        with pytest.raises(UserError, match="No line"):
            manager.receipts.receipt(intake, person, lines)


def test_the_receipt_is_in_a_language_of_the_person(manager: Waystation, intake: Actor, person: UUID) -> None:
    passport(manager, intake, person)
    form = manager.registration.open_sheet(intake, person).form
    manager.registration.register(intake, replace(form, languages=("fa", "uk", "en")))
    text = written(manager, intake, person, hand_over_all(manager, intake, person))
    assert "Розписка" in text
