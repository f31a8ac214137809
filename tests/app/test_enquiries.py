"""The enquiry desk says the same, and does the same, whether the person is here or not; only the person opens it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import select

from app.access import TABLE, Act, Actor
from app.contacts import ContactForm, ReachForm
from app.enquiries import (
    BLOCK,
    LONGEST,
    NOT_REACHABLE,
    WE_DO_NOT_SAY,
    AskForm,
    EndForm,
    Enquiries,
    EnquiryForm,
    PassForm,
)
from app.errors import Refused, UserError
from app.forms import PersonForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, Compartment, EnquiryState, Relation, Role, TaskKind
from models.papers import Fact
from models.protection import Enquiry
from tests.app.case_desk import assigned, centre, counted, staffed  # noqa: F401
from tests.app.conftest import as_role

HERE, NOT_HERE = "Верасень Кірыл", "Нiхто Такiнеё"
CANARY = "Яго маці канарейка чакае"


@pytest.fixture
def person(manager: Waystation, group: UUID) -> UUID:
    form = PersonForm(new_id(), group, family="Верасень", given="Кірыл", name_language="be")
    return manager.registration.register(as_role(manager, Role.INTAKE), form).id


def asked(name: str = HERE, **more: str) -> EnquiryForm:
    return EnquiryForm(new_id(), name, "Ганна", "mother", "+375 29 123 45 67", "be", CANARY, **more)


@contextmanager
def statements(waystation: Waystation) -> Iterator[list[tuple[str, bool, tuple[Any, ...]]]]:
    """Every statement that reaches the database, with the sizes of what it carries."""
    heard: list[tuple[str, bool, tuple[Any, ...]]] = []
    engine = waystation.house.store._engine

    def hear(_c: Any, _cursor: Any, text: str, parameters: Any, _context: Any, many: bool) -> None:
        heard.append((text, many, _sizes(parameters)))

    sa.event.listen(engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        sa.event.remove(engine, "before_cursor_execute", hear)


def _sizes(parameters: Any) -> tuple[Any, ...]:
    if isinstance(parameters, dict):
        parameters = tuple(parameters.values())
    return tuple(
        _sizes(each) if isinstance(each, (tuple, list, dict)) else len(each) if isinstance(each, (bytes, str)) else 0
        for each in parameters
    )


def sealed_sizes(waystation: Waystation) -> set[int]:
    with waystation.house.store.read() as session:
        return {len(row.content) for row in session.exec(select(Enquiry)).all()}


def test_the_same_sentence_and_the_same_statements_whoever_is_asked_for(manager: Waystation, person: UUID) -> None:
    gate = as_role(manager, Role.GATE)
    manager.enquiries.take(gate, asked("somebody before, so that every statement is known"))
    heard, said = [], []
    for name in (HERE, NOT_HERE, HERE[::-1], "Верасень Кірыл Дзмітрыевіч"):
        with statements(manager) as one:
            said.append(manager.enquiries.take(gate, asked(name)))
        heard.append(one)
    assert said == [WE_DO_NOT_SAY] * 4
    assert heard[0]
    assert all(one == heard[0] for one in heard)


def test_taking_a_message_asks_nothing_of_people_names_or_words(manager: Waystation, person: UUID) -> None:
    with statements(manager) as heard:
        manager.enquiries.take(as_role(manager, Role.GATE), asked())
    tables = {name for name in ("person", "personname", "nametoken", "contact", "task") for text, _, _ in heard
              if any(f"{word} {name}" in text for word in ("FROM", "INTO", "UPDATE", "JOIN"))}  # fmt: skip
    assert tables == set()


def test_each_sealed_message_has_one_size(manager: Waystation) -> None:
    gate = as_role(manager, Role.GATE)
    longest = {name: "Ж" * most for name, most in LONGEST.items()}
    for form in (asked(), EnquiryForm(new_id(), "A"), EnquiryForm(new_id(), **longest)):
        manager.enquiries.take(gate, form)
    assert len(sealed_sizes(manager)) == 1
    assert min(sealed_sizes(manager)) > BLOCK
    widest = EnquiryForm(new_id(), **{name: "𝔐" * most for name, most in LONGEST.items()})
    manager.enquiries.take(gate, widest)
    assert len(sealed_sizes(manager)) == 1


def test_what_is_too_long_is_told_before_anything_is_asked(manager: Waystation) -> None:
    for name, most in LONGEST.items():
        with statements(manager) as heard, pytest.raises(UserError) as caught:
            manager.enquiries.take(as_role(manager, Role.GATE), replace(asked(), **{name: "x" * (most + 1)}))
        assert (caught.value.field, heard) == (name, [])
    with pytest.raises(UserError):
        manager.enquiries.take(as_role(manager, Role.GATE), asked("  "))


def test_only_a_case_worker_opens_messages(manager: Waystation) -> None:
    form = asked()
    for role in Role:
        actor = as_role(manager, role)
        if role in TABLE[Act.TAKE_ENQUIRY]:
            manager.enquiries.take(actor, form)
        else:
            with pytest.raises(Refused):
                manager.enquiries.take(actor, form)
        if role is Role.CASE:
            continue
        with pytest.raises(Refused):
            manager.enquiries.waiting(actor)
        with pytest.raises(Refused):
            manager.enquiries.candidates(actor, form.id)
    rows = manager.enquiries.waiting(as_role(manager, Role.CASE))
    assert [(row.asked_for, row.caller, row.message) for row in rows] == [(HERE, "Ганна", CANARY)]
    assert CANARY not in repr(rows) + repr(form)


def test_the_reading_is_a_fact_without_a_person(manager: Waystation, person: UUID) -> None:
    case = as_role(manager, Role.CASE)
    manager.enquiries.take(manager.actor, asked())
    manager.enquiries.waiting(case)
    with manager.house.store.read() as session:
        facts = session.exec(select(Fact).where(Fact.kind == "SEALED_READ")).all()
    assert [(fact.detail, fact.person_id) for fact in facts] == [("enquiries", None)]


def test_candidates_are_found_across_scripts(manager: Waystation, person: UUID) -> None:
    case, form = as_role(manager, Role.CASE), asked("Verasen Kiryl")
    manager.enquiries.take(manager.actor, form)
    assert [row.id for row in manager.enquiries.candidates(case, form.id)] == [person]
    other = asked(NOT_HERE)
    manager.enquiries.take(manager.actor, other)
    assert manager.enquiries.candidates(case, other.id) == ()


@pytest.fixture
def case(manager: Waystation) -> tuple[UUID, Actor, UUID]:
    """Somebody, whoever has the case, and a contact of theirs whom nobody was asked about yet."""
    one, social = assigned(manager)
    contact = ContactForm(new_id(), one, Relation.PARENT, "Ганна", "+375 29 123 45 67", "BY")
    manager.contacts.write(as_role(manager, Role.INTAKE), contact)
    return one, social, contact.id


def taken(manager: Waystation) -> UUID:
    form = asked()
    manager.enquiries.take(manager.actor, form)
    return form.id


def test_a_message_reaches_only_who_chose_to_be_reached(manager: Waystation, case: tuple[UUID, Actor, UUID]) -> None:
    person, social, contact = case
    enquiry = taken(manager)
    for answer in (None, Answer.NO, Answer.UNKNOWN, Answer.DECLINED):
        if answer is not None:
            manager.contacts.choose_reachable(social, ReachForm(contact, answer))
        with pytest.raises(UserError) as caught:
            manager.enquiries.pass_on(social, PassForm(enquiry, person, contact))
        assert caught.value.sentence == NOT_REACHABLE
    manager.contacts.choose_reachable(social, ReachForm(contact, Answer.YES))
    row = manager.enquiries.pass_on(social, PassForm(enquiry, person, contact))
    assert (row.state, row.person and row.person.id) == (EnquiryState.PASSED, person)
    manager.enquiries.end(social, EndForm(enquiry, EnquiryState.CLOSED))
    assert manager.enquiries.waiting(social) == ()
    with pytest.raises(UserError):
        manager.enquiries.pass_on(social, PassForm(enquiry, person, contact))


def test_nobody_elses_contact_and_nobody_elses_case(manager: Waystation, case: tuple[UUID, Actor, UUID]) -> None:
    person, social, contact = case
    manager.contacts.choose_reachable(social, ReachForm(contact, Answer.YES))
    enquiry, stranger = taken(manager), counted(manager)
    other, _ = assigned(manager)
    for whose, by in ((other, contact), (person, new_id()), (stranger, contact)):
        with pytest.raises(UserError):
            manager.enquiries.pass_on(social, PassForm(enquiry, whose, by))
    manager.contacts.remove(social, contact)
    with pytest.raises(UserError) as caught:
        manager.enquiries.pass_on(social, PassForm(enquiry, person, contact))
    assert caught.value.sentence == NOT_REACHABLE
    with manager.house.store.read() as session:
        assert session.exec(select(Enquiry)).one().person_id is None
        facts = session.exec(select(Fact).where(Fact.kind == "REFUSED")).all()
    assert [fact.person_id for fact in facts if fact.detail == Act.SETTLE_ENQUIRY.value] == []


def test_asking_first_is_a_task_that_says_only_that_a_message_waits(
    manager: Waystation, case: tuple[UUID, Actor, UUID]
) -> None:
    person, social, _ = case
    taken(manager)
    for _ in range(2):
        manager.enquiries.ask_first(social, AskForm(new_id(), person))
    tasks = manager.tasks.tasks_of(social, person)
    assert [(row.kind, row.what, row.role) for row in tasks] == [(TaskKind.MESSAGE_WAITS, "", Role.CASE)]


def test_a_message_ends_only_as_it_can(manager: Waystation, case: tuple[UUID, Actor, UUID]) -> None:
    enquiry = taken(manager)
    for state in (EnquiryState.TAKEN, EnquiryState.PASSED):
        with pytest.raises(UserError):
            manager.enquiries.end(case[1], EndForm(enquiry, state))
    manager.enquiries.end(case[1], EndForm(enquiry, EnquiryState.NOT_PASSED))
    assert manager.enquiries.waiting(case[1]) == ()


def test_the_words_are_nowhere_but_sealed(manager: Waystation, case: tuple[UUID, Actor, UUID]) -> None:
    """Not in the journal, not in what anybody finds or reads of the log, not without the key of protection."""
    enquiry = taken(manager)
    with manager.house.store.read() as session:
        journal = session.connection().execute(sa.text("SELECT * FROM journal")).all()
        row = session.get(Enquiry, enquiry)
        assert row is not None
        assert CANARY.encode() not in row.content
    assert CANARY.encode() not in repr(journal).encode()
    assert "канарейка" not in repr(journal)
    assert manager.people.find(case[1], "канарейка") == ()
    opened = manager.house.vault.open(Compartment.PROTECTION, row.content, _binding(enquiry))
    assert CANARY.encode() in opened
    assert isinstance(manager.enquiries, Enquiries)


def _binding(enquiry: UUID) -> Any:
    from app.sealing import Binding

    return Binding("enquiry", enquiry, "content")
