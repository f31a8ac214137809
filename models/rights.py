"""Data protection (domain.md, section 10): holds, restrictions, erasures, retention, requests, incidents."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from models.base import Tracked
from models.codes import RetentionAct, RetentionArea, SubjectRight
from models.columns import coded, moment, refers, text


class Restriction(Tracked, table=True):
    """A person's record is kept and not used while this holds (GDPR, article 18)."""

    person_id: UUID = refers("person.id")
    reason: str = text(300)
    since: datetime = moment()
    lifted_at: datetime | None = moment(default=None)


class LegalHold(Tracked, table=True):
    """Nothing of a person may be erased while this holds (GDPR, article 17.3)."""

    person_id: UUID = refers("person.id")
    reason: str = text(300)
    since: datetime = moment()
    lifted_at: datetime | None = moment(default=None)


class Erasure(Tracked, table=True):
    """Which area of a record was erased, when and why; what was there is gone."""

    person_id: UUID = refers("person.id")
    area: RetentionArea = coded(RetentionArea)
    at: datetime = moment()
    reason: str = text(300)


class RetentionRule(Tracked, table=True):
    """How many days after departure an area is kept, on what basis, and what is then proposed."""

    area: RetentionArea = coded(RetentionArea)
    days: int
    act: RetentionAct = coded(RetentionAct)
    basis: str = text(300, default="")


class SubjectRequest(Tracked, table=True):
    """What a person asked about their own record, by when it must be answered, and how it was."""

    person_id: UUID = refers("person.id")
    right: SubjectRight = coded(SubjectRight)
    received_at: datetime = moment()
    due_at: datetime = moment()
    answered_at: datetime | None = moment(default=None)
    outcome: str = text(300, default="")


class Incident(Tracked, table=True):
    """A breach of personal data: within 72 hours of knowing it the authority is told (GDPR, articles 33-34)."""

    known_at: datetime = moment()
    happened_at: datetime | None = moment(default=None)
    what: str = text(2000)
    people: int
    consequences: str = text(2000, default="")
    measures: str = text(2000, default="")
    authority_told_at: datetime | None = moment(default=None)
    people_told_at: datetime | None = moment(default=None)
    closed_at: datetime | None = moment(default=None)
