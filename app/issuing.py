"""Giving one kit or item: what must be asked first, what is owed or held back, and how it is taken back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.errors import UserError
from app.same_person import joined_ids, merges
from app.supply_forms import IssueForm
from app.supply_rows import IssueLine
from app.texts import require_signs
from models.base import new_id
from models.codes import Arrival, Instruction, MovementKind
from models.person import Person, WorkInstruction
from models.supplies import Issue, Kit, KitLine, Owed, StockMovement, SupplyItem

MOST = 1000


@dataclass(frozen=True)
class Line:
    item: SupplyItem
    quantity: int


class Giver:
    """Gives within one transaction; keeps the balances in hand so that a whole group is one pass."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now
        self._joined = merges(session)
        self._left = balances(session)
        self._lines: dict[UUID, list[IssueLine]] = {}
        self._owed: Counter[str] = Counter()

    def kit_name(self, code: str) -> str:
        return _kit(self._session, code).name

    def title(self, form: IssueForm) -> str:
        return self.kit_name(form.kit) if form.kit else item_by_code(self._session, form.item).name

    def wanted(self, form: IssueForm) -> list[Line]:
        if form.kit:
            return kit_lines(self._session, form.kit)
        if not 1 <= form.quantity <= MOST:
            raise UserError("The quantity must be between 1 and 1000. Nothing was given. Correct it.", "quantity")
        return [Line(item_by_code(self._session, form.item), form.quantity)]

    def doubt(self, person: Person, form: IssueForm) -> str:
        """The sentence to ask first, or an empty text. A food hold is never passed by `anyway`."""
        lines = self.wanted(form)
        if len(lines) == 1 and lines[0].item.is_food and self._must_not_eat(person.id):
            return "Clinician first: no food before a medic has seen this person. Nothing was given."
        if form.anyway:
            return ""
        if not self._is_here(person.id):
            return "This person is not counted in yet. Give anyway?"
        before = self._given_before(person.id, form.kit or form.item) if form.kit else None
        if before is not None:
            return f"Given already at {before.astimezone():%H:%M}. Give it again?"
        if not form.kit and self._left.get(lines[0].item.id, 0) < form.quantity:
            return "The stock card says there is not enough left. Give anyway?"
        return ""

    def _records(self, person: UUID) -> tuple[UUID, ...]:
        return self._joined.ids(person)

    def _is_here(self, person: UUID) -> bool:
        records = (self._session.get(Person, each) for each in self._records(person))
        return any(record is not None and record.arrival is Arrival.COUNTED for record in records)

    def _given_before(self, person: UUID, what: str) -> datetime | None:
        statement = select(Issue).where(
            col(Issue.person_id).in_(self._records(person)),
            Issue.what == what,
            col(Issue.undone_at).is_(None),
            col(Issue.voided).is_(False),
        )
        issue = self._session.exec(statement.order_by(col(Issue.at).desc())).first()
        return issue.at if issue else None

    def _must_not_eat(self, person: UUID) -> bool:
        statement = select(WorkInstruction).where(
            col(WorkInstruction.person_id).in_(self._records(person)),
            WorkInstruction.code == Instruction.NO_FOOD_BEFORE_CLINICIAN,
            col(WorkInstruction.voided).is_(False),
        )
        return self._session.exec(statement).first() is not None

    def give(self, person: Person, form: IssueForm, batch: UUID | None = None) -> Issue:
        """Post the movements; what is missing in a kit is owed, food is held back from whoever must not eat."""
        issue = Issue(id=form.id, person_id=person.id, what=form.kit or form.item, at=self._now, batch_id=batch)
        self._session.add(issue)
        self._session.flush()
        hungry = self._must_not_eat(person.id)
        shown = []
        for line in self.wanted(form):
            state = self._state(line, form, hungry)
            self._post(person, issue, line, state)
            shown.append(IssueLine(line.item.code, line.item.name, line.quantity, state))
        self._lines[issue.id] = shown
        return issue

    def _state(self, line: Line, form: IssueForm, hungry: bool) -> str:
        if line.item.code in form.left_out:
            return "left_out"
        if hungry and line.item.is_food:
            return "held"
        short = self._left.get(line.item.id, 0) < line.quantity
        return "owed" if short and form.kit else "given"

    def _post(self, person: Person, issue: Issue, line: Line, state: str) -> None:
        if state == "given":
            self._left[line.item.id] = self._left.get(line.item.id, 0) - line.quantity
            self._settle_owed(person.id, line.item.id)
            self._session.add(
                StockMovement(
                    id=new_id(),
                    kind=MovementKind.ISSUE,
                    item_id=line.item.id,
                    quantity=-line.quantity,
                    at=self._now,
                    person_id=person.id,
                    issue_id=issue.id,
                )
            )
        elif state in ("owed", "held"):
            self._owed[line.item.name] += line.quantity
            self._session.add(
                Owed(
                    id=new_id(),
                    person_id=person.id,
                    issue_id=issue.id,
                    item_id=line.item.id,
                    quantity=line.quantity,
                    held=state == "held",
                )
            )

    def _settle_owed(self, person: UUID, item: UUID) -> None:
        statement = select(Owed).where(
            col(Owed.person_id).in_(self._records(person)), Owed.item_id == item, col(Owed.voided).is_(False)
        )
        for owed in self._session.exec(statement).all():
            owed.voided = True

    def owed_totals(self) -> tuple[tuple[str, int], ...]:
        return tuple(sorted(self._owed.items()))

    def lines(self, issue: Issue) -> tuple[IssueLine, ...]:
        """What became of each line; read back from the ledger when the issue is an old one."""
        if issue.id in self._lines:
            return tuple(self._lines[issue.id])
        given = self._session.exec(
            select(StockMovement).where(StockMovement.issue_id == issue.id, StockMovement.kind == MovementKind.ISSUE)
        ).all()
        owed = self._session.exec(select(Owed).where(Owed.issue_id == issue.id)).all()
        return tuple(
            [self._line(row.item_id, -row.quantity, "given") for row in given]
            + [self._line(row.item_id, row.quantity, "held" if row.held else "owed") for row in owed]
        )

    def _line(self, item_id: UUID, quantity: int, state: str) -> IssueLine:
        item = self._session.get(SupplyItem, item_id)
        assert item is not None
        return IssueLine(item.code, item.name, quantity, state)


def balances(session: Session) -> dict[UUID, int]:
    """What is left of each item: the sum of its movements."""
    statement = select(StockMovement.item_id, func.sum(StockMovement.quantity)).group_by(col(StockMovement.item_id))
    return {item: int(total) for item, total in session.exec(statement).all()}


def item_by_code(session: Session, code: str) -> SupplyItem:
    require_signs(code, "item")
    item = session.exec(select(SupplyItem).where(SupplyItem.code == code, col(SupplyItem.voided).is_(False))).first()
    if item is None:
        raise UserError("This item is not in the catalogue. Nothing was changed. Choose one from the list.", "item")
    return item


def _kit(session: Session, code: str) -> Kit:
    kit = session.exec(select(Kit).where(Kit.code == code, col(Kit.voided).is_(False))).first()
    if kit is None:
        raise UserError("This kit is not in the catalogue. Nothing was changed. Choose one from the list.", "kit")
    return kit


def kit_lines(session: Session, code: str) -> list[Line]:
    """Components of a kit in their order."""
    kit = _kit(session, code)
    statement = (
        select(KitLine, SupplyItem)
        .join(SupplyItem, col(SupplyItem.id) == col(KitLine.item_id))
        .where(KitLine.kit_id == kit.id, col(KitLine.voided).is_(False))
        .order_by(col(KitLine.position))
    )
    return [Line(item, line.quantity) for line, item in session.exec(statement).all()]


def undo_batch(session: Session, issue_or_batch: UUID, now: datetime) -> int:
    """Reverse every movement of an issue, or of all issues of a batch; a second undo changes nothing."""
    statement = select(Issue).where((Issue.id == issue_or_batch) | (Issue.batch_id == issue_or_batch))
    issues = [issue for issue in session.exec(statement).all() if issue.undone_at is None]
    for issue in issues:
        issue.undone_at = now
        _reverse(session, issue, now)
    for issue in issues:
        _owe_again(session, issue)
    return len(issues)


def _reverse(session: Session, issue: Issue, now: datetime) -> None:
    movements = session.exec(
        select(StockMovement).where(StockMovement.issue_id == issue.id, StockMovement.kind == MovementKind.ISSUE)
    ).all()
    for movement in movements:
        session.add(
            StockMovement(
                id=new_id(),
                kind=MovementKind.REVERSAL,
                item_id=movement.item_id,
                quantity=-movement.quantity,
                at=now,
                person_id=movement.person_id,
                issue_id=issue.id,
                reversed_of=movement.id,
            )
        )
    for owed in session.exec(select(Owed).where(Owed.issue_id == issue.id)).all():
        owed.voided = True


def _owe_again(session: Session, issue: Issue) -> None:
    """What this giving had settled of earlier kits is owed again, unless another giving has settled it too."""
    records = joined_ids(session, issue.person_id)
    settled = (
        select(Owed, Issue)
        .join(Issue, col(Issue.id) == col(Owed.issue_id))
        .join(StockMovement, col(StockMovement.item_id) == col(Owed.item_id))
        .where(StockMovement.issue_id == issue.id, StockMovement.kind == MovementKind.ISSUE)
        .where(
            col(Owed.person_id).in_(records),
            col(Owed.voided),
            col(Issue.undone_at).is_(None),
        )
    )
    for owed, kit in session.exec(settled).all():
        owed.voided = _given_since(session, owed, kit)


def _given_since(session: Session, owed: Owed, kit: Issue) -> bool:
    records = joined_ids(session, owed.person_id)
    statement = (
        select(StockMovement.id)
        .join(Issue, col(Issue.id) == col(StockMovement.issue_id))
        .where(col(StockMovement.person_id).in_(records), StockMovement.item_id == owed.item_id)
        .where(StockMovement.kind == MovementKind.ISSUE, col(Issue.undone_at).is_(None))
        .where(Issue.id != kit.id, StockMovement.at >= kit.at)
    )
    return session.exec(statement).first() is not None
