"""What somebody, their household or their room got before, as far as the rules ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.children import by_family, families_of
from app.same_person import Merges
from app.supplies.entitlement import Given, Receiver, Rule
from models.codes import Instruction, MovementKind, RulePer, Sex, StayKind
from models.person import Person, WorkInstruction
from models.shelter import BedStay
from models.supplies import EntitlementRule, Issue, StockMovement, SupplyItem
from models.values.partial_date import PartialDate


def all_rules(session: Session) -> list[Rule]:
    """The rules, valid or not, in the order in which they were made."""
    statement = select(EntitlementRule).where(col(EntitlementRule.voided).is_(False))
    return [as_rule(row) for row in session.exec(statement.order_by(col(EntitlementRule.id))).all()]


def as_rule(row: EntitlementRule) -> Rule:
    return Rule(
        row.id,
        row.name,
        row.what,
        row.per,
        row.quantity,
        row.every_days,
        row.sex,
        row.age_from,
        row.age_to,
        row.instruction,
        row.valid_from,
        row.valid_to,
    )


def receiver(session: Session, records: Sequence[Person], born: PartialDate | None, now: datetime) -> Receiver:
    """The person as the rules see them."""
    ids = [record.id for record in records]
    statement = select(WorkInstruction.code).where(
        col(WorkInstruction.person_id).in_(ids), col(WorkInstruction.voided).is_(False)
    )
    codes = frozenset(Instruction(code) for code in session.exec(statement).all())
    sex = next((record.sex for record in records if record.sex is not Sex.NOT_ASKED), Sex.NOT_ASKED)
    return Receiver(sex, born.age_range(now.astimezone().date()) if born else None, codes)


def sharers(session: Session, joined: Merges, person: UUID, per: RulePer) -> tuple[UUID, ...]:
    """Every record of those a rule counts together: the person, the household, or the room."""
    own = joined.ids(person)
    match per:
        case RulePer.HOUSEHOLD:
            members = by_family(session, families_of(session, own)).values()
            together = [member.person_id for family in members for member in family]
        case RulePer.ROOM:
            together = _in_room(session, own)
        case _:
            together = []
    return tuple(dict.fromkeys((*own, *joined.all_of(together))))


def _in_room(session: Session, own: Sequence[UUID]) -> list[UUID]:
    open_stays = select(BedStay).where(
        col(BedStay.ends_at).is_(None), col(BedStay.voided).is_(False), BedStay.kind == StayKind.STAY
    )
    rooms = {stay.room_id for stay in session.exec(open_stays.where(col(BedStay.person_id).in_(own))).all()}
    return [stay.person_id for stay in session.exec(open_stays.where(col(BedStay.room_id).in_(rooms))).all()]


def given_of_item(session: Session, people: Sequence[UUID], item: SupplyItem) -> list[Given]:
    """Givings of an item, in kits or alone, that were neither taken back nor brought back."""
    back = aliased(StockMovement)
    statement = (
        select(StockMovement.at, StockMovement.quantity)
        .join(Issue, col(Issue.id) == col(StockMovement.issue_id))
        .outerjoin(back, col(back.reversed_of) == col(StockMovement.id))
        .where(col(StockMovement.person_id).in_(list(people)), StockMovement.item_id == item.id)
        .where(StockMovement.kind == MovementKind.ISSUE, col(back.id).is_(None), col(Issue.undone_at).is_(None))
    )
    return [Given(at, -quantity) for at, quantity in session.exec(statement).all()]


def given_of_kit(session: Session, people: Sequence[UUID], code: str) -> list[Given]:
    statement = select(Issue).where(
        col(Issue.person_id).in_(list(people)),
        Issue.what == code,
        col(Issue.undone_at).is_(None),
        col(Issue.voided).is_(False),
    )
    return [Given(issue.at, issue.quantity) for issue in session.exec(statement).all()]
