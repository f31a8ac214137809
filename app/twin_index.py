"""The whole register in memory, asked who of it may be the same person as the one in hand, best first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Generic

from app.folding import TokenIndex
from app.twins import Candidate, KeyT, Level, Likeness, compare


class TwinIndex(Generic[KeyT]):
    """Candidates by key; one key may stand under several spellings. `likely` never names the asking key itself."""

    def __init__(self, candidates: Iterable[Candidate[KeyT]] = (), today: Callable[[], date] = date.today) -> None:
        self._today, self._tokens = today, TokenIndex()
        self._known: dict[KeyT, list[Candidate[KeyT]]] = {}
        self._bearing: defaultdict[str, set[KeyT]] = defaultdict(set)
        for candidate in candidates:
            self.add(candidate)

    def __len__(self) -> int:
        return len(self._known)

    def add(self, candidate: Candidate[KeyT]) -> None:
        """A person, or another spelling of one who is known already."""
        self._known.setdefault(candidate.key, []).append(candidate)
        self._tokens.add(candidate.all_tokens)
        for token in candidate.all_tokens:
            self._bearing[token].add(candidate.key)

    def replace(self, key: KeyT, candidates: Iterable[Candidate[KeyT]]) -> None:
        """All spellings of one person anew, after any change to the person."""
        self.remove(key)
        for candidate in candidates:
            self.add(candidate)

    def remove(self, key: KeyT) -> None:
        """Forget a person; who is not known is no error."""
        for candidate in self._known.pop(key, ()):
            for token in candidate.all_tokens:
                self._bearing[token].discard(key)

    def likely(self, candidate: Candidate[KeyT], limit: int = 5) -> list[tuple[KeyT, Likeness]]:
        """Who may be the same human being, best first; `Level.LIKELY` is worth an alert, `POSSIBLE` a look."""
        today = self._today()
        found = [
            (key, max((compare(candidate, other, today) for other in self._known[key]), key=lambda like: like.score))
            for key in set(self._near(candidate)) - {candidate.key}
        ]
        shown = [(key, likeness) for key, likeness in found if likeness.level is not Level.NONE]
        return sorted(shown, key=lambda pair: (not pair[1].likely, -pair[1].score))[:limit]

    def _near(self, candidate: Candidate[KeyT]) -> Iterator[KeyT]:
        for token in candidate.all_tokens:
            for near, _ in self._tokens.nearest(token):
                yield from self._bearing[near]
