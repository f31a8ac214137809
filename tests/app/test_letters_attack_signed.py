"""Signed letters attacked: written over, replaced by a stranger's, answered out of order, restricted, erased."""

# ruff: noqa: F811

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.errors import Refused, UserError
from app.letters import LetterMoveForm
from app.letters.closed import is_whole
from app.rights.forms import ErasureForm, StandingForm
from models.base import new_id
from models.codes import (
    ConsentPurpose,
    ConsentState,
    Delivery,
    LetterKind,
    LetterState,
    RetentionArea,
    Role,
    SharingBasis,
    TaskKind,
)
from models.tasks import Task
from tests.app.case_desk import staffed  # noqa: F401
from tests.app.conftest import as_role
from tests.app.letter_desks import (
    RECIPIENT,
    Desks,
    consent,
    desks,  # noqa: F401
    filled,
    go,
    signed,
    stored,
)


def test_a_signed_letter_is_written_over_by_no_form(desks: Desks) -> None:
    person, other = desks.person(), desks.person()
    form = signed(desks.lead, desks.social, person, LetterKind.LEGAL)
    before = stored(desks.lead, form.id)
    forged = (
        replace(form, sections=(("reason", "x"),)),
        replace(form, person=other),
        replace(form, kind=LetterKind.SOCIAL),
        replace(form, to_name="Somebody else"),
        replace(form, replaces=form.id),
    )
    letters = desks.lead.letters
    for each in forged:
        for door in (letters.save_letter, letters.sign_letter):
            with pytest.raises(UserError):
                door(desks.social, each)
    after = stored(desks.lead, form.id)
    assert after.model_dump() == before.model_dump()
    assert is_whole(after)


def test_a_draft_is_not_carried_to_another_person_or_another_seal(desks: Desks) -> None:
    person, other = desks.person(), desks.shared()
    draft = filled(desks.clinic, desks.medic, person, LetterKind.MEDICAL)
    desks.clinic.letters.save_letter(desks.medic, draft)
    desks.to_lead()
    theirs = filled(desks.lead, desks.social, person, LetterKind.LEGAL)
    with pytest.raises(UserError):
        desks.lead.letters.save_letter(desks.social, replace(theirs, id=draft.id))
    with pytest.raises(UserError):
        desks.clinic.letters.save_letter(desks.medic, replace(draft, person=other))
    assert stored(desks.lead, draft.id).content == stored(desks.clinic, draft.id).content


def test_a_letter_replaces_only_a_signed_one_of_the_same_person_kind_and_seal(desks: Desks) -> None:
    person, other = desks.person(), desks.shared()
    medical = signed(desks.clinic, desks.medic, person, LetterKind.MEDICAL)
    desks.to_lead()
    of_other = signed(desks.lead, desks.social, other, LetterKind.SOCIAL)
    another_kind = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    draft = filled(desks.lead, desks.social, person, LetterKind.MIGRATION)
    desks.lead.letters.save_letter(desks.social, draft)
    for victim in (medical, of_other, another_kind, draft):
        state = stored(desks.lead, victim.id).state
        mine = replace(filled(desks.lead, desks.social, person, LetterKind.LEGAL), id=new_id(), replaces=victim.id)
        with pytest.raises((UserError, Refused)):
            desks.lead.letters.sign_letter(desks.social, mine)
        assert stored(desks.lead, victim.id).state is state


def test_of_two_corrections_only_one_is_signed(desks: Desks) -> None:
    person = desks.person()
    form = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    letters = desks.lead.letters
    with contextlib.suppress(UserError):
        first, second = letters.new_version(desks.social, form.id), letters.new_version(desks.social, form.id)
        letters.sign_letter(desks.social, first)
        letters.sign_letter(desks.social, second)
    rows = [row for row in letters.letters(desks.social, person) if row.state is LetterState.SIGNED]
    assert len(rows) == 1
    assert {row.version for row in rows} == {2}


@pytest.mark.parametrize("end", [LetterState.REVOKED, LetterState.CANCELLED])
def test_what_was_called_back_stays_called_back(desks: Desks, end: LetterState) -> None:
    person = desks.person()
    form = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    go(desks.lead, desks.social, form.id, LetterState.SENT)
    go(desks.lead, desks.social, form.id, end)
    with contextlib.suppress(UserError):
        desks.lead.letters.sign_letter(desks.social, desks.lead.letters.new_version(desks.social, form.id))
    assert stored(desks.lead, form.id).state is end


def test_a_correction_stands_beside_what_it_corrects(desks: Desks) -> None:
    person = desks.person()
    form = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    go(desks.lead, desks.social, form.id, LetterState.SENT)
    before = stored(desks.lead, form.id)
    newer = desks.lead.letters.new_version(desks.social, form.id)
    desks.lead.letters.sign_letter(desks.social, newer)
    old, new = stored(desks.lead, form.id), stored(desks.lead, newer.id)
    assert (old.content, old.digest, old.signed_at) == (before.content, before.digest, before.signed_at)
    assert (old.state, new.version, new.replaces_id) == (LetterState.SUPERSEDED, 2, form.id)
    assert (new.reference, new.code == old.code) == (old.reference, False)
    assert _open_tasks(desks, person) == []
    with pytest.raises(UserError):
        desks.lead.letters.new_version(desks.social, form.id)
    told = desks.lead.letter_ways.disclosures(desks.social, person).rows
    assert {row.letter for row in told} == {form.id, newer.id}


def _open_tasks(desks: Desks, person: UUID) -> list[Task]:
    with desks.lead.house.store.read() as session:
        tasks = session.exec(select(Task).where(Task.kind == TaskKind.LETTER_OVERDUE, Task.person_id == person)).all()
    return [task for task in tasks if task.done_at is None]


def test_a_restricted_record_is_not_written_signed_sent_or_printed(desks: Desks) -> None:
    person = desks.person()
    draft = filled(desks.lead, desks.social, person, LetterKind.LEGAL)
    form = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    desks.lead.standings.restrict(desks.lead.actor, StandingForm(new_id(), person, "asked"))
    letters, social = desks.lead.letters, desks.social
    for door in (
        lambda: letters.save_letter(social, draft),
        lambda: letters.sign_letter(social, draft),
        lambda: letters.paper(social, form.id),
        lambda: letters.new_version(social, form.id),
        lambda: go(desks.lead, social, form.id, LetterState.SENT),
    ):
        with pytest.raises(UserError):
            door()
    go(desks.lead, social, form.id, LetterState.REVOKED)


def test_an_ambulance_does_not_wait_for_a_restriction(desks: Desks) -> None:
    person = desks.shared()
    desks.lead.standings.restrict(desks.lead.actor, StandingForm(new_id(), person, "asked"))
    desks.to_clinic()
    assert desks.clinic.letters.ambulance(desks.medic, person).number > 0
    (row,) = desks.clinic.letter_ways.disclosures(desks.medic, person).rows
    assert row.basis is SharingBasis.VITAL_INTEREST


def test_after_consent_is_withdrawn_a_signed_letter_goes_nowhere(desks: Desks) -> None:
    person = desks.person()
    form = signed(desks.lead, desks.social, person, LetterKind.LEGAL)
    consent(desks.lead, person, ConsentPurpose.SHARE_LEGAL, RECIPIENT, ConsentState.WITHDRAWN)
    with pytest.raises(UserError):
        go(desks.lead, desks.social, form.id, LetterState.SENT)
    go(desks.lead, desks.social, form.id, LetterState.REVOKED)
    (row,) = desks.lead.letter_ways.disclosures(desks.social, person).rows
    assert (row.recipient, row.state) == (RECIPIENT, LetterState.REVOKED)


def test_a_revoked_letter_is_not_printed_again(desks: Desks) -> None:
    person = desks.person()
    form = signed(desks.lead, desks.social, person, LetterKind.LEGAL)
    go(desks.lead, desks.social, form.id, LetterState.REVOKED)
    with pytest.raises(UserError):
        desks.lead.letters.paper(desks.social, form.id)


def test_erasing_what_is_of_health_leaves_letters_of_case_work(desks: Desks) -> None:
    person = desks.person()
    form = signed(desks.lead, desks.social, person, LetterKind.LEGAL)
    officer = as_role(desks.lead, Role.PROTECTION_OFFICER)
    desks.lead.erasures.erase(officer, ErasureForm(person, RetentionArea.HEALTH, "asked"))
    (row,) = desks.lead.letters.letters(desks.social, person)
    assert row.id == form.id


@pytest.mark.parametrize(
    "at",
    [
        pytest.param(datetime(2020, 1, 1), id="without a zone"),
        pytest.param(datetime(2020, 1, 1).astimezone(), id="before it was signed"),
        pytest.param(datetime(2099, 1, 1).astimezone(), id="after today"),
    ],
)
def test_a_step_is_not_dated_where_it_cannot_lie(desks: Desks, at: datetime) -> None:
    person = desks.person()
    form = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    with pytest.raises(UserError):
        desks.lead.letter_ways.move(
            desks.social, LetterMoveForm(form.id, LetterState.SENT, at=at, delivery=Delivery.POST)
        )
    assert stored(desks.lead, form.id).state is LetterState.SIGNED


@pytest.mark.parametrize("language", ["xx", "", "../../en", "e\0n", "lt\n"])
def test_a_letter_in_no_language_is_refused_or_english(desks: Desks, language: str) -> None:
    person = desks.person()
    form = replace(filled(desks.lead, desks.social, person, LetterKind.SOCIAL), language=language)
    try:
        desks.lead.letters.sign_letter(desks.social, form)
    except UserError:
        return
    desks.lead.letters.paper(desks.social, form.id).draw(None)


@pytest.mark.parametrize("copies", [0, -1, 10**9])
def test_copies_have_a_sane_number(desks: Desks, copies: int) -> None:
    person = desks.person()
    form = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    with pytest.raises(UserError):
        desks.lead.letters.paper(desks.social, form.id, copies)


def test_hostile_text_is_refused_or_printed(desks: Desks) -> None:
    person = desks.person()
    for text in ("\0", "\ud800", "\x1b[2J<b>&amp;\u202eabc\r\n🇱🇹", "a" * 20_001):
        form = filled(desks.lead, desks.social, person, LetterKind.SOCIAL)
        spoiled = replace(form, to_address=text, sections=tuple((key, text) for key, _ in form.sections))
        try:
            desks.lead.letters.sign_letter(desks.social, spoiled)
        except UserError:
            continue
        desks.lead.letters.preview(desks.social, form.id).draw(None)


def test_a_broken_letter_does_not_hide_the_others(desks: Desks) -> None:
    person = desks.person()
    broken = signed(desks.lead, desks.social, person, LetterKind.SOCIAL)
    whole = signed(desks.lead, desks.social, person, LetterKind.LEGAL)
    with desks.lead.house.store.transaction(desks.lead.actor.user, "correct") as session:
        row = session.get_one(type(stored(desks.lead, broken.id)), broken.id)
        row.digest = bytes(32)
    for door in (desks.lead.letters.preview, desks.lead.letters.paper, desks.lead.letters.new_version):
        with pytest.raises(UserError):
            door(desks.social, broken.id)
    assert {row.id for row in desks.lead.letters.letters(desks.social, person)} == {broken.id, whole.id}
    told = desks.lead.letter_ways.disclosures(desks.social, person)
    assert whole.id in {row.letter for row in told.rows}


def test_silence_becomes_a_task_that_an_answer_ends(desks: Desks) -> None:
    person = desks.person()
    form = replace(filled(desks.lead, desks.social, person, LetterKind.SOCIAL))
    desks.lead.letters.sign_letter(desks.social, form)
    go(desks.lead, desks.social, form.id, LetterState.SENT)
    (task,) = _open_tasks(desks, person)
    sent = stored(desks.lead, form.id)
    assert task.due_at == sent.answer_due
    assert sent.answer_due is not None
    assert abs(sent.answer_due - desks.lead.house.now() - timedelta(days=14)) < timedelta(minutes=5)
    real = desks.lead.house.clock
    desks.lead.house.clock = lambda: real() + timedelta(days=15)
    try:
        (row,) = [row for row in desks.lead.letter_ways.waiting(desks.social) if row.id == form.id]
        assert row.overdue
    finally:
        desks.lead.house.clock = real
    go(desks.lead, desks.social, form.id, LetterState.DECLINED)
    assert _open_tasks(desks, person) == []
