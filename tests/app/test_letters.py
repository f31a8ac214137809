"""One desk writes letters: facts are pulled in, a ground is needed, a signed letter stays; the clinic's own ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from app.check_forms import CheckForm, Medicine, Vitals
from app.errors import UserError
from app.letters import LetterMoveForm, OrganisationRow, TemplateForm
from app.reference.letterheads import LetterheadForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import Delivery, LetterField, LetterKind, LetterState, ListState, Role
from tests.app.conftest import as_role, check_whole
from tests.app.letter_desk import RECIPIENT, ready
from tests.app.test_health_acts import CANARY, counted, every_page
from tests.printing.reading import text as text_of


def checked(medic: Waystation) -> UUID:
    """Somebody with a signed check: a medicine, measures, a note."""
    _, person = counted(medic)
    form = CheckForm(
        new_id(),
        person,
        vitals=Vitals(respiration=18, saturation=97, pulse=88),
        measured_at=datetime(2025, 11, 14, 0, 47, tzinfo=UTC),
        medicines_state=ListState.LIST,
        medicines=(Medicine("Левотироксин 75 мкг"),),
        note="Old cough.",
    )
    medic.health.sign_check(medic.actor, form)
    return person


def test_nothing_is_poured_in_and_what_is_pulled_in_comes_from_the_record(medic: Waystation) -> None:
    person = checked(medic)
    sheet = medic.letters.open_letter(medic.actor, person, LetterKind.MEDICAL)
    offers = {offer.field: offer for offer in sheet.offers}
    included = {field for field, offer in offers.items() if offer.included}
    assert included == {LetterField.NAME, LetterField.NUMBER, LetterField.SAFETY_LINE}  # the group is an exposed one
    assert offers[LetterField.MEDICINES].value.startswith("Левотироксин 75 мкг")
    assert offers[LetterField.ALLERGIES].value == "not asked"
    assert "97" in offers[LetterField.VITALS].value
    assert offers[LetterField.FINDINGS].value == "Old cough."
    form = replace(ready(medic, medic.actor, person, LetterKind.MEDICAL, CANARY), fields=(LetterField.MEDICINES,))
    row = medic.letters.sign_letter(medic.actor, form)
    job = medic.letters.paper(medic.actor, row.id)
    text = text_of(job.draw(None))
    assert "Левотироксин 75 мкг" in text
    assert CANARY in text
    assert "Old cough" not in text
    assert CANARY.encode() not in every_page(medic)
    check_whole(medic)


def test_a_letter_lacks_its_recipient_its_parts_and_its_ground_one_after_the_other(medic: Waystation) -> None:
    person = checked(medic)
    whole = ready(medic, medic.actor, person, LetterKind.MEDICAL)
    for field, form in (
        ("to_name", replace(whole, to_name=" ")),
        ("reason", replace(whole, sections=())),
        ("basis", replace(whole, basis=None)),
        ("consent", replace(whole, consent=None)),
        ("consent", replace(whole, to_name="Somebody else")),
    ):
        with pytest.raises(UserError) as caught:
            medic.letters.sign_letter(medic.actor, form)
        assert caught.value.field == field


def test_a_signed_letter_stays_and_a_new_version_replaces_it(medic: Waystation) -> None:
    person = checked(medic)
    first = medic.letters.sign_letter(medic.actor, ready(medic, medic.actor, person, LetterKind.MEDICAL))
    other = ready(medic, medic.actor, person, LetterKind.MEDICAL)
    with pytest.raises(UserError):
        medic.letters.save_letter(medic.actor, replace(other, id=first.id))
    form = medic.letters.new_version(medic.actor, first.id)
    assert medic.letters.open_draft(medic.actor, form.id).form == form
    second = medic.letters.sign_letter(medic.actor, form)
    assert (second.reference, second.version, second.replaces) == (first.reference, 2, first.id)
    rows = {row.id: row.state for row in medic.letters.letters(medic.actor, person)}
    assert rows == {first.id: LetterState.SUPERSEDED, second.id: LetterState.SIGNED}
    assert "Replaced" in text_of(medic.letters.preview(medic.actor, first.id).draw(None))
    with pytest.raises(UserError):
        medic.letters.new_version(medic.actor, first.id)


def test_a_page_for_the_ambulance_is_one_act_from_whatever_was_measured(medic: Waystation) -> None:
    _, person = counted(medic)
    medic.health.save_check(medic.actor, CheckForm(new_id(), person, vitals=Vitals(pulse=131), note="Chest pain"))
    job = medic.letters.ambulance(medic.actor, person)
    printed = job.draw(None)
    text = text_of(printed)
    assert printed.pages == 1
    assert "131" in text
    assert "Chest pain" in text
    (row,) = medic.letters.letters(medic.actor, person)
    assert (row.kind, row.state) == (LetterKind.AMBULANCE, LetterState.SIGNED)


def test_what_was_told_to_whom_is_one_question(medic: Waystation) -> None:
    person = checked(medic)
    form = replace(ready(medic, medic.actor, person, LetterKind.MEDICAL), fields=(LetterField.NAME, LetterField.VITALS))
    row = medic.letters.sign_letter(medic.actor, form)
    medic.letter_ways.move(medic.actor, LetterMoveForm(row.id, LetterState.SENT, delivery=Delivery.BY_HAND))
    sheet = medic.letter_ways.disclosures(medic.actor, person)
    (told,) = sheet.rows
    assert (told.recipient, told.fields, told.state) == (RECIPIENT, form.fields, LetterState.SENT)
    lead = as_role(medic, Role.MANAGER)
    assert medic.letter_ways.disclosures(lead, person).closed == 1
    (status,) = medic.letters.letters(lead, person)
    assert (status.kind, status.to_name, status.state) == (None, "", LetterState.SENT)


def test_the_site_writes_its_own_template_and_old_letters_keep_theirs(medic: Waystation) -> None:
    person, lead = checked(medic), as_role(medic, Role.MANAGER)
    before = medic.letters.sign_letter(medic.actor, ready(medic, medic.actor, person, LetterKind.MEDICAL))
    words = medic.templates.read(lead, LetterKind.MEDICAL, "en")
    changed = replace(words, title='Referral "A" \\ to the clinic', draft=False)
    saved = medic.templates.save(lead, TemplateForm(LetterKind.MEDICAL, changed, words.version))
    assert (saved.title, saved.version) == (changed.title, 1)
    assert medic.letters.open_letter(medic.actor, person, LetterKind.MEDICAL).words.title == changed.title
    assert "Medical referral" in text_of(medic.letters.preview(medic.actor, before.id).draw(None))
    with pytest.raises(UserError):
        medic.templates.save(lead, TemplateForm(LetterKind.MEDICAL, changed, words.version))
    with pytest.raises(UserError):
        medic.templates.save(lead, TemplateForm(LetterKind.MEDICAL, replace(changed, sections=()), 1))
    assert medic.templates.retire(lead, LetterKind.MEDICAL, "en").version == 0
    assert len(medic.templates.list(lead)) == len(LetterKind) * 6
    check_whole(medic)


def test_an_organisation_is_offered_while_it_is_valid_and_for_its_kinds(medic: Waystation) -> None:
    person, lead = checked(medic), as_role(medic, Role.MANAGER)
    today = medic.house.today()
    open_ = OrganisationRow(new_id(), "Clinic", "", "Upės g. 12", "", (LetterKind.MEDICAL,), None, today)
    over = replace(open_, id=new_id(), name="Old clinic", valid_until=today.replace(year=today.year - 1))
    other = replace(open_, id=new_id(), name="Lawyers", kinds=(LetterKind.LEGAL,))
    for row in (open_, over, other):
        assert medic.organisations.save(lead, row) == row
    offered = medic.letters.open_letter(medic.actor, person, LetterKind.MEDICAL).organisations
    assert [row.name for row in offered] == ["Clinic"]
    assert len(medic.organisations.list(lead)) == 3
    with pytest.raises(UserError):
        medic.organisations.save(lead, replace(open_, name=" "))


def test_a_letter_bears_the_letterhead_of_its_day_and_keeps_it(medic: Waystation) -> None:
    person, lead = checked(medic), as_role(medic, Role.MANAGER)
    first = medic.letterheads.save(lead, LetterheadForm(new_id(), name="Vilties namai", line="Code 304512"))
    before = medic.letters.sign_letter(medic.actor, ready(medic, medic.actor, person, LetterKind.MEDICAL))
    medic.letterheads.save(lead, replace(first.form, name="Naujieji namai"))
    after = medic.letters.sign_letter(medic.actor, ready(medic, medic.actor, person, LetterKind.MEDICAL))
    old, new = (text_of(medic.letters.paper(medic.actor, row.id).draw(None)) for row in (before, after))
    assert "Vilties namai" in old
    assert "Code 304512" in old
    assert "Naujieji" not in old
    assert "Naujieji namai" in new
