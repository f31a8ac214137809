"""Medical checks. What they say is sealed to the medical compartment; only colour and instructions leave it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from models.base import Tracked
from models.columns import moment, refers, sealed


class MedicalCheck(Tracked, table=True):
    """One check (domain, 11.15). `content`: CBOR of the whole form, sealed. Signed means immutable: addenda only."""

    person_id: UUID = refers("person.id")
    started_at: datetime = moment()
    clinician_id: UUID = refers("staffmember.id")
    content: bytes = sealed()
    signed_at: datetime | None = moment(default=None)
    signed_by: UUID | None = refers("staffmember.id", default=None)


class CheckAddendum(Tracked, table=True):
    """A later word on a signed check; the check itself is never edited."""

    check_id: UUID = refers("medicalcheck.id")
    content: bytes = sealed()
    at: datetime = moment()
    by_id: UUID = refers("staffmember.id")
