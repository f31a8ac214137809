"""Meals as data, counted by scan: when each is served, how often one person gets it, who asks the clinic first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.access import Act, Actor, may
from app.errors import UserError
from app.house import House
from app.presence.reading import states_at
from app.rows import PersonRow
from app.same_person import merges
from app.scan_meaning import ScanMeaning
from app.scans import Scans
from app.texts import require_signs
from models.codes import Instruction, PresenceState, ScanKind
from models.person import WorkInstruction
from models.presence import Meal, MealType

A_DAY = 24 * 60
NO_NAME = "A meal needs a name. Nothing was saved. Type one, for example Supper."
TIMES = "A meal begins and ends between 0:00 and 23:59, at two different times. Nothing was saved. Correct them."
NUMBERS = "One person gets a meal 1 to 10 times, 0 to 1439 minutes apart. Nothing was saved. Correct the numbers."
NO_TYPE = "No meal is served now. Nothing was counted. Choose the meal by hand."
GONE = "This meal is not on this laptop any more, or is over. Nothing was changed. Open the page again."
NOT_YOURS = "Only the shift lead passes the rule of a meal. Nothing was counted. Ask the shift lead."
NOT_LAST = "This meal was taken back already. Nothing was changed."


class MealAnswer(StrEnum):
    """What a scan at a meal came to."""

    COUNTED = "COUNTED"
    HAD_IT = "HAD_IT"
    TOO_SOON = "TOO_SOON"
    ASK_CLINIC = "ASK_CLINIC"
    NOT_HERE = "NOT_HERE"
    NO_PERSON = "NO_PERSON"


@dataclass(frozen=True)
class MealTypeForm:
    """A meal. Times in minutes after midnight; one that ends before it begins goes on past midnight."""

    id: UUID
    name: str
    starts: int
    ends: int
    most: int = 1
    apart: int = 0
    not_for: tuple[Instruction, ...] = ()
    position: int = 0


@dataclass(frozen=True)
class MealForm:
    """A card shown at a meal, or a number typed. `meal` None: the one that is served now. `reason`: passes a rule."""

    id: UUID
    code: str
    meal: UUID | None = None
    reason: str = ""


@dataclass(frozen=True)
class MealTypeRow:
    """`served`: how many were counted on the day asked for; `now`: it is being served."""

    id: UUID
    name: str
    starts: int
    ends: int
    most: int
    apart: int
    not_for: tuple[Instruction, ...]
    now: bool
    served: int


@dataclass(frozen=True, repr=False)
class MealRow:
    """The answer to a scan. `last`: when the person had it, as far as that is why. `may_pass`: this role may give it
    all the same, with a reason."""

    answer: MealAnswer
    meal: str
    person: PersonRow | None = None
    sentence: str = ""
    diet: tuple[Instruction, ...] = ()
    last: datetime | None = None
    may_pass: bool = False
    count: int = 0


@dataclass(frozen=True)
class MealsSheet:
    """The meals of a day, and how many are in the house now."""

    day: date
    meals: tuple[MealTypeRow, ...]
    here: int


class Meals:
    """The use cases of meals."""

    def __init__(self, house: House, scans: Scans) -> None:
        self._house, self._scans = house, scans

    def sheet(self, actor: Actor, day: date | None = None) -> MealsSheet:
        """The meals of a day with how many were counted; without a day, of a meal that goes on past midnight the one
        that began yesterday."""

        def work(session: Session) -> MealsSheet:
            now = self._house.now()
            wanted = day or self._house.today()
            here = sum(state is PresenceState.PRESENT for state in states_at(session, now).values())
            local = now.astimezone()
            days = [(meal, day or _day_of(meal, local)) for meal in _types(session)]
            served = {on: Counter(meal.type_id for meal in _meals(session, on)) for _, on in days}
            rows = [_type_row(meal, local, served[on][meal.id]) for meal, on in days if _stands(meal, on)]
            return MealsSheet(wanted, tuple(rows), here)

        return self._house.read(actor, Act.COUNT_MEAL, work)

    def save_type(self, actor: Actor, form: MealTypeForm) -> None:
        """A new meal, or one put right."""
        self._house.require(actor, Act.EDIT_MEALS)
        _check(form)

        def work(session: Session) -> None:
            meal = session.get(MealType, form.id)
            if meal is None:
                meal = MealType(id=form.id, name=form.name.strip(), starts=form.starts, ends=form.ends)
                session.add(meal)
            meal.name, meal.not_for = form.name.strip(), " ".join(form.not_for)
            for name in ("starts", "ends", "most", "apart", "position"):
                setattr(meal, name, getattr(form, name))

        self._house.write(actor, Act.EDIT_MEALS, work)

    def end_type(self, actor: Actor, meal: UUID) -> None:
        """From tomorrow on this meal is not served; what was counted stays."""

        def work(session: Session) -> None:
            found = session.get(MealType, meal)
            if found is None or found.voided or found.valid_until is not None:
                raise UserError(GONE)
            found.valid_until = self._house.today()

        self._house.write(actor, Act.EDIT_MEALS, work)

    def count(self, actor: Actor, form: MealForm) -> MealRow:
        """Count a meal by the card. A rule that speaks against it is named and nothing is counted, unless the shift
        lead gives a reason; who must ask the clinic is told no more than that."""

        def work(session: Session) -> MealRow:
            meal = self._served(session, form)
            opened, card = self._scans.resolve(session, actor, form.code)
            if opened.person is None or opened.meaning is not ScanMeaning.PERSON:
                row = MealRow(MealAnswer.NO_PERSON, meal.name, sentence=opened.sentence)
            else:
                row = self._give(session, actor, form, meal, opened.person)
            self._scans.remember(session, actor, ScanKind.MEAL, row.answer.value, card, row.person)
            return row

        return self._house.write(actor, Act.COUNT_MEAL, work)

    def _served(self, session: Session, form: MealForm) -> MealType:
        now = self._house.now().astimezone()
        types = [each for each in _types(session) if _stands(each, _day_of(each, now))]
        chosen = [each for each in types if (each.id == form.meal if form.meal else _is_now(each, now))]
        if not chosen:
            raise UserError(GONE if form.meal else NO_TYPE, "meal")
        return chosen[0]

    def _give(self, session: Session, actor: Actor, form: MealForm, meal: MealType, person: PersonRow) -> MealRow:
        now = self._house.now()
        day, own = _day_of(meal, now.astimezone()), merges(session).ids(person.id)
        eaten_lately = _eaten(session, meal, own, day)
        had = [each for each in eaten_lately if each.day == day]
        codes = _codes(session, own)
        diet = tuple(code for code in codes if may(actor, Act.SEE_DIET) and code.value.startswith("DIET"))
        if any(each.id == form.id for each in had):
            return MealRow(MealAnswer.COUNTED, meal.name, person, diet=diet, count=self._number(session, meal, day))
        answer, last = _speaks_against(meal, had, eaten_lately, codes, now)
        if states_at(session, now).get(merges(session).shown(person.id)) is None:
            return MealRow(MealAnswer.NOT_HERE, meal.name, person, _SAYS[MealAnswer.NOT_HERE])
        if answer is not None and not form.reason.strip():
            passes = may(actor, Act.MARK_PRESENCE)
            return MealRow(answer, meal.name, person, _SAYS[answer], diet, last, passes)
        if answer is not None and not may(actor, Act.MARK_PRESENCE):
            raise UserError(NOT_YOURS)
        reason = form.reason.strip() if answer else ""
        eaten = Meal(id=form.id, person_id=person.id, type_id=meal.id, day=day, at=now, reason=reason, by_id=actor.user)
        session.add(eaten)
        session.flush()
        return MealRow(MealAnswer.COUNTED, meal.name, person, diet=diet, count=self._number(session, meal, day))

    def _number(self, session: Session, meal: MealType, day: date) -> int:
        statement = select(func.count(col(Meal.id))).where(
            Meal.day == day, Meal.type_id == meal.id, col(Meal.voided).is_(False)
        )
        return session.exec(statement).one()

    def take_back(self, actor: Actor, meal: UUID) -> None:
        """A meal that was counted by mistake."""

        def work(session: Session) -> None:
            found = session.get(Meal, meal)
            if found is None or found.voided:
                raise UserError(NOT_LAST)
            found.voided = True

        self._house.write(actor, Act.COUNT_MEAL, work)


_SAYS = {
    MealAnswer.HAD_IT: "Had this meal already. Nothing was counted.",
    MealAnswer.TOO_SOON: "Had one a short while ago. Nothing was counted.",
    MealAnswer.ASK_CLINIC: "No food before a clinician says so. Nothing was counted. Bring the person to the clinic.",
    MealAnswer.NOT_HERE: "This person is not counted in, or has left. Nothing was counted. Give food, call the lead.",
}


def _check(form: MealTypeForm) -> None:
    require_signs(form.name, "name")
    if not form.name.strip():
        raise UserError(NO_NAME, "name")
    if not (0 <= form.starts < A_DAY and 0 <= form.ends < A_DAY) or form.starts == form.ends:
        raise UserError(TIMES, "starts")
    if not (1 <= form.most <= 10 and 0 <= form.apart < A_DAY):
        raise UserError(NUMBERS, "most")


def _speaks_against(
    meal: MealType, had: list[Meal], lately: list[Meal], codes: tuple[Instruction, ...], now: datetime
) -> tuple[MealAnswer | None, datetime | None]:
    """The rule of the meal that is broken, the one that keeps somebody well first. `lately`: since the day before."""
    if set(meal.not_for.split()) & {code.value for code in codes}:
        return MealAnswer.ASK_CLINIC, None
    last = max((each.at for each in lately), default=None)
    if len(had) >= meal.most:
        return MealAnswer.HAD_IT, last
    if last is not None and now - last < timedelta(minutes=meal.apart):
        return MealAnswer.TOO_SOON, last
    return None, None


def _codes(session: Session, own: tuple[UUID, ...]) -> tuple[Instruction, ...]:
    statement = select(WorkInstruction.code).where(
        col(WorkInstruction.person_id).in_(own), col(WorkInstruction.voided).is_(False)
    )
    return tuple(dict.fromkeys(map(Instruction, session.exec(statement.order_by(col(WorkInstruction.id))).all())))


def _types(session: Session) -> list[MealType]:
    statement = select(MealType).where(col(MealType.voided).is_(False))
    return list(session.exec(statement.order_by(col(MealType.position), col(MealType.starts), col(MealType.id))).all())


def _stands(meal: MealType, day: date) -> bool:
    return meal.valid_until is None or day <= meal.valid_until


def _meals(session: Session, day: date) -> list[Meal]:
    return list(session.exec(select(Meal).where(Meal.day == day, col(Meal.voided).is_(False))).all())


def _eaten(session: Session, meal: MealType, own: tuple[UUID, ...], day: date) -> list[Meal]:
    """How often somebody had this meal on a day and the day before."""
    statement = select(Meal).where(
        col(Meal.person_id).in_(own),
        Meal.type_id == meal.id,
        col(Meal.day).in_((day - timedelta(days=1), day)),
        col(Meal.voided).is_(False),
    )
    return list(session.exec(statement).all())


def _is_now(meal: MealType, local: datetime) -> bool:
    minute = local.hour * 60 + local.minute
    if meal.starts < meal.ends:
        return meal.starts <= minute < meal.ends
    return minute >= meal.starts or minute < meal.ends


def _day_of(meal: MealType, local: datetime) -> date:
    """A meal that goes on past midnight belongs to the day on which it began."""
    early = meal.starts > meal.ends and local.hour * 60 + local.minute < meal.ends
    return local.date() - timedelta(days=1) if early else local.date()


def _type_row(meal: MealType, local: datetime, served: int) -> MealTypeRow:
    codes = tuple(Instruction(code) for code in meal.not_for.split())
    return MealTypeRow(
        meal.id, meal.name, meal.starts, meal.ends, meal.most, meal.apart, codes, _is_now(meal, local), served
    )
