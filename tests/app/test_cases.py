"""Notes of a case: written and read by those assigned, closed to everybody else, and the reading leaves a trace."""

from uuid import UUID

import pytest
from sqlmodel import select

from app.access import TABLE, Act, Actor
from app.cases import LONGEST_NOTE, CaseForm, NoteForm, case_form
from app.errors import Refused, UserError
from app.sealing import Binding
from app.waystation import Waystation, desks_of, unlock
from models.base import new_id
from models.codes import Compartment, Role
from models.papers import Fact
from models.place import StaffMember
from models.trust import ProtectionNote
from tests.app.case_desk import WORKERS, centre, counted, staffed, worker  # noqa: F401
from tests.app.conftest import WORDS, Centre, check_whole

CANARY = "His brother was asked about him at home, канарейка"
READERS = TABLE[Act.READ_CASE_NOTES]


def refusals(waystation: Waystation) -> list[tuple[str, UUID | None]]:
    with waystation.house.store.read() as session:
        facts = session.exec(select(Fact).where(Fact.kind == "REFUSED")).all()
        return [(fact.detail, fact.person_id) for fact in facts]


def test_who_is_assigned_writes_and_reads_and_that_is_a_fact(manager: Waystation) -> None:
    person, social = counted(manager), worker(manager, Role.CASE)
    manager.cases.assign(manager.actor, case_form(person, social.user))
    note = NoteForm(new_id(), person, CANARY)
    for _ in range(2):
        manager.cases.write(social, note)
    assert [case.person.id for case in manager.cases.mine(social)] == [person]
    notes = manager.cases.notes(social, person)
    assert [(row.id, row.text, row.by) for row in notes] == [(note.id, CANARY, "Social 1, Social 1")]
    with manager.house.store.read() as session:
        fact = session.exec(select(Fact).where(Fact.kind == "SEALED_READ")).one()
    assert (fact.person_id, fact.detail, fact.count) == (person, "case", 1)
    assert "канарейка" not in repr(note) + repr(notes)


def test_who_is_not_assigned_is_refused_and_that_is_journaled(manager: Waystation) -> None:
    person, other = counted(manager), counted(manager)
    social, legal = worker(manager, Role.CASE), worker(manager, Role.LEGAL)
    manager.cases.assign(manager.actor, case_form(person, social.user))
    for actor, whose in ((legal, person), (social, other)):
        with pytest.raises(Refused):
            manager.cases.notes(actor, whose)
        with pytest.raises(Refused):
            manager.cases.write(actor, NoteForm(new_id(), whose, CANARY))
    assert refusals(manager) == [
        (Act.READ_CASE_NOTES.value, person),
        (Act.WRITE_CASE_NOTE.value, person),
        (Act.READ_CASE_NOTES.value, other),
        (Act.WRITE_CASE_NOTE.value, other),
    ]


def test_no_other_role_reads_or_writes_even_when_assigned(manager: Waystation) -> None:
    """The same user, assigned, acting in a role that has not the act."""
    person, social = counted(manager), worker(manager, Role.CASE)
    manager.cases.assign(manager.actor, case_form(person, social.user))
    for role in set(Role) - READERS:
        actor = Actor(social.user, role, social.desk, social.name)
        with pytest.raises(Refused):
            manager.cases.notes(actor, person)
        with pytest.raises(Refused):
            manager.cases.write(actor, NoteForm(new_id(), person, CANARY))
        with pytest.raises(Refused):
            manager.cases.mine(actor)


def test_an_ended_assignment_closes_the_notes(manager: Waystation) -> None:
    person, social = counted(manager), worker(manager, Role.CASE)
    case = manager.cases.assign(manager.actor, case_form(person, social.user))
    manager.cases.end(manager.actor, case.id)
    assert manager.cases.mine(social) == ()
    with pytest.raises(Refused):
        manager.cases.notes(social, person)
    with pytest.raises(UserError):
        manager.cases.end(manager.actor, case.id)
    with pytest.raises(UserError):
        manager.cases.assign(manager.actor, CaseForm(case.id, person, social.user))
    assert manager.cases.assign(manager.actor, case_form(person, social.user)).id != case.id


def test_a_case_goes_only_to_who_may_read_it(manager: Waystation) -> None:
    person, social = counted(manager), worker(manager, Role.CASE)
    gone = worker(manager, Role.LEGAL)
    with manager.house.store.transaction(manager.actor.user, "leave") as session:
        member = session.get_one(StaffMember, gone.user)
        member.ended_at = manager.house.now()
    for staff in (manager.actor.user, gone.user, new_id()):
        with pytest.raises(UserError):
            manager.cases.assign(manager.actor, case_form(person, staff))
    assert [row.id for row in manager.cases.team(manager.actor, person).others] == [social.user]
    first = manager.cases.assign(manager.actor, case_form(person, social.user))
    assert manager.cases.assign(manager.actor, case_form(person, social.user)).id == first.id
    team = manager.cases.team(manager.actor, person)
    assert ([row.id for row in team.assigned], team.others) == ([first.id], ())
    with pytest.raises(Refused):
        manager.cases.assign(social, case_form(person, social.user))


def test_an_empty_or_endless_note_is_sent_back(manager: Waystation) -> None:
    person, social = counted(manager), worker(manager, Role.CASE)
    manager.cases.assign(manager.actor, case_form(person, social.user))
    for text in ("", "  \n", "x" * (LONGEST_NOTE + 1)):
        with pytest.raises(UserError) as caught:
            manager.cases.write(social, NoteForm(new_id(), person, text))
        assert caught.value.field == "text"


def test_a_note_never_moves_to_another_person(manager: Waystation) -> None:
    person, other = counted(manager), counted(manager)
    social = worker(manager, Role.CASE)
    for each in (person, other):
        manager.cases.assign(manager.actor, case_form(each, social.user))
    note = NoteForm(new_id(), person, CANARY)
    manager.cases.write(social, note)
    with pytest.raises(UserError):
        manager.cases.write(social, NoteForm(note.id, other, "another"))
    assert manager.cases.notes(social, other) == ()


def test_the_key_of_the_notes_lies_with_case_workers_and_not_with_the_other_desks(centre: Centre) -> None:  # noqa: F811
    manager = centre.unlock(Role.MANAGER)
    person = counted(manager)
    actors = {role: worker(manager, role) for role in WORKERS}
    for role in (Role.CASE, Role.LEGAL):
        manager.cases.assign(manager.actor, case_form(person, actors[role].user))
    note = NoteForm(new_id(), person, CANARY)
    manager.cases.write(actors[Role.CASE], note)
    manager.close()
    slots = {desk.label: desk.slot_id for desk in desks_of(centre.folder)}
    for role in (Role.CASE, Role.LEGAL):
        desk = unlock(centre.folder, slots[WORKERS[role]], WORDS)
        assert [row.text for row in desk.cases.notes(desk.actor, person)] == [CANARY]
        check_whole(desk)
        desk.close()
    outside = [slots[WORKERS[Role.GATE]], *(centre.slots[role] for role in (Role.INTAKE, Role.MEDIC, Role.STORE))]
    for slot in outside:
        desk = unlock(centre.folder, slot, WORDS)
        with desk.house.store.read() as session:
            sealed = session.exec(select(ProtectionNote)).one()
        assert CANARY.encode() not in sealed.content
        with pytest.raises(Refused):
            desk.house.vault.open(Compartment.PROTECTION, sealed.content, Binding("protectionnote", note.id, "content"))
        desk.close()
