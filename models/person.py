"""A person, their names, papers, flags (domain.md, 11.2-11.11). A number alone is enough to save one."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index

from models.base import Tracked
from models.codes import (
    AbsenceReason,
    ActNow,
    AgeBasis,
    Answer,
    Arrival,
    Condition,
    Custody,
    DataSource,
    DatePrecision,
    DocumentType,
    Instruction,
    Literacy,
    NameKind,
    SafetyFlag,
    Sex,
    Triage,
    ZoneState,
)
from models.columns import coded, moment, refers, sealed, text


class Person(Tracked, table=True):
    """Listed, then counted in or not arrived, then registered. The number comes at the door or with a blank card."""

    __table_args__ = (Index(None, "station_number", "running_number"), Index(None, "birth_text"))

    group_id: UUID = refers("arrivalgroup.id")
    station_number: int | None = None
    running_number: int | None = None
    on_list: bool
    list_position: int | None = None
    arrival: Arrival = coded(Arrival)
    counted_at: datetime | None = moment(default=None)
    counted_order: int | None = None
    absence: AbsenceReason | None = coded(AbsenceReason, default=None)
    absence_said_by: str = text(200, default="")
    registered_at: datetime | None = moment(default=None)
    sex: Sex = coded(Sex)
    birth_precision: DatePrecision = coded(DatePrecision)
    birth_text: str = text(20, default="")
    birth_age_on: date | None = None
    birth_as_written: str = text(200, default="")
    nationality: str = text(120, default="")
    languages: str = text(200, default="")
    interpreter: Answer = coded(Answer)
    triage: Triage = coded(Triage)
    triage_at: datetime | None = moment(default=None)
    notice_given: Answer = coded(Answer)
    notice_at: datetime | None = moment(default=None)
    photo: bytes | None = None
    birth_place: str = text(200, default="")
    birth_country: str = text(60, default="")
    residence_countries: str = text(200, default="")
    age_basis: AgeBasis = coded(AgeBasis, default=AgeBasis.NOT_ASKED)
    treated_as_minor: Answer = coded(Answer, default=Answer.NOT_ASKED)
    minor_said_by: str = text(200, default="")
    literacy: Literacy = coded(Literacy, default=Literacy.NOT_ASKED)
    clothing_size: str = text(20, default="")
    shoe_size: str = text(20, default="")
    note: str = text(500, default="")
    absence_said_at: datetime | None = moment(default=None)
    departed_at: datetime | None = moment(default=None)
    pseudonymised_at: datetime | None = moment(default=None)


class PersonName(Tracked, table=True):
    """A name as written, per source. `latin_form`: the Latin spelling a person confirmed, never a silent suggestion."""

    person_id: UUID = refers("person.id")
    kind: NameKind = coded(NameKind)
    source: DataSource = coded(DataSource)
    script: str = text(8, default="")
    language: str = text(20, default="")
    family: str = text(200, default="")
    given: str = text(200, default="")
    patronymic: str = text(200, default="")
    as_written: str = text(600, default="")
    primary_name: bool
    latin_form: bool
    document_id: UUID | None = refers("identitydocument.id", default=None)


class IdentityDocument(Tracked, table=True):
    """A paper: type, condition, custody, names as written, machine zone (domain, 11.6). `issued` and `expires` are
    partial ISO dates; `taken`: who took or destroyed it, when, where, as stated, sealed to protection."""

    person_id: UUID = refers("person.id")
    type: DocumentType = coded(DocumentType)
    condition: Condition = coded(Condition)
    custody: Custody = coded(Custody)
    country: str = text(60, default="")
    authority: str = text(200, default="")
    number: str = text(60, default="")
    issued: str = text(20, default="")
    expires: str = text(20, default="")
    name_as_written: str = text(600, default="")
    pages: int | None = None
    language: str = text(20, default="")
    zone: str = text(200, default="")
    zone_state: ZoneState = coded(ZoneState, default=ZoneState.NOT_READ)
    taken: bytes | None = sealed(default=None)
    returned_at: datetime | None = moment(default=None)
    void_reason: str = text(200, default="")


class UrgentMark(Tracked, table=True):
    """Something to act on now, ticked by eye and without a reason; voided when it no longer holds."""

    person_id: UUID = refers("person.id")
    code: ActNow = coded(ActNow)


class PersonFlag(Tracked, table=True):
    """A safety flag (domain, 2.10); its instruction is shown, its reason lives in the protection compartment."""

    person_id: UUID = refers("person.id")
    code: SafetyFlag = coded(SafetyFlag)
    instruction: str = text(200, default="")
    reason: bytes | None = sealed(default=None)
    other_id: UUID | None = refers("person.id", default=None)
    set_at: datetime | None = moment(default=None)
    review_on: date | None = None
    cleared_at: datetime | None = moment(default=None)
    cleared_because: bytes | None = sealed(default=None)


class WorkInstruction(Tracked, table=True):
    """What others need to do, from a confirmed remark or a signed check; never why (domain, 3.7)."""

    person_id: UUID = refers("person.id")
    check_id: UUID | None = refers("medicalcheck.id", default=None)
    code: Instruction = coded(Instruction)


class SamePerson(Tracked, table=True):
    """A person compared two records: the same human being, or not. `keep_id`: the record that a merge shows; both
    stay whole, and an undone decision takes them apart again."""

    a_id: UUID = refers("person.id")
    b_id: UUID = refers("person.id")
    same: Answer = coded(Answer)
    keep_id: UUID | None = refers("person.id", default=None)
    at: datetime | None = moment(default=None)
