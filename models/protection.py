"""Notice, consent, contacts, threats, wishes, the first call, who asks for whom (domain.md, 2.9-2.11, 11.9-11.14)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from models.base import Tracked
from models.codes import (
    Answer,
    CallState,
    ConsentMethod,
    ConsentPurpose,
    ConsentState,
    EnquiryState,
    NoticeChannel,
    NoticeKind,
    Relation,
    SafeToCall,
)
from models.columns import coded, moment, refers, sealed, text


class NoticeGiven(Tracked, table=True):
    """A privacy notice was given: which version, in which language, how, and whether it was understood."""

    person_id: UUID = refers("person.id")
    kind: NoticeKind = coded(NoticeKind)
    version: str = text(20)
    language: str = text(20)
    channel: NoticeChannel = coded(NoticeChannel)
    interpreter: str = text(120, default="")
    understood: Answer = coded(Answer)
    at: datetime = moment()


class Consent(Tracked, table=True):
    """What somebody agreed to or refused, for one purpose and one recipient; it can be withdrawn at any time."""

    person_id: UUID = refers("person.id")
    purpose: ConsentPurpose = coded(ConsentPurpose)
    recipient: str = text(200, default="")
    scope: str = text(300, default="")
    state: ConsentState = coded(ConsentState)
    method: ConsentMethod = coded(ConsentMethod)
    witness: str = text(120, default="")
    at: datetime = moment()
    until: date | None = None
    withdrawn_at: datetime | None = moment(default=None)


class Contact(Tracked, table=True):
    """A relative or another contact: name, phone, country and notes (CBOR) are sealed to protection. `reachable`: the
    person chose to be reached by this contact."""

    person_id: UUID = refers("person.id")
    relation: Relation = coded(Relation)
    content: bytes = sealed()
    safe_to_call: SafeToCall = coded(SafeToCall)
    knows: Answer = coded(Answer)
    reachable: Answer = coded(Answer)
    emergency: bool


class ThreatReport(Tracked, table=True):
    """A threat told in the person's own words, to whom, about whom, what evidence (CBOR, sealed to protection)."""

    person_id: UUID = refers("person.id")
    told_at: datetime = moment()
    content: bytes = sealed()


class DestinationWish(Tracked, table=True):
    """Where somebody wishes to go, as said on a day; the newest counts, all are kept."""

    person_id: UUID = refers("person.id")
    at: datetime = moment()
    place: str = text(200)
    note: str = text(300, default="")


class Pathway(Tracked, table=True):
    """One entry of the site's own list of pathways that staff may discuss; never advice."""

    name: str = text(200)
    refer_to: str = text(200, default="")
    order: int


class PathwayTalk(Tracked, table=True):
    """A pathway was discussed with somebody: which and by whom (CBOR, sealed to protection), when."""

    person_id: UUID = refers("person.id")
    at: datetime = moment()
    content: bytes = sealed()


class FirstCall(Tracked, table=True):
    """The first call home: offered, made, declined; whether the number is safe and the risk of phones was told."""

    person_id: UUID = refers("person.id")
    at: datetime = moment()
    state: CallState = coded(CallState)
    number_safe: Answer = coded(Answer)
    risk_told: Answer = coded(Answer)


class Enquiry(Tracked, table=True):
    """Somebody asked for a name. Who, for whom and the message (CBOR) are sealed to protection. `person_id` is set
    only when the message was passed to a person who chose to be reachable by that caller."""

    at: datetime = moment()
    content: bytes = sealed()
    state: EnquiryState = coded(EnquiryState)
    person_id: UUID | None = refers("person.id", default=None)
    settled_at: datetime | None = moment(default=None)
