"""A house with a past, for tests of figures: people who came, moved, went away and left over some days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from sqlmodel import Session

from app.shelter.forms import BuildingForm, RoomsForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import (
    Answer,
    Arrival,
    DatePrecision,
    Instruction,
    PresenceSource,
    PresenceState,
    Role,
    RoomRule,
    SafetyFlag,
    Sex,
    StayKind,
    Triage,
)
from models.person import Person, PersonFlag, SamePerson, WorkInstruction
from models.presence import PresenceEvent
from models.shelter import BedStay
from tests.app.conftest import as_role, open_bus

HOURS = 6 * 24
SEXES = (Sex.FEMALE, Sex.MALE, Sex.MALE, Sex.NOT_ASKED)
STATES = (
    PresenceState.PRESENT,
    PresenceState.PRESENT,
    PresenceState.LEAVE,
    PresenceState.HOSPITAL,
    PresenceState.ABSENT_UNKNOWN,
    PresenceState.COURT,
)
Place = tuple[UUID, UUID | None]


@dataclass
class Past:
    """`many` records of people with any pasts of the last days; the last two are of one human being."""

    waystation: Waystation
    many: int = 40
    seed: int = 7
    rooms: int = 20
    people: list[UUID] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random, self.now = Random(self.seed), self.waystation.house.now()
        self.places = self._built()
        self.group = open_bus(self.waystation, as_role(self.waystation, Role.INTAKE), None)
        self.waystation.house.store.run(self.waystation.actor.user, "import", self._happened)

    def _built(self) -> list[Place]:
        manager, building = self.waystation.actor, new_id()
        self.waystation.places.save_building(manager, BuildingForm(building, "House A", "At the gate"))
        self.waystation.places.build(manager, RoomsForm(building, 1, self.rooms, bunks=2, area=400))
        self.waystation.places.build(manager, RoomsForm(building, 9000, 9000, rule=RoomRule.HALL))
        board = self.waystation.beds.board(manager)
        rooms = [room for each in board.buildings for room in each.rooms]
        beds: list[Place] = [(room.id, bed.id) for room in rooms for bed in room.beds]
        return [*beds, *((room.id, None) for room in rooms if not room.beds)]

    def ago(self, hours: float) -> datetime:
        return self.now - timedelta(hours=hours)

    def _happened(self, session: Session) -> None:
        for number in range(self.many):
            self._somebody(session, number)
        one, other = self.people[-2:]
        session.add(SamePerson(id=new_id(), a_id=one, b_id=other, same=Answer.YES, keep_id=one, at=self.now))

    def _somebody(self, session: Session, number: int) -> None:
        came = self._random.uniform(3, HOURS)
        left = self._random.uniform(1, came) if self._random.random() < 0.4 else 0.0
        person = Person(id=new_id(), group_id=self.group, on_list=False, arrival=Arrival.COUNTED, sex=SEXES[number % 4],
            birth_precision=DatePrecision.YEAR if number % 7 else DatePrecision.UNKNOWN,
            birth_text=str(self.now.year - (2 + number * 5 % 75)) if number % 7 else "",
            interpreter=Answer.YES if number % 3 == 0 else Answer.NOT_ASKED, triage=Triage.NOT_YET,
            notice_given=Answer.NOT_ASKED, registered_at=self.ago(came), counted_at=self.ago(came),
            departed_at=self.ago(left) if left else None)  # fmt: skip
        session.add(person)
        session.flush()
        self.people.append(person.id)
        self._went(session, person.id, came, left)
        self._slept(session, person.id, came, left)
        self._needs(session, person.id, number)

    def _went(self, session: Session, person: UUID, came: float, left: float) -> None:
        for _ in range(self._random.randint(0, 4)):
            at, state = self.ago(self._random.uniform(left, came)), self._random.choice(STATES)
            event = PresenceEvent(id=new_id(), person_id=person, state=state, at=at, source=PresenceSource.MANUAL)
            event.voided = self._random.random() < 0.1
            session.add(event)
        if not left and self._random.random() < 0.3:
            self._came_back(session, person, came)

    def _came_back(self, session: Session, person: UUID, came: float) -> None:
        """Left, or was transferred, and is here again; some only went."""
        gone = self._random.uniform(0, came)
        again = self._random.uniform(0, gone)
        leaving = self._random.choice((PresenceState.DEPARTED, PresenceState.TRANSFERRED))
        for at, state in ((gone, leaving), (again, PresenceState.PRESENT))[: self._random.randint(1, 2)]:
            source = PresenceSource.DEPARTURE
            mark = PresenceEvent(id=new_id(), person_id=person, state=state, at=self.ago(at), source=source)
            session.add(mark)

    def _slept(self, session: Session, person: UUID, came: float, left: float) -> None:
        """Nights in any places, one after the other or at once, as two laptops may have written them."""
        since = came
        for _ in range(self._random.randint(0, 3)):
            until = self._random.uniform(left, since)
            kind = StayKind.HOLD if self._random.random() < 0.2 else StayKind.STAY
            room, bed = self._random.choice(self.places)
            ends = None if not left and self._random.random() < 0.4 else self.ago(until)
            stay = BedStay(
                id=new_id(), kind=kind, person_id=person, room_id=room, bed_id=bed, starts_at=self.ago(since)
            )
            stay.ends_at, stay.voided = ends, self._random.random() < 0.1
            session.add(stay)
            since = until

    def _needs(self, session: Session, person: UUID, number: int) -> None:
        if number % 2:
            session.add(WorkInstruction(id=new_id(), person_id=person, code=Instruction.DIET_VEGETARIAN))
        if number % 13 == 0:
            session.add(WorkInstruction(id=new_id(), person_id=person, code=Instruction.DIET_NUT_FREE))
        if number % 3 == 1:
            code = (SafetyFlag.TRAFFICKING, SafetyFlag.GENDER_VIOLENCE, SafetyFlag.SELF_HARM)[number % 9 // 3]
            session.add(PersonFlag(id=new_id(), person_id=person, code=code, instruction="Words of their own"))
