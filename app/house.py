"""The rule of the house: one use case is one transaction is one unit of the journal, and `access` is asked first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, select

from app.access import Act, Actor, may
from app.card_rule import TODAY
from app.clock import ClockWatch
from app.errors import Overtaken, Refused, UserError
from app.folding import TokenIndex
from app.store import Store
from app.texts import only_letters
from app.trouble import mendable
from app.turns import wait_for_turn
from app.vault import Vault
from models.base import new_id
from models.derived import LocalSetting
from models.papers import Fact
from models.place import Site, StaffMember, Station

T = TypeVar("T")
Clock = Callable[[], datetime]
Work = Callable[[Session], T]
CLOCK_CHANGED, PRACTICE = "clock_changed", "practice"
UNWRITTEN = (Act.SAVE_DRAFT, Act.KEEP_COPY)  # these leave nothing in the journal
SHUT_OUT = "The shift lead closed this desk. What was saved is safe. Ask the shift lead."
NOT_YOURS = "This act belongs to another role. Nothing was changed. Ask the shift lead, or let the right desk do it."


@dataclass
class House:
    """What every use case of one unlocked session shares."""

    store: Store
    vault: Vault
    clock: Clock
    tokens: TokenIndex = field(default_factory=TokenIndex)
    watch: ClockWatch = field(init=False)

    def __post_init__(self) -> None:
        saved = self.store.last_saved()
        self.watch = ClockWatch(lambda: self.clock(), saved.at if saved else None)

    def now(self) -> datetime:
        return self.clock()

    def today(self) -> date:
        """The day on the wall here, which is not the day of UTC all night long."""
        return self.now().astimezone().date()

    def likely_today(self) -> date:
        """The same, or the day it should be when the clock has jumped ahead: nothing expires by a wrong clock."""
        return self.watch.earlier(self.now()).astimezone().date()

    def believed_today(self) -> date:
        """The day it should be, whether the clock was put ahead or back: for what must not come back."""
        return self.watch.believed(self.now()).astimezone().date()

    def clock_warning(self) -> str:
        """The yellow sentence while the clock of this laptop is in doubt, else empty."""
        return self.watch.warning

    def require(self, actor: Actor, act: Act) -> None:
        """Ask for the act before what a stranger made is looked at, or what was typed is judged."""
        with self._refusals(actor, act):
            self._ask(actor, act)

    def write(self, actor: Actor, act: Act, work: Work[T]) -> T:
        """Run one writing use case: asked, in one transaction, journaled under the actor and the act."""
        with only_letters(), mendable(), self._refusals(actor, act):
            self._ask(actor, act)
            if act not in UNWRITTEN:
                self._note_jump(actor)
            return self._run(actor, act, work)

    def read(self, actor: Actor, act: Act, work: Work[T]) -> T:
        """Run one reading use case on a session that cannot write."""
        with only_letters(), mendable(), self._refusals(actor, act):
            self._ask(actor, act)
            with self.store.read() as session:
                session.info[TODAY] = self.likely_today()
                return work(session)

    def note(self, session: Session, kind: str, person: UUID | None = None, detail: str = "", count: int = 1) -> None:
        """Leave a fact of a read that matters, in the transaction under way. Codes only, never a name."""
        session.add(Fact(id=new_id(), kind=kind, at=self.now(), person_id=person, detail=detail, count=count))

    def _run(self, actor: Actor, act: Act, work: Work[T]) -> T:
        """Whoever was beaten to it by another desk is told by which one; never by whom."""

        def entitled(session: Session) -> T:
            wait_for_turn(session, act)
            session.info[TODAY] = self.likely_today()
            member = session.get(StaffMember, actor.user)
            if member is not None and member.ended_at is not None and act not in UNWRITTEN:
                raise UserError(SHUT_OUT)
            return work(session)

        try:
            return self.store.run(actor.user, act.value, entitled)
        except Overtaken as beaten:
            with self.store.read() as session:
                faster = session.get(StaffMember, beaten.actor) if beaten.actor else None
            raise Overtaken(beaten.actor, faster.desk if faster else "") from None

    def _note_jump(self, actor: Actor) -> None:
        """A clock that was set since the last act is a fact of its own, with the minutes it was set by."""
        jump = self.watch.look()
        if jump:
            detail = f"{round(jump.total_seconds() / 60):+d} min"
            self.store.run(
                actor.user, CLOCK_CHANGED, lambda session: self.note(session, "CLOCK_CHANGED", detail=detail)
            )
            self.watch.settle()

    def _ask(self, actor: Actor, act: Act) -> None:
        if not may(actor, act):
            raise Refused(NOT_YOURS)

    @contextmanager
    def _refusals(self, actor: Actor, act: Act) -> Iterator[None]:
        """A refusal, by role or by anything else, is journaled in its own transaction after the rollback."""
        try:
            yield
        except Refused as refused:
            person = refused.person
            self.store.run(actor.user, "refused", lambda session: self.note(session, "REFUSED", person, act.value))
            raise


def is_practice(session: Session) -> bool:
    """Whether this is a throw-away register of invented people."""
    return session.get(LocalSetting, PRACTICE) is not None


def site_of(session: Session) -> Site:
    """The one site of this file."""
    return session.exec(select(Site)).one()


def station_of(session: Session, store: Store) -> Station:
    """The station that writes here: its chain id is the journal's."""
    return session.exec(select(Station).where(Station.chain == f"{store.station:020d}")).one()


def staff_names(session: Session) -> dict[UUID, StaffMember]:
    return {member.id: member for member in session.exec(select(StaffMember)).all()}
