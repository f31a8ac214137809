"""From the record to the letter: where its facts come from, and the paper it makes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Actor
from app.check_forms import CheckForm
from app.children import by_family
from app.health import Health
from app.house import House
from app.letters.closed import Content, Snapshot
from app.letters.facts import Source, fact
from app.letters.forms import LetterForm
from app.letters.templates import rules, words_at
from app.merging import interpreter_of, languages_of, whole_row, whole_rows
from app.paper_data import named, site_data
from app.person_rows import load
from app.registration import known_person, papers_of
from app.rows import PersonRow
from app.same_person import joined_ids
from app.token import LetterCode
from models.codes import Arrival, Compartment, LetterField, LetterKind, LetterState, SharingBasis
from models.family import FamilyMember
from models.letters import Letter
from models.protection import Consent
from printing.data import SiteData
from printing.letters.data import LetterPaper
from printing.own_sheet_words import words as own_words
from printing.phrases import phrases

OPENING = "reason"
_NAMES = {LetterField.NAME: ("latin_family", "latin_given"), LetterField.OWN_NAME: ("own_family", "own_given")}
_NAME_PARTS = (*(part for parts in _NAMES.values() for part in parts), "latin_confirmed")
_APART = frozenset({LetterField.NAME, LetterField.OWN_NAME, LetterField.NUMBER, LetterField.SAFETY_LINE})


def source_of(
    session: Session, house: House, actor: Actor, health: Health, person: UUID, compartment: Compartment, urgent: bool
) -> Source:
    """What the facts are read from; the newest signed check, or for an ambulance the newest at all, only under the
    medical seal."""
    records = tuple(known_person(session, each) for each in joined_ids(session, person))
    return Source(
        person=whole_row(session, actor, person),
        records=records,
        papers=tuple(paper for record in records for paper in papers_of(session, record.id)),
        family=relatives_here(session, actor, person),
        check=_check(session, health, person, urgent) if compartment is Compartment.MEDICAL else None,
        site=site_data(session),
        today=house.today(),
        interpreter=interpreter_of(records),
        languages=languages_of(records),
    )


def relatives_here(session: Session, actor: Actor, person: UUID) -> tuple[PersonRow, ...]:
    """The others of the person's family who were counted in, each once."""
    own = joined_ids(session, person)
    families = {member.family_id for member in load(session, FamilyMember, FamilyMember.person_id, own)}
    members = [each.person_id for family in by_family(session, families).values() for each in family]
    others = whole_rows(session, actor, [each for each in members if each not in own])
    return tuple(row for row in others if row.arrival is Arrival.COUNTED)


def _check(session: Session, health: Health, person: UUID, urgent: bool) -> CheckForm | None:
    return health.newest(session, person) if urgent else health.last_signed(session, person)


def snapshot_of(session: Session, source: Source, form: LetterForm, now: datetime, replaces: str) -> Snapshot:
    """What the letter says today, in its language; nothing that is not in its fields."""
    words = words_at(session, form.kind, form.language, form.template)
    source = replace(source, site=site_data(session, form.language))
    names = named(source.person.name) if source.person.name.latin else {}
    shown = {name: names[name] for each in form.fields for name in _NAMES.get(each, ()) if names}
    speaks = next((code for code in source.languages if code in ("be", "ru", "uk", "lt", "pl")), "en")
    return Snapshot(
        title=words.title,
        written_on=day_words(now.astimezone().date(), form.language),
        site_name=source.site.name,
        site_address=source.site.address,
        site_phone=source.site.phone,
        site_line=source.site.line,
        **(shown or _as_written(source, form)),
        latin_confirmed=source.person.name.latin_confirmed,
        number=source.person.number if LetterField.NUMBER in form.fields else "",
        facts=_facts(source, form),
        opening=form.text(OPENING),
        sections=tuple((part.heading, form.text(part.key)) for part in words.sections if part.key != OPENING),
        safety=fact(LetterField.SAFETY_LINE, source, form.language) if _has_safety(form) else "",
        basis=_basis_words(session, form),
        replaces=replaces,
        person_language=speaks,
        plain=words_at(session, form.kind, speaks, 0).plain,
        agreed=form.basis is SharingBasis.CONSENT,
        template_draft=words.draft,
    )


def _as_written(source: Source, form: LetterForm) -> dict[str, str]:
    """A name that has no Latin form stands as it was written, once."""
    name = source.person.name
    if name.latin or not {LetterField.NAME, LetterField.OWN_NAME} & set(form.fields):
        return {}
    return {"own_family": name.family or name.as_written, "own_given": name.given if name.family else ""}


def _has_safety(form: LetterForm) -> bool:
    return LetterField.SAFETY_LINE in form.fields


def _facts(source: Source, form: LetterForm) -> tuple[tuple[LetterField, str], ...]:
    """In the order of the paper, each that is not empty; name, number and safety line have their own places."""
    chosen = [each for each in rules(form.kind).fields if each in form.fields and each not in _APART]
    said = [(each, fact(each, source, form.language)) for each in chosen]
    return tuple((each, value) for each, value in said if value)


def _basis_words(session: Session, form: LetterForm) -> str:
    if form.basis is None:
        return ""
    said = phrases("letter", form.language)
    sentence = said.word("bases", form.basis)
    consent = session.get(Consent, form.consent) if form.consent else None
    day = consent.at.astimezone().date() if consent else form.basis_on
    if day is not None:
        sentence = said.say("agreed_on", basis=sentence, day=day_words(day, form.language))
    return f"{sentence} {form.basis_note.strip()}".strip()


def day_words(day: date, language: str) -> str:
    """A date as this language writes it on paper."""
    return own_words(language).day(day)


def paper_of(house: House, letter: Letter, content: Content, snapshot: Snapshot) -> LetterPaper:
    """The letter as it is drawn; codes only where it has them."""
    form, station = content.form, house.store.station
    slip = LetterCode(station, int(letter.slip_code)).digits if letter.slip_code else ""
    return LetterPaper(
        kind=form.kind,
        language=form.language,
        title=snapshot.title,
        reference=letter.reference,
        version=letter.version,
        replaces=snapshot.replaces,
        superseded=letter.state is LetterState.SUPERSEDED,
        withdrawn=letter.state in (LetterState.CANCELLED, LetterState.REVOKED),
        code=LetterCode(station, int(letter.code)).digits,
        slip_code=slip,
        written_on=snapshot.written_on,
        priority=form.priority,
        site=SiteData(snapshot.site_name, snapshot.site_address, snapshot.site_phone, line=snapshot.site_line),
        to_name=form.to_name,
        to_department=form.to_department,
        to_address=form.to_address,
        number=snapshot.number,
        facts=snapshot.facts,
        opening=snapshot.opening,
        sections=_shown(form.kind, snapshot),
        safety=snapshot.safety,
        basis=snapshot.basis,
        enclosures=form.enclosures,
        signed_by=snapshot.signed_by,
        signed_role=snapshot.signed_role,
        signed_at=snapshot.signed_at,
        digest=letter.digest.hex() if letter.digest else "",
        draft=letter.signed_at is None,
        template_draft=snapshot.template_draft,
        person_language=snapshot.person_language,
        plain=snapshot.plain,
        agreed=snapshot.agreed,
        **{each: getattr(snapshot, each) for each in _NAME_PARTS},
    )


def _shown(kind: LetterKind, snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """Empty sections are left out, but on an ambulance sheet they are lines to write on by hand."""
    keep_empty = rules(kind).one_page
    return tuple((heading, text) for heading, text in snapshot.sections if keep_empty or text.strip())


def letters_of(session: Session, people: Iterable[UUID]) -> list[Letter]:
    """The letters of these records."""
    statement = select(Letter).where(col(Letter.person_id).in_(people), col(Letter.voided).is_(False))
    return list(session.exec(statement).all())
