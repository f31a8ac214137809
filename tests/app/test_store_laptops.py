"""Two desks without a line between them: both give the last blanket, and the shortage shows when they meet."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from app.access import Actor
from app.forms import CountForm
from app.house import House, site_of
from app.scans import Scans
from app.store import Store
from app.supplies import Storeroom, Supplies
from app.supplies.levels import keep_levels
from app.supply_forms import CountLineForm, IssueForm, ReceiptForm, StockCountForm
from app.supply_rows import IssueKind
from app.waystation import Waystation
from models.base import new_id
from models.codes import Role
from models.place import Station
from tests.app.conftest import as_role
from tests.app.test_ledger_histories import ledger, levels

pytestmark = pytest.mark.usefixtures("group")


class Laptops:
    """The house's register, and one on a second laptop at another desk."""

    def __init__(self, waystation: Waystation, folder: Path) -> None:
        self.here = waystation.house
        other = Store.create(folder / "other.db", self.here.vault.database_key, derivers=(keep_levels,))
        self.there = House(other, self.here.vault, self.here.clock, self.here.tokens)
        self.meet()
        with other.transaction(waystation.actor.user, "trust_station") as session:
            site, chain = site_of(session), f"{other.station:020d}"
            session.add(Station(id=new_id(), site_id=site.id, chain=chain, number=2, card_key_id="", card_key=b""))

    def meet(self) -> None:
        for taker, giver in ((self.there, self.here), (self.here, self.there)):
            shared = giver.store.entries_after(taker.store.vector())
            taker.store.apply(shared.entries, shared.heads)

    def agree(self) -> None:
        """Both registers say the same, and what they add up is their ledger."""
        sums = []
        for house in (self.here, self.there):
            with house.store.read() as session:
                sums.append(levels(session))
                assert levels(session) == ledger(session)
            assert house.store.rebuild_equals_live() == []
        assert sums[0] == sums[1]


def blanket(house: House, store: Actor, person: UUID) -> tuple[IssueKind, UUID | None]:
    answer = Supplies(house, Scans(house)).issue(store, IssueForm(new_id(), person, item="BLANKET"))
    return answer.kind, answer.issue


def test_both_give_the_last_blanket_and_the_shortage_shows(manager: Waystation, group: UUID, tmp_path: Path) -> None:
    store, intake = as_role(manager, Role.STORE), as_role(manager, Role.INTAKE)
    forms = [CountForm(new_id(), group, on_list=False) for _ in range(2)]
    first, second = [manager.arrivals.count_in(intake, form).person.id for form in forms]
    manager.supplies.receive(store, [ReceiptForm(new_id(), "BLANKET", 1)])
    laptops = Laptops(manager, tmp_path)
    assert blanket(laptops.here, store, first)[0] is IssueKind.GIVEN
    kind, issue = blanket(laptops.there, store, second)
    assert kind is IssueKind.GIVEN
    laptops.meet()
    laptops.agree()
    row = next(row for row in manager.supplies.stock(store) if row.code == "BLANKET")
    assert (row.balance, row.short, row.low) == (-1, True, True)
    again = blanket(laptops.there, store, first)
    assert again == (IssueKind.ASK, None), "the rule knows what the other desk gave"
    assert issue is not None
    assert manager.supplies.undo_issue(store, issue) == 1
    counted = StockCountForm(new_id(), "Olga", "Petras", (CountLineForm("BLANKET", 3),))
    Storeroom(laptops.there).close_count(store, counted)
    laptops.meet()
    laptops.agree()
    assert (
        manager.supplies.balance(store, "BLANKET") == 4
    )  # the count there did not know of the one that came back here
    laptops.there.store.close()
