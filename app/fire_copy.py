"""Where the last fire list hangs: kept beside the register without any name, so that a sealed desk can say it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.access import Act, Actor
from app.house import House
from app.presence.reading import house_rule

FILE = "fire-list.json"
BY_THE_DOOR = "by the door"


@dataclass(frozen=True)
class FireCopy:
    """The last fire list that left the printer: when, and where it hangs."""

    at: datetime
    where: str


class FireCopies:
    """The use cases of the fire list on the wall."""

    def __init__(self, house: House) -> None:
        self._house = house

    def hung(self, actor: Actor) -> FireCopy:
        """A fire list was printed now: the sealed desk will say where it hangs."""
        where = self._house.read(actor, Act.PRINT_FIRE_LIST, lambda session: house_rule(session).fire_place.strip())
        copy = FireCopy(self._house.now(), where or BY_THE_DOOR)
        folder = self._house.vault.folder
        with suppress(OSError):  # a folder that takes no file more has a fire list all the same
            words = {"at": copy.at.isoformat(), "where": copy.where}
            (folder / FILE).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
        return copy

    def at_lock(self, actor: Actor) -> bool:
        """Whether the house wants a fresh one printed whenever this desk is locked."""
        return self._house.read(actor, Act.PRINT_FIRE_LIST, lambda session: house_rule(session).fire_at_lock)


def last_copy(folder: Path) -> FireCopy | None:
    """What a sealed desk says of the last one; None where there is none, or nothing that can be read."""
    try:
        words = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return FireCopy(datetime.fromisoformat(words["at"]), str(words["where"])[:120])
    except (OSError, ValueError, KeyError, TypeError):
        return None
