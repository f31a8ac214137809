"""Vouchers and cash on a real register: numbers once, two persons for cash, the till of a day, the receipt."""

from __future__ import annotations

import io
import os
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from pypdf import PdfReader
from sqlmodel import Session

from app.access import Actor
from app.errors import Refused, UserError
from app.rights.forms import ErasureForm, StandingForm
from app.voucher_forms import TakeBackForm, VoucherForm
from app.vouchers import folded
from app.waystation import Waystation
from models.appointments import Voucher
from models.base import new_id
from models.codes import Answer, PaperKind, RetentionArea, Role, VoucherKind
from models.person import Person
from tests.app.conftest import as_role
from tests.app.leaving import leaves
from tests.app.test_presence import Wall, people, wall

__all__ = ["people", "wall"]  # fixtures
SEEDS = range(int(os.environ.get("WAYSTATION_TILL_SEEDS", "1")))
STEPS = int(os.environ.get("WAYSTATION_TILL_STEPS", "24"))
CASH, TAXI, BUS = VoucherKind.CASH, VoucherKind.TAXI, VoucherKind.BUS_TICKET


@pytest.fixture
def desk(manager: Waystation, people: list[UUID]) -> Actor:
    return replace(as_role(manager, Role.CASE), name="Lina Žemaitė")


def cash(person: UUID, amount: str = "20.50", **changes: object) -> VoucherForm:
    return replace(VoucherForm(new_id(), person, CASH, amount, witness="Piotr Wrona"), **changes)


def taxi(person: UUID, number: str = "T 0017") -> VoucherForm:
    return VoucherForm(new_id(), person, TAXI, number=number)


def test_what_must_be_said_before_anything_is_kept(manager: Waystation, people: list[UUID], desk: Actor) -> None:
    wrong = {
        "amount": [cash(people[0], ""), cash(people[0], "0"), cash(people[0], "2.555"), cash(people[0], "9" * 11)],
        "witness": [cash(people[0], witness=" "), cash(people[0], witness="lina  žemaitė")],
        "number": [taxi(people[0], " - ")],
    }
    for field, forms in wrong.items():
        for form in forms:
            with pytest.raises(UserError) as told:
                manager.vouchers.give(desk, form)
            assert told.value.field == field
    assert manager.vouchers.of(desk, people[0]).rows == ()


def test_no_second_voucher_of_one_number_until_it_is_taken_back(
    manager: Waystation, people: list[UUID], desk: Actor
) -> None:
    first = taxi(people[0])
    assert [manager.vouchers.give(desk, first).id for _ in range(2)] == [first.id] * 2
    for person in people[:2]:
        with pytest.raises(UserError, match="number was handed out"):
            manager.vouchers.give(desk, taxi(person, "t-0017"))
    bus = VoucherForm(new_id(), people[1], BUS, number="T 0017")
    assert manager.vouchers.give(desk, bus).number == "T 0017"
    with pytest.raises(Refused):
        manager.vouchers.take_back(desk, TakeBackForm(first.id, "not used"))
    with pytest.raises(UserError) as told:
        manager.vouchers.take_back(manager.actor, TakeBackForm(first.id, " "))
    assert told.value.field == "reason"
    manager.vouchers.take_back(manager.actor, TakeBackForm(first.id, "not used"))
    with pytest.raises(UserError, match="taken back"):
        manager.vouchers.take_back(manager.actor, TakeBackForm(first.id, "again"))
    manager.vouchers.give(desk, taxi(people[1], "t0017"))
    told_back = manager.vouchers.of(desk, people[0]).rows[0]
    assert (told_back.back_reason, told_back.back_at is not None, told_back.twice) == ("not used", True, False)


def test_one_number_from_two_laptops_is_shown_as_such(manager: Waystation, people: list[UUID], desk: Actor) -> None:
    one = manager.vouchers.give(desk, taxi(people[0]))
    other = Voucher(id=new_id(), person_id=people[1], kind=TAXI, number="t0017", at=one.at, signed=Answer.YES)
    manager.house.store.run(manager.actor.user, "test", lambda session: session.add(other))
    assert [row.twice for row in manager.vouchers.till(desk).rows] == [True, True]


def test_the_till_counts_what_went_out_and_what_came_back_on_its_day(
    manager: Waystation, people: list[UUID], desk: Actor, wall: Wall
) -> None:
    given = [
        manager.vouchers.give(desk, cash(each, amount))
        for each, amount in zip(people, ("20", "0.05", "7"), strict=True)
    ]
    manager.vouchers.give(desk, cash(people[0], "30", currency="pln"))
    manager.vouchers.give(desk, taxi(people[0]))
    manager.vouchers.take_back(manager.actor, TakeBackForm(given[2].id, "error"))
    first = manager.vouchers.till(desk)
    sums = {(line.kind, line.currency): (line.given, line.given_minor, line.back, line.net) for line in first.sums}
    assert sums == {(CASH, "EUR"): (3, 2705, 1, 2005), (CASH, "PLN"): (1, 3000, 0, 3000), (TAXI, ""): (1, 0, 0, 0)}
    wall.on(days=1)
    manager.vouchers.take_back(manager.actor, TakeBackForm(given[0].id, "came back"))
    second = manager.vouchers.till(desk)
    assert [(line.given, line.back, line.net) for line in second.sums] == [(0, 1, -2000)]
    assert [row.id for row in second.rows] == [given[0].id]
    assert manager.vouchers.till(desk, second.day - timedelta(days=1)).sums == first.sums


def test_who_has_left_gets_nothing_and_who_is_restricted_food_only(
    manager: Waystation, people: list[UUID], desk: Actor
) -> None:
    leaves(manager, manager.actor, people[0])
    with pytest.raises(UserError, match="has left"):
        manager.vouchers.give(desk, taxi(people[0]))
    manager.standings.restrict(manager.actor, StandingForm(new_id(), people[1], "asked for it"))
    with pytest.raises(UserError, match="restricted"):
        manager.vouchers.give(desk, cash(people[1]))
    food = VoucherForm(new_id(), people[1], VoucherKind.FOOD, number="F1")
    assert manager.vouchers.give(desk, food).kind is VoucherKind.FOOD


def test_a_record_that_was_taken_back_hides_no_money(manager: Waystation, people: list[UUID], desk: Actor) -> None:
    row = manager.vouchers.give(desk, cash(people[0]))

    def take_back(session: Session) -> None:
        person = session.get(Person, people[0])
        assert person is not None
        person.voided = True

    manager.house.store.run(manager.actor.user, "test", take_back)
    sheet = manager.vouchers.till(desk)
    assert [(each.id, each.person) for each in sheet.rows] == [(row.id, None)]
    assert sheet.sums[0].net == 2050
    with pytest.raises(UserError, match="not on this laptop"):
        manager.vouchers.receipt(desk, row.id)
    assert manager.vouchers.take_back(manager.actor, TakeBackForm(row.id, "came back")).person is None


def test_what_is_erased_of_a_voucher_leaves_its_sum(manager: Waystation, people: list[UUID], desk: Actor) -> None:
    manager.vouchers.give(desk, cash(people[0], purpose="a SIM card"))
    leaves(manager, manager.actor, people[0])
    officer = as_role(manager, Role.PROTECTION_OFFICER)
    manager.erasures.erase(officer, ErasureForm(people[0], RetentionArea.SUPPLIES, "asked for it"))
    sheet = manager.vouchers.till(desk)
    assert [(row.purpose, row.witness, str(row.money)) for row in sheet.rows] == [("", "", "20.50 EUR")]
    assert sheet.sums[0].net == 2050


def test_the_receipt_bears_one_number_and_both_halves_say_it(
    manager: Waystation, people: list[UUID], desk: Actor
) -> None:
    row = manager.vouchers.give(desk, cash(people[0], purpose="a SIM card"))
    job = manager.vouchers.receipt(desk, row.id, "lt")
    again = manager.vouchers.receipt(desk, row.id)
    assert (job.kind, again.number) == (PaperKind.VOUCHER, job.number + 1)
    assert "Aa" not in job.title
    assert manager.vouchers.of(desk, people[0]).rows[0].receipt == job.number
    printed = again.draw(None)
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(printed.pdf)).pages)
    for words in ("20.50 EUR", "Piotr Wrona", "a SIM card", f"Receipt {job.number}"):
        assert text.count(words) == 2
    assert not printed.warnings
    assert manager.vouchers.sign(desk, row.id, Answer.YES).signed is Answer.YES


@pytest.mark.parametrize("seed", SEEDS)
def test_any_order_keeps_one_number_once_and_the_till_as_a_plain_book_has_it(
    manager: Waystation, people: list[UUID], desk: Actor, wall: Wall, seed: int
) -> None:
    dice, book, out = Random(seed), Counter[tuple[date, VoucherKind]](), dict[UUID, VoucherForm]()
    for _ in range(STEPS):
        wall.on(hours=dice.choice((0, 1, 7)))
        today = wall.at.astimezone().date()
        person, number = dice.choice(people), dice.choice(("7", "8", " 7"))
        if out and dice.random() < 0.4:
            back = out.pop(dice.choice(list(out)))
            manager.vouchers.take_back(manager.actor, TakeBackForm(back.id, "back"))
            book[today, back.kind] -= int(float(back.amount or 0) * 100)
            continue
        form = dice.choice((taxi(person, number), cash(person, str(dice.randrange(1, 90)))))
        taken = {folded(each.number) for each in out.values() if each.kind is form.kind is TAXI}
        if folded(form.number) in taken:
            with pytest.raises(UserError, match="number was handed out"):
                manager.vouchers.give(desk, form)
            continue
        manager.vouchers.give(desk, form)
        out[form.id] = form
        book[today, form.kind] += int(float(form.amount or 0) * 100)
    for day in {day for day, _ in book}:
        sums = {line.kind: line.net for line in manager.vouchers.till(desk, day).sums}
        assert sums == {kind: net for (on, kind), net in book.items() if on == day}


def test_a_number_is_compared_as_it_is_read() -> None:
    assert {folded(text) for text in ("T 0017", "t-0017", "Ｔ0017 ")} == {"t0017"}
    assert folded(" -/ ") == ""
