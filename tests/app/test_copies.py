"""Copies: made while in use, verified after writing, rotated, and never mixed with those of another register."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from app import copies
from app.copies import CopyAge, MediumState, age_of, own_key_files, proven_chains
from app.copy_folder import KEY_FILE, REGISTER, SEAL, copies_in, seen
from app.errors import Refused, StorageTrouble, UserError
from app.rotation import kept
from app.waystation import KEYS, Waystation
from models.codes import Role
from tests.app.conftest import Centre, as_role, check_whole, open_bus

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def own_copies(centre: Centre) -> tuple[copies.CopyFound, ...]:
    return copies_in(centre.folder / copies.OWN_FOLDER)


def test_a_copy_is_the_register_at_that_moment(centre: Centre, manager: Waystation, group: UUID) -> None:
    made, store = manager.copies.make(manager.actor), manager.house.store
    (copy,) = own_copies(centre)
    chains = proven_chains(copy.register, manager.house.vault.database_key)
    assert chains[store.station] == (store.head().seq, store.head().hash)
    assert copy.keys.read_bytes() == (centre.folder / KEYS).read_bytes()
    assert (made.name, made.size, made.medium) == (copy.path.stem, copy.size, MediumState.NOT_SET)


def test_nothing_outside_the_copy_tells_what_is_in_it(centre: Centre, manager: Waystation) -> None:
    manager.copies.make(manager.actor)
    (copy,) = own_copies(centre)
    assert sorted(file.name for file in copy.path.iterdir()) == [KEY_FILE, REGISTER, SEAL]
    assert len(copy.path.stem) == 16
    assert int(copy.path.stem, 16) >= 0
    assert not copy.register.read_bytes().startswith(b"SQLite format 3")
    assert all(file.stat().st_mode & 0o077 == 0 for file in (copy.path, *copy.path.iterdir()))


def test_a_copy_that_does_not_read_back_is_thrown_away(
    centre: Centre, manager: Waystation, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = manager.house.store.copy_to

    def on_a_bad_disk(path: Path, key: bytes) -> None:
        whole(path, key)
        flip(path, 5000)

    monkeypatch.setattr(manager.house.store, "copy_to", on_a_bad_disk)
    with pytest.raises(StorageTrouble, match="damaged"):
        manager.copies.make(manager.actor)
    assert list((centre.folder / copies.OWN_FOLDER).iterdir()) == []
    assert manager.copies.state(manager.actor).own is None


def flip(path: Path, place: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        found = file.read(1)[0]
        file.seek(place)
        file.write(bytes([found ^ 1]))


def test_a_key_file_that_was_exchanged_is_not_copied(centre: Centre, manager: Waystation, tmp_path: Path) -> None:
    shutil.copy(centre.folder / KEYS, tmp_path / "kept")
    flip(centre.folder / KEYS, 100)
    with pytest.raises(StorageTrouble):
        manager.copies.make(manager.actor)
    assert own_copies(centre) == ()
    shutil.copy(tmp_path / "kept", centre.folder / KEYS)


def test_a_copy_is_due_every_ten_minutes_and_every_role_keeps_them(manager: Waystation, clock: Clock) -> None:
    volunteer = as_role(manager, Role.VOLUNTEER)
    assert manager.copies.keep(volunteer) is not None
    assert manager.copies.keep(volunteer) is None
    clock.turn(minutes=10)
    assert manager.copies.due(volunteer)
    assert manager.copies.keep(volunteer) is not None
    clock.turn(days=-400)
    assert manager.copies.due(volunteer)


class Clock:
    """The wall clock of the session, turned by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: int) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock(manager: Waystation) -> Clock:
    manager.house.clock = Clock()
    return manager.house.clock


def test_at_lock_a_copy_only_when_something_was_written(manager: Waystation, clock: Clock) -> None:
    actor = as_role(manager, Role.INTAKE)
    assert manager.copies.keep_at_lock(actor) is not None
    assert manager.copies.keep_at_lock(actor) is None
    open_bus(manager, actor)
    assert manager.copies.keep_at_lock(actor) is not None


def test_a_desk_can_save_between_the_steps_and_a_stopped_copy_leaves_nothing(
    centre: Centre, manager: Waystation
) -> None:
    steps = manager.copies.keep_in_steps(manager.actor)
    assert next(steps) is None
    saved = open_bus(manager, as_role(manager, Role.INTAKE))
    *_, made = steps
    assert made is not None
    assert saved
    (centre.folder / copies.OWN_FOLDER / f"{made.name}.copy").rename(centre.folder / "gone")
    stopped = manager.copies.keep_in_steps(manager.actor)
    next(stopped)
    next(stopped)
    stopped.close()
    assert list((centre.folder / copies.OWN_FOLDER).iterdir()) == []


def test_a_copy_that_was_deleted_does_not_count(centre: Centre, manager: Waystation) -> None:
    manager.copies.make(manager.actor)
    shutil.rmtree(own_copies(centre)[0].path)
    state = manager.copies.state(manager.actor)
    assert (state.own, state.age) == (None, CopyAge.TOO_LATE)
    assert manager.copies.due(manager.actor)


def test_only_the_shift_lead_and_the_technician_make_one_by_hand(manager: Waystation) -> None:
    manager.copies.make(as_role(manager, Role.TECHNICIAN))
    for act in (manager.copies.make, manager.copies.sheet):
        with pytest.raises(Refused):
            act(as_role(manager, Role.MEDIC))


def test_a_copy_by_hand_is_journaled_in_the_copy_itself(centre: Centre, manager: Waystation) -> None:
    before = manager.house.store.head().seq
    manager.copies.keep(manager.actor)
    assert manager.house.store.head().seq == before
    manager.copies.make(manager.actor)
    chains = proven_chains(own_copies(centre)[0].register, manager.house.vault.database_key)
    assert chains[manager.house.store.station][0] == manager.house.store.head().seq == before + 1


def test_whoever_goes_to_bring_back_a_copy_is_journaled_first(manager: Waystation) -> None:
    with pytest.raises(Refused):
        manager.copies.begin_restore(as_role(manager, Role.INTAKE))
    before = manager.house.store.head().seq
    manager.copies.begin_restore(manager.actor)
    assert manager.house.store.head().seq == before + 1


# The second medium


@pytest.fixture
def stick(manager: Waystation, tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    manager.copies.choose_medium(manager.actor, str(place))
    return place


def test_the_second_medium_gets_the_same_bytes(centre: Centre, manager: Waystation, stick: Path) -> None:
    made = manager.copies.make(manager.actor)
    assert (made.medium, made.sentence) == (MediumState.WRITTEN, copies.SAFE_TO_REMOVE)
    (own,), (there,) = own_copies(centre), copies_in(stick / copies.MEDIUM_FOLDER)
    assert own.path.name != there.path.name
    assert not seen(there.path, look_inside=True).damaged
    assert own.register.read_bytes() == there.register.read_bytes()
    sheet = manager.copies.sheet(manager.actor)
    assert sheet.state.medium == sheet.state.own == own.made_at.replace(microsecond=sheet.state.own.microsecond)
    assert (len(sheet.own), len(sheet.medium), sheet.medium_here, sheet.same_disk) == (1, 1, True, True)


def test_a_stick_that_is_not_there_is_a_sentence(centre: Centre, manager: Waystation, stick: Path) -> None:
    stick.rename(stick.with_name("pulled"))
    made = manager.copies.make(manager.actor)
    assert (made.medium, made.sentence) == (MediumState.GONE, copies.MEDIUM_GONE)
    assert len(own_copies(centre)) == 1
    assert not stick.exists()
    assert manager.copies.state(manager.actor).medium is None


def test_a_stick_that_cannot_be_written_is_a_sentence(centre: Centre, manager: Waystation, stick: Path) -> None:
    (stick / copies.MEDIUM_FOLDER).write_text("a file where the folder should be")
    made = manager.copies.make(manager.actor)
    assert (made.medium, made.sentence) == (MediumState.FAILED, copies.MEDIUM_FAILED)
    assert len(own_copies(centre)) == 1


@pytest.mark.parametrize("path", ["no/such/place", "/no/such/place", "x" * 2000])
def test_a_place_that_cannot_be_used_is_not_chosen(manager: Waystation, path: str) -> None:
    with pytest.raises(UserError, match="Nothing was changed"):
        manager.copies.choose_medium(manager.actor, path)
    with pytest.raises(UserError, match="belongs to the register"):
        manager.copies.choose_medium(manager.actor, str(manager.copies._folder))
    assert not manager.copies.state(manager.actor).medium_set


# Rotation


def test_rotation_keeps_six_then_hours_then_days() -> None:
    made = [NOON - timedelta(minutes=10 * n) for n in range(30 * 24 * 6)]
    stay = kept(made, lambda moment: moment)
    assert stay[:6] == tuple(made[:6])
    assert len({moment.strftime("%d%H") for moment in stay}) >= 24
    assert len({moment.date() for moment in stay}) == 14
    assert 24 + 13 <= len(stay) <= 6 + 24 + 14


def test_the_only_good_one_is_never_deleted(centre: Centre, manager: Waystation, clock: Clock) -> None:
    for hour in (0, 1, 2):
        for minutes in range(0, 60, 10):
            clock.now = NOON + timedelta(hours=hour, minutes=minutes)
            manager.copies.keep(manager.actor)
    found = own_copies(centre)
    assert len(found) == 6 + 2
    clock.turn(days=-30)  # the newest copy tells an older time now, and stays
    made = manager.copies.keep(manager.actor)
    assert made is not None
    assert made.name in {copy.path.stem for copy in own_copies(centre)}


def test_copies_of_another_register_are_left_alone(
    centre: Centre, manager: Waystation, stick: Path, tmp_path: Path
) -> None:
    from app.night import SITE
    from app.waystation import first_run
    from tests.app.conftest import FLOOR, WORDS

    manager.copies.make(manager.actor)
    other = first_run(tmp_path / "practice", SITE, passphrase=WORDS, cost=FLOOR).waystation
    other.copies.choose_medium(other.actor, str(stick))
    for _ in range(8):
        other.copies.make(other.actor)
    assert len(copies_in(stick / copies.MEDIUM_FOLDER)) == 1 + 6
    assert len(manager.copies.sheet(manager.actor).medium) == 1
    assert len(other.copies.sheet(other.actor).medium) == 6
    check_whole(other)
    other.close()


@pytest.mark.parametrize(
    ("minutes", "age"),
    [(0, CopyAge.GOOD), (20, CopyAge.GOOD), (21, CopyAge.LATE), (120, CopyAge.LATE), (121, CopyAge.TOO_LATE)],
)
def test_age(minutes: int, age: CopyAge) -> None:
    assert age_of(NOON, NOON + timedelta(minutes=minutes)) is age
    assert age_of(None, NOON) is CopyAge.TOO_LATE
    assert age_of(NOON + timedelta(hours=1), NOON) is CopyAge.TOO_LATE


# What an interrupted copy leaves


def test_half_a_copy_is_never_taken_for_one(centre: Centre, manager: Waystation, clock: Clock) -> None:
    manager.copies.make(manager.actor)
    (copy,) = own_copies(centre)
    half = copy.path.with_suffix(".part")
    shutil.copytree(copy.path, half)
    assert len(own_copies(centre)) == 1
    clock.now = datetime.now(UTC) + timedelta(days=2)
    manager.copies.make(manager.actor)
    assert not half.exists()


def test_the_key_files_inside_the_copies_are_found_for_destroying(centre: Centre, manager: Waystation) -> None:
    manager.copies.make(manager.actor)
    assert own_key_files(centre.folder) == (own_copies(centre)[0].keys,)
