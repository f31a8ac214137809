"""Each flow of a night on a full disk, in a folder that was pulled out and on a failing disk: told in a sentence,
nothing confirmed is lost, and it works again when there is room."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from app import trouble
from app.card_forms import CardPrintForm
from app.check_forms import CheckForm
from app.errors import StorageTrouble
from app.forms import DraftForm, PersonForm, TwinForm
from app.ids import new_id
from app.importing import list_form
from app.supply_forms import IssueForm
from app.tasks import TaskForm
from app.waystation import DATABASE, Waystation
from models.codes import Answer, Role, Triage
from printing.data import CardLayout
from tests.app.conftest import WORDS, Centre, as_role, check_whole, open_bus

LIST = "№;Фамилия;Имя\n" + "".join(f"{n};Верасень{n};Кірыл\n" for n in range(1, 30))
Act = Callable[[Waystation, UUID, UUID], object]
SECONDS = 6


def register(waystation: Waystation, group: UUID, person: UUID) -> object:
    return waystation.registration.register(as_role(waystation, Role.INTAKE), PersonForm(new_id(), group, "Верасень"))


def issue(waystation: Waystation, group: UUID, person: UUID) -> object:
    return waystation.supplies.issue(as_role(waystation, Role.STORE), IssueForm(new_id(), person, kit="KIT-ARR"))


def sign(waystation: Waystation, group: UUID, person: UUID) -> object:
    form = CheckForm(new_id(), person, triage=Triage.YELLOW)
    return waystation.health.sign_check(as_role(waystation, Role.MEDIC), form)


def import_list(waystation: Waystation, group: UUID, person: UUID) -> object:
    return waystation.lists.import_list(as_role(waystation, Role.INTAKE), list_form(group, LIST.encode()))


def print_card(waystation: Waystation, group: UUID, person: UUID) -> object:
    return waystation.card_acts.print_cards(
        as_role(waystation, Role.INTAKE), CardPrintForm(group, (person,), CardLayout.A6)
    ).draw(None)


def merge(waystation: Waystation, group: UUID, person: UUID) -> None:
    other = waystation.registration.register(as_role(waystation, Role.INTAKE), PersonForm(new_id(), group, "Верас"))
    form = TwinForm(new_id(), person, other.id, Answer.YES)
    waystation.twins.decide(as_role(waystation, Role.INTAKE), form)


def draft(waystation: Waystation, group: UUID, person: UUID) -> None:
    waystation.drafts.keep(waystation.actor, DraftForm(new_id(), "intake", bytes(9000)))


FLOWS: dict[str, Act] = {
    "register": register,
    "issue": issue,
    "sign": sign,
    "import": import_list,
    "print": print_card,
    "merge": merge,
    "draft": draft,
}


@pytest.fixture
def person(manager: Waystation, group: UUID) -> UUID:
    form = PersonForm(new_id(), group, "Верасень", "Кірыл")
    return manager.registration.register(as_role(manager, Role.INTAKE), form).id


def log_as_large_as_the_file(manager: Waystation, folder: Path) -> None:
    """Acts until the log is no smaller than the file itself: the next one would make a file grow."""
    while (folder / (DATABASE + "-wal")).stat().st_size < (folder / DATABASE).stat().st_size:
        manager.tasks.write_task(manager.actor, TaskForm(new_id(), "x" * 300, Role.STORE))


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """No file may grow beyond what the largest of the register's files is by now."""
    most = max(path.stat().st_size for path in folder.glob(DATABASE + "*"))
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_page_half_written_on_a_full_disk_is_not_taken_for_damage(
    manager: Waystation, centre: Centre, group: UUID, person: UUID
) -> None:
    log_as_large_as_the_file(manager, centre.folder)
    store = manager.house.store
    with full_disk(centre.folder):
        with pytest.raises(StorageTrouble):
            register(manager, group, person)
        torn = (centre.folder / DATABASE).stat().st_size % 4096
        with pytest.raises(StorageTrouble) as told:
            store.check_pages()
    assert torn
    assert told.value.sentence == trouble.FULL
    store.check_pages()


@pytest.mark.parametrize("flow", list(FLOWS))
def test_a_full_disk(manager: Waystation, centre: Centre, group: UUID, person: UUID, flow: str) -> None:
    log_as_large_as_the_file(manager, centre.folder)
    head = manager.house.store.head()
    with full_disk(centre.folder), pytest.raises(StorageTrouble) as told:
        FLOWS[flow](manager, group, person)
    assert told.value.sentence == trouble.FULL
    assert manager.house.store.head() == head
    check_whole(manager)
    FLOWS[flow](manager, group, person)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that is really full, where this user may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no right to mount a small disk here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_small_disk_filled_to_the_brim(made_once: Path, small_disk: Path, centre: Centre) -> None:
    shutil.copytree(made_once, small_disk / "data")
    waystation = Centre(small_disk / "data", centre.slots).unlock(Role.MANAGER)
    group = _bus(waystation)
    person = waystation.registration.register(as_role(waystation, Role.INTAKE), PersonForm(new_id(), group, "В")).id
    ballast = small_disk / "ballast"
    with pytest.raises(OSError, match="No space left"):
        fill(ballast)
    for flow in FLOWS.values():
        with pytest.raises(StorageTrouble) as told:
            until_refused(flow, waystation, group, person)
        assert told.value.sentence == trouble.FULL
    check_whole(waystation)
    ballast.unlink()
    for flow in FLOWS.values():
        flow(waystation, group, person)
    check_whole(waystation)
    waystation.close()


def fill(file: Path) -> None:
    with file.open("wb", buffering=0) as ballast:
        while True:
            ballast.write(bytes(4096))


def until_refused(flow: Act, waystation: Waystation, group: UUID, person: UUID) -> None:
    """What is free inside the files is used up first; what was answered until then stays."""
    for _ in range(40):
        head = waystation.house.store.head()
        flow(waystation, group, person)
        assert waystation.house.store.head().seq >= head.seq


def _bus(waystation: Waystation) -> UUID:
    return open_bus(waystation, as_role(waystation, Role.INTAKE))


def test_a_folder_that_was_pulled_out_and_put_back(centre: Centre) -> None:
    waystation = centre.unlock(Role.MANAGER)
    group = _bus(waystation)
    person = waystation.registration.register(as_role(waystation, Role.INTAKE), PersonForm(new_id(), group, "В")).id
    waystation.close()
    away = centre.folder.rename(centre.folder.with_name("away"))
    with pytest.raises(StorageTrouble):
        centre.unlock(Role.MANAGER)
    away.rename(centre.folder)
    again = centre.unlock(Role.MANAGER)
    assert again.registration.open_sheet(as_role(again, Role.INTAKE), person).form.family == "В"
    check_whole(again)
    again.close()


@pytest.mark.parametrize("code", [sqlcipher.SQLITE_FULL, sqlcipher.SQLITE_IOERR, sqlcipher.SQLITE_IOERR | 3 << 8])
def test_both_answers_of_a_failing_disk_are_told(code: int) -> None:
    error = sqlcipher.OperationalError("disk I/O error")
    error.sqlite_errorcode = code  # type: ignore[attr-defined]
    with pytest.raises(StorageTrouble) as told, trouble.told():
        raise error
    assert told.value.sentence == trouble.FULL


def worked() -> float:
    """Seconds that children worked: what other programs do meanwhile is left out, and nothing here waits."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_second_copy_of_the_program_is_told_at_once(centre: Centre) -> None:
    waystation = centre.unlock(Role.MANAGER)
    slot = centre.slots[Role.MEDIC]
    script = (
        "import sys, uuid, pathlib; from app.waystation import unlock\n"
        "from app.errors import StorageTrouble\n"
        "try: unlock(pathlib.Path(sys.argv[1]), uuid.UUID(sys.argv[2]), sys.argv[3])\n"
        "except StorageTrouble as told: print(told.sentence)"
    )
    before = worked()
    said = subprocess.run(
        [sys.executable, "-c", script, str(centre.folder), str(slot), WORDS], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == trouble.LOCKED
    assert worked() - before <= SECONDS
    check_whole(waystation)
    waystation.close()
