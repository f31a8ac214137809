"""Taking a giving back: every movement reversed once, what it had settled owed again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.same_person import joined_ids
from app.supplies.ledger import reversal, reversed_ids
from models.codes import MovementKind
from models.supplies import Issue, Owed, StockMovement


def undo_batch(session: Session, issue_or_batch: UUID, now: datetime, by: UUID | None = None) -> int:
    """Reverse every movement of an issue, or of all issues of a batch; a second undo changes nothing."""
    statement = select(Issue).where((Issue.id == issue_or_batch) | (Issue.batch_id == issue_or_batch))
    issues = [issue for issue in session.exec(statement).all() if issue.undone_at is None]
    for issue in issues:
        issue.undone_at = now
        _reverse(session, issue, now, by)
    session.flush()
    for issue in issues:
        _owe_again(session, issue)
    return len(issues)


def _reverse(session: Session, issue: Issue, now: datetime, by: UUID | None) -> None:
    """What was brought back already is not taken back a second time."""
    movements = session.exec(
        select(StockMovement).where(StockMovement.issue_id == issue.id, StockMovement.kind == MovementKind.ISSUE)
    ).all()
    done = reversed_ids(session, movements)
    for movement in movements:
        if movement.id not in done and issue.returned_at is None:
            session.add(reversal(movement, now, by))
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
