"""Stock cards and count sheets on paper: what the ledger says, in the paper's own words, and nobody's name."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from app.papers import PaperJob
from app.supply_forms import IssueForm, ItemForm, PlaceForm, ReceiptForm
from app.waystation import Waystation
from models.base import new_id
from models.codes import PaperKind, Role
from printing.phrases import languages_of
from tests.app.conftest import as_role
from tests.app.test_supplies_acts import somebody
from tests.printing.reading import dense, keep_picture, text


def read(job: PaperJob) -> str:
    return dense(text(job.draw(None), "-layout"))


def test_a_card_and_a_count_sheet_say_what_the_ledger_says(manager: Waystation, group: UUID) -> None:
    store, cellar = as_role(manager, Role.STORE), new_id()
    manager.catalogue.save_place(store, PlaceForm(cellar, "Rūsys"))
    manager.catalogue.save_item(
        store, ItemForm(new_id(), "ORS2", "Žirnių sriuba", "kg", tracks_lots=True, whole_only=False)
    )
    lots = (("A-7", date(2027, 5, 1), 2500), ("B-9", None, 500))
    manager.supplies.receive(
        store, [ReceiptForm(new_id(), "ORS2", many, "W-1", "Caritas", lot=lot, expires=day) for lot, day, many in lots]
    )
    person, _number = somebody(manager, group)
    manager.supplies.issue(store, IssueForm(new_id(), person, item="ORS2", quantity=600))
    card = manager.stock_sheets.card(store, "ORS2")
    found = read(card)
    for words in ("Stockcard:Žirniųsriuba", "2.4left", "A-7(1May2027):1.9", "Came in", "+2.5", "−0.6", "W-1"):
        assert dense(words) in found
    assert (card.kind, card.title) == (PaperKind.STOCK, "Stock card: Žirnių sriuba")
    keep_picture(card.draw(None), "stock-card")
    for language in languages_of("stock"):
        sheet = manager.stock_sheets.count(store, language=language)
        assert "A-7" in read(sheet)
    empty = manager.stock_sheets.count(store, cellar)
    assert "Rūsys" in read(empty)
    keep_picture(manager.stock_sheets.count(store).draw(None), "stock-count")
