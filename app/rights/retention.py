"""How long each part of a record is kept after departure, and what is over (GDPR, article 5.1 e). People decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor
from app.chains import chunks
from app.errors import UserError
from app.gone import gone
from app.house import House
from app.person_rows import number_text
from app.rights.forms import ReviewRow, RuleForm, RuleRow
from app.same_person import merges
from app.standing import held
from models.codes import RetentionAct, RetentionArea
from models.journal import Journal
from models.person import Person
from models.rights import Erasure, RetentionRule

MOST_DAYS = 36_525
YEAR = 365
# Starting values of domain.md, section 10; the site confirms each [M]. Ids are fixed, so that every laptop starts
# from the same rows.
PROPOSED = (
    (RetentionArea.PHOTO, 30, RetentionAct.ERASE, "Needed only while the card is in use."),
    (RetentionArea.LISTS, 30, RetentionAct.ERASE, "Lists of others; what counts was confirmed into the record."),
    (RetentionArea.PERSON, YEAR, RetentionAct.PSEUDONYMISE, "Questions of authorities and relatives after departure."),
    (RetentionArea.PROTECTION, YEAR, RetentionAct.REVIEW, "Evidence of the person; ask the person and the counsel."),
    (RetentionArea.HEALTH, 15 * YEAR, RetentionAct.REVIEW, "National rule for health records; hand over, then erase."),
    (RetentionArea.SUPPLIES, 10 * YEAR, RetentionAct.REVIEW, "Accounting of donated goods, by number."),
    (RetentionArea.AUDIT, 2 * YEAR, RetentionAct.REVIEW, "Proof of who did what."),
)


class Retention:
    """The rules, and the list of what is over."""

    def __init__(self, house: House) -> None:
        self._house = house

    def rules(self, actor: Actor) -> tuple[RuleRow, ...]:
        """One rule an area: as set here, or as proposed."""
        return self._house.read(actor, Act.REVIEW_RETENTION, rules_of)

    def set_rule(self, actor: Actor, form: RuleForm) -> None:
        """Set the rule of an area; the rule before stays in the journal."""
        if not 0 <= form.days <= MOST_DAYS:
            raise UserError("A time is between 0 and 36,525 days. Nothing was changed. Correct the number.", "days")

        def work(session: Session) -> None:
            row = _rule(session, form.area) or RetentionRule(id=form.id, area=form.area, days=form.days, act=form.act)
            row.days, row.act, row.basis = form.days, form.act, form.basis.strip()
            session.add(row)

        self._house.write(actor, Act.SET_RETENTION, work)

    def review(self, actor: Actor) -> tuple[ReviewRow, ...]:
        """What is over, the longest first: by number, never by name. A person decides on each."""

        def work(session: Session) -> tuple[ReviewRow, ...]:
            left = self._left(session)
            gone = {(row.person_id, row.area) for row in session.exec(select(Erasure)).all()}
            unpictured = {person.id for person in left} - _pictured(session, left)
            gone |= {(person, RetentionArea.PHOTO) for person in unpictured}
            rows = list(self._over(left, gone, held(session), rules_of(session)))
            return tuple(sorted(rows, key=lambda row: row.over_since))

        return self._house.read(actor, Act.REVIEW_RETENTION, work)

    def _left(self, session: Session) -> list[Person]:
        """The records of who has left: not of who came back with another record."""
        away, shown = gone(session), merges(session).shown
        records = session.exec(select(Person).where(col(Person.departed_at).is_not(None))).all()
        return [person for person in records if shown(person.id) in away]

    def _over(
        self,
        people: Iterable[Person],
        gone: set[tuple[UUID, RetentionArea]],
        keeps: set[UUID],
        rules: Iterable[RuleRow],
    ) -> Iterable[ReviewRow]:
        now, erasing = self._house.now(), [rule for rule in rules if rule.area is not RetentionArea.AUDIT]
        for person in people:
            assert person.departed_at is not None
            for rule in erasing:
                over = person.departed_at + timedelta(days=rule.days)
                if over <= now and (person.id, rule.area) not in gone:
                    who = (person.id, number_text(person), rule.area, rule.act)
                    yield ReviewRow(*who, person.departed_at, over, person.id in keeps)


def rules_of(session: Session) -> tuple[RuleRow, ...]:
    """The rule of every area."""
    found = {row.area: row for row in session.exec(select(RetentionRule)).all() if not row.voided}
    return tuple(_row(area, days, act, basis, found.get(area)) for area, days, act, basis in PROPOSED)


def _row(area: RetentionArea, days: int, act: RetentionAct, basis: str, row: RetentionRule | None) -> RuleRow:
    if row is not None:
        return RuleRow(row.id, area, row.days, row.act, row.basis)
    return RuleRow(UUID(int=0), area, days, act, basis)


def _rule(session: Session, area: RetentionArea) -> RetentionRule | None:
    query = select(RetentionRule).where(RetentionRule.area == area, col(RetentionRule.voided).is_(False))
    return session.exec(query).first()


def _pictured(session: Session, people: Sequence[Person]) -> set[UUID]:
    """Who has a photograph, or had one that was replaced, removed or taken back: the journal keeps it until erasure."""
    found = {person.id for person in people if person.photo is not None}
    named = [person.id for person in people if person.pseudonymised_at is None]
    for some in chunks(named):
        taken = select(Journal.row_id).where(col(Journal.row_id).in_(some), Journal.act == Act.SET_PHOTO.value)
        found |= set(session.exec(taken.distinct()).all())
    return found
