"""A whole night's desk for the use-case tests: one key file per run, a fresh encrypted file per test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from app.access import Actor
from app.forms import GroupForm, UserForm
from app.night import SITE, STAFF
from app.sealing import ITERATIONS_FLOOR, MEMORY_FLOOR, KdfCost
from app.waystation import Waystation, desks_of, first_run, unlock, utc_now
from models.base import new_id
from models.codes import GroupKind, Role
from tests.app.postgres import postgres
from tests.app.small_store import clock, place, saved, server, small

__all__ = ["clock", "place", "postgres", "saved", "server", "small"]  # fixtures

FLOOR = KdfCost(MEMORY_FLOOR, ITERATIONS_FLOOR, 2)
WORDS = "correct horse battery staple"


@dataclass(frozen=True)
class Centre:
    """A folder with keys and file, and the slot of each role; all desks share the same words here."""

    folder: Path
    slots: dict[Role, UUID]

    def unlock(self, role: Role) -> Waystation:
        return unlock(self.folder, self.slots[role], WORDS)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("centre") / "data"
    waystation = first_run(folder, SITE, passphrase=WORDS, cost=FLOOR).waystation
    for role, name, desk in STAFF:
        waystation.staff.add_user(waystation.actor, UserForm(new_id(), name, desk, role), WORDS, FLOOR)
    waystation.close()
    return folder


@pytest.fixture
def centre(made_once: Path, tmp_path: Path) -> Centre:
    folder = tmp_path / "data"
    shutil.copytree(made_once, folder)
    by_label = {desk.label: desk.slot_id for desk in desks_of(folder)}
    labels = {Role.MANAGER: SITE.desk} | {role: desk for role, _, desk in STAFF}
    return Centre(folder, {role: by_label[label] for role, label in labels.items()})


@pytest.fixture
def manager(centre: Centre) -> Iterator[Waystation]:
    waystation = centre.unlock(Role.MANAGER)
    yield waystation
    check_whole(waystation)
    waystation.close()


@pytest.fixture
def medic(centre: Centre) -> Iterator[Waystation]:
    waystation = centre.unlock(Role.MEDIC)
    yield waystation
    check_whole(waystation)
    waystation.close()


def check_whole(waystation: Waystation) -> None:
    """After every test: the tables rebuilt from the journal equal the live ones, and the chain verifies."""
    assert waystation.house.store.rebuild_equals_live() == []
    assert waystation.house.store.verify().is_whole


def as_role(waystation: Waystation, role: Role) -> Actor:
    """The same user at the same keys, acting in another role; what is sealed stays sealed."""
    return Actor(waystation.actor.user, role, waystation.actor.desk, waystation.actor.name)


@pytest.fixture
def group(manager: Waystation) -> UUID:
    return open_bus(manager, as_role(manager, Role.INTAKE))


def open_bus(waystation: Waystation, actor: Actor, expected: int | None = 3) -> UUID:
    form = GroupForm(new_id(), "Bus 2", GroupKind.BUS, expected, utc_now())
    return waystation.arrivals.open_group(actor, form).id
