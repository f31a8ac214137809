"""Each station signs its own chain; whoever checks the register checks the signatures too."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import cbor2
import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app import chain_signing, copies, sqlcipher
from app.__main__ import main
from app.alarms import Unsound
from app.chain_signing import Signatures
from app.examining import examine_file
from app.journal import CHAIN
from app.night import SITE
from app.restoring import found, restore
from app.sealing import canonical
from app.store import Store
from app.token import make_proof, new_id
from app.vault import Vault
from app.waystation import DATABASE, KEYS, Waystation
from models.codes import Role
from tests.app.conftest import WORDS, Centre, as_role, check_whole, open_bus


@pytest.fixture
def second(manager: Waystation, centre: Centre, tmp_path: Path) -> Iterator[Waystation]:
    """Another laptop, brought up from a copy of the first one."""
    manager.copies.make(manager.actor)
    (copy,) = found([centre.folder])
    made = restore(tmp_path / "second", copy, centre.slots[Role.MANAGER], WORDS, 2)
    yield made
    made.close()


def signatures(store: Store) -> Signatures:
    return store.verify().signatures


def carried(store: Store, station: int) -> list[Any]:
    with store.read() as session:
        raw = session.connection().execute(sa.select(CHAIN.c.signature).where(CHAIN.c.station == station)).scalar_one()
    return list(cbor2.loads(raw))


def test_the_lock_signs_the_head_and_signs_it_once(centre: Centre) -> None:
    waystation = centre.unlock(Role.MANAGER)
    open_bus(waystation, as_role(waystation, Role.INTAKE))
    head = waystation.house.store.head()
    waystation.close()
    waystation.close()
    again = centre.unlock(Role.MANAGER)
    assert carried(again.house.store, head.station)[:2] == [head.seq, head.hash]
    assert signatures(again.house.store) == Signatures(checked=1)
    check_whole(again)
    again.close()


def test_a_copy_carries_the_signature_of_its_own_head(centre: Centre, manager: Waystation) -> None:
    manager.copies.make(manager.actor)
    (copy,) = found([centre.folder])
    with copies.opened_still(copy.register, manager.house.vault.database_key) as connection:
        row = connection.execute(sa.select(CHAIN)).one()
    assert cbor2.loads(row.signature)[:2] == [row.seq, row.hash]


def test_whoever_takes_a_parcel_in_keeps_the_signatures(manager: Waystation, second: Waystation) -> None:
    open_bus(second, as_role(second, Role.INTAKE))
    manager.exchange.receive(manager.actor, second.exchange.parcel(second.actor))
    there = second.house.store.head()
    assert carried(manager.house.store, there.station) == carried(second.house.store, there.station)
    assert carried(manager.house.store, there.station)[:2] == [there.seq, there.hash]
    assert signatures(manager.house.store) == Signatures(checked=2)


def test_a_later_signature_replaces_an_earlier_one_and_never_the_other_way(
    manager: Waystation, second: Waystation
) -> None:
    early = second.exchange.parcel(second.actor)
    late = second.exchange.parcel(second.actor)
    manager.exchange.receive(manager.actor, late)
    kept = carried(manager.house.store, second.house.store.station)
    manager.exchange.receive(manager.actor, early)
    assert carried(manager.house.store, second.house.store.station) == kept


Forge = Callable[[Waystation, list[Any]], bytes | None]


def flipped(_: Waystation, parts: list[Any]) -> bytes:
    return canonical([parts[0], parts[1], bytes([parts[2][0] ^ 1]) + parts[2][1:]])


def by_a_stranger(waystation: Waystation, parts: list[Any]) -> bytes:
    text = chain_signing.message(waystation.house.store.station, parts[0], parts[1])
    return canonical([parts[0], parts[1], Ed25519PrivateKey.generate().sign(text)])


def of_another_station(waystation: Waystation, parts: list[Any]) -> bytes:
    text = chain_signing.message(waystation.house.store.station ^ 1, parts[0], parts[1])
    return canonical([parts[0], parts[1], waystation.house.vault.sign_card(text)])


def for_another_purpose(waystation: Waystation, parts: list[Any]) -> bytes:
    text = chain_signing.message(waystation.house.store.station, parts[0], parts[1])
    return canonical([parts[0], parts[1], waystation.house.vault.sign_card(text.replace(b"chain", b"parcel"))])


def of_an_entry_that_is_cut_off(waystation: Waystation, parts: list[Any]) -> bytes:
    text = chain_signing.message(waystation.house.store.station, parts[0] + 1000, parts[1])
    return canonical([parts[0] + 1000, parts[1], waystation.house.vault.sign_card(text)])


def of_other_content(waystation: Waystation, parts: list[Any]) -> bytes:
    text = chain_signing.message(waystation.house.store.station, parts[0], bytes(32))
    return canonical([parts[0], bytes(32), waystation.house.vault.sign_card(text)])


def cut_short(_: Waystation, parts: list[Any]) -> bytes:
    return canonical(parts)[:-1]


def longer(_: Waystation, parts: list[Any]) -> bytes:
    return canonical(parts) + b"\0"


def noise(_: Waystation, parts: list[Any]) -> bytes:
    return b"\x9f" * 40


def empty(_: Waystation, parts: list[Any]) -> bytes:
    return b""


FORGERIES = [
    flipped,
    by_a_stranger,
    of_another_station,
    for_another_purpose,
    of_an_entry_that_is_cut_off,
    of_other_content,
    cut_short,
    longer,
    noise,
    empty,
]


@pytest.fixture
def signed(centre: Centre) -> Iterator[Waystation]:
    waystation = centre.unlock(Role.MANAGER)
    waystation.house.store.sign_head(waystation.house.vault.sign_card)
    yield waystation
    waystation.house.store.close()
    waystation.house.vault.lock()


def forge(waystation: Waystation, how: Forge) -> None:
    """Past the store, by another connection."""
    store = waystation.house.store
    raw = how(waystation, carried(store, store.station))
    with store._writing.begin() as connection:
        connection.execute(CHAIN.update().where(CHAIN.c.station == store.station).values(signature=raw))


@pytest.mark.parametrize("how", FORGERIES)
def test_a_forged_signature_is_not_whole(signed: Waystation, how: Forge) -> None:
    assert signatures(signed.house.store) == Signatures(checked=1)
    forge(signed, how)
    verdict = signed.house.store.verify()
    assert not verdict.is_whole
    assert verdict.broken is None
    assert verdict.signatures == Signatures(bad=(signed.house.store.station,))


@pytest.mark.parametrize("how", FORGERIES)
def test_a_forged_signature_is_not_taken_in(signed: Waystation, centre: Centre, tmp_path: Path, how: Forge) -> None:
    store, other = signed.house.store, Store.create(tmp_path / "other.db", signed.house.vault.database_key)
    forge(signed, how)
    with pytest.raises(Unsound):
        other.apply(*store.entries_after({}))
    assert other.vector() == {other.station: 0}
    other.close()


def test_a_chain_without_a_signature_is_counted(manager: Waystation, tmp_path: Path) -> None:
    other = Store.create(tmp_path / "other.db", manager.house.vault.database_key)
    manager.house.store.sign_head(manager.house.vault.sign_card)
    other.apply(*manager.house.store.entries_after({}))
    assert signatures(other) == Signatures(checked=1, none=1)
    assert other.verify().is_whole
    other.close()


def test_the_command_says_what_was_checked(
    centre: Centre, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    centre.unlock(Role.MANAGER).close()

    def verify() -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"1\n{WORDS}\n"))
        code = main(["verify", str(centre.folder)])
        return code, capsys.readouterr().out

    code, printed = verify()
    assert code == 0
    assert "Signatures of chains: 1 checked and right, 0 wrong, 0 chains without one." in printed
    vault = Vault.unlock(centre.folder / KEYS, centre.slots[Role.MANAGER], WORDS)
    engine = sqlcipher.engine(centre.folder / DATABASE, vault.database_key)
    with engine.begin() as connection:
        connection.execute(CHAIN.update().values(signature=b"none of ours"))
    engine.dispose()
    code, printed = verify()
    assert code == 1
    assert f"A SIGNATURE DOES NOT FIT (station {SITE.station:03d})" in printed
    assert not examine_file(centre.folder, centre.slots[Role.MANAGER], WORDS).is_whole


def test_it_can_never_be_taken_for_a_card(manager: Waystation) -> None:
    texts = list[bytes]()

    def listening(text: bytes) -> bytes:
        texts.append(text)
        return manager.house.vault.sign_card(text)

    make_proof(1, new_id(), date(2026, 1, 1), date(2026, 2, 1), manager.house.vault.card_key_id, listening)
    assert len(texts[0]) != len(chain_signing.message(1, 1, bytes(32)))
    assert not texts[0].startswith(chain_signing.SIGNED_AS)
