"""The privacy notice: the short one at the desk, the full one within a day; which, in what language, how (2.9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor
from app.card_rule import today_in
from app.errors import UserError
from app.house import House
from app.notice_task import FULL_WITHIN
from app.notice_texts import NoticeText
from app.paper_data import site_data
from app.papers import PaperJob, log_print
from app.person_rows import load
from app.reference.notices import notice_in_use, version_in_use
from app.registration import known_person
from app.rows import PersonRow
from app.same_person import merges
from app.tasks import close_task, raise_task
from models.codes import Answer, NoticeChannel, NoticeKind, PaperClass, PaperKind, Role, TaskKind
from models.person import Person
from models.protection import NoticeGiven
from printing.data import ReportData, ReportSection, SiteData
from printing.report import render_report

NO_LANGUAGE = "The language is not chosen. Nothing was saved. Choose the language in which the notice was given."
ANOTHER = "This notice belongs to another record. Nothing was saved. Open the page again."


@dataclass(frozen=True, repr=False)
class NoticeForm:
    """A notice was given just now. `understood`: as far as staff can tell."""

    id: UUID
    person: UUID
    kind: NoticeKind
    language: str
    channel: NoticeChannel
    interpreter: str = field(default="", repr=False)
    understood: Answer = Answer.NOT_ASKED


@dataclass(frozen=True, repr=False)
class NoticeRow:
    id: UUID
    at: datetime
    kind: NoticeKind
    version: str
    language: str
    channel: NoticeChannel
    interpreter: str
    understood: Answer


@dataclass(frozen=True, repr=False)
class NoticeSheet:
    """How the notice stands. `short_at` may come from the chip at the desk alone, without language or way; `due`: when
    the full one must be given at the latest, None before the person arrived or after it was given."""

    person: UUID
    short_at: datetime | None
    full_at: datetime | None
    due: datetime | None
    given: tuple[NoticeRow, ...]
    languages: tuple[str, ...]


class Notices:
    """The use cases of the privacy notice."""

    def __init__(self, house: House) -> None:
        self._house = house

    def sheet(self, actor: Actor, person_id: UUID) -> NoticeSheet:
        """What was given to somebody, the newest first, and what is still due."""

        def work(session: Session) -> NoticeSheet:
            return _sheet(session, known_person(session, person_id))

        return self._house.read(actor, Act.READ_REGISTRATION, work)

    def give(self, actor: Actor, form: NoticeForm) -> NoticeSheet:
        """Keep that a notice was given, with the version of its text; the chip at the desk follows."""
        self._house.require(actor, Act.GIVE_NOTICE)
        if not form.language.strip():
            raise UserError(NO_LANGUAGE, "language")

        def work(session: Session) -> NoticeSheet:
            person = known_person(session, form.person)
            kept = session.get(NoticeGiven, form.id)
            if kept is None:
                session.add(_given(session, form, self._house))
                _tick(person, self._house.now())
                session.flush()
                self._tend_task(session, person, form.kind)
            elif kept.person_id != form.person:
                raise UserError(ANOTHER)
            return _sheet(session, person)

        return self._house.write(actor, Act.GIVE_NOTICE, work)

    def _tend_task(self, session: Session, person: Person, kind: NoticeKind) -> None:
        """After the short notice the full one is a task; given, it is done."""
        if kind is NoticeKind.FULL:
            close_task(session, self._house.now(), TaskKind.FULL_NOTICE, person.id)
            return
        due = _sheet(session, person).due
        if due is not None:
            raise_task(session, self._house, TaskKind.FULL_NOTICE, Role.INTAKE, person=person.id, due_at=due)

    def text(self, actor: Actor, language: str) -> NoticeText:
        """The notice to read aloud, with the name and the address of this site."""
        return self._house.read(actor, Act.GIVE_NOTICE, lambda session: _of_site(session, language))

    def paper(self, actor: Actor, language: str) -> PaperJob:
        """The whole notice as a paper to hand out; no name stands on it. The print is logged like every other."""

        def work(session: Session) -> PaperJob:
            text = _of_site(session, language)
            short = ReportSection(text.title, note="\n".join(text.short))
            data = ReportData(
                title=text.title,
                language=text.language,
                site=site_data(session, text.language),
                intro="",
                confidential=text.version,
                sections=(short, *(ReportSection(heading, note=words) for heading, words in text.full)),
            )
            foot = log_print(session, self._house, actor, PaperKind.NOTICE, 1, paper_class=PaperClass.S0)
            return PaperJob(
                PaperKind.NOTICE, "Privacy notice", 1, foot.print_number, lambda _: render_report(data, foot)
            )

        return self._house.write(actor, Act.GIVE_NOTICE, work)


def owing_full_notice(session: Session, here: Iterable[PersonRow], now: datetime) -> int:
    """How many of these arrived more than a day ago and were not given the full notice."""
    late = [row.id for row in here if row.waiting_since and row.waiting_since + FULL_WITHIN <= now]
    joined = merges(session)
    given = load(session, NoticeGiven, NoticeGiven.person_id, joined.all_of(late))
    told = {joined.shown(row.person_id) for row in given if row.kind is NoticeKind.FULL}
    return len({joined.shown(person) for person in late} - told)


def _given(session: Session, form: NoticeForm, house: House) -> NoticeGiven:
    return NoticeGiven(
        id=form.id,
        person_id=form.person,
        kind=form.kind,
        version=version_in_use(session, form.kind, form.language, house.likely_today()),
        language=form.language.strip(),
        channel=form.channel,
        interpreter=form.interpreter.strip(),
        understood=form.understood,
        at=house.now(),
    )


def _tick(person: Person, now: datetime) -> None:
    if person.notice_given is not Answer.YES:
        person.notice_given, person.notice_at = Answer.YES, now


def _sheet(session: Session, person: Person) -> NoticeSheet:
    given = load(session, NoticeGiven, NoticeGiven.person_id, merges(session).ids(person.id))
    newest_first = sorted(given, key=lambda row: (row.at, row.id), reverse=True)
    full = _last(newest_first, NoticeKind.FULL)
    arrived = person.counted_at or person.registered_at
    said = person.notice_given is Answer.YES
    return NoticeSheet(
        person.id,
        (_last(newest_first, NoticeKind.SHORT) or person.notice_at) if said else None,
        full,
        arrived + FULL_WITHIN if arrived and not full else None,
        tuple(map(_row, newest_first)),
        tuple(person.languages.split()),
    )


def _last(given: Sequence[NoticeGiven], kind: NoticeKind) -> datetime | None:
    return next((row.at for row in given if row.kind is kind), None)


def _row(row: NoticeGiven) -> NoticeRow:
    return NoticeRow(row.id, row.at, row.kind, row.version, row.language, row.channel, row.interpreter, row.understood)


def _of_site(session: Session, language: str) -> NoticeText:
    """The text with the braces filled."""
    text = notice_in_use(session, language, today_in(session))
    site = site_data(session, text.language)
    full = tuple((heading, _filled(words, site)) for heading, words in text.full)
    return replace(text, short=tuple(_filled(words, site) for words in text.short), full=full)


def _filled(words: str, site: SiteData) -> str:
    for sign, value in (("{site}", site.name), ("{address}", site.address), ("{phone}", site.phone)):
        words = words.replace(sign, value)
    return words
