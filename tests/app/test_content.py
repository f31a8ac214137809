"""Whatever a clinic's form holds comes back as it was, also what is empty where a form asks for it."""

from datetime import date

import pytest

from app.check_forms import (
    Allergy,
    CheckForm,
    Condition,
    DispenseForm,
    FilledQuestionnaire,
    ImmunizationForm,
    InjuryPhotoForm,
    MeasureNote,
    Medicine,
    OrderForm,
)
from app.content import from_content, to_content
from models.base import new_id
from models.codes import Substance

ONE, OTHER = new_id(), new_id()
SPARSE = (
    CheckForm(
        ONE,
        OTHER,
        allergies=(Allergy(""), Allergy("pollen", "")),
        medicines=(Medicine("", "warfarin"), Medicine("")),
        conditions=(Condition(""),),
        questionnaires=(FilledQuestionnaire("PHQ-4", 1, "en", (None, 3)), FilledQuestionnaire("", 0, "", ())),
        withdrawal=((Substance.ALCOHOL, ""),),
        measures=(MeasureNote(""),),
    ),
    InjuryPhotoForm(ONE, OTHER, None, ONE, b""),
    ImmunizationForm(ONE, OTHER, ""),
    OrderForm(ONE, OTHER, Medicine(""), (), date(2026, 11, 23)),
    DispenseForm(ONE, OTHER, "", 0, ""),
)


@pytest.mark.parametrize("form", SPARSE, ids=lambda form: type(form).__name__)
def test_a_form_with_empty_fields_comes_back(form: object) -> None:
    assert from_content(type(form), to_content(form)) == form
