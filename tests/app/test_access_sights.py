"""What each of the eleven roles is shown of the same person: the table's rows that begin with see_ and name_."""

from __future__ import annotations

from uuid import UUID

import pytest

from app.access import TABLE, Act
from app.forms import CountForm, PaperInHand, PersonForm
from app.importing import list_form
from app.person_rows import rows_of
from app.proposals import instruct
from app.rows import PersonRow
from app.waystation import Waystation
from models.base import new_id
from models.codes import (
    ActNow,
    Condition,
    Custody,
    DatePrecision,
    DocumentType,
    Instruction,
    Role,
    SafetyFlag,
    Sex,
    Triage,
)
from models.person import Person, PersonFlag
from models.values.partial_date import PartialDate
from tests.app.conftest import as_role

BORN = PartialDate(DatePrecision.DAY, 1987, 3, 14)


@pytest.fixture
def person(manager: Waystation, group: UUID) -> UUID:
    intake = as_role(manager, Role.INTAKE)
    one = manager.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False, triage=Triage.YELLOW)).person.id
    paper = PaperInHand(DocumentType.PASSPORT, Condition.TORN, Custody.PERSON)
    form = PersonForm(one, group, family="Verasen", given="Kiryl", sex=Sex.MALE, birth=BORN, nationality="BLR",
                      papers=(paper,), acts_now=(ActNow.HELP_TO_WALK,))  # fmt: skip
    manager.registration.register(intake, form)
    with manager.house.store.transaction(intake.user, "correct") as session:
        for code in (Instruction.DIET_NUT_FREE, Instruction.EVACUATION_HELP, Instruction.BED_LOW):
            instruct(session, one, code)
        session.add(PersonFlag(id=new_id(), person_id=one, code=SafetyFlag.HIDE))
    return one


def seen(waystation: Waystation, person: UUID, role: Role) -> PersonRow:
    with waystation.house.store.read() as session:
        found = session.get(Person, person)
        assert found is not None
        return rows_of(session, as_role(waystation, role), [found])[0]


@pytest.mark.parametrize("role", list(Role))
def test_a_row_shows_a_role_what_the_table_says_and_nothing_else(manager: Waystation, person: UUID, role: Role) -> None:
    row = seen(manager, person, role)
    whole, age = role in TABLE[Act.SEE_BIRTH], role in TABLE[Act.SEE_AGE]
    assert (row.name.short != "") == (role in TABLE[Act.SEE_NAME])
    assert (row.sex is Sex.MALE) == (role in TABLE[Act.SEE_SEX])
    assert row.birth == (BORN if whole else PartialDate(DatePrecision.YEAR, 1987) if age else None)
    assert (row.triage is Triage.YELLOW, bool(row.acts_now)) == (role in TABLE[Act.SEE_QUEUE_COLOURS],) * 2
    assert row.guarded == (role in TABLE[Act.SEE_SAFETY_SIGN])
    sights = {
        Instruction.DIET_NUT_FREE: Act.SEE_DIET,
        Instruction.EVACUATION_HELP: Act.SEE_EVACUATION,
        Instruction.BED_LOW: Act.SEE_INSTRUCTIONS,
    }
    assert set(row.instructions) == {code for code, act in sights.items() if role in TABLE[act]}


@pytest.mark.parametrize("role", [role for role in Role if role in TABLE[Act.OPEN_PERSON]])
def test_nationality_and_papers_stay_with_those_who_register(manager: Waystation, person: UUID, role: Role) -> None:
    page = manager.people.open_person(as_role(manager, role), person)
    assert (bool(page.nationality), bool(page.papers)) == (role in TABLE[Act.READ_REGISTRATION],) * 2


@pytest.mark.parametrize("role", list(Role))
def test_who_is_only_expected_is_named_to_few(manager: Waystation, group: UUID, role: Role) -> None:
    manager.lists.import_list(as_role(manager, Role.INTAKE), list_form(group, "№;Фамилия;Имя\n1;А;Б\n".encode()))
    listed = manager.arrivals.list_of(as_role(manager, Role.INTAKE), group)[0]
    assert (seen(manager, listed.id, role).name.short != "") == (role in TABLE[Act.NAME_EXPECTED])


def test_the_rules_that_a_reviewer_looks_for_first() -> None:
    assert {act for act in Act if Role.TECHNICIAN in TABLE[act]} == {
        Act.LIST_USERS, Act.SWITCH_ROLE, Act.CHANGE_WORDS, Act.SAVE_DRAFT, Act.BACK_UP, Act.KEEP_COPY,
        Act.RESTORE, Act.CHECK_FILE, Act.EXCHANGE, Act.SEE_TRUST, Act.TRUST_STATION,
        Act.SEE_REFERENCE, Act.EDIT_REFERENCE,
    } | {act for act in Act if TABLE[act] == frozenset(Role)}  # fmt: skip
    assert TABLE[Act.READ_CHECK] == {Role.MEDIC}
    assert Role.STORE not in TABLE[Act.SEE_AGE] | TABLE[Act.SEE_BIRTH] | TABLE[Act.READ_REGISTRATION]
    assert TABLE[Act.READ_CASE_NOTES] == {Role.CASE, Role.LEGAL}
