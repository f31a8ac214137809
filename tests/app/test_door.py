from dataclasses import replace
from uuid import UUID

import pytest

from app.card_forms import CardPrintForm
from app.errors import Refused, UserError
from app.forms import AbsenceForm, CountForm, PersonForm
from app.rows import ScanMeaning
from app.waystation import Waystation
from models.base import new_id
from models.codes import AbsenceReason, ActNow, Arrival, Role, SafetyFlag, Triage
from printing.data import CardLayout
from tests.app.conftest import as_role


def count(waystation: Waystation, group: UUID, **fields: object) -> CountForm:
    form = CountForm(new_id(), group, on_list=False, **fields)  # type: ignore[arg-type]
    waystation.arrivals.count_in(as_role(waystation, Role.INTAKE), form)
    return form


def test_an_extra_is_counted_with_two_keys_and_is_in_every_queue(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    row = manager.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False, triage=Triage.YELLOW))
    assert (row.order, row.counted) == (1, 1)
    assert row.person.number == "123-00001-90" or row.person.number.startswith("123-00001-")
    board = manager.tonight.board(intake, group)
    assert [len(q.people) for q in (board.register, board.health, board.supplies)] == [1, 1, 1]
    assert board.counts.extras == 1
    assert SafetyFlag.HIDE in manager.people.open_person(intake, row.person.id).flags


def test_counting_the_same_form_twice_makes_one_person(manager: Waystation, group: UUID) -> None:
    form = count(manager, group)
    manager.arrivals.count_in(as_role(manager, Role.INTAKE), form)
    assert manager.tonight.board(as_role(manager, Role.INTAKE), group).counts.counted == 1


def test_a_blank_card_gives_its_number_and_belongs_to_one_person_only(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    job = manager.card_acts.blank_cards(intake, 2)
    assert job.draw(None).pdf.startswith(b"%PDF")
    log = manager.papers.print_log(intake)
    assert (log[0].count, log[0].kind.value) == (2, "BLANK_CARDS")
    short = blank_code(manager)
    assert manager.scans.open_code(intake, short).meaning is ScanMeaning.BLANK_CARD
    row = manager.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False, card=short))
    assert row.person.number == manager.scans.open_code(intake, short).number
    assert row.person.carded
    with pytest.raises(UserError) as caught:
        manager.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False, card=short))
    assert caught.value.field == "card"
    assert manager.tonight.board(intake, group).counts.counted == 1


def blank_code(waystation: Waystation) -> str:
    """The digits of a blank card, as a scanner would read them from the paper."""
    from sqlmodel import select

    from app.token import ShortCode
    from models.papers import Card

    with waystation.house.store.read() as session:
        card = session.exec(select(Card)).first()
        assert card is not None
        return ShortCode(waystation.house.store.station, int(card.token)).digits


def test_a_number_written_on_a_hand_is_taken_when_it_is_free(manager: Waystation, group: UUID) -> None:
    from models.values.number import PersonNumber

    intake, number = as_role(manager, Role.INTAKE), str(PersonNumber(123, 77))
    row = manager.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False, card=number))
    assert row.person.number == number
    with pytest.raises(UserError):
        manager.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False, card=number))
    with pytest.raises(UserError):
        manager.arrivals.count_in(intake, CountForm(new_id(), group, on_list=False, card="123-00078-00"))
    assert count_next(manager, group) == str(PersonNumber(123, 78))


def count_next(waystation: Waystation, group: UUID) -> str:
    form = CountForm(new_id(), group, on_list=False)
    return waystation.arrivals.count_in(as_role(waystation, Role.INTAKE), form).person.number


def test_undo_takes_an_extra_away_and_a_listed_person_back_to_the_list(manager: Waystation, group: UUID) -> None:
    intake, form = as_role(manager, Role.INTAKE), count(manager, group)
    manager.arrivals.undo_count(intake, form.person)
    assert manager.tonight.board(intake, group).counts.counted == 0


def test_somebody_absent_is_named_to_intake_and_counted_for_the_others(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    from app.importing import list_form

    raw = "№;Фамилия;Имя\n1;Верасень;Кірыл\n2;Ручаёк;Марыя\n".encode()
    manager.lists.import_list(intake, list_form(group, raw))
    first = manager.arrivals.list_of(intake, group)[0]
    manager.arrivals.mark_absent(intake, AbsenceForm(first.id, AbsenceReason.REFUSED_TO_LEAVE, "escort"))
    board = manager.tonight.board(intake, group)
    assert [row.name.own for row in board.absent] == ["Верасень Кірыл"]
    seen_by_store = manager.tonight.board(as_role(manager, Role.STORE), group)
    assert seen_by_store.absent == ()
    assert seen_by_store.counts.absent == 1
    assert not manager.people.find(as_role(manager, Role.STORE), "Верасень")
    row = manager.arrivals.count_in(intake, CountForm(first.id, group, on_list=True))
    assert row.person.arrival is Arrival.COUNTED
    assert row.person.absence is None


def test_an_absence_can_be_undone_and_counting_in_is_not_touched_by_it(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    from app.importing import list_form

    manager.lists.import_list(intake, list_form(group, "№;Фамилия;Имя\n1;Верасень;Кірыл\n".encode()))
    person = manager.arrivals.list_of(intake, group)[0].id
    manager.arrivals.mark_absent(intake, AbsenceForm(person, AbsenceReason.HOSPITAL, "driver"))
    back = manager.arrivals.undo_absent(intake, person)
    assert (back.arrival, back.absence) == (Arrival.LISTED, None)
    manager.arrivals.count_in(intake, CountForm(person, group, on_list=True))
    assert manager.arrivals.undo_absent(intake, person).arrival is Arrival.COUNTED


def test_doctor_now_is_on_the_board_and_at_the_head_of_the_queue(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    count(manager, group, triage=Triage.GREEN)
    urgent = count(manager, group, doctor_now=True)
    board = manager.tonight.board(intake, group)
    assert board.health.people[0].id == urgent.person
    assert board.attention[0].person == urgent.person
    assert ActNow.DOCTOR_NOW in board.health.people[0].acts_now
    assert manager.tonight.board(as_role(manager, Role.STORE), group).health.people[0].acts_now == ()


def test_the_store_may_not_count_in_and_the_refusal_is_journaled(manager: Waystation, group: UUID) -> None:
    with pytest.raises(Refused):
        manager.arrivals.count_in(as_role(manager, Role.STORE), CountForm(new_id(), group, on_list=False))
    from sqlmodel import select

    from models.papers import Fact

    with manager.house.store.read() as session:
        facts = session.exec(select(Fact).where(Fact.kind == "REFUSED")).all()
    assert [fact.detail for fact in facts] == ["count_in"]


def test_registering_somebody_not_counted_counts_them_in(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    form = PersonForm(new_id(), group, "Верасень", "Кірыл", name_language="be")
    row = manager.registration.register(intake, form)
    assert row.registered
    assert row.arrival is Arrival.COUNTED
    assert row.name.latin == "Verasen Kiryl"
    assert not row.name.latin_confirmed
    again = manager.registration.register(
        intake, replace(form, latin_family="Verasen", latin_given="Kiryl", latin_confirmed=True)
    )
    assert again.id == row.id
    assert again.name.latin_confirmed
    assert manager.tonight.board(intake, group).counts.counted == 1


def test_an_active_card_is_printed_again_not_anew(manager: Waystation, group: UUID) -> None:
    intake = as_role(manager, Role.INTAKE)
    row = manager.registration.register(intake, PersonForm(new_id(), group, "Верасень"))
    manager.card_acts.print_cards(intake, CardPrintForm(group, (row.id,), CardLayout.ID1_ON_A4))
    manager.card_acts.print_cards(intake, CardPrintForm(group, (row.id,), CardLayout.A6))
    page = manager.people.open_person(intake, row.id)
    assert [(card.serial, card.state.value) for card in page.cards] == [(1, "ISSUED")]
    assert page.cards[0].number == row.number
