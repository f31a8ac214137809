"""Threats told and relatives at risk, in the person's own words: written by many, read by those assigned (11.14)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.cases import require_assigned
from app.errors import UserError
from app.house import House, staff_names
from app.person_rows import load
from app.protected import require_length, seal, unseal
from app.registration import known_person
from app.same_person import merges
from models.protection import ThreatReport

EMPTY = "Nothing is written down. Nothing was saved. Write what was told, in the person's own words."
ANOTHER = "This report belongs to another record. Nothing was saved. Open the page again."
LONGEST_LINE = 500


@dataclass(frozen=True, repr=False)
class ThreatForm:
    """A threat as told: the words, who threatens, whom, and who keeps the evidence."""

    id: UUID
    person: UUID
    words: str = field(repr=False)
    by_whom: str = field(default="", repr=False)
    about_whom: str = field(default="", repr=False)
    evidence: str = field(default="", repr=False)


@dataclass(frozen=True, repr=False)
class ThreatRow:
    """A report, opened: what was told, when, and to whom."""

    id: UUID
    told_at: datetime
    told_to: str
    words: str = field(repr=False)
    by_whom: str = field(repr=False)
    about_whom: str = field(repr=False)
    evidence: str = field(repr=False)


@dataclass(frozen=True, repr=False)
class Told:
    """What of a report is sealed; `told_to` is the user who wrote it down."""

    words: str = field(repr=False)
    told_to: UUID
    by_whom: str = field(default="", repr=False)
    about_whom: str = field(default="", repr=False)
    evidence: str = field(default="", repr=False)


class Threats:
    """The use cases of threats and relatives at risk."""

    def __init__(self, house: House) -> None:
        self._house = house

    def tell(self, actor: Actor, form: ThreatForm) -> None:
        """Keep what was told, sealed at once; whoever wrote it cannot read it again without the case."""
        self._house.require(actor, Act.TELL_THREAT)
        _check(form)

        def work(session: Session) -> None:
            known_person(session, form.person)
            kept = session.get(ThreatReport, form.id)
            if kept is not None:
                if kept.person_id != form.person:
                    raise UserError(ANOTHER)
                return
            told = Told(form.words, actor.user, form.by_whom, form.about_whom, form.evidence)
            content = seal(self._house, told, "threatreport", form.id)
            session.add(ThreatReport(id=form.id, person_id=form.person, told_at=self._house.now(), content=content))

        self._house.write(actor, Act.TELL_THREAT, work)

    def told(self, actor: Actor, person_id: UUID) -> tuple[ThreatRow, ...]:
        """What was told, newest first, for those assigned. The reading is journaled."""

        def work(session: Session) -> tuple[ThreatRow, ...]:
            require_assigned(session, actor, person_id)
            reports = load(session, ThreatReport, ThreatReport.person_id, merges(session).ids(person_id))
            if reports:
                self._house.note(session, "SEALED_READ", person_id, "threats", len(reports))
            newest_first = sorted(reports, key=lambda report: (report.told_at, report.id), reverse=True)
            return tuple(self._row(session, report) for report in newest_first)

        return self._house.write(actor, Act.READ_THREATS, work)

    def _row(self, session: Session, report: ThreatReport) -> ThreatRow:
        told = unseal(self._house, Told, report.content, "threatreport", report.id)
        member = staff_names(session).get(told.told_to)
        return ThreatRow(
            report.id,
            report.told_at,
            f"{member.name}, {member.desk}" if member else "",
            told.words,
            told.by_whom,
            told.about_whom,
            told.evidence,
        )


def _check(form: ThreatForm) -> None:
    if not form.words.strip():
        raise UserError(EMPTY, "words")
    require_length(form.words, "words")
    for name in ("by_whom", "about_whom", "evidence"):
        require_length(getattr(form, name), name, LONGEST_LINE)
