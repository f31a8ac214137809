"""Letters attacked: by a role that may not, a form that was forged, a consent that is none."""

# ruff: noqa: F811

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from sqlmodel import select

from app.access import Actor
from app.check_forms import Allergy, CheckForm
from app.errors import Refused, UserError
from app.letters import LetterForm, LetterMoveForm
from app.letters.templates import rules
from app.waystation import Waystation
from models.base import new_id
from models.codes import (
    Compartment,
    ConsentPurpose,
    ConsentState,
    LetterField,
    LetterKind,
    LetterState,
    ListState,
    Role,
    SharingBasis,
)
from models.letters import Letter, LetterStep
from models.papers import PrintLog
from models.tasks import Task
from tests.app.case_desk import staffed  # noqa: F401
from tests.app.conftest import as_role
from tests.app.letter_desks import (
    CANARY,
    MEDICAL_KINDS,
    RECIPIENT,
    Desks,
    consent,
    desks,  # noqa: F401
    filled,
    go,
    signed,
    stored,
)

PILL = "Zolpidrax 5 mg"


def desk_of(desks: Desks, kind: LetterKind) -> tuple[Waystation, Actor]:
    """The laptop and the writer that letters of this kind belong to."""
    return (desks.clinic, desks.medic) if kind in MEDICAL_KINDS else (desks.lead, desks.social)


def checked(desks: Desks, person: UUID, sign: bool = True) -> None:
    form = CheckForm(new_id(), person, allergies_state=ListState.LIST, allergies=(Allergy(CANARY),), note=PILL)
    act = desks.clinic.health.sign_check if sign else desks.clinic.health.save_check
    act(desks.medic, form)


@pytest.fixture(scope="module")
def known(desks: Desks) -> UUID:
    """Somebody whom both laptops know."""
    return desks.shared()


# Who may


@pytest.mark.parametrize("kind", sorted(LetterKind))
def test_each_kind_is_written_signed_printed_and_followed_by_its_own_roles_alone(
    desks: Desks, known: UUID, kind: LetterKind
) -> None:
    person = known
    waystation, writer = desk_of(desks, kind)
    form = filled(waystation, writer, person, kind)
    waystation.letters.save_letter(writer, form)
    may_write = {Role.MEDIC} if kind in MEDICAL_KINDS else {Role.CASE, Role.LEGAL}
    letters, ways = waystation.letters, waystation.letter_ways
    doors: tuple[Callable[[Actor], object], ...] = (
        lambda actor: letters.open_letter(actor, person, kind),
        lambda actor: letters.open_draft(actor, form.id),
        lambda actor: letters.save_letter(actor, form),
        lambda actor: letters.sign_letter(actor, form),
        lambda actor: letters.preview(actor, form.id),
        lambda actor: letters.paper(actor, form.id),
        lambda actor: letters.new_version(actor, form.id),
        lambda actor: ways.move(actor, _cancel(form.id)),
    )
    strangers = {Role.INTAKE, Role.MANAGER, Role.PROTECTION_OFFICER, Role.MEDIC, Role.CASE} - may_write
    for role in sorted(strangers - ({Role.MEDIC} if kind is LetterKind.GENERIC else set())):
        for door in doors:
            with pytest.raises(Refused):
                door(as_role(waystation, role))
    assert stored(waystation, form.id).state is LetterState.DRAFT
    assert kind in {offer.kind for offer in letters.kinds(writer)}


def _cancel(letter: UUID) -> LetterMoveForm:
    return LetterMoveForm(letter, LetterState.CANCELLED)


def test_a_status_says_no_kind_recipient_or_language_to_a_role_without_the_seal(desks: Desks) -> None:
    person = desks.shared()
    medical = signed(desks.clinic, desks.medic, person, LetterKind.TRAUMA)
    desks.to_lead()
    legal = signed(desks.lead, desks.social, person, LetterKind.LEGAL)
    desks.to_clinic()
    go(desks.clinic, desks.medic, medical.id, LetterState.SENT)
    go(desks.lead, desks.social, legal.id, LetterState.SENT)
    for waystation, closed in ((desks.lead, medical), (desks.clinic, legal)):
        for role in (Role.MEDIC, Role.MANAGER, Role.CASE, Role.LEGAL, Role.PROTECTION_OFFICER):
            actor = as_role(waystation, role)
            rows = waystation.letters.letters(actor, person)
            (row,) = [row for row in rows if row.id == closed.id]
            assert (row.kind, row.to_name, row.language) == (None, "", "")
            assert row.next_states == ()
            assert waystation.letter_ways.disclosures(actor, person).closed >= 1
            assert CANARY not in repr(rows) + repr(waystation.letter_ways.steps(actor, closed.id))
            waiting = {each.id: each for each in waystation.letter_ways.waiting(actor)}
            assert closed.id not in waiting or (waiting[closed.id].kind, waiting[closed.id].to_name) == (None, "")


def test_the_key_not_the_role_opens_a_letter(desks: Desks) -> None:
    """Somebody acts as a medic at the lead's keys, and as a case worker at the clinic's."""
    person = desks.shared()
    medical = signed(desks.clinic, desks.medic, person, LetterKind.MEDICAL)
    legal = signed(desks.lead, desks.social, person, LetterKind.LEGAL)
    desks.exchange()
    for waystation, letter, role in ((desks.lead, medical, Role.MEDIC), (desks.clinic, legal, Role.CASE)):
        actor = as_role(waystation, role)
        for door in (waystation.letters.preview, waystation.letters.paper, waystation.letters.new_version):
            with pytest.raises(Refused):
                door(actor, letter.id)
        assert {row.kind for row in waystation.letters.letters(actor, person)} & {letter.kind} == set()


def test_what_a_medical_letter_says_lies_nowhere_in_the_open(desks: Desks) -> None:
    person = desks.shared()
    checked(desks, person)
    form = filled(desks.clinic, desks.medic, person, LetterKind.MEDICAL)
    told = replace(form, to_name=CANARY, basis=SharingBasis.LEGAL_DUTY, basis_note=CANARY, enclosures=(CANARY,))
    desks.clinic.letters.sign_letter(desks.medic, replace(told, fields=rules(LetterKind.MEDICAL).fields))
    go(desks.clinic, desks.medic, form.id, LetterState.SENT, note=CANARY)
    job = desks.clinic.letters.paper(desks.medic, form.id)
    assert CANARY not in job.title + repr(job)
    desks.to_lead()
    for waystation in (desks.clinic, desks.lead):
        with waystation.house.store.read() as session:
            for row in (kept for table in (Letter, LetterStep, PrintLog, Task) for kept in session.exec(select(table))):
                said = repr(row.model_dump())
                assert CANARY not in said
                assert CANARY.encode() not in b"".join(v for v in row.model_dump().values() if isinstance(v, bytes))
                assert LetterKind.MEDICAL.value not in said.replace(repr(Compartment.MEDICAL), "")


# What may be told


@pytest.mark.parametrize("kind", sorted(LetterKind))
def test_a_fact_that_the_kind_does_not_tell_gets_in_by_no_door(desks: Desks, known: UUID, kind: LetterKind) -> None:
    person = known
    waystation, writer = desk_of(desks, kind)
    form = filled(waystation, writer, person, kind)
    waystation.letters.save_letter(writer, form)
    offered = {offer.field for offer in waystation.letters.open_letter(writer, person, kind).offers}
    assert offered == set(rules(kind).fields)
    for field in sorted(set(LetterField) - offered):
        for door in (waystation.letters.save_letter, waystation.letters.sign_letter):
            with pytest.raises(UserError):
                door(writer, replace(form, fields=(*form.fields, field)))
    assert stored(waystation, form.id).signed_at is None


def test_letters_outside_the_medical_seal_never_read_a_check(desks: Desks) -> None:
    health = {
        *(LetterField.ALLERGIES, LetterField.MEDICINES, LetterField.VITALS),
        *(LetterField.FINDINGS, LetterField.OUTCOME, LetterField.INSTRUCTIONS),
    }
    for kind in sorted(LetterKind):
        ruled = rules(kind)
        if ruled.compartment is not Compartment.MEDICAL:
            assert not health & set(ruled.fields)
    assert LetterField.FAMILY_HERE not in rules(LetterKind.MIGRATION).fields
    assert LetterField.DOCUMENT_NUMBERS not in rules(LetterKind.LEGAL).fields
    person = desks.shared()
    checked(desks, person)
    offers = desks.clinic.letters.open_letter(desks.medic, person, LetterKind.GENERIC).offers
    assert PILL not in repr([offer.value for offer in offers])
    assert CANARY not in repr([offer.value for offer in offers])


def test_nothing_is_pulled_in_by_itself_but_who_it_is(desks: Desks) -> None:
    person = desks.shared()
    checked(desks, person)
    for kind in sorted(LetterKind):
        waystation, writer = desk_of(desks, kind)
        sheet = waystation.letters.open_letter(writer, person, kind)
        assert set(sheet.form.fields) <= {LetterField.NAME, LetterField.NUMBER, LetterField.SAFETY_LINE}
        assert {offer.field for offer in sheet.offers if offer.included} == set(sheet.form.fields)
        assert CANARY not in repr(sheet.form.sections)


# On what ground


def withdrawn(waystation: Waystation, person: UUID, form: LetterForm) -> LetterForm:
    consent(waystation, person, ConsentPurpose.SHARE_LEGAL, RECIPIENT, ConsentState.WITHDRAWN)
    return form


def withdrawn_for_all(waystation: Waystation, person: UUID, form: LetterForm) -> LetterForm:
    consent(waystation, person, ConsentPurpose.SHARE_LEGAL, "", ConsentState.WITHDRAWN)
    return form


def for_another_recipient(waystation: Waystation, person: UUID, form: LetterForm) -> LetterForm:
    return replace(form, to_name="Somebody else")


def for_another_purpose(waystation: Waystation, person: UUID, form: LetterForm) -> LetterForm:
    return replace(form, consent=consent(waystation, person, ConsentPurpose.SHARE_NGO, RECIPIENT))


def refused(waystation: Waystation, person: UUID, form: LetterForm) -> LetterForm:
    return replace(
        form, consent=consent(waystation, person, ConsentPurpose.SHARE_LEGAL, RECIPIENT, ConsentState.REFUSED)
    )


def unknown(waystation: Waystation, person: UUID, form: LetterForm) -> LetterForm:
    return replace(form, consent=new_id())


def none_named(waystation: Waystation, person: UUID, form: LetterForm) -> LetterForm:
    return replace(form, consent=None, basis_note="they said yes")


def on_no_ground(waystation: Waystation, person: UUID, form: LetterForm) -> LetterForm:
    return replace(form, basis=None)


def on_a_ground_of_another_kind(waystation: Waystation, person: UUID, form: LetterForm) -> LetterForm:
    return replace(form, basis=SharingBasis.VITAL_INTEREST)


GROUNDS = (
    *(withdrawn, withdrawn_for_all, for_another_recipient, for_another_purpose, refused, unknown, none_named),
    *(on_no_ground, on_a_ground_of_another_kind),
)


@pytest.mark.parametrize("spoil", GROUNDS, ids=lambda spoil: spoil.__name__)
def test_without_a_ground_that_holds_nothing_is_signed(
    desks: Desks,
    spoil: Callable[[Waystation, UUID, LetterForm], LetterForm],
) -> None:
    person = desks.person()
    form = filled(desks.lead, desks.social, person, LetterKind.LEGAL)
    with pytest.raises(UserError):
        desks.lead.letters.sign_letter(desks.social, spoil(desks.lead, person, form))
    assert all(row.signed_at is None for row in desks.lead.letters.letters(desks.social, person))


def test_the_consent_of_another_person_is_none(desks: Desks) -> None:
    person, other = desks.person(), desks.person()
    form = filled(desks.lead, desks.social, person, LetterKind.LEGAL)
    consent(desks.lead, person, ConsentPurpose.SHARE_LEGAL, RECIPIENT, ConsentState.WITHDRAWN)
    theirs = consent(desks.lead, other, ConsentPurpose.SHARE_LEGAL, RECIPIENT)
    with pytest.raises(UserError):
        desks.lead.letters.sign_letter(desks.social, replace(form, consent=theirs))
