"""The life of a letter: one table of moves that a person can read (domain, 6.3)."""

from __future__ import annotations

from datetime import datetime, timedelta

from models.codes import LetterState, Priority

S = LetterState

# From each state, where a person may take a letter. Signing and a newer version are acts of their own, not moves.
MOVES: dict[LetterState, tuple[LetterState, ...]] = {
    S.DRAFT: (S.CANCELLED,),
    S.SIGNED: (S.SENT, S.CANCELLED, S.REVOKED),
    S.SENT: (S.RECEIVED, S.ACCEPTED, S.APPOINTMENT, S.WAITLISTED, S.DECLINED, S.CLOSED, S.CANCELLED, S.REVOKED),
    S.RECEIVED: (S.ACCEPTED, S.APPOINTMENT, S.WAITLISTED, S.DECLINED, S.CLOSED, S.CANCELLED, S.REVOKED),
    S.ACCEPTED: (S.APPOINTMENT, S.CLOSED, S.CANCELLED, S.REVOKED),
    S.WAITLISTED: (S.ACCEPTED, S.APPOINTMENT, S.DECLINED, S.CLOSED, S.CANCELLED, S.REVOKED),
    S.APPOINTMENT: (S.APPOINTMENT, S.ATTENDED, S.MISSED, S.CLOSED, S.CANCELLED, S.REVOKED),
    S.ATTENDED: (S.APPOINTMENT, S.CLOSED, S.REVOKED),
    S.MISSED: (S.APPOINTMENT, S.CLOSED, S.CANCELLED, S.REVOKED),
    S.DECLINED: (S.CLOSED, S.REVOKED),
    S.CLOSED: (S.REVOKED,),
    S.CANCELLED: (),
    S.REVOKED: (),
    S.SUPERSEDED: (),
}
CALLED_BACK = frozenset({S.CANCELLED, S.REVOKED})
OVER = CALLED_BACK | {S.SUPERSEDED}
WAITING = frozenset({S.SENT, S.RECEIVED})
NEEDS_REASON = frozenset({S.DECLINED})
NEEDS_APPOINTMENT = frozenset({S.APPOINTMENT})
NEEDS_DELIVERY = frozenset({S.SENT})
WITHIN = {
    Priority.EMERGENCY: timedelta(hours=24),
    Priority.URGENT: timedelta(hours=72),
    Priority.NORMAL: timedelta(days=14),
}


def answer_due(sent_at: datetime, priority: Priority) -> datetime:
    """When silence becomes a task (domain, 12.20)."""
    return sent_at + WITHIN[priority]
