"""Vaccinations, orders, the round, dispensing, and what leaves the clinic, on one real register."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from fhir.resources.R4B.bundle import Bundle
from sqlmodel import select

from app.check_forms import (
    Allergy,
    CheckForm,
    Condition,
    DispenseForm,
    DoseForm,
    FollowUpForm,
    ImmunizationForm,
    Medicine,
    OrderForm,
)
from app.errors import Refused, UserError
from app.ids import new_id
from app.rosters import RosterForm
from app.supply_forms import ReceiptForm
from app.waystation import Waystation
from models.codes import (
    Answer,
    DoseState,
    FollowUpKind,
    LetterField,
    LetterKind,
    ListState,
    Outcome,
    PaperKind,
    Pregnancy,
    Role,
    RosterKind,
)
from models.supplies import Issue, StockMovement
from tests.app.clinic_desk import arrived, clinic, joined, staffed
from tests.app.conftest import as_role
from tests.printing.reading import text

__all__ = ["clinic", "staffed"]  # fixtures

TODAY = date.today()
SECRET = "beaten in the cell"


def ordered(clinic: Waystation, person: UUID, **more: object) -> OrderForm:
    values = {"medicine": Medicine("Рамиприл 5", "ramipril", "1"), "times": ("20:00", "08:00"), "starts_on": TODAY}
    form = OrderForm(new_id(), person, **(values | more))  # type: ignore[arg-type]
    return clinic.clinic.order(clinic.actor, form).form


def at(hour: int, day: date = TODAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour).astimezone()


def dose(clinic: Waystation, form: OrderForm, state: DoseState, hour: int = 8) -> None:
    clinic.clinic.record_dose(clinic.actor, DoseForm(new_id(), form.id, at(hour), state))


def received(clinic: Waystation, lot: str, expires: date, quantity: int = 10) -> None:
    store = as_role(clinic, Role.STORE)
    clinic.supplies.receive(store, [ReceiptForm(new_id(), "PARACET", quantity, lot=lot, expires=expires)])


def given_out(clinic: Waystation, person: UUID, quantity: int, **more: str) -> DispenseForm:
    form = DispenseForm(new_id(), person, "PARACET", quantity, "1 таблетка 3 разы на дзень", "be", **more)
    clinic.clinic.dispense(clinic.actor, form)
    return form


# Vaccinations


def test_a_vaccination_keeps_as_much_of_its_date_as_is_known(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    for on in ("", "2019", "2019-05", "2019-05-17"):
        clinic.clinic.save_vaccination(clinic.actor, ImmunizationForm(new_id(), person, "MMR", on=on))
    rows = clinic.clinic.vaccinations(clinic.actor, person)
    assert [row.form.on for row in rows] == ["2019-05-17", "2019-05", "2019", ""]
    clinic.clinic.void_vaccination(clinic.actor, rows[0].form.id)
    assert len(clinic.clinic.vaccinations(clinic.actor, person)) == 3


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"vaccine": " "}, "vaccine"),
        ({"on": "05.2019"}, "on"),
        ({"on": "2019-13"}, "on"),
        ({"on": "2019-02-30"}, "on"),
        ({"on": "1850"}, "on"),
        ({"on": f"{TODAY.year + 1}"}, "on"),
        ({"dose": 0}, "dose"),
        ({"lot": "x" * 300}, "lot"),
    ],
)
def test_a_vaccination_that_nobody_can_mean_is_refused(
    clinic: Waystation, wrong: dict[str, object], field: str
) -> None:
    form = replace(ImmunizationForm(new_id(), new_id(), "MMR"), **wrong)  # type: ignore[arg-type]
    with pytest.raises(UserError) as refused:
        clinic.clinic.save_vaccination(clinic.actor, form)
    assert refused.value.field == field


# Orders and the round


def test_the_round_holds_every_dose_of_the_day_in_order(clinic: Waystation) -> None:
    group, person = arrived(clinic)
    form = ordered(clinic, person)
    rows = clinic.clinic.round(clinic.actor, TODAY, group)
    assert [row.due_at for row in rows] == [at(8), at(20)]
    assert {row.medicine.as_written for row in rows} == {"Рамиприл 5"}
    assert clinic.clinic.round(clinic.actor, TODAY - timedelta(days=1), group) == ()
    clinic.clinic.end_order(clinic.actor, form.id)
    assert clinic.clinic.round(clinic.actor, TODAY + timedelta(days=1), group) == ()
    assert not clinic.clinic.orders(clinic.actor, person)[0].running


def test_an_order_ends_on_its_last_day(clinic: Waystation) -> None:
    group, person = arrived(clinic)
    ordered(clinic, person, ends_on=TODAY + timedelta(days=1))
    many = [len(clinic.clinic.round(clinic.actor, TODAY + timedelta(days=days), group)) for days in range(3)]
    assert many == [2, 2, 0]


def test_a_refused_dose_may_be_given_later_and_a_given_one_never_again(clinic: Waystation) -> None:
    group, person = arrived(clinic)
    form = ordered(clinic, person)
    dose(clinic, form, DoseState.REFUSED)
    assert clinic.clinic.round(clinic.actor, TODAY, group)[0].state is DoseState.REFUSED
    dose(clinic, form, DoseState.GIVEN)
    with pytest.raises(UserError, match="Do not give it again"):
        dose(clinic, form, DoseState.GIVEN)
    first, second = clinic.clinic.round(clinic.actor, TODAY, group)
    assert (first.state, first.given, second.state) == (DoseState.GIVEN, 1, None)
    assert first.by


def test_a_dose_that_is_not_of_the_order_is_refused(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    with pytest.raises(UserError, match="not one of the order"):
        dose(clinic, ordered(clinic, person), DoseState.GIVEN, hour=9)


@pytest.mark.parametrize(
    "wrong",
    [
        {"medicine": Medicine("")},
        {"times": ()},
        {"times": ("8",)},
        {"times": ("25:00",)},
        {"times": ("08:00", "08:00")},
        {"ends_on": TODAY - timedelta(days=1)},
    ],
)
def test_an_order_that_nobody_can_follow_is_refused(clinic: Waystation, wrong: dict[str, object]) -> None:
    with pytest.raises(UserError):
        ordered(clinic, new_id(), **wrong)


def test_an_order_is_never_changed(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    form = ordered(clinic, person)
    clinic.clinic.order(clinic.actor, form)
    with pytest.raises(UserError, match="End it"):
        clinic.clinic.order(clinic.actor, replace(form, times=("09:00",)))
    assert len(clinic.clinic.orders(clinic.actor, person)) == 1


def test_both_records_of_one_person_are_in_one_round(clinic: Waystation) -> None:
    (group, one), (_, other) = arrived(clinic), arrived(clinic)
    ordered(clinic, other, times=("12:00",))
    clinic.clinic.save_vaccination(clinic.actor, ImmunizationForm(new_id(), other, "Td"))
    joined(clinic, one, other)
    assert [row.person.id for row in clinic.clinic.round(clinic.actor, TODAY, group)] == [one]
    assert len(clinic.clinic.vaccinations(clinic.actor, one)) == 1
    assert len(clinic.clinic.orders(clinic.actor, one)) == 1


# Dispensing


def test_what_expires_first_goes_first_and_never_what_has_expired(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    received(clinic, "LATE", TODAY + timedelta(days=300))
    received(clinic, "SOON", TODAY + timedelta(days=30), 4)
    received(clinic, "OVER", TODAY - timedelta(days=1))
    given_out(clinic, person, 6)
    (row,) = clinic.clinic.dispensed(clinic.actor, person)
    assert [(lot, many) for lot, many, _ in sorted(row.taken)] == [("LATE", 2), ("SOON", 4)]
    assert row.form.instructions.startswith("1 таблетка")
    with pytest.raises(UserError, match="expired"):
        given_out(clinic, person, 1, lot="OVER")
    with pytest.raises(UserError, match="not on the clinic's shelf"):
        given_out(clinic, person, 1, lot="NONE")


def test_the_ledger_says_neither_for_whom_nor_what_for(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    form = given_out(clinic, person, 2)
    with clinic.house.store.read() as session:
        moved = session.exec(select(StockMovement).where(StockMovement.pair_id == form.id)).all()
        issues = session.exec(select(Issue).where(Issue.person_id == person)).all()
    assert sum(each.quantity for each in moved) == -2
    assert {(each.person_id, each.group_id, each.note, each.reason) for each in moved} == {(None, None, "", None)}
    assert issues == []


def test_undone_it_is_back_on_the_shelf_once(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    before = shelf(clinic)
    form = given_out(clinic, person, 3)
    assert shelf(clinic) == before - 3
    clinic.clinic.undo_dispensing(clinic.actor, form.id)
    clinic.clinic.undo_dispensing(clinic.actor, form.id)
    assert shelf(clinic) == before
    assert clinic.clinic.dispensed(clinic.actor, person) == ()


def shelf(clinic: Waystation) -> int:
    return next(row.left for row in clinic.clinic.shelf(clinic.actor) if row.code == "PARACET")


def test_an_assistant_hands_out_and_reads_nothing(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    aid = as_role(clinic, Role.AID)
    form = DispenseForm(new_id(), person, "PARACET", 1, "1 a day")
    assert clinic.clinic.dispense(aid, form).name
    for call in (clinic.clinic.dispensed, clinic.clinic.orders, clinic.clinic.vaccinations, clinic.clinic.fhir):
        with pytest.raises(Refused):
            call(aid, person)


def test_what_is_not_of_the_clinic_or_has_no_words_is_refused(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    with pytest.raises(UserError, match="Supplies"):
        clinic.clinic.dispense(clinic.actor, DispenseForm(new_id(), person, "BLANKET", 1, "1"))
    with pytest.raises(UserError, match="how to take"):
        clinic.clinic.dispense(clinic.actor, DispenseForm(new_id(), person, "PARACET", 1, " "))
    assert clinic.clinic.dispense(clinic.actor, DispenseForm(new_id(), person, "PLASTER", 1, "")).short


# What leaves


@pytest.fixture(scope="module")
def checked(clinic: Waystation) -> UUID:
    """Somebody with a signed check, an order and a vaccination; ill-treatment was told."""
    _, person = arrived(clinic, family="Янкоўская", given="Вольга", languages=("be",))
    form = CheckForm(
        new_id(),
        person,
        consent=Answer.YES,
        statement=SECRET,
        note=SECRET,
        allergies_state=ListState.LIST,
        allergies=(Allergy("penicillin", "rash"),),
        medicines_state=ListState.NONE_KNOWN,
        conditions_state=ListState.LIST,
        conditions=(Condition("hypothyroidism", "E03.9"),),
        pregnancy=Pregnancy.YES,
        pregnancy_weeks=14,
        outcome=Outcome.FOLLOW_UP,
        follow_ups=(
            FollowUpForm(new_id(), person, FollowUpKind.TEST, "TSH"),
            FollowUpForm(new_id(), person, FollowUpKind.PHOTOGRAPH_MARKS, SECRET),
        ),
    )
    clinic.health.sign_check(clinic.actor, form)
    clinic.clinic.save_vaccination(clinic.actor, ImmunizationForm(new_id(), person, "MMR", 2, "2019-05"))
    ordered(clinic, person)
    return person


def test_the_summary_is_printed_in_two_languages_and_logged(clinic: Waystation, checked: UUID) -> None:
    job = clinic.clinic.summary(clinic.actor, checked, "lt")
    paper = job.draw(None)
    read = text(paper)
    assert paper.pages == 2
    assert read.count("penicillin, rash") == 2
    assert read.count("2019-05") == 2
    assert read.count("Рамиприл 5 (ramipril)") == 2
    assert read.count("TSH") == 2
    assert SECRET not in read
    assert "Вольга Янкоўская" in read
    newest = clinic.papers.print_log(clinic.actor)[0]
    assert (newest.kind, newest.number, newest.paper_class) == (PaperKind.MEDICAL_SUMMARY, job.number, "S3")
    assert "Янк" not in job.title


def test_the_file_is_valid_says_the_same_and_is_logged(clinic: Waystation, checked: UUID) -> None:
    made = clinic.clinic.fhir(clinic.actor, checked)
    Bundle.model_validate_json(made)
    read = json.dumps(json.loads(made), ensure_ascii=False)
    wanted = ("penicillin", "Рамиприл 5 (ramipril)", "MMR", "TSH", "Янкоўская")
    assert [word for word in wanted if word not in read] == []
    assert SECRET not in read
    newest = clinic.papers.print_log(clinic.actor)[0]
    assert (newest.kind, newest.saved) == (PaperKind.MEDICAL_FILE, 1)


def test_a_letter_may_tell_conditions_and_pregnancy_only_when_ticked(clinic: Waystation, checked: UUID) -> None:
    sheet = clinic.letters.open_letter(clinic.actor, checked, LetterKind.MEDICAL)
    offers = {offer.field: offer.value for offer in sheet.offers}
    assert offers[LetterField.CONDITIONS] == "hypothyroidism (E03.9)"
    assert offers[LetterField.PREGNANCY] == "Pregnant, week 14"
    assert LetterField.CONDITIONS not in sheet.form.fields
    assert LetterField.PREGNANCY not in sheet.form.fields


def test_somebody_nobody_checked_has_a_summary_that_says_so(clinic: Waystation) -> None:
    _, person = arrived(clinic)
    read = text(clinic.clinic.summary(clinic.actor, person, "en").draw(None))
    assert "No signed check yet" in read
    Bundle.model_validate_json(clinic.clinic.fhir(clinic.actor, person))


def test_no_other_role_makes_a_summary(clinic: Waystation, checked: UUID) -> None:
    for role in (Role.INTAKE, Role.MANAGER, Role.CASE, Role.STORE, Role.AID):
        with pytest.raises(Refused):
            clinic.clinic.summary(as_role(clinic, role), checked, "lt")


# The lists of the clinic


def test_the_lists_hold_doses_and_follow_ups_but_no_photographs(clinic: Waystation) -> None:
    group, person = arrived(clinic, family="Сіняк", given="Алена")
    ordered(clinic, person)
    health = clinic.health
    health.save_follow_up(clinic.actor, FollowUpForm(new_id(), person, FollowUpKind.TEST, "TSH in the morning"))
    marks = FollowUpForm(new_id(), person, FollowUpKind.PHOTOGRAPH_MARKS, SECRET, at(8))
    health.save_follow_up(clinic.actor, marks)
    medicines = printed(clinic, group, RosterKind.MEDICINES)
    assert (medicines.count("Рамиприл 5"), "08:00" in medicines, "20:00" in medicines) == (2, True, True)
    follow_ups = printed(clinic, group, RosterKind.MEDICAL_FOLLOW_UP)
    assert "TSH in the morning" in follow_ups
    assert SECRET not in follow_ups


def test_a_dose_that_was_given_is_not_on_the_list_again(clinic: Waystation) -> None:
    group, person = arrived(clinic)
    dose(clinic, ordered(clinic, person), DoseState.GIVEN)
    read = printed(clinic, group, RosterKind.MEDICINES)
    assert ("08:00" in read, "20:00" in read) == (False, True)


def printed(clinic: Waystation, group: UUID, kind: RosterKind) -> str:
    form = RosterForm(kind, group=group, for_whom="the night nurse")
    return text(clinic.rosters.paper(clinic.actor, form).draw(None), "-layout")
