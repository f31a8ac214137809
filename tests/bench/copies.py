"""A verified copy of 10,000 people, and bringing it back on an empty laptop."""

from __future__ import annotations

import hashlib
import random
import shutil
import tempfile
from pathlib import Path

from app.access import Actor
from app.copies import OWN_FOLDER
from app.importing import list_form
from app.night import SITE
from app.restoring import found, restore
from app.waystation import DATABASE, Waystation, desks_of, first_run, unlock
from models.codes import Role
from tests.bench.measure import Figure, pair
from tests.bench.store import COST, ENDINGS, GIVEN, SURNAMES, fresh, open_group

WORDS = "correct horse battery staple"


def fill(waystation: Waystation, people: int) -> None:
    """A list of so many people with invented names."""
    actor, rng = Actor(waystation.actor.user, Role.INTAKE, "Intake 1"), random.Random(7)
    group = open_group(waystation, actor).id
    names = (
        f"{number};{rng.choice(SURNAMES)}{rng.choice(ENDINGS)}{rng.choice(ENDINGS)};{rng.choice(GIVEN)}"
        for number in range(1, people + 1)
    )
    waystation.lists.import_list(actor, list_form(group, ("№;Фамилия;Имя\n" + "\n".join(names)).encode()))


def verified_copy(people: int = 10_000) -> Figure:
    with fresh() as (waystation, _), tempfile.TemporaryDirectory() as beside:
        fill(waystation, people)
        register = Path(waystation.copies._folder) / DATABASE

        def plain() -> None:
            target = Path(beside) / "plain"
            shutil.copyfile(register, target)
            hashlib.sha256(target.read_bytes()).digest()

        return pair(
            f"a verified copy of {people:,} people",
            lambda: waystation.copies.make(waystation.actor),
            "the file copied and hashed, nothing checked",
            plain,
            runs=5,
        )


def brought_back(people: int = 10_000) -> Figure:
    with tempfile.TemporaryDirectory() as place:
        first, number = Path(place) / "first", iter(range(1, 1000))
        waystation = first_run(first, SITE, passphrase=WORDS, cost=COST).waystation
        fill(waystation, people)
        waystation.copies.make(waystation.actor)
        waystation.close()
        slot = desks_of(first)[0].slot_id

        def again() -> None:
            folder = Path(place) / f"second{next(number)}"
            (copy,) = found([first / OWN_FOLDER])
            restore(folder, copy, slot, WORDS, 999).close()

        def opened() -> None:
            unlock(first, slot, WORDS).close()

        return pair(f"{people:,} people brought back and opened", again, "unlocking alone", opened, runs=3)
