"""The open register and a second laptop of the same house that changes the same rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from app.store import Store
from app.waystation import Waystation
from models.base import Tracked, new_id
from models.codes import Answer, Arrival, DatePrecision, Sex, Triage
from models.person import Person

Row = TypeVar("Row", bound=Tracked)


class Laptops:
    """`other` is the second laptop's register, without windows or keys of its own."""

    def __init__(self, waystation: Waystation, folder: Path) -> None:
        self.waystation = waystation
        self.other = Store.create(folder / "other.db", waystation.house.vault.database_key)

    @property
    def here(self) -> Store:
        return self.waystation.house.store

    def add(self, row: Tracked) -> None:
        with self.here.transaction(self.waystation.actor.user, "register") as session:
            session.add(row)

    def person(self, group: UUID) -> UUID:
        """Somebody whom both laptops know."""
        row = Person(
            id=new_id(),
            group_id=group,
            on_list=False,
            arrival=Arrival.COUNTED,
            sex=Sex.NOT_ASKED,
            birth_precision=DatePrecision.UNKNOWN,
            interpreter=Answer.NOT_ASKED,
            triage=Triage.NOT_YET,
            notice_given=Answer.NOT_ASKED,
        )
        self.add(row)
        self.exchange()
        return row.id

    def exchange(self) -> None:
        """Each takes in what it lacks of the other."""
        for taker, giver in ((self.other, self.here), (self.here, self.other)):
            shared = giver.entries_after(taker.vector())
            taker.apply(shared.entries, shared.heads)

    def differ(self, kind: type[Row], row_id: UUID, here: dict[str, Any], there: dict[str, Any]) -> None:
        """Both change the row without knowing of each other, then meet."""
        for store, values in ((self.here, here), (self.other, there)):
            with store.transaction(self.waystation.actor.user, "correct") as session:
                row = session.get_one(kind, row_id)
                for name, value in values.items():
                    setattr(row, name, value)
        self.exchange()

    def both(self, kind: type[Row], row_id: UUID, field: str) -> list[Any]:
        """What each shows."""
        found = []
        for store in (self.here, self.other):
            with store.read() as session:
                found.append(getattr(session.get_one(kind, row_id), field))
        return found

    def close(self) -> None:
        assert self.other.rebuild_equals_live() == []
        self.other.close()
