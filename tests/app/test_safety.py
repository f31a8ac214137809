"""Safety flags: everybody reads what to do, few why; the cautious defaults reach everyone of an exposed group."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.access import TABLE, Act
from app.arrivals import DEFAULT_FLAGS
from app.cases import case_form
from app.errors import Refused, UserError
from app.forms import CountForm, GroupForm, PersonForm
from app.importing import list_form
from app.rows import PersonPage
from app.safety import CautiousForm, FlagForm, LiftForm, kept_apart
from app.safety_words import ASK_FIRST, HIDDEN, INSTRUCTIONS
from app.waystation import Waystation, utc_now
from models.base import new_id
from models.codes import GroupKind, Role, SafetyFlag, TaskKind, TaskState
from models.papers import Fact
from models.person import PersonFlag
from tests.app.case_desk import centre, staffed, worker  # noqa: F401
from tests.app.conftest import as_role

CANARY = "He was seen with канарейка"


def flag(person: UUID, code: SafetyFlag = SafetyFlag.TRAFFICKING, reason: str = CANARY, **more: object) -> FlagForm:
    return FlagForm(new_id(), person, code, reason=reason, **more)  # type: ignore[arg-type]


def page(waystation: Waystation, person: UUID, role: Role = Role.MANAGER) -> PersonPage:
    return waystation.people.open_person(as_role(waystation, role), person)


def counted(waystation: Waystation) -> UUID:
    """Somebody of a group that needs no caution."""
    intake, group = as_role(waystation, Role.INTAKE), bus(waystation, exposed=False)
    return waystation.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False)).person.id


def bus(waystation: Waystation, exposed: bool = True) -> UUID:
    form = GroupForm(new_id(), "Bus 7", GroupKind.BUS, 3, utc_now(), exposed=exposed)
    return waystation.arrivals.open_group(as_role(waystation, Role.INTAKE), form).id


def test_the_cautious_defaults_reach_whoever_comes_in_by_whatever_door(manager: Waystation) -> None:
    intake, group = as_role(manager, Role.INTAKE), bus(manager)
    manager.lists.import_list(intake, list_form(group, "Фамилия;Имя\nВерасень;Кірыл\nСіўко;Ганна\n".encode()))
    listed = [row.id for row in manager.arrivals.list_of(intake, group)]
    manager.arrivals.count_in(intake, CountForm(listed[0], group, on_list=True))
    manager.registration.register(intake, PersonForm(listed[1], group, "Сіўко", "Ганна"))
    extra = manager.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False)).person.id
    walk_in = manager.registration.register(intake, PersonForm(new_id(), group, "Verasen")).id
    for person in (*listed, extra, walk_in):
        assert set(page(manager, person).flags) == set(DEFAULT_FLAGS)
        assert page(manager, person).person.guarded
        assert HIDDEN in page(manager, person, Role.MEDIC).safety


def test_the_person_says_otherwise_and_it_stays_so(manager: Waystation) -> None:
    intake, group = as_role(manager, Role.INTAKE), bus(manager)
    manager.lists.import_list(intake, list_form(group, "Фамилия;Имя\nВерасень;Кірыл\n".encode()))
    person = manager.arrivals.list_of(intake, group)[0].id
    manager.arrivals.count_in(intake, CountForm(person, group, on_list=True))
    for row in manager.safety.flags(manager.actor, person):
        manager.safety.lift(manager.actor, LiftForm(row.id, "Wishes to be found by the press", "the person"))
    assert (page(manager, person).flags, page(manager, person).person.guarded) == ((), False)
    manager.arrivals.undo_count(intake, person)
    manager.arrivals.count_in(intake, CountForm(person, group, on_list=True))
    assert not page(manager, person).person.guarded
    with manager.house.store.read() as session:
        sealed = [row.cleared_because for row in session.exec(select(PersonFlag)).all()]
    assert all(each and b"press" not in each for each in sealed)
    assert {row.lifted_said_by for row in manager.safety.reasons(manager.actor, person)} == {"the person"}
    with pytest.raises(UserError):
        manager.safety.lift(manager.actor, LiftForm(row.id, "again", "the person"))


def test_a_flag_is_lifted_with_a_reason_and_a_voice(manager: Waystation) -> None:
    person = counted(manager)
    form = flag(person)
    manager.safety.raise_flag(manager.actor, form)
    for name in ("because", "said_by"):
        words = {"because": "it is over", "said_by": "the person"} | {name: "  "}
        with pytest.raises(UserError) as caught:
            manager.safety.lift(manager.actor, LiftForm(form.id, **words))
        assert caught.value.field == name
    assert page(manager, person).person.guarded


def test_each_role_reads_what_to_do_and_few_the_code(manager: Waystation) -> None:
    person = counted(manager)
    every = {SafetyFlag.TRAFFICKING, SafetyFlag.GENDER_VIOLENCE, SafetyFlag.HIDE}
    for code in every:
        manager.safety.raise_flag(manager.actor, flag(person, code))
    for role in TABLE[Act.OPEN_PERSON]:
        rows, shown = manager.safety.flags(as_role(manager, role), person), page(manager, person, role)
        assert set(shown.safety) == {row.words for row in rows} == {HIDDEN, ASK_FIRST}
        works, cautious = role in TABLE[Act.READ_FLAG_REASON], role in TABLE[Act.RAISE_CAUTIOUS]
        expected = every if works else {SafetyFlag.HIDE} if cautious else set()
        assert {row.code for row in rows if row.code} == set(shown.flags) == expected
        assert len(rows) == (3 if works else 2)
        assert CANARY not in repr(rows) + repr(shown)


def test_the_reason_is_read_by_the_lead_and_by_those_assigned(manager: Waystation) -> None:
    person, social, legal = counted(manager), worker(manager, Role.CASE), worker(manager, Role.LEGAL)
    manager.cases.assign(manager.actor, case_form(person, social.user))
    manager.safety.raise_flag(manager.actor, flag(person))
    for actor in (manager.actor, social):
        assert [row.reason for row in manager.safety.reasons(actor, person)] == [CANARY]
    for actor in (legal, as_role(manager, Role.INTAKE), as_role(manager, Role.MEDIC)):
        with pytest.raises(Refused):
            manager.safety.reasons(actor, person)
    with manager.house.store.read() as session:
        facts = session.exec(select(Fact).where(Fact.kind == "SEALED_READ")).all()
    assert [(fact.detail, fact.count) for fact in facts] == [("flags", 1)] * 2


def test_two_kept_apart_are_so_from_both_sides_and_both_are_let_go(manager: Waystation) -> None:
    one, other = counted(manager), counted(manager)
    form = flag(one, SafetyFlag.KEEP_APART, other=other)
    for _ in range(2):
        manager.safety.raise_flag(manager.actor, form)
    with manager.house.store.read() as session:
        assert (kept_apart(session, one), kept_apart(session, other)) == ({other}, {one})
    assert [row.other.id for row in manager.safety.flags(manager.actor, other) if row.other] == [one]
    assert page(manager, other, Role.INTAKE).safety == (INSTRUCTIONS[SafetyFlag.KEEP_APART],)
    manager.safety.lift(manager.actor, LiftForm(form.id, "They made peace", "both"))
    with manager.house.store.read() as session:
        assert (kept_apart(session, one), kept_apart(session, other)) == (set(), set())
    for wrong in (None, one):
        with pytest.raises(UserError) as caught:
            manager.safety.raise_flag(manager.actor, flag(one, SafetyFlag.KEEP_APART, other=wrong))
        assert caught.value.field == "other"


def test_the_desk_sets_the_cautious_ones_and_nothing_else(manager: Waystation) -> None:
    person, intake = counted(manager), as_role(manager, Role.INTAKE)
    for _ in range(2):
        manager.safety.be_cautious(intake, CautiousForm(new_id(), person, SafetyFlag.NO_MEDIA))
    assert page(manager, person).flags == (SafetyFlag.NO_MEDIA,)
    with pytest.raises(UserError):
        manager.safety.be_cautious(intake, CautiousForm(new_id(), person, SafetyFlag.TRAFFICKING))
    with pytest.raises(Refused):
        manager.safety.raise_flag(intake, flag(person))
    with pytest.raises(Refused):
        manager.safety.lift(intake, LiftForm(manager.safety.flags(intake, person)[0].id, "no", "me"))


def test_a_day_of_review_is_a_task_until_the_flag_is_lifted(manager: Waystation) -> None:
    person, day = counted(manager), manager.house.today() + timedelta(days=3)
    form = flag(person, review_on=day)
    manager.safety.raise_flag(manager.actor, form)
    tasks = manager.tasks.tasks_of(manager.actor, person)
    assert [(row.kind, row.state) for row in tasks] == [(TaskKind.FLAG_REVIEW, TaskState.OPEN)]
    assert tasks[0].due_at is not None
    assert tasks[0].due_at.astimezone().date() == day
    assert tasks[0].what == ""
    manager.safety.lift(manager.actor, LiftForm(form.id, "over", "the person"))
    assert [row.state for row in manager.tasks.tasks_of(manager.actor, person)] == [TaskState.DONE]
    with pytest.raises(UserError):
        manager.safety.raise_flag(manager.actor, flag(person, review_on=manager.house.today() - timedelta(days=1)))


def test_an_own_text_takes_the_place_of_the_usual_words(manager: Waystation) -> None:
    person = counted(manager)
    manager.safety.raise_flag(manager.actor, flag(person, instruction="Call the shift lead when the gate rings."))
    assert page(manager, person, Role.AID).safety == ("Call the shift lead when the gate rings.",)
