"""Letters attacked again: a wrong clock, two signers of one draft, hostile templates, two records of one person."""

# ruff: noqa: F811

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.cases import case_form
from app.conflict_rows import SettleForm
from app.errors import Refused, UserError
from app.forms import TwinForm
from app.letters import OrganisationRow, TemplateForm
from app.letters.closed import is_whole
from app.rights.forms import ErasureForm
from app.token import LetterCode
from app.waystation import Waystation
from models.base import new_id
from models.codes import Answer, LetterKind, LetterState, RetentionArea, Role
from models.papers import Fact
from tests.app.case_desk import staffed  # noqa: F401
from tests.app.conftest import as_role
from tests.app.letter_desks import CANARY, Desks, desks, filled, go, signed, stored  # noqa: F401

S = LetterState


def test_a_letter_signed_under_a_wrong_clock_goes_its_way_when_the_clock_is_right(desks: Desks) -> None:
    person, house = desks.person(), desks.lead.house
    real = house.clock
    house.clock = lambda: real() + timedelta(days=40)
    try:
        form = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    finally:
        house.clock = real
    for state in (S.SENT, S.RECEIVED, S.APPOINTMENT, S.REVOKED):
        go(desks.lead, desks.social, form.id, state)
    assert [step.state for step in desks.lead.letter_ways.steps(desks.social, form.id)][1:] == [
        *(S.SENT, S.RECEIVED, S.APPOINTMENT, S.REVOKED)
    ]


def test_of_one_draft_signed_at_two_laptops_one_whole_letter_is_left(desks: Desks) -> None:
    """Whatever is chosen afterwards on the page of versions, the letter can be read and printed."""
    person = desks.shared()
    draft = filled(desks.lead, desks.social, person, LetterKind.SOCIAL)
    desks.lead.letters.save_letter(desks.social, draft)
    desks.to_clinic()
    desks.lead.letters.sign_letter(desks.social, draft)
    there = as_role(desks.clinic, Role.CASE)
    desks.clinic.letters.sign_letter(there, replace(draft, to_address="another address"))
    desks.exchange()
    for waystation in (desks.lead, desks.clinic):
        assert is_whole(stored(waystation, draft.id))
    for row in desks.lead.conflicts.open(desks.social):
        if row.row == draft.id and row.may_settle:
            with contextlib.suppress(UserError):
                desks.lead.conflicts.settle(desks.social, SettleForm(row.row, row.field, row.versions[-1].key))
    assert is_whole(stored(desks.lead, draft.id))
    desks.lead.letters.preview(desks.social, draft.id)


def test_letters_and_steps_are_erased_on_both_laptops_while_one_still_writes(desks: Desks) -> None:
    person = desks.shared()
    form = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    draft = filled(desks.lead, desks.social, person, LetterKind.LEGAL)
    desks.lead.letters.save_letter(desks.social, draft)
    desks.to_clinic()
    there = as_role(desks.clinic, Role.CASE)
    desks.clinic.letters.save_letter(there, replace(draft, to_address="another address"))
    go(desks.lead, desks.social, form.id, S.SENT)
    officer = as_role(desks.lead, Role.PROTECTION_OFFICER)
    desks.lead.erasures.erase(officer, ErasureForm(person, RetentionArea.PROTECTION, "asked"))
    desks.exchange()
    desks.exchange()
    for waystation, actor in ((desks.lead, desks.social), (desks.clinic, there)):
        assert waystation.letters.letters(actor, person) == ()
        assert waystation.letter_ways.disclosures(actor, person).rows == ()
        waystation.letter_ways.waiting(actor)


def test_a_correction_does_not_become_a_letter_of_another_kind(desks: Desks) -> None:
    person = desks.person()
    form = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    newer = desks.lead.letters.new_version(desks.social, form.id)
    other = filled(desks.lead, desks.social, person, LetterKind.MIGRATION)
    with pytest.raises(UserError):
        desks.lead.letters.sign_letter(desks.social, replace(other, id=newer.id, replaces=form.id))
    assert stored(desks.lead, form.id).state is S.SIGNED


def test_an_ambulance_is_the_medics_alone(desks: Desks) -> None:
    person = desks.shared()
    for role in sorted(set(Role) - {Role.MEDIC}):
        with pytest.raises(Refused):
            desks.clinic.letters.ambulance(as_role(desks.clinic, role), person)
    with pytest.raises(Refused):
        desks.lead.letters.ambulance(as_role(desks.lead, Role.MEDIC), person)


def test_a_forged_version_of_a_template_is_no_fault(desks: Desks) -> None:
    person = desks.person()
    for version in (-1, 99, 2**70):
        form = replace(filled(desks.lead, desks.social, person, LetterKind.SOCIAL), template=version)
        with contextlib.suppress(UserError):
            desks.lead.letters.save_letter(desks.social, form)
            desks.lead.letters.open_draft(desks.social, form.id)


HOSTILE = ('"]\n[en]\ntitle = "x', "'''", '\\u0000"', "{kind}", "\0", "\ud800", "‮", "=cmd()", "a" * 39_000, "\x7f\x1b")


def test_a_template_takes_no_text_that_is_not_text_and_gives_back_what_it_took(desks: Desks) -> None:
    lead, templates, person = desks.lead.actor, desks.lead.templates, desks.person()
    for text in HOSTILE:
        words = templates.read(lead, LetterKind.SOCIAL, "pl")
        first, *rest = words.sections
        spoiled = replace(words, title=text, sections=(replace(first, hint=text, start=text), *rest))
        try:
            saved = templates.save(lead, TemplateForm(LetterKind.SOCIAL, spoiled, words.version))
        except UserError:
            continue
        assert saved.sections[0].hint == text
        assert {part.key for part in saved.sections} == {part.key for part in words.sections}
        form = filled(desks.lead, desks.social, person, LetterKind.SOCIAL)
        form = replace(form, language="pl", template=saved.version)
        desks.lead.letters.sign_letter(desks.social, form)
    desks.lead.letters.preview(desks.social, form.id).draw(None)
    while templates.read(lead, LetterKind.SOCIAL, "pl").version:
        templates.retire(lead, LetterKind.SOCIAL, "pl")


def test_a_template_is_changed_by_its_editor_alone_with_all_its_parts_and_on_the_newest(desks: Desks) -> None:
    lead, templates = desks.lead.actor, desks.lead.templates
    words = templates.read(lead, LetterKind.CHILD, "lt")
    first, *rest = words.sections
    for sections in ((), tuple(rest), (*words.sections, replace(first, key="story")), (first, first, *rest)):
        with pytest.raises(UserError):
            templates.save(lead, TemplateForm(LetterKind.CHILD, replace(words, sections=sections), 0))
    for spoiled in (replace(words, title=" "), replace(words, language="xx"), replace(words, language="../lt")):
        with pytest.raises(UserError):
            templates.save(lead, TemplateForm(LetterKind.CHILD, spoiled, 0))
    templates.save(lead, TemplateForm(LetterKind.CHILD, replace(words, title="Naujas"), 0))
    with pytest.raises(UserError):
        templates.save(lead, TemplateForm(LetterKind.CHILD, replace(words, title="Senas"), 0))
    for role in sorted(set(Role) - {Role.MANAGER}):
        with pytest.raises(Refused):
            templates.save(as_role(desks.lead, role), TemplateForm(LetterKind.CHILD, words, 1))
    assert templates.retire(lead, LetterKind.CHILD, "lt").title == words.title


@pytest.mark.parametrize("long", ["name", "department", "address", "phone"])
def test_an_organisation_that_is_too_long_is_refused_in_a_sentence(desks: Desks, long: str) -> None:
    row = OrganisationRow(new_id(), "Vilties linija", "", "", "", (), None, None)
    with pytest.raises(UserError):
        desks.lead.organisations.save(desks.lead.actor, replace(row, **{long: "a" * 5_000}))  # type: ignore[arg-type]


def test_an_organisation_of_all_kinds_is_kept(desks: Desks) -> None:
    row = OrganisationRow(new_id(), "Vilties linija", "", "", "", tuple(LetterKind), date(2020, 1, 1), date(2020, 1, 1))
    assert desks.lead.organisations.save(desks.lead.actor, row).kinds == tuple(LetterKind)


def test_letters_of_both_records_of_one_person_are_one_list(desks: Desks) -> None:
    one, other = desks.person(), desks.person()
    first = signed(desks.lead, desks.social, one, LetterKind.SOCIAL)
    second = signed(desks.lead, desks.social, other, LetterKind.LEGAL)
    desks.lead.twins.decide(as_role(desks.lead, Role.INTAKE), TwinForm(new_id(), one, other, Answer.YES))
    for person in (one, other):
        assert {row.id for row in desks.lead.letters.letters(desks.social, person)} == {first.id, second.id}
        told = desks.lead.letter_ways.disclosures(desks.social, person).rows
        assert {row.letter for row in told} == {first.id, second.id}
    draft = desks.lead.letters.open_letter(desks.social, other, LetterKind.MIGRATION).form
    desks.lead.letters.save_letter(desks.social, draft)
    assert desks.lead.letters.open_letter(desks.social, one, LetterKind.MIGRATION).form.id == draft.id


def test_the_persons_own_copy_tells_a_letter_with_its_steps_to_the_desk_that_opens_it(desks: Desks) -> None:
    person = desks.shared()
    form = signed(desks.clinic, desks.medic, person, LetterKind.MEDICAL)
    go(desks.clinic, desks.medic, form.id, LetterState.SENT, note="carried by the driver")
    legal = signed(desks.lead, desks.social, person, LetterKind.LEGAL)
    go(desks.lead, desks.social, legal.id, LetterState.SENT, note="carried by the driver")
    desks.lead.cases.assign(desks.lead.actor, case_form(person, desks.social.user))
    desks.exchange()
    for waystation, opening in ((desks.clinic, desks.medic), (desks.lead, desks.social)):
        told = waystation.own_records.data(opening, person).data.decode()
        assert CANARY in told
        assert "carried by the driver" in told
        assert waystation.own_records.paper(opening, person).draw(None)
    closed = desks.lead.own_records.data(as_role(desks.lead, Role.MANAGER), person).data.decode()
    assert CANARY not in closed


def test_signing_is_not_taken_back(desks: Desks) -> None:
    person = desks.person()
    signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    assert desks.lead.taking_back.last(desks.social) is None


def test_the_steps_of_a_person_tell_no_kind_of_letter(desks: Desks) -> None:
    person = desks.shared()
    signed(desks.clinic, desks.medic, person, LetterKind.TRAUMA)
    desks.to_lead()
    page = desks.lead.people.open_person(as_role(desks.lead, Role.INTAKE), person)
    assert "TRAUMA" not in repr(page)
    assert CANARY not in repr(page)


def reads(waystation: Waystation, person: UUID) -> int:
    with waystation.house.store.read() as session:
        return len(session.exec(select(Fact).where(Fact.kind == "SEALED_READ", Fact.person_id == person)).all())


def test_whoever_opens_a_letter_leaves_a_fact_whatever_the_door(desks: Desks) -> None:
    person, ways = desks.person(), desks.lead.letter_ways
    form = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    go(desks.lead, desks.social, form.id, LetterState.SENT)
    code = LetterCode(desks.lead.house.store.station, int(stored(desks.lead, form.id).code)).digits
    for door in (lambda: ways.by_code(desks.social, code), lambda: ways.waiting(desks.social)):
        before = reads(desks.lead, person)
        door()
        assert reads(desks.lead, person) == before + 1
