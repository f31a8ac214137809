"""What somebody and their household may still receive, and why not: the panel beside the scan station."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Actor
from app.gone import gone
from app.merging import whole_row
from app.registration import known_person
from app.rows import PersonRow
from app.same_person import merges
from app.supplies.entitlement import Entitled
from app.supplies.giving import Giver
from app.supplies.history import given_of_kit, sharers
from app.supplies.kits import items, kits
from app.supply_rows import EntitledRow, EntitledSheet, LoanRow
from models.codes import Arrival, RulePer
from models.person import Person
from models.supplies import EntitlementRule, Issue, SupplyItem


def entitled_sheet(session: Session, actor: Actor, person: UUID, now: datetime) -> EntitledSheet:
    """The one who was scanned first, then the household; what the whole household shares stands apart."""
    joined = merges(session)
    scanned = known_person(session, joined.shown(person))
    together = dict.fromkeys(joined.shown(each) for each in sharers(session, joined, scanned.id, RulePer.HOUSEHOLD))
    giver, left = Giver(session, now, actor.user), gone(session)
    found = []
    for each in (scanned.id, *(other for other in together if other != scanned.id)):
        record = session.get(Person, each)
        if record is None or (each in left and each != scanned.id):
            continue
        if not record.voided and record.arrival is Arrival.COUNTED:
            found.append((whole_row(session, actor, each, with_photo=True), _rows(session, giver, record)))
    people = tuple((row, tuple(line for line in lines if not line.household)) for row, lines in found)
    shared = tuple(line for line in found[0][1] if line.household) if found else ()
    return EntitledSheet(people, shared, loans(session, actor, [scanned.id], now))


def _rows(session: Session, giver: Giver, person: Person) -> tuple[EntitledRow, ...]:
    """The kits, and every item that a rule speaks of."""
    joined = merges(session)
    rows = []
    for kit in kits(session):
        given = given_of_kit(session, joined.ids(person.id), kit.code)
        had = max((each.at for each in given), default=None)
        rule = giver.entitled(person, kit.code)
        if rule is None:
            rows.append(EntitledRow(kit.code, kit.name, None, had=had))
        else:
            rows.append(_row(giver, person, kit.code, kit.name, rule))
    ruled = set(session.exec(select(EntitlementRule.what).where(col(EntitlementRule.voided).is_(False))).all())
    for item in items(session):
        if item.code in ruled and not item.clinic_only:
            rule = giver.entitled(person, item.code, item)
            if rule is not None and not (rule.for_others and rule.last is None):
                rows.append(_row(giver, person, item.code, item.name, rule, item))
    return tuple(rows)


def _row(
    giver: Giver, person: Person, code: str, name: str, found: Entitled, item: SupplyItem | None = None
) -> EntitledRow:
    why = "" if found.left else giver.why_not(found)
    size = giver.size_of(person, item) if item is not None else ""
    shared = found.rule.per is not RulePer.PERSON
    return EntitledRow(code, name, found.left, why, found.next_on, found.last, size, shared)


def loans(session: Session, actor: Actor, people: list[UUID] | None, now: datetime) -> tuple[LoanRow, ...]:
    """What was lent and is not back, what is overdue first; of these people, or of everybody."""
    statement = select(Issue).where(
        col(Issue.due_back).is_not(None), col(Issue.returned_at).is_(None), col(Issue.undone_at).is_(None)
    )
    joined = merges(session)
    if people is not None:
        statement = statement.where(col(Issue.person_id).in_(joined.all_of(people)))
    names = {item.code: item.name for item in items(session)}
    today = now.astimezone().date()
    seen: dict[UUID, PersonRow] = {}
    rows = []
    for issue in session.exec(statement).all():
        shown = joined.shown(issue.person_id)
        if shown not in seen:
            seen[shown] = whole_row(session, actor, shown)
        overdue = issue.due_back is not None and issue.due_back < today
        rows.append(
            LoanRow(issue.id, seen[shown], names.get(issue.what, issue.what), issue.at, issue.due_back, overdue)
        )
    return tuple(sorted(rows, key=lambda row: (str(row.due_back), row.at)))
