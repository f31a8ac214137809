"""What stands on a letter: what was ticked and nothing else, as the record has it, whatever the form claims."""

# ruff: noqa: F811

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from app.forms import CheckForm, Medicine, PersonForm, Vitals
from app.letters.templates import LANGUAGES, rules
from app.waystation import Waystation
from models.base import new_id
from models.codes import DatePrecision, LetterField, LetterKind, ListState, Role, Sex
from models.values.partial_date import PartialDate
from tests.app.case_desk import staffed  # noqa: F401
from tests.app.conftest import as_role
from tests.app.letter_desks import MEDICAL_KINDS, Desks, desks, filled  # noqa: F401
from tests.printing.reading import dense, text

F = LetterField
NATION, PILL, POLLEN, NOTE = "Нарния", "Zolpidrax", "Pollenquix", "Notexquiz"
# A word that stands on a paper only if the fact was ticked.
SIGNS = {
    F.NAME: "Verasenka",
    F.NATIONALITY: NATION,
    F.MEDICINES: PILL,
    F.ALLERGIES: POLLEN,
    F.FINDINGS: NOTE,
    F.BIRTH: "1987",
    F.VITALS: "187",
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
        allergies=(POLLEN,),
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
