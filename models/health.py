"""Medical checks. What they say is sealed to the medical compartment; only colour and instructions leave it."""

from __future__ import annotations

from datetime import date, datetime
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


class FollowUp(Tracked, table=True):
    """What is to be done after a check, by whom; `content` (kind, words, owner) is sealed. Done or dropped by hand."""

    person_id: UUID = refers("person.id")
    check_id: UUID | None = refers("medicalcheck.id", default=None)
    content: bytes = sealed()
    due_at: datetime | None = moment(default=None)
    done_at: datetime | None = moment(default=None)
    done_by: UUID | None = refers("staffmember.id", default=None)


class VitalsNote(Tracked, table=True):
    """Vital signs taken outside a check, by an assistant who cannot read the rest; sealed to `medical` as well."""

    person_id: UUID = refers("person.id")
    content: bytes = sealed()
    at: datetime = moment()
    by_id: UUID = refers("staffmember.id")


class InjuryPhoto(Tracked, table=True):
    """A photograph of a mark, taken with consent; the picture, its place on the body and the consent are sealed."""

    person_id: UUID = refers("person.id")
    check_id: UUID | None = refers("medicalcheck.id", default=None)
    content: bytes = sealed()
    at: datetime = moment()
    by_id: UUID = refers("staffmember.id")


class Immunization(Tracked, table=True):
    """One vaccination, its date as far as it is known (domain, 11.16); sealed."""

    person_id: UUID = refers("person.id")
    content: bytes = sealed()


class MedicineOrder(Tracked, table=True):
    """A medicine that the clinic gives by the round: what, how much, at which times; sealed. `ended_at`: no more."""

    person_id: UUID = refers("person.id")
    check_id: UUID | None = refers("medicalcheck.id", default=None)
    content: bytes = sealed()
    starts_on: date
    ends_on: date | None = None
    ended_at: datetime | None = moment(default=None)


class DoseGiven(Tracked, table=True):
    """What became of one dose of a round; `due_at` names the dose, the rest is sealed."""

    person_id: UUID = refers("person.id")
    order_id: UUID = refers("medicineorder.id")
    due_at: datetime = moment()
    content: bytes = sealed()
    at: datetime = moment()
    by_id: UUID = refers("staffmember.id")


class Dispensing(Tracked, table=True):
    """Medicine handed out of the clinic's stock (domain, 11.17); what, what for and how to take it is sealed. Its
    movements of the stock carry its id as their `pair_id`, and no person: the store sees that something went out."""

    person_id: UUID = refers("person.id")
    check_id: UUID | None = refers("medicalcheck.id", default=None)
    content: bytes = sealed()
    at: datetime = moment()
    by_id: UUID = refers("staffmember.id")
