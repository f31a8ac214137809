"""A clinic that a whole file of tests shares: one open register at the clinic's desk, a person for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.forms import CountForm, PersonForm, TwinForm
from app.waystation import Waystation, desks_of, unlock
from models.base import new_id
from models.codes import Answer, Role
from tests.app.case_desk import staffed
from tests.app.conftest import WORDS, as_role, check_whole, open_bus

__all__ = ["clinic", "staffed"]  # fixtures


@pytest.fixture(scope="module")
def clinic(staffed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Waystation]:
    folder = tmp_path_factory.mktemp("clinic") / "data"
    shutil.copytree(staffed, folder)
    slot = next(desk.slot_id for desk in desks_of(folder) if desk.label == "Health")
    waystation = unlock(folder, slot, WORDS)
    yield waystation
    check_whole(waystation)
    waystation.close()


def arrived(waystation: Waystation, **more: object) -> tuple[UUID, UUID]:
    """A group, and somebody in it who was counted in: registered where anything is said of them."""
    intake = as_role(waystation, Role.INTAKE)
    group = open_bus(waystation, intake)
    person = waystation.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False)).person.id
    if more:
        waystation.registration.register(intake, PersonForm(person, group, **more))  # type: ignore[arg-type]
    return group, person


def joined(waystation: Waystation, one: UUID, other: UUID) -> None:
    """Two records are the same human being; the first is shown."""
    waystation.twins.decide(as_role(waystation, Role.INTAKE), TwinForm(new_id(), one, other, Answer.YES, one))
