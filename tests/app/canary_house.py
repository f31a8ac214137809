"""A house with one person of whom every field holds a word of its own; the fixtures of the tests that look for them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from app.check_forms import Allergy, CheckForm, Medicine
from app.family_rows import FamilyForm, MemberForm
from app.forms import AbsenceForm, CountForm, PersonForm
from app.importing import list_form
from app.presence.forms import LeaveForm, MarkForm
from app.proposals import instruct
from app.safety import FlagForm
from app.shelter.forms import BuildingForm, RoomForm, RoomsForm, StayForm
from app.tasks import TaskForm
from app.threats import ThreatForm
from app.waystation import Waystation, desks_of
from models.base import new_id
from models.codes import (
    AbsenceReason,
    Answer,
    Condition,
    Custody,
    DatePrecision,
    DocumentType,
    Instruction,
    ListState,
    Outcome,
    PresenceState,
    Relation,
    Role,
    SafetyFlag,
    Sex,
)
from models.person import IdentityDocument
from models.values.partial_date import PartialDate
from tests.app.canaries import Canaries, plant
from tests.app.conftest import Centre, as_role, check_whole, open_bus

BORN = PartialDate(DatePrecision.DAY, 1987, 3, 14)
SMALL = PartialDate(DatePrecision.DAY, 2017, 5, 5)


@dataclass(frozen=True)
class House:
    """A file with one group, and in it a person with a word of their own in every field."""

    centre: Centre
    group: UUID
    canaries: Canaries
    person: UUID


@pytest.fixture(scope="module")
def house(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("rosters") / "data"
    shutil.copytree(made_once, folder)
    by_label = {desk.label: desk.slot_id for desk in desks_of(folder)}
    centre = Centre(folder, {Role.MANAGER: by_label["Lead"], Role.MEDIC: by_label["Health"]})
    lead, canaries = centre.unlock(Role.MANAGER), Canaries()
    group = open_bus(lead, as_role(lead, Role.INTAKE))
    person = _night(lead, group, canaries)
    lead.close()
    medic = centre.unlock(Role.MEDIC)
    medicine = Medicine(canaries.word("check.medicine"), dose=canaries.word("check.dose"))
    check = CheckForm(
        new_id(), person, complaint=canaries.word("check.complaint"), note=canaries.word("check.note"),
        allergies_state=ListState.LIST, allergies=(Allergy(canaries.word("check.allergy")),),
        medicines_state=ListState.LIST, medicines=(medicine,),
        outcome=Outcome.FOLLOW_UP, follow_up=canaries.word("check.follow_up"),
        instructions=(Instruction.EVACUATION_HELP, Instruction.DIET_NUT_FREE, Instruction.TRAVEL_ESCORT),
    )  # fmt: skip
    medic.health.sign_check(medic.actor, check)
    medic.close()
    return House(centre, group, canaries, person)


def _night(lead: Waystation, group: UUID, canaries: Canaries) -> UUID:
    intake, word = as_role(lead, Role.INTAKE), canaries.word
    listed = f"№;Фамилия;Имя;Примечания\n1;{word('absent.name')};Ona;{word('list.remark')}\n".encode()
    lead.lists.import_list(intake, list_form(group, listed))
    (absent,) = (row.id for row in lead.arrivals.list_of(intake, group))
    lead.arrivals.mark_absent(intake, AbsenceForm(absent, AbsenceReason.REFUSED_TO_LEAVE, word("absent.said")))
    person, child = new_id(), new_id()
    names = {"family": word("name.family"), "given": word("name.given")}
    form = PersonForm(person, group, **names, sex=Sex.FEMALE, birth=BORN, languages=("fa",), interpreter=Answer.YES)
    lead.registration.register(intake, form)
    lead.registration.register(intake, PersonForm(child, group, family="Small", given="One", birth=SMALL))
    lead.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False))
    lead.families.make_family(
        intake, FamilyForm(new_id(), (MemberForm(person, Relation.FOCAL), MemberForm(child, Relation.CHILD)))
    )
    flag = FlagForm(new_id(), person, SafetyFlag.KEEP_APART, word("flag.instruction"), word("flag.reason"), child)
    lead.safety.raise_flag(lead.actor, flag)
    lead.threats.tell(lead.actor, ThreatForm(new_id(), person, word("threat.words"), word("threat.by")))
    lead.tasks.write_task(lead.actor, TaskForm(new_id(), word("task.told"), Role.INTAKE, person))
    with lead.house.store.transaction(lead.actor.user, "plant") as session:
        plant(session, canaries, person)
        for code in (DocumentType.PASSPORT, DocumentType.VERDICT, DocumentType.RELEASE_CERTIFICATE):
            paper = IdentityDocument(
                id=new_id(), person_id=person, type=code, condition=Condition.TORN, custody=Custody.PERSON
            )
            session.add(paper)
        instruct(session, child, Instruction.SMALL_MEALS)
    _in_bed(lead, person, canaries)
    return person


def _in_bed(lead: Waystation, person: UUID, canaries: Canaries) -> None:
    """The person has a bed in the second of two buildings, was away, and has a leave to come."""
    actor, word, house, room = lead.actor, canaries.word, new_id(), new_id()
    lead.places.save_building(actor, BuildingForm(new_id(), "House B", "At the gate"))
    lead.places.save_building(actor, BuildingForm(house, word("building.name"), word("building.meet"), 1))
    lead.places.build(actor, RoomsForm(house, 1, 1, singles=2))
    room = lead.beds.board(actor).buildings[1].rooms[0].id
    lead.places.save_room(actor, RoomForm(room, house, word("room.name"), kept_for=word("room.kept_for")))
    bed = lead.beds.board(actor).buildings[1].rooms[0].beds[0].id
    assert lead.beds.place(actor, StayForm(new_id(), person, bed, reason=word("stay.reason"))).done
    away = MarkForm(new_id(), person, PresenceState.ABSENT_UNKNOWN, reason=word("presence.reason"))
    lead.presence.mark(actor, away)
    lead.presence.mark(actor, MarkForm(new_id(), person, PresenceState.PRESENT))
    soon = lead.house.now() + timedelta(days=1)
    leave = LeaveForm(new_id(), person, soon, soon + timedelta(days=1), word("leave.contact"))
    lead.leaves.give(actor, leave)


@pytest.fixture(scope="module")
def desk(house: House) -> Iterator[Waystation]:
    """The clinic's desk, with its key; who sits there takes any role."""
    waystation = house.centre.unlock(Role.MEDIC)
    yield waystation
    check_whole(waystation)
    waystation.close()
