"""The key file's bytes are fixed for ever; damage, downgrade and full disks end in known sentences."""

from __future__ import annotations

import os
from base64 import b64decode
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from app import keyfile, keyparts
from app.errors import StorageTrouble
from app.keyfile import decode, encode
from app.keyparts import CardKey, CompartmentKey, KeyFile, KeyName, Recovery, Slot, key_info, slot_context
from app.sealing import FLOOR, canonical
from models.codes import Compartment, Role

ADMIN = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def filled(start: int, length: int) -> bytes:
    return bytes((start + step) % 256 for step in range(length))


SLOT = Slot(
    slot_id=UUID(int=1),
    user_id=UUID(int=2),
    desk="Стол 1",
    roles=(Role.MEDIC, Role.MANAGER),
    cost=FLOOR,
    salt=filled(1, 16),
    public=filled(2, 32),
    wrapped=filled(3, 60),
    keys=((KeyName("database", 1), filled(4, 80)), (KeyName("medical", 2), filled(5, 80))),
)
FILE = KeyFile(
    database_id=filled(6, 16),
    version=7,
    database_version=1,
    admin=ADMIN.public_key().public_bytes_raw(),
    card=CardKey(0x1122334455667788 >> 8, filled(8, 32), filled(9, 60)),
    compartments=(
        CompartmentKey(Compartment.MEDICAL, 1, filled(10, 32)),
        CompartmentKey(Compartment.MEDICAL, 2, filled(11, 32)),
        CompartmentKey(Compartment.PROTECTION, 1, filled(12, 32)),
    ),
    slots=(SLOT,),
    recoveries=(Recovery("medical", filled(13, 32), ((KeyName("medical", 2), filled(14, 80)),)),),
)
GOLDEN = b64decode(
    "g293YXlzdGF0aW9uIGtleXNZA9qpZGNhcmSjYmlkGwARIjNEVWZ3ZnB1YmxpY1ggCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
    "ICEiIyQlJidnd3JhcHBlZFg8CQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+"
    "P0BBQkNEZWFkbWluWCADoQe/884Qvh1w3RjnS8CZZ+TWMJulDV8d3IZkElUxuGVzbG90c4GoYmlkUAAAAAAAAAAAAAAAAAAA"
    "AAFja2RmpGRzYWx0UAECAwQFBgcICQoLDA0ODxBlbGFuZXMEZm1lbW9yeRoAAQAAaml0ZXJhdGlvbnMDZGRlc2tq0KHRgtC+"
    "0LsgMWRrZXlzgoNoZGF0YWJhc2UBWFAEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJicoKSorLC0uLzAxMjM0"
    "NTY3ODk6Ozw9Pj9AQUJDREVGR0hJSktMTU5PUFFSU4NnbWVkaWNhbAJYUAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAh"
    "IiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRkdISUpLTE1OT1BRUlNUZHVzZXJQAAAAAAAAAAAAAAAAAAAA"
    "AmVyb2xlc4JjTUVEY1NITWZwdWJsaWNYIAIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhZ3dyYXBwZWRYPAMEBQYH"
    "CAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9PmZmb3JtYXQBZ3ZlcnNpb24H"
    "aGRhdGFiYXNlUAYHCAkKCwwNDg8QERITFBVqcmVjb3Zlcmllc4GjZGtleXOBg2dtZWRpY2FsAlhQDg8QERITFBUWFxgZGhsc"
    "HR4fICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj9AQUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVpbXF1kbmFtZWdt"
    "ZWRpY2FsZnB1YmxpY1ggDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKyxsY29tcGFydG1lbnRzg4NnbWVkaWNhbAFY"
    "IAoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpg2dtZWRpY2FsAlggCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQl"
    "JicoKSqDanByb3RlY3Rpb24BWCAMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqK3BkYXRhYmFzZV92ZXJzaW9uAVhA"
    "2rQD3xHQCZNsO3gkOrnp9XeGpWqdaAUtEeAPsUyVo/PU5Dd6Ou3s9Z/zPGAHztA2tCAGminJFE1WE+YpdI2zBg=="
)


def test_golden_bytes() -> None:
    assert encode(FILE, ADMIN) == GOLDEN
    assert decode(GOLDEN) == FILE


def test_golden_associated_data() -> None:
    assert slot_context(FILE.database_id, FILE.admin, SLOT).hex() == (
        "896f77617973746174696f6e20736c6f740150060708090a0b0c0d0e0f101112131415582003a107bff3ce10be1d70dd"
        "18e74bc09967e4d6309ba50d5f1ddc8664125531b8500000000000000000000000000000000150000000000000000000"
        "000000000000026ad0a1d182d0bed0bb203182634d45446353484da46473616c74500102030405060708090a0b0c0d0e"
        "0f10656c616e657304666d656d6f72791a000100006a697465726174696f6e7303"
    )
    assert key_info(FILE.database_id, SLOT.slot_id.bytes, KeyName("database", 1)).hex() == (
        "857577617973746174696f6e207365616c6564206b657950060708090a0b0c0d0e0f1011121314155000000000000000"
        "00000000000000000168646174616261736501"
    )


def test_new_texts_are_sealed_to_the_newest_key() -> None:
    assert FILE.newest(Compartment.MEDICAL).version == 2


def test_written_whole_for_the_owner_alone_with_a_spare_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    keyfile.write(path, FILE, ADMIN)
    keyfile.write(path, replace(FILE, version=8), ADMIN)
    assert keyfile.read(path).version == 8
    assert (tmp_path / "keys.bak").read_bytes() == path.read_bytes()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["keys", "keys.bak"]
    if os.name != "nt":
        assert {entry.stat().st_mode & 0o777 for entry in tmp_path.iterdir()} == {0o600}


def test_a_folder_that_is_gone_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match="could not be written"):
        keyfile.write(tmp_path / "gone" / "keys", FILE, ADMIN)
    with pytest.raises(StorageTrouble, match="not where the records are"):
        keyfile.read(tmp_path / "gone" / "keys")


def test_a_full_disk_leaves_the_old_file_in_place(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    path = tmp_path / "keys"
    keyfile.write(path, FILE, ADMIN)
    limits, told = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(StorageTrouble, match="still opens the records"):
            keyfile.write(path, replace(FILE, version=8), ADMIN)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, told)
    assert keyfile.read(path) == FILE
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["keys", "keys.bak"]


def signed_again(**changed: object) -> bytes:
    """The golden file with fields of its body changed, and signed by the same key."""
    body = canonical({**cbor2.loads(cbor2.loads(GOLDEN)[1]), **changed})
    return canonical([keyfile.MAGIC, body, ADMIN.sign(keyfile.SIGNED_AS + body)])


def slot_with(**kdf: int) -> list[object]:
    slot = cbor2.loads(cbor2.loads(GOLDEN)[1])["slots"][0]
    return [{**slot, "kdf": {**slot["kdf"], **kdf}}]


@pytest.mark.parametrize(
    "weakened",
    [
        {"memory": FLOOR.memory - 1},
        {"iterations": 2},
        {"lanes": 0},
        {"memory": 2**40},
        {"iterations": 10**6},
        {"lanes": 1000},
    ],
)
def test_costs_below_the_floor_or_absurd_are_refused_even_when_signed(weakened: dict[str, int]) -> None:
    with pytest.raises(StorageTrouble, match="damaged"):
        decode(signed_again(slots=slot_with(**weakened)))


@pytest.mark.parametrize(
    "changed",
    [
        {"version": "7"},
        {"version": True},
        {"admin": b"short"},
        {"slots": None},
        {"slots": [5]},
        {"compartments": []},
        {"compartments": [["medical", 1]]},
        {"card": []},
        {"unknown": 1},
        {"admin": Ed25519PrivateKey.generate().public_key().public_bytes_raw()},
    ],
)
def test_bodies_of_another_shape_are_refused_even_when_signed(changed: dict[str, object]) -> None:
    with pytest.raises(StorageTrouble, match="damaged"):
        decode(signed_again(**changed))


def test_a_newer_format_is_told_apart_from_damage() -> None:
    with pytest.raises(StorageTrouble, match="newer version"):
        decode(signed_again(format=2, slots="something else by then"))


@given(st.integers(0, len(GOLDEN) - 1), st.integers(1, 255))
def test_any_changed_byte_is_noticed(place: int, change: int) -> None:
    raw = bytearray(GOLDEN)
    raw[place] ^= change
    _refused(bytes(raw))


@given(st.binary(max_size=300), st.integers(0, len(GOLDEN)), st.integers(0, len(GOLDEN)))
def test_cut_and_patched_files_are_noticed(patch: bytes, start: int, end: int) -> None:
    raw = GOLDEN[:start] + patch + GOLDEN[end:]
    if raw != GOLDEN:
        _refused(raw)


plain = st.none() | st.booleans() | st.integers() | st.binary(max_size=40) | st.text(max_size=10) | st.floats()
anything = st.recursive(plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner))


@settings(max_examples=200)
@given(st.sampled_from(sorted(cbor2.loads(cbor2.loads(GOLDEN)[1]))), anything)
def test_signed_nonsense_is_refused_or_read_but_never_crashes(name: str, value: object) -> None:
    raw = signed_again(**{name: value})
    with suppress(StorageTrouble):
        assert encode(decode(raw), ADMIN) == raw


def test_a_file_without_end_is_refused() -> None:
    _refused(b"\x9f" * 100_000)
    _refused(b"\0" * (keyfile.LARGEST_FILE + 1))


def _refused(raw: bytes) -> None:
    with pytest.raises(StorageTrouble) as trouble:
        decode(raw)
    assert trouble.value.sentence in (keyparts.DAMAGED, keyfile.NEWER)
