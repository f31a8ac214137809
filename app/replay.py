"""What a field shows after a set of entries: the sources that nothing has replaced, the highest of them in front."""

from __future__ import annotations

from collections.abc import Iterable

from app.entry import Heads, Plain, Source, Sources
from app.upcasting import Part, Read

Key = tuple[int, int]
ERASED_STAMP = 0


class Replay:
    """The fields of one row; entries are taken in the order of their stamps, so that no effect precedes its cause."""

    def __init__(self) -> None:
        self._held: dict[str, dict[Key, tuple[Source, Plain]]] = {}
        self._blanks: dict[str, Plain] = {}

    def take(self, read: Read) -> None:
        """Apply the next entry. A value erased since keeps its place among the sources, but can never be shown."""
        for name, part in read.parts.items():
            held = self._held.setdefault(name, {})
            for old in part.replaced:
                held.pop(old[:2], None)
            source = source_of(read, part)
            held[source[:2]] = source, part.value
            if read.erases:
                self._blanks[name] = part.value

    @property
    def heads(self) -> Heads:
        """The sources that nothing has replaced, per field, highest first."""
        return {name: in_order(source for source, _ in held.values()) for name, held in self._held.items()}

    @property
    def values(self) -> dict[str, Plain]:
        """What is shown, per field; where every value is erased, what the newest erasure left."""
        return {name: self._shown(name) for name in self._held}

    def _shown(self, name: str) -> Plain:
        source, value = max(self._held[name].values(), key=lambda held: held[0].rank)
        return value if source.stamp != ERASED_STAMP else self._blanks.get(name)


def source_of(read: Read, part: Part) -> Source:
    """The source a field has after this entry; an erased one ranks below every other."""
    return read.source if part.readable else read.source._replace(stamp=ERASED_STAMP)


def in_order(sources: Iterable[Source]) -> Sources:
    return tuple(sorted(sources, key=lambda source: source.rank, reverse=True))
