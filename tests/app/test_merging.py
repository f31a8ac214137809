"""Two records of one human being: joined, seen as one everywhere, and parted again with nothing changed."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from random import Random
from typing import Any
from uuid import UUID

import pytest

from app.card_forms import CardPrintForm
from app.cases import case_form
from app.check_forms import Allergy, CheckForm
from app.errors import UserError
from app.forms import PaperInHand, PersonForm, TwinForm, UserForm
from app.rights.forms import StandingForm
from app.rows import PersonPage, ScanMeaning
from app.supply_forms import IssueForm, ReceiptForm
from app.supply_rows import IssueKind
from app.twin_rows import RelativesForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import (
    Answer,
    Condition,
    Custody,
    DocumentType,
    Instruction,
    LetterField,
    LetterKind,
    ListState,
    Relation,
    Role,
    Sex,
    Triage,
)
from tests.app.conftest import FLOOR, WORDS, as_role, open_bus

PAPER = PaperInHand(DocumentType.PASSPORT, Condition.TORN, Custody.PERSON)
KIT = ("WATER05", "SNACK", "BLANKET", "KIT-HYG", "SIM", "LEAFLET")


def register(waystation: Waystation, group: UUID, family: str, given: str, **more: Any) -> UUID:
    form = PersonForm(new_id(), group, family, given, name_language="be", **more)
    return waystation.registration.register(as_role(waystation, Role.INTAKE), form).id


def two(waystation: Waystation, group: UUID) -> tuple[UUID, UUID]:
    """The same woman in two spellings; the second record says more."""
    one = register(waystation, group, "Верасень", "Святлана", sex=Sex.FEMALE)
    other = register(waystation, group, "Verasen", "Svetlana", languages=("ru",), papers=(PAPER,))
    return one, other


def join(waystation: Waystation, a: UUID, b: UUID, keep: UUID | None = None) -> UUID:
    form = TwinForm(new_id(), a, b, Answer.YES, keep)
    waystation.twins.decide(as_role(waystation, Role.INTAKE), form)
    return form.id


def stocked(waystation: Waystation) -> None:
    forms = [ReceiptForm(new_id(), code, 100, "opening count") for code in KIT]
    waystation.supplies.receive(as_role(waystation, Role.STORE), forms)


def test_every_name_finds_one_row_and_either_record_opens_the_kept_one(manager: Waystation, group: UUID) -> None:
    intake, (one, other) = as_role(manager, Role.INTAKE), two(manager, group)
    assert len(manager.people.find(intake, "Verasen")) == 2
    join(manager, one, other, keep=one)
    for text in ("Верасень", "Svetlana", "Verasen"):
        assert [row.id for row in manager.people.find(intake, text)] == [one]
    pages = [manager.people.open_person(intake, each) for each in (one, other)]
    assert {page.person.id for page in pages} == {one}
    page = pages[0]
    assert [name.own for name in page.names] == ["Верасень Святлана", "Verasen Svetlana"]
    assert (page.languages, page.papers, page.person.sex) == (("ru",), (PAPER,), Sex.FEMALE)
    assert page.person.same_as == (other,)
    assert [step.title for step in page.steps].count("Registered") == 2


def test_without_a_word_the_registered_record_is_kept_and_then_the_older(manager: Waystation, group: UUID) -> None:
    intake, (one, other) = as_role(manager, Role.INTAKE), two(manager, group)
    join(manager, other, one)
    assert manager.people.open_person(intake, other).person.id == min(one, other)


def test_a_hold_flag_or_colour_of_either_holds_for_both(medic: Waystation) -> None:
    group = open_bus(medic, as_role(medic, Role.INTAKE))
    one, other = two(medic, group)
    medic.arrivals.set_triage(as_role(medic, Role.INTAKE), other, Triage.RED)
    hold = CheckForm(new_id(), other, instructions=(Instruction.NO_FOOD_BEFORE_CLINICIAN,))
    medic.health.sign_check(medic.actor, hold)
    join(medic, one, other, keep=one)
    stocked(medic)
    row = medic.people.find(as_role(medic, Role.STORE), "Verasen")[0]
    assert Instruction.NO_FOOD_BEFORE_CLINICIAN in medic.people.open_person(medic.actor, one).person.instructions
    food = medic.supplies.issue(as_role(medic, Role.STORE), IssueForm(new_id(), row.id, item="SNACK"))
    assert (food.kind, "no food" in food.sentence) == (IssueKind.ASK, True)
    assert [person.triage for person in medic.tonight.board(medic.actor, group).cards.people] == [Triage.RED]
    assert medic.people.open_person(medic.actor, one).person.triage is Triage.RED


def test_a_kit_given_to_one_record_is_given(manager: Waystation, group: UUID) -> None:
    store, (one, other) = as_role(manager, Role.STORE), two(manager, group)
    stocked(manager)
    manager.supplies.issue(store, IssueForm(new_id(), other, kit="KIT-ARR"))
    join(manager, one, other, keep=one)
    asked = manager.supplies.issue(store, IssueForm(new_id(), one, kit="KIT-ARR"))
    assert (asked.kind, asked.sentence.startswith("Given already")) == (IssueKind.ASK, True)
    assert manager.tonight.board(as_role(manager, Role.INTAKE), group).counts.supplied == 1


def test_both_cards_open_the_kept_record_and_a_new_one_replaces_both(manager: Waystation, group: UUID) -> None:
    intake, (one, other) = as_role(manager, Role.INTAKE), two(manager, group)
    manager.card_acts.print_cards(intake, CardPrintForm(group))
    numbers = [manager.people.open_person(intake, each).cards[0].number for each in (one, other)]
    join(manager, one, other, keep=one)
    for number in numbers:
        opened = manager.scans.open_code(intake, number)
        assert (opened.meaning, opened.person and opened.person.id) == (ScanMeaning.PERSON, one)
    assert len(manager.people.open_person(intake, other).cards) == 2
    with pytest.raises(UserError, match="Nobody is waiting for a card"):
        manager.card_acts.print_cards(intake, CardPrintForm(group))
    blank = manager.card_acts.blank_cards(intake, 1)
    assert blank.count == 1


def test_two_rows_of_the_list_are_one_person_and_the_sum_still_adds_up(manager: Waystation, group: UUID) -> None:
    intake, (one, other) = as_role(manager, Role.INTAKE), two(manager, group)
    third = register(manager, group, "Жывіца", "Ігар")
    assert manager.tonight.board(intake, group).counts.counted == 3
    join(manager, one, other, keep=one)
    counts = manager.tonight.board(intake, group).counts
    assert (counts.counted, counts.registered, counts.extras) == (2, 2, 2)
    assert counts.listed == counts.from_list + counts.absent + counts.open + counts.doubled
    rows = manager.arrivals.list_of(intake, group)
    assert {row.id for row in rows} == {one, third}
    assert {row.rows_here for row in rows if row.id == one} == {2}


def test_the_medic_reads_the_checks_of_both(medic: Waystation) -> None:
    group = open_bus(medic, as_role(medic, Role.INTAKE))
    one, other = two(medic, group)
    first = CheckForm(new_id(), one, allergies_state=ListState.LIST, allergies=(Allergy("penicillin"),), note="first")
    second = CheckForm(new_id(), other, allergies_state=ListState.NONE_KNOWN, note="second")
    for form in (first, second):
        medic.health.sign_check(medic.actor, form)
    decision = join(medic, one, other, keep=other)
    sheet = medic.health.open_check(medic.actor, one)
    assert {check.form.note for check in sheet.earlier} == {"first", "second"}
    assert sheet.person.id == other
    offers = medic.letters.open_letter(medic.actor, one, LetterKind.MEDICAL).offers
    assert "penicillin" in next(each.value for each in offers if each.field is LetterField.ALLERGIES)
    lead = as_role(medic, Role.MANAGER)
    extract = medic.glass.open(lead, other, "unconscious in the corridor").extract
    assert (extract.allergies_state, extract.allergies) == (ListState.LIST, (Allergy("penicillin"),))
    asked_again = CheckForm(new_id(), other, allergies_state=ListState.NONE_KNOWN, note="third")
    medic.health.sign_check(medic.actor, asked_again)
    assert medic.glass.open(lead, other, "unconscious in the corridor").extract.allergies == ()
    medic.twins.take_back(as_role(medic, Role.INTAKE), decision)
    assert medic.glass.open(lead, one, "unconscious in the corridor").extract.allergies == (Allergy("penicillin"),)
    assert [check.form.note for check in medic.health.open_check(medic.actor, one).earlier] == ["first"]


def test_a_restriction_of_one_record_holds_for_both(manager: Waystation, group: UUID) -> None:
    intake, (one, other) = as_role(manager, Role.INTAKE), two(manager, group)
    join(manager, one, other, keep=one)
    manager.standings.restrict(
        as_role(manager, Role.PROTECTION_OFFICER), StandingForm(new_id(), other, "the person objects")
    )
    with pytest.raises(UserError, match="restricted"):
        manager.registration.register(intake, PersonForm(one, group, "Верасень"))


def test_chains_are_one_group_and_a_contradiction_is_shown_until_it_is_settled(
    manager: Waystation, group: UUID
) -> None:
    intake = as_role(manager, Role.INTAKE)
    a, b, c = (register(manager, group, "Верасень", given) for given in ("Ганна", "Hanna", "Анна"))
    join(manager, a, b)
    last = join(manager, b, c, keep=c)
    assert {manager.people.open_person(intake, each).person.id for each in (a, b, c)} == {c}
    assert not any(row.against for row in manager.twins.decisions(intake))
    manager.twins.decide(intake, TwinForm(new_id(), a, c, Answer.NO))
    assert [row.against for row in manager.twins.decisions(intake)] == [True, True, True]
    manager.twins.take_back(intake, last)
    assert [row.against for row in manager.twins.decisions(intake, a)] == [False, False]
    assert manager.people.open_person(intake, c).person.same_as == ()


def test_deciding_again_takes_the_place_of_the_older_word(manager: Waystation, group: UUID) -> None:
    intake, (one, other) = as_role(manager, Role.INTAKE), two(manager, group)
    join(manager, one, other)
    manager.twins.decide(intake, TwinForm(new_id(), other, one, Answer.NO))
    assert [row.same for row in manager.twins.decisions(intake, one)] == [Answer.NO]
    assert len(manager.people.find(intake, "Verasen")) == 2


def test_relatives_are_two_people_with_a_relation_and_both_go_when_taken_back(manager: Waystation, group: UUID) -> None:
    intake, (one, other) = as_role(manager, Role.INTAKE), two(manager, group)
    form = RelativesForm(new_id(), one, other, Relation.SIBLING)
    manager.twins.link_relatives(intake, form)
    manager.twins.link_relatives(intake, form)
    assert [(row.same, row.relation) for row in manager.twins.decisions(intake)] == [(Answer.NO, Relation.SIBLING)]
    assert not manager.twins.pairs(intake)
    taken = manager.taking_back.last(intake)
    assert taken is not None
    manager.taking_back.take_back(intake, taken.unit)
    assert not manager.twins.decisions(intake)
    assert not manager.families.sheet(intake, one).relations


def test_a_merge_is_taken_back_with_the_undo_key(manager: Waystation, group: UUID) -> None:
    intake, (one, other) = as_role(manager, Role.INTAKE), two(manager, group)
    before = seen(manager, (one, other), group)
    join(manager, one, other)
    taken = manager.taking_back.last(intake)
    assert taken is not None
    manager.taking_back.take_back(intake, taken.unit)
    assert seen(manager, (one, other), group) == before


def test_what_is_written_after_a_merge_stays_where_it_was_written(medic: Waystation) -> None:
    intake = as_role(medic, Role.INTAKE)
    group = open_bus(medic, intake)
    one, other = two(medic, group)
    decision = join(medic, one, other, keep=one)
    lifted = CheckForm(new_id(), one, instructions=(Instruction.MASK,), note="after")
    medic.health.sign_check(medic.actor, lifted)
    medic.twins.take_back(intake, decision)
    assert medic.people.open_person(intake, one).person.instructions == (Instruction.MASK,)
    assert medic.people.open_person(intake, other).person.instructions == ()


def test_who_works_on_the_case_of_one_record_works_on_the_person(manager: Waystation, group: UUID) -> None:
    lead, (one, other) = as_role(manager, Role.MANAGER), two(manager, group)
    worker = UserForm(new_id(), "Rasa Kalnė", "Case work", Role.CASE)
    manager.staff.add_user(manager.actor, worker, WORDS, FLOOR)
    team = manager.cases.team(lead, one)
    manager.cases.assign(lead, case_form(one, team.others[0].id))
    assert not manager.cases.team(lead, other).assigned
    join(manager, one, other)
    assert [row.staff for row in manager.cases.team(lead, other).assigned] == [
        row.staff for row in manager.cases.team(lead, one).assigned
    ]


def test_the_order_of_merges_decides_nothing_but_who_is_shown(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    people = [register(manager, group, "Верасень", given) for given in ("Ганна", "Hanna", "Анна")]
    links = [(people[0], people[1]), (people[1], people[2]), (people[2], people[0])]
    for order in permutations(links):
        made = [join(manager, *pair, keep=people[0] if people[0] in pair else None) for pair in order]
        pages = [manager.people.open_person(intake, each) for each in people]
        assert len({page.person.id for page in pages}) == 1
        for decision in made:
            manager.twins.take_back(intake, decision)


@pytest.mark.parametrize("seed", range(3))
def test_random_merges_taken_back_leave_every_view_as_it_was(medic: Waystation, seed: int) -> None:
    chance, intake = Random(seed), as_role(medic, Role.INTAKE)
    group = open_bus(medic, intake)
    stocked(medic)
    people = [_somebody(medic, group, chance) for _ in range(6)]
    before = seen(medic, people, group)
    made = []
    for _ in range(7):
        a, b = chance.sample(people, 2)
        made.append(join(medic, a, b, chance.choice((a, b))))
    assert seen(medic, people, group) != before
    standing = [row.id for row in medic.twins.decisions(intake)]
    for decision in chance.sample(standing, len(standing)):
        medic.twins.take_back(intake, decision)
    assert len(made) >= len(standing) > 0
    assert seen(medic, people, group) == before


def _somebody(medic: Waystation, group: UUID, chance: Random) -> UUID:
    family = chance.choice(("Верасень", "Verasen", "Жывіца"))
    papers = (PAPER,) * chance.randrange(2)
    person = register(medic, group, family, chance.choice(("Ганна", "Анна", "Ігар")), papers=papers)
    if chance.random() < 0.6:
        standing = tuple(chance.sample((Instruction.MASK, Instruction.NO_FOOD_BEFORE_CLINICIAN), 1))
        medic.health.sign_check(medic.actor, CheckForm(new_id(), person, instructions=standing, note="seen"))
    if chance.random() < 0.6:
        medic.supplies.issue(as_role(medic, Role.STORE), IssueForm(new_id(), person, kit="KIT-ARR"))
    if chance.random() < 0.5:
        medic.arrivals.set_triage(as_role(medic, Role.INTAKE), person, chance.choice((Triage.RED, Triage.GREEN)))
    return person


def seen(waystation: Waystation, people: Any, group: UUID) -> list[object]:
    """Everything that the screens show of these people, but for who looked."""
    intake = as_role(waystation, Role.INTAKE)
    pages = [_without_looks(waystation.people.open_person(intake, each)) for each in people]
    found = [waystation.people.find(intake, text) for text in ("Верасень", "Ганна")]
    lists = waystation.arrivals.list_of(intake, group)
    counts = waystation.tonight.board(intake, group).counts
    queue = waystation.health.queue(as_role(waystation, Role.MEDIC), group)
    if waystation.actor.role is not Role.MEDIC:
        return [pages, found, lists, counts, queue]
    sheets = [waystation.health.open_check(waystation.actor, each).earlier for each in people]
    return [pages, found, lists, counts, queue, sheets]


def _without_looks(page: PersonPage) -> PersonPage:
    return replace(page, looked=())
