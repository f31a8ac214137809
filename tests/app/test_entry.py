"""The entry format is final: these bytes must never change."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import cbor2
import pytest

from app.entry import NO_HASH, Entry, Header, Kind, Source, pack_heads, unpack_heads, write

STATION = 0xF123456789ABCDEF
ACTOR = UUID("01a20000-0000-7000-8000-000000000001")
ROW = UUID("01a20000-0000-7000-8000-000000000002")
SALT = bytes(range(16))
HEADER = Header(STATION, 7, 1795366663337 << 16, 1795366663337, ACTOR, "register", 6, "person", ROW, 1, Kind.WRITE)
OLD = Source(STATION, 3, 1795366600000 << 16)
VALUES = {"given": "Zo\u00eb", "born": "1987-06-05", "on_list": True, "photo": b"\x01\x02", "age": 39, "note": None}

GOLDEN_HEADER = (
    "8b1bf123456789abcdef071b01a2043134a900001b000001a2043134a95001a200000000700080000000000000016872"
    "656769737465720666706572736f6e5001a200000000700080000000000000020100"
)
GOLDEN_REPLACES = (
    "82866361676564626f726e65676976656e646e6f7465676f6e5f6c6973746570686f746fa165676976656e81831bf123"
    "456789abcdef031b01a204303d400000"
)
GOLDEN_BODY = "8250000102030405060708090a0b0c0d0e0f8618276a313938372d30362d3035645a6fc3abf6f5420102"
GOLDEN_HASH = "88b14d4648af1801900c13c5a9f9400904f7b01d90d9e2550e372ce0e8da6cb1"
GOLDEN_ERASED = (
    "82f6868250611b2d3035955df10cf756b45ac6edd518275820107b69f7cde2bb66f9ef6a0ff3c6243006c91ec77c1e0e"
    "4fb08077a636b38f1558200d7346471107f5e8fe9dd6bc30c21bae692d961296cd06ec46113eddf8d298438250a1b1fd"
    "873a448dce886b2e19f6a23030f68250b9b2b9b098b17d26f83e8fe1766bf56af582500f242c267d33d8bc65acec6c09"
    "54be88420102"
)
GOLDEN_HEADS = (
    "8381831bf123456789abcdef071b01a2043134a900008264626f726e65676976656ea16361676582831bf123456789ab"
    "cdef071b01a2043134a90000831bf123456789abcdef031b01a204303d400000"
)


@pytest.fixture
def written() -> Entry:
    return write(HEADER, NO_HASH, VALUES, {"given": (OLD,), "born": ()}, SALT)


def test_golden_bytes_of_a_written_entry(written: Entry) -> None:
    assert written.header.packed().hex() == GOLDEN_HEADER
    assert written.replaces.hex() == GOLDEN_REPLACES
    assert written.body.hex() == GOLDEN_BODY
    assert written.hash.hex() == GOLDEN_HASH


def test_golden_bytes_of_an_erased_entry(written: Entry) -> None:
    assert written.without({"given", "born"}).hex() == GOLDEN_ERASED


def test_golden_bytes_of_heads() -> None:
    new = HEADER.source
    heads = {"given": (new,), "born": (new,), "age": (OLD, new)}
    assert pack_heads(heads).hex() == GOLDEN_HEADS
    assert unpack_heads(pack_heads(heads)) == {"given": (new,), "born": (new,), "age": (new, OLD)}


def test_reading_back(written: Entry) -> None:
    assert written.values == VALUES
    assert written.replaced["given"] == (OLD,)
    assert written.replaced["age"] == ()


def test_an_erased_value_is_gone_and_the_chain_still_verifies(written: Entry) -> None:
    erased = replace(written, body=written.without({"given"}))
    assert "Zo\u00eb".encode() not in erased.body
    assert SALT not in erased.body
    assert "given" not in erased.values
    assert erased.values["born"] == "1987-06-05"
    assert erased.follows(NO_HASH)


def test_erasing_twice(written: Entry) -> None:
    once = replace(written, body=written.without({"given"}))
    twice = replace(once, body=once.without({"born"}))
    assert twice.body == written.without({"given", "born"})
    assert twice.follows(NO_HASH)


@pytest.mark.parametrize("field", ["seq", "stamp", "at", "unit", "v", "kind", "station"])
def test_a_changed_header_breaks_the_hash(written: Entry, field: str) -> None:
    header = replace(HEADER, **{field: getattr(HEADER, field) + 1})
    assert not replace(written, header=header).follows(NO_HASH)


def test_a_changed_value_or_previous_hash_breaks_the_hash(written: Entry) -> None:
    salt, parts = cbor2.loads(written.body)
    parts[0] = 40
    assert not replace(written, body=cbor2.dumps([salt, parts])).follows(NO_HASH)
    assert not written.follows(bytes([1]) * 32)


def test_no_heads_are_no_bytes() -> None:
    assert pack_heads({}) == b""
    assert unpack_heads(b"") == {}
