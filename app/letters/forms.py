"""What goes into letters and what comes back: frozen forms and rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from app.rows import PersonRow
from models.codes import (
    Compartment,
    DeclineReason,
    Delivery,
    LetterField,
    LetterKind,
    LetterState,
    Priority,
    SharingBasis,
)

MINIMUM = (LetterField.NAME, LetterField.NUMBER)


@dataclass(frozen=True)
class LetterForm:
    """A letter as its writer has it (domain, 6.1). `sections`: key of the template's section and text; `fields`: the
    facts pulled in, one by one; their values come from the record, never from here. `template`: its version."""

    id: UUID
    person: UUID
    kind: LetterKind = LetterKind.GENERIC
    language: str = "en"
    priority: Priority = Priority.URGENT
    organisation: UUID | None = None
    to_name: str = field(default="", repr=False)
    to_department: str = field(default="", repr=False)
    to_address: str = field(default="", repr=False)
    sections: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    fields: tuple[LetterField, ...] = MINIMUM
    basis: SharingBasis | None = None
    basis_note: str = field(default="", repr=False)
    basis_on: date | None = None
    consent: UUID | None = None
    enclosures: tuple[str, ...] = field(default=(), repr=False)
    replaces: UUID | None = None
    template: int = 0

    def text(self, key: str) -> str:
        """What was written under a section; empty when nothing was."""
        return dict(self.sections).get(key, "")


@dataclass(frozen=True)
class LetterMoveForm:
    """One step of a letter's way (domain, 6.3). `at`: now when not told; `note` is sealed like the letter."""

    letter: UUID
    state: LetterState
    at: datetime | None = None
    delivery: Delivery | None = None
    reason: DeclineReason | None = None
    appointment_at: datetime | None = None
    note: str = field(default="", repr=False)


@dataclass(frozen=True)
class KindOffer:
    """A kind of letter that the role may write, with its title and the languages that there are words in."""

    kind: LetterKind
    title: str
    compartment: Compartment
    languages: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class FieldOffer:
    """A fact that may be pulled in, as it would stand on the paper; empty when the record has none. `sensitive`: think
    twice, it is more than who somebody is. `included`: it is in the form already."""

    field: LetterField
    label: str
    value: str
    sensitive: bool
    included: bool


@dataclass(frozen=True, repr=False)
class ConsentOffer:
    """A consent of the letter's purpose that holds today, for the recipient it was given for."""

    id: UUID
    recipient: str
    at: datetime


@dataclass(frozen=True)
class OrganisationRow:
    """Somebody letters go to. `kinds`: what for; empty for any."""

    id: UUID
    name: str
    department: str
    address: str
    phone: str
    kinds: tuple[LetterKind, ...]
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, repr=False)
class LetterRow:
    """A letter in a list. Where its seal does not open for the role, `kind` is None and the recipient is empty:
    status and dates only. `whole`: a signed letter is byte for byte what was signed."""

    id: UUID
    person: PersonRow
    reference: str
    version: int
    kind: LetterKind | None
    to_name: str
    language: str
    state: LetterState
    priority: Priority
    signed_at: datetime | None
    signed_by: str
    answer_due: datetime | None
    overdue: bool
    replaces: UUID | None
    next_states: tuple[LetterState, ...]
    whole: bool = True


@dataclass(frozen=True, repr=False)
class StepOfLetter:
    """One step of a letter's way, the oldest first in a list; the note only where the seal opens."""

    state: LetterState
    at: datetime
    by: str
    delivery: Delivery | None
    reason: DeclineReason | None
    appointment_at: datetime | None
    note: str


@dataclass(frozen=True, repr=False)
class Disclosure:
    """What one signed letter told: to whom, when, which facts, on what ground, and how it stands."""

    letter: UUID
    reference: str
    at: datetime
    recipient: str
    fields: tuple[LetterField, ...]
    sections: tuple[str, ...]
    basis: SharingBasis | None
    state: LetterState


@dataclass(frozen=True, repr=False)
class DisclosureSheet:
    """Everything that letters told of a person, the newest first; `closed`: letters that this role cannot open."""

    rows: tuple[Disclosure, ...]
    closed: int
