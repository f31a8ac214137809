"""Random histories of two to five real replicas: whatever happens to them, they end alike and nothing is lost.

60 at every run; `WAYSTATION_HISTORIES=5000 pytest tests/app/test_exchange_histories.py` for the long one, and
`WAYSTATION_HISTORY=<seed>` for a single one.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.app.replicas import World, check, clone, put_back, template

HISTORIES = int(os.environ.get("WAYSTATION_HISTORIES", "60"))
ONE = os.environ.get("WAYSTATION_HISTORY")
BATCH, STEPS = 20, 40


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    return template(tmp_path_factory.mktemp("template") / "empty.db")


def live_through(seed: int, folder: Path, empty: tuple[Path, bytes]) -> None:
    chance = random.Random(seed)
    folder.mkdir()
    world = World(folder, chance)
    world.found(chance.choice([2, 2, 3, 3, 3, 4, 5]), *empty)
    try:
        accident, at = chance.choice([None, None, None, clone, put_back]), chance.randrange(5, STEPS)
        for number in range(STEPS):
            world.step()
            if accident and number == at:
                accident(world)
        world.settle()
        check(world)
    except BaseException as trouble:
        trouble.add_note(f"WAYSTATION_HISTORY={seed}")
        raise
    finally:
        world.close()


@pytest.mark.parametrize("batch", range(0, HISTORIES, BATCH) if ONE is None else [int(ONE)])
def test_replicas_converge_and_nothing_is_lost(batch: int, tmp_path: Path, empty: tuple[Path, bytes]) -> None:
    for seed in range(batch, batch + (BATCH if ONE is None else 1)):
        live_through(seed, tmp_path / str(seed), empty)
