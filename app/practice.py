"""Practice: a register of invented people in a folder of its own, made to try things out and deleted at the end.
Every window and every paper says that it is not real."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from app.access import Actor
from app.errors import StorageTrouble, UserError
from app.forms import GroupForm, UserForm
from app.importing import list_form
from app.night import SITE, STAFF, demo_list
from app.night_house import make_house
from app.sealing import FLOOR
from app.trouble import told
from app.waystation import KEYS, PRACTICE_SITE, Waystation, data_folder, first_run
from models.base import new_id
from models.codes import GroupKind, Role

WORDS = "practice desk invented people"
MARKER = "waystation.practice"

TOO_CLOSE = (
    "Practice needs a folder of its own, outside the folder of the real records. Nothing was made. "
    "Choose another folder."
)
NOT_PRACTICE = (
    "This folder holds something else than a practice register, so it was not deleted. Nothing was changed. "
    "Look into the folder."
)


@dataclass(frozen=True, repr=False)
class Practice:
    """A practice register, open at the lead's desk; every desk of it opens with the same words, shown on the screen."""

    folder: Path
    waystation: Waystation
    words: str = field(default=WORDS)


def practice_folder() -> Path:
    """Beside the folder of the real records, never in it."""
    real = data_folder()
    return real.with_name(real.name + "-practice")


def begin(folder: Path | None = None) -> Practice:
    """Make a practice register with four desks, a house and a bus of 52 invented people; the last one goes.
    StorageTrouble: the folder is in use for something else."""
    place = folder or practice_folder()
    _require_apart(place)
    if place.exists():
        end(place)
    with told():
        place.mkdir(mode=0o700, parents=True)
        (place / MARKER).touch(mode=0o600)
    form = replace(SITE, site_name=PRACTICE_SITE, site_address="", phone="", station=999)
    waystation = first_run(place, form, passphrase=WORDS, cost=FLOOR, practice=True).waystation
    for role, name, desk in STAFF:
        waystation.staff.add_user(waystation.actor, UserForm(new_id(), name, desk, role), WORDS, FLOOR)
    _expect_a_bus(waystation)
    make_house(waystation, waystation.actor)
    return Practice(place, waystation)


def _expect_a_bus(waystation: Waystation) -> None:
    intake = Actor(waystation.actor.user, Role.INTAKE, waystation.actor.desk, waystation.actor.name)
    form = GroupForm(new_id(), "Bus 1", GroupKind.BUS, 52, datetime.now(UTC))
    group = waystation.arrivals.open_group(intake, form).id
    waystation.lists.import_list(intake, list_form(group, demo_list()))


def end(folder: Path, waystation: Waystation | None = None) -> None:
    """Delete a practice register, which the windows have let go of. StorageTrouble: it is not one."""
    if waystation is not None:
        waystation.close()
    if not _is_practice(folder):
        raise StorageTrouble(NOT_PRACTICE)
    with told():
        (folder / KEYS).unlink(missing_ok=True)
        shutil.rmtree(folder)


def _is_practice(folder: Path) -> bool:
    return (folder / MARKER).is_file() and not folder.is_symlink()


def _require_apart(folder: Path) -> None:
    real, place = data_folder().resolve(), folder.resolve()
    if place == real or real in place.parents or place in real.parents:
        raise UserError(TOO_CLOSE, field="folder")
    if place.exists() and not _is_practice(folder):
        raise StorageTrouble(NOT_PRACTICE)
