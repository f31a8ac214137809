"""Cards, receipts, own sheets and letters hold no more of a person than their reader needs: a word planted in every
field of the record is found in its own paper or nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlmodel import select

from app.card_forms import CardPrintForm
from app.carried import HandOverForm, Piece
from app.forms import OwnSheetForm
from app.letters import LetterForm
from app.waystation import Waystation, utc_now
from models.base import new_id
from models.belongings import Belonging
from models.codes import Custody, LetterField, LetterKind, Role, SharingBasis
from printing.data import CardLayout, Printed
from tests.app.canary_house import House, desk, house
from tests.app.conftest import as_role
from tests.printing.reading import dense, text

__all__ = ["desk", "house"]  # fixtures

NAME = {"name.family", "name.given"}
THINGS = {"belonging.description", "belonging.location", "belonging.seal_number", "issue.what"}
NEVER = ("14Mar1987", "1987-03-14", "verdict", "NEEDSHELP")


def found(house: House, paper: Printed) -> set[str]:
    """Where the words of a paper were planted; a birth date, a court paper or a need stands on none of these."""
    read = dense(text(paper)).replace("ZQ", "zq").replace("K", "k")
    assert not [word for word in NEVER if word in read]
    return house.canaries.in_text(read)


@pytest.mark.parametrize("layout", list(CardLayout))
def test_a_card_holds_the_name_and_nothing_else(house: House, desk: Waystation, layout: CardLayout) -> None:
    form = CardPrintForm(house.group, (house.person,), layout)
    paper = desk.card_acts.print_cards(as_role(desk, Role.CASE), form).draw(None)
    assert found(house, paper) == NAME


def test_the_own_sheet_holds_what_is_the_persons_own(house: House, desk: Waystation) -> None:
    paper = desk.own_sheets.paper(as_role(desk, Role.CASE), OwnSheetForm(house.person, "en")).draw(None)
    assert NAME <= found(house, paper) <= NAME | THINGS


def test_a_receipt_holds_the_piece_that_went_from_hand_to_hand(house: House, desk: Waystation) -> None:
    case = as_role(desk, Role.CASE)
    with desk.house.store.read() as session:
        thing = session.exec(select(Belonging.id).where(Belonging.person_id == house.person)).one()
    piece = Piece(new_id(), None, thing)
    given = HandOverForm(house.person, (piece,), utc_now(), "Ona", "Rasa", Custody.CENTRE_SAFE, "Locker 3")
    desk.hand_overs.hand_over(case, given)
    paper = desk.receipts.receipt(case, house.person, (piece.id,)).draw(None)
    assert found(house, paper) <= NAME | THINGS


def test_a_letter_holds_what_was_pulled_into_it(house: House, desk: Waystation) -> None:
    medic = as_role(desk, Role.MEDIC)
    told = (("reason", "Cough"), ("situation", "Cough"), ("request", "X-ray"))
    form = LetterForm(
        new_id(), house.person, LetterKind.MEDICAL, to_name="Hospital", sections=told,
        basis=SharingBasis.VITAL_INTEREST, basis_note="Told the ward by phone",
    )  # fmt: skip
    for pulled, more in (((), set()), ((LetterField.ALLERGIES,), {"check.allergy"})):
        letter = replace(form, id=new_id(), fields=(*form.fields, *pulled))
        row = desk.letters.sign_letter(medic, letter)
        assert found(house, desk.letters.paper(medic, row.id).draw(None)) == NAME | more
    urgent = found(house, desk.letters.ambulance(medic, house.person).draw(None))
    assert {place for place in urgent if not place.startswith("check.")} <= NAME
