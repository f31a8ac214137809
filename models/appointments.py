"""Appointments, briefings, vouchers (domain.md, 11.32, 11.37, 12.7)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from models.base import Tracked
from models.codes import Answer, AppointmentKind, AppointmentState, BriefingKind, Transport, VoucherKind
from models.columns import coded, moment, refers, sealed, text


class Appointment(Tracked, table=True):
    """Somebody is expected somewhere. `place` and `note` hold no health; what a medical one is for is sealed to the
    clinic in `content`."""

    person_id: UUID = refers("person.id")
    kind: AppointmentKind = coded(AppointmentKind)
    starts_at: datetime = moment()
    ends_at: datetime | None = moment(default=None)
    place: str = text(200, default="")
    organisation_id: UUID | None = refers("organisation.id", default=None)
    transport: Transport = coded(Transport, default=Transport.NONE)
    pick_up_at: datetime | None = moment(default=None)
    interpreter: str = text(20, default="")
    escort: str = text(120, default="")
    note: str = text(200, default="")
    state: AppointmentState = coded(AppointmentState, default=AppointmentState.PLANNED)
    state_at: datetime | None = moment(default=None)
    state_by: UUID | None = refers("staffmember.id", default=None)
    letter_id: UUID | None = refers("letter.id", default=None)
    content: bytes | None = sealed(default=None)
    by_id: UUID | None = refers("staffmember.id", default=None)


class BriefingText(Tracked, table=True):
    """What people are told, in one language, with the days between which it is right."""

    kind: BriefingKind = coded(BriefingKind)
    language: str = text(20, default="")
    title: str = text(200, default="")
    content: str = text(default="")
    draft: bool = True
    valid_from: date | None = None
    valid_until: date | None = None


class Briefing(Tracked, table=True):
    """A briefing that is held for a group or for whoever comes."""

    kind: BriefingKind = coded(BriefingKind)
    language: str = text(20, default="")
    at: datetime = moment()
    place: str = text(120, default="")
    given_by: str = text(120, default="")
    interpreter: str = text(120, default="")
    group_id: UUID | None = refers("arrivalgroup.id", default=None)
    text_id: UUID | None = refers("briefingtext.id", default=None)


class BriefingAttendance(Tracked, table=True):
    """Somebody was there (or was asked and did not come)."""

    briefing_id: UUID = refers("briefing.id")
    person_id: UUID = refers("person.id")
    at: datetime = moment()
    attended: Answer = coded(Answer)
    understood: Answer = coded(Answer)


class Voucher(Tracked, table=True):
    """Money or money's worth handed to somebody. `amount` in hundredths of `currency`; `number`: of the ticket or the
    voucher. Taken back: voided with a reason."""

    person_id: UUID = refers("person.id")
    kind: VoucherKind = coded(VoucherKind)
    amount: int | None = None
    currency: str = text(3, default="")
    number: str = text(40, default="")
    purpose: str = text(120, default="")
    at: datetime = moment()
    by_id: UUID | None = refers("staffmember.id", default=None)
    witness: str = text(120, default="")
    signed: Answer = coded(Answer)
    receipt_number: int | None = None
    void_reason: str = text(200, default="")
    void_at: datetime | None = moment(default=None)
    void_by_id: UUID | None = refers("staffmember.id", default=None)
