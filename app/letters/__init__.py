"""Letters: templates, the facts that may be pulled in, signing, the way to an answer. `Letters` and `LetterWays` are
the doors; the forms and rows stand in `forms`."""

from __future__ import annotations

from app.letters.forms import (
    ConsentOffer,
    Disclosure,
    DisclosureSheet,
    FieldOffer,
    KindOffer,
    LetterForm,
    LetterMoveForm,
    LetterRow,
    OrganisationRow,
    StepOfLetter,
)
from app.letters.letters import Letters
from app.letters.sheet import LetterSheet
from app.letters.templates import Rules, Section, TemplateForm, TemplateRow, Templates, Words
from app.letters.ways import LetterWays

__all__ = [
    "ConsentOffer",
    "Disclosure",
    "DisclosureSheet",
    "FieldOffer",
    "KindOffer",
    "LetterForm",
    "LetterMoveForm",
    "LetterRow",
    "LetterSheet",
    "LetterWays",
    "Letters",
    "OrganisationRow",
    "Rules",
    "Section",
    "StepOfLetter",
    "TemplateForm",
    "TemplateRow",
    "Templates",
    "Words",
]
