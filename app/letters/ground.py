"""Whether a letter may go out: only what its kind may tell, whole, and on a ground that holds (domain, 6.1)."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, select

from app.consents import holds
from app.errors import UserError
from app.letters.forms import ConsentOffer, LetterForm
from app.letters.templates import Words, rules
from app.same_person import joined_ids
from models.codes import ConsentState, SharingBasis
from models.protection import Consent

LONGEST, MOST_VERSIONS = 20_000, 1 << 31
NO_TEMPLATE = "There is no such version of this template. Nothing was saved. Open the letter anew."
FORBIDDEN = "A letter of this kind may not tell this. Nothing was saved. Leave it out, or choose another kind."
TOO_LONG = "A part of the letter is longer than 20,000 characters. Nothing was saved. Shorten it."
LACKS = "The letter lacks {words}. It is kept as a draft. Fill it in, then sign."
NO_GROUND = "This kind of letter does not go out on that ground. It is kept as a draft. Choose another ground."
NO_CONSENT = (
    "There is no consent in force for this recipient. The letter is kept as a draft. "
    "Ask the person and record the answer, or name another ground."
)


def require_sound(form: LetterForm) -> None:
    """Bounds that hold for a draft too: only facts of this kind, only parts of sane length."""
    if not 0 <= form.template < MOST_VERSIONS:
        raise UserError(NO_TEMPLATE)
    if not set(form.fields) <= set(rules(form.kind).fields):
        raise UserError(FORBIDDEN, "fields")
    texts = (form.to_name, form.to_department, form.to_address, form.basis_note, *form.enclosures)
    if any(len(text) > LONGEST for text in (*texts, *(text for _, text in form.sections))):
        raise UserError(TOO_LONG)


def require_complete(form: LetterForm, words: Words) -> None:
    """A recipient, and every part that the template asks for."""
    if not form.to_name.strip():
        raise UserError(LACKS.format(words="the recipient"), "to_name")
    for part in words.sections:
        if part.required and not form.text(part.key).strip():
            raise UserError(LACKS.format(words=f"the part “{part.heading}”"), part.key)


def require_ground(session: Session, form: LetterForm, today: date) -> None:
    """A consent in force for this very recipient, or another ground of this kind with a word on why it holds."""
    if form.basis is None:
        raise UserError(LACKS.format(words="the ground for sharing"), "basis")
    if form.basis not in rules(form.kind).bases:
        raise UserError(NO_GROUND, "basis")
    if form.basis is SharingBasis.CONSENT:
        offered = {each.id: each for each in consents_for(session, form, today)}
        chosen = offered.get(form.consent) if form.consent else None
        if chosen is None or _folded(chosen.recipient) != _folded(form.to_name):
            raise UserError(NO_CONSENT, "consent")
    elif not form.basis_note.strip():
        raise UserError(LACKS.format(words="a word on why this ground holds"), "basis_note")


def consents_for(session: Session, form: LetterForm, today: date) -> tuple[ConsentOffer, ...]:
    """The consents of this kind's purpose that hold today, the newest first."""
    purpose = rules(form.kind).consent
    if purpose is None:
        return ()
    statement = select(Consent).where(
        col(Consent.person_id).in_(joined_ids(session, form.person)),
        Consent.purpose == purpose,
        Consent.state == ConsentState.GIVEN,
        col(Consent.voided).is_(False),
    )
    given = sorted(session.exec(statement).all(), key=lambda each: each.at, reverse=True)
    in_force = (each for each in given if holds(session, form.person, purpose, each.recipient, today))
    return tuple(ConsentOffer(each.id, each.recipient, each.at) for each in in_force)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
