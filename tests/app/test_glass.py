"""What medics release at sign-off opens for the lead alone, with a reason, journaled first, and the medics see it."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from app.access import Act, Actor
from app.check_forms import Allergy, CheckForm, Medicine
from app.errors import Refused, UserError
from app.extract import opened
from app.forms import CountForm
from app.rows import AttentionKind
from app.sealing import Binding
from app.waystation import Waystation, desks_of, unlock
from models.base import new_id
from models.codes import AllergySeverity, Compartment, Instruction, ListState, Role
from models.papers import Fact
from models.trust import EmergencyExtract, GlassBreak
from tests.app.conftest import WORDS, Centre, as_role, check_whole, open_bus

REASON = "Found unconscious in room 4"
PENICILLIN = Allergy("penicillin", "swelling of the face", AllergySeverity.SEVERE)
INSULIN = Medicine("Инсулин гларгин", "insulin glargine", "12 units at night", "yesterday", 1)


def counted(waystation: Waystation) -> UUID:
    intake = as_role(waystation, Role.INTAKE)
    group = open_bus(waystation, intake)
    return waystation.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False)).person.id


def full_form(person: UUID) -> CheckForm:
    return CheckForm(
        new_id(),
        person,
        complaint="not for the lead",
        allergies_state=ListState.LIST,
        allergies=(PENICILLIN,),
        medicines_state=ListState.LIST,
        medicines=(INSULIN,),
        note="not for the lead either",
        instructions=(Instruction.FRIDGE,),
    )


@pytest.fixture(scope="module")
def signed_once(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    folder = tmp_path_factory.mktemp("signed") / "data"
    shutil.copytree(made_once, folder)
    desk = next(desk for desk in desks_of(folder) if desk.label == "Health")
    medic = unlock(folder, desk.slot_id, WORDS)
    person = counted(medic)
    medic.health.sign_check(medic.actor, full_form(person))
    check_whole(medic)
    medic.close()
    return folder, person


@pytest.fixture
def signed(centre: Centre, signed_once: tuple[Path, UUID]) -> UUID:
    """A person whose check the medic at the medic's own keys has signed."""
    shutil.rmtree(centre.folder)
    shutil.copytree(signed_once[0], centre.folder)
    return signed_once[1]


@pytest.fixture
def lead(centre: Centre, signed: UUID) -> Iterator[Waystation]:
    manager = centre.unlock(Role.MANAGER)
    yield manager
    check_whole(manager)
    manager.close()


def breaks(waystation: Waystation) -> list[GlassBreak]:
    with waystation.house.store.read() as session:
        return list(session.exec(select(GlassBreak)).all())


def extracts(waystation: Waystation, person: UUID) -> list[EmergencyExtract]:
    with waystation.house.store.read() as session:
        statement = select(EmergencyExtract).where(EmergencyExtract.person_id == person)
        return list(session.exec(statement).all())


def medic_of(waystation: Waystation) -> Actor:
    user = next(row for row in waystation.staff.users(waystation.actor) if row.role is Role.MEDIC)
    return Actor(user.id, Role.MEDIC, user.desk, user.name)


def test_the_lead_reads_what_was_released_and_nothing_else(lead: Waystation, signed: UUID) -> None:
    sheet = lead.glass.open(lead.actor, signed, REASON)
    assert (sheet.extract.allergies, sheet.extract.medicines) == ((PENICILLIN,), (INSULIN,))
    assert (sheet.extract.instructions, sheet.released_by, sheet.unread) == ((Instruction.FRIDGE,), "Lina, Health", 0)
    row = extracts(lead, signed)[0]
    plain = lead.house.vault.open(Compartment.EMERGENCY, row.content, Binding("emergencyextract", row.id, "content"))
    assert b"not for the lead" not in plain
    with pytest.raises(Refused):
        lead.health.open_check(as_role(lead, Role.MEDIC), signed)


def test_the_opening_is_saved_before_anything_is_read(lead: Waystation, signed: UUID) -> None:
    """The sealed text is damaged: it does not open, and the try stands in the journal all the same."""
    with lead.house.store.transaction(lead.actor.user, "damage") as session:
        row = session.exec(select(EmergencyExtract)).one()
        row.content = row.content[:-1] + bytes([row.content[-1] ^ 1])
    with pytest.raises(UserError):
        lead.glass.open(lead.actor, signed, REASON)
    assert [(row.person_id, row.by_id, row.reason) for row in breaks(lead)] == [(signed, lead.actor.user, REASON)]


def test_without_a_reason_nothing_is_opened_and_nothing_written(lead: Waystation, signed: UUID) -> None:
    for reason in ("", "because", "  a  b   c    "):
        with pytest.raises(UserError) as caught:
            lead.glass.open(lead.actor, signed, reason)
        assert caught.value.field == "reason"
    assert breaks(lead) == []


def test_where_nothing_was_released_nothing_is_opened(lead: Waystation) -> None:
    with pytest.raises(UserError):
        lead.glass.open(lead.actor, counted(lead), REASON)
    assert breaks(lead) == []


def test_the_medics_see_every_opening_and_mark_it(lead: Waystation, signed: UUID) -> None:
    for _ in range(2):
        lead.glass.open(lead.actor, signed, REASON)
    medic = medic_of(lead)
    newest, older = lead.glass.broken(medic)
    assert (newest.person.id, newest.by, newest.reason, newest.seen_at) == (signed, "Rasa, Lead", REASON, None)
    seen = lead.glass.seen(medic, newest.id)
    assert seen.seen_by == "Lina, Health"
    assert lead.glass.seen(medic, newest.id).seen_at == seen.seen_at
    assert [row.id for row in lead.glass.broken(medic)] == [older.id, newest.id]


def test_who_opened_cannot_be_who_has_seen_it_and_only_medics_can(lead: Waystation, signed: UUID) -> None:
    lead.glass.open(lead.actor, signed, REASON)
    medic = medic_of(lead)
    row = lead.glass.broken(medic)[0]
    for actor in (as_role(lead, Role.MEDIC), replace(medic, role=Role.PROTECTION_OFFICER), lead.actor):
        with pytest.raises(Refused):
            lead.glass.seen(actor, row.id)
    assert lead.glass.broken(medic)[0].seen_at is None


def test_tonight_tells_the_medics_until_one_has_seen_it(lead: Waystation, signed: UUID) -> None:
    lead.glass.open(lead.actor, signed, REASON)
    medic, group = medic_of(lead), lead.arrivals.groups(lead.actor)[0].id

    def told(actor: Actor) -> list[str]:
        rows = lead.tonight.board(actor, group).attention
        return [row.detail for row in rows if row.kind is AttentionKind.BROKEN_GLASS]

    assert told(medic) == ["1 not seen by a medic yet"]
    assert told(lead.actor) == []
    lead.glass.seen(medic, lead.glass.broken(medic)[0].id)
    assert told(medic) == []


def test_no_other_role_opens_it(lead: Waystation, signed: UUID) -> None:
    for role in set(Role) - {Role.MANAGER}:
        with pytest.raises(Refused):
            lead.glass.open(as_role(lead, role), signed, REASON)
    assert breaks(lead) == []


@pytest.mark.parametrize("role", [Role.INTAKE, Role.STORE])
def test_the_keys_of_another_desk_do_not_open_it_whatever_the_code_says(
    centre: Centre, signed: UUID, role: Role
) -> None:
    """The table of acts is passed by: another desk acts as the lead, and asks the vault itself."""
    desk = centre.unlock(role)
    row = extracts(desk, signed)[0]
    with pytest.raises(Refused):
        desk.house.vault.open(Compartment.EMERGENCY, row.content, Binding("emergencyextract", row.id, "content"))
    with pytest.raises(Refused):
        desk.glass.open(as_role(desk, Role.MANAGER), signed, REASON)
    assert breaks(desk) == []
    with desk.house.store.read() as session:
        facts = session.exec(select(Fact).where(Fact.kind == "REFUSED")).all()
    assert [(fact.detail, fact.person_id) for fact in facts] == [(Act.BREAK_GLASS.value, signed)]
    check_whole(desk)
    desk.close()


def test_a_later_signature_replaces_and_keeps_what_was_not_asked_again(medic: Waystation) -> None:
    person = counted(medic)
    medic.health.sign_check(medic.actor, full_form(person))
    first = extracts(medic, person)[0]
    again = CheckForm(new_id(), person, medicines_state=ListState.NONE_KNOWN, allergies_state=ListState.LIST)
    medic.health.sign_check(medic.actor, again)
    rows = extracts(medic, person)
    assert {row.id: row.voided for row in rows}[first.id] is True
    (_, text), *others = opened(medic.house, [row for row in rows if not row.voided])
    assert not others
    assert (text.allergies_state, text.allergies, text.allergies_at) == (
        ListState.LIST, (PENICILLIN,), first.released_at
    )  # fmt: skip
    assert (text.medicines_state, text.medicines) == (ListState.NONE_KNOWN, ())
    assert text.instructions == (Instruction.FRIDGE,)


def test_a_damaged_extract_never_stops_a_signature_nor_is_it_thrown_away(medic: Waystation) -> None:
    person = counted(medic)
    medic.health.sign_check(medic.actor, full_form(person))
    with medic.house.store.transaction(medic.actor.user, "damage") as session:
        row = session.exec(select(EmergencyExtract)).one()
        row.content = b"torn"
    assert medic.health.sign_check(medic.actor, CheckForm(new_id(), person)).checked
    assert [row.voided for row in extracts(medic, person)] == [False, False]
    sheet = medic.glass.open(as_role(medic, Role.MANAGER), person, REASON)
    assert (sheet.unread, sheet.extract.allergies_state) == (1, ListState.NOT_ASKED)


def test_what_two_laptops_released_is_read_as_one(medic: Waystation) -> None:
    """A desk without the key to earlier extracts leaves them; reading takes each part as it was last asked."""
    person = counted(medic)
    medic.health.sign_check(medic.actor, full_form(person))
    with medic.house.store.transaction(medic.actor.user, "exchange") as session:
        older = session.exec(select(EmergencyExtract)).one()
        held = older.id
    medic.health.sign_check(medic.actor, CheckForm(new_id(), person, medicines_state=ListState.NONE_KNOWN))
    with medic.house.store.transaction(medic.actor.user, "exchange") as session:
        session.get_one(EmergencyExtract, held).voided = False
    sheet = medic.glass.open(as_role(medic, Role.MANAGER), person, REASON)
    assert (sheet.extract.allergies, sheet.extract.medicines_state) == ((PENICILLIN,), ListState.NONE_KNOWN)


def test_without_the_right_to_release_nothing_is_released(medic: Waystation) -> None:
    person = counted(medic)
    medic.health.save_check(medic.actor, full_form(person))
    assert extracts(medic, person) == []
