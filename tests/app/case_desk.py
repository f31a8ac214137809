"""A centre with a case worker, a legal counsellor and somebody at the gate, for the tests of what is sealed."""

import shutil
from pathlib import Path
from uuid import UUID

import pytest

from app.access import Actor
from app.cases import case_form
from app.forms import CountForm, UserForm
from app.night import SITE
from app.waystation import Waystation, desks_of, unlock
from models.base import new_id
from models.codes import Role
from tests.app.conftest import FLOOR, WORDS, Centre, as_role, open_bus

WORKERS = {Role.CASE: "Social 1", Role.LEGAL: "Legal 1", Role.GATE: "Gate 1"}
MADE: dict[Path, Path] = {}


@pytest.fixture(scope="module")
def staffed(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The centre with a case worker, a legal counsellor and somebody at the gate."""
    if made_once not in MADE:
        MADE[made_once] = _staffed(made_once, tmp_path_factory.mktemp("staffed") / "data")
    return MADE[made_once]


def _staffed(made_once: Path, folder: Path) -> Path:
    """Made once a run, whichever module asks first."""
    shutil.copytree(made_once, folder)
    lead = next(desk for desk in desks_of(folder) if desk.label == SITE.desk)
    waystation = unlock(folder, lead.slot_id, WORDS)
    for role, desk in WORKERS.items():
        waystation.staff.add_user(waystation.actor, UserForm(new_id(), desk, desk, role), WORDS, FLOOR)
    waystation.close()
    return folder


@pytest.fixture
def centre(centre: Centre, staffed: Path) -> Centre:
    shutil.rmtree(centre.folder)
    shutil.copytree(staffed, centre.folder)
    return centre


def worker(waystation: Waystation, role: Role) -> Actor:
    user = next(row for row in waystation.staff.users(waystation.actor) if row.desk == WORKERS[role])
    return Actor(user.id, role, user.desk, user.name)


def counted(waystation: Waystation) -> UUID:
    intake = as_role(waystation, Role.INTAKE)
    group = open_bus(waystation, intake)
    return waystation.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False)).person.id


def assigned(waystation: Waystation, role: Role = Role.CASE) -> tuple[UUID, Actor]:
    """Somebody off a bus, and the worker who has the case."""
    person, social = counted(waystation), worker(waystation, role)
    waystation.cases.assign(waystation.actor, case_form(person, social.user))
    return person, social
