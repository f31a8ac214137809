"""The quick form beside the papers: it never loses what it cannot show."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from app.access import Actor
from app.carried import DocumentForm, TakenForm
from app.documents import document_form
from app.forms import PaperInHand
from app.waystation import Waystation
from models.codes import Condition, Custody, DocumentType, Role
from tests.app.conftest import as_role
from tests.app.test_carried import intake, passport, person

__all__ = ["intake", "person"]  # fixtures


def papers(waystation: Waystation, actor: Actor, person: UUID) -> tuple[PaperInHand, ...]:
    return waystation.registration.open_sheet(actor, person).form.papers


def say(waystation: Waystation, actor: Actor, person: UUID, *papers: PaperInHand) -> None:
    form = waystation.registration.open_sheet(actor, person).form
    waystation.registration.register(actor, replace(form, papers=papers))


def test_a_paper_of_which_more_is_known_stays_when_the_quick_form_leaves_it_out(
    manager: Waystation, intake: Actor, person: UUID
) -> None:
    form = passport(manager, intake, person)
    say(manager, intake, person)
    assert [row.form.id for row in manager.documents.of(intake, person)] == [form.id]


def test_a_bare_paper_goes_when_the_quick_form_leaves_it_out(manager: Waystation, intake: Actor, person: UUID) -> None:
    say(manager, intake, person, PaperInHand(DocumentType.WORK_BOOK), PaperInHand(DocumentType.DIPLOMA))
    say(manager, intake, person, PaperInHand(DocumentType.DIPLOMA))
    assert [row.form.type for row in manager.documents.of(intake, person)] == [DocumentType.DIPLOMA]


@pytest.mark.parametrize("with_id", [True, False])
def test_a_change_in_the_quick_form_keeps_the_paper_and_all_its_words(
    manager: Waystation, intake: Actor, person: UUID, with_id: bool
) -> None:
    form = passport(manager, intake, person)
    (paper,) = papers(manager, intake, person)
    assert paper.id == form.id
    changed = PaperInHand(paper.type, Condition.TORN, Custody.BORDER_GUARD, paper.id if with_id else None)
    say(manager, intake, person, changed, PaperInHand(DocumentType.VISA))
    first, second = manager.documents.of(intake, person)
    assert (first.form.id, first.form.number, first.form.condition) == (form.id, form.number, Condition.TORN)
    assert first.form.custody is Custody.BORDER_GUARD
    assert second.form.type is DocumentType.VISA


def test_a_statement_alone_keeps_a_paper(manager: Waystation, intake: Actor, person: UUID) -> None:
    form = document_form(person)
    manager.documents.save(intake, form)
    manager.documents.say_taken(intake, TakenForm(form.id, who="a guard"))
    say(manager, intake, person)
    (row,) = manager.documents.of(intake, person)
    assert row.taken


def test_a_veiled_paper_comes_back_unchanged(manager: Waystation, intake: Actor, person: UUID) -> None:
    form = DocumentForm(document_form(person).id, person, DocumentType.DETENTION_RECORD)
    manager.documents.save(intake, form)
    shown = papers(manager, intake, person)
    assert [paper.type for paper in shown] == [DocumentType.VERDICT]
    page = manager.people.open_person(intake, person)
    assert [paper.type for paper in page.papers] == [DocumentType.VERDICT]
    say(manager, intake, person, *shown)
    say(manager, intake, person, replace(shown[0], id=None, condition=Condition.COPY))
    (row,) = manager.documents.of(as_role(manager, Role.CASE), person)
    assert (row.form.id, row.form.type) == (form.id, DocumentType.DETENTION_RECORD)
    assert row.form.condition is Condition.COPY
