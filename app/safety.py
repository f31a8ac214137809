"""Safety flags: everybody sees what to do, few why (domain.md, 2.10, 11.11). Cautious first; the person may lift it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from sqlmodel import Session

from app.access import Act, Actor, may
from app.arrivals import DEFAULT_FLAGS
from app.cases import require_assigned
from app.errors import UserError
from app.flag_words import in_force, sentences, words_of
from app.house import House
from app.person_rows import load, row_of
from app.protected import require_length, seal, unseal
from app.registration import known_person
from app.rows import PersonRow
from app.same_person import merges
from app.tasks import close_task, raise_task
from models.base import new_id
from models.codes import Role, SafetyFlag, TaskKind
from models.person import Person, PersonFlag

NOT_CAUTIOUS = "Only the cautious defaults are set at this desk. Nothing was saved. Ask the shift lead for the rest."
WHO_ELSE = "This flag keeps two people apart, and the other is not named. Nothing was saved. Choose the other person."
SAME = "A person cannot be kept apart from themselves. Nothing was saved. Choose the other person."
PAST = "The day of review lies before today. Nothing was saved. Type a later day, or leave it empty."
WHY = "A flag is lifted with a reason and with who said so. Nothing was changed. Fill in the marked field."
LIFTED = "This flag is lifted already. Nothing was changed. Open the page again."
ANOTHER = "This flag belongs to another record. Nothing was saved. Open the page again."
LONGEST_WORDS = 200


@dataclass(frozen=True, repr=False)
class FlagForm:
    """A flag to raise. `instruction` replaces the usual words; `reason` is sealed; `other`: whom to keep apart."""

    id: UUID
    person: UUID
    code: SafetyFlag
    instruction: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    other: UUID | None = None
    review_on: date | None = None


@dataclass(frozen=True)
class CautiousForm:
    """One of the cautious defaults, raised at the desk without a reason."""

    id: UUID
    person: UUID
    code: SafetyFlag


@dataclass(frozen=True, repr=False)
class LiftForm:
    """A flag to lift: why, and who said so; both are sealed."""

    flag: UUID
    because: str = field(repr=False)
    said_by: str = field(repr=False)


@dataclass(frozen=True, repr=False)
class FlagRow:
    """What to do. `code`, `other` and the days only for those who set flags or may read the reason."""

    id: UUID
    words: str
    code: SafetyFlag | None = None
    other: PersonRow | None = None
    set_at: datetime | None = None
    review_on: date | None = None
    lifted_at: datetime | None = None


@dataclass(frozen=True, repr=False)
class ReasonRow:
    """The sealed part of a flag, opened."""

    flag: UUID
    words: str
    reason: str = field(repr=False)
    lifted_because: str = field(repr=False)
    lifted_said_by: str = field(repr=False)


@dataclass(frozen=True, repr=False)
class Why:
    """What is sealed with a flag, or with its lifting."""

    text: str = field(default="", repr=False)
    said_by: str = field(default="", repr=False)


class Safety:
    """The use cases of the safety flags."""

    def __init__(self, house: House) -> None:
        self._house = house

    def flags(self, actor: Actor, person_id: UUID) -> tuple[FlagRow, ...]:
        """The instructions in force; with the lifted ones, codes and days for those who work with flags."""

        def work(session: Session) -> tuple[FlagRow, ...]:
            flags = _flags(session, person_id)
            if _works_with_flags(actor):
                return tuple(_row(session, actor, flag) for flag in flags)
            shown = {words_of(flag): flag for flag in reversed(in_force(flags))}
            return tuple(FlagRow(shown[words].id, words, code_for(actor, shown[words])) for words in sentences(flags))

        return self._house.read(actor, Act.OPEN_PERSON, work)

    def be_cautious(self, actor: Actor, form: CautiousForm) -> None:
        """Raise one of the cautious defaults; what stands already stays as it is."""
        self._house.require(actor, Act.RAISE_CAUTIOUS)
        if form.code not in DEFAULT_FLAGS:
            raise UserError(NOT_CAUTIOUS, "code")

        def work(session: Session) -> None:
            known_person(session, form.person)
            standing = {flag.code for flag in in_force(_flags(session, form.person))}
            if form.code not in standing:
                self._raise(session, FlagForm(form.id, form.person, form.code))

        self._house.write(actor, Act.RAISE_CAUTIOUS, work)

    def raise_flag(self, actor: Actor, form: FlagForm) -> None:
        """Raise a flag; two people kept apart carry it both. The same form twice raises it once."""
        self._house.require(actor, Act.RAISE_FLAG)
        _check(form, self._house.today())

        def work(session: Session) -> None:
            known_person(session, form.person)
            self._raise(session, form)
            if form.other is not None and form.code is SafetyFlag.KEEP_APART:
                known_person(session, form.other)
                self._mirror(session, form, form.other)

        self._house.write(actor, Act.RAISE_FLAG, work)

    def _raise(self, session: Session, form: FlagForm) -> None:
        kept = session.get(PersonFlag, form.id)
        if kept is not None:
            if kept.person_id != form.person:
                raise UserError(ANOTHER)
            return
        reason = seal(self._house, Why(form.reason.strip()), "personflag", form.id, "reason") if form.reason else None
        session.add(
            PersonFlag(
                id=form.id,
                person_id=form.person,
                code=form.code,
                instruction=form.instruction.strip(),
                reason=reason,
                other_id=form.other if form.code is SafetyFlag.KEEP_APART else None,
                set_at=self._house.now(),
                review_on=form.review_on,
            )
        )
        session.flush()
        if form.review_on is not None:
            due = datetime.combine(form.review_on, time()).astimezone()
            raise_task(session, self._house, TaskKind.FLAG_REVIEW, Role.MANAGER, person=form.person, due_at=due)

    def _mirror(self, session: Session, form: FlagForm, other: UUID) -> None:
        back = FlagForm(new_id(), other, form.code, form.instruction, form.reason, form.person, form.review_on)
        if not any(_pairs(flag, back) for flag in in_force(_flags(session, other))):
            self._raise(session, back)

    def lift(self, actor: Actor, form: LiftForm) -> None:
        """The person says otherwise, or the reason is over: the flag no longer binds. Its twin is lifted with it."""
        self._house.require(actor, Act.LIFT_FLAG)
        for name, text in (("because", form.because), ("said_by", form.said_by)):
            if not text.strip():
                raise UserError(WHY, name)
            require_length(text, name)

        def work(session: Session) -> None:
            flag = session.get(PersonFlag, form.flag)
            if flag is None or flag.voided or flag.cleared_at is not None:
                raise UserError(LIFTED)
            for each in (flag, *_twins(session, flag)):
                why = Why(form.because.strip(), form.said_by.strip())
                each.cleared_at = self._house.now()
                each.cleared_because = seal(self._house, why, "personflag", each.id, "cleared_because")
                session.flush()
                self._close_review(session, each.person_id)

        self._house.write(actor, Act.LIFT_FLAG, work)

    def _close_review(self, session: Session, person: UUID) -> None:
        if not any(flag.review_on for flag in in_force(_flags(session, person))):
            close_task(session, self._house.now(), TaskKind.FLAG_REVIEW, person)

    def reasons(self, actor: Actor, person_id: UUID) -> tuple[ReasonRow, ...]:
        """Why each flag was raised and lifted: for the lead, and for those assigned. The reading is journaled."""

        def work(session: Session) -> tuple[ReasonRow, ...]:
            person = known_person(session, person_id)
            if actor.role is not Role.MANAGER:
                require_assigned(session, actor, person.id)
            found = tuple(map(self._reason, (flag for flag in _flags(session, person_id) if _has_reason(flag))))
            if found:
                self._house.note(session, "SEALED_READ", person_id, "flags", len(found))
            return found

        return self._house.write(actor, Act.READ_FLAG_REASON, work)

    def _reason(self, flag: PersonFlag) -> ReasonRow:
        raised, lifted = self._open(flag, "reason"), self._open(flag, "cleared_because")
        return ReasonRow(flag.id, words_of(flag), raised.text, lifted.text, lifted.said_by)

    def _open(self, flag: PersonFlag, name: str) -> Why:
        sealed = getattr(flag, name)
        return unseal(self._house, Why, sealed, "personflag", flag.id, name) if sealed else Why()


def code_for(actor: Actor, flag: PersonFlag) -> SafetyFlag | None:
    """The code of a flag, for those who work with flags; the cautious defaults also for those who set them."""
    cautious = flag.code in DEFAULT_FLAGS and may(actor, Act.RAISE_CAUTIOUS)
    return flag.code if cautious or _works_with_flags(actor) else None


def kept_apart(session: Session, person: UUID) -> set[UUID]:
    """Whom this person must share no room, bed or seat with; never why."""
    apart = (flag for flag in in_force(_flags(session, person)) if flag.code is SafetyFlag.KEEP_APART)
    return {flag.other_id for flag in apart if flag.other_id is not None}


def _check(form: FlagForm, today: date) -> None:
    if form.other is None and form.code is SafetyFlag.KEEP_APART:
        raise UserError(WHO_ELSE, "other")
    if form.other == form.person:
        raise UserError(SAME, "other")
    if form.review_on is not None and form.review_on < today:
        raise UserError(PAST, "review_on")
    require_length(form.reason, "reason")
    require_length(form.instruction, "instruction", LONGEST_WORDS)


def _flags(session: Session, person: UUID) -> list[PersonFlag]:
    flags = load(session, PersonFlag, PersonFlag.person_id, merges(session).ids(person))
    return sorted(flags, key=lambda flag: flag.id)


def _twins(session: Session, flag: PersonFlag) -> Iterable[PersonFlag]:
    """Other flags in force that say the same: of this person, and of the one kept apart."""
    theirs = _flags(session, flag.person_id) + (_flags(session, flag.other_id) if flag.other_id else [])
    return [each for each in in_force(theirs) if each.id != flag.id and (_says_same(each, flag) or _pairs(flag, each))]


def _says_same(a: PersonFlag, b: PersonFlag) -> bool:
    return (a.person_id, a.code, a.other_id) == (b.person_id, b.code, b.other_id)


def _pairs(a: PersonFlag, b: PersonFlag | FlagForm) -> bool:
    """Whether these are the two halves of one pair kept apart, seen from both sides, or the same half."""
    if a.code is not SafetyFlag.KEEP_APART or b.code is not SafetyFlag.KEEP_APART:
        return False
    return _sides(a) == _sides(b)


def _sides(flag: PersonFlag | FlagForm) -> set[UUID | None]:
    if isinstance(flag, FlagForm):
        return {flag.person, flag.other}
    return {flag.person_id, flag.other_id}


def _works_with_flags(actor: Actor) -> bool:
    return may(actor, Act.RAISE_FLAG) or may(actor, Act.READ_FLAG_REASON)


def _has_reason(flag: PersonFlag) -> bool:
    return bool(flag.reason or flag.cleared_because)


def _row(session: Session, actor: Actor, flag: PersonFlag) -> FlagRow:
    other = session.get(Person, flag.other_id) if flag.other_id else None
    return FlagRow(
        flag.id,
        words_of(flag),
        flag.code,
        row_of(session, actor, other) if other else None,
        flag.set_at,
        flag.review_on,
        flag.cleared_at,
    )
