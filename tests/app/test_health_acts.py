from dataclasses import replace
from uuid import UUID

import pytest

from app.check_forms import AddendumForm, CheckForm, Medicine, Vitals, VitalsForm
from app.errors import Refused, UserError
from app.forms import CountForm
from app.health.alert_words import Code
from app.waystation import Waystation
from models.base import new_id
from models.codes import (
    Answer,
    Compartment,
    Consciousness,
    Instruction,
    ListState,
    Outcome,
    Role,
    Screening,
    Triage,
)
from tests.app.conftest import Centre, as_role, check_whole, open_bus

CANARY = "кровохарканье-канарейка"


def counted(waystation: Waystation) -> tuple[UUID, UUID]:
    intake = as_role(waystation, Role.INTAKE)
    group = open_bus(waystation, intake)
    row = waystation.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False, doctor_now=True)).person
    return group, row.id


def full_form(person: UUID) -> CheckForm:
    return CheckForm(
        new_id(),
        person,
        Answer.YES,
        Triage.YELLOW,
        "cough",
        Vitals(18, 97, True, 104, 62, 112, 358, Consciousness.ALERT),
        screening=((Screening.COUGH_2_WEEKS, Answer.YES), (Screening.FEVER, Answer.NOT_ASKED)),
        allergies_state=ListState.NONE_KNOWN,
        medicines_state=ListState.LIST,
        medicines=(Medicine("Левотироксин 75 мкг", "levothyroxine", "1 in the morning", "3 days ago", 0),),
        note=CANARY,
        outcome=Outcome.FOLLOW_UP,
        follow_up="tomorrow 09:00",
        instructions=(Instruction.BED_LOW, Instruction.SMALL_MEALS),
    )


def test_a_signed_check_comes_back_whole_and_only_instructions_leave(medic: Waystation) -> None:
    group, person = counted(medic)
    form = full_form(person)
    row = medic.health.sign_check(medic.actor, form)
    assert row.instructions == (Instruction.BED_LOW, Instruction.SMALL_MEALS)
    sheet = medic.health.open_check(medic.actor, person)
    assert sheet.earlier[0].form == form
    assert sheet.form.id != form.id
    assert not medic.health.queue(medic.actor, group)
    page = medic.people.open_person(as_role(medic, Role.INTAKE), person)
    assert page.person.triage is Triage.YELLOW
    assert not page.person.acts_now
    assert any(step.kind == "health" for step in page.steps)
    assert CANARY not in repr(page)


def test_a_signed_check_is_never_changed_only_added_to(medic: Waystation) -> None:
    _, person = counted(medic)
    form = full_form(person)
    medic.health.save_check(medic.actor, form)
    medic.health.save_check(medic.actor, replace(form, note="changed before signing"))
    medic.health.sign_check(medic.actor, form)
    with pytest.raises(UserError):
        medic.health.save_check(medic.actor, replace(form, note="after"))
    with pytest.raises(UserError):
        medic.health.sign_check(medic.actor, replace(form, note="after"))
    medic.health.add_addendum(medic.actor, AddendumForm(new_id(), form.id, "later word"))
    check = medic.health.open_check(medic.actor, person).earlier[0]
    assert check.form.note == CANARY
    assert [addendum.text for addendum in check.addenda] == ["later word"]


def test_signing_is_never_blocked_by_an_empty_field(medic: Waystation) -> None:
    _, person = counted(medic)
    row = medic.health.sign_check(medic.actor, CheckForm(new_id(), person))
    assert row.checked


def test_signing_lifts_only_what_its_writer_saw(medic: Waystation) -> None:
    """A half-written check is signed after a hold was set elsewhere: nobody decided to lift it."""
    _, person = counted(medic)
    half_written = medic.health.open_check(medic.actor, person).form
    hold = CheckForm(new_id(), person, instructions=(Instruction.NO_FOOD_BEFORE_CLINICIAN, Instruction.BED_LOW))
    medic.health.sign_check(medic.actor, hold)
    row = medic.health.sign_check(medic.actor, replace(half_written, instructions=(Instruction.FRIDGE,)))
    assert set(row.instructions) == {*hold.instructions, Instruction.FRIDGE}
    seen = medic.health.open_check(medic.actor, person).form
    assert seen.instructions == seen.standing == row.instructions
    assert medic.health.sign_check(medic.actor, replace(seen, instructions=())).instructions == ()


def test_a_draft_opens_with_what_was_set_since_it_was_saved(medic: Waystation) -> None:
    _, person = counted(medic)
    medic.health.sign_check(medic.actor, CheckForm(new_id(), person, instructions=(Instruction.BED_LOW,)))
    draft = replace(medic.health.open_check(medic.actor, person).form, instructions=(Instruction.FRIDGE,))
    medic.health.save_check(medic.actor, draft)
    hold = CheckForm(new_id(), person, instructions=(Instruction.NO_FOOD_BEFORE_CLINICIAN,))
    medic.health.sign_check(medic.actor, hold)
    opened = medic.health.open_check(medic.actor, person).form
    assert opened.id == draft.id
    assert set(opened.instructions) == {Instruction.FRIDGE, Instruction.NO_FOOD_BEFORE_CLINICIAN}


@pytest.mark.parametrize("role", [Role.MANAGER, Role.INTAKE, Role.STORE])
def test_no_other_passphrase_opens_a_medics_note(centre: Centre, role: Role) -> None:
    medic = centre.unlock(Role.MEDIC)
    _, person = counted(medic)
    medic.health.sign_check(medic.actor, full_form(person))
    medic.close()
    other = centre.unlock(role)
    try:
        with pytest.raises(Refused):
            other.health.open_check(other.actor, person)
        with pytest.raises(Refused):  # a program without the rule of the roles does not open it either
            other.health.open_check(as_role(other, Role.MEDIC), person)
        assert not other.house.vault.holds(Compartment.MEDICAL)
        assert every_page(other).count(CANARY.encode()) == 0
        assert every_page(other).count("Левотироксин".encode()) == 0
        assert every_page(other).count("Крыжовик".encode()) == 0
        check_whole(other)
    finally:
        other.close()


def test_a_desk_without_the_key_writes_vital_signs_and_the_medic_reads_them(centre: Centre) -> None:
    desk = centre.unlock(Role.INTAKE)
    _, person = counted(desk)
    form = VitalsForm(new_id(), person, Vitals(pulse=140, temperature=391))
    answer = desk.health.record_vitals(as_role(desk, Role.AID), form)
    assert {alert.code for alert in answer.alerts} >= {Code.SENIOR_REVIEW, Code.NEWS2}
    assert not desk.house.vault.holds(Compartment.MEDICAL)
    desk.close()
    medic = centre.unlock(Role.MEDIC)
    sheet = medic.health.open_check(medic.actor, person)
    assert [point.vitals for point in sheet.trend] == [form.vitals]
    check_whole(medic)
    medic.close()


def every_page(waystation: Waystation) -> bytes:
    """All that stands in the decrypted file, journal included: each value of each table, as bytes."""
    import sqlalchemy as sa

    from models.base import Stored

    found = []
    with waystation.house.store.read() as session:
        connection = session.connection()
        for table in Stored.metadata.sorted_tables:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            for row in connection.execute(sa.text(f'SELECT {names} FROM "{table.name}"')):
                found += [value if isinstance(value, bytes) else str(value).encode() for value in row]
    return b"\n".join(found)


def test_the_sweep_itself_finds_what_is_plain(medic: Waystation) -> None:
    counted(medic)
    assert b"Bus 2" in every_page(medic)
