"""Threats, contacts, talks about pathways: written by many desks, opened by those assigned; wishes and first calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from app.access import TABLE, Act, Actor
from app.cases import case_form
from app.contacts import ContactForm
from app.errors import Refused, UserError
from app.first_call import CallForm
from app.pathways import PathwayForm, TalkForm
from app.phones import read_phone
from app.rows import CallCounts
from app.threats import ThreatForm
from app.waystation import Waystation, desks_of, unlock
from app.wishes import WishForm
from models.base import new_id
from models.codes import Answer, CallState, Compartment, Relation, Role, SafeToCall
from models.papers import Fact
from models.protection import Contact, PathwayTalk, ThreatReport
from tests.app.case_desk import WORKERS, assigned, centre, counted, staffed, worker  # noqa: F401
from tests.app.conftest import WORDS, Centre, as_role, check_whole

CANARY = "канарейка Xyqzz"


@dataclass(frozen=True)
class Sealed:
    """One kind of text told in confidence: its table, who may write it, how it is written and read."""

    table: type[Any]
    name: str
    writers: Act
    write: Callable[[Waystation, Actor, UUID], UUID]
    read: Callable[[Waystation, Actor, UUID], tuple[Any, ...]]


def tell(waystation: Waystation, actor: Actor, person: UUID) -> UUID:
    form = ThreatForm(new_id(), person, CANARY, CANARY, CANARY, CANARY)
    waystation.threats.tell(actor, form)
    waystation.threats.tell(actor, form)
    return form.id


def note_contact(waystation: Waystation, actor: Actor, person: UUID) -> UUID:
    form = ContactForm(new_id(), person, Relation.SIBLING, CANARY, "+370 612 34567", "LT", "lt", CANARY, CANARY)
    waystation.contacts.write(actor, form)
    waystation.contacts.write(actor, form)
    return form.id


def talk(waystation: Waystation, actor: Actor, person: UUID) -> UUID:
    entry = PathwayForm(new_id(), "Family reunion", "a lawyer of the site")
    waystation.pathways.put(waystation.actor, entry)
    form = TalkForm(new_id(), person, entry.id, CANARY)
    waystation.pathways.discuss(actor, form)
    waystation.pathways.discuss(actor, form)
    return form.id


KINDS = (
    Sealed(ThreatReport, "threatreport", Act.TELL_THREAT, tell, lambda w, a, p: w.threats.told(a, p)),
    Sealed(Contact, "contact", Act.WRITE_CONTACT, note_contact, lambda w, a, p: w.contacts.read(a, p)),
    Sealed(PathwayTalk, "pathwaytalk", Act.DISCUSS_PATHWAY, talk, lambda w, a, p: w.pathways.talks(a, p)),
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_written_by_those_who_may_and_read_by_those_assigned_alone(manager: Waystation, kind: Sealed) -> None:
    person, social = assigned(manager)
    for role in Role:
        actor = as_role(manager, role)
        if role in TABLE[kind.writers]:
            kind.write(manager, actor, person)
        else:
            with pytest.raises(Refused):
                kind.write(manager, actor, person)
        with pytest.raises(Refused):
            kind.read(manager, actor, person)
    rows = kind.read(manager, social, person)
    assert len(rows) == len(TABLE[kind.writers])
    assert all(CANARY in (getattr(row, "words", "") or row.note) for row in rows)
    assert CANARY not in repr(rows)
    with pytest.raises(Refused):
        kind.read(manager, worker(manager, Role.LEGAL), person)
    with manager.house.store.read() as session:
        facts = session.exec(select(Fact).where(Fact.kind == "SEALED_READ")).all()
    assert [(fact.person_id, fact.count) for fact in facts] == [(person, len(rows))]


def test_no_other_desk_has_the_key(centre: Centre) -> None:  # noqa: F811
    """The canary over all roles: what lies in the file opens with no other desk's passphrase, at any place."""
    manager = centre.unlock(Role.MANAGER)
    person, _ = assigned(manager)
    legal = worker(manager, Role.LEGAL)
    manager.cases.assign(manager.actor, case_form(person, legal.user))
    ids = {kind: kind.write(manager, legal, person) for kind in KINDS}
    manager.close()
    slots = {desk.label: desk.slot_id for desk in desks_of(centre.folder)}
    outside = [slots[WORKERS[Role.GATE]], *(centre.slots[role] for role in (Role.INTAKE, Role.MEDIC, Role.STORE))]
    for slot in outside:
        desk = unlock(centre.folder, slot, WORDS)
        assert not desk.house.vault.holds(Compartment.PROTECTION)
        with desk.house.store.read() as session:
            for kind, row in ids.items():
                sealed = session.get(kind.table, row)
                assert CANARY.encode() not in sealed.content
                with pytest.raises(Refused):
                    desk.house.vault.open(Compartment.PROTECTION, sealed.content, _place(kind.name, row))
        desk.close()
    desk = unlock(centre.folder, slots[WORKERS[Role.LEGAL]], WORDS)
    assert all(kind.read(desk, desk.actor, person) for kind in KINDS)
    check_whole(desk)
    desk.close()


def _place(table: str, row: UUID) -> Any:
    from app.sealing import Binding

    return Binding(table, row, "content")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_nothing_told_moves_to_another_person(manager: Waystation, kind: Sealed) -> None:
    person, social = assigned(manager)
    other = counted(manager)
    kept = kind.write(manager, social, person)
    forms: dict[str, Callable[[], None]] = {
        "threatreport": lambda: manager.threats.tell(social, ThreatForm(kept, other, "x")),
        "contact": lambda: manager.contacts.write(social, ContactForm(kept, other, Relation.OTHER_RELATIVE, "x")),
        "pathwaytalk": lambda: manager.pathways.discuss(
            social, TalkForm(kept, other, manager.pathways.listed(social)[0].id)
        ),
    }
    with pytest.raises(UserError):
        forms[kind.name]()


@pytest.mark.parametrize(
    ("typed", "country", "dialled", "doubted"),
    [
        ("+375 29 123-45-67", "", "+375 29 123-45-67", False),
        ("8 029 1234567", "BY", "+375 29 123-45-67", False),
        ("8 612 34567", "lt", "+370 612 34567", False),
        ("612", "LT", "", True),
        ("029 1234567", "", "", True),
        ("ask the neighbour", "BY", "", True),
        ("", "BY", "", False),
    ],
)
def test_a_number_is_read_with_its_country_and_doubted_aloud(
    typed: str, country: str, dialled: str, doubted: bool
) -> None:
    reading = read_phone(typed, country)
    assert (reading.dialled, bool(reading.doubt)) == (dialled, doubted)


def test_a_contact_has_a_name_or_a_number_and_a_way(manager: Waystation) -> None:
    person, intake = counted(manager), as_role(manager, Role.INTAKE)
    for form, field in (
        (ContactForm(new_id(), person, Relation.PARENT), "name"),
        (ContactForm(new_id(), person, Relation.PARENT, "A", safe_to_call=SafeToCall.ONLY_VIA), "via"),
        (ContactForm(new_id(), person, Relation.PARENT, "A" * 201), "name"),
    ):
        with pytest.raises(UserError) as caught:
            manager.contacts.write(intake, form)
        assert caught.value.field == field
    assert manager.contacts.written(intake, person) == 0
    note_contact(manager, intake, person)
    assert manager.contacts.written(intake, person) == 1


def test_a_number_is_kept_as_typed(manager: Waystation) -> None:
    person, social = assigned(manager)
    form = ContactForm(new_id(), person, Relation.PARENT, phone="the shop below, ask for Ala", country="BY")
    manager.contacts.write(social, form)
    assert [(row.phone, row.dialled) for row in manager.contacts.read(social, person)] == [(form.phone, "")]


def test_wishes_are_a_history_and_the_newest_counts(manager: Waystation) -> None:
    person, intake = counted(manager), as_role(manager, Role.INTAKE)
    for place in ("Lithuania", "Poland, a sister in Gdańsk"):
        form = WishForm(new_id(), person, place)
        for _ in range(2):
            manager.wishes.say(intake, form)
    rows = manager.wishes.history(as_role(manager, Role.LEGAL), person)
    assert [row.place for row in rows] == ["Poland, a sister in Gdańsk", "Lithuania"]
    with pytest.raises(UserError):
        manager.wishes.say(intake, WishForm(new_id(), person, " "))
    with pytest.raises(Refused):
        manager.wishes.history(as_role(manager, Role.MEDIC), person)


def test_the_list_of_pathways_is_the_sites_own(manager: Waystation) -> None:
    person, social = assigned(manager)
    assert manager.pathways.listed(social) == ()
    first, second = PathwayForm(new_id(), "Asylum"), PathwayForm(new_id(), "Humanitarian permit", "the legal desk")
    for form in (first, second, PathwayForm(first.id, "Asylum, asked for here", "the legal desk")):
        manager.pathways.put(manager.actor, form)
    names = [row.name for row in manager.pathways.listed(social)]
    assert names == ["Asylum, asked for here", "Humanitarian permit"]
    manager.pathways.discuss(social, TalkForm(new_id(), person, first.id))
    assert [row.name for row in manager.pathways.remove(manager.actor, first.id)] == ["Humanitarian permit"]
    assert [row.pathway for row in manager.pathways.talks(social, person)] == ["Asylum, asked for here"]
    with pytest.raises(UserError):
        manager.pathways.discuss(social, TalkForm(new_id(), person, first.id))
    with pytest.raises(Refused):
        manager.pathways.put(social, first)
    with pytest.raises(UserError):
        manager.pathways.put(manager.actor, PathwayForm(new_id(), " "))


def call(waystation: Waystation, person: UUID, state: CallState) -> None:
    form = CallForm(new_id(), person, state, Answer.YES, Answer.YES)
    for _ in range(2):
        waystation.first_calls.record(as_role(waystation, Role.INTAKE), form)


def test_first_calls_are_counted_once_a_person_and_add_up(manager: Waystation, group: UUID) -> None:
    from app.forms import CountForm

    intake = as_role(manager, Role.INTAKE)
    people = [manager.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False)).person.id for _ in range(6)]
    histories: list[list[CallState]] = [
        [CallState.OFFERED, CallState.NO_ANSWER, CallState.MADE, CallState.OFFERED],
        [CallState.OFFERED],
        [CallState.OFFERED, CallState.DECLINED],
        [CallState.OFFERED, CallState.NO_ANSWER],
        [CallState.DECLINED, CallState.OFFERED],
        [],
    ]
    for person, states in zip(people, histories, strict=True):
        for state in states:
            call(manager, person, state)
    calls = manager.tonight.board(intake, group).calls
    assert calls == CallCounts(made=1, no_answer=1, offered=2, declined=1, not_asked=1)
    assert manager.tonight.board(as_role(manager, Role.STORE), group).calls is None


def test_one_key_offers_then_makes_and_a_slip_is_taken_back(manager: Waystation) -> None:
    person, intake = counted(manager), as_role(manager, Role.INTAKE)
    sheet = manager.first_calls.sheet(intake, person)
    assert (sheet.state, sheet.following) == (None, CallState.OFFERED)
    sheet = manager.first_calls.record(intake, CallForm(new_id(), person, sheet.following))
    assert (sheet.state, sheet.following) == (CallState.OFFERED, CallState.MADE)
    sheet = manager.first_calls.record(intake, CallForm(new_id(), person, sheet.following))
    assert sheet.state is CallState.MADE
    sheet = manager.first_calls.take_back(intake, sheet.tries[0].id)
    assert sheet.state is CallState.OFFERED
    with pytest.raises(UserError):
        manager.first_calls.record(intake, CallForm(sheet.tries[0].id, counted(manager), CallState.MADE))
    with pytest.raises(UserError):
        manager.first_calls.take_back(intake, new_id())
