"""The words of a person's own sheet, in the languages that the people of a bus read: a catalogue file for each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from models.codes import BelongingKind, Custody, DocumentType

LANGUAGES = ("en", "be", "ru", "uk", "lt", "pl")
_CATALOGUE = Path(__file__).parent / "catalogue"
_WHAT_A_STEP_IS_ABOUT = ("calls", "purposes", "papers", "belongings")


@dataclass(frozen=True, repr=False)
class OwnSheetWords:
    """The words of one language; `draft` until a native speaker has confirmed them."""

    language: str
    draft: bool
    table: dict[str, Any]

    def say(self, key: str) -> str:
        return str(self.table["said"][key])

    def step(self, kind: str, about: str = "") -> str:
        """A step in a sentence, with what it was about in this language; a code has a word of its own."""
        for name in _WHAT_A_STEP_IS_ABOUT:
            about = self.table[name].get(about, about)
        return str(self.table["steps"][kind]).format(about=about)

    def paper(self, kind: DocumentType) -> str:
        """Court papers are not told apart; of somebody without papers nothing is said."""
        return str(self.table["papers"].get(kind.value, ""))

    def belonging(self, kind: BelongingKind) -> str:
        return str(self.table["belongings"][kind.value])

    def custody(self, custody: Custody) -> str:
        """Who holds a paper that is not here; empty where that is not said."""
        return str(self.table["custodies"].get(custody.value, ""))

    def day(self, day: date) -> str:
        """ "14 Nov 2025"; on Lithuanian paper 2025-11-14."""
        months = self.table["months"].split()
        return f"{day.day} {months[day.month - 1]} {day.year}" if months else day.isoformat()

    def moment(self, at: datetime) -> str:
        """ "13 Nov, 23:41", as it stands: the caller gives local time."""
        months = self.table["months"].split()
        return f"{at.day} {months[at.month - 1]}, {at:%H:%M}" if months else f"{at:%m-%d %H:%M}"


@cache
def words(language: str) -> OwnSheetWords:
    """The words of a language, English where there are none."""
    known = language if language in LANGUAGES else "en"
    table = tomllib.loads((_CATALOGUE / f"own_sheet.{known}.toml").read_text(encoding="utf-8"))
    return OwnSheetWords(known, table["draft"], table)
