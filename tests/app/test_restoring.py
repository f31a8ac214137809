"""Bringing back a copy: whole or not at all, under a new station, with nothing thrown away."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from app import swap
from app.copies import MEDIUM_FOLDER, OWN_FOLDER
from app.copy_folder import KEY_FILE, REGISTER, SEAL, CopyFound, copies_in
from app.errors import Refused, StorageTrouble, UserError
from app.forms import PersonForm
from app.restoring import (
    DAMAGED_COPY,
    RESTORED,
    Present,
    desks_in,
    found,
    newest_whole,
    preview,
    restore,
)
from app.trouble import LOCKED
from app.waystation import DATABASE, KEYS, Waystation, is_set_up
from models.base import new_id
from models.codes import Role
from models.papers import Fact
from models.place import Station
from tests.app.conftest import WORDS, Centre, as_role, check_whole, open_bus

NAMES = ("Верасень", "Крыжовік", "Шыпшынка")


@dataclass(frozen=True)
class Night:
    """A first laptop with three people and a stick with its copies, now locked."""

    centre: Centre
    stick: Path

    @property
    def slot(self) -> UUID:
        return self.centre.slots[Role.MANAGER]

    def copies(self) -> tuple[CopyFound, ...]:
        return found([self.stick])


def register(waystation: Waystation, group: UUID, *names: str) -> list[str]:
    intake = as_role(waystation, Role.INTAKE)
    forms = [PersonForm(new_id(), group, name) for name in names]
    return [waystation.registration.register(intake, form).number for form in forms]


def names(waystation: Waystation, group: UUID) -> set[str]:
    return {row.name.family for row in waystation.arrivals.list_of(as_role(waystation, Role.INTAKE), group)}


def work_on(centre: Centre, act: Callable[[Waystation], object]) -> None:
    waystation = centre.unlock(Role.MANAGER)
    act(waystation)
    check_whole(waystation)
    waystation.close()


@pytest.fixture
def night(centre: Centre, tmp_path: Path) -> Night:
    stick = tmp_path / "stick"
    stick.mkdir()

    def work(waystation: Waystation) -> None:
        waystation.copies.choose_medium(waystation.actor, str(stick))
        register(waystation, open_bus(waystation, as_role(waystation, Role.INTAKE)), *NAMES)
        waystation.copies.make(waystation.actor)

    work_on(centre, work)
    return Night(centre, stick)


def bring(night: Night, folder: Path, number: int = 777) -> Waystation:
    (copy,) = night.copies()
    return restore(folder, copy, night.slot, WORDS, number)


def test_an_empty_laptop_gets_everybody_from_the_stick(night: Night, tmp_path: Path) -> None:
    second = tmp_path / "second"
    (copy,) = night.copies()
    sheet = preview(second, copy, night.slot, WORDS)
    assert (sheet.present, sheet.later_acts) == (Present.NOTHING, 0)
    assert not second.exists()
    waystation = bring(night, second, sheet.suggested)
    group = waystation.arrivals.groups(waystation.actor)[0]
    assert names(waystation, group.id) == set(NAMES)
    check_whole(waystation)
    waystation.close()
    assert sorted(file.name for file in second.iterdir()) == [DATABASE, DATABASE + ".lock", KEYS]


def test_it_is_another_station_from_then_on(night: Night, tmp_path: Path) -> None:
    old = night.centre.unlock(Role.MANAGER)
    before, number = old.house.store.head(), old.station_number()
    old.close()
    waystation = bring(night, tmp_path / "second")
    store = waystation.house.store
    assert store.station != before.station
    assert waystation.station_number() == 777
    assert number != 777
    (printed,) = register(waystation, open_bus(waystation, as_role(waystation, Role.INTAKE)), "Журавінка")
    assert printed.startswith("777-00001-")
    with store.read() as session:
        assert sorted(session.exec(select(Station.number)).all()) == sorted((number, 777))
        fact = session.exec(select(Fact).where(Fact.kind == RESTORED)).one()
        assert fact.detail == "777"
    assert {change.source.station for change in store.history(fact.id)} == {store.station}
    check_whole(waystation)
    waystation.close()


def test_the_copy_itself_is_not_changed(night: Night, tmp_path: Path) -> None:
    (copy,) = night.copies()
    before = {file.name: file.read_bytes() for file in copy.path.iterdir()}
    bring(night, tmp_path / "second").close()
    assert {file.name: file.read_bytes() for file in copy.path.iterdir()} == before


def test_what_would_be_lost_is_said_and_then_kept_aside(night: Night) -> None:
    def later(waystation: Waystation) -> None:
        group = waystation.arrivals.groups(waystation.actor)[0].id
        register(waystation, group, "Ручаёк", "Дзятлік")

    work_on(night.centre, later)
    folder, (copy,) = night.centre.folder, night.copies()
    sheet = preview(folder, copy, night.slot, WORDS)
    assert (sheet.present, sheet.later_acts, sheet.registered_since) == (Present.SAME, 2, 2)
    assert sheet.later_until is not None
    assert sheet.last_entry_at is not None
    assert sheet.later_until >= sheet.last_entry_at
    old = (folder / DATABASE).read_bytes()
    waystation = restore(folder, copy, night.slot, WORDS, sheet.suggested)
    waystation.close()
    (aside,) = folder.glob(swap.ASIDE + "*")
    assert (aside / DATABASE).read_bytes() == old
    assert (aside / KEYS).exists()
    assert copies_in(folder / OWN_FOLDER)


def test_a_restored_register_forgets_the_media_of_the_other_laptop(night: Night, tmp_path: Path) -> None:
    waystation = bring(night, tmp_path / "second")
    state = waystation.copies.state(waystation.actor)
    assert (state.own, state.medium, state.medium_set) == (None, None, False)
    waystation.close()


def test_copies_of_the_new_station_do_not_push_out_the_old_ones(night: Night, tmp_path: Path) -> None:
    waystation = bring(night, tmp_path / "second")
    waystation.copies.choose_medium(waystation.actor, str(night.stick))
    for _ in range(8):
        waystation.copies.make(waystation.actor)
    waystation.close()
    assert len(copies_in(night.stick / MEDIUM_FOLDER)) == 1 + 6


def test_a_wrong_passphrase_opens_no_copy(night: Night, tmp_path: Path) -> None:
    (copy,) = night.copies()
    with pytest.raises(UserError, match="does not open this desk"):
        preview(tmp_path / "second", copy, night.slot, "wrong words entirely here")
    with pytest.raises(UserError, match="does not open this desk"):
        restore(tmp_path / "second", copy, night.slot, "wrong words entirely here", 777)
    assert not (tmp_path / "second").exists()


def test_only_the_shift_lead_brings_a_copy_back(night: Night, tmp_path: Path) -> None:
    (copy,) = night.copies()
    assert [desk.slot_id for desk in desks_in(copy)] == [night.slot]
    with pytest.raises(Refused, match="Only the shift lead"):
        preview(tmp_path / "second", copy, night.centre.slots[Role.MEDIC], WORDS)


@pytest.mark.parametrize("number", [0, 1000, 123])
def test_a_used_or_impossible_number_is_refused_and_nothing_changes(night: Night, number: int) -> None:
    folder, (copy,) = night.centre.folder, night.copies()
    waystation = night.centre.unlock(Role.MANAGER)
    used = waystation.station_number()
    waystation.close()
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(UserError, match="number"):
        restore(folder, copy, night.slot, WORDS, used if number == 123 else number)
    assert (folder / DATABASE).read_bytes() == before
    assert not list(folder.glob(swap.WAITING + "*"))


def test_a_register_that_is_open_is_not_replaced(night: Night) -> None:
    (copy,), folder = night.copies(), night.centre.folder
    waystation = night.centre.unlock(Role.MANAGER)
    for act in (lambda: preview(folder, copy, night.slot, WORDS), lambda: restore(folder, copy, night.slot, WORDS, 5)):
        with pytest.raises(StorageTrouble, match="already open") as trouble:
            act()
        assert trouble.value.sentence == LOCKED
    check_whole(waystation)
    waystation.close()


def test_a_damaged_register_here_is_said_and_replaced(night: Night) -> None:
    folder, (copy,) = night.centre.folder, night.copies()
    (folder / DATABASE).write_bytes(b"\0" * 4096)
    sheet = preview(folder, copy, night.slot, WORDS)
    assert sheet.present is Present.UNREADABLE
    waystation = restore(folder, copy, night.slot, WORDS, sheet.suggested)
    check_whole(waystation)
    waystation.close()


# Damage

DAMAGES: tuple[Callable[[Path], object], ...] = (
    *(lambda copy, n=n: flip(copy / REGISTER, n) for n in (0, 7, 100, 4096, 9999, 20000, 60000, -1, -2000)),
    *(lambda copy, n=n: flip(copy / KEY_FILE, n) for n in (0, 50, 300, -1)),
    *(lambda copy, n=n: flip(copy / SEAL, n) for n in (0, 10, -1)),
    lambda copy: (copy / SEAL).unlink(),
    lambda copy: (copy / KEY_FILE).unlink(),
    lambda copy: (copy / REGISTER).write_bytes(b""),
    lambda copy: (copy / REGISTER).write_bytes((copy / REGISTER).read_bytes()[:-4096]),
)


def flip(path: Path, place: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[place] ^= 4
    path.write_bytes(raw)


def test_twenty_damaged_copies_are_refused_and_the_next_older_is_offered(night: Night, tmp_path: Path) -> None:
    (old,), pile = night.copies(), tmp_path / "pile"
    shutil.copytree(old.path, pile / old.path.name)

    def make(waystation: Waystation) -> None:
        for place, damage in enumerate(DAMAGES):
            made = waystation.copies.make(waystation.actor)
            newer = pile / f"{place:016x}.copy"
            shutil.copytree(night.centre.folder / OWN_FOLDER / f"{made.name}.copy", newer)
            damage(newer)

    work_on(night.centre, make)
    seen = found([pile])
    assert len(DAMAGES) == 20
    assert [copy.damaged for copy in seen if copy.path.name != old.path.name] == [True] * 20
    offered = newest_whole(seen)
    assert offered is not None
    assert offered.path.name == old.path.name
    for copy in seen:
        if copy.damaged:
            with pytest.raises(StorageTrouble) as trouble:
                preview(tmp_path / "second", copy, night.slot, WORDS)
            assert trouble.value.sentence == DAMAGED_COPY
    preview(tmp_path / "second", offered, night.slot, WORDS)


# Interrupted


def test_an_interrupted_change_is_finished_by_whoever_looks_next(
    night: Night, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The power goes at every single renaming in turn."""
    (copy,) = night.copies()
    for step in range(1, 6):
        folder = tmp_path / f"laptop{step}"
        shutil.copytree(night.centre.folder, folder)
        with monkeypatch.context() as patch:
            stop_at(patch, folder, step)
            with pytest.raises(PowerCut):
                restore(folder, copy, night.slot, WORDS, 777)
        assert is_set_up(folder)
        assert not list(folder.glob(swap.WAITING + "*"))
        waystation = restored(folder, night)
        assert waystation.station_number() == 777
        check_whole(waystation)
        waystation.close()


def test_before_the_decision_the_old_register_stays(
    night: Night, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (copy,), folder = night.copies(), night.centre.folder
    before = (folder / DATABASE).read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)  # a real power cut tidies nothing up
        stop_at(patch, folder, 0)
        with pytest.raises(PowerCut):
            restore(folder, copy, night.slot, WORDS, 777)
    assert is_set_up(folder)
    assert (folder / DATABASE).read_bytes() == before
    assert len(list(folder.glob(swap.WAITING + "*"))) == 1
    restore(folder, copy, night.slot, WORDS, 777).close()
    assert not list(folder.glob(swap.WAITING + "*"))


class PowerCut(BaseException):
    """Not an error that the program could handle."""


def stop_at(patch: pytest.MonkeyPatch, folder: Path, step: int) -> None:
    """Path.replace does its work `step` times in this folder and then the power goes."""
    replace, done = Path.replace, []

    def counted(self: Path, target: Path) -> Path:
        if self.parent in (folder, *folder.glob(swap.WAITING + "*")):
            done.append(self)
            if len(done) > step:
                raise PowerCut
        return replace(self, target)

    patch.setattr(Path, "replace", counted)


def restored(folder: Path, night: Night) -> Waystation:
    return Centre(folder, night.centre.slots).unlock(Role.MANAGER)
