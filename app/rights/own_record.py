"""The copy of an own record (GDPR, articles 15 and 20): everything about one person, on paper and as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import cbor2
from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.errors import Refused
from app.house import House
from app.paper_data import site_data
from app.papers import FOR_THE_PERSON, PaperJob, log_print
from app.person_rows import number_text
from app.registration import known_person
from app.rights.forms import OwnRecord
from app.rights.own_carried import LABELS, in_words
from app.rights.own_words import WORDS, OwnWords
from app.rights.person_data import Told, about
from app.rights.retention import rules_of
from app.same_person import joined_ids
from app.sealing import Binding, Envelope
from models.codes import Compartment, PaperClass, PaperKind, Role
from models.trust import CaseAssignment
from printing.data import ReportData, ReportSection
from printing.report import render_report

Fields = dict[str, Any]
_NOT_TOLD = frozenset({"id", "heads", "voided", "digest", "photo", "token", "code_digest"})
# What a copy may hold follows who makes it: the health desk opens what is medical, a case worker what is protected.
_CLASSES = {Role.MEDIC: PaperClass.S3, Role.CASE: PaperClass.S4, Role.LEGAL: PaperClass.S4}


class OwnRecords:
    """A person asks what is known of them; the copy is made in one act."""

    def __init__(self, house: House) -> None:
        self._house = house

    def paper(self, actor: Actor, person_id: UUID, language: str = "en") -> PaperJob:
        """The copy as a paper, in English or Lithuanian; the print is logged like every other."""

        def work(session: Session) -> PaperJob:
            person = known_person(session, person_id)
            words = WORDS.get(language, WORDS["en"])
            data = ReportData(
                title=f"{words.title}, {number_text(person)}",
                language=language,
                site=site_data(session, language),
                intro=words.intro,
                confidential=words.confidential,
                sections=(*self._sections(session, actor, person_id, words), _why(session, words)),
            )
            foot = log_print(
                session,
                self._house,
                actor,
                PaperKind.OWN_RECORD,
                1,
                person=person_id,
                paper_class=_CLASSES.get(actor.role, PaperClass.S2),
                for_whom=FOR_THE_PERSON,
            )
            title = "Copy of an own record"
            return PaperJob(PaperKind.OWN_RECORD, title, 1, foot.print_number, lambda _: render_report(data, foot))

        return self._house.write(actor, Act.COPY_FOR_SUBJECT, work)

    def data(self, actor: Actor, person_id: UUID) -> OwnRecord:
        """The same as JSON (RFC 8259, UTF-8), table by table, for the person to take along."""

        def work(session: Session) -> OwnRecord:
            person = known_person(session, person_id)
            told = [(row.table, self._told(session, actor, row)) for row in _about(session, person_id)]
            tables: dict[str, list[Fields]] = {}
            for table, fields in told:
                if fields not in tables.setdefault(table, []):
                    tables[table].append(fields)
            self._house.note(session, "OWN_RECORD", person_id, "json", len(told))
            whole = {"number": number_text(person), "made": self._house.now().isoformat(), "tables": tables}
            text = json.dumps(whole, ensure_ascii=False, indent=1, default=_json)
            return OwnRecord(number_text(person), len(told), text.encode())

        return self._house.write(actor, Act.COPY_FOR_SUBJECT, work)

    def _sections(self, session: Session, actor: Actor, person: UUID, words: OwnWords) -> Iterator[ReportSection]:
        seen: dict[str, dict[UUID, Told]] = {}
        for told in _about(session, person):
            seen.setdefault(told.table, {})[told.row.id] = told
        for table, heading in words.headings.items():
            rows = [self._told(session, actor, told) for told in seen.get(table, {}).values()]
            if rows:
                yield ReportSection(heading, tuple(line for row in rows for line in _lines(row, words)))

    def _told(self, session: Session, actor: Actor, told: Told) -> Fields:
        """The fields of one row that say anything, sealed ones opened where the desk may."""
        columns = [column.name for column in told.row.__table__.columns]
        fields: Fields = {}
        for name in columns:
            value = getattr(told.row, name)
            if name in _NOT_TOLD or name.endswith("_id") or name.endswith("_by") or value in (None, "", b""):
                continue
            fields[name] = self._opened(session, actor, told, name, value) if isinstance(value, bytes) else value
        if told.row.voided:
            fields["voided"] = True
        return in_words(session, actor, told, fields)

    def _opened(self, session: Session, actor: Actor, told: Told, name: str, sealed: bytes) -> Any:
        envelope = Envelope.parse(sealed)
        if envelope is None or not self._may_open(session, actor, told, envelope.compartment):
            return None
        try:
            plain = self._house.vault.open(envelope.compartment, sealed, Binding(told.table, told.row.id, name))
        except Refused:
            return None
        return cbor2.loads(plain)[1]

    def _may_open(self, session: Session, actor: Actor, told: Told, compartment: Compartment) -> bool:
        """The health desk opens what is medical; a case worker what is of an own case."""
        if compartment is not Compartment.PROTECTION:
            return actor.role is Role.MEDIC
        mine = select(CaseAssignment).where(
            CaseAssignment.staff_id == actor.user,
            col(CaseAssignment.person_id).in_(_records_of(session, told)),
            col(CaseAssignment.ended_at).is_(None),
        )
        return actor.role in (Role.CASE, Role.LEGAL) and session.exec(mine).first() is not None


def _about(session: Session, person: UUID) -> Iterator[Told]:
    """What every record of the person tells."""
    for record in joined_ids(session, person):
        yield from about(session, record)


def _records_of(session: Session, told: Told) -> tuple[UUID, ...]:
    person = getattr(told.row, "person_id", None)
    return joined_ids(session, person) if person else ()


def _why(session: Session, words: OwnWords) -> ReportSection:
    rules = rules_of(session)
    return ReportSection(words.why, tuple((_word(rule.area), f"{rule.days}") for rule in rules), words.why_note)


def _lines(fields: Fields, words: OwnWords) -> Iterator[tuple[str, str]]:
    withdrawn = f" ({words.withdrawn})" if fields.get("voided") else ""
    for name, value in fields.items():
        if name != "voided":
            yield _label(name), (words.sealed if value is None else _text(value)) + withdrawn


def _label(name: str) -> str:
    return LABELS.get(name) or name.replace("_", " ").capitalize()


def _word(code: StrEnum) -> str:
    return code.name.replace("_", " ").capitalize()


def _text(value: Any) -> str:
    """A value as a person reads it; the parts of an opened text one to a line."""
    match value:
        case bool():
            return "Yes" if value else "No"
        case StrEnum():
            return _word(value)
        case datetime():
            return f"{value.astimezone():%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case dict():
            return "\n".join(
                f"{_label(name)}: {_text(part)}" for name, part in value.items() if name not in ("id", "person")
            )
        case list():
            return ", ".join(_text(part) for part in value if part not in (None, "", b""))
        case bytes():
            return ""
    return str(value)


def _json(value: Any) -> Any:
    match value:
        case datetime() | date():
            return value.isoformat()
        case UUID():
            return str(value)
        case bytes():
            return value.hex()
    raise TypeError(type(value).__name__)
