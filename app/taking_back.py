"""Taking back the last thing a user saved (Ctrl Z): a new act of the journal that gives every field what it held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access import Act, Actor, may
from app.blanks import class_of
from app.errors import UserError
from app.house import House
from app.standing import require_usable
from models.base import Stored
from models.journal import Journal
from models.person import Person

# What may be taken back whole: acts of one record that printed nothing, gave nothing out and changed no key.
TAKES_BACK = frozenset(
    {
        Act.REGISTER,
        Act.MARK_ABSENT,
        Act.TRIAGE_BY_EYE,
        Act.BIND_CARD,
        Act.SET_PHOTO,
        Act.DECIDE_TWINS,
        Act.DECIDE_PROPOSALS,
        Act.CORRECT,
        Act.OPEN_GROUP,
        Act.CLOSE_GROUP,
        Act.SETTLE_TASK,
        Act.WRITE_TASK,
        Act.PLACE_IN_BED,
        Act.MARK_PRESENCE,
    }
)
LOOKS = frozenset({Act.OPEN_PERSON, Act.READ_REGISTRATION, Act.COMPARE_TWINS})  # nothing rests on a look
WITHIN = timedelta(minutes=15)
NOTHING = (
    "There is nothing of yours from the last quarter of an hour that can be taken back. Nothing was changed. "
    "Correct the record by hand; its history shows what stood there."
)


@dataclass(frozen=True, repr=False)
class Takeable:
    """The newest act of this user at this laptop that can be taken back."""

    unit: int
    act: Act
    at: datetime


class TakingBack:
    """Undo by the journal. Nothing is deleted: what was born is voided, what was changed is given back."""

    def __init__(self, house: House) -> None:
        self._house = house

    def last(self, actor: Actor) -> Takeable | None:
        """What Ctrl Z would take back; None when there is nothing."""
        return self._house.read(actor, Act.UNDO_ACT, lambda session: self._last(session, actor))

    def take_back(self, actor: Actor, unit: int) -> Act:
        """Take it back. UserError when it is another's, too old, of another kind, or was changed again since."""

        def work(session: Session) -> Act:
            last = self._last(session, actor)
            if last is None or last.unit != unit:
                raise UserError(NOTHING)
            for person in self._people(session, unit):
                require_usable(session, person)
            self._house.store.undo_in(session, self._house.store.station, unit)
            return last.act

        return self._house.write(actor, Act.UNDO_ACT, work)

    def _people(self, session: Session, unit: int) -> set[UUID]:
        """Whose records the unit wrote in."""
        written = select(Journal.tab, Journal.row_id).where(
            Journal.station == self._house.store.station, Journal.unit == unit
        )
        rows = [session.get(class_of(Stored.metadata.tables[tab]), row) for tab, row in session.exec(written).all()]
        named = {getattr(row, name, None) for row in rows for name in ("person_id", "a_id", "b_id")}
        return {row.id for row in rows if isinstance(row, Person)} | {person for person in named if person}

    def _last(self, session: Session, actor: Actor) -> Takeable | None:
        """Only the newest unit of this user counts, looks aside: what lies under it may rest on it."""
        newest = select(Journal.unit, Journal.act, Journal.at).where(
            Journal.station == self._house.store.station,
            Journal.actor == actor.user,
            col(Journal.act).not_in([act.value for act in LOOKS]),
        )
        found = session.exec(newest.order_by(col(Journal.seq).desc()).limit(1)).first()
        if found is None or found[1] not in TAKES_BACK:
            return None
        act, at = Act(found[1]), datetime.fromtimestamp(found[2] / 1000, UTC)
        fresh = self._house.now() - at <= WITHIN
        return Takeable(found[0], act, at) if fresh and may(actor, act) else None
