"""300 power cuts in a night: what was answered is there, whole, once; and the harness catches a sync left out.

The program itself makes the file and does the acts; its statements are sent once more through another engine of the
same format, whose file layer can be watched (apsw-sqlite3mc); the program then opens what the cut left behind."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from sqlmodel import col, select

from app import sqlcipher
from app.check_forms import CheckForm
from app.forms import PersonForm
from app.store import Store
from app.supply_forms import IssueForm
from app.vault import Vault
from app.waystation import DATABASE, Waystation, desks_of, unlock, utc_now
from models.base import new_id
from models.codes import ActNow, Instruction, Role, Triage
from models.papers import Fact
from models.person import Person
from tests.app.conftest import WORDS, as_role, open_bus
from tests.app.power import Capture, Cut, Step, Unit, cuts, record
from tests.app.proof import prove

CUTS = int(os.environ.get("WAYSTATION_CUTS", "60"))
SEED = 20260104
PEOPLE = 20
ACTS_A_PERSON = 3
IN_THE_FOLDING = 3  # every third cut falls while the log is folded into the file


@dataclass(frozen=True)
class Night:
    """The file before the acts, the acts as statements, and where the own chain stood after each of them."""

    base: Path
    vault: Vault
    units: list[Unit]
    heads: list[int]

    def steps(self, folder: Path, **changed: str) -> list[Step]:
        """What happens to the disk when the acts are done with the program's own settings, or with others."""
        path = folder / DATABASE
        shutil.copyfile(self.base, path)
        pragmas = {name: wanted for name, (wanted, _) in sqlcipher._PRAGMAS.items() if not name.startswith("cipher")}
        return record(path, self.vault.database_key, pragmas | changed, self.units)

    def opened(self, folder: Path, cut: Cut) -> Store:
        """The register as the program finds it when the power is back."""
        folder.mkdir(parents=True)
        for kind, content in cut.found.items():
            (folder / (DATABASE if kind == "db" else f"{DATABASE}-{kind}")).write_bytes(content)
        return Store.open(folder / DATABASE, self.vault.database_key)


@pytest.fixture(scope="module")
def night(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    folder = tmp_path_factory.mktemp("power") / "data"
    shutil.copytree(made_once, folder)
    slot = next(desk.slot_id for desk in desks_of(folder))
    waystation = unlock(folder, slot, WORDS)
    group = open_bus(waystation, as_role(waystation, Role.INTAKE))
    waystation.house.store.close()
    base = folder.parent / "before.db"
    shutil.copyfile(folder / DATABASE, base)
    waystation.close()
    waystation = unlock(folder, slot, WORDS)
    capture, heads = Capture(), [waystation.house.store.head().seq]
    with capture.of(waystation.house.store._engine):
        for number in range(PEOPLE):
            for act in (arrive, give, check):
                act(waystation, group, number)
                heads.append(waystation.house.store.head().seq)
    gc.freeze()  # 300 stores are opened and let go: what stands by now need not be looked through each time
    yield Night(base, waystation.house.vault, capture.units, heads)
    gc.unfreeze()
    waystation.close()


def form_id(number: int) -> UUID:
    return UUID(int=0x01A2_0000_0000_7000_8000_0000_0000_0000 + number)


def arrive(waystation: Waystation, group: UUID, number: int) -> None:
    form = PersonForm(form_id(number), group, f"Верасень{number}", "Кірыл", acts_now=(ActNow.COLD_OR_WET,))
    waystation.registration.register(as_role(waystation, Role.INTAKE), form)


def give(waystation: Waystation, group: UUID, number: int) -> None:
    waystation.supplies.issue(as_role(waystation, Role.STORE), IssueForm(new_id(), form_id(number), kit="KIT-ARR"))


def check(waystation: Waystation, group: UUID, number: int) -> None:
    form = CheckForm(new_id(), form_id(number), triage=Triage.YELLOW, instructions=(Instruction.BED_LOW,))
    waystation.health.sign_check(as_role(waystation, Role.MEDIC), form)


def points(steps: list[Step], many: int, chance: Random) -> list[int]:
    """Where to cut: anywhere, and more often where pages of the file itself are overwritten."""
    folding = [number for number, step in enumerate(steps, 1) if step.file == "db"]
    few = min(many // IN_THE_FOLDING, len(folding))
    return chance.sample(folding, few) + chance.sample(range(1, len(steps) + 1), many - few)


def lost(night: Night, store: Store, cut: Cut) -> int:
    """How many answered acts are not there; that an act is there in part is no answer but a failure."""
    there = night.heads.index(store.head().seq)
    assert there <= cut.answered + 1
    with store.read() as session:
        people = session.exec(select(Person.id).where(col(Person.registered_at).is_not(None))).all()
    assert sorted(people) == [form_id(number) for number in range(-(-there // ACTS_A_PERSON))]
    return max(0, cut.answered - there)


def all_lost(night: Night, folder: Path, steps: list[Step], many: int, chance: Random) -> int:
    """Over many cuts; after each the register is whole and takes the next act."""
    sum_of_lost = 0
    for number, cut in enumerate(cuts(night.base.read_bytes(), steps, points(steps, many, chance), chance)):
        store = night.opened(folder / str(number), cut)
        sum_of_lost += lost(night, store, cut)
        with store.transaction(night.vault.user_id, "see_print_log") as session:
            session.add(Fact(id=new_id(), kind="NEXT", at=utc_now(), count=1))
        prove(store)
        store.close()
        shutil.rmtree(folder / str(number))
    return sum_of_lost


def test_the_whole_night_without_a_cut(night: Night, tmp_path: Path) -> None:
    night.steps(tmp_path)
    store = Store.open(tmp_path / DATABASE, night.vault.database_key)
    assert store.head().seq == night.heads[-1]
    prove(store)
    store.close()


def test_nothing_is_lost_when_the_power_goes(night: Night, tmp_path: Path) -> None:
    steps = night.steps(tmp_path)
    assert len([step for step in steps if step.file == "db"]) > CUTS // IN_THE_FOLDING
    assert all_lost(night, tmp_path, steps, CUTS, Random(SEED)) == 0


def test_the_harness_catches_a_sync_left_out(night: Night, tmp_path: Path) -> None:
    """`synchronous=NORMAL`, as many guides advise, keeps the file whole and loses people."""
    steps = night.steps(tmp_path, synchronous="NORMAL")
    assert all_lost(night, tmp_path, steps, CUTS // 10, Random(SEED)) > 0
