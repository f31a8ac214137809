"""A desk that writes letters: a consent for a recipient, and a letter that can be signed."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from app.access import Actor
from app.consents import ConsentForm
from app.letters import LetterForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import ConsentMethod, ConsentPurpose, ConsentState, LetterKind, SharingBasis

RECIPIENT = "Upės g. clinic"


def agree(
    desk: Waystation, actor: Actor, person: UUID, purpose: ConsentPurpose, recipient: str = RECIPIENT, **changes: object
) -> UUID:
    """The person's yes to one purpose and recipient."""
    form = ConsentForm(new_id(), person, purpose, ConsentState.GIVEN, ConsentMethod.SIGNED, recipient)
    desk.consents.record(actor, replace(form, **changes))  # type: ignore[arg-type]
    return form.id


def ready(desk: Waystation, actor: Actor, person: UUID, kind: LetterKind, text: str = "As told.") -> LetterForm:
    """A letter of a kind with every required part, on the first ground that its kind allows."""
    sheet = desk.letters.open_letter(actor, person, kind)
    basis = sheet.rules.bases[0]
    consent = None
    if basis is SharingBasis.CONSENT and sheet.rules.consent:
        consent = agree(desk, actor, person, sheet.rules.consent)
    return replace(
        sheet.form,
        to_name=RECIPIENT,
        sections=tuple((part.key, text) for part in sheet.words.sections if part.required),
        basis=basis,
        basis_note="" if consent else "Nobody could ask.",
        consent=consent,
    )
