"""Acts on cards: printed again or anew, whole sheets, expiry, one good card a person, printers, the photo."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader
from sqlmodel import Session, select

from app.card_acts import CardPrintForm, PrinterForm
from app.card_rule import standing
from app.consents import ConsentForm
from app.errors import Refused, UserError
from app.rows import ScanMeaning
from app.token import ShortCode
from app.waystation import Waystation
from models.base import new_id
from models.codes import (
    CardReason,
    CardState,
    ConsentMethod,
    ConsentPurpose,
    ConsentState,
    PaperKind,
    Role,
)
from models.papers import Card, PrintLog
from printing.data import CardLayout
from tests.app.conftest import as_role, check_whole
from tests.app.test_merging import join, register, two
from tests.app.test_photo_acts import a_face
from tests.app.two_laptops import Laptops

A4, A6 = CardLayout.ID1_ON_A4, CardLayout.A6


def cards(waystation: Waystation) -> list[Card]:
    with waystation.house.store.read() as session:
        return sorted(session.exec(select(Card)).all(), key=lambda card: (card.running_number, card.serial))


def printed(waystation: Waystation, group: UUID, *people: UUID) -> list[Card]:
    waystation.card_acts.print_cards(as_role(waystation, Role.INTAKE), CardPrintForm(group, people, A6))
    return cards(waystation)


def change(waystation: Waystation, card: UUID, **values: object) -> None:
    def work(session: Session) -> None:
        row = session.get_one(Card, card)
        for name, value in values.items():
            setattr(row, name, value)

    waystation.house.store.run(waystation.actor.user, "correct", work)


def meaning(waystation: Waystation, card: Card) -> ScanMeaning:
    code = ShortCode(waystation.house.store.station, int(card.token)).digits
    return waystation.scans.open_code(as_role(waystation, Role.INTAKE), code).meaning


def test_a_card_that_the_printer_spoilt_is_printed_again_and_stays_the_same_card(
    manager: Waystation, group: UUID
) -> None:
    intake, person = as_role(manager, Role.INTAKE), register(manager, group, "Верасень", "Ганна")
    (card,) = printed(manager, group, person)
    again = manager.card_acts.reprint(intake, card.id, A6)
    assert (again.kind, again.count) == (PaperKind.CARDS, 1)
    (now,) = cards(manager)
    assert (now.token, now.serial, now.prints, now.reason) == (card.token, 1, 2, CardReason.PRINTER)
    assert again.draw(None).pages == 1
    check_whole(manager)


def test_a_lost_card_is_issued_anew_and_the_old_one_stops_with_its_reason(manager: Waystation, group: UUID) -> None:
    intake, person = as_role(manager, Role.INTAKE), register(manager, group, "Верасень", "Ганна")
    (card,) = printed(manager, group, person)
    manager.card_acts.reissue(intake, person, CardReason.LOST, A6)
    old, new = cards(manager)
    assert (old.id, old.state, old.state_reason) == (card.id, CardState.REPLACED, "LOST")
    assert (new.serial, new.state, new.reason) == (2, CardState.ISSUED, CardReason.LOST)
    assert (meaning(manager, old), meaning(manager, new)) == (ScanMeaning.REPLACED, ScanMeaning.PERSON)
    with pytest.raises(UserError, match="cannot be printed again"):
        manager.card_acts.reprint(intake, old.id, A6)


def test_the_two_acts_are_not_mistaken_for_each_other(manager: Waystation, group: UUID) -> None:
    intake, person = as_role(manager, Role.INTAKE), register(manager, group, "Верасень", "Ганна")
    with pytest.raises(UserError, match="no card to replace"):
        manager.card_acts.reissue(intake, person, CardReason.LOST, A6)
    printed(manager, group, person)
    with pytest.raises(UserError, match="Print again"):
        manager.card_acts.reissue(intake, person, CardReason.PRINTER, A6)
    with pytest.raises(Refused):
        manager.card_acts.reissue(as_role(manager, Role.STORE), person, CardReason.LOST, A6)
    assert [card.serial for card in cards(manager)] == [1]


def test_a_sheet_that_stopped_is_printed_again_with_all_its_good_cards(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    people = [register(manager, group, "Верасень", f"Ганна {place}") for place in "абв"]
    job = manager.card_acts.print_cards(intake, CardPrintForm(group))
    assert job.count == 3
    manager.card_acts.reissue(intake, people[0], CardReason.DAMAGED, A6)
    again = manager.card_acts.reprint_sheet(intake, job.number, A4)
    assert again.count == 2
    assert sorted(card.prints for card in cards(manager)) == [1, 1, 2, 2]
    assert manager.card_acts.reprint_sheet(intake, again.number, A4).count == 2
    blanks = manager.card_acts.blank_cards(intake, 2)
    assert manager.card_acts.reprint_sheet(intake, blanks.number, A4).count == 2
    for wrong in (99, manager.card_acts.test_page(intake, None, A4).number):
        with pytest.raises(UserError, match="No card is on a print"):
            manager.card_acts.reprint_sheet(intake, wrong, A4)


def test_an_expired_card_makes_its_holder_wait_again(manager: Waystation, group: UUID) -> None:
    intake, person = as_role(manager, Role.INTAKE), register(manager, group, "Верасень", "Ганна")
    (card,) = printed(manager, group, person)
    assert card.valid_until == card.issued_on + timedelta(days=30)
    assert manager.people.open_person(intake, person).person.carded
    change(manager, card.id, valid_until=card.issued_on - timedelta(days=1))
    page = manager.people.open_person(intake, person)
    assert (page.person.carded, [each.state for each in page.cards]) == (False, [CardState.EXPIRED])
    assert meaning(manager, card) is ScanMeaning.EXPIRED
    assert manager.card_acts.print_cards(intake, CardPrintForm(group)).count == 1
    old, new = cards(manager)
    assert (old.state, new.state, new.reason) == (CardState.EXPIRED, CardState.ISSUED, CardReason.EXPIRED)


def test_a_cancelled_card_makes_its_holder_wait_again(manager: Waystation, group: UUID) -> None:
    intake, person = as_role(manager, Role.INTAKE), register(manager, group, "Верасень", "Ганна")
    (card,) = printed(manager, group, person)
    with pytest.raises(UserError, match="reason"):
        manager.card_acts.cancel(manager.actor, card.id, " ")
    manager.card_acts.cancel(manager.actor, card.id, "found torn")
    assert not manager.people.open_person(intake, person).person.carded
    assert manager.card_acts.print_cards(intake, CardPrintForm(group)).count == 1
    assert [each.serial for each in cards(manager)] == [1, 2]


def test_of_two_merged_records_one_card_stays_and_no_other_comes_back(manager: Waystation, group: UUID) -> None:
    one, other = two(manager, group)
    older, newer = sorted(printed(manager, group, one, other), key=lambda card: card.id)
    assert (meaning(manager, older), meaning(manager, newer)) == (ScanMeaning.PERSON, ScanMeaning.PERSON)
    join(manager, one, other)
    assert (meaning(manager, older), meaning(manager, newer)) == (ScanMeaning.REPLACED, ScanMeaning.PERSON)
    shown = {each.state for each in manager.people.open_person(as_role(manager, Role.INTAKE), one).cards}
    assert shown == {CardState.ISSUED, CardState.REPLACED}
    manager.card_acts.cancel(manager.actor, newer.id, "lost")
    assert (meaning(manager, older), meaning(manager, newer)) == (ScanMeaning.REPLACED, ScanMeaning.CANCELLED)


def test_of_cards_that_two_laptops_issued_the_newest_stays_on_both(
    manager: Waystation, group: UUID, tmp_path: Path
) -> None:
    person, laptops = register(manager, group, "Верасень", "Ганна"), Laptops(manager, tmp_path)
    laptops.exchange()
    (here,) = printed(manager, group, person)
    with laptops.other.transaction(manager.actor.user, "print_cards") as session:
        there = Card(**{**here.model_dump(exclude={"heads", "print_id"}), "id": new_id(), "token": f"{7:020d}"})
        session.add(there)
    laptops.exchange()
    for store in (laptops.here, laptops.other):
        with store.read() as session:
            both = session.exec(select(Card)).all()
            states = {card.token: standing(card, both, here.issued_on) for card in both}
        assert states == {here.token: CardState.REPLACED, f"{7:020d}": CardState.ISSUED}
    assert meaning(manager, here) is ScanMeaning.REPLACED
    assert manager.people.open_person(as_role(manager, Role.INTAKE), person).person.carded
    laptops.close()


def test_the_good_card_is_the_valid_one_given_out_last_in_every_order() -> None:
    day = date(2026, 11, 22)
    made = [
        Card(
            id=new_id(),
            station_number=1,
            running_number=1,
            serial=serial,
            state=CardState.ISSUED,
            issued_on=day,
            valid_until=day + timedelta(days=30 - serial * 20),
        )
        for serial in (0, 1, 2)
    ]
    for order in (made, made[::-1], made[1:] + made[:1]):
        states = [standing(card, order, day) for card in made]
        assert states == [CardState.REPLACED, CardState.ISSUED, CardState.EXPIRED]


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ((), 1),
        ((ConsentState.NOT_ABLE,), 1),
        ((ConsentState.GIVEN,), 1),
        ((ConsentState.REFUSED,), 0),
        ((ConsentState.GIVEN, ConsentState.WITHDRAWN), 0),
        ((ConsentState.REFUSED, ConsentState.GIVEN), 1),
    ],
)
def test_the_photo_of_who_said_no_is_not_on_the_card(
    manager: Waystation, group: UUID, answers: tuple[ConsentState, ...], shown: int
) -> None:
    intake, person = as_role(manager, Role.INTAKE), register(manager, group, "Верасень", "Ганна")
    manager.registration.set_photo(intake, person, a_face("red"))
    for state in answers:
        form = ConsentForm(new_id(), person, ConsentPurpose.CARD_PHOTO, state, ConsentMethod.ORAL)
        manager.consents.record(intake, form)
    job = manager.card_acts.print_cards(intake, CardPrintForm(group, (person,), A6))
    assert len(PdfReader(io.BytesIO(job.draw(None).pdf)).pages[0].images) == shown


def test_a_printer_is_kept_corrected_and_used(manager: Waystation, group: UUID) -> None:
    intake, acts = as_role(manager, Role.INTAKE), manager.card_acts
    person = register(manager, group, "Верасень", "Ганна")
    form = PrinterForm(new_id(), "Label printer", 203, back_x=-30)
    assert acts.save_printer(intake, form)[0].dpi == 203
    assert [row.name for row in acts.save_printer(intake, PrinterForm(form.id, "Desk 2", 300, 10))] == ["Desk 2"]
    assert acts.printers(intake)[0].front_x == 10
    job = acts.print_cards(intake, CardPrintForm(group, (person,), CardLayout.LABEL_62, printer=form.id))
    drawn = PdfReader(io.BytesIO(job.draw(None).pdf)).pages[0].get_contents()
    assert drawn is not None
    assert b" 1.44000 0 0 1.44000 " in drawn.get_data()  # six dots at 300 dpi in points
    assert acts.test_page(intake, form.id, A4).draw(None).pages == 2
    assert manager.papers.print_log(intake)[0].kind is PaperKind.TEST_PAGE


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (lambda new: PrinterForm(new, " ", 300), "name"),
        (lambda new: PrinterForm(new, "Desk 2", 0), "dpi"),
        (lambda new: PrinterForm(new, "Desk 2", 204), "dpi"),
        (lambda new: PrinterForm(new, "Desk 2", 300, back_y=-501), "back_y"),
    ],
)
def test_a_printer_that_cannot_be_is_refused(
    manager: Waystation, wrong: Callable[[UUID], PrinterForm], field: str
) -> None:
    with pytest.raises(UserError) as refusal:
        manager.card_acts.save_printer(as_role(manager, Role.INTAKE), wrong(new_id()))
    assert refusal.value.field == field
    with pytest.raises(UserError, match="not known here"):
        manager.card_acts.blank_cards(as_role(manager, Role.INTAKE), 1, printer=new_id())
    assert manager.card_acts.printers(as_role(manager, Role.INTAKE)) == ()


def test_every_card_knows_the_print_that_it_was_on_last(manager: Waystation, group: UUID) -> None:
    (card,) = printed(manager, group, register(manager, group, "Верасень", "Ганна"))
    manager.card_acts.reprint(as_role(manager, Role.INTAKE), card.id, A6)
    with manager.house.store.read() as session:
        numbers = {row.id: row.print_number for row in session.exec(select(PrintLog)).all()}
    (now,) = cards(manager)
    assert card.print_id is not None
    assert now.print_id is not None
    assert numbers[now.print_id] == numbers[card.print_id] + 1
