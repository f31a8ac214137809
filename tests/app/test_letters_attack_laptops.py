"""Letters on two laptops, on their way to an answer under any order of steps, and on paper."""

# ruff: noqa: F811

from __future__ import annotations

import itertools
import os
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from app.access import Act, may
from app.check_forms import Allergy, CheckForm, Medicine, Vitals
from app.conflict_rows import SettleForm
from app.errors import Refused, UserError
from app.forms import PersonForm
from app.letters.closed import is_whole
from app.letters.life import MOVES
from app.letters.templates import LANGUAGES, rules
from app.token import LetterCode, ShortCode
from app.waystation import Waystation
from models.base import new_id
from models.codes import DatePrecision, LetterField, LetterKind, LetterState, ListState, Role, Sex, TaskKind
from models.letters import Letter
from models.tasks import Task
from models.values.partial_date import PartialDate
from tests.app.case_desk import staffed  # noqa: F401
from tests.app.conftest import as_role
from tests.app.letter_desks import CANARY, MEDICAL_KINDS, Desks, desks, filled, go, signed, stored  # noqa: F401
from tests.printing.reading import dense, text

S = LetterState
EXAMPLES = int(os.environ.get("WAYSTATION_PAPER_EXAMPLES", "5"))
OVER = (S.CANCELLED, S.REVOKED, S.SUPERSEDED)


def codes(letter: Letter, station: int) -> list[str]:
    return [LetterCode(station, int(code)).digits for code in (letter.code, letter.slip_code) if code]


def test_a_letter_its_steps_and_its_codes_travel(desks: Desks) -> None:
    person = desks.shared()
    form = signed(desks.clinic, desks.medic, person, LetterKind.MEDICAL)
    go(desks.clinic, desks.medic, form.id, S.SENT, note=CANARY)
    desks.to_lead()
    there, here = stored(desks.clinic, form.id), stored(desks.lead, form.id)
    assert there.model_dump(exclude={"heads"}) == here.model_dump(exclude={"heads"})
    assert is_whole(here)
    steps = desks.lead.letter_ways.steps(as_role(desks.lead, Role.CASE), form.id)
    assert [(step.state, step.note) for step in steps] == [(S.SIGNED, ""), (S.SENT, "")]
    assert [step.note for step in desks.clinic.letter_ways.steps(desks.medic, form.id)] == ["", CANARY]
    for digits in codes(there, desks.clinic.house.store.station):
        assert desks.clinic.letter_ways.by_code(desks.medic, digits).kind is LetterKind.MEDICAL
        row = desks.lead.letter_ways.by_code(desks.social, digits)
        assert (row.id, row.kind, row.to_name) == (form.id, None, "")
        for role in sorted(role for role in Role if not may(as_role(desks.lead, role), Act.SEE_LETTERS)):
            with pytest.raises(Refused):
                desks.lead.letter_ways.by_code(as_role(desks.lead, role), digits)


def test_a_code_that_is_none_opens_nothing(desks: Desks) -> None:
    person = desks.person()
    form = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    station = desks.lead.house.store.station
    good = codes(stored(desks.lead, form.id), station)[0]
    swapped = good[:20] + good[21] + good[20] + good[22:]
    for digits in (
        *("", "x", good[:-1], good + "0", "3" + "9" * 42, ShortCode(station, 7).digits),
        *(LetterCode(station, 7).digits, LetterCode(station, 0).digits),
        *([swapped] if swapped != good else []),
    ):
        with pytest.raises(UserError):
            desks.lead.letter_ways.by_code(desks.social, digits)
    for typed in (f"  {good}\n", "٣" + good[1:]):
        assert desks.lead.letter_ways.by_code(desks.social, typed).id == form.id


def test_no_two_letters_of_two_laptops_share_a_reference(desks: Desks) -> None:
    person = desks.shared()
    for _ in range(2):
        signed(desks.clinic, desks.medic, person, LetterKind.GENERIC)
        signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    desks.exchange()
    with desks.lead.house.store.read() as session:
        found = session.exec(select(Letter.reference, Letter.version)).all()
    assert len(set(found)) == len(found)


def signed_here_edited_there(desks: Desks) -> Letter:
    """Two case workers, one draft: one signs it, and later the other saves theirs, knowing nothing of it."""
    person = desks.shared()
    draft = filled(desks.lead, desks.social, person, LetterKind.SOCIAL)
    desks.lead.letters.save_letter(desks.social, draft)
    desks.to_clinic()
    desks.lead.letters.sign_letter(desks.social, draft)
    left = stored(desks.lead, draft.id)
    other = replace(draft, sections=(("reason", "something else"),))
    desks.clinic.letters.save_letter(as_role(desks.clinic, Role.CASE), other)
    desks.exchange()
    return left


def test_a_letter_signed_here_and_edited_there_stays_as_it_was_signed(desks: Desks) -> None:
    left = signed_here_edited_there(desks)
    for waystation in (desks.lead, desks.clinic):
        here = stored(waystation, left.id)
        assert (here.state, here.signed_at, here.content) == (left.state, left.signed_at, left.content)
        assert is_whole(here)


def test_two_answers_to_one_letter_are_both_told(desks: Desks) -> None:
    """Both scan the slip before they meet; the clinic's copy of the case worker acts under its own keys."""
    person = desks.shared()
    form = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    go(desks.lead, desks.social, form.id, S.SENT)
    desks.to_clinic()
    go(desks.lead, desks.social, form.id, S.ACCEPTED)
    go(desks.clinic, as_role(desks.clinic, Role.CASE), form.id, S.DECLINED)
    desks.exchange()
    assert stored(desks.lead, form.id).state is stored(desks.clinic, form.id).state
    steps = {step.state for step in desks.lead.letter_ways.steps(desks.social, form.id)}
    assert {S.ACCEPTED, S.DECLINED} <= steps
    assert open_tasks(desks, person) == []


def test_what_two_laptops_say_of_a_letter_is_settled_by_who_may_follow_it(desks: Desks) -> None:
    person = desks.shared()
    form = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    go(desks.lead, desks.social, form.id, S.SENT)
    desks.to_clinic()
    go(desks.lead, desks.social, form.id, S.ACCEPTED)
    go(desks.clinic, as_role(desks.clinic, Role.CASE), form.id, S.DECLINED)
    desks.exchange()
    intake = as_role(desks.lead, Role.INTAKE)
    assert [row for row in desks.lead.conflicts.open(intake) if row.row == form.id] == []
    with pytest.raises(UserError):
        desks.lead.conflicts.settle(intake, SettleForm(form.id, "state", typed=S.DRAFT.value))


def open_tasks(desks: Desks, person: object) -> list[Task]:
    with desks.lead.house.store.read() as session:
        found = session.exec(select(Task).where(Task.kind == TaskKind.LETTER_OVERDUE, Task.person_id == person)).all()
    return [task for task in found if task.done_at is None]


def test_the_table_of_moves_says_what_the_domain_says() -> None:
    line = (S.SIGNED, S.SENT, S.RECEIVED, S.ACCEPTED, S.APPOINTMENT, S.ATTENDED, S.CLOSED)
    assert all(after in MOVES[before] for before, after in itertools.pairwise(line))
    assert {S.ACCEPTED, S.DECLINED, S.WAITLISTED, S.APPOINTMENT} <= set(MOVES[S.SENT]) & set(MOVES[S.RECEIVED])
    assert S.MISSED in MOVES[S.APPOINTMENT]
    assert set(MOVES) == set(S)
    for moves in MOVES.values():
        assert not {S.DRAFT, S.SIGNED, S.SUPERSEDED} & set(moves)
    assert all(S.REVOKED in MOVES[state] for state in set(S) - {S.DRAFT, *OVER})
    assert all(MOVES[state] == () for state in OVER)


@pytest.fixture(scope="module")
def walker(desks: Desks) -> UUID:
    return desks.person()


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(walk=st.lists(st.sampled_from(sorted(S)), min_size=1, max_size=12))
def test_any_walk_keeps_to_the_table_and_leaves_the_letter_as_signed(
    desks: Desks, walker: UUID, walk: list[LetterState]
) -> None:
    form = signed(desks.lead, desks.social, walker, LetterKind.SOCIAL)
    first, told, state = stored(desks.lead, form.id), [S.SIGNED], S.SIGNED
    for wanted in [S.SENT, *walk]:
        before = stored(desks.lead, form.id).model_dump()
        if wanted in MOVES[state]:
            go(desks.lead, desks.social, form.id, wanted)
            state, told = wanted, [*told, wanted]
        else:
            with pytest.raises(UserError):
                go(desks.lead, desks.social, form.id, wanted)
            assert stored(desks.lead, form.id).model_dump() == before
    last = stored(desks.lead, form.id)
    assert (last.state, is_whole(last)) == (state, True)
    assert (last.content, last.digest, last.code, last.reference) == (
        *(first.content, first.digest),
        *(first.code, first.reference),
    )
    assert [step.state for step in desks.lead.letter_ways.steps(desks.social, form.id)] == told
    waits = state in (S.SENT, S.RECEIVED)
    assert bool(open_tasks(desks, walker)) is waits
    if waits:
        go(desks.lead, desks.social, form.id, S.CANCELLED)


F = LetterField
NATION, PILL, POLLEN, NOTE = "Нарния", "Zolpidrax", "Pollenquix", "Notexquiz"
# A word that stands on a paper only if the fact was ticked.
SIGNS = {
    F.NAME: "Verasenka",
    F.NATIONALITY: NATION,
    F.MEDICINES: PILL,
    F.ALLERGIES: POLLEN,
    F.FINDINGS: NOTE,
    F.BIRTH: "Jun 1987",
    F.VITALS: "187/91",
}


@pytest.fixture(scope="module")
def told(desks: Desks) -> UUID:
    """Somebody with something in every field, and a signed check."""
    form = PersonForm(
        new_id(),
        desks.group,
        "Верасенька",
        "Марыя",
        latin_family=SIGNS[F.NAME],
        latin_given="Maryia",
        latin_confirmed=True,
        sex=Sex.FEMALE,
        birth=PartialDate(DatePrecision.DAY, 1987, 6, 5),
        nationality=NATION,
        languages=("be", "ru"),
    )
    desks.lead.registration.register(as_role(desks.lead, Role.INTAKE), form)
    desks.to_clinic()
    check = CheckForm(
        new_id(),
        form.id,
        vitals=Vitals(systolic=187, diastolic=91),
        allergies_state=ListState.LIST,
        allergies=(Allergy(POLLEN),),
        medicines_state=ListState.LIST,
        medicines=(Medicine(PILL),),
        note=NOTE,
    )
    desks.clinic.health.sign_check(desks.medic, check)
    return form.id


def printed(waystation: Waystation, desks: Desks, person: UUID, kind: LetterKind, fields: tuple[F, ...]) -> str:
    writer = desks.medic if kind in MEDICAL_KINDS else desks.social
    form = filled(waystation, writer, person, kind, "words of the desk")
    form = replace(form, id=new_id(), fields=fields)
    waystation.letters.sign_letter(writer, form)
    return dense(text(waystation.letters.paper(writer, form.id).draw(None))).casefold()


@pytest.mark.parametrize("kind", sorted(LetterKind))
def test_a_fact_stands_on_the_paper_only_when_it_was_ticked(desks: Desks, told: UUID, kind: LetterKind) -> None:
    waystation = desks.clinic if kind in MEDICAL_KINDS else desks.lead
    bare = printed(waystation, desks, told, kind, (F.NUMBER,))
    whole = printed(waystation, desks, told, kind, rules(kind).fields)
    for field, sign in SIGNS.items():
        assert dense(sign).casefold() not in bare, field
        assert (dense(sign).casefold() in whole) is (field in rules(kind).fields), field


def test_a_name_that_nobody_confirmed_stands_in_brackets(desks: Desks) -> None:
    form = PersonForm(new_id(), desks.group, "Верасенька", "Марыя", name_language="be")
    desks.lead.registration.register(as_role(desks.lead, Role.INTAKE), form)
    (offer,) = [
        offer
        for offer in desks.lead.letters.open_letter(desks.social, form.id, LetterKind.SOCIAL).offers
        if offer.field is F.NAME
    ]
    assert (offer.value[0], offer.value[-1]) == ("[", "]")
    said = printed(desks.lead, desks, form.id, LetterKind.SOCIAL, (F.NAME, F.NUMBER))
    assert "[" in said


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_facts_are_told_in_the_language_of_the_letter(desks: Desks, told: UUID, language: str) -> None:
    offers = desks.clinic.letters.open_letter(desks.medic, told, LetterKind.MEDICAL, language).offers
    values = {offer.field: offer.value for offer in offers}
    labels = {offer.label for offer in offers}
    english = desks.clinic.letters.open_letter(desks.medic, told, LetterKind.MEDICAL, "en").offers
    assert values[F.LANGUAGES]
    assert values[F.ALLERGIES] == POLLEN
    if language != "en":
        assert values[F.LANGUAGES] != {offer.field: offer.value for offer in english}[F.LANGUAGES]
        assert values[F.SEX] != {offer.field: offer.value for offer in english}[F.SEX]
        assert not labels & {offer.label for offer in english}
