"""A letter as it is opened: the form, what may be pulled in, who it may go to, on what ground."""

from __future__ import annotations

from dataclasses import dataclass

from app.letters.forms import ConsentOffer, FieldOffer, LetterForm, OrganisationRow
from app.letters.templates import Rules, Words


@dataclass(frozen=True, repr=False)
class LetterSheet:
    """Everything the letter page shows. `offers` come in the order of the paper."""

    form: LetterForm
    rules: Rules
    words: Words
    offers: tuple[FieldOffer, ...]
    organisations: tuple[OrganisationRow, ...]
    consents: tuple[ConsentOffer, ...]
