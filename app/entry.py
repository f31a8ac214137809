"""The entry format of the journal. It is final: old entries are never rewritten and are read for ever.

header    CBOR [station, seq, stamp, at, actor, act, unit, table, row, v, kind]
replaces  CBOR [field names in order, {field: sources replaced}]
body      CBOR [salt, [values in name order]]; after an erasure [null, [[own salt, value] or bare leaf, ...]]
leaf      SHA-256(field salt + CBOR(value)), field salt = first 16 bytes of SHA-256(entry salt + field name)
hash      SHA-256(previous hash + header + replaces + SHA-256(all leaves)); before the first entry: 32 zero bytes
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

import cbor2

Plain = bool | int | str | bytes | None
NO_HASH = bytes(32)


class Kind(IntEnum):
    WRITE = 0
    ERASE = 1


class Source(NamedTuple):
    """Which entry wrote a field."""

    station: int
    seq: int
    stamp: int

    @property
    def rank(self) -> tuple[int, int, int]:
        """Of several sources of one field the highest rank is shown."""
        return self.stamp, self.station, self.seq


Sources = tuple[Source, ...]
Heads = dict[str, Sources]


@dataclass(frozen=True)
class Header:
    """Everything about an entry but what was written; hashed and for ever, so no name or free text in it."""

    station: int
    seq: int
    stamp: int
    at: int
    actor: UUID
    act: str
    unit: int
    tab: str
    row_id: UUID
    v: int
    kind: int

    def packed(self) -> bytes:
        return _pack(
            [
                *(self.station, self.seq, self.stamp, self.at, self.actor.bytes, self.act),
                *(self.unit, self.tab, self.row_id.bytes, self.v, int(self.kind)),
            ]
        )

    @property
    def source(self) -> Source:
        return Source(self.station, self.seq, self.stamp)


@dataclass(frozen=True)
class Entry:
    """One changed row."""

    header: Header
    replaces: bytes
    body: bytes
    hash: bytes

    @property
    def replaced(self) -> Heads:
        """Per field of this entry the sources it replaced; empty for a field written the first time."""
        names, known = cbor2.loads(self.replaces)
        return {name: _sources(known.get(name, ())) for name in names}

    @property
    def values(self) -> dict[str, Plain]:
        """What was written; fields erased since are missing."""
        names = cbor2.loads(self.replaces)[0]
        salt, parts = cbor2.loads(self.body)
        if salt is not None:
            return dict(zip(names, parts, strict=True))
        return {name: part[1] for name, part in zip(names, parts, strict=True) if not isinstance(part, bytes)}

    def follows(self, previous: bytes) -> bool:
        """Whether this entry is intact and continues the chain from the previous hash."""
        try:
            return self.hash == _digest(previous, self.header, self.replaces, self.body)
        except Exception:  # bytes that somebody altered may decode to anything
            return False

    def without(self, fields: Collection[str]) -> bytes:
        """The body once these fields are erased: their leaves stay behind, so the chain still verifies."""
        names = cbor2.loads(self.replaces)[0]
        salt, parts = cbor2.loads(self.body)
        salted = [[_field_salt(salt, name), part] for name, part in zip(names, parts, strict=True)] if salt else parts
        return _pack([None, [_leaf(p) if n in fields else p for n, p in zip(names, salted, strict=True)]])


def write(header: Header, previous: bytes, values: Mapping[str, Plain], replaced: Heads, salt: bytes) -> Entry:
    """A new entry that continues the chain from the previous hash."""
    names = sorted(values)
    replaces = _pack([names, {name: [list(s) for s in replaced[name]] for name in names if replaced.get(name)}])
    parts = [values[name] for name in names]
    digest = _chained(previous, header, replaces, _salted(names, salt, parts))
    return Entry(header, replaces, _pack([salt, parts]), digest)


def pack_heads(heads: Heads) -> bytes:
    """CBOR [commonest sources, fields having them, {other field: its sources}]; no heads are no bytes."""
    if not heads:
        return b""
    if len(set(heads.values())) == 1 and len(only := next(iter(heads.values()))) == 1:  # as in every new row
        return _pack([[list(only[0])], sorted(heads), {}])
    ordered = {name: tuple(sorted(heads[name], key=_rank, reverse=True)) for name in sorted(heads)}
    common = max(Counter(ordered.values()).items(), key=lambda item: (item[1], item[0]))[0]
    others = {name: [list(s) for s in sources] for name, sources in ordered.items() if sources != common}
    return _pack([[list(s) for s in common], [name for name in ordered if name not in others], others])


def unpack_heads(packed: bytes) -> Heads:
    """The inverse of `pack_heads`."""
    if not packed:
        return {}
    common, names, others = cbor2.loads(packed)
    return dict.fromkeys(names, _sources(common)) | {name: _sources(found) for name, found in others.items()}


def _digest(previous: bytes, header: Header, replaces: bytes, body: bytes) -> bytes:
    return _chained(previous, header, replaces, _leaves(cbor2.loads(replaces)[0], body))


def _chained(previous: bytes, header: Header, replaces: bytes, leaves: Iterable[bytes]) -> bytes:
    return sha256(previous + header.packed() + replaces + sha256(b"".join(leaves)).digest()).digest()


def _leaves(names: list[str], body: bytes) -> Iterable[bytes]:
    salt, parts = cbor2.loads(body)
    if salt is None:
        return map(_leaf, parts)
    return _salted(names, salt, parts)


def _salted(names: list[str], salt: bytes, parts: list[Plain]) -> list[bytes]:
    pairs = zip(names, parts, strict=True)
    return [sha256(_field_salt(salt, name) + _pack(part)).digest() for name, part in pairs]


def _leaf(part: Any) -> bytes:
    if isinstance(part, bytes):
        return part
    salt, value = part
    return sha256(salt + _pack(value)).digest()


def _field_salt(salt: bytes, name: str) -> bytes:
    return sha256(salt + name.encode()).digest()[:16]


def _sources(found: Iterable[Iterable[int]]) -> Sources:
    return tuple(Source(*each) for each in found)


def _rank(source: Source) -> tuple[int, int, int]:
    return source.rank


def _pack(value: Any) -> bytes:
    return cbor2.dumps(value, canonical=True)
