"""Letters under their seal: which compartment, which acts, and the sealed content that a signed letter keeps."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from uuid import UUID

from app.access import Act, Actor, may
from app.content import from_content, to_content
from app.errors import UserError
from app.letters.forms import LetterForm
from app.letters.templates import rules
from app.sealing import Binding
from app.vault import Vault
from models.codes import Compartment, LetterField, LetterKind
from models.letters import Letter

WRITE = {Compartment.MEDICAL: Act.WRITE_LETTER, Compartment.PROTECTION: Act.WRITE_REFERRAL}
SIGN = {Compartment.MEDICAL: Act.SIGN_LETTER, Compartment.PROTECTION: Act.SIGN_REFERRAL}
PRINT = {Compartment.MEDICAL: Act.PRINT_LETTER, Compartment.PROTECTION: Act.PRINT_REFERRAL}
NOT_WHOLE = (
    "This letter is not as it was signed. Nothing was printed or changed. Keep the paper copies and call the shift "
    "lead: the file must be checked."
)


@dataclass(frozen=True, repr=False)
class Snapshot:
    """What a letter says of the person and the house, in its language: read anew for a draft, kept once signed."""

    title: str = ""
    written_on: str = ""
    site_name: str = ""
    site_address: str = ""
    site_phone: str = ""
    site_line: str = ""
    latin_family: str = field(default="", repr=False)
    latin_given: str = field(default="", repr=False)
    latin_confirmed: bool = False
    own_family: str = field(default="", repr=False)
    own_given: str = field(default="", repr=False)
    number: str = ""
    facts: tuple[tuple[LetterField, str], ...] = field(default=(), repr=False)
    opening: str = field(default="", repr=False)
    sections: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    safety: str = field(default="", repr=False)
    basis: str = field(default="", repr=False)
    signed_by: str = ""
    signed_role: str = ""
    signed_at: str = ""
    replaces: str = ""
    person_language: str = ""
    plain: str = ""
    agreed: bool = False
    template_draft: bool = False


@dataclass(frozen=True, repr=False)
class Content:
    """What is sealed: the form, and once signed what was printed."""

    form: LetterForm
    snapshot: Snapshot | None = None


@dataclass(frozen=True, repr=False)
class StepNote:
    """A word on a step of a letter's way."""

    text: str = field(default="", repr=False)


def compartment_of(kind: LetterKind, actor: Actor) -> Compartment:
    """Where a letter of this kind is sealed; a generic one where its writer's role belongs."""
    own = Compartment.MEDICAL if may(actor, Act.WRITE_LETTER) else Compartment.PROTECTION
    return rules(kind).compartment or own


def opens(vault: Vault, actor: Actor, compartment: Compartment) -> bool:
    """Whether the role in use reads letters of a compartment, and its key is here."""
    return may(actor, WRITE[compartment]) and vault.holds(compartment)


def seal(vault: Vault, letter: Letter, content: Content) -> bytes:
    return vault.seal(letter.compartment, to_content(content), Binding("letter", letter.id, "content"))


def unseal(vault: Vault, letter: Letter) -> Content:
    """The content; UserError when a signed letter is not as it was signed."""
    require_whole(letter)
    return from_content(
        Content, vault.open(letter.compartment, letter.content, Binding("letter", letter.id, "content"))
    )


def seal_note(vault: Vault, letter: Letter, step: UUID, note: str) -> bytes | None:
    """A word on a step, sealed like its letter."""
    if not note.strip():
        return None
    return vault.seal(letter.compartment, to_content(StepNote(note.strip())), _note_binding(step))


def unseal_note(vault: Vault, letter: Letter, step: UUID, note: bytes | None) -> str:
    return from_content(StepNote, vault.open(letter.compartment, note, _note_binding(step))).text if note else ""


def _note_binding(step: UUID) -> Binding:
    return Binding("letterstep", step, "note")


def digest_of(letter: Letter) -> bytes:
    """SHA-256 of the sealed content."""
    return hashlib.sha256(letter.content).digest()


def is_whole(letter: Letter) -> bool:
    """Whether a signed letter is byte for byte what was signed; a draft is always whole."""
    return letter.signed_at is None or letter.digest == digest_of(letter)


def require_whole(letter: Letter) -> None:
    if not is_whole(letter):
        raise UserError(NOT_WHOLE)
