"""Letters and what they are made of: templates, recipients, the way of a letter from draft to closed (domain, 6)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from models.base import Tracked
from models.codes import Compartment, DeclineReason, Delivery, LetterKind, LetterState, Priority
from models.columns import coded, moment, refers, sealed, text


class Organisation(Tracked, table=True):
    """Somebody letters go to: editable reference data with days of validity (domain, 11.41)."""

    name: str = text(200, default="")
    department: str = text(200, default="")
    address: str = text(300, default="")
    phone: str = text(60, default="")
    kinds: str = text(200, default="")
    valid_from: date | None = None
    valid_until: date | None = None


class LetterTemplate(Tracked, table=True):
    """The site's own text of a kind of letter in a language; the highest version that is not retired is used.
    `content`: TOML of one language, as in the templates that come with the program, which are version 0."""

    kind: LetterKind = coded(LetterKind)
    language: str = text(20, default="")
    version: int
    content: str = text(default="")
    draft: bool = True
    retired_at: datetime | None = moment(default=None)


class Letter(Tracked, table=True):
    """A letter (domain, 11.31). `content`: CBOR of its form, kind and recipient too, sealed to `compartment`; `digest`:
    SHA-256 of the sealed bytes when signed. `slip_code`: that of the reply slip. `answer_due`: when silence becomes a
    task. `replaces_id`: its version before."""

    person_id: UUID = refers("person.id")
    compartment: Compartment = coded(Compartment)
    reference: str = text(40, default="")
    version: int = 1
    code: str = text(20, default="", index=True)
    slip_code: str = text(20, default="", index=True)
    content: bytes = sealed()
    state: LetterState = coded(LetterState, default=LetterState.DRAFT)
    priority: Priority = coded(Priority, default=Priority.URGENT)
    answer_due: datetime | None = moment(default=None)
    replaces_id: UUID | None = refers("letter.id", default=None)
    signed_at: datetime | None = moment(default=None)
    signed_by: UUID | None = refers("staffmember.id", default=None)
    digest: bytes | None = None


class LetterStep(Tracked, table=True):
    """One step of a letter's way: sent how, answered what, an appointment. `note` is sealed like the letter."""

    letter_id: UUID = refers("letter.id")
    person_id: UUID = refers("person.id")
    compartment: Compartment = coded(Compartment)
    state: LetterState = coded(LetterState)
    at: datetime = moment()
    delivery: Delivery | None = coded(Delivery, default=None)
    reason: DeclineReason | None = coded(DeclineReason, default=None)
    appointment_at: datetime | None = moment(default=None)
    note: bytes | None = sealed(default=None)
