"""Papers, belongings, who holds them: written down, handed over, put right, and nothing vanishes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from app.access import Actor
from app.belongings import belonging_form
from app.carried import BelongingForm, DocumentForm, HandOverForm, LineForm, Piece, TakenForm
from app.cases import case_form
from app.documents import document_form
from app.errors import Refused, UserError
from app.forms import CountForm, PersonForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, BelongingKind, Condition, Custody, DocumentType, Role
from models.values.money import Money
from tests.app.conftest import as_role
from tests.app.test_cases import centre, staffed, worker

NUMBER = "MP1234567"


__all__ = ["centre", "staffed"]  # fixtures


@pytest.fixture
def intake(manager: Waystation) -> Actor:
    return as_role(manager, Role.INTAKE)


@pytest.fixture
def person(manager: Waystation, group: UUID, intake: Actor) -> UUID:
    return register(manager, group, intake)


def register(waystation: Waystation, group: UUID, actor: Actor) -> UUID:
    person = new_id()
    waystation.arrivals.count_in(actor, CountForm(person, group, on_list=False))
    waystation.registration.register(actor, PersonForm(person, group, "Верасень", "Кірыл", name_language="be"))
    return person


def assigned(waystation: Waystation, person: UUID) -> Actor:
    """A case worker to whom the person's case is given."""
    social = worker(waystation, Role.CASE)
    waystation.cases.assign(waystation.actor, case_form(person, social.user))
    return social


def passport(waystation: Waystation, actor: Actor, person: UUID) -> DocumentForm:
    form = DocumentForm(
        new_id(),
        person,
        DocumentType.PASSPORT,
        Condition.WORN,
        country="BY",
        authority="Ministry of the Interior",
        number=NUMBER,
        issued="17.4.2019",
        expires="4.2029",
        name_as_written="VERASEN\nKIRYL",
        pages=32,
        language="be",
    )
    waystation.documents.save(actor, form)
    return form


def bag(waystation: Waystation, actor: Actor, person: UUID) -> BelongingForm:
    form = replace(belonging_form(person), description="black, two straps", seal_number="S-104")
    waystation.belongings.save(actor, form)
    return form


def money(waystation: Waystation, actor: Actor, person: UUID, amount: str, currency: str = "EUR") -> BelongingForm:
    form = replace(
        belonging_form(person, BelongingKind.MONEY),
        amount=amount,
        currency=currency,
        counted_by="Lina Žemaitė",
        counted_by_second="Piotr Wrona",
        custody=Custody.CENTRE_SAFE,
        location="safe",
    )
    waystation.belongings.save(actor, form)
    return form


def handed(person: UUID, at: datetime, custody: Custody, *pieces: Piece) -> HandOverForm:
    return HandOverForm(
        person, pieces, at, "Кірыл Верасень", "Lina Žemaitė", custody, "locker 5", "desk", "safe keeping", Answer.YES
    )


def test_a_paper_keeps_everything_that_stands_on_it(manager: Waystation, intake: Actor, person: UUID) -> None:
    form = passport(manager, intake, person)
    (row,) = manager.documents.of(intake, person)
    assert row.form == replace(form, issued="2019-04-17", expires="2029-04")
    assert row.masked == "••••••567"
    assert (row.veiled, row.taken, row.moved, row.is_out) == (False, False, False, False)
    manager.documents.save(intake, replace(form, condition=Condition.TORN, number=""))
    (row,) = manager.documents.of(intake, person)
    assert (row.form.condition, row.form.number, row.form.pages) == (Condition.TORN, "", 32)


def test_what_a_paper_cannot_have_is_refused_by_its_field(manager: Waystation, intake: Actor, person: UUID) -> None:
    for field, value in (("issued", "04/05/2019"), ("expires", "soon"), ("pages", 0)):
        with pytest.raises(UserError) as refusal:
            manager.documents.save(intake, replace(document_form(person), **{field: value}))  # type: ignore[arg-type]
        assert refusal.value.field == field
    assert manager.documents.of(intake, person) == ()


def test_of_a_verdict_others_learn_only_that_it_is_a_court_paper(
    manager: Waystation, intake: Actor, person: UUID
) -> None:
    form = replace(
        document_form(person, DocumentType.PARDON), authority="A court", number="7-K", issued="2025", pages=3
    )
    manager.documents.save(intake, form)
    (row,) = manager.documents.of(intake, person)
    assert row.veiled
    assert row.form == replace(form, type=DocumentType.VERDICT, authority="", number="", issued="")
    manager.documents.save(intake, replace(row.form, condition=Condition.COPY, pages=4))
    case = as_role(manager, Role.CASE)
    (seen,) = manager.documents.of(case, person)
    assert seen.form == replace(form, condition=Condition.COPY, pages=4)
    assert not seen.veiled


def test_who_took_a_paper_is_written_by_intake_and_read_by_the_case_worker_alone(
    manager: Waystation, intake: Actor, person: UUID
) -> None:
    form = passport(manager, intake, person)
    said = TakenForm(form.id, "two men", "May 2021", "at home", "They burnt it.")
    manager.documents.say_taken(intake, said)
    with pytest.raises(UserError, match="stands already"):
        manager.documents.say_taken(intake, replace(said, words="Other words"))
    case = as_role(manager, Role.CASE)
    for who in (intake, case):
        with pytest.raises(Refused):
            manager.documents.taken(who, form.id)
    assert manager.documents.of(intake, person)[0].taken


def test_taken_statement_opens_for_the_assigned_case_worker(manager: Waystation, intake: Actor, person: UUID) -> None:
    form = passport(manager, intake, person)
    said = TakenForm(form.id, "two men", "May 2021", "at home", "They burnt it.")
    manager.documents.say_taken(intake, said)
    social = assigned(manager, person)
    assert manager.documents.taken(social, form.id) == said
    manager.documents.say_taken(social, replace(said, words="And the photographs."))
    again = manager.documents.taken(social, form.id)
    assert again is not None
    assert again.words == "And the photographs."
    log = [row.what for row in manager.read_log.of(manager.actor, person)]
    assert log.count("opened the statement about a paper") == 2


def test_money_is_counted_by_two_people_with_two_names(manager: Waystation, intake: Actor, person: UUID) -> None:
    good = money(manager, intake, person, "120,50")
    for change, field in (
        ({"counted_by_second": " lina  žemaitė "}, "counted_by_second"),
        ({"counted_by_second": ""}, "counted_by_second"),
        ({"counted_by": ""}, "counted_by"),
        ({"amount": ""}, "amount"),
        ({"currency": ""}, "currency"),
        ({"amount": "12.345"}, "amount"),
        ({"quantity": 0}, "quantity"),
    ):
        with pytest.raises(UserError) as refusal:
            manager.belongings.save(intake, replace(good, id=new_id(), **change))  # type: ignore[arg-type]
        assert refusal.value.field == field
    money(manager, intake, person, "30")
    money(manager, intake, person, "1 000", "BYN")
    sheet = manager.belongings.of(intake, person)
    assert sheet.held == (Money("BYN", 100_000), Money("EUR", 15_050))
    assert len(sheet.rows) == 3


def test_custody_follows_the_newest_line_and_a_return_closes_it(
    manager: Waystation, intake: Actor, person: UUID
) -> None:
    paper, thing = passport(manager, intake, person), bag(manager, intake, person)
    now = manager.house.now() - timedelta(hours=2)
    both = handed(person, now, Custody.CENTRE_SAFE, Piece(new_id(), paper.id), Piece(new_id(), None, thing.id))
    assert len(manager.hand_overs.hand_over(intake, both)) == 2
    manager.hand_overs.hand_over(intake, both)
    assert len(manager.hand_overs.chain(intake, person)) == 2
    out = manager.belongings.unreturned(intake, person)
    assert [row.form.id for row in out.documents] == [paper.id]
    assert [row.form.location for row in out.belongings] == ["locker 5"]
    back = replace(handed(person, now + timedelta(hours=1), Custody.PERSON, Piece(new_id(), None, thing.id)))
    manager.hand_overs.hand_over(intake, back)
    (row,) = manager.belongings.of(intake, person).rows
    assert (row.form.custody, row.form.location, row.returned_at) == (Custody.PERSON, "", back.at)
    assert manager.belongings.unreturned(intake, person).belongings == ()


def test_a_form_does_not_say_otherwise_than_the_hand_overs(manager: Waystation, intake: Actor, person: UUID) -> None:
    paper, coins = passport(manager, intake, person), money(manager, intake, person, "10")
    now = manager.house.now()
    manager.hand_overs.hand_over(
        intake, handed(person, now, Custody.COURT, Piece(new_id(), paper.id), Piece(new_id(), None, coins.id))
    )
    manager.documents.save(intake, replace(paper, custody=Custody.LOST, pages=30))
    (row,) = manager.documents.of(intake, person)
    assert (row.form.custody, row.form.pages, row.moved) == (Custody.COURT, 30, True)
    with pytest.raises(UserError, match="as it was counted"):
        manager.belongings.save(intake, replace(coins, amount="9"))


def test_a_wrong_line_stays_visible_with_its_reason(manager: Waystation, intake: Actor, person: UUID) -> None:
    paper = passport(manager, intake, person)
    wrong = handed(person, manager.house.now(), Custody.LAWYER, Piece(new_id(), paper.id))
    manager.hand_overs.hand_over(intake, wrong)
    line = wrong.pieces[0].id
    with pytest.raises(UserError):
        manager.hand_overs.put_right(intake, LineForm(line, " "))
    right = replace(wrong, to_whom="Anna Sikora", custody=Custody.CENTRE_SAFE, pieces=(Piece(new_id(), paper.id),))
    manager.hand_overs.put_right(intake, LineForm(line, "another name", right))
    newest, old = manager.hand_overs.chain(intake, person)
    assert (newest.to_whom, newest.replaces, newest.newest, newest.voided) == ("Anna Sikora", line, True, False)
    assert (old.id, old.voided, old.reason, old.newest) == (line, True, "another name", False)
    assert manager.documents.of(intake, person)[0].form.custody is Custody.CENTRE_SAFE
    manager.hand_overs.put_right(intake, LineForm(newest.id, "never happened"))
    assert manager.documents.of(intake, person)[0].form.custody is Custody.PERSON
    assert len(manager.hand_overs.chain(intake, person)) == 2
    with pytest.raises(UserError, match="does not stand"):
        manager.hand_overs.put_right(intake, LineForm(line, "again"))


def test_a_hand_over_without_two_names_or_before_its_time_is_refused(
    manager: Waystation, intake: Actor, person: UUID
) -> None:
    paper = passport(manager, intake, person)
    good = handed(person, manager.house.now(), Custody.COURT, Piece(new_id(), paper.id))
    for change, field in (
        ({"from_whom": ""}, "from_whom"),
        ({"to_whom": " "}, "to_whom"),
        ({"to_whom": "кірыл верасень"}, "to_whom"),
        ({"at": good.at + timedelta(hours=1)}, "at"),
        ({"custody": Custody.NEVER_HAD}, "custody"),
        ({"pieces": ()}, "pieces"),
        ({"pieces": (Piece(new_id()),)}, "pieces"),
        ({"pieces": (Piece(new_id(), new_id()),)}, "pieces"),
    ):
        with pytest.raises(UserError) as refusal:
            manager.hand_overs.hand_over(intake, replace(good, **change))  # type: ignore[arg-type]
        assert refusal.value.field == field
    assert manager.hand_overs.chain(intake, person) == ()


def test_what_was_written_by_mistake_stays_with_its_reason(manager: Waystation, intake: Actor, person: UUID) -> None:
    paper, thing = passport(manager, intake, person), bag(manager, intake, person)
    for take_out in (manager.documents.take_out, manager.belongings.take_out):
        with pytest.raises(UserError) as refusal:
            take_out(intake, paper.id if take_out == manager.documents.take_out else thing.id, "")
        assert refusal.value.field == "reason"
    manager.documents.take_out(intake, paper.id, "of somebody else")
    manager.belongings.take_out(intake, thing.id, "counted twice")
    assert [row.withdrawn for row in manager.documents.of(intake, person)] == ["of somebody else"]
    assert [row.withdrawn for row in manager.belongings.of(intake, person).rows] == ["counted twice"]
    assert not manager.belongings.unreturned(intake, person)
    with pytest.raises(UserError, match="not in the record"):
        manager.hand_overs.hand_over(
            intake, handed(person, manager.house.now(), Custody.COURT, Piece(new_id(), paper.id))
        )


def test_the_timeline_tells_hand_overs_to_who_may_know_them(manager: Waystation, intake: Actor, person: UUID) -> None:
    paper = passport(manager, intake, person)
    form = handed(person, manager.house.now(), Custody.COURT, Piece(new_id(), paper.id))
    manager.hand_overs.hand_over(intake, form)
    number = manager.receipts.receipt(intake, person, [form.pieces[0].id]).number
    (step,) = [step for step in manager.people.open_person(intake, person).steps if step.kind == "handed"]
    assert step.detail == f"Passport. From Кірыл Верасень to Lina Žemaitė. Receipt {number}."
    seen = manager.people.open_person(as_role(manager, Role.AID), person).steps
    assert "handed" not in {step.kind for step in seen}
    assert seen
