"""The words of papers: a catalogue file for each paper and language, a draft until a native speaker confirmed it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

CATALOGUE = Path(__file__).parent / "catalogue"
FALLBACK = "en"


@dataclass(frozen=True, repr=False)
class Phrases:
    """The words of one paper in one language; `draft` until a native speaker has confirmed them."""

    paper: str
    language: str
    draft: bool
    table: dict[str, Any] = field(hash=False)

    def say(self, key: str, **filled: object) -> str:
        """A sentence of the table `said`, its placeholders filled."""
        return str(self.table["said"][key]).format(**filled)

    def word(self, table: str, code: str) -> str:
        """The word for a code of a list; KeyError for a code without one (a test walks them all)."""
        return str(self.table[table][code])

    def worded(self, table: str, own: Mapping[str, str]) -> Phrases:
        """The same with the house's own words for codes of one list; a code that the list lacks stays unknown."""
        known = {code: own.get(code) or word for code, word in self.table[table].items()}
        return replace(self, table={**self.table, table: known}) if own else self


@cache
def phrases(paper: str, language: str) -> Phrases:
    """The words of a paper in a language, English where there are none in it."""
    if language not in languages_of(paper) and language != FALLBACK:
        return phrases(paper, FALLBACK)
    path = CATALOGUE / f"{paper}.{language}.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Phrases(paper, language, bool(table["draft"]), table)


@cache
def languages_of(paper: str) -> tuple[str, ...]:
    """The languages that a paper has words in, in the order of the alphabet."""
    return tuple(sorted(each.name.split(".")[1] for each in CATALOGUE.glob(f"{paper}.*.toml")))


def catalogues() -> Iterator[Phrases]:
    """Every catalogue file of the program."""
    for path in sorted(CATALOGUE.glob("*.toml")):
        paper, language, _ = path.name.split(".")
        yield phrases(paper, language)
