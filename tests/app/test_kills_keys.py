"""The program killed while keys are changed or a copy is made: the register opens with its words, whole, every time."""

from __future__ import annotations

import os
import select
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import col
from sqlmodel import select as choose

from app.access import Act
from app.copies import OWN_FOLDER, proven_chains
from app.copy_folder import copies_in, seen
from app.forms import PersonForm
from app.keychange import change
from app.revision import revoked
from app.waystation import Waystation, desks_of, unlock
from models.codes import KeyAct, Role
from models.person import Person
from tests.app.conftest import WORDS, as_role, check_whole, open_bus

KILLS = int(os.environ.get("WAYSTATION_KILLS", "10"))
WAYS = {"rekey": 0.15, "copy": 0.15}  # about how many seconds one round of each lasts


@dataclass
class Desk:
    """A register in which nothing but these people is registered, one a round."""

    folder: Path
    slot: UUID
    group: UUID

    def moved(self, folder: Path) -> Desk:
        shutil.copytree(self.folder, folder)
        return Desk(folder, self.slot, self.group)

    def unlock(self) -> Waystation:
        return unlock(self.folder, self.slot, WORDS)


@pytest.fixture(scope="module")
def desk(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("kills_keys") / "data"
    shutil.copytree(made_once, folder)
    slot = next(found.slot_id for found in desks_of(folder))
    waystation = unlock(folder, slot, WORDS)
    group = open_bus(waystation, as_role(waystation, Role.INTAKE))
    waystation.close()
    return Desk(folder, slot, group)


def person_id(number: int) -> UUID:
    return UUID(int=0x01A2_0000_0000_7000_8000_0000_0000_0000 + number)


def register(desk: Desk, waystation: Waystation, number: int) -> None:
    form = PersonForm(person_id(number), desk.group, f"Верасень{number}", "Кірыл")
    waystation.registration.register(as_role(waystation, Role.INTAKE), form)


def rekey(desk: Desk, waystation: Waystation, number: int) -> None:
    """A new key for the whole file, as when a user is revoked."""
    vault = waystation.house.vault
    change(
        waystation.house,
        waystation.actor,
        Act.REVOKE_USER,
        KeyAct.USER_REVOKED,
        lambda _session: (None, revoked(vault.opened, person_id(number))),
    )


def copy(desk: Desk, waystation: Waystation, number: int) -> None:
    waystation.copies.make(waystation.actor)


ROUNDS: dict[str, Callable[[Desk, Waystation, int], None]] = {"rekey": rekey, "copy": copy}


@pytest.mark.parametrize("after", range(KILLS))
@pytest.mark.parametrize("way", list(WAYS))
def test_killed_in_the_middle(desk: Desk, tmp_path: Path, way: str, after: int) -> None:
    here = desk.moved(tmp_path / "data")
    registered, done = _run_until_killed(here, way, after)
    waystation = here.unlock()
    with waystation.house.store.read() as session:
        people = session.exec(choose(Person.id).where(col(Person.registered_at).is_not(None))).all()
    assert sorted(people) == [person_id(number) for number in range(len(people))]
    assert len(people) in (registered, registered + 1)
    check_whole(waystation)
    _copies_are_good(here, waystation, done if way == "copy" else 0)
    ROUNDS[way](here, waystation, 500_000)  # the next one succeeds
    register(here, waystation, len(people))
    check_whole(waystation)
    waystation.close()
    here.unlock().close()


def _copies_are_good(desk: Desk, waystation: Waystation, least: int) -> None:
    """What bears the name of a copy is one, to the last byte, and opens; what was half written bears another name."""
    store, vault = waystation.house.store, waystation.house.vault
    found = copies_in(desk.folder / OWN_FOLDER)
    assert len(found) >= min(least, 1)
    for copy in found:
        assert not seen(copy.path, look_inside=True).damaged
        (seq, _) = proven_chains(copy.register, vault.database_key)[store.station][:2]
        assert seq <= store.head().seq


def _run_until_killed(desk: Desk, way: str, after: int) -> tuple[int, int]:
    """How many people and how many rounds the child answered before it was killed, some way into the one after."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _run_for_ever(desk, ROUNDS[way], writing)
    os.close(writing)
    answers = os.read(reading, 1)
    select.select([], [], [], after / KILLS * WAYS[way])
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while late := os.read(reading, 64):
        answers += late
    os.close(reading)
    return answers.count(b"p"), answers.count(b"r")


def _run_for_ever(desk: Desk, one_round: Callable[[Desk, Waystation, int], None], writing: int) -> None:
    try:
        waystation = desk.unlock()
        for number in range(1_000_000):
            register(desk, waystation, number)
            os.write(writing, b"p")
            one_round(desk, waystation, 500_000 + number)
            os.write(writing, b"r")
    finally:
        os._exit(1)
