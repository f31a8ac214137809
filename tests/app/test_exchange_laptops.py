"""Two laptops of one centre: the second made from a copy of the first, parcels carried between them."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from sqlmodel import Session, select

from app.__main__ import main
from app.access import Act
from app.alarms import Cloned, EarlierMissing, FromTheFuture, NotForUs, RolledBack, UnknownStation
from app.carrying import read_parcel
from app.exchange import Exchange, ReceivedRow
from app.forms import PersonForm
from app.house import House
from app.night import SITE
from app.photo import prepare_photo
from app.restoring import found, restore
from app.waystation import Waystation, desks_of, unlock
from models.base import new_id
from models.codes import Role
from models.derived import Blob, LocalSetting
from models.papers import Fact
from models.person import Person
from models.place import Station
from tests.app.conftest import WORDS, Centre, as_role, check_whole, open_bus


@pytest.fixture
def second(manager: Waystation, centre: Centre, tmp_path: Path) -> Iterator[Waystation]:
    """Another laptop, brought up from a copy of the first one."""
    manager.copies.make(manager.actor)
    (copy,) = found([centre.folder])
    made = restore(tmp_path / "second", copy, centre.slots[Role.MANAGER], WORDS, 2)
    yield made
    check_whole(made)
    made.close()


def carry(giver: Waystation, taker: Waystation) -> ReceivedRow:
    return taker.exchange.receive(taker.actor, giver.exchange.parcel(giver.actor))


def register(waystation: Waystation, family: str) -> UUID:
    actor = as_role(waystation, Role.INTAKE)
    form = PersonForm(new_id(), open_bus(waystation, actor), family, "Maryia")
    waystation.registration.register(actor, form)
    return form.id


def facts(waystation: Waystation, kind: str) -> list[str]:
    with waystation.house.store.read() as session:
        return list(session.exec(select(Fact.detail).where(Fact.kind == kind)).all())


def test_each_finds_whom_the_other_registered(manager: Waystation, second: Waystation) -> None:
    register(manager, "Verasen")
    register(second, "Zhuravinka")
    row = carry(second, manager)
    assert row.station == 2
    assert row.entries > 0
    carry(manager, second)
    for waystation in (manager, second):
        asked = as_role(waystation, Role.INTAKE)
        assert [len(waystation.people.find(asked, name)) for name in ("Verasen", "Zhuravinka")] == [1, 1]


def test_a_photograph_travels_and_goes_with_its_erasure(manager: Waystation, second: Waystation) -> None:
    person, raw = register(manager, "Verasen"), io.BytesIO()
    Image.new("RGB", (300, 400), "grey").save(raw, "JPEG")
    manager.registration.set_photo(as_role(manager, Role.INTAKE), person, prepare_photo(raw.getvalue()))
    carry(manager, second)
    assert pictures(second) == pictures(manager)
    assert len(pictures(second)) == 1
    second.house.store.erase(second.actor.user, "erase", person, ["photo"])
    carry(second, manager)
    assert pictures(manager) == pictures(second) == []


def pictures(waystation: Waystation) -> list[bytes]:
    with waystation.house.store.read() as session:
        return list(session.exec(select(Blob.data)).all())


def test_the_next_parcel_begins_where_the_last_one_ended(manager: Waystation, second: Waystation) -> None:
    for _ in range(5):
        register(manager, "Verasen")
    carry(second, manager)
    carry(manager, second)
    whole = len(second.exchange.parcel(second.actor))
    carry(manager, second)
    register(second, "Zhuravinka")
    assert len(second.exchange.parcel(second.actor)) < whole + 4000


def test_the_same_parcel_again_changes_nothing(manager: Waystation, second: Waystation) -> None:
    register(manager, "Verasen")
    parcel = manager.exchange.parcel(manager.actor)
    second.exchange.receive(second.actor, parcel)
    before = second.house.store.vector()
    assert second.exchange.receive(second.actor, parcel) == ReceivedRow(manager.station_number(), 0, 0, 0)
    assert second.house.store.vector() == before


def test_a_parcel_says_that_an_earlier_one_is_missing(manager: Waystation, second: Waystation) -> None:
    carry(second, manager)
    register(manager, "Verasen")
    _believes(manager, second)
    with pytest.raises(EarlierMissing):
        carry(manager, second)


def _believes(giver: Waystation, taker: Waystation) -> None:
    """As if the taker had sent word that it has everything; that word is wrong."""
    vector = ",".join(f'"{station:x}":{seq}' for station, seq in giver.house.store.vector().items())
    name = f"exchange.heard.{taker.house.store.station:020d}"

    def work(session: Session) -> None:
        session.merge(LocalSetting(name=name, value=f"{{{vector}}}"))

    giver.house.write(giver.actor, Act.EXCHANGE, work)


def test_another_centre_cannot_open_it(manager: Waystation, tmp_path: Path, made_once: Path) -> None:
    from app.waystation import first_run
    from tests.app.conftest import FLOOR

    other = first_run(tmp_path / "other", SITE, passphrase=WORDS, cost=FLOOR).waystation
    with pytest.raises(NotForUs):
        carry(manager, other)
    other.close()


def test_a_station_that_was_struck_off_is_not_believed(manager: Waystation, second: Waystation) -> None:
    carry(second, manager)

    def strike(session: Session) -> None:
        chain = f"{second.house.store.station:020d}"
        session.exec(select(Station).where(Station.chain == chain)).one().voided = True

    manager.house.write(manager.actor, Act.EXCHANGE, strike)
    with pytest.raises(UnknownStation):
        carry(second, manager)


def test_a_parcel_from_tomorrow_waits_for_a_person(manager: Waystation, second: Waystation) -> None:
    ahead = House(second.house.store, second.house.vault, lambda: second.house.clock() + timedelta(hours=25))
    second.house.store._clock = ahead.clock
    register(second, "Zhuravinka")
    parcel = Exchange(ahead).parcel(second.actor)
    with pytest.raises(FromTheFuture):
        manager.exchange.receive(manager.actor, parcel)
    assert manager.exchange.receive(manager.actor, parcel, clocks_confirmed=True).entries > 0


def test_a_laptop_put_back_or_copied_alarms_at_first_contact(
    manager: Waystation, second: Waystation, centre: Centre, tmp_path: Path
) -> None:
    """The folder was copied by hand, past the program: two files of one station."""
    twin_folder = tmp_path / "twin"
    manager.house.store._wipe_log()
    shutil.copytree(centre.folder, twin_folder, ignore=shutil.ignore_patterns("*.lock", "*-wal", "*-shm"))
    register(manager, "Verasen")
    carry(manager, second)
    twin = unlock(twin_folder, centre.slots[Role.MANAGER], WORDS)
    with pytest.raises(RolledBack):
        carry(second, twin)
    assert facts(twin, "PARCEL_ALARM") == [f"RolledBack {manager.house.store.station:020d}"]
    with pytest.raises(Cloned):
        carry(twin, second)
    twin.close()
    with second.house.store.read() as session:
        assert len(session.exec(select(Person)).all()) == 1


def test_a_parcel_goes_out_and_in_by_the_command_line(
    manager: Waystation,
    centre: Centre,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    manager.copies.make(manager.actor)
    (copy,) = found([centre.folder])
    restore(tmp_path / "second", copy, centre.slots[Role.MANAGER], WORDS, 2).close()
    stick = tmp_path / "stick"
    stick.mkdir()
    desk = next(place for place, desk in enumerate(desks_of(centre.folder), 1) if desk.label == SITE.desk)

    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{desk}\n{WORDS}\n"))
        code = main(["exchange", *words])
        return code, "".join(capsys.readouterr())

    code, said = run("out", str(stick), "--folder", str(tmp_path / "second"))
    (parcel,) = stick.iterdir()
    assert code == 0
    assert parcel.name in said
    carried = manager.exchange.receive(manager.actor, read_parcel(parcel))
    assert carried.entries > 0
    assert run("out", str(parcel), "--folder", str(tmp_path / "second"))[0] == 1
    code, said = run("in", str(parcel), "--folder", str(tmp_path / "second"))
    assert (code, "0 new entries" in said) == (0, True)
    parcel.write_bytes(b"something else")
    assert run("in", str(parcel), "--folder", str(tmp_path / "second"))[0] == 1
    assert run("in", str(stick / "gone"), "--folder", str(tmp_path / "second"))[0] == 1
