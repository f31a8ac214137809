"""Who was let in, who looked, and who agreed: key changes, broken glass, cases, acts of two persons."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from models.base import Tracked
from models.codes import Agreement, KeyAct, TwoPerson
from models.columns import coded, moment, refers, sealed, text


class KeyChange(Tracked, table=True):
    """One writing of the key file: its version and SHA-256, so that an older file put back is noticed."""

    version: int
    digest: bytes
    what: KeyAct = coded(KeyAct)
    at: datetime = moment()
    staff_id: UUID | None = refers("staffmember.id", default=None)


class EmergencyExtract(Tracked, table=True):
    """What a medic released at sign-off: allergies, medicines, alerts (CBOR), sealed to `emergency`."""

    person_id: UUID = refers("person.id")
    check_id: UUID | None = refers("medicalcheck.id", default=None)
    content: bytes = sealed()
    released_at: datetime = moment()


class GlassBreak(Tracked, table=True):
    """An extract was opened outside the clinic: who (the journal says), when, why, and which medic has seen that."""

    person_id: UUID = refers("person.id")
    at: datetime = moment()
    by_id: UUID = refers("staffmember.id")
    reason: str = text(300)
    seen_at: datetime | None = moment(default=None)
    seen_by: UUID | None = refers("staffmember.id", default=None)


class CaseAssignment(Tracked, table=True):
    """Somebody works on a person's case; only then are its protection notes shown (domain, section 13)."""

    person_id: UUID = refers("person.id")
    staff_id: UUID = refers("staffmember.id")
    since: datetime = moment()
    ended_at: datetime | None = moment(default=None)


class ProtectionNote(Tracked, table=True):
    """A note of the case (S4): prison papers, threats, relatives at risk; CBOR, sealed to `protection`."""

    person_id: UUID = refers("person.id")
    at: datetime = moment()
    by_id: UUID = refers("staffmember.id")
    content: bytes = sealed()


class TwoPersonAct(Tracked, table=True):
    """An act that one person asks for and another agrees to. `subject`: an id or a code, never a name."""

    kind: TwoPerson = coded(TwoPerson)
    subject: str = text(80, default="")
    reason: str = text(300)
    asked_at: datetime = moment()
    asked_by: UUID = refers("staffmember.id")
    state: Agreement = coded(Agreement)
    decided_at: datetime | None = moment(default=None)
    decided_by: UUID | None = refers("staffmember.id", default=None)
